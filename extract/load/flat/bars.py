"""Lines with cell bars: where they run, which form they have, and their tokens row by row where the rows are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Grid, GridCell
from extract.load.flat.header import length
from extract.load.flat.title import clean, is_title, title_above
from extract.load.flat.tokens import Token, bar_cells, has_bar, is_page_mark, is_rule, make

_CLOSED = re.compile(r"[|│┃｜¦]\s*$")
_OUTER = re.compile(r"^\s*[|│┃｜¦]|[|│┃｜¦]\s*$")
# Widths of a table, in cells, that are tried where one cell stands on a line.
WIDTHS = range(2, 21)
# A line of more cells than this holds several rows.
WIDEST = 24
# A line of one cell longer than this is a box of running text.
LONG_CELL = 300


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens of a run of lines with bars, blank cells among them; `rows`: `first` marks each row's first cell."""

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
    open_row = not _CLOSED.search(lines[end - 1])
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
    if several * 3 >= len(cells) and max((len(row) for _, row in cells), default=0) <= WIDEST:
        return Region(_row_tokens(numbered), start, end, "markdown" if markdown else "piped", True)
    flat = [(k, text) for k, row in cells for text in row]
    opening = next((n for n, (_, text) in enumerate(flat) if text and len(text) <= LONG_CELL), 0)
    flat = flat[opening:]
    return Region([make(text, k, True) for k, text in flat], start, end, "one_cell_a_line", False)


def _row_tokens(numbered: Sequence[tuple[int, str]]) -> list[Token]:
    """Return the cells of lines that hold a row each; a cell broken over two lines becomes one again."""
    closed = sum(bool(_CLOSED.search(line)) for _, line in numbered) * 3 > len(numbered) * 2
    rows: list[tuple[int, list[str]]] = []
    is_open = False
    for k, line in numbered:
        cells = bar_cells(line)
        ends = bool(_CLOSED.search(line))
        if not cells:
            continue  # marks of markup alone
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
    if len(below) > 1 and above[0].isdigit() and first.isdigit() and int(first) == int(above[0]) + 1:
        return False  # 1 | … | 82.5 and 2 | …: the number of the next row
    return len(above) > 1 and bool(re.search(r"\d[.,]\d*$", last)) and bool(re.fullmatch(r"\d{1,2}[%‰]?|[%‰]", first))


def in_rows(region: Region, header: int) -> tuple[list[Token], bool]:
    """Return the tokens from a header on, `first` set on each row's first cell, and whether the rows are known.

    Where one cell stands on a line, bars may keep the blank cells: then every row has as many cells, which shows in the
    row numbers that head the rows, or in a title row of one cell and its blanks.
    """
    tokens = region.tokens[header:]
    if region.rows:
        return tokens, True
    size = _header_end(tokens)
    one = next((k for k in range(size, min(len(tokens), 80)) if tokens[k].number == 1), None)
    width, origin = (_width(tokens, one), one) if one is not None else (0, None)
    if not width:
        width, origin = _width_of_title(region.tokens[:header], tokens), 0
    if not width or origin is None:
        return [token for token in tokens if token.kind != "blank"], False
    for k, token in enumerate(tokens):
        token.first = k == 0 or (k >= size and (k - origin) % width == 0 and (k >= origin or token.kind != "blank"))
    return tokens, True


def _header_end(tokens: Sequence[Token]) -> int:
    """Return the index behind the last header cell."""
    solid = [k for k, token in enumerate(tokens[:120]) if token.kind != "blank"]
    size = length([tokens[k] for k in solid])
    return solid[size - 1] + 1 if size else 0


def _width(tokens: Sequence[Token], one: int) -> int:
    """Return the cells of a row, if row numbers from the first on head the rows at that width; else 0."""
    best, reached = 0, 1
    head_cells = sum(token.kind != "blank" for token in tokens[:one])
    for width in sorted(WIDTHS, key=lambda width: abs(width - head_cells)):
        last = 0
        for head in tokens[one::width]:
            if head.kind == "blank":
                break
            last += head.number == last + 1
        if last > reached:
            best, reached = width, last
    free = 0
    for token in tokens[one:]:
        free += token.number == free + 1
    return best if reached * 2 > free else 0


def _width_of_title(above: Sequence[Token], tokens: Sequence[Token]) -> int:
    """Return the width that a title row of one cell and its blanks shows, where all rows then open with words; or 0."""
    blanks = 0
    while blanks < len(above) and above[len(above) - 1 - blanks].kind == "blank":
        blanks += 1
    width = blanks + 1
    heads = tokens[::width]
    return width if blanks and len(heads) >= 3 and all(head.kind != "blank" for head in heads) else 0


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
    columns = max(map(len, rows), default=0)
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
