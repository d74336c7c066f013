"""Where a quantity stands: the words on both sides of it, and what they make of it at first sight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.find import bounds
from extract.find.words import acts, reaches, unit_kind
from extract.mentions import Mention


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quantity stands: the words left of it in its sentence and its clause, the words right of its bounds.

    direct: a verb of doing, reaching or having, or a bound, stands right before it; beside: it goes on a row of counts.
    """

    mention: Mention
    left: str
    clause_left: str
    right: str
    kind: str
    bounded: bool
    direct: bool
    beside: bool


def place(mention: Mention, left: str, clause_left: str, right: str) -> Place:
    """Return where a quantity stands, with what the tests need of it."""
    kind = "rate" if mention.quantity.form in ("fraction", "tenths") else unit_kind(mention.quantity.unit)
    beside = kind in ("count", "measure") and _in_row(clause_left)
    direct = beside or bool(acts().search(left[-24:]) or reaches().search(left[-24:])) or left.endswith("有")
    direct = direct or bounds.before(left) is not None or _LISTED.match(clause_left) is not None
    direct = direct or _GUIDES.search(left) is not None
    return Place(mention, left, clause_left, right, kind, mention.after > mention.quantity.end, direct, beside)


# 完成石桥路、柳堤路等|53公里: a list of names between the verb and the numeral.
_LISTED = re.compile(
    r"[\s,;、]*(?:要|将|今年|全年|年内)*(?:完成|新建|建成|建设|改造|实施|打通|修复|治理|整治)[^,;。:\d]{3,}等$"
)
# 指导3家以上景区申报…: more often a noun, a deed right before a numeral.
_GUIDES = re.compile(r"(?:^|[,;。、：:并])(?:积极|分类)?(?:指导|督促|辅导)$")
_DIGIT = re.compile(r"\d")
# 改造人民路|2公里排水管网: a verb of building and where, before a length or an area.
LOCATED = re.compile(
    r"(?:完成|建成|新建|改造|铺设|敷设|修复|整治|疏浚|拓宽|打通|治理|绿化|新增|提升|改扩建|维修)[\u4e00-\u9fff“”]{2,12}?"
    r"(?:全线|沿线|路|街|大道|河|江|溪|渠|湖|镇|乡|村|[城片园社]区|县|段|巷)$"
)


def _in_row(clause_left: str) -> bool:
    """Whether a numeral and then a mark of a list stand before: 5所、 or 3个和, with no comma between."""
    if clause_left[-1:] not in tuple("、和及与"):
        return False
    part = max(clause_left.rfind(","), clause_left.rfind(";")) + 1
    return _DIGIT.search(clause_left, part, len(clause_left) - 1) is not None
