"""What happened to one quantity: its number, its unit, what bounds it. Each function returns nothing where nothing did.

raised and lowered speak of the number alone: 不超过5% made 不超过6% is raised, though less is asked. Whether a promise asks
for more or less beside its number is tightened or loosened.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.compare.normal import key, numbers
from extract.compare.version import Quantity, Sense
from extract.grammar import alternation
from extract.text import fold

# What is counted one by one; their classifiers stand for each other in one sentence.
HEADS = frozenset({"count", "person", "person_time", "household"})
# Two numbers nearer than this (relative) are one: values are kept to 12 digits, printed ones have fewer.
NEAR = 1e-9
# Two values in other units, of which one was rounded when it was converted (1000亩, 66.67公顷).
ROUNDED = 2e-4
# How often a year, for 每周 … 每年 as times that something is done per.
_OFTEN = {"日": 365, "天": 365, "周": 52, "旬": 36, "月": 12, "季度": 4, "季": 4, "半年": 2, "年": 1, "年度": 1}
_TIMES = re.compile(r"(?:(?:每人)?每个?|[按逐])([两二三四五2-5](?=年|周|个?月))?个?(半年|年度|季度|[日天周旬月季年])$")
_CLAUSE = re.compile(r"[，。；;！？\n]|,(?!\d{3})")
# Strictness of what bounds a quantity: a promise of 60%以上 is stricter than one of 60%.
_STRICT = {"approx": 0, "eq": 1, "range": 1, "ge": 2, "le": 2, "gt": 3, "lt": 3}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One change of one field: kind as in `changes`, the field, old and new content."""

    kind: str
    field: str
    old: str
    new: str


def same(one: float, other: float) -> bool:
    """Return whether two numbers are one."""
    return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))


def _ends(fact: Quantity) -> tuple[float, float] | None:
    """Lowest and highest value as printed; from the words where the row has none."""
    if fact.value is not None:
        return fact.value, fact.value if fact.high is None else fact.high
    found = numbers(key(fact.words))
    return (float(found[0]), float(found[-1])) if found else None


def up_or_down(one: tuple[float, float], other: tuple[float, float]) -> str | None:
    """Return raised, lowered, or None for equal; of ranges the lower end decides, then the upper."""
    for old, new in zip(one, other, strict=True):
        if not same(old, new):
            return "raised" if new > old else "lowered"
    return None


def value(old: Quantity, new: Quantity) -> Verdict | None:
    """Return what became of number and unit; re_expressed where another number with another unit says the same."""
    if key(old.words) == key(new.words):
        return _denominator(old, new)
    kind = _value_kind(old, new)
    if kind is None:
        return None
    named = "unit" if kind == "unit_changed" else "value"
    return Verdict(kind, named, old.words, new.words)


def equal_standard(one: Sense, other: Sense) -> bool:
    """Return whether two values are known in the unit of one concept and equal there; rounded conversions are."""
    if one.standard is None or other.standard is None or one.standard_unit != other.standard_unit:
        return False
    return abs(one.standard - other.standard) <= ROUNDED * abs(one.standard)


def _value_kind(old: Quantity, new: Quantity) -> str | None:
    ends, ends2 = _ends(old), _ends(new)
    if ends is None or ends2 is None:
        return None
    if ends == ends2 and _said_elsewhere(old, new):
        return None
    sense, sense2 = old.sense, new.sense
    if equal_standard(sense, sense2) and (old.high is None) == (new.high is None):
        return "re_expressed"
    heads = sense.dimension in HEADS and sense2.dimension in HEADS
    if sense.dimension and sense.dimension == sense2.dimension and sense.factor and sense2.factor:
        if ends == ends2 and not same(sense.factor, sense2.factor):
            return "unit_changed"
        scaled = (ends[0] * sense.factor, ends[1] * sense.factor), (ends2[0] * sense2.factor, ends2[1] * sense2.factor)
        if not same(sense.factor, sense2.factor) and all(
            abs(a - b) <= ROUNDED * abs(a) for a, b in zip(*scaled, strict=True)
        ):
            return "re_expressed"
        return up_or_down(*scaled) or "re_expressed"
    if fold(old.unit) == fold(new.unit) or not (old.unit and new.unit):
        return up_or_down(ends, ends2)
    if heads:
        if ends == ends2 and sense.factor == sense2.factor:
            return "unit_changed"
        factor, factor2 = sense.factor or 1.0, sense2.factor or 1.0
        return (
            up_or_down((ends[0] * factor, ends[1] * factor), (ends2[0] * factor2, ends2[1] * factor2)) or "unit_changed"
        )
    if not sense.dimension or not sense2.dimension:
        return up_or_down(ends, ends2) or "unit_changed"
    return "unit_changed"


def _said_elsewhere(old: Quantity, new: Quantity) -> bool:
    """Whether one unit is the other with a denominator that the other's subject names: 6万吨/日, 日处理能力6万吨."""
    for one, other in ((old, new), (new, old)):
        unit, stroke, below = fold(one.unit).partition("/")
        if stroke and unit == fold(other.unit) and below in other.subject + other.per + other.quote:
            return True
    return False


