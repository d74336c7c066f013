"""Rules and pictures of a PDF page, from its path and image objects, in the page's own space (points, y upwards)."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.load.pdf import calls

# A stroke or filled rectangle thinner than this is a rule, not an area.
THIN = 3.0
# Segments of paths and objects read on one page; maps and logos have more and hold no tables.
MAX_SEGMENTS = 60_000
# Forms within forms.
MAX_DEPTH = 6
# Red, green and blue all above this are white paper; alpha up to that is clear.
WHITE, CLEAR = 245, 8

_PATH: int = pdfium.FPDF_PAGEOBJ_PATH
Box = tuple[float, float, float, float]  # left, top, right, bottom
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_shapes(page: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rules and pictures as rows of (left, top, right, bottom); no rules where there are too many to be a table's."""
    shapes = _Shapes()
    shapes.read(page)
    rules = shapes.rules if shapes.budget > 0 else []
    return np.array(rules, float).reshape(-1, 4), np.array(shapes.pictures, float).reshape(-1, 4)


class _Shapes:
    """Collects rules and pictures; holds the buffers that PDFium writes to."""

    def __init__(self) -> None:
        self.rules: list[Box] = []
        self.pictures: list[Box] = []
        self.budget = MAX_SEGMENTS
        self._floats, self._colour = (ctypes.c_float * 4)(), (ctypes.c_uint * 4)()
        self._modes = (ctypes.c_int * 2)()
        self._at_floats, self._at_colour = calls.places(self._floats), calls.places(self._colour)
        self._at_modes = calls.places(self._modes)

    def read(self, page: Any) -> None:
        top = calls.handle(page)
        todo = [(thing, _UNIT, 0) for thing in map(calls.get_object, repeat(top), range(calls.count_objects(top)))]
        for thing, matrix, depth in todo:  # grows while forms are opened
            kind = calls.kind_of(thing)
            if kind == _PATH and self.budget > 0:
                self.budget -= self._path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures += [box for box in [self._bounds(thing, matrix)] if box is not None]
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH and len(todo) < MAX_SEGMENTS:
                inner = _times(_matrix(thing), matrix)
                count = calls.count_in_form(thing)
                todo += [(calls.get_in_form(thing, index), inner, depth + 1) for index in range(count)]

    def _bounds(self, thing: int, matrix: Matrix) -> Box | None:
        if not calls.bounds(thing, *self._at_floats):
            return None
        left, bottom, right, top = self._floats
        if matrix is _UNIT:
            return left, top, right, bottom
        corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), max(ys), max(xs), min(ys)

    def _path(self, thing: int, matrix: Matrix) -> int:
        """Add the rules that a path draws; return how many segments it cost."""
        box = self._bounds(thing, matrix)
        if box is None:
            return 1
        left, top, right, bottom = box
        calls.draw_mode(thing, *self._at_modes)
        filled, stroked = map(bool, self._modes)
        if not self._is_seen(thing, stroked, filled):
            return 1
        if right - left <= THIN or top - bottom <= THIN:
            self.rules.append(box)
            return 1
        segments: int = max(0, calls.count_segments(thing))
        if segments > MAX_SEGMENTS or (segments <= 5 and not stroked):
            return segments
        for x0, y0, x1, y1, area in _edges(thing, matrix, segments):
            straight = area or min(abs(x1 - x0), abs(y1 - y0)) <= 1
            if straight and (stroked or (filled and area)):
                self.rules.append((min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)))
        return segments

    def _is_seen(self, thing: int, stroked: bool, filled: bool) -> bool:
        """Whether the path leaves a mark: stroked or filled in a colour other than white."""
        for wanted, get in ((stroked, calls.stroke_colour), (filled, calls.fill_colour)):
            if wanted:
                known = get(thing, *self._at_colour)
                red, green, blue, alpha = self._colour
                if not known or (min(red, green, blue) < WHITE and alpha > CLEAR):
                    return True
        return False


def _matrix(thing: int) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(_object(thing), found):
        return _UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _object(thing: int) -> Any:
    """The handle that pypdfium2's own bindings take."""
    return ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _edges(thing: int, matrix: Matrix, segments: int) -> list[tuple[float, float, float, float, bool]]:
    """Straight pieces (x0, y0, x1, y1, is a thin filled area) of a path, each of its chains by itself."""
    out: list[tuple[float, float, float, float, bool]] = []
    chain: list[Box] = []
    for piece in _pieces(thing, matrix, segments):
        if chain and piece[:2] != chain[-1][2:]:
            out.extend(_chain(chain))
            chain = []
        chain.append(piece)
    return out + _chain(chain)


def _chain(pieces: list[Box]) -> list[tuple[float, float, float, float, bool]]:
    """A closed thin rectangle as one rule, any other chain as its pieces."""
    if 3 <= len(pieces) <= 4:
        xs = [x for piece in pieces for x in (piece[0], piece[2])]
        ys = [y for piece in pieces for y in (piece[1], piece[3])]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
            return [(min(xs), min(ys), max(xs), max(ys), True)]
    return [(*piece, False) for piece in pieces]


def _pieces(thing: int, outer: Matrix, segments: int) -> list[Box]:
    """Straight pieces (x0, y0, x1, y1) of a path; curves are left out."""
    matrix = _times(_matrix(thing), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    out: list[Box] = []
    start = here = (0.0, 0.0)
    path = _object(thing)
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
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
