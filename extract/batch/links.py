"""`taizhang links`: the doubtful pairs of a run, most useful first, put to a person in the terminal."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract.batch.reconcile import append_decision, read_decisions, reconcile_outputs
from extract.errors import UsageError
from extract.reconcile import decisions
from extract.reconcile.decisions import Decision
from extract.review.show import plain
from extract.tables.finished import read_columns

ANSWERS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "u": "unsure", "unsure": "unsure"}
_MARK = "concepts/"


def _rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def doubtful(output: Path, decided: str | Path | None = None) -> list[dict[str, Any]]:
    """Return the pairs of concepts that no one has judged, most useful first.

    A verdict is the more useful the more rows it joins or keeps apart, and the likelier the pair is one concept.
    """
    links = _rows(read_columns(output, "links"))
    members = Counter(read_columns(output, "alignment")["concept_id"])
    names = {row["concept_id"]: row for row in _rows(read_columns(output, "concepts"))}
    judged = decisions.in_force(read_decisions(decided))
    found = []
    for link in links:
        pair = link["left"].removeprefix(_MARK), link["right"].removeprefix(_MARK)
        if link["judgement"] != "unsure" or not link["left"].startswith(_MARK) or tuple(sorted(pair)) in judged:
            continue
        rows = members[pair[0]] + members[pair[1]]
        found.append({**link, "pair": pair, "names": tuple(names[one]["name"] for one in pair), "rows": rows})
    return sorted(found, key=lambda one: (-one["rows"] * (one["score"] or 0.5), one["left"], one["right"]))


def _ask(link: dict[str, Any], at: int, of: int, ask: Callable[[str], str]) -> str | None:
    """Return the judgement, or None where the person wants to stop."""
    print(plain(f"\n[{at}/{of}] {link['names'][0]}  =?  {link['names'][1]}   ({link['rows']} rows)"))
    for sentence in link["evidence"]:
        print(plain(f"  {sentence}"))
    while True:
        try:
            said = ask("one concept? y / n / unsure / q: ").strip().lower()
        except EOFError:
            return None
        if said in ("q", "quit"):
            return None
        if said in ANSWERS:
            return ANSWERS[said]
        print("  y: one concept; n: two; u: unsure; q: stop. What was answered is kept.")


def judge(output: str | Path, decided: str | Path | None = None, ask: Callable[[str], str] | None = None) -> int:
    """List the doubtful pairs; in a terminal ask about each, keep every verdict, and reconcile the run with them.

    Returns how many verdicts were given. Raises UsageError where `output` is no finished run.
    """
    folder = Path(output)
    if not (folder / "links.parquet").exists():
        raise UsageError(f"{folder} holds no links.parquet: name the output folder of `taizhang run`.")
    found = doubtful(folder, decided)
    print(f"{len(found)} doubtful pairs of concepts")
    asking = ask or (input if sys.stdin.isatty() else None)
    given = 0
    for at, link in enumerate(found, 1):
        if asking is None:
            print(
                plain(f"  {link['score'] or 0:.2f}  {link['rows']:>5} rows  {link['names'][0]}  =?  {link['names'][1]}")
            )
            continue
        judgement = _ask(link, at, len(found), asking)
        if judgement is None:
            break
        (left, right), (left_name, right_name) = link["pair"], link["names"]
        today = dt.date.today().isoformat()
        verdict = Decision(
            left, left_name, "", right, right_name, "", judgement, getpass.getuser(), "asked by links", today
        )
        append_decision(decided, verdict)
        given += 1
    if given:
        reconcile_outputs([folder], decided=decided)
        print(f"{given} verdicts kept; the tables of {folder} follow them.")
    return given
