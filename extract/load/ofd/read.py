"""OFD files (GB/T 33190-2016): a zip of XML pages, read to glyphs and rules and then like the pages of a PDF."""

from __future__ import annotations

import posixpath
from typing import Any

import numpy as np

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.archive.package import Package
from extract.load.ofd.page import POINTS, PageReader, numbers
from extract.load.pdf.page import Page
from extract.load.pdf.story import story

MAX_PAGES = 5000
# A page with a picture over this share of it and fewer characters than this is a scan.
SCAN_AREA, SCAN_CHARACTERS = 0.5, 20
# A4, in millimetres, where a file says nothing of its pages' size.
_A4 = [0.0, 0.0, 210.0, 297.0]


def load(data: bytes) -> Loaded:
    """Read an OFD; raise LoadError with what to do where it is damaged, encrypted, out of bounds or only pictures."""
    package = Package(data, "OFD file")
    if any(name.endswith("Encryptions.xml") for name in package.names):
        raise LoadError("The OFD file is encrypted; save a copy without a password and load that.")
    pages: list[Page] = []
    broken: list[int] = []
    for root in _roots(package):
        _Body(package, root).read(pages, broken)
    lost = _lost(pages, broken)
    blocks, chrome = story(pages)
    if not blocks:
        raise LoadError("The OFD file holds no text (it is pictures or empty); run OCR on it, or load another copy.")
    marks = sorted({page.watermark for page in pages if page.watermark})
    if marks:
        chrome.insert(0, f"Slanted text (a watermark) left out: {'; '.join(marks[:3])}")
    return Loaded(tuple(blocks), "ofd", "ofd", pages=len(pages), warnings=tuple(chrome), lost=tuple(lost))


def _roots(package: Package) -> list[str]:
    """Paths of the documents in the package; nearly always one."""
    roots = [(item.text or "").strip() for item in package.xml("OFD.xml").iter("{*}DocRoot")]
    if not any(roots):
        raise LoadError("The OFD file is damaged (it names no document); fetch or export it again.")
    return [root for root in roots if root]


def _lost(pages: list[Page], broken: list[int]) -> list[str]:
    scans = [page.number for page in pages if len(page.glyphs) < SCAN_CHARACTERS and _share(page) > SCAN_AREA]
    return [
        f"Pages {words}: {', '.join(map(str, found))}; {advice}."
        for found, words, advice in (
            (broken, "that cannot be read", "export the OFD again"),
            (scans, "that are only a picture, their text is missing here", "run OCR on them"),
        )
        if found
    ]


def _share(page: Page) -> float:
    boxes = page.pictures
    area = ((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum() if len(boxes) else 0.0
    return float(area / max(1.0, page.width * page.height))


class _Body:
    """One document of the package: its pages with their templates, in order."""

    def __init__(self, package: Package, root: str) -> None:
        self._package, self._base = package, posixpath.dirname(root)
        self._document = package.xml(root)
        box = self._document.find("{*}CommonData/{*}PageArea/{*}PhysicalBox")
        self._box = numbers(box.text if box is not None else "", _A4)
        self._templates = {
            item.get("ID"): item.get("BaseLoc") or ""
            for item in self._document.iterfind("{*}CommonData/{*}TemplatePage")
        }
        self._known: dict[str, Any] = {}

    def read(self, pages: list[Page], broken: list[int]) -> None:
        """Add the pages; numbers go on over the documents of a package."""
        items = self._document.findall("{*}Pages/{*}Page")
        if len(items) > MAX_PAGES:
            raise LoadError(f"The OFD file has {len(items)} pages, more than {MAX_PAGES}; load the plan's part alone.")
        for item in items:
            number = len(pages) + len(broken) + 1
            try:
                pages.append(self._page(item.get("BaseLoc") or "", number))
            except LoadError:
                broken.append(number)
        if broken and not pages:
            raise LoadError("The OFD file is damaged (none of its pages can be read); fetch or export it again.")

    def _part(self, place: str) -> Any:
        """A part by its place, which is relative to the document's folder or begins at the package's root."""
        for name in (posixpath.normpath(posixpath.join(self._base, place)), posixpath.normpath(place.lstrip("/"))):
            if name in self._package:
                return self._package.xml(name)
        raise LoadError("The OFD file is damaged (a page is missing); fetch or export it again.")

    def _page(self, place: str, number: int) -> Page:
        root = self._part(place)
        own = root.find("{*}Area/{*}PhysicalBox")
        box = numbers(own.text if own is not None else "", self._box)
        reader = PageReader(box[0], box[1])
        for use in root.iterfind("{*}Template"):
            template = self._templates.get(use.get("TemplateID"))
            if template:
                if template not in self._known:
                    self._known[template] = self._part(template)
                reader.read(self._known[template])
        reader.read(root)
        width, height = reader.upright(max(box[2], 1.0), max(box[3], 1.0))
        return Page(
            number=number,
            width=width * POINTS,
            height=height * POINTS,
            glyphs=reader.glyphs(),
            rules=_array(reader.rules),
            pictures=_array(reader.pictures),
            watermark="".join(reader.slanted),
            unmapped=0,
        )


def _array(boxes: list[tuple[float, float, float, float]]) -> Any:
    return np.array(boxes, float).reshape(-1, 4) * POINTS
