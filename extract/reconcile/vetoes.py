"""What forbids that two concepts are one: one rule a facet. No cluster holds a pair that a veto names."""

from __future__ import annotations

from extract.reconcile.form import FACETS, Form, spoken

# Why each facet keeps two names apart, whatever else they share.
REASONS = {
    "base": "a total, a share and a value per head cannot be compared",
    "change": "a level is not its growth or its fall",
    "denominator": "they are counted per different things, which do not convert",
    "area": "town and country are counted apart",
    "residency": "registered and resident people are counted apart",
    "population": "they count different people",
    "flow": "what is added is not what there is",
    "qualifiers": "one counts only what meets a condition that the other does not ask for",
    "dimension": "their units do not convert into one another",
}


def veto(name: str, left: Form, right: Form) -> str | None:
    """Return the sentence that keeps two forms apart by one facet of FACETS; None where they agree in it."""
    one, other = left.facet(name), right.facet(name)
    if one == other:
        return None
    return f"{spoken(one)} / {spoken(other)}: {REASONS[name]}."


def vetoes(left: Form, right: Form) -> list[str]:
    """Return the sentences of all vetoes between two forms."""
    return [sentence for name in FACETS if (sentence := veto(name, left, right))]


def narrower(left: Form, right: Form) -> tuple[str, int] | None:
    """Return the one facet in which a form is narrower, and which (1: right, -1: left); None for any other difference.

    A form is narrower where it says something that the other leaves open: an area, people, a flow, a qualifier.
    """
    differing = [name for name in FACETS if left.facet(name) != right.facet(name)]
    if len(differing) != 1 or differing[0] in ("base", "change", "denominator", "dimension", "flow"):
        return None
    one, other = left.facet(differing[0]), right.facet(differing[0])
    if differing[0] == "qualifiers":
        ours, theirs = set(filter(None, one.split("·"))), set(filter(None, other.split("·")))
        if ours < theirs or theirs < ours:
            return differing[0], 1 if ours < theirs else -1
        return None
    if one and other:
        return None
    return differing[0], -1 if one else 1
