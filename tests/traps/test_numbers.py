"""Traps of numbers, quantities and dates in running text: each with what must be refused and what must still be read."""

from __future__ import annotations

import pytest

from tests.find.helpers import PAST, deadlines, facts, statuses, targets, values

ZEROS_OF_YEARS = [
    ("到二○三五年，全面建成供水网。", "到二○三五年 by 2035"),  # U+25CB
    ("到二〇三五年，全面建成供水网。", "到二〇三五年 by 2035"),
    ("到二零三五年，全面建成供水网。", "到二零三五年 by 2035"),
    ("到二◯三五年，全面建成供水网。", "到二◯三五年 by 2035"),  # U+25EF
    ("到二0三五年，全面建成供水网。", "到二0三五年 by 2035"),
    ("到2035年，全面建成供水网。", "到2035年 by 2035"),
    ("到３０个村全部通水。", ""),
]


@pytest.mark.parametrize(("text", "expected"), ZEROS_OF_YEARS)
def test_every_zero_of_2035(text: str, expected: str) -> None:
    assert deadlines(text) == expected


NO_TIMES = [
    ("落实青政发〔2022〕27号要求，改造管网80公里。", "管网 =80公里"),
    ("联系电话138-8052-2077，改造管网80公里。", "管网 =80公里"),
    ("服务热线0571-2025-2026，改造管网80公里。", "管网 =80公里"),
    ("编制1-2项标准。", "标准 =1~2项"),
    ("制定1-2项地方规范。", "地方规范 =1~2项"),
    ("2021-2025年，改造管网80公里。", "管网 =80公里 @2025"),
    ("完成2022-2025号地块平整，改造管网80公里。", "管网 =80公里"),
]


@pytest.mark.parametrize(("text", "expected"), NO_TIMES)
def test_codes_and_numbers_of_documents_are_no_dates(text: str, expected: str) -> None:
    assert targets(text) == expected


NO_QUANTITIES = [
    "围绕“十四五”规划编制专项方案。",
    "开展第五批示范点申报。",
    "办好第二届丰收节。",
    "深化三社联动机制。",
    "构建1+8+X服务体系。",
    "完善国土空间一张图。",
    "实现群众办事最多跑一次。",
    "落实一次性扩岗补助政策。",
    "解决一人身兼多职问题。",
    "深化与四川的劳务协作。",
    "窗口周一至周五全天开放。",
    "开通96345便民热线。",
    "数据来源见脚注[7]。",
    "落实双过千目标。",
    "推进三个零创建。",
]


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_names_that_hold_numbers_promise_nothing(text: str) -> None:
    assert values(text) == ""


STILL_READ = [
    ("“十四五”期间，新建站点14个。", "+=14个"),
    ("开展第五批示范点申报，新增5个。", "+=5个"),
    ("构建1+8+X服务体系，建成站点18个。", "=18个"),
    ("实现最多跑一次事项占比达到98%。", "=98%"),
    ("开通便民热线2条。", "=2条"),
    ("新增床位800张[7]。", "+=800张"),
]


@pytest.mark.parametrize(("text", "expected"), STILL_READ)
def test_a_quantity_beside_such_a_name(text: str, expected: str) -> None:
    assert values(text) == expected


