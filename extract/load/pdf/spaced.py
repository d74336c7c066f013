"""Tables without uprights: columns parted by blanks, between a few level rules (three-line tables) or with none at all.

A guess at a table does harm, so it needs proof: level rules of one length, or three columns of which one holds numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.document import GridCell
from extract.load.pdf.lines import Line, joined
from extract.load.pdf.page import Page
from extract.load.pdf.spaced_grid import build
from extract.load.pdf.spaced_parts import LEADING
from extract.load.pdf.tables import PageTable

# Rows of a table without any rule, and columns in it; with rules two columns will do.
MIN_ROWS, MIN_COLUMNS = 3, 3
# Share of a column's cells that are numbers, from which it is a column of numbers.
NUMBERS = 0.6
# Level rules of one table begin and end within so many points of each other, and are at least so long.
SAME_END, LONG_RULE = 6.0, 120.0
# A line of a table that has one part only is shorter than this share of the page's lines.
PART_OF_LINE = 0.4
# Parts of one table on one page; more is a drawing made of words.
MAX_PARTS = 4000
# The two levels of a header stand at most so many ems below one another.
HEADER_LEADING = 2.2
# A row stands at most so many ems below the one before it.
ROW_GAP = 3.2

_NUMBER = re.compile(r"[<>≥≤约±]?[-+]?[\d,.]+[%‰]?(?:左右|以上|以内)?|[—\-/]{1,2}|\d{4}年")
_HAS_DIGIT = re.compile(r"\d")

Row = list[Line]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines first:last of the page that may be a table; `head` is how many of them stand above the second rule.

    `bands` are the rules between its rows, where there are some; `foot` is where the second of three rules stands.
    """

    first: int
    last: int
    head: int
    ruled: bool
    bands: tuple[float, ...] = ()
    foot: float | None = None


def spaced_tables(page: Page, lines: list[Row], known: tuple[float, ...] = ()) -> tuple[list[PageTable], list[Row]]:
    """Tables told by blanks, and the lines that stand in none; `known` are column edges that the page before ends with."""
    tables: list[PageTable] = []
    taken: set[int] = set()
    for region in _between_rules(page.rules, lines) + _by_blanks(lines):
        places = range(region.first, region.last)
        if taken.isdisjoint(places):
            table = _table(region, lines[region.first : region.last], page.number, known)
            if table is not None:
                tables.append(table)
                taken.update(places)
    return tables, [line for at, line in enumerate(lines) if at not in taken]


def _between_rules(rules: Floats, lines: list[Row]) -> list[_Region]:
    """Regions from the first to the last of at least three level rules of one length."""
    long = rules[rules[:, 2] - rules[:, 0] >= LONG_RULE] if len(rules) else rules
    flat = sorted(long[long[:, 3] - long[:, 1] < 4].tolist(), key=lambda rule: rule[1])
    groups: list[list[list[float]]] = []
    for rule in flat:
        for group in groups:
            if abs(group[0][0] - rule[0]) <= SAME_END and abs(group[0][2] - rule[2]) <= SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    regions = []
    for group in groups:
        ys: list[float] = []
        for rule in group:
            if not ys or rule[1] - ys[-1] > 4:
                ys.append((rule[1] + rule[3]) / 2)
        inside = [at for at, parts in enumerate(lines) if len(ys) > 2 and ys[0] < _middle(parts) < ys[-1]]
        if inside:
            head = sum(_middle(lines[at]) < ys[1] for at in inside)
            regions.append(_Region(inside[0], inside[-1] + 1, head, True, tuple(ys) if len(ys) > 3 else (), ys[1]))
    return regions


def _middle(parts: Row) -> float:
    return (parts[0].y0 + parts[0].y1) / 2


def _by_blanks(lines: list[Row]) -> list[_Region]:
    """Runs of rows near one another of which enough have three parts and more; others hold parts of broken cells."""
    left, right = min((r[0].x0 for r in lines), default=0.0), max((r[-1].x1 for r in lines), default=0.0)
    regions = []
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _in_table(lines[last], right - left) and (last == first or _near(lines, last)):
            last += 1
        end = max(last, first + 1)
        start, last = _trimmed(lines, first, last)
        if sum(len(parts) >= MIN_COLUMNS for parts in lines[start:last]) >= MIN_ROWS:
            regions.append(_Region(start, last, 1, False))
        first = end
    return regions


def _in_table(parts: Row, measure: float) -> bool:
    """Whether a line may stand in a table: it has several parts, or one that is no line of running text."""
    return len(parts) > 1 or parts[0].x1 - parts[0].x0 < PART_OF_LINE * measure


def _trimmed(lines: list[Row], first: int, last: int) -> tuple[int, int]:
    """The run without lines of one part at its ends that stand apart: a title, a note, a heading."""
    while first < last and len(lines[first]) == 1 and not (first + 1 < last and _heads(lines, first)):
        first += 1
    while last > first and len(lines[last - 1]) == 1 and not (last - 2 >= first and _close(lines, last - 1)):
        last -= 1
    return first, last


def _heads(lines: list[Row], at: int) -> bool:
    """Whether a line of one part belongs to the row below it: near it, or set over some columns and not over all."""
    if _close(lines, at + 1):
        return True
    part, below = lines[at][0], lines[at + 1]
    same_print = abs(part.height - below[0].height) < 0.1 * part.height
    aside = abs(part.x0 + part.x1 - below[0].x0 - below[-1].x1) > 4 * part.height
    return same_print and aside and below[0].y0 - part.y0 < HEADER_LEADING * part.height and part.x0 > below[0].x1


