"""Reconciliation of finished runs and of a user's own list of names; the reading and writing that it needs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extract import codebook
from extract.errors import OutputError, UsageError
from extract.reconcile import decisions, facts
from extract.reconcile.decisions import COLUMNS, Decision, Verdicts
from extract.reconcile.gather import PUBLISHED, Gathered
from extract.reconcile.names import ADDED, link_names

# Sentences of a cell of the output list are joined by this.
JOINED = " "


def read_decisions(path: str | Path | None) -> list[Decision]:
    """Return the verdicts of a file, those of corpus/decisions.csv without one; none where the file is not there yet."""
    where = Path(path) if path else codebook.decisions_path()
    return decisions.parse(codebook.read_csv(where), where.name) if where.exists() else []


def append_decision(path: str | Path | None, decision: Decision) -> None:
    """Add one verdict at the end of a file; what stands in it stays. Raises OutputError where it cannot be written."""
    where = Path(path) if path else codebook.decisions_path()
    try:
        fresh = not where.exists()
        with where.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            if fresh:
                writer.writeheader()
            writer.writerow(asdict(decision))
    except OSError as e:
        raise OutputError(f"{where} cannot be written ({e.strerror}): name another file with --decisions.") from e


def _read_list(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except (OSError, UnicodeDecodeError) as e:
        raise UsageError(f"{path} cannot be read as a UTF-8 CSV ({e}): check its name and save it as UTF-8.") from e
    columns = list(reader.fieldnames or ())
    if "name" not in columns:
        raise UsageError(f"{path} has no column `name`: it needs a header row with name and, where known, unit.")
    return columns, rows


def reconcile_names(names: str | Path, output: str | Path, decided: str | Path | None = None) -> int:
    """Write a list of names (CSV with name, unit) with concept_id, relation and reasons added; return its rows.

    Other columns stay as they are. Raises UsageError for a list that cannot be read, OutputError for an output that
    cannot be written.
    """
    columns, rows = _read_list(Path(names))
    verdicts = decisions.apply(read_decisions(decided))
    linked = link_names([(row["name"] or "", row.get("unit") or None) for row in rows], verdicts)
    kept = [column for column in columns if column not in ADDED]
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*kept, *ADDED])
            for row, one in zip(rows, linked, strict=True):
                added = (one.concept_id or "", one.relation or "", JOINED.join(one.reasons))
                writer.writerow([*(row[column] or "" for column in kept), *added])
    except OSError as e:
        raise OutputError(f"{output} cannot be written ({e.strerror}): name another file.") from e
    return len(rows)


def rename(table: str, columns: dict[str, list[Any]], verdicts: Verdicts) -> None:
    """Set the concept, its value and its unit in the columns of one table of a finished run."""
    count = len(columns["doc_id"])
    shape = "indicator_values" if table == "indicator_values" else "targets"
    wanted = [name for name in facts.needed(shape) if name in columns]
    found: list[tuple[str | None, float | None, str | None]] = []
    for at in range(count):
        row = {name: columns[name][at] for name in wanted}
        words, _, named = facts.name_of(shape, row, verdicts)
        value = named.reading.convert(row["value"]) if words and named.concept_id else None
        found.append((named.concept_id if words else None, value, named.reading.unit_si if value is not None else None))
    for name, values in zip(("concept_id", "value_si", "unit_si"), zip(*found, strict=True), strict=False):
        columns[name] = list(values)


def _check(outputs: Sequence[Path]) -> None:
    for output in outputs:
        if not (output / "documents.parquet").exists():
            raise UsageError(f"{output} holds no documents.parquet: name the output folder of `taizhang run`.")


def reconcile_outputs(
    outputs: Sequence[str | Path], output: str | Path | None = None, decided: str | Path | None = None
) -> dict[str, int]:
    """Reconcile several finished runs together; return the rows of each table that was made.

    Rows of each run get the concepts of today's codebooks and verdicts; the tables over all of them are written to
    `output`, without it to the first run's folder. Concepts that `output` holds already keep their names.
    Raises UsageError where a folder is no finished run, OutputError where it cannot be written.
    """
    from extract.batch.described import describe
    from extract.tables.finished import read_columns, replace_table

    folders = [Path(one) for one in outputs]
    _check(folders)
    target = Path(output) if output else folders[0]
    verdicts = decisions.apply(read_decisions(decided))
    before = read_columns(target, "concepts") if (target / "concepts.parquet").exists() else {}
    named = dict(zip(before["concept_id"], before["name"], strict=True)) if before else {}
    gathered = Gathered(verdicts, named_before=named)
    for folder in folders:
        for table in ("indicator_values", "targets", "statements"):
            columns = read_columns(folder, table)
            if columns["doc_id"]:
                rename(table, columns, verdicts)
                replace_table(folder, table, columns)
                gathered.add({table: columns})
        documents = read_columns(folder, "documents")
        for row in zip(*documents.values(), strict=True):
            gathered.add_plan(dict(zip(documents, row, strict=True)))
        describe(folder)
    made = gathered.tables()
    for table in PUBLISHED:
        replace_table(target, table, made[table])
    describe(target)
    return {name: len(next(iter(made[name].values()))) for name in PUBLISHED}
