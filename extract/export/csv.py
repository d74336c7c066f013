"""A folder of CSV files for spreadsheets and for programs: UTF-8 with a mark, texts in quotes, numbers without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.export.harmless import MARK, MARKED, visible
from extract.export.source import Source

# Excel takes a CSV without this mark for GBK.
BOM = b"\xef\xbb\xbf"
# Items of a list stand between these; an item's own sign and backslash get a backslash in front.
LIST_SIGN = "|"


def _joined(items: list[str] | None) -> str | None:
    if items is None:
        return None
    return LIST_SIGN.join(item.replace("\\", "\\\\").replace(LIST_SIGN, "\\" + LIST_SIGN) for item in items)


def _texts(array: Any, key: bool) -> Any:
    """Return texts that a spreadsheet neither calculates nor alters; keys, made of hex digits, stay as they are."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values = array.to_pylist()
    if pa.types.is_list(array.type):
        values = [_joined(value) for value in values]
    safe = pa.array([visible(value) if value else value for value in values], pa.string())
    if key:
        return safe
    marked = pc.match_substring_regex(safe, MARKED)
    return pc.if_else(marked, pc.binary_join_element_wise(MARK, safe, ""), safe)


def _batch(batch: Any, keys: frozenset[str]) -> Any:
    import pyarrow as pa

    arrays = [
        _texts(array, name in keys) if pa.types.is_string(array.type) or pa.types.is_list(array.type) else array
        for name, array in zip(batch.schema.names, batch.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, batch.schema.names)


def _schema(source: Source) -> Any:
    """Return the columns as they are written, so that a table without rows has its header too."""
    import pyarrow as pa

    kinds = {"integer": pa.int32(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    return pa.schema([(field["name"], kinds.get(field["type"], pa.string())) for field in source.fields])


def _keys(source: Source) -> frozenset[str]:
    return frozenset(name for field in source.fields if (name := field["name"]).endswith("_id") or name == "sha256")


def write_csv(source: Source, folder: Path) -> Path:
    """Write FOLDER/NAME.csv and return its path.

    Null is nothing between two commas, an empty text or list is "". A text that a spreadsheet would calculate or alter
    has a ' in front; to undo it, drop one ' where a text begins with one.
    """
    import pyarrow.csv as pacsv

    path, schema, keys = folder / f"{source.name}.csv", _schema(source), _keys(source)
    with path.open("wb") as file:
        file.write(BOM)
        with pacsv.CSVWriter(file, schema) as writer:
            for batch in source.batches():
                writer.write_batch(_batch(batch, keys).cast(schema))
    return path


def csv_field(field: dict[str, Any]) -> dict[str, Any]:
    """Return a column as a data package of CSV files describes it.

    A list is a text with a sign between its items. A text or list may be empty, which readers of packages take for
    missing, so none is required.
    """
    if field["type"] not in ("array", "string"):
        return field
    limits = {key: value for key, value in field.get("constraints", {}).items() if key != "required"}
    kept = {key: value for key, value in field.items() if key not in ("arrayItem", "example", "constraints")}
    if limits:
        kept["constraints"] = limits
    if field["type"] == "string":
        return {**kept, "example": field["example"]}
    return {**kept, "type": "string", "list_of": field["arrayItem"]["type"], "list_sign": LIST_SIGN}
