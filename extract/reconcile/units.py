"""The unit of an indicator: its dimension, what one of it is in the dimension's base unit, and what it is counted per."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.text import fold, squeeze

_SCALE = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
# units.csv gives 立方米 as the lower half of a concentration; by itself it is a volume (GB 3100).
_VOLUME = {"立方米": ("volume", "立方米", 1.0), "标立方米": ("volume", "立方米", 1.0)}
_PER_PERSONS = re.compile(r"(\d*[十百千万]*)(?:人|例)?/(\d*[十百千万]*)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read. `per`: the unit below the stroke in its base (人, 元, 平方米), None without one or for a time.

    `factor`: base units in one of it, a year's worth for units per month or day (`yearly`).
    """

    dimension: str
    base: str
    factor: float
    per: str | None = None
    per_dimension: str | None = None
    yearly: bool = False


UNKNOWN = Unit("", "", 1.0)


@cache
def _known() -> dict[str, tuple[str, str, float]]:
    table = {fold(r["form"]): (r["dimension"], r["base"], float(r["factor"])) for r in codebook.rows("units")}
    return {**table, **_VOLUME}


@cache
def _times() -> dict[str, float]:
    return {row["form"]: float(row["id"]) for row in codebook.rows("facets") if row["facet"] == "period"}


def _simple(unit: str) -> tuple[str, str, float] | None:
    """Dimension, base and factor of a unit without a stroke, scale words and numbers before it included."""
    table, factor = _known(), 1.0
    if (number := re.match(r"\d+(?:\.\d+)?(?=\D)", unit)) and unit not in table:
        factor, unit = float(number[0]), unit[number.end() :]
    while unit and unit not in table and unit[0] in _SCALE:
        factor, unit = factor * _SCALE[unit[0]], unit[1:]
    if unit.startswith("每"):
        unit = unit[1:]
    if unit not in table:
        return None
    dimension, base, size = table[unit]
    return dimension, base, factor * size


def _number(words: str) -> float:
    value = 1.0
    if digits := re.match(r"\d+", words):
        value, words = float(digits[0]), words[digits.end() :]
    for ch in words:
        value *= _SCALE[ch]
    return value


@cache
def read(unit: str | None) -> Unit:
    """Return a unit as printed; UNKNOWN where there is none or it is not in the codebook.

    >>> read("万人").factor, read("元/月").factor, read("立方米/万元").per, read("1/10万").dimension
    (10000.0, 12.0, '元', 'ratio')
    """
    words = squeeze(fold(unit)).strip("()[]") if unit else ""
    if not words:
        return UNKNOWN
    upper, stroke, lower = words.partition("/")
    if stroke and (counts := _PER_PERSONS.fullmatch(words)) and counts[2]:
        return Unit("ratio", "1", _number(counts[1]) / _number(counts[2]))
    if known := _simple(words):
        return Unit(*known)
    top = _simple(upper)
    if top is None:
        return UNKNOWN
    dimension, base, factor = top
    if lower.lstrip("每") in _times():
        return Unit(dimension, base, factor * _times()[lower.lstrip("每")], yearly=True)
    below = _simple(lower.split("·")[0].split("/")[0].lstrip("每"))
    if below is None:
        return Unit(dimension, base, factor)
    times = _times().get(lower.split("·")[-1].split("/")[-1])
    return Unit(dimension, base, factor * (times or 1.0) / below[2], below[1], below[0], times is not None)
