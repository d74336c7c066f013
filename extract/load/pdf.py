"""PDF files: paragraphs and ruled tables in reading order, by PDFium's glyphs and paths.

What cannot be read (pictures of text, fonts without a map to characters) is said in the warnings, page by page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Block, Loaded
from extract.errors import LoadError
from extract.load.captions import titled
from extract.load.framed import unframed
from extract.load.pdf_chrome import strip_chrome
from extract.load.pdf_font import install
from extract.load.pdf_join import continues, join
from extract.load.pdf_lines import Line, split_lines
from extract.load.pdf_notes import split_notes, usual_height
from extract.load.pdf_page import REPLACEMENT, Page, read_page
from extract.load.pdf_spaced import spaced_tables
from extract.load.pdf_tables import PageTable, page_tables
from extract.load.pdf_text import Row, layout_of, margins_of, paragraphs, rows_of_page

# Plans have some hundred pages; more than this is no plan, or a file made to stall its reader.
MAX_PAGES = 5000
# A page with a picture over this share of it and fewer characters than this is a scan.
SCAN_AREA, SCAN_CHARACTERS = 0.5, 20
# A picture over this share of a page that has text may hold a table.
PICTURE_AREA = 0.08
# Share of characters without a meaning from which a page's text is left out as garbage.
GARBAGE = 0.3
# A line of a table of contents: leaders, then a page.
_CONTENTS = re.compile(r"[.…·．⋯]{3,}\s*[-—–]?\s*\d{1,4}\s*[-—–]?$")
# What stands above the next part of a table: (续表), 续表1, 表1（续）, and the table's unit once more.
_CONTINUED = re.compile(
    r"[（(]?(?:续表?|接上表)[\d一-十]{0,3}[）)]?|表[\d一-十.\-]{1,5}.{0,40}[（(]?续表?[）)]?|[（(]?单位[:：].{1,12}"
)


@dataclass(slots=True)
class _Content:
    """A page between reading and joining."""

    page: Page
    tables: list[PageTable]
    lines: list[list[Line]]


def load(data: bytes) -> Loaded:
    """Read a PDF; raise LoadError with what to do where it is damaged, locked, empty or only pictures."""
    pages, warnings, lost = _read(data)
    contents = []
    for page in pages:
        tables, free = page_tables(page)
        contents.append(_Content(page, tables, split_lines(free)))
    lines, chrome = strip_chrome([content.lines for content in contents], [page.height for page in pages])
    for content, kept in zip(contents, lines, strict=True):
        spaced, content.lines = spaced_tables(content.page, kept)
        if spaced:
            content.tables = sorted([*content.tables, *spaced], key=lambda table: table.y0)
    usual = usual_height([content.lines for content in contents])
    notes: list[Block] = []
    for content in contents:
        page = content.page
        content.lines, found = split_notes(content.lines, page.number, page.height, usual)
        notes += found
    blocks = _blocks(contents) + notes
    if not blocks:
        cause = (
            "its fonts have no map to characters" if any(page.unmapped for page in pages) else "it is pictures or empty"
        )
        raise LoadError(
            f"The PDF holds no text that can be read: {cause}; run OCR on it, or load the Word or web version."
        )
    notes_of_reader = tuple(warnings + chrome)
    return Loaded(tuple(titled(blocks)), "pdf", "pdfium", pages=len(pages), warnings=notes_of_reader, lost=tuple(lost))


def _read(data: bytes) -> tuple[list[Page], list[str], list[str]]:
    if not data:
        raise LoadError("The file is empty; fetch it again.")
    install()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise LoadError("The PDF is protected by a password; save a copy without it and load that.") from error
        raise LoadError("The PDF is damaged (it cannot be opened); fetch or export it again.") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise LoadError(f"The PDF has {count} pages, more than {MAX_PAGES}; split it and load the plan alone.")
        return _pages(document, count)
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, count: int) -> tuple[list[Page], list[str], list[str]]:
    pages: list[Page] = []
    broken: list[int] = []
    for index in range(count):
        try:
            page = document[index]
            pages.append(read_page(page, index + 1))
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
    if not pages:
        raise LoadError("The PDF is damaged (none of its pages can be read); fetch or export it again.")
    checked = [_without_garbage(page) for page in pages]
    return checked, _watermarks(pages), _lost(pages, checked, broken)


def _without_garbage(page: Page) -> Page:
    if page.unmapped > GARBAGE * max(1, len(page.glyphs)):
        codes = page.glyphs.codes
        private = (codes >= 0xE000) & (codes <= 0xF8FF)
        return replace(page, glyphs=page.glyphs.pick((codes != REPLACEMENT) & ~private))
    return page


def _watermarks(pages: list[Page]) -> list[str]:
    marks = sorted({page.watermark for page in pages if page.watermark})
    sentence = f"Slanted text (a watermark) or text turned at the edge left out: {'; '.join(marks[:3])}"
    return [sentence] if marks else []


def _lost(pages: list[Page], checked: list[Page], broken: list[int]) -> list[str]:
    """Say which pages, or tables that are pictures, are missing here."""
    scans, garbage, pictures = [], [], []
    for page, clean in zip(pages, checked, strict=True):
        share = _picture_share(page)
        if len(clean.glyphs) < len(page.glyphs):
            garbage.append(page.number)
        elif share > SCAN_AREA and len(page.glyphs) < SCAN_CHARACTERS:
            scans.append(page.number)
        elif PICTURE_AREA < share <= SCAN_AREA:
            pictures.append(page.number)
    return [
        sentence
        for numbers, sentence in (
            (broken, f"Pages that cannot be read: {_list(broken)}; export the PDF again."),
            (scans, f"Pages that are only a picture, their text is missing here: {_list(scans)}; run OCR on them."),
            (garbage, f"Pages with a font that has no map to characters, left out: {_list(garbage)}; run OCR on them."),
            (pictures, f"Pages with a picture that may hold a table or text: {_list(pictures)}; look at them."),
        )
        if numbers
    ]


def _picture_share(page: Page) -> float:
    if not len(page.pictures):
        return 0.0
    boxes = page.pictures
    return float(((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum() / max(1.0, page.width * page.height))


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _blocks(contents: list[_Content]) -> list[Block]:
    """Paragraphs and tables of all pages in reading order; both may go on over a page's edge."""
    items = _items(contents)
    layout = layout_of([row for item in items if isinstance(item, list) for row in item])
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, PageTable):
            blocks += unframed(Block("", kind="table", page=item.page, grid=item.grid()))
            continue
        for text, page in paragraphs(item, layout):
            blocks.append(Block(text, kind="boilerplate" if _CONTENTS.search(text) else None, page=page))
    return blocks


