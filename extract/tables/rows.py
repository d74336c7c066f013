"""Records of one document -> columns of each table: ids from document and position, names as the schemas give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields as dataclass_fields
from operator import attrgetter
from typing import Any

from extract.document import Document
from extract.records import Facts
from extract.tables.columns import columns_of

Columns = dict[str, list[Any]]

# Table -> (its id column, the mark in its ids). An id is document, mark and start; what starts at the same place is
# numbered from the second on, in the order of the records.
ID_COLUMNS = {
    "indicator_values": ("value_id", "iv"),
    "targets": ("target_id", "tg"),
    "statements": ("statement_id", "st"),
    "deadlines": ("deadline_id", "dl"),
    "responsibilities": ("responsibility_id", "rs"),
    "projects": ("project_id", "pj"),
}


def passage_id(doc_id: str, order: int) -> str:
    """Return the id of a passage from its place in the reading order."""
    return f"{doc_id}-p{order}"


def table_id(doc_id: str, index: int | None) -> str | None:
    """Return the id of a table from its place in the document; None for what stands in no table."""
    return None if index is None else f"{doc_id}-tb{index}"


def fact_ids(doc_id: str, mark: str, starts: Iterable[int]) -> list[str]:
    """Return one id a fact, unique and the same in every run over the same file.

    >>> fact_ids("d", "tg", [5, 9, 5])
    ['d-tg5', 'd-tg9', 'd-tg5-2']
    """
    seen: dict[int, int] = {}
    ids = []
    for start in starts:
        seen[start] = nth = seen.get(start, 0) + 1
        ids.append(f"{doc_id}-{mark}{start}" if nth == 1 else f"{doc_id}-{mark}{start}-{nth}")
    return ids


def passage_columns(document: Document) -> Columns:
    """Return the columns of `passages`."""
    found = document.passages
    return {
        "doc_id": [document.doc_id] * len(found),
        "passage_id": [passage_id(document.doc_id, p.order) for p in found],
        "order": [p.order for p in found],
        "kind": [p.kind for p in found],
        "section": [list(p.section) for p in found],
        "number": [p.number or None for p in found],
        "page": [p.page for p in found],
        "start": [p.start for p in found],
        "end": [p.end for p in found],
        "text": [p.text for p in found],
    }


def table_columns(document: Document, kinds: dict[int, str]) -> Columns:
    """Return the columns of `tables`; `kinds` says what a table, by its index, was found to hold."""
    found = document.tables
    return {
        "doc_id": [document.doc_id] * len(found),
        "table_id": [table_id(document.doc_id, t.index) for t in found],
        "title": [t.title or None for t in found],
        "page_start": [t.page_start for t in found],
        "page_end": [t.page_end for t in found],
        "rows": [t.rows for t in found],
        "columns": [t.columns for t in found],
        "kind": [kinds.get(t.index, "other") for t in found],
        "recovered_from": [t.recovered_from for t in found],
    }


def cell_columns(document: Document) -> Columns:
    """Return the columns of `cells`; a blank cell's text is null."""
    found = [(t.index, cell) for t in document.tables for cell in t.cells]
    cells = [cell for _, cell in found]
    return {
        "doc_id": [document.doc_id] * len(found),
        "table_id": [table_id(document.doc_id, index) for index, _ in found],
        "row": [c.row for c in cells],
        "column": [c.column for c in cells],
        "row_span": [c.row_span for c in cells],
        "column_span": [c.column_span for c in cells],
        "is_header": [c.is_header for c in cells],
        "text": [c.text or None for c in cells],
        "start": [c.start for c in cells],
        "end": [c.end for c in cells],
    }


def fact_columns(name: str, doc_id: str, records: list[Any]) -> Columns:
    """Return the columns of one table of facts, in the order of its schema.

    A column takes the record's attribute of its own name; ids are made here from the document and positions.
    """
    id_column, mark = ID_COLUMNS[name]
    made: Columns = {
        "doc_id": [doc_id] * len(records),
        id_column: fact_ids(doc_id, mark, (r.start for r in records)),
    }
    attributes = {field.name for field in dataclass_fields(records[0])}
    if "table" in attributes:
        made["table_id"] = [table_id(doc_id, r.table) for r in records]
    if "passage" in attributes:
        made["passage_id"] = [passage_id(doc_id, r.passage) for r in records]
    if "statement" in attributes:
        made["statement_id"] = [f"{doc_id}-sm{r.statement}" for r in records]
    names = [column.name for column in columns_of(name)]
    read = [column for column in names if column not in made]
    values = zip(*map(attrgetter(*read), records), strict=True)
    made.update(zip(read, map(list, values), strict=True))
    return {column: made[column] for column in names}


def all_columns(document: Document, facts: Facts) -> Iterator[tuple[str, Columns]]:
    """Yield every table of one document that has rows, except `documents`."""
    for name, columns in (
        ("passages", passage_columns(document)),
        ("tables", table_columns(document, facts.table_kinds)),
        ("cells", cell_columns(document)),
    ):
        if columns["doc_id"]:
            yield name, columns
    for name in ID_COLUMNS:
        records = getattr(facts, name)
        if records:
            yield name, fact_columns(name, document.doc_id, records)
