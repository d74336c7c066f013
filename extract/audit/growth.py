"""Base, target and growth of one thing that do not go together: in a row of a table, and in a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extract.audit import cues
from extract.audit.claims import GROWTH, TARGET, Claim, Plan
from extract.audit.findings import ERROR, WARNING, Finding, of_claims
from extract.audit.steps import cumulative
from extract.audit.values import half

_SPAN = re.compile(r"((?:19|20)\d{2})\D+((?:19|20)\d{2})")
# Growth at constant prices beside amounts at current prices: the amounts may grow faster by the rise of prices, seldom slower.
PRICES_UP, PRICES_DOWN = 6.0, 1.0
# 左右 leaves room of this many points.
ROUGH = 0.3


def rates(
    base: tuple[float, float], target: tuple[float, float], years: int, share: bool
) -> Iterator[tuple[float, float]]:
    """Yield the growth (per cent or points, lowest and highest) that base and target give, one way of counting at a time.

    base, target: lowest and highest true value of the printed figures. Yearly and compounded (国家统计局: 年均增长 is
    geometric), over the whole span; of a share also in points.
    """
    (low, high), (down, up) = base, target
    if low > 0 and down > 0:
        yield 100 * ((down / high) ** (1 / years) - 1), 100 * ((up / low) ** (1 / years) - 1)
        yield 100 * (down / high - 1), 100 * (up / low - 1)
    if share:
        for span in (years, 1):
            yield (down - high) / span, (up - low) / span


def _around(claim: Claim) -> tuple[float, float]:
    room = half(claim.value)
    return claim.value - room, claim.value + room


def fits(base: Claim, target: Claim, growth: Claim, years: int) -> bool:
    """Whether a growth can be that from base to target, by any way of counting and within what is rounded."""
    room = half(growth.value) + (ROUGH if growth.comparator == "approx" else 0.0) + 1e-6
    low, high = growth.value - room, growth.value + room
    if cues.has("real", growth.name) and growth.unit and "%" in growth.unit:
        low, high = low - PRICES_DOWN, high + PRICES_UP
    if growth.comparator in ("ge", "gt"):
        high = float("inf")
    share = base.unit is not None and any(sign in base.unit for sign in "%‰")
    found = rates(_around(base), _around(target), years, share)
    sign = -1.0 if growth.mode == "decrease" else 1.0
    return any(least <= high and low <= most or -most <= high and low <= -least and sign < 0 for least, most in found)


def _yearly(base: Claim, target: Claim, years: int) -> float:
    return float(100 * ((target.value / base.value) ** (1 / years) - 1)) if base.value > 0 and target.value > 0 else 0.0


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each row of a table whose growth is not that from its base to its target."""
    by_row: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in plan.claims:
        if claim.tabled:
            by_row[claim.table, claim.row_no, claim.parent, claim.name, claim.breakdown].append(claim)
    for group in by_row.values():
        for growth in group:
            if growth.role == GROWTH and not cumulative(growth) and growth.confidence >= 0.8:
                yield from _of_row(plan, group, growth)


def _of_row(plan: Plan, group: Iterable[Claim], growth: Claim) -> Iterator[Finding]:
    span = _SPAN.search(growth.period or "")
    bases = sorted((one for one in group if one.kind == "baseline" and one.year), key=lambda one: one.year or 0)
    targets = sorted(
        (one for one in group if one.role == TARGET and one.year and not cumulative(one)), key=lambda one: one.year or 0
    )
    if span:
        bases = [one for one in bases if one.year == int(span[1])] or bases
        targets = [one for one in targets if one.year == int(span[2])] or targets
    if not bases or not targets or bases[-1].unit != targets[-1].unit:
        return
    base, target = bases[-1], targets[-1]
    years = (target.year or 0) - (base.year or 0)
    if years < 1 or target.comparator in ("range", "le", "lt") or base.value == 0 or fits(base, target, growth, years):
        return
    message = (
        f"{base.name} goes from {base.value:g} ({base.year}) to {target.value:g} ({target.year}), which is "
        f"{_yearly(base, target, years):.1f} % a year, not {growth.value:g} %."
    )
    sure = (WARNING, 0.75) if cues.has("real", growth.name) else (ERROR, 0.9)
    yield of_claims("arithmetic", "growth", sure, message, [(plan, growth), (plan, target), (plan, base)])
