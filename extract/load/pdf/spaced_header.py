"""The header of a table without uprights: one level, or two where a cell stands over several columns."""

from __future__ import annotations

from extract.document import GridCell
from extract.load.pdf.lines import Line, whole
from extract.load.pdf.spaced_parts import SAME, Stack, covered, middle

# The same in a header, whose printed lines are parted less finely.
HEAD_LEADING = 1.7


def widened(columns: list[tuple[float, float]], head: list[Stack]) -> list[tuple[float, float]]:
    """The columns as wide as the headers that stand over one of them alone, from the lowest header upwards."""
    wide = list(columns)
    for line in sorted((line for stack in head for line in stack.lines), key=lambda line: -line.y0):
        first, last = _over(line, wide)
        if last - first == 1:
            wide[first] = (min(wide[first][0], line.x0), max(wide[first][1], line.x1))
    return wide


def restacked(stacks: list[Stack], wide: list[tuple[float, float]], em: float) -> list[Stack]:
    """The header's cells once more, by the columns as its own words widen them."""
    lines = [line for stack in stacks for line in stack.lines]
    out: dict[tuple[int, int], list[Stack]] = {}
    for line in sorted(lines, key=lambda line: (line.y0, line.x0)):
        own = out.setdefault(_over(line, wide), [])
        if own and abs(middle(own[-1].lines[-1]) - middle(line)) < SAME * em:
            own[-1].lines[-1] = whole([own[-1].lines[-1], line])
        elif own and line.y0 - own[-1].lines[-1].y0 <= HEAD_LEADING * em:
            own[-1].lines.append(line)
        else:
            own.append(Stack([line], *_over(line, wide)))
    return [stack for own in out.values() for stack in own]


def _over(line: Line, columns: list[tuple[float, float]]) -> tuple[int, int]:
    """The columns that a header stands over; also the next one where its middle lies between the two."""
    first, last = covered(line, columns)
    centre = (line.x0 + line.x1) / 2
    if last - first == 1 and line.x0 < columns[first][1] and line.x1 > columns[first][0]:
        if centre > columns[first][1] + 0.3 * line.height and last < len(columns):
            return first, last + 1
        if centre < columns[first][0] - 0.3 * line.height and first:
            return first - 1, last
    return first, last


def header(stacks: list[Stack], cells: list[GridCell], page: int) -> int:
    """Add the header's cells, return its rows: two where a cell stands over several columns with others below it."""
    over = [stack for stack in stacks if stack.last - stack.first > 1]
    low = [stack.middle for stack in stacks if stack not in over and _above(stack, over)]
    levels = 2 if low else min(1, len(stacks))
    merged: dict[tuple[int, int, int], list[Stack]] = {}
    for stack in stacks:
        level = any(abs(stack.middle - y) < SAME * stack.lines[0].height for y in low)
        row = int(stack not in over and (level or _above(stack, over)))
        merged.setdefault((row, stack.first, stack.last), []).append(stack)
    for (row, first, last), found in merged.items():
        lines = [line for stack in sorted(found, key=lambda stack: stack.middle) for line in stack.lines]
        down = levels - row if row or not (found[0] in over and _below(found[0], stacks)) else 1
        whole_stack = Stack(lines, first, last)
        cells.append(GridCell(whole_stack.text, row, first, down, last - first, True, page, whole_stack.box))
    return levels


def _above(stack: Stack, over: list[Stack]) -> bool:
    """Whether one of the cells over several columns stands above this one."""
    return any(other.first <= stack.first < other.last and other.middle < stack.middle for other in over)


def _below(stack: Stack, stacks: list[Stack]) -> bool:
    return any(
        other is not stack and stack.first <= other.first < stack.last and other.middle > stack.middle
        for other in stacks
    )
