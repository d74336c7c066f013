"""Checks of every row before it is published: types, enumerations, null, and that a span quotes the text.

A check returns what is wrong as {row: sentence}, so that one bad row costs one row and never a document.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

from extract.tables.columns import Column, columns_of

INT32 = 2**31 - 1
# Characters around a fact in which its quote and its task are looked for first.
NEAR = 500
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
_VERBATIM = {
    "deadlines": "expression",
    "responsibilities": "department",
    "indicator_values": "raw",
    "passages": "text",
    "cells": "text",
}
_BLANK = {"passages", "cells"}


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
    if text[end - 1 : end + 1].isdecimal() and 0 < end < len(text):
        return True
    return start > 0 and text[start - 1 : start + 1].isdecimal()


def _stands(text: str, words: str, start: int, end: int) -> bool:
    """Whether words stand in the text; looked for around the span first, since a search of the whole is dear."""
    near = len(words) + NEAR
    return text.find(words, max(0, start - near), end + near) >= 0 or words in text


def _quote_fault(text: str, start: int, end: int, quote: str) -> str | None:
    words = text[start:end]
    if not words:
        return "the span is empty"
    if _cuts_a_number(text, start, end):
        return f"the span {words!r} cuts a number in two"
    if words not in quote:
        return f"the quote {quote!r} does not hold {words!r}"
    return None if _stands(text, quote, start, end) else f"the quote {quote!r} is not in the text"


def _task_fault(text: str, at: int, start: int | None, end: int | None, task: str | None) -> str | None:
    if start is not None and end is not None:
        return _span_fault(text, start, end, task)
    return None if task is None or _stands(text, task, at, at) else f"the task {task!r} is not in the text"


def _words_of(table: str, columns: dict[str, list[Any]]) -> Iterable[str | None]:
    """Return what each row says that its span reads; None where the row does not repeat the words."""
    column = _VERBATIM.get(table)
    return columns[column] if column else repeat(None)


def span_faults(table: str, columns: dict[str, list[Any]], text: str, skip: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (row, what is wrong) of every row, but those to skip, that does not quote the text it points to."""
    if "start" not in columns:
        return
    skipped = set(skip)
    nothing: Iterable[None] = repeat(None)
    rows = zip(
        columns["start"],
        columns["end"],
        _words_of(table, columns),
        columns.get("quote", nothing),
        columns.get("task", nothing),
        columns.get("task_start", nothing),
        columns.get("task_end", nothing),
        strict=False,
    )
    blank_allowed = table in _BLANK
    for at, (start, end, words, quote, task, task_start, task_end) in enumerate(rows):
        if at in skipped:
            continue
        wrong = (
            _span_fault(text, start, end, words)
            or (None if start < end or blank_allowed else "the span is empty")
            or (_quote_fault(text, start, end, quote) if quote is not None else None)
            or (_task_fault(text, start, task_start, task_end, task) if task is not None else None)
        )
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
