"""Lines of pages to paragraphs: running headers out, columns in reading order, broken sentences whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.load.pdf.lines import Line, joined, whole

# In ems: a first line is indented by 2; less than this is none. Lines whose heights differ by this share are two texts.
INDENT, SIZE_STEP = 1.0, 0.18
# A line that begins so many ems from the margin, beyond the end of the next one, does not go on in it.
FAR = 4.0
# Paragraphs begin with an indent where this share of those that surely begin do, and so many are known.
INDENTED, MIN_BEGINS = 0.7, 3
# Text is set with even right ends where more than this share of lines ends within so many ems of the margin.
JUSTIFIED, EVEN = 0.4, 0.25
# A gap to the next line of this many usual line pitches ends a paragraph.
PITCHES = 1.6
# Two columns need this many lines beside each other, and each column must fill this share of its width on average.
COLUMN_LINES, COLUMN_FILL = 6, 0.6

_ENDS = tuple("。！？!?；;：:）)")
_GOES_ON = tuple("，、,（(《“")
_STARTS_ITEM = re.compile(
    r"第[一二三四五六七八九十百]+[章节编篇条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]|专栏\s*\d|——|[●◆■▲★]"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of body text with the margins of its column, in points; `page` counts from 1."""

    line: Line
    left: float
    right: float
    page: int
    column: int = 0


def rows_of_page(
    lines: list[list[Line]], page: int, margins: tuple[float, float], gutter: float | None = None
) -> list[Row]:
    """Rows of a page, or of a band of it, in reading order: the left column before the right one where it has a gutter."""
    if gutter is None:
        return [Row(whole(parts, "　"), *margins, page) for parts in lines]
    out: list[Row] = []
    left: list[Line] = []
    right: list[Line] = []
    for parts in lines:
        if any(part.x0 < gutter < part.x1 for part in parts):
            out += _columns(left, right, page)
            left, right = [], []
            out.append(Row(whole(parts, "　"), *margins, page))
        else:
            left += [part for part in parts if part.x1 <= gutter]
            right += [part for part in parts if part.x0 >= gutter]
    return out + _columns(left, right, page)


def _columns(left: list[Line], right: list[Line], page: int) -> list[Row]:
    rows = []
    for number, column in ((1, left), (2, right)):
        if column:
            x0, x1 = min(line.x0 for line in column), max(line.x1 for line in column)
            rows += [Row(line, x0, x1, page, number) for line in column]
    return rows


def find_gutter(lines: list[list[Line]], margins: tuple[float, float], before: float | None = None) -> float | None:
    """The middle of the blank strip between two columns of running text; None for one column or a table.

    The last lines of a text in two columns are too few to tell: the gutter `before` them holds where none crosses it.
    """
    pairs = [parts for parts in lines if len(parts) == 2]
    if len(pairs) < COLUMN_LINES:
        clear = before is not None and all(part.x1 <= before or part.x0 >= before for parts in lines for part in parts)
        return before if pairs and clear else None
    low, high = margins[0] + 0.3 * (margins[1] - margins[0]), margins[0] + 0.7 * (margins[1] - margins[0])
    ends, starts = sorted(parts[0].x1 for parts in pairs), sorted(parts[1].x0 for parts in pairs)
    edge, start = ends[int(len(ends) * 0.9)], starts[int(len(starts) * 0.1)]
    if not (low < edge < start < high):
        return None
    gutter = (edge + start) / 2
    fill_left = sum(parts[0].x1 - parts[0].x0 for parts in pairs) / len(pairs) / (edge - margins[0])
    fill_right = sum(parts[1].x1 - parts[1].x0 for parts in pairs) / len(pairs) / (margins[1] - start)
    crossing = sum(any(part.x0 < gutter < part.x1 for part in parts) for parts in lines)
    if min(fill_left, fill_right) < COLUMN_FILL or crossing > len(pairs):
        return None
    return gutter


