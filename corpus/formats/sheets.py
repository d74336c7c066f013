"""Parts to printed pages: lines broken at the margin, tables ruled, three-line or without rules, over page breaks.

Lengths are in points, x to the right, y downwards from the top of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.formats.parts import Box, Part

WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP, BOTTOM = 80.0, 90.0, 770.0
# Body of 15 points, 29 characters a line; cells of 10.
BODY, PITCH, MEASURE = 15.0, 26.0, 435.0
CELL, CELL_PITCH, PAD = 10.0, 13.0, 4.0
Rules = Literal["all", "three", "none"]
_TOKENS = re.compile(r"[A-Za-z0-9.,%‰+\-~/:]+|.")
_NO_START = frozenset("，。；：、！？）》”’】〕%‰")


@dataclass
class Sheet:
    """A page: words at the start of their baseline with their size, and rules as (x0, y0, x1, y1)."""

    words: list[tuple[float, float, str, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def width(text: str, size: float) -> float:
    """How wide a text is: half an em for ASCII, an em for the rest."""
    return sum(size * (0.5 if ch < "\u2000" else 1.0) for ch in text)


def wrap(text: str, size: float, room: float, indent: float = 0.0) -> list[str]:
    """Lines that fit; no line begins with a closing mark, no number is broken unless it is wider than the line."""
    lines, used = [""], indent
    for token in _TOKENS.findall(text):
        pieces = [token] if width(token, size) <= room else list(token)
        for piece in pieces:
            if used + width(piece, size) > room + 0.01 and lines[-1]:
                carried = ""
                if piece in _NO_START and len(lines[-1]) > 2:
                    carried = _TOKENS.findall(lines[-1])[-1]
                    lines[-1] = lines[-1][: -len(carried)]
                lines.append(carried)
                used = width(carried, size)
            lines[-1] += piece
            used += width(piece, size)
    return lines


class Printer:
    """Sets parts one below the other, page after page."""

    def __init__(self, rules: Rules = "all", cut_rows: bool = False) -> None:
        """`rules` says how tables are ruled; with `cut_rows` a row may be cut by the edge of a page."""
        self.sheets = [Sheet()]
        self._y, self._rules, self._cut = TOP, rules, cut_rows

    def add(self, parts: Sequence[Part]) -> list[Sheet]:
        """Set the parts, number the pages, and return them."""
        for part in parts:
            if part.cells:
                self._table(part)
            elif part.style == "title":
                small = part.text.startswith(("（", "—"))  # its date, the meeting it was given at
                self._centred(part.text, *((BODY, PITCH) if small else (22.0, 34.0)))
            elif part.style == "caption":
                self._centred(part.text, 12.0, 22.0)
            else:
                self._paragraph(part.text)
        for number, sheet in enumerate(self.sheets, 1):
            words = f"— {number} —"
            sheet.words.append(((WIDTH - width(words, 12.0)) / 2, 805.0, words, 12.0))
        return self.sheets

    def _turn(self) -> None:
        self.sheets.append(Sheet())
        self._y = TOP

    def _line(self, x: float, words: str, size: float, pitch: float) -> None:
        if self._y + pitch > BOTTOM:
            self._turn()
        self.sheets[-1].words.append((x, self._y + size, words, size))
        self._y += pitch

    def _centred(self, text: str, size: float, pitch: float) -> None:
        for line in wrap(text, size, MEASURE - 2 * size):
            self._line((WIDTH - width(line, size)) / 2, line, size, pitch)

    def _paragraph(self, text: str) -> None:
        for at, line in enumerate(wrap(text, BODY, MEASURE, 2 * BODY)):
            self._line(LEFT + (0 if at else 2 * BODY), line, BODY, PITCH)

    def _table(self, part: Part) -> None:
        table = _Table(part)
        self._y += 6
        header = list(range(part.header))
        if self._y + sum(table.heights[: part.header + 1]) > BOTTOM:
            self._turn()
        on_page: list[int] = []
        begin = self._y
        for row in range(part.rows):
            if self._y + table.heights[row] > BOTTOM and on_page:
                self._close(table, on_page, begin)
                self._turn()
                begin, on_page = self._y, [*header] if row >= part.header else []
                self._y += sum(table.heights[at] for at in on_page)
            on_page.append(row)
            self._y += table.heights[row]
        self._close(table, on_page, begin)
        self._y += 12

    def _close(self, table: _Table, rows: list[int], begin: float) -> None:
        table.draw(self.sheets[-1], rows, begin, self._rules)


class _Table:
    """A table's columns and row heights, and how the rows of one page are drawn."""

    def __init__(self, part: Part) -> None:
        self.part = part
        shares = [self._share(column) for column in range(part.columns)]
        scale = MEASURE / sum(shares)
        self.xs = [LEFT + scale * sum(shares[:at]) for at in range(part.columns + 1)]
        self.lines = {cell: self._wrapped(cell) for cell in part.cells}
        self.heights = [self._height(row) for row in range(part.rows)]

    def _share(self, column: int) -> float:
        longest = max(
            (width(c.text, CELL) for c in self.part.cells if c.column == column and c.column_span == 1), default=CELL
        )
        return min(max(longest, 3 * CELL), 16 * CELL) + 2 * PAD

    def _wrapped(self, cell: Box) -> list[str]:
        room = self.xs[cell.column + cell.column_span] - self.xs[cell.column] - 2 * PAD
        return [line for part in cell.text.split("\n") for line in wrap(part, CELL, room)] if cell.text else []

    def _height(self, row: int) -> float:
        """High enough for every cell that ends here; a spanned cell is given its room by its rows together."""
        most = 1.0
        for cell, lines in self.lines.items():
            if cell.row <= row < cell.row + cell.row_span:
                most = max(most, -(-len(lines) // cell.row_span))
        return most * CELL_PITCH + 2 * PAD

    def draw(self, sheet: Sheet, rows: list[int], begin: float, rules: Rules) -> None:
        """Draw some rows from `begin` downwards; a cell that spans a page break stands in its first part."""
        ys = [begin]
        for row in rows:
            ys.append(ys[-1] + self.heights[row])
        place = {row: at for at, row in enumerate(rows)}
        for cell in self.part.cells:
            own = [place[row] for row in range(cell.row, cell.row + cell.row_span) if row in place]
            if own:
                box = (self.xs[cell.column], ys[own[0]], self.xs[cell.column + cell.column_span], ys[own[-1] + 1])
                self._cell(sheet, cell, box, cell.row in place, rules)
        if rules == "three":
            head = sum(row < self.part.header for row in rows)
            for y in (ys[0], ys[head], ys[-1]):
                sheet.rules.append((self.xs[0], y, self.xs[-1], y))

    def _cell(self, sheet: Sheet, cell: Box, box: tuple[float, float, float, float], first: bool, rules: Rules) -> None:
        x0, y0, x1, y1 = box
        if rules == "all":
            sheet.rules += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        if not first:
            return
        lines = self.lines[cell]
        top = y0 + (y1 - y0 - len(lines) * CELL_PITCH) / 2
        short = all(width(line, CELL) < x1 - x0 - 2 * PAD - CELL for line in lines)
        for at, line in enumerate(lines):
            x = (x0 + x1 - width(line, CELL)) / 2 if short else x0 + PAD
            sheet.words.append((x, top + at * CELL_PITCH + CELL, line, CELL))
