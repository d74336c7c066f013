"""Words without what a new edition changes and nobody means: width, blanks, marks, numbering, how a number is written."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from extract import numerals
from extract.grammar import ARABIC
from extract.text import fold, squeeze

_CHINESE = re.compile("[〇零一二两三四五六七八九十百千万亿]+")
_SCALED = re.compile(rf"({ARABIC})([十百千万亿]*)")
_PARTS = re.compile(r"([百千万])分之([〇零一二两三四五六七八九十百千万.\d]+)")
_TENTHS = re.compile(r"([一二三四五六七八九])成([半一二三四五六七八九]?)(?![立员为长本分绩果效就功品交])")
_SIGNS = {"百": "%", "千": "‰", "万": "‱"}
# Numbers at the head of an item: 一、（一）1. (1) 1) ① 第三章, a dash, a bullet.
_NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[章节条款]|[(]?[一二三四五六七八九十\d]{1,4}(?:[)]|、|\.(?!\d))|[①-⑳]|[-—•·●■◆*#]+)\s*"
)
_RANGE = re.compile(r"(?<=\d)(%?)(?:-|—|~|～|至|到)+(?=\d)")
# \p{Han}: place names have characters beyond the first planes of the code (𬭬, 㵲).
_DROP = regex.compile(r"(?<!\d)\.|\.(?!\d)|[^0-9\p{Latin}\p{Han}%‰‱.~≥≤<>+/]")
_MASK = re.compile(r"\d+(?:\.\d+)?")


def _number(value: float) -> str:
    return f"{value:.12g}" if value < 1e15 else "9" * 15 if value == float("inf") else str(int(value))


def _of_chinese(match: re.Match[str]) -> str:
    # A bare 百, 千, 万 is no number: 百姓, 千家万户.
    bare = not any(ch == "十" or numerals.digit(ch) is not None for ch in match[0])
    value = None if bare else numerals.chinese(match[0])
    return match[0] if value is None else _number(value)


def _of_scaled(match: re.Match[str]) -> str:
    value = float(match[1].replace(",", ""))
    for ch in match[2]:
        value *= numerals.scale(ch) or 1
    return _number(value)


def _of_parts(match: re.Match[str]) -> str:
    return match[2] + _SIGNS[match[1]]


def _of_tenths(match: re.Match[str]) -> str:
    ones = 5 if match[2] == "半" else numerals.digit(match[2]) or 0
    return f"{numerals.digit(match[1])}{ones}%"


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """Return what is left of words when layout, marks, numbering and ways to write a number are taken off.

    >>> key("（一）到二〇二五年，达到 1.20万人 （６０％）以上。") == key("1.到2025年达到12000人（百分之六十）以上")
    True
    """
    words = fold(text)
    for _ in range(3):
        words = _NUMBERING.sub("", words, count=1)
    words = squeeze(words).lower()
    words = _PARTS.sub(_of_parts, words) if "分之" in words else words
    words = _TENTHS.sub(_of_tenths, words) if "成" in words else words
    words = _SCALED.sub(_of_scaled, _CHINESE.sub(_of_chinese, _SCALED.sub(_of_scaled, words)))
    return str(_DROP.sub("", _RANGE.sub(r"\1~", words)))


def masked(words: str) -> str:
    """Return a key with # for every number."""
    return _MASK.sub("#", words)


def numbers(words: str) -> list[str]:
    """Return the numbers of a key, in their order."""
    return _MASK.findall(words)
