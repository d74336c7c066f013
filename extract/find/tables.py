"""What a table is about: its header rows, the role of each column, its data rows, and its kind.

Works on any table of a document, whatever format it came from; header rows need not be marked as such.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from extract import headers
from extract.document import Cell, Table, TableKind
from extract.find import unheaded
from extract.text import squeeze

# Header rows deeper than this have not been seen in plans.
MAX_HEADER_ROWS = 3
_NUMERIC = re.compile(
    r"^(?!\d{1,2}[.、](?!\d)|\(\d{1,2}\)\D)[^\d]{0,8}[-+]?\d[\d,.]*[^\u4e00-\u9fff]*[\u4e00-\u9fff]{0,5}[^\u4e00-\u9fff]*$|^[-—/…]+$"
)
PART = re.compile(r"^(?:城市|农村|城镇|乡村|城区|县城|男|女|男性|女性|市区|县域|户籍|常住)(?:人口|地区|居民)?$")
_NUMBERED = re.compile(r"^[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]?[.、]?$")
_ORDINAL = re.compile(r"^[(]?[一二三四五六七八九十]{1,3}[)]?[.、]?$")
_UNIT_ROW = re.compile(r"^[(\[]?(?:计量)?单位[:：]")
_PROJECT_ROLES = {"investment", "annual_investment", "actor", "period", "location", "content"}
_TASK_ROLES = headers.DUTIES | {"deadline"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, the years and unit of its header, the header's words."""

    index: int
    role: str
    years: tuple[int, ...] = ()
    unit: str | None = None
    span: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read by its header: columns with roles; `data` are the rows that are neither title nor header."""

    table: Table
    columns: tuple[Column, ...]
    data: tuple[int, ...]
    at: dict[tuple[int, int], Cell]

    def having(self, *roles: str) -> list[Column]:
        """Return the columns of these roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    def cell(self, row: int, column: Column | None) -> Cell | None:
        """Return the cell that covers a row in a column, None where it is blank or there is no such column."""
        found = self.at.get((row, column.index)) if column else None
        return found if found and squeeze(found.text) else None

    def group(self, row: int) -> Cell | None:
        """Return the cell of a group row: the only cell with words in its row."""
        own = {
            id(cell): cell for c in range(self.table.columns) if (cell := self.at.get((row, c))) and cell.text.strip()
        }
        if len(own) != 1:
            return None
        cell = next(iter(own.values()))
        return cell if cell.row_span == 1 and not _NUMBERED.match(headers.bare(cell.text)) else None


@lru_cache(maxsize=16)
def sheet(table: Table) -> Sheet | None:
    """Return the table read by its header, None where no row reads like a header."""
    at = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    first = _first_header(table, at)
    if first is None:
        found = unheaded.roles(table)
        columns = tuple(Column(c, role) for c, role in enumerate(found or ()))
        return Sheet(table, columns, tuple(range(table.rows)), at) if found else None
    depth = _depth(table, at, first)
    columns = tuple(_column(at, first, depth, c) for c in range(table.columns))
    head = _row_words(table, at, first)
    data = [r for r in range(first + depth, table.rows) if not _repeats(table, at, r, head)]
    return _refined(Sheet(table, columns, tuple(data), at))


def _row_cells(table: Table, at: dict[tuple[int, int], Cell], row: int) -> list[Cell]:
    cells: list[Cell] = []
    for column in range(table.columns):
        cell = at.get((row, column))
        if cell and cell.text.strip() and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def _row_words(table: Table, at: dict[tuple[int, int], Cell], row: int) -> tuple[str, ...]:
    return tuple(headers.bare(cell.text) for cell in _row_cells(table, at, row))


def _repeats(table: Table, at: dict[tuple[int, int], Cell], row: int, head: tuple[str, ...]) -> bool:
    """Say whether a row is the header printed again; one look at its first cell settles most rows."""
    opening = at.get((row, 0))
    if opening and opening.text.strip() and headers.bare(opening.text) != head[0]:
        return False
    return _row_words(table, at, row) == head


def _first_header(table: Table, at: dict[tuple[int, int], Cell]) -> int | None:
    for row in range(min(table.rows, 6)):
        cells = _row_cells(table, at, row)
        known = [found for cell in cells if (found := headers.read(cell.text))]
        several = len(known) >= 2 and len(known) * 2 >= len(cells)
        if several and (any(k.role != "value" for k in known) or len({k.years for k in known}) > 1):
            return row
    return None


def _depth(table: Table, at: dict[tuple[int, int], Cell], first: int) -> int:
    depth = 1
    while depth < MAX_HEADER_ROWS and first + depth < table.rows:
        own = [cell for cell in _row_cells(table, at, first + depth) if cell.row == first + depth]
        spanned = any(cell.row < first + depth for cell in _row_cells(table, at, first + depth))
        above = any(cell.column_span > 1 for cell in _row_cells(table, at, first + depth - 1))
        if not own or not (spanned or above or all(cell.is_header for cell in own)):
            return depth
        known = [headers.read(cell.text) for cell in own]
        if any(k is None for k in known) or _NUMBERED.match(headers.bare(own[0].text)):
            return depth
        depth += 1
    return depth


def _column(at: dict[tuple[int, int], Cell], first: int, depth: int, index: int) -> Column:
    cells: list[Cell] = []
    for row in range(first, first + depth):
        cell = at.get((row, index))
        if cell and cell.text.strip() and cell not in cells:
            cells.append(cell)
    text = "".join(cell.text for cell in cells)
    reads = [found for cell in cells if (found := headers.read(cell.text))]
    whole = headers.read(text)
    years = next((r.years for r in reversed(reads) if r.years), ())
    unit = next((r.unit for r in reversed(reads) if r.unit), None)
    role = _role([r.role for r in reads], whole)
    span = any(r.span for r in reads if r.years == years)
    return Column(index, role, years, unit, span, text)


