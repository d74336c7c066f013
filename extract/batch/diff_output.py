"""What `taizhang diff` leaves: a folder with the changes as table, workbook and page; a summary on the terminal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.batch.diff import Compared, diff
from extract.compare.names import KINDS, TABLES, WORDS
from extract.compare.page import Shown, page
from extract.compare.sheet import workbook
from extract.errors import OutputError, UsageError
from extract.tables.finished import replace_table

if TYPE_CHECKING:
    from rich.console import Console

FILES = ("changes.parquet", "changes.xlsx", "index.html")
# Changes of substance that the terminal lists, and characters of each of their quotes.
LISTED, WIDTH = 60, 90


def write(found: Compared, output: str | Path) -> None:
    """Write changes.parquet, changes.xlsx and index.html. Raises UsageError where the folder holds anything else."""
    folder = Path(output).expanduser()
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file: name a folder for the changes.")
        foreign = sorted(p.name for p in folder.iterdir() if p.name not in FILES) if folder.exists() else []
        if foreign:
            raise UsageError(f"{folder} holds {foreign[0]!r}, which is no part of a comparison: name another folder.")
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder / "index.html", page(found.parts, found.notes).encode("utf-8", "replace"))
        _replace(folder / "changes.xlsx", workbook(found.parts))
    except OSError as e:
        raise OutputError(f"{folder} cannot be written ({e.strerror}): name another folder.") from e
    replace_table(folder, "changes", found.columns)


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def excerpts(change: Shown) -> list[tuple[str, str]]:
    """Return (- or +, words) for each quote: the part around what differs, of up to WIDTH characters."""
    old, new = change.old_quote or "", change.new_quote or ""
    same = len(os.path.commonprefix([old, new])) if old and new else 0
    first = max(0, same - WIDTH // 3)
    found = []
    for sign, words in (("-", old), ("+", new)):
        if words:
            cut = words[first : first + WIDTH]
            found.append((sign, "…" * bool(first) + cut + "…" * (first + WIDTH < len(words))))
    return found


def _list(console: Console, changes: Sequence[Shown]) -> None:
    from rich.text import Text

    for change in changes[:LISTED]:
        line = Text()
        line.append(f"{change.kind} {KINDS[change.kind]}", "bold")
        line.append(f"  {TABLES.get(change.table, change.table)}  {change.old or '—'} → {change.new or '—'}")
        console.print(line, soft_wrap=True)
        for sign, words in excerpts(change):
            console.print(Text(f"    {sign} {words}", "red" if sign == "-" else "green"), soft_wrap=True)
    if len(changes) > LISTED:
        console.print(Text(f"and {len(changes) - LISTED} more: write them with -o OUT"))


def show(found: Compared) -> None:
    """Print what changed, the changes of substance one by one. Control and direction marks are gone already."""
    from rich.console import Console
    from rich.text import Text

    from extract.review.show import plain

    console = Console(highlight=False, emoji=False)
    for part in found.parts:
        console.print(Text(f"{part.old_title} → {part.new_title}", "bold"), soft_wrap=True)
        _list(console, [change for change in part.changes if change.kind not in WORDS])
        counts = Counter(change.kind for change in part.changes)
        said = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
        console.print(Text(said or "no change"), soft_wrap=True)
    for note in found.notes:
        console.print(Text(plain(note)), soft_wrap=True)
    console.print(Text(f"{found.substance} changes of substance"))


def compare_versions(inputs: Sequence[str], output: str | None) -> int:
    """Compare, print, write. Return 0 for nothing of substance, 1 for something.

    Raises UsageError for inputs that cannot be read and for an output that cannot be written.
    """
    found = diff(inputs)
    if output:
        try:
            write(found, output)
        except OutputError as e:
            raise UsageError(str(e)) from e  # 1 would say that something changed
    show(found)
    return 1 if found.substance else 0
