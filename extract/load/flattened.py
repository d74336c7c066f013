"""Tables that a web scrape or a PDF-to-text flattened into lines, put together again.

`recover` finds them by their bars or their header words, tries the readings of each header against the rows below it,
and keeps the best. What cannot be placed with certainty is left as it stands: running text is never taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract import headers
from extract.document import Grid, GridCell
from extract.load import flat_bars, flat_lines
from extract.load.flat_align import Aligner, Placement
from extract.load.flat_grid import data_cells, grid, header_cells, rows_of
from extract.load.flat_header import Layout, layouts, length
from extract.load.flat_places import SHORT, opens, places
from extract.load.flat_title import title_above
from extract.load.flat_tokens import Token, bar_cells, has_bar
from extract.load.flat_weights import ROWS, SPACED, STREAM, Costs, Weights

Found = tuple[int, int, Grid]

# Headers without a table below that are tried in one file, some 20 ms each; plans have a dozen at most.
MAX_FAILED = 300

# Tokens that decide between the readings of a header: some ten rows.
SAMPLE = 90
# Points a data row must be worth on average, and rows a table without bars must have.
MIN_POINTS = 2.5
MIN_ROWS = 2
# Share of rows without a lost or blank cell at which no further reading of a header is tried.
FULL_ROWS = 0.75
# No table of a plan has more columns; what has stays as its bars show it.
MAX_COLUMNS = 80
_LONG_ROLES = {"task", "content", "project", "note", "other"}


@dataclass(frozen=True, slots=True)
class _Best:
    """The layout that fits the first rows best, these rows' tokens, and where they went."""

    layout: Layout
    sample: list[Token]
    placement: Placement


@dataclass(frozen=True, slots=True)
class _Reading:
    """A header's length in tokens, the layout that fits the rows best, and where the tokens went."""

    size: int
    layout: Layout
    placement: Placement
    tokens: list[Token]


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
        table: Found | None = None
        if has_bar(lines[i]):
            end = flat_bars.region_end(lines, i)
            tables = _barred(lines, i, end) or _in_one_cell(lines, i, end)
            found.extend(tables)
            behind = max(end, tables[-1][1]) if tables else end
            continue
        header = flat_lines.upright(lines[i], lines[i + 1]) if lines[i].count(" ") > 0 and i + 1 < len(lines) else None
        if header:
            table = _bare([*lines[:i], header, "", *lines[i + 2 :]], i)
        elif opens(lines[i]) or (
            0 < len(lines[i].strip()) < SHORT and i + 1 < len(lines) and opens(lines[i] + lines[i + 1])
        ):
            table = _bare(lines, i) if failed < MAX_FAILED else None
            failed += table is None
        if table:
            found.append(table)
            behind = table[1]
    return found


def _in_one_cell(lines: Sequence[str], start: int, end: int) -> list[Found]:
    """Return the table of a run of lines each of which is one cell with bars around it (a layout table around a page)."""
    if any(sum(bool(cell) for cell in bar_cells(lines[k])) > 1 for k in range(start, end)):
        return []
    plain = [*lines[:start], *(" ".join(bar_cells(lines[k])).strip() for k in range(start, end)), *lines[end:]]
    first = next((k for k in range(start, end) if opens(plain[k])), None)
    table = _bare(plain, first) if first is not None else None
    return [table] if table else []


def _bare(lines: Sequence[str], start: int) -> Found | None:
    how = flat_lines.how_split(lines[start])
    costs = flat_lines.COSTS[how]
    tokens = flat_lines.gather(lines, start, how, SAMPLE)
    size = length(_solid(tokens))
    if size < (3 if how == flat_lines.CELL else 2) or any(token.kind == "blank" for token in tokens[:size]):
        return None
    best = _best_layout(tokens, size, costs)
    if best is None:
        return None
    reading = _read_all(lines, start, tokens, size, best)
    if not _convinces(reading):
        return None
    form = "one_cell_a_line" if how == flat_lines.CELL else "spaced"
    return start, _end_line(reading), _build(reading, form, title_above(lines, start), [], how == flat_lines.TABS)


def _read_all(lines: Sequence[str], start: int, tokens: list[Token], size: int, best: _Best) -> _Reading:
    """Read on until the table ends well before the tokens gathered do."""
    how = flat_lines.how_split(lines[start])
    long = bool(_LONG_ROLES & set(best.layout.roles()))
    if _is_settled(best, size) and (long or not flat_lines.has_sentence(lines[start : best.sample[-1].line + 1])):
        return _read(tokens, size, best)
    limit = 4 * SAMPLE
    while True:
        tokens = flat_lines.gather(lines, start, how, limit, long)
        reading = _read(tokens, size, best, flat_lines.COSTS[how])
        if len(tokens) < limit or reading.placement.end + SAMPLE < len(reading.tokens):
            return reading
        limit *= 4


def _barred(lines: Sequence[str], start: int, end: int) -> list[Found]:
    """Return the tables of a run of lines with bars."""
    found: list[Found] = []
    region = flat_bars.read(lines, start, end)
    at = 0
    while at < len(region.tokens):
        first = _header_at(region.tokens, at)
        if first is None or _is_endless(region.tokens, first):
            break
        table, at = _one_barred(lines, region, first)
        if table:
            found.append(table)
    if not found:
        plain = flat_bars.plain(lines, region)
        return [plain] if plain else []
    return found


