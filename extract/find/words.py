"""Units by kind and verbs around a numeral, as the finders of targets ask for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import codebook, grammar

# Verbs that behind another are nouns: 安排|救助备用金, 建设|培训基地.
NOUNS = frozenset(
    {"救助", "培训", "服务", "补助", "补贴", "奖励", "奖补", "资助", "就业", "保障", "体检", "筛查", "监测", "救援"}
)


@cache
def _kinds() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in codebook.rows("units")}


@cache
def dimensions() -> dict[str, str]:
    """Return the dimension of each unit."""
    return {row["form"]: row["dimension"] for row in codebook.rows("units")}


@lru_cache(maxsize=4096)
def bare_unit(unit: str | None) -> str:
    """Return a unit without its scale word, of a compound one the first part: 万人次 -> 人次, 元/年 -> 元."""
    if not unit:
        return ""
    if unit in _kinds():
        return unit
    stem = unit.lstrip("百千万亿十")
    return stem if stem in _kinds() else stem.partition("/")[0]


@lru_cache(maxsize=4096)
def unit_kind(unit: str | None) -> str:
    """Return the unit's kind: count, measure, money, rate, multiple, time, age; "" where there is no unit."""
    return _kinds().get(bare_unit(unit), "")


@cache
def acts() -> re.Pattern[str]:
    """Return what matches a verb of doing or changing at the end of the words before a numeral."""
    act = grammar.alternation(
        [*codebook.forms("verbs", "act"), *codebook.forms("verbs", "increase"), *codebook.forms("verbs", "decrease")]
    )
    return re.compile(rf"(?:{act})(?:了|好|约|\s)*$")


@cache
def reaches() -> re.Pattern[str]:
    """Return what matches a verb of reaching or holding at the end of the words before a numeral."""
    return re.compile(rf"(?:{grammar.words('verbs', 'reach')})(?:约|为|在|到)?$")


@cache
def sizes() -> re.Pattern[str]:
    """Return what matches a word of size (总投资, 年产) at the end of the words before a numeral."""
    return re.compile(rf"(?:{grammar.words('verbs', 'size')})(?:约|达|为|达到|超|超过|近|不低于|不少于)?$")


@cache
def weak() -> frozenset[str]:
    """Return the units that count only with support from their context."""
    return frozenset(row["form"] for row in codebook.rows("units") if row["strength"] == "weak")


def direct_act(left: str) -> bool:
    """Tell whether a verb of doing stands right before the numeral."""
    return acts().search(left[-24:]) is not None
