"""What a page prints besides its text: page numbers and running headers and footers, known by their repetition."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.load.pdf.lines import Line

# Lines at a page's top and bottom that may be chrome.
EDGE_LINES = 3
# A running line stands on at least this many pages and this share of them (odd and even pages, parts differ).
MIN_PAGES, MIN_SHARE = 3, 0.25
# It stands at the same height, within this many points.
SAME_HEIGHT = 4.0
# It stands within this share of the page's height from its edge, and has at most this many characters.
MARGIN, LONGEST = 0.15, 60

_DASHED = re.compile(r"[-—–－―─~·•.\s]+\d{1,4}[-—–－―─~·•.\s]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?")
_BARE = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")
_ROMAN = re.compile(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVXivx]{1,5}")
# A page number beside a running line, on either side of it.
_OUTER_NUMBER = re.compile(r"^[-—–·\s]*\d{1,4}[-—–·\s]+|[-—–·\s]*\d{1,4}[-—–·\s]*$")

PageLines = list[list[Line]]


def strip_chrome(pages: list[PageLines], heights: list[float]) -> tuple[list[PageLines], list[str]]:
    """Leave out page numbers and running lines; return the pages' lines and a warning for each thing left out."""
    gone: set[tuple[int, int]] = set()
    numbers = _page_numbers(pages, heights)
    gone |= numbers
    running = _running(pages, heights, gone)
    for places in running.values():
        gone |= places
    left = [[line for at, line in enumerate(lines) if (page, at) not in gone] for page, lines in enumerate(pages)]
    warnings = [f"Running line left out on {len(places)} pages: {text}" for text, places in running.items()]
    if numbers:
        warnings.append(f"Page numbers left out on {len(numbers)} pages.")
    return left, warnings


def _text(parts: list[Line]) -> str:
    return " ".join(part.text for part in parts).strip()


def _in_margin(parts: list[Line], height: float) -> bool:
    return parts[0].y1 < MARGIN * height or parts[0].y0 > (1 - MARGIN) * height


def _edges(lines: PageLines) -> list[tuple[int, bool]]:
    """Places of the lines near the top and the bottom; True for the top."""
    count = len(lines)
    top = [(at, True) for at in range(min(EDGE_LINES, count))]
    return top + [(at, False) for at in range(max(EDGE_LINES, count - EDGE_LINES), count)]


def _page_numbers(pages: list[PageLines], heights: list[float]) -> set[tuple[int, int]]:
    """Dashed numbers in the outermost line, and bare ones that count on with the pages."""
    gone: set[tuple[int, int]] = set()
    bare: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for at in {0, len(lines) - 1} if lines else set():
            text = _text(lines[at])
            if not _in_margin(lines[at], heights[page]):
                continue
            if _DASHED.fullmatch(text):
                gone.add((page, at))
            elif found := _BARE.fullmatch(text):
                bare[int(found.group(1)) - page].append((page, at))
            elif _ROMAN.fullmatch(text) and at:
                gone.add((page, at))
    for places in bare.values():
        if len(places) > 1 or (len(pages) == 1 and places[0][1]):
            gone.update(places)
    return gone


def _running(
    pages: list[PageLines], heights: list[float], gone: set[tuple[int, int]]
) -> dict[str, set[tuple[int, int]]]:
    """Lines that stand at the same place of many pages, their page numbers apart; the key is one printing."""
    found: dict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        rest = [at for at in range(len(lines)) if (page, at) not in gone]
        kept = [lines[at] for at in rest]
        for place, top in _edges(kept):
            text = _text(kept[place])
            if len(text) <= LONGEST and _in_margin(kept[place], heights[page]):
                found[_OUTER_NUMBER.sub("", text).replace(" ", ""), top].append((page, rest[place]))
    out: dict[str, set[tuple[int, int]]] = {}
    for (_, top), places in found.items():
        fixed = _same_height(pages, heights, places, top)
        if len({page for page, _ in fixed}) >= max(MIN_PAGES, MIN_SHARE * len(pages)):
            page, at = fixed[0]
            out.setdefault(_text(pages[page][at]), set()).update(fixed)
    return out


def _same_height(
    pages: list[PageLines], heights: list[float], places: list[tuple[int, int]], top: bool
) -> list[tuple[int, int]]:
    """Those of the places that stand at the height where most of them stand."""
    at_height = [(pages[p][a][0].y0 if top else heights[p] - pages[p][a][0].y1, (p, a)) for p, a in places]
    best: list[tuple[int, int]] = []
    for height, _ in at_height[:50]:
        near = [place for other, place in at_height if abs(other - height) <= SAME_HEIGHT]
        best = max(best, near, key=len)
    return best
