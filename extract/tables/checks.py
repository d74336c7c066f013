"""Checks of every row before it is published: types, enumerations, null, and that a span quotes the text.

A check returns what is wrong as {row: sentence}, so that one bad row costs one row and never a document.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from typing import Any

from extract.codebook import table_schema
from extract.tables.schema import enumeration

INT32 = 2**31 - 1
_PYTHON: dict[str, set[type]] = {
    "string": {str},
    "integer": {int},
    "number": {int, float},
    "boolean": {bool},
    "date": {dt.date},
    "array": {list, tuple},
}
# Blocks and cells may be blank; everywhere else an absent text is null.
_MAY_BE_EMPTY = {("passages", "text")}
# Columns whose words must stand at start:end.
_VERBATIM = {"deadlines": "expression", "responsibilities": "department", "indicator_values": "raw"}


def _wrong_type(field: dict[str, Any], value: Any) -> str | None:
    if type(value) not in _PYTHON[field["type"]]:
        return f"{value!r} is no {field['type']}"
    if field["type"] == "array" and not all(isinstance(item, str) and item for item in value):
        return f"{value!r} holds something other than words"
    return None


def _out_of_range(field: dict[str, Any], value: Any) -> str | None:
    limits = field.get("constraints", {})
    if not math.isfinite(value):
        return f"{value!r} is no number; absent is null"
    if field["type"] == "integer" and abs(value) > INT32:
        return f"{value!r} does not fit an int32"
    if value < limits.get("minimum", value) or value > limits.get("maximum", value):
        return f"{value!r} is outside {limits.get('minimum', '')}..{limits.get('maximum', '')}"
    return None


def value_fault(table: str, field: dict[str, Any], value: Any) -> str | None:
    """Say what is wrong with one value of one column; None where nothing is."""
    if value is None:
        return "is null but required" if field.get("constraints", {}).get("required") else None
    wrong = _wrong_type(field, value)
    if wrong:
        return wrong
    if value == "" and (table, field["name"]) not in _MAY_BE_EMPTY:
        return "is an empty text; absent is null"
    words = enumeration(field)
    if words and value not in words:
        return f"{value!r} is none of {', '.join(words)}"
    return _out_of_range(field, value) if field["type"] in ("integer", "number") else None


def _looks_clean(table: str, field: dict[str, Any], values: list[Any]) -> bool:
    """Judge a whole column at once, cheaply; False sends it through `value_fault` value by value."""
    present = set(map(type, values))
    if type(None) in present:
        if field.get("constraints", {}).get("required"):
            return False
        present.discard(type(None))
    if not present <= _PYTHON[field["type"]] or field["type"] in ("integer", "number", "array"):
        return False
    words = enumeration(field)
    if words:
        return set(values) <= {*words, None}
    return field["type"] != "string" or "" not in values


def column_faults(table: str, columns: dict[str, list[Any]]) -> Iterator[tuple[int, str]]:
    """Yield (row, what is wrong) of every value that its column's schema refuses."""
    for field in table_schema(table)["fields"]:
        values = columns[field["name"]]
        if _looks_clean(table, field, values):
            continue
        for row, value in enumerate(values):
            wrong = value_fault(table, field, value)
            if wrong:
                yield row, f"{field['name']} {wrong}"


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


def span_faults(table: str, columns: dict[str, list[Any]], text: str, skip: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (row, what is wrong) of every row, but those to skip, that does not quote the text it points to."""
    names, skipped = tuple(columns), set(skip)
    if "start" not in columns:
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
