"""Numbers that only say which cases are meant, what is supposed or where a measure starts; and the promises beside them."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, statuses, targets, values

CASES = [
    ("整合入住率不足30%的机构3所。", "<30% condition; =3所 target"),
    ("关停入住率不足30%的机构。", "<30% condition"),
    (
        "改造入住率不足30%的机构，使入住率达到60%。",
        "<30% condition; =60% target",
    ),
    ("新增5亿元以上项目12个。", "+≥5亿元 condition; +=12个 target"),
    ("引进投资超5亿元的项目12个。", ">5亿元 condition; =12个 target"),
    ("培育产值超100亿元的企业2家。", ">100亿元 condition; =2家 target"),
    ("若覆盖率低于80%，予以通报。", "<80% condition"),
    ("如遇雨量超过50毫米，启动响应。", ">50毫米 condition"),
    ("凡面积超过500平方米的场所均安装喷淋。", ">500平方米 condition"),
    ("对浓度超过150微克的县开展帮扶。", ">150微克 condition"),
    ("对年飞行不少于1000架次的航线给予支持。", "≥1000架次 condition"),
    ("费用增长20%以上且总额超过300万元的，予以核查。", "+≥20% condition; +>300万元 condition"),
    ("常住人口在10万人以上的，建成站点3个。", "≥10万人 condition; =3个 target"),
    ("到2025年，17个乡镇中12个建成食堂。", "=17个 condition; =12个 target"),
    ("到2025年，17个乡镇中有12个以上建成食堂。", "=17个 condition; ≥12个 target"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_which_cases_are_meant(text: str, expected: str) -> None:
    assert statuses(text) == expected


PROMISES = [
    ("到2025年，PM2.5浓度不超过35微克/立方米。", "≤35微克/立方米"),
    ("到2025年，入住率不低于60%。", "≥60%"),
    ("设立总规模50亿元的产业基金。", "=50亿元"),
    ("到2025年，占比超过30%的目标全面实现。", ">30%"),
    ("如期建成站点3个。", "=3个"),
    ("若干机构建成3个站点。", "=3个"),
    ("到2025年，80%以上的乡镇建成食堂。", "≥80%"),
]


@pytest.mark.parametrize(("text", "expected"), PROMISES)
def test_what_looks_like_a_case_and_is_promised(text: str, expected: str) -> None:
    assert values(text) == expected


STARTS = [
    ("到2025年，护理型床位占比由目前的22%提高到45%。", "护理型床位占比 =45% @2025"),
    ("到2025年，绿化率由现有的30%提升至35%以上。", "绿化率 ≥35% @2025"),
    ("到2025年，覆盖率由当前78%提高至95%。", "覆盖率 =95% @2025"),
    ("到2025年，死亡率由2020年的6.2‰下降到5‰以下。", "死亡率 ≤5‰ @2025"),
    ("到2025年，床位由800张增加到1500张。", "床位 =1500张 @2025"),
    ("目前床位占比为22%。", ""),
]


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_where_a_measure_stands_is_no_promise(text: str, expected: str) -> None:
    found = facts(text)
    assert targets(text) == expected
    assert [row.deadline for row in found.statements] == [None]


OF_WHICH = [
    ("到2025年，新增床位800张，其中农村不少于300张。", "床位 +=800张 @2025; 农村床位 ≥300张 @2025"),
    ("新建幼儿园12所，其中乡镇5所以上。", "幼儿园 +=12所; 乡镇幼儿园 ≥5所"),
    ("到2025年，建成公园20个，其中口袋公园12个。", "公园 =20个 @2025; 口袋公园 =12个 @2025"),
    ("2020年建成床位800张，其中农村300张。", ""),
    ("到2025年，床位达到4200张（其中护理型2500张）。", "床位 =4200张 @2025; 护理型床位 =2500张 @2025"),
    (
        "总投资12亿元，其中2023年完成3亿元、2024年完成5亿元。",
        "总投资 =3亿元 @2023; 总投资 =5亿元 @2024",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_WHICH)
def test_parts_of_a_total(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_the_parts_of_one_total_are_named_alike() -> None:
    """By a scope or in the subject, but of one thing and all in one way."""
    _, town, country = facts("到2025年，新增床位800张，其中城区500张，护理院300张。").targets
    assert town.subject is not None and town.subject.endswith("床位")
    assert (town.mode, town.value, country.value) == ("increment", 500, 300)


def test_town_and_country_are_parts_of_one_total() -> None:
    _, town, country = facts("到2025年，新增床位800张，其中城区500张，农村300张。").targets
    assert country.subject in (town.subject, "农村床位") and country.mode == town.mode


NEXT = [
    ("每年新建站点30个，培训护理员500人。", "站点 +=30个 /每年; 护理员 =500人"),
    ("新建食堂12家、站点30个。", "食堂 +=12家; 站点 +=30个"),
    ("每年新建站点30个，培训500人。", "站点 +=30个 /每年; 培训 =500人"),
]


@pytest.mark.parametrize(("text", "expected"), NEXT)
def test_a_deed_without_an_object_takes_none_of_another(text: str, expected: str) -> None:
    assert targets(text) == expected


IDIOMS = [
    ("实现群众办事最多跑一次。", ""),
    ("解决一人身兼多职问题。", ""),
    ("解决一人多岗问题。", ""),
    ("到2025年，每村配备一人。", "=1人"),
]


@pytest.mark.parametrize(("text", "expected"), IDIOMS)
def test_idioms_count_nothing(text: str, expected: str) -> None:
    assert values(text) == expected


GOALS = [
    ("主要污染物排放不超过国家控制标准。", "goal"),
    ("单位能耗控制在省下达指标以内。", "goal"),
    ("空气质量达到国家二级标准。", "goal"),
    ("碳排放强度完成上级考核要求。", "goal"),
    ("工资发放只增不减。", "goal"),
    ("完善标准体系。", ""),
    ("控制建设规模，提高服务水平。", ""),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_without_a_number(text: str, expected: str) -> None:
    assert values(text) == expected


PROVINCE = "云岭省养老服务发展规划（2021—2025年）"
PLACES = [
    ("到2025年，建成示范社区，全省累计达到260个。", "示范社区 =260个 @2025"),
    ("到2025年，全省示范社区累计达到260个。", "示范社区 =260个 @2025"),
    ("新建示范社区60个，全省累计达到260个。", "示范社区 +=60个; 示范社区 =260个"),
    ("全省现有示范社区260个。", ""),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_plan_s_own_place_is_no_subject(text: str, expected: str) -> None:
    assert targets(text, title=PROVINCE) == expected
