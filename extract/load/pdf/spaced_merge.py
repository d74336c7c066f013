"""Which rows a cell merged downwards belongs to, where no rule shows it: it stands in their middle, or at their top."""

from __future__ import annotations

from collections.abc import Sequence

# What it costs, in ems, to leave the first rows to a cell of the page before, and any other rows to none.
OPEN, GAP = 0.4, 4.0
# Rows of one page beyond which nothing is tried: no page of a plan has as many.
MAX_ROWS = 150


def spans(
    places: Sequence[tuple[float, float, float]],
    bounds: Sequence[tuple[float, float]],
    fixed: Sequence[int | None],
    em: float,
) -> list[tuple[int, int]]:
    """(first row, rows) of each merged cell, from top to bottom.

    `places` are top, middle and foot of the cells' texts; `bounds` top and foot of the rows; `fixed` is the one row of
    a cell that is known to have one. Of two readings, in the middle or at the top, the one that fits better is taken.
    """
    if len(bounds) > MAX_ROWS:
        return _alone(places, bounds)
    centred = _best(places, bounds, fixed, em, top=False)
    upper = _best(places, bounds, fixed, em, top=True)
    return min((centred, upper), key=lambda found: found[0])[1]


def _best(
    places: Sequence[tuple[float, float, float]],
    bounds: Sequence[tuple[float, float]],
    fixed: Sequence[int | None],
    em: float,
    top: bool,
) -> tuple[float, list[tuple[int, int]]]:
    """Least cost, and the rows that have it, over all ways to give the rows in order to the cells."""
    rows = len(bounds)
    # costs[end] = (cost, spans) of the cells so far where the last of them ends before row `end`
    costs: dict[int, tuple[float, list[tuple[int, int]]]] = {
        0: (0.0, []),
        **{n: (OPEN * em, []) for n in range(1, rows)},
    }
    for place, only in zip(places, fixed, strict=True):
        after: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for begin, (cost, found) in costs.items():
            for end in range(begin + 1, rows + 1):
                if only is not None and (begin, end) != (only, only + 1):
                    continue
                total = cost + _misfit(place, bounds, begin, end, top)
                if end not in after or total < after[end][0]:
                    after[end] = (total, [*found, (begin, end - begin)])
        costs = _with_gaps(after, rows, em)
    whole = [(cost + (GAP * em if end < rows else 0.0), found) for end, (cost, found) in costs.items()]
    return min(whole, key=lambda item: item[0], default=(float("inf"), _alone(places, bounds)))


def _with_gaps(
    after: dict[int, tuple[float, list[tuple[int, int]]]], rows: int, em: float
) -> dict[int, tuple[float, list[tuple[int, int]]]]:
    """The same, where a row may also be left to no cell."""
    out = dict(after)
    for end in sorted(after):
        cost, found = after[end]
        if end < rows and (end + 1 not in out or cost + GAP * em < out[end + 1][0]):
            out[end + 1] = (cost + GAP * em, found)
    return out


def _misfit(
    place: tuple[float, float, float], bounds: Sequence[tuple[float, float]], begin: int, end: int, top: bool
) -> float:
    """How far the text stands from where it would stand in these rows."""
    if top:
        height = min(place[2] - place[0], bounds[begin][1] - bounds[begin][0])
        return abs((bounds[begin][0] + bounds[begin][1] - height) / 2 - place[0])
    return abs((bounds[begin][0] + bounds[end - 1][1]) / 2 - place[1])


def _alone(
    places: Sequence[tuple[float, float, float]], bounds: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """Every cell in the row that it is nearest to: where nothing fits."""
    middles = [(a + b) / 2 for a, b in bounds]
    return [(min(range(len(middles)), key=lambda at: abs(middles[at] - place[1])), 1) for place in places]
