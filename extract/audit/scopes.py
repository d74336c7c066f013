"""Whether two figures are of one thing and one time, by the words around them: narrower words, parts, conditions, spans of time."""

from __future__ import annotations

import re

from extract.audit import cues
from extract.audit.claims import Claim, Plan
from extract.audit.quotes import clause, lead, sentence
from extract.text import fold

_COMMA = re.compile("[，,]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?(?:底|末|前)?")
_PLAIN = re.compile(
    r"[\d.,，、：:（）()%‰“”—\-\s]|到|至|在|达|为|的|约|超过?|不(?:低|少|高)于|以[上下内]|左右|提[高升]|实现|力争|确保"
    r"|全[县市省区州国]|我[县市省区]|总数|总量|数量|数|率"
)


def runs(plan: Plan, claim: Claim) -> str:
    """Say how long a figure runs (yearly, total, ""), by its name, its clause and what it is counted per."""
    if claim.standard:
        return ""  # a standard's time is its unit: 元/月, 每人每月
    if claim.per and "每" in claim.per and cues.has("yearly", claim.per):
        return "yearly"
    words = f"{claim.name}{claim.raw}" if claim.tabled else own(plan, claim)
    return cues.runs(words)


def own(plan: Plan, claim: Claim) -> str:
    """Return a figure's clause from the figure before it on: 每年降低1个百分点、2030年降到45% is of one year once."""
    words = clause(plan, claim)
    begin = claim.end - len(words)
    before = max((one.end for one in plan.within(begin, claim.start) if one.end <= claim.start), default=begin)
    words = words[before - begin :]
    last = words.rpartition("、")[2]
    return last if _YEAR.search(last) else words


def narrower(plan: Plan, claim: Claim) -> frozenset[str]:
    """Return the words that narrow a figure: in its clause, its scope, its row."""
    words = (claim.parent, claim.breakdown) if claim.tabled else (clause(plan, claim), claim.scope)
    return cues.found("narrower", "，".join(filter(None, words)))


def unread(plan: Plan, claim: Claim) -> int:
    """Return how many characters of a figure's clause that are neither its name nor empty words."""
    words = fold(clause(plan, claim))
    left = words[: len(words) - (claim.end - claim.start)]
    name = set(fold(claim.name + (claim.action or "") + (claim.per or "")))
    return sum(1 for ch in _PLAIN.sub("", _YEAR.sub("", left)) if ch not in name)


def part(plan: Plan, claim: Claim) -> bool:
    """Whether a figure is of a part: 其中 stands before it."""
    return not claim.tabled and cues.has("part", lead(plan, claim)[-24:])


def same_scope(plan: Plan, one: Claim, other: Claim) -> bool:
    """Whether nothing around two figures of one concept says that they are of different things or spans of time."""
    if (one.per or "") != (other.per or "") and not (one.tabled or other.tabled):
        return False
    # What either name says is part of the concept that the two share.
    shared = cues.found("narrower", "，".join(filter(None, (one.name, one.per, other.name, other.per))))
    if narrower(plan, one) - shared != narrower(plan, other) - shared or runs(plan, one) != runs(plan, other):
        return False
    return one.breakdown == other.breakdown or not (one.tabled and other.tabled)


def by_years(plan: Plan, claim: Claim) -> bool:
    """Whether a sentence gives its figure for several years: then each is a year's share (2026年、2027年分别改造80个、90个)."""
    begin, words = sentence(plan, claim.start)
    concept = claim.measure.concept_id
    others = plan.within(begin, begin + len(words))
    # Where a measure starts from (由2025年的86公里增加到…) is no share of it.
    return any(
        other.year != claim.year and other.measure.concept_id == concept and other.role == claim.role
        for other in others
    )


def conditioned(plan: Plan, claim: Claim) -> bool:
    """Whether a figure of the same sentence only says which cases are meant (常住人口10万以上的乡镇)."""
    begin, words = sentence(plan, claim.start)
    for other in plan.within(begin, claim.start):
        if other.kind == "condition" and other is not claim:
            said = words[other.start - begin : other.end - begin]
            if said in claim.name or said in (claim.per or ""):
                continue  # 3岁以下婴幼儿托位数 names its own
            between = _COMMA.split(words[max(other.end - begin, 0) : max(claim.start - begin, 0)])
            if len(between) == 1 or len(between) == 2 and between[0].endswith("的"):
                return True
    return False


def spoken(plan: Plan, claim: Claim, share: float) -> bool:
    """Whether at least a share of a measure's name stands in the sentence of its figure, so that it was not carried from elsewhere."""
    words, name = fold(sentence(plan, claim.start)[1]), fold(claim.name)
    return sum(1 for ch in name if ch in words) >= share * len(name)
