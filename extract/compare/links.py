"""Which sentences of two versions may be one another: equal keys, else those most alike, wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.compare.likeness import Weights, bag
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
        index: dict[str, list[int]] = defaultdict(list)
        for sentence in self.new:
            for pair in bag(sentence.text):
                index[pair].append(sentence.at)
        limit = max(COMMON, len(self.new) // 20)
        for sentence in self.old:
            shared: dict[int, float] = defaultdict(float)
            for pair in sorted(bag(sentence.text)):
                found = index.get(pair, ())
                if len(found) <= limit:
                    weight = self.weights.of(pair)
                    for j in found:
                        shared[j] += weight
            best = sorted(shared, key=lambda j: (-shared[j], j))[: 3 * KEPT]
            self._keep(sentence, best)

    def _keep(self, sentence: Sentence, candidates: Sequence[int]) -> None:
        scored = []
        for j in candidates:
            other = self.new[j]
            score = self.weights.dice(bag(sentence.text), bag(other.text))
            part = 0.8 * self.weights.within(bag(sentence.text), bag(other.text))  # split in two, or two made one
            short = min(len(sentence.key), len(other.key)) < SHORT
            score = max(score, part) if min(len(sentence.key), len(other.key)) >= PART else score
            if score >= (LEAST_SHORT if short else LEAST):
                scored.append((min(score, REWORDED), j))
        for score, j in sorted(scored, key=lambda one: (-one[0], one[1]))[:KEPT]:
            self.score.setdefault((sentence.at, j), score)

    def between(self, i: int, j: int) -> float:
        """Return how alike two sentences are; 0 where they are not linked."""
        return self.score.get((i, j), 0.0)
