"""Placed tokens to a Grid: header cells with their spans, data cells, lost row spans filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract import headers
from extract.document import Grid, GridCell
from extract.load.flat.align import Placement
from extract.load.flat.header import Layout, text_of
from extract.load.flat.tokens import Token, is_sum, join


@dataclass(slots=True)
class Row:
    """One row: text by column; a group row is one text over all columns; `width` counts its cells, blanks included."""

    cells: dict[int, str] = field(default_factory=dict)
    group: str | None = None
    first_line: int = 0
    width: int = 0
    order: list[int] = field(default_factory=list)


def _as_printed(left: str, right: str) -> str:
    return f"{left} {right}"


def rows_of(tokens: Sequence[Token], placement: Placement, roles: Sequence[str]) -> list[Row]:
    """Return the rows of a placement in order."""
    rows: list[Row] = []
    current = -1
    for token, place in zip(tokens, placement.places, strict=False):
        if place is not None and place[0] != current:
            current = place[0]
            rows.append(Row(first_line=token.line))
        if not rows:
            continue
        row = rows[-1]
        row.width += 1
        if place is None:
            continue
        if place[1] < 0:
            row.group = token.text
        else:
            row.order.append(place[1])
            old = row.cells.get(place[1])
            glue = join if token.first else _as_printed
            row.cells[place[1]] = glue(old, token.text) if old else token.text
    return _whole_names(rows, roles)


def _whole_names(rows: list[Row], roles: Sequence[str]) -> list[Row]:
    """Put a name printed above and below its row's numbers (a tall cell, centred) into the row."""
    name = next((c for c, role in enumerate(roles) if role in headers.NAMES), None)
    if name is None or "row_no" not in roles:
        return rows
    number, out = roles.index("row_no"), [row for row in rows if row.group is None]
    if all(name in row.cells and row.order == sorted(row.order) for row in out if number in row.cells):
        return rows
    return _gathered(rows, name, number)


def _gathered(rows: list[Row], name: int, number: int) -> list[Row]:
    out: list[Row] = []
    for k, row in enumerate(rows):
        bare = row.group is None and number in row.cells and (name not in row.cells or row.order != sorted(row.order))
        if not bare or not out or out[-1].group is None:
            out.append(row)
            continue
        head, tailed = out.pop().group or "", name in row.cells
        row.cells[name] = join(head, row.cells.get(name, ""))
        out.append(row)
        after = rows[k + 1 : k + 3]
        if not tailed and len(after) == 2 and after[0].group and (after[1].group is not None or name in after[1].cells):
            row.cells[name] = join(row.cells[name], after[0].group)
            after[0].group = ""
    return [row for row in out if row.group != ""]


def header_cells(tokens: Sequence[Token], layout: Layout, at: int) -> tuple[list[GridCell], int]:
    """Return the header's cells from row `at` on, and how many rows it takes."""
    depth = 2 if layout.parents else 1
    cells: list[GridCell] = []
    done: set[int] = set()
    columns = layout.columns
    for c, column in enumerate(columns):
        if column.spanned and c:
            continue
        span = 1
        while c + span < len(columns) and columns[c + span].spanned:
            span += 1
        if column.parent is None:
            cells.append(GridCell(text_of(tokens, column.cell), at, c, depth, span, True))
            continue
        if column.parent not in done:
            done.add(column.parent)
            width = sum(other.parent == column.parent for other in columns)
            cells.append(GridCell(text_of(tokens, layout.parents[column.parent]), at, c, 1, width, True))
        cells.append(GridCell(text_of(tokens, column.cell), at + 1, c, 1, span, True))
    return cells, depth