def _close(lines: list[Row], at: int) -> bool:
    """Whether a line stands so near below the one before it as the lines of one cell do."""
    return lines[at][0].y0 - lines[at - 1][0].y0 < LEADING * lines[at][0].height


def _near(lines: list[Row], at: int) -> bool:
    return lines[at][0].y0 - lines[at - 1][0].y0 < ROW_GAP * lines[at][0].height


def _table(region: _Region, lines: list[Row], page: int, known: tuple[float, ...]) -> PageTable | None:
    """The table of a region: by the rules between its rows where it has them, else by where its texts stand."""
    if region.bands:
        return _banded(region, lines, page)
    pieces = [part for parts in lines for part in parts]
    if len(pieces) > MAX_PARTS:
        return None
    found = build(pieces, region.foot, page, known)
    least = (2, 1) if region.ruled else (MIN_COLUMNS, MIN_ROWS - 1)
    if found is None or len(found.columns) < least[0] or found.body < least[1]:
        return None
    head = found.rows - found.body
    body: dict[int, dict[tuple[int, int], str]] = {}
    for cell in found.cells:
        if cell.row >= head:
            body.setdefault(cell.row, {})[cell.column, cell.column + cell.column_span] = cell.text
    if not _has_numbers(list(body.values()), len(found.columns)):
        return None
    cells = tuple(sorted(found.cells, key=lambda cell: (cell.row, cell.column)))
    edges = _edges(found.columns)
    return PageTable(cells, found.rows, edges, lines[0][0].y0, lines[-1][0].y1, page, page, "spaced")


def _banded(region: _Region, lines: list[Row], page: int) -> PageTable | None:
    head = min(region.head, len(lines) - 1)
    columns = _widened(_columns(lines[head:]), lines[:head])
    if len(columns) < (2 if region.ruled else MIN_COLUMNS):
        return None
    rows = _rows(lines, head, region.bands)
    body = [
        row for row in (_by_column(parts, columns) for parts in rows[len(rows) - _body(rows, lines, head) :]) if row
    ]
    if len(body) < (1 if region.ruled else MIN_ROWS - 1) or not _has_numbers(body, len(columns)):
        return None
    cells: list[GridCell] = []
    for number, parts in enumerate(rows):
        is_head = number < len(rows) - _body(rows, lines, head)
        for (left, right), text in _by_column(parts, columns).items():
            cells.append(GridCell(text, number, left, 1, right - left, is_head and region.ruled, page))
    edges = _edges(columns)
    return PageTable(tuple(cells), len(rows), edges, lines[0][0].y0, lines[-1][0].y1, page, page, "spaced")


def _body(rows: list[list[Line]], lines: list[Row], head: int) -> int:
    """How many of the rows are no header."""
    foot = max((part.y1 for parts in lines[:head] for part in parts), default=float("-inf"))
    return sum(max(part.y1 for part in parts) > foot for parts in rows)


def _columns(lines: list[Row]) -> list[tuple[float, float]]:
    """Left and right ends of the columns: where the parts of the body's lines stand over one another."""
    spans = sorted((part.x0, part.x1) for parts in lines for part in parts)
    out: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _widened(columns: list[tuple[float, float]], head: list[Row]) -> list[tuple[float, float]]:
    """The columns as wide as the headers that stand over one of them alone, from the lowest header upwards."""
    for part in (part for parts in reversed(head) for part in parts):
        over = [at for at, (x0, x1) in enumerate(columns) if part.x0 < x1 and part.x1 > x0]
        if len(over) == 1:
            x0, x1 = columns[over[0]]
            columns[over[0]] = (min(x0, part.x0), max(x1, part.x1))
    return columns


def _edges(columns: list[tuple[float, float]]) -> tuple[float, ...]:
    inner = [(a[1] + b[0]) / 2 for a, b in zip(columns, columns[1:], strict=False)]
    return (columns[0][0], *inner, columns[-1][1])


def _rows(lines: list[Row], head: int, bands: tuple[float, ...]) -> list[list[Line]]:
    """Rows as all their parts: by the rules between them, else a line a row; what only goes on joins its row."""
    if bands:
        grouped: dict[int, list[Line]] = {}
        for parts in lines:
            band = sum(_middle(parts) > y for y in bands)
            grouped.setdefault(band, []).extend(parts)
        return [grouped[band] for band in sorted(grouped)]
    rows: list[list[Line]] = []
    full = max(len(parts) for parts in lines)
    for at, parts in enumerate(lines):
        goes_on = at not in (0, head) and len(parts) < full and not any(_NUMBER.fullmatch(part.text) for part in parts)
        if goes_on and parts[0].y0 - lines[at - 1][0].y0 < 1.6 * parts[0].height:
            rows[-1].extend(parts)
        else:
            rows.append(list(parts))
    return rows


def _by_column(parts: list[Line], columns: list[tuple[float, float]]) -> dict[tuple[int, int], str]:
    """The texts of a row by the columns that they cover; parts below one another in a column are joined."""
    out: dict[tuple[int, int], str] = {}
    for part in parts:
        covered = [at for at, (x0, x1) in enumerate(columns) if part.x0 < x1 and part.x1 > x0]
        if not covered:
            middle = (part.x0 + part.x1) / 2
            covered = [min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))]
        key = (covered[0], covered[-1] + 1)
        out[key] = joined(out[key], part.text) if key in out else part.text
    return out


def _has_numbers(body: list[dict[tuple[int, int], str]], columns: int) -> bool:
    """Whether some column after the first holds numbers."""
    for column in range(1, columns):
        texts = [row[column, column + 1] for row in body if (column, column + 1) in row]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
        if texts and numbers >= NUMBERS * len(texts) and any(_HAS_DIGIT.search(text) for text in texts):
            return True
    return False
