"""One file through the pipeline and into tables: what a worker does for each task. Nothing that it does may raise."""

from __future__ import annotations

import time
from pathlib import Path

from extract.batch.manifest import fingerprint
from extract.load import format_of
from extract.tables.build import Failure, Tabulated, tabulate


def failed(path: Path, source: str, error: str, seconds: float = 0.0) -> Tabulated:
    """Return the row of a file that could not be processed, with its hash and size where it can be opened."""
    sha256, size = fingerprint(path)
    return tabulate(Failure(error, sha256, size, format_of(path), seconds=seconds), source)


def work(path: Path, source: str) -> Tabulated:
    """Process one file. An error that no stage foresaw becomes a failed row that says so."""
    from extract.pipeline import process

    began = time.perf_counter()
    try:
        return tabulate(process(path, source), source)
    except Exception as e:  # noqa: BLE001 - one file may never end the batch
        error = f"A fault in this program stopped the reading ({type(e).__name__}: {e}): please report it."
        return failed(path, source, error, time.perf_counter() - began)
