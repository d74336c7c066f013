"""Flattened lines to tokens, one a cell or a piece of it, each with what it looks like (a number, a unit, a name …)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from extract import headers
from extract.text import fold, squeeze

BARS = "|│┃｜¦"
_BAR = re.compile(r"[|│┃｜¦]")
_RULE = re.compile(r"^(?=.*(?:---|——|──|══|===|-\s*\|\s*:?-|:-))[\s|:+\-—─═=│┃｜┼├┤┬┴┌┐└┘]*$")
_MARKUP = re.compile(r"<br\s*/?>|\*\*|&nbsp;|(?=&(?:[lg][et]|amp|quot);)")
_WIDE_GAP = re.compile(r"\t+|\u3000+| {2,}")
_GAP = re.compile(r"[\s\u3000]+")
_PAGE = re.compile(r"^[\s\-—–－·.]*(?:第?\s*\d{1,3}\s*页?(?:\s*共\s*\d{1,3}\s*页)?)[\s\-—–－·.]*$")

_NUMBER = re.compile(
    r"^(?:预计|力争|约|达到?|超过?|不(?:低于|少于|超过|高于|大于)|高于|低于|大于|小于|控制在|累计|年均|平均|突破|保持在?|稳定在"
    r"|增长|下降|降低|减少|提高|增加|新增|上升|[≥≤><＞＜=±+≧≦〉〈]|-)*[\[(〔【]?[-+]?\d[\d,]*(?:\.\d+)?"
    r"(?:[-—–~至:/、,;+×*.\d\[\](){}〔〕%‰万千百亿]|个百分点)*"
    r"(?:\S{0,6}?(?:以上|以下|以内|以下|左右|上下|余|多|%|‰)|[^\d\s,。;]{0,4})?[\])〕】]?[*#①②③④⑤⑥†‡\d]{0,2}$"
)
_WORDS = re.compile(
    r"^(?:完成|达到|持续|不断|逐[步年]|与.{2,14}同步|保持|按|稳[定步中]|进一步|明显|基本|全[面部]|待|视|根据|国家|省|上级|下达|显著|高于|低于|不低于"
    r"|不超过|控制|翻一番|应.尽|有所|大幅|以.{1,8}为准|只增不减|动态|力争|继续|优于|零|实现|全覆盖|优|良|是|否|无|未)"
)
_RATE = re.compile(r"^\d*/\d*[十百千万亿]+[人户件]?$")
_DASH = re.compile(r"^[-—–―/\\·…~*无]{1,6}$")
_ROW_NO = re.compile(r"^[(（]?([0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]?[.、．,]?$")
_ROW_PATH = re.compile(r"^\d{1,2}(?:[.\-—]\d{1,2}){1,2}[.、]?$")
_ATTRIBUTE = re.compile(r"^(?:预期|约束|指导|引导|期望|导向|鼓励|监测|参考|控制|预测|评价)(?:性|型)?(?:指标)?$|^/$")
_PART = re.compile(
    r"^(?:城市|农村|城镇|乡村|城区|县城|男|女|男性|女性|市区|市本级|县级|市级|省级|乡镇|街道|户籍|常住|非户籍)(?:人口|地区|居民)?$"
)
_TIME = re.compile(
    r"^(?:(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末|初|上半年|下半年)?前?(?:[-—–~至到]+(?:(?:19|20)\d{2}年?)?(?:\d{1,2}月?)?(?:\d{1,2}日)?(?:底)?前?)?"
    r"|长期(?:坚持|推进|实施)?|持续(?:推进|实施|开展)?|每[年季月].{0,6}|全年|年(?:内|底前?)|\d{1,2}月(?:底|末|份)?前?|[一二三四]季度|“.{2,3}五”.{0,4}"
    r"|逐年推进|常年|适时|到20\d{2}年.{0,3}|\d{4}\.\d{1,2}(?:[-—]\d{4}\.\d{1,2})?)$"
)
_OFFICE = re.compile(
    r"(?:局|委|办|厅|部|院|署|司|处|会|政府|公司|集团|中心|单位|部门|机构|街道|镇|乡|区|县|市|银行|学校|大学|站|队|联|协会|管委会|办公室|等|人行|总工会|团委|妇联|残联)(?:\(.{1,20}\))?$"
)
# Bodies of the province and the state: 省 and 国家 open words of a goal too (省下达任务).
_HIGHER = re.compile(r"^(?:省|国家)\S*(?:局|委|办|厅|部|院|署|政府|公司|集团|中心|委员会|办公室)$")
_SUM = re.compile(r"^(?:合|总|小|共)计$")
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章节篇]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])\s*\S"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")}


@dataclass(slots=True)
class Token:
    """A cell or a piece of one; `first` where it opens its line, `wide` where wide space stands before it, `cut` where
    its line is as wide as lines of this table get, so that its cell may go on below.
    """

    text: str
    line: int
    first: bool = False
    wide: bool = True
    kind: str = "text"
    number: int | None = None
    cut: bool = False


def row_number(text: str) -> int | None:
    """Return the number that a row number cell counts, None where it counts none.

    >>> row_number("12"), row_number("（三）"), row_number("十一"), row_number("1.1")
    (12, 3, 11, None)
    >>> row_number("１２．"), row_number("٣")
    (12, None)
    """
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    found = _ROW_NO.match(fold(text.strip()))
    if not found:
        return None
    digits = found[1]
    if digits.isascii():
        return int(digits)
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return _CHINESE[digits] if len(digits) == 1 else None
    return (_CHINESE.get(tens, 1) if len(tens) < 2 else 0) * 10 + _CHINESE.get(ones, 0)


def kind_of(text: str) -> str:
    """Return what a cell looks like; "text" where it looks like nothing in particular.

    >>> [kind_of(t) for t in ("3", ">70", "—", "预期性", "城市", "亿元", "县民政局", "2025年底")]
    ['int', 'number', 'dash', 'attribute', 'part', 'unit', 'office', 'time']
    """
    s = squeeze(fold(text))
    if not s:
        return "blank"
    for name, pattern in (("dash", _DASH), ("part", _PART), ("attribute", _ATTRIBUTE), ("sum", _SUM)):
        if pattern.match(s):
            return name
    if row_number(s) is not None:
        return "int" if s.isascii() and s.isdigit() else "ordinal"
    if _ROW_PATH.match(s):
        return "number"
    if _TIME.match(s):
        return "time"
    if len(s) <= 24 and not _RATE.match(s) and _NUMBER.match(s):
        return "number"
    return _kind_of_words(s)


def _kind_of_words(s: str) -> str:
    if len(s) <= 10 and headers.is_unit(s.strip("()")):
        return "unit"
    if "。" in s:
        return "prose" if _HEADING.match(s) and "。" in s[:-1] else "sentence"
    for name, pattern, most in (
        ("heading", _HEADING, 40),
        ("office", _HIGHER, 400),
        ("words", _WORDS, 24),
        ("office", _OFFICE, 400),
    ):
        if len(s) <= most and pattern.search(s):
            return name
    if len(s) > 60:
        return "long"
    return "short" if len(s) <= 14 else "text"


def is_sum(text: str) -> bool:
    """Say whether a cell heads a row of sums.

    >>> is_sum("合　计"), is_sum("合计床位")
    (True, False)
    """
    return bool(_SUM.match(squeeze(fold(text))))


@lru_cache(maxsize=8192)
def _look(text: str) -> tuple[str, int | None]:
    return kind_of(text), row_number(text)


def make(text: str, line: int, first: bool, wide: bool = True) -> Token:
    """Return the token of a piece of text with its kind and, where it counts rows, its number."""
    stripped = text.strip()
    kind, number = _look(stripped)
    return Token(stripped, line, first, wide, kind, number)


def has_bar(line: str) -> bool:
    """Say whether a line holds a cell bar."""
    return "|" in line or "｜" in line or "│" in line or "┃" in line or "¦" in line


def is_rule(line: str) -> bool:
    """Say whether a line draws a rule or holds nothing but blank cells and dashes (|---|---|, +----+)."""
    return bool(_RULE.match(line))


def is_page_mark(line: str) -> bool:
    """Say whether a line is a page number with its dashes (— 12 —, 第3页) as printed between two pages.

    >>> is_page_mark("— 12 —"), is_page_mark("第 3 页"), is_page_mark("12")
    (True, True, False)
    """
    return bool(_PAGE.match(line)) and not line.strip().isdigit()


def bar_cells(line: str) -> list[str]:
    """Return the cells of a line with bars: the text before each bar, and what follows the last one.

    A bar that opens the line closes no cell, unless the line holds bars alone, one a blank cell.

    >>> bar_cells("| 甲 | 乙 |"), bar_cells("甲 |"), bar_cells("||"), bar_cells("甲 || 丙")
    (['甲', '乙'], ['甲'], ['', ''], ['甲', '', '丙'])
    """
    if _MARKUP.search(line):
        line = html.unescape(_MARKUP.sub("", line))
    parts = [part.strip() for part in _BAR.split(line)]
    if any(parts) and not parts[0] and len(parts) > 2:
        parts = parts[1:]
    if not parts[-1]:
        parts.pop()
    return parts


def spaced_tokens(line: str, number: int) -> list[Token]:
    """Return the tokens of a line whose cells stand apart by blanks; `wide` marks a gap of a tab or two blanks."""
    tokens: list[Token] = []
    for piece in _WIDE_GAP.split(line.strip()):
        for k, part in enumerate(_GAP.split(piece.strip())):
            if part:
                tokens.append(make(part, number, not tokens, wide=k == 0))
    return tokens


def join(left: str, right: str) -> str:
    """Join two pieces of a cell that a line break parted: a blank only between two Latin words.

    >>> join("居民收", "入"), join("1,200.5", "0"), join("Big", "Data")
    ('居民收入', '1,200.50', 'Big Data')
    """
    latin = left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalpha()
    return f"{left} {right}" if latin else left + right


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: two a Han character or a full-width sign, one any other.

    >>> width("床位数(张)"), width("2025年")
    (10, 6)
    """
    return sum(2 if char > "\u2010" else 1 for char in text)
