"""Glyphs to lines: what stands side by side, blanks where a gap is printed, bold printed twice read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.load.characters import normalise
from extract.load.pdf_page import Glyphs

# All in ems (the line's height). Middles of glyphs of one line lie nearer than this; lines stand at least 1 em apart.
SAME_LINE = 0.45
# A copy of a glyph this near is bold made by printing twice; glyphs never overlap so far otherwise.
OVERPRINT = 0.3
# Gaps that are printed as a blank: between Latin letters or digits; where a Chinese character stands on one side.
LATIN_GAP, WIDE_GAP = 0.16, 0.7
# A gap that parts columns.
COLUMN_GAP = 1.4

_LATIN = re.compile(r"[A-Za-z0-9]")
_TOKEN = re.compile(r"[A-Za-z0-9.,%‰+\-－—~～/:]+[，。；：、）》”’,.;:)\]]*|.[，。；：、）》”’,.;:)\]]*")


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
    count = len(glyphs)
    if not count:
        return []
    boxes = glyphs.boxes
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    heights = boxes[:, 3] - boxes[:, 1]
    order = np.argsort(middles, kind="stable")
    limit = SAME_LINE * np.maximum(1.0, np.minimum(heights[order][1:], heights[order][:-1]))
    starts = np.flatnonzero(np.diff(middles[order]) > limit) + 1
    rows = np.split(order, starts)
    return [parts for row in rows if (parts := _parts(glyphs, row))]


def _parts(glyphs: Glyphs, row: np.ndarray) -> list[Line]:
    """One line's parts; copies printed over each other are left out."""
    row = row[np.argsort(glyphs.boxes[row, 0], kind="stable")]
    boxes, codes = glyphs.boxes[row], glyphs.codes[row]
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    if len(row) > 1:
        fresh = _first_prints(codes, boxes, height)
        boxes, codes = boxes[fresh], codes[fresh]
    gaps = boxes[1:, 0] - np.maximum.accumulate(boxes[:, 2])[:-1]
    cuts = [0, *(np.flatnonzero(gaps > COLUMN_GAP * height) + 1).tolist(), len(codes)]
    return [_part(codes[a:b], boxes[a:b], gaps[a : b - 1], height) for a, b in pairwise(cuts)]


def _first_prints(codes: np.ndarray, boxes: np.ndarray, height: float) -> np.ndarray:
    """Mask of glyphs that are no second print of one of the two before them."""
    fresh = np.ones(len(codes), bool)
    for back in (1, 2, 3):
        if len(codes) > back:
            near = boxes[back:, 0] - boxes[:-back, 0] < OVERPRINT * np.minimum(
                height, boxes[back:, 2] - boxes[back:, 0]
            )
            fresh[back:] &= ~(near & (codes[back:] == codes[:-back]))
    return fresh


def _part(codes: np.ndarray, boxes: np.ndarray, gaps: np.ndarray, height: float) -> Line:
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    wide = np.flatnonzero(gaps > LATIN_GAP * height).tolist()
    if wide:
        pieces, last = [], 0
        for at in wide:
            latin = _LATIN.match(text[at]) and _LATIN.match(text[at + 1])
            if latin or gaps[at] > WIDE_GAP * height:
                pieces.append(text[last : at + 1])
                last = at + 1
        text = " ".join([*pieces, text[last:]])
    if not text.isascii():
        text, _ = normalise(text.replace("\u00ad", "-"))
    x0, y0, x1, y1 = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    return Line(text, float(x0), float(y0), float(x1), float(y1), height)


def joined(before: str, after: str) -> str:
    """Two pieces that a line break parted, joined as they would stand on one line: a blank between Latin words only.

    >>> joined("1,200.5", "0"), joined("green", "hydrogen"), joined("指标", "属性")
    ('1,200.50', 'green hydrogen', '指标属性')
    """
    if before and after and _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        if not (before[-1].isdigit() and after[0].isdigit()):
            return f"{before} {after}"
    return before + after


def cell_text(glyphs: Glyphs, left: float, right: float) -> str:
    """The text of a cell between two edges: lines that only the cell's width broke are joined, others kept apart."""
    lines = [Line(" ".join(p.text for p in parts), parts[0].x0, parts[0].y0, parts[-1].x1, parts[-1].y1, parts[0].height)
             for parts in split_lines(glyphs)]  # fmt: skip
    if len(lines) < 2:
        return lines[0].text if lines else ""
    pad = max(0.0, min(*(line.x0 - left for line in lines), *(right - line.x1 for line in lines)))
    out = lines[0].text
    for before, after in pairwise(lines):
        room = (right - left) - 2 * pad - (before.x1 - before.x0)
        pad_only = room < after.first_token + 0.25 * after.height
        out = joined(out, after.text) if pad_only else f"{out}\n{after.text}"
    return out
