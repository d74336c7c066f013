"""The words around a fact inside its sentence, and where it stands when two sentences are laid on one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from extract.compare.likeness import Bag, bag
from extract.compare.links import Links
from extract.compare.normal import key, masked
from extract.compare.version import Version

# Stands for a fact in the frame of a sentence (private use area, so in no text).
MARK = "\ue000"
_CLAUSE = re.compile(r"[，。；;！？\n]|,(?!\d{3})")
_END = re.compile(r"[，。；;、！？\n]|,(?!\d{3})")
# A piece before a numeral with fewer characters says nothing by itself (达到, 为): the clause before it belongs to it.
SHORT = 5


class Placed(Protocol):
    """A fact with its place."""

    @property
    def start(self) -> int:
        """First position."""

    @property
    def end(self) -> int:
        """Behind the last position."""

    @property
    def sentence(self) -> int:
        """Index of its sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with a mark for each of its facts: `words` normalised, `marks` the offset of each mark in them."""

    words: str
    marks: tuple[int, ...]
    facts: tuple[int, ...]


class Around:
    """The facts of one version by sentence, their local words and the frames of their sentences."""

    def __init__(self, version: Version, facts: Sequence[Placed]) -> None:
        """Take the facts in the order of the text."""
        self.version, self.facts = version, facts
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        for at, fact in enumerate(facts):
            self.by_sentence[fact.sentence].append(at)
        self._frames: dict[int, Frame] = {}

    def local(self, at: int) -> str:
        """Return the words that a fact stands in: its clause from the fact before it to the next mark or fact."""
        fact, sentence = self.facts[at], self.version.sentences[self.facts[at].sentence]
        mates = self.by_sentence[fact.sentence]
        place = mates.index(at)
        first = max(sentence.start, self.facts[mates[place - 1]].end) if place else sentence.start
        last = self.facts[mates[place + 1]].start if place + 1 < len(mates) else sentence.end
        left = self.version.text[first : fact.start]
        cuts = [match.end() for match in _CLAUSE.finditer(left)]
        while cuts and len(key(left[cuts[-1] :])) < SHORT:
            cuts.pop()
        right = self.version.text[fact.end : max(last, fact.end)]
        stop = _END.search(right)
        return left[cuts[-1] if cuts else 0 :] + "#" + (right[: stop.start()] if stop else right)

    def bag(self, at: int) -> Bag:
        """Return the pairs of characters of a fact's local words."""
        return bag(self.local(at))

    def frame(self, sentence: int) -> Frame:
        """Return the frame of a sentence."""
        found = self._frames.get(sentence)
        if found is None:
            found = self._frames[sentence] = self._framed(sentence)
        return found

    def _framed(self, index: int) -> Frame:
        sentence, words, marks = self.version.sentences[index], "", []
        at, facts = sentence.start, []
        for number in self.by_sentence[index]:
            fact = self.facts[number]
            if fact.start < at:
                continue
            words += masked(key(self.version.text[at : fact.start]))
            marks.append(len(words))
            facts.append(number)
            words, at = words + MARK, fact.end
        words += masked(key(self.version.text[at : max(at, sentence.end)]))
        return Frame(words, tuple(marks), tuple(facts))


# A sentence of more characters is not laid on another.
LONGEST = 1500


def laid(old: Frame, new: Frame) -> Iterable[tuple[int, int]]:
    """Yield the facts (old, new) that fall on one another with a neighbouring character when frames are compared."""
    if not old.marks or not new.marks or len(old.words) > LONGEST or len(new.words) > LONGEST:
        return
    facts = dict(zip(old.marks, old.facts, strict=True))
    others = dict(zip(new.marks, new.facts, strict=True))
    for block in SequenceMatcher(None, old.words, new.words, autojunk=False).get_matching_blocks():
        if block.size < 2:
            continue
        for offset in range(block.size):
            if block.a + offset in facts:
                yield facts[block.a + offset], others[block.b + offset]


def laid_pairs(links: Links, old: Around, new: Around) -> set[tuple[int, int]]:
    """Return the facts that fall on one another in any two linked sentences."""
    found: set[tuple[int, int]] = set()
    for i, j in links.score:
        if i in old.by_sentence and j in new.by_sentence:
            found.update(laid(old.frame(i), new.frame(j)))
    return found
