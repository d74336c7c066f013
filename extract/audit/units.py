"""Indicators without a unit in a table that gives units, and units that do not fit what is measured."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extract import codebook
from extract.audit import cues
from extract.audit.claims import REACHED, TARGET, Claim, Plan
from extract.audit.findings import ERROR, NOTE, Finding, of_claims
from extract.text import fold, squeeze

# Indicators that are numbers without a unit.
_NO_UNIT = re.compile(
    r"指数|系数|倍数|比值|[:：]|之比|比$|收入比|排名|位次|名次|得分|评分|等级|级别|恩格尔|容积率|满意度|基尼|生师比|\d+$"
)
MOST = 0.7
_REMARK = re.compile(r"\([^()]*\)$")
_SHARES = re.compile(r"(?:率|占比|比重|比例|百分比)$")
_RATES = frozenset({"ratio", "rate_mortality", ""})


@cache
def _dimensions() -> dict[str, str]:
    return {fold(row["form"]): row["dimension"] for row in codebook.rows("units")}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """How names end that say their unit's dimension (codebook facets, head), longest first."""
    wanted = {"area", "length", "money"}
    found = [
        (row["form"], row["id"])
        for row in codebook.rows("facets")
        if row["facet"] == "head" and row["id"] in wanted and len(row["form"]) > 1
    ]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


@cache
def dimension(unit: str) -> str | None:
    """Return the dimension of a unit without a stroke, scale words aside; None for one that is not known."""
    words = squeeze(fold(unit)).strip("()")
    while words and words not in _dimensions() and words[0] in "十百千万亿":
        words = words[1:]
    return _dimensions().get(words)


def _bare(name: str) -> str:
    return _REMARK.sub("", squeeze(fold(name)))


def _misfit(claim: Claim) -> str | None:
    """Say what a unit should be where it does not fit; None where it does or cannot be told."""
    if not claim.unit or "/" in claim.unit or claim.mode != "level" or claim.measure.change:
        return None
    found, name = dimension(claim.unit), _bare(claim.name)
    if found is None or "(" in name:
        return None
    if _SHARES.search(name) and not cues.has("own_unit", name):
        return None if found in _RATES or claim.unit == "倍" else "a share"
    if found == "ratio" and claim.unit == "%" and claim.measure.base == "level":
        return None
    wanted = next((kind for form, kind in _endings() if name.endswith(form)), None)
    if wanted == "money" and not found.startswith("money") and found != "ratio":
        return "an amount of money"
    if (
        wanted in ("area", "length")
        and found not in (wanted, "ratio", "count")
        and not (wanted == "length" and found == "count")
    ):
        return f"a unit of {wanted}"
    return None


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each figure whose unit is missing or does not fit."""
    tables: dict[str, list[Claim]] = defaultdict(list)
    seen: set[tuple[str, str | None, str | None]] = set()
    for claim in plan.claims:
        if claim.role not in (TARGET, REACHED):
            continue
        if claim.table:
            tables[claim.table].append(claim)
        wanted = _misfit(claim) if claim.tabled else None  # in running text a name is not sure enough
        key = (claim.name, claim.unit, claim.table)
        if wanted and key not in seen:
            seen.add(key)
            sure = (ERROR, 0.85)
            message = f"{claim.name} is given in {claim.unit}; it should be {wanted}."
            yield of_claims("unit_misfit", "dimension", sure, message, [(plan, claim)])
    for claims in tables.values():
        yield from _missing(plan, claims)


def _missing(plan: Plan, claims: list[Claim]) -> Iterator[Finding]:
    rows: dict[tuple[str | None, str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        rows[claim.row_no, claim.parent, claim.name].append(claim)
    with_unit = sum(1 for members in rows.values() if any(one.unit for one in members))
    if len(rows) < 4 or with_unit < MOST * len(rows):
        return
    for members in rows.values():
        first = members[0]
        if any(one.unit for one in members) or _NO_UNIT.search(_bare(first.name)) or first.confidence < 0.8:
            continue
        if _SHARES.search(_bare(first.name)) and 0 < first.value <= 1:
            continue
        message = f"{first.name} has no unit; the other rows of its table have one."
        yield of_claims("missing_unit", "no_unit", (NOTE, 0.8), message, [(plan, first)])
