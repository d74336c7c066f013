"""The words around a change as a reader wants them: a sentence, a row of a table, a statement with what it is about."""

from __future__ import annotations

import re

from extract.compare.version import Change, Version

# Characters of a quote; a longer sentence is cut at its clauses.
LENGTH = 120
_CLAUSE = re.compile(r"[，；;。！？]|,(?!\d{3})")


def quote(version: Version, change: Change, span: tuple[int, int] | None) -> str | None:
    """Return the words of a version around a change, verbatim and of one line; None where nothing stands there."""
    if span is None:
        return None
    start, end = span
    line = version.text.rfind("\n", 0, start) + 1
    stop = version.text.find("\n", end)
    stop = len(version.text) if stop < 0 else stop
    at = version.sentence_at(start)
    sentence = version.sentences[at]
    if sentence.in_table:
        first, last = line, stop
    else:
        first = max(line, sentence.start) if sentence.start <= start else line
        last = min(stop, max(sentence.end, end))
        if change.table == "responsibilities" and at and version.sentences[at - 1].start >= line:
            before = version.sentences[at - 1].start
            first = before if last - before <= LENGTH else first
    return (
        version.text[first:last].strip() if last - first <= LENGTH else _cut(version.text, (start, end), (first, last))
    )


def _cut(text: str, span: tuple[int, int], limits: tuple[int, int]) -> str:
    """Grow from the clause of the span to whole clauses on both sides while they fit."""
    first, last = limits
    marks = [first, *(match.end() for match in _CLAUSE.finditer(text, first, last)), last]
    left = max((mark for mark in marks if mark <= span[0]), default=first)
    right = min((mark for mark in marks if mark >= span[1]), default=last)
    grown = True
    while grown:
        grown = False
        before = max((mark for mark in marks if mark < left), default=None)
        if before is not None and right - before <= LENGTH:
            left, grown = before, True
        after = min((mark for mark in marks if mark > right), default=None)
        if after is not None and after - left <= LENGTH:
            right, grown = after, True
    if right - left > 2 * LENGTH:  # a clause without an end
        left, right = max(left, span[0] - LENGTH // 2), min(right, span[1] + LENGTH // 2)
    return text[left:right].strip(" ，；,;|\u3000")
