"""Which years a plan covers, and the year that it measures from: from its title, else from what its text aims at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.document import Document
from extract.resolve import periods
from extract.text import fold

_YEAR = r"((?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
_RANGE = re.compile(rf"{_YEAR}\s*年?\s*(?:[-—~─]+|至|到)\s*{_YEAR}\s*年?(?!\d)")
_SHORT_RANGE = re.compile(r"((?:19|20)\d\d)\s*(?:[-—~]+)\s*(\d\d)\s*年")
_FIVE = re.compile(
    r"[“\"'‘](?:二?十?[一二三四五六七八九]?五)[”\"'’]|第(?:二?十?[一二三四五六七八九])个五年|(?:二十[一二三四五]?|十[一二三四五六七八九])五(?=规划|时期|期间|末|发展)"
)
_SINGLE = re.compile(rf"{_YEAR}\s*年(?:度)?(?!.{{0,2}}远景)")
_UNTIL = re.compile(rf"(?:到|至){_YEAR}\s*年|{_YEAR}\s*年(?:前|底前)")
_SPAN = re.compile(r"([一二三四五六七八九十]|\d{1,2})年(?=.{0,8}(?:行动|计划|方案|规划|攻坚|提升|倍增))")
_STATED = re.compile(
    rf"(?:规划|实施|计划|行动|方案)(?:的)?(?:期限?|时限|周期|年限|范围期)(?:为|是|:|自|从)?\s*{_YEAR}\s*年?\s*(?:[-—~]+|至|到)\s*{_YEAR}"
)
_HORIZON = re.compile(rf"(?:^|[^\d提高升加长达扩大])到\s*{_YEAR}\s*年(?!\s*\d)")
# 自2022年起5年内, 从2024年开始用三年时间: said once, for the whole of the plan.
_SINCE = re.compile(
    rf"{_YEAR}\s*年(?:起|开始)[,、]?(?:计划|力争|争取|利用|用|在)*([一二三四五六七八九十]|\d{{1,2}})年(?:之?内|以内|时间)"
)
_COUNT = {ch: value for value, ch in enumerate("一二三四五六七八九十", 1)}
# A plan reaches at most this far beyond its date or begins at most this long before it.
_FARTHEST = 30

Years = tuple[int | None, int | None]


def years(titles: Iterable[str], document: Document, issued: int | None) -> Years:
    """Return first and last year of the plan; None for what neither its titles nor its aims say."""
    span = None
    for title in titles:
        words = fold(title)
        found = _of_title(words)
        span = span or _span(words)
        if found:
            return _with_span(found, span)
    text = fold(document.text)
    stated = _STATED.search(text)
    if stated:
        return periods.year_of(stated[1]), periods.year_of(stated[2])
    horizon = _horizon(text, issued)
    if horizon is None and (since := _SINCE.search(text)):
        return _from_year(periods.year_of(since[1]), since[2])
    return _with_span((None, horizon), span)


def _from_year(first: int | None, count: str) -> Years:
    """The years of 2022年起5年内: its first and its last."""
    number = _COUNT.get(count) or (int(count) if count.isdigit() else 0)
    return (first, first + number - 1) if first and 1 < number <= _FARTHEST else (None, None)


def _of_title(words: str) -> Years | None:
    """Read the years that a title names: a range, a five-year plan, a horizon, a year.

    >>> _of_title("青峦县三年行动计划(2021-2023年)"), _of_title("“十五五”规划"), _of_title("2024年工作要点")
    ((2021, 2023), (2026, 2030), (2024, 2024))
    """
    if found := _RANGE.search(words):
        first, last = periods.year_of(found[1]), periods.year_of(found[2])
        return (first, last) if first and last and first <= last else None
    if found := _SHORT_RANGE.search(words):
        return int(found[1]), int(found[1][:2] + found[2])
    if found := _FIVE.search(words):
        return periods.five_year(found[0])
    if found := _UNTIL.search(words):
        return None, periods.year_of(found[1] or found[2])
    singles = [year for year in (periods.year_of(y) for y in _SINGLE.findall(words)) if year]
    # 2025年计划执行情况与2026年计划草案的报告 is about the later year.
    return (max(singles), max(singles)) if singles else None


def _span(words: str) -> int | None:
    found = _SPAN.search(words)
    return (_COUNT.get(found[1]) or int(found[1])) if found and (found[1] in _COUNT or found[1].isdigit()) else None


def _with_span(found: Years, span: int | None) -> Years:
    """Fill the first year of a three-year plan whose last one is known."""
    first, last = found
    return (last - span + 1, last) if first is None and last and span and span > 1 else found


def _horizon(text: str, issued: int | None) -> int | None:
    """Return the year that the text aims at first (到2027年，…), not one that has passed when it was issued."""
    for found in _HORIZON.finditer(text):
        year = periods.year_of(found[1])
        if year and (issued is None or issued <= year <= issued + _FARTHEST):
            return year
    return None


def of_fragment(document: Document) -> Years:
    """Return the years of a text without a title: of the five-year plan that its tables or first lines name."""
    heads = [table.title for table in document.tables if table.title]
    heads += [passage.text for passage in document.passages[:3]]
    for words in heads:
        found = _of_title(fold(words[:80]))
        if found:
            return found
    return None, None


def base_year(document: Document, first: int | None, last: int | None) -> int | None:
    """Return the year before the period where a table or the text measures from it; None for a plan of one year."""
    if not first or not last or last <= first:
        return None
    year = first - 1
    header = re.compile(
        rf"^\s*{year}\s*年?\s*(?:\(?(?:实绩|现状|基期|完成|实际|基数|基准|末|底|年|值|情况|指标|数)*\)?)*\s*$"
    )
    for table in document.tables:
        if any(cell.row < 3 and header.match(fold(cell.text)) for cell in table.cells[:60]):
            return year
    text = fold(document.text)
    if f"{year}" not in text:
        return None
    side_by_side = rf"{year}\s*年[^。\n]{{0,8}}[\s|/]+(?:[^。\n]{{0,12}}\n?[|\s]*)?{last}\s*年"
    compared = rf"(?:以|较|比|与|在){year}\s*年(?:底|末)?(?:为基|的?基础上|相比|提高|增长|下降|减少|降低|翻|增加)"
    named = rf"{year}\s*年基[期数准]|基[期数准]年?[:(为是]*\s*{year}(?!\d)"
    return year if re.search(f"{side_by_side}|{compared}|{named}", text) else None
