"""Two blocks that are one paragraph: a page's end cut it, and the file holds its halves as paragraphs of their own."""

from __future__ import annotations

import re

from extract.outline.piece import Piece

# A first half without a finished sentence inside has at least so many characters, and so many commas.
LONG, COMMAS = 40, 2
# Shortest second half that does not end a sentence.
REST = 15
_ENDED = frozenset("。！？；：…!?;:.|）)】〕》」』”’\"'")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
_MARKS = re.compile("[，。；、,;：！？）]")
_BEGINS = re.compile(
    r"附件|附表|附图|目\s*录|抄送|注\s*[:：]|专\s*栏|[表图]\s*[0-9一二三四五六七八九十]+|[【\[|#*•●▪·>]|\(?[12][0-9]{3}\s*年\S{0,8}$"
)


def join_halves(found: list[Piece]) -> list[Piece]:
    """Return the pieces with the halves of cut paragraphs joined; nothing is put between them."""
    joined: list[Piece] = []
    for piece in found:
        before = joined[-1] if joined else None
        if before is not None and _plain(before) and _plain(piece) and _goes_on(before.plain, piece):
            before.text, before.plain = before.text + piece.text.lstrip(), before.plain + piece.plain.lstrip()
        else:
            joined.append(piece)
    return joined


def _plain(piece: Piece) -> bool:
    return piece.kind is None and piece.grid is None and bool(piece.plain.strip())


def _goes_on(first: str, piece: Piece) -> bool:
    """Whether a piece is the second half of a running text that so far ends without a mark."""
    second = piece.plain.strip()
    first = first.rstrip()
    if piece.mark is not None or _BEGINS.match(second) or first[-1] in _ENDED:
        return False
    if _closes(first[-400:], second):
        return True
    running = re.search("[。；]", first) is not None or (len(first) > LONG and first.count("，") >= COMMAS)
    if not running or (
        re.search("[。；]", first) is None and re.match(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]", first)
    ):
        return False
    return _MARKS.search(second) is not None and (second[-1] in _ENDED or len(second) >= REST)


def _closes(first: str, second: str) -> bool:
    """Whether the second text closes a bracket that the first one leaves open."""
    return any(first.rfind(a) > first.rfind(b) and b in second and a not in second[: second.find(b)] for a, b in _PAIRS)
