"""Arrow schemas made from schemas/tables/*.json, which alone say what a column is."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pyarrow as pa

from extract.codebook import table_schema
from extract.tables.columns import Column, columns_of

_TYPES = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "array": pa.list_(pa.string()),
}
# What pandas makes of a column that may be null; without it an int32 with a null would become a float.
_PANDAS = {"integer": ("int32", "Int32"), "boolean": ("bool", "boolean")}


def _field(field: dict[str, Any]) -> Any:
    limits = field.get("constraints", {})
    kind = pa.dictionary(pa.int32(), pa.string()) if "enum" in limits else _TYPES[field["type"]]
    notes = {key: field[key] for key in ("title", "title_zh", "description", "unit", "null_means") if key in field}
    return pa.field(field["name"], kind, nullable=not limits.get("required"), metadata=notes)


def _pandas_metadata(fields: list[dict[str, Any]]) -> dict[str, Any]:
    columns = []
    for field in fields:
        kind, stored = _PANDAS.get(field["type"], (None, None))
        if kind and not field.get("constraints", {}).get("required"):
            name = field["name"]
            columns.append(
                {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": stored, "metadata": None}
            )
    return {"index_columns": [], "column_indexes": [], "columns": columns, "attributes": {}, "pandas_version": "2.2.0"}


@cache
def arrow_schema(name: str) -> Any:
    """Return a table's Arrow schema.

    Its metadata holds the whole data dictionary under `table_schema`, as JSON; each field holds its own title, unit and
    meaning of null. Raises CodebookError where there is no such table.
    """
    schema = table_schema(name)
    notes = {
        "table_schema": json.dumps(schema, ensure_ascii=False),
        "pandas": json.dumps(_pandas_metadata(schema["fields"])),
    }
    return pa.schema([_field(field) for field in schema["fields"]], metadata=notes)


@cache
def _dictionary(words: tuple[str, ...]) -> tuple[Any, dict[str | None, int | None]]:
    """Return an enumeration as an Arrow array, and the code of each word; null has no code."""
    codes: dict[str | None, int | None] = {word: at for at, word in enumerate(words)}
    return pa.array(words, pa.string()), {**codes, None: None}


def column_array(column: Column, values: list[Any]) -> Any:
    """Return one column as an Arrow array; an enumeration's dictionary is always the whole enumeration."""
    if column.words is None:
        return pa.array(values, _TYPES[column.type])
    words, codes = _dictionary(column.words)
    return pa.DictionaryArray.from_arrays(pa.array([codes[value] for value in values], pa.int32()), words)


def record_batch(name: str, columns: dict[str, list[Any]]) -> Any:
    """Return checked columns (see `checks.faults`) as one Arrow record batch in the order of the schema."""
    arrays = [column_array(column, columns[column.name]) for column in columns_of(name)]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(name))
