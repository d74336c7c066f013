"""A finding, and the columns of the table `findings`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extract.audit.claims import Claim, Plan
from extract.audit.quotes import quote

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a plan that a finding is about, quoted with what stands around them."""

    plan: Plan
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt: its kind and check, how grave and how sure it is, the rows concerned, and up to two places in the text."""

    kind: str
    check: str
    severity: str
    confidence: float
    message: str
    rows: tuple[str, ...]
    place: Span
    other: Span | None = None


def of_claims(
    kind: str, check: str, sure: tuple[str, float], message: str, claims: Sequence[tuple[Plan, Claim]]
) -> Finding:
    """Return a finding about figures, the first two quoted."""
    spans = [Span(plan, claim.start, claim.end) for plan, claim in claims]
    rows = tuple(dict.fromkeys(claim.row for _, claim in claims))
    return Finding(kind, check, sure[0], sure[1], message, rows, spans[0], spans[1] if len(spans) > 1 else None)


def _id(finding: Finding, words: str) -> str:
    seed = "|".join((finding.kind, finding.check, *finding.rows, str(finding.place.start), words))
    return f"{finding.place.plan.doc_id}-fd{hashlib.blake2b(seed.encode(), digest_size=5).hexdigest()}"


def rows(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as rows of the table, gravest and surest first, plan by plan; what is said twice stands once."""
    made: dict[str, dict[str, Any]] = {}
    for finding in found:
        words, start, end = quote(finding.place.plan, finding.place.start, finding.place.end)
        other = finding.other
        there = quote(other.plan, other.start, other.end) if other else (None, None, None)
        name = _id(finding, there[0] or "")
        row = {
            "finding_id": name,
            "doc_id": finding.place.plan.doc_id,
            "kind": finding.kind,
            "check": finding.check,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "rows": list(finding.rows),
            "message": finding.message,
            "quote": words or None,
            "start": start,
            "end": end,
            "other_doc_id": other.plan.doc_id if other else None,
            "other_quote": there[0] or None,
            "other_start": there[1],
            "other_end": there[2],
        }
        made.setdefault(name, row)
    return sorted(made.values(), key=_order)


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    return SEVERITIES.index(row["severity"]), -row["confidence"], row["doc_id"], row["start"], row["finding_id"]
