"""A value that names only a part, a kind, the other kind or a place: its thing is that of a value before it."""

from __future__ import annotations

import re

from extract.mentions import Mention

# 引进亿元以上项目30个,其中5亿元以上8个: a part named by its size alone is of the thing that the total counts.
_BOUND_ONLY = re.compile(r"[\d.]+[万亿]*[\u4e00-\u9fff]{1,4}(?:及?以上|及?以下|以内)")
_SIZE = re.compile(r"^.*?(?:及?以上|及?以下|以内)的?")


def _sized_part(item: Mention, before: list[Mention]) -> None:
    for other in reversed(before):
        if other.clause != item.clause and other.quantity.unit == item.quantity.unit and other.subject:
            item.subject = f"{item.subject}{_SIZE.sub('', other.subject)}"
            return


def part(item: Mention, before: list[Mention]) -> None:
    """其中农村不少于1800个: a part named by a word alone is a part of what the value before counts."""
    if item.subject is None:
        return
    if _BOUND_ONLY.fullmatch(item.subject):
        _sized_part(item, before)
        return
    if len(item.subject) > 4:
        return
    for other in reversed(before):
        if other.clause == item.clause:
            continue  # 其中港航30亿元、公路50亿元: a part of the total, not of its sibling
        if other.sentence == item.sentence and other.quantity.unit == item.quantity.unit and other.subject:
            if not _overlap(item.subject, other.subject):
                item.doubts.append(f"of:{other.subject}")
                item.subject += other.subject
            return


def _overlap(left: str, right: str) -> bool:
    return any(left[i : i + 2] in right for i in range(len(left) - 1))


# 孤儿集中养育标准达到1900元，散居达到1400元: the other kind of the same measure.
_OTHER_KIND = {
    "散居": "集中",
    "分散": "集中",
    "分散供养": "集中供养",
    "散居供养": "集中供养",
    "社会散居": "集中",
    "非全日制": "全日制",
}


# 新增床位300张，护理型不低于80%: a kind of what the value before counts.
_TYPED = re.compile(r"[\u4e00-\u9fff]{2,4}[型性类]")


def typed(item: Mention, before: list[Mention]) -> None:
    """Give a share that names only a kind (护理型) the thing that the value before it in its sentence counts."""
    share = item.quantity.unit in ("%", "‰") or item.quantity.form in ("fraction", "tenths")
    counted = before[-1].subject if before and before[-1].sentence == item.sentence else None
    if share and counted and 2 <= len(counted) <= 8 and _TYPED.fullmatch(item.subject or ""):
        item.subject = f"{item.subject}{counted}"


def contrast(item: Mention, before: list[Mention]) -> None:
    """Give a value that names only the other kind (散居) the measure of the value before, with its denominator."""
    kind = _OTHER_KIND.get(item.subject or "")
    for other in reversed(before):
        if kind and other.subject and kind in other.subject and other.quantity.unit == item.quantity.unit:
            item.subject = other.subject.replace(kind, item.subject or "")
            item.per, item.rule = item.per or other.per, "elided_value"
            return


def placed(item: Mention, before: list[Mention]) -> None:
    """A clause that repeats the measure for another place: the place becomes the scope."""
    for other in reversed(before):
        if other.quantity.unit == item.quantity.unit and other.sentence == item.sentence and other.subject:
            item.scope, item.subject, item.rule = item.subject, other.subject, "elided_value"
            return
