"""The sentences of a plan, and the published rows that stand in a stretch of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.claims import Passage, Plan

_STOP = re.compile(r"[。！？!?；;\n]")
_CELL = re.compile(r"[。！？!?；;\n]| \| ")
_DIGIT = re.compile(r"\d")
# Text that says nothing of the plan's own figures.
_SKIPPED = frozenset({"boilerplate", "caption", "title", "heading"})


def sentences(plan: Plan) -> Iterator[tuple[Passage, int, str]]:
    """Yield the sentences of running text that hold a digit, with where each begins in its passage."""
    for passage in plan.passages:
        if passage.kind in _SKIPPED:
            continue
        begin, stop = 0, _CELL if passage.kind == "row" else _STOP
        for match in stop.finditer(passage.text):
            yield from _one(passage, begin, match.end())
            begin = match.end()
        yield from _one(passage, begin, len(passage.text))


def _one(passage: Passage, begin: int, end: int) -> Iterator[tuple[Passage, int, str]]:
    words = passage.text[begin:end]
    if _DIGIT.search(words):
        yield passage, begin, words


def facts_between(plan: Plan, start: int, end: int) -> tuple[str, ...]:
    """Return the rows of the figures that stand in start:end; the passage's where none is published."""
    found = tuple(claim.row for claim in plan.within(start, end))
    passage = None if found else plan.passage(start)
    return (f"passages/{passage.passage_id}",) if passage else found
