"""The subject of what is no value: a state, a size, a duration, a bound on the cases that are meant."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook
from extract.find import elided, scopes, subjects
from extract.find.subjects import Text
from extract.mentions import Mention

# 从2020年的53%, 由66户: where a measure starts; what starts stands before.
_ORIGIN = re.compile(r"(?:分别|已|将)?[由从][^由从]*$")
# 土地承包到期后(延长30年), 项目并(连续3年): joints before a span or a bound.
_LOOSE = re.compile(
    r"(?:(?:到期|届满|期满|建成|实施|公布|发布|更新|投产)[之以]?后|历时|为期|累计|[和与及或并且再共、,]|"
    r"达到?或?|应(?:当|于)?|于|自|以)+$"
)
# 项目2000个以上: a noun ends where the next numeral begins.
_COUNTED = re.compile(r"\d.*$")
# 1000万元(含): a bound of a span is no thing.
_BOUND = re.compile(r"\d[\d.,]*[万亿千百]*[\u4e00-\u9fff]{0,3}(?:[(（][^()（）]*[)）])?[至到]?")


def subject(text: Text, item: Mention, before: Mention | None) -> None:
    """Give a quantity that is no value its subject: the words on its left, else the noun on its right, else that before.

    `before` is the quantity before it in its sentence, if any; where nothing but 、 stands between, both are of one thing.
    """
    beside = before is not None and before.clause == item.clause and before.role not in ("name", "denominator")
    edge = max(item.left, before.after) if before is not None and beside else item.left
    right = subjects.right_span(text, item)
    words = _left(text, item, edge)
    noun = _COUNTED.sub("", text.raw[right[0] : right[1]]).strip("和与及、 ") if right else ""
    if item.role == "size" and noun and noun[0] not in "全均已":
        words = noun
    if words.startswith("每") or _alone(words) and text.raw.endswith(words, edge, item.quantity.start):
        words = noun  # 每千人口拥有3岁以下婴幼儿托位, 用好240小时过境政策
    if noun and scopes.is_place(words):
        words = noun  # 全省50户以上村寨
    item.subject = words or noun or None
    if item.subject is None and before is not None and beside:
        item.subject = before.subject


def _left(text: Text, item: Mention, edge: int) -> str:
    start, end = subjects.left_span(text, item, edge)
    if item.role == "baseline" and (origin := _ORIGIN.search(text.folded, start, end)):
        end = origin.start()
    while end > start and (loose := _LOOSE.search(text.folded, start, end)):
        end = loose.start()
    start = subjects.trim_head(text.folded, start, end)
    acted = subjects.verb(text.folded, start, end)
    if acted < end or item.role != "duration" and not elided.NOMINAL.fullmatch(text.folded, start, end):
        start = acted
    words = text.raw[start:end].strip()
    nothing = _BOUND.fullmatch(text.folded[start:end]) or item.role != "duration" and words in _deeds()
    return "" if nothing and not elided.NOMINAL.fullmatch(words) else words


def _alone(words: str) -> bool:
    """Tell whether words are a deed that names no thing (用好), unlike one that is a noun as well (投入)."""
    return words in _deeds() and not elided.NOMINAL.fullmatch(words)


@cache
def _deeds() -> frozenset[str]:
    return frozenset(codebook.forms("verbs", "act"))
