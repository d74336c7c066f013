"""Figures of a sentence with their units, for sums and changes that one sentence states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.audit.values import half
from extract.grammar import ARABIC, SCALE, unit
from extract.text import fold

_SIZES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_RATIOS = frozenset("%‰‱")


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with its unit: value as printed, `unit` without its scale word, factor the scale word's size."""

    start: int
    end: int
    value: float
    factor: float
    unit: str

    @property
    def amount(self) -> float:
        """The value, scale word included."""
        return self.value * self.factor

    @property
    def room(self) -> float:
        """Half a unit in the last printed place."""
        return half(self.value) * self.factor

    @property
    def share(self) -> bool:
        """Whether the figure is a per cent or per mille."""
        return self.unit in _RATIOS


@cache
def _shape() -> re.Pattern[str]:
    # A numeral that is part of a word, a range, an item number or a document number is none.
    return re.compile(
        rf"(?<![\w.,\-—~〔\[(第]){ARABIC}(?![\d.]*[-—~至]\d)|(?<=[\u4e00-\u9fff(])(?<!第){ARABIC}(?![\d.]*[-—~至]\d)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<scale>{SCALE})?(?P<unit>{unit()})?")


@cache
def _scaled() -> frozenset[str]:
    return frozenset(codebook.forms("units"))


def figures(sentence: str) -> list[Figure]:
    """Return the figures of a sentence that have a unit, in order; years and dates are left out.

    >>> [(one.amount, one.unit) for one in figures("到2025年新增床位1.2万张，增长20%。")]
    [(12000.0, '张'), (20.0, '%')]
    """
    text, found = fold(sentence), []
    for match in _shape().finditer(text):
        behind = _behind().match(text, match.end())
        assert behind is not None
        name, scale = behind["unit"] or "", behind["scale"] or ""
        while name and name not in _scaled() and name[0] in _SIZES:
            scale, name = scale + name[0], name[1:]
        if scale and not name and scale[:1] not in "万亿":
            continue
        if not name and not scale or name in ("年", "月", "日", "时", "岁"):
            continue
        factor = 1.0
        for ch in scale:
            factor *= _SIZES[ch]
        found.append(Figure(match.start(), behind.end(), float(match[0].replace(",", "")), factor, name))
    return found
