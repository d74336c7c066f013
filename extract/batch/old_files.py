"""Files that LibreOffice has to convert are converted before the run, many in a call."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.batch.inputs import Task
from extract.errors import LoadError

# Endings of the files that are looked at; whether one is what its ending says, its content tells.
ENDINGS = frozenset((".doc", ".wps", ".rtf", ".xls", ".et"))


@contextlib.contextmanager
def ahead(tasks: Sequence[Task], jobs: int) -> Iterator[None]:
    """Keep converted copies of a run's old files until the block ends; a run without such files does nothing."""
    paths = [task.path for task in tasks if task.path.suffix.lower() in ENDINGS]
    if len(paths) < 2:
        yield
        return
    from extract.load.office.batch import prepared

    with prepared(_contents(paths), jobs):
        yield


def _contents(paths: Sequence[Path]) -> Iterator[bytes]:
    """The files for LibreOffice, one at a time; what cannot be read is told when its turn in the run comes."""
    from extract.load import MAX_BYTES, format_of, read_bytes

    for path in paths:
        with contextlib.suppress(LoadError):
            kind = format_of(path)
            if kind not in ("doc", "rtf", "xls"):
                continue
            data = read_bytes(path)
            if len(data) <= MAX_BYTES[kind]:
                yield data