def _role(roles: list[str], whole: headers.Header | None) -> str:
    """Return the role that the cells of a header say together, the lower cell before the upper, a plain value last."""
    for role in reversed(roles):
        if role != "value" and not (role == "indicator" and len(roles) > 1):
            return role
    if roles:
        return "indicator" if roles == ["indicator"] else "value"
    return whole.role if whole else "other"


def _refined(found: Sheet) -> Sheet:
    """Settle what header words alone leave open: columns that share a header cell, 项目 that means indicator."""
    columns = list(found.columns)
    for k, column in enumerate(columns):
        if column.role in headers.NAMES | {"category"} and k and columns[k - 1].text == column.text:
            columns[k - 1], columns[k] = _split(found, columns[k - 1], column)
    return Sheet(found.table, tuple(_renamed(found, columns)), found.data, found.at)


def _split(found: Sheet, left: Column, right: Column) -> tuple[Column, Column]:
    texts = [
        headers.bare(cell.text) for row in found.data if (cell := found.cell(row, right)) and cell.column == right.index
    ]
    units = sum(headers.is_unit(text) for text in texts)
    if texts and sum(bool(PART.match(text)) for text in texts) * 2 >= len(texts):
        return left, _with(right, "part")
    if texts and units * 2 >= len(texts):
        return left, _with(right, "unit")
    if not texts:
        return left, _with(right, "other")
    return _with(left, "category"), _with(right, left.role if left.role != "category" else "indicator")


def _with(column: Column, role: str) -> Column:
    return Column(column.index, role, column.years, column.unit, column.span, column.text)


def _renamed(found: Sheet, columns: list[Column]) -> list[Column]:
    """Settle roles by the columns' neighbours and contents: one column of names, values with numbers."""
    roles = Counter(column.role for column in columns)
    values = [c for c in columns if c.role in headers.VALUES]
    out = columns
    if "indicator" not in roles:
        name = _name_of_values(found, columns)
        out = [_with(c, "indicator") if c is name else c for c in out]
    elif roles["indicator"] > 1:
        last = max((c.index for c in out if c.role == "indicator" and _wordy(found, c)), default=-1)
        out = [_with(c, "category") if c.role == "indicator" and c.index < last else c for c in out]
    if roles.keys() & _TASK_ROLES and "category" in roles and not {c.role for c in out} & headers.NAMES:
        name = next(c for c in out if c.role == "category")
        out = [_with(c, "task") if c is name else c for c in out]
    out = [_with(c, "completion_rate") if _is_verdict(found, c) and len(values) > 1 else c for c in out]
    return [_with(c, "other") if c.role == "indicator" and values and not _wordy(found, c) else c for c in out]


def _name_of_values(found: Sheet, columns: list[Column]) -> Column | None:
    """Return the column of words that names the rows of a table of numbers whose header calls it something else."""
    roles = {column.role for column in columns}
    values = [c for c in columns if c.role in headers.VALUES and _numeric(found, c)]
    if not values or roles & (_PROJECT_ROLES - {"content"}):
        return None
    if "task" in roles and roles & _TASK_ROLES and not any(c.years for c in values):
        return None  # 工作任务 | 目标要求 | 牵头单位: goals of tasks, no indicators
    open_roles = {"project", "category", "content", "other", "value"} | (set() if roles & _TASK_ROLES else {"task"})
    left = [c for c in columns if c.role in open_roles and c.index < values[0].index and not c.years]
    named = [c for c in left if _wordy(found, c)]
    return next((c for c in reversed(named) if c.role in ("project", "content", "task")), named[-1] if named else None)


def _is_verdict(found: Sheet, column: Column) -> bool:
    """Say whether a column headed 完成情况 without a year holds words alone (已完成)."""
    return column.role == "actual" and not column.years and not _numeric(found, column)


def _wordy(found: Sheet, column: Column) -> bool:
    cells = [cell for row in found.data if (cell := found.cell(row, column))]
    return not cells or sum(bool(_NUMERIC.match(headers.bare(cell.text))) for cell in cells) * 2 < len(cells)


def _numeric(found: Sheet, column: Column) -> bool:
    cells = [cell for row in found.data if not found.group(row) and (cell := found.cell(row, column))]
    return bool(cells) and sum(bool(_NUMERIC.match(headers.bare(cell.text))) for cell in cells) * 3 >= len(cells)


def kind(table: Table, found: Sheet | None = None) -> TableKind:
    """Return what a table holds: indicators, projects, tasks, or other.

    Indicators need a column of names and a column of values with numbers; projects a column of names with investment,
    actor, place, content or period; tasks a column of tasks with a duty or a deadline.
    """
    found = found or sheet(table)
    if found is None:
        return "other"
    roles = {column.role for column in found.columns}
    values = found.having(*headers.VALUES)
    if "indicator" in roles and any(_numeric(found, column) for column in values) and "investment" not in roles:
        return "indicators"
    project = roles & {"project", "content"} and roles & (_PROJECT_ROLES - {"content"} | {"investment"})
    if project and ("project" in roles or not roles & (_TASK_ROLES | {"task"})):
        return "projects"
    if roles & _TASK_ROLES and roles & (headers.NAMES | {"category"}):
        return "projects" if "project" in roles and "task" not in roles else "tasks"
    if "project" in roles and "content" in roles or roles & {"project", "content"} and "investment" in roles:
        return "projects"
    return "other"
