"""Lines with cell bars: where they run, which form they have, and their tokens row by row where the rows are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract import headers
from extract.document import Grid, GridCell
from extract.load.flat_title import clean, is_title, title_above
from extract.load.flat_tokens import Token, bar_cells, has_bar, is_page_mark, is_rule, make

_OUTER = re.compile(r"^\s*[|│┃｜¦]|[|│┃｜¦]\s*$")
# Widths of a table, in cells, that are tried where one cell stands on a line.
WIDTHS = range(2, 21)
# A line of more cells than this holds several rows.
WIDEST = 24
# A line of one cell longer than this is a box of running text.
LONG_CELL = 300


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens of a run of lines with bars; `rows` says that `first` marks a row's first cell and blanks are tokens."""

    tokens: list[Token]
    start: int
    end: int
    form: str
    rows: bool


def region_end(lines: Sequence[str], start: int) -> int:
    """Return the end of the run of lines with bars; blank lines and a broken cell's lines inside belong to it."""
    end, k = start + 1, start + 1
    while k < len(lines):
        if has_bar(lines[k]):
            end = k + 1
        elif lines[k].strip() and not _inside(lines, end, k):
            break
        k += 1
        if k - end > 3:
            break
    return end


def _inside(lines: Sequence[str], end: int, k: int) -> bool:
    """Say whether a line without bars goes on with a broken cell: the row before is open, the line is short."""
    if is_page_mark(lines[k]) or is_rule(lines[k]):
        return True
    open_row = not re.search(r"[|│┃｜¦]\s*$", lines[end - 1])
    ahead = next((line for line in lines[k + 1 : k + 3] if line.strip()), "")
    return (
        open_row
        and len(lines[k]) < 60
        and len(bar_cells(lines[end - 1])) > 1
        and has_bar(ahead)
        and "。" not in lines[k]
    )


def read(lines: Sequence[str], start: int, end: int) -> Region:
    """Return the tokens of a run of lines with bars."""
    numbered = [(k, lines[k]) for k in range(start, end) if lines[k].strip() and not is_page_mark(lines[k])]
    markdown = any("-" in line and is_rule(line) for _, line in numbered)
    numbered = [(k, line) for k, line in numbered if not is_rule(line)]
    cells = [(k, bar_cells(line)) for k, line in numbered]
    several = sum(len([c for c in row if c]) >= 2 for _, row in cells)
    if several * 3 >= len(cells) and max(len(row) for _, row in cells) <= WIDEST:
        return Region(_row_tokens(numbered), start, end, "markdown" if markdown else "piped", True)
    flat = [(k, text) for k, row in cells for text in row]
    opening = next((n for n, (_, text) in enumerate(flat) if text and len(text) <= LONG_CELL), 0)
    flat = flat[opening:]
    width = _width([text for _, text in flat])
    tokens = [make(text, k, n % width == 0 if width else True) for n, (k, text) in enumerate(flat)]
    return Region(tokens, start, end, "one_cell_a_line", bool(width))


def _row_tokens(numbered: Sequence[tuple[int, str]]) -> list[Token]:
    """Return the cells of lines that hold a row each; a cell broken over two lines becomes one again."""
    closed = sum(bool(re.search(r"[|│┃｜¦]\s*$", line)) for _, line in numbered) * 3 > len(numbered) * 2
    rows: list[tuple[int, list[str]]] = []
    is_open = False
    for k, line in numbered:
        cells = bar_cells(line)
        ends = bool(re.search(r"[|│┃｜¦]\s*$", line))
        if rows and (is_open or _number_broken(rows[-1][1], cells)) and not re.match(r"\s*[|│┃｜¦]", line):
            rows[-1][1][-1] += cells[0]
            rows[-1][1].extend(cells[1:])
        else:
            rows.append((k, cells))
        is_open = closed and not ends
    return [make(text, k, n == 0) for k, cells in rows for n, text in enumerate(cells)]


def _number_broken(above: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a number runs on from the end of one line to the head of the next (1,200.5 / 0, 41.18 / %)."""
    last, first = above[-1], below[0]
    return len(above) > 1 and bool(re.search(r"\d[.,]\d*$", last)) and bool(re.fullmatch(r"\d{1,2}[%‰]?|[%‰]", first))


def _width(cells: Sequence[str]) -> int:
    """Return the cells of a row where bars keep the blank ones: the width at which row numbers head the rows; or 0."""
    best, reached = 0, 1
    for width in WIDTHS:
        expected = 1
        heads = cells[::width]
        for head in heads:
            if head == str(expected):
                expected += 1
        if expected - 1 > reached and all(heads):
            best, reached = width, expected - 1
    if reached >= 2:
        return best
    return _width_of_title(cells)


def _width_of_title(cells: Sequence[str]) -> int:
    """Return the width that a first row of one cell and its blanks shows, where all rows open with words; or 0."""
    blanks = next((k for k, text in enumerate(cells[1:]) if text), 0)
    width = blanks + 1
    heads = cells[::width] if blanks else []
    return width if len(heads) >= 4 and all(heads) and headers.read(heads[1]) else 0


def title_row(tokens: Sequence[Token], header: int) -> tuple[int | None, str | None]:
    """Return the index of the token above the header that is the table's title, and the title; None without one."""
    k = header - 1
    while k >= 0 and tokens[k].kind == "blank":
        k -= 1
    if k >= 0 and tokens[k].first and is_title(tokens[k].text):
        return k, clean(tokens[k].text)
    return None, None


def plain(lines: Sequence[str], region: Region) -> tuple[int, int, Grid] | None:
    """Return a table whose header says nothing known, cells as they stand; None for a lone column."""
    if not region.rows or region.form == "one_cell_a_line":
        return None
    rows: list[list[Token]] = []
    for token in region.tokens:
        if token.first or not rows:
            rows.append([])
        rows[-1].append(token)
    columns = max(len(row) for row in rows)
    drawn = region.form == "markdown" or all(_OUTER.search(lines[row[0].line]) for row in rows)
    even = all(len(row) == columns for row in rows)
    if len(rows) < 2 or columns < 2 or not (even or drawn) or not (drawn or (columns > 2 and len(rows) > 2)):
        return None
    cells = [
        GridCell(token.text, r, c, 1, 1, r == 0)
        for r, row in enumerate(rows)
        for c, token in enumerate(row)
        if token.kind != "blank"
    ]
    return (
        region.start,
        region.end,
        Grid(tuple(cells), len(rows), columns, region.form, title_above(lines, region.start)),
    )
