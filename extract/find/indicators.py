"""Value cells of indicator tables, each with the words that say what it is: name, group, unit, attribute, header.

Spans and words only; what a cell and its header mean is settled in extract.resolve.cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract import headers
from extract.document import Cell, Document, Table
from extract.find import marked
from extract.find.indicator_names import SUB, heading, split_name
from extract.find.tables import PART, Column, Sheet, sheet
from extract.text import fold, squeeze

_HAN = re.compile("[\u4e00-\u9fff]")
_UNIT_NOTE = re.compile(r"单\s*位\s*[:：]\s*([^\s)）\]，,。；;]{1,10})")
_ABSENT = re.compile(r"[-—–/\\…]+")
_ROW_PATH = re.compile(r"^(\d{1,3})[.\-—](\d{1,2})$")
_BRACKETED = re.compile(r"[\[(〔【].*[\])〕】]\s*(?:以上|以内|左右|个百分点|%)?$")
# Passages above a table that may state its unit.
LOOK_BACK = 3


@dataclass(slots=True)
class IndicatorRow:
    """What a row says of its values. `unit` is the row's own (name bracket or unit column), None where it has none."""

    row_no: str | None
    category: str | None
    name: str
    parent: str | None
    unit: str | None
    attribute: str | None
    breakdown: str | None
    sub: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """A value cell: its column's role, years and unit, its row, its span and text in the document."""

    table: int
    table_title: str | None
    row: IndicatorRow
    role: str
    years: tuple[int, ...]
    year_span: bool
    header_unit: str | None
    table_unit: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The value cells of a table, and its value columns as (role, years), left to right: what tells first from last."""

    cells: list[IndicatorCell] = field(default_factory=list)
    columns: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    title: str | None = None


def indicator_table(document: Document, table: Table) -> IndicatorTable:
    """Return the value cells of an indicator table; without cells where the table has no header that can be read."""
    found = sheet(table)
    if found is None:
        return IndicatorTable(title=table.title)
    values = [_by_columns(column, found) for column in found.having(*headers.VALUES)]
    unit = table_unit(document, table)
    cells: list[IndicatorCell] = []
    done: set[int] = set()
    notes = marked.legend(document, table)
    for at, row in _rows(found):
        if notes is not None and not _HAN.search(row.attribute or ""):
            row.attribute = notes.attribute(row.attribute, *_marked(found, at))
        for column in values:
            cell = found.cell(at, column)
            if cell is None or id(cell) in done:
                continue
            done.add(id(cell))
            cells.append(_value(table, found, row, column, cell, unit))
    return IndicatorTable(cells, [(column.role, column.years) for column in values], table.title)


def _marked(found: Sheet, at: int) -> tuple[str | None, ...]:
    """The words of a row at whose edges a mark may stand: its name, its number."""
    number = found.cell(at, next(iter(found.having("row_no")), None))
    name = _name_cell(found, at)
    return name.text if name else None, number.text if number else None


def _by_columns(column: Column, found: Sheet) -> Column:
    """Return a growth column headed by a plan's name without years, where the columns show the years that it joins."""
    if column.role != "growth" or not column.span or re.search(r"\d{4}", fold(column.text)):
        return column
    years = [year for other in found.columns if other.role != "growth" for year in other.years]
    if years and min(years) == column.years[0] - 1 and column.years[-1] in years:
        return replace(column, years=(), span=False)
    return column


def _value(
    table: Table, found: Sheet, row: IndicatorRow, column: Column, cell: Cell, unit: str | None
) -> IndicatorCell:
    return IndicatorCell(
        table.index,
        table.title,
        row,
        "total" if column.role == "growth" and _is_total(column, cell) else column.role,
        column.years,
        column.span,
        column.unit,
        unit,
        cell.text,
        cell.start,
        cell.end,
    )


def _is_total(column: Column, cell: Cell) -> bool:
    """Say whether a cell of a column headed 年均增速或累计 is the total: it stands in brackets."""
    header = headers.read(column.text)
    return header is not None and header.mixed and _BRACKETED.match(fold(cell.text).strip()) is not None


def table_unit(document: Document, table: Table) -> str | None:
    """Return the unit that a table's head states for all its values (单位：万元), None where it states none."""
    above = [
        p.text
        for p in document.passages[max(0, table.first_passage - LOOK_BACK) : table.first_passage]
        if p.kind != "table"
    ]
    texts = [text for text in above if len(text) < 80] + [table.title or ""]
    texts += [cell.text for cell in table.cells if cell.row < 2 and len(cell.text) < 60]
    for text in reversed(texts):
        found = _UNIT_NOTE.search(text)
        if found and headers.is_unit(fold(found[1])):
            return found[1]
    return None


