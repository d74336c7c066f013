"""Lines without bars to tokens: how a table's lines are split into cells, and where its lines end at the latest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract import headers
from extract.load.flat.title import clean, is_label
from extract.load.flat.tokens import Token, has_bar, is_page_mark, make, spaced_tokens
from extract.load.flat.weights import SPACED, STREAM, TABBED, Costs

# A line without bars that is longer than this is a sentence, unless the table holds tasks or contents.
LONG_LINE = 100
# Where this share of a table's lines are of one length, of so many characters or more, cells were cut at that width.
CUT_SHARE = 0.2
MIN_CUT = 4
_WIDE = re.compile(r"\t+|\u3000{2,}| {3,}")
_CONTINUED = re.compile(r"^\s*[(（]?(?:续表|续上表|接上表|表\s*\d*\s*[(（]续[)）])\s*\d*[)）]?\s*$")
# How the title of a plan ends that is printed at the head of every page.
_TITLE_END = re.compile(r"^.{4,}(?:规划|方案|纲要|计划|意见|通知|公报|措施|报告|要点|文件)(?:[(（].{2,12}[)）])?$")

# Ways to split a line: a cell a line, by tabs with blank cells kept, by wide blanks alone, by any blank.
CELL, TABS, WIDE, ANY = "cell", "tabs", "wide", "any"
COSTS: dict[str, Costs] = {CELL: STREAM, TABS: TABBED, WIDE: SPACED, ANY: SPACED}


def how_split(header: str) -> str:
    """Return how the lines of a table are split, from its header's first line.

    >>> [how_split(line) for line in ("序号", "序号\\t指标\\t2030年", "序号    指 标    2030年", "序号 指标 2030年")]
    ['cell', 'tabs', 'wide', 'any']
    """
    whole, words = headers.read(header), header.split()
    if len(words) == 1 or (whole is not None and whole.exact and not _names_and_years(words)):
        return CELL
    by_tab = header.split("\t")
    if len(by_tab) > 2 and all(piece.strip() for piece in by_tab):
        return TABS
    pieces = [piece.strip() for piece in _WIDE.split(header.strip()) if piece.strip()]
    glued = any(len(piece.split()) > 1 and all(headers.read(part) for part in piece.split()) for piece in pieces)
    return WIDE if len(pieces) >= 3 and not glued else ANY


def _names_and_years(words: Sequence[str]) -> bool:
    """Say whether a line is a whole header: a column of names, then years (指标 2023年 2025年)."""
    first = headers.read(words[0])
    years = sum(bool(found and found.years) for found in map(headers.read, words[1:]))
    return first is not None and first.role in headers.NAMES | {"category"} and years > 0


def upright(upper: str, lower: str) -> str | None:
    """Return the header of two lines whose words stand above one another in halves, None where they do not.

    >>> upright("序 牵头 完成", "号 单位 时限")
    '序号 牵头单位 完成时限'
    >>> upright("指标 单位", "床位 张") is None
    True
    """
    above, below = upper.split(), lower.split()
    if not 3 <= len(above) == len(below) or len(upper) > LONG_LINE:
        return None
    whole = [left + right for left, right in zip(above, below, strict=True)]
    found = [headers.read(word) for word in whole]
    sure = all(found) and sum(bool(one and one.exact) for one in found) * 3 >= 2 * len(whole)
    return " ".join(whole) if sure and not all(map(headers.read, above)) else None


def split(line: str, number: int, how: str) -> list[Token]:
    """Return a line's tokens. Blank cells are tokens only where tabs show them."""
    if how == CELL:
        return [make(line, number, True)]
    if how == TABS and "\t" in line:
        return [make(piece, number, k == 0) for k, piece in enumerate(line.split("\t"))]
    if how == TABS or (how == WIDE and _WIDE.search(line.strip())):
        pieces = [piece for piece in _WIDE.split(line.strip()) if piece.strip()]
        return [make(piece, number, k == 0) for k, piece in enumerate(pieces)]
    return spaced_tokens(line, number)


def has_sentence(lines: Sequence[str]) -> bool:
    """Say whether a line is too long for a table without bars, unless the table holds tasks or contents."""
    return any(len(line) > LONG_LINE and "。" in line for line in lines)


def gather(lines: Sequence[str], start: int, how: str, limit: int, long: bool = True) -> list[Token]:
    """Return tokens from a line on, some `limit` of them: up to bars, another table's title, or (not `long`) a sentence.

    Page numbers, running titles and 续表 are passed over.
    """
    tokens: list[Token] = []
    for k in range(start, len(lines)):
        line = lines[k]
        if len(tokens) >= limit or has_bar(line) or (not long and has_sentence((line,))):
            break
        if not line.strip() or is_page_mark(line) or _CONTINUED.match(line) or _is_running_title(lines, k):
            continue
        if k > start and is_label(line):
            if _is_title_again(lines, start, line):
                continue
            break
        tokens.extend(split(line, k, how))
    if how == CELL:
        _mark_cut(tokens)
    return tokens


def _mark_cut(tokens: Sequence[Token]) -> None:
    """Mark the pieces of cells that were broken at one width: many lines are exactly so long, hardly one is longer."""
    sizes = [len(token.text) for token in tokens]
    counts = Counter(size for size in sizes if size >= MIN_CUT)
    width, often = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    if not often:
        return
    table = sizes[: len(sizes) - sizes[::-1].index(width)]
    if often >= max(4, len(table) * CUT_SHARE) and sum(size > width for size in table) * 10 <= len(table):
        for token in tokens[: len(table)]:
            token.cut = len(token.text) == width


def _is_title_again(lines: Sequence[str], start: int, line: str) -> bool:
    title = re.sub(r"[(（]续.{0,4}[)）]", "", clean(line))
    return any(clean(above) == title for above in lines[max(0, start - 4) : start])


def _is_running_title(lines: Sequence[str], k: int) -> bool:
    """Say whether a line beside a page number is the plan's title, printed on other pages too."""
    text = lines[k].strip()
    if not _TITLE_END.search(text):
        return False
    above = next((line for line in reversed(lines[max(0, k - 3) : k]) if line.strip()), "")
    below = next((line for line in lines[k + 1 : k + 4] if line.strip()), "")
    beside = is_page_mark(above) or is_page_mark(below)
    return beside and sum(line.strip() == text for line in lines) > 1
