"""Tables that go on over a page's edge: one table from its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.document import GridCell
from extract.load.pdf.lines import joined
from extract.load.pdf.tables import PageTable

# Column edges of two parts may differ by this much, in points, after one is shifted to the other.
EDGE = 4.0
# A header repeated on the next page has at most this many rows.
HEADER_ROWS = 4

_VALUE = re.compile(r"[<>≥≤≈约≧≦]?\[?[-+]?\d[\d,.]*(?<![.,])[%‰]?\]?")
_SUB_ROW = re.compile(r"其中|#|＃|－|—|-|\d+[.、]|[（(]\d")
_CLOSING = tuple("）)》”，、。；")


def continues(upper: PageTable, lower: PageTable) -> bool:
    """Whether the columns of a table at a page's top are those of the table that ends the page before."""
    if upper.recovered_from != lower.recovered_from or lower.page != upper.last_page + 1:
        return False
    return _edges(upper, lower) is not None if upper.recovered_from == "ruled" else _same_columns(upper.xs, lower.xs)


def _same_columns(upper: tuple[float, ...], lower: tuple[float, ...]) -> bool:
    """Whether columns without rules, whose ends depend on what stands in them, are the same."""
    if len(upper) != len(lower):
        return False
    middles = [(a + b) / 2 for a, b in pairwise(upper)]
    return all(a < edge < b for (a, b), edge in zip(pairwise(middles), lower[1:-1], strict=True))


def _edges(upper: PageTable, lower: PageTable) -> tuple[float, ...] | None:
    """Column edges of both parts together, where those of one are among those of the other; else None."""
    shift = lower.xs[0] - upper.xs[0]
    moved = [x - shift for x in lower.xs]
    if abs(upper.xs[-1] - moved[-1]) > EDGE:
        return None
    fewer, more = sorted((list(upper.xs), moved), key=len)
    if len(fewer) < 3 and len(more) > 2:  # a frame around text beside a table
        return None
    known = all(min(abs(x - other) for other in more) <= EDGE for x in fewer)
    return tuple(more) if known else None


def _on_edges(table: PageTable, edges: tuple[float, ...]) -> PageTable:
    """The table with its columns counted along more edges."""
    shift = table.xs[0] - edges[0]
    place = [min(range(len(edges)), key=lambda at: abs(edges[at] + shift - x)) for x in table.xs]
    cells = tuple(
        c._replace(column=place[c.column], column_span=place[c.column + c.column_span] - place[c.column])
        for c in table.cells
    )
    return replace(table, cells=cells, xs=tuple(x + shift for x in edges))


def join(upper: PageTable, lower: PageTable) -> PageTable:
    """One table from two parts: a repeated header once, a row cut by the edge mended, a category carried on."""
    edges = _edges(upper, lower) if upper.recovered_from == "ruled" else None
    if edges is not None and len(upper.xs) != len(lower.xs):
        upper, lower = _on_edges(upper, edges), _on_edges(lower, edges)
    drop = repeated_header(upper, lower)
    cells = [cell._replace(is_header=cell.is_header or cell.row < drop) for cell in upper.cells]
    below = [cell._replace(row=cell.row - drop) for cell in lower.cells if cell.row >= drop]
    above = {c.column: i for i, c in enumerate(cells) if c.row + c.row_span == upper.rows}
    first = {c.column: c for c in below if c.row == 0}
    cut = _is_cut({column: cells[i] for column, i in above.items()}, first)
    offset = upper.rows - cut
    for column, cell in first.items():
        at = above.get(column)
        if at is None or cells[at].column_span != cell.column_span:
            continue
        if cut or (_is_category(cells[at], cell) and not cell.text):
            span = cells[at].row_span + cell.row_span - cut
            cells[at] = cells[at]._replace(text=joined(cells[at].text, cell.text), row_span=span)
            below.remove(cell)
    cells.extend(cell._replace(row=cell.row + offset) for cell in below)
    rows = offset + lower.rows - drop
    return replace(upper, cells=tuple(cells), rows=rows, xs=lower.xs, y1=lower.y1, last_page=lower.last_page)


def repeated_header(upper: PageTable, lower: PageTable) -> int:
    """How many rows the lower part repeats from the upper part's top; 0 where none."""
    count = 0
    while count < min(HEADER_ROWS, upper.rows, lower.rows) and _row(upper, count) == _row(lower, count):
        count += 1
    cut_through = any(cell.row < count < cell.row + cell.row_span for cell in lower.cells)
    return 0 if cut_through or not any(cell.text for cell in lower.cells if cell.row < count) else count


def _row(table: PageTable, row: int) -> list[tuple[int, int, int, str]]:
    return [(c.column, c.column_span, c.row_span, "".join(c.text.split())) for c in table.cells if c.row == row]


def _is_category(upper: GridCell, lower: GridCell) -> bool:
    return bool(upper.text) and (upper.row_span > 1 or lower.row_span > 1)


def _is_cut(upper: dict[int, GridCell], lower: dict[int, GridCell]) -> bool:
    """Whether the lower part's first row is the rest of the upper part's last row.

    It is where the key cell (the first that spans no rows) is empty and nothing stands twice.
    A sub-row has values of its own, so it is none.
    """
    keys = [c for c in sorted(upper) if c in lower and upper[c].row_span == 1 and lower[c].row_span == 1]
    if set(upper) != set(lower) or len(keys) < 2 or not any(lower[c].text for c in keys):
        return False
    if any(_stands_twice(upper[c].text, lower[c].text) for c in keys):
        return False
    key = keys[0]
    if not lower[key].text:
        return bool(upper[key].text) and not any(_SUB_ROW.match(lower[c].text) for c in keys[1:2])
    if _complete_each_other([(upper[c].text, lower[c].text) for c in keys[1:]]):
        return True
    alone = not any(lower[c].text for c in keys[1:])
    return alone and (_is_open(upper[key].text) or lower[key].text.startswith(_CLOSING))


def _complete_each_other(pairs: list[tuple[str, str]]) -> bool:
    """Whether of three columns and more each is filled in one half only, and both halves fill some."""
    filled = [(bool(upper), bool(lower)) for upper, lower in pairs]
    return len(filled) >= 3 and (True, True) not in filled and (True, False) in filled and (False, True) in filled


def _stands_twice(upper: str, lower: str) -> bool:
    """Both hold a whole value, or the same words: then they are two rows."""
    if not upper or not lower:
        return False
    return upper == lower or bool(_VALUE.fullmatch(upper) and _VALUE.fullmatch(lower))


def _is_open(text: str) -> bool:
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")
