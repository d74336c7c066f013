"""Numbering marks at the head of a line: 第一章, 一、, （一）, 1., (1), ①, 一是, ——: their style, value and words.

Shared by the loaders (where does a block begin?) and the outline (where does it stand?).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract import numerals

# Canonical order of the styles, outermost first: 一、（一）1.（1） by GB/T 9704, the others by usage in plans.
STYLES = (
    "part",
    "chapter",
    "section",
    "article",
    "cn",
    "cnp",
    "num",
    "decimal",
    "decimal3",
    "nump",
    "circle",
    "letter",
    "ordinal",
)
RANK = {style: rank for rank, style in enumerate(STYLES)}
_CN = "〇零一二三四五六七八九十百"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_N = f"[{_CN}]{{1,5}}|[0-9０-９]{{1,3}}"
# Words after which a decimal fraction is a quantity and no number of a clause ("2.5 亿元").
_UNIT = "万亿千百个件家元倍人次张名年月日米公亩吨平台套座所户度岁小点%％‰"
MARK = re.compile(
    rf"""
    (?P<part>第(?:{_N})(?:篇|编|部分))
    | (?P<chapter>第(?:{_N})章)
    | (?P<section>第(?:{_N})节)
    | (?P<article>第(?:{_N})条(?=[\s\u3000]))
    | (?P<cn>[{_CN}]{{1,4}}\s?[、.．](?![{_CN}]{{1,2}}[、产线级类号班期季月楼次型])|[{_CN}]{{1,4}}(?=[\u3000]|\s{{2}}))
    | (?P<cnp>[（(〔]\s?[{_CN}]{{1,5}}\s?[）)〕]、?)
    | (?P<decimal>[1-9][0-9]?(?:[.．][1-9][0-9]?){{2,3}}[.．]?(?![0-9])
        |[1-9][0-9]?[.．][1-9][0-9]?[.．]?[\s\u3000]+(?![0-9{_UNIT}]))
    | (?P<num>[0-9０-９]{{1,3}}\s?(?:[.．]|、)(?![0-9０-９]))
    | (?P<nump>[（(]\s?[0-9０-９]{{1,3}}\s?[）)]、?|[0-9]{{1,2}}[）)])
    | (?P<circle>[{_CIRCLES}])
    | (?P<letter>[（(]?[A-Za-zⅠ-Ⅻ][.．、）)](?![A-Za-z0-9]))
    | (?P<ordinal>[一二三四五六七八九十]{{1,3}}是(?!否)|第[一二三四五六七八九十]{{1,2}}[，,、]|(?:首先|其次|最后)[，,])
    | (?P<dash>(?:—|─|－){{1,2}}|[-–](?=[\s\u3000]|[^\x00-\x7f])|[●◆■□▲★◎○•·※►➢✓](?=\s|[^\x00-\x7f])|[*+](?=\s))
    | (?P<hash>\#{{1,6}}\s)
    """,
    re.VERBOSE,
)
# First characters that can open a mark: a cheap test before the expression.
_OPENERS = frozenset("第首其最（(〔#—─－-–●◆■□▲★◎○•·※►➢✓*+" + _CN + _CIRCLES + "0123456789０１２３４５６７８９")
_PARTS = re.compile("[0-9]+")
_DIGITS = re.compile("[0-9０-９]+")
_NUMERAL = re.compile(f"[{_CN}]+")
# Longer lines, in characters, are not kept for the next who asks.
_CACHED = 2000
_LETTERS = re.compile(r"[A-Za-zⅠ-Ⅻ]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark: `text` as printed, `end` the offset of the words behind it; `value` None: it counts nothing."""

    style: str
    value: int | None
    text: str
    end: int


def mark_at(line: str, start: int = 0) -> Mark | None:
    """Return the mark that stands at `start` of the line, or None.

    >>> mark_at("（二）健全体系").value, mark_at("12.推进改革").style, mark_at("3.5万人")
    (2, 'num', None)
    """
    first = line[start : start + 1]
    if first not in _OPENERS and not _LETTERS.match(first):
        return None
    if start == 0 and len(line) <= _CACHED:
        return _mark_at_head(line)
    return _mark_at(line, start)


@lru_cache(maxsize=64)
def _mark_at_head(line: str) -> Mark | None:
    """A line is asked for its mark several times over, one line after another."""
    return _mark_at(line, 0)


def _mark_at(line: str, start: int) -> Mark | None:
    found = MARK.match(line, start)
    if not found or not found.lastgroup:
        return None
    text, style = found[found.lastgroup], found.lastgroup
    if style == "decimal" and len(_PARTS.findall(text)) > 2:
        style = "decimal3"
    return Mark(style, _value(style, text), text.strip(), found.end())


def _value(style: str, text: str) -> int | None:
    if style == "circle":
        return _CIRCLES.index(text) + 1
    if style in ("dash", "hash"):
        return None
    if style == "letter":
        letter = next(ch for ch in text if ch.isalpha() or "Ⅰ" <= ch <= "Ⅻ")
        return ord(letter) - 0x215F if letter >= "Ⅰ" else ord(letter.lower()) - 96
    if style in ("decimal", "decimal3"):
        return int(_PARTS.findall(text)[-1])
    digits = _DIGITS.search(text)
    if digits is not None:
        return int(digits[0])
    numeral = _NUMERAL.search(text)
    value = numerals.chinese(numeral[0]) if numeral is not None else None
    return int(value) if value is not None else None
