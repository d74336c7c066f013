"""Word's number formats: a count as the list number that Word prints (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def render(count: int, number_format: str) -> str:
    """Print a count in one of Word's formats; an unknown format prints decimal, as Word does.

    >>> render(12, "chineseCountingThousand"), render(3, "decimalEnclosedCircle"), render(28, "lowerLetter")
    ('十二', '③', 'bb')
    """
    return _FORMATS.get(number_format, str)(count)


def counting(count: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """Chinese numerals below 10,000 with place words: 十, 十一, 二十, 一百零五.

    >>> counting(10), counting(21), counting(105), counting(110)
    ('十', '二十一', '一百零五', '一百一十')
    """
    if not 0 < count < 10000:
        return str(count) if count else digits[0]
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if not digit:
            gap = bool(out)
            continue
        out += (zero if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return out[1:] if out.startswith(digits[1] + units[0]) and digits is _DIGITS else out


def _digital(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _counting_to_99(count: int) -> str:
    return counting(count) if count < 100 else _digital(count)


def _japanese(count: int) -> str:
    out = counting(count, zero="")
    return out[1:] if out.startswith(("一百", "一千")) else out


def _formal(count: int) -> str:
    return counting(count, _FORMAL, "拾佰仟")


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        out += letters * times
    return out


def _letter(count: int) -> str:
    """a … z, aa, bb … zz, aaa, as Word counts; not aa, ab."""
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1) if 0 < count <= 780 else str(count)


def _series(first: str, length: int) -> Callable[[int], str]:
    """Consecutive code points from `first`; decimal beyond them."""
    return lambda count: chr(ord(first) + count - 1) if 0 < count <= length else str(count)


def _among(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _circled(count: int) -> str:
    if 20 < count <= 35:
        return chr(0x3251 + count - 21)
    if 35 < count <= 50:
        return chr(0x32B1 + count - 36)
    return _series("①", 20)(count)


def _wide(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "ideographTraditional": _among("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _among("子丑寅卯辰巳午未申酉戌亥"),
    "chineseCounting": _counting_to_99,
    "taiwaneseCounting": _counting_to_99,
    "chineseCountingThousand": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": _japanese,
    "japaneseLegal": _formal,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "none": lambda count: "",
}
