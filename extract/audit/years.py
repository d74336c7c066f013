"""The year that a reached figure is of: from its sentence, else from a part of the plan that looks back on a period."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.audit.claims import REACHED, Claim, Plan
from extract.audit.quotes import lead, sentence
from extract.text import fold

_YEAR = re.compile(r"(?<![\d比较自从—\-~至])((?:19|20)\d{2})年(?!前|以来|起|代)(?:底|末)?")
_SPAN = re.compile(r"(?:19|20)\d{2}年?[-—~至到](?:19|20)\d{2}年|(?:比|较|自|从)(?:19|20)\d{2}年")
_BEFORE = "比较自从"


def year_of(plan: Plan, claim: Claim) -> tuple[int | None, str | None]:
    """Return the year of a reached figure in running text and where it comes from; (None, None) where nothing says it.

    The last year before the figure in its sentence counts (basis sentence); a sentence that names none takes the plan's
    base year where it looks back on the period before (basis period).
    """
    words = _SPAN.sub("", fold(lead(plan, claim)))
    years = [int(one) for one in _YEAR.findall(words)]
    if years:
        return (years[-1], "sentence") if len(set(years)) == 1 else (None, None)
    if _YEAR.search(fold(sentence(plan, claim.start)[1])):
        return None, None
    return plan.base(), "period"


def dated(plan: Plan, claims: Iterable[Claim]) -> list[Claim]:
    """Return the figures of a plan, those reached in running text with their year."""
    found = []
    for claim in claims:
        if claim.role == REACHED and not claim.tabled and claim.year is None:
            year, basis = year_of(plan, claim)
            claim = replace(claim, year=year, basis=basis)
        found.append(claim)
    return found
