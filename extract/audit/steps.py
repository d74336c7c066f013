"""Growth and additions told apart from the figures that they lead from and to: in another sentence, or in a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.audit import values
from extract.audit.claims import OTHER, REACHED, TARGET, Claim, Plan
from extract.audit.findings import ERROR, WARNING, Finding, of_claims
from extract.audit.quotes import lead
from extract.text import fold

# 比2025年提高8个百分点, 较2020年增加500张: what is added to which year.
_SINCE = re.compile(r"(?:比|较)((?:19|20)\d{2})年(?:底|末)?[^\d,，。;；]{0,6}$")
_CUMULATIVE = re.compile(r"^[\[〔【(（]")


def cumulative(claim: Claim) -> bool:
    """Whether a cell stands in the brackets that mark a change over the whole period: 〔5.4〕."""
    return claim.tabled and _CUMULATIVE.match(claim.raw.strip()) is not None


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each addition that is not the difference of what it leads from and to."""
    yield from _in_rows(plan)
    levels: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in plan.claims:
        if (
            claim.role in (TARGET, REACHED)
            and claim.mode == "level"
            and not claim.measure.change
            and claim.measure.family
        ):
            levels[claim.measure.family, claim.measure.base].append(claim)
    for claim in plan.claims:
        if claim.role != TARGET or claim.tabled or claim.mode not in ("increment", "decrease"):
            continue
        if since := _SINCE.search(fold(lead(plan, claim))):
            group = [*levels[claim.measure.family, claim.measure.base], *levels[claim.measure.family, "level"]]
            yield from _added(plan, claim, int(since[1]), group)


def _in_rows(plan: Plan) -> Iterator[Finding]:
    rows: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in plan.claims:
        if claim.tabled and claim.kind in ("baseline", "target", "growth_rate"):
            rows[claim.table, claim.row_no, claim.parent, claim.name, claim.breakdown].append(claim)
    for group in rows.values():
        changes = [one for one in group if cumulative(one)]
        bases = [one for one in group if one.kind == "baseline" and not cumulative(one)]
        targets = [one for one in group if one.role == TARGET and not cumulative(one)]
        if len(changes) == len(bases) == len(targets) == 1:
            yield from _row(plan, bases[0], targets[0], changes[0])


def _row(plan: Plan, base: Claim, target: Claim, change: Claim) -> Iterator[Finding]:
    if target.high is not None or change.high is not None or base.unit != target.unit or change.year != target.year:
        return
    difference = target.value - base.value
    room = sum(values.half(one.value) for one in (base, target, change) if one.value % 1) + 1e-9
    growth = 100 * (target.value / base.value - 1) if base.value else 0.0
    points = "%" in (base.unit or "") or _points(change)
    found = (difference, -difference) if points else (difference, -difference, growth, -growth)
    if target.comparator in ("ge", "gt", "le", "lt", "approx") or any(abs(one - change.value) <= room for one in found):
        return
    if not points and abs(growth - change.value) <= 1:
        return
    message = (
        f"{base.name} goes from {base.value:g} ({base.year}) to {target.value:g} ({target.year}): "
        f"{difference:.6g}, not {change.raw.strip()}."
    )
    yield of_claims("arithmetic", "change", (ERROR, 0.85), message, [(plan, target), (plan, base), (plan, change)])


def _points(claim: Claim) -> bool:
    return claim.unit is not None and "百分点" in claim.unit


def _added(plan: Plan, change: Claim, since: int, group: Sequence[Claim]) -> Iterator[Finding]:
    """Hold base plus change against the target that the sentence of the change gives."""
    same = [one for one in group if _fits(one, change)]
    targets = [one for one in same if one.role == TARGET and 0 < change.start - one.end <= NEAR_TO]
    bases = [one for one in same if one.year == since and (one.role == REACHED) and one.kind != "condition"]
    if not targets or not bases:
        return
    target, base = targets[-1], bases[0]
    if target.high is not None or base.high is not None or not values.comparable(target, base):
        return
    scale = 1.0 if _points(change) else change.measure.factor or 1.0
    sign = -1.0 if change.mode == "decrease" else 1.0
    start, end = (one.value if _points(change) else one.si() or 0.0 for one in (base, target))
    expected = start + sign * change.value * scale
    room = sum(
        values.half(one.value) * (1.0 if _points(change) else one.measure.factor or 1.0)
        for one in (base, target, change)
    )
    if abs(expected - end) <= room * 1.05 or target.comparator != "eq" and sign * (end - expected) < 0:
        return
    message = (
        f"{target.name}: {values.printed(base)} in {since} and {values.printed(change)} more"
        f" do not make {values.printed(target)}."
    )
    if sign < 0:
        message = message.replace(" more", " less")
    pairs = [(plan, target), (plan, base), (plan, change)]
    yield of_claims("arithmetic", "change", (WARNING, 0.8), message, pairs)


# Characters between a target and what it adds: …达到73%，比2025年提高8个百分点.
NEAR_TO = 40


def _fits(one: Claim, change: Claim) -> bool:
    if one.role == OTHER or cumulative(one):
        return False
    if _points(change):
        return one.unit == "%"
    return one.measure.unit_si == change.measure.unit_si and one.unit != "%"
