"""The rows of a sheet to blocks: its title and notes as paragraphs, its tables as grids."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract import headers
from extract.document import Block, Grid, GridCell
from extract.load.captions import titled

# What programs call a sheet that nobody named.
_UNNAMED = re.compile(r"(?:sheet|工作表|表|sheet\s*表)\s*\d*|chart\d*", re.I)
_NOTE = re.compile(r"\s*(?:注|备注|说明|数据来源|资料来源|填表|填报)\s*\d*\s*[:：]|[*＊]")
# A row is a header where at least two of its cells, and this share of them, read like headers of columns.
HEADERS = 0.6


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text; rows and columns count from 0 among those shown."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def blocks_of(cells: Iterable[SheetCell], name: str | None, source: str) -> list[Block]:
    """Return a sheet's blocks; `name` titles its first table where no row does, `source` is how it was recovered."""
    rows: dict[int, list[SheetCell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    blocks: list[Block] = []
    for region in _regions(rows):
        blocks += _region_blocks(region, source)
    blocks = titled(blocks)
    if name and not _UNNAMED.fullmatch(name.strip()):
        blocks = _named(blocks, name.strip())
    return blocks


def _named(blocks: list[Block], name: str) -> list[Block]:
    at = next((at for at, block in enumerate(blocks) if block.grid is not None), None)
    if at is None:
        return [Block(name, kind="heading"), *blocks]
    grid = blocks[at].grid
    if grid is not None and grid.title is None:
        blocks[at] = blocks[at]._replace(grid=replace(grid, title=name))
    return blocks


def _regions(rows: dict[int, list[SheetCell]]) -> list[list[list[SheetCell]]]:
    """Rows that belong together: parted by a blank row before a title or a new header."""
    regions: list[list[list[SheetCell]]] = []
    foot = -1
    for number in sorted(rows):
        row = rows[number]
        parted = number > foot + 1
        if not regions or (parted and (len(row) == 1 or _is_header(row))):
            regions.append([])
        regions[-1].append(row)
        foot = max(foot, *(cell.row + cell.row_span - 1 for cell in row))
    return regions


def _is_header(row: list[SheetCell]) -> bool:
    read = sum(headers.read(cell.text) is not None for cell in row)
    return read >= 2 and read >= HEADERS * len(row)


def _region_blocks(rows: list[list[SheetCell]], source: str) -> list[Block]:
    """Lines above the first and below the last row of a table are text; so is a region without a row of two cells."""
    first = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
    last = len(rows)
    while last > first and len(rows[last - 1]) == 1 and _NOTE.match(rows[last - 1][0].text):
        last -= 1
    before = [Block(line) for row in rows[:first] for line in _lines(row)]
    after = [Block(line, kind="note") for row in rows[last:] for line in _lines(row)]
    table = rows[first:last]
    if len(table) == 1 and not _is_header(table[0]):  # date and signature, or unit and date, side by side
        return before + [Block("　".join(cell.text for cell in table[0]))] + after
    return before + ([Block("", kind="table", grid=_grid(table, source))] if table else []) + after


def _lines(row: list[SheetCell]) -> list[str]:
    return [line.strip() for line in row[0].text.split("\n") if line.strip()]


def _grid(rows: list[list[SheetCell]], source: str) -> Grid:
    """Rows and columns that nothing stands in are left out; spans shrink with them."""
    cells = [cell for row in rows for cell in row]
    shown = sorted({cell.row for cell in cells})
    lines = {row: at for at, row in enumerate(shown)}
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    columns = {edge: at for at, edge in enumerate(edges)}
    placed = tuple(
        GridCell(
            cell.text,
            lines[cell.row],
            columns[cell.column],
            bisect_left(shown, cell.row + cell.row_span) - lines[cell.row],
            columns[cell.column + cell.column_span] - columns[cell.column],
        )
        for cell in cells
    )
    return Grid(placed, len(lines), len(edges) - 1, source)
