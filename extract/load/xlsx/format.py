"""A cell of a workbook as the sheet shows it: numbers, percentages, dates by their number format.

Rules of number formats: ISO/IEC 29500-1 (Office Open XML), 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# Excel's General shows at most 11 digits; more of them are the noise of binary fractions.
GENERAL_DIGITS = 11
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$([^\]\-]*)(?:-[^\]]*)?|[^\]]*)\]')
_DATE = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dd|d|hh|h|ss|s|AM/PM|上午/下午", re.I)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
# Formats by which LibreOffice and Excel show a date without naming an order: what zh-CN prints.
_BUILT_IN = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}


def shown(value: object, number_format: str) -> str:
    """Return what the sheet shows for a cell's value; "" for an empty one.

    >>> shown(0.956, "0.0%"), shown(1200.5, "#,##0.00"), shown(dt.datetime(2027, 6, 1), 'yyyy"年"m"月"')
    ('95.6%', '1,200.50', '2027年6月')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format or "General")
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _date(value, _BUILT_IN.get(number_format, number_format))
    return str(value)


def _number(value: int | float, number_format: str) -> str:
    try:
        exact = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    sections = _sections(number_format)
    section = sections[0]
    if exact < 0 and len(sections) > 1:
        section, exact = sections[1], -exact
    elif exact == 0 and len(sections) > 2:
        section = sections[2]
    before, pattern, after = _parts(section)
    if not pattern or "E" in pattern.upper():
        return before + _general(exact) + after if "general" in section.lower() or not before + after else before
    percent = section.count("%") - section.count('"%"')
    text = _patterned(abs(exact) * 100**percent if percent else abs(exact), pattern)
    sign = "-" if exact < 0 and text.strip("0.,") else ""
    return f"{sign}{before}{text}{after}".strip()


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[str, ...]:
    """The format's parts for positive, negative and zero numbers; a quoted semicolon parts nothing."""
    return tuple(re.findall(r'(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)', number_format)) or ("General",)


@lru_cache(maxsize=512)
def _parts(section: str) -> tuple[str, str, str]:
    """(words before the digits, the digits' pattern, words behind them); no pattern for General and scientific."""
    literal: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literal.append(found[1] or found[2] or found[3] or "")
        return f"\x00{chr(0xE000 + len(literal) - 1)}"

    plain = _QUOTED.sub(keep, section)
    if re.search(r"[#0?]E[+-]", plain, re.I) or "general" in plain.lower() or "/" in plain:
        found = re.search("general", plain, re.I)
        before, after = (plain[: found.start()], plain[found.end() :]) if found else ("", "")
        return _restored(before, literal), "", _restored(after, literal)
    number = _NUMBER.search(plain)
    if number is None:
        return _restored(plain, literal), "", ""
    return _restored(plain[: number.start()], literal), number[0], _restored(plain[number.end() :], literal)


def _restored(text: str, literal: list[str]) -> str:
    return re.sub("\x00(.)", lambda found: literal[ord(found[1]) - 0xE000], text, flags=re.S)


def _general(exact: Decimal) -> str:
    """A number without a format, without the noise of binary fractions."""
    if exact == exact.to_integral_value():
        return format(exact.quantize(Decimal(1)), "f") if abs(exact) < 10**15 else format(exact, "f")
    places = max(0, GENERAL_DIGITS - max(1, exact.adjusted() + 1))
    return format(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f").rstrip("0").rstrip(".")


def _patterned(value: Decimal, pattern: str) -> str:
    """Digits by a pattern such as #,##0.00; a half is rounded up, as sheets do. A comma behind the digits is a thousand."""
    whole, _, fraction = pattern.partition(".")
    while whole.endswith(","):
        whole, value = whole[:-1], value / 1000
    places = len(fraction)
    text = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), ",f" if "," in whole else "f")
    least = sum(mark in "0?" for mark in fraction)
    head, dot, tail = text.partition(".")
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    head = head.zfill(whole.count("0")) if "," not in whole else head
    if head == "0" and "0" not in whole and tail:
        head = ""
    return head + (dot + tail if tail else "")


def _date(value: dt.datetime | dt.date | dt.time, number_format: str) -> str:
    section = _sections(number_format)[0]
    literal: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literal.append(found[1] or found[2] or found[3] or "")
        return f"\x00{chr(0xE000 + len(literal) - 1)}"

    plain = _QUOTED.sub(keep, section).partition("@")[0]
    if not _DATE.search(plain):
        return value.isoformat()
    out, last = [], ""
    at = 0
    for found in _DATE.finditer(plain):
        between = plain[at : found.start()]
        code = found[0].lower()
        minutes = code in {"m", "mm"} and (last.startswith("h") or re.match(r"(?:\x00.|:)*s", plain[found.end() :]))
        out += [between, _field(value, "n" * len(code) if minutes else code)]
        last, at = code, found.end()
    return _restored("".join([*out, plain[at:]]), literal).strip(" ;")


def _field(value: dt.datetime | dt.date | dt.time, code: str) -> str:
    names = {"y": "year", "m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}
    if code[0] not in names:
        return ""
    number = getattr(value, names[code[0]], 0)
    if code == "yy":
        return f"{number % 100:02}"
    if code in {"mmm", "mmmm"}:
        return f"{number}月"
    return f"{number:02}" if len(code) == 2 else str(number)
