"""PDFium's functions that are called once a glyph or once a path, called at half the price.

pypdfium2's own bindings check and convert every argument; these take pointers as plain integers. The caller answers for
them: a handle comes from `handle`, a place to write to from `ctypes.addressof`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_POINTER, _INTEGER, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium by its name; the interpreter's lock is held, since each call takes well under 1 us."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


# Signatures as in PDFium's public/fpdf_text.h and public/fpdf_edit.h.
loose_box = _bound("FPDFText_GetLooseCharBox", _INTEGER, _POINTER, _INTEGER, _POINTER)
angle = _bound("FPDFText_GetCharAngle", _FLOAT, _POINTER, _INTEGER)
unmapped = _bound("FPDFText_HasUnicodeMapError", _INTEGER, _POINTER, _INTEGER)
count_objects = _bound("FPDFPage_CountObjects", _INTEGER, _POINTER)
get_object = _bound("FPDFPage_GetObject", _POINTER, _POINTER, _INTEGER)
kind_of = _bound("FPDFPageObj_GetType", _INTEGER, _POINTER)
bounds = _bound("FPDFPageObj_GetBounds", _INTEGER, *[_POINTER] * 5)
draw_mode = _bound("FPDFPath_GetDrawMode", _INTEGER, *[_POINTER] * 3)
stroke_colour = _bound("FPDFPageObj_GetStrokeColor", _INTEGER, *[_POINTER] * 5)
fill_colour = _bound("FPDFPageObj_GetFillColor", _INTEGER, *[_POINTER] * 5)
count_segments = _bound("FPDFPath_CountSegments", _INTEGER, _POINTER)
count_in_form = _bound("FPDFFormObj_CountObjects", _INTEGER, _POINTER)
get_in_form = _bound("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)


def handle(pointer: Any) -> int:
    """The address that a pypdfium2 handle (a page's or text page's `raw`) holds."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def places(values: Any) -> list[int]:
    """The addresses of an array's items, to be written to; the array must be kept."""
    first, size = ctypes.addressof(values), ctypes.sizeof(values) // max(1, len(values))
    return list(range(first, first + size * len(values), size)) if len(values) else []
