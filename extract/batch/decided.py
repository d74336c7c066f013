"""Which file of people's verdicts on links a run replays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.codebook import DECISIONS
from extract.errors import UsageError
from extract.reconcile import concepts


@contextmanager
def deciding(decisions: str | Path | None) -> Iterator[None]:
    """Replay the verdicts of another file than corpus/decisions.csv, in this process and those that it starts.

    Raises UsageError where there is no such file, or a row of it is none.
    """
    if decisions is None:
        yield
        return
    path, before = Path(decisions).resolve(), os.environ.get(DECISIONS)
    if not path.is_file():
        raise UsageError(f"{decisions} is not there: name the CSV of verdicts that `taizhang links` writes.")
    os.environ[DECISIONS] = str(path)
    try:
        concepts.standing_verdicts()  # a row that is wrong must end the run here, not fail each of its files
        yield
    finally:
        if before is None:
            del os.environ[DECISIONS]
        else:
            os.environ[DECISIONS] = before
