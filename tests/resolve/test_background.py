"""How things are, said before a plan begins to promise; forecasts; words that find fault."""

from __future__ import annotations

import pytest

from extract import pipeline
from tests.find.helpers import PRESENT, amount, document, statuses, values

TITLE = "青峦县智慧养老实施方案"


def read(*lines: str) -> str:
    found = pipeline.extract(document(TITLE, "青政发〔2022〕5号", *lines))
    rows = sorted([*found.targets, *found.statements], key=lambda row: row.start)
    return "; ".join(f"{amount(row)} {row.status or 'target'}" for row in rows)


BEFORE_THE_FIRST_HEADING = [
    ("全县有养老机构32家，护理型床位占比42%，每千名老人拥有床位28张。", "=32家 current; =42% current; =28张 current"),
    ("全县有养老机构32家。为此，力争到2025年建成60家。", "=32家 current; =60家 target"),
    ("到2021年底，全县床位800张，使用率51%。", "=800张 achieved; =51% achieved"),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE_THE_FIRST_HEADING)
def test_before_the_first_heading(text: str, expected: str) -> None:
    assert read(text, "一、总体目标", "完善服务网络。") == expected


def test_what_leads_in_a_plan_without_headings() -> None:
    assert read("全县有养老机构32家，护理型床位占比42%。为补短板，制定本方案。", "新增床位800张。") == (
        "=32家 current; =42% current; +=800张 target"
    )
    assert read("新增床位800张，护理型床位占比达到55%。") == "+=800张 target; =55% target"


UNDER_A_RUN_IN_HEADING = [
    ("三、提升服务品质。覆盖率较上年提高5个百分点。", "+=5个百分点 target"),
    ("三、发展成效。覆盖率较上年提高5个百分点。", "+=5个百分点 achieved"),
]


@pytest.mark.parametrize(("text", "expected"), UNDER_A_RUN_IN_HEADING)
def test_a_heading_that_runs_into_its_paragraph(text: str, expected: str) -> None:
    assert read("各有关单位：", text) == expected


FAULTS = [
    ("床位使用率不足50%。", "<50% current"),
    ("人均床位却在30张以下。", "≤30张 current"),
    ("老年人口占比高达28%。", "=28% current"),
    ("床位使用率不低于50%。", "≥50% target"),
    ("县财政每年按不低于上年支出的5%安排资金。", "≥5% target"),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_words_that_find_fault_promise_nothing(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_a_forecast_governs_its_sentence() -> None:
    assert (
        statuses("据预测，到2025年老年人口达到12万人，占比约24%。", heading=PRESENT) == "=12万人 current; ≈24% current"
    )
    assert statuses("到2025年，床位达到1200张。", heading=PRESENT) == "=1200张 target"


ARTICLES = [
    ("第二条　到2025年，基金形成不少于200亿元的集群。", "≥200亿元"),
    ("社零增长6.5%。", "+=6.5%"),
    ("化肥用量零增长。", "=0%"),
    ("资金不得低于出资额的1.5倍。", "×≥1.5倍"),
    ("处置时间由45分钟压缩至半小时以内。", "≤0.5小时"),
    ("超定额20%以内的部分加价50%。", "=50%"),
    ("智能算力规模达到15000P。", "=15000P"),
    ("防范P2P风险。", ""),
    ("储备帐篷600顶。", "=600顶"),
]


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_articles_and_new_units(text: str, expected: str) -> None:
    assert values(text) == expected


AUTHORITIES = [
    ("按照省政府部署要求，新增床位500张。", "+=500张 target"),
    ("省政府要求新增床位500张。", "+=500张 quoted"),
    ("国家规划提出到2030年达到90%，全县到2025年达到85%。", "=90% quoted; =85% target"),
    ("省里要求，全省到2025年达到85%。", "=85% quoted"),
]


@pytest.mark.parametrize(("text", "expected"), AUTHORITIES)
def test_what_is_asked_and_what_is_done_as_asked(text: str, expected: str) -> None:
    assert statuses(text) == expected


BOTH_WAYS = "二、“十三五”时期发展成就和“十四五”时期主要目标"


def test_a_five_year_plan_that_ended_is_no_turn() -> None:
    assert statuses("“十三五”时期是极不平凡的五年。五年来，床位达到800张。", heading=BOTH_WAYS) == "=800张 achieved"
    assert statuses("“十四五”时期，主要目标是：床位达到1200张。", heading=BOTH_WAYS) == "=1200张 target"


EXPECTED = [
    ("预计到2025年，老年人口占比将超过25%。", ">25% current"),
    ("预测到2030年，老年人口达到12万人。", "=12万人 current"),
    ("预期目标是床位达到1200张。", "=1200张 target"),
]


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_what_is_only_expected(text: str, expected: str) -> None:
    assert statuses(text) == expected


MULTIPLES = [
    ("到2025年，规模扩大到2020年的两倍。", "×=2倍 target"),
    ("规模提高到2019年水平的1.5倍。", "×=1.5倍 target"),
    ("床位提高到2025年的800张。", "=800张 target"),
    ("2020年，规模扩大两倍。", "+=2倍 achieved"),
]


@pytest.mark.parametrize(("text", "expected"), MULTIPLES)
def test_the_year_that_a_multiple_is_taken_of(text: str, expected: str) -> None:
    assert statuses(text) == expected
