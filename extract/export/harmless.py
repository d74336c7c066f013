"""What a document may have put into a text is made harmless for programs that show it or calculate with it."""

from __future__ import annotations

import re

# Control characters become their pictures (Unicode block Control Pictures); tab and line ends stay.
_CONTROLS: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_CONTROLS[0x7F] = "␡"
# C1 controls, marks that turn the direction of the text, and what XML forbids have no picture.
_NO_PICTURE = (
    *range(0x80, 0xA0),
    *(0x061C, 0x200E, 0x200F),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    0xFFFE,
    0xFFFF,
)
_SIGNS = {**_CONTROLS, **dict.fromkeys(_NO_PICTURE, "\ufffd")}
_ANY = re.compile("[" + "".join(map(re.escape, map(chr, _SIGNS))) + "]")

# What makes a spreadsheet calculate: = + - @ and their wide forms, behind white space too (OWASP, "CSV Injection").
FORMULA = "[\\s\u00a0\u3000]*[=+\\-@＝＋－＠]"
# What a spreadsheet alters in silence: 1-2 and 3/4 become days, 007 becomes 7. A leading ' marks text, so it is one too.
_ALTERED = r"\d{1,4}[-/]\d{1,4}(?:[-/]\d{1,4})?$|0\d+$"
MARKED = rf"^(?:'|{FORMULA}|[\t\r\n]|{_ALTERED})"
# The sign that keeps a text a text. Readers drop one where a text begins with it.
MARK = "'"


def visible(text: str) -> str:
    """Replace what is not seen but acts (control characters, direction marks) by signs that are seen.

    >>> visible("a\\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_SIGNS) if _ANY.search(text) else text


_FORMULA = re.compile(FORMULA)


def calculates(text: str) -> bool:
    """Tell whether a spreadsheet that guesses would take the text for a formula.

    >>> [calculates(text) for text in ("=1+1", "-5%", "≥42", "2025-2030")]
    [True, True, False, False]
    """
    return bool(_FORMULA.match(text))
