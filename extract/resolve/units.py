"""Units: as written, and what a value is in the base unit of its dimension, so that values compare."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook

_SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "十": 1e1}


@cache
def _table() -> dict[str, tuple[str, str, float]]:
    return {row["form"]: (row["dimension"], row["base"], float(row["factor"])) for row in codebook.rows("units")}


def base(value: float | None, unit: str | None) -> tuple[float | None, str | None]:
    """Return value and unit in the base unit of the unit's dimension; None, None where the unit is not known.

    >>> base(15.0, "万人次"), base(1000.0, "亿元"), base(5.0, "‰"), base(3.0, "甲")
    ((150000.0, '人次'), (100000000000.0, '元'), (0.005, '1'), (None, None))
    """
    if value is None or not unit:
        return None, None
    whole = _simple(unit)
    if whole is not None:
        return _round(value * whole[1]), whole[0]
    upper, _, lower = unit.partition("/")
    top = _simple(upper)
    if top is None:
        return None, None
    if not lower:
        return _round(value * top[1]), top[0]
    below = _below(lower)
    return (_round(value * top[1] / below[1]), f"{top[0]}/{below[0]}") if below else (None, None)


# Spans of time behind a stroke: 元/月 is twelve times as much a year. Apart from the codebook, since 3月 is no quantity.
_SPANS = {"年": ("年", 1.0), "月": ("年", 1 / 12), "季": ("年", 0.25), "季度": ("年", 0.25), "半年": ("年", 0.5)}


def _below(unit: str) -> tuple[str, float] | None:
    """Return the base of what stands behind a stroke, of each part of it: 人·月 -> 人·年 and 1/12."""
    names, factor = [], 1.0
    for part in re.split("[·./]", unit.removeprefix("每")):
        found = _SPANS.get(part) or _simple(part)
        if found is None:
            return None
        names.append(found[0])
        factor *= found[1]
    return "·".join(names), factor


def _simple(unit: str) -> tuple[str, float] | None:
    factor, table = 1.0, _table()
    while unit and unit not in table and unit[0] in _SCALE:
        factor, unit = factor * _SCALE[unit[0]], unit[1:]
    found = re.fullmatch(r"(\d+)(.*)", unit)
    if unit not in table and found:
        factor, unit = factor * int(found[1]), found[2]
    if unit not in table:
        return None
    _, name, size = table[unit]
    return name, factor * size


def _round(value: float) -> float:
    return float(f"{value:.12g}")
