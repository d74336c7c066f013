"""Checks of every row before it is published: types, enumerations, null, and that a span quotes the text.

A check returns what is wrong as {row: sentence}, so that one bad row costs one row and never a document.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from typing import Any

from extract.tables.schema import Column, columns_of

INT32 = 2**31 - 1
_PYTHON: dict[str, set[type]] = {
    "string": {str},
    "integer": {int},
    "number": {int, float},
    "boolean": {bool},
    "date": {dt.date},
    "array": {list, tuple},
}
_NUMBERS = frozenset({"integer", "number"})
# A block may be blank; everywhere else an absent text is null.
_MAY_BE_EMPTY = {("passages", "text")}
# Columns whose words must stand at start:end.
_VERBATIM = {"deadlines": "expression", "responsibilities": "department", "indicator_values": "raw"}


def _wrong_type(column: Column, value: Any) -> str | None:
    if type(value) not in _PYTHON[column.type]:
        return f"{value!r} is no {column.type}"
    if column.type == "array" and not all(isinstance(item, str) and item for item in value):
        return f"{value!r} holds something other than words"
    return None


def _out_of_range(column: Column, value: Any) -> str | None:
    if not math.isfinite(value):
        return f"{value!r} is no number; absent is null"
    if column.type == "integer" and abs(value) > INT32:
        return f"{value!r} does not fit an int32"
    if not column.minimum <= value <= column.maximum:
        return f"{value!r} is outside {column.minimum}..{column.maximum}"
    return None


def value_fault(table: str, column: Column, value: Any) -> str | None:
    """Say what is wrong with one value of one column; None where nothing is."""
    if value is None:
        return "is null but required" if column.required else None
    wrong = _wrong_type(column, value)
    if wrong:
        return wrong
    if value == "" and (table, column.name) not in _MAY_BE_EMPTY:
        return "is an empty text; absent is null"
    if column.words and value not in column.words:
        return f"{value!r} is none of {', '.join(column.words)}"
    return _out_of_range(column, value) if column.type in _NUMBERS else None


def _looks_clean(column: Column, values: list[Any]) -> bool:
    """Judge a whole column at once, cheaply; False sends it through `value_fault` value by value."""
    types = set(map(type, values))
    if type(None) in types:
        if column.required:
            return False
        types.discard(type(None))
        values = [value for value in values if value is not None]
    if not types <= _PYTHON[column.type]:
        return False
    if column.words:
        return set(values) <= set(column.words)
    if column.type in _NUMBERS:
        low, high = max(column.minimum, -INT32), min(column.maximum, INT32)
        return not values or (all(map(math.isfinite, values)) and low <= min(values) and max(values) <= high)
    if column.type == "array":
        return not any(values)
    return column.type != "string" or "" not in values


def column_faults(table: str, columns: dict[str, list[Any]]) -> Iterator[tuple[int, str]]:
    """Yield (row, what is wrong) of every value that its column's schema refuses."""
    for column in columns_of(table):
        values = columns[column.name]
        if _looks_clean(column, values):
            continue
        for row, value in enumerate(values):
            wrong = value_fault(table, column, value)
            if wrong:
                yield row, f"{column.name} {wrong}"


def _span_fault(text: str, start: int, end: int, words: str | None) -> str | None:
    if not 0 <= start <= end <= len(text):
        return f"the span {start}:{end} is outside the text of {len(text)} characters"
    if words is not None and text[start:end] != words:
        return f"the text at {start}:{end} reads {text[start:end]!r} and not {words!r}"
    return None


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return any(len(pair) == 2 and pair.isdecimal() for pair in (before, after))


def _quote_fault(text: str, row: dict[str, Any]) -> str | None:
    words, quote = text[row["start"] : row["end"]], row["quote"]
    if not words:
        return "the span is empty"
    if _cuts_a_number(text, row["start"], row["end"]):
        return f"the span {words!r} cuts a number in two"
    if words not in quote:
        return f"the quote {quote!r} does not hold {words!r}"
    return None if quote in text else f"the quote {quote!r} is not in the text"


def span_fault(table: str, text: str, row: dict[str, Any]) -> str | None:
    """Say how a row's positions and quotes disagree with the text; None where they agree."""
    column = _VERBATIM.get(table, "text" if table in ("passages", "cells") else None)
    words = row[column] if column else None
    wrong = _span_fault(text, row["start"], row["end"], words)
    if wrong:
        return wrong
    if table in _VERBATIM and row["start"] == row["end"]:
        return "the span is empty"
    if "quote" in row:
        return _quote_fault(text, row)
    if row.get("task_start") is not None and row.get("task_end") is not None:
        return _span_fault(text, row["task_start"], row["task_end"], row["task"])
    if table == "deadlines" and row["task"] and row["task"] not in text:
        return f"the task {row['task']!r} is not in the text"
    return None


def _all_verbatim(table: str, columns: dict[str, list[Any]], text: str) -> bool:
    """Whether every row of a table without further quotes repeats its words; a cheap test for long tables."""
    if table not in ("passages", "cells", "indicator_values"):
        return False
    spans = zip(columns["start"], columns["end"], columns[_VERBATIM.get(table, "text")], strict=True)
    empty_allowed = table not in _VERBATIM
    return all(0 <= start <= end <= len(text) and text[start:end] == (words or "") and (words or empty_allowed)
               for start, end, words in spans)  # fmt: skip


def span_faults(table: str, columns: dict[str, list[Any]], text: str, skip: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (row, what is wrong) of every row, but those to skip, that does not quote the text it points to."""
    names, skipped = tuple(columns), set(skip)
    if "start" not in columns or (not skipped and _all_verbatim(table, columns, text)):
        return
    for at, values in enumerate(zip(*columns.values(), strict=True)):
        if at in skipped:
            continue
        wrong = span_fault(table, text, dict(zip(names, values, strict=True)))
        if wrong:
            yield at, wrong


def faults(table: str, columns: dict[str, list[Any]], text: str) -> dict[int, str]:
    """Return {row: what is wrong with it first} for the rows that may not be published; empty where all are good."""
    found: dict[int, str] = {}
    for row, wrong in column_faults(table, columns):
        found.setdefault(row, wrong)
    for row, wrong in span_faults(table, columns, text, tuple(found)):
        found.setdefault(row, wrong)
    return found
