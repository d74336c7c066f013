"""Totals and parts that one sentence gives: a part above its whole, parts that do not make up their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.audit import cues
from extract.audit.claims import Passage, Plan
from extract.audit.figures import Figure, figures
from extract.audit.findings import ERROR, WARNING, Finding, Span
from extract.audit.sentences import facts_between, sentences
from extract.text import fold

_AMONG = re.compile(r"其中[:,]?")
_TOTAL = re.compile(
    r"[,，](?:以上)?(?P<n>[两三四五六七八九十]年)?(?:合计|共计|总计|合共|总共|共|累计)(?:[^\d,，]{0,10})$"
)
_ADDS_UP = re.compile(r"合计|共计|总计|共")
_DATED = re.compile(r"(?:19|20)\d{2}年")
_EVERY = re.compile(r"(?:每年|年均)[^\d,，]{0,14}(?:不少于|不低于|至少|超过|约)?$")
_ALTOGETHER = re.compile(
    r"[,，](?:到(?:19|20)\d{2}年,?)?(?P<n>[两三四五六七八九十])年(?:内|间)?(?:累计|共|合计|总计)[^\d,，]{0,14}$"
)
_YEARS = {ch: n for n, ch in enumerate("两三四五六七八九十", 2)}
_FLOOR = re.compile(r"不少于|不低于|至少|以上|超过")
# What no total is of: means and standards of parts may lie on either side of that of the whole.
_MEAN = re.compile(r"均|标准|浓度|价|每|率|比|占|最[高低大]")
# Parts by class or by place (综合类、专科类; 东川镇、西川镇) share nothing.
_KIND = re.compile(r"(?:类|型|片区|[县市区镇乡]|街道|园区)$")
# How far a yearly figure times the years may miss the total that is given beside it.
LOOSE = 0.08
_RATIO = re.compile(r"(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?)(?!\d|:)")
# Three shares rounded to whole per cents may miss 100 by this much.
ROUNDED = 1.01


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what does not add up in single sentences."""
    for passage, begin, words in sentences(plan):
        text = fold(words)
        yield from _ratio(plan, passage.start + begin, text)
        if "其中" not in text and "计" not in text and "共" not in text:
            continue
        found = figures(words)
        if len(found) < 2:
            continue
        for one in (*_parts(text, found), *_totals(text, found), *_yearly(text, found)):
            yield _finding(plan, passage, begin, words, one)


_Fault = tuple[str, tuple[str, float], str, Sequence[Figure]]


def _finding(plan: Plan, passage: Passage, begin: int, words: str, fault: _Fault) -> Finding:
    name, sure, message, concerned = fault
    at = passage.start + begin
    start, end = at + concerned[0].start, at + concerned[-1].end
    rows = facts_between(plan, start, end)
    return Finding("arithmetic", name, sure[0], sure[1], message, rows, Span(plan, start, end))


def _labels(text: str, found: Sequence[Figure], first: int) -> list[str]:
    """Return the words before each part."""
    ends = [first, *(one.end for one in found)]
    return [text[end : one.start] for end, one in zip(ends, found, strict=False)]


def _listed(text: str, found: Sequence[Figure], first: int) -> list[Figure]:
    """Return the figures that 其中 governs: the first, and what is listed behind it (、), or split like it."""
    listed: list[Figure] = []
    for label, one in zip(_labels(text, found, first), found, strict=False):
        if listed and not (label[:1] in "、和及" or cues.has("split", label)):
            break
        listed.append(one)
    return listed


