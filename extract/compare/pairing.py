"""Which quantity, time or duty of the old version is which of the new one: candidates, their score and its gates."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.compare.assign import best_first
from extract.compare.context import Around, laid_pairs
from extract.compare.judge_quantity import HEADS, often
from extract.compare.likeness import Bag, bag
from extract.compare.links import Links
from extract.compare.normal import key
from extract.compare.version import Quantity, Time

# What each likeness weighs in the score of two quantities; together 1.
SUBJECT, LOCAL, SENTENCE, LAID = 0.35, 0.25, 0.2, 0.2
# What is added for equal details, so that of two pairs as alike the one that changes less is taken.
SAME_NAME, SAME_VALUE, SAME_UNIT, SAME_TIME, SAME_TABLE = 0.12, 0.06, 0.03, 0.02, 0.01
# Less alike are two facts, not one that changed. TOPIC: subject or local words must share this much in any case.
LEAST, TOPIC = 0.42, 0.3
# In sentences as alike as this, what falls on one another may have new words: then so much of the topic will do.
NEAR, TOPIC_NEAR = 0.6, 0.18
# Characters of a subject that no codebook knows, from which on it tells what is meant.
TELLING = 4
# Subjects less alike than this may have changed places in one sentence: where they fall counts for half.
SURE = 0.75
# How much better the subjects of two pairs have to fit before their partners are exchanged.
CLEARLY = 0.2
# Taken off where a promise would pair with a result or condition of another number.
OTHER_KIND = 0.16
# Taken off where a dated time would pair with one without a date, added for equal words without a date (汛前, 每年).
UNDATED, SAME_WORDS = 0.15, 0.2
# Taken off where area, people, flow … of the subjects differ.
OTHER_FACETS = 0.12
# Units of other dimensions are one fact only in sentences and words as alike as this (万元 made %).
OTHER_UNIT = 0.55


@dataclass(frozen=True, slots=True)
class Likely:
    """What two facts share: subject, local words, sentence, and whether they fall on one another."""

    subject: float
    local: float
    sentence: float
    laid: bool

    @property
    def topic(self) -> float:
        """How sure it is that both speak of one thing."""
        return max(self.subject, self.local)


class Quantities:
    """Pairs the quantities of two versions."""

    def __init__(self, links: Links, old: Around, new: Around) -> None:
        """Take the sentences' links and the facts with their surroundings."""
        self.links, self.old, self.new = links, old, new
        self.laid = laid_pairs(links, old, new)
        self._bags: dict[tuple[bool, int], tuple[Bag, Bag]] = {}

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs (old, new) of indexes."""
        scored = []
        for i, j in sorted(set(self._candidates())):
            score = self.score(i, j)
            if score is not None:
                scored.append((score, i, j))
        pairs = rescue(self.links, self.old, self.new, best_first(scored), self._may_be)
        return self._exchanged(pairs)

    def _exchanged(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Exchange the partners of two pairs in one sentence where their subjects fit better so (A、B分别…, B、A分别…)."""
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, (i, j) in enumerate(pairs):
            groups[self.old.facts[i].sentence, self.new.facts[j].sentence].append(at)
        made = list(pairs)
        for members in groups.values():
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    (i, j), (k, m) = made[one], made[other]
                    now = self.likely(i, j).subject + self.likely(k, m).subject
                    crossed = self._one_dimension(i, m) and self._one_dimension(k, j)
                    if (
                        crossed
                        and now < 2 * SURE
                        and self.likely(i, m).subject + self.likely(k, j).subject > now + CLEARLY
                    ):
                        made[one], made[other] = (i, m), (k, j)
        return sorted(made)

    def _one_dimension(self, i: int, j: int) -> bool:
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Quantity) and isinstance(other, Quantity)
        return not one.sense.dimension or not other.sense.dimension or one.sense.dimension == other.sense.dimension

    def _may_be(self, i: int, j: int) -> bool:
        """Whether two quantities that are left over in linked sentences are one whose sentence was put otherwise."""
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Quantity) and isinstance(other, Quantity)
        if not one.sense.dimension or one.sense.dimension != other.sense.dimension or not (one.table or other.table):
            return False
        (subject, local), (subject2, local2) = self._words(False, i), self._words(True, j)
        weights = self.links.weights
        if subject and subject2 and weights.within(subject, subject2) >= LEFT_SUBJECT:
            return True
        alike = weights.dice(local, local2)
        same = key(one.words) == key(other.words) and len(key(one.words)) > 2
        return alike >= LEFT_LOCAL or (same and max(alike, weights.dice(subject, subject2)) >= LEFT_EQUAL)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        for i, j in self.links.score:
            for a in self.old.by_sentence.get(i, ()):
                for b in self.new.by_sentence.get(j, ()):
                    yield a, b
        subjects: dict[object, list[int]] = defaultdict(list)
        for b, fact in enumerate(self.new.facts):
            assert isinstance(fact, Quantity)
            if fact.sense.subject:
                subjects[fact.sense.subject].append(b)
        for a, fact in enumerate(self.old.facts):
            assert isinstance(fact, Quantity)
            for b in subjects.get(fact.sense.subject, ())[:SAME_SUBJECT]:
                yield a, b

    def _words(self, is_new: bool, at: int) -> tuple[Bag, Bag]:
        found = self._bags.get((is_new, at))
        if found is None:
            around = self.new if is_new else self.old
            fact = around.facts[at]
            assert isinstance(fact, Quantity)
            found = self._bags[is_new, at] = (bag(fact.subject + fact.per), around.bag(at))
        return found

    def likely(self, i: int, j: int) -> Likely:
        """Return what two quantities share."""
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Quantity) and isinstance(other, Quantity)
        (subject, local), (subject2, local2) = self._words(False, i), self._words(True, j)
        weights = self.links.weights
        alike = weights.dice(local, local2)
        if one.sense.subject and one.sense.subject == other.sense.subject:
            same = 1.0
        elif one.subject and other.subject:
            part = weights.within(subject, subject2) if min(len(subject), len(subject2)) > 1 else 0.0
            same = max(weights.dice(subject, subject2), 0.8 * part)
        else:
            same = alike  # one that no rule has read has no subject
        return Likely(same, alike, self.links.between(one.sentence, other.sentence), (i, j) in self.laid)

    def score(self, i: int, j: int) -> float | None:
        """Return how likely two quantities are one; None where a gate forbids it."""
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Quantity) and isinstance(other, Quantity)
        seen = self.likely(i, j)
        near = seen.laid and seen.sentence >= NEAR
        if seen.topic < (TOPIC_NEAR if near else TOPIC):
            return None
        score = SUBJECT * seen.subject + LOCAL * seen.local + SENTENCE * seen.sentence
        score += LAID * seen.laid * (0.5 if one.subject and other.subject and seen.subject < SURE else 1.0)
        sense, sense2 = one.sense, other.sense
        other_unit = sense.dimension and sense2.dimension and sense.dimension != sense2.dimension
        if other_unit and {sense.dimension, sense2.dimension} <= HEADS:
            other_unit = seen.topic < SURE  # 2万人次 and 2万人 of one thing
        if other_unit and not (seen.laid and min(seen.topic, seen.sentence) >= OTHER_UNIT):
            return None
        if any(
            a and b and not {*a.split("·")} & {*b.split("·")} for a, b in zip(sense.facets, sense2.facets, strict=False)
        ):
            return None  # 城镇 and 农村
        if sense.facets and sense2.facets and sense.facets != sense2.facets and not near:
            score -= OTHER_FACETS
        score += SAME_NAME * (seen.subject == 1.0 and _tells(one))
        if score < LEAST:
            return None
        same_value = one.value is not None and one.value == other.value
        score += SAME_VALUE * same_value + SAME_UNIT * (one.unit == other.unit)
        score -= OTHER_KIND * bool(one.table and other.table and one.table != other.table and not same_value)
        return score + SAME_TIME * (one.deadline == other.deadline) + SAME_TABLE * (one.table == other.table)


