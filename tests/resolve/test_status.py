"""Whether a quantity is promised, or achieved, current, a condition, or what another authority asks."""

from __future__ import annotations

import pytest

from tests.find.helpers import PAST, PRESENT, facts, statuses

FORWARD_ROWS = [
    ("到2025年，新增床位800张。", "+=800张 target"),
    ("新增床位800张。", "+=800张 target"),
    ("截至2020年底，全县有床位800张。", "=800张 achieved"),
    ("截止2020年末，建成床位800张。", "=800张 achieved"),
    ("2020年，全县床位达到800张。", "=800张 achieved"),
    ("2019年新增床位800张。", "+=800张 achieved"),
    ("已建成床位800张。", "=800张 achieved"),
    ("近年来，累计建成床位800张。", "=800张 achieved"),
    ("目前，全县共有床位800张。", "=800张 current"),
    ("现有床位800张。", "=800张 current"),
    ("全县共有行政村320个。", "=320个 current"),
    ("全县下辖14个乡镇。", "=14个 current"),
    ("床位数从800张提高到1200张。", "=800张 current; =1200张 target"),
    ("100张以上床位的机构接入平台。", "≥100张 condition"),
    ("到2025年，90周岁以上老人巡访率达到100%。", "≥90周岁 condition; =100% target"),
    ("国家规划要求新增床位800万张。", "+=800万张 quoted"),
    ("省政府提出到2025年新增床位8万张。", "+=8万张 quoted"),
    ("据预测，到2025年老年人口将达到12万人。", "=12万人 current"),
    ("预计2025年老年人口占比将超过25%。", ">25% current"),
    (
        "预计到2025年，老年人口占比将超过25%。",
        ">25% current",
    ),
    ("确保2025年床位数不低于800张。", "≥800张 target"),
    ("鼓励社会力量投资建设养老床位500张。", "=500张 target"),
    ("在已建成30个站点的基础上，新建20个站点。", "=30个 achieved; +=20个 target"),
]
CASE = "a share that says in which case (若…, 达不到…的) is a condition"
MORE = [
    ("如未达到60%的，取消资格。", "=60% condition"),
    ("若覆盖率低于80%，予以通报。", "<80% condition"),
    ("当年完成率达不到90%的乡镇不得评优。", "<90% condition"),
    ("覆盖率达到80%的乡镇给予奖励。", "=80% condition"),
    ("养老床位缺口约2000张。", "≈2000张 current"),
    ("在建床位800张。", "=800张 current"),
    ("拟新建床位800张。", "+=800张 target"),
    ("续建床位800张。", "=800张 target"),
    ("在2020年800张的基础上，到2025年新增400张。", "=800张 achieved; +=400张 target"),
    ("2020年床位利用率62%，2025年达到75%。", "=62% achieved; =75% target"),
    ("“十三五”末，床位达到800张，“十四五”末达到1200张。", "=800张 achieved; =1200张 target"),
    (
        "2020年全县床位达到800张，较2015年增长30%，到2025年达到1200张。",
        "=800张 achieved; +=30% achieved; =1200张 target",
    ),
    ("《健康行动纲要》提出到2030年人均预期寿命达到79岁。", "=79岁 quoted"),
    ("对照省定目标，到2025年床位达到4200张。", "=4200张 target"),
    ("完成市下达的新增就业3000人任务。", "+=3000人 target"),
    ("据统计，全县有床位800张。", "=800张 achieved"),
    ("总投资30亿元，占地300亩。", "=30亿元 current; =300亩 current"),
]
PAST_ROWS = [
    ("城镇化率达到61%。", "=61% achieved"),
    ("新增床位800张，护理型床位占比达到50%。", "+=800张 achieved; =50% achieved"),
    ("粮食总产量稳定在30万吨以上。", "≥30万吨 achieved"),
    ("实现行政村公交全覆盖。", "=100% achieved"),
    ("到2025年，床位数达到1200张。", "=1200张 target"),
    ("预计全年新增床位200张。", "+=200张 current"),
]
PRESENT_ROWS = [
    ("60岁以上老年人占总人口的22%。", "≥60岁 condition; =22% current"),
    ("人均床位仅为全省平均的80%。", "=80% current"),
    ("全县有养老机构32家。", "=32家 current"),
]
INTERPRETATION = [("到2025年，床位数达到1200张。", "=1200张 quoted"), ("新增床位800张。", "+=800张 quoted")]


@pytest.mark.parametrize(("text", "expected"), FORWARD_ROWS + MORE)
def test_in_a_part_that_looks_forward(text: str, expected: str) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(("text", "expected"), PAST_ROWS)
def test_in_a_part_that_looks_back(text: str, expected: str) -> None:
    assert statuses(text, heading=PAST) == expected


@pytest.mark.parametrize(("text", "expected"), PRESENT_ROWS)
def test_in_a_part_that_describes_the_present(text: str, expected: str) -> None:
    assert statuses(text, heading=PRESENT) == expected


@pytest.mark.parametrize(("text", "expected"), INTERPRETATION)
def test_an_interpretation_promises_nothing(text: str, expected: str) -> None:
    assert statuses(text, title="《青峦县养老服务发展规划（2021—2025年）》政策解读") == expected


STRENGTHS = [
    ("确保新增床位800张。", "must"),
    ("新增床位不少于800张。", "must"),
    ("力争新增床位800张。", "should"),
    ("支持企业新增床位800张。", "may"),
    ("新增床位800张。", None),
    ("新增应急床位800张。", None),
]


@pytest.mark.parametrize(("text", "expected"), STRENGTHS)
def test_how_strong_a_promise_is(text: str, expected: str | None) -> None:
    assert [row.strength for row in facts(text).targets] == [expected]


def test_a_stated_time_and_the_plan_s() -> None:
    stated, unstated = facts("到2025年，新增床位800张。").targets, facts("新增床位800张。").targets
    assert (stated[0].deadline_basis, unstated[0].deadline_basis) == ("stated", "document")


def test_the_least_sure_kind_decides_how_sure_a_row_is() -> None:
    own, short, bare = facts(
        "到2025年，新增护理型养老床位800张。", "到2025年，新增护理床位800张。", "到2025年，新增床位800张。"
    ).targets
    assert own.confidence > short.confidence > bare.confidence


def test_every_statement_says_why_it_is_no_target() -> None:
    rows = facts("截至2020年底，全县有床位800张。", "100张以上床位的机构接入平台。", "现有站点30个。").statements
    assert len(rows) == 3
    assert all(row.status and row.reason and 0 < row.confidence <= 1 for row in rows)
