"""Duties in running sentences: 由县民政局牵头, 县民政局会同县财政局…; only whole names of the codebook count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Passage
from extract.find.duties_names import names, strength
from extract.find.duties_statement import JOINT, LEAD, SUPPORT, DutyName
from extract.find.duties_task import behind_heading, trimmed
from extract.numbering import mark_at

_CUE = re.compile("牵头|会同|负责(?!人|制|任|的)|组织实施")
_NAMES = re.compile(
    "(?:^|(?<=[。；;，,：:！]))(?:[（(][一二三四五六七八九十\\d]{1,3}[）)])?(?:具体|统一)?由?"
    "(?P<names>(?:(?!由)[\u4e00-\u9fff、（）()]){3,80}?)(?:等部门|等)?"
    "(?:要|应|应当|须|负责)?(?P<verb>牵头[，,]?并?会同|(?:总|负责|共同|联合)?牵头(?!医院|单位|部门|企业|学校|高校|院校|机构|领导|科室|人(?!员)|作用|抓手)(?:抓总|总抓|负责|统筹|组织实施|组织)?|会同|(?:按职责|按照职责|按职责分工|按照职责分工|具体|共同|分别)?负责(?!人|制|任|的)"
    "|组织实施)"
    "(?P<others>[\u4e00-\u9fff、]{3,80}?(?=[，,。；;]|等|配合|参与|负责|制定|研究))?"
)
_HELPED = re.compile(
    "[，,](?P<others>[\u4e00-\u9fff、（）()]{3,120}?)(?:等(?:部门|单位|有关部门)?)?(?:按照?(?:各自)?(?:职责|职能)?(?:分工)?)?"
    "(?:积极|密切|共同|分别|予以|协同)*(?:配合|参与|协助|支持|协同|推进|落实|做好|抓好|负责)"
)
# A负责统筹，B负责资金，C做好宣传: each answers for its own part, none helps the other.
_OWN = ("负责", "落实", "做好", "抓好", "推进")
_COMMA = re.compile("[，,]")
_OBJECT = re.compile("[\u4e00-\u9fff、]{2,20}")
# What may stand behind the last name of a sentence that says who answers and nothing else; its task stands before it.
_ONLY = re.compile(
    "(?:等(?:部门|单位|有关部门)?)?(?:按照?(?:各自)?(?:职责|职能)?(?:分工)?)?(?:积极|密切|共同|分别|予以|协同)*"
    "(?:牵头(?:负责|落实|实施|推进)?|负责(?:落实|实施)?|配合|参与|协助|支持|协同|推进|落实|组织实施)?[。；;！]?$"
)
_DONE = re.compile("已|了|曾|去年|以来")


def prose(
    passage: Passage, taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, tuple[DutyName, ...], int | None, int | None]]:
    """Yield (start, end, names, task start, task end) of the duties that a passage's sentences state.

    Nothing is yielded inside the intervals `taken`, for slogans (民政牵头、部门协同) and for what has been done.
    """
    text = passage.text
    if not _CUE.search(text):
        return
    read = 0  # names that helped before open no statement of their own
    for match in _NAMES.finditer(text):
        start, end = passage.start + match.start("names"), passage.start + match.end("verb")
        if match.start("names") < read or any(a < end and start < b for a, b in taken):
            continue
        found = _named(text, match)
        stop = _sentence_end(text, match.end("verb"))
        begin = _sentence_start(text, match.start("names"))
        if found and not _DONE.search(text, begin, stop):
            read = found[-1].end
            moved = tuple(DutyName(passage.start + n.start, passage.start + n.end, n.role) for n in found)
            alone = not text[begin : match.start()].strip() and _ONLY.match(text, found[-1].end, stop)
            task = _before(passage, begin, taken) if alone else None
            if len(_CUE.findall(text, begin, stop)) > 1 and {name.role for name in found} == {JOINT}:
                begin, stop = match.start("names"), _clause_end(text, match.end("verb"), stop)
            yield start, max(end, moved[-1].end), moved, *(task or (passage.start + begin, passage.start + stop))


def _before(passage: Passage, begin: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The text of the passage before a sentence that only says who answers, since the statement before it."""
    limit = passage.start + begin
    first = max((b for _, b in taken if b <= limit), default=behind_heading(passage, limit))
    span = trimmed(passage.text, first - passage.start, begin)
    return (passage.start + span[0], passage.start + span[1]) if span else None


def _named(text: str, match: re.Match[str]) -> list[DutyName]:
    """Read the names around a verb; none unless each is a whole name."""
    first = _whole(text, *match.span("names"))
    if not first:
        return []
    verb = match["verb"]
    led = "会同" in verb
    role = LEAD if led or "牵头" in verb else JOINT
    found = [DutyName(a, b, role) for a, b in first]
    if led and match["others"]:
        found += [DutyName(a, b, SUPPORT) for a, b in _leading(text, *match.span("others"))]
    helped = None if led else _helped(text, match.end("verb"))
    if helped and not (role == JOINT and helped[0].endswith(_OWN)):
        others = [DutyName(a, b, SUPPORT) for a, b in _whole(text, *helped.span("others"))]
        if others and role == JOINT:
            found = [DutyName(n.start, n.end, LEAD) for n in found]  # 由A负责，B、C配合
        found += others
    return found if not led or len(found) > len(first) else []


def _helped(text: str, at: int) -> re.Match[str] | None:
    """Who helps, named right behind the verb or behind what the lead does (负责统筹协调，县财政局配合)."""
    object_ = _OBJECT.match(text, at)
    return _HELPED.match(text, at) or (_HELPED.match(text, object_.end()) if object_ else None)


def _whole(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = names(text, start, end)
    return found if all(strength(text[a:b]) == 3 for a, b in found) else []


def _leading(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the whole names at the head of the words behind 会同."""
    kept: list[tuple[int, int]] = []
    for a, b in names(text, start, end):
        if strength(text[a:b]) < 3:
            longest = next((i for i in range(b - 1, a + 2, -1) if strength(text[a:i]) == 3), None)
            return [*kept, (a, longest)] if longest else kept
        kept.append((a, b))
    return kept


def _clause_end(text: str, at: int, stop: int) -> int:
    """Where the part of one of several who answer in a sentence ends: at its comma, which is no part of it."""
    found = _COMMA.search(text, at, stop)
    return found.start() if found else stop


def _sentence_start(text: str, at: int) -> int:
    begin = max(text.rfind(mark, 0, at) for mark in "。；！") + 1
    mark = mark_at(text, begin)
    return mark.end if mark and mark.end <= at else begin


def _sentence_end(text: str, at: int) -> int:
    ends = [i for mark in "。；！" if (i := text.find(mark, at)) >= 0]
    return min(ends) + 1 if ends else len(text)
