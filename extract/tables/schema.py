"""Arrow schemas made from schemas/tables/*.json, which alone say what a column is."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pyarrow as pa

from extract.codebook import table_names, table_schema

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


def run_tables() -> tuple[str, ...]:
    """Return the names of the tables that every run publishes, in alphabetical order."""
    return tuple(name for name in table_names() if table_schema(name)["made_by"] == "run")


def enumeration(field: dict[str, Any]) -> list[str] | None:
    """Return a field's allowed words in the order of its schema; None where any text may stand."""
    words: list[str] | None = field.get("constraints", {}).get("enum")
    return words


def _field(field: dict[str, Any]) -> Any:
    kind = pa.dictionary(pa.int32(), pa.string()) if enumeration(field) else _TYPES[field["type"]]
    notes = {key: field[key] for key in ("title", "title_zh", "description", "unit", "null_means") if key in field}
    required = bool(field.get("constraints", {}).get("required"))
    return pa.field(field["name"], kind, nullable=not required, metadata=notes)


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


def column_array(field: dict[str, Any], values: list[Any]) -> Any:
    """Return one column as an Arrow array; an enumeration's dictionary is always the whole enumeration."""
    words = enumeration(field)
    if not words:
        return pa.array(values, _TYPES[field["type"]])
    code = {word: at for at, word in enumerate(words)}
    indices = pa.array([None if value is None else code[value] for value in values], pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))


def record_batch(name: str, columns: dict[str, list[Any]]) -> Any:
    """Return checked columns (see `checks.faults`) as one Arrow record batch in the order of the schema."""
    fields = table_schema(name)["fields"]
    arrays = [column_array(field, columns[field["name"]]) for field in fields]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(name))
