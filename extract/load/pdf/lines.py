"""Glyphs to lines: what stands side by side, blanks where a gap is printed, bold printed twice read once.

All lines of a page are found in one pass over arrays; only the texts are cut out one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extract.load.characters import normalise
from extract.load.pdf.page import Floats, Glyphs

# All in ems (the line's height). Middles of glyphs of one line lie nearer than this; lines stand at least 1 em apart.
SAME_LINE = 0.45
# A raised or lowered small figure belongs to the line as far as a glyph so many times as high would.
RAISED = 1.6
# The same where a line's glyphs stand over each other, as in a letterhead of two offices with one word between them.
STACKED_LINE, STACKED_SHARE = 0.15, 0.25
# A copy of a glyph this near is bold made by printing twice; glyphs never overlap so far otherwise.
OVERPRINT = 0.3
# Gaps that are printed as a blank: between Latin letters or digits; where a Chinese character stands on one side.
LATIN_GAP, WIDE_GAP = 0.16, 0.7
# A blank typed between Chinese characters is half an em in most fonts: more than this beyond the line's usual gap.
HALF_GAP = 0.42
# A line in a cell at least so wide that begins this far from where others begin is a paragraph's first line.
WIDE_CELL, CELL_INDENT = 12.0, 1.6
# A gap that parts columns: of the smaller glyph beside it, where that is no raised figure (so small a share of the other).
COLUMN_GAP, FIGURE = 1.4, 0.4

_WORD_END = re.compile(r"[A-Za-z][,.;:)]?$|\d[;)]?$")
_WORD_START = re.compile(r"[A-Za-z(]")
# What a line break keeps together: opening marks, a word or a character, closing marks.
_TOKEN = re.compile(r"[（《“‘〈【(\[]*(?:[A-Za-z0-9.,%‰+\-－—~～/:]+|.)[，。；：、）》”’〉】！？,.;:)\]]*")

Integers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one between column gaps; y downwards, `height` is one em."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    height: float

    @property
    def first_token(self) -> float:
        """Width in points of the first piece that a line break keeps together."""
        found = _TOKEN.match(self.text)
        if found is None:
            return self.height
        return sum(self.height * (0.5 if ch < "\u2000" else 1.0) for ch in found.group())


def split_lines(glyphs: Glyphs) -> list[list[Line]]:
    """Lines from top to bottom, each as its parts from left to right, parted where a column gap stands."""
    return grouped_lines(glyphs, np.zeros(len(glyphs), np.intp)).get(0, [])


def grouped_lines(glyphs: Glyphs, groups: Integers) -> dict[int, list[list[Line]]]:
    """The lines of each group of glyphs (a cell, a page) by its number."""
    if not len(glyphs):
        return {}
    boxes = glyphs.boxes
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.lexsort((middles, groups))
    rows, second = _rows(middles[order], boxes[order], groups[order])
    order, rows = order[second], rows[second]
    fresh = _first_prints(glyphs.codes[order], boxes[order], rows)
    order, rows = order[fresh], rows[fresh]
    return _cut(glyphs.pick(order), rows, groups[order])


def _rows(middles: Floats, boxes: Floats, groups: Integers) -> tuple[Integers, Integers]:
    """Number the lines of glyphs sorted by group and middle; and the order of the glyphs along their lines."""
    heights = boxes[:, 3] - boxes[:, 1]
    steps = np.diff(middles)
    smaller = np.maximum(1.0, np.minimum(heights[1:], heights[:-1]))
    larger = np.minimum(np.maximum(heights[1:], heights[:-1]), RAISED * smaller)
    rows = _numbered((steps > SAME_LINE * larger) | (np.diff(groups) != 0))
    along = np.lexsort((boxes[:, 0], rows))
    stacked = _stacked(rows, boxes, along)
    if not stacked.any():
        return rows, along
    finer = (steps > STACKED_LINE * smaller) & stacked[rows[1:]]
    rows = _numbered(finer | (np.diff(rows) != 0))
    return rows, np.lexsort((boxes[:, 0], rows))


def _numbered(starts: NDArray[np.bool_]) -> Integers:
    return np.concatenate(([0], np.cumsum(starts))).astype(np.intp)


def _stacked(rows: Integers, boxes: Floats, order: Integers) -> NDArray[np.bool_]:
    """Which lines have many glyphs above one another (their boxes overlap across, not down)."""
    left, right = boxes[order[:-1]], boxes[order[1:]]
    height = np.minimum(left[:, 3] - left[:, 1], right[:, 3] - right[:, 1])
    over = (left[:, 2] - right[:, 0] > 0.5 * height) & (np.abs(left[:, 1] - right[:, 1]) > STACKED_LINE * height)
    over &= rows[order[1:]] == rows[order[:-1]]
    counts = np.bincount(rows)
    return np.bincount(rows[order[1:]], over, minlength=len(counts)) > STACKED_SHARE * counts


def _first_prints(codes: NDArray[np.uint32], boxes: Floats, rows: Integers) -> NDArray[np.bool_]:
    """Mask of glyphs that are no second print of one of the three before them on their line."""
    fresh = np.ones(len(codes), bool)
    widths = boxes[:, 2] - boxes[:, 0]
    for back in (1, 2, 3):
        near = boxes[back:, 0] - boxes[:-back, 0] < OVERPRINT * widths[back:]
        fresh[back:] &= ~(near & (codes[back:] == codes[:-back]) & (rows[back:] == rows[:-back]))
    return fresh


def _cut(glyphs: Glyphs, rows: Integers, groups: Integers) -> dict[int, list[list[Line]]]:
    """Cut glyphs in reading order into the parts of lines."""
    boxes = glyphs.boxes
    heights = boxes[:, 3] - boxes[:, 1]
    gaps = boxes[1:, 0] - boxes[:-1, 2]
    ems = np.maximum(heights[1:], heights[:-1])
    new_row = np.diff(rows) != 0
    smaller = np.minimum(heights[1:], heights[:-1])
    sizes = np.where(smaller > FIGURE * ems, smaller, ems)  # a title beside the text of the other column
    starts = np.concatenate(([0], np.flatnonzero(new_row | (gaps > COLUMN_GAP * sizes)) + 1))
    blanks = np.flatnonzero(gaps > LATIN_GAP * ems).tolist()
    text = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    wide = {at + 1 for at in blanks if gaps[at] > WIDE_GAP * ems[at] or text[at : at + 2].isascii()}
    wide |= _half_blanks(gaps, ems, rows)
    texts = _texts(text, starts.tolist(), wide)
    x0, y0 = (np.minimum.reduceat(boxes[:, side], starts).tolist() for side in (0, 1))
    x1, y1 = (np.maximum.reduceat(boxes[:, side], starts).tolist() for side in (2, 3))
    height = _medians(heights.tolist(), starts.tolist())
    out: dict[int, list[list[Line]]] = {}
    last = -1
    for at, (row, group) in enumerate(zip(rows[starts].tolist(), groups[starts].tolist(), strict=True)):
        lines = out.setdefault(group, [])
        if row != last:
            lines.append([])
            last = row
        lines[-1].append(Line(texts[at], x0[at], y0[at], x1[at], y1[at], height[at]))
    return out


def _half_blanks(gaps: Floats, ems: Floats, rows: Integers) -> set[int]:
    """Where a blank of half an em is printed: a gap that stands out from the gaps of its line, which may be spread."""
    found = np.flatnonzero((gaps > HALF_GAP * ems) & (gaps <= WIDE_GAP * ems) & (np.diff(rows) == 0))
    lines = rows[found]
    firsts, lasts = np.searchsorted(rows, lines).tolist(), (np.searchsorted(rows, lines, "right") - 1).tolist()
    usual: dict[int, float] = {}
    out: set[int] = set()
    for at, first, last in zip(found.tolist(), firsts, lasts, strict=True):
        if first not in usual:
            usual[first] = max(0.0, median(gaps[first:last].tolist()))
        if gaps[at] - usual[first] > HALF_GAP * ems[at]:
            out.add(at + 1)
    return out


def _medians(heights: list[float], starts: list[int]) -> list[float]:
    """The upper median of each part: digits set in another font than the text do not decide."""
    return [sorted(heights[a:b])[(b - a) // 2] for a, b in pairwise([*starts, len(heights)])]


def _texts(text: str, starts: list[int], blanks: set[int]) -> list[str]:
    """The text of each part, with a blank before each place in `blanks`."""
    plain = "\u00ad" not in text and normalise(text)[0] == text
    out = []
    marks = sorted(blanks)
    at = 0
    for start, end in pairwise([*starts, len(text)]):
        pieces, begin = [], start
        while at < len(marks) and marks[at] < end:
            if marks[at] > start:
                pieces.append(text[begin : marks[at]])
                begin = marks[at]
            at += 1
        part = " ".join([*pieces, text[begin:end]])
        out.append(part if plain else normalise(part.replace("\u00ad", "-"))[0])
    return out


def joined(before: str, after: str) -> str:
    """Two pieces that a line break parted, joined as they would stand on one line: a blank between Latin words only.

    >>> joined("1,200.5", "0"), joined("green", "hydrogen"), joined("指标", "属性")
    ('1,200.50', 'green hydrogen', '指标属性')
    """
    if _WORD_END.search(before) and _WORD_START.match(after):
        return f"{before} {after}"
    return before + after


def whole(parts: list[Line], blank: str = " ") -> Line:
    """The parts of a line as one, with a blank where a column gap stands."""
    if len(parts) == 1:
        return parts[0]
    y0, y1 = min(part.y0 for part in parts), max(part.y1 for part in parts)
    text = blank.join(part.text for part in parts)
    return Line(text, parts[0].x0, y0, parts[-1].x1, y1, max(part.height for part in parts))


def _is_indented(line: Line, left: float, right: float) -> bool:
    """Whether a line in a wide cell begins a paragraph; a centred line begins none."""
    before, after, em = line.x0 - left, right - line.x1, line.height
    wide = right - left > WIDE_CELL * em
    return wide and CELL_INDENT * em < before < 2 * CELL_INDENT * em and abs(before - after) > em


def cell_text(rows: list[list[Line]], left: float, right: float) -> str:
    """The text of a cell between two edges: lines that only the cell's width broke are joined, others kept apart."""
    lines = [whole(parts) for parts in rows]
    if len(lines) < 2:
        return lines[0].text if lines else ""
    if all(len(line.text) == 1 for line in lines):  # set downwards, one character below the other
        return "".join(line.text for line in lines)
    pad = max(0.0, min(*(line.x0 - left for line in lines), *(right - line.x1 for line in lines)))
    text = lines[0].text
    for before, after in pairwise(lines):
        blank_before, room = before.x0 - left - pad, right - pad - before.x1
        if abs(blank_before - room) < before.height:  # centred: a wrapped line would use the blank of both sides
            room += blank_before
        broken = room < after.first_token + 0.25 * after.height and not _is_indented(after, left + pad, right - pad)
        text = joined(text, after.text) if broken else f"{text}\n{after.text}"
    return text
