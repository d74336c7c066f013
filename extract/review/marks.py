"""Facts as highlights in the text. Facts may overlap: the text is cut where one begins or ends, a piece names all on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.review import escape


@dataclass(frozen=True, slots=True)
class Fact:
    """A highlighted fact. `number` is its place in the page's list; `classes` are those of its highlight."""

    number: int
    start: int
    end: int
    classes: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    facts: tuple[Fact, ...]


def _pieces(facts: Iterable[Fact]) -> list[_Piece]:
    """Cut the spans of facts into pieces that do not overlap, in order; text without a fact is in none."""
    edges: dict[int, tuple[list[Fact], list[Fact]]] = {}
    for fact in facts:
        if fact.start < fact.end:
            edges.setdefault(fact.start, ([], []))[0].append(fact)
            edges.setdefault(fact.end, ([], []))[1].append(fact)
    found: list[_Piece] = []
    open_facts: dict[int, Fact] = {}
    last = 0
    for at in sorted(edges):
        if open_facts:
            # The shortest fact first: that is the one that a click means.
            inner = sorted(open_facts.values(), key=lambda fact: (fact.end - fact.start, fact.number))
            found.append(_Piece(last, at, tuple(inner)))
        begun, ended = edges[at]
        for fact in ended:
            del open_facts[fact.number]
        open_facts.update((fact.number, fact) for fact in begun)
        last = at
    return found


class Marked:
    """A document's text with its facts; slices of it come out as HTML."""

    def __init__(self, text: str, facts: Sequence[Fact]) -> None:
        """Prepare the pieces of all facts once."""
        self.text = text
        self._pieces = _pieces(facts)
        self._starts = [piece.start for piece in self._pieces]
        self._ends = [piece.end for piece in self._pieces]

    def html(self, start: int, end: int) -> str:
        """Return text[start:end] with the facts in it as mark elements."""
        if start >= end:
            return ""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        made, at = [], start
        for piece in self._pieces[first:last]:
            left, right = max(piece.start, start), min(piece.end, end)
            made.append(escape.text(self.text[at:left]))
            classes = " ".join(dict.fromkeys(name for fact in piece.facts for name in fact.classes.split()))
            numbers = " ".join(str(fact.number) for fact in piece.facts)
            made.append(f'<mark class="{classes}" data-f="{numbers}">{escape.text(self.text[left:right])}</mark>')
            at = right
        made.append(escape.text(self.text[at:end]))
        return "".join(made)
