"""Which characters of two quotes differ. A number, a Latin word, a run of Chinese numerals, a written character are whole."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import regex

# A piece of a quote and whether it stands only there.
Piece = tuple[str, bool]
# \X: one character as written, of however many code points (𠮷, a letter with its accents or its variation selector).
_TOKEN = regex.compile(
    r"\d[\d,.，．]*\d[%％‰‱]?|\d[%％‰‱]?|[０-９．]+[％]?|[〇零一二两三四五六七八九十百千万亿]+|(?:\p{Latin}\p{M}*)+|\X",
    regex.DOTALL,
)
# Quotes of more tokens are marked as a whole.
LONGEST = 4000


def marked(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return both quotes in pieces, those that differ marked.

    >>> marked("达到62%以上", "达到162%")
    ([('达到', False), ('62%以上', True)], [('达到', False), ('162%', True)])
    """
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(left), len(right)) > LONGEST:
        return [(old, True)], [(new, True)]
    one: list[Piece] = []
    other: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        _add(one, left[a:b], tag != "equal")
        _add(other, right[c:d], tag != "equal")
    return one, other


def _add(pieces: list[Piece], tokens: Sequence[str], differs: bool) -> None:
    if tokens:
        pieces.append(("".join(tokens), differs))
