"""Words of the codebook audit_cues, as patterns and as what they say of a figure."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook
from extract.grammar import alternation
from extract.text import fold


@cache
def pattern(cue: str) -> re.Pattern[str]:
    """Return the pattern of one kind of cue, for folded text."""
    return re.compile(alternation(fold(form) for form in codebook.forms("audit_cues", cue)))


def has(cue: str, text: str) -> bool:
    """Whether a text holds a cue."""
    return pattern(cue).search(fold(text)) is not None


def found(cue: str, text: str) -> frozenset[str]:
    """Return the cues of a kind that a text holds."""
    return frozenset(pattern(cue).findall(fold(text)))


def runs(text: str) -> str:
    """Say how long a figure runs: yearly, total, or "" where the words say nothing.

    >>> runs("每年新增"), runs("五年累计"), runs("达到")
    ('yearly', 'total', '')
    """
    if has("total", text):
        return "total"
    return "yearly" if has("yearly", text) else ""
