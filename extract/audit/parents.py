"""A plan's target below that of the plan above it (standings), told with both sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.audit.claims import Claim, Plan
from extract.audit.findings import NOTE, WARNING, Finding, of_claims
from extract.audit.values import agree, comparable, printed
from extract.directions import direction


def check(
    standings: list[Mapping[str, Any]], plans: Mapping[str, Plan], claims: Mapping[str, Claim]
) -> Iterator[Finding]:
    """Yield a finding for each target that stands below that of a place above; one a place, however many plans it has."""
    told: set[tuple[str, str | None]] = set()
    for row in standings:
        own, above = claims.get(row["row"] or ""), claims.get(row["above_row"])
        plan, higher = plans.get(row["doc_id"]), plans.get(row["above_doc_id"])
        if row["standing"] != "below" or own is None or above is None or plan is None or higher is None:
            continue
        if not _worth(own, above) or (own.row, row["above_jurisdiction"]) in told:
            continue
        told.add((own.row, row["above_jurisdiction"]))
        place, above_place = row["jurisdiction"] or "the plan", row["above_jurisdiction"] or "the plan above"
        message = f"{own.name} for {row['year']}: {place} sets {printed(own)}, {above_place} {printed(above)}."
        yield of_claims("below_parent", "standing", _sure(own, above), message, [(plan, own), (higher, above)])


def _worth(own: Claim, above: Claim) -> bool:
    """Whether the two figures are read well enough to be held against each other."""
    if not comparable(own, above) or agree(own, above) or own.mode != above.mode:
        return False
    if (
        min(own.confidence, above.confidence) < 0.75
        or (own.per or "") != (above.per or "")
        and not (own.tabled or above.tabled)
    ):
        return False
    return own.tabled or above.tabled or own.measure.known


def _sure(own: Claim, above: Claim) -> tuple[str, float]:
    """A binding target or a standard that a lower plan misses weighs more than a level that places differ in."""
    known = direction(own.name) is not None
    binding = above.attribute == "约束性" or above.standard
    return (WARNING, 0.8 if known else 0.7) if binding else (NOTE, 0.75 if known else 0.65)