def margins_of(lines: list[list[Line]], default: tuple[float, float]) -> tuple[float, float]:
    """Left and right edge of a page's running text in points; `default` where it has too little of it."""
    spans = [(parts[0].x0, parts[-1].x1) for parts in lines]
    widest = max((x1 - x0 for x0, x1 in spans), default=0.0)
    long = [(x0, x1) for x0, x1 in spans if x1 - x0 > 0.75 * widest]
    if len(long) < 4:
        return default
    return sorted(x0 for x0, _ in long)[len(long) // 10], sorted(x1 for _, x1 in long)[-1 - len(long) // 10]


def pitch_of(rows: list[Row]) -> float:
    """Usual distance between the tops of lines in points; 0 where there are too few lines."""
    steps = [
        round(b.line.y0 - a.line.y0)
        for a, b in pairwise(rows)
        if a.page == b.page and a.column == b.column and 0 < b.line.y0 - a.line.y0 < 6 * a.line.height
    ]
    return float(median(steps)) if len(steps) > 2 else 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is set: usual distance of lines and height in points; indented first lines; even right ends."""

    pitch: float
    height: int
    indented: bool
    justified: bool


def layout_of(rows: list[Row]) -> Layout:
    """Learn the layout from lines that follow a short one, which begin a paragraph in any layout."""
    heights = Counter(round(row.line.height) for row in rows)
    begins = [
        _indent(row) >= INDENT * row.line.height
        for before, row in pairwise(rows)
        if before.right - before.line.x1 > 3 * before.line.height and not _is_centred(row)
    ]
    usual = heights.most_common(1)[0][0] if rows else 0
    indented = len(begins) >= MIN_BEGINS and sum(begins) > INDENTED * len(begins)
    even = sum(abs(row.right - row.line.x1) < EVEN * row.line.height for row in rows)
    return Layout(pitch_of(rows), usual, indented, even > JUSTIFIED * len(rows))


def _indent(row: Row) -> float:
    return row.line.x0 - row.left


def paragraphs(rows: list[Row], layout: Layout) -> list[tuple[str, int]]:
    """Join the lines of each paragraph, also over columns and pages; return (text, page where it begins)."""
    out: list[tuple[str, int]] = []
    for index, row in enumerate(rows):
        if index and _goes_on(rows[index - 1], row, layout):
            text, page = out[-1]
            out[-1] = (joined(text, row.line.text), page)
        else:
            out.append((row.line.text, row.page))
    return out


def _goes_on(before: Row, row: Row, layout: Layout) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    upper, lower = before.line, row.line
    em = lower.height
    if abs(upper.height - em) > SIZE_STEP * max(upper.height, em):
        return False
    if upper.x0 > lower.x1 - em and _indent(before) > FAR * em:
        return False
    same_place = before.page == row.page and before.column == row.column
    if same_place and layout.pitch and lower.y0 - upper.y0 > PITCHES * max(layout.pitch, 1.2 * em):
        return False
    if same_place and _is_centred(before) and _is_centred(row):
        return upper.height > 1.15 * layout.height and not upper.text.endswith(_ENDS)
    room, indent = before.right - upper.x1, _indent(row)
    if room > lower.first_token + 0.6 * em:
        return upper.text.endswith(_GOES_ON) and indent < INDENT * em and room < 4 * em
    if layout.indented:
        return indent < INDENT * em
    return _goes_on_unindented(before, row, layout)


def _goes_on_unindented(before: Row, row: Row, layout: Layout) -> bool:
    """The same after a full line where paragraphs begin without an indent: by the ends of sentences and item marks."""
    upper, lower = before.line.text, row.line.text
    if layout.justified and upper.endswith(_ENDS) and before.right - before.line.x1 > EVEN * before.line.height:
        return False
    if _STARTS_ITEM.match(lower) and (upper.endswith(_ENDS) or _STARTS_ITEM.match(upper)):
        return False
    if _indent(row) < INDENT * row.line.height:
        return True
    hanging = abs(_indent(row) - _indent(before)) < 0.4 * row.line.height
    return hanging and not upper.endswith(_ENDS) and not _STARTS_ITEM.match(lower)


def _is_centred(row: Row) -> bool:
    """Blank of the same width on both sides, more than an indent."""
    left, right = row.line.x0 - row.left, row.right - row.line.x1
    em = row.line.height
    return min(left, right) > 1.2 * em and abs(left - right) < 1.5 * em
