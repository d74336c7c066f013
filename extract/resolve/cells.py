"""A cell's words to values: numbers with comparator, range and unit; nothing where the cell holds none.

A goal in words (与经济增长同步) is a value of None, so that it is seen and never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extract import codebook, headers, numerals
from extract.resolve import numbers
from extract.text import fold

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DASHES = r"(?:-+|—+|~|～|至|到)"
_BLANK = re.compile(r"^[\s\-—–―/\\…·.*~无空]*$")
_FOOTNOTE = re.compile(r"(?:[*※①②③④⑤⑥⑦⑧⑨]+|(?<=[\d%‰])\[\d{1,2}\]|(?<=[\d%‰])\s*\(?注\d?\)?)$")
_BEFORE = {
    "ge": re.compile(r"≥|≧|>=|不低于|不少于|不小于|至少|高于或等于|大于等于|不下于|最低"),
    "gt": re.compile(r">|〉|超过|高于|大于|多于|突破|优于"),
    "le": re.compile(r"≤|≦|<=|不超过|不高于|不大于|不多于|控制在|小于等于|最高|以内"),
    "lt": re.compile(r"<|〈|低于|小于|少于"),
    "approx": re.compile(r"约|左右|≈|大约"),
}
_AFTER = {
    "ge": re.compile(r"以上|及以上|\+$"),
    "le": re.compile(r"以内|以下|之内"),
    "approx": re.compile(r"左右|上下"),
    "gt": re.compile(r"余$|多$"),
}
_NEGATED = re.compile(r"不(?:超过|高于|大于|多于|低于|少于|小于)")
_PART_WORD = r"(城市|农村|城镇|乡村|城区|县城|男性?|女性?|市区|县域|户籍|常住|小学|初中|高中|城乡)"
_LABELLED = re.compile(
    rf"{_PART_WORD}(?:地区|居民|人口)?[:：为]?\s*([^\d\u4e00-\u9fff]*{_NUMBER}[%‰]?[^\d\u4e00-\u9fff、,;/]*)"
)
_SEVERAL = re.compile(rf"^[\s\[(]*(?:[≥≤><]?\s*{_NUMBER}\s*[%‰]?)(?:\s*[、/;]\s*[≥≤><]?\s*{_NUMBER}\s*[%‰]?)+[\s\])]*$")
_PARTS_IN_NAME = re.compile(rf"{_PART_WORD}(?:[、和及与/]{_PART_WORD})+")
# Things of a name with a value each: in its bracket, or parted by marks; behind the last stands what they share.
_LISTED = re.compile(r"\(([^()]*[、和及与/][^()]*)\)$")
_THINGS = re.compile(r"[、/]|以及|[和及与]")
_MEASURED = re.compile(
    r"(?:(?:覆盖|普及|合格|达标|完成|利用|处理|配备|使用|入学|巩固|保有|拥有|建成|治理|死亡|增长))?(?:率|占比|比例|比重)(?:\(.*)?$"
    r"|(?:人|户|总|数)?(?:量|数|规模|面积|里程|浓度|标准|水平|产值|投资)(?:\(.*)?$"
)
_SINGLE = re.compile(
    rf"^(?P<before>[^\d]*?)(?P<sign>[-+])?(?P<number>{_NUMBER})\s*(?P<scale>万亿|千万|百万|万|亿)?(?P<after>[^\d]*)$"
)
_RANGE = re.compile(
    rf"^(?P<before>[^\d]*?)(?P<low>{_NUMBER})\s*(?P<lowscale>万亿|万|亿)?(?:%|‰)?\s*{_DASHES}\s*(?P<high>{_NUMBER})"
    r"\s*(?P<scale>万亿|千万|百万|万|亿)?(?P<after>[^\d]*)$"
)
_DOWN = re.compile(r"下降|降低|减少|降幅|压减|削减|缩减")
_UNIT_AFTER = re.compile(r"^\s*(个百分点|百分点|%|‰|‱|[\u4e00-\u9fff㎡/]{1,8})")
# What may stand between a number and its unit, and is neither.
_BESIDE_UNIT = re.compile(r"[\])〕】]|以上|及以上|左右|以内|以下|之内|上下|余|多")
_INNER_BLANK = re.compile(r"\s+(?=[\d%‰])|(?<=\d)\s+")
_RATIO = re.compile(rf"^({_NUMBER})\s*[:∶]\s*({_NUMBER})$")
# Shapes around a numeral that make it no amount: a rank, a year, a tolerance, a version.
_NO_AMOUNT = re.compile(r"前\s*\d+\s*[位名强]|第\s*\d|^(?:19|20)\d{2}年|±|[A-Za-z]\d|\d级")
_SINCE = re.compile(r"^(?:比|较|与)?(?:上年|上一年|基期|(?:19|20)\d{2}年)(?:相比)?(?=\D)")
_RATE = re.compile(rf"^([^\d]*?)({_NUMBER})\s*(/\s*\d*[十百千万]+[人户件]?)$")
_OF_YEAR = re.compile(r"\(((?:19|20)\d{2})年?[^()\d]{0,6}\)$")
_CHINESE = re.compile(
    r"^(?:达到?|约|为|不少于|不低于)?([一二两三四五六七八九十百千万亿零〇]+)(\D{0,6}?)(?:以上|左右|以内|以下)?$"
)
# A number, then words that add to it without a number of their own (>7、力争高于上一时期实际).
_ADDED = re.compile(r"^([^\d、,;]{0,6}\d[\d.]*\s*[%‰]?(?:以上|以内|以下|左右)?)[、,;](\D{4,})$")
# What only the name of an indicator looks like: its number in front, its unit in a bracket behind.
_NAME = re.compile(r"^\d{1,3}[.、]\s*(?=\D).*\([^()]*\)$")
# A value in brackets is a total over the period; the unit may stand behind the bracket.
_OUTER = re.compile(r"^[\[(〔【]([^\])〕】]*)[\])〕】]?(.*)$")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A value of a cell: offsets in the cell's text, number, upper bound of a range, comparator, unit of its own."""

    start: int
    end: int
    value: float | None
    high: float | None
    comparator: str
    unit: str | None
    scale: str | None
    breakdown: str | None
    rule: str
    year: int | None = None


