"""The rows of a run that a person should look at first: those that contradict others, then the least sure ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from extract.review import wording
from extract.review.doubts import reasons
from extract.review.wording import ID_COLUMNS, Row

# Below this a statement rests on a missing word, a forecast or an aside, and may be a promise (docs/accuracy.md); above it
# the text itself says that the quantity is none, and a person finds little there.
DOUBTED_STATEMENT = 0.8
# Severities of a finding that put its rows first, whatever their confidence.
FIRST = {"error": 0, "warning": 1}


@dataclass(frozen=True, slots=True)
class Queued:
    """One row to look at. `plan` is the source of its document; `reason` says what makes it doubtful."""

    confidence: float
    plan: str
    title: str
    table: str
    row_id: str
    section: str
    about: str
    value: str
    quote: str
    reason: str
    rule: str
    start: int


COLUMNS = tuple(field.name for field in fields(Queued))


def _doubtful(table: str, row: Row) -> bool:
    if row["rule"] == "person":
        return False
    if table != "statements":
        return True
    return row["confidence"] < DOUBTED_STATEMENT or row["value"] is None or row["status"] is None


def _found(findings: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the findings that name each row, worst first."""
    named: dict[str, list[Row]] = {}
    for finding in sorted(findings, key=lambda one: FIRST.get(one["severity"], 2)):
        for ref in finding["rows"]:
            named.setdefault(ref, []).append(finding)
    return named


def order(tables: Mapping[str, Sequence[Row]], findings: Sequence[Row]) -> Iterator[tuple[str, Row, list[Row]]]:
    """Yield (table, row, its findings), the one to look at first first; the order does not depend on that of the input.

    Rows of findings that are errors come first, then of warnings, then all others by rising confidence.
    """
    named = _found(findings)
    ranked = []
    for table, rows in tables.items():
        column = ID_COLUMNS[table]
        for row in rows:
            about = named.get(f"{table}/{row[column]}", [])
            if about or _doubtful(table, row):
                severity = FIRST.get(about[0]["severity"], 2) if about else 2
                ranked.append(
                    ((severity, row["confidence"], row["doc_id"], row["start"], row[column]), table, row, about)
                )
    for _, table, row, about in sorted(ranked, key=lambda one: one[0]):
        yield table, row, about


def entry(table: str, row: Row, about: Sequence[Row], document: Row, section: str) -> Queued:
    """Return a row as it is listed."""
    said = [finding["message"] for finding in about] + [reason.en for reason in reasons(table, row)]
    return Queued(
        confidence=row["confidence"],
        plan=document["source"],
        title=document["title"] or "",
        table=table,
        row_id=row[ID_COLUMNS[table]],
        section=section,
        about=wording.about(table, row),
        value=wording.value_of(table, row),
        quote=wording.clause(table, row),
        reason="; ".join(said),
        rule=row["rule"],
        start=row["start"],
    )
