"""One measure, one year, two values: in a table and in the text, in two tables, or twice in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.audit import cues, scopes, values
from extract.audit.claims import REACHED, TARGET, Claim, Plan
from extract.audit.findings import ERROR, NOTE, WARNING, Finding, of_claims
from extract.audit.quotes import lead, sentence
from extract.audit.steps import cumulative

_Key = tuple[str, str, int, str]
# Characters of a clause that neither the name of the measure nor a word without meaning accounts for. More of them, and the
# figure may be of something narrower than its name says.
UNREAD = 7
# Share of a name's characters that must stand in the sentence of its figure.
SPOKEN = 0.7
# How sure the reading of a figure must be: beside another of the text, and beside a table's.
SURE, SURE_BESIDE_TABLE = 0.75, 0.65
_REACHED = re.compile(r"(?:达到?|增至|(?:增加|提高|提升|增长|扩大)[到至])$")
_NEW = re.compile(r"^年?新[增建开]")


def _key(claim: Claim) -> _Key | None:
    """What two figures must share before their values are held against each other; None for what is not compared."""
    measure = claim.measure
    if cumulative(claim) or measure.concept_id is None or claim.year is None or claim.role not in (TARGET, REACHED):
        return None
    unit = (measure.unit_si or claim.unit or "").removesuffix(values.YEARLY)
    return measure.concept_id, unit, claim.year, claim.role


def _rate(claim: Claim) -> bool:
    return claim.measure.base in ("share", "per") or claim.standard


def _usable(plan: Plan, claim: Claim) -> bool:
    if claim.tabled:
        return True
    if not scopes.spoken(plan, claim, SPOKEN) or claim.role == TARGET and cues.has("past", lead(plan, claim)):
        return False
    if claim.confidence < SURE_BESIDE_TABLE or scopes.part(plan, claim) or scopes.conditioned(plan, claim):
        return False
    return scopes.unread(plan, claim) <= UNREAD and (_rate(claim) or not scopes.by_years(plan, claim))


def _counts(one: Claim, other: Claim) -> bool:
    """Whether counts of things are of one thing: named fully, done in the same way, and no addition to another's."""
    if _rate(one):
        return True
    if one.tabled != other.tabled and any(
        claim.measure.flow or _NEW.match(claim.name) for claim in (one, other)
    ):  # a column may hold a year's share of what the text sums up
        return False
    if one.measure.change or other.measure.change:
        return one.measure.known
    if one.tabled and other.tabled:
        return True
    if one.tabled or other.tabled:
        return one.measure.known or len(one.name) > 3
    return one.action == other.action and len(one.name) > 3 and (one.measure.known or one.action is not None)


def _apart(plan: Plan, one: Claim, other: Claim) -> bool:
    """Whether two figures stand in two sentences of the text, or in two tables."""
    if one.tabled and other.tabled:
        return one.table != other.table
    if one.tabled or other.tabled:
        return True
    return sentence(plan, one.start)[0] != sentence(plan, other.start)[0]


def _sure(one: Claim, other: Claim) -> tuple[str, float]:
    bases = {one.basis, other.basis}
    tabled = one.tabled or other.tabled
    if "period" in bases:
        return NOTE, 0.6
    known = one.measure.known or _rate(one)
    if tabled and known:
        return (ERROR, 0.9) if "document" not in bases else (WARNING, 0.8)
    if bases <= {"stated", "carried", "sentence", "table"}:
        return WARNING, 0.8 if known else 0.7
    return WARNING, 0.65


def _message(one: Claim, other: Claim) -> str:
    where = {True: "the table", False: "the text"}
    said = "promises" if one.role == TARGET else "reports"
    values_said = f"{values.printed(one)} in {where[one.tabled]}, {values.printed(other)} in {where[other.tabled]}"
    if one.tabled == other.tabled:
        values_said = f"{values.printed(one)} in one place, {values.printed(other)} in another"
    return f"The plan {said} two values of {one.name} for {one.year}: {values_said}."


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each value of a measure that contradicts the first one given for the same year."""
    groups: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in plan.claims:
        if (key := _key(claim)) is not None:
            groups[key].append(claim)
    for group in groups.values():
        if len(group) > 1:
            yield from _of_group(plan, group)


def _of_group(plan: Plan, group: Sequence[Claim]) -> Iterator[Finding]:
    usable = [claim for claim in group if _usable(plan, claim)]
    usable.sort(key=lambda claim: (not claim.tabled, claim.start, claim.row))
    said: set[float] = set()
    for at, one in enumerate(usable):
        for other in usable[at + 1 :]:
            if other.value in said or not _against(plan, one, other):
                continue
            said.add(other.value)
            yield of_claims(
                "contradiction", "two_values", _sure(one, other), _message(one, other), [(plan, one), (plan, other)]
            )
        said.add(one.value)


def _state(plan: Plan, claim: Claim) -> bool:
    """Whether a figure that looks back on a period is what was reached at its end: a rate, or a known stock or amount."""
    if _rate(claim):
        return True
    plain = claim.measure.known and claim.action is None and not claim.measure.flow and not claim.measure.change
    return plain and claim.comparator == "eq" and _REACHED.search(lead(plan, claim)) is not None


def _against(plan: Plan, one: Claim, other: Claim) -> bool:
    if values.agree(one, other) or not values.comparable(one, other):
        return False
    if not (one.tabled or other.tabled) and min(one.confidence, other.confidence) < SURE:
        return False
    if "period" in (one.basis, other.basis) and not (one.tabled and _state(plan, other)):
        return False
    if one.mode != other.mode and not (one.tabled or other.tabled):
        return False
    return _apart(plan, one, other) and _counts(one, other) and scopes.same_scope(plan, one, other)
