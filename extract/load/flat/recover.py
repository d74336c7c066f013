"""Tables that a web scrape or a PDF-to-text flattened into lines, put together again.

`recover` finds them by their bars or their header words, tries the readings of each header against the rows below it,
and keeps the best. What cannot be placed with certainty is left as it stands: running text is never taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.load.flat import bars as flat_bars
from extract.load.flat import columns as flat_columns
from extract.load.flat import forms as flat_forms
from extract.load.flat import headless as flat_headless
from extract.load.flat import lines as flat_lines
from extract.load.flat import wrapped as flat_wrapped
from extract.load.flat.bare import Found, bare
from extract.load.flat.barred import barred
from extract.load.flat.openings import may_open
from extract.load.flat.places import SHORT, opens, places
from extract.load.flat.tokens import bar_cells, has_bar

# Headers without a table below that are tried in one file, some 20 ms each; plans have a dozen at most.
MAX_FAILED = 300


def recover(lines: Sequence[str]) -> list[Found]:
    """Return (first line, end line exclusive, Grid) of every flattened table, in order.

    A title line above a table stays outside of its range (Grid.title quotes it), unless it is a cell of the table.
    Empty where there is none.

    >>> found = recover(["序号 指标 2025年", "1 床位数(张) 50", "2 护理员数(人) 20"])
    >>> [(first, end, grid.rows, grid.columns) for first, end, grid in found]
    [(0, 3, 3, 3)]
    """
    found: list[Found] = []
    behind = failed = 0
    for i in places(lines):
        if i < behind:
            continue
        if has_bar(lines[i]):
            end = flat_bars.region_end(lines, i)
            tables = flat_forms.in_one_line(lines, i, end) or barred(lines, i, end) or _in_one_cell(lines, i, end)
            found.extend(tables)
            behind = max(end, tables[-1][1]) if tables else end
        elif failed < MAX_FAILED and _may_open(lines, i):
            table = _table_at(lines, i)
            failed += table is None
            if table:
                found.append(table)
                behind = table[1]
    return found


def _may_open(lines: Sequence[str], i: int) -> bool:
    """Say cheaply whether a header may open in a line without bars."""
    line = lines[i]
    if opens(line) or may_open(line) or flat_headless.may_open(line):
        return True
    if i + 1 == len(lines):
        return False
    halves = 0 < len(line.strip()) < SHORT and opens(line + lines[i + 1])
    return halves or (line.count(" ") > 0 and flat_lines.upright(line, lines[i + 1]) is not None)


def _table_at(lines: Sequence[str], i: int) -> Found | None:
    """Return the table whose header opens in a line without bars: as it stands, or in one of its other forms."""
    if flat_headless.may_open(lines[i]):
        return flat_headless.table_at(lines, i)
    header = flat_lines.upright(lines[i], lines[i + 1]) if " " in lines[i] and i + 1 < len(lines) else None
    if header:
        return bare([*lines[:i], header, "", *lines[i + 2 :]], i)
    for restore in (flat_columns.rejoined, flat_wrapped.rejoined, flat_forms.header_of_rows):
        if (view := restore(lines, i)) is not None and (table := bare(view, i)) is not None:
            return i, _behind(lines, view, table[1]), table[2]
    return bare(lines, i) or flat_forms.restored(lines, i)


def _behind(lines: Sequence[str], view: Sequence[str], end: int) -> int:
    """Return the end of a table with the lines that were emptied into rows above."""
    while end < len(lines) and not view[end] and lines[end].strip():
        end += 1
    return end


def _in_one_cell(lines: Sequence[str], start: int, end: int) -> list[Found]:
    """Return the table of a run of lines each of which is one cell with bars around it (a layout table around a page)."""
    if any(sum(bool(cell) for cell in bar_cells(lines[k])) > 1 for k in range(start, end)):
        return []
    plain = [*lines[:start], *(" ".join(bar_cells(lines[k])).strip() for k in range(start, end)), *lines[end:]]
    first = next((k for k in range(start, end) if opens(plain[k])), None)
    table = bare(plain, first) if first is not None else None
    return [table] if table else []
