"""Runs of lines with bars to Grids: where each header opens, which rows belong to it, and where its table ends."""

from __future__ import annotations

from collections.abc import Sequence

from extract import headers
from extract.document import Grid, GridCell
from extract.load.flat import bars as flat_bars
from extract.load.flat.header import length
from extract.load.flat.reading import SAMPLE, best_layout, build, is_settled, read, solid
from extract.load.flat.title import title_above
from extract.load.flat.tokens import Token
from extract.load.flat.weights import ROWS, STREAM

# First line, end line exclusive, table.
Found = tuple[int, int, Grid]
# No table of a plan has more columns; what has stays as its bars show it.
MAX_COLUMNS = 80


def barred(lines: Sequence[str], start: int, end: int) -> list[Found]:
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
        if not alone and length(solid(tokens[k : k + 60])) >= 2:
            return k
    return None


def _one_barred(lines: Sequence[str], region: flat_bars.Region, first: int) -> tuple[Found | None, int]:
    """Read the table whose header opens at a token; return it and the index of the first token behind it."""
    rest, known = flat_bars.in_rows(region, first)
    costs = ROWS if known else STREAM
    header, body = _cut_header(rest)
    if header == 0:
        return None, first + 1
    tokens = solid(rest[:body])[:header] + rest[body:]
    best = best_layout(tokens, header, costs)
    if best is None:
        return None, first + 1
    whole = len(tokens) <= header + SAMPLE or is_settled(best, header)
    reading = read(tokens, header, best, None if whole else costs)
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
    return (start, end, build(reading, region.form, title, top, known)), following


def _cut_header(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return how many solid tokens the header has, and the index of the first token of the body (a row's first)."""
    size = length(solid(tokens[:120]))
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
