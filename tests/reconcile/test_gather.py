import datetime as dt
from itertools import permutations
from typing import Any

import pytest

from extract.reconcile import vetoes
from extract.reconcile.canonical import read
from extract.reconcile.facts import needed
from extract.reconcile.gather import Gathered
from extract.reconcile.names import link_names

COUNTY, PROVINCE, FAR = "a" * 16, "b" * 16, "c" * 16
YEAR = dt.date(2025, 12, 31)


def target(doc: str, at: int, subject: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    row = dict.fromkeys(needed("targets"))
    return {
        **row,
        "target_id": f"{doc}-tg{at}",
        "doc_id": doc,
        "start": at,
        "subject": subject,
        "value": value,
        "unit": unit,
        "mode": "level",
        "comparator": "ge",
        "deadline": YEAR,
        **more,
    }


def indicator(doc: str, at: int, name: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    row = dict.fromkeys(needed("indicator_values"))
    made = {"value_id": f"{doc}-iv{at}", "doc_id": doc, "start": at, "name": name, "value": value, "unit": unit}
    return {**row, **made, "kind": "target", "year": 2025, "comparator": "eq", **more}


def columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


def plan(doc: str, code: str, place: str) -> dict[str, Any]:
    level = "province" if code.endswith("0000") else "county"
    return {
        "doc_id": doc,
        "jurisdiction": place,
        "level": level,
        "division_code": code,
        "sector": "教育",
        "period_end": 2025,
    }


def tables(batches: list[tuple[str, list[dict[str, Any]]]]) -> dict[str, dict[str, list[Any]]]:
    gathered = Gathered()
    for table, rows in batches:
        gathered.add({table: columns(rows)})
    for row in (
        plan(COUNTY, "330702", "甲县"),
        plan(PROVINCE, "330000", "乙省"),
        plan(FAR, "440000", "丙省"),
    ):
        gathered.add_plan(row)
    return gathered.tables()


BATCHES = [
    ("targets", [target(COUNTY, 5, "高中阶段教育毛入学率", 95.0, "%"), target(COUNTY, 9, "城镇新增就业", 3.0, "万人")]),
    ("targets", [target(PROVINCE, 5, "高中阶段毛入学率", 96.0, "%"), target(PROVINCE, 8, "婴儿死亡率", 4.0, "‰")]),
    ("indicator_values", [indicator(COUNTY, 1, "高中阶段毛入学率", 950.0, "‰")]),
    ("targets", [target(FAR, 5, "城镇新增就业人数", 200000.0, "人")]),
]


def rows_of(found: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(found, values, strict=True)) for values in zip(*found.values(), strict=True)]


def test_the_order_of_files_changes_nothing() -> None:
    expected = tables(BATCHES)
    assert all(tables(list(order)) == expected for order in permutations(BATCHES))


def test_alignment_puts_the_values_of_a_concept_side_by_side() -> None:
    rows = rows_of(tables(BATCHES)["alignment"])
    jobs = [row for row in rows if "新增就业" in row["name"]]
    assert [(row["jurisdiction"], row["value_si"], row["unit_si"]) for row in jobs] == [
        ("甲县", 30000.0, "人"),
        ("丙省", 200000.0, "人"),
    ]
    assert jobs[0]["row"] == f"targets/{COUNTY}-tg9" and jobs[0]["year"] == 2025


def test_a_row_and_the_prose_that_repeats_it_are_linked() -> None:
    links = rows_of(tables(BATCHES)["links"])
    pair = {f"targets/{COUNTY}-tg5", f"indicator_values/{COUNTY}-iv1"}
    link = next(row for row in links if {row["left"], row["right"]} == pair)
    assert link["judgement"] == "positive" and any("The values agree" in words for words in link["evidence"])


def test_a_row_and_prose_that_contradict_each_other_show_their_conflict() -> None:
    changed = [*BATCHES[:2], ("indicator_values", [indicator(COUNTY, 1, "高中阶段毛入学率", 93.0, "%")])]
    links = rows_of(tables(changed)["links"])
    conflict = [row for row in links if any("The values differ: 93% / 95%" in words for words in row["evidence"])]
    assert len(conflict) == 1 and conflict[0]["judgement"] == "unsure"


def test_a_county_stands_below_its_province_and_not_below_another() -> None:
    standings = rows_of(tables(BATCHES)["standings"])
    found = {(row["jurisdiction"], row["name"], row["above_jurisdiction"], row["standing"]) for row in standings}
    assert found == {("甲县", "高中阶段毛入学率", "乙省", "below"), ("甲县", "婴儿死亡率", "乙省", "missing")}


@pytest.mark.parametrize(
    ("own", "comparator", "standing"),
    [(96.0, "ge", "met"), (97.0, "ge", "exceeded"), (95.0, "ge", "below"), (95.0, "le", "exceeded")],
)
def test_more_is_better_unless_the_higher_plan_sets_an_upper_bound(own: float, comparator: str, standing: str) -> None:
    below = target(COUNTY, 5, "高中阶段毛入学率", own, "%")
    above = target(PROVINCE, 5, "高中阶段毛入学率", 96.0, "%", comparator=comparator)
    found = rows_of(tables([("targets", [below, above])])["standings"])
    assert [row["standing"] for row in found] == [standing]


def test_totals_of_a_county_and_a_province_are_not_held_against_each_other() -> None:
    rows = [target(COUNTY, 5, "养老床位", 900.0, "张"), target(PROVINCE, 5, "养老床位", 300000.0, "张")]
    assert rows_of(tables([("targets", rows)])["standings"]) == []


def test_narrower_concepts_and_look_alikes_are_linked_with_their_reason() -> None:
    rows = [
        target(COUNTY, 5, "城镇调查失业率", 5.0, "%"),
        target(COUNTY, 9, "城镇登记失业率", 4.0, "%"),
        target(COUNTY, 12, "失业率", 4.0, "%"),
        target(COUNTY, 15, "城镇失业率", 4.0, "%"),
    ]
    found = tables([("targets", rows)])
    names = dict(zip(found["concepts"]["concept_id"], found["concepts"]["name"], strict=True))
    links = {
        frozenset(names[row[side].removeprefix("concepts/")] for side in ("left", "right")): row
        for row in rows_of(found["links"])
    }
    rivals = links[frozenset(("城镇调查失业率", "城镇登记失业率"))]
    assert rivals["relation"] == "relatedMatch" and "登记 / 调查" in " ".join(rivals["evidence"]) + " ".join(
        sentence.replace("调查 / 登记", "登记 / 调查") for sentence in rivals["evidence"]
    )
    narrow = links[frozenset(("城镇失业率", "失业率"))]
    assert narrow["relation"] in ("broadMatch", "narrowMatch") and "area urban" in narrow["evidence"][0]
    assert len(set(found["concepts"]["concept_id"])) == 4


def test_every_pair_of_a_concept_is_free_of_vetoes() -> None:
    names = ["GDP增速", "地区生产总值年均增长", "经济增长率", "地区生产总值", "人均GDP"]
    forms = [read(name, "%" if "增" in name else "元").form for name in names]
    for one in forms:
        for other in forms:
            assert (one.key() == other.key()) == (not vetoes.vetoes(one, other) and one.subject() == other.subject())


def test_a_list_is_linked_with_relations_and_reasons() -> None:
    found = link_names([("社会工作人才占总人口比率", "‰"), ("每万人拥有社会工作人才数", "人"), ("达到", None)])
    assert found[0].concept_id == found[1].concept_id and found[2].concept_id is None
    assert {found[0].relation, found[1].relation} == {"exactMatch", "closeMatch"}
    assert any("times" in words for one in found for words in one.reasons)


def test_a_row_broken_down_by_town_and_country_is_two_concepts() -> None:
    rows = [
        indicator(COUNTY, 1, "城市、农村社区综合服务设施覆盖率", 100.0, "%", breakdown="城市"),
        indicator(COUNTY, 2, "城市、农村社区综合服务设施覆盖率", 96.0, "%", breakdown="农村"),
        indicator(COUNTY, 3, "农村社区综合服务设施覆盖率", 96.0, "%", breakdown="农村"),
    ]
    found = rows_of(tables([("indicator_values", rows)])["alignment"])
    by_row = {row["row"][-1]: row["concept_id"] for row in found}
    assert by_row["1"] != by_row["2"] == by_row["3"]


def test_pairs_that_are_surely_two_are_not_put_to_a_person() -> None:
    rows = [
        target(COUNTY, 1, "五十亿级龙头组织", 5.0, "家"),
        target(COUNTY, 2, "百亿级龙头组织", 2.0, "家"),
        target(COUNTY, 3, "千亿级龙头组织", 2.0, "家"),
    ]
    links = rows_of(tables([("targets", rows)])["links"])
    assert not [row for row in links if row["judgement"] == "unsure"]


@pytest.mark.parametrize(("own", "standing"), [(4.5, "below"), (3.5, "exceeded")])
def test_less_is_better_where_the_measure_says_so_even_without_a_bound(own: float, standing: str) -> None:
    below = target(COUNTY, 5, "婴儿死亡率", own, "‰", comparator="eq")
    above = target(PROVINCE, 5, "婴儿死亡率", 4.0, "‰", comparator="eq")
    found = rows_of(tables([("targets", [below, above])])["standings"])
    assert [row["standing"] for row in found] == [standing]


@pytest.mark.parametrize(("own", "standing"), [(9000.0, "below"), (10000.0, "met"), (800.0, "not_comparable")])
def test_a_yearly_standard_compares_with_one_that_goes_without_the_year(own: float, standing: str) -> None:
    below = target(COUNTY, 5, "最低生活保障标准", own, "元")
    above = target(PROVINCE, 5, "最低生活保障标准", 10000.0, "元/年")
    found = rows_of(tables([("targets", [below, above])])["standings"])
    assert [row["standing"] for row in found] == [standing]


def test_what_is_not_clearly_named_is_not_missing_below() -> None:
    below = target(COUNTY, 5, "高中阶段毛入学率", 95.0, "%")
    above = [
        target(PROVINCE, 5, "高中阶段毛入学率", 96.0, "%"),
        target(PROVINCE, 6, "下设物业委员会的居民组织", 90.0, "%"),
    ]
    found = rows_of(tables([("targets", [below, *above])])["standings"])
    assert [row["standing"] for row in found] == ["below"]


def test_a_value_in_another_unit_than_most_is_said_not_to_compare() -> None:
    standard = [("甲", 900.0, "元/月"), ("乙", 800.0, "元/月"), ("丙", 850.0, "元")]
    rows = [
        target(doc * 16, 3, "农村低保标准", value, unit) for doc, (_, value, unit) in zip("abc", standard, strict=True)
    ]
    found = tables([("targets", rows)])
    aligned = {
        row["doc_id"][0]: (row["value_si"], row["unit_si"], row["compares"]) for row in rows_of(found["alignment"])
    }
    assert aligned == {"a": (10800.0, "元/年", True), "b": (9600.0, "元/年", True), "c": (850.0, "元", False)}
    assert found["concepts"]["unit_si"] == ["元/年"]


def test_a_years_income_compares_whether_its_unit_says_so_or_not() -> None:
    rows = [
        target("a" * 16, 3, "居民人均可支配收入", 30000.0, "元/年"),
        target("b" * 16, 3, "居民人均可支配收入", 31000.0, "元"),
    ]
    found = rows_of(tables([("targets", rows)])["alignment"])
    assert sorted((row["value_si"], row["unit_si"], row["compares"], row["mode"]) for row in found) == [
        (30000.0, "元", True, "level"),
        (31000.0, "元", True, "level"),
    ]
