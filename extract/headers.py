"""What a table's header cell says: the role of its column, the years and the unit that it names.

Shared by the loaders, which need roles to put flattened rows right, and the finders, which read tables by them.
Words stand in schemas/codebooks/table_headers.csv; years, plan names and unit brackets are shapes of this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extract import codebook, grammar
from extract.text import FOLDED, fold, may_be_traditional, squeeze

# Roles whose cells are values of an indicator.
VALUES = frozenset({"value", "baseline", "target", "actual", "growth", "total", "change"})
# Roles whose cells name who answers for a row.
DUTIES = frozenset({"lead", "responsible", "support"})
NAMES = frozenset({"indicator", "project", "task", "content"})
# No header cell of the plans read is longer; a longer cell is data.
MAX_HEADER = 34

_YEAR = re.compile(r"((?:19|20)\d{2}|[二一][〇零九○O][〇零○O一二三四五六七八九]{2})(?:年)?")
_SPAN = re.compile(r"((?:19|20)\d{2})年?(?:-|—|–|~|至|到)+((?:19|20)?\d{2})年?")
_PLAN = re.compile(r"[“\"‘'「『]?(二?十?[一二三四五六七八九])五[”\"’'」』]?")
_UNIT = re.compile(r"([%‰])$|\((?:单位:?)?([^()]{1,12})\)$|[/,，](?:单位:?)?([^()/,]{1,6})$")
# What names a table or numbers a row (3.道路改造项目) is no header cell, whatever word it ends with.
_LABEL = re.compile(r"专栏|附?表[\d一二三四五六七八九十]|附[表件录]|图\d|\d{1,3}[.、](?!\d)[\u4e00-\u9fff]{3}")
_RATE = re.compile(r"\d*/\d*[十百千万亿]+|\d*/\d*[十百千万亿]*[人户件]?")
_TOTAL_MARK = re.compile(r"[\[〔(]累计(?:数|值)?[\])〕]")
_REMARK = re.compile(r"(?<=.)\([^()]*\)$")
_FILLER = re.compile(
    r"规划期?末|期末|末期?|年底|底|以来|期间|时期|全国|全省|全市|全县|全区|我省|我市|我县|我区|达到$|左右|[“”\"'‘’()\[\]〔〕【】:：,，;；、.·*—\-_/\s]"
)
# What parts the words of a header cell that names two things: 年均增速或累计, 年均增长[累计].
_PARTING = re.compile(r"[或/、()\[\]〔〕,，;；]|以及|[和与及](?=五年|累计|年均)")
_SUM = re.compile(r"(?:五年|规划期|期间|合计)?累计[\u4e00-\u9fff]{0,4}$")
# Behind these a header may hold any character: a unit or a remark in brackets, a unit behind a stroke, 累计 with its noun.
_FREE = re.compile(r"(?<=.)[(（/／,，]|累计")
_SUMS = frozenset({"total", "change"})
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")


@dataclass(frozen=True, slots=True)
class Header:
    """Role of a column, `exact` where the codebook holds the words as they stand; years it names; its unit.

    `mixed`: a column of growth whose bracketed cells are totals over the period (年均增速或累计).
    """

    role: str
    years: tuple[int, ...] = ()
    unit: str | None = None
    span: bool = False
    exact: bool = True
    mixed: bool = False


@cache
def _roles() -> dict[str, str]:
    return {squeeze(fold(row["form"])): row["id"] for row in codebook.rows("table_headers")}


@cache
def _endings() -> re.Pattern[str]:
    strong = [
        squeeze(fold(row["form"]))
        for row in codebook.rows("table_headers")
        if row["strength"] == "strong" and len(row["form"]) > 1
    ]
    return re.compile("(" + "|".join(re.escape(form) for form in sorted(strong, key=len, reverse=True)) + ")$")


def plan_years(number: str) -> tuple[int, int]:
    """Return first and last year of the five-year plan of this number: the first ran 1953-1957, 十四五 2021-2025.

    >>> plan_years("十四"), plan_years("八")
    ((2021, 2025), (1991, 1995))
    """
    value = int(codebook_number(number))
    start = 2021 + 5 * (value - 14)
    return start, start + 4


def codebook_number(words: str) -> int:
    """Return the number of 一 to 二十九."""
    tens, _, ones = words.rpartition("十")
    if "十" not in words:
        tens, ones = "", words
        return int(ones.translate(_DIGITS))
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)


def _years(text: str) -> tuple[tuple[int, ...], bool, str]:
    """Return the years, whether they are a span, and the text without them."""
    span = _SPAN.search(text)
    if span:
        first, last = int(span[1]), span[2]
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return (first, end), True, text[: span.start()] + text[span.end() :]
    found = [int(m[1].translate(_DIGITS)) for m in _YEAR.finditer(text)]
    if found:
        return tuple(found), False, _PLAN.sub("", _YEAR.sub("", text))
    plan = _PLAN.search(text)
    if plan:
        first, end = plan_years(plan[1])
        rest = text[: plan.start()] + text[plan.end() :]
        if "末" in rest or "底" in rest:
            return (end,), False, rest
        return (first, end), True, rest
    return (), False, text


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return a cell's words folded and without blanks, as they are compared.

    >>> bare("指 标　（％）")
    '指标(%)'
    """
    return squeeze(fold(text))


