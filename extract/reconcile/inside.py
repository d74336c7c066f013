"""Inside one plan: a table's row and the prose that repeats it are one fact said twice, and may contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.reconcile.facts import Fact
from extract.reconcile.links import Link

# Two readings of one number differ by no more than the rounding of its conversion.
TOLERANCE = 1e-9


def agree(left: Fact, right: Fact) -> bool:
    """Whether two values are one, once converted; as printed where one of them cannot be converted to the other's unit."""
    if left.value_si is None or right.value_si is None or left.reading.unit_si != right.reading.unit_si:
        return left.value == right.value
    return abs(left.value_si - right.value_si) <= TOLERANCE * max(1.0, abs(left.value_si))


def _printed(fact: Fact) -> str:
    return f"{fact.value:g}{fact.unit or ''}" if fact.value is not None else "no value"


def _twice(left: Fact, right: Fact) -> Link:
    said = (
        f"One plan says it twice for {left.year}: {left.words} {_printed(left)}, and {right.words} {_printed(right)}."
    )
    if agree(left, right):
        return Link(left.ref, right.ref, "exactMatch", 1.0, [said, "The values agree."], "rule", "positive")
    conflict = f"The values differ: {_printed(left)} / {_printed(right)}."
    return Link(left.ref, right.ref, "exactMatch", 0.5, [said, conflict], "rule", "unsure")


def links(rows: Sequence[Fact]) -> list[Link]:
    """Link the targets of one plan that promise one concept for one year, a table's row first.

    A total and its parts (新增 in one programme, 新增 in another) share no concept unless their names do, so that counts
    of things are linked only where the values agree or a table holds one of them.
    """
    groups: dict[tuple[str, str, int], list[Fact]] = defaultdict(list)
    for fact in rows:
        if fact.kind == "target" and fact.year is not None and fact.value is not None:
            groups[fact.doc_id, fact.concept_id, fact.year].append(fact)
    found = []
    for group in groups.values():
        first = min(group, key=lambda fact: (not fact.ref.startswith("indicator_values/"), fact.start, fact.ref))
        tabled = first.ref.startswith("indicator_values/")
        found += [_twice(first, other) for other in group if other is not first and (tabled or agree(first, other))]
    return found
