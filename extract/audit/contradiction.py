"""One measure, one year, two values: in a table and in the text, in two tables, or twice in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.audit import cues, values
from extract.audit.claims import REACHED, TARGET, Claim, Plan
from extract.audit.findings import ERROR, NOTE, WARNING, Finding, of_claims
from extract.audit.quotes import clause, lead, sentence
from extract.audit.steps import cumulative
from extract.text import fold

_Key = tuple[str, str, int, str]
# Characters of a clause that neither the name of the measure nor a word without meaning accounts for. More of them, and the
# figure may be of something narrower than its name says.
UNREAD = 7
SPOKEN = 0.7
_YEAR = re.compile(r"(?:19|20)\d{2}年?(?:底|末|前)?")
_PLAIN = re.compile(
    r"[\d.,，、：:（）()%‰“”—\-\s]|到|至|在|达|为|的|约|超过?|不(?:低|少|高)于|以[上下内]|左右|提[高升]|实现|力争|确保"
    r"|全[县市省区州国]|我[县市省区]|总数|总量|数量|数|率"
)
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


def _runs(plan: Plan, claim: Claim) -> str:
    if claim.per and "每" in claim.per and cues.has("yearly", claim.per):
        return "yearly"
    words = f"{claim.name}{claim.raw}" if claim.tabled else clause(plan, claim)
    return cues.runs(words)


def _narrower(plan: Plan, claim: Claim) -> frozenset[str]:
    """Words that narrow a figure: in its clause, its scope, its row."""
    words = (claim.parent, claim.breakdown) if claim.tabled else (clause(plan, claim), claim.scope)
    # What the name itself says is part of the concept that two figures share.
    return cues.found("narrower", "，".join(filter(None, words))) - cues.found("narrower", claim.name)


def _unread(plan: Plan, claim: Claim) -> int:
    """Count the characters of a figure's clause that are neither its name nor empty words."""
    words = fold(clause(plan, claim))
    left = words[: len(words) - (claim.end - claim.start)]
    name = set(fold(claim.name + (claim.action or "") + (claim.per or "")))
    return sum(1 for ch in _PLAIN.sub("", _YEAR.sub("", left)) if ch not in name)


def _part(plan: Plan, claim: Claim) -> bool:
    return not claim.tabled and cues.has("part", lead(plan, claim)[-24:])


def _same_scope(plan: Plan, one: Claim, other: Claim) -> bool:
    if (one.per or "") != (other.per or "") and not (one.tabled or other.tabled):
        return False
    if _narrower(plan, one) != _narrower(plan, other) or _runs(plan, one) != _runs(plan, other):
        return False
    return one.breakdown == other.breakdown or not (one.tabled and other.tabled)


def _conditioned(plan: Plan, claim: Claim) -> bool:
    """Whether a figure of the same sentence only says which cases are meant (常住人口10万以上的乡镇)."""
    begin, words = sentence(plan, claim.start)
    for other in plan.claims:
        if other.kind == "condition" and other is not claim and begin <= other.start < begin + len(words):
            said = words[other.start - begin : other.end - begin]
            if said not in claim.name and said not in (claim.per or ""):  # 3岁以下婴幼儿托位数 names its own
                return True
    return False


def _spoken(plan: Plan, claim: Claim) -> bool:
    """Whether most of a measure's name stands in the sentence of its figure, so that it was not carried from elsewhere."""
    words, name = fold(sentence(plan, claim.start)[1]), fold(claim.name)
    return sum(1 for ch in name if ch in words) >= SPOKEN * len(name)


def _usable(plan: Plan, claim: Claim) -> bool:
    if claim.tabled:
        return True
    if not _spoken(plan, claim) or claim.role == TARGET and cues.has("past", lead(plan, claim)):
        return False
    if claim.confidence < 0.75 or _part(plan, claim) or _conditioned(plan, claim):
        return False
    return _unread(plan, claim) <= UNREAD


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


def _against(plan: Plan, one: Claim, other: Claim) -> bool:
    if values.agree(one, other) or not values.comparable(one, other):
        return False
    if "period" in (one.basis, other.basis) and not (_rate(one) and (one.tabled or other.tabled)):
        return False
    if one.mode != other.mode and not (one.tabled or other.tabled):
        return False
    return _apart(plan, one, other) and _counts(one, other) and _same_scope(plan, one, other)
