"""Time expressions that bound something to be done, and those that bound nothing."""

from __future__ import annotations

import pytest

from tests.find.helpers import PAST, deadlines, facts

YEARLY = "青峦县2024年民政工作要点"

BY = [
    ("到2025年，健全三级服务网络。", "到2025年 by 2025"),
    ("2022年底前完成改造。", "2022年底前 by 2022"),
    ("2022年前完成改造。", "2022年前 by 2021"),
    ("2022年底，全面建成平台。", "2022年底 by 2022"),
    ("“十四五”末，全面建成平台。", "“十四五”末 by 2025"),
    ("到二〇三五年，基本实现现代化。", "到二〇三五年 by 2035"),
    ("汛期前完成河道清淤。", "汛期前 by ?"),
    ("2024年6月底前出台细则。", "2024年6月底前 by 2024-06-30"),
    ("2024年6月30日前出台细则。", "2024年6月30日前 by 2024-06-30"),
    ("细则于2024年6月底前出台。", "2024年6月底前 by 2024-06-30"),
    ("到2025年、2030年，分别建成一期、二期工程。", "到2025年 by 2025; 2030年 by 2030"),
    ("到2025年，建成一期；到2030年，建成二期。", "到2025年 by 2025; 到2030年 by 2030"),
    ("到本世纪中叶，全面建成现代化强县。", "到本世纪中叶 by 2050"),
]
DURING = [
    ("2022年，启动编制工作。", "2022年 during 2022-01-01..2022"),
    ("2021—2023年，开展试点。", "2021—2023年 during 2021-01-01..2023"),
    ("“十四五”期间，新建改建一批站点。", "“十四五”期间 during 2021-01-01..2025"),
    ("2024年上半年，完成招标。", "2024年上半年 during 2024-01-01..2024-06-30"),
    ("2024年第三季度，开展评估。", "2024年第三季度 during 2024-07-01..2024-09-30"),
]
RECURRING = [
    ("每年开展一次满意度调查。", "每年 yearly"),
    ("每季度通报进展。", "每季度 quarterly"),
    ("每月召开调度会。", "每月 monthly"),
    ("每半年开展一次督查。", "每半年 recurring"),
    ("护理员每人每年培训不少于3天。", "每年 yearly"),
]
NONE = [
    ("长期坚持。", ""),
    ("持续推进。", ""),
    ("逐年提高标准。", ""),
    ("编制年度计划。", ""),
    ("2020年，全县新增床位800张。", ""),
    ("截至2020年底，全县有床位800张。", ""),
    ("2018年以来，全县经济持续向好。", ""),
    ("落实《2030年碳达峰行动方案》。", ""),
    ("单位能耗比2020年下降14%。", ""),
    ("贯彻政发〔2022〕27号文件。", ""),
    ("本规划自2022年1月1日起施行。", ""),
    ("意见建议请于2022年3月15日前反馈。", ""),
    ("补助标准为每人每月900元。", ""),
    ("三年内未发生安全事故的企业优先。", ""),
    ("瞄准2035年远景目标。", ""),
]
OF_A_YEAR = [
    ("年内开工建设。", "年内 by 2024"),
    ("年底前竣工。", "年底前 by 2024"),
    ("6月底前完成选址。", "6月底前 by 2024-06-30"),
    ("今年新建站点8个。", "今年 during 2024-01-01..2024"),
    ("全年培训护理员300人。", "全年 during 2024-01-01..2024"),
    ("一季度，完成招标。", "一季度 during 2024-01-01..2024-03-31"),
    ("上半年，完成招标。", "上半年 during 2024-01-01..2024-06-30"),
    ("6—9月，开展督查。", "6—9月 during 2024-06-01..2024-09-30"),
]


@pytest.mark.parametrize(("text", "expected"), BY + DURING + RECURRING)
def test_a_deadline(text: str, expected: str) -> None:
    assert deadlines(text) == expected


@pytest.mark.parametrize(("text", "expected"), NONE)
def test_no_deadline(text: str, expected: str) -> None:
    assert deadlines(text) == expected


@pytest.mark.parametrize(("text", "expected"), OF_A_YEAR)
def test_a_deadline_in_a_plan_of_one_year(text: str, expected: str) -> None:
    assert deadlines(text, title=YEARLY) == expected


