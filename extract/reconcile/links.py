"""Links with reasons: between rows of one concept, and between concepts that are near one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.reconcile import blocking, features, vetoes
from extract.reconcile.canonical import Reading
from extract.reconcile.decisions import Verdicts
from extract.reconcile.form import FACETS, Form

# From this agreement on, two concepts of different words and equal facets are put to a person.
DOUBTFUL = 0.80
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿")


@dataclass(frozen=True, slots=True)
class Link:
    """One row of `links`; left and right are table and row id."""

    left: str
    right: str
    relation: str
    score: float | None
    evidence: list[str]
    judged_by: str
    judgement: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a run: its main name, the form that it stands for, and its unit (None where none is known)."""

    concept_id: str
    name: str
    form: Form
    unit_si: str | None
    names: tuple[str, ...] = ()


def conversion(left: Reading, right: Reading) -> tuple[str, str]:
    """Return the relation between two rows of one concept, and a sentence on how their values convert.

    exactMatch where printed values compare as they stand; closeMatch where one is multiplied by a factor, or where the
    unit of one is not known.
    """
    if left.factor is None or right.factor is None:
        same = left.factor is right.factor
        return ("exactMatch", "Neither has a unit.") if same else ("closeMatch", "The unit of one is not known.")
    factor = left.factor / right.factor
    if left.unit_si == right.unit_si and abs(factor - 1) < 1e-9:
        return "exactMatch", "Printed values compare as they stand."
    return "closeMatch", f"Equal after conversion: the value on the left times {factor:.6g} is that on the right."


def reasons(left: str, right: str, one: Reading, other: Reading) -> tuple[str, list[str]]:
    """Return relation and evidence for two names of one concept."""
    relation, sentence = conversion(one, other)
    form = one.form
    subject = "、".join(form.things) or left
    first = f"Same name: {left}." if left == right else f"{left} and {right} have one canonical form: {subject}."
    said = [f"{name} {value}" for name, value in zip(FACETS.values(), form.facets(), strict=True) if value]
    return relation, [first, f"Facets agree: {', '.join(said)}." if said else "Neither name has a facet.", sentence]


def _surely_other(left: Form, right: Form) -> bool:
    """Whether two subjects are certainly two: each holds a known thing that the other lacks, or their numbers differ."""
    ours, theirs = set(left.things), set(right.things)
    numbers = [[ch for ch in form.rest if ch in _NUMERALS] for form in (left, right)]
    return bool(ours - theirs and theirs - ours) or numbers[0] != numbers[1]


def _relation(left: Concept, right: Concept) -> tuple[str, str, list[str]] | None:
    """Relation, judgement and evidence between two concepts; None where they have nothing to do with one another."""
    one, other = left.form, right.form
    sentences = features.evidence(one, other)
    if one.subject() == other.subject():
        found = vetoes.narrower(one, other)
        if found:
            facet, side = found
            broad, narrow = (left, right) if side > 0 else (right, left)
            sentence = f"{narrow.name} is narrower than {broad.name}: {FACETS[facet]} {narrow.form.facet(facet)}."
            return "narrowMatch" if side > 0 else "broadMatch", "positive", [sentence, *sentences]
        return "relatedMatch", "positive", [*sentences[:1], *vetoes.vetoes(one, other)]
    if features.score(one, other) < DOUBTFUL or _surely_other(one, other):
        return None
    return "closeMatch", "unsure", [f"Are {left.name} and {right.name} one thing in other words?", *sentences]


def _person(left: Concept, right: Concept, verdicts: Verdicts) -> Link | None:
    pair = tuple(sorted((left.concept_id, right.concept_id)))
    verdict = verdicts.pairs.get(pair)
    if verdict is None or verdict.judgement == "yes":
        return None
    sentences = [f"{verdict.who} judged {verdict.judgement} on {verdict.when}: {verdict.why or 'no reason given'}."]
    judgement = "negative" if verdict.judgement == "no" else "unsure"
    return Link(*_refs(left, right), "relatedMatch", None, sentences, "person", judgement)


def _refs(left: Concept, right: Concept) -> tuple[str, str]:
    return f"concepts/{left.concept_id}", f"concepts/{right.concept_id}"


def between_concepts(concepts: Iterable[Concept], verdicts: Verdicts) -> list[Link]:
    """Return the links between concepts: broader, narrower, related by vetoes, and doubtful ones for a person.

    The order of the concepts does not matter; the work grows with their number, not with that of their pairs.
    """
    ordered = sorted(concepts, key=lambda concept: concept.concept_id)
    forms: Sequence[Form] = [concept.form for concept in ordered]
    pairs = blocking.by_facet(forms) | blocking.by_words([concept.name for concept in ordered], forms)
    found = []
    for at, to in sorted(pairs):
        left, right = ordered[at], ordered[to]
        link = _person(left, right, verdicts)
        if link is None and (judged := _relation(left, right)):
            relation, judgement, sentences = judged
            score = features.score(left.form, right.form)
            link = Link(*_refs(left, right), relation, score, sentences, "rule", judgement)
        if link:
            found.append(link)
    return found
