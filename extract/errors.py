"""One root error and one child a stage. A message says what is wrong and what to do, in one sentence."""

from __future__ import annotations


class TaizhangError(Exception):
    """Root of every error that this package raises on purpose."""


class CodebookError(TaizhangError):
    """A schema or codebook is missing, holds a clash, or has a row without a source."""


class LoadError(TaizhangError):
    """A file cannot be read as a plan; the document's row gets outcome failed, this message and, where told, its format."""

    def __init__(self, message: str, format: str | None = None) -> None:
        """Take the sentence, and the file's format where its content tells it (docx, png, xlsx …)."""
        super().__init__(message)
        self.format = format


class TableError(TaizhangError):
    """A record does not fit its table, or its span does not quote the text."""


class OutputError(TaizhangError):
    """The output folder cannot be written."""


class UsageError(TaizhangError):
    """The command or function was called with inputs that make no sense (exit code 2)."""
