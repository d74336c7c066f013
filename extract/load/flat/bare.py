"""Tables without bars: a header's line, then rows split by blanks or tabs, or a cell a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.document import Grid
from extract.load.flat import lines as flat_lines
from extract.load.flat.header import length
from extract.load.flat.reading import SAMPLE, Best, Reading, best_layout, build, end_line, is_settled, read, solid
from extract.load.flat.title import title_above
from extract.load.flat.tokens import Token

# First line, end line exclusive, table.
Found = tuple[int, int, Grid]
# Points a data row must be worth on average, and rows a table without bars must have.
MIN_POINTS = 2.5
MIN_ROWS = 2
_LONG_ROLES = {"task", "content", "project", "note", "other"}


def bare(lines: Sequence[str], start: int) -> Found | None:
    """Return the table without bars whose header stands in a line, None where the rows below do not fit it."""
    how = flat_lines.how_split(lines[start])
    costs = flat_lines.COSTS[how]
    tokens = flat_lines.gather(lines, start, how, SAMPLE)
    size = length(solid(tokens))
    if size < (3 if how == flat_lines.CELL else 2) or any(token.kind == "blank" for token in tokens[:size]):
        return None
    best = best_layout(tokens, size, costs)
    if best is None:
        return None
    reading = _read_all(lines, start, tokens, size, best)
    if not _convinces(reading):
        return None
    form = "one_cell_a_line" if how == flat_lines.CELL else "spaced"
    return start, end_line(reading), build(reading, form, title_above(lines, start), [], how == flat_lines.TABS)


def _read_all(lines: Sequence[str], start: int, tokens: list[Token], size: int, best: Best) -> Reading:
    """Read on until the table ends well before the tokens gathered do."""
    how = flat_lines.how_split(lines[start])
    long = bool(_LONG_ROLES & set(best.layout.roles()))
    if is_settled(best, size) and (long or not flat_lines.has_sentence(lines[start : best.sample[-1].line + 1])):
        return read(tokens, size, best)
    limit = 4 * SAMPLE
    while True:
        tokens = flat_lines.gather(lines, start, how, limit, long)
        reading = read(tokens, size, best, flat_lines.COSTS[how])
        if len(tokens) < limit or reading.placement.end + SAMPLE < len(reading.tokens):
            return reading
        limit *= 4


def _convinces(reading: Reading) -> bool:
    placed = [place for place in reading.placement.places if place is not None and place[1] >= 0]
    rows = Counter(row for row, _ in placed)
    full = sum(count >= 2 for count in rows.values())
    return full >= MIN_ROWS and reading.placement.score >= MIN_POINTS * len(rows)
