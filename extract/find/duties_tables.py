"""Responsibilities in tables: the cells of 牵头单位, 责任单位, 配合单位 columns; their task is the row's task cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extract import headers
from extract.document import Cell, Document, Table
from extract.find import unheaded
from extract.find.duties_names import strength
from extract.find.duties_statement import JOINT, LEAD, SUPPORT, DutyName, parse_statement

_ROLES = {"lead": LEAD, "support": SUPPORT, "responsible": JOINT, "actor": JOINT}
_PERSONS = ("责任人", "领导", "负责人", "联系人")
# The task's column, best first.
_TASKS = ("task", "content", "project", "indicator")
# Fewest characters of a cell that holds a task and who answers for it.
MIN_TEXT = 12
Found = tuple[int, int, int, tuple[DutyName, ...], int | None, int | None]


def cells(document: Document, table: Table) -> Iterator[Found]:
    """Yield (passage, start, end, names, task start, task end) for each cell that names who answers for its row.

    责任单位 beside 牵头单位 supports, alone it is joint. A spanned cell counts once; its task is its first row's.
    """
    columns = _columns(table)
    duty = {column: role for column, role in columns.items() if role in _ROLES}
    if not duty:
        return
    starts = [passage.start for passage in document.passages]
    led = "lead" in duty.values()
    task = _task_column(columns)
    headed = any(_is_header(cell.text) for cell in table.cells if cell.row == 0)
    for cell in table.cells:
        if (cell.is_header and headed) or cell.column not in duty or not cell.text.strip() or _is_header(cell.text):
            continue
        role = SUPPORT if led and duty[cell.column] == "responsible" else _ROLES[duty[cell.column]]
        found = _names(document.text, cell, role)
        if found:
            span = _task(table, cell, task)
            yield bisect_right(starts, cell.start) - 1, cell.start, cell.end, found, *span


def _is_header(text: str) -> bool:
    header = headers.read(text)
    return header is not None and header.exact


def texts(table: Table) -> Iterator[Cell]:
    """Yield the cells of text that may hold statements: a box in one cell, a task that ends in a bracket."""
    duty = {column for column, role in _columns(table).items() if role in _ROLES}
    for cell in table.cells:
        if len(cell.text) > MIN_TEXT and cell.column not in duty and not cell.is_header:
            yield cell


def _columns(table: Table) -> dict[int, str]:
    """Return the role of each column whose header says one; header rows are those marked, else the first."""
    roles: dict[int, str] = {}
    for cell in table.cells:
        if not (cell.is_header or cell.row == 0):
            continue
        header = headers.read(cell.text)
        if header is None or any(word in cell.text for word in _PERSONS):
            continue
        for column in range(cell.column, cell.column + cell.column_span):
            roles[column] = header.role
    return roles or dict(enumerate(unheaded.roles(table) or ()))


def _task_column(columns: dict[int, str]) -> int | None:
    for role in _TASKS:
        found = [column for column, name in columns.items() if name == role]
        if found:
            return found[-1]
    return None


def _task(table: Table, cell: Cell, column: int | None) -> tuple[int | None, int | None]:
    found = table.at(cell.row, column) if column is not None else None
    return (found.start, found.end) if found and found.text.strip() else (None, None)


def _names(text: str, cell: Cell, role: str) -> tuple[DutyName, ...]:
    """Read a cell's names; what a cell says itself (A牵头，B配合) counts more than its column."""
    parsed = parse_statement(f"责任单位：{text[cell.start : cell.end]}", 0, cell.end - cell.start + 5)
    if parsed is None:
        return ()
    offset = cell.start - 5
    own = any(name.role != JOINT for name in parsed.names)
    return tuple(
        DutyName(offset + n.start, offset + n.end, n.role if own else role)
        for n in parsed.names
        if strength(text[offset + n.start : offset + n.end]) or len(parsed.names) > 1
    )
