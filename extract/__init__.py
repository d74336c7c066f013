"""Taizhang reads Chinese plan texts and publishes their indicators, targets, deadlines and responsibilities as tables.

Three calls do what the command does; heavy modules are imported when one of them is first used:

    extract.read(path)            one file -> Document: its text, passages and tables
    extract.facts(path)           one file -> a pandas table for each kind of fact
    extract.run(inputs, output)   many files -> a folder of Parquet tables
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from extract.batch.manifest import Summary
    from extract.document import Document

__all__ = ["facts", "read", "run"]


def read(path: str | Path) -> Document:
    """Return one file as a document: text, passages in reading order, tables with their cells.

    Raises LoadError with a sentence that says what to do where the file cannot be read.
    """
    from extract.errors import LoadError
    from extract.pipeline import process

    done = process(Path(path), Path(path).name)
    if done.document is None:
        raise LoadError(done.error or f"{path} cannot be read.")
    return done.document


def facts(path: str | Path) -> dict[str, pd.DataFrame]:
    """Return the facts of one file as a pandas table for every table that `run` publishes, empty ones included.

    Columns are those of schemas/tables/. Raises LoadError where the file cannot be read.
    """
    from extract.batch.frames import facts_of

    return facts_of(Path(path))


def run(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path,
    jobs: int | None = None,
    corrections: Sequence[str | Path] | None = None,
    decisions: str | Path | None = None,
    time_limit: float | None = None,
) -> Summary:
    """Read all plans of `inputs` (files, folders, patterns) and publish their tables in the folder `output`.

    `jobs`: processes; None uses every core. `corrections`: files of verdicts saved from review pages; `decisions`: a CSV of
    verdicts on links; `time_limit`: seconds that one file may take
    (600). Returns counts and the files to look at. Raises UsageError or OutputError; a plan that cannot be
    read does not raise, it becomes a row of `documents` with outcome failed.
    """
    from extract.batch.decided import deciding
    from extract.batch.run import run as run_batch

    with deciding(decisions):
        given = [inputs] if isinstance(inputs, (str, Path)) else inputs
        return run_batch(given, output, jobs, corrections=corrections, time_limit=time_limit)
