"""Shares of a whole above 100 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract import codebook
from extract.audit import cues
from extract.audit.claims import REACHED, TARGET, Claim, Plan
from extract.audit.findings import ERROR, Finding, of_claims
from extract.grammar import alternation
from extract.text import fold, squeeze

# A占B比例 is a share of B, unless A is no part of B (债务占GDP比重).
_OF = re.compile(r"占.+(?:比例|比率|比重|百分比)$")
WHOLE = "100"
_REMARK = re.compile(r"\([^()]*\)$")


@cache
def _bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {fold(row["form"]): row["id"] for row in codebook.rows("measure_bounds")}
    return re.compile(alternation(form[::-1] for form in known)), known


def largest(name: str) -> float | None:
    """Return the largest per cent that a measure can be, by how its name ends; None where there is none.

    >>> largest("生活垃圾无害化处理率"), largest("高中阶段毛入学率"), largest("展馆数")
    (100.0, None, None)
    """
    pattern, known = _bounds()
    words = _REMARK.sub("", squeeze(fold(name)))
    match = pattern.match(words[::-1])
    bound = known[match[0][::-1]] if match else "-"
    if match is None and _OF.search(words) and not cues.has("no_part", words):
        bound = WHOLE
    return None if bound == "-" else float(bound)


def _too_large(claim: Claim) -> bool:
    if claim.role not in (TARGET, REACHED) or claim.mode != "level" or claim.measure.change:
        return False
    if not claim.unit or claim.unit not in ("%", "‰", "％") or claim.comparator in ("le", "lt"):
        return False
    bound = largest(claim.name)
    return bound is not None and claim.value * (0.1 if claim.unit == "‰" else 1.0) > bound


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each share above what a share can be."""
    for claim in plan.claims:
        if _too_large(claim):
            message = f"{claim.name} cannot be above 100 %; the plan says {claim.value:g}{claim.unit}."
            yield of_claims("arithmetic", "share_above_100", (ERROR, 0.9), message, [(plan, claim)])
