"""All checks of one plan and of many plans beside each other, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from extract.audit import (
    changes,
    contradiction,
    dates,
    departments,
    growth,
    parents,
    regression,
    shares,
    steps,
    sums,
    tasks,
    totals,
    units,
)
from extract.audit.claims import Claim, Plan
from extract.audit.findings import Finding

Check = Callable[[Plan], Iterator[Finding]]
# A check's docstring is what it means.
CHECKS: tuple[Check, ...] = (
    contradiction.check,
    growth.check,
    changes.check,
    steps.check,
    sums.check,
    totals.check,
    shares.check,
    regression.check,
    dates.check,
    tasks.check,
    departments.check,
    units.check,
)


def of_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what is in doubt within one plan."""
    for check in CHECKS:
        yield from check(plan)


def between(standings: Iterable[Mapping[str, Any]], plans: Iterable[Plan]) -> Iterator[Finding]:
    """Yield what is in doubt between a plan and those above it."""
    by_id = {plan.doc_id: plan for plan in plans}
    below: list[Mapping[str, Any]] = [row for row in standings if row["standing"] == "below"]
    wanted = {row[key] for row in below for key in ("row", "above_row")}
    claims: dict[str, Claim] = {
        claim.row: claim for plan in by_id.values() for claim in plan.claims if claim.row in wanted
    }
    yield from parents.check(below, by_id, claims)
