"""The reference engine for PDF: characters and ruled tables as pdfplumber finds them, paragraphs by our own rules.

Ten times slower and blind to merged cells over pages; it is there to check the other engine against.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from extract.document import GridCell, Loaded
from extract.errors import LoadError
from extract.load.pdf.page import Glyphs, Page
from extract.load.pdf.read import PASSWORD, loaded_pages
from extract.load.pdf.tables import PageTable

# Edges of cells nearer than this, in points, are one edge.
SNAP = 3.0


def load(data: bytes) -> Loaded:
    """Read a PDF through pdfplumber; raise LoadError with what to do where it cannot be read or holds no text."""
    import pdfplumber

    tables: dict[int, list[PageTable]] = {}
    pages: list[Page] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                pages.append(_page(page))
                tables[page.page_number] = [found for table in page.find_tables() if (found := _table(table, page))]
                page.close()
    except Exception as error:  # whatever a damaged file makes the libraries stumble over
        if "password" in repr(error).lower():
            raise LoadError(PASSWORD) from error
        raise LoadError("The PDF is damaged (pdfplumber cannot read it); export it again.") from error

    def ruled(page: Page) -> tuple[list[PageTable], Glyphs]:
        return tables[page.number], _outside(page, tables[page.number])

    return loaded_pages(pages, [], [], loader="pdfplumber", ruled=ruled, spaced=False)


def _page(page: Any) -> Page:
    chars = [c for c in page.chars if c["upright"] and len(c["text"]) == 1 and not c["text"].isspace()]
    codes = np.array([ord(char["text"]) for char in chars], np.uint32)
    boxes = np.array([(c["x0"], c["top"], c["x1"], c["bottom"]) for c in chars], float).reshape(-1, 4)
    none = np.zeros((0, 4))
    return Page(page.page_number, float(page.width), float(page.height), Glyphs(codes, boxes), none, none, "", 0)


def _table(table: Any, page: Any) -> PageTable | None:
    """A table of pdfplumber's with its cells placed by their edges; None where it has one column."""
    boxes = [cell for row in table.rows for cell in row.cells if cell]
    xs, ys = (
        _edges([x for box in boxes for x in (box[0], box[2])]),
        _edges([y for box in boxes for y in (box[1], box[3])]),
    )
    if len(xs) < 2 or len(ys) < 2:
        return None
    texts = {
        box: text or ""
        for row, words in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, words, strict=True)
        if box
    }
    cells = []
    for box in sorted(texts, key=lambda box: (box[1], box[0])):
        left, top, right, bottom = (_at(edges, value) for edges, value in zip((xs, ys, xs, ys), box, strict=True))
        span = (max(1, bottom - top), max(1, right - left))
        cells.append(GridCell(texts[box].strip(), top, left, *span, page=page.page_number, box=box))
    number = page.page_number
    return PageTable(tuple(cells), len(ys) - 1, tuple(xs), ys[0], ys[-1], number, number)


def _edges(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SNAP:
            out.append(float(value))
    return out


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _outside(page: Page, tables: list[PageTable]) -> Glyphs:
    boxes = page.glyphs.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    free = np.ones(len(boxes), bool)
    for table in tables:
        free &= ~((x > table.xs[0]) & (x < table.xs[-1]) & (y > table.y0) & (y < table.y1))
    return page.glyphs.pick(free)