def values(text: str, name: str = "") -> list[CellValue]:
    """Return the values of a cell; empty for a blank cell or a dash; one of value None where words stand for a number.

    Empty too for what can only be the name of an indicator: there a flattened row went astray.
    `name` is the indicator's: where it lists 城市、农村, a cell of as many numbers holds one for each.

    >>> [(v.value, v.comparator) for v in values("≥58")], values("—")
    ([(58.0, 'ge')], [])
    >>> [(v.value, v.breakdown) for v in values("100、80", "城市、农村社区服务覆盖率")]
    [(100.0, '城市'), (80.0, '农村')]
    >>> values("与经济增长同步")[0].value is None
    True
    """
    folded = fold(text)
    if _BLANK.match(folded) or _NAME.match(folded.strip()):
        return []
    left = len(folded) - len(folded.lstrip())
    right = len(folded.rstrip())
    labelled = list(_LABELLED.finditer(folded))
    if len(labelled) > 1:
        return [_part(folded, m.start(2), m.end(2), m[1]) for m in labelled]
    if _SEVERAL.match(folded):
        return _several(folded, name, left, right)
    return [_one(folded, left, right, None)]


def _several(text: str, name: str, left: int, right: int) -> list[CellValue]:
    found = list(re.finditer(rf"[≥≤><]?\s*{_NUMBER}\s*[%‰]?", text))
    listed = _PARTS_IN_NAME.search(fold(name))
    parts = re.findall(_PART_WORD, listed[0]) if listed else []
    if len(parts) != len(found):
        parts = _things(fold(name), len(found))
    if not parts:
        return [CellValue(left, right, None, None, "eq", None, None, None, "cell_of_several")]
    return [_part(text, m.start(), m.end(), part) for m, part in zip(found, parts, strict=True)]


def _things(name: str, count: int) -> list[str]:
    """Return the things that a name lists, if they are just so many (公交、出租车电动化率 of two values); else nothing.

    The last thing ends where the measure begins that they share (率, 占比, 数, 覆盖 …), at a word of the codebook before.
    """
    inner = _LISTED.search(name)
    pieces = _THINGS.split(inner[1] if inner else name)
    if len(pieces) != count or not all(1 < len(piece) <= 14 for piece in pieces[:-1]):
        return []
    last = pieces[-1] if inner else _thing_at_head(pieces[-1])
    return [*pieces[:-1], last] if len(last) > 1 and "的" not in "".join(pieces[:-1]) else []


def _thing_at_head(words: str) -> str:
    """Return the head of the words in front of what is measured of it."""
    if part := re.match(_PART_WORD, words):
        return part[0]
    measured = _MEASURED.search(words)
    head = words[: measured.start()] if measured else words
    starts = (at for at in range(2, len(head)) if _terms().match(head, at))
    return head[: next(starts, len(head))]


