"""One workbook: a sheet a table with Chinese titles, and a sheet that says what every column means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.export.harmless import calculates, visible
from extract.export.source import Source

# Limits of the format (ECMA-376; Excel refuses more): rows of a sheet, characters of a cell.
MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
_CUT = "…〔仅列前{shown}字，全文{length}字，见Parquet〕"
LIST_SIGN = "；"
# What a person reads comes first; tables that are not named here follow.
_ORDER = (
    *("documents", "indicator_values", "targets", "statements", "deadlines", "responsibilities", "projects"),
    *("alignment", "standings", "concepts", "changes", "findings", "links", "tables", "cells", "passages"),
)
# Widths in characters; a Chinese character takes two.
_WIDTHS = {"string": 18, "integer": 9, "number": 12, "boolean": 9, "date": 12, "array": 24}
_WIDE, _MIDDLE, _NARROW = 48, 30, 12
_LONG = frozenset({"quote", "text", "task", "title", "message", "old_quote", "new_quote", "definition", "error"})
_NAMES_OF = frozenset({"name", "subject", "parent", "table_title", "concept", "source", "issuing_body"})
_SHEET, _HEADER_COLOUR = "数据字典", "DDE8F0"
# What the format itself would decode: _x0041_ is A.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NAMES = ("表", "表名", "列", "列名", "类型", "单位", "含义", "取值", "空值表示", "示例")


def _text(sheet: Any, value: str) -> Any:
    """Return a text as a cell that stays a text, whatever it begins with, also after someone has edited it."""
    from openpyxl.cell import WriteOnlyCell

    shown = _ESCAPE.sub("_x005F_", visible(value))
    if len(shown) > MAX_TEXT:
        length = len(value)
        shown = shown[: MAX_TEXT - 60] + _CUT.format(shown=MAX_TEXT - 60, length=length)
    if not calculates(shown) and shown[0:1] != "#":
        return shown
    cell = WriteOnlyCell(sheet, shown)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        return _text(sheet, value)
    if isinstance(value, list):
        return _text(sheet, LIST_SIGN.join(value)) if value else None
    return value


def _head(sheet: Any, titles: Sequence[str], widths: Sequence[int]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in cells:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEADER_COLOUR)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.append(cells)


def _filter(sheet: Any, columns: int, rows: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"


def _width(field: dict[str, Any]) -> int:
    if field["name"] in _LONG:
        return _WIDE
    if field["name"] in _NAMES_OF:
        return _MIDDLE
    if (
        field["name"].endswith("_id")
        or field["name"] in ("sha256", "unit", "unit_si")
        or "enum" in field.get("constraints", {})
    ):
        return _NARROW
    return max(_WIDTHS[field["type"]], 2 * len(field["title_zh"]) + 4)


def _rows(source: Source) -> Iterator[tuple[Any, ...]]:
    for batch in source.batches():
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _sheet(book: Any, source: Source, limit: int) -> None:
    """Write a table on one sheet, or on several where it has more rows than a sheet holds."""
    titles = [field["title_zh"] for field in source.fields]
    widths = [_width(field) for field in source.fields]
    name = source.schema["title_zh"]
    left, parts, here = source.rows, 0, 0
    sheet: Any = None
    for row in _rows(source):
        if sheet is None or here == limit - 1:
            parts, here = parts + 1, 0
            sheet = book.create_sheet(name if source.rows < limit else f"{name} {parts}")
            _head(sheet, titles, widths)
            _filter(sheet, len(titles), min(left, limit - 1))
        sheet.append([_cell(sheet, value) for value in row])
        here, left = here + 1, left - 1
    if sheet is None:
        sheet = book.create_sheet(name)
        _head(sheet, titles, widths)
        _filter(sheet, len(titles), 0)


def _described(source: Source) -> Iterator[list[Any]]:
    schema = source.schema
    for field in source.fields:
        words = "、".join(field.get("constraints", {}).get("enum", ()))
        example = field["example"]
        example = LIST_SIGN.join(example) if isinstance(example, list) else str(example)
        about = (field["type"], field.get("unit"), field["description"], words or None, field["null_means"], example)
        yield [schema["title_zh"], source.name, field["title_zh"], field["name"], *about]


def _dictionary(book: Any, sources: Sequence[Source]) -> None:
    sheet = book.create_sheet(_SHEET)
    _head(sheet, _NAMES, (14, 18, 16, 18, 10, 12, 60, 30, 30, 30))
    _filter(sheet, len(_NAMES), sum(len(source.fields) for source in sources))
    for source in sources:
        for row in _described(source):
            sheet.append([_cell(sheet, value) for value in row])


def write_xlsx(sources: Sequence[Source], target: Path, limit: int = MAX_ROWS) -> None:
    """Write the workbook `target`. `limit`: rows of a sheet, the header's among them.

    Texts are texts and dates dates; control characters and direction marks become signs; a text of more than MAX_TEXT
    characters is cut and says so.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "taizhang"
    places = {name: at for at, name in enumerate(_ORDER)}
    ordered = sorted(sources, key=lambda source: (places.get(source.name, len(places)), source.name))
    for source in ordered:
        _sheet(book, source, limit)
    _dictionary(book, ordered)
    book.save(target)
