"""One page of a PDF as PDFium sees it: glyphs with boxes, rules, pictures, in an upright frame.

Every length is in points (1/72 inch); x grows to the right, y grows downwards from the top of the page as displayed.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Every so many characters the angle is asked for; a page where one differs is asked for all of them.
ANGLE_STRIDE = 4
# The same for whether a font maps the character to Unicode.
MAP_STRIDE = 7
# In radians: text turned away from the axes by more is a watermark.
SLANT = 0.05
REPLACEMENT = 0xFFFD
# Glyphs this many times as tall as the page's median may be a watermark, and are asked too.
TALL = 1.7
# A stroke or filled rectangle thinner than this is a rule, not an area.
THIN = 3.0
# Segments of paths read on one page; maps and logos have more and hold no tables.
MAX_SEGMENTS = 60_000
_DEPTH = 6
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
        frame.turn_text(-quarters[visible & ~slanted].astype(int) % 4)
    elif visible.any():
        frame.turn_text(np.zeros(1, int))
    boxes = frame.turn(boxes)
    keep = visible & ~slanted
    keep &= (boxes[:, 2] > 0) & (boxes[:, 0] < frame.width) & (boxes[:, 3] > 0) & (boxes[:, 1] < frame.height)
    glyphs = Glyphs(codes[keep], boxes[keep])
    unknown = (glyphs.codes == REPLACEMENT) | ((glyphs.codes >= 0xE000) & (glyphs.codes <= 0xF8FF))
    rules, pictures = (frame.turn(found) for found in _shapes(page.raw))
    watermark = _string(codes[slanted])
    return Page(number, frame.width, frame.height, glyphs, rules, pictures, watermark, int(unknown.sum()))


def _string(codes: NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _characters(textpage: Any) -> tuple[NDArray[np.uint32], Floats]:
    """Code points and boxes (left, top, right, bottom in the page's own space) of every character."""
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    buffer = (pdfium.FS_RECTF * count)()
    box = pdfium.FPDFText_GetLooseCharBox
    for index, rectangle in enumerate(buffer):
        box(textpage, index, rectangle)
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
    get = pdfium.FPDFText_HasUnicodeMapError
    seen = np.flatnonzero(visible).tolist()
    if any(get(textpage, index) == 1 for index in seen[::MAP_STRIDE]):
        out[seen] = [get(textpage, index) == 1 for index in seen]
    return out


def _angles(textpage: Any, boxes: Floats, visible: NDArray[np.bool_]) -> Floats | None:
    """The angle of every character in radians; None where all stand upright, as on nearly every page."""
    get = pdfium.FPDFText_GetCharAngle
    heights = boxes[:, 1] - boxes[:, 3]
    seen = np.flatnonzero(visible)
    if not len(seen):
        return None
    tall = seen[heights[seen] > TALL * np.median(heights[seen])]
    if not any(abs(get(textpage, int(index))) > 0.01 for index in (*seen[::ANGLE_STRIDE], *tall)):
        return None
    return np.fromiter((max(0.0, get(textpage, index)) for index in range(len(boxes))), np.float64, len(boxes))


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


def _shapes(page: Any) -> tuple[Floats, Floats]:
    """Rules and pictures of a page as (left, top, right, bottom) in its own space."""
    rules: list[tuple[float, float, float, float]] = []
    pictures: list[tuple[float, float, float, float]] = []
    budget = MAX_SEGMENTS
    count, get = pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject
    todo = [(get(page, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0) for index in range(count)]
    for thing, matrix, depth in todo:  # grows while forms are opened
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and budget > 0:
            budget -= _path(thing, matrix, rules)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, matrix)
            if box is not None:
                pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH and len(todo) < MAX_SEGMENTS:
            inner = _times(_matrix(thing), matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                todo.append((pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1))
    if budget <= 0:
        rules = []
    return np.array(rules, float).reshape(-1, 4), np.array(pictures, float).reshape(-1, 4)


Matrix = tuple[float, float, float, float, float, float]


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _bounds(thing: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    corners = [_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), max(ys), max(xs), min(ys)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _path(thing: Any, matrix: Matrix, rules: list[tuple[float, float, float, float]]) -> int:
    """Add the rules that a path draws; return how many segments it cost."""
    segments: int = max(0, pdfium.FPDFPath_CountSegments(thing))
    box = _bounds(thing, matrix)
    if box is None or not _drawn(thing):
        return 1
    left, top, right, bottom = box
    if min(right - left, top - bottom) <= THIN:
        rules.append(box)
        return 1
    if segments > MAX_SEGMENTS:
        return segments
    stroked, filled = _mode(thing)
    for x0, y0, x1, y1, area in _edges(thing, matrix, segments):
        straight = area or min(abs(x1 - x0), abs(y1 - y0)) <= 1
        if straight and (stroked or (filled and area)):
            rules.append((min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)))
    return segments


def _mode(thing: Any) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    return bool(stroke.value), bool(fill.value)


def _drawn(thing: Any) -> bool:
    """Whether the path leaves a mark that can be seen: stroked or filled in a colour other than white."""
    stroked, filled = _mode(thing)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for wanted, get in ((stroked, pdfium.FPDFPageObj_GetStrokeColor), (filled, pdfium.FPDFPageObj_GetFillColor)):
        if wanted:
            known = get(thing, red, green, blue, alpha)
            if not known or (min(red.value, green.value, blue.value) < 245 and alpha.value > 8):
                return True
    return False


def _edges(thing: Any, matrix: Matrix, segments: int) -> list[tuple[float, float, float, float, bool]]:
    """Straight pieces (x0, y0, x1, y1, is a thin filled area) of a path; curves are left out."""
    if segments <= 5 and not _curved(thing, segments):
        return [(*piece, False) for piece in _pieces(thing, matrix, segments)]
    out: list[tuple[float, float, float, float, bool]] = []
    subpath: list[tuple[float, float, float, float]] = []
    previous: tuple[float, float] | None = None
    for piece in _pieces(thing, matrix, segments):
        if previous is not None and piece[:2] != previous:
            out.extend(_subpath(subpath))
            subpath = []
        subpath.append(piece)
        previous = piece[2:]
    return out + _subpath(subpath)


def _subpath(pieces: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float, bool]]:
    """A closed thin rectangle as one rule, any other chain as its pieces."""
    if 3 <= len(pieces) <= 4:
        xs = [x for piece in pieces for x in (piece[0], piece[2])]
        ys = [y for piece in pieces for y in (piece[1], piece[3])]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
            return [(min(xs), min(ys), max(xs), max(ys), True)]
    return [(*piece, False) for piece in pieces]


def _curved(thing: Any, segments: int) -> bool:
    get, kind = pdfium.FPDFPath_GetPathSegment, pdfium.FPDFPathSegment_GetType
    return any(kind(get(thing, index)) == pdfium.FPDF_SEGMENT_BEZIERTO for index in range(segments))


def _pieces(thing: Any, outer: Matrix, segments: int) -> list[tuple[float, float, float, float]]:
    matrix = _times(_matrix(thing), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    out: list[tuple[float, float, float, float]] = []
    start = here = (0.0, 0.0)
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            out.append((*here, *point))
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment) and point != start:
            out.append((*point, *start))
            here = start
    return out
