"""The grid of a table without uprights: columns from where its texts stand over one another, rows from its numbers.

Cells broken over lines, cells merged downwards (set in the middle of their rows, or at the top of them) and headers of
two levels are put together by where they stand. Pure geometry, in points, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from extract.document import GridCell
from extract.load.pdf.lines import Line, joined, whole
from extract.load.pdf.spaced_header import header, restacked, widened
from extract.load.pdf.spaced_merge import spans
from extract.load.pdf.spaced_parts import LEADING, SAME, Stack, covered, is_number, middle, words

# Share of a column's cells that are numbers, from which it is a column of numbers.
NUMBERS = 0.6
# A part that stands over more than one column is left out of their making where so few parts are like it.
FEW = 0.08
# A header ends so many ems above the middle of the first row.
HEAD_ABOVE = 0.7
# Share of a page's parts that must fit the columns of the page before.
FIT = 0.85
# A row without numbers holds this share of the columns.
WHOLE_ROW = 0.6
# A cell whose middle lies this share of the way to the next row belongs to both.
BETWEEN = 0.36
# A column left of the numbers with at most this share of the rows' cells is merged downwards.
MERGED = 0.75


@dataclass(slots=True)
class SpacedGrid:
    """Cells with how many rows and columns they make; `columns` are the columns' left and right ends."""

    columns: list[tuple[float, float]]
    cells: list[GridCell] = field(default_factory=list)
    rows: int = 0
    body: int = 0


def build(parts: Sequence[Line], boundary: float | None, page: int, known: tuple[float, ...] = ()) -> SpacedGrid | None:
    """The grid of the parts of a table's lines; `boundary` is the foot of its header where a rule shows it.

    `known` are the column edges of a table that ends the page before: they are taken where this one fits them.
    None where the parts make no grid: fewer than two columns, or no rows.
    """
    em = median(part.height for part in parts)
    parts = [word for part in parts for word in words(part)]
    rows = _rows(parts, boundary, em, known)
    if rows is None:
        return None
    columns, anchors = rows
    stacks = _stacks(parts, columns, anchors, em)
    top = boundary if boundary is not None else anchors[0] - HEAD_ABOVE * em
    head = [stack for stack in stacks if stack.middle < top]
    rest = [stack for stack in stacks if stack.middle >= top]
    out = SpacedGrid(columns)
    out.columns = widened(columns, head)
    out.rows = header(restacked(head, out.columns, em), out.cells, page)
    out.body = len(anchors)
    merged = _body(rest, anchors, len(columns), em)
    taken: dict[tuple[int, int, int], GridCell] = {}
    for stack in sorted(rest, key=lambda stack: (stack.row, stack.first)):
        key = (stack.row, stack.first, stack.last)
        text = joined(taken[key].text, stack.text) if key in taken else stack.text
        box = taken[key].box if key in taken else stack.box
        at = (out.rows + stack.row, stack.first, stack.rows, stack.last - stack.first)
        taken[key] = GridCell(text, *at, page=page, box=box)
    out.cells += taken.values()
    out.cells += _open_cells(rest, merged, out.rows, page)
    out.rows += len(anchors)
    return out


def _rows(
    parts: Sequence[Line], boundary: float | None, em: float, known: tuple[float, ...]
) -> tuple[list[tuple[float, float]], list[float]] | None:
    """The columns and the middles of the rows; without a rule below the header the columns are found once more."""
    body = [part for part in parts if boundary is None or middle(part) > boundary]
    for again in (boundary is None, False):
        columns = _fitting(body, known) or _columns(body)
        anchors = _anchors(body, columns, em, boundary is None and again) if len(columns) > 1 else []
        if not anchors:
            return None
        if not again:
            break
        body = [part for part in parts if middle(part) > anchors[0] - HEAD_ABOVE * em]
    return columns, anchors


