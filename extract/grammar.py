"""Shapes that more than one finder needs, built from the codebooks: alternations, numerals, units, years, periods.

All shapes are written against folded text (`extract.text.fold`): ASCII digits, brackets, commas and colons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extract import codebook
from extract.errors import CodebookError

# An Arabic numeral; thousands are grouped by commas or not at all.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CHINESE = r"[一二两三四五六七八九十百千万亿零〇]+"
# Scale words that stay with the unit (GUIDE: 15万人次 is 15 in 万人次).
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
YEAR = r"(?:(?:19|20)\d{2}|[二一][〇零九0][〇零一二三四五六七八九0]{2})"
# Five-year plans by their short name: “十四五”, 十四五, “八五”.
FIVE_YEAR = r"(?:[“\"'‘](?:二?十?[一二三四五六七八九]?五)[”\"'’]|(?:二十[一-九]?|十[一二三四五六七八九])五)"
HAN = r"\u4e00-\u9fff"


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words at a position: a trie, so that size costs little.

    Raises CodebookError where there is no word, since an empty group would match everywhere.

    >>> re.fullmatch(alternation(["个", "个百分点", "人"]), "个百分点") is not None
    True
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for ch in word:
            node = node.setdefault(ch, {})
        node[""] = {}
    if not trie:
        raise CodebookError("A pattern was asked for without words.")
    return _branch(trie)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    parts, singles = [], []
    for ch in sorted(key for key in node if key):
        rest = _branch(node[ch])
        if rest:
            parts.append(re.escape(ch) + rest)
        else:
            singles.append(re.escape(ch))
    if singles:
        parts.append(singles[0] if len(singles) == 1 else f"[{''.join(singles)}]")
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


def scan(pattern: re.Pattern[str], starts: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern from left to right, tried only where `starts`, one class of characters, matches.

    The same as pattern.finditer, several times faster for a pattern of many alternatives.
    """
    at, match = 0, pattern.match
    for candidate in starts.finditer(text):
        position = candidate.start()
        if position >= at and (found := match(text, position)):
            at = found.end()
            yield found


@cache
def unit() -> str:
    """Return the pattern of a unit, compound ones included (元/人·月, 吨标准煤/万元, 件/万人)."""
    forms = codebook.forms("units")
    latin = alternation(form for form in forms if form[-1].isascii() and form[-1].isalpha())
    simple = f"(?:{alternation(form for form in forms if not form[-1].isascii() or not form[-1].isalpha())}|{latin}(?![A-Za-z]))"
    below = rf"{simple}|(?:{SCALE}|\d{{1,2}}[万千]){simple}|[月日天周季次](?!\d)"  # 元/月, 次/周
    return rf"{simple}(?:/(?:每)?(?:{below})(?:[·./](?:{simple}|[年月天日次]))?)*"


@cache
def words(name: str, id: str | None = None) -> str:
    """Return the pattern of a codebook's forms."""
    return alternation(codebook.forms(name, id))
