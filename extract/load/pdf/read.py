"""PDF files: paragraphs and ruled tables in reading order, by PDFium's glyphs and paths.

What cannot be read (pictures of text, fonts without a map to characters) is said in the warnings, page by page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.pdf import ocr as pdf_ocr
from extract.load.pdf.font import install
from extract.load.pdf.page import REPLACEMENT, Page, read_page
from extract.load.pdf.story import story

# Plans have some hundred pages; more than this is no plan, or a file made to stall its reader.
MAX_PAGES = 5000
# A page with a picture over this share of it and fewer characters than this is a scan.
SCAN_AREA, SCAN_CHARACTERS = 0.5, 20
# A picture over this share of a page that has text may hold a table.
PICTURE_AREA = 0.08
# Share of characters without a meaning from which a page's text is left out as garbage.
GARBAGE = 0.3
# A Latin letter or mark as wide as this share of its height is a Chinese character whose font was numbered anew
# and says nothing of it: where so many, and this share of a page's, are such, none of its characters can be trusted.
FULL_WIDTH, FOREIGN, FOREIGN_SHARE = 0.85, 10, 0.15
# Letters that are wide in some fonts; digits and marks that some Chinese fonts draw wide.
_WIDE_LATIN = np.array([ord(ch) for ch in "ABCDEFGHIJKLMNOPQRSTUVWXYZmw0123456789.,:;()-/@%=+<>~^—¤§¨°±×÷·"], np.uint32)
PASSWORD = "The PDF is protected by a password; save a copy without it and load that."


def load(data: bytes) -> Loaded:
    """Read a PDF; raise LoadError with what to do where it is damaged, locked, empty or only pictures."""
    pages, warnings, lost, recognised = _read(data)
    loaded = loaded_pages(pages, warnings, lost)
    return replace(loaded, recognised=tuple(recognised)) if recognised else loaded


def loaded_pages(pages: list[Page], warnings: list[str], lost: list[str], loader: str = "pdfium", **how: Any) -> Loaded:
    """The file that pages make; raise LoadError where they hold no text. `how` is passed on to `story`."""
    blocks, chrome = story(pages, **how)
    if not blocks:
        cause = (
            "its fonts have no map to characters" if any(page.unmapped for page in pages) else "it is pictures or empty"
        )
        raise LoadError(
            f"The PDF holds no text that can be read: {cause}; run OCR on it, or load the Word or web version."
        )
    return Loaded(tuple(blocks), "pdf", loader, pages=len(pages), warnings=tuple(warnings + chrome), lost=tuple(lost))


def _read(data: bytes) -> tuple[list[Page], list[str], list[str], list[int]]:
    if not data:
        raise LoadError("The file is empty; fetch it again.")
    install()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise LoadError(PASSWORD) from error
        raise LoadError("The PDF is damaged (it cannot be opened); fetch or export it again.") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise LoadError(f"The PDF has {count} pages, more than {MAX_PAGES}; split it and load the plan alone.")
        return _pages(document, count)
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, count: int) -> tuple[list[Page], list[str], list[str], list[int]]:
    """The pages, warnings, what is lost, and the numbers of the pages read from a picture."""
    pages: list[Page] = []
    broken: list[int] = []
    recognised: list[int] = []
    for index in range(count):
        try:
            page = document[index]
            found = read_page(page, index + 1)
            if _is_foreign(found):
                found = replace(found, glyphs=found.glyphs.pick(slice(0)), unmapped=len(found.glyphs))
            if _needs_ocr(found) and len(recognised) < pdf_ocr.MAX_PAGES and pdf_ocr.available():
                glyphs, rules = pdf_ocr.recognise(page)
                rules = found.rules if len(found.rules) else rules
                found = replace(found, glyphs=glyphs, rules=rules, unmapped=0)
                recognised += [found.number] if len(found.glyphs) else []
            pages.append(found)
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
    if not pages:
        raise LoadError("The PDF is damaged (none of its pages can be read); fetch or export it again.")
    checked = [_without_garbage(page) for page in pages]
    warnings = _watermarks(pages)
    if recognised:
        warnings.append(
            f"Pages read from a picture by text recognition, check what is taken from them: {_list(recognised)}."
        )
    return checked, warnings, _lost(pages, checked, broken), recognised


def _is_scan(page: Page) -> bool:
    """Whether a page is only a picture."""
    return len(page.glyphs) < SCAN_CHARACTERS and _picture_share(page) > SCAN_AREA


def _needs_ocr(page: Page) -> bool:
    """Whether a page shows text and gives no characters."""
    return _is_scan(page) or page.unmapped > len(page.glyphs)


def _is_foreign(page: Page) -> bool:
    """Whether a page's Chinese characters are said to be Latin ones: its fonts were numbered anew, and say not how."""
    codes, boxes = page.glyphs.codes, page.glyphs.boxes
    latin = (codes < 0x250) & ~np.isin(codes, _WIDE_LATIN)
    wide = latin & (boxes[:, 2] - boxes[:, 0] > FULL_WIDTH * (boxes[:, 3] - boxes[:, 1]))
    return int(wide.sum()) >= max(FOREIGN, FOREIGN_SHARE * len(codes))


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
        if len(clean.glyphs) < len(page.glyphs) or page.unmapped > len(page.glyphs):
            garbage.append(page.number)
        elif _is_scan(page):
            scans.append(page.number)
        elif PICTURE_AREA < share <= SCAN_AREA:  # a page that was recognised is a picture as a whole
            pictures.append(page.number)
    return [
        sentence
        for numbers, sentence in (
            (broken, f"Pages that cannot be read: {_list(broken)}; export the PDF again."),
            (
                scans,
                f"Pages that are only a picture, their text is missing here: {_list(scans)}; install taizhang[ocr], or run OCR on them.",
            ),
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
