"""Rows whose cells were broken over lines that a PDF-to-text kept aligned by blanks, put back in one line each.

The columns are told by the blanks that run down through all the lines of the table. A row is told by the column whose
cells are never broken (its number, a value, a time); lines without it belong to the row whose cell they stand beside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract import headers
from extract.load.flat.share import shares
from extract.load.flat.title import is_label
from extract.load.flat.tokens import has_bar, is_page_mark, join, kind_of, width

MOST_LINES = 300
MIN_COLUMNS = 3
_PIECE = re.compile(r"\S+(?: \S+)*")
_DATA = frozenset({"number", "int", "dash", "time", "attribute"})
# Blank lines that a table may hold in a row.
MOST_BLANK = 2
Piece = tuple[int, int, str]


def rejoined(lines: Sequence[str], start: int) -> list[str] | None:
    """Return the lines with every row of an aligned table in one line, its cells parted by tabs; None where none is broken.

    >>> view = rejoined(["序号  指标        2025年", "1     农村自来水  90", "      普及率", "2     卫生厕所    85"], 0)
    >>> view[1], view[2], view[3]
    ('1\\t农村自来水普及率\\t90', '', '2\\t卫生厕所\\t85')
    """
    if lines[start].count("  ") < MIN_COLUMNS - 1 or "\t" in lines[start]:
        return None
    rows = _pieces(lines, start)
    edges = _edges([row for _, row in rows])
    if len(edges) < MIN_COLUMNS or len(rows) < 3 or not _splits_header(rows[0][1], edges):
        return None
    placed = [(k, _placed(row, edges)) for k, row in rows]
    if any(cells is None for _, cells in placed):
        return None
    table = [(k, cells) for k, cells in placed if cells is not None]
    head = _header_lines(table)
    key = _key(table, head)
    if key is None:
        return None
    groups = _grouped(table, head, key)
    if groups is None or all(len(group) == 1 for group in groups):
        return None
    return _written(lines, table, groups, len(edges))


def _pieces(lines: Sequence[str], start: int) -> list[tuple[int, list[Piece]]]:
    """Return the lines of a table with the places of their pieces, in columns of a terminal."""
    rows: list[tuple[int, list[Piece]]] = []
    blank = 0
    for k in range(start, min(len(lines), start + MOST_LINES)):
        line = lines[k].replace("\u3000", "  ").rstrip()
        if not line:
            blank += 1
            if blank > MOST_BLANK:
                break
            continue
        blank = 0
        if is_page_mark(line):
            continue
        if (
            has_bar(line)
            or "\t" in line
            or (k > start and is_label(line))
            or (k > start and "  " not in line and _ends(line))
        ):
            break
        at = [(width(line[: m.start()]), m[0]) for m in _PIECE.finditer(line)]
        rows.append((k, [(left, left + width(text), text) for left, text in at]))
    return rows


def _ends(line: str) -> bool:
    """Say whether a line at the margin stands below the table: running text, a heading, a note."""
    return line[0] != " " and (
        kind_of(line) in ("heading", "sentence", "prose", "long") or line.startswith(("注", "备注"))
    )


def _edges(rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """Return the columns: runs that some piece covers, between places that no line of several pieces covers."""
    spans = sorted((left, right) for row in rows for left, right, _ in row if len(row) > 1)
    columns: list[list[int]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    return [(left, right) for left, right in columns]


def _splits_header(header: Sequence[Piece], edges: Sequence[tuple[int, int]]) -> bool:
    """Say whether every column has a header cell of its own, most of them known words."""
    known = sum(headers.read(text) is not None for _, _, text in header)
    return len(header) == len(edges) and known * 3 >= 2 * len(header)


def _placed(row: Sequence[Piece], edges: Sequence[tuple[int, int]]) -> dict[int, str] | None:
    """Return a line's pieces by column; None where one stands under two columns."""
    cells: dict[int, str] = {}
    for left, right, text in row:
        under = [c for c, (a, b) in enumerate(edges) if left < b and a < right]
        if len(under) != 1 or under[0] in cells:
            return None
        cells[under[0]] = text
    return cells


def _header_lines(table: Sequence[tuple[int, dict[int, str]]]) -> int:
    """Return how many lines the header takes: lines below it belong to it that end its words."""
    size, words = 1, dict(table[0][1])
    while size < min(3, len(table)):
        below = table[size][1]
        both = {c: headers.read(join(words.get(c, ""), text) if c in words else text) for c, text in below.items()}
        if not all(both.values()) or any(kind_of(text) in ("number", "int", "dash") for text in below.values()):
            break
        words.update({c: join(words[c], text) if c in words else text for c, text in below.items()})
        size += 1
    return size


def _key(table: Sequence[tuple[int, dict[int, str]]], head: int) -> int | None:
    """Return the column that has one unbroken cell a row: row numbers, else the one of data that is filled most often."""
    body = [cells for _, cells in table[head:]]
    best, most = None, 0
    for c in range(len(table[0][1])):
        texts = [cells[c] for cells in body if c in cells]
        data = sum(kind_of(text) in _DATA for text in texts)
        if texts and data * 10 >= 9 * len(texts) and len(texts) > most:
            best, most = c, len(texts)
    return best


def _grouped(table: Sequence[tuple[int, dict[int, str]]], head: int, key: int) -> list[list[int]] | None:
    """Return the indices of the lines of each row, the header's first; None where lines belong to no row."""
    anchors = [n for n in range(head, len(table)) if key in table[n][1]]
    if len(anchors) < 2:
        return None
    name = _broken(table, head, key)
    ends = [*anchors[1:], len(table)]
    gaps = [range(head, anchors[0]), *(range(a + 1, b) for a, b in zip(anchors, ends, strict=True))]
    words = [table[n][1].get(name, "") for n in anchors]
    taken = shares(words, [[table[n][1].get(name, "") for n in gap] for gap in gaps])
    if taken is None:
        return None
    groups = [list(range(head))]
    for n, (above, below) in enumerate(taken):
        groups.append([*list(gaps[n])[len(gaps[n]) - above :], anchors[n], *list(gaps[n + 1])[:below]])
    return groups


def _broken(table: Sequence[tuple[int, dict[int, str]]], head: int, key: int) -> int:
    """Return the column whose cells stand most often on lines that open no row: the names."""
    counts = Counter(c for _, cells in table[head:] if key not in cells for c in cells)
    return counts.most_common(1)[0][0] if counts else key


def _written(
    lines: Sequence[str], table: Sequence[tuple[int, dict[int, str]]], groups: Sequence[Sequence[int]], columns: int
) -> list[str]:
    out = list(lines)
    for group in groups:
        cells = [""] * columns
        for n in group:
            for c, text in table[n][1].items():
                cells[c] = join(cells[c], text) if cells[c] else text
            out[table[n][0]] = ""
        out[table[group[0]][0]] = "\t".join(cells)
    return out
