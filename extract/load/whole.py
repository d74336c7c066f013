"""One search over a whole text in place of one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence


def lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    """The numbers of the lines of a text in which a match of the pattern begins, in order.

    >>> lines_with(re.compile("[|]"), "一\\n| 二 |\\n三 |")
    [1, 2]
    """
    out: list[int] = []
    number = at = 0
    for found in pattern.finditer(text):
        start = found.start()
        number, at = number + text.count("\n", at, start), start
        if not out or out[-1] != number:
            out.append(number)
    return out


def lines_holding(signs: str, lines: Sequence[str], text: str) -> set[int]:
    """The numbers of the lines that hold one of these characters; `text` is the lines joined, to look at once.

    >>> sorted(lines_holding("|｜", ["一", "| 二 |", "三｜"], "一| 二 |三｜"))
    [1, 2]
    """
    out: set[int] = set()
    for sign in signs:
        if sign in text:
            out.update([number for number, line in enumerate(lines) if sign in line])
    return out
