"""Where quantities stand in a passage: numeral, unit and the words that bound them. Spans only; names with digits left out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract import codebook, grammar
from extract.mentions import Quantity

# What joins the two ends of a range: 1-2家, 5%至6%, 3~5个.
_RANGE = r"(?:-|—{1,2}|~|至|到)"
# A share in words or with a stroke: 2/3以上的乡镇, 半数以上, 下降一半, 事故减半; not 5/6月, 1/10万, 减半征收.
_EDGE = r"(?=以上|以下|以内|左右|的|,|。|;|、|$)"
_PART = rf"(?<![\d./])[1-9]/(?:[2-9]|10){_EDGE}|(?:过?半数|一半){_EDGE}|(?<=减)半(?=[,。;、]|$)"


# 半天, 半小时 anywhere, 半年 only as what something is brought to: 压缩到半年.
_HALF = "半(?=个工作日|天|个?小时)|(?<=[到至为])半(?=年|个月)"


@cache
def _pattern() -> re.Pattern[str]:
    unit, implied = grammar.unit(), grammar.words("implied", "full")
    zero = grammar.words("implied", "zero")
    free = r"[\u4e00-\u9fff](?<![的内上下中年月日等多余来是为和与及至到前后左右版级时点分])(?=[、,。;]|$)"  # any classifier
    num, cn, scale = grammar.ARABIC, grammar.CHINESE, grammar.SCALE
    return re.compile(
        rf"""
        (?P<fraction>(?:[百千万]分之|{cn}分之)(?:{num}|[一二两三四五六七八九十百千零〇]+(?:点[一二三四五六七八九零〇]+)?)|{_PART})
      | (?P<implied>{implied})
      | (?<!社)(?P<zero>{zero})
      | (?P<doubling>翻(?:[一两二三四]|\d)番|翻番)
      | (?P<tenths>[一二两三四五六七八九](?:成[半一二三四五六七八九]?)(?=以上|以下|左右|多|的|,|。|;|、))
      | (?P<a>{num})(?P<aunit>(?:{scale})?(?:{unit})?)(?:{_RANGE}(?P<ahigh>{num}))
        (?P<avague2>[多余来])?(?P<ascale2>{scale})?(?P<aunit2>{unit})?
      | (?P<compound>\d+亿\d+(?:千万|百万|十万|万|千)?|{cn}亿{cn}万?)(?P<cmpunit>{unit})
      | (?P<mixed>\d+(?:(?P<mixed1>万)\d千|(?P<mixed2>千)\d百(?P<mixed3>万)?))(?P<mixedunit>{unit})
      | (?P<ratio>{num}):(?P<below>{num})(?![:\d])
      | (?P<b>{num})(?P<bvague>[多余来])?
        (?:[ ]?(?P<bunit0>{unit})|[ ]?(?P<bscale>{scale})?(?P<bvague2>[多余])?(?P<bunit>{unit})|(?P<bscale2>{scale})|(?P<bfree>{free}))?
      | (?<=超过|突破|达到|迈上|跨越)(?P<sum>{cn})(?P<sumscale>万?亿)(?=规模|大关|台阶|[,。;、]|$)
      | (?P<c>{cn}|{_HALF})(?P<cvague>[多余来])?(?P<cscale>万亿|万|亿)?(?:{_RANGE}(?P<chigh>{cn}))?(?P<cunit>{unit})
        """,
        re.VERBOSE,
    )


# Before a numeral that is part of a name or a code: Latin letters, plus signs (1+8+X), ordinals.
_BEFORE = re.compile(r"(?:[A-Za-z0-9.+×/_#@=&]|第|No\.?|[A-Za-z]-|\d-|[〔\[(](?=\d{1,2}[〕\])]))$")
# After a numeral without a unit, what shows that it is a name or a code.
_AFTER = re.compile(r"[A-Za-z+×_/〕\]]|-?[A-Za-z]|号|版|型|届|\.\d")
# Chinese numerals in a row that are no number; trying each of them as its head would take the cube of their count.
_ENDLESS = re.compile(rf"{grammar.CHINESE[:-1]}{{40,}}")
# 12.105护理员计划, 3.100人: a list's mark runs into the numeral; nobody counts whole things in fractions.
_MARKED = re.compile(r"\d{1,2}\.\d+(?:人|名|个|家|所|座|户|项|支|位|村|镇)")
_YEARLIKE = re.compile(r"(?:19|20)\d{2}$")


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a folded passage in order. Names with digits (5G, 1+8+X, 第三批, 12345热线) are left out."""
    found = []
    text = _ENDLESS.sub(lambda run: "_" * len(run[0]), text)
    for match in grammar.scan(_pattern(), _starts(), text):
        quantity = _read(match)
        if quantity is not None and text.startswith("阶", quantity.end) and (quantity.unit or "").endswith("台"):
            quantity = replace(quantity, end=quantity.end - 1, unit=(quantity.unit or "")[:-1] or None)  # 6000亿|台阶
        if quantity is not None and not _is_name(text, quantity, match):
            found.append(quantity)
    return found


