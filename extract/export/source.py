"""The tables of a finished run or diff, as every export reads them: a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from extract.codebook import table_names, table_schema
from extract.errors import UsageError

# Rows held in memory at a time: a passage is some 100 characters, so this is a few megabytes.
BATCH = 8_192


@dataclass(frozen=True)
class Source:
    """One table: its Parquet file and the fields of its schema that the file holds, in the order of the schema."""

    name: str
    path: Path

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The Table Schema, with the fields alone that the file holds (a file of an earlier version may lack some)."""
        held = set(self._file().schema_arrow.names)
        whole = table_schema(self.name)
        return {**whole, "fields": [field for field in whole["fields"] if field["name"] in held]}

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The columns, as the schema describes them."""
        found: list[dict[str, Any]] = self.schema["fields"]
        return found

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        count: int = self._file().metadata.num_rows
        return count

    def batches(self) -> Iterator[Any]:
        """Yield the rows as Arrow record batches, enumerations as plain texts."""
        import pyarrow as pa

        columns = [field["name"] for field in self.fields]
        for batch in self._file().iter_batches(BATCH, columns=columns):
            arrays = [
                array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
                for array in map(batch.column, columns)
            ]
            yield pa.RecordBatch.from_arrays(arrays, columns)

    def _file(self) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pq.ParquetFile(self.path)
        except (OSError, pa.ArrowInvalid) as e:
            raise UsageError(f"{self.path} cannot be read ({e}): make the tables again with `taizhang run`.") from e


def sources(output: Path, wanted: Sequence[str] = ()) -> list[Source]:
    """Return the tables of a folder in alphabetical order, or those that are wanted alone.

    Raises UsageError where the folder holds no tables, or not the wanted ones.
    """
    unknown = sorted(set(wanted) - set(table_names()))
    if unknown:
        raise UsageError(f"There is no table {unknown[0]!r}; the tables are {', '.join(table_names())}.")
    found = [Source(name, output / f"{name}.parquet") for name in table_names()]
    found = [one for one in found if one.path.is_file()]
    if not found:
        raise UsageError(f"{output} holds no tables: name the output folder of `taizhang run` or `taizhang diff`.")
    missing = sorted(set(wanted) - {one.name for one in found})
    if missing:
        raise UsageError(f"{output} holds no table {missing[0]!r}: leave it out, or make it first.")
    return [one for one in found if not wanted or one.name in wanted]
