"""Sentences and clauses by their marks, with brackets and quotation marks kept whole. Intervals are half-open."""

from __future__ import annotations

import re

_PAIRS = {
    "）": "（",
    ")": "(",
    "〕": "〔",
    "】": "【",
    "]": "[",
    "》": "《",
    "〉": "〈",
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
}
_OPEN = frozenset(_PAIRS.values())
_ENDS = frozenset("。！？!?")
_SENTENCE_MARKS = re.compile("[。！？!?]+|[（(〔【\\[《〈“‘「『）)〕】\\]》〉”’」』]")
_CLAUSE_MARKS = re.compile("[，,；;：:。！？!?]+|[（(〔【\\[《〈“‘「『）)〕】\\]》〉”’」』]")
# Deepest nesting of brackets and quotations that is looked through for the opening mark.
DEPTH = 16
_THOUSANDS = re.compile("[,，][0-9]{3}(?![0-9])")
# Words that carry a sentence on behind a quotation that ended with a full stop.
_GOES_ON = frozenset("的等和与及是为、，,；;：:")
_SPACE = " \t\u3000\u00a0"
# No sentence of a plan has as many characters (the longest of thousands has 500); more is a list without a full stop, or
# no text, and rules that look back and forth in it would take the square of its length.
LONGEST = 1200
_PAUSE = re.compile("[；;，,、|]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a passage, without the white space around them.

    A sentence ends after 。！？!? or at the end of the text. Inside a bracket or a quotation that is closed later it
    does not end; a closing mark right behind the end stays with its sentence. What is longer than LONGEST is cut.

    >>> text = "到2025年达到5家。（县民政局）加快建设。"
    >>> [text[start:end] for start, end in sentences(text)]
    ['到2025年达到5家。', '（县民政局）加快建设。']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for _, cut in _cuts(text, 0, len(text), _SENTENCE_MARKS):
        _add(found, text, start, cut)
        start = cut
    _add(found, text, start, len(text))
    if len(text) <= LONGEST:
        return found
    return [piece for span in found for piece in _short(text, *span)]


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is longer than LONGEST behind the last pause that fits, or where it has to be."""
    found: list[tuple[int, int]] = []
    while end - start > LONGEST:
        pauses = [match.end() for match in _PAUSE.finditer(text, start + LONGEST // 2, start + LONGEST)]
        cut = pauses[-1] if pauses else start + LONGEST
        _add(found, text, start, cut)
        start = cut
    _add(found, text, start, end)
    return found


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of text[start:end] without their marks: split at ，；：。 but not at 、.

    Brackets and quotations stay whole, and so do the numbers of 3,500 and 10:30.

    >>> [("到2025年，建成3,500个（含A，B）。"[a:b]) for a, b in clauses("到2025年，建成3,500个（含A，B）。", 0, 22)]
    ['到2025年', '建成3,500个（含A，B）']
    """
    found: list[tuple[int, int]] = []
    for mark, cut in _cuts(text, start, end, _CLAUSE_MARKS):
        _add(found, text, start, mark)
        start = cut
    _add(found, text, start, end)
    return found


def _cuts(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return each break outside closed pairs as (its mark, the offset behind it); unclosed pairs hide nothing."""
    cuts: list[tuple[int, int]] = []
    stack: list[tuple[str, int, int]] = []
    for match in marks.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in _OPEN:
            stack.append((mark, at, len(cuts)))
        elif mark in _PAIRS:
            _close(text, match, stack, cuts)
        elif not _inside_number(text, mark, at):
            cuts.append((at, match.end()))
    return cuts


def _close(text: str, match: re.Match[str], stack: list[tuple[str, int, int]], cuts: list[tuple[int, int]]) -> None:
    """Drop the breaks inside the pair that this mark closes; a sentence's end right before the mark moves behind it."""
    at = match.start()
    ended = bool(cuts) and cuts[-1][1] == at and text[at - 1] in _ENDS
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - DEPTH), -1):
        opening, opened, first = stack[depth]
        if opening == _PAIRS[match[0]]:
            del cuts[first:], stack[depth:]
            if ended and not stack and _ends_sentence(text, opened, at + 1):
                cuts.append((at + 1, at + 1))
            return
    if ended:
        cuts[-1] = (at + 1, at + 1)


def _ends_sentence(text: str, opened: int, behind: int) -> bool:
    """Whether a pair whose last word ends a sentence ends the sentence around it too."""
    if behind >= len(text):
        return True
    if text[opened] in "“‘「『":
        return text[behind] not in _GOES_ON
    return opened == 0 or text[opened - 1] in _ENDS


def _inside_number(text: str, mark: str, at: int) -> bool:
    if not (0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()):
        return False
    return mark in ":：" or _THOUSANDS.match(text, at) is not None


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    if end > start:
        found.append((start, end))
