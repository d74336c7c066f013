"""One page of a PDF as PDFium sees it: glyphs with boxes, rules, pictures, in an upright frame.

Every length is in points (1/72 inch); x grows to the right, y grows downwards from the top of the page as displayed.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.load.pdf import calls as pdf_calls
from extract.load.pdf.shapes import read_shapes

Floats = NDArray[np.float64]

# Every so many characters the angle is asked for; a page where one differs is asked for all of them.
ANGLE_STRIDE = 4
# The same for whether a font maps the character to Unicode.
MAP_STRIDE = 7
# In radians: text turned away from the axes by more is a watermark.
SLANT = 0.05
# Text turned otherwise than the page's, in this share of its width or height at the edges, is a page number or label.
MARGIN = 0.1
REPLACEMENT = 0xFFFD
# Glyphs this many times as tall as the page's median may be a watermark, and are asked too.
TALL = 1.7
_LINE_END_HYPHEN = 2  # PDFium's mark for a hyphen that ends a line


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Visible characters: code points and boxes (x0, y0, x1, y1), in the order of the file, blanks left out."""

    codes: NDArray[np.uint32]
    boxes: Floats

    def pick(self, mask: Any) -> Glyphs:
        """The glyphs that a mask or an index array selects."""
        return Glyphs(self.codes[mask], self.boxes[mask])

    def __len__(self) -> int:
        """How many characters."""
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Page:
    """What is on a page; `number` counts from 1. Rules are (x0, y0, x1, y1), `pictures` their boxes likewise.

    `watermark` is the slanted text left out, `unmapped` counts the glyphs whose font does not say what they are.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    rules: Floats
    pictures: Floats
    watermark: str
    unmapped: int


def read_page(page: Any, number: int) -> Page:
    """Read a pypdfium2 page and turn it so that its text stands upright, however page or text are turned."""
    textpage = page.get_textpage()
    codes, boxes = _characters(textpage.raw)
    codes[codes == _LINE_END_HYPHEN] = ord("-")
    visible = ((codes > 32) | (codes == 0)) & (codes != 0xA0) & (codes != 0x3000)
    codes[visible & (_unmapped(textpage.raw, codes, visible) | (codes == 0))] = REPLACEMENT
    frame = _Frame(page.raw)
    slanted = np.zeros(len(codes), bool)
    angles = _angles(textpage.raw, boxes, visible)
    if angles is not None:
        quarters = np.round(angles / (math.pi / 2))
        slanted = visible & (np.abs(angles - quarters * (math.pi / 2)) > SLANT)
        turned = -quarters.astype(int) % 4
        frame.turn_text(turned[visible & ~slanted])
        slanted |= visible & (turned != frame.turns) & frame.at_edge(boxes)
    elif visible.any():
        frame.turn_text(np.zeros(1, int))
    boxes = frame.turn(boxes)
    keep = visible & ~slanted
    keep &= (boxes[:, 2] > 0) & (boxes[:, 0] < frame.width) & (boxes[:, 3] > 0) & (boxes[:, 1] < frame.height)
    glyphs = Glyphs(codes[keep], boxes[keep])
    unknown = (glyphs.codes == REPLACEMENT) | ((glyphs.codes >= 0xE000) & (glyphs.codes <= 0xF8FF))
    rules, pictures = (frame.turn(found) for found in read_shapes(page.raw))
    watermark = _string(codes[slanted])
    return Page(number, frame.width, frame.height, glyphs, rules, pictures, watermark, int(unknown.sum()))


def _string(codes: NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _characters(textpage: Any) -> tuple[NDArray[np.uint32], Floats]:
    """Code points and boxes (left, top, right, bottom in the page's own space) of every character."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    buffer = (pdfium.FS_RECTF * count)()
    deque(map(pdf_calls.loose_box, repeat(pdf_calls.handle(textpage)), range(count), pdf_calls.places(buffer)), 0)
    boxes = np.frombuffer(buffer, dtype=np.float32).reshape(count, 4).astype(np.float64) if count else np.zeros((0, 4))
    return _codes(textpage, count), boxes


def _codes(textpage: Any, count: int) -> NDArray[np.uint32]:
    """All code points in one call where none is lost or takes two units, else one by one."""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, units)
    codes = np.frombuffer(memoryview(units).cast("B"), np.uint16)[:count].astype(np.uint32)
    if written == count + 1 and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes
    get = pdfium.FPDFText_GetUnicode
    return np.fromiter((get(textpage, index) for index in range(count)), np.uint32, count)


def _unmapped(textpage: Any, codes: NDArray[np.uint32], visible: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which characters' fonts do not say what they are; all are asked where one of a sample is such."""
    out = np.zeros(len(codes), bool)
    page = repeat(pdf_calls.handle(textpage))
    seen = np.flatnonzero(visible).tolist()
    if 1 in map(pdf_calls.unmapped, page, seen[::MAP_STRIDE]):
        out[seen] = [found == 1 for found in map(pdf_calls.unmapped, page, seen)]
    return out


def _angles(textpage: Any, boxes: Floats, visible: NDArray[np.bool_]) -> Floats | None:
    """The angle of every character in radians; None where all stand upright, as on nearly every page."""
    page = repeat(pdf_calls.handle(textpage))
    heights = boxes[:, 1] - boxes[:, 3]
    seen = np.flatnonzero(visible)
    if not len(seen):
        return None
    middle = len(seen) // 2
    tall = seen[heights[seen] > TALL * np.partition(heights[seen], middle)[middle]]
    asked = map(pdf_calls.angle, page, [*seen[::ANGLE_STRIDE].tolist(), *tall.tolist()])
    if not any(abs(angle) > 0.01 for angle in asked if angle):
        return None
    angles = np.fromiter(map(pdf_calls.angle, page, range(len(boxes))), np.float64, len(boxes))
    return np.maximum(0.0, angles)


class _Frame:
    """Turns boxes of the page's own space (left, top, right, bottom; y upwards) into the upright frame."""

    def __init__(self, page: Any) -> None:
        area = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, area)
        self._area = (area.left, area.bottom, area.right, area.top)
        self._turns = int(pdfium.FPDFPage_GetRotation(page)) % 4

    def turn_text(self, quarters: NDArray[np.int_]) -> None:
        """Take the clockwise quarter turns that most of the text needs, instead of the page's own."""
        if len(quarters):
            self._turns = int(np.bincount(quarters, minlength=4).argmax())

    @property
    def turns(self) -> int:
        """Clockwise quarter turns from the page's own space to the upright frame."""
        return self._turns

    def at_edge(self, boxes: Floats) -> NDArray[np.bool_]:
        """Which boxes of the page's own space stand in its margins."""
        left, bottom, right, top = self._area
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        across, down = MARGIN * (right - left), MARGIN * (top - bottom)
        edge: NDArray[np.bool_] = (x < left + across) | (x > right - across) | (y < bottom + down) | (y > top - down)
        return edge

    @property
    def width(self) -> float:
        left, bottom, right, top = self._area
        return float(top - bottom if self._turns % 2 else right - left)

    @property
    def height(self) -> float:
        left, bottom, right, top = self._area
        return float(right - left if self._turns % 2 else top - bottom)

    def turn(self, boxes: Floats) -> Floats:
        left, bottom, right, top = self._area
        x0, y1, x1, y0 = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
        columns = (
            (x0 - left, top - y1, x1 - left, top - y0),
            (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            (right - x1, y0 - bottom, right - x0, y1 - bottom),
            (top - y1, right - x1, top - y0, right - x0),
        )[self._turns]
        return np.column_stack(columns)