SPANS = [
    ("2025年12月31日前，完成改造。", "2025年12月31日前 by 2025"),
    ("在2025年底之前完成改造。", "2025年底之前 by 2025"),
    ("力争2023年、确保2024年完成改造。", "2023年 during 2023-01-01..2023; 2024年 during 2024-01-01..2024"),
    ("每年6月底前报送总结。", "每年6月底前 yearly"),
    ("每两年开展一次评估。", "每两年 recurring"),
    ("每3年轮训一次。", "每3年 recurring"),
    (
        "第一阶段（2021—2022年），启动建设。第二阶段（2023—2025年），全面推进。",
        "2021—2022年 during 2021-01-01..2022; 2023—2025年 during 2023-01-01..2025",
    ),
    ("启动阶段（2024年3月）。制定方案。", "2024年3月 during 2024-03-01..2024-03-31"),
    ("完成时限：2024年6月底。", "2024年6月底 by 2024-06-30"),
    (
        "2024年3月1日至5月31日，开展自查。",
        "2024年3月1日至5月31日 during 2024-03-01..2024-05-31",
    ),
    ("2024年3—5月，开展自查。", "2024年3—5月 during 2024-03-01..2024-05-31"),
    ("2024年第一、二季度，开展自查。", "2024年第一、二季度 during 2024-01-01..2024-06-30"),
    (
        "2025年和2030年，分别建成一期、二期。",
        "2025年 during 2025-01-01..2025; 2030年 during 2030-01-01..2030",
    ),
    ("“十四五”前三年，建成一期。", "“十四五”前三年 during 2021-01-01..2023"),
    ("“十四五”以来，新增床位800张。", ""),
    ("“十四五”规划明确的任务要全部完成。", ""),
    ("自2023年起实施。", ""),
    ("本规划期限为2021—2025年，展望到2035年。", ""),
    ("低保标准达到每人每月985元。", ""),
    ("低保标准达到985元每人每月。", ""),
    ("每人每年参加培训不少于3天。", "每年 yearly"),
    ("每月走访1次。", "每月 monthly"),
    ("不迟于2024年底建成站点。", "2024年底 by 2024"),
    ("最迟2024年完成改造。", "最迟2024年 by 2024"),
    ("“十四五”中期前，建成站点3个。", "“十四五”中期前 by 2022"),
    ("每月1日至20日，不得入企检查。", "每月1日至20日 monthly"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans_and_stages(text: str, expected: str) -> None:
    assert deadlines(text) == expected


def test_about_a_year_is_not_before_it() -> None:
    assert "by 2024" not in deadlines("争取在2025年前后建成。")


def test_this_year_and_the_next() -> None:
    assert deadlines("今明两年，建成一期。", title=YEARLY) == "今明两年 during 2024-01-01..2025"


def test_the_past_has_no_deadlines() -> None:
    assert deadlines("2019年，全县完成改造。每年新增床位800张。", heading=PAST) == ""
    assert deadlines("到2025年，建成二期。", heading=PAST) == "到2025年 by 2025"


TASKS = [
    ("到2025年，健全三级服务网络，提升能力。", ["健全三级服务网络，提升能力"]),
    ("2022年底前完成改造。", ["完成改造"]),
    ("到2025年，建成一期；到2030年，建成二期。", ["建成一期", "建成二期"]),
    ("健全机制，每年开展一次评估。", ["开展一次评估"]),
]


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_the_task_that_is_bound(text: str, expected: list[str]) -> None:
    assert [row.task for row in facts(text).deadlines] == expected


PARTS_OF_A_YEAR = [
    ("3.上半年市妇幼保健院新院投入使用。", "上半年 during 2024-01-01..2024-06-30"),
    ("每名医师全年下派不少于30天。", "全年 during 2024-01-01..2024"),
    # A level kept, what the time is, and a rate of money bound nothing.
    ("全市货运量全年保持增长。", ""),
    ("5月是安全生产月。", ""),
    ("困难补贴每人每月再增30元。", ""),
]


@pytest.mark.parametrize(("text", "expected"), PARTS_OF_A_YEAR)
def test_half_a_year_and_the_whole_year(text: str, expected: str) -> None:
    assert deadlines(text, title="青峦县2024年民政工作要点") == expected
