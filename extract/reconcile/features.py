"""What speaks for a link between two concepts: one function a feature, and the list of their weights.

A feature returns how far two concepts agree (0..1) and a sentence that names what was compared. Its docstring is its
published meaning.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.reconcile.form import FACETS, Form, spoken

Feature = Callable[[Form, Form], tuple[float, str]]


def _dice(left: str, right: str) -> float:
    """Share of characters that two sorted texts have in common."""
    if not left and not right:
        return 1.0
    common, at = 0, 0
    for ch in left:
        while at < len(right) and right[at] < ch:
            at += 1
        if at < len(right) and right[at] == ch:
            common, at = common + 1, at + 1
    return 2 * common / (len(left) + len(right))


def same_things(left: Form, right: Form) -> tuple[float, str]:
    """The known things that both names hold, among all that either holds."""
    ours, theirs = set(left.things), set(right.things)
    if not ours and not theirs:
        return 0.5, "Neither name holds a thing that the codebook knows."
    shared = sorted(ours & theirs)
    score = len(shared) / len(ours | theirs)
    return score, f"Both measure {'、'.join(shared)}." if shared else "They measure different things."


def same_rest(left: Form, right: Form) -> tuple[float, str]:
    """The characters that the words outside the codebooks have in common."""
    score = _dice(left.rest, right.rest)
    return score, f"{score:.0%} of the characters of their other words agree."


def _agrees(name: str) -> Feature:
    """Return the feature that one facet of FACETS is equal on both sides."""

    def feature(left: Form, right: Form) -> tuple[float, str]:
        one, other = left.facet(name), right.facet(name)
        if one == other:
            return 1.0, f"Same {FACETS[name]}: {spoken(one)}."
        return 0.0, f"They differ in {FACETS[name]}: {spoken(one)} / {spoken(other)}."

    feature.__doc__ = f"Both names say the same of the {FACETS[name]}, or nothing."
    return feature


# What an equal facet weighs; facets that are not named here only forbid (vetoes.py).
FACET_WEIGHTS = {
    "base": 0.08,
    "change": 0.08,
    "denominator": 0.08,
    "area": 0.05,
    "population": 0.04,
    "flow": 0.04,
    "dimension": 0.03,
}
# Weights were set so that the subject decides (0.6) and facets only support it; they sum to one.
FEATURES: tuple[tuple[Feature, float], ...] = (
    (same_things, 0.30),
    (same_rest, 0.30),
    *((_agrees(name), weight) for name, weight in FACET_WEIGHTS.items()),
)


def score(left: Form, right: Form) -> float:
    """Return the weighted agreement of two concepts, 0..1."""
    return round(sum(weight * feature(left, right)[0] for feature, weight in FEATURES), 4)


def evidence(left: Form, right: Form) -> list[str]:
    """Return the sentences of the features that bear on a pair: what they share of the subject, then what differs."""
    found = [(feature(left, right), weight) for feature, weight in FEATURES]
    return [
        sentence for at, ((value, sentence), _) in enumerate(found) if (at < 2 and value > 0) or value < 1 and at > 1
    ]
