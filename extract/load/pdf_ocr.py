"""Text of pages that are only a picture, where the extra `ocr` is installed (rapidocr-onnxruntime, its models within).

What is recognised is a guess: the pages are named in the warnings, and facts from them have a lower confidence.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from extract.load.pdf_page import Glyphs

# Dots of the drawn page for a point: 144 to the inch, enough for print of 9 points.
SCALE = 2.0
# A page larger than this, in points, is drawn smaller.
LARGEST = 2000.0
# Pages recognised in one file, at some three seconds each; the time limit of a file in a run is ten minutes.
MAX_PAGES = 100
# Lines that the recogniser is less sure of are left out.
SURE = 0.5

# Picture -> (corners, text, how sure) of each line, or None where it sees none.
Recogniser = Callable[[Any], tuple[list[tuple[list[list[float]], str, float]] | None, Any]]


def available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


@cache
def engine() -> Recogniser:
    """The recogniser with its models, loaded once a process."""
    from rapidocr_onnxruntime import RapidOCR

    found: Recogniser = RapidOCR()
    return found


def recognise(page: Any) -> Glyphs:
    """The characters of a pypdfium2 page as recognised, each with an even share of its line's box, in points."""
    width, height = page.get_size()
    scale = SCALE * min(1.0, LARGEST / max(width, height, 1.0))
    lines, _ = engine()(page.render(scale=scale).to_numpy())
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for corners, text, sure in lines or ():
        if float(sure) >= SURE:
            xs, ys = [corner[0] / scale for corner in corners], [corner[1] / scale for corner in corners]
            _spread(text, (min(xs), min(ys), max(xs), max(ys)), codes, boxes)
    return Glyphs(np.array(codes, np.uint32), np.array(boxes, float).reshape(-1, 4))


def _spread(
    text: str, line: tuple[float, float, float, float], codes: list[int], boxes: list[tuple[float, float, float, float]]
) -> None:
    """Lay the characters over their line's box, ASCII half as wide as the rest."""
    widths = [0.5 if ch < "\u2000" else 1.0 for ch in text]
    unit = (line[2] - line[0]) / max(0.5, sum(widths))
    x = line[0]
    for ch, width in zip(text, widths, strict=True):
        if not ch.isspace():
            codes.append(ord(ch))
            boxes.append((x, line[1], x + width * unit, line[3]))
        x += width * unit
