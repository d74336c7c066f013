"""The words of a plan that a finding quotes: a sentence, or the row of a table."""

from __future__ import annotations

import re

from extract.audit.claims import Claim, Passage, Plan

_STOP = re.compile(r"[。！？!?；;\n]")
# A quote longer than this is cut at commas around the figure; a person compares two quotes side by side.
LONGEST = 160
_COMMA = re.compile(r"[，,。；;：:\n]")


def bounds(passage: Passage, at: int) -> tuple[int, int]:
    """Return where the sentence that holds a position begins and ends in its passage's text."""
    text, local = passage.text, at - passage.start
    begin = max((match.end() for match in _STOP.finditer(text, 0, max(local, 0))), default=0)
    match = _STOP.search(text, local)
    end = match.end() if match else len(text)
    while begin < end and text[begin] in " \u3000\t":
        begin += 1
    return begin, end


def sentence(plan: Plan, at: int) -> tuple[int, str]:
    """Return the sentence (or table row) at a position and where it begins in the plan's text; (at, "") without one."""
    passage = plan.passage(at)
    if passage is None or at >= passage.end:
        return at, ""
    if passage.kind == "row":
        return passage.start, passage.text
    begin, end = bounds(passage, at)
    return passage.start + begin, passage.text[begin:end]


def quote(plan: Plan, start: int, end: int) -> tuple[str, int, int]:
    """Return the verbatim words that carry start:end, where they begin and where they end."""
    at, words = sentence(plan, start)
    if not words:
        return "", start, end
    if len(words) > LONGEST:
        words, at = _shorter(words, at, start, end)
    while words and words[-1] in "；;\n \u3000":
        words = words[:-1]
    return words, at, at + len(words)


def _shorter(words: str, at: int, start: int, end: int) -> tuple[str, int]:
    """Cut a long sentence to the clauses next to the figure."""
    left, right = start - at, min(end - at, len(words))
    begins = [match.end() for match in _COMMA.finditer(words, 0, left)]
    begin = next((one for one in begins if left - one <= LONGEST // 2), begins[-1] if begins else 0)
    ends = [match.start() for match in _COMMA.finditer(words, right)]
    stop = next((one for one in reversed(ends) if one - right <= LONGEST // 2), ends[0] if ends else len(words))
    return words[begin:stop], at + begin


def clause(plan: Plan, claim: Claim) -> str:
    """Return the words from the last comma before a figure to its end: what belongs to it alone."""
    at, words = sentence(plan, claim.start)
    before = words[: claim.start - at]
    begin = max((match.end() for match in _COMMA.finditer(before)), default=0)
    return words[begin : claim.end - at]


def lead(plan: Plan, claim: Claim) -> str:
    """Return the words of the sentence before a figure."""
    at, words = sentence(plan, claim.start)
    return words[: claim.start - at]
