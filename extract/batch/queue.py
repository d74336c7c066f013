"""`taizhang review-queue`: the rows of a finished run to look at first, on the terminal and as a CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import Any

from extract.errors import OutputError, UsageError
from extract.review.queue import COLUMNS, Queued, entry, order
from extract.review.show import plain
from extract.review.wording import ID_COLUMNS
from extract.tables.finished import read_columns

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Columns of `passages` that tell where a row stands.
_PLACE = ("passage_id", "section")
# Characters of a quote shown on the terminal.
QUOTE_SHOWN = 100


def read_rows(folder: Path, table: str, only: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return a table of a run as rows; `only` names the columns. Raises UsageError where it is missing."""
    columns = read_columns(folder, table, only)
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def check_run(output: str | Path) -> Path:
    """Return the folder of a finished run. Raises UsageError where it is none."""
    folder = Path(output)
    if not (folder / "documents.parquet").exists():
        raise UsageError(f"{folder} holds no documents.parquet: name the output folder of `taizhang run`.")
    return folder


def _section(table: str, row: dict[str, Any], sections: dict[str, list[str]]) -> str:
    path = sections.get(row.get("passage_id") or "", [])
    return " / ".join(path) or row.get("table_title") or row.get("category") or ""


def queue(output: str | Path, limit: int | None = None, only: Sequence[str] | None = None) -> list[Queued]:
    """Return the rows of a run to look at first: rows of findings (where audited), then by rising confidence.

    `limit` cuts the list; `only` names tables. Raises UsageError where `output` is no finished run.
    """
    folder = check_run(output)
    if limit is not None and limit < 1:
        raise UsageError(f"--limit {limit} makes no sense: give 1 or more.")
    tables = {table: read_rows(folder, table) for table in only or ID_COLUMNS}
    audited = (folder / "findings.parquet").exists()
    findings = read_rows(folder, "findings") if audited else []
    picked = list(islice(order(tables, findings), limit))
    documents = {row["doc_id"]: row for row in reversed(read_rows(folder, "documents", ("doc_id", "source", "title")))}
    places = read_columns(folder, "passages", _PLACE) if picked else {name: [] for name in _PLACE}
    sections = dict(zip(*(places[name] for name in _PLACE), strict=True))
    return [
        entry(table, row, about, documents[row["doc_id"]], _section(table, row, sections))
        for table, row, about in picked
    ]


def _cell(value: Any) -> Any:
    """Keep a spreadsheet from taking a document's words for a formula: such a text gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_csv(rows: Sequence[Queued], path: str | Path) -> None:
    """Write the list as a CSV with a mark of its encoding, as Chinese Excel needs it. Raises OutputError."""
    try:
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([_cell(value) for value in astuple(row)] for row in rows)
    except OSError as e:
        raise OutputError(f"{path} cannot be written ({e.strerror}): name another file with --csv.") from e


def _lines(row: Queued) -> list[str]:
    quote = row.quote if len(row.quote) <= QUOTE_SHOWN else row.quote[: QUOTE_SHOWN - 1] + "…"
    what = " = ".join(part for part in (row.about, row.value) if part)
    return [
        f"{row.confidence:.2f}  {row.table}  {what}",
        f"      {row.plan}: {row.section}" if row.section else f"      {row.plan}",
        f"      「{quote}」" if quote else "",
        f"      {row.reason + '; ' if row.reason else ''}rule {row.rule}",
    ]


def print_queue(output: str, limit: int | None, only: Sequence[str] | None, path: str | None) -> int:
    """Print the rows to look at first, or write them to a CSV; return 0."""
    rows = queue(output, limit, only)
    if path:
        write_csv(rows, path)
        print(f"{len(rows)} rows to look at: {path}")
        return 0
    for row in rows:
        print("\n".join(plain(line) for line in _lines(row) if line))
    print(f"{len(rows)} rows, in the order in which to look at them (--limit N for more, --csv FILE for all columns)")
    return 0
