"""A header's tokens and the rows below it: which reading of the header fits them best, and the Grid that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract import headers
from extract.document import Grid, GridCell
from extract.load.flat.align import Aligner, Placement
from extract.load.flat.grid import data_cells, grid, header_cells, rows_of
from extract.load.flat.header import Layout, layouts
from extract.load.flat.tokens import Token
from extract.load.flat.weights import SPACED, STREAM, Costs, Weights

# Tokens that decide between the readings of a header: some ten rows.
SAMPLE = 90
# Share of rows without a lost or blank cell at which no further reading of a header is tried.
FULL_ROWS = 0.75


@dataclass(frozen=True, slots=True)
class Best:
    """The layout that fits the first rows best, these rows' tokens, and where they went."""

    layout: Layout
    sample: list[Token]
    placement: Placement


@dataclass(frozen=True, slots=True)
class Reading:
    """A header's length in tokens, the layout that fits the rows best, and where the tokens went."""

    size: int
    layout: Layout
    placement: Placement
    tokens: list[Token]


def best_layout(tokens: list[Token], size: int, costs: Costs) -> Best | None:
    """Return the reading of the header under which the rows below score highest, None where nothing fits."""
    sample = _without_repeats(tokens[: size + SAMPLE], size)
    parts = any(token.kind == "part" and (costs is STREAM or not token.first) for token in sample)
    best: Best | None = None
    points = 0.0
    tried: dict[tuple[object, ...], Placement] = {}
    for rank, layout in enumerate(layouts(tokens[:size], parts)):
        aligner = Aligner(sample, layout.roles(), costs)
        key = (aligner.grouped, *aligner.table.signature)
        placement = tried.get(key) or aligner.run()
        tried[key] = placement
        score = placement.score - 0.01 * rank - 0.6 * sum(column.spanned for column in layout.columns)
        if costs is SPACED and _invents_groups(placement, layout):
            continue
        if score > points + 1e-9:
            best, points = Best(layout, sample, placement), score
        if _is_full(placement, sample, layout, aligner.table):
            break
    return best


def _invents_groups(placement: Placement, layout: Layout) -> bool:
    """Say whether a group column without a header of its own is filled in every row: then a blank split the names."""
    shared = next((c for c, column in enumerate(layout.columns[1:]) if column.spanned and column.role != "part"), None)
    if shared is None:
        return False
    rows = {place[0] for place in placement.places if place is not None and place[1] >= 0}
    return rows == {place[0] for place in placement.places if place is not None and place[1] == shared}


def _is_full(placement: Placement, sample: Sequence[Token], layout: Layout, weights: Weights) -> bool:
    """Say whether a reading leaves nothing to wish for: every token fits its column, nearly every row is full."""
    if placement.end + len(layout.columns) <= len(sample) or not placement.end:
        return False
    if not headers.NAMES & set(layout.roles()):
        return False  # 指 and 标 read as two unknown columns hold anything
    filled: dict[int, int] = {}
    for token, place in zip(sample, placement.places, strict=False):
        if place is None or place[1] < 0:
            continue
        if weights.fits(token)[place[1]] < 0:
            return False
        filled[place[0]] = filled.get(place[0], 0) + 1
    wanted = len([role for role in layout.roles() if role not in ("part", "note", "other")])
    return sum(count >= wanted for count in filled.values()) >= FULL_ROWS * max(len(filled), 1)


def is_settled(best: Best, size: int) -> bool:
    """Say whether the table ends so far before the end of its sample that nothing behind can change its reading."""
    return best.placement.seen + 3 * size < len(best.sample)


def read(tokens: list[Token], size: int, best: Best, costs: Costs | None = None) -> Reading:
    """Place all tokens by the best layout; without `costs` its sample holds the whole table already."""
    body, placement = best.sample, best.placement
    if costs is not None:
        body = _without_repeats(tokens, size)
        placement = Aligner(body, best.layout.roles(), costs).run()
    unplaced: list[tuple[int, int] | None] = [None] * size
    whole = Placement(placement.score, placement.end + size, unplaced + placement.places)
    return Reading(size, best.layout, whole, tokens[:size] + body)


def _without_repeats(tokens: list[Token], size: int) -> list[Token]:
    """Return the body's tokens without the header printed again on the next page."""
    head = [headers.bare(token.text) for token in tokens[:size]]
    body: list[Token] = []
    k = size
    while k < len(tokens):
        if headers.bare(tokens[k].text) == head[0]:
            solid = [j for j in range(k, min(k + 3 * size, len(tokens))) if tokens[j].kind != "blank"][:size]
            if [headers.bare(tokens[j].text) for j in solid] == head:
                k = solid[-1] + 1
                while k < len(tokens) and tokens[k].kind == "blank" and not tokens[k].first:
                    k += 1
                continue
        body.append(tokens[k])
        k += 1
    return body


def build(reading: Reading, form: str, title: str | None, top: list[GridCell], exact: bool) -> Grid:
    """Return the Grid of a reading, `top` its title row if any; `exact`: every row shows its blank cells."""
    cells, depth = header_cells(reading.tokens, reading.layout, len(top))
    body = Placement(0.0, 0, reading.placement.places[reading.size :])
    rows = rows_of(reading.tokens[reading.size : reading.placement.end], body, reading.layout.roles())
    data = data_cells(rows, reading.layout, len(top) + depth, exact)
    return grid([*top, *cells, *data], len(reading.layout.columns), form, title)


def solid(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that are not blank."""
    return [token for token in tokens if token.kind != "blank"]


def end_line(reading: Reading) -> int:
    """Return the line behind the last token placed."""
    return reading.tokens[reading.placement.end - 1].line + 1
