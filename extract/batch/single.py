"""One file, read for a look at it. Needs neither Arrow nor rich."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from extract.errors import LoadError, OutputError, UsageError
from extract.load.archive.read import split
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


def show_page(file: str, number: int, output: str | None) -> int:
    """Write a page of a PDF as a PNG, with the cells and facts read from it framed. Raises like `show_file`."""
    from extract.load import read_bytes
    from extract.review.page import Drawn, frame

    path = Path(file)
    if not path.is_file() and split(path) is None:
        raise UsageError(f"{path} does not exist or is no file: name one PDF.")
    drawn = Drawn(read_bytes(path), number)  # before the plan is read, see there

    from extract.pipeline import process

    done = process(path, path.name)
    if done.document is None or done.facts is None:
        raise LoadError(f"{path}: {done.error}")
    counts = frame(drawn, done.document, done.facts, number)
    target = Path(output or f"{path.stem}-page{number}.png")
    try:
        drawn.image.save(target)
    except (OSError, ValueError) as error:
        raise OutputError(f"{target} cannot be written ({error}): check the folder and the ending (.png).") from error
    print(f"{target}: " + (", ".join(f"{count} {kind}" for kind, count in counts.items()) or "nothing was read there"))
    return 0
