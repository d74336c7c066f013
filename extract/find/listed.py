"""Conditions listed behind a colon (符合下列条件：…；…。): what stands there says which cases are meant and promises nothing."""

from __future__ import annotations

import re

# What leads such a list in, up to its colon: 下列条件, 有下列情形之一的，实行“一票否决”, 申报条件.
_LEAD = re.compile(
    r"(?:(?:下列|以下|如下|下述)[^,;。:]{0,4}(?:条件|情形|情况|资格|要件)|"
    r"(?:申报|申请|准入|认定|入选|评定|参评|享受|入园|入驻|报名|准予|补助|奖补|申领)(?:基本|资格)?(?:条件|资格))"
    r"[^;。:]{0,40}:"
)
# The mark of an item: （一）, 1., ①.
_MARK = re.compile(r"\s*(?:[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、．]|[①-⑳])")
_CUES = ("条件", "情形", "情况", "资格", "要件")


def conditions(folded: str) -> list[tuple[int, int]]:
    """Return the spans of the lists of conditions in a folded passage: from the colon to the end of the last item."""
    if ":" not in folded or not any(cue in folded for cue in _CUES):
        return []
    return [(lead.end(), _end(folded, lead.end())) for lead in _LEAD.finditer(folded)]


def _end(folded: str, start: int) -> int:
    """The full stop, or that of the last of several marked items that end with one each."""
    marked = _MARK.match(folded, start) is not None
    end = start
    while True:
        stop = folded.find("。", end)
        if stop < 0:
            return len(folded)
        end = stop + 1
        if not marked or _MARK.match(folded, end) is None:
            return end


def opens(folded: str) -> bool:
    """Tell whether a passage ends with the colon of such a list, whose items are passages of their own."""
    text = folded.rstrip()
    return text.endswith(":") and any(lead.end() == len(text) for lead in _LEAD.finditer(text))


def is_item(folded: str) -> bool:
    """Tell whether a passage is an item of a list, by its mark."""
    return _MARK.match(folded) is not None
