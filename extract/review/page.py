"""A page of a PDF as a picture, with what was read framed: cells of tables, and the words of facts.

PDFium draws the page, Pillow the frames. Lengths are in points from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extract.document import Cell, Document
from extract.errors import UsageError
from extract.records import Facts

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
# Dots of the picture for a point: 144 to the inch.
SCALE = 2.0
# A page larger than this, in points, is drawn smaller: a poster would take all memory.
LARGEST = 4000.0
CELL = (120, 160, 220)
COLOURS = {
    "indicator_values": (200, 30, 30),
    "targets": (200, 30, 30),
    "statements": (150, 150, 150),
    "deadlines": (20, 130, 60),
    "responsibilities": (200, 120, 0),
    "projects": (120, 40, 160),
}
# Characters on both sides by which words are found on the page.
CONTEXT = 12


class Drawn:
    """One page: its picture, and its characters with their boxes. Draw it before a plan is loaded.

    (The reader of PDF files gives PDFium a stand-in for Chinese fonts that a file does not hold; it has only boxes.)
    """

    def __init__(self, data: bytes, number: int) -> None:
        """Draw page `number`, counted from 1. Raises UsageError where this is no PDF or has no such page."""
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UsageError("--page draws pages of PDF files: this is none, or it cannot be opened.") from error
        try:
            if not 1 <= number <= len(document):
                raise UsageError(f"--page {number} makes no sense: the file has {len(document)} pages.")
            self._read(document[number - 1])
        finally:
            document.close()

    def _read(self, page: Any) -> None:
        width, height = page.get_size()
        self.scale = SCALE * min(1.0, LARGEST / max(width, height, 1.0))
        self.image: Image = page.render(scale=self.scale).to_pil().convert("RGB")
        text = page.get_textpage()
        self.boxes: list[Box] = []
        characters: list[str] = []
        for index in range(text.count_chars()):
            words = text.get_text_range(index, 1)
            if words.strip():
                left, bottom, right, top = text.get_charbox(index, loose=True)
                characters.append(words[0])
                self.boxes.append((left, height - top, right, height - bottom))
        self.text = "".join(characters)

    def find(self, document: Document, start: int, end: int) -> list[Box]:
        """Boxes of the words document.text[start:end], one a line; empty where they do not stand on this page."""
        text = document.text
        words = _squeezed(text[start:end])
        before = _squeezed(text[text.rfind("\n", 0, start) + 1 : start])[-CONTEXT:]
        foot = text.find("\n", end)
        after = _squeezed(text[end : foot if foot >= 0 else len(text)])[:CONTEXT]
        for left, right in ((before, after), (before, ""), ("", after)):
            at = self.text.find(left + words + right) if words and (left or right) else -1
            if at >= 0:
                return _lines(self.boxes[at + len(left) : at + len(left) + len(words)])
        return _lines(self.boxes[self.text.find(words) :][: len(words)]) if self.text.count(words) == 1 else []


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _lines(boxes: list[Box]) -> list[Box]:
    """One box a printed line."""
    out: list[Box] = []
    for box in boxes:
        if out and abs(out[-1][1] - box[1]) < 0.6 * (box[3] - box[1]) and box[0] >= out[-1][0]:
            last = out[-1]
            out[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            out.append(box)
    return out


def frame(drawn: Drawn, document: Document, facts: Facts, number: int) -> dict[str, int]:
    """Draw the frames of page `number` into its picture; return how many of each kind, cells among them."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(drawn.image)
    counts: dict[str, int] = {}

    def draw(kind: str, box: Box, colour: tuple[int, int, int], width: int) -> None:
        pen.rectangle([value * drawn.scale for value in box], outline=colour, width=width)
        counts[kind] = counts.get(kind, 0) + 1

    cells = [cell for table in document.tables for cell in table.cells if cell.page == number and cell.box]
    for cell in cells:
        assert cell.box is not None
        draw("cells", cell.box, CELL, 1)
    near = _near(document, number)
    for kind, start, end in _spans(facts):
        for box in _places(drawn, document, cells, start, end) if any(a <= start < b for a, b in near) else ():
            draw(kind, box, COLOURS[kind], 3)
    return counts


def _near(document: Document, number: int) -> list[tuple[int, int]]:
    """What may stand on a page: its cells, and the passages that begin on it or on the page before."""
    found = [(c.start, c.end + 1) for table in document.tables for c in table.cells if c.page == number]
    return found + [
        (p.start, p.end + 1) for p in document.passages if p.table is None and p.page in (number, number - 1)
    ]


def _places(drawn: Drawn, document: Document, cells: list[Cell], start: int, end: int) -> list[Box]:
    """Where a fact stands: the cell that holds nothing else, else its words on the page."""
    for cell in cells:
        if cell.start <= start and end <= cell.end and cell.box is not None and end - start >= len(cell.text) - 2:
            left, top, right, bottom = cell.box
            return [(left + 2, top + 2, right - 2, bottom - 2)]
    return drawn.find(document, start, end)


def _spans(facts: Facts) -> Iterator[tuple[str, int, int]]:
    for kind in COLOURS:
        for row in getattr(facts, kind):
            yield kind, row.start, row.end
