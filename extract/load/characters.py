"""Characters that stand for others: line ends, marks without width, radicals and compatibility forms of PDF exports."""

from __future__ import annotations

import re
import unicodedata

# CJK radicals that exports print for whole characters and that NFKC leaves alone.
# Source: Unicode Character Database, EquivalentUnifiedIdeograph.txt (those that are characters of their own).
_RADICALS = dict(
    zip(
        "⺁⺄⺎⺐⺒⺓⺛⺜⺝⺠⺡⺧⺩⺪⺫⺬⺮⺳⺷⺸⺻⺽⻁⻄⻅⻆⻇⻉⻊⻋⻏⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰",
        "厂乙兀尢巳幺旡日月民氵牛王疋目示竹网羊羊聿臼虎西见角角贝足车邑长长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙",
        strict=True,
    )
)
_STRIP = "\x00\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FIND = re.compile(f"[{_STRIP}{_BREAKS}⺀-⿕\uf900-\ufaff\ue000-\uf8ff]")


def _replacements() -> dict[int, str]:
    table = dict.fromkeys(map(ord, _STRIP), "")
    table |= dict.fromkeys(map(ord, _BREAKS), "\n")
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    return table | {ord(radical): plain for radical, plain in _RADICALS.items()}


_TABLE = _replacements()


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with line feeds for all line ends, without marks of no width, radicals unified; and warnings.

    Private-use characters stay, with a warning that names how many and the first of them.

    >>> normalise("⺠政\\u200b⽬标\\r\\n一")
    ('民政目标\\n一', ())
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FIND.search(text) is None:
        return text, ()
    found = set(_FIND.findall(text))
    text = text.translate(_TABLE)
    private = sorted(ch for ch in found if "\ue000" <= ch <= "\uf8ff")
    if not private:
        return text, ()
    count = sum(map(text.count, private))
    message = f"{count} private-use characters (first: U+{ord(private[0]):04X}) have no agreed meaning: check them."
    return text, (message,)
