"""Tables of a finished run: read back, and replaced one by one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.codebook import table_schema
from extract.errors import OutputError, UsageError
from extract.tables.rows import Columns


def read_table(folder: Path, table: str, only: Sequence[str] | None = None) -> Any:
    """Return a table of a run as an Arrow table, or `only` the columns that are named.

    Raises UsageError where it is missing, is no Parquet file, or lacks a column (another version wrote it).
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / f"{table}.parquet"
    try:
        found = pq.read_table(path, columns=list(only) if only else None)
    except (OSError, pa.ArrowInvalid) as e:
        raise UsageError(f"{path} cannot be read ({e}): run the plans again with `taizhang run`.") from e
    lacking = [one["name"] for one in table_schema(table)["fields"] if one["name"] not in found.column_names]
    lacking = [name for name in lacking if not only or name in only]
    if lacking:
        raise UsageError(
            f"{path} lacks the column {lacking[0]!r}, so another version wrote it: run the plans again with `taizhang run`."
        )
    return found


def read_columns(folder: Path, table: str, only: Sequence[str] | None = None) -> Columns:
    """Return a table of a run as columns, or `only` those that are named.

    Raises UsageError where it is missing or is no Parquet file.
    """
    found = read_table(folder, table, only)
    columns: Columns = {name: found.column(name).to_pylist() for name in found.column_names}
    return columns


def replace_table(folder: Path, table: str, columns: Columns) -> None:
    """Write one table of a run anew; a reader sees the old file or the new one, never half of it.

    Raises OutputError where the folder cannot be written.
    """
    import pyarrow.parquet as pq

    from extract.tables.parquet import COMPRESSION, ROW_GROUP
    from extract.tables.schema import arrow_schema, record_batch

    path = folder / f"{table}.parquet"
    beside = folder / f".{table}.{os.getpid()}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(beside, arrow_schema(table), compression=COMPRESSION) as writer:
            if next(iter(columns.values()), []):
                writer.write_batch(record_batch(table, columns), row_group_size=ROW_GROUP)
        beside.replace(path)
    except OSError as e:
        raise OutputError(f"{path} cannot be replaced ({e.strerror or e}): check its permissions.") from e
    finally:
        beside.unlink(missing_ok=True)