def _is_endless(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a header goes on over more cells than a table has columns, none of them a row number."""
    row = tokens[first : first + MAX_COLUMNS + 1]
    return len(row) > MAX_COLUMNS and len({token.line for token in row}) == 1 and all(t.number is None for t in row)


def _header_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index of the first token from `at` on that opens a header row; a lone cell in its row is a title."""
    for k in range(at, len(tokens)):
        token = tokens[k]
        if not token.first or token.kind == "blank" or not headers.read(token.text):
            continue
        alone = k + 1 < len(tokens) and tokens[k + 1].kind == "blank"
        if not alone and length(_solid(tokens[k : k + 60])) >= 2:
            return k
    return None


def _solid(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind != "blank"]


def _one_barred(lines: Sequence[str], region: flat_bars.Region, first: int) -> tuple[Found | None, int]:
    """Read the table whose header opens at a token; return it and the index of the first token behind it."""
    rest, known = flat_bars.in_rows(region, first)
    costs = ROWS if known else STREAM
    header, body = _cut_header(rest)
    if header == 0:
        return None, first + 1
    tokens = _solid(rest[:body])[:header] + rest[body:]
    best = _best_layout(tokens, header, costs)
    if best is None:
        return None, first + 1
    whole = len(tokens) <= header + SAMPLE or _is_settled(best, header)
    reading = _read(tokens, header, best, None if whole else costs)
    if not reading.placement.end:
        return None, first + 1
    title_row, title = flat_bars.title_row(region.tokens, first)
    start = region.tokens[title_row if title_row is not None else first].line
    if title is None:
        title = title_above(lines, start)
    top = [GridCell(title, 0, 0, 1, len(best.layout.columns), True)] if title_row is not None and title else []
    if title_row is None and first and all(t.kind == "blank" for t in region.tokens[:first]):
        start = region.tokens[0].line
    last = reading.tokens[reading.placement.end - 1]
    following = next((k for k in range(first, len(region.tokens)) if region.tokens[k] is last), first) + 1
    end = region.tokens[following - 1].line + 1
    while following < len(region.tokens) and region.tokens[following].kind == "blank":
        end = region.tokens[following].line + 1
        following += 1
    if following == len(region.tokens):
        end = region.end
    elif region.tokens[following].line < end:
        return None, following  # the table would end inside a line: the rest of the line would be lost
    return (start, end, _build(reading, region.form, title, top, known)), following


def _cut_header(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return how many solid tokens the header has, and the index of the first token of the body (a row's first)."""
    size = length(_solid(tokens[:120]))
    seen, body = 0, 0
    for k, token in enumerate(tokens):
        if seen == size and token.first:
            body = k
            break
        if seen > size and token.first:  # the row holds more than the header words known: the whole row is header
            body = k
            break
        seen += token.kind != "blank"
    return (seen, body) if body else (0, 0)


def _best_layout(tokens: list[Token], size: int, costs: Costs) -> _Best | None:
    """Return the reading of the header under which the rows below score highest, None where nothing fits."""
    sample = _without_repeats(tokens[: size + SAMPLE], size)
    parts = any(token.kind == "part" and (costs is STREAM or not token.first) for token in sample)
    best: _Best | None = None
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
            best, points = _Best(layout, sample, placement), score
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
    filled: dict[int, int] = {}
    for token, place in zip(sample, placement.places, strict=False):
        if place is None or place[1] < 0:
            continue
        if weights.fits(token)[place[1]] < 0:
            return False
        filled[place[0]] = filled.get(place[0], 0) + 1
    wanted = len([role for role in layout.roles() if role not in ("part", "note", "other")])
    return sum(count >= wanted for count in filled.values()) >= FULL_ROWS * max(len(filled), 1)


def _is_settled(best: _Best, size: int) -> bool:
    """Say whether the table ends so far before the end of its sample that nothing behind can change its reading."""
    return best.placement.seen + 3 * size < len(best.sample)


def _read(tokens: list[Token], size: int, best: _Best, costs: Costs | None = None) -> _Reading:
    """Place all tokens by the best layout; without `costs` its sample holds the whole table already."""
    body, placement = best.sample, best.placement
    if costs is not None:
        body = _without_repeats(tokens, size)
        placement = Aligner(body, best.layout.roles(), costs).run()
    unplaced: list[tuple[int, int] | None] = [None] * size
    whole = Placement(placement.score, placement.end + size, unplaced + placement.places)
    return _Reading(size, best.layout, whole, tokens[:size] + body)


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


def _convinces(reading: _Reading) -> bool:
    placed = [place for place in reading.placement.places if place is not None and place[1] >= 0]
    rows = Counter(row for row, _ in placed)
    full = sum(count >= 2 for count in rows.values())
    return full >= MIN_ROWS and reading.placement.score >= MIN_POINTS * len(rows)


def _end_line(reading: _Reading) -> int:
    return reading.tokens[reading.placement.end - 1].line + 1


def _build(reading: _Reading, form: str, title: str | None, top: list[GridCell], exact: bool) -> Grid:
    cells, depth = header_cells(reading.tokens, reading.layout, len(top))
    body = Placement(0.0, 0, reading.placement.places[reading.size :])
    rows = rows_of(reading.tokens[reading.size : reading.placement.end], body, reading.layout.roles())
    data = data_cells(rows, reading.layout, len(top) + depth, exact)
    return grid([*top, *cells, *data], len(reading.layout.columns), form, title)
