"""Value cells of indicator tables to rows: kind, period, year from header and plan, unit, value, confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extract import headers
from extract.records import IndicatorValue, Metadata
from extract.resolve import attributes, cells
from extract.text import fold

_PAST = re.compile(r"完成情况|实施情况|实现情况|执行情况|完成表|评估|回顾|进展情况|落实情况|发展情况")
# In a column of growth a bracket marks a total over the period, in the unit of the indicator.
_TOTAL = re.compile(r"[\[〔(]")
# An indicator of this name is itself a change: its total is in %, not in percentage points.
_CHANGE = re.compile(
    r"(?:降低|下降|减少|削减|增长|提高|增加|增速|增幅|降幅|增长率|下降率|降低率|变化率|累计)(?:幅度|比例|速度|率)?$"
)
_PERCENT = {"%", "‰", "个百分点", "‱"}
# Honest estimates of how often a value of each rule is right, from the annotated plans and invented tables.
CONFIDENCE = {"cell_number": 0.97, "cell_range": 0.93, "cell_ratio": 0.9, "cell_decrease": 0.9, "cell_fraction": 0.9,
              "cell_words": 0.6, "cell_of_several": 0.4}  # fmt: skip
# A year that the header does not state makes kind and period a guess from the plan's own period.
UNDATED = 0.9

Columns = Sequence[tuple[str, tuple[int, ...]]]


class Row(Protocol):
    """What the row of a value cell says."""

    row_no: str | None
    category: str | None
    name: str
    parent: str | None
    unit: str | None
    attribute: str | None
    breakdown: str | None


class ValueCell(Protocol):
    """A value cell as `extract.find.indicators` hands it over."""

    @property
    def table(self) -> int: ...  # noqa: D102
    @property
    def table_title(self) -> str | None: ...  # noqa: D102
    @property
    def row(self) -> Row: ...  # noqa: D102
    @property
    def role(self) -> str: ...  # noqa: D102
    @property
    def years(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def year_span(self) -> bool: ...  # noqa: D102
    @property
    def header_unit(self) -> str | None: ...  # noqa: D102
    @property
    def table_unit(self) -> str | None: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Meaning:
    """Kind of a column, its period as text, the period's last year, and whether the header states it."""

    kind: str
    period: str | None
    year: int | None
    stated: bool


def indicator_values(found: Sequence[ValueCell], columns: Columns, metadata: Metadata) -> list[IndicatorValue]:
    """Return the values of a table's cells; a goal in words has value None.

    `columns` are the table's value columns as (role, years), left to right; they tell what comes first and last.
    """
    out: list[IndicatorValue] = []
    cache: dict[tuple[str, tuple[int, ...], bool], Meaning] = {}
    for cell in found:
        key = (cell.role, cell.years, cell.year_span)
        if key not in cache:
            cache[key] = meaning(cell, columns, metadata)
        out.extend(_value(cell, value, cache[key]) for value in cells.values(cell.text, cell.row.name))
    return out


def _value(cell: ValueCell, value: cells.CellValue, what: Meaning) -> IndicatorValue:
    row = cell.row
    start, end = cell.start + value.start, cell.start + value.end
    confidence = CONFIDENCE[value.rule] * (1 if what.stated else UNDATED)
    return IndicatorValue(
        table=cell.table,
        table_title=cell.table_title,
        row_no=row.row_no,
        category=row.category,
        name=row.name,
        parent=row.parent,
        unit=_unit(cell, value, what.kind),
        attribute=attributes.attribute(row.attribute),
        breakdown=value.breakdown or row.breakdown,
        kind=what.kind,
        period=str(value.year) if value.year else what.period,
        year=value.year or what.year,
        value=value.value,
        value_high=value.high,
        comparator=value.comparator,
        raw=cell.text[value.start : value.end],
        start=start,
        end=end,
        rule=value.rule,
        confidence=round(confidence, 3),
    )


