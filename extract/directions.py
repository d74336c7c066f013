"""Which way an indicator is meant to go, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract import codebook
from extract.grammar import alternation
from extract.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Direction:
    """`better`: higher or lower. `held`: the target is a bound that is kept or set from above, not a rise or fall."""

    better: str
    held: bool


# A占B比重, A与B的比率.
_OF = re.compile(r"占|与(?=.+(?:比率|比例|比值|之比)$)")


@cache
def _known() -> dict[str, Direction]:
    return {fold(row["form"]): Direction(row["id"], row["strength"] == "weak") for row in codebook.rows("directions")}


@cache
def _shape() -> re.Pattern[str]:
    """Forms are found backwards, so that the one that ends last, and of these the longest, is met first."""
    return re.compile(alternation(form[::-1] for form in _known()))


@lru_cache(maxsize=1 << 14)
def direction(name: str) -> Direction | None:
    """Return which way the indicator of a name is better; None where the codebook does not know it.

    >>> direction("危险废物处置率").better, direction("城镇调查失业率").held, direction("展馆数")
    ('higher', True, None)
    """
    words = squeeze(fold(name))
    for part in (_OF.split(words, maxsplit=1)[0], words):  # A占B比重 goes the way of A
        if match := _shape().search(part[::-1]):
            return _known()[match[0][::-1]]
    return None
