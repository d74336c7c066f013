"""`taizhang diff`: files or finished runs, version after version, into changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.batch.versions import rows, version
from extract.batch.work import work
from extract.compare.assign import best_first
from extract.compare.compare import compare
from extract.compare.likeness import Weights, bag
from extract.compare.names import BOUNDS
from extract.compare.normal import key
from extract.compare.page import Part, Shown
from extract.compare.quotes import quote
from extract.compare.version import Change, Version
from extract.errors import UsageError
from extract.load.archive.read import split
from extract.review.show import plain
from extract.tables.columns import columns_of
from extract.tables.finished import read_columns
from extract.tables.rows import ID_COLUMNS, Columns

TABLES = ("passages", *ID_COLUMNS)
# Words in a title that name the version, not the plan.
_VERSION = re.compile("征求意见稿|公开征求意见稿|草案|送审稿|修订稿|修改稿|讨论稿|审议稿|报批稿|公示稿|定稿|正式稿")
# Documents of two runs are versions of one plan where their titles are as alike as this.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Plan:
    """A document that can be compared. `source`: its file."""

    source: str
    place: str | None
    version: Version


@dataclass(slots=True)
class Compared:
    """What a comparison found. `columns`: the table changes; `parts`: the same for people; `notes`: what had no match."""

    columns: Columns = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def substance(self) -> int:
        """How many changes are of substance."""
        return sum(self.columns["substance"])


def diff(inputs: Sequence[str | Path]) -> Compared:
    """Compare each input with the one before it: files of any format, or folders of `taizhang run`.

    Raises UsageError for fewer than two inputs, a file mixed with a folder, and a file that cannot be read.
    """
    if len(inputs) < 2:
        raise UsageError("Name two versions: two files, or two folders that `taizhang run` wrote.")
    paths = [Path(item).expanduser() for item in inputs]
    folders = {path.is_dir() for path in paths}
    if len(folders) > 1:
        raise UsageError("A file cannot be compared with a folder: name files only, or output folders only.")
    loaded = [_folder(path) if path.is_dir() else [_file(path)] for path in paths]
    found = Compared({column.name: [] for column in columns_of("changes")})
    for older, newer in zip(loaded, loaded[1:], strict=False):
        for old, new in _matched(older, newer, found.notes):
            _take(found, old, new)
    return found


def _file(path: Path) -> Plan:
    if not path.exists() and split(path) is None:
        raise UsageError(f"{path} does not exist: check the path.")
    done = work(path, path.name)
    if done.row["outcome"] == "failed":
        raise UsageError(f"{path}: {done.row['error']}")
    return Plan(path.name, done.row["jurisdiction"], version(done.row, done.tables))


def _folder(path: Path) -> list[Plan]:
    if not (path / "documents.parquet").is_file():
        raise UsageError(f"{path} is no output of `taizhang run`: name a file, or run the plans in it first.")
    tables = {name: _by_document(rows(read_columns(path, name))) for name in TABLES}
    found = []
    for document in rows(read_columns(path, "documents")):
        if document["outcome"] != "failed" and not document["duplicate_of"]:
            own = {name: _columns(members.get(document["doc_id"], [])) for name, members in tables.items()}
            found.append(Plan(document["source"], document["jurisdiction"], version(document, own)))
    return found


def _by_document(found: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault(row["doc_id"], []).append(row)
    return groups


def _columns(found: Sequence[Mapping[str, Any]]) -> Columns:
    return {name: [row[name] for row in found] for name in found[0]} if found else {}


def _core(title: str) -> str:
    return _VERSION.sub("", key(title))


def _matched(older: Sequence[Plan], newer: Sequence[Plan], notes: list[str]) -> list[tuple[Plan, Plan]]:
    """Pair documents by title and place; of two single documents nobody asks for their titles."""
    if len(older) == 1 and len(newer) == 1:
        return [(older[0], newer[0])]
    bags = [bag(_core(plan.version.title)) for plan in older], [bag(_core(plan.version.title)) for plan in newer]
    weights = Weights([*bags[0], *bags[1]])
    scored = []
    for i, one in enumerate(older):
        for j, other in enumerate(newer):
            if one.place and other.place and one.place != other.place:
                continue
            score = weights.dice(bags[0][i], bags[1][j])
            if score >= ALIKE:
                scored.append((score + 0.1 * (one.source == other.source), i, j))
    pairs = best_first(scored)
    for plans, taken, word in ((older, {i for i, _ in pairs}, "old"), (newer, {j for _, j in pairs}, "new")):
        notes += [f"Only in the {word} version: {plan.source}" for at, plan in enumerate(plans) if at not in taken]
    return [(older[i], newer[j]) for i, j in pairs]


def _take(found: Compared, old: Plan, new: Plan) -> None:
    shown = []
    for number, change in enumerate(compare(old.version, new.version), 1):
        row = _row(old.version, new.version, change, number)
        for name, values in found.columns.items():
            values.append(row[name])
        said = {
            **row,
            **{side: BOUNDS.get(row[side], row[side]) for side in ("old", "new") if row["field"] == "comparator"},
        }
        texts = (said[name] and plain(said[name]) for name in ("old", "new", "old_quote", "new_quote"))
        shown.append(Shown(change.table, change.kind, change.field, *texts))
    found.parts.append(Part(_titled(old), _titled(new), shown))


def _titled(plan: Plan) -> str:
    return plain(f"{plan.version.title}（{plan.source}）")


def _row(old: Version, new: Version, change: Change, number: int) -> dict[str, Any]:
    return {
        "change_id": f"{old.doc_id}-{new.doc_id}-ch{number}",
        "table": change.table,
        "old_id": change.old_id,
        "new_id": change.new_id,
        "kind": change.kind,
        "substance": change.substance,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "old_quote": quote(old, change, change.old_span),
        "new_quote": quote(new, change, change.new_span),
        "old_start": change.old_span[0] if change.old_span else None,
        "new_start": change.new_span[0] if change.new_span else None,
    }
