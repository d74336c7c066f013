"""How a flattened table may open that is not told by its first word: a glued header, labelled values, separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from extract import codebook, headers
from extract.text import fold

# The longest line that may be a cell.
LONG_CELL = 120
# Words that make a header for sure.
SURE_HEADERS = 3
# What may stand between cells in one line.
SEPARATORS = "，,；;、/"
LABEL = re.compile(r"([^\s：:；;，,。、]{1,16}?)\s*[:：]")
# Ways of cutting a glued header that are tried.
MOST_WAYS = 12
_YEAR_WORD = re.compile(r"(?:19|20)\d{2}年?(?:[-—～~至](?:19|20)\d{2}年?)?")
_BLANKS = re.compile(r"[ \t\u3000]+")
_NAMED = headers.NAMES | {"row_no", "category"}


@cache
def _openings() -> frozenset[str]:
    """The first two characters of header cells that number, name or group the rows."""
    return frozenset(fold(row["form"])[:2] for row in codebook.rows("table_headers") if row["id"] in _NAMED)


def may_open(line: str) -> bool:
    """Say cheaply whether a line may open one of these forms and is not told by its first word."""
    if not 3 < len(line) < 4 * LONG_CELL:
        return False
    if line.lstrip()[:2] not in _openings():
        return False
    head = line[:12]
    if any(mark in head for mark in "：:"):
        first = LABEL.match(line.strip())
        return first is not None and role(first[1]) in _NAMED
    mark = next((char for char in line[:20] if char in SEPARATORS), None)
    if mark is not None:
        return role(line.strip().partition(mark)[0]) is not None
    return len(line) < LONG_CELL and "。" not in line and glued(line.strip()) is not None


def role(text: str) -> str | None:
    """Return the role of a header cell that the codebook holds as it stands; None for other words."""
    found = headers.read(text)
    return found.role if found is not None and found.exact else None


def glued(line: str) -> list[str] | None:
    """Return the words of a glued header: three at least, a name among them, the longest words first.

    >>> glued("序号指标名称单位2025年2030年"), glued("主要指标完成情况")
    (['序号', '指标名称', '单位', '2025年', '2030年'], None)
    """
    if not 6 <= len(line) <= LONG_CELL // 2 or _BLANKS.search(line):
        return None
    if all(role(line[:size]) is None for size in (2, 3, 4)):
        return None
    for words in islice(_cut(line), MOST_WAYS):
        roles = {role(word) for word in words}
        if len(words) >= SURE_HEADERS and roles & headers.NAMES and roles - headers.NAMES:
            return words
    return None


def _cut(text: str) -> Iterator[list[str]]:
    """Yield the ways of cutting a text into header words, long words first."""
    if not text:
        yield []
        return
    for size in range(min(14, len(text)), 1, -1):
        if _is_word(text[:size]):
            for rest in islice(_cut(text[size:]), MOST_WAYS):
                yield [text[:size], *rest]


def _is_word(text: str) -> bool:
    found = headers.read(text)
    if found is None or not found.exact:
        return False
    years = _YEAR_WORD.findall(text)
    if not years:
        return not (text.endswith("单位") and role(text[:-2]) in headers.NAMES)  # 指标单位 holds two columns
    rest = text.removeprefix(years[0])
    return len(years) == 1 and rest != text and "年均" not in rest and (not rest or role(rest) in headers.VALUES)
