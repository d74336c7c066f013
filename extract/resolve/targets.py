"""Mentions to rows: the value in its unit, the time that governs it, and whether it is a target or a statement."""

from __future__ import annotations

import datetime as dt
from functools import cache

from extract import codebook
from extract.document import Passage
from extract.mentions import Mention, Quantity
from extract.records import Metadata, Target
from extract.resolve import numbers, status, units
from extract.resolve.governing import Timed

# 全覆盖 means all: 100 %. 翻一番 is twice, 翻两番 four times (GUIDE).
_FULL = (100.0, "%")


@cache
def _zero_units() -> dict[str, str]:
    return {row["form"]: row["unit"] for row in codebook.rows("implied") if row["id"] == "zero"}


# Scale words that lead the unit of a numeral of several (3亿5千万元, 3千5百万元, 3万5千元, 3千5百人), longest first.
_LEADING = (("亿", 1e8), ("千万", 1e7), ("万", 1e4), ("千", 1e3))


def value_of(quantity: Quantity) -> tuple[float | None, float | None, str | None]:
    """Return value, upper value of a range and unit; a value of None where the numeral does not parse."""
    if quantity.form == "implied":
        return _FULL[0], None, _FULL[1]
    if quantity.form == "goal":
        return None, None, None
    if quantity.form == "zero":
        return 0.0, None, _zero_units()[quantity.number]
    if quantity.form == "doubling":
        times = numbers.parse(quantity.number.strip("翻番") or "一")
        return (2.0**times if times is not None else None), None, "倍"
    if quantity.form in ("fraction", "tenths"):
        found = numbers.fraction(quantity.number)
        return (found[0], None, found[1]) if found else (None, None, None)
    if quantity.form == "compound":
        total = numbers.parse(quantity.number)
        scale = next(size for word, size in _LEADING if (quantity.unit or "").startswith(word))
        return (round(total / scale, 8) if total is not None else None), None, quantity.unit
    if quantity.form == "ratio":
        above, below = numbers.parse(quantity.number), numbers.parse(quantity.number_high or "1")
        return (round(above / below, 4) if above is not None and below else None), None, None
    high = numbers.parse(quantity.number_high) if quantity.number_high else None
    return numbers.parse(quantity.number), high, quantity.unit


def record(raw: str, passage: Passage, mention: Mention, timed: Timed | None, basis: str | None) -> Target:
    """Build the row of a quantity; its status and confidence are set by `judge`."""
    value, high, unit = value_of(mention.quantity)
    start, end = _quote(raw, mention)
    deadline = timed.period.date_end if timed else None
    size, base = units.base(value, unit)
    return Target(
        passage=passage.order,
        start=passage.start + mention.quantity.start,
        end=passage.start + mention.quantity.end,
        quote=raw[start:end],
        subject=mention.subject,
        value=value,
        value_high=high,
        unit=unit,
        per=mention.per,
        comparator=mention.comparator,
        mode=mention.mode,
        deadline=deadline,
        deadline_basis=basis if deadline else None,
        deadline_implied=None,
        scope=mention.scope,
        implied=mention.quantity.form in ("implied", "zero"),
        action=mention.action,
        strength=status.strength(raw[start:end]),
        rule=_rule(mention),
        confidence=0.0,
        value_si=size,
        unit_si=base,
    )


def _quote(raw: str, mention: Mention) -> tuple[int, int]:
    """The clause, from its first to its last character without the blanks around it."""
    start, end = mention.clause
    while start < mention.quantity.start and raw[start] in " \u3000\t":
        start += 1
    return start, max(mention.quantity.end, len(raw[:end].rstrip()))


def _rule(mention: Mention) -> str:
    side = mention.rule or ("series" if mention.series is not None else "own")
    return f"{mention.quantity.form}_{side}" if mention.role == "value" else mention.role


def imply(target: Target, metadata: Metadata, opening: dt.date | None = None) -> None:
    """Fill what only the plan's period implies, where no time is stated; `opening` is the time that the passage opens with."""
    if target.deadline is not None:
        return
    end = opening or (dt.date(metadata.period_end, 12, 31) if metadata.period_end is not None else None)
    if end is not None:
        target.deadline_implied, target.deadline_basis = end, "document"
