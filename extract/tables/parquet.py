"""Writes tables row group by row group, so that memory does not grow with the number of documents."""

from __future__ import annotations

import contextlib
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.errors import OutputError
from extract.tables.rows import Columns
from extract.tables.schema import arrow_schema, record_batch

# Rows held in memory a table before they are written. At about 100 characters a passage this is a few megabytes.
ROW_GROUP = 16_384
# Rows held as Python objects before they become an Arrow batch: enough that its cost per batch does not matter.
BATCH = 1_024
COMPRESSION = "zstd"


class TableFile:
    """One Parquet file that grows by row groups of exactly ROW_GROUP rows, the last one excepted."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open FOLDER/NAME.parquet for writing; the schema comes from schemas/tables/NAME.json."""
        self.path = folder / f"{name}.parquet"
        self.schema = arrow_schema(name)
        self.rows = 0
        self._first = self.schema.names[0]
        self._pending: Columns = {name: [] for name in self.schema.names}
        self._held: list[Any] = []
        self._held_rows = 0
        self._writer = pq.ParquetWriter(self.path, self.schema, compression=COMPRESSION)

    def add(self, columns: Columns) -> None:
        """Append checked rows, given as columns; what fills a row group is written at once."""
        for name, values in self._pending.items():
            values += columns[name]
        self.rows += len(columns[self._first])
        if len(self._pending[self._first]) >= BATCH:
            self._batch()
        if self._held_rows >= ROW_GROUP:
            table = pa.Table.from_batches(self._held, self.schema)
            full = table.num_rows - table.num_rows % ROW_GROUP
            self._writer.write_table(table.slice(0, full), row_group_size=ROW_GROUP)
            # Copied, so that the rest does not keep the whole written table in memory.
            rest = table.take(pa.array(range(full, table.num_rows), pa.int64()))
            self._held, self._held_rows = rest.to_batches(), rest.num_rows

    def _batch(self) -> None:
        batch = record_batch(self.path.stem, self._pending)
        self._held.append(batch)
        self._held_rows += batch.num_rows
        self._pending = {name: [] for name in self._pending}

    def abandon(self) -> None:
        """Let go of the file without writing what is held, whatever state it is in."""
        with contextlib.suppress(Exception):
            self._writer.close()

    def close(self) -> None:
        """Write what is held and end the file."""
        if self._pending[self._first]:
            self._batch()
        if self._held_rows:
            self._writer.write_table(pa.Table.from_batches(self._held, self.schema), row_group_size=ROW_GROUP)
        self._held, self._held_rows = [], 0
        self._writer.close()


def _refused(e: OSError) -> OutputError:
    return OutputError(
        f"The tables cannot be written ({e.strerror or e}): free space on the disk or choose another folder."
    )


class TableSet:
    """The Parquet files of several tables in one folder; used as a context manager that closes them all."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        """Open one file a table, so that a table without rows is there too."""
        self._files = {name: TableFile(folder, name) for name in names}

    def __enter__(self) -> TableSet:
        """Return the set."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every file; after an error they are of no use and what is held is dropped. Raises OutputError."""
        if kind is not None:
            for file in self._files.values():
                file.abandon()
            return
        try:
            for file in self._files.values():
                file.close()
        except OSError as e:
            raise _refused(e) from e

    def add(self, tables: dict[str, Columns]) -> None:
        """Append checked rows, table by table. Raises OutputError where the disk refuses."""
        try:
            for name, columns in tables.items():
                self._files[name].add(columns)
        except OSError as e:
            raise _refused(e) from e

    @property
    def counts(self) -> dict[str, int]:
        """Rows written so far, a table."""
        return {name: file.rows for name, file in sorted(self._files.items())}
