"""Which sentences of two versions may be one another: equal keys, else those most alike, wherever they stand."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.compare.likeness import Bag, Weights, bag
from extract.compare.version import Sentence

# Sentences kept for each sentence, and the least likeness of a pair. A reworded sentence keeps a third of its weight.
KEPT = 6
LEAST = 0.3
# The most that sentences with different keys are alike.
REWORDED = 0.97
# A pair of characters that more sentences have tells too little to look them all up.
COMMON = 60
# Shorter sentences say too little to be told by likeness alone.
SHORT, LEAST_SHORT = 7, 0.6
# A sentence of so many characters may be a part of one that was split.
PART = 12


class Links:
    """Pairs of sentences by index with their likeness; 1.0 only for equal keys."""

    def __init__(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> None:
        """Link two lists of sentences."""
        self.old, self.new = old, new
        self.weights = Weights(bag(sentence.text) for sentence in (*old, *new))
        self.score: dict[tuple[int, int], float] = {}
        self.of_old: dict[int, list[int]] = defaultdict(list)
        self.of_new: dict[int, list[int]] = defaultdict(list)
        self.same_old: set[int] = set()
        self.same_new: set[int] = set()
        self._equal()
        self._alike()
        for i, j in sorted(self.score, key=lambda pair: (-self.score[pair], pair)):
            self.of_old[i].append(j)
            self.of_new[j].append(i)

    def _equal(self) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for sentence in self.new:
            if len(sentence.key) > 1:
                places[sentence.key].append(sentence.at)
        for sentence in self.old:
            found = places.get(sentence.key, ())
            near = sorted(found, key=lambda j: (abs(j - sentence.at), j))[:KEPT]
            for j in near:
                self.score[sentence.at, j] = 1.0
            if found:
                self.same_old.add(sentence.at)
                self.same_new.update(found)

    def _alike(self) -> None:
        """Compare each sentence with those that share its rarer pairs; not those that have as many equals as there are."""
        bags, bags2 = [bag(one.text) for one in self.old], [bag(one.text) for one in self.new]
        index: dict[str, list[int]] = defaultdict(list)
        for j, pairs in enumerate(bags2):
            for pair in pairs:
                index[pair].append(j)
        limit = max(COMMON, len(self.new) // 40)
        many, many2 = Counter(one.key for one in self.old), Counter(one.key for one in self.new)
        for i, pairs in enumerate(bags):
            if many[self.old[i].key] == many2[self.old[i].key]:
                continue
            shared: dict[int, int] = defaultdict(int)
            for pair in pairs:
                found = index.get(pair, ())
                if len(found) <= limit:
                    weight = self.weights[pair]
                    for j in found:
                        shared[j] += weight
            best = heapq.nsmallest(3 * KEPT, shared, key=lambda j: (-shared[j], j))
            self._keep(self.old[i], [(j, bags[i], bags2[j]) for j in best])

    def _keep(self, sentence: Sentence, candidates: Sequence[tuple[int, Bag, Bag]]) -> None:
        scored = []
        for j, one, other in candidates:
            shortest = min(len(sentence.key), len(self.new[j].key))
            score = self.weights.dice(one, other)
            if shortest >= PART:
                score = max(score, 0.8 * self.weights.within(one, other))  # split in two, or two made one
            if score >= (LEAST_SHORT if shortest < SHORT else LEAST):
                scored.append((min(score, REWORDED), j))
        for score, j in sorted(scored, key=lambda one: (-one[0], one[1]))[:KEPT]:
            self.score.setdefault((sentence.at, j), score)

    def between(self, i: int, j: int) -> float:
        """Return how alike two sentences are; 0 where they are not linked."""
        return self.score.get((i, j), 0.0)