def _tells(fact: Quantity) -> bool:
    """Whether a subject is more than 资金 or 项目."""
    things, rest = fact.sense.subject or ((), "")
    return bool(things) or len(rest) >= TELLING


def rescue(
    links: Links, old: Around, new: Around, pairs: list[tuple[int, int]], may_be: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """Add pairs of what is left over: one fact on each side of linked sentences that can be meant by no other one."""
    taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, j in sorted(links.score, key=lambda pair: (-links.score[pair], pair)):
        if links.score[i, j] < LEFT_SENTENCE:
            break
        left = [a for a in old.by_sentence.get(i, ()) if a not in taken]
        right = [b for b in new.by_sentence.get(j, ()) if b not in taken2]
        fits = [(a, b) for a in left for b in right if may_be(a, b)]
        for a, b in fits:
            if sum(a == c for c, _ in fits) == 1 and sum(b == d for _, d in fits) == 1:
                taken.add(a)
                taken2.add(b)
                pairs.append((a, b))
    return sorted(pairs)


# Of what is left over: how alike sentences, subjects and local words have to be; less where the amounts are equal.
LEFT_SENTENCE, LEFT_SUBJECT, LEFT_LOCAL, LEFT_EQUAL = 0.4, 0.6, 0.25, 0.15
# Quantities of one subject, or duties, and times, that are compared with each other.
SAME_SUBJECT, SAME_TASK = 30, 6


# A task of fewer characters (完成, 投入使用) says nothing.
TASK_SAYS = 5


class Times:
    """Pairs the expressions of time of two versions."""

    # Weights of task, local words, sentence and place; the least score of a pair.
    WEIGHTS = (0.3, 0.25, 0.25, 0.2)
    LEAST = 0.4

    def __init__(self, links: Links, old: Around, new: Around) -> None:
        """Take the sentences' links and the facts with their surroundings."""
        self.links, self.old, self.new = links, old, new
        self.laid = laid_pairs(links, old, new)

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs (old, new) of indexes."""
        found: dict[tuple[int, int], float] = {}
        for i, j in self.links.score:
            for a in self.old.by_sentence.get(i, ()):
                for b in self.new.by_sentence.get(j, ()):
                    found[a, b] = self._score(a, b)
        for a, b in _shared(_tasks(self.old), _tasks(self.new), SAME_TASK):
            found[a, b] = self._score(a, b)
        pairs = best_first((score, a, b) for (a, b), score in found.items() if score >= self.LEAST)
        return rescue(self.links, self.old, self.new, pairs, self._may_be)

    def _may_be(self, i: int, j: int) -> bool:
        """Both dated or both recurring, and one of them read by a rule."""
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Time) and isinstance(other, Time)
        if self._cell(one, self.old) or self._cell(other, self.new):
            return False
        recurs = [often(time.words) is not None or time.recurrence is not None for time in (one, other)]
        return recurs[0] == recurs[1] and bool(one.id or other.id)

    @staticmethod
    def _cell(time: Time, around: Around) -> bool:
        sentence = around.version.sentences[time.sentence]
        return sentence.in_table and len(key(time.words)) + 2 >= len(sentence.key)

    def _score(self, i: int, j: int) -> float:
        one, other = self.old.facts[i], self.new.facts[j]
        assert isinstance(one, Time) and isinstance(other, Time)
        weights = self.links.weights
        said = min(len(one.task), len(other.task)) >= TASK_SAYS
        task = weights.dice(bag(one.task), bag(other.task)) if said else None
        local = weights.dice(self.old.bag(i), self.new.bag(j))
        sentence = self.links.between(one.sentence, other.sentence)
        if self._cell(one, self.old) and self._cell(other, self.new):
            return task or 0.0  # a cell 完成时限: the row's task alone tells whose it is
        parts = (local if task is None else task, local, sentence, float((i, j) in self.laid))
        score = sum(weight * part for weight, part in zip(self.WEIGHTS, parts, strict=True))
        if said and one.task == other.task:
            score = max(score, 0.6)
        if score < self.LEAST:
            return score
        if one.last is None and other.last is None:
            score += SAME_WORDS * (one.words == other.words)
        elif one.id and other.id:
            score -= UNDATED * ((one.last is None) != (other.last is None))
        same = (one.recurrence is None) == (other.recurrence is None)
        return score + SAME_VALUE * (one.words == other.words) + SAME_UNIT * same


def _tasks(around: Around) -> list[str]:
    """Return the task of each time; "" for one that says nothing."""
    return [time.task if isinstance(time, Time) and len(time.task) >= TASK_SAYS else "" for time in around.facts]


def _shared(old: Sequence[str], new: Sequence[str], kept: int) -> Iterator[tuple[int, int]]:
    """Yield for each text of `old` the indexes of those of `new` that share the most pairs of characters with it."""
    index: dict[str, list[int]] = defaultdict(list)
    for b, words in enumerate(new):
        for pair in bag(words) if words else ():
            index[pair].append(b)
    for a, words in enumerate(old):
        shared: dict[int, int] = defaultdict(int)
        for pair in bag(words) if words else ():
            for b in index.get(pair, ()):
                shared[b] += 1
        for b in heapq.nsmallest(kept, shared, key=lambda b: (-shared[b], b)):
            yield a, b


def alike(
    old: Sequence[str], new: Sequence[str], likeness: Callable[[int, int], float], least: float
) -> list[tuple[int, int]]:
    """Pair two lists by their words: those that share a rare pair of characters are compared by `likeness`."""
    scored = []
    for a, b in _shared(old, new, SAME_SUBJECT):
        score = likeness(a, b)
        if score >= least:
            scored.append((score, a, b))
    return best_first(scored)
