"""More numbers that say which cases are meant: what is docked, one bound of several, a mark in a bracket, what is covered."""

from __future__ import annotations

import re

from extract.find.place import Place

_DOCK = r"(?:扣减|扣罚|扣发|扣回|罚款|处罚|处以)"
_DOCKED = re.compile(rf"{_DOCK}[^,;。\d]{{0,14}}$")
_DOCKS = re.compile(rf"(?:的标准)?{_DOCK}")
# 坡度25度以上、沙化面积占比超过三成的草场: one bound, then another with 的 behind it.
_ANOTHER_BOUND = re.compile(
    r"(?:以上|以下)?[、,或且及和并]{1,2}[^,;。的]{1,16}(?:超过|低于|不足|高于|达到?|不满|大于|小于)[^,;。的]{1,8}的[\u4e00-\u9fff“]"
    r"|(?:以上|以下)?[、,或且及和并]{1,2}[^,;。的]{1,16}(?:以上|以下|以内)的[\u4e00-\u9fff“]"
)
_OF_CASES = re.compile(r"^\s*(?:对|凡|凡是|对于)")
# 对考评优秀（90分以上）的村居: a mark that explains which ones.
_BRACKET_OF = re.compile(r"(?:以上|以下|以内)?[)）]的[\u4e00-\u9fff“]")
# 实现22个镇街平台全覆盖: all that there are.
_COVERED = re.compile(r"[\u4e00-\u9fff()（）]{1,14}?(?:实现|达到)?(?:全覆盖|全部覆盖)")


def docked(p: Place) -> bool:
    """扣减下一年度补助10%, 按每亩200元扣减工程款: what is taken from who falls short."""
    return p.kind in ("rate", "money") and bool(_DOCKED.search(p.left) or _DOCKS.match(p.right))


def several(p: Place) -> bool:
    """对坡度25度以上、沙化面积占比超过三成的草场: the first of two bounds on who is meant."""
    return p.bounded and _OF_CASES.match(p.clause_left) is not None and _ANOTHER_BOUND.match(p.right) is not None


def explained(p: Place) -> bool:
    """优秀（90分以上）的村居: a mark in a bracket behind the word that it explains."""
    opened = max(p.left.rfind("("), p.left.rfind("（")) > max(p.left.rfind(")"), p.left.rfind("）"))
    return opened and p.bounded and _BRACKET_OF.match(p.right) is not None


def covered(p: Place) -> bool:
    """实现22个镇街平台全覆盖: the count of what is covered; the coverage is the promise."""
    return p.kind == "count" and p.left.endswith("实现") and not p.bounded and _COVERED.match(p.right) is not None
