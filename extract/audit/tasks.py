"""Tables of tasks: a deadline in a task's words later than in its column, a column's deadline long over, a task nobody answers for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from extract import codebook
from extract.audit.claims import Cell, Plan
from extract.audit.findings import NOTE, WARNING, Finding, Span
from extract.text import fold, squeeze

# The rule of deadlines that stand in a column of their own.
COLUMN = "task_table"
GRACE = dt.timedelta(days=31)
# Share of the rows that name somebody, and rows, from which on a blank is an omission.
MOST, FEWEST = 0.8, 5
_NOBODY = frozenset({"", "-", "—", "——", "/", "无"})


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what does not fit in the rows of task tables."""
    by_passage: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in plan.rows.get("deadlines", ()):
        passage = plan.passage(row["start"])
        if passage is not None and passage.kind == "row" and isinstance(row["date_end"], dt.date):
            by_passage[passage.order].append(row)
    for rows in by_passage.values():
        columns = [row for row in rows if row["rule"] == COLUMN]
        for column in columns:
            yield from _later(plan, column, rows)
            yield from _over(plan, column)
    for table, cells in plan.cells.items():
        yield from _nobody(plan, table, cells)


def _later(plan: Plan, column: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    for row in rows:
        if row["rule"] == COLUMN or row["kind"] != "by" or row["date_end"] <= column["date_end"]:
            continue
        if row["confidence"] < 0.8 or "前" not in row["expression"]:
            continue
        message = (
            f"The task is to be done by {row['expression']} in its own words, by {column['expression']} in its column."
        )
        names = (f"deadlines/{row['deadline_id']}", f"deadlines/{column['deadline_id']}")
        spans = Span(plan, row["start"], row["end"]), Span(plan, column["start"], column["end"])
        yield Finding("contradiction", "two_deadlines", WARNING, 0.85, message, names, *spans)


def _over(plan: Plan, column: Mapping[str, Any]) -> Iterator[Finding]:
    if plan.issue_date is None or column["date_end"] >= plan.issue_date - GRACE:
        return
    message = f"The deadline {column['expression']} was over when the plan was issued ({plan.issue_date})."
    rows = (f"deadlines/{column['deadline_id']}", f"documents/{plan.doc_id}")
    span = Span(plan, column["start"], column["end"])
    yield Finding("past_deadline", "before_issue", WARNING, 0.8, message, rows, span)


@cache
def _named() -> frozenset[str]:
    wanted = ("lead", "responsible", "support")
    return frozenset(fold(row["form"]) for row in codebook.rows("table_headers") if row["id"] in wanted)


def _nobody(plan: Plan, table: str, cells: Sequence[Cell]) -> Iterator[Finding]:
    """A row without anybody in any of the columns for departments, where nearly all other rows name somebody."""
    heads = [cell for cell in cells if cell.is_header and squeeze(fold(cell.text)) in _named()]
    columns = {cell.column for cell in heads if cell.column_span == 1}
    if not columns:
        return
    last_head = max(cell.row for cell in cells if cell.is_header)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row].append(cell)
    body = {row: members for row, members in rows.items() if row > last_head and _filled(members) > 1}
    blank = [row for row, members in body.items() if not any(_says(cell, columns) for cell in members)]
    if len(body) < FEWEST or len(blank) > (1 - MOST) * len(body):
        return
    for row in sorted(blank):
        said = [cell for cell in body[row] if cell.text.strip()]
        message = "No department answers for this task; nearly all other rows of its table name one."
        span = Span(plan, said[0].start, said[-1].end)
        yield Finding("no_department", "nobody_named", NOTE, 0.85, message, (f"tables/{table}",), span)


def _filled(members: Sequence[Cell]) -> int:
    return sum(1 for cell in members if cell.text.strip())


def _says(cell: Cell, columns: set[int]) -> bool:
    covered = any(cell.column <= column < cell.column + cell.column_span for column in columns)
    return covered and squeeze(cell.text) not in _NOBODY
