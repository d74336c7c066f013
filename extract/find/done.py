"""What is done with a counted noun where the verb does not stand right before its numeral."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.find import predicates
from extract.find.subjects import Text
from extract.mentions import Mention

# Words that make a promise of what their noun does: 推动5家企业上市.
_CAUSES = re.compile(r"推动|推进|支持|力争|确保|争取|促进|加快|助力|帮助|引导|组织|实现|力促")
# 完成石桥路、柳堤路等53公里: the verb at the head of a list of names.
_LISTED = re.compile(r"[、，,]?[^,;。:]{2,}等(?:不少于|至少)?$")


@cache
def _head() -> re.Pattern[str]:
    acts = grammar.alternation([*codebook.forms("verbs", "act"), *codebook.forms("verbs", "increase"), "完成", "实现"])
    return re.compile(rf"[\s,;、:—]*(?:要|将|力争|确保|加快|今年|年内|全年)*(?P<verb>{acts})")


def done(text: Text, item: Mention, right: tuple[int, int]) -> None:
    """Fill the action of a counted noun, `right`, from the head of its list or from what follows it.

    A verb that only says what the noun does (企业上市) is noted among the doubts: whether it is promised depends on
    the clause and its place.
    """
    if item.action:
        return
    left = text.masked[item.clause[0] : item.quantity.start]
    if _LISTED.search(left) and (head := _head().match(left)):
        item.action = head["verb"]
    elif deed := predicates.deed(text.masked, (item.left, item.quantity.start), right[1]):
        item.action = deed
    elif verb := predicates.reached(text.masked, right[1]):
        item.action = verb if _CAUSES.search(left) else None
        item.doubts.append(f"does:{verb}")
