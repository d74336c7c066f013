"""Bytes -> Loaded: one file a format, told by its content. A file that cannot be read raises LoadError."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.declared import mark_declared
from extract.load.sniff import sniff

__all__ = ["MAX_BYTES", "load"]

# Largest file that is read, in bytes, by format: the longest plans have 2 MB of text, or 100 MB with their pictures.
MAX_BYTES = {"txt": 32 << 20, "html": 64 << 20, "docx": 256 << 20, "pdf": 512 << 20}
_HEAD = 1 << 16
# How many characters of a library's own message an error repeats.
DETAIL = 120


def load(path: Path) -> Loaded:
    """Read a plan; the format is told by the file's content, not by its name.

    Raises LoadError where the file is missing, unreadable, empty, too large, or of a format that is not read.
    """
    size, head = _head(path)
    kind = sniff(head, path)
    limit = MAX_BYTES[kind]
    if size > limit:
        raise LoadError(
            f"The file has {size / 1e6:,.0f} MB and {kind} is read up to {limit >> 20} MB: split it into single plans."
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"The file cannot be read ({error.strerror}): check its permissions and its disk.") from error
    loaded = _read(data, kind)
    return loaded if kind == "txt" else mark_declared(loaded)


def _read(data: bytes, kind: str) -> Loaded:
    """Pass the bytes to their reader; whatever it raises becomes a LoadError that says what to do."""
    try:
        reader: Callable[[bytes], Loaded] = importlib.import_module(f"extract.load.{kind}").load
        return reader(data)
    except LoadError:
        raise
    except ImportError as error:
        raise LoadError(
            f"Reading {kind} needs a package that is not installed ({error.name or error}): install taizhang with its dependencies."
        ) from error
    except RecursionError as error:
        raise LoadError(f"The {kind} file is nested too deeply: save it again, or pass its text as txt.") from error
    except MemoryError as error:
        raise LoadError(
            f"The {kind} file needs more memory than there is: split it, or run fewer jobs at a time."
        ) from error
    except Exception as error:  # a damaged file meets any library's own errors; the batch goes on
        raise LoadError(
            f"The {kind} file is damaged or unusual ({type(error).__name__}: {str(error)[:DETAIL] or 'no detail'}): "
            "open it, save it again, or pass its text as txt."
        ) from error


def _head(path: Path) -> tuple[int, bytes]:
    """Return the file's size and its first bytes."""
    try:
        if path.is_dir():
            raise LoadError("This is a folder, no file: pass the files in it, or its name to the batch command.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            return file.seek(0, 2), head
    except FileNotFoundError as error:
        raise LoadError("The file does not exist: check its name.") from error
    except PermissionError as error:
        raise LoadError("The file may not be read: grant read permission to it.") from error
    except OSError as error:
        raise LoadError(f"The file cannot be read ({error.strerror}): check the disk and the name.") from error
