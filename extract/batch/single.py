"""One file, read for a look at it. Needs neither Arrow nor rich."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from extract.errors import LoadError, UsageError
from extract.load.archive import split
from extract.review.show import plain, show


def show_file(file: str, kinds: Sequence[str] | None) -> int:
    """Print what is read from one file. Raises UsageError where there is none, LoadError where it cannot be read."""
    from extract.pipeline import process

    path = Path(file)
    if not path.is_file() and split(path) is None:
        raise UsageError(f"{path} does not exist or is no file: name one plan; for a folder use `taizhang run`.")
    done = process(path, path.name)
    if done.document is None or done.facts is None:
        raise LoadError(f"{path}: {done.error}")
    for warning in done.warnings:
        print(plain(f"note: {warning}"), file=sys.stderr)
    show(done.document, done.facts, kinds)
    return 0
