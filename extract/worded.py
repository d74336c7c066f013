"""Cells of tables of tasks and projects that are read as running text, and goals that stand in a column of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Cell, Document, Table
from extract.find.tables import sheet
from extract.find.tasks import TaskRow

# A cell of so many characters holds words; a shorter one where a numeral stands behind words (新建学校3所).
LONG = 8
_SHORT = re.compile(r"[\u4e00-\u9fff]{2}[^\d]*\d+[^\d.\-—年月]")
_NUMERAL = re.compile(r"\d[\d,.]*")
_VERB = re.compile(
    r"^(?:加快|大力|持续|积极|全面)?(?:培育|建设|新建|打造|改造|实施|开展|完成|推进|发展|创建|引进|培训|举办)"
)


def cells(table: Table) -> list[Cell]:
    """Return the cells that may hold a sentence, in order of their start."""
    bare = {cell.start for cell, _ in _goals(table)}
    return sorted((cell for cell in table.cells if cell.start in bare or _is_worded(cell)), key=_start)


def _is_worded(cell: Cell) -> bool:
    return not cell.is_header and (len(cell.text) >= LONG or _SHORT.search(cell.text) is not None)


def _start(cell: Cell) -> int:
    return cell.start


def goals(document: Document) -> dict[int, str]:
    """Return, by the place of each numeral of a goal in its own column, what the row's task is about."""
    return {
        cell.start + numeral.start(): _VERB.sub("", task.text)
        for table in document.tables
        for cell, task in _goals(table)
        for numeral in _NUMERAL.finditer(cell.text)
    }


def _goals(table: Table) -> Sequence[tuple[Cell, Cell]]:
    """Return the cells of a column of goals (目标要求) that open with a number, each with its row's task."""
    found = sheet(table)
    if found is None or not found.having("task"):
        return []
    columns = [column for column in found.having("target") if not column.years]
    pairs = (
        (found.cell(at, column), found.cell(at, found.having("task")[0])) for at in found.data for column in columns
    )
    return [(cell, task) for cell, task in pairs if cell and task and _NUMERAL.search(cell.text)]


def row_limits(rows: Sequence[TaskRow]) -> list[tuple[int, int, tuple[int, int]]]:
    """Return (start, end, deadline's cell) of each task that has one, in order; tasks do not overlap."""
    return sorted((row.task[0], row.task[1], row.deadline) for row in rows if row.deadline is not None)


def label_cells(rows: Sequence[TaskRow]) -> set[int]:
    """Return the starts of cells that name who answers and by when: they hold no running text."""
    starts = {duty[0] for row in rows for duty in row.duties}
    return starts | {row.deadline[0] for row in rows if row.deadline is not None}
