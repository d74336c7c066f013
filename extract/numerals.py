"""The one reader of Chinese numerals: of amounts (一万五千亿), years (二〇三五) and numbering (第二十一条)."""

from __future__ import annotations

from functools import cache

from extract import codebook


@cache
def _words() -> tuple[dict[str, int], dict[str, int]]:
    digits: dict[str, int] = {}
    scales: dict[str, int] = {}
    for row in codebook.rows("number_words"):
        (digits if row["use"] == "digit" else scales)[row["form"]] = int(row["value"])
    return digits, scales


def digit(word: str) -> int | None:
    """Return what one word for a digit stands for (三, 叁, 两), None where it is none."""
    return _words()[0].get(word)


def scale(word: str) -> int | None:
    """Return what one word multiplies by (十, 百, 千, 万, 亿), None where it is none."""
    return _words()[1].get(word)


def chinese(text: str) -> float | None:
    """Return the number of a Chinese numeral, positional (二〇三五) or with scales (三百二十, 一万五千亿); None if none.

    >>> chinese("二〇三五"), chinese("二十"), chinese("一百零五"), chinese("两万三千"), chinese("一百二")
    (2035.0, 20.0, 105.0, 23000.0, 120.0)
    """
    digits, scales = _words()
    if text == "半":
        return 0.5
    if not text or any(ch not in digits and ch not in scales for ch in text):
        return None
    if not any(ch in scales for ch in text):
        return float("".join(str(digits[ch]) for ch in text))
    return _with_scales(text, digits, scales)


def _with_scales(text: str, digits: dict[str, int], scales: dict[str, int]) -> float | None:
    # What is above 亿 is done with once 亿 is read: a later 万 scales only what stands between (一亿二千万).
    above, total, section, last = 0, 0, 0, 0
    unit = -1
    for ch in text:
        if ch in digits:
            if unit > 0:
                return None
            unit = digits[ch]
            continue
        factor = scales[ch]
        if factor >= 10000:
            total = (total + section + max(unit, 0) or 1) * factor
            if factor >= 10**8:
                above, total = above + total, 0
            section = 0
        else:
            section += (unit if unit > 0 else 1) * factor
        unit, last = -1, factor
    if unit > 0 and last >= 100 and "零" not in text[-2:] and "〇" not in text[-2:]:
        unit *= last // 10  # 一百二 is 120, 一万五 is 15000
    return float(above + total + section + max(unit, 0))
