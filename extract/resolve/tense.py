"""Whether a part of a plan looks back, describes the present or looks forward, from headings and how paragraphs open."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import codebook, grammar
from extract.text import fold

PAST, PRESENT, FORWARD = "past", "present", "forward"


@cache
def _cue(id: str) -> re.Pattern[str]:
    return re.compile(grammar.words("cues", id))


@lru_cache(maxsize=4096)
def of_heading(heading: str) -> str | None:
    """Return the tense of one heading; None where it says nothing, or both (回顾和安排)."""
    text = fold(heading)[:60]
    past, forward = _cue("past_section").search(text), _cue("forward_section").search(text)
    if past and forward:
        return PAST if _looks_back(text) else None
    if past:
        return PAST
    if _cue("present_section").search(text) and not forward:
        return PRESENT
    return FORWARD if forward else None


def _looks_back(text: str) -> bool:
    return re.search(r"回顾|总结|完成情况|取得|成效|成就|成绩", text) is not None


def of_section(section: tuple[str, ...]) -> str | None:
    """Return the tense of a path of headings: the innermost that says something decides; None where none does."""
    for depth, heading in enumerate(reversed(section)):
        tense = of_heading(heading)
        outer = len(section) - depth - 1
        if tense == FORWARD and outer and of_section(section[:outer]) == PAST and _weak(heading):
            continue
        if tense is not None:
            return tense
    return None


def _weak(heading: str) -> bool:
    """Under a retrospect, chatty headings (（一）着力…行动) do not turn to the future; only aims and tasks do."""
    return re.search(r"目标|任务|安排|打算|部署|总体要求|今后|下一步", heading) is None


def of_passage(folded: str, section: tuple[str, ...]) -> str | None:
    """Return the tense that holds in a passage: its own opening (过去五年，…) before that of its section."""
    opening = _cue("past_opening").search(folded, 0, 24)
    if opening and re.match(r"[——\s]*(?:[(（]?[一二三四五六七八九十\d]*[)）、.]*)\s*", folded[: opening.start()]):
        tail = folded[: opening.start()]
        if len(tail) <= 6 or "。" not in tail:
            return PAST
    return of_section(section)