@lru_cache(maxsize=4096)
def read(text: str) -> Header | None:
    """Return what a header cell says, None where it reads like data.

    >>> read("2020年 实际值").role, read("2020年 实际值").years
    ('baseline', (2020,))
    >>> read("总投资 (亿元)").role, read("总投资 (亿元)").unit
    ('investment', '亿元')
    >>> read("每万人拥有床位数") is None
    True
    """
    squeezed = squeeze(fold(text))
    if not squeezed or len(squeezed) > MAX_HEADER or "。" in squeezed or _LABEL.match(squeezed):
        return None
    roles = _roles()
    if squeezed in roles:
        return Header(roles[squeezed])
    body, unit = _split_unit(squeezed)
    if body in roles:
        return Header(roles[body], unit=unit)
    years, is_span, rest = _years(body if "均" in body else _TOTAL_MARK.sub("", body))
    parts = _of_parts(rest if years else squeezed)
    if parts and parts.mixed:
        return replace(parts, years=years, unit=unit or parts.unit, span=is_span)
    bare = _REMARK.sub("", body)
    if not years and bare in roles:
        return Header(roles[bare], unit=unit)
    rest = _FILLER.sub("", rest)
    if years:
        return _dated(rest, years, unit, is_span)
    if rest in roles and rest:
        return Header(roles[rest], unit=unit)
    if parts:
        return parts
    found = _endings().search(rest)
    if found and len(rest) <= 12:
        return Header(roles[found[1]], unit=unit, exact=False)
    return None


@cache
def _letters() -> re.Pattern[str]:
    """The characters that stand in words of headers, in units, years and what may stand around them."""
    base = set("".join((*_roles(), *codebook.forms("units"), grammar.SCALE)))
    base |= set(
        "规划期末年底度以来间时月日天周季次每全国省市县区我达到左右和与及或至五十二一三四六七八九〇零○O0123456789"
    )
    base |= set("“”\"'‘’「」『』()[]〔〕【】:,;、.·*—–-_/~%‰")
    wide = {chr(key) for key, value in FOLDED.items() if (value if isinstance(value, str) else chr(value)) in base}
    return re.compile(rf"[\s\u200b-\u200d\ufeff\u00ad{re.escape(''.join(sorted(base | wide)))}]*")


def may_be(text: str) -> bool:
    """Whether a cell may be a header as the codebook holds it: `read` finds none exact where this says no.

    >>> may_be("2025年目标值（%）"), may_be("（一）健全体系")
    (True, False)
    """
    found = _letters().match(text)
    end = found.end() if found else 0
    return end == len(text) or _FREE.search(text, 0, end) is not None or may_be_traditional(text)


def _of_parts(text: str) -> Header | None:
    """Read a header cell that joins several words, each of them known; None where one is not or none is parted."""
    pieces = [piece for piece in (_FILLER.sub("", piece) for piece in _PARTING.split(text)) if piece]
    unit = next((piece for piece in pieces if is_unit(piece)), None)
    found = [_role_of_part(piece) for piece in pieces if piece != unit]
    if len(found) < 2 or not all(found):
        return None
    if "growth" in found and _SUMS & set(found):
        return Header("growth", unit=unit, mixed=True)
    return Header(found[0] or "other", unit=unit, exact=len(set(found)) == 1)


def _role_of_part(text: str) -> str | None:
    return _roles().get(text) or ("total" if _SUM.match(text) else None)


def _split_unit(text: str) -> tuple[str, str | None]:
    found = _UNIT.search(text)
    if not found:
        return text, None
    unit = found[1] or found[2] or found[3]
    return (text[: found.start()], unit) if is_unit(unit) else (text, None)


@cache
def _unit_shape() -> re.Pattern[str]:
    return re.compile(f"{grammar.SCALE}?(?:{grammar.unit()})")


def is_unit(text: str) -> bool:
    """Say whether a folded text is a unit, scale words included (万元, 元/年, %)."""
    return _unit_shape().fullmatch(text) is not None or (len(text) > 1 and _RATE.fullmatch(text) is not None)


def _dated(rest: str, years: tuple[int, ...], unit: str | None, is_span: bool) -> Header | None:
    roles = _roles()
    if not rest or rest in ("年", "年度"):
        return Header("growth" if is_span and unit == "%" else "value", years, unit, is_span)
    role = roles.get(rest)
    if role is None:
        found = _endings().search(rest)
        role = roles[found[1]] if found and len(rest) <= 14 else None
    if role is None or (role == "indicator" and rest not in roles):
        return None
    return Header("value" if role == "unit" else role, years, unit, is_span, exact=rest in roles)