@cache
def _terms() -> re.Pattern[str]:
    forms = sorted(codebook.forms("lexicon"), key=len, reverse=True)
    return re.compile("|".join(re.escape(form) for form in forms if len(form) > 2))


def _part(text: str, start: int, end: int, part: str) -> CellValue:
    while end > start and text[end - 1].isspace():
        end -= 1
    return _one(text, start, end, part)


def _one(text: str, start: int, end: int, part: str | None) -> CellValue:
    body = _FOOTNOTE.sub("", text[start:end])
    plain = _OUTER.sub(r"\1\2", body.strip())
    plain = _INNER_BLANK.sub("", plain)
    whole = (start, end)
    dated = _OF_YEAR.search(plain)
    if dated and dated.start():
        return replace(_read(plain[: dated.start()], whole, part), year=int(dated[1]))
    return _read(_SINCE.sub("", plain), whole, part)


def _read(plain: str, whole: tuple[int, int], part: str | None) -> CellValue:
    """Read a cell without footnote marks and outer brackets; the safest shape first."""
    if _NO_AMOUNT.search(plain):
        return CellValue(*whole, None, None, "eq", None, None, part, "cell_words")
    rate = _RATE.match(plain)
    if rate:
        unit = rate[3].replace(" ", "")
        return CellValue(
            *whole, numbers.parse(rate[2]), None, _comparator(rate[1], ""), unit, None, part, "cell_number"
        )
    ratio = _RATIO.match(plain)
    if ratio:
        bottom = numbers.parse(ratio[2])
        value = numbers.parse(ratio[1]) if bottom == 1 else None
        return CellValue(*whole, value, None, "eq", None, None, part, "cell_ratio")
    ranged = _RANGE.match(plain)
    if ranged:
        return _range(ranged, whole, part)
    added = _ADDED.match(plain)
    single = _SINGLE.match(added[1] if added else plain)
    if single and _is_value(single["before"], single["after"]):
        return _number(single, whole, part)
    return _words(plain, whole, part)


def _is_value(before: str, after: str) -> bool:
    return len(before) <= 10 and len(after) <= 10 and "。" not in before + after


def _range(found: re.Match[str], whole: tuple[int, int], part: str | None) -> CellValue:
    low, high = numbers.parse(found["low"]), numbers.parse(found["high"])
    if low is None or high is None or low > high:
        return CellValue(*whole, None, None, "eq", None, None, part, "cell_words")
    return CellValue(*whole, low, high, "range", _unit(found["after"]), found["scale"], part, "cell_range")


def _number(found: re.Match[str], whole: tuple[int, int], part: str | None) -> CellValue:
    value = numbers.parse(found["number"])
    if value is not None and found["sign"] == "-":
        value = -value
    comparator = _comparator(found["before"], found["after"])
    rule = "cell_decrease" if _DOWN.search(found["before"]) else "cell_number"
    return CellValue(*whole, value, None, comparator, _unit(found["after"]), found["scale"], part, rule)


def _words(text: str, whole: tuple[int, int], part: str | None) -> CellValue:
    fraction = numbers.fraction(re.sub(r"^(?:达到?|约|为)|(?:以上|左右|以内)$", "", text))
    if fraction:
        return CellValue(*whole, fraction[0], None, _comparator(text, text), fraction[1], None, part, "cell_fraction")
    chinese = _CHINESE.match(text)
    if chinese and (not chinese[2] or headers.is_unit(chinese[2])):
        value = numerals.chinese(chinese[1])
        return CellValue(*whole, value, None, _comparator(text, text), chinese[2] or None, None, part, "cell_fraction")
    return CellValue(*whole, None, None, "eq", None, None, part, "cell_words")


def _comparator(before: str, after: str) -> str:
    if found := _NEGATED.search(before):
        return "le" if found[0] in ("不超过", "不高于", "不大于", "不多于") else "ge"
    for name, pattern in _AFTER.items():
        if pattern.search(after):
            return name
    for name in ("ge", "le", "gt", "lt", "approx"):
        if _BEFORE[name].search(before):
            return name
    return "eq"


def _unit(after: str) -> str | None:
    found = _UNIT_AFTER.match(_BESIDE_UNIT.sub("", after))
    if not found:
        return None
    return "个百分点" if found[1].endswith("百分点") else found[1]
