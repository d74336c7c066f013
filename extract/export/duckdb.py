"""One DuckDB file: every table with its meaning as comments, and the views of views.sql for BI tools."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.codebook import table_names, table_schema
from extract.errors import UsageError
from extract.export.source import Source

_VIEWS = Path(__file__).with_name("views.sql")
_TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "array": "VARCHAR[]",
}
# A comment of views.sql that describes what comes next: "-- VIEW name: text" or "-- name.column: text".
_DESCRIBED = re.compile(r"^-- (?:VIEW (?P<view>\w+)|(?P<of>\w+)\.(?P<column>\w+)): (?P<text>.+)$", re.M)


def _connect(target: Path) -> Any:
    try:
        import duckdb
    except ImportError as e:
        raise UsageError("DuckDB is not installed: pip install 'taizhang[export]', or choose another --to.") from e
    # Nothing may be fetched while the file is made.
    return duckdb.connect(str(target), config={"autoinstall_known_extensions": "false"})


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _said(field: dict[str, Any]) -> str:
    unit = f" [{field['unit']}]" if "unit" in field else ""
    return f"{field['title_zh']}{unit}: {field['description']} NULL: {field['null_means']}."


def _create(connection: Any, name: str) -> None:
    schema = table_schema(name)
    columns = [
        f'"{field["name"]}" {_TYPES[field["type"]]}'
        + (" NOT NULL" if field.get("constraints", {}).get("required") else "")
        for field in schema["fields"]
    ]
    connection.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    about = f"{schema['title_zh']}: {schema['description']}"
    connection.execute(f'COMMENT ON TABLE "{name}" IS {_quoted(about)}')
    for field in schema["fields"]:
        connection.execute(f'COMMENT ON COLUMN "{name}"."{field["name"]}" IS {_quoted(_said(field))}')


def _fill(connection: Any, source: Source) -> None:
    columns = ", ".join(f'"{field["name"]}"' for field in source.fields)
    connection.execute(
        f'INSERT INTO "{source.name}" ({columns}) SELECT {columns} FROM read_parquet({_quoted(str(source.path))})'
    )


def _views(connection: Any) -> None:
    text = _VIEWS.read_text("utf-8")
    connection.execute(text)
    for found in _DESCRIBED.finditer(text):
        what = f"VIEW {found['view']}" if found["view"] else f'COLUMN {found["of"]}."{found["column"]}"'
        connection.execute(f"COMMENT ON {what} IS {_quoted(found['text'])}")


def write_duckdb(sources: Sequence[Source], target: Path) -> None:
    """Write the database `target`, a file that is not there yet.

    It has every table of schemas/tables/, those that the folder lacks without rows, so that the views always work.
    Raises UsageError where DuckDB is not installed.
    """
    connection = _connect(target)
    import duckdb

    try:
        for name in table_names():
            _create(connection, name)
        for source in sources:
            _fill(connection, source)
        _views(connection)
        connection.execute("CHECKPOINT")
    except duckdb.Error as e:
        raise OSError(f"DuckDB: {str(e).splitlines()[0]}") from e  # a full disk, above all
    finally:
        connection.close()
