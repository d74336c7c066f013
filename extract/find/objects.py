"""The thing that a clause speaks of, for a later clause that leaves it out."""

from __future__ import annotations

import re

from extract.find import subjects, times
from extract.find.subjects import Text

_SOME = re.compile(r"一批|一系列|若干|一大批|新一轮")
_PROCESS = re.compile(
    r"(?:(?:提升|提质|更新|升级|扩容|攻坚|专项|三年)*(?:行动|工程)(?:计划)?|建设|工作|发展|体系建设|改革|机制|力度|步伐|能力|水平|质量)+$"
)
_LEADS_TO_TIME = re.compile(r"(?:[\s,、在于自从到至]|力争|争取|确保)*")


def _behind_times(text: Text, start: int, end: int) -> int:
    """Return where the words behind the times at the head of a clause begin: 2025年上半年|开展排查."""
    for time in times.times(text.folded[start:end]):
        if not _LEADS_TO_TIME.fullmatch(text.folded, start, start + time.start):
            break
        end_of = start + time.end
        start = subjects.trim_head(text.folded, end_of, end)
        return _behind_times(text, start, end) if start < end else start
    return start


# 企业在2022年的基础上实现倍增: what a clause says of its thing is no part of it.
_UPON = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:在|较|比)(?:20\d\d年|上年|去年|现有)[^,;。]*$")


def object_of(text: Text, start: int, end: int) -> str | None:
    """Return the thing that a clause speaks of, for a later clause that leaves it out; None where there is none."""
    start = subjects.trim_head(text.folded, start, end)
    start = _behind_times(text, start, end)
    start = subjects.after_preposition(text, subjects.verb(text.folded, start, end), end)
    some = _SOME.match(text.folded, start, end)
    start = some.end() if some else start
    start = subjects.trim_head(text.folded, start, end)
    upon = _UPON.search(text.folded, start, end)
    end = upon.start() if upon else end
    stop = _PROCESS.search(text.masked, start, end)
    end = stop.start() if stop and stop.start() - start >= 2 else end
    trail = subjects.TRAIL.search(text.masked, start, end)
    end = trail.start() if trail else end
    return text.raw[start:end].strip() or None
