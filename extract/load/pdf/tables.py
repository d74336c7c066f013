"""Ruled tables of a page: which glyphs stand in which cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extract.document import Grid, GridCell
from extract.load.pdf.lines import cell_text, grouped_lines
from extract.load.pdf.page import Glyphs, Page
from extract.load.ruled import RuledGrid, find_grids

# A frame around this share of a page is the page's own border, no table.
PAGE_FRAME = 0.75
# A mesh with fewer filled cells than this share is a chart or a drawing.
FILLED, MESH = 0.12, 24


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as recovered on one page, or joined from several; `xs` are its column edges on its last page."""

    cells: tuple[GridCell, ...]
    rows: int
    xs: tuple[float, ...]
    y0: float
    y1: float
    page: int
    last_page: int
    recovered_from: str = "ruled"

    def grid(self) -> Grid:
        """As the document keeps it."""
        return Grid(
            self.cells, self.rows, len(self.xs) - 1, self.recovered_from, page_start=self.page, page_end=self.last_page
        )


def page_tables(page: Page) -> tuple[list[PageTable], Glyphs]:
    """The ruled tables of a page from top to bottom, and the glyphs that stand in none."""
    if len(page.rules) < 3:
        return [], page.glyphs
    whole = page.width * page.height
    found = sorted((g for g in find_grids(page.rules) if _may_be_table(g, whole)), key=lambda grid: grid.area)
    free = np.ones(len(page.glyphs), bool)
    boxes = page.glyphs.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    tables: list[PageTable] = []
    for grid in found:  # the smallest first: an inner table takes its text before the outer one
        x0, y0, x1, y1 = grid.box
        inside = np.flatnonzero(free & (x > x0) & (x < x1) & (y > y0) & (y < y1))
        table = _table(grid, page, inside, x, y) if len(inside) else None
        if table is not None:
            tables.append(table)
            free[inside] = False
    tables.sort(key=lambda table: (table.y0, table.xs[0]))
    return tables, page.glyphs.pick(free)


def _may_be_table(grid: RuledGrid, whole: float) -> bool:
    return not (len(grid.cells) <= 2 and grid.area > PAGE_FRAME * whole)


def _table(grid: RuledGrid, page: Page, inside: np.ndarray, x: np.ndarray, y: np.ndarray) -> PageTable | None:
    owner = np.full((len(grid.ys) - 1, len(grid.xs) - 1), -1)
    for index, cell in enumerate(grid.cells):
        owner[cell.top : cell.bottom, cell.left : cell.right] = index
    row = np.clip(np.searchsorted(grid.ys, y[inside]) - 1, 0, owner.shape[0] - 1)
    column = np.clip(np.searchsorted(grid.xs, x[inside]) - 1, 0, owner.shape[1] - 1)
    owners = owner[row, column]
    filled = np.unique(owners)
    if len(grid.cells) > MESH and len(filled) < FILLED * len(grid.cells):
        return None
    lines = grouped_lines(page.glyphs.pick(inside), owners)
    cells = []
    for index, cell in enumerate(grid.cells):
        text = cell_text(lines.get(index, []), grid.xs[cell.left], grid.xs[cell.right])
        span = (cell.bottom - cell.top, cell.right - cell.left)
        box = (grid.xs[cell.left], grid.ys[cell.top], grid.xs[cell.right], grid.ys[cell.bottom])
        cells.append(GridCell(text, cell.top, cell.left, *span, page=page.number, box=box))
    return _compact(
        PageTable(tuple(cells), len(grid.ys) - 1, grid.xs, grid.ys[0], grid.ys[-1], page.number, page.number)
    )


def _compact(table: PageTable) -> PageTable:
    """Drop row edges at which no cell begins (rules of an inner table, double lines)."""
    used = sorted({cell.row for cell in table.cells})
    if len(used) == table.rows:
        return table
    number = {row: index for index, row in enumerate(used)}
    cells = []
    for cell in table.cells:
        rows = sum(cell.row <= row < cell.row + cell.row_span for row in used)
        cells.append(cell._replace(row=number[cell.row], row_span=rows))
    return replace(table, cells=tuple(cells), rows=len(used))
