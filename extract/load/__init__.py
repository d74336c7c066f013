"""Bytes -> Loaded: one file or folder a format, told by its content. A file that cannot be read raises LoadError."""

from __future__ import annotations

import importlib
import io
import os
from pathlib import Path
from types import ModuleType

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.archive import read as archive
from extract.load.declared import mark_declared
from extract.load.long_blocks import cut_long
from extract.load.sniff import sniff
from extract.load.unplaced import mark_unplaced

__all__ = ["MAX_BYTES", "PDF_ENGINE", "format_of", "load", "load_bytes", "read_bytes", "reader"]

# Largest file that is read, in bytes, by format: the longest plans have 2 MB of text, or 100 MB with their pictures.
_MB = 1 << 20
MAX_BYTES = {"txt": 32 * _MB, "csv": 32 * _MB, "html": 64 * _MB, "docx": 256 * _MB, "pdf": 512 * _MB}
MAX_BYTES |= {"xlsx": 64 * _MB, "ofd": 256 * _MB, "doc": 128 * _MB, "rtf": 128 * _MB, "xls": 64 * _MB, "zip": 512 * _MB}
# Readers that are a folder, and formats that share one; txt and csv are a file each.
_MODULES = {kind: f"{kind}.read" for kind in ("pdf", "docx", "html", "ofd", "xlsx")}
_MODULES |= {"doc": "office.read", "rtf": "office.read", "xls": "office.read", "zip": "archive.read"}
# Formats whose lines are told by their own reader: text, and sheets, which have no chrome.
_SHEETS = ("txt", "csv", "xlsx", "xls")
# Name in the environment, so that worker processes have it too: "pdfplumber" reads PDF files by the reference engine.
PDF_ENGINE = "TAIZHANG_PDF_ENGINE"
_HEAD = 1 << 16
# How many characters of a library's own message an error repeats.
DETAIL = 120


def load(path: Path) -> Loaded:
    """Read a plan; the format is told by the file's content, not by its name.

    Raises LoadError where the file is missing, unreadable, empty, too large, or of a format that is not read.
    """
    inside = archive.split(path)
    if inside is not None:
        return load_bytes(read_bytes(path), path.name)
    size, head = _head(path)
    kind = _checked(sniff(head, path, path.name), size)
    return _read(read_bytes(path), kind)


def load_bytes(data: bytes, name: str) -> Loaded:
    """Read a plan that is in memory; its name tells csv from txt only. Raises LoadError like `load`."""
    return _read(data, _checked(sniff(data[:_HEAD], io.BytesIO(data), name), len(data)))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of a member of an archive (plans.zip/plan.docx). Raises LoadError with what to do."""
    try:
        return archive.read_bytes(path)
    except OSError as error:
        raise LoadError(f"The file cannot be read ({error.strerror}): check its permissions and its disk.") from error


def format_of(path: Path) -> str | None:
    """Return the format that a file's content tells (docx, png, zip …); None where it tells none, or cannot be read."""
    try:
        inside = archive.split(path)
        if inside is None:
            return sniff(_head(path)[1], path, path.name)
        data = read_bytes(path)
        return sniff(data[:_HEAD], io.BytesIO(data), path.name)
    except LoadError as error:
        return error.format


def _checked(kind: str, size: int) -> str:
    limit = MAX_BYTES[kind]
    if size > limit:
        raise LoadError(
            f"The file has {size / 1e6:,.0f} MB and {kind} is read up to {limit >> 20} MB: split it into single plans.",
            kind,
        )
    return kind


def _read(data: bytes, kind: str) -> Loaded:
    """Pass the bytes to their reader; whatever it raises becomes a LoadError that says what to do."""
    try:
        loaded: Loaded = reader(kind).load(data)
    except LoadError as error:
        error.format = error.format or kind
        raise
    except ImportError as error:
        needed = error.name or error
        advice = "install taizhang with its dependencies."
        raise LoadError(f"Reading {kind} needs a package that is not installed ({needed}): {advice}", kind) from error
    except RecursionError as error:
        sentence = f"The {kind} file is nested too deeply: save it again, or pass its text as txt."
        raise LoadError(sentence, kind) from error
    except MemoryError as error:
        sentence = f"The {kind} file needs more memory than there is: split it, or run fewer jobs at a time."
        raise LoadError(sentence, kind) from error
    except Exception as error:  # a damaged file meets any library's own errors; the batch goes on
        detail = f"{type(error).__name__}: {str(error)[:DETAIL] or 'no detail'}"
        advice = "open it, save it again, or pass its text as txt."
        raise LoadError(f"The {kind} file is damaged or unusual ({detail}): {advice}", kind) from error
    return cut_long(loaded if loaded.format in _SHEETS else mark_unplaced(mark_declared(loaded)))


def reader(kind: str) -> ModuleType:
    """Return the module whose `load` reads a format (txt, html, pdf …), imported when it is first needed."""
    module = _MODULES.get(kind, kind)
    if kind == "pdf" and os.environ.get(PDF_ENGINE) == "pdfplumber":
        module = "pdf.reference"
    return importlib.import_module(f"extract.load.{module}")


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
