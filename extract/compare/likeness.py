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


class Weights(dict[str, int]):
    """What each pair of characters tells: little where every sentence has it (inverse document frequency).

    Weights are whole numbers, in millionths, so that sums are the same in whatever order they are added.
    """

    def __init__(self, bags: Iterable[Bag]) -> None:
        """Count in how many bags each pair stands."""
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.size = 1
        for one in bags:
            self.counts.update(one)
            self.size += 1
        self._totals: dict[Bag, int] = {}

    def __missing__(self, pair: str) -> int:
        """Return the weight of a pair that is asked for the first time."""
        found = self[pair] = round(1e6 * math.log(1 + self.size / (1 + self.counts[pair])))
        return found

    def total(self, one: Bag) -> int:
        """Return the weight of a bag."""
        found = self._totals.get(one)
        if found is None:
            found = self._totals[one] = self.sum(one)
        return found

    def sum(self, pairs: Iterable[str]) -> int:
        """Return the weight of pairs that are not asked for again."""
        return sum(map(self.__getitem__, pairs))

    def dice(self, one: Bag, other: Bag) -> float:
        """Return 0 (nothing shared) to 1 (the same pairs)."""
        whole = self.total(one) + self.total(other)
        return 2 * self.sum(one & other) / whole if whole else 0.0

    def within(self, one: Bag, other: Bag) -> float:
        """Return how much of the lighter bag the heavier one has."""
        least = min(self.total(one), self.total(other))
        return self.sum(one & other) / least if least else 0.0
