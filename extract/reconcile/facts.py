"""Rows of indicator_values and targets as what reconciliation looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.reconcile import concepts
from extract.reconcile.canonical import Reading
from extract.reconcile.concepts import Named
from extract.reconcile.decisions import Verdicts

# Tables whose rows belong to concepts, with their id column.
TABLES = {"indicator_values": "value_id", "targets": "target_id"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What alignment needs to know of a document."""

    doc_id: str
    jurisdiction: str | None
    level: str | None
    division_code: str | None
    sector: str | None
    period_end: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row with its concept. ref: table and row id. words: the name that was read, with parent or denominator."""

    ref: str
    doc_id: str
    words: str
    unit: str | None
    kind: str
    year: int | None
    value: float | None
    value_high: float | None
    comparator: str | None
    start: int
    concept_id: str
    value_si: float | None
    reading: Reading
    mode: str = "level"


def _year(deadline: dt.date | None, implied: dt.date | None) -> int | None:
    day = deadline or implied
    return day.year if day else None


def _indicator(row: Mapping[str, Any]) -> tuple[str, str | None, str | None, str, int | None]:
    words = concepts.indicator_words(row["name"], row["parent"], row["breakdown"])
    unit = "%" if row["kind"] == "growth_rate" else row["unit"]
    return words, unit, concepts.indicator_mode(row["kind"], unit), row["kind"], row["year"]


def _target(row: Mapping[str, Any]) -> tuple[str, str | None, str | None, str, int | None]:
    words = concepts.target_words(row["subject"] or "", row["per"])
    unit = concepts.target_unit(row["unit"], row["per"])
    return words, unit, row["mode"], "target", _year(row["deadline"], row["deadline_implied"])


# The columns of each table that are looked at.
_COLUMNS = {
    "indicator_values": ("name", "parent", "breakdown", "kind", "unit", "year"),
    "targets": ("subject", "per", "unit", "mode", "deadline", "deadline_implied"),
}
_SHARED = ("doc_id", "value", "value_high", "comparator", "start")


def needed(table: str) -> tuple[str, ...]:
    """Return the columns of a table that `facts` reads."""
    return (TABLES[table], *_SHARED, *_COLUMNS[table])


def name_of(table: str, row: Mapping[str, Any], verdicts: Verdicts | None) -> tuple[str, str | None, Named]:
    """Return the words, the unit and the concept of one row."""
    words, unit, mode, _, _ = (_indicator if table == "indicator_values" else _target)(row)
    return words, unit, concepts.name(words, unit, mode, verdicts)


def facts(table: str, columns: Mapping[str, Sequence[Any]], verdicts: Verdicts | None = None) -> Iterator[Fact]:
    """Yield the rows of a table, given as columns, that have a concept."""
    wanted = needed(table)
    read = _indicator if table == "indicator_values" else _target
    for values in zip(*(columns[name] for name in wanted), strict=True):
        row = dict(zip(wanted, values, strict=True))
        words, unit, mode, kind, year = read(row)
        if not words:
            continue
        named = concepts.name(words, unit, mode, verdicts)
        if named.concept_id is None:
            continue
        yield Fact(
            ref=f"{table}/{row[TABLES[table]]}",
            doc_id=row["doc_id"],
            words=words,
            unit=unit,
            kind=kind,
            year=year,
            value=row["value"],
            value_high=row["value_high"],
            comparator=row["comparator"],
            start=row["start"],
            concept_id=named.concept_id,
            value_si=named.reading.convert(row["value"]),
            reading=named.reading,
            mode=mode or "level",
        )
