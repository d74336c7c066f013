"""Names that a page broke over lines, put back into their rows before a table without bars is read.

A PDF copied as text prints a broken name's second line below its row's numbers (the cell stands at the top), or its
lines above and below them (the cell is centred). A lone line may as well be the name of a group of rows: it is taken
for the rest of a name only where the names above such lines are as wide as names of this table get, or where the row
has no name of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract import headers
from extract.load.flat.lines import ANY, CELL, TABS, WIDE, how_split, split
from extract.load.flat.share import MEASURED, shares, whole
from extract.load.flat.title import is_label
from extract.load.flat.tokens import Token, has_bar, is_page_mark, width
from extract.load.flat.weights import is_open

# Lines of a table that are looked through.
MOST_LINES = 240
# A column's width, within which broken names fall short of one another (a bracket or a digit that did not fit).
SLACK = 2
# The rest of a name is no longer than this, in columns of a terminal.
LONGEST_REST = 40
_DATA = frozenset({"number", "int", "dash", "unit", "attribute", "time", "part"})
_WORDS = frozenset({"short", "text", "words", "office", "long", "unit", "part"})


@dataclass(slots=True)
class _Line:
    """A line's tokens; `name` is the index of the token that names its row, None where it has none."""

    number: int
    tokens: list[Token]
    name: int | None = None
    start: int = 0
    rest: list[Token] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)

    @property
    def lone(self) -> bool:
        return len(self.tokens) == 1 and self.tokens[0].kind in _WORDS


def rejoined(lines: Sequence[str], start: int) -> list[str] | None:
    """Return the lines with the parts of broken names in their rows (blank lines where they stood); None without any.

    >>> rejoined(["指标 2025年 2030年", "农村集中供水 88 95", "覆盖率（%）", "污水处理率（%） 90 95"], 0)
    ['指标 2025年 2030年', '农村集中供水覆盖率（%） 88 95', '', '污水处理率（%） 90 95']
    """
    how = how_split(lines[start])
    if how == CELL:
        return None
    rows = _rows(lines, start, how)
    first = next((k for k, row in enumerate(rows) if not row.lone), None)
    if first is None or len(rows) - first < 2:
        return None
    counted = _is_numbered(lines[start], how) and _counts(rows)
    for row in rows:
        row.start = _start(row) if counted else 0
        row.name = _name(row)
    moved = _shared(rows, first) or _first_words(rows, first, lines[start], how)
    return _written(lines, rows, moved, how) if moved else None


def _rows(lines: Sequence[str], start: int, how: str) -> list[_Line]:
    rows: list[_Line] = []
    for k in range(start + 1, min(len(lines), start + MOST_LINES)):
        line = lines[k]
        if not line.strip() or is_page_mark(line):
            continue
        if has_bar(line) or "。" in line or is_label(line):
            break
        tokens = [token for token in split(line, k, how) if token.kind != "blank"]
        if not rows and all(headers.read(token.text) for token in tokens):
            continue
        if len(tokens) == 1 and (tokens[0].kind == "heading" or width(tokens[0].text) > LONGEST_REST):
            break
        rows.append(_Line(k, tokens))
    while rows and rows[-1].lone and len(rows) > 1 and rows[-2].lone:
        rows.pop()
    return rows


def _is_numbered(header: str, how: str) -> bool:
    found = (headers.read(token.text) for token in split(header, 0, how)[:2])
    return any(one is not None and one.role == "row_no" for one in found)


def _counts(rows: Sequence[_Line]) -> bool:
    """Say whether the rows of a table are numbered."""
    found = [_start(row) > 0 for row in rows if not row.lone]
    return sum(found) * 3 > 2 * len(found)


def _start(row: _Line) -> int:
    """Return the index behind a row's number, which may stand behind its group's name; 0 without one."""
    for k, token in enumerate(row.tokens[:2]):
        if token.number is not None and (k == 0 or row.tokens[0].kind in _WORDS):
            return k + 1
    return 0


def _name(row: _Line) -> int | None:
    """Return the index of the last words before a row's data; None where only data stand there."""
    if row.lone:
        return None
    data = next((k for k, token in enumerate(row.tokens) if k >= row.start and token.kind in _DATA), len(row.tokens))
    return data - 1 if data > row.start else None


def _is_data(row: _Line) -> bool:
    rest = row.tokens[row.start :]
    return len(rest) > 1 and rest[0].kind in _DATA