@cache
def _starts() -> re.Pattern[str]:
    """What any quantity begins with, as one class of characters: the scan skips to these."""
    first = "".join(sorted({form[0] for form in codebook.forms("implied", "full")}))
    return re.compile(rf"[\d一二两三四五六七八九十百千万亿零〇半过翻{first}]")


def _read(match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    kind = match.lastgroup
    for form in ("fraction", "implied", "zero", "doubling", "tenths"):
        if match[form]:
            return Quantity(start, end, form, match[form])
    if match["a"]:
        return _range(match)
    if match["compound"]:
        return Quantity(start, end, "compound", match["compound"], None, "亿" + match["cmpunit"])
    if match["mixed"]:  # 3万5千元 is 3.5 in 万元, 3千5百万元 3.5 in 千万元
        scale = (match["mixed1"] or match["mixed2"]) + (match["mixed3"] or "")
        return Quantity(start, end, "compound", match["mixed"], None, scale + match["mixedunit"])
    if match["ratio"]:
        return Quantity(start, end, "ratio", match["ratio"], match["below"])
    if match["b"]:
        unit = (match["bscale"] or match["bscale2"] or "") + (
            match["bunit0"] or match["bunit"] or match["bfree"] or ""
        ) or None
        return Quantity(start, end, "arabic", match["b"], None, unit, (match["bvague"] or match["bvague2"] or ""))
    if match["sum"]:  # 超过五千亿规模: the unit of money is not said
        return Quantity(start, end, "compound", match["sum"] + match["sumscale"], None, match["sumscale"])
    assert kind is not None
    number, scale, unit = match["c"], match["cscale"] or "", match["cunit"]
    if not scale and _LOST.search(number):
        number, unit = number[:-1], "千" + unit  # 百万千瓦: no numeral ends in 万千
    number, scale = _scale_of(number, scale)
    return Quantity(start, end, "chinese", number, match["chigh"], scale + unit, match["cvague"] or "")


def _range(match: re.Match[str]) -> Quantity | None:
    unit = (match["ascale2"] or "") + (match["aunit2"] or "") or match["aunit"] or None
    return Quantity(match.start(), match.end(), "arabic", match["a"], match["ahigh"], unit, match["avague2"] or "")


# A numeral ends in no two scale words of which the second is 千: the 千 is the unit's (千瓦, 千克, 千米).
_LOST = re.compile(r"[十百万亿]千$")


def _scale_of(number: str, scale: str) -> tuple[str, str]:
    """Move a trailing 万 or 亿 of a Chinese numeral to the unit, as with Arabic ones: 一百二十万 is 一百二十 in 万."""
    while not scale.startswith(("万", "亿")) or number.endswith(("万", "亿")):
        if len(number) > 1 and number[-1] in "万亿":
            number, scale = number[:-1], number[-1] + scale
        else:
            break
    return number, scale


_CLOCK = re.compile(r"\d:\d")


def _is_name(text: str, quantity: Quantity, match: re.Match[str]) -> bool:
    """Tell names, codes, ordinals and years apart from quantities by what touches them."""
    start, end = quantity.start, quantity.end
    before = text[max(0, start - 3) : start]
    if quantity.form in ("fraction", "implied", "zero", "doubling", "tenths"):
        return False
    if before and _BEFORE.search(before):
        return True
    if ":" in (text[end : end + 1], before[-1:]) and _CLOCK.search(text, max(0, start - 2), end + 2):
        return True  # 10:45:45, 8:30
    if quantity.form == "ratio":
        return False
    if quantity.unit is None:
        year = _YEARLIKE.match(quantity.number) and not text.startswith(("%", "‰"), end)
        series = (
            year
            and "分别" in text[max(0, start - 10) : start]
            and re.match(r"[、和与]\d+(?!年|[、和与\d]*年)", text[end:])
        )
        if _AFTER.match(text, end) or year and not series:
            return True
        return quantity.number_high is not None and len(quantity.number) > 2  # 138-8052
    if text[end : end + 1] in ("+", "×") or start == 0 and _MARKED.fullmatch(text, 0, end):
        return True
    if quantity.form == "chinese" and text[end - 1] in "年月日" and _YEARLIKE.match(quantity.number):
        return True
    return _is_label(text, quantity)


def _is_label(text: str, quantity: Quantity) -> bool:
    """A numeral that a name carries: 15分钟生活圈, 30万千瓦级机组, 五个确立."""
    if text.startswith("级", quantity.end):
        return True
    tails = _tails(quantity.form == "chinese").get(_bare(quantity.unit or ""))
    return tails is not None and tails.match(text, quantity.end) is not None


def _bare(unit: str) -> str:
    """Return a unit without its scale word."""
    return unit.lstrip("百千万亿") or unit


@cache
def _tails(chinese: bool) -> dict[str, re.Pattern[str]]:
    """Return, by unit, what follows it in a name (codebook number_names; weak rows hold for Chinese numerals alone)."""
    tails: dict[str, list[str]] = {}
    for row in codebook.rows("number_names"):
        if chinese or row["strength"] == "strong":
            tails.setdefault(row["after"], []).append(row["form"])
    return {key: re.compile(grammar.alternation(forms)) for key, forms in tails.items()}
