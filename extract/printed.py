"""A plan in traditional characters: read through a twin in simplified ones, quoted as it is printed.

Codebooks and shapes know simplified characters alone. One character stands for one, so both have the same offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from extract.document import Document, Table
from extract.records import Facts
from extract.text import simplified

# How far around a row's span its quote and its task are looked for first, in characters.
_NEAR = 2000
WARNING = "The text is in traditional characters: rows quote it as printed; names, subjects and titles are simplified."


def plain(document: Document) -> Document:
    """Return the document in simplified characters, with the same offsets; the document itself where it has no others."""
    text = simplified(document.text)
    if text == document.text:
        return document
    passages = tuple(
        replace(p, text=simplified(p.text), section=tuple(map(simplified, p.section))) for p in document.passages
    )
    metadata = {simplified(key): simplified(value) for key, value in document.loaded.metadata.items()}
    loaded = replace(document.loaded, metadata=metadata)
    return replace(document, text=text, passages=passages, tables=tuple(map(_plain, document.tables)), loaded=loaded)


def _plain(table: Table) -> Table:
    cells = tuple(replace(cell, text=simplified(cell.text)) for cell in table.cells)
    return replace(table, cells=cells, title=simplified(table.title) if table.title else None, _by_row={})


class _Row(Protocol):
    start: int
    end: int


def restore(facts: Facts, read: str, printed: str) -> None:
    """Give each row the characters that are printed where it stands, in what it quotes: quote, expression, raw, task."""
    for target in (*facts.targets, *facts.statements):
        target.quote = _as_printed(target.quote, target, read, printed)
    for deadline in facts.deadlines:
        deadline.expression = printed[deadline.start : deadline.end]
    for duty in facts.responsibilities:
        duty.department = printed[duty.start : duty.end]
    for value in facts.indicator_values:
        value.raw = printed[value.start : value.end]
    _tasks((*facts.deadlines, *facts.responsibilities), read, printed)


class _Tasked(_Row, Protocol):
    task: str | None


def _tasks(rows: Iterable[_Tasked], read: str, printed: str) -> None:
    for row in rows:
        if row.task:
            row.task = _as_printed(row.task, row, read, printed)


def _as_printed(words: str, row: _Row, read: str, printed: str) -> str:
    at = read.find(words, max(0, row.start - _NEAR - len(words)), row.end + _NEAR + len(words))
    at = at if at >= 0 else read.find(words)
    return printed[at : at + len(words)] if at >= 0 else words