def _shared(rows: Sequence[_Line], first: int) -> list[int]:
    """Move lone lines to the rows above and below them; return their indices, none where in doubt."""
    anchors = [k for k, row in enumerate(rows) if not row.lone]
    edges = [-1, *anchors, len(rows)]
    gaps = [list(range(a + 1, b)) for a, b in pairwise(edges)]
    names = [rows[k].tokens[rows[k].name or 0].text if rows[k].name is not None else "" for k in anchors]
    taken = shares(names, [[rows[k].tokens[0].text for k in gap] for gap in gaps])
    if taken is None:
        return []
    for n, (above, below) in enumerate(taken):
        row = rows[anchors[n]]
        row.above = [rows[k].tokens[0] for k in gaps[n][len(gaps[n]) - above :]]
        row.rest = [rows[k].tokens[0] for k in gaps[n + 1][:below]]
    broken = [row for row in rows if row.above or row.rest]
    centred = any(row.above for row in broken)
    if centred:
        sure = _is_centred(rows, broken)
    else:
        full = [width(rows[k].tokens[rows[k].name or 0].text) for k in anchors if rows[k].rest]
        widest = max((width(rows[k].tokens[rows[k].name or 0].text) for k in anchors), default=0)
        ended = sum(_is_rest(row) for row in broken)
        sure = bool(broken) and not first and all(row.name is not None for row in broken)
        sure = sure and (ended * 3 >= 2 * len(broken) or _cut_at_one_width(full, widest, ended))
    if not sure:
        _clear(rows)
        return []
    return [k for k, row in enumerate(rows) if row.lone]


def _clear(rows: Sequence[_Line]) -> None:
    for row in rows:
        row.above, row.rest = [], []


def _is_centred(rows: Sequence[_Line], broken: Sequence[_Line]) -> bool:
    """Say whether names stand around their rows: no row is left without one, and nearly all end as indicators do."""
    if any(row.name is None and not row.above and not row.rest for row in rows if not row.lone and _is_data(row)):
        return False
    ended = sum(bool(MEASURED.search(_whole(row))) for row in broken)
    return ended * 3 >= 2 * len(broken) and (any(row.name is None for row in broken) or len(broken) > 1)


def _whole(row: _Line) -> str:
    name = row.tokens[row.name].text if row.name is not None else ""
    return whole([token.text for token in row.above], name, [token.text for token in row.rest])


def _first_words(rows: Sequence[_Line], first: int, header: str, how: str) -> list[int]:
    """Move lone lines to the first words of the rows above (a project's name, not its content), cut at one width."""
    roles = [found.role for token in split(header, 0, how) if (found := headers.read(token.text))]
    if first or sum(role in headers.NAMES for role in roles) < 2:
        return []
    widths = []
    for row in rows:
        row.name = row.start if not row.lone and len(row.tokens) > row.start else None
        widths.append(width(row.tokens[row.name].text) if row.name is not None else 0)
    moved = [k for k, row in enumerate(rows) if row.lone]
    if any(rows[k - 1].lone for k in moved) or not moved:
        return []
    if not _cut_at_one_width([widths[k - 1] for k in moved], max(widths), 0):
        return []
    for k in moved:
        rows[k - 1].rest = [rows[k].tokens[0]]
    return moved


def _cut_at_one_width(full: Sequence[int], widest: int, ended: int) -> bool:
    """Say whether the names above lone lines are all as wide as names of this table get."""
    if widest > max(full) or min(full) < widest - SLACK:
        return False
    return (len(full) > 2 and len(set(full)) == 1) or (len(full) > 1 and ended > 0)


def _is_rest(row: _Line) -> bool:
    """Say whether the lone lines below a row can only end its name: what is measured, or a bracket, ends there."""
    name, rest = row.tokens[row.name or 0].text, row.rest[-1].text
    if is_open(name) or (rest.count(")") + rest.count("）") > rest.count("(") + rest.count("（")):
        return True
    return not MEASURED.search(name) and bool(MEASURED.search(rest))


def _written(lines: Sequence[str], rows: Sequence[_Line], moved: Sequence[int], how: str) -> list[str]:
    out = list(lines)
    for k in moved:
        out[rows[k].number] = ""
    gap = {TABS: "\t", WIDE: "    ", ANY: " "}[how]
    for row in rows:
        if not row.above and not row.rest:
            continue
        texts = [token.text for token in row.tokens]
        name = _whole(row)
        if row.name is not None:
            texts[row.name] = name
        else:
            texts.insert(row.start, name)
        out[row.number] = gap.join(texts)
    return out
