"""A stand-in for Chinese fonts that a PDF names but does not hold.

Without any font to measure, PDFium drops text objects of one character (the units 个, 张, 户 of a table) and text set
sideways. The stand-in maps every character to one box, so that what is read never depends on installed fonts.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

# Windows charset numbers of Shift-JIS, Hangul, GB 2312 and Big5, as PDFium's font mapper asks for them.
CJK_CHARSETS = frozenset({128, 129, 134, 136})
_EM, _BOX = 1000, 400
_HANDLE = 1


def box_font() -> bytes:
    """A TrueType font whose only glyph is a box narrower than a digit, standing for every character of Unicode."""
    glyph = struct.pack(">5h", 1, 0, -120, _BOX, 880) + struct.pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    glyph += struct.pack(">8h", 0, _BOX, 0, -_BOX, -120, 0, _EM, 0)
    cmap = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL3L", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    head = struct.pack(
        ">LLLLHHqqhhhhHHhhh", 65536, 65536, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, -120, _BOX, 880, 0, 8, 2, 1, 0
    )
    hhea = struct.pack(">LhhhHhhhhhh4hhH", 65536, 880, -120, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    maxp = struct.pack(">LH13H", 65536, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    tables = {
        b"cmap": cmap,
        b"glyf": glyph + bytes(-len(glyph) % 4),
        b"head": head,
        b"hhea": hhea,
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">LLL", 0, 0, len(glyph)),
        b"maxp": maxp,
    }
    place = 12 + 16 * len(tables)
    index, body = struct.pack(">LHHHH", 65536, len(tables), 64, 2, 48), b""
    for name, data in tables.items():
        index += name + struct.pack(">LLL", 0, place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return index + body


@cache
def install() -> Any:
    """Give PDFium the stand-in for Chinese, Japanese and Korean fonts, once a process; keep the result alive."""
    data = box_font()

    def map_font(_: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> int | None:
        return _HANDLE if charset in CJK_CHARSETS else None

    def font_data(_: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    functions = {
        "Release": lambda _: None,
        "EnumFonts": lambda _, mapper: None,
        "MapFont": map_font,
        "GetFont": lambda _, face: None,
        "GetFontData": font_data,
        "GetFaceName": lambda _, font, buffer, size: 0,
        "GetFontCharset": lambda _, font: 134,
        "DeleteFont": lambda _, font: None,
    }
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    information = pdfium.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](call) for name, call in functions.items()})
    pdfium.FPDF_SetSystemFontInfo(information)
    return information
