"""One processed document -> its checked columns and its row of `documents`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from extract.document import Document
from extract.errors import TableError
from extract.records import Facts, Metadata
from extract.tables.checks import faults, value_fault
from extract.tables.columns import columns_of
from extract.tables.rows import Columns, all_columns

# A document that loses more rows than this names the first ones and counts the rest.
WARNINGS_SHOWN = 20


class Processed(Protocol):
    """What the pipeline says of one file (`extract.pipeline.Result`). `document` is None where the file failed."""

    @property
    def document(self) -> Document | None:
        """The plan; None where the file failed."""

    @property
    def facts(self) -> Facts | None:
        """What was read from it; None where the file failed."""

    @property
    def error(self) -> str | None:
        """What is wrong and what to do, in a sentence."""

    @property
    def outcome(self) -> str:
        """ok, partial or failed."""

    @property
    def seconds(self) -> float:
        """Time taken."""

    @property
    def sha256(self) -> str | None:
        """Hash of the file; None where it could not be opened."""

    @property
    def bytes(self) -> int | None:
        """Size of the file; None where it could not be opened."""

    @property
    def format(self) -> str | None:
        """As found from its content; None where unknown."""

    @property
    def warnings(self) -> Sequence[str]:
        """What was lost or is in doubt, a sentence each."""


@dataclass(slots=True)
class Tabulated:
    """One document as tables: its row of `documents` (column -> value) and the columns of every other table."""

    row: dict[str, Any]
    tables: dict[str, Columns] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Rows a table."""
        return {name: len(columns["doc_id"]) for name, columns in self.tables.items()}


def _without(columns: Columns, bad: dict[int, str]) -> Columns:
    return {name: [v for at, v in enumerate(values) if at not in bad] for name, values in columns.items()}


def _label(columns: Columns, row: int) -> str:
    words = next((columns[c][row] for c in ("quote", "expression", "department", "raw", "name") if c in columns), None)
    return f" ({str(words)[:40]})" if words else ""


def _check_text(document: Document) -> None:
    if "\n".join(p.text for p in document.passages) != document.text:
        raise TableError(f"{document.source}: the passages do not make up the text; report this file as a fault.")


def checked_tables(document: Document, facts: Facts, strict: bool = False) -> tuple[dict[str, Columns], list[str]]:
    """Return the columns of each table of one document that has rows, and a sentence for each row left out.

    With `strict` the first bad row raises TableError instead. TableError is raised in any case where the passages do
    not make up the text, for then no position can be trusted.
    """
    _check_text(document)
    tables: dict[str, Columns] = {}
    lost: list[str] = []
    for name, columns in all_columns(document, facts):
        bad = faults(name, columns, document.text)
        messages = [f"A row of {name}{_label(columns, at)} was left out: {wrong}." for at, wrong in bad.items()]
        if messages and strict:
            raise TableError(f"{document.source}: {messages[0]}")
        kept = _without(columns, bad) if bad else columns
        if kept["doc_id"]:
            tables[name] = kept
        lost += messages
    return tables, lost


def shorten(warnings: Sequence[str]) -> list[str]:
    """Return at most WARNINGS_SHOWN warnings without repeats; a last one counts those not shown."""
    unique = list(dict.fromkeys(w for w in warnings if w))
    more = len(unique) - WARNINGS_SHOWN
    return unique if more <= 0 else [*unique[:WARNINGS_SHOWN], f"{more} further warnings are not shown."]


def clean_source(source: str) -> str:
    """Return a file name that can be written as UTF-8: bytes that are no UTF-8 become \\xNN."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _document_row(done: Processed, source: str) -> dict[str, Any]:
    document = done.document
    doc_id = document.doc_id if document else (done.sha256 or hashlib.sha256(source.encode()).hexdigest())[:16]
    loaded = document.loaded if document else None
    return {
        "doc_id": doc_id,
        "source": source,
        "duplicate_of": None,
        "sha256": done.sha256,
        "format": done.format,
        "bytes": done.bytes,
        "pages": loaded.pages if loaded else None,
        "characters": len(document.text) if document else None,
        **asdict(done.facts.metadata if done.facts else Metadata()),
        "loader": loaded.loader if loaded else None,
        "outcome": done.outcome,
        "error": done.error or None,
        "seconds": max(0.0, done.seconds),
    }


def _drop_faults(row: dict[str, Any]) -> list[str]:
    """Set what the schema refuses in a row of `documents` to null; return a sentence for each."""
    lost = []
    for column in columns_of("documents"):
        wrong = value_fault("documents", column, row[column.name])
        if wrong:
            lost.append(f"{column.name} of the document was left out: {wrong}.")
            row[column.name] = None
    return lost


def tabulate(done: Processed, source: str) -> Tabulated:
    """Return one document's tables. Rows that fail their check are left out, with a warning and outcome partial.

    A document whose positions cannot be trusted at all becomes a failed row without tables.
    """
    source = clean_source(source)
    row = _document_row(done, source)
    tables: dict[str, Columns] = {}
    lost: list[str] = []
    if done.document and done.facts:
        try:
            tables, lost = checked_tables(done.document, done.facts)
        except TableError as e:
            row.update(outcome="failed", error=str(e))
    row["warnings"] = []
    lost += _drop_faults(row)
    if lost and row["outcome"] == "ok":
        row["outcome"] = "partial"
    row["warnings"] = shorten([*done.warnings, *(done.facts.warnings if done.facts else ()), *lost])
    return Tabulated(row, tables)


@dataclass(slots=True)
class Failure:
    """A file that no stage could process, in the shape of `Processed`."""

    error: str
    sha256: str | None = None
    bytes: int | None = None
    format: str | None = None
    document: None = None
    facts: None = None
    outcome: str = "failed"
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
