"""Times that reach over clauses, sentences and lists: announcements, chains of years, months without a year, new starts."""

from __future__ import annotations

import pytest

from tests.find.helpers import bug, deadlines, targets

LISTS = [
    (("根据2024年工作部署，现将有关事项通知如下：", "1.新增床位800张。"), "床位 +=800张"),
    (("为做好2025年工作，制定以下措施：", "1.新增床位800张。"), "床位 +=800张"),
    (("为确保2025年建成体系，现就有关工作通知如下：", "1.新增床位800张。"), "床位 +=800张"),
    (("到2025年，任务分工如下：", "1.新增床位800张。"), "床位 +=800张"),
    (("到2025年建成体系。具体做好以下工作：", "1.新增床位800张。"), "床位 +=800张"),
    # A colon behind aims hands its time on.
    (("到2025年，实现以下目标：", "1.新增床位800张。"), "床位 +=800张 @2025"),
    (("到2025年，主要指标如下：", "1.新增床位800张。"), "床位 +=800张 @2025"),
    (("到2025年底前，重点完成：", "1.新增床位800张。"), "床位 +=800张 @2025"),
]


@pytest.mark.parametrize(("lines", "expected"), LISTS)
def test_what_a_colon_hands_on(lines: tuple[str, ...], expected: str) -> None:
    assert targets(*lines) == expected


CHAINS = [
    ("到2025年、2027年、2030年，城镇化率分别达到68%、70%、72%。", "到2025年 by 2025; 2027年 by 2027; 2030年 by 2030"),
    ("到2025年、2030年分别达到68%、72%。", "到2025年 by 2025; 2030年 by 2030"),
    ("到2025年、2027年，建成一期。", "到2025年 by 2025; 2027年 by 2027"),
    ("到2025年和2030年，分别建成一期、二期。", "到2025年 by 2025; 2030年 by 2030"),
    # Without 到, or behind another clause, a year stays a span.
    (
        "2025年、2027年，分别建成一期、二期。",
        "2025年 during 2025-01-01..2025; 2027年 during 2027-01-01..2027",
    ),
    (
        "到2025年，建成一期，2027年、2030年建成二期。",
        "到2025年 by 2025; 2027年 during 2027-01-01..2027; 2030年 during 2030-01-01..2030",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains_of_years(text: str, expected: str) -> None:
    assert deadlines(text) == expected


def test_each_value_of_a_chain_takes_its_year() -> None:
    found = targets("到2025年、2027年、2030年，城镇化率分别达到68%、70%、72%。")
    assert found == "城镇化率 =68% @2025; 城镇化率 =70% @2027; 城镇化率 =72% @2030"


MONTHS = [
    (
        "三、主要任务",
        "2024年3月启动，6月底前完成改造12个。",
        "2024年3月 during 2024-03-01..2024-03-31; 6月底前 by 2024-06-30",
    ),
    (
        "三、主要任务",
        "2025年5月前完成方案编制；10月底前建成站点3个。",
        "2025年5月前 by 2025-04-30; 10月底前 by 2025-10-31",
    ),
    ("（二）2024年工作安排", "6月底前完成改造12个。", "6月底前 by 2024-06-30"),
    bug(
        "第二阶段（2024年）",
        "6月底前完成改造12个。",
        "6月底前 by 2024-06-30",
        reason="a line with a year in brackets is no heading",
    ),
    # No year, or two, named before: no date.
    ("三、主要任务", "6月底前完成改造12个。", "6月底前 by ?"),
    ("二、2024年12月—2025年3月", "6月底前完成改造12个。", "6月底前 by ?"),
]


@pytest.mark.parametrize(("heading", "text", "expected"), MONTHS)
def test_a_bare_month_takes_the_year_named_before(heading: str, text: str, expected: str) -> None:
    assert deadlines(text, heading=heading) == expected


def test_a_deed_of_another_month_is_no_subject() -> None:
    assert targets("2024年，3月底前完成排查，9月底前完成改造12个。") == "改造 =12个 @2024-09-30"


STARTS = [
    ("到2023年覆盖率达到90%、2024年起保持100%。", "覆盖率 =90% @2023; 覆盖率 =100%"),
    ("到2023年，覆盖率达到90%，2024年起达到100%。", "覆盖率 =90% @2023; 覆盖率 =100%"),
    ("到2023年，覆盖率达到90%，合格率达到100%。", "覆盖率 =90% @2023; 合格率 =100% @2023"),
    ("2024年秋季开学前，新增学位500个。", "学位 +=500个 @2024-08-31"),
    ("2024年开学前，新增学位500个。", "学位 +=500个"),
    ("2025年初，建成站点30个。", "站点 =30个 @2025-03-31"),
    ("2025年初步建成站点30个。", "站点 =30个 @2025"),
    ("改造2000年底前建成的老旧小区12个。", "老旧小区 =12个"),
    ("2023年底前建成老旧小区12个。", "老旧小区 =12个 @2023"),
    ("落实“十四五”养老规划，新增床位800张。", "床位 +=800张"),
    ("“十四五”，新增床位800张。", "床位 +=800张 @2025"),
    ("“十四五”期间，新增床位800张。", "床位 +=800张 @2025"),
    ("2025年前3个季度完成投资5亿元。", "投资 =5亿元 @2025-09-30"),
    ("争取在2025年前后建成站点3个。", "站点 =3个 @2025"),
]


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_where_the_reach_of_a_time_ends(text: str, expected: str) -> None:
    assert targets(text) == expected


THREE = "青峦县养老服务三年行动计划（2022—2024年）"
SPANS = [
    ("三年内新增床位800张。", "床位 +=800张 @2024"),
    ("五年内新增床位800张。", "床位 +=800张"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_as_long_as_the_plan_is_its_end(text: str, expected: str) -> None:
    assert targets(text, title=THREE) == expected


EACH = [
    ("每座城市建成公园3个。", "公园 =3个 /每座城市"),
    ("每镇建成站点1个。", "站点 =1个 /每镇"),
    ("每床每年补贴500元。", "补贴 =500元 /每床每年"),
    ("每亩每年补贴500元。", "补贴 =500元 /每亩每年"),
    ("低保标准达到每人每月985元。", "低保标准 =985元 /每人每月"),
    ("低保标准达到985元每人每月。", "低保标准 =985元 /每人每月"),
    ("低保标准达到985元/人·月。", "低保标准 =985元/人·月"),
    ("每户每月补助300元。", "补助 =300元 /每户每月"),
    ("每生每年补助1000元。", "补助 =1000元 /每生每年"),
]


@pytest.mark.parametrize(("text", "expected"), EACH)
def test_denominators_of_thing_and_time(text: str, expected: str) -> None:
    assert targets(text) == expected
