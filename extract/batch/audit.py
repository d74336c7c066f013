"""`taizhang audit`: look through a finished run for what cannot be right, publish `findings`, and say it in the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extract.audit import check, findings
from extract.batch.plans import plans
from extract.errors import UsageError
from extract.review.show import plain

TABLE = "findings"
# Findings told in the terminal without --all; all of them stand in the table.
TOLD = 40
# Characters of a quote that a terminal line shows.
SHOWN = 120
_TITLES = {"error": "errors (cannot be right)", "warning": "warnings (probably wrong)", "note": "notes (worth a look)"}


def audit(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of `findings` of a finished run, gravest first. Raises UsageError where `folder` is none."""
    from extract.tables.finished import read_columns

    if not (folder / "documents.parquet").exists():
        raise UsageError(f"{folder} holds no documents.parquet: name the output folder of `taizhang run`.")
    every = list(plans(folder))
    found = [one for plan in every for one in check.of_plan(plan)]
    if (folder / "standings.parquet").exists():
        columns = read_columns(folder, "standings")
        rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        found += check.between(rows, every)
    return findings.rows(found)


def publish(folder: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write findings.parquet into a run's folder and bring its descriptions up to date. Raises OutputError."""
    from extract.batch.described import describe
    from extract.tables.columns import columns_of
    from extract.tables.finished import replace_table

    columns = {column.name: [row[column.name] for row in rows] for column in columns_of(TABLE)}
    replace_table(folder, TABLE, columns)
    describe(folder)


def _sources(folder: Path) -> dict[str, str]:
    from extract.tables.finished import read_columns

    columns = read_columns(folder, "documents")
    named: dict[str, str] = {}
    for doc_id, source in zip(columns["doc_id"], columns["source"], strict=True):
        named.setdefault(doc_id, source)
    return named


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _told(row: dict[str, Any], sources: dict[str, str]) -> Iterable[str]:
    sure = f"{row['confidence']:.0%}"
    yield f"  {row['kind']} ({row['check']}, {sure} sure)  {sources.get(row['doc_id'], row['doc_id'])}"
    yield f"    {row['message']}"
    if row["quote"]:
        yield f"    「{_cut(row['quote'])}」"
    if row["other_quote"] and (row["other_quote"], row["other_start"]) != (row["quote"], row["start"]):
        where = "" if row["other_doc_id"] == row["doc_id"] else f"  {sources.get(row['other_doc_id'], '')}"
        yield f"    「{_cut(row['other_quote'])}」{where}"


def render(rows: Sequence[dict[str, Any]], sources: dict[str, str], most: int | None = TOLD) -> str:
    """Return findings as text: how many of each severity and kind, then one after the other up to `most`."""
    graves = Counter(row["severity"] for row in rows)
    plans_seen = len({row["doc_id"] for row in rows})
    counts = ", ".join(f"{graves[one]} {one}{'s' * (graves[one] != 1)}" for one in findings.SEVERITIES)
    lines = [f"{len(rows)} findings in {plans_seen} of {len(sources)} plans: {counts}"]
    kinds = Counter((row["kind"], row["check"]) for row in rows)
    lines += [f"  {kind:15} {name:16} {count:>6,}" for (kind, name), count in sorted(kinds.items())]
    left = len(rows) if most is None else most
    for severity in findings.SEVERITIES:
        own = [row for row in rows if row["severity"] == severity]
        if own and left > 0:
            lines.append(f"{_TITLES[severity]}:")
        for row in own[: max(left, 0)]:
            lines += [plain(line) for line in _told(row, sources)]
        left -= len(own)
    if left < 0:
        lines.append(f"and {-left} more: --all tells them all, and so does the table findings.")
    return "\n".join(lines)


def as_json(rows: Sequence[dict[str, Any]], sources: dict[str, str]) -> str:
    """Return findings as a JSON list, each with its plan's source."""
    return json.dumps([{"source": sources.get(row["doc_id"]), **row} for row in rows], ensure_ascii=False, indent=1)


def run_audit(output: str | Path, as_list: bool = False, every: bool = False) -> int:
    """Audit a run, publish and tell its findings; return 1 where one of them is an error, else 0."""
    folder = Path(output)
    rows = audit(folder)
    publish(folder, rows)
    sources = _sources(folder)
    print(as_json(rows, sources) if as_list else render(rows, sources, None if every else TOLD))
    return 1 if any(row["severity"] == findings.ERROR for row in rows) else 0