def often(words: str) -> float | None:
    """Return how often a year 每周, 每月, 每人每年, 每两年 … is; None for anything else."""
    found = _TIMES.search(words)
    if not found:
        return None
    return _OFTEN[found[2]] / (float(numbers(key(found[1]))[0]) if found[1] else 1)


def _denominator(old: Quantity, new: Quantity) -> Verdict | None:
    """Return what became of 每50张床位 or 每月 where number and unit stayed."""
    per, per2 = key(old.per), key(new.per)
    if not per or not per2 or per == per2:
        return None
    times, times2 = often(old.per), often(new.per)
    if times and times2:
        return (
            Verdict("tightened" if times2 > times else "loosened", "per", old.per, new.per) if times != times2 else None
        )
    found, found2 = numbers(per), numbers(per2)
    if not found and not found2 and not (per in key(new.quote) or per2 in key(old.quote) or times or times2):
        return Verdict("unit_changed", "per", old.per, new.per) if not set(per) & set(per2) - {"每", "个"} else None
    if not found or not found2 or found == found2:
        return None
    ratio = float(found2[0]) / float(found[0]) if float(found[0]) else 0.0
    if ratio in (0.01, 0.1, 10.0, 100.0):
        return Verdict("unit_changed", "per", old.per, new.per)
    return Verdict("lowered" if ratio > 1 else "raised", "per", old.per, new.per)


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(alternation(fold(form) for form in codebook.forms("comparators")))


def clause(text: str, start: int, end: int, first: int, last: int) -> tuple[str, str]:
    """Return the clause of text[first:last] that holds start:end, between its marks ，；。, before and behind start."""
    cuts = [match.end() for match in _CLAUSE.finditer(text, first, start)]
    stop = _CLAUSE.search(text, end, last)
    return text[cuts[-1] if cuts else first : start], text[start : stop.start() if stop else last]


# How far from its numeral a word that bounds it stands (原则上不低于; 以上); behind the last of several after 分别.
BEFORE, BEHIND = 8, 6


def bounds(left: str, right: str, width: int) -> Counter[str]:
    """Return the words that bound a numeral (以上, 不低于, 左右), counted. `right` begins with it; `width`: its length."""
    behind = right[width:] if "分别" in left else right[width : width + BEHIND]
    return Counter(_bounds().findall(fold(left[-BEFORE:]))) + Counter(_bounds().findall(fold(behind)))


def bounding(old: Quantity, new: Quantity, bounds_old: Counter[str], bounds_new: Counter[str]) -> Verdict | None:
    """Return loosened or tightened where what bounds an equal number became less or more strict.

    A word must have gone or come (see `bounds`): what a rule read otherwise in the same words is no change.
    """
    one, other = old.comparator, new.comparator
    if one == other or _STRICT.get(one) == _STRICT.get(other) or bounds_old == bounds_new:
        return None
    kind = "tightened" if _STRICT.get(other, 1) > _STRICT.get(one, 1) else "loosened"
    return Verdict(kind, "comparator", one, other)


@cache
def _modals(weak: bool) -> re.Pattern[str]:
    words = [r["form"] for r in codebook.rows("modals") if r["strength"] == "strong" or (weak and len(r["form"]) > 1)]
    # A word of one character stands before a verb or a bound, never inside a word (供应, 适应, 许可, 应急).
    must = r"(?<![供适响相反对回呼效顺感])应(?=[不于在达当按有建设配])|(?<![必莫])须(?=[不于在达按有建设配])"
    may = r"(?<![许认不])可(?=[适按由根视给享])"
    return re.compile(rf"{alternation(words)}|{must}|{may}")


@cache
def _ranks() -> dict[str, int]:
    ranks = {"must": PLAIN, "should": 1, "may": 0}
    return {row["form"]: ranks[row["id"]] for row in codebook.rows("modals")}


# The rank of a sentence that promises plainly; 确保 and 应 are left out or put in without another meaning.
PLAIN = 2


def modals(words: str, weak: bool = False) -> list[re.Match[str]]:
    """Return the words of a sentence that say how binding it is; weak ones (支持, 引导) too where asked for."""
    return list(_modals(weak).finditer(words))


def _differing(old: str, new: str, weak: bool) -> tuple[list[str], list[str]]:
    one, other = (Counter(match[0] for match in modals(words, weak)) for words in (old, new))
    return sorted((one - other).elements()), sorted((other - one).elements())


def binding(old: str, new: str) -> Verdict | None:
    """Return loosened or tightened where a word of one rank (确保) gave way to one of another (力争), came or went."""
    gone, come = _differing(old, new, False)
    if gone or come:
        gone, come = _differing(old, new, True)  # 鼓励 made 支持 is no change
    ranks = _ranks()
    before = min((ranks[word] for word in gone), default=PLAIN)
    after = min((ranks[word] for word in come), default=PLAIN)
    if before == after:
        return None
    return Verdict("tightened" if after > before else "loosened", "strength", "、".join(gone), "、".join(come))
