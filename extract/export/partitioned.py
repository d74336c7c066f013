"""Parquet in hive folders: NAME/province=某省/year=2025/part-0.parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.export.source import Source

# Where a row without a year of its own takes it from: the first that is there.
_YEARS = {
    "targets": ("deadline", "deadline_implied"),
    "statements": ("deadline", "deadline_implied"),
    "deadlines": ("date_end", "date_start"),
}
_PLAN_YEARS = ("period_end", "issue_date")
# Rows of an output file; more files would be written a folder.
_FILES_OPEN = 64
_MAX_FOLDERS = 100_000


def _year_of(value: Any) -> int | None:
    return value if value is None or isinstance(value, int) else value.year


def _first_year(row: dict[str, Any], names: Sequence[str]) -> int | None:
    return next((year for name in names if (year := _year_of(row[name])) is not None), None)


@dataclass
class Plans:
    """What partitions take from a plan: doc_id -> value of each key."""

    keys: tuple[str, ...]
    of: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, documents: Source) -> None:
        """Take in the table `documents`. Raises UsageError for a key that no reader could get back as it was."""
        columns = {one["name"]: one["type"] for one in documents.fields}
        for key in self.keys:
            self._check(key, columns)
        for batch in documents.batches():
            for row in batch.to_pylist():
                values = {key: row[key] for key in self.keys if key != "year"}
                self.of.setdefault(row["doc_id"], {**values, "year": _first_year(row, _PLAN_YEARS)})
        for key in self.keys:
            if any(str(row[key]).isdigit() for row in self.of.values()) and columns.get(key) == "string":
                raise UsageError(
                    f"{key} holds codes of digits, which readers of such folders take for numbers: "
                    "partition by province or jurisdiction; the code stays a text in every file."
                )

    def _check(self, key: str, columns: dict[str, str]) -> None:
        usable = sorted(name for name, kind in columns.items() if kind in ("string", "integer"))
        if key != "year" and key not in usable:
            raise UsageError(f"{key} is no column to partition by; choose of year, {', '.join(usable)}.")


def _years(source: Source, batch: Any, plans: Plans) -> list[int | None]:
    names = batch.schema.names
    if "year" in names:
        own: list[int | None] = batch.column("year").to_pylist()
        return own
    used = _YEARS.get(source.name, ())
    rows = zip(*(batch.column(name).to_pylist() for name in ("doc_id", *used)), strict=True)
    if used:
        return [_first_year(dict(zip(used, days, strict=True)), used) for _, *days in rows]
    return [plans.of[doc_id]["year"] for (doc_id,) in rows]


def _keyed(source: Source, plans: Plans, schema: Any) -> Iterator[Any]:
    """Yield the rows with the partition's keys as columns."""
    import pyarrow as pa

    for batch in source.batches():
        doc_ids = batch.column("doc_id").to_pylist()
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        for key in plans.keys:
            values = _years(source, batch, plans) if key == "year" else [plans.of[one][key] for one in doc_ids]
            columns[key] = pa.array(values, schema.field(key).type)
        yield pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)


def _schema(source: Source, keys: Sequence[str], kinds: dict[str, Any]) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stored = pq.read_schema(source.path)
    fields = []
    for name in (one["name"] for one in source.fields):
        kind = stored.field(name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        fields.append(stored.field(name).with_type(kind))
    fields += [pa.field(key, kinds[key]) for key in keys if key not in stored.names]
    return pa.schema(fields, stored.metadata)


def _kinds(documents: Source) -> dict[str, Any]:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int32()}
    return {"year": pa.int32(), **{one["name"]: types.get(one["type"]) for one in documents.fields}}


def _write(source: Source, plans: Plans, kinds: dict[str, Any], target: Path) -> None:
    import pyarrow as pa
    import pyarrow.dataset as ds

    per_plan = any(one["name"] == "doc_id" for one in source.fields)
    keys = plans.keys if per_plan else ()
    schema = _schema(source, keys, kinds)
    rows = _keyed(source, plans, schema) if per_plan else source.batches()
    batches = rows if per_plan else (one.cast(schema) for one in rows)
    ds.write_dataset(
        pa.RecordBatchReader.from_batches(schema, batches),
        target / source.name,
        format="parquet",
        partitioning=ds.partitioning(pa.schema([schema.field(key) for key in keys]), flavor="hive"),
        file_options=ds.ParquetFileFormat().make_write_options(compression="zstd"),
        max_partitions=_MAX_FOLDERS,
        max_open_files=_FILES_OPEN,
        use_threads=False,  # the order of the rows stays
    )


def write_partitioned(sources: Sequence[Source], keys: Sequence[str], target: Path) -> None:
    """Write every table into a folder of its own, divided by `keys`: columns of `documents`, or year.

    year: the row's own; of targets and statements that of the deadline, of deadlines that of their end; of tables without
    a time of their own that of the plan's end, else of its date. Tables that belong to no plan (concepts, links) are not
    divided. Raises UsageError where `documents` is missing or a key cannot be used.
    """
    documents = next((one for one in sources if one.name == "documents"), None)
    if documents is None:
        raise UsageError("Partitions need the table `documents`: do not leave it out.")
    plans = Plans(tuple(keys))
    plans.add(documents)
    kinds = _kinds(documents)
    for source in sources:
        _write(source, plans, kinds, target)
