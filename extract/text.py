"""Folding of width, space and character forms that keeps every position: a folded string is as long as its original."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

# Full-width forms of ASCII stand 0xFEE0 above it (Unicode block Halfwidth and Fullwidth Forms).
_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
# One character for one character, so that offsets stay: circles for zero, dashes, per cent and per mille variants.
_SINGLE = str.maketrans(
    {
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\t": " ",
        "○": "〇",
        "◯": "〇",
        "Ｏ": "O",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "﹣": "-",
        "﹪": "%",
        "∶": ":",
        "︰": ":",
        "﹕": ":",
        "㎡": "㎡",
    }
)
FOLDED: dict[int, int | str] = {
    **_WIDE,
    **{key: value for key, value in _SINGLE.items() if isinstance(value, int | str)},
}
# The full-width comma, semicolon, colon, brackets, question and exclamation marks fold to ASCII like all of the block,
# so rules are written against ASCII punctuation and Chinese 、。《》“” alone.


_WORK = re.compile(f"[{re.escape(''.join(map(chr, FOLDED)))}]")
_FOLDED = {chr(key): chr(value) if isinstance(value, int) else value for key, value in FOLDED.items()}


def _mainland(ch: str) -> bool:
    """Whether GB 2312 has the character: then simplified texts use it too (坏, 乾)."""
    try:
        ch.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _traditional() -> re.Pattern[str]:
    """Characters common in Big5 (its level 1, ordered by use) that GB 2312 lacks: any of them may be a traditional one."""
    rows = range(0xA4, 0xC7)
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    common = bytes(byte for row in rows for cell in cells for byte in (row, cell)).decode("big5", "ignore")
    return re.compile("[" + "".join(ch for ch in common if "\u4e00" <= ch <= "\u9fff" and not _mainland(ch)) + "]")


def may_be_traditional(text: str) -> bool:
    """Whether any character of a text may be a traditional one, which `fold` makes simple.

    >>> may_be_traditional("指標"), may_be_traditional("指标")
    (True, False)
    """
    return _traditional().search(text) is not None


class _Converter(Protocol):
    def convert(self, text: str) -> str:
        """Return the text in simplified characters."""


@cache
def _converter() -> _Converter:
    import opencc  # loaded for the rare text that needs it

    return opencc.OpenCC("t2s")


# These stand in GB 2312 for names alone: between traditional characters they are 于, 后 and 征.
_NAMES_ALONE = "於後徵"


def simplified(text: str) -> str:
    """Return the text with its traditional characters simplified, one for one; most texts have none.

    >>> simplified("全縣，２０２５年")
    '全县，２０２５年'
    """
    if not _traditional().search(text):
        return text
    plain = _converter().convert(text)
    if len(plain) != len(text):
        return text
    pairs = zip(text, plain, strict=True)
    return "".join([old if old == new or _mainland(old) and old not in _NAMES_ALONE else new for old, new in pairs])


def fold(text: str) -> str:
    """Fold width, space and traditional characters, one character to one character.

    >>> fold("到２０２５年，（县级）")
    '到2025年,(县级)'
    >>> len(fold("一　二")) == 3
    True
    >>> fold("到２０２５年，全縣覆蓋率不低於９０％")
    '到2025年,全县覆盖率不低于90%'
    """
    # Five times as fast as str.translate, which looks every character up; one in fifteen needs it.
    return simplified(_WORK.sub(lambda found: _FOLDED[found[0]], text))


_NO_WIDTH = re.compile("[\u200b\u200c\u200d\ufeff\u00ad]")


def squeeze(text: str) -> str:
    """Drop all white space and zero-width marks: for comparing names, never for positions.

    >>> squeeze("指 标\u3000属\u200b性")
    '指标属性'
    """
    bare = "".join(text.split())
    return _NO_WIDTH.sub("", bare) if _NO_WIDTH.search(bare) else bare
