"""Rows of tables that say who answers for a task and by when: spans of the task, duty and deadline cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract import headers
from extract.document import Cell, Document, Table
from extract.find.projects import name_of
from extract.find.tables import Column, Sheet, sheet

Span = tuple[int, int]
Duty = tuple[int, int, str]
_EMPTY = re.compile(r"^[-—–/\\…\s]*$")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row's task, the cells that name who answers for it with their role, and the cell of its deadline.

    `role` is lead, support or joint; a cell that spans several rows stands in the TaskRow of each of them.
    """

    table: int
    row: int
    task: Span
    duties: tuple[Duty, ...]
    deadline: Span | None


def task_rows(document: Document, table: Table) -> list[TaskRow]:
    """Return the rows of a table that have a duty or a deadline cell, whatever the table's kind; empty where none has.

    In a project table 建设主体, 实施单位 are duties of role joint, and the task is the cell that names the project.
    """
    found = sheet(table)
    if found is None:
        return []
    duties = [column for column in found.columns if column.role in headers.DUTIES | {"actor"}]
    deadline = next(iter(found.having("deadline")), None)
    names = _tasks(found)
    if not names or (not duties and deadline is None):
        return []
    leads = any(column.role == "lead" for column in duties)
    rows: list[TaskRow] = []
    for at in found.data:
        cell = _task(found, at, names)
        if cell is None or found.group(at):
            continue
        held = tuple(duty for column in duties if (duty := _duty(found, at, column, leads)))
        limit = found.cell(at, deadline)
        until = trimmed(limit) if limit and not _EMPTY.match(limit.text) else None
        if held or until:
            rows.append(TaskRow(table.index, at, trimmed(cell), held, until))
    return _without_repeats(rows)


def _tasks(found: Sheet) -> list[Column]:
    """Return the columns that may hold the task, the one that says most of it first."""
    named = [column for role in ("content", "task") for column in reversed(found.having(role))]
    if found.having("project") and found.having("task"):
        named = found.having("task") + found.having("project") + found.having("content")
    elif found.having("project"):
        named = found.having("project") + named
    elif found.having("task") and found.having("content"):
        named = found.having("content") + found.having("task")
    first = name_of(found)
    named += [first] if first and first not in named else []
    return named or found.having("category")


def _task(found: Sheet, at: int, names: list[Column]) -> Cell | None:
    return next((cell for column in names if (cell := found.cell(at, column)) and not _EMPTY.match(cell.text)), None)


def _duty(found: Sheet, at: int, column: Column, leads: bool) -> Duty | None:
    cell = found.cell(at, column)
    if cell is None or _EMPTY.match(cell.text):
        return None
    role = {"lead": "lead", "support": "support"}.get(column.role, "support" if leads else "joint")
    return (*trimmed(cell), role)


def trimmed(cell: Cell) -> Span:
    """Return a cell's span in the document without outer blanks."""
    left = len(cell.text) - len(cell.text.lstrip())
    return cell.start + left, cell.start + len(cell.text.rstrip())


def _without_repeats(rows: list[TaskRow]) -> list[TaskRow]:
    """Drop a row that only repeats the spanned cells of the row above."""
    out: list[TaskRow] = []
    for row in rows:
        if out and (out[-1].task, out[-1].duties, out[-1].deadline) == (row.task, row.duties, row.deadline):
            continue
        out.append(row)
    return out