def _items(contents: list[_Content]) -> list[PageTable | list[Row]]:
    """Tables, joined over pages, and the runs of lines between them."""
    items: list[PageTable | list[Row]] = []
    margins = (0.0, 0.0)
    for content in contents:
        margins = margins_of(content.lines, margins if margins[1] else _default_margins(content))
        lines, number = content.lines, content.page.number
        for table in content.tables:
            above = [parts for parts in lines if parts[0].y0 < table.y0]
            lines = [parts for parts in lines if parts[0].y0 >= table.y0]
            last = items[-1] if items else None
            if isinstance(last, PageTable) and continues(last, table) and _says_continued(above):
                items[-1] = join(last, table)
            else:
                _add(items, rows_of_page(above, number, margins))
                items.append(table)
        _add(items, rows_of_page(lines, number, margins))
    return items


def _add(items: list[PageTable | list[Row]], rows: list[Row]) -> None:
    last = items[-1] if items else None
    if isinstance(last, list):
        last.extend(rows)
    elif rows:
        items.append(rows)


def _says_continued(lines: list[list[Line]]) -> bool:
    """Whether nothing, or only that a table goes on, stands above its next part."""
    return all(_CONTINUED.fullmatch("".join("".join(part.text for part in parts).split())) for parts in lines)


def _default_margins(content: _Content) -> tuple[float, float]:
    lines = content.lines
    if not lines:
        return 0.0, content.page.width
    return min(parts[0].x0 for parts in lines), max(parts[-1].x1 for parts in lines)
