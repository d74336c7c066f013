"""Word boundaries in running text: jieba with the common words of its dictionary and the lexicon of plans.

Quantities are never cut by words; this only tells whether a character that could be an adverb or a verb is a word of its
own (新 in 新增 or in 新能源汽车), and where a modifier ends.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Any

from extract import codebook

# Words of jieba's dictionary seen this often or more in its corpus are kept: a third of the words, most of running text.
_COMMON = 30
# Weight of a lexicon word, as of a common noun in jieba's dictionary.
_LEXICON_FREQUENCY = 2000


@cache
def _tokenizer() -> Any:
    """Build a tokenizer from the common words alone: a fifth of jieba's memory and start."""
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    frequencies: dict[str, int] = {}
    total = 0
    with jieba.get_module_res("dict.txt") as lines:
        for line in lines:
            word, count, *_ = line.decode("utf-8").split(" ")
            if (frequency := int(count)) >= _COMMON:
                total += _enter(frequencies, word, frequency)
    for row in codebook.rows("lexicon"):
        total += _enter(frequencies, row["form"], _LEXICON_FREQUENCY)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    assert math.isfinite(total)
    return tokenizer


def _enter(frequencies: dict[str, int], word: str, frequency: int) -> int:
    frequencies[word] = frequency
    for end in range(1, len(word)):
        frequencies.setdefault(word[:end], 0)
    return frequency


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
