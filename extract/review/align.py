"""Where a place of one rendering of a text stands in another: by what both share, never by counting.

Texts are compared without white space, cell bars and width, since loaders differ in these. The alignment takes pieces
that occur once in both texts as fixed points, and compares what lies between them. It needs the standard library only;
an optimal alignment of two long texts would take memory of the square of their length.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher

_DROPPED = frozenset("|\u200b\ufeff")
# Lengths of the pieces that serve as fixed points, tried from the surest to the least sure.
_PIECES = (32, 12, 6)
# Stretches whose lengths multiply to less than this are compared character by character.
_SMALL = 250_000

Block = tuple[int, int, int]  # start in the one, start in the other, length
Stretch = tuple[int, int, int, int]  # start and end in the one, start and end in the other


def squeeze(text: str) -> tuple[str, list[int]]:
    """Fold width, drop white space and cell bars; return the text and each kept character's old position."""
    kept: list[str] = []
    where: list[int] = []
    for at, ch in enumerate(text):
        for part in ch if ch.isascii() else unicodedata.normalize("NFKC", ch):
            if not part.isspace() and part not in _DROPPED:
                kept.append(part)
                where.append(at)
    return "".join(kept), where


def _common_ends(a: str, b: str, stretch: Stretch) -> tuple[Stretch, list[Block]]:
    a0, a1, b0, b1 = stretch
    start = a0
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    end = a1
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    blocks = [(start, stretch[2], a0 - start), (a1, b1, end - a1)]
    return (a0, a1, b0, b1), [block for block in blocks if block[2]]


def _once(text: str, start: int, end: int, size: int) -> dict[str, int]:
    """Return the pieces of a stretch that occur once in it, with their places."""
    seen: dict[str, int] = {}
    for at in range(start, end - size + 1):
        piece = text[at : at + size]
        seen[piece] = -1 if piece in seen else at
    return {piece: at for piece, at in seen.items() if at >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs (sorted by the first place) whose second places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        spot = bisect_left(tails, second)
        before.append(ends[spot - 1] if spot else -1)
        tails[spot : spot + 1] = [second]
        ends[spot : spot + 1] = [at]
    run = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _fixed_points(a: str, b: str, stretch: Stretch) -> tuple[int, list[tuple[int, int]]]:
    a0, a1, b0, b1 = stretch
    for size in _PIECES:
        first, second = _once(a, a0, a1, size), _once(b, b0, b1, size)
        pairs = sorted((at, second[piece]) for piece, at in first.items() if piece in second)
        if pairs:
            return size, _rising(pairs)
    return 0, []


def _between(stretch: Stretch, size: int, points: list[tuple[int, int]]) -> Iterator[Block | Stretch]:
    """Yield the fixed points as blocks and what lies between them as stretches; overlapping points run on."""
    a0, a1, b0, b1 = stretch
    for a_at, b_at in points:
        if a_at < a0 or b_at < b0:
            skip = max(a0 - a_at, b0 - b_at)
            if a_at + skip == a0 and b_at + skip == b0 and skip < size:
                yield (a0, b0, size - skip)
                a0, b0 = a_at + size, b_at + size
            continue
        yield (a0, a_at, b0, b_at)
        yield (a_at, b_at, size)
        a0, b0 = a_at + size, b_at + size
    yield (a0, a1, b0, b1)


def matching_blocks(a: str, b: str) -> list[Block]:
    """Return blocks (start in a, start in b, length) of equal text, rising in both; they may touch.

    >>> matching_blocks("到2025年达到42张", "到2025年，达到42张")
    [(0, 0, 6), (6, 7, 5)]
    """
    found: list[Block] = []
    todo: list[Stretch] = [(0, len(a), 0, len(b))]
    while todo:
        stretch, ends = _common_ends(a, b, todo.pop())
        found += ends
        a0, a1, b0, b1 = stretch
        if a0 == a1 or b0 == b1:
            continue
        if (a1 - a0) * (b1 - b0) <= _SMALL:
            matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
            found += [(a0 + m.a, b0 + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
            continue
        size, points = _fixed_points(a, b, stretch)
        for part in _between(stretch, size, points) if points else ():
            if len(part) == 3:
                found.append(part)
            else:
                todo.append(part)
    return sorted(found)


class Aligned:
    """Maps positions of a text as extracted to positions of the squeezed text that was annotated."""

    def __init__(self, annotated: str, extracted: str) -> None:
        """Align two renderings of one document."""
        self.gold, _ = squeeze(annotated)
        found, self._where = squeeze(extracted)
        self._blocks = matching_blocks(found, self.gold)
        self._starts = [block[0] for block in self._blocks]

    def _to_gold(self, position: int) -> int | None:
        at = bisect_left(self._where, position)
        block = bisect_right(self._starts, at) - 1
        if block < 0:
            return None
        found, gold, size = self._blocks[block]
        return gold + (at - found) if at < found + size else None

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the annotated text that holds what was extracted at start:end; None where none does."""
        hits = [place for at in range(start, end) if (place := self._to_gold(at)) is not None]
        return (min(hits), max(hits) + 1) if hits else None

    def quoted(self, quote: str, anchor: str, nth: int = 1) -> tuple[int, int] | None:
        """Return the span of an annotation's anchor (its nth occurrence in the quote); None where it is not there."""
        words, part = squeeze(quote)[0], squeeze(anchor)[0]
        at, inside = self.gold.find(words), -1
        for _ in range(nth):
            inside = words.find(part, inside + 1)
            if inside < 0:
                return None
        return (at + inside, at + inside + len(part)) if at >= 0 else None
