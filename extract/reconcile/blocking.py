"""Candidate pairs of concepts, found through keys that they share: never all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from extract.reconcile.form import Form

# Concepts of one subject that differ in one facet; a block larger than this holds pairs with its first member only.
LARGE_BLOCK = 12
# Pieces of a name (two characters) that are compared: its rarest ones, and only those of few names.
RAREST = 2
FEW = 6

Pair = tuple[int, int]


def _facets(form: Form) -> tuple[str, ...]:
    return form.facets()


def _facet_keys(form: Form) -> Iterable[Hashable]:
    facets = _facets(form)
    for at in range(len(facets)):
        yield at, facets[:at] + facets[at + 1 :]


def by_facet(forms: Sequence[Form]) -> set[Pair]:
    """Return pairs of one subject that differ in exactly one facet, as positions (smaller first)."""
    subjects: dict[Hashable, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        subjects[form.subject()].append(at)
    pairs: set[Pair] = set()
    for members in subjects.values():
        if len(members) > 1:
            pairs |= _of_subject(members, forms)
    return pairs


def _of_subject(members: Sequence[int], forms: Sequence[Form]) -> set[Pair]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for at in members:
        for key in _facet_keys(forms[at]):
            blocks[key].append(at)
    pairs: set[Pair] = set()
    for block in blocks.values():
        if len(block) > LARGE_BLOCK:
            pairs.update((block[0], other) for other in block[1:])
        elif len(block) > 1:
            pairs.update(combinations(block, 2))
    return pairs


def _pieces(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def by_words(names: Sequence[str], forms: Sequence[Form]) -> set[Pair]:
    """Return pairs of equal facets but different subject whose names share one of their rarest pieces."""
    pieces = [_pieces(name) for name in names]
    counts = Counter(piece for found in pieces for piece in found)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for at, (found, form) in enumerate(zip(pieces, forms, strict=True)):
        rare = sorted((counts[piece], piece) for piece in found if 1 < counts[piece] <= FEW * 4)[:RAREST]
        if rare:
            facets = _facets(form)
            for _, piece in rare:
                blocks[(piece, facets)].append(at)
    pairs: set[Pair] = set()
    for block in blocks.values():
        if 1 < len(block) <= FEW:
            pairs.update(combinations(block, 2))
    return pairs
