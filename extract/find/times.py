"""Where time expressions stand in a passage and which parts they have. What they mean is `extract.resolve.periods`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract import codebook, grammar
from extract.mentions import Time

_MONTH = r"(?:1[0-2]|0?[1-9])"
_JOINT = r"(?:-|—{1,2}|~|至|到)"
_QUARTERS = r"第?[一二三四1-4](?:(?:、|和|至|-|—|到)第?[二三四2-4])?个?季度"
_FIRST = r"前[二两三23]个?季度|前\d{1,2}个月|前(?:十一|[二三四五六七八九十])个月"
_DAYS = rf"{_MONTH}月\d{{1,2}}日?{_JOINT}(?:{_MONTH}月)?\d{{1,2}}日"
_PART = (
    rf"上半年|下半年|{_FIRST}|{_QUARTERS}|{_DAYS}|{_MONTH}{_JOINT}{_MONTH}月份?|"
    rf"{_MONTH}月份?(?:\d{{1,2}}日|上旬|中旬|下旬)?(?:{_JOINT}{_MONTH}月份?(?!\d))?"
)
# No digit before it; the point of a list's mark is none (1.6月底前).
_FREE = r"(?:(?<![\d年.])|(?<=^\d\.)|(?<=^\d\d\.))"
_TO = r"(?<!达)到|至|截至|截止到?|(?:最迟|最晚)(?:不超过|于|到|在)?"


@cache
def _pattern() -> re.Pattern[str]:
    year, words = grammar.YEAR, grammar.alternation(codebook.forms("period_words"))
    tail = "规划期末|规划期间|规划期|时期末|期末|末期|末年|末|时期|期间|以来|中后期|中期|初期|前期|前[一两二三四]年|后[一两二三四]年"
    return re.compile(
        rf"""
        (?P<y1>{year})年?{_JOINT}(?P<y2>{year}|\d{{2}})年(?:度)?(?P<yspan>期间|间|底|末)?
      | (?P<eyear>{year})年(?P<event>秋季开学|春季开学|开学|入冬|封冻|元旦|春节|国庆节?|中秋节?|五一|汛期|主汛期|供暖[季期]|采暖[季期])前
      | (?:(?P<to>{_TO})\s?)?(?P<year>{year})(?:\s?年|(?=(?:、{year})*(?:[、和及]|以及){year}年))
            (?P<part>\s?(?:{_PART}))?
            (?P<edge>年?底|年?末(?![端梢尾])|年?初(?![中级步])|年中(?!央)|(?<=年)内(?![涵外需容卷部循]))?(?P<before>之前|以前|前(?![端瞻期列后]|[一二三四五六七八九十\d]+[个名位强季年批]))?(?P<span>期间)?(?P<about>左右|前后(?!端))?
      | (?P<pto>{_TO})?(?P<plan>{grammar.FIVE_YEAR})(?P<ptail>{tail})?(?P<pbefore>(?<=中期)前)?
      | (?P<nyears>[一二两三四五六七八九十]|\d{{1,2}})(?P<nunit>年|个月)(?:时间)?(?P<nin>之内|内|以内|时间)(?![容涵婴幼]|儿童|新生儿)
      | (?P<mto>{_TO})?(?:(?P<quarter>前[二两三23]个?季度|{_QUARTERS})|(?P<days>{_FREE}{_DAYS})|(?P<month>{_FREE}{_MONTH}月份?)
            (?P<day>\d{{1,2}}日|上旬|中旬|下旬)?
            (?P<mhigh>{_JOINT}{_MONTH}月份?(?!\d))?)(?P<medge>底|末|初)?(?P<mbefore>之前|以前|前)?
      | (?P<m1>{_FREE}(?<!-){_MONTH}{_JOINT}{_MONTH}月份?)
      | (?P<word>{words})(?P<wpart>(?:(?:{_MONTH}月份?[、和及])*(?:{_PART})|(?:第[一二三]个?月|首月|末月)?\d{{1,2}}日(?:{_JOINT}\d{{1,2}}日)?)?
            (?:年?[底末初])?(?:之前|以前|前)?)
      | (?P<every>每隔?(?:\d{{1,2}}|[一二两三四五六])个?(?:年|月|季度|学期|周|天|日))(?![级龄])
        """,
        re.VERBOSE,
    )


def times(text: str) -> list[Time]:
    """Return the time expressions of a folded passage in order; years in names of documents are not filtered here."""
    found = [time for match in grammar.scan(_pattern(), _starts(), text) if (time := _read(match)) is not None]
    if len(found) > 1:
        found = _spans(text, found)
    return [
        time for time in found if time.shape != "within" or not _LEVEL.search(text[max(0, time.start - 6) : time.start])
    ]


def _spans(text: str, found: list[Time]) -> list[Time]:
    """Join the two ends of a span: 2024年6月至2025年12月, 2024年12月1日—2025年2月底."""
    out = found[:1]
    for time in found[1:]:
        first = out[-1]
        if time.shape == "within" and time.part == "年" and first.shape == "date" and not first.part and not first.to:
            between = _RUNS_FROM.fullmatch(text, first.end, time.start)
            if between and between["comma"]:
                time = replace(time, since=first.year)
            elif between:
                out[-1] = replace(time, start=first.start, words=text[first.start : time.end], since=first.year)
                continue
        joined = time.to and time.words[0] in "至到" and text[first.end : time.start].strip() in ("", "起")
        joined = joined or _DASHES.fullmatch(text, first.end, time.start) is not None and not time.to
        if joined and first.shape in ("date", "month") and time.shape == "date" and first.part and not first.to:
            words = text[first.start : time.end]
            out[-1] = replace(time, start=first.start, words=words, to=False, ends=(first, replace(time, to=False)))
        else:
            out.append(time)
    return out


# A cell that holds nothing but a date in digits: 2024.6, 2024/06/30, 2024-12.
_DOTTED = re.compile(rf"\s*({grammar.YEAR})([./-])({_MONTH})(?:\2(\d{{1,2}}))?\s*")


def dotted(text: str) -> list[Time]:
    """Return the date in digits that a folded cell consists of; empty where it is none (a number, 2020.5 of a measure)."""
    found = _DOTTED.fullmatch(text)
    if found is None:
        return []
    part = f"{int(found[3])}月" + (f"{int(found[4])}日" if found[4] else "")
    words = text.strip()
    start = text.index(words)
    return [Time(start, start + len(words), "date", words, part=part, year=found[1])]


# 自2021年起用三年时间, 2022年起5年内: a span with its first year.
_RUNS_FROM = re.compile(r"\s?(?:起|开始)(?P<comma>,)?(?:计划|力争|争取|利用|用|分|在|通过)*")
_DASHES = re.compile(r"\s?(?:-|—{1,2}|~)\s?")
# 年内涵式发展, 青年内部, 千年底蕴: characters of two words.
_NO_WORD = re.compile(r"年内(?:涵|外|需|容(?!易)|循环|卷|部(?!署|分))|年底蕴")
_WORD_OF_AGE = re.compile(r"[青少童幼百千万]$")


# 周期保持在12个月以内 is a level to be kept, no time by which something is done.
_LEVEL = re.compile(r"(?:控制在|保持在|稳定在|[缩压]?[短缩减]?至|[缩压]?[短缩减]到|不超过|为|限制在|由)$")


@cache
def _starts() -> re.Pattern[str]:
    """What any time expression begins with, as one class of characters: the scan skips to these."""
    first = "".join(sorted({form[0] for form in codebook.forms("period_words")}))
    return re.compile(rf"[到至截最第前每\d一二两三四五六七八九十“\"'‘{first}]")


def _read(match: re.Match[str]) -> Time | None:
    start, end, words = match.start(), match.end(), match[0]
    if match["y1"]:
        return Time(start, end, "years", words, year=match["y1"], year_end=match["y2"], span=True)
    if match["eyear"]:
        return Time(start, end, "event", words, before=True, part=match["event"], year=match["eyear"])
    if match["year"]:
        return _date(match)
    if match["plan"]:
        return _plan(match)
    if match["nyears"]:
        return Time(start, end, "within", words, part=match["nunit"], year=match["nyears"])
    if match["quarter"] or match["month"] or match["m1"] or match["days"]:
        return _month(match)
    if match["every"]:
        return Time(start, end, "every", words)
    if _NO_WORD.match(match.string, start) or match["word"][0] == "年" and _WORD_OF_AGE.search(match.string, 0, start):
        return None
    return Time(start, end, "word", match["word"], part=match["wpart"])


def _plan(match: re.Match[str]) -> Time | None:
    tail = match["ptail"] or ""
    if not tail and match["plan"][0] not in "“\"'‘":
        return None
    edge = "末" if "末" in tail else ""
    to, before = bool(match["pto"]), bool(match["pbefore"])
    return Time(match.start(), match.end(), "plan", match[0], to, before, edge, tail, match["plan"])


_NO_LATER = re.compile(r"(?:不[迟晚]于|展望)$")


def _date(match: re.Match[str]) -> Time:
    words = match[0].rstrip()
    return Time(
        match.start(),
        match.start() + len(words),
        "date",
        words,
        bool(match["to"] or _NO_LATER.search(match.string, 0, match.start())),
        bool(match["before"]),
        (match["edge"] or "").lstrip("年"),
        (match["part"] or "").strip(),
        match["year"],
        span=bool(match["span"]),
    )


def _month(match: re.Match[str]) -> Time:
    part = (
        match["quarter"]
        or match["m1"]
        or match["days"]
        or (match["month"] + (match["day"] or "") + (match["mhigh"] or ""))
    )
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
