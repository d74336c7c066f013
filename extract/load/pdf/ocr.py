"""Text of pages that are only a picture, where the extra `ocr` is installed (rapidocr-onnxruntime, its models within).

What is recognised is a guess: the pages are named in the warnings, and facts from them have a lower confidence.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.load.pdf import ocr_rules as pdf_ocr_rules
from extract.load.pdf.page import Glyphs

# Dots of the drawn page for a point: 144 to the inch, enough for print of 9 points.
SCALE = 2.0
# A page larger than this, in points, is drawn smaller.
LARGEST = 2000.0
# Pages recognised in one file, at some three seconds each; the time limit of a file in a run is ten minutes.
MAX_PAGES = 100
# Lines that the recogniser is less sure of are left out.
SURE = 0.5

# Dots: how far within a line's box a border of cells cuts it, and how wide the border is.
INSIDE, BORDER = 8, 3
Box = tuple[float, float, float, float]
# Picture -> (corners, text, how sure) of each line, or None where it sees none.
Recogniser = Callable[..., tuple[Any, Any]]


def available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


@cache
def engine() -> Recogniser:
    """The recogniser with its models, loaded once a process."""
    from rapidocr_onnxruntime import RapidOCR

    found: Recogniser = RapidOCR()
    return found


def recognise(page: Any) -> tuple[Glyphs, NDArray[np.float64]]:
    """The characters of a pypdfium2 page as recognised, each with an even share of its line's box, and its rules; in points."""
    width, height = page.get_size()
    scale = SCALE * min(1.0, LARGEST / max(width, height, 1.0))
    picture = page.render(scale=scale).to_numpy()
    rules = np.zeros((0, 4))
    if importlib.util.find_spec("cv2") is not None:
        picture = pdf_ocr_rules.straightened(picture)
        rules = pdf_ocr_rules.rules(picture)
    lines, _ = engine()(picture)
    codes: list[int] = []
    boxes: list[Box] = []
    for corners, text, sure in lines or ():
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        line = (min(xs), min(ys), max(xs), max(ys))
        parts = _parts(picture, line, rules)
        for box, words, how_sure in parts or [(line, text, float(sure))]:
            if how_sure >= SURE:
                _spread(words, box, codes, boxes)
    return Glyphs(np.array(codes, np.uint32), np.array(boxes, float).reshape(-1, 4) / scale), rules / scale


def _parts(picture: Any, line: Box, rules: NDArray[np.float64]) -> list[tuple[Box, str, float]]:
    """The parts of a line that was taken over the borders of cells, each recognised by itself; none where it was not."""
    x0, y0, x1, y1 = line
    middle = (y0 + y1) / 2
    edges = [
        (left + right) / 2
        for left, top, right, bottom in rules.tolist()
        if bottom - top > right - left and top < middle < bottom and x0 + INSIDE < (left + right) / 2 < x1 - INSIDE
    ]
    if not edges:
        return []
    ends = [x0, *sorted(edges), x1]
    out: list[tuple[Box, str, float]] = []
    for left, right in pairwise(ends):
        crop = picture[max(0, int(y0)) : int(y1) + 1, max(0, int(left) + BORDER) : max(0, int(right) - BORDER)]
        found = engine()(crop, use_det=False, use_cls=False)[0] if min(crop.shape[:2]) > BORDER else None
        out += [((left + BORDER, y0, right - BORDER, y1), str(words), float(sure)) for words, sure in found or ()]
    return out


def _spread(text: str, line: Box, codes: list[int], boxes: list[Box]) -> None:
    """Lay the characters over their line's box, ASCII half as wide as the rest."""
    widths = [0.5 if ch < "\u2000" else 1.0 for ch in text]
    unit = (line[2] - line[0]) / max(0.5, sum(widths))
    x = line[0]
    for ch, width in zip(text, widths, strict=True):
        if not ch.isspace():
            codes.append(ord(ch))
            boxes.append((x, line[1], x + width * unit, line[3]))
        x += width * unit
