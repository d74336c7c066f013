"""A target on the wrong side of what the plan says has been reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.audit import cues
from extract.audit.claims import REACHED, TARGET, Claim, Plan
from extract.audit.findings import NOTE, WARNING, Finding, of_claims
from extract.audit.quotes import clause, lead
from extract.audit.steps import cumulative
from extract.audit.values import agree, comparable, printed
from extract.directions import Direction, direction

# A bound that is kept (保持, 不低于, 控制在) lies a little on the wrong side of the present as a rule.
KEPT = 0.05


def _standing(claim: Claim) -> bool:
    """Whether a figure is a level that lasts, so that a later one can be held against it; a year's deeds are none."""
    measure = claim.measure
    if cumulative(claim) or measure.concept_id is None or measure.change or measure.flow or claim.mode != "level":
        return False
    if claim.high is not None or (claim.per and "年" in claim.per):
        return False
    if claim.tabled:
        return True
    return measure.base in ("share", "per") or claim.standard or (measure.known and claim.action is None)


def _worse(way: Direction, reached: Claim, target: Claim) -> bool:
    if not comparable(reached, target) or agree(reached, target):
        return False
    before = reached.si() if reached.si() is not None else reached.value
    after = target.si() if target.si() is not None else target.value
    if before is None or after is None:
        return False
    if target.comparator in ("le", "lt") and way.better == "higher":
        return False
    if target.comparator in ("ge", "gt") and way.better == "lower":
        return False
    return after < before if way.better == "higher" else after > before


def _kept(plan: Plan, target: Claim, reached: Claim) -> bool:
    words = f"{clause(plan, target)}{target.raw}" if target.tabled else lead(plan, target)[-20:] + clause(plan, target)
    bound = target.comparator in ("ge", "gt", "le", "lt", "approx") or cues.has("hold", words)
    near = abs(target.value - reached.value) <= KEPT * max(abs(target.value), abs(reached.value))
    return bound and near


def _meant(plan: Plan, way: Direction, target: Claim) -> bool:
    """Whether the words before a target say that it is to go that way (由14.8%下降到13.5%): then the name misleads."""
    return not target.tabled and cues.has("fall" if way.better == "higher" else "grow", clause(plan, target))


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield (reached, target): within one row of a table, else the latest that is reached beside each target."""
    targets = [one for one in group if one.role == TARGET and one.year is not None]
    reached = [one for one in group if one.role == REACHED]
    for target in targets:
        own = [
            one for one in reached if one.table == target.table and one.table and (one.year or 0) < (target.year or 0)
        ]
        others = [one for one in reached if not one.tabled and not target.tabled]
        found = own or others
        if found:
            yield max(found, key=lambda one: (one.year or 0, -one.start)), target


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each target that would undo what has been reached."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in plan.claims:
        if _standing(claim) and claim.measure.concept_id:
            groups[claim.measure.concept_id].append(claim)
    for group in groups.values():
        for reached, target in _pairs(group):
            way = direction(target.name)
            if (
                way is None
                or way.held
                or not _worse(way, reached, target)
                or _kept(plan, target, reached)
                or _meant(plan, way, target)
            ):
                continue
            word = "below" if way.better == "higher" else "above"
            message = f"The target for {target.name} in {target.year} ({printed(target)}) is {word} what is reached ({printed(reached)})."
            plain = target.tabled and reached.tabled and target.comparator == "eq"
            sure = (WARNING, 0.85) if plain else (NOTE, 0.7)
            yield of_claims("regression", "below_reached", sure, message, [(plan, target), (plan, reached)])
