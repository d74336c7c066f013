"""Word boundaries in running text: jieba with the common words of its dictionary and the lexicon of plans.

Quantities are never cut by words; this only tells whether a character that could be an adverb or a verb is a word of its
own (新 in 新增 or in 新能源汽车), and where a modifier ends.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from extract import codebook

# Weight of a lexicon word, as of a common noun in jieba's dictionary.
_LEXICON_FREQUENCY = 2000


# A line of jieba's dictionary: word, count in its corpus, part of speech. Words seen 30 times or more in that corpus are
# kept: a third of the words, most of running text.
_ENTRY = re.compile(r"^(\S+) ([3-9]\d|\d{3,}) ", re.M)


@cache
def _tokenizer() -> Any:
    """Build a tokenizer from the common words alone: a fifth of jieba's memory and start."""
    jieba = _jieba()
    with jieba.get_module_res("dict.txt") as file:
        entries = _ENTRY.findall(file.read().decode("utf-8"))
    lexicon = [row["form"] for row in codebook.rows("lexicon")]
    acts = [form for form in codebook.forms("verbs", "act") if len(form) > 1]  # 关停, 腾退: rare outside of plans
    frequencies = dict.fromkeys(acts, _LEXICON_FREQUENCY) | {word: int(count) for word, count in entries}
    frequencies |= dict.fromkeys(lexicon, _LEXICON_FREQUENCY)
    beginnings = {word[:end] for word in frequencies if len(word) > 1 for end in range(1, len(word))}
    total = sum(frequencies.values())
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = dict.fromkeys(beginnings, 0) | frequencies
    tokenizer.total, tokenizer.initialized = total, True
    return tokenizer


def _jieba() -> Any:
    """Import jieba; without pkg_resources, which it only uses to find its own files and which takes longer than all else."""
    import logging
    import sys

    known = sys.modules.get("pkg_resources")
    if known is None:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if known is None:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.ERROR)
    return jieba


@lru_cache(maxsize=20000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a short text in order; joined they are the text."""
    return tuple(_tokenizer().cut(text, HMM=False))


def starts_with_word(text: str, word: str) -> bool:
    """Tell whether the text begins with this word as segmentation sees it.

    >>> starts_with_word("新能源汽车", "新"), starts_with_word("将城镇", "将")
    (False, True)
    """
    if not text.startswith(word):
        return False
    length = 0
    for token in words(text[:12]):
        length += len(token)
        if length >= len(word):
            break
    return length == len(word)