def _fitting(parts: Sequence[Line], edges: tuple[float, ...]) -> list[tuple[float, float]]:
    """The columns between known edges, where nearly every part lies between two of them; else none."""
    columns = list(pairwise(edges))
    inside = sum(any(x0 - 2 <= part.x0 and part.x1 <= x1 + 2 for x0, x1 in columns) for part in parts)
    return columns if columns and inside >= FIT * len(parts) else []


def _columns(parts: Sequence[Line]) -> list[tuple[float, float]]:
    """Left and right ends of the columns, from the parts that stand over one column only."""
    if not parts:
        return []
    few = int(FEW * len({round(middle(part)) for part in parts}))
    ends = np.array([(part.x0, part.x1) for part in parts])
    edges = np.unique(ends)
    steps = np.bincount(np.searchsorted(edges, ends[:, 0]), minlength=len(edges))
    steps -= np.bincount(np.searchsorted(edges, ends[:, 1]), minlength=len(edges))
    cores: list[list[float]] = []
    for at in np.flatnonzero(np.cumsum(steps)[:-1] > few).tolist():
        if cores and cores[-1][1] == edges[at]:
            cores[-1][1] = float(edges[at + 1])
        else:
            cores.append([float(edges[at]), float(edges[at + 1])])
    single = [part for part in parts if sum(part.x0 < x1 - 1 and part.x1 > x0 + 1 for x0, x1 in cores) < 2]
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((part.x0, part.x1) for part in single):
        if out and x0 < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _anchors(parts: Sequence[Line], columns: list[tuple[float, float]], em: float, headed: bool) -> list[float]:
    """The middles of the rows: printed lines with a number in a column of numbers, or with most of the columns.

    With `headed` the parts begin with a header, so rows begin at the first number that is no year.
    """
    where = [(covered(part, columns), part) for part in parts]
    texts: dict[int, list[str]] = {}
    for (first, last), part in where:
        if last - first == 1:
            texts.setdefault(first, []).append(part.text)
    numeric = {
        at for at, found in texts.items() if sum(map(is_number, found)) >= NUMBERS * max(1, len(found) - 3 * headed)
    }
    lines: list[tuple[float, int, bool]] = []
    for (first, last), part in sorted(where, key=lambda item: middle(item[1])):
        value = last - first == 1 and first in numeric and is_number(part.text)
        if lines and middle(part) - lines[-1][0] < SAME * em:
            lines[-1] = (lines[-1][0], lines[-1][1] + 1, lines[-1][2] or value)
        else:
            lines.append((middle(part), 1, value))
    start = next((at for at, (_, _, value) in enumerate(lines) if value), len(lines)) if headed else 0
    return [y for y, count, value in lines[start:] if value or count >= max(2.0, WHOLE_ROW * len(columns))]


def _stacks(parts: Sequence[Line], columns: list[tuple[float, float]], anchors: list[float], em: float) -> list[Stack]:
    """Parts that stand closely below one another over the same columns, as cells; two rows are never one."""
    out: list[Stack] = []
    last: dict[tuple[int, int], Stack] = {}
    for part in sorted(parts, key=lambda part: (part.y0, part.x0)):
        key = covered(part, columns)
        above = last.get(key)
        if above is not None and abs(middle(above.lines[-1]) - middle(part)) < SAME * em:
            above.lines[-1] = whole(sorted([above.lines[-1], part], key=lambda line: line.x0))
        elif above is not None and _one_cell(above.lines[-1], part, anchors, em):
            above.lines.append(part)
        else:
            last[key] = Stack([part], *key)
            out.append(last[key])
    return [piece for stack in out for piece in _parted(stack, anchors, em)]


def _one_cell(upper: Line, lower: Line, anchors: list[float], em: float) -> bool:
    if lower.y0 - upper.y0 > LEADING * em:
        return False
    return not (_at(middle(upper), anchors, em) and _at(middle(lower), anchors, em))


