"""Tables from their rules: horizontal and vertical lines to cells with spans. Pure geometry, in points, y downwards."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Segment = tuple[float, float, float]  # position across, start and end along

# Rules nearer than this are one rule: double lines, lines drawn cell by cell.
SNAP = 3.0
# Gaps in a line of up to this are its joints.
JOINT = 4.0
# Shorter lines are dashes, ticks of charts, glyphs drawn as paths.
SHORT = 6.0
# A row of rules that runs on this far beyond the last upright is a table open at its side.
OPEN_SIDE = 12.0


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell of a ruled table by its row and column edges: rows top:bottom, columns left:right, half-open."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A ruled table: column edges `xs`, row edges `ys`, and its cells, which cover it without overlap."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1)."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def area(self) -> float:
        """In square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def find_grids(rules: Floats) -> list[RuledGrid]:
    """Find every table among rules given as boxes (x0, y0, x1, y1); inner tables are tables of their own."""
    across, upright = _split(rules)
    if len(across) < 2 or not upright:
        return []
    grids = [_grid(lines, posts) for lines, posts in _components(across, upright)]
    return [grid for grid in grids if grid is not None]


def _split(rules: Floats) -> tuple[list[Segment], list[Segment]]:
    """Horizontal and vertical lines, brought together where they lie on one another."""
    wide, tall = rules[:, 2] - rules[:, 0], rules[:, 3] - rules[:, 1]
    flat, high = wide >= tall, tall > wide
    across = np.column_stack(((rules[:, 1] + rules[:, 3]) / 2, rules[:, 0], rules[:, 2]))[flat]
    upright = np.column_stack(((rules[:, 0] + rules[:, 2]) / 2, rules[:, 1], rules[:, 3]))[high]
    return _merge(across), _merge(upright)


def _merge(lines: Floats) -> list[Segment]:
    out: list[Segment] = []
    ordered = lines[np.argsort(lines[:, 0], kind="stable")].tolist()
    first = 0
    while first < len(ordered):
        last = first
        while last < len(ordered) and ordered[last][0] - ordered[first][0] <= SNAP:
            last += 1
        group = sorted(ordered[first:last], key=lambda line: line[1])
        place = sum(line[0] for line in group) / len(group)
        start, end = group[0][1], group[0][2]
        for _, begins, ends in group[1:]:
            if begins - end > JOINT:
                out.append((place, start, end))
                start, end = begins, ends
            end = max(end, ends)
        out.append((place, start, end))
        first = last
    return [line for line in out if line[2] - line[1] >= SHORT]


def _components(across: list[Segment], upright: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Groups of lines that touch one another, each with its horizontal and vertical lines."""
    h, v = np.array(across), np.array(upright)
    touch = (
        (h[:, None, 1] - SNAP <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, None, 2] + SNAP)
        & (v[None, :, 1] - SNAP <= h[:, None, 0])
        & (h[:, None, 0] <= v[None, :, 2] + SNAP)
    )
    out = []
    free = np.ones(len(v), bool)
    while free.any():
        posts = np.zeros(len(v), bool)
        posts[int(free.argmax())] = True
        while True:
            lines = touch[:, posts].any(axis=1)
            more = posts | touch[lines].any(axis=0)
            if (more == posts).all():
                break
            posts = more
        free &= ~posts
        out.append(([across[i] for i in np.flatnonzero(lines)], [upright[i] for i in np.flatnonzero(posts)]))
    return out


def _grid(lines: list[Segment], posts: list[Segment]) -> RuledGrid | None:
    ys = _places([line[0] for line in lines])
    if len(ys) < 2:
        return None
    xs = _places([post[0] for post in posts])
    top, bottom = ys[0], ys[-1]
    posts = posts + [(x, top, bottom) for x in _open_sides(lines, xs)]
    xs = _places([post[0] for post in posts])
    if len(xs) < 2:
        return None
    return RuledGrid(tuple(xs), tuple(ys), _cells(xs, ys, lines, posts))


def _places(values: list[float]) -> list[float]:
    """Sorted positions, those nearer than SNAP as one."""
    out: list[float] = []
    for place in sorted(values):
        if not out or place - out[-1] > SNAP:
            out.append(place)
    return out


def _open_sides(lines: list[Segment], xs: list[float]) -> list[float]:
    """Where at least two rules run on to the same place beyond the outer uprights, the table's open side stands."""
    out = []
    for end, sign, outer in ((1, -1.0, xs[0]), (2, 1.0, xs[-1])):
        reach = sorted((sign * line[end] for line in lines), reverse=True)
        if len(reach) > 1 and reach[0] - reach[1] <= 2 * SNAP and reach[1] - sign * outer > OPEN_SIDE:
            out.append(sign * reach[0])
    return out


def _cells(xs: list[float], ys: list[float], lines: list[Segment], posts: list[Segment]) -> tuple[RuledCell, ...]:
    """Join elementary cells that no rule parts; a region that is no rectangle falls apart into its rows."""
    rows, columns = len(ys) - 1, len(xs) - 1
    post = _walls(posts, xs, ys)
    line = _walls(lines, ys, xs)
    taken = np.zeros((rows, columns), bool)
    out: list[RuledCell] = []
    for row in range(rows):
        for column in range(columns):
            if not taken[row, column]:
                region = _region(row, column, post, line, taken)
                out.extend(_rectangles(region))
    return tuple(sorted(out, key=lambda cell: (cell.top, cell.left)))


def _walls(segments: list[Segment], places: list[float], steps: list[float]) -> NDArray[np.bool_]:
    """walls[p, s]: a line at place p runs along the middle of step s."""
    walls = np.zeros((len(places), len(steps) - 1), bool)
    middles = [(a + b) / 2 for a, b in zip(steps, steps[1:], strict=False)]
    for place, start, end in segments:
        at = min(bisect_left(places, place - SNAP), len(places) - 1)
        walls[at, bisect_left(middles, start - SNAP) : bisect_left(middles, end + SNAP)] = True
    return walls


def _region(
    row: int, column: int, post: NDArray[np.bool_], line: NDArray[np.bool_], taken: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    rows, columns = taken.shape
    taken[row, column] = True
    region = [(row, column)]
    for r, c in region:  # grows while neighbours join
        for nr, nc, wall in (
            (r, c + 1, c + 1 < columns and post[c + 1, r]),
            (r, c - 1, c > 0 and post[c, r]),
            (r + 1, c, r + 1 < rows and line[r + 1, c]),
            (r - 1, c, r > 0 and line[r, c]),
        ):
            if 0 <= nr < rows and 0 <= nc < columns and not wall and not taken[nr, nc]:
                taken[nr, nc] = True
                region.append((nr, nc))
    return region


def _rectangles(region: list[tuple[int, int]]) -> list[RuledCell]:
    rows, columns = [r for r, _ in region], [c for _, c in region]
    whole = RuledCell(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    if (whole.bottom - whole.top) * (whole.right - whole.left) == len(region):
        return [whole]
    runs: list[RuledCell] = []
    for r, c in sorted(region):
        if runs and runs[-1].top == r and runs[-1].right == c:
            runs[-1] = RuledCell(r, runs[-1].left, r + 1, c + 1)
        else:
            runs.append(RuledCell(r, c, r + 1, c + 1))
    return runs
