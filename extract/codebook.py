"""The only reader of schemas/: vocabularies (codebooks) and table schemas. Refuses clashes and rows without a source.

A codebook is a CSV with at least the columns id, form, strength and source. `form` is a surface form as plans print it;
`strength` is strong (stands for its id wherever it occurs) or weak (only with support from its context); `source` names
where the row comes from. One form may stand once in a codebook (per `scope`, where the codebook has that column).
"""

from __future__ import annotations

import csv
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import CodebookError

# The variable of the environment that names another file of verdicts, for this process and those that it starts.
DECISIONS = "TAIZHANG_DECISIONS"
REQUIRED = ("id", "form", "strength", "source")
STRENGTHS = {"strong", "weak"}


def _root() -> Path:
    """Folder that holds schemas/ and corpus/: the package when installed, the checkout when run from it."""
    here = Path(__file__).resolve().parent
    return here if (here / "schemas").is_dir() else here.parent


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a CSV with a header row; lines that begin with # are comments. Raises CodebookError where it is missing."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as e:
        raise CodebookError(f"{path.name} cannot be read ({e.strerror}): install the package again.") from e
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the checked rows of schemas/codebooks/NAME.csv. Raises CodebookError on a clash or a missing field."""
    found = read_csv(_root() / "schemas" / "codebooks" / f"{name}.csv")
    seen: dict[tuple[str, str], str] = {}
    for number, row in enumerate(found, 1):
        for column in REQUIRED:
            if not row.get(column):
                raise CodebookError(f"{name}.csv, row {number} ({row.get('form')!r}): column {column} is empty.")
        if row["strength"] not in STRENGTHS:
            raise CodebookError(f"{name}.csv, row {number}: strength {row['strength']!r} is neither strong nor weak.")
        key = (row["form"], row.get("scope") or "")
        if key in seen:
            raise CodebookError(f"{name}.csv: {row['form']!r} stands for {seen[key]!r} and for {row['id']!r}.")
        seen[key] = row["id"]
    if not found:
        raise CodebookError(f"{name}.csv has no rows.")
    return tuple(found)


@cache
def forms(name: str, id: str | None = None, **where: str) -> tuple[str, ...]:
    """Return a codebook's surface forms, longest first, filtered by id and by column values."""
    picked = [
        row["form"]
        for row in rows(name)
        if (id is None or row["id"] == id) and all(row.get(k) == v for k, v in where.items())
    ]
    if not picked:
        raise CodebookError(f"{name}.csv has no form for id={id!r} {where!r}: a rule relies on it.")
    return tuple(sorted(picked, key=lambda form: (-len(form), form)))


def table_names() -> tuple[str, ...]:
    """Return the names of all output tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in (_root() / "schemas" / "tables").glob("*.json")))


@cache
def table_schema(name: str) -> dict[str, Any]:
    """Return schemas/tables/NAME.json, a Frictionless Table Schema. Raises CodebookError where there is none."""
    path = _root() / "schemas" / "tables" / f"{name}.json"
    try:
        schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as e:
        raise CodebookError(f"There is no table {name!r}; the tables are {', '.join(table_names())}.") from e
    return schema


@cache
def local_divisions() -> tuple[dict[str, str], ...]:
    """Return the rows of corpus/divisions.csv: places that the national codebook lacks."""
    return tuple(read_csv(_root() / "corpus" / "divisions.csv"))


def decisions_path() -> Path:
    """Return where people's verdicts on pairs of concepts stand: the file that DECISIONS names, else corpus/decisions.csv."""
    named = os.environ.get(DECISIONS)
    return Path(named) if named else _root() / "corpus" / "decisions.csv"


def decisions_state() -> tuple[Path, int]:
    """Return decisions_path() and when that file last changed (nanoseconds; 0 where there is none)."""
    path = decisions_path()
    try:
        return path, path.stat().st_mtime_ns
    except OSError:
        return path, 0


def corrections_path() -> Path:
    """Return where corpus/corrections.csv stands: people's verdicts on rows."""
    return _root() / "corpus" / "corrections.csv"


@cache
def decisions(state: tuple[Path, int]) -> tuple[dict[str, str], ...]:
    """Return the rows of people's verdicts in their order, of a state of their file; none where there is no file."""
    path, changed = state
    return tuple(read_csv(path)) if changed else ()
