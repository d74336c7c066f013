"""A sentence that says from what to what and by how much: do the three go together?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.audit import cues
from extract.audit.claims import Plan
from extract.audit.figures import Figure, figures
from extract.audit.findings import ERROR, WARNING, Finding, Span
from extract.audit.growth import PRICES_DOWN, PRICES_UP, rates
from extract.audit.sentences import facts_between, sentences
from extract.audit.values import half
from extract.text import fold

_FROM = re.compile(r"(?:由|从)(?:(?:19|20)\d{2}年底?末?的?|目前的?|现在的?|上年的?|原来的?|[^\d,，。；;]{0,16})$")
_TO = re.compile(
    r"^(?:左右)?,?(?:逐步|稳步)?(?P<way>增加|增长|提高|提升|上升|扩大|下降|降低|减少|压减|缩短|缩减|发展|升|增|降)(?:到|至|为)(?:(?P<year>(?:19|20)\d{2})年底?末?的?)?(?:约|近)?$"
)
_BY = re.compile(
    r"^(?:左右|以上|以内)?[,，(]?(?:(?P<span>[两三四五六七八九十])年)?(?P<yearly>年均)?(?:累计|共|总计|平均每年|净|比(?:19|20)\d{2}年|较(?:19|20)\d{2}年)?"
    r"(?P<way>增长|增加|提高|提升|上升|扩大|递增|下降|降低|减少|压减|缩短|缩减|增幅达?|降幅达?)(?:了|约|近|到)?$"
)
_YEARS = re.compile(r"((?:19|20)\d{2})年")
_SPANS = {ch: n for n, ch in enumerate("两三四五六七八九十", 2)}
_POINTS = "百分点"
_DOUBLED = re.compile(r"^(?:左右|以上)?[,，]?(?P<words>(?:实现|较?比?(?:19|20)\d{2}年)?翻(?P<n>[一两二三])番)")
_DOUBLINGS = {"一": 1, "两": 2, "二": 2, "三": 3}
# 翻一番 is said of somewhat less than twice as much, and of a good deal more.
LOOSE, MORE = 0.1, 0.5
# Differences are rounded as the figures are that they come from; a little more, for binary fractions.
ROUGH_ROOM = 1.05


def _triples(
    text: str, found: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure, Figure, re.Match[str], re.Match[str]]]:
    for base, target, change in zip(found, found[1:], found[2:], strict=False):
        to = _TO.match(text[base.end : target.start])
        by = _BY.match(text[target.end : change.start])
        if to and by and base.unit == target.unit and _FROM.search(text[: base.start]):
            yield base, target, change, to, by


def _years(plan: Plan, text: str, base: Figure, target: Figure, span: str | None) -> int | None:
    if span:
        return _SPANS[span]
    before = _YEARS.findall(text[: base.start])
    between = _YEARS.findall(text[base.end : target.start])
    end = between[-1] if between else before[0] if len(before) > 1 else None
    begin = before[-1] if before else None
    return int(end) - int(begin) if begin and end and int(end) > int(begin) else None


def _expected(base: Figure, target: Figure, years: int | None, real: bool) -> list[tuple[float, float]]:
    low, high = base.amount - base.room, base.amount + base.room
    down, up = target.amount - target.room, target.amount + target.room
    found = list(rates((low, high), (down, up), years or 1, False))
    return [(least - (PRICES_UP if real else 0), most + (PRICES_DOWN if real else 0)) for least, most in found]


def _holds(
    base: Figure, target: Figure, change: Figure, by: re.Match[str], years: int | None, real: bool
) -> bool | None:
    """Whether the change is that from base to target; None where it cannot be told."""
    difference = abs(target.amount - base.amount)
    room = ROUGH_ROOM * (base.room + target.room + change.room)
    if _POINTS in change.unit:
        return abs(difference - change.amount) <= room if base.share else None
    if change.unit == base.unit and not change.share:
        return None if by["yearly"] else abs(difference - change.amount) <= room
    if change.unit == "倍" and base.amount > 0 and not by["yearly"]:
        ratio, slack = target.amount / base.amount, half(change.value) + 0.05
        return any(abs(ratio - one) <= slack for one in (change.value, change.value + 1))
    if not change.share or base.amount <= 0:
        return None
    if by["yearly"] and years is None:
        return None
    slack = half(change.value) + 0.05
    ways = _expected(base, target, years if by["yearly"] else 1, real)
    ways = ways[:1] if by["yearly"] else ways
    if base.share and not by["yearly"]:
        ways.append((difference - room, difference + room))
    return any(least - slack <= sign * change.value <= most + slack for least, most in ways for sign in (1, -1))


def _times(text: str, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, int, str]]:
    """由 A 增加到 B，翻一番: yield A, B, the times that B should be of A, and the words that say so."""
    for base, target in zip(found, found[1:], strict=False):
        doubled = _DOUBLED.match(text[target.end :])
        if doubled is None or base.unit != target.unit or base.share or base.amount <= 0:
            continue
        if _TO.match(text[base.end : target.start]) and _FROM.search(text[: base.start]):
            yield base, target, 2 ** _DOUBLINGS[doubled["n"]], doubled["words"]


def _doubled(plan: Plan, at: int, text: str, found: Sequence[Figure]) -> Iterator[Finding]:
    for base, target, times, words in _times(text, found):
        ratio = target.amount / base.amount
        if times * (1 - LOOSE) <= ratio <= times * (1 + MORE):
            continue
        message = f"{base.value:g} to {text[target.start : target.end]} is {ratio:.3g} times as much; {words} is {times} times."
        rows = facts_between(plan, at + base.start, at + target.end)
        span = Span(plan, at + base.start, at + target.end)
        yield Finding("arithmetic", "change", WARNING, 0.85, message, rows, span)


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each sentence whose change is not the difference of its two values."""
    for passage, begin, words in sentences(plan):
        if not ("由" in words or "从" in words):
            continue
        text, found = fold(words), figures(words)
        yield from _doubled(plan, passage.start + begin, text, found)
        for base, target, change, _, by in _triples(text, found):
            years = _years(plan, text, base, target, by["span"])
            real = cues.has("real", text[: base.start])
            if _holds(base, target, change, by, years, real) is not False:
                continue
            at = passage.start + begin
            message = (
                f"From {base.value:g} to {words[target.start : target.end]} is "
                f"{_said(words, (base, target, change), by, years)}, not {words[change.start : change.end]}."
            )
            rows = facts_between(plan, at + base.start, at + change.end)
            sure = (WARNING, 0.75) if real else (ERROR, 0.9)
            yield Finding(
                "arithmetic", "change", sure[0], sure[1], message, rows, Span(plan, at + base.start, at + change.end)
            )


def _said(words: str, triple: tuple[Figure, Figure, Figure], by: re.Match[str], years: int | None) -> str:
    base, target, change = triple
    if _POINTS in change.unit or not change.share:
        unit = words[change.start : change.end].lstrip("0123456789.,， ")
        return f"{abs(target.amount - base.amount) / change.factor:.6g}{unit}"
    if by["yearly"] and years:
        return f"{100 * ((target.amount / base.amount) ** (1 / years) - 1):.1f} % a year"
    return f"{100 * (target.amount / base.amount - 1):.1f} %"
