"""How alike two pieces of text are: shared pairs of characters, the rare ones weighing more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from extract.compare.normal import key, masked

Bag = frozenset[str]


@lru_cache(maxsize=1 << 15)
def bag(text: str) -> Bag:
    """Return the pairs of neighbouring characters of a text, numbers masked; a single character stands for itself."""
    words = masked(key(text))
    return frozenset(words[i : i + 2] for i in range(len(words) - 1)) or frozenset(words)


class Weights:
    """What each pair of characters tells: little where every sentence has it (inverse document frequency)."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        """Count in how many bags each pair stands."""
        self.counts: Counter[str] = Counter()
        self.size = 1
        for one in bags:
            self.counts.update(one)
            self.size += 1
        self._known: dict[str, float] = {}

    def of(self, pair: str) -> float:
        """Return the weight of one pair."""
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = math.log(1 + self.size / (1 + self.counts[pair]))
        return found

    def total(self, one: Bag) -> float:
        """Return the weight of a bag; added in a fixed order, so that it is the same in every process."""
        return math.fsum(map(self.of, one))

    def dice(self, one: Bag, other: Bag) -> float:
        """Return 0 (nothing shared) to 1 (the same pairs)."""
        whole = self.total(one) + self.total(other)
        return 2 * self.total(one & other) / whole if whole else 0.0

    def within(self, one: Bag, other: Bag) -> float:
        """Return how much of the lighter bag the heavier one has."""
        least = min(self.total(one), self.total(other))
        return self.total(one & other) / least if least else 0.0
