"""A run: many files into one folder of tables."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from extract.batch import deadline
from extract.batch.corrections import Replay
from extract.batch.described import describe
from extract.batch.executor import results
from extract.batch.inputs import find_tasks
from extract.batch.manifest import Summary, write_manifest
from extract.batch.old_files import ahead
from extract.errors import UsageError
from extract.reconcile.gather import PUBLISHED, Gathered
from extract.tables.build import Tabulated
from extract.tables.columns import columns_of, run_tables
from extract.tables.folder import OutputFolder
from extract.tables.parquet import TableSet
from extract.tables.rows import Columns

# Told after each file: files done, files in all, the source of the last one.
Progress = Callable[[int, int, str], None]


def processes(jobs: int | None, files: int) -> int:
    """Return how many processes to use: `jobs`, or every core, but never more than there are files."""
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs} makes no sense: give 1 or more.")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(jobs or cores, files))


def _mark_duplicate(done: Tabulated, first: dict[str, str]) -> None:
    """Keep the facts of the first file with a content only, and name that file in the row of the others."""
    row = done.row
    if row["sha256"] is None:
        return
    earlier = first.setdefault(row["doc_id"], row["source"])
    if earlier != row["source"]:
        row["duplicate_of"] = earlier
        row["warnings"] = [*row["warnings"], f"The same content as {earlier}, where its facts stand."]
        done.tables.clear()


def document_columns(rows: list[dict[str, Any]]) -> Columns:
    """Return rows of `documents` as columns."""
    return {column.name: [row[column.name] for row in rows] for column in columns_of("documents")}


def run(
    inputs: Iterable[str | Path],
    output: str | Path,
    jobs: int | None = None,
    progress: Progress | None = None,
    corrections: Sequence[str | Path] | None = None,
    time_limit: float | None = None,
) -> Summary:
    """Read all plans of `inputs` (files, folders, patterns) and publish their tables in the folder `output`.

    `time_limit`: seconds for one file (default: deadline.TIME_LIMIT); one that takes longer is a failed row.
    The tables do not depend on `jobs` or on the order of the inputs. `corrections`: files of people's verdicts, saved from
    the pages of a review; without any, those of corpus/corrections.csv are replayed. Raises UsageError for inputs or an output that
    make no sense, OutputError where the output cannot be written; a plan that cannot be read is a failed row.
    """
    began = time.perf_counter()
    tasks = find_tasks(inputs)
    used = processes(jobs, len(tasks))
    limit = deadline.TIME_LIMIT if time_limit is None else time_limit
    if not limit >= 0:
        raise UsageError(f"--time-limit {limit} makes no sense: give a number of seconds.")
    target = OutputFolder(Path(output))
    summary, rows, first = Summary(Path(output)), list[dict[str, Any]](), dict[str, str]()
    gathered, replay = Gathered(), Replay(corrections)
    with target as folder, ahead(tasks, used):
        with TableSet(folder, (*run_tables(), *PUBLISHED)) as tables:
            for done in results(tasks, used, limit):
                _mark_duplicate(done, first)
                replay.on(done)
                tables.add(done.tables)
                gathered.add(done.tables)
                gathered.add_plan(done.row)
                rows.append(done.row)
                summary.count(done.row)
                if progress:
                    progress(summary.files, len(tasks), done.row["source"])
            tables.add({"documents": document_columns(rows)})
            for made in gathered.pieces():
                tables.add(made)
            summary.rows = tables.counts
        describe(folder)
        summary.seconds = round(time.perf_counter() - began, 3)
        write_manifest(folder, summary, rows, {"jobs": used, "corrections": len(replay)})
    return summary
