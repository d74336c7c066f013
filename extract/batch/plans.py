"""The tables of a finished run -> plans as the audit looks at them: reconciliation reads what each figure measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.audit.claims import GROWTH, OTHER, REACHED, TARGET, Cell, Claim, Measure, Passage, Plan
from extract.audit.years import dated
from extract.reconcile import concepts
from extract.reconcile.concepts import Named

_ROLES = {"baseline": REACHED, "actual": REACHED, "target": TARGET, "growth_rate": GROWTH}
_STATUS = {"achieved": REACHED, "current": REACHED}
# What is read of each table; reading less saves half of the time.
_FIGURE = "start end value value_high unit comparator confidence"
_PROSE = f"{_FIGURE} subject per mode scope action"
COLUMNS = {
    "documents": "doc_id title jurisdiction level doc_type issue_date period_start period_end base_year",
    "passages": "doc_id passage_id order kind section start end text",
    "cells": "doc_id table_id row column row_span column_span is_header text start end",
    "tables": "doc_id table_id kind",
    "indicator_values": f"doc_id value_id table_id row_no name parent attribute breakdown kind period year raw {_FIGURE}",
    "targets": f"doc_id target_id deadline deadline_basis deadline_implied departments {_PROSE}",
    "statements": f"doc_id statement_id status {_PROSE}",
    "deadlines": "doc_id deadline_id start end expression kind date_start date_end rule confidence",
    "responsibilities": "doc_id start end",
}
Rows = list[dict[str, Any]]


def read(folder: Path, table: str) -> dict[str, Rows]:
    """Return the rows of a table of a run by document. Raises UsageError where it is missing."""
    from extract.tables.finished import read_columns

    wanted = COLUMNS[table].split()
    columns = read_columns(folder, table)
    found: dict[str, Rows] = defaultdict(list)
    for values in zip(*(columns[name] for name in wanted), strict=True):
        found[values[0]].append(dict(zip(wanted, values, strict=True)))
    return found


def _measure(words: str, unit: str | None, named: Named) -> Measure:
    form = named.reading.form
    facets = (form.denominator, form.area, form.residency, form.population, form.qualifiers)
    return Measure(
        concept_id=named.concept_id,
        family="|".join(("+".join(form.things), form.rest, *facets)),
        things=form.things,
        rest=form.rest,
        base=form.base,
        change=form.change,
        dimension=form.dimension,
        flow=form.flow,
        factor=named.reading.factor,
        unit_si=named.reading.unit_si,
    )


def _of_table(row: Mapping[str, Any]) -> Claim:
    words = concepts.indicator_words(row["name"], row["parent"], row["breakdown"])
    unit = "%" if row["kind"] == "growth_rate" else row["unit"]
    mode = concepts.indicator_mode(row["kind"], unit)
    return Claim(
        row=f"indicator_values/{row['value_id']}",
        role=_ROLES[row["kind"]],
        kind=row["kind"],
        name=row["name"],
        measure=_measure(words, unit, concepts.name(words, unit, mode)),
        unit=unit,
        value=row["value"],
        high=row["value_high"],
        comparator=row["comparator"],
        mode=mode or "level",
        year=row["year"],
        basis="table",
        start=row["start"],
        end=row["end"],
        confidence=row["confidence"],
        table=row["table_id"],
        parent=row["parent"],
        breakdown=row["breakdown"],
        row_no=row["row_no"],
        period=row["period"],
        attribute=row["attribute"],
        raw=row["raw"],
    )


def _of_prose(row: Mapping[str, Any], table: str) -> Claim:
    words = concepts.target_words(row["subject"] or "", row["per"])
    unit = concepts.target_unit(row["unit"], row["per"])
    status = row.get("status") or "target"
    day = row.get("deadline") or row.get("deadline_implied")
    return Claim(
        row=f"{table}/{row['target_id' if table == 'targets' else 'statement_id']}",
        role=TARGET if table == "targets" else _STATUS.get(status, OTHER),
        kind=status,
        name=row["subject"] or "",
        measure=_measure(words, unit, concepts.name(words, unit, row["mode"])),
        unit=row["unit"],
        value=row["value"],
        high=row["value_high"],
        comparator=row["comparator"],
        mode=row["mode"],
        year=day.year if day else None,
        basis=row.get("deadline_basis") or ("document" if day else None),
        start=row["start"],
        end=row["end"],
        confidence=row["confidence"],
        per=row["per"],
        scope=row["scope"],
        action=row["action"],
        departments=tuple(row.get("departments") or ()),
    )


def _cells(rows: Rows) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    names = ("row", "column", "row_span", "column_span", "is_header", "text", "start", "end")
    for row in rows:
        row["text"] = row["text"] or ""  # an empty cell
        found[row["table_id"]].append(Cell(*(row[name] for name in names)))
    return found


def _plan(row: Mapping[str, Any], tables: Mapping[str, Mapping[str, Rows]]) -> Plan:
    own = {name: rows.get(row["doc_id"], []) for name, rows in tables.items()}
    passages: Sequence[Passage] = [
        Passage(
            one["passage_id"],
            one["order"],
            one["kind"],
            tuple(one["section"] or ()),
            one["start"],
            one["end"],
            one["text"],
        )
        for one in own["passages"]
    ]
    about = {name: row[name] for name in COLUMNS["documents"].split()}
    plan = Plan(
        **about,
        passages=passages,
        cells=_cells(own["cells"]),
        table_kinds={one["table_id"]: one["kind"] for one in own["tables"]},
        rows={name: own[name] for name in ("deadlines", "responsibilities")},
    )
    claims = [_of_table(one) for one in own["indicator_values"] if one["value"] is not None]
    for table in ("targets", "statements"):
        claims += [_of_prose(one, table) for one in own[table] if one["value"] is not None]
    plan.claims = sorted(dated(plan, claims), key=lambda claim: (claim.start, claim.row))
    return plan


def plans(folder: Path) -> Iterator[Plan]:
    """Yield the plans of a finished run in the order of their ids. Raises UsageError where `folder` is none."""
    tables = {name: read(folder, name) for name in COLUMNS}
    for doc_id, rows in sorted(tables["documents"].items()):
        if tables["passages"].get(doc_id):
            yield _plan(rows[0], tables)
