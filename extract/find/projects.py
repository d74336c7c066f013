"""Rows of project tables: spans and words of name, investment, actor, period, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Cell, Document, Table
from extract.find.indicator_names import heading
from extract.find.indicators import table_unit
from extract.find.tables import Column, Sheet, sheet
from extract.text import squeeze

_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|总投资|合\s*计)")
_EMPTY = re.compile(r"^[-—–/\\…\s]*$")
_GAP = re.compile(r"[\r\n\t\u3000]+")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as its table prints it; `start` and `end` are the span of the words that name it; `table` None in text."""

    table: int | None
    row_no: str | None
    category: str | None
    name: str
    investment: str | None
    unit: str | None
    actor: str | None
    period: str | None
    note: str | None
    start: int
    end: int


def project_rows(document: Document, table: Table) -> list[ProjectRow]:
    """Return one row a project; empty where the header cannot be read. Sums (合计) are no projects."""
    found = sheet(table)
    if found is None:
        return []
    name_column = name_of(found)
    if name_column is None:
        return []
    unit = table_unit(document, table)
    rows: list[ProjectRow] = []
    group: str | None = None
    done: set[tuple[int, int | None]] = set()
    for at in found.data:
        lone = found.group(at)
        if lone is not None:
            group = heading(lone.text)
            continue
        row = _row(found, at, name_column, group, unit)
        money = found.cell(at, _money(found))
        key = (row.start, id(money) if money else None) if row else (0, None)
        if row and key not in done:
            done.add(key)
            rows.append(row)
        elif row is None and (title := _heading_of(found, at)):
            group = title
    return rows


def _heading_of(found: Sheet, at: int) -> str | None:
    """Return the words of a row that only numbers and names a group."""
    cells = [cell for column in found.columns if (cell := found.cell(at, column))]
    words = [
        cell for cell in cells if not re.fullmatch(r"[(（]?[\d一二三四五六七八九十]+[)）]?[、.]?", squeeze(cell.text))
    ]
    return heading(words[0].text) if len(words) == 1 and not _TOTAL.match(words[0].text) else None


def name_of(found: Sheet) -> Column | None:
    """Return the column that names the rows: project, else content, task or indicator; None without one."""
    for role in ("project", "content", "task", "indicator"):
        if columns := found.having(role):
            return columns[-1] if role in ("project", "indicator") else columns[0]
    return None


def _row(found: Sheet, at: int, column: Column, group: str | None, unit: str | None) -> ProjectRow | None:
    cell = found.cell(at, column)
    if cell is None or _TOTAL.match(squeeze(cell.text)):
        return None
    others = [c for c in found.columns if c.index != column.index and c.role not in ("row_no", "category")]
    if not any(found.cell(at, c) for c in others) and others and cell.row_span == 1 and _numbered_like_group(found, at):
        return None
    money = _money(found)
    return ProjectRow(
        table=found.table.index,
        row_no=_text(found, at, "row_no", tight=True),
        category=_category(found, at, cell) or group,
        name=words(cell.text),
        investment=_cell_text(found.cell(at, money)),
        unit=(money.unit if money else None) or _text(found, at, "unit") or (unit if money else None),
        actor=_first(found, at, ("actor", "responsible", "lead")),
        period=_first(found, at, ("period", "deadline")),
        note=_text(found, at, "note"),
        start=cell.start,
        end=cell.end,
    )


def _numbered_like_group(found: Sheet, at: int) -> bool:
    number = _text(found, at, "row_no", tight=True)
    return number is None or not number[0].isdigit()


def _money(found: Sheet) -> Column | None:
    """Return the column of the whole investment: the first that is not a year's part of it."""
    columns = found.having("investment")
    undated = [column for column in columns if not column.years]
    return next(iter(undated or columns), None)


def _category(found: Sheet, at: int, name: Cell) -> str | None:
    texts = [c.text for column in found.having("category") if (c := found.cell(at, column)) and c is not name]
    return heading(texts[0]) if texts else None


def _first(found: Sheet, at: int, roles: Sequence[str]) -> str | None:
    return next((text for role in roles if (text := _text(found, at, role))), None)


def _text(found: Sheet, at: int, role: str, tight: bool = False) -> str | None:
    text = _cell_text(found.cell(at, next(iter(found.having(role)), None)))
    return squeeze(text) if text and tight else text


def _cell_text(cell: Cell | None) -> str | None:
    return words(cell.text) if cell and not _EMPTY.match(cell.text) else None


def words(text: str) -> str:
    """Return a cell's words on one line."""
    return _GAP.sub("", text).strip()
