"""Which files a run reads, and the name that each has in the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.errors import LoadError, UsageError

# What a folder is searched for. A file that is named itself is tried whatever its ending.
EXTENSIONS = frozenset(
    [".txt", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".pdf", ".ofd", ".xlsx", ".xlsm", ".csv", ".tsv"]  # read
    + [".doc", ".wps", ".rtf", ".xls", ".et"]  # read where LibreOffice is installed, else refused with advice
    + [".mht", ".mhtml"]  # refused with advice, not passed over
)
# Archives: each plan in one is a document of its own, plans.zip/name.
ARCHIVE = ".zip"
# A folder that holds this file is the annotation of a plan (docs/annotation.md); texts in it are no further plans.
ANNOTATION = "document.json"
_GLOB = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Task:
    """One file of a run. `source` is its path relative to the run's input, with forward slashes."""

    path: Path
    source: str


def _is_plan(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return not hidden and (path.suffix.lower() in EXTENSIONS or path.suffix.lower() == ARCHIVE)


def _opened(path: Path) -> list[Path]:
    """The plans in an archive as paths that lead into it; the file itself where it is none or cannot be opened."""
    from extract.load.archive import read as archive

    if path.suffix.lower() != ARCHIVE or not archive.is_archive(path):
        return [path]
    try:
        names = archive.member_names(path)
    except LoadError:
        return [path]  # the reader says what is wrong with it
    return [path / name for name in names if Path(name).suffix.lower() in EXTENSIONS] or [path]


def _in_folder(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if ANNOTATION in files:
            continue
        found += [path for name in files if _is_plan(path := Path(parent, name))]
    return found


def _in_glob(pattern: str) -> list[Path]:
    import glob

    found: list[Path] = []
    for name in glob.glob(pattern, recursive=True):  # noqa: PTH207 - the pattern may be absolute
        path = Path(name)
        found += _in_folder(path) if path.is_dir() else [path] if _is_plan(path) else []
    return found


def _expand(item: Path) -> list[Path]:
    """Return the files that one input stands for. Raises UsageError where there are none."""
    if item.is_dir():
        found = _in_folder(item)
        if not found:
            raise UsageError(f"{item} holds no plans: looked for {', '.join(sorted(EXTENSIONS))} in it and below.")
        return found
    if item.exists():
        return [item]
    if _GLOB & set(str(item)):
        found = _in_glob(str(item))
        if found:
            return found
        raise UsageError(f"No plan matches {item}.")
    raise UsageError(f"{item} does not exist: check the path.")


def _base(items: list[Path], files: list[Path]) -> str:
    """Return the folder that sources are relative to: the one input folder, else what all the files share."""
    if len(items) == 1 and items[0].is_dir():
        return os.path.abspath(items[0])  # noqa: PTH100 - links stay as the user wrote them
    folders = [os.path.dirname(os.path.abspath(path)) for path in files]  # noqa: PTH100, PTH120
    folders += [os.path.dirname(os.path.abspath(item)) for item in items if item.is_dir()]  # noqa: PTH100, PTH120
    try:
        return os.path.commonpath(folders)
    except ValueError as e:
        raise UsageError("The inputs lie on several drives: run each drive by itself.") from e


def find_tasks(inputs: Iterable[str | Path]) -> list[Task]:
    """Return the files of files, folders (with all below), archives and patterns, each once, in order of their source.

    Raises UsageError where an input does not exist, or stands for no plan.
    """
    items = [Path(item).expanduser() for item in inputs]
    if not items:
        raise UsageError("No input was named: name files or folders that hold plans.")
    files = {os.path.abspath(path): path for item in items for path in _expand(item)}  # noqa: PTH100
    base = _base(items, list(files.values()))
    tasks = [
        Task(inner, Path(os.path.relpath(full, base), inner.relative_to(path)).as_posix())
        for full, path in files.items()
        for inner in _opened(path)
    ]
    return sorted(tasks, key=lambda task: task.source)
