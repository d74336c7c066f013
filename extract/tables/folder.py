"""The output folder: built beside its place and renamed into it, so that a reader never sees half a run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import TracebackType

from extract.codebook import table_names
from extract.errors import OutputError, UsageError

RUN_FILE = "run.json"
PACKAGE_FILE = "datapackage.json"
CROISSANT_FILE = "croissant.json"


def own_files() -> set[str]:
    """Return the names of all files that a run may leave in its folder."""
    return {RUN_FILE, PACKAGE_FILE, CROISSANT_FILE, *(f"{name}.parquet" for name in table_names())}


def check_replaceable(output: Path) -> None:
    """Raise UsageError where `output` is a file or a folder that holds more than a previous run or nothing."""
    if not output.exists():
        return
    if not output.is_dir():
        raise UsageError(f"{output} is a file: name a folder for the tables.")
    present = {entry.name for entry in _entries(output)}
    foreign = sorted(present - own_files())
    if foreign or (present and RUN_FILE not in present):
        held = foreign[0] if foreign else sorted(present)[0]
        raise UsageError(
            f"{output} holds {held!r}, which is no part of a previous run: nothing was changed; name another folder."
        )


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as e:
        raise OutputError(f"{folder} cannot be read ({e.strerror}): check its permissions.") from e


class OutputFolder:
    """A folder under construction beside `output`; leaving without an error puts it in place, else it is removed.

    Where the folder beside cannot be made (a mounted folder, a parent without permission), it is built inside
    `output` and its files are moved one by one.
    """

    def __init__(self, output: Path) -> None:
        """Check that `output` may be replaced. Raises UsageError where it may not."""
        self.output = output.resolve()  # a link stays; the folder that it names is replaced
        check_replaceable(self.output)
        self.folder = self.output.with_name(f".{self.output.name}.{os.getpid()}.partial")

    def __enter__(self) -> Path:
        """Make the folder and return it. Raises OutputError where that is not possible."""
        try:
            self.folder.mkdir(parents=True)
        except OSError as e:
            self._inside(e)
        return self.folder

    def _inside(self, beside: OSError) -> None:
        self.folder = self.output / f".{os.getpid()}.partial"
        try:
            if not self.output.is_dir():
                raise beside
            self.folder.mkdir()
        except OSError as e:
            raise OutputError(
                f"{self.output} cannot be written ({e.strerror}): choose another folder or change its permissions."
            ) from e

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the folder in place, or remove it after an error. Raises OutputError where it cannot be put in place."""
        try:
            if kind is None:
                self._publish()
        except OSError as e:
            raise OutputError(
                f"{self.output} cannot be replaced ({e.strerror}): close the programs that use it."
            ) from e
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _publish(self) -> None:
        if self.folder.parent == self.output:
            self._move_files()
            return
        # Again, for minutes have passed: what has come meanwhile may not be lost.
        check_replaceable(self.output)
        old = self.folder.with_suffix(".old")
        if self.output.exists():
            self.output.rename(old)
        try:
            self.folder.rename(self.output)
        except OSError:
            if old.exists():
                old.rename(self.output)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def _move_files(self) -> None:
        made = {path.name for path in self.folder.iterdir()}
        for path in self.folder.iterdir():
            path.replace(self.output / path.name)
        for name in own_files() - made:
            (self.output / name).unlink(missing_ok=True)
