"""Tables of a web page: which ones hold data and which only lay out the page, and the grid of those that hold data."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from extract.document import Grid, GridCell

# Spans as browsers bound them (HTML standard, 4.9.11).
MAX_COLUMN_SPAN, MAX_ROW_SPAN = 1000, 65534
# A cell with more paragraphs than this is a page's column, not a datum; a cell with longer text neither.
CELL_PARAGRAPHS, CELL_CHARACTERS = 12, 2500
# Rows times columns: the longest table seen has some 20,000.
MAX_PLACES = 1_000_000
# In a table with visible lines a cell may hold so many times as much: tasks set out at length.
BORDERED = 4

# Characters inside an element, those of blanks too.
_LENGTH = etree.XPath("string-length(.)")
_SPANNED = etree.XPath("boolean(.//@colspan | .//@rowspan)")
_DIGITS = re.compile(r"\s*(\d{1,6})")
_BORDER = re.compile(r"border(?!-(?:collapse|spacing|radius))[^;]*(?:solid|double|\d+(?:\.\d+)?(?:px|pt))", re.I)


# A table's rows, each with its cells; those of inner tables are not among them.
Rows = list[tuple[Any, list[Any]]]


def rows_of(table: Any) -> Rows:
    """The table's own rows and their cells."""
    rows: Rows = []
    for item in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        for row in (item,) if item.tag == "tr" else item.iterchildren("tr"):
            rows.append((row, list(row.iterchildren("td", "th"))))
    return rows


def data_rows(table: Any) -> Rows:
    """The rows of a table that is one for its reader; none where it only lays out the page."""
    rows = rows_of(table)
    widths = [len(cells) for _, cells in rows]
    if len(rows) < 2 or max(widths, default=0) < 2 or table.get("role") == "presentation":
        return []
    cells = [cell for _, filled in rows for cell in filled]
    shown = next(table.iter("th", "caption"), None) is not None or _bordered(table, cells)
    if _has_page_column(table, cells, BORDERED if shown else 1):
        return []
    if shown or (
        sum(width > 1 for width in widths) >= 0.5 * len(rows) and next(table.iterdescendants("table"), None) is None
    ):
        return rows
    return []


def _has_page_column(table: Any, cells: list[Any], times: int) -> bool:
    """Whether a cell is a column of the page. One look at the table's text spares a look at each cell's, mostly."""
    short = _LENGTH(table) <= times * CELL_CHARACTERS
    most = times * CELL_PARAGRAPHS
    return any(_is_page_column(cell, times) for cell in cells if not short or len(cell) > most)


def _is_page_column(cell: Any, times: int) -> bool:
    most = times * CELL_PARAGRAPHS
    if len(cell) > most and sum(1 for _ in cell.iterchildren("p", "div")) > most:
        return True
    most = times * CELL_CHARACTERS
    return _LENGTH(cell) > most and sum(len(part.strip()) for part in cell.itertext()) > most


def _bordered(table: Any, cells: list[Any]) -> bool:
    if (table.get("border") or "0").strip("px ") not in {"0", ""} or _BORDER.search(table.get("style") or ""):
        return True
    return any(_BORDER.search(cell.get("style") or "") for cell in cells[:8])


def grid_of(table: Any, rows: Rows, text_of: Callable[[Any], str], spans: bool = True) -> Grid | None:
    """The table as a grid, spans honoured as browsers do; None where every cell is empty.

    Where the spans cover more places than any table has, all are left out.
    """
    spans = spans and bool(_SPANNED(table))
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> first row that is free again
    width = places = 0
    for index, (row, filled) in enumerate(rows):
        column = 0
        in_head = row.getparent().tag == "thead"
        for cell in filled:
            across = down = 1
            if taken:
                while taken.get(column, 0) > index:
                    column += 1
            if spans:
                across, down = _span(cell.get("colspan"), MAX_COLUMN_SPAN), _span(cell.get("rowspan"), MAX_ROW_SPAN)
                if across != 1 or down != 1:
                    down = min(down or len(rows), len(rows) - index)
                    across = _free(taken, column, max(1, across), index)
            places += across * down
            if places > MAX_PLACES:
                return grid_of(table, rows, text_of, spans=False) if spans else None
            cells.append(GridCell(text_of(cell), index, column, down, across, in_head or cell.tag == "th"))
            if down > 1:
                taken.update(dict.fromkeys(range(column, column + across), index + down))
            column += across
        width = max(width, column)
    if not any(cell.text for cell in cells):
        return None
    caption = next((text_of(item) for item in table.iterchildren("caption")), None)
    return Grid(tuple(cells), len(rows), width, "html", title=caption or None)


def _free(taken: dict[int, int], column: int, across: int, row: int) -> int:
    """The span as far as no cell from above stands in its way."""
    if across == 1 or not taken:
        return across
    for step in range(1, across):
        if taken.get(column + step, 0) > row:
            return step
    return across


def _span(text: str | None, most: int) -> int:
    if text is None:
        return 1
    digits = _DIGITS.match(text or "1")
    return min(int(digits.group(1)), most) if digits else 1