def _unit(cell: ValueCell, value: cells.CellValue, kind: str) -> str | None:
    """Return the unit: the cell's own, % of a growth rate, the row's, the header's, the table's."""
    if cell.role == "total" and cell.row.unit == "%" and _of_level(cell):
        return "个百分点"
    if value.unit in _PERCENT:
        return value.unit
    if kind == "growth_rate":
        amount = _TOTAL.match(fold(cell.text).strip()) and cell.header_unit is None
        return cell.row.unit if amount and cell.row.unit else cell.header_unit or "%"
    own = value.unit if value.unit and headers.is_unit(value.unit) else None
    if own and value.scale:
        return value.scale + own
    total = cell.row.unit or cell.header_unit
    if own and total and own != total and not own.startswith("/"):
        return own
    unit = total or value.unit or cell.table_unit
    if value.scale and (unit is None or not unit.startswith(value.scale)):
        return value.scale + (unit or "")
    return unit


def _of_level(cell: ValueCell) -> bool:
    """Say whether a bracketed total belongs to a share that rises or falls, and is no rate of change itself (…降低)."""
    return _TOTAL.match(fold(cell.text).strip()) is not None and not _CHANGE.search(cell.row.name)


def meaning(cell: ValueCell, columns: Columns, metadata: Metadata) -> Meaning:
    """Return what a value column means, from its header, the columns beside it and the plan's period."""
    years = sorted({year for role, found in columns if role != "growth" for year in found})
    first = years[0] if years else None
    last = years[-1] if years else None
    base = metadata.base_year or (metadata.period_start - 1 if metadata.period_start else None)
    if cell.role in ("growth",):
        return _growth(cell, first or base, last or metadata.period_end)
    year = cell.years[-1] if cell.years else None
    kind = _kind(cell, year, columns, base)
    if year is not None:
        period = f"{cell.years[0]}-{year}" if cell.year_span and cell.role in ("total", "change") else str(year)
        return Meaning(kind, period, year, True)
    implied = base if kind == "baseline" else metadata.period_end
    if kind == "baseline" and first is not None and (implied is None or len(years) > 1):
        implied = first if implied is None else implied
    if kind != "baseline" and implied is None:
        implied = last
    return Meaning(kind, str(implied) if implied else None, implied, False)


def _growth(cell: ValueCell, first: int | None, last: int | None) -> Meaning:
    if cell.years:
        start, end = cell.years[0], cell.years[-1]
        if cell.year_span:
            return Meaning("growth_rate", f"{start}-{end}", end, True)
        first = first if first and first < end and end == last else None
        return Meaning("growth_rate", f"{first}-{end}" if first else str(end), end, True)
    if first and last and first < last:
        return Meaning("growth_rate", f"{first}-{last}", last, False)
    return Meaning("growth_rate", str(last) if last else None, last, False)


def _kind(cell: ValueCell, year: int | None, columns: Columns, base: int | None) -> str:
    """Return baseline, target or actual."""
    past = bool(_PAST.search(fold(cell.table_title or ""))) or _has_target_of(year, columns, "actual")
    dated = sorted(found[-1] for role, found in columns if found and role != "growth")
    if cell.role == "actual":
        earlier = any(role in ("baseline", "value") and found and year and found[-1] < year for role, found in columns)
        late = base is not None and year is not None and year > base
        return "actual" if past or earlier or late or year is None else "baseline"
    if cell.role == "baseline":
        later = past and year is not None and dated and year > dated[0]
        aimed = year is not None and any(role == "target" and found and found[-1] == year for role, found in columns)
        return "actual" if later or aimed else "baseline"
    if cell.role in ("target", "total", "change"):
        return "target"
    return _plain(year, dated, base, past)


def _plain(year: int | None, dated: list[int], base: int | None, past: bool) -> str:
    """Return the kind of a column that is headed by a bare year."""
    if year is None:
        return "target"
    if past and dated:
        return "baseline" if year == dated[0] and len(dated) > 1 else "actual"
    if base is not None:
        return "baseline" if year <= base else "target"
    return "baseline" if len(dated) > 1 and year == dated[0] else "target"


def _has_target_of(year: int | None, columns: Columns, role: str) -> bool:
    """Say whether the table sets what was reached beside what was aimed at for the same year."""
    actual = {found[-1] if found else None for r, found in columns if r == role}
    target = {found[-1] if found else None for r, found in columns if r == "target"}
    return bool(actual & target)