def _lost(row: Row, roles: Sequence[str], linked: bool) -> set[int]:
    """Return the columns of a row whose cell stands in a row above (its row span was lost)."""
    missing = {c for c in range(len(roles)) if c not in row.cells}
    first = min(row.cells, default=0)
    if row.group is not None or not row.cells:
        return set()
    lead = {c for c in missing if c < first}
    category = {c for c in missing if roles[c] == "category"}
    if row.cells[first].startswith(("其中", "#", "＃")):
        return category
    if roles[first] in ("category", "row_no") or not lead:
        return category
    names = [c for c, role in enumerate(roles) if role in ("indicator", "project", "task")]
    if not names or names[0] not in row.cells:
        return lead | {c for c in missing if roles[c] in ("attribute", "unit")}
    return category | ({c for c in lead if roles[c] == "row_no"} if category and linked else set())


def _linked(rows: Sequence[Row], roles: Sequence[str]) -> bool:
    """Say whether row numbers count the categories: no row has a number of its own under a lost category."""
    if "row_no" not in roles or "category" not in roles:
        return False
    number, category = roles.index("row_no"), roles.index("category")
    return number < category and not any(number in r.cells and category not in r.cells for r in rows if r.cells)


def _mostly_full(rows: Sequence[Row], roles: Sequence[str]) -> bool:
    return sum(row.width == len(roles) for row in rows) * 2 > len(rows)


def _duties(rows: Sequence[Row], roles: Sequence[str], k: int) -> set[int]:
    """Return duty and deadline columns that a row with fewer cells than columns leaves to the row above."""
    row, above = rows[k], rows[k - 1]
    if row.width >= len(roles) or above.group is not None:
        return set()
    shared = {c for c, role in enumerate(roles) if role in headers.DUTIES | {"deadline"}}
    return {c for c in shared if c not in row.cells}


def data_cells(rows: Sequence[Row], layout: Layout, at: int, exact: bool) -> list[GridCell]:
    """Return the cells of the data rows from row `at` on, spans filled; `exact`: every row shows its blank cells."""
    roles = layout.roles()
    linked, mostly_full = _linked(rows, roles), _mostly_full(rows, roles)
    open_cells: dict[int, int] = {}
    cells: list[GridCell] = []
    for k, row in enumerate(rows):
        if row.group is not None:
            open_cells = {}
            cells.append(GridCell(row.group, at + k, 0, 1, len(roles)))
            continue
        lost = _lost(row, roles, linked)
        if exact and k:
            lost |= _duties(rows, roles, k) if mostly_full else set()
        for c in range(len(roles)):
            if c in row.cells:
                open_cells[c] = len(cells)
                cells.append(GridCell(row.cells[c], at + k, c, 1, _width(row, roles, c)))
            elif c in lost and c in open_cells:
                old = cells[open_cells[c]]
                cells[open_cells[c]] = GridCell(old.text, old.row, old.column, at + k - old.row + 1, old.column_span)
            elif roles[c] != "part" or c - 1 not in open_cells:
                open_cells.pop(c, None)
    return _clip(cells)


def _width(row: Row, roles: Sequence[str], c: int) -> int:
    if is_sum(row.cells[c]):  # 合计 stands over the columns that say of what
        right = (k for k in range(c + 1, len(roles)) if k in row.cells or roles[k] not in _WORDED)
        return next(right, len(roles)) - c
    return 2 if c + 1 < len(roles) and roles[c + 1] == "part" and c + 1 not in row.cells else 1


_WORDED = headers.NAMES | {"category", "part", "other", "note", "location"}


def _clip(cells: list[GridCell]) -> list[GridCell]:
    """A row span may not cover a cell that stands in a column which its column span takes in."""
    taken = {(cell.row, cell.column) for cell in cells}
    out = []
    for cell in cells:
        width = cell.column_span
        if cell.row_span > 1 and width > 1:
            below = range(cell.row, cell.row + cell.row_span)
            if any((r, cell.column + 1) in taken for r in below):
                width = 1
        out.append(GridCell(cell.text, cell.row, cell.column, cell.row_span, width, cell.is_header))
    return out


def grid(cells: Sequence[GridCell], columns: int, form: str, title: str | None) -> Grid:
    """Return the Grid of these cells, in order of row and column."""
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    rows = max((cell.row + cell.row_span for cell in ordered), default=0)
    return Grid(ordered, rows, columns, form, title)
