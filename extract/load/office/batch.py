"""Many files for LibreOffice in one call: it takes seconds to start and a fraction of one a file.

What is converted here waits in a folder that worker processes find by an environment variable, named by content. A file
that is not there (it broke the call, took too long, was damaged) is converted by itself when it is read, which also says
what is wrong with it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from extract.errors import LoadError
from extract.load.office import read as office

# Files of one call: enough that its start is small beside them, few enough that a crash costs little.
CHUNK = 25
# How often a call is begun again behind a file that ended it, before the rest is left to calls of their own.
RESTARTS = 3
# Below this many files nothing is won.
FEWEST = 2


@contextlib.contextmanager
def prepared(files: Iterator[bytes], jobs: int) -> Iterator[int]:
    """Convert files (doc, wps, rtf, xls) ahead, in calls of many, until the block ends; yield how many are ready.

    Nothing is raised for a file that cannot be converted: `office.load` says what is wrong when it is read.
    """
    program = office.find_program()
    if program is None:
        yield 0
        return
    before = os.environ.get(office.COPIES)
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        chunks = _chunks(folder, files)
        ready = 0
        if sum(map(len, chunks)) >= FEWEST:
            with ThreadPoolExecutor(jobs) as threads:
                ready = sum(threads.map(lambda chunk: _convert(chunk, folder, program), chunks))
            os.environ[office.COPIES] = name
        try:
            yield ready
        finally:
            if before is None:
                os.environ.pop(office.COPIES, None)
            else:
                os.environ[office.COPIES] = before


def _chunks(folder: Path, files: Iterator[bytes]) -> list[list[Path]]:
    """Write each content once, named by it; return the paths, those of one target together, in calls of CHUNK."""
    sources: dict[str, list[Path]] = {"docx": [], "xlsx": []}
    (folder / "in").mkdir()
    for data in files:
        try:
            kind = office.kind_of(data)
        except LoadError:
            continue
        path = folder / "in" / f"{hashlib.sha256(data).hexdigest()}.{kind}"
        if not path.exists():
            path.write_bytes(data)
            sources[office.target_of(kind)].append(path)
    return [paths[at : at + CHUNK] for paths in sources.values() for at in range(0, len(paths), CHUNK)]


def _convert(paths: Sequence[Path], folder: Path, program: str) -> int:
    """Convert some files; behind one that ended the call, go on with the next. Return how many were converted."""
    target = office.target_of(paths[0].suffix[1:])
    todo, ready = list(paths), 0
    for _ in range(RESTARTS):
        with tempfile.TemporaryDirectory(prefix="call-", dir=folder, ignore_cleanup_errors=True) as name:
            with contextlib.suppress(LoadError):
                office.call(program, Path(name), target, todo)
            made = [path for path in todo if _is_whole(Path(name, "out", f"{path.stem}.{target}"))]
            for path in made:
                shutil.move(Path(name, "out", f"{path.stem}.{target}"), folder / f"{path.stem}.{target}")
        ready += len(made)
        left = [path for path in todo if path not in made]
        todo = left[1:]  # files are taken in order: the first that is missing is the one that ended the call
        if not todo:
            break
    return ready


def _is_whole(path: Path) -> bool:
    """Whether a converted file is there and complete: the one that a crash cut short is not."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False
