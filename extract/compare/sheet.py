"""Changes as a workbook for Excel: every text is a text, whatever it begins with; the same bytes for the same changes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from extract.compare.names import KINDS, TABLES, WORDS
from extract.compare.page import Part, Shown

HEAD = ("类型", "实质变更", "表", "字段", "旧值", "新值", "旧原句", "新原句", "旧版本", "新版本")
WIDTHS = (14, 10, 8, 14, 22, 22, 60, 60, 30, 30)
# The most characters that a cell of Excel takes.
LONGEST = 32_767
# What a cell may not hold (control characters of XML 1.0).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A formula, if a program took the text for one.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_STAMP = (1980, 1, 1, 0, 0, 0)
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook(parts: Sequence[Part]) -> bytes:
    """Return an .xlsx with one row a change, its header frozen and with filters."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "变更"
    _write(sheet, 1, HEAD)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    number = 1
    for part in parts:
        for change in part.changes:
            number += 1
            _write(sheet, number, _row(part, change))
    for column, width in zip("ABCDEFGHIJ", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:J{number}"
    data = io.BytesIO()
    book.save(data)
    return _timeless(data.getvalue())


def _row(part: Part, change: Shown) -> tuple[str | None, ...]:
    kind = f"{KINDS.get(change.kind, change.kind)} {change.kind}"
    substance = "否" if change.kind in WORDS else "是"
    table = TABLES.get(change.table, change.table)
    quotes = change.old_quote, change.new_quote
    return (kind, substance, table, change.field, change.old, change.new, *quotes, part.old_title, part.new_title)


def _write(sheet: Any, row: int, values: Sequence[str | None]) -> None:
    for column, value in enumerate(values, 1):
        if value is None:
            continue
        cell = sheet.cell(row=row, column=column)
        cell.value = _ILLEGAL.sub("", value)[:LONGEST]
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        if value.startswith(_RISKY):
            cell.quotePrefix = True


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(book.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = book.read(name)
            if name == "docProps/core.xml":
                content = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            made.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
