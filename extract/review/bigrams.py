"""The search files of an index: which plans hold a pair of characters, and what to show of them.

A page that is opened as a file may not read other files, but it may run them: each file calls a function of the page with
its content. Pairs of characters find words of two characters, which Chinese has most of; longer words are found by their
pairs and then looked up in the plan's own text, so that what is shown is never a guess.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.review import escape, wording
from extract.review.wording import ID_COLUMNS, Row

# As fold() in assets/base.js: width and case, one character for one character.
_FOLD: dict[int, int] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x09), 0x20),
    **{code: code + 32 for code in (*range(0x41, 0x5B),)},
    **{code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)},
}
# Marks that a person may search for together with a number.
_MARKS = frozenset("%‰.-")
# Ninety signs that need no escape in a script: the lower half ends a number, the upper half says that more follows.
ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\<>&')
BASE = len(ALPHABET) // 2
# Plans to a file of pairs, so that a file stays near 50 kB; the number of files is a power of two up to a limit.
_PLANS_A_FILE, _MOST_FILES = 4, 512
# Facts that are searched; times and quantities that are no targets are found in the text.
SEARCHED = ("targets", "indicator_values", "projects", "responsibilities")


def fold(text: str) -> str:
    """Return text as it is searched, as long as it was.

    >>> fold("ＧＤＰ增长５％　Ab")
    'gdp增长5% ab'
    """
    return text.translate(_FOLD)


def pairs(text: str) -> set[str]:
    """Return the pairs of characters of a folded text that are indexed: letters, characters, digits and their marks."""
    every = set(map("".join, zip(text, text[1:], strict=False)))
    return {one for one in every if one.isalnum() or _indexed(one)}


def _indexed(pair: str) -> bool:
    return all(sign.isalnum() or sign in _MARKS for sign in pair)


def encode(numbers: Iterable[int]) -> str:
    """Return rising numbers as text: the steps between them, least digit first.

    >>> encode([0, 1, 100])
    '!!M#'
    """
    made, before = [], -1
    for number in numbers:
        step, before = number - before, number
        while step >= BASE:
            made.append(ALPHABET[BASE + step % BASE])
            step //= BASE
        made.append(ALPHABET[step])
    return "".join(made)


def file_of(pair: str, files: int) -> int:
    """Return the file that holds a pair; assets/search.js computes the same."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % files


class Pairs:
    """Pairs of characters of many plans, gathered plan by plan in rising order."""

    def __init__(self) -> None:
        """Begin without plans."""
        self._plans: dict[str, array[int]] = {}

    def add(self, plan: int, text: str) -> None:
        """Take in the text of a plan, by its number."""
        for pair in pairs(fold(text)):
            found = self._plans.get(pair)
            if found is None:
                found = self._plans[pair] = array("I")
            found.append(plan)

    def files(self, plans: int) -> list[str]:
        """Return the content of each file, by its number."""
        count = 1
        while count < _MOST_FILES and count * _PLANS_A_FILE < plans:
            count *= 2
        held: list[dict[str, str]] = [{} for _ in range(count)]
        for pair in sorted(self._plans):
            held[file_of(pair, count)][pair] = encode(self._plans[pair])
        return [f"taizhang.pairs({number},{escape.data(one)})\n" for number, one in enumerate(held)]


def fact_lines(facts: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    """Yield (row id without its document, what is searched and shown) of a plan's facts."""
    for table in SEARCHED:
        column = ID_COLUMNS[table]
        for row in facts.get(table, ()):
            # What stands in the words of other rows or in the value already is not searched again.
            clause = wording.clause(table, row) if table == "targets" else ""
            parts = (wording.about(table, row), wording.value_of(table, row), clause)
            words = "\t".join(part.replace("\t", " ").replace("\n", " ") for part in parts)
            yield row[column].removeprefix(f"{row['doc_id']}-"), words


def plan_file(plan: int, text: str, facts: Sequence[tuple[str, str]]) -> str:
    """Return the file of a plan: its text and its facts (row id, words), for what was found to be looked up and shown."""
    ids, lines = (" ".join(row for row, _ in facts), "\n".join(words for _, words in facts))
    return f"taizhang.plan({plan},{escape.data([text, ids, lines])})\n"
