"""Tables as text with separators (.csv, .tsv): encoding by bytes, the separator by what gives rows of one width."""

from __future__ import annotations

import csv
import io
from collections import Counter

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.encoding import decode
from extract.load.xlsx.grid import SheetCell, blocks_of

SEPARATORS = (",", "\t", ";", "|")
# Share of the rows that must have the usual number of fields, titles and notes set apart.
REGULAR = 0.7
# Characters of one field: a task set out at length stays below it.
MAX_FIELD = 1 << 20
MAX_CELLS = 500_000


def load(data: bytes) -> Loaded:
    """Read a table; a file without rows of one width is read as plain text.

    Raises LoadError with what to do where it is empty, no text or out of bounds.
    """
    text, encoding, warnings, lost = decode(data)
    rows = _table(text)
    if rows is None:
        from extract.load.txt import load as load_text

        return load_text(data)
    if sum(map(len, rows)) > MAX_CELLS:
        raise LoadError(f"The table has more than {MAX_CELLS:,} cells: save the plan's part of it alone.")
    blocks = blocks_of(_spanned(rows), None, "csv")
    return Loaded(tuple(blocks), "csv", "csv", encoding=encoding, warnings=warnings, lost=lost)


def _table(text: str) -> list[list[str]] | None:
    """The rows by the separator under which most have one width; None where none parts them regularly."""
    best: tuple[float, list[list[str]]] = (REGULAR, [])
    csv.field_size_limit(MAX_FIELD)
    for separator in SEPARATORS:
        if separator not in text:
            continue
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:  # a quotation mark that never closes
            continue
        widths = Counter(len(row) for row in rows if sum(bool(field.strip()) for field in row) > 1)
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        share = count / sum(widths.values())
        if width > 1 and count > 1 and share > best[0]:
            best = (share, rows)
    return best[1] or None


def _spanned(rows: list[list[str]]) -> list[SheetCell]:
    """The filled fields as cells; left of the first column that is filled all down, a blank goes on from above.

    That is what a merged category becomes when a workbook is saved as csv; blanks elsewhere stay blank.
    """
    fields = [[field.strip() for field in row] for row in rows]
    head = next((at for at, row in enumerate(fields) if sum(map(bool, row)) > 1), 0)
    body = [row for row in fields[head:] if sum(map(bool, row)) > 1]
    width = max(map(len, body), default=0)
    full = next((at for at in range(width) if all(at < len(row) and row[at] for row in body)), 0)
    open_above: dict[int, int] = {}
    cells: list[SheetCell] = []
    for number, row in enumerate(fields):
        count = sum(map(bool, row))
        for column, text in enumerate(row):
            above = open_above.get(column)
            if text:
                cells.append(SheetCell(text, number, column))
                if number > head and column < full and count > 1:
                    open_above = {key: at for key, at in open_above.items() if key < column}
                    open_above[column] = len(cells) - 1
            elif above is not None and column < full and count > 1 and number > head:
                top = cells[above]
                cells[above] = SheetCell(top.text, top.row, column, number - top.row + 1)
        if count < 2:
            open_above = {}
    return cells
