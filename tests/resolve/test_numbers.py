"""Numerals to numbers; what is none gives none."""

from __future__ import annotations

import pytest

from extract.numerals import chinese
from extract.resolve.numbers import fraction, parse

NUMBERS = [
    ("0", 0),
    ("007", 7),
    ("12.50", 12.5),
    ("1,234", 1234),
    ("1,234,567.8", 1234567.8),
    ("1.2万", 12000),
    ("1.13万", 11300),
    ("3千", 3000),
    ("2百万", 2000000),
    ("1.5亿", 150000000),
    ("十", 10),
    ("十五", 15),
    ("二十", 20),
    ("两百", 200),
    ("一百零五", 105),
    ("一百二", 120),
    ("一千零一", 1001),
    ("三千六", 3600),
    ("一万五", 15000),
    ("一百二十万", 1200000),
    ("一万五千亿", 1500000000000),
    ("一亿二千万", 120000000),
    ("三亿五千万", 350000000),
    ("十二亿三千四百万", 1234000000),
    ("二〇三五", 2035),
    ("一九九八", 1998),
    ("零", 0),
    ("〇", 0),
    ("半", 0.5),
    ("叁佰", None),
    ("叁百", 300),
    ("甲", None),
    ("", None),
    ("三三百", None),
    ("1.2个", None),
    ("abc", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_parse(text: str, value: float | None) -> None:
    assert parse(text) == (pytest.approx(value) if value is not None else None)


FRACTIONS = [
    ("百分之六十", (60, "%")),
    ("百分之百", (100, "%")),
    ("百分之三点五", (3.5, "%")),
    ("百分之65.5", (65.5, "%")),
    ("千分之三", (3, "‰")),
    ("万分之十", (10, "‱")),
    ("三分之二", (66.67, "%")),
    ("四分之三", (75, "%")),
    ("二分之一", (50, "%")),
    ("八成", (80, "%")),
    ("八成五", (85, "%")),
    ("七成半", (75, "%")),
    ("三五", None),
    ("零分之一", None),
    ("百分之", None),
]


@pytest.mark.parametrize(("text", "expected"), FRACTIONS)
def test_fraction(text: str, expected: tuple[float, str] | None) -> None:
    assert fraction(text) == expected


_DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """The plain Chinese numeral of 0..9999."""
    if number == 0:
        return "零"
    words, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return words


def test_every_numeral_up_to_ten_thousand() -> None:
    wrong = [n for n in range(10_000) if chinese(in_words(n)) != n]
    assert wrong == []


def test_ten_to_nineteen_without_the_first_one() -> None:
    assert [chinese("十" + _DIGITS[d]) for d in range(1, 10)] == list(range(11, 20))


@pytest.mark.parametrize("words", ["合格/不合格", "是/否", "1/0", "12/—", "/", "<b>1</b>", "1../2"])
def test_a_stroke_between_words_is_no_fraction(words: str) -> None:
    assert fraction(words) is None
