"""`taizhang review`: a finished run as a folder of pages, plan by plan so that memory holds one plan's rows at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.batch.queue import check_run, read_rows
from extract.compare.marks import marked
from extract.errors import OutputError, UsageError
from extract.review import bigrams
from extract.review.index import Overview
from extract.review.plan import Plan, render
from extract.review.wording import ID_COLUMNS

# Names a folder that a review made and may be replaced.
MARK = "review.txt"
# The page of a comparison.
CHANGES = "changes.html"
_SAID = "Pages made by `taizhang review`: open index.html. The folder is replaced as a whole by the next review.\n"
_TABLES = ("passages", "tables", "cells", *ID_COLUMNS)
Row = dict[str, Any]


class Slices:
    """The rows of a table, document by document."""

    def __init__(self, folder: Path, table: str) -> None:
        """Read the table. Raises UsageError where it is missing."""
        from extract.tables.finished import read_table

        self._table = read_table(folder, table)
        self._rows: dict[str, list[int]] = {}
        for at, doc_id in enumerate(self._table.column("doc_id").to_pylist()):
            span = self._rows.setdefault(doc_id, [at, at, 0])
            span[1], span[2] = at + 1, span[2] + 1
        # Rows of a document stand together in what a run writes; in a table that someone else wrote they may not.
        self._apart = any(end - start != count for start, end, count in self._rows.values())

    def of(self, doc_id: str) -> list[Row]:
        """Return the rows of one document."""
        if doc_id not in self._rows:
            return []
        start, end, _ = self._rows[doc_id]
        rows: list[Row] = self._table.slice(start, end - start).to_pylist()
        return [row for row in rows if row["doc_id"] == doc_id] if self._apart else rows


@dataclass(slots=True)
class Made:
    """What a review wrote."""

    output: Path
    plans: int = 0
    bytes: int = 0
    largest: int = 0


@dataclass(slots=True)
class _Writer:
    """Writes the folder file by file, and counts."""

    folder: Path
    made: Made

    def write(self, name: str, content: str) -> None:
        data = content.encode("utf-8", "replace")
        (self.folder / name).write_bytes(data)
        self.made.bytes += len(data)


def _by_document(rows: list[Row], row_ids: Callable[[Row], list[str]]) -> dict[str, list[Row]]:
    """Return rows by the documents of the facts that they name; one may name facts of several."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        # A row id is that of its document, a hyphen, and what tells it from others.
        for doc_id in dict.fromkeys(row_id.partition("-")[0] for row_id in row_ids(row)):
            found.setdefault(doc_id, []).append(row)
    return found


def _found(run: Path) -> dict[str, list[Row]]:
    """Return the findings of a run, where it has been audited, by document."""
    rows = read_rows(run, "findings") if (run / "findings.parquet").exists() else []
    return _by_document(rows, lambda row: [ref.partition("/")[2] for ref in row["rows"]])


def _changed(compared: Path | None) -> dict[str, list[Row]]:
    """Return the changes of a comparison by document. Raises UsageError where the folder holds none."""
    if compared is None:
        return {}
    if not (compared / "changes.parquet").exists():
        raise UsageError(f"{compared} holds no changes.parquet: name the folder that `taizhang diff -o` wrote.")
    rows = read_rows(compared, "changes")
    for row in rows:
        row["old_pieces"], row["new_pieces"] = marked(row["old_quote"] or "", row["new_quote"] or "")
    return _by_document(rows, lambda row: [one for one in (row["old_id"], row["new_id"]) if one])


def _has_page(document: Row) -> bool:
    """Whether a file has a page of its own: it was read, and its content is not that of an earlier file."""
    return document["outcome"] != "failed" and document["duplicate_of"] is None


def _plans(folder: Path, compared: Path | None) -> Iterator[Plan]:
    """Yield every plan of a run in the order of `documents`."""
    slices = {table: Slices(folder, table) for table in _TABLES}
    findings, changes = _found(folder), _changed(compared)
    link = f"../{CHANGES}" if compared and (compared / "index.html").exists() else None
    for document in read_rows(folder, "documents"):
        doc_id = document["doc_id"]
        held = {table: slices[table].of(doc_id) for table in _TABLES} if _has_page(document) else {}
        passages, tables, cells = (held.get(name, []) for name in _TABLES[:3])
        facts = {table: held.get(table, []) for table in ID_COLUMNS}
        yield Plan(document, passages, tables, cells, facts, findings.get(doc_id, ()), changes.get(doc_id, ()), link)


def _write(folder: Path, run: Path, compared: Path | None, made: Made) -> None:
    overview, pairs, writer = Overview(), bigrams.Pairs(), _Writer(folder, made)
    for name in ("plans", "search"):
        (folder / name).mkdir()
    for number, plan in enumerate(_plans(run, compared)):
        overview.add(plan.document, plan.facts, len(plan.findings), len(plan.changes))
        found = _has_page(plan.document)
        if not found:
            continue
        page = render(plan)
        writer.write(f"plans/{plan.document['doc_id']}.html", page)
        made.plans, made.largest = made.plans + 1, max(made.largest, len(page.encode("utf-8", "replace")))
        text, lines = plan.text, list(bigrams.fact_lines(plan.facts))
        pairs.add(number, "\n".join((text, *(words for _, words in lines))))
        writer.write(f"search/plan-{number}.js", bigrams.plan_file(number, text, lines))
    files = pairs.files(len(overview.plans))
    for number, content in enumerate(files):
        writer.write(f"search/pairs-{number}.js", content)
    beside = compared is not None and (compared / "index.html").exists()
    if compared is not None and beside:
        writer.write(CHANGES, (compared / "index.html").read_text("utf-8"))
    writer.write("index.html", overview.render(len(files), CHANGES if beside else None))
    writer.write(MARK, _SAID)


def _check_target(target: Path) -> None:
    if target.exists() and not (target.is_dir() and ((target / MARK).exists() or not any(target.iterdir()))):
        raise UsageError(
            f"{target} holds something else than a review: nothing was changed; name another folder with -o."
        )


def review(output: str | Path, target: str | Path | None = None, compared: str | Path | None = None) -> Made:
    """Write the pages of a finished run to a folder, by default OUTPUT-review beside it; an earlier review is replaced.

    `compared`: folder of a comparison (`taizhang diff -o`) of plans of the run; its page is taken in, and its changes stand
    with the facts that they change. Raises UsageError where `output` is no finished run or the folder holds anything else, OutputError where it cannot
    be written.
    """
    run = check_run(output)
    place = Path(target) if target else run.resolve().with_name(f"{run.resolve().name}-review")
    _check_target(place)
    beside = place.with_name(f".{place.name}.{os.getpid()}.partial")
    made = Made(place)
    try:
        beside.mkdir(parents=True)
        _write(beside, run, Path(compared) if compared else None, made)
        if place.exists():
            shutil.rmtree(place)
        beside.rename(place)
    except OSError as e:
        raise OutputError(f"{place} cannot be written ({e.strerror}): name another folder with -o.") from e
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return made
