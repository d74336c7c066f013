"""Rows of project tables to records: the investment's number and unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extract.records import Project
from extract.resolve import cells

# A project row read from a table with a known header; rows whose investment could not be read are less sure.
SURE, UNREAD = 0.95, 0.7
# A project that a box's running text names with its investment.
IN_TEXT = 0.85


class Row(Protocol):
    """A project as `extract.find.projects` hands it over."""

    @property
    def table(self) -> int | None: ...  # noqa: D102
    @property
    def row_no(self) -> str | None: ...  # noqa: D102
    @property
    def category(self) -> str | None: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def investment(self) -> str | None: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102
    @property
    def actor(self) -> str | None: ...  # noqa: D102
    @property
    def period(self) -> str | None: ...  # noqa: D102
    @property
    def note(self) -> str | None: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def projects(rows: Sequence[Row]) -> list[Project]:
    """Return one record a row. `investment` is None where the cell is blank or holds words; `unit` is then None too."""
    return [_project(row) for row in rows]


def _project(row: Row) -> Project:
    investment, unit, confidence = None, None, SURE if row.table is not None else IN_TEXT
    if row.investment:
        found = cells.values(row.investment)
        if len(found) == 1 and found[0].value is not None:
            investment = found[0].value
            unit = _unit(found[0], row.unit)
        elif found:
            confidence = UNREAD
    return Project(
        table=row.table,
        row_no=row.row_no,
        category=row.category,
        name=row.name,
        investment=investment,
        unit=unit,
        actor=row.actor,
        period=row.period,
        note=row.note,
        start=row.start,
        end=row.end,
        rule="project_row" if row.table is not None else "project_item",
        confidence=confidence,
    )


def _unit(value: cells.CellValue, unit: str | None) -> str | None:
    own = value.unit or unit
    if value.scale and (own is None or not own.startswith(value.scale)):
        return value.scale + (own or "元")
    return own
