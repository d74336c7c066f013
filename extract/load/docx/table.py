"""Rows of a Word table, as their cells stand in the file, into one Grid with spans."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

from extract.document import Grid, GridCell

# Column edges nearer than this are one edge that was dragged a little off: 80 twentieths of a point, 4 points.
SNAP_TWIPS = 80


class RawCell(NamedTuple):
    """A cell of one row; `merge` is w:vMerge: None, "restart" or "continue"."""

    text: str
    column: int
    span: int = 1
    merge: str | None = None
    header: bool = False


def build_grid(rows: list[list[RawCell]], widths: list[int]) -> Grid | None:
    """Join vertical merges and number the columns that are really used; None where every cell is empty.

    `widths` are the file's grid columns in twips; they serve only to bring dragged edges together.
    """
    if not any(cell.text for row in rows for cell in row):
        return None
    columns = _edge_map({(cell.column, cell.span) for row in rows for cell in row}, widths)
    cells: list[GridCell] = []
    above: dict[int, int] = {}
    for index, row in enumerate(rows):
        below: dict[int, int] = {}
        for cell in row:
            column = columns[cell.column]
            span = columns[cell.column + cell.span] - column
            at = above.get(column) if cell.merge == "continue" else None
            if at is not None and cells[at].column_span == span:
                cells[at] = cells[at]._replace(row_span=index - cells[at].row + 1)
            else:
                at = len(cells)
                cells.append(GridCell(cell.text, index, column, 1, span, cell.header))
            below[column] = at
        above = below
    return Grid(tuple(cells), len(rows), max(cell.column + cell.column_span for cell in cells), "docx")


def _edge_map(spans: set[tuple[int, int]], widths: list[int]) -> dict[int, int]:
    """Map each edge of the cells (first column, columns covered) to its number from 0.

    Dragged edges are brought together where no cell vanishes.
    """
    used = sorted({edge for column, span in spans for edge in (column, column + span)})
    plain = {edge: index for index, edge in enumerate(used)}
    places = list(accumulate(widths, initial=0))
    if not used or used[-1] >= len(places):
        return plain
    snapped, number = {used[0]: 0}, 0
    for left, right in pairwise(used):
        number += places[right] - places[left] > SNAP_TWIPS
        snapped[right] = number
    collapsed = any(snapped[column] == snapped[column + span] for column, span in spans)
    return plain if collapsed else snapped
