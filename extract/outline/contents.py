"""Tables of contents: 目录, its lines with leaders and page numbers, wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.codebook import forms
from extract.outline.piece import Piece

# Most blocks that a table of contents takes, and among which its entries come again as headings.
CONTENTS = 2000
# Most tables of contents that a file holds (of its volumes, of its figures).
TABLES = 8
# Longest entry in characters.
ENTRY = 90
_LEADER = re.compile(r"(?:[.．·…]{3,}|[\s\u3000]{2,}|\t)\s*[-—]?\s*[0-9IVX]{1,4}\s*[-—]?\s*$|[…]{2,}\s*$")
_ATTACHMENT = re.compile(r"附[件表录]")


@cache
def _contents() -> frozenset[str]:
    return frozenset(re.sub(r"\s", "", form) for form in forms("headings", scope="toc"))


def mark_contents(found: list[Piece]) -> None:
    """Turn a table of contents into boilerplate: 目录, its lines, and any line with dotted leaders to a page number."""
    tables = 0
    for index, piece in enumerate(found):
        if (
            piece.kind is None
            and tables < TABLES
            and len(piece.plain) < 8
            and re.sub(r"[\s\u3000]", "", piece.plain) in _contents()
        ):
            _mark_lines(found, index)
            tables += 1
        elif piece.kind in (None, "heading") and len(piece.plain) < 120 and _is_leader(piece.plain):
            piece.kind = "boilerplate"


def _is_leader(text: str) -> bool:
    """Whether dots lead from words to a page number."""
    return (
        text[-1:] in "0123456789….．"
        and ("…" in text or "..." in text or "···" in text)
        and (_LEADER.search(text) is not None)
    )


def _mark_lines(found: list[Piece], at: int) -> None:
    """The lines of a table of contents lead to a page, or come again as headings; they end where one comes again."""
    again = Counter(_words(piece.plain) for piece in found[at : at + CONTENTS] if len(piece.plain) <= ENTRY)
    entries: set[str] = set()
    end = at + 1
    while end < min(len(found), at + CONTENTS):
        piece = found[end]
        if piece.grid is not None or len(piece.plain) > ENTRY or "。" in piece.plain or piece.plain[-1] in "：:；;，,":
            break
        words, leads = _words(piece.plain), _LEADER.search(piece.plain) is not None
        if not leads and (words in entries or (again[words] < 2 and not _ATTACHMENT.match(piece.plain))):
            break
        entries.add(words)
        end += 1
    if end - at > 2:
        for piece in found[at:end]:
            piece.kind = "boilerplate"


def _words(text: str) -> str:
    """An entry without its leader, page number and spaces."""
    return re.sub(r"[\s\u3000.．·…]+", "", _LEADER.sub("", text))
