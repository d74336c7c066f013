"""The words on the left of a value, before or behind the times of its clause, and up to where a change starts from."""

from __future__ import annotations

import re

from extract.find import subjects
from extract.find.subjects import Text
from extract.mentions import Mention, Quantity, Time

# Words that leave nothing to be measured: 目前已建成.
SAYS_NOTHING = re.compile(r"^(?:相比(?:之下)?|(?:(?:截[至止])?目前|现)?已经?)(?=$|开工|竣工|完工|建成|投用|交付)")
_FROM_PER = re.compile(r"[由从](每[^,;。\d]{1,8})(?=\d)")
_ORIGIN = re.compile(r"(?:由|从)(?=[^,;。由从]*?\d[^,;。]*?(?:到|至|为)[^,;。]*$)")


def left(text: Text, item: Mention, times: list[Time]) -> tuple[int, int]:
    """The words on the left: after the last time expression of the clause, else before it (粮食产量2025年达到…)."""
    edge = item.left
    start = origin(text, item)
    if start is not None:
        return subjects.left_span(text, _upto(item, start), edge)
    for time in times:
        if edge <= time.start and time.end <= item.quantity.start and not time.words.startswith("每"):
            start, end = subjects.left_span(text, _upto(item, time.start), edge)
            edge_end = time.end + (text.folded.startswith("起", time.end))
            after = subjects.left_span(text, item, edge_end)
            if after[0] >= after[1] and end - start >= 2 and text.masked[time.end : time.end + 1] != ",":
                return start, end if item.quantity.form == "ratio" else _before_year(text, start, end)
            edge = edge_end
    return subjects.left_span(text, item, edge)


def origin(text: Text, item: Mention) -> int | None:
    """由40%提高到60%: the subject ends where the words of the starting point begin."""
    found = _ORIGIN.search(text.folded, item.clause[0], item.quantity.start)
    return found.start() if found and found.start() > item.clause[0] else None


def from_per(text: Text, item: Mention) -> str | None:
    """由每人每月60元提高至100元: both ends of a change are counted by what stands before the first."""
    start = origin(text, item)
    found = _FROM_PER.match(text.folded, start, item.quantity.start) if start is not None else None
    return text.raw[found.start(1) : found.end(1)] if found else None


_JOINT = re.compile(r"(?:较|(?<![占配])比|与|同|由|从|自|于|在|到)$")


def _before_year(text: Text, start: int, end: int) -> int:
    """Leave out the joint between a subject and a time: 能耗比|2020年下降."""
    found = _JOINT.search(text.folded, start, end)
    return found.start() if found and found.start() - start >= 2 else end


# An item's number is no subject: 26.全年培训1000人次.
_MARKED = re.compile(r"^\s*[(（]?[\d一二三四五六七八九十]{1,3}(?:[)）]|[.．、](?!\d))\s*")


def before_time(text: Text, item: Mention, times: list[Time]) -> str | None:
    """基础养老金自7月1日起每人每月增加…: the subject stands before the time of the clause."""
    for time in times:
        if item.left <= time.start and time.end <= item.quantity.start:
            start, end = subjects.left_span(text, _upto(item, time.start), item.left)
            words = _MARKED.sub("", text.raw[start:end]).rstrip("自从于在到由每人")
            return words if len(SAYS_NOTHING.sub("", words)) >= 2 else None
    return None


def _upto(item: Mention, end: int) -> Mention:
    quantity = Quantity(end, end, item.quantity.form, "")
    return Mention(quantity, item.sentence, item.clause, item.left, end)
