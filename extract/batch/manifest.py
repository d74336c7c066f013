"""The record of a run: which files it read, with which versions, and what came of them."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from extract.tables.folder import RUN_FILE


def fingerprint(path: Path) -> tuple[str | None, int | None]:
    """Return a file's sha256 and size; (None, None) where it cannot be opened, or lies in an archive."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return None, None


def package_version() -> str:
    """Return the installed version of this program; 0+checkout where it runs without being installed."""
    try:
        return version("taizhang")
    except PackageNotFoundError:
        return "0+checkout"


@dataclass(slots=True)
class Summary:
    """What came of a run. `rows` counts rows a table; `notable` lists (outcome, source, sentence) to look at."""

    output: Path
    files: int = 0
    ok: int = 0
    partial: int = 0
    failed: int = 0
    duplicates: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    notable: list[tuple[str, str, str]] = field(default_factory=list)

    def count(self, row: dict[str, Any]) -> None:
        """Take in one row of `documents`."""
        self.files += 1
        setattr(self, row["outcome"], getattr(self, row["outcome"]) + 1)
        if row["duplicate_of"]:
            self.duplicates += 1
        sentences = [row["error"]] if row["error"] else row["warnings"]
        if sentences and not row["duplicate_of"]:
            more = f" (and {len(sentences) - 1} more)" if len(sentences) > 1 else ""
            self.notable.append((row["outcome"], row["source"], sentences[0] + more))


def write_manifest(folder: Path, summary: Summary, rows: list[dict[str, Any]], options: dict[str, Any]) -> None:
    """Write run.json: versions, options, counts, and for every file its sha256, size, outcome and error."""
    counts = asdict(summary)
    del counts["output"], counts["notable"]
    kept = ("source", "doc_id", "sha256", "bytes", "outcome", "error", "duplicate_of", "seconds")
    record = {
        "program": "taizhang",
        "versions": {
            "taizhang": package_version(),
            "python": platform.python_version(),
            "pyarrow": version("pyarrow"),
        },
        "options": options,
        **counts,
        "inputs": [{name: row[name] for name in kept} for row in rows],
    }
    (folder / RUN_FILE).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
