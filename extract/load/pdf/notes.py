"""Notes at the foot of a page, in smaller print with a mark: taken out of the text that goes on over the page."""

from __future__ import annotations

import re
from statistics import median

from extract.document import Block
from extract.load.pdf.lines import Line, joined, whole

# A note's print is at most this share of the usual height, and begins below this share of the page.
SMALL, LOWER_PART = 0.88, 0.5

_MARK = re.compile(r"[①-⑳]|[\[［〔]\d{1,3}[\]］〕]|\d{1,3}(?=[^\d.,%‰、．）)年月日个项家万亿\-—])|[*＊※注]")


def usual_height(pages: list[list[list[Line]]]) -> float:
    """The height of most lines of the document in points; 0 where it has none."""
    heights = [parts[0].height for lines in pages for parts in lines]
    return float(median(heights)) if heights else 0.0


def split_notes(
    lines: list[list[Line]], page: int, height: float, usual: float
) -> tuple[list[list[Line]], list[Block]]:
    """The page's lines without the notes at its foot, and the notes; `height` is the page's, `usual` of the print."""
    first = len(lines)
    while first and lines[first - 1][0].height <= SMALL * usual and lines[first - 1][0].y0 > LOWER_PART * height:
        first -= 1
    while first < len(lines) and not _MARK.match(lines[first][0].text):
        first += 1
    notes: list[str] = []
    for line in map(whole, lines[first:]):
        if _MARK.match(line.text):
            notes.append(line.text)
        else:
            notes[-1] = joined(notes[-1], line.text)
    return lines[:first], [Block(text, kind="note", page=page) for text in notes]