def _at(y: float, anchors: list[float], em: float) -> bool:
    return min(abs(y - anchor) for anchor in anchors) < SAME * em


def _parted(stack: Stack, anchors: list[float], em: float) -> list[Stack]:
    """A stack through which several rows go, by the row that each line is nearest to."""
    inside = [a for a in anchors if any(abs(middle(line) - a) < SAME * em for line in stack.lines)]
    if len(inside) < 2:
        return [stack]
    groups: dict[int, list[Line]] = {}
    for line in stack.lines:
        groups.setdefault(min(range(len(inside)), key=lambda at: abs(inside[at] - middle(line))), []).append(line)
    return [Stack(lines, stack.first, stack.last) for _, lines in sorted(groups.items())]


def _body(stacks: list[Stack], anchors: list[float], columns: int, em: float) -> set[int]:
    """Give every cell its row, and its rows where it is merged downwards; return the columns of merged cells."""
    for stack in stacks:
        stack.row = min(range(len(anchors)), key=lambda at: abs(anchors[at] - stack.middle))
    filled = {(stack.row, at) for stack in stacks for at in range(stack.first, stack.last)}
    numbers = [s.first for s in stacks if s.last - s.first == 1 and is_number(s.text)]
    edge = min(numbers, default=0)
    merged = set()
    for column in range(min(edge, columns)):
        own = [s for s in stacks if s.first <= column < s.last]
        if own and len(own) <= MERGED * len(anchors):
            merged.add(column)
            _merge(own, stacks, anchors, em)
    for stack in stacks:
        if stack.first not in merged and stack.last - stack.first == 1:
            _between(stack, anchors, filled)
    return merged


def _merge(own: list[Stack], stacks: list[Stack], anchors: list[float], em: float) -> None:
    """Rows of the cells of a column that is merged downwards, from where each stands in the middle of its rows."""
    bounds = _bounds([s for s in stacks if s not in own], anchors)
    ordered = sorted(own, key=lambda stack: stack.middle)
    fixed = [stack.row if stack.last - stack.first > 1 else None for stack in ordered]
    places = [(stack.lines[0].y0, stack.middle, stack.lines[-1].y1) for stack in ordered]
    for stack, (row, count) in zip(ordered, spans(places, bounds, fixed, em), strict=True):
        stack.row, stack.rows = row, count


def _bounds(stacks: list[Stack], anchors: list[float]) -> list[tuple[float, float]]:
    """Top and foot of each row: halfway between what stands in it and in the next one."""
    tops, feet = list(anchors), list(anchors)
    for stack in stacks:
        tops[stack.row] = min(tops[stack.row], stack.lines[0].y0)
        feet[stack.row] = max(feet[stack.row], stack.lines[-1].y1)
    cuts = [(foot + top) / 2 for foot, top in zip(feet, tops[1:], strict=False)]
    pads = [cut - foot for cut, foot in zip(cuts, feet, strict=False)]
    pad = median(pads) if pads else 0.0
    return list(zip([tops[0] - pad, *cuts], [*cuts, feet[-1] + pad], strict=True))


def _between(stack: Stack, anchors: list[float], filled: set[tuple[int, int]]) -> None:
    """A cell that stands between two rows, in neither of which its column holds another, belongs to both."""
    row = stack.row
    other = row + 1 if stack.middle > anchors[row] else row - 1
    if not 0 <= other < len(anchors) or (other, stack.first) in filled:
        return
    if abs(stack.middle - anchors[row]) > BETWEEN * abs(anchors[other] - anchors[row]):
        stack.row, stack.rows = min(row, other), 2


def _open_cells(stacks: list[Stack], merged: set[int], head: int, page: int) -> list[GridCell]:
    """Empty cells at the top of merged columns: what is merged there began on the page before."""
    out = []
    for column in merged:
        first = min(s.row for s in stacks if s.first <= column < s.last)
        if first:
            out.append(GridCell("", head, column, first, 1, page=page))
    return out
