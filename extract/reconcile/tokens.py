"""A clean name -> the words of the codebooks that it is made of, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reconcile import lexicon
from extract.reconcile.lexicon import Word

_SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
# How a denominator begins: 每, 平均每; or, at the start of a name, its number.
_EACH, _COUNTS = "每平", frozenset("0123456789十百千万亿")


@dataclass(slots=True)
class Token:
    """A piece of a name. word: what it stands for; None for words outside the codebooks. per: scale and denominator."""

    text: str
    word: Word | None = None
    per: tuple[float, str] | None = None


def _count(words: str) -> float:
    """The number in 每千名, 每10万人; one without a number."""
    value = 1.0
    if digits := re.match(r"\d+", words):
        value, words = float(digits[0]), words[digits.end() :]
    for ch in words:
        value *= _SCALE[ch]
    return value


def _who(words: str) -> list[str]:
    """The residency and area of a denominator (户籍, 农村), without what goes without saying."""
    found, at = [], 0
    while at < len(words) and (form := lexicon.longest(words, at)):
        at += len(form)
        word = lexicon.words("any")[form]
        if word.id not in ("常住", "all"):
            found.append(word.id)
    return found


def _per(text: str, at: int, opening: bool) -> tuple[int, Token] | None:
    """What is counted by, where it begins at a position: the end of its words and their token."""
    match = lexicon.per().match(text, at) if text[at] in _EACH else None
    if match is None and opening and text[at] in _COUNTS:
        match = lexicon.per_open().match(text, at)
    if match is None:
        return None
    parts = [lexicon.denominators()[match["pop"]], *_who(match["who"])]
    return match.end(), Token(match[0], None, (_count(match["n"] or ""), "·".join(parts)))


def _open(text: str) -> tuple[int, list[Token]]:
    """Skip what counts at the start of a name only (全省, 新建), unless a longer known word begins there."""
    at, found = 0, []
    while at < len(text) and (form := lexicon.longest(text, at, "start")):
        longer = lexicon.longest(text, at)
        if at + len(form) == len(text) or (longer and len(longer) > len(form)):
            break
        found.append(Token(form, lexicon.words("start")[form]))
        at += len(form)
    return at, found


def tokens(text: str) -> list[Token]:
    """Cut a clean name into the words of the codebooks and what stands between them."""
    opened, found = _open(text)
    known, firsts = lexicon.words("any"), lexicon.lengths("any")
    at = rest = opened
    while at < len(text):
        token: Token | None = None
        if at > opened and text[at] not in firsts:
            at += 1
            continue
        if counted := _per(text, at, at == opened):
            end, token = counted
        elif form := lexicon.longest(text, at):
            end, token = at + len(form), Token(form, known[form])
        if token is None:
            at += 1
            continue
        if rest < at:
            found.append(Token(text[rest:at]))
        found.append(token)
        at = rest = end
    if rest < len(text):
        found.append(Token(text[rest:]))
    return found


def trim(cut: list[Token]) -> list[Word]:
    """Cut words that count at the end only off the last unknown words; return them, outermost first."""
    found: list[Word] = []
    ends = lexicon.words("end")
    for token in reversed(cut):
        if token.word is not None:
            if token.word.kind == "thing" or token.word.kind == "of":
                break
            continue
        if token.per is not None:
            continue
        token.text = token.text.strip("()、,")
        while token.text:
            size = next((n for n in lexicon.end_lengths() if token.text[-n:] in ends and n <= len(token.text)), 0)
            if not size:
                return found
            found.append(ends[token.text[-size:]])
            token.text = token.text[:-size].rstrip("()、,")
    return found
