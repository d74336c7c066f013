"""What is only expected: 据测算, 预计到2030年, and what needs and challenges will bring."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar

# 据测算，…; 预计到2030年…: what is only expected; 预计完成 and the like are deeds.
LED_IN = re.compile(
    r"据[^,。;]{0,12}(?:预测|预计|测算|估算)|(?:^|(?<=[,;。:]))(?:初步)?预[计测](?=到|20\d\d年|“|未来|今后)"
)
# What ends the reach of 预计 over the clauses that follow it.
OWN_PLEDGE = re.compile(r"力争|争取|确保|努力|必须|目标|计划|将(?!军|近)|要(?!求|素)|不低于|不少于|控制在")
# 2030年需求将达到9万人: under a heading on needs and challenges, what is to come is expected, unless somebody undertakes it.
_EXPECTED = re.compile(r"将(?!军|近)|预计|预测|测算|约?需(?:要|求|新增)")
_PLEDGED_HERE = re.compile(r"力争|争取|确保|努力|目标|计划|要(?!求|素)|必须|应当|规划到|不低于|不少于|不超过|控制在")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(grammar.alternation(codebook.forms("cues", "forecast")))


def foreseen(clause: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a clause, or the words of its sentence from `start` up to `end`, say that it is only expected."""
    return _cue().search(clause) is not None or LED_IN.search(folded, start, end) is not None


def expected(sentence: str, clause: str | None = None) -> bool:
    """Tell whether a sentence under a heading that describes the present says what is to come without undertaking it."""
    return _EXPECTED.search(sentence) is not None and not _PLEDGED_HERE.search(sentence if clause is None else clause)