def _parts(text: str, found: Sequence[Figure]) -> Iterator[_Fault]:
    """其中: each part is at most the whole, and what splits a whole is together at most the whole."""
    among = _AMONG.search(text)
    if among is None:
        return
    wholes = [one for one in found if one.end <= among.start()]
    if not wholes or wholes[-1].share or "/" in wholes[-1].unit or not wholes[-1].unit:
        return
    whole = wholes[-1]
    before = text[wholes[-2].end if len(wholes) > 1 else 0 : whole.start]
    if re.search(r"[^,，)、]", text[whole.end : among.start()].lstrip("左右以上")) or _MEAN.search(before[-30:]):
        return
    if whole.amount and _FLOOR.search(text[max(0, whole.start - 6) : among.start()]):
        return  # parts may make more than what is the least
    every = _listed(text, [one for one in found if one.start >= among.end()], among.end())
    parts = [one for one in every if one.unit == whole.unit]
    labels = _labels(text, every, among.end())
    for one, label in zip(every, labels, strict=False):
        above = one in parts and one.amount - one.room > whole.amount + whole.room
        if above and not _MEAN.search(label) and not cues.has("total", label):
            said = f"A part ({_say(text, one)}) is above its whole ({_say(text, whole)})."
            yield "part", (ERROR, 0.85), said, (whole, one)
            return
    total = sum(one.amount for one in parts)
    room = 0.0 if _whole_numbers(*parts, whole) else sum(one.room for one in (*parts, whole))
    if len(parts) == len(every) > 1 and total - room > whole.amount and _apart(labels[: len(parts)], whole, before):
        said = f"The parts make {total / whole.factor:.10g}, more than their whole ({_say(text, whole)})."
        yield "sum", (ERROR, 0.85), said, (whole, *parts)


def _whole_numbers(*found: Figure) -> bool:
    """Whether figures are printed without decimals in one unit: then they are taken as they stand, not as rounded."""
    return all(one.value == int(one.value) and one.factor == found[0].factor for one in found)


def _apart(labels: Sequence[str], whole: Figure, before: str) -> bool:
    """Whether parts share nothing: split by words that exclude each other, by class or place, or spent money."""
    splits = [cues.found("split", label) for label in labels]
    if all(splits) and len({tuple(sorted(one)) for one in splits}) == len(splits):
        return True
    if all(_KIND.search(label) for label in labels) and len(set(labels)) == len(labels):
        return True
    return whole.unit == "元" and cues.has("invested", before[-20:])


def _totals(text: str, found: Sequence[Figure]) -> Iterator[_Fault]:
    """A、B, 合计 C: the parts before a total make it up."""
    for at, total in enumerate(found):
        said = _TOTAL.search(text[: total.start])
        if at < 2 or total.share or "/" in total.unit or said is None:
            continue
        dated = sum(1 for label in _labels(text, found[:at], 0) if _DATED.search(label))
        if said["n"] and dated != at or not (said["n"] or _ADDS_UP.search(said[0])):
            continue  # 三年共: a sum of the years only where each is given; 累计: a stock
        parts = [one for one in found[:at] if one.unit == total.unit]
        if len(parts) < 2 or len(parts) != at or "其中" in text[: total.start] or _MEAN.search(text[: total.start]):
            continue
        made, room = sum(one.amount for one in parts), sum(one.room for one in parts) + total.room
        exact = _whole_numbers(*parts, total) and made != total.amount
        if exact or abs(made - total.amount) > room:
            message = f"The parts make {made / total.factor:.10g}, the total given is {_say(text, total)}."
            yield "sum", (ERROR, 0.85) if abs(made - total.amount) > room else (WARNING, 0.75), message, (*parts, total)


def _yearly(text: str, found: Sequence[Figure]) -> Iterator[_Fault]:
    """每年 N, 五年累计 M: M is the years times N."""
    for every, total in zip(found, found[1:], strict=False):
        span = _ALTOGETHER.search(text[: total.start])
        if span is None or every.unit != total.unit or every.share or not _EVERY.search(text[: every.start]):
            continue
        years = _YEARS[span["n"]]
        made = years * every.amount
        floor = _FLOOR.search(text[max(0, every.start - 6) : every.end + 4]) is not None
        under, over = total.amount < made * (1 - LOOSE), total.amount > made * (1 + LOOSE)
        if under or (over and not floor):
            said = f"{years} years of {_say(text, every)} make {made / total.factor:.10g}, the total given is {_say(text, total)}."
            yield "sum", (WARNING, 0.8), said, (every, total)


def _ratio(plan: Plan, at: int, text: str) -> Iterator[Finding]:
    """三次产业结构 a:b:c makes 100."""
    if ":" not in text or not cues.has("ratio", text):
        return
    for match in _RATIO.finditer(text):
        total = sum(float(one) for one in match.groups())
        if total > 20 and abs(total - 100) > ROUNDED:
            message = f"The shares {match[0]} make {total:.10g}, not 100."
            span = Span(plan, at + match.start(), at + match.end())
            yield Finding("arithmetic", "shares", ERROR, 0.95, message, facts_between(plan, span.start, span.end), span)


def _say(text: str, one: Figure) -> str:
    return text[one.start : one.end]
