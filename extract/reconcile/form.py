"""The canonical form of a name: what is measured, and each facet of how. Two names of one form are one concept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from operator import attrgetter

# Facets in the order in which a form's key and its reasons list them, with the word that a sentence uses.
FACETS = {
    "base": "kind of measure",
    "change": "level or change",
    "denominator": "denominator",
    "area": "area",
    "residency": "residency",
    "population": "population",
    "flow": "stock or flow",
    "qualifiers": "qualifier",
    "dimension": "dimension of the unit",
}
# What a facet's value is called in sentences and in a concept's name.
SPOKEN = {
    "urban": "城镇",
    "rural": "农村",
    "county": "县城",
    "new": "新增",
    "cumulative": "累计",
    "newcumulative": "累计新增",
    "growth": "增长",
    "reduction": "下降",
    "points": "百分点变化",
    "multiple": "倍数",
    "level": "总量",
    "share": "占比",
    "per": "按分母计",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A name by facets; "" where a facet says nothing.

    things: known things, sorted. rest: characters of the words that no codebook knows, sorted, so that the order of
    words does not matter. base: level, share or per (with `denominator`). dimension: of a level's unit alone.
    """

    things: tuple[str, ...]
    rest: str
    base: str
    change: str
    denominator: str
    area: str
    residency: str
    population: str
    flow: str
    qualifiers: str
    dimension: str

    def subject(self) -> tuple[tuple[str, ...], str]:
        """Return what is measured, whatever the facets."""
        return self.things, self.rest

    def facet(self, name: str) -> str:
        """Return the value of one facet of FACETS."""
        value: str = getattr(self, name)
        return value

    def facets(self) -> tuple[str, ...]:
        """Return the values of all facets in the order of FACETS."""
        values: tuple[str, ...] = _values(self)
        return values

    def key(self) -> str:
        """Return the form as one line: equal for equal forms, and the same on every machine."""
        facets = "|".join(self.facets())
        return f"{'+'.join(self.things)}|{self.rest}|{facets}"

    def concept_id(self) -> str:
        """Return the id of the concept that the form stands for, made from the key alone."""
        return identify(self.key())


_values = attrgetter(*FACETS)


def identify(key: str) -> str:
    """Return the concept id of a key: c and 12 hexadecimal digits (48 bits of BLAKE2b)."""
    return "c" + hashlib.blake2b(key.encode(), digest_size=6).hexdigest()


def spoken(value: str) -> str:
    """Return a facet's value as a Chinese word; "none" where the name says nothing of it."""
    return SPOKEN.get(value, value) or "none"