def _rows(found: Sheet) -> Iterator[tuple[int, IndicatorRow]]:
    """Yield the rows that name an indicator, with groups and parents carried down."""
    group: str | None = None
    main: IndicatorRow | None = None
    previous: IndicatorRow | None = None
    over: IndicatorRow | None = None
    for k, at in enumerate(found.data):
        cell = found.group(at)
        if cell is not None and not SUB.match(cell.text.strip()):
            if cell.column_span > 1 or cell.column <= 1:
                over = _parent(found, k, cell, group)
                group, main, previous = (group if over else heading(cell.text)), over, None
            continue
        name = _name_cell(found, at)
        if name is None:
            continue
        if _is_heading_row(found, at):
            group, main, previous = heading(name.text), None, None
            continue
        row = _row(found, at, name, group)
        over = over if over and (row.sub or row.unit is None) else None
        if over:
            row.parent, row.unit = over.name, row.unit or over.unit
        elif row.sub or _goes_on(found, at, row, previous):
            row.parent, row.row_no = main.name if main else None, None if row.sub else row.row_no
        elif not _same_path(row, main):
            main = row
        previous = row
        yield at, row


def _parent(found: Sheet, k: int, cell: Cell, group: str | None) -> IndicatorRow | None:
    """Return the indicator that a row without values names for the rows below it, None where the row names a group.

    It stands above a row of 其中, or names its unit as the other rows of a table without a column of units do.
    """
    name, unit = split_name(cell.text)
    below = _name_cell(found, found.data[k + 1]) if k + 1 < len(found.data) else None
    if below is None or heading(cell.text) != squeeze(cell.text):
        return None
    sub = SUB.match(below.text.strip()) is not None
    if not sub and (unit is None or found.having("unit", "row_no") or split_name(below.text)[1]):
        return None
    return IndicatorRow(None, group, name, None, unit, None, None)


def _name_cell(found: Sheet, at: int) -> Cell | None:
    names = found.having("indicator") or found.having("project", "task", "content")
    cells = [cell for column in names if (cell := found.cell(at, column))]
    return cells[-1] if cells else None


def _is_heading_row(found: Sheet, at: int) -> bool:
    """Say whether a row numbered 一, 二 … names a group: no value stands in it."""
    number = found.cell(at, next(iter(found.having("row_no")), None))
    if number is None or number.text.strip()[:1].isdigit():
        return False
    blank = all(found.cell(at, column) is None for column in found.columns if column.role in headers.VALUES)
    return blank and all(found.cell(at, column) is None for column in found.having("unit", "attribute"))


def _row(found: Sheet, at: int, cell: Cell, group: str | None) -> IndicatorRow:
    sub = bool(SUB.match(cell.text.strip()))
    name, unit = split_name(cell.text)
    own, half = _part_of_unit(_text(found, at, "unit"))
    number = found.cell(at, next(iter(found.having("row_no")), None))
    part = next((c for column in found.having("part") if (c := found.cell(at, column)) and c is not cell), None)
    numbers = squeeze(number.text) if number and number is not cell else None
    return IndicatorRow(
        row_no=numbers or _leading_number(found, cell.text),
        category=_category(found, at, cell) or group,
        name=name,
        parent=None,
        unit=_clean_unit(own) or unit,
        attribute=_text(found, at, "attribute"),
        breakdown=SUB.sub("", squeeze(part.text)) if part else half,
        sub=sub,
    )


def _part_of_unit(text: str | None) -> tuple[str | None, str | None]:
    """Return the unit and the part of a unit cell that names a part too (城镇（%）)."""
    found = re.fullmatch(r"(城[市镇区]|农村|乡村|[男女]性?|[市县]域)[(（:：]?([^()（）]{1,8})[)）]?", text or "")
    if found and headers.is_unit(fold(found[2])):
        return found[2], found[1]
    return text, None


def _leading_number(found: Sheet, text: str) -> str | None:
    """Return the number printed before the name where the table has no column of numbers (1.城镇化率)."""
    number = re.match(r"\s*[(（]?(\d{1,2})(?:[)）]|[.、．](?!\d))", text)
    return number[1] if number and not found.having("row_no") else None


def _category(found: Sheet, at: int, name: Cell) -> str | None:
    texts = [squeeze(c.text) for column in found.having("category") if (c := found.cell(at, column)) and c is not name]
    return heading(texts[0]) if texts else None


def _text(found: Sheet, at: int, role: str) -> str | None:
    column = next(iter(found.having(role)), None)
    cell = found.cell(at, column)
    text = squeeze(cell.text) if cell else ""
    return text if text and not _ABSENT.fullmatch(text) else None


def _clean_unit(text: str | None) -> str | None:
    if text is None:
        return None
    inner = re.fullmatch(r"[(（](.+)[)）]", text)
    return inner[1] if inner else text


def _goes_on(found: Sheet, at: int, row: IndicatorRow, previous: IndicatorRow | None) -> bool:
    """Say whether a row goes on with the 其中 of the row above: it has no number, or its whole name is 农村 or the like."""
    if previous and previous.parent and PART.match(row.name) and not row.row_no:
        return True
    return bool(previous and previous.parent and found.having("row_no") and row.row_no is None and not row.breakdown)


def _same_path(row: IndicatorRow, main: IndicatorRow | None) -> bool:
    """Set the parent of a row numbered 3.1 under row 3; say whether it is one."""
    path = _ROW_PATH.match(row.row_no or "")
    if path and main and main.row_no == path[1]:
        row.parent = main.name
        return True
    return False
