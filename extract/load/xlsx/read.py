"""Workbooks (.xlsx): every visible sheet's tables as it shows them, merged cells with their spans.

openpyxl reads the sheets; formulas give the value that was saved with them.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from extract.document import Block, Loaded
from extract.errors import LoadError
from extract.load.archive.package import Package, declares_entities
from extract.load.characters import normalise
from extract.load.xlsx.format import shown
from extract.load.xlsx.grid import SheetCell, blocks_of

# Filled cells read in a workbook; published tables have some thousands.
MAX_CELLS = 500_000
# A formula whose value was never saved: the program that wrote the file does not calculate.
_NO_VALUE = re.compile(rb"<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def load(data: bytes) -> Loaded:
    """Read a workbook; raise LoadError with what to do where it is damaged, locked, empty or out of bounds."""
    package = Package(data, "Excel workbook")
    warnings = _checked(package)
    blocks: list[Block] = []
    for sheet in _sheets(data):
        if sheet.sheet_state != "visible":
            warnings.append(f"The hidden sheet {sheet.title} is left out.")
            continue
        cells, hidden = _cells(sheet)
        blocks += blocks_of(cells, sheet.title, "xlsx")
        if hidden:
            warnings.append(f"{hidden} hidden rows and columns of the sheet {sheet.title} are left out.")
    if not blocks:
        raise LoadError("The workbook shows no text: unhide its sheets, or load another copy.")
    return Loaded(tuple(blocks), "xlsx", "openpyxl", warnings=tuple(warnings))


def _checked(package: Package) -> list[str]:
    """Refuse entities in any part; report formulas without a value."""
    unsaved = 0
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            part = package.read(name)
            if declares_entities(part):
                raise LoadError("The workbook declares XML entities, which Excel never does; save it again in Excel.")
            if name.startswith("xl/worksheets/"):
                unsaved += len(_NO_VALUE.findall(part))
    if unsaved:
        return [f"{unsaved} formulas have no saved value, their cells are empty here: open and save it in Excel."]
    return []


def _sheets(data: bytes) -> list[Any]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # whatever a damaged part makes the library stumble over
        raise LoadError(
            "The workbook is damaged (its sheets cannot be read); open it in Excel and save it again."
        ) from error
    return list(book.worksheets)


def _cells(sheet: Any) -> tuple[list[SheetCell], int]:
    """The shown cells with text, counted among the shown rows and columns; and how many of both are hidden."""
    filled = [cell for cell in sheet._cells.values() if cell.value is not None]
    if len(filled) > MAX_CELLS:
        raise LoadError(f"The workbook has more than {MAX_CELLS:,} filled cells: save the plan's sheets alone.")
    if not filled:
        return [], 0
    rows = _Shown(_hidden_rows(sheet))
    columns = _Shown(_hidden_columns(sheet))
    spans = {(span.min_row, span.min_col): span for span in sheet.merged_cells.ranges}
    out = []
    for cell in filled:
        span = spans.get((cell.row, cell.column))
        down = rows.span(cell.row, span.max_row if span else cell.row)
        across = columns.span(cell.column, span.max_col if span else cell.column)
        text = normalise(shown(cell.value, cell.number_format))[0].strip()
        if down and across and text:
            out.append(SheetCell(text, down[0], across[0], down[1], across[1]))
    last_row, last_column = max(c.row for c in filled), max(c.column for c in filled)
    return out, rows.hidden_to(last_row) + columns.hidden_to(last_column)


def _hidden_rows(sheet: Any) -> set[int]:
    return {number for number, row in sheet.row_dimensions.items() if row.hidden}


def _hidden_columns(sheet: Any) -> set[int]:
    return set(_numbers(sheet.column_dimensions.values()))


def _numbers(columns: Any) -> Iterator[int]:
    for column in columns:
        if column.hidden and column.min:
            yield from range(column.min, min(column.max or column.min, 16384) + 1)


class _Shown:
    """Numbers rows or columns (from 1 in the file) from 0 among those that are not hidden."""

    def __init__(self, hidden: set[int]) -> None:
        self._hidden = sorted(hidden)

    def hidden_to(self, number: int) -> int:
        """How many up to this one are hidden."""
        return bisect_right(self._hidden, number)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """(place, length) of first..last among the shown ones; None where all of them are hidden."""
        before = first - 1 - self.hidden_to(first - 1)
        length = last - self.hidden_to(last) - before
        return (before, length) if length > 0 else None
