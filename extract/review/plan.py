"""The page of one plan: its text with every fact, and the data that the tables beside it are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.codebook import table_schema
from extract.review import pages
from extract.review.article import article
from extract.review.doubts import is_doubtful, reasons
from extract.review.marks import Fact, Marked
from extract.review.wording import ID_COLUMNS, Row

# The class of a kind's highlights, and the order of kinds on a page; the same letters stand in review.css.
LETTERS = {
    "targets": "t",
    "indicator_values": "i",
    "deadlines": "d",
    "responsibilities": "r",
    "projects": "p",
    "statements": "s",
}
# Columns that say nothing to a person who has the text beside them.
_LEFT_OUT = {"doc_id", "passage_id", "table_id", "statement_id", "concept_id"}
# What the page tells of a document, in this order.
_SAID = [
    "jurisdiction",
    "level",
    "province",
    "sector",
    "doc_type",
    "status",
    "issuing_body",
    "document_number",
    "issue_date",
    "period_start",
    "period_end",
    "pages",
    "characters",
    "format",
    "source",
    "outcome",
    "error",
    "warnings",
]


@dataclass(slots=True)
class Plan:
    """All that a page shows of one document. `findings` and `changes` are those that concern its rows."""

    document: Row
    passages: Sequence[Row]
    tables: Sequence[Row]
    cells: Sequence[Row]
    facts: Mapping[str, Sequence[Row]]
    findings: Sequence[Row] = ()
    changes: Sequence[Row] = ()
    changes_link: str | None = None
    _ordered: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The document's text, in which all positions count."""
        return "\n".join(passage["text"] for passage in self.passages)

    @property
    def ordered(self) -> list[tuple[str, Row]]:
        """All facts as (table, row), table by table, each by position; a fact's place here is its number on the page."""
        if not self._ordered:
            for table in LETTERS:
                rows = sorted(self.facts.get(table, ()), key=lambda row: (row["start"], row["end"]))
                self._ordered += [(table, row) for row in rows]
        return self._ordered


def _shown(table: str) -> list[str]:
    names = [field["name"] for field in table_schema(table)["fields"]]
    return [name for name in names if name not in _LEFT_OUT]


def _titles() -> dict[str, list[str]]:
    """Return column -> its titles in both languages, of every table shown."""
    found = {}
    for table in ("documents", *LETTERS):
        for column in table_schema(table)["fields"]:
            found[column["name"]] = [column["title_zh"], column["title"]]
    return found


def _enumerations() -> dict[str, dict[str, Any]]:
    """Return what a person may enter: of each table its columns with type, words of an enumeration and whether required."""
    found: dict[str, dict[str, Any]] = {}
    for table in LETTERS:
        found[table] = {
            column["name"]: [column["type"], column.get("constraints", {}).get("enum")]
            for column in table_schema(table)["fields"]
        }
    return found


def named(findings: Sequence[Row]) -> dict[str, list[int]]:
    """Return row reference -> numbers of the findings that name it."""
    found: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        for ref in finding["rows"]:
            found.setdefault(ref, []).append(number)
    return found


def data_of(plan: Plan) -> dict[str, Any]:
    """Return what the page's script works on; rows stand in the order of `Plan.ordered`."""
    columns = {table: _shown(table) for table in LETTERS}
    by_ref = named(plan.findings)
    rows: dict[str, list[list[Any]]] = {table: [] for table in LETTERS}
    doubts, found = {}, {}
    for number, (table, row) in enumerate(plan.ordered):
        rows[table].append([row[name] for name in columns[table]])
        if is_doubtful(table, row):
            doubts[number] = [[reason.zh, reason.en] for reason in reasons(table, row)]
        refs = by_ref.get(f"{table}/{row[ID_COLUMNS[table]]}")
        if refs:
            found[number] = refs
    document = plan.document
    return {
        "sha256": document["sha256"],
        "doc_id": document["doc_id"],
        "title": document["title"] or document["source"],
        "source": document["source"],
        "document": [[name, document[name]] for name in _SAID if document.get(name) not in (None, [])],
        "columns": columns,
        "ids": ID_COLUMNS,
        "titles": _titles(),
        "kinds": _enumerations(),
        "rows": rows,
        "doubts": doubts,
        "findings": [{name: one[name] for name in one if name != "doc_id"} for one in plan.findings],
        "found": found,
        "changes": [dict(one) for one in plan.changes],
        "changes_link": plan.changes_link,
    }


def highlights(plan: Plan) -> list[Fact]:
    """Return every fact with the classes of its highlight: kind, q where it is doubtful, w where a finding names it."""
    by_ref = named(plan.findings)
    made = []
    for number, (table, row) in enumerate(plan.ordered):
        classes = LETTERS[table]
        if is_doubtful(table, row):
            classes += " q"
        if f"{table}/{row[ID_COLUMNS[table]]}" in by_ref:
            classes += " w"
        made.append(Fact(number, row["start"], row["end"], classes))
    return made


def render(plan: Plan) -> str:
    """Return the page as HTML, complete in itself."""
    body = article(Marked(plan.text, highlights(plan)), plan.passages, plan.tables, plan.cells)
    title = plan.document["title"] or plan.document["source"]
    return pages.page("plan", title, data_of(plan), article=body)
