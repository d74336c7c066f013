"""Rare forms of a flattened table, each brought back to one that the readers of rows know.

Columns read down one after another, a whole table in one line, records of label and value (指标：… 单位：…), cells parted by
commas, and headers that stand glued or one word a line above rows that are whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract import headers
from extract.load.flat.bare import Found, bare
from extract.load.flat.barred import barred
from extract.load.flat.openings import LABEL, LONG_CELL, SEPARATORS, SURE_HEADERS, glued, role
from extract.load.flat.title import is_label, title_above
from extract.load.flat.tokens import bar_cells, has_bar, is_page_mark, kind_of, row_number

# Lines that a form is looked for in, and the longest line that may be a cell.
MOST_LINES = 400
MIN_ROWS = 2
MAX_COLUMNS = 14
_EDGE = " \t\u3000；;，,。"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANKS = re.compile(r"[ \t\u3000]+")
_DATA = frozenset({"number", "int", "dash"})
Rows = list[list[str]]


def restored(lines: Sequence[str], start: int) -> Found | None:
    """Return the table that opens in a line in one of these forms, None where none does."""
    line = lines[start]
    if (table := _separated(lines, start)) is not None:
        return table
    if len(line.strip()) <= headers.MAX_HEADER and role(line.strip()):
        return _columns_down(lines, start)
    if any(mark in line for mark in "：:"):
        return _records(lines, start)
    if line.count(" ") + line.count("\u3000") + line.count("\t") > 3 * SURE_HEADERS:
        return _streamed(_BLANKS.split(line.strip()), lines, start, start + 1)
    return None


def in_one_line(lines: Sequence[str], start: int, end: int) -> list[Found]:
    """Return the table of a run of lines with bars that is one line, its rows run on; empty where it is none."""
    if end - start > 1:
        return []
    cells = [cell for cell in bar_cells(lines[start]) if cell]
    if len(cells) < 3 * SURE_HEADERS or not all(map(role, cells[:SURE_HEADERS])):
        return []
    found = _streamed(cells, lines, start, end)
    return [found] if found else []


def header_of_rows(lines: Sequence[str], start: int) -> list[str] | None:
    """Return the lines with a header that is glued, or stands a word a line, put as one line above rows of several cells."""
    words = [line.strip() for line in _until(lines, start)]
    single = lines[start].strip()
    if not single or _BLANKS.search(single):
        return None
    size, header = 1, glued(single) if len(single) > 5 else None
    if header is None:
        size = next((k for k, word in enumerate(words) if not word or headers.read(word) is None), len(words))
        header = words[:size]
    if len(header) < SURE_HEADERS or size >= len(words):
        return None
    rows = [len(_BLANKS.split(word)) for word in words[size : size + 6] if word]
    if not rows or sum(len(header) - 1 <= count <= len(header) + 1 for count in rows) * 3 < 2 * len(rows):
        return None
    gap = "\t" if "\t" in words[size] else " "
    return [*lines[:start], gap.join(header), *[""] * (size - 1), *lines[start + size :]]


def _until(lines: Sequence[str], start: int) -> Iterator[str]:
    """Yield lines from one on, up to a line that no table without bars holds."""
    for k in range(start, min(len(lines), start + MAX_COLUMNS + 8)):
        if has_bar(lines[k]) or len(lines[k]) > 2 * LONG_CELL:
            return
        yield lines[k]


def _streamed(cells: Sequence[str], lines: Sequence[str], start: int, end: int) -> Found | None:
    """Return the table of cells that stand one behind another in one line."""
    found = bare(cells, 0)
    if found is None or found[1] < len(cells):
        return None
    return start, end, replace(found[2], title=title_above(lines, start))


def _table(rows: Rows, lines: Sequence[str], start: int, end: int, form: str) -> Found | None:
    """Return the table of whole rows, the header first, None where they do not read as one table."""
    virtual = ["|" + "|".join(row) + "|" for row in rows]
    found = barred(virtual, 0, len(virtual))
    if len(found) != 1 or found[0][:2] != (0, len(virtual)):
        return None
    return start, end, replace(found[0][2], recovered_from=form, title=title_above(lines, start))


def _columns_down(lines: Sequence[str], start: int) -> Found | None:
    """Return the table whose columns stand one below another, each under its header cell, all of one length."""
    cells: list[tuple[int, str]] = []
    for k in range(start, min(len(lines), start + MOST_LINES)):
        text = lines[k].strip()
        if len(text) > LONG_CELL or has_bar(text) or is_label(text):
            break
        if text and not is_page_mark(text):
            cells.append((k, text))
    heads = _heads_at_one_distance([n for n, (_, text) in enumerate(cells) if _is_head(text)], len(cells))
    if not heads:
        return None
    depth = heads[-1] - heads[-2] - 1
    columns = [[text for _, text in cells[a : a + depth + 1]] for a in heads[1:]]
    columns.insert(0, [text for _, text in cells[: heads[1]]])
    if not _even(columns, depth):
        return None
    whole = [column if len(column) == depth + 1 else [" ".join(column), *[""] * depth] for column in columns]
    rows = [list(row) for row in zip(*whole, strict=True)]
    return _table(rows, lines, start, cells[heads[-1] + depth][0] + 1, "one_cell_a_line")


def _heads_at_one_distance(heads: Sequence[int], count: int) -> list[int]:
    """Return the header cells that stand at one distance from the second on; the first column may have lost cells."""
    best: list[int] = []
    reach = 0
    if not heads or heads[0] != 0:
        return best
    known = set(heads)
    for second in heads[1:6]:
        for third in heads[2:8]:
            step = third - second
            if step <= MIN_ROWS or second > step:
                continue
            found = [0, second]
            while found[-1] + step in known and found[-1] + 2 * step <= count:
                found.append(found[-1] + step)
            if len(found) > 2 and found[-1] + step - len(best) > reach - len(found):
                best, reach = found, found[-1] + step
    if not best and len(heads) > 1 and heads[1] > MIN_ROWS and 2 * heads[1] <= count:
        best = [0, heads[1]]
    return best


def _is_head(text: str) -> bool:
    """Say whether a cell heads a column; a bare year or span of years, a time in a column of times, does not."""
    found = headers.read(text)
    return found is not None and found.exact and not text[0].isdigit() or bool(found and found.years and "年" in text)


def _even(columns: Sequence[Sequence[str]], depth: int) -> bool:
    """Say whether columns stand side by side: nearly all of one length, numbers under values, counted row numbers."""
    whole = [column for column in columns if len(column) == depth + 1]
    if len(whole) < MIN_ROWS or len(columns) - len(whole) > 1 or any(len(c) > depth + 1 for c in columns):
        return False
    roles = [(role(column[0]), column[1:]) for column in whole]
    if not {kind for kind, _ in roles} & headers.NAMES or len({kind for kind, _ in roles}) < MIN_ROWS:
        return False
    for kind, cells in roles:
        numbers = sum(kind_of(cell) in _DATA for cell in cells)
        if kind in headers.VALUES | {"investment"} and numbers * 3 < 2 * len(cells):
            return False
        if kind in headers.NAMES and numbers * 2 > len(cells):
            return False
        if kind == "row_no" and [row_number(cell) for cell in cells] != list(range(1, depth + 1)):
            return False
    return True


def _records(lines: Sequence[str], start: int) -> Found | None:
    """Return the table of records that name every value (指标：…；2025年：…；2030年：…), one a line or a value a line."""
    opening = [mark[1] for mark in LABEL.finditer(lines[start]) if role(mark[1])]
    whole = len(opening) >= SURE_HEADERS
    labels = opening if whole else _labels_below(lines, start)
    roles = {role(label) for label in labels}
    if not roles & headers.NAMES or not roles & (
        headers.VALUES | {"investment"} | (headers.DUTIES if whole else set())
    ):
        return None
    pattern = re.compile(rf"(?:^|(?<=[\s；;，,、]))({'|'.join(map(re.escape, labels))})\s*[:：]")
    rows: Rows = [labels]
    end = start
    for k in range(start, min(len(lines), start + MOST_LINES)):
        line = lines[k].strip()
        if not line:
            continue
        marks = list(pattern.finditer(line))
        if not marks or marks[0].start() > 0:
            break
        if whole:
            rows.append([""] * len(labels))
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            at = labels.index(mark[1])
            if not whole and at == 0:
                rows.append([""] * len(labels))
            if len(rows) == 1 or rows[-1][at]:
                return None
            rows[-1][at] = line[mark.end() : following.start() if following else None].strip(_EDGE)
        end = k + 1
    return _table(rows, lines, start, end, "spaced") if len(rows) > MIN_ROWS else None


def _labels_below(lines: Sequence[str], start: int) -> list[str]:
    """Return the labels of the first record of a value a line, up to the first one named again."""
    labels: list[str] = []
    for k in range(start, min(len(lines), start + MAX_COLUMNS)):
        mark = LABEL.match(lines[k].strip())
        if lines[k].strip() and (mark is None or role(mark[1]) is None):
            break
        if mark:
            if mark[1] in labels:
                return labels
            labels.append(mark[1])
    return []


def _separated(lines: Sequence[str], start: int) -> Found | None:
    """Return the table whose cells are parted by commas, semicolons or slashes, as many in every row."""
    header = lines[start].strip()
    mark = next((char for char in header[:20] if char in SEPARATORS), None)
    if mark is None:
        return None
    head = [cell.strip() for cell in header.rstrip(mark).split(mark)]
    if len(head) < SURE_HEADERS or sum(role(cell) is not None for cell in head) * 3 < 2 * len(head):
        return None
    rows: Rows = [head]
    k = start + 1
    while k < len(lines) and (lines[k].strip() or k == start + 1):
        text = lines[k].strip()
        cells = [cell.strip() for cell in text.split(mark)]
        if mark == "," and len(cells) > len(head):
            cells = [cell.strip() for cell in _THOUSANDS.sub("", text).split(mark)]
        if text and not len(head) - 1 <= len(cells) <= len(head):
            break
        if text:
            rows.append(cells if len(cells) == len(head) else ["", *cells])
        k += 1
    return _table(rows, lines, start, k, "spaced") if len(rows) > MIN_ROWS else None
