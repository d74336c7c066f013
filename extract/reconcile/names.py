"""A user's own list of names: the concept of each, its relation to the concept's main name, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.reconcile import concepts, links
from extract.reconcile.canonical import Reading
from extract.reconcile.concepts import Named
from extract.reconcile.decisions import Verdicts

ADDED = ("concept_id", "relation", "reasons")


@dataclass(frozen=True, slots=True)
class Linked:
    """One name of a list. relation: of the name to the main name of its concept; None, as concept_id, for no concept."""

    concept_id: str | None
    relation: str | None
    reasons: list[str]


def main_name(names: Iterable[tuple[str, str | None]]) -> tuple[str, str | None]:
    """Return the main name of a concept, with its unit: the most frequent, then the shortest, then the first in order."""
    counts = Counter(names)
    return min(counts, key=lambda one: (-counts[one], len(one[0]), one[0], one[1] or ""))


def _linked(row: tuple[str, str | None], named: Named, main: tuple[str, str | None], reading: Reading) -> Linked:
    if named.reading.form != reading.form:
        return Linked(named.concept_id, "closeMatch", [f"A person judged {row[0]} and {main[0]} one concept."])
    relation, sentences = links.reasons(row[0], main[0], named.reading, reading)
    return Linked(named.concept_id, relation, sentences)


def link_names(rows: Sequence[tuple[str, str | None]], verdicts: Verdicts | None = None) -> list[Linked]:
    """Return what each (name, unit) is linked to, in the order of the rows. Their order changes nothing else."""
    verdicts = verdicts or concepts.standing_verdicts()
    named = [concepts.name(words, unit, None, verdicts) for words, unit in rows]
    members: dict[str, list[int]] = {}
    for at, one in enumerate(named):
        if one.concept_id:
            members.setdefault(one.concept_id, []).append(at)
    mains: dict[str, tuple[tuple[str, str | None], Reading]] = {}
    for concept_id, found in members.items():
        main = main_name(rows[at] for at in found) if len(found) > 1 else rows[found[0]]
        mains[concept_id] = main, next(named[at].reading for at in found if rows[at] == main)
    nothing = Linked(None, None, ["The name says nothing that could be compared."])
    return [
        _linked(row, one, *mains[one.concept_id]) if one.concept_id else nothing
        for row, one in zip(rows, named, strict=True)
    ]
