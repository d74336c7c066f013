"""The parts of printed lines that stand in a table without uprights, and the cells that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.load.pdf.lines import Line, joined

# Lines of one cell stand at most so many ems below one another; middles of one printed line this near.
LEADING, SAME = 1.5, 0.3
# Words of one cell stand nearer, in ems, than the cells of two columns do.
WORD_GAP = 0.6

NUMBER = re.compile(r"[<>≥≤约±]?[-+]?\[?[\d,.]+\]?[%‰]?(?:左右|以上|以内)?|[—\-/]{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Stack:
    """The lines of one cell, from top to bottom, and the columns first:last that it covers."""

    lines: list[Line]
    first: int
    last: int
    row: int = 0
    rows: int = 1

    @property
    def middle(self) -> float:
        """The middle of its height."""
        return (self.lines[0].y0 + self.lines[-1].y1) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of its lines."""
        x0, x1 = min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)
        return x0, self.lines[0].y0, x1, self.lines[-1].y1

    @property
    def text(self) -> str:
        """Its lines as one text."""
        out = self.lines[0].text
        for line in self.lines[1:]:
            out = joined(out, line.text)
        return out


def middle(line: Line) -> float:
    """The middle of a line's height."""
    return (line.y0 + line.y1) / 2


def words(part: Line) -> list[Line]:
    """The words of a part that a wide gap parts, each with its place as its characters' widths give it."""
    texts = part.text.split(" ")
    if len(texts) < 2:
        return [part]
    widths = [sum(part.height * (0.5 if ch < "\u2000" else 1.0) for ch in text) for text in texts]
    gap = (part.x1 - part.x0 - sum(widths)) / (len(texts) - 1)
    if gap < WORD_GAP * part.height:
        return [part]
    out, x = [], part.x0
    for text, width in zip(texts, widths, strict=True):
        out.append(replace(part, text=text, x0=x, x1=x + width))
        x += width + gap
    return out


def covered(part: Line, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The columns first:last that a part stands over; the nearest one where it stands over none."""
    over = [at for at, (x0, x1) in enumerate(columns) if part.x0 < x1 - 0.5 and part.x1 > x0 + 0.5]
    if over:
        return over[0], over[-1] + 1
    centre = (part.x0 + part.x1) / 2
    for at in range(len(columns) - 1):  # a header set in the middle over two narrow columns
        if columns[at][1] <= part.x0 and part.x1 <= columns[at + 1][0] and part.x1 - part.x0 > 2 * part.height:
            return at, at + 2
    at = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - centre))
    return at, at + 1


def is_number(text: str) -> bool:
    """Whether a cell holds a number or a sign for none; a bare year is a header.

    >>> is_number("≥1,350"), is_number("—"), is_number("2030")
    (True, True, False)
    """
    return NUMBER.fullmatch(text) is not None and _YEAR.fullmatch(text) is None
