"""Numerals as plans print them to numbers: Arabic, Chinese, fractions. Never guesses: what does not parse is None."""

from __future__ import annotations

import re

from extract.numerals import chinese

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MIXED = re.compile(r"\d+(?:万\d千|千\d百万?)")
_TERM = re.compile(r"(\d+)([百千万]+)")
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_PARTS = {"百": 100.0, "千": 1000.0, "万": 10000.0, "十": 10.0}


def parse(text: str) -> float | None:
    """Return the number that a folded numeral stands for, scale words included; None where it is none.

    >>> parse("1,200.5"), parse("1.2万"), parse("一万五千"), parse("三百二十"), parse("十"), parse("甲")
    (1200.5, 12000.0, 15000.0, 320.0, 10.0, None)
    """
    text = text.strip()
    if "亿" in text[:-1] and text[0].isdigit():
        above, _, below = text.partition("亿")
        parts = parse(above), parse(below)
        return parts[0] * 1e8 + parts[1] if parts[0] is not None and parts[1] is not None else None
    if _MIXED.fullmatch(text):
        return _mixed(text)
    found = _ARABIC.match(text)
    if found is None:
        return chinese(text)
    value, rest = float(found[0].replace(",", "")), text[found.end() :]
    for ch in rest:
        if ch not in _SCALES:
            return None
        value *= _SCALES[ch]
    return _tidy(value)


def _mixed(text: str) -> float:
    """3万5千, 3千5百万: digits before each of several scale words."""
    total, section = 0.0, 0.0
    for number, scale in _TERM.findall(text):
        section += float(number) * _SCALES[scale[0]]
        if len(scale) > 1 or scale == "万":
            total, section = (total + section) * (_SCALES[scale[1]] if len(scale) > 1 else 1.0), 0.0
    return total + section


_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def fraction(text: str) -> tuple[float, str] | None:
    """Return value and unit of a fraction in words; None if it is none.

    >>> fraction("百分之六十"), fraction("万分之十"), fraction("三分之二"), fraction("八成"), fraction("八成五")
    ((60.0, '%'), (10.0, '‱'), (66.67, '%'), (80.0, '%'), (85.0, '%'))
    >>> fraction("2/3"), fraction("半数"), fraction("一半")
    ((66.67, '%'), (50.0, '%'), (50.0, '%'))
    """
    if "半" in text and text.strip("过一数") == "半":
        return 50.0, "%"
    above_stroke, _, below_stroke = text.partition("/")
    if below_stroke:
        if not (_PLAIN.fullmatch(above_stroke) and _PLAIN.fullmatch(below_stroke) and float(below_stroke)):
            return None  # 合格/不合格, 12/—
        return round(100 * float(above_stroke) / float(below_stroke), 2), "%"
    if "分之" in text:
        below, _, above = text.partition("分之")
        bottom, top = _PARTS.get(below) or parse(below), parse(above.replace("点", ".")) or _decimal(above)
        if not bottom or top is None:
            return None
        unit = {100.0: "%", 1000.0: "‰", 10000.0: "‱"}.get(bottom)
        return (top, unit) if unit else (round(100 * top / bottom, 2), "%")
    if "成" in text:
        whole, _, half = text.partition("成")
        tenths, rest = parse(whole), {"": 0.0, "半": 5.0}.get(half, parse(half))
        return (tenths * 10 + (rest or 0.0), "%") if tenths is not None else None
    return None


def _decimal(text: str) -> float | None:
    """Read 六十点五; None where it is no numeral."""
    whole, _, part = text.partition("点")
    left, right = parse(whole), chinese(part) if part else 0.0
    if left is None or right is None:
        return None
    return left + right / 10 ** len(part) if part else left


def _tidy(value: float) -> float:
    """Drop the noise that multiplying a decimal by a scale leaves (1.13万 is 11300, not 11299.999…)."""
    return round(value, 6)