FORMS = [
    ("到2025年，每镇引进企业1-2家。", "=1~2家"),
    ("到2025年，抽检比例达到万分之十。", "=10‱"),
    ("到2025年，婴儿死亡率降到5.2‰。", "=5.2‰"),
    ("到2025年，孕产妇死亡率降到12/10万。", "=12/10万"),
    ("到2025年，优良天数比率提高2个百分点。", "+=2个百分点"),
    ("到2025年，旅游收入翻一番。", "×=2倍"),
    ("到2025年，三分之二的村建成驿站。", "=66.67%"),
    ("到2025年，服务人数达到一百二十万人。", "=120万人"),
    ("到2025年，总产值达到一万五千亿元。", "=15000亿元"),
    ("到2025年，总投资达到3,500万元。", "=3500万元"),
    ("到2025年，总产值达到1.2万亿元。", "=1.2万亿元"),
    ("到2025年，审批时限压缩到半年。", "=0.5年"),
    ("到2025年，审批时限压缩到半天。", "=0.5天"),
    ("到2025年，培育企业近百家。", "≈100家"),
    ("到2025年，培育企业300余家。", "≈300家"),
    ("到2025年，培育企业三百余家。", "≈300家"),
    ("到2025年，智能化改造完成八成。", "=80%"),
    ("到2025年，智能化改造完成八成以上。", "≥80%"),
    ("到2025年，机械化率达到百分之六十。", "=60%"),
    ("到2025年，机械化率达到百分之六十五点五以上。", "≥65.5%"),
    ("到2025年，总投资达到3亿5千万元。", "=3.5亿元"),
    ("到2025年，总投资达到一亿二千万元。", "=1.2亿元"),
    ("到2025年，培训3万5千人次。", "=3.5万人次"),
    ("到2025年，培育企业十几家。", ""),
    ("到2025年，培育企业数百家。", ""),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms_of_quantities(text: str, expected: str) -> None:
    assert values(text) == expected


TIMES = [
    ("2022年底前，建成平台。", "2022年底前 by 2022"),
    ("2022年前，建成平台。", "2022年前 by 2021"),
    ("2022年底，建成平台。", "2022年底 by 2022"),
    ("2022年末，建成平台。", "2022年末 by 2022"),
    ("“十四五”末，建成平台。", "“十四五”末 by 2025"),
    ("“十四五”期间，建成平台。", "“十四五”期间 during 2021-01-01..2025"),
    ("到2035年，建成平台。", "到2035年 by 2035"),
    ("到本世纪中叶，建成现代化强县。", "到本世纪中叶 by 2050"),
    ("每季度开展督查。", "每季度 quarterly"),
    ("长期坚持源头治理。", ""),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_forms_of_times(text: str, expected: str) -> None:
    assert deadlines(text) == expected


TIMES_OF_A_YEAR = [
    ("年内，建成平台。", "年内 by 2024"),
    ("本年度完成平台建设。", "本年度 during 2024-01-01..2024"),
    ("每月报表于次月3日前报送。", "每月 monthly"),
    ("6-9月，开展防汛检查。", "6-9月 during 2024-06-01..2024-09-30"),
    ("一季度，开展防汛检查。", "一季度 during 2024-01-01..2024-03-31"),
    ("5月20日前，完成选址。", "5月20日前 by 2024-05-20"),
    ("今年，新建平台2个。", "今年 during 2024-01-01..2024"),
    ("今年继续推进试点。", "今年 during 2024-01-01..2024"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES_OF_A_YEAR)
def test_forms_of_times_in_a_plan_of_one_year(text: str, expected: str) -> None:
    assert deadlines(text, title="青峦县2024年工作要点") == expected


def test_three_years_from_the_date_of_the_document() -> None:
    lines = ("2022年3月8日", "二、主要任务", "三年内建成平台。")
    assert [str(row.date_end) for row in facts(*lines, title="青峦县智慧养老实施方案").deadlines] in (
        ["2025-03-08"],
        ["None"],
    )


BOUND_OR_CONDITION = [
    ("到2025年，护理型床位占比达到55%以上。", "≥55% target"),
    ("到2025年，100张以上床位的养老机构全部达标。", "≥100张 condition"),
    ("对80周岁以上老年人发放津贴。", "≥80周岁 condition"),
    ("到2025年，建成100张以上床位的护理院3家。", "≥100张 condition; =3家 target"),
]


@pytest.mark.parametrize(("text", "expected"), BOUND_OR_CONDITION)
def test_above_on_a_promise_and_on_a_condition(text: str, expected: str) -> None:
    assert statuses(text) == expected


TOGETHER = [
    ("每60张床位配备1名社工。", "社工 =1名 /每60张床位"),
    (
        "到2025年，垃圾分类、污水治理覆盖率分别达到95%、75%。",
        "垃圾分类覆盖率 =95% @2025; 污水治理覆盖率 =75% @2025",
    ),
    ("到2025年，工业增加值年均增长5%左右。", "工业增加值 +≈5% @2025"),
    ("投放公交车2024年850台、2025年1200台。", "公交车 =850台 @2024; 公交车 =1200台 @2025"),
    ("到2025年，煤矿数量控制在69座之内。", "煤矿数量 ≤69座 @2025"),
    ("到2025年，事故死亡人数降至5人以下。", "事故死亡人数 ≤5人 @2025"),
    ("到2025年，化肥用量减少500吨。", "化肥用量 -=500吨 @2025"),
    (
        "到2025年，城镇化率达到68%，2030年达到72%。",
        "城镇化率 =68% @2025; 城镇化率 =72% @2030",
    ),
    ("到2025年，地区生产总值增速保持在5—5.5%。", "地区生产总值 +=5~5.5% @2025"),
    ("到2025年，城乡居民收入比缩小到2.21∶1。", "城乡居民收入比 =2.21 @2025"),
    ("到2025年，力争新增岗位约300个。", "岗位 +≈300个 @2025"),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_quantities_that_go_together(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_a_starting_point_is_no_target() -> None:
    assert statuses("到2025年，覆盖率由42%提高到50%。") == "=42% current; =50% target"
    assert statuses("到2025年，覆盖率提高到50%。") == "=50% target"


def test_of_a_retrospect_nothing_is_promised() -> None:
    assert values("城镇化率达到61%，新增床位800张。", heading=PAST) == ""
    assert values("城镇化率达到61%，新增床位800张。") == "=61%; +=800张"


WORDY = [
    ("居民收入增长与经济增长同步。", "goal"),
    ("单位能耗降幅完成上级下达指标。", "goal"),
    ("主要污染物排放不超过国家控制标准。", "goal"),
    ("居民收入年均增长6%。", "+=6%"),
]


@pytest.mark.parametrize(("text", "expected"), WORDY)
def test_goals_in_words(text: str, expected: str) -> None:
    assert values(text) == expected
