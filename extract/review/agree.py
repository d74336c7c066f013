"""When an extracted field agrees with an annotated one. docs/annotation.md says the same in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from extract.review.align import squeeze

_UNITS = {"％": "%", "百分之": "%", "平方米": "㎡", "m2": "㎡", "周岁": "岁"}
_MARKS = re.compile(r"[\W_]")
# Names shorter than this are equal only in full: 水 is not 水利.
_SHORTEST_NAME = 2


def flat(value: Any) -> str:
    """Return a value as text without white space and width; of null and "" an empty text."""
    return squeeze(str(value or ""))[0]


def bare(value: Any) -> str:
    """Return a value as letters, digits and characters alone."""
    return _MARKS.sub("", flat(value))


def either(gold: Any, right: Callable[[Any], bool]) -> bool:
    """Whether an annotation, which may be a list of answers that are all right, holds a right one."""
    return any(right(answer) for answer in (gold if isinstance(gold, list) else [gold]))


def same_number(a: Any, b: Any) -> bool:
    """Equal to a millionth, or both null."""
    if a is None or b is None:
        return a is None and b is None
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))


def same_values(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Value and upper value are equal."""
    return all(same_number(gold.get(name), found.get(name)) for name in ("value", "value_high"))


def same_unit(gold: Any, found: Any) -> bool:
    """Equal, or two ways to write one unit."""

    def folded(unit: Any) -> str:
        return _UNITS.get(flat(unit), flat(unit))

    return either(gold, lambda unit: folded(unit) == folded(found))


def same_text(a: Any, b: Any) -> bool:
    """Equal but for punctuation, white space and width."""
    return bare(a) == bare(b)


def same_name(a: Any, b: Any) -> bool:
    """Equal, or the one holds the other: 金融 and 金融工作."""
    one, two = bare(a), bare(b)
    return one == two or (min(len(one), len(two)) >= _SHORTEST_NAME and (one in two or two in one))


def alike(a: Any, b: Any) -> bool:
    """The one holds the other and is not much longer, or half of the shorter one's character pairs are shared."""
    one, two = bare(a), bare(b)
    if not one or not two:
        return one == two
    if one in two or two in one:
        return max(len(one), len(two)) <= 3 * min(len(one), len(two)) + 4
    first, second = _pairs(one), _pairs(two)
    return len(first & second) >= 0.5 * min(len(first), len(second))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def iso(value: Any) -> str | None:
    """Return a date as YYYY-MM-DD; None for null."""
    if value is None or value != value:
        return None
    return value.isoformat()[:10] if isinstance(value, dt.date) else str(value)[:10]


def same_date(gold: Any, found: Any) -> bool:
    """Equal as dates."""
    return either(gold, lambda answer: iso(answer) == iso(found))


def same_word(a: Any, b: Any) -> bool:
    """Equal as enumeration words; "" counts as null."""
    return (a or None) == (b or None)
