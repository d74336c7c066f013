"""Replays people's verdicts on the tables of one document. A verdict that cannot be carried out becomes a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from extract.tables.checks import faults
from extract.tables.columns import Column, columns_of
from extract.tables.corrections import CLOSES, OPENS, Correction
from extract.tables.rows import ID_COLUMNS, Columns, fact_ids

# What a person's row has as rule and confidence.
RULE, CONFIDENCE = "person", 1.0
# Columns that follow from where a row stands or from its other columns, and cannot be set.
_FIXED = {
    "doc_id", "passage_id", "table_id", "statement_id", "start", "end", "quote", "expression", "department", "raw",
    "task_start", "task_end", "rule", "confidence", "concept_id", "value_si", "unit_si",
}  # fmt: skip
# What a missing row has unless it was said otherwise.
_DEFAULTS: dict[str, dict[str, Any]] = {
    "targets": {"comparator": "eq", "mode": "level", "implied": False, "departments": []},
    "statements": {"comparator": "eq", "mode": "level", "implied": False, "departments": []},
    "indicator_values": {"comparator": "eq", "kind": "target"},
    "deadlines": {"kind": "by"},
    "responsibilities": {"role": "joint"},
    "projects": {},
}
# The column that holds a missing row's own words.
_WORDS = {"deadlines": "expression", "responsibilities": "department", "indicator_values": "raw"}
_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_LISTED = re.compile(r"[、,，;；]\s*")
Row = dict[str, Any]


class _RefusedError(Exception):
    """A verdict that cannot be carried out; the message says why."""


def _sign(sign: str) -> bool:
    """Whether a sign stands for one that a page cannot show (control and direction marks)."""
    return sign == "\ufffd" or "\u2400" <= sign <= "\u2421"


def _same(words: str, quote: str) -> bool:
    return len(words) == len(quote) and all(a == b or _sign(b) or b == " " for a, b in zip(words, quote, strict=True))


def _located(text: str, one: Correction) -> tuple[int, int]:
    """Return where the words of a verdict stand: at their position, else where their context stands once."""
    if not one.quote or _same(text[one.start : one.end], one.quote):
        return one.start, one.end
    lead, found, tail = one.context.partition(f"{OPENS}{one.quote}{CLOSES}")
    whole = lead + one.quote + tail
    if not found or text.count(whole) != 1:
        raise _RefusedError("the words do not stand there any more; judge the row again on a new page")
    start = text.index(whole) + len(lead)
    return start, start + len(one.quote)


def _value(column: Column, words: str) -> Any:
    """Return what was entered in a column's type; nothing is null."""
    words = words.strip()
    if not words:
        return [] if column.type == "array" and column.required else None
    try:
        if column.type == "array":
            return [part for part in _LISTED.split(words) if part]
        if column.type == "number":
            return float(words)
        if column.type == "integer":
            return int(words)
        if column.type == "date":
            return dt.date.fromisoformat(words)
        if column.type == "boolean":
            return {"true": True, "false": False}[words.lower()]
    except (ValueError, KeyError) as e:
        raise _RefusedError(f"{words!r} is no {column.type} for {column.name}") from e
    return words


def _set(table: str, row: Row, changes: dict[str, str]) -> None:
    columns = {column.name: column for column in columns_of(table)}
    for name, words in changes.items():
        if name in _FIXED or name == ID_COLUMNS[table][0] or name not in columns:
            raise _RefusedError(f"{name!r} is no field of {table} that can be set")
        row[name] = _value(columns[name], words)
    if "deadline" in changes and "deadline_basis" in columns:
        row["deadline_basis"], row["deadline_implied"] = ("stated" if row["deadline"] else None), None
    row["rule"], row["confidence"] = RULE, CONFIDENCE


def _sentence(text: str, start: int, end: int) -> str:
    before = [found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 400), start)]
    after = _SENTENCE_END.search(text, end, end + 400)
    first = before[-1] if before else max(0, start - 400)
    return text[first : after.start() if after else end].strip()


