"""The words of names, from the codebooks: one pattern that cuts a name into things, facets and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.grammar import alternation
from extract.reconcile.clean import clean

_NUMBER = r"(?:\d+[十百千万亿]*|[十百千万亿]+)"


@dataclass(frozen=True, slots=True)
class Word:
    """What a form stands for. kind: thing, or the name of a facet; `adds`: facets that a thing brings along."""

    kind: str
    id: str
    adds: tuple[tuple[str, str], ...] = ()


def _adds(cell: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition("=") for part in cell.split(";")) if cell else ()
    return tuple((name, value) for name, _, value in pairs)


@cache
def words(where: str) -> dict[str, Word]:
    """Return the words that count anywhere (any: all things too), at the start, at the end; or weak things (weak)."""
    found: dict[str, Word] = {}
    strength = "weak" if where == "weak" else "strong"
    if where in ("any", "weak"):
        for row in codebook.rows("facet_things"):
            if row["strength"] == strength:
                found.setdefault(clean(row["form"]), Word("thing", clean(row["id"]), _adds(row["adds"])))
    for row in codebook.rows("facets"):
        if row["where"] == where:
            found.setdefault(clean(row["form"]), Word(row["facet"], row["id"].replace("-", "")))
    return found


@cache
def denominators() -> dict[str, str]:
    """Return what plans count by: form -> denominator."""
    return {clean(row["form"]): row["id"] for row in codebook.rows("facet_denominators")}


@cache
def defaults() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return for each thing the facet values that go without saying."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in codebook.rows("facet_defaults"):
        thing = clean(row["id"])
        value = clean(row["value"]) if row["facet"] in ("thing", "whole", "carried") else row["value"]
        found[thing] = (*found.get(thing, ()), (row["facet"], value))
    return found


def _of_facet(facets: Iterable[str]) -> list[str]:
    return [form for form, word in words("any").items() if word.kind in facets]


@cache
def lengths(where: str) -> dict[str, tuple[int, ...]]:
    """Return for each first character the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for form in words(where):
        found.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@cache
def _by_two(where: str) -> dict[str, tuple[int, ...]]:
    """Return for each first two characters the lengths of the words that begin with them, longest first."""
    found: dict[str, set[int]] = {}
    for form in words(where):
        found.setdefault(form[:2], set()).add(len(form))
    return {start: tuple(sorted(sizes, reverse=True)) for start, sizes in found.items()}


def longest(text: str, at: int, where: str = "any") -> str | None:
    """Return the longest word that begins at a position; None where none does."""
    starts, known = _by_two(where), words(where)
    for size in starts.get(text[at : at + 2], ()):
        if (form := text[at : at + size]) in known:
            return form
    return text[at] if text[at] in known else None


def _per_pattern(opening: str, closing: str) -> re.Pattern[str]:
    who = rf"(?:{alternation(_of_facet(('residency', 'area')))})*"
    return re.compile(rf"{opening}[名位个]?(?P<who>{who})(?P<pop>{alternation(denominators())}){closing}")


@cache
def per() -> re.Pattern[str]:
    """Return the pattern of what is counted by: 每千名户籍老年人; n is its number, who and pop whose."""
    return _per_pattern(
        rf"(?:平均)?每(?P<n>(?:{_NUMBER})?)", "(?:中拥有|中(?!医|药|小|职|学|型|等|央|心|高级|高职)|拥有|平均)?"
    )


@cache
def per_open() -> re.Pattern[str]:
    """Return the same without 每, as it stands at the start of a name only: 万人拥有社会组织数."""
    return _per_pattern(rf"(?P<n>{_NUMBER})", "(?:拥有|(?=[^计才次]))")


@cache
def end_lengths() -> tuple[int, ...]:
    """Return the lengths of words that count at the end of a name, longest first."""
    return tuple(sorted({len(form) for form in words("end")}, reverse=True))
