"""People's verdicts on pairs of concepts: replayed in every run, only ever added to, undone by a later row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from extract.errors import UsageError
from extract.reconcile import canonical
from extract.reconcile.clean import unmarked
from extract.reconcile.form import identify

JUDGEMENTS = ("yes", "no", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict on two concepts, each by id or, where that is empty, by a name and unit that belong to it."""

    left: str
    left_name: str
    left_unit: str
    right: str
    right_name: str
    right_unit: str
    judgement: str
    who: str
    why: str
    when: str

    def ids(self) -> tuple[str, str]:
        """Return the ids of both sides."""
        left = self.left or canonical.read(self.left_name, self.left_unit or None).form.concept_id()
        right = self.right or canonical.read(self.right_name, self.right_unit or None).form.concept_id()
        return left, right

    def pair(self) -> tuple[str, ...]:
        """Return what the verdict is about, whichever side stands first; names count where the ids are one."""
        left, right = self.ids()
        if left == right:
            return (left, *sorted((unmarked(self.left_name), unmarked(self.right_name))))
        return tuple(sorted((left, right)))


COLUMNS = tuple(field.name for field in fields(Decision))


def parse(rows: Iterable[dict[str, str]], source: str = "decisions.csv") -> list[Decision]:
    """Return decisions from rows of a CSV. Raises UsageError for a column that is missing or a word that is none."""
    found = []
    for number, row in enumerate(rows, 1):
        missing = [name for name in COLUMNS if row.get(name) is None]
        if missing:
            raise UsageError(f"{source}, row {number}: column {missing[0]} is missing; see docs/reconciliation.md.")
        if row["judgement"] not in JUDGEMENTS:
            raise UsageError(
                f"{source}, row {number}: judgement {row['judgement']!r} is none of {', '.join(JUDGEMENTS)}."
            )
        found.append(Decision(**{name: row[name].strip() for name in COLUMNS}))
    return found


def in_force(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    """Return the verdict that counts for each pair, in the order of the pairs' first verdicts: the last one given."""
    found: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        found[decision.pair()] = decision
    return {pair: verdict for pair, verdict in found.items() if verdict.judgement != "withdrawn"}


@dataclass(slots=True)
class Verdicts:
    """What verdicts do to ids. `joined`: id -> the id that stands for it. `split`: (id, clean name) -> its own id.

    `refused`: verdicts that could not be carried out, a sentence each.
    """

    pairs: dict[tuple[str, ...], Decision]
    joined: dict[str, str]
    split: dict[tuple[str, str], str]
    refused: list[str]

    def concept(self, base: str, name: str) -> str:
        """Return the concept of a name whose form has the id `base`."""
        if self.split:
            base = self.split.get((base, unmarked(name)), base)
        return self.joined.get(base, base)


def _split(pairs: dict[tuple[str, ...], Decision]) -> dict[tuple[str, str], str]:
    """A no between two names of one form gives the one on the right an id of its own."""
    found = {}
    for verdict in pairs.values():
        left, right = verdict.ids()
        name = unmarked(verdict.right_name)
        if verdict.judgement == "no" and left == right and name:
            found[(right, name)] = identify(f"{right}|{name}")
    return found


def apply(decisions: Iterable[Decision]) -> Verdicts:
    """Return what the verdicts do. A yes that would bring together what a no keeps apart is refused, with a sentence.

    The id on the left of the earliest yes stands for what it joins, so that later verdicts rename nothing.
    """
    pairs = in_force(decisions)
    apart = [pair for pair, verdict in pairs.items() if verdict.judgement == "no" and len(pair) == 2]
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while one in parent:
            one = parent[one]
        return one

    refused = []
    for verdict in pairs.values():
        left, right = verdict.ids()
        if verdict.judgement != "yes" or root(left) == root(right):
            continue
        parent[old := root(right)] = root(left)
        broken = next((pair for pair in apart if root(pair[0]) == root(pair[1])), None)
        if broken:
            del parent[old]
            refused.append(
                f"{verdict.left_name or left} and {verdict.right_name or right} were judged one concept, but a no "
                f"keeps {broken[0]} and {broken[1]} apart: withdraw one of the two verdicts."
            )
    return Verdicts(pairs, {one: root(one) for one in parent}, _split(pairs), refused)
