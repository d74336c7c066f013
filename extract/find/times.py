"""Where time expressions stand in a passage and which parts they have. What they mean is `extract.resolve.periods`."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.mentions import Time

_MONTH = r"(?:1[0-2]|0?[1-9])"
_PART = (
    rf"上半年|下半年|第?[一二三四1-4]季度|{_MONTH}(?:-|—|~|至|到){_MONTH}月份?|{_MONTH}月份?(?:\d{{1,2}}日|上旬|中旬|下旬)?(?:(?:-|—|~|至|到){_MONTH}月份?)?"
)


@cache
def _pattern() -> re.Pattern[str]:
    year, words = grammar.YEAR, grammar.alternation(codebook.forms("period_words"))
    joint = r"(?:-|—{1,2}|~|至|到)"
    tail = "规划期末|规划期|期末|末期|末年|末|时期|期间|规划期间|以来|中后期|中期|初期|前期|前三年|后三年|后两年"
    return re.compile(
        rf"""
        (?P<y1>{year})年?{joint}(?P<y2>{year}|\d{{2}})年(?:度)?(?P<yspan>期间|间)?
      | (?P<eyear>{year})年(?P<event>秋季开学|春季开学|开学|入冬|封冻|元旦|春节|国庆节?|中秋节?|五一|汛期|主汛期|供暖[季期]|采暖[季期])前
      | (?:(?P<to>(?<!达)到|至|截至|截止到?)\s?)?(?P<year>{year})(?:\s?年|(?=[、和及]{year}年))
            (?P<part>\s?(?:{_PART}))?
            (?P<edge>年?底|年?末(?![端梢尾])|年?初(?![中级步])|年中(?!央))?(?P<before>之前|以前|前(?![端瞻期列后]|[一二三四五六七八九十\d]+[个名位强季年批]))?(?P<span>期间)?
      | (?P<pto>(?<!达)到|至)?(?P<plan>{grammar.FIVE_YEAR})(?P<ptail>{tail})?
      | (?P<nyears>[一二两三四五六七八九十]|\d{{1,2}})(?P<nunit>年|个月)(?:时间)?(?P<nin>之内|内|以内|时间)(?![容涵])
      | (?P<mto>(?<!达)到|至)?(?:(?P<quarter>第?[一二三四1-4]季度)|(?P<month>(?<![\d年.]){_MONTH}月份?)(?P<day>\d{{1,2}}日|上旬|中旬|下旬)?
            (?P<mhigh>(?:-|—|~|至|到){_MONTH}月份?)?)(?P<medge>底|末|初)?(?P<mbefore>之前|以前|前)?
      | (?P<m1>(?<![\d.年-]){_MONTH}(?:-|—|~|至|到){_MONTH}月份?)
      | (?P<word>{words})(?P<wpart>(?:{_PART}|\d{{1,2}}日)?(?:年?[底末初])?(?:之前|以前|前)?)
        """,
        re.VERBOSE,
    )


def times(text: str) -> list[Time]:
    """Return the time expressions of a folded passage in order; years in names of documents are not filtered here."""
    found = [time for match in grammar.scan(_pattern(), _starts(), text) if (time := _read(match)) is not None]
    return [
        time for time in found if time.shape != "within" or not _LEVEL.search(text[max(0, time.start - 6) : time.start])
    ]


# 周期保持在12个月以内 is a level to be kept, no time by which something is done.
_LEVEL = re.compile(r"(?:控制在|保持在|稳定在|[缩压]?[短缩减]?至|[缩压]?[短缩减]到|不超过|为|限制在|由)$")


@cache
def _starts() -> re.Pattern[str]:
    """What any time expression begins with, as one class of characters: the scan skips to these."""
    first = "".join(sorted({form[0] for form in codebook.forms("period_words")}))
    return re.compile(rf"[到至截第\d一二两三四五六七八九十“\"'‘{first}]")


def _read(match: re.Match[str]) -> Time | None:
    start, end, words = match.start(), match.end(), match[0]
    if match["y1"]:
        return Time(start, end, "years", words, year=match["y1"], year_end=match["y2"], span=True)
    if match["eyear"]:
        return Time(start, end, "event", words, before=True, part=match["event"], year=match["eyear"])
    if match["year"]:
        return _date(match)
    if match["plan"]:
        tail = match["ptail"] or ""
        if not tail and match["plan"][0] not in "“\"'‘":
            return None
        return Time(
            start, end, "plan", words, bool(match["pto"]), False, "末" if "末" in tail else "", tail, match["plan"]
        )
    if match["nyears"]:
        return Time(start, end, "within", words, part=match["nunit"], year=match["nyears"])
    if match["quarter"] or match["month"] or match["m1"]:
        return _month(match)
    return Time(start, end, "word", match["word"], part=match["wpart"])


def _date(match: re.Match[str]) -> Time:
    words = match[0].rstrip()
    return Time(
        match.start(),
        match.start() + len(words),
        "date",
        words,
        bool(match["to"]),
        bool(match["before"]),
        (match["edge"] or "").lstrip("年"),
        (match["part"] or "").strip(),
        match["year"],
        span=bool(match["span"]),
    )


def _month(match: re.Match[str]) -> Time:
    part = match["quarter"] or match["m1"] or (match["month"] + (match["day"] or "") + (match["mhigh"] or ""))
    return Time(
        match.start(),
        match.end(),
        "month",
        match[0],
        bool(match["mto"]),
        bool(match["mbefore"]),
        match["medge"] or "",
        part,
    )
