"""Tables of a run against plans annotated by hand (docs/annotation.md says how they are annotated)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.review.align import Aligned
from extract.review.scores import (
    DEADLINES,
    TARGETS,
    score_anchored,
    score_document,
    score_projects,
    score_responsibilities,
    score_values,
)
from extract.review.tally import Record, Tally

SCORED = ("documents", "passages", "indicator_values", "targets", "deadlines", "responsibilities", "projects")


def _read_table(output: Path, name: str) -> list[Record]:
    import pyarrow.parquet as pq

    path = output / f"{name}.parquet"
    rows: list[Record] = pq.read_table(path).to_pylist() if path.exists() else []
    return rows


def _jsonl(path: Path) -> list[Record]:
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            found += [json.loads(line)] if line.strip() else []
        except json.JSONDecodeError as e:
            raise UsageError(f"{path}, line {number} is no JSON ({e.msg}): one record stands on one line.") from e
    return found


def _by_document(rows: Iterable[Record]) -> dict[str, list[Record]]:
    grouped: dict[str, list[Record]] = {}
    for row in rows:
        grouped.setdefault(row["doc_id"], []).append(row)
    return grouped


def _annotated_text(folder: Path, texts: Path | None, extracted: str) -> str:
    """Return the text that was annotated: text.txt of the annotation, else STEM.txt of `texts`, else as extracted.

    A text that is no UTF-8 is taken as extracted, for this stage does not know how to read other encodings.
    """
    path = folder / "text.txt"
    if not path.exists():
        if texts is None:
            return extracted
        if not any(texts.glob(f"{folder.name}.*")):
            raise UsageError(
                f"{texts} holds no text of the annotated plan {folder.name!r}: leave --texts out or add it."
            )
        path = texts / f"{folder.name}.txt"
    try:
        return path.read_text("utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return extracted


def _score_one(folder: Path, row: Record, mine: dict[str, list[Record]], texts: Path | None) -> dict[str, Tally]:
    passages = sorted(mine["passages"], key=lambda passage: passage["start"])
    extracted = "\n".join(passage["text"] for passage in passages)
    aligned = Aligned(_annotated_text(folder, texts, extracted), extracted)
    gold = {name: _jsonl(folder / f"{name}.jsonl") for name in SCORED[2:]}
    duties = score_responsibilities(gold["responsibilities"], mine["responsibilities"], aligned)
    return {
        "documents": score_document(json.loads((folder / "document.json").read_text("utf-8")), row),
        "indicator_values": score_values(gold["indicator_values"], mine["indicator_values"]),
        "targets": score_anchored(TARGETS, gold["targets"], mine["targets"], aligned),
        "deadlines": score_anchored(DEADLINES, gold["deadlines"], mine["deadlines"], aligned),
        "responsibilities": duties,
        "projects": score_projects(gold["projects"], mine["projects"]),
    }


def evaluate(output: str | Path, gold: str | Path, texts: str | Path | None = None) -> dict[str, Tally]:
    """Return the counts of each table over all annotated plans.

    `gold` holds one folder a plan, named after its file without the ending. `texts` holds the texts that were
    annotated; without it the annotation is searched in the texts as extracted. A plan that the run lacks counts as
    not found.
    Raises UsageError where there is no annotation or no run.
    """
    output, gold = Path(output), Path(gold)
    folders = sorted(path.parent for path in gold.glob("*/document.json"))
    if not folders:
        raise UsageError(f"{gold} holds no annotated plan: it needs a folder a plan, each with a document.json.")
    if not (output / "documents.parquet").exists():
        raise UsageError(f"{output} holds no documents.parquet: name the output folder of `taizhang run`.")
    tables: dict[str, dict[str, list[Record]]] = {name: _by_document(_read_table(output, name)) for name in SCORED}
    rows = {Path(row["source"]).stem: row for row in _read_table(output, "documents")}
    total: dict[str, Tally] = {name: Tally() for name in SCORED if name != "passages"}
    for folder in folders:
        row: dict[str, Any] = rows.get(folder.name, {"doc_id": None})
        if row["doc_id"] is None:
            total["documents"].errors.append(f"no document extracted for {folder.name}")
        mine = {name: found.get(row["doc_id"], []) for name, found in tables.items()}
        for name, tally in _score_one(folder, row, mine, Path(texts) if texts else None).items():
            total[name].add(tally)
    return total
