"""Exports of a finished run: which tables, into which form, to which place."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from extract.codebook import table_names
from extract.errors import OutputError, UsageError
from extract.export.described import PACKAGE_FILE, describe_folder, described
from extract.export.source import Source, sources

# Writes tables to a place that is not there yet.
Writer = Callable[[Sequence[Source], Path], None]


def _xlsx(tables: Sequence[Source], target: Path) -> None:
    from extract.export.xlsx import write_xlsx

    write_xlsx(tables, target)


def _csv(tables: Sequence[Source], target: Path) -> None:
    from extract.export.csv import write_csv

    target.mkdir(parents=True)
    describe_folder([described(one, write_csv(one, target)) for one in tables], target)


def _jsonl(tables: Sequence[Source], target: Path) -> None:
    from extract.export.jsonl import write_jsonl

    target.mkdir(parents=True)
    describe_folder([described(one, write_jsonl(one, target)) for one in tables], target)


def _duckdb(tables: Sequence[Source], target: Path) -> None:
    from extract.export.duckdb import write_duckdb

    write_duckdb(tables, target)


# Form -> how it is written, and what its place is called by default, after the name of the run's folder.
FORMS: dict[str, tuple[Writer | None, str]] = {
    "xlsx": (_xlsx, ".xlsx"),
    "csv": (_csv, "-csv"),
    "duckdb": (_duckdb, ".duckdb"),
    "jsonl": (_jsonl, "-jsonl"),
    "parquet": (None, "-parquet"),
}


def _writer(form: str, keys: Sequence[str]) -> Writer:
    if form not in FORMS:
        raise UsageError(f"There is no export {form!r}; there are {', '.join(FORMS)}.")
    if keys and form != "parquet":
        raise UsageError("--partition-by divides Parquet: add --to parquet.")
    writer = FORMS[form][0]
    if writer is not None:
        return writer
    if not keys:
        raise UsageError(
            "The run's folder holds Parquet already: say how to divide it, with --partition-by province,year."
        )

    def _partitioned(tables: Sequence[Source], target: Path) -> None:
        from extract.export.partitioned import write_partitioned

        write_partitioned(tables, keys, target)

    return _partitioned


def _free(target: Path, output: Path, replace: bool) -> None:
    """Raise UsageError where something stands at the export's place that may not be replaced."""
    if target.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"{target} lies in the run's own folder, which a new run replaces: name another place.")
    if not target.exists():
        return
    if not replace:
        raise UsageError(f"{target} is there already: name another place with -o, or replace it with --force.")
    if target.is_dir() and not _own(target):
        raise UsageError(f"{target} holds something other than an export: nothing was changed; name another place.")


def _own(folder: Path) -> bool:
    """Tell whether a folder holds files and folders of tables alone, as an export names them."""
    names = set(table_names())
    for path in folder.rglob("*"):
        table = path.relative_to(folder).parts[0].removesuffix(".csv").removesuffix(".jsonl")
        known = table in names and (path.is_dir() or path.suffix in (".csv", ".jsonl", ".parquet"))
        if not known and path != folder / PACKAGE_FILE:
            return False
    return True


def _publish(made: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    made.replace(target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.unlink()


def export(
    output: str | Path,
    form: str,
    target: str | Path | None = None,
    *,
    tables: Sequence[str] = (),
    partition_by: Sequence[str] = (),
    replace: bool = False,
) -> Path:
    """Write the tables of a finished run in another form and return where: a file (xlsx, duckdb) or a folder.

    form: one of FORMS. target: the place, by default beside the run. tables: these alone. partition_by: for parquet, the
    columns that divide it. replace: whether an earlier export there is replaced. A reader sees the old or the new one,
    never half of it. Raises UsageError for arguments that make no sense, OutputError where the place cannot be written.
    """
    folder = Path(output)
    writer = _writer(form, tuple(partition_by))
    found = sources(folder, tables)
    place = Path(target) if target else folder.resolve().with_name(folder.resolve().name + FORMS[form][1])
    _free(place, folder, replace)
    for one in found:
        one.rows  # noqa: B018 - a table that is cut off is told before anything is made
    beside = place.with_name(f".{place.name}.{os.getpid()}.partial")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        writer(found, beside)
        _publish(beside, place)
    except OSError as e:
        raise OutputError(f"{place} cannot be written ({e.strerror or e}): choose another place or free space.") from e
    finally:
        _remove(beside)
        _remove(beside.with_name(f"{beside.name}.wal"))  # DuckDB's log of what it could not write
    return place