class Corrected:
    """The tables of one document while verdicts are carried out; rows are dictionaries, in the order of the text."""

    def __init__(self, tables: dict[str, Columns]) -> None:
        """Take the tables; only those that a verdict names are turned into rows."""
        self.tables = tables
        self.text = "\n".join(tables["passages"]["text"])
        self.doc_id: str = tables["passages"]["doc_id"][0]
        self.touched: dict[str, list[Row]] = {}
        self._rows: dict[str, list[Row]] = {}

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table of facts."""
        if table not in self._rows:
            columns = self.tables.get(table, {})
            self._rows[table] = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        return self._rows[table]

    def carry_out(self, one: Correction) -> None:
        """Carry out one verdict. Raises _RefusedError where that is not possible; then nothing has changed."""
        if one.table not in ID_COLUMNS:
            raise _RefusedError(f"there is no table of facts {one.table!r}")
        start, end = _located(self.text, one)
        rows = self.rows(one.table)
        here = [row for row in rows if (row["start"], row["end"]) == (start, end)]
        row = here[one.nth - 1] if one.nth <= len(here) else None
        if one.verdict == "wrong":
            if row is not None:
                rows.remove(row)
                self.touched.setdefault(one.table, [])
            return
        if row is None and one.verdict != "missing":
            raise _RefusedError("the run reads no such row there any more; judge the words again on a new page")
        made = dict(row) if row is not None else self._missing(one.table, start, end)
        _set(one.table, made, one.changes)
        self._check(one.table, made)
        if row is not None:
            rows[rows.index(row)] = made
        else:
            at = next((at for at, other in enumerate(rows) if other["start"] > start), len(rows))
            rows.insert(at, made)
        self.touched.setdefault(one.table, []).append(made)

    def _check(self, table: str, row: Row) -> None:
        wrong = faults(table, {name: [value] for name, value in row.items()}, self.text)
        if wrong:
            raise _RefusedError(wrong[0])

    def _missing(self, table: str, start: int, end: int) -> Row:
        """Return a row for words that the run passed over: what follows from its place, and the usual for the rest."""
        column, mark = ID_COLUMNS[table]
        words = self.text[start:end]
        row: Row = {one.name: None for one in columns_of(table)}
        row |= _DEFAULTS[table] | {"doc_id": self.doc_id, "start": start, "end": end}
        taken = {other[column] for other in self.rows(table)}
        row[column] = next(one for one in fact_ids(self.doc_id, mark, [start] * (len(taken) + 1)) if one not in taken)
        if "passage_id" in row:
            row["passage_id"] = self._holder("passages", "passage_id", start, end)
        if "table_id" in row:
            row["table_id"] = self._holder("cells", "table_id", start, end)
        if "statement_id" in row and table == "responsibilities":
            row["statement_id"] = f"{self.doc_id}-sm{start}"
        if "quote" in row:
            row["quote"] = _sentence(self.text, start, end)
        row |= {name: words for name in (_WORDS.get(table), "name" if table == "projects" else None) if name}
        return row

    def _holder(self, table: str, column: str, start: int, end: int) -> str | None:
        """Return the id of the passage, or of the table whose cell, holds a span; None where none does."""
        held = self.tables.get(table)
        if held is None:
            return None
        rows = zip(held["start"], held["end"], held[column], strict=True)
        return next((str(one) for first, last, one in rows if first <= start and end <= last), None)

    def finish(self) -> None:
        """Put the changed rows back into the tables."""
        for table in self.touched:
            names = [column.name for column in columns_of(table)]
            rows = self.rows(table)
            if rows:
                self.tables[table] = {name: [row[name] for row in rows] for name in names}
            else:
                self.tables.pop(table, None)


def replay(tables: dict[str, Columns], corrections: Iterable[Correction]) -> tuple[Corrected, list[str]]:
    """Carry out the verdicts on a document's tables; return what came of it, and a sentence for each not carried out.

    The concepts of the rows in `touched` have to be found anew; `finish` then changes the tables.
    """
    work, refused = Corrected(tables), []
    for one in corrections:
        try:
            work.carry_out(one)
        except _RefusedError as problem:
            refused.append(one.says(str(problem)))
    return work, refused
