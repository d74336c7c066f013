"""Concept ids of rows: from the canonical form and people's verdicts alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract import codebook
from extract.reconcile import canonical, decisions
from extract.reconcile.canonical import Reading
from extract.reconcile.decisions import Verdicts
from extract.records import Facts, IndicatorValue, Target

# A time that a target is counted per, for everyone or for one person: it is part of the unit, not of the name.
_TIMES = re.compile(r"(?:每人)?每(年|季度|月|周|日|天)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its concept. `concept_id` is None where the name says nothing that could be compared."""

    concept_id: str | None
    reading: Reading


@cache
def _applied(state: tuple[Path, int]) -> Verdicts:
    return decisions.apply(decisions.parse(codebook.decisions(state), state[0].name))


def standing_verdicts() -> Verdicts:
    """Return what the verdicts of corpus/decisions.csv do, or of the file that stands in for it, as it stands now."""
    return _applied(codebook.decisions_state())


def name(words: str, unit: str | None, mode: str | None = None, verdicts: Verdicts | None = None) -> Named:
    """Return the concept of a name as printed, with its unit and, for a target, its mode."""
    reading = canonical.read(words, unit, mode)
    form = reading.form
    if not form.things and len(form.rest) < 2 and not form.population:
        return Named(None, reading)
    return Named((verdicts or standing_verdicts()).concept(form.concept_id(), words), reading)


def indicator_words(row_name: str, parent: str | None, breakdown: str | None) -> str:
    """Return the whole name of a table's row: what it is broken down by before it, its parent for a bare part."""
    form = canonical.read(row_name).form
    words = f"{parent}{row_name}" if parent and not form.things and len(form.rest) < 2 else row_name
    if not breakdown or breakdown == row_name:
        return words
    part, whole = canonical.read(breakdown).form, canonical.read(words).form
    said = bool(part.area) and part.area == whole.area  # 农村低保标准, broken down by 农村
    return words if said else f"{breakdown}{words}"


def target_words(subject: str, per: str | None) -> str:
    """Return the whole name of a target: what it is counted per before it, unless the subject or the unit says so."""
    if not per or per in subject or not per.startswith("每") or _TIMES.fullmatch(per):
        return subject
    return f"{per}{subject}"


def target_unit(unit: str | None, per: str | None) -> str | None:
    """Return the unit of a target with the time that it is counted per: 元, 每人每月 is 元/月."""
    found = _TIMES.fullmatch(per) if per else None
    return f"{unit}/{found[1]}" if found and unit and "/" not in unit else unit


def indicator_mode(kind: str, unit: str | None) -> str | None:
    """Return the mode of a table's value: a column of growth rates holds growth whatever the row's unit."""
    return "increment" if kind == "growth_rate" else None


def _assign(row: IndicatorValue | Target, named: Named) -> None:
    row.concept_id = named.concept_id
    if named.concept_id is None:
        return  # without a concept the value stays in its unit's own base
    row.value_si = named.reading.convert(row.value)
    row.unit_si = named.reading.unit_si if row.value_si is not None else None


def assign(facts: Facts) -> None:
    """Give every indicator value, target and statement its concept and its value in the concept's own unit."""
    verdicts = standing_verdicts()
    for value in facts.indicator_values:
        words = indicator_words(value.name, value.parent, value.breakdown)
        unit = "%" if value.kind == "growth_rate" else value.unit
        _assign(value, name(words, unit, indicator_mode(value.kind, unit), verdicts))
    for target in (*facts.targets, *facts.statements):
        if target.subject:
            words, unit = target_words(target.subject, target.per), target_unit(target.unit, target.per)
            _assign(target, name(words, unit, target.mode, verdicts))
