"""Tables of tasks or projects whose header was lost: numbered rows of one width, with a column of bodies or of times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Grid, GridCell
from extract.load.flat.bare import Found
from extract.load.flat.title import title_above
from extract.load.flat.tokens import Token, has_bar, is_page_mark, kind_of, make

MOST_LINES = 200
MIN_ROWS = 3
# Cells of a row: its number, what is to be done, and at least one of bodies or times.
MIN_CELLS, MAX_CELLS = 3, 9
# Share of a column's cells that must look alike.
ALIKE = 0.75
_ONE = re.compile(r"\s*1(?:[\t\u3000 ]+\S|\s*$)")
_WIDE = re.compile(r"\t|\u3000+| {2,}")
_ANY = re.compile(r"[\t\u3000 ]+")
_TOLD = frozenset({"office", "time"})


def may_open(line: str) -> bool:
    """Say cheaply whether a line may be the first of numbered rows.

    >>> may_open("1 建设平台 县水务局"), may_open("1"), may_open("1.建设平台")
    (True, True, False)
    """
    return line.lstrip()[:1] == "1" and _ONE.match(line) is not None


def table_at(lines: Sequence[str], start: int) -> Found | None:
    """Return the table without a header whose first row opens in a line, None where its rows are not alike."""
    rows, end = _stream(lines, start) if lines[start].strip() == "1" else _rows(lines, start)
    if len(rows) < MIN_ROWS or not _are_alike(rows):
        return None
    cells = tuple(
        GridCell(token.text, r, c) for r, row in enumerate(rows) for c, token in enumerate(row) if token.kind != "blank"
    )
    columns = max(map(len, rows))
    form = "one_cell_a_line" if lines[start].strip() == "1" else "spaced"
    return start, end, Grid(cells, len(rows), columns, form, title_above(lines, start))


def _rows(lines: Sequence[str], start: int) -> tuple[list[list[Token]], int]:
    """Return rows of a line each, counted from 1, as long as they hold as many cells as the first."""
    pattern = next((p for p in (_WIDE, _ANY) if len(p.split(lines[start].strip())) >= MIN_CELLS), None)
    rows: list[list[Token]] = []
    end = start
    if pattern is None:
        return rows, end
    for k in range(start, min(len(lines), start + MOST_LINES)):
        if not lines[k].strip() or is_page_mark(lines[k]):
            continue
        row = [make(piece, k, c == 0) for c, piece in enumerate(pattern.split(lines[k].strip()))]
        if has_bar(lines[k]) or row[0].number != len(rows) + 1 or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
        end = k + 1
    return rows, end


def _stream(lines: Sequence[str], start: int) -> tuple[list[list[Token]], int]:
    """Return rows of a cell a line, each opened by its number, at one distance."""
    tokens = [make(lines[k], k, True) for k in range(start, min(len(lines), start + MOST_LINES)) if lines[k].strip()]
    tokens = [token for token in tokens if not is_page_mark(token.text)]
    width = next((k for k, token in enumerate(tokens[: MAX_CELLS + 1]) if k and token.number == 2), 0)
    rows: list[list[Token]] = []
    while width and tokens and tokens[0].number == len(rows) + 1 and len(tokens) >= width:
        rows.append(tokens[:width])
        tokens = tokens[width:]
    return rows, rows[-1][-1].line + 1 if rows else start


def _are_alike(rows: Sequence[Sequence[Token]]) -> bool:
    """Say whether some column holds bodies or times in nearly all rows, and another words of some length."""
    width = len(rows[0])
    if not MIN_CELLS <= width <= MAX_CELLS:
        return False
    told = [sum(kind_of(row[c].text) in _TOLD for row in rows) >= ALIKE * len(rows) for c in range(width)]
    words = [sum(len(row[c].text) for row in rows) >= 6 * len(rows) for c in range(width)]
    return any(told[1:]) and any(long and not known for known, long in zip(told[1:], words[1:], strict=True))
