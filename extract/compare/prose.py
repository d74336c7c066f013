"""Quantities, times and duties of running text in two versions: paired, judged, held against the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.compare import judge_duty, judge_quantity, judge_time
from extract.compare.context import Around
from extract.compare.judge_quantity import Verdict
from extract.compare.likeness import bag
from extract.compare.links import Links
from extract.compare.net import STILL, Net
from extract.compare.normal import key
from extract.compare.pairing import Quantities, Times, alike
from extract.compare.version import Change, Duty, Quantity, Sentence, Time, Version

# Duties are one where task and departments together are as alike as this; the task alone weighs most.
DUTY, TASK, BODIES, ORDER = 0.42, 0.7, 0.25, 0.05
# Dimensions of units that say how long or how old, and words of a result: no promise that a rule has missed.
NO_PROMISE = frozenset({"time", "time_day", "age"})
_TOLD = re.compile("截至|目前|现有|已|“?十四五”?以来|[上去]年|以上的|以下的")
# What a service's time is counted in, and what makes it a limit; 内的 tells which cases are meant.
_HOURS = frozenset(("分钟", "小时", "个小时", "工作日", "个工作日"))
_WITHIN = re.compile(r"(?:以|之)?内(?!的)")
# Sentences from a task's on that are looked through for departments, and the share of them that has to stand there.
BESIDE, MOST = 3, 0.7


class Prose:
    """Compares running text. `pairs`: what was found to be one fact, for other tables and for moved passages."""

    def __init__(self, links: Links, old: Version, new: Version) -> None:
        """Take both versions and the links of their sentences."""
        self.links, self.old, self.new = links, old, new
        self.net_old, self.net_new = Net(links, old, new, True), Net(links, new, old, False)
        self.quantity_pairs: list[tuple[Quantity, Quantity]] = []
        self.time_pairs: list[tuple[Time, Time]] = []
        self.duty_pairs: list[tuple[Duty, Duty]] = []
        # Sentences whose loss or coming is told by a fact already.
        self.told_old: set[int] = set()
        self.told_new: set[int] = set()

    def changes(self) -> list[Change]:
        """Return all changes of running text, those of words alone included."""
        return [*self._quantities(), *self._times(), *self._strength(), *self._duties()]

    # -- quantities

    def _quantities(self) -> Iterator[Change]:
        old, new = Around(self.old, self.old.quantities), Around(self.new, self.new.quantities)
        pairs = Quantities(self.links, old, new).pairs()
        self.quantity_pairs = [(self.old.quantities[i], self.new.quantities[j]) for i, j in pairs]
        counted: Counter[tuple[str, str, str]] = Counter()
        for one, other in self.quantity_pairs:
            yield from self._quantity(one, other, counted)
        taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, fact in enumerate(self.old.quantities):
            if i not in taken and fact.promised and self.net_old.lost(fact, self._clause(self.old, fact)):
                self.told_old.add(fact.sentence)
                yield _whole("targets", fact, None, fact.words)
        for j, fact in enumerate(self.new.quantities):
            if j not in taken2 and fact.promised and self.net_new.lost(fact, self._clause(self.new, fact)):
                self.told_new.add(fact.sentence)
                yield _whole("targets", None, fact, fact.words)

    @staticmethod
    def _parts(version: Version, fact: Quantity | Time) -> tuple[str, str]:
        sentence = version.sentences[fact.sentence]
        return judge_quantity.clause(version.text, fact.start, fact.end, sentence.start, sentence.end)

    def _clause(self, version: Version, fact: Quantity | Time) -> str:
        return "".join(self._parts(version, fact))

    def _bounds(self, version: Version, fact: Quantity) -> Counter[str]:
        return judge_quantity.bounds(*self._parts(version, fact), fact.end - fact.start)

    def _quantity(self, one: Quantity, other: Quantity, counted: Counter[tuple[str, str, str]]) -> Iterator[Change]:
        if self.links.between(one.sentence, other.sentence) == 1.0:
            return
        seen = one.promised or other.promised or (self._limit(self.old, one) and self._limit(self.new, other))
        if not (seen or (self._unseen(self.old, one) and self._unseen(self.new, other))):
            return
        clause, clause2 = self._clause(self.old, one), self._clause(self.new, other)
        if key(clause) == key(clause2):
            return
        verdict = judge_quantity.value(one, other)
        words = self._bounds(self.old, one), self._bounds(self.new, other)
        bound = judge_quantity.bounding(one, other, *words)
        sides = {one.comparator, other.comparator}
        if bound and verdict and verdict.kind != "re_expressed" and ("approx" not in sides or "range" in sides):
            bound = None  # 达到99%以上 made 达到100% is one edit, of the number
        if bound and one.table and other.table:
            most = max((words[0] - words[1]).total(), (words[1] - words[0]).total())
            counted[clause, clause2, bound.kind] += 1
            if counted[clause, clause2, bound.kind] <= most:
                yield _field("targets", bound, one, other)
        if verdict:
            yield _field("targets", verdict, one, other)
        elif not bound:
            yield _field("targets", Verdict("reworded", "quote", clause, clause2), one, other)

    @staticmethod
    def _limit(version: Version, fact: Quantity) -> bool:
        """Whether a quantity says within what time something is done each time it comes up (15分钟内完成初报)."""
        told = _TOLD.search(version.sentences[fact.sentence].text)
        return fact.unit in _HOURS and _WITHIN.match(version.text, fact.end) is not None and not told

    def _unseen(self, version: Version, fact: Quantity) -> bool:
        """Whether a quantity that no rule has read may be a promise: alone in a sentence that tells no result."""
        if fact.table or fact.sense.dimension in NO_PROMISE or not fact.sense.dimension:
            return False
        sentence = version.sentences[fact.sentence]
        before = version.text[sentence.start : fact.start]
        read = any(q.table and q.sentence == fact.sentence for q in version.quantities)
        return (
            not read
            and sentence.text.endswith(("。", "；"))
            and not _TOLD.search(sentence.text)
            and not before.endswith("每")
        )

    # -- times

    def _times(self) -> Iterator[Change]:
        old, new = Around(self.old, self.old.times), Around(self.new, self.new.times)
        pairs = Times(self.links, old, new).pairs()
        self.time_pairs = [(self.old.times[i], self.new.times[j]) for i, j in pairs]
        for one, other in self.time_pairs:
            if not (one.id or other.id) or self.links.between(one.sentence, other.sentence) == 1.0:
                continue
            if key(self._clause(self.old, one)) != key(self._clause(self.new, other)):
                verdict = judge_time.time(one, other)
                if verdict and not (verdict.field == "recurrence" and self._counted_per(one)):
                    yield _field("deadlines", verdict, one, other)
        taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
        gone = [fact for i, fact in enumerate(self.old.times) if i not in taken and fact.id]
        come = [fact for j, fact in enumerate(self.new.times) if j not in taken2 and fact.id]
        yield from self._single_times(gone, self.net_old, self.told_old, True)
        yield from self._single_times(come, self.net_new, self.told_new, False)

    def _counted_per(self, time: Time) -> bool:
        """Whether a recurring time is the denominator of a target that is compared itself."""
        return any(
            q.sentence == time.sentence and q.per and key(q.per) in key(time.words) for q, _ in self.quantity_pairs
        )

    def _single_times(self, facts: Iterable[Time], net: Net, told: set[int], is_old: bool) -> Iterator[Change]:
        for fact in facts:
            if fact.sentence in told or not net.time_lost(fact):
                continue
            told.add(fact.sentence)
            yield _whole("deadlines", fact, None, fact.words) if is_old else _whole("deadlines", None, fact, fact.words)

    # -- how binding

    def _strength(self) -> Iterator[Change]:
        """A word like 确保 that gave way to 力争 is one edit, whatever the number of facts below it."""
        seen: dict[tuple[int, int], list[tuple[str, Quantity | Time, Quantity | Time]]] = {}
        for one, other in self.quantity_pairs:
            if one.promised or other.promised:
                seen.setdefault((one.sentence, other.sentence), []).append(("targets", one, other))
        for first, second in self.time_pairs:
            if first.id and second.id:
                seen.setdefault((first.sentence, second.sentence), []).append(("deadlines", first, second))
        for place, facts in seen.items():
            if not STILL <= self.links.between(*place) < 1.0:
                continue
            old, new = self.old.sentences[place[0]], self.new.sentences[place[1]]
            verdict = judge_quantity.binding(old.text, new.text)
            if verdict and not self._said_beside(place, verdict):
                governed = self._governed(facts, old, new, verdict)
                if governed:
                    yield _field(governed[0], verdict, governed[1], governed[2])

    def _said_beside(self, place: tuple[int, int], verdict: Verdict) -> bool:
        """Whether the word that came or went stands in another sentence that this one was split from or joined with."""
        olds = [
            self.old.sentences[i].text for i in self.links.of_new[place[1]] if i != place[0] and self._near(i, place[1])
        ]
        news = [
            self.new.sentences[j].text for j in self.links.of_old[place[0]] if j != place[1] and self._near(place[0], j)
        ]
        come, gone = verdict.new.split("、"), verdict.old.split("、")
        return any(word and word in text for word in come for text in olds) or any(
            word and word in text for word in gone for text in news
        )

    def _near(self, i: int, j: int) -> bool:
        return self.links.between(i, j) >= STILL

    @staticmethod
    def _governed(
        facts: Sequence[tuple[str, Quantity | Time, Quantity | Time]], old: Sentence, new: Sentence, verdict: Verdict
    ) -> tuple[str, Quantity | Time, Quantity | Time] | None:
        """The first fact behind the word that changed, before a semicolon; for want of one a time before the word."""
        sentence, word = (new, verdict.new) if verdict.new else (old, verdict.old)
        at = sentence.text.find(word.split("、")[0])
        stop = min((n for n in (sentence.text.find(mark, at) for mark in "；;") if n >= 0), default=len(sentence.text))
        first = max(sentence.text.rfind(mark, 0, at) for mark in "；;") + 1
        for table, start in (("targets", at), ("deadlines", first)):
            for fact in facts:
                place = (fact[2] if verdict.new else fact[1]).start - sentence.start
                if fact[0] == table and start <= place < stop:
                    return fact
        return None

    # -- duties

    def _duties(self) -> Iterator[Change]:
        old, new = self.old.duties, self.new.duties
        pairs = alike([duty.task or "" for duty in old], [duty.task or "" for duty in new], self._likeness, DUTY)
        self.duty_pairs = [(old[i], new[j]) for i, j in pairs]
        for one, other in self.duty_pairs:
            words, words2 = self.old.text[one.start : one.end], self.new.text[other.start : other.end]
            for verdict in judge_duty.duty(one, other, words, words2):
                yield _field("responsibilities", verdict, one, other)
        taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
        gone = [duty for i, duty in enumerate(old) if i not in taken]
        come = [duty for j, duty in enumerate(new) if j not in taken2]
        for duty in gone:
            if self._duty_lost(duty, self.net_old, self.told_old, new):
                yield _whole("responsibilities", duty, None, _names(duty))
        for duty in come:
            if self._duty_lost(duty, self.net_new, self.told_new, old):
                yield _whole("responsibilities", None, duty, _names(duty))

    def _likeness(self, i: int, j: int) -> float:
        one, other = self.old.duties[i], self.new.duties[j]
        weights = self.links.weights
        task, task2 = bag(one.task), bag(other.task)
        alike_task = 1.0 if key(one.task) == key(other.task) else weights.dice(task, task2)
        alike_task = max(alike_task, 0.75 * weights.within(task, task2) if min(len(task), len(task2)) > 5 else 0.0)
        keys, keys2 = {body.key for body in one.bodies}, {body.key for body in other.bodies}
        shared = len(keys & keys2) / len(keys | keys2) if keys | keys2 else 0.0
        near = 1 - abs(i / len(self.old.duties) - j / len(self.new.duties))
        return TASK * alike_task + BODIES * shared + ORDER * near if alike_task >= 0.2 else 0.0

    def _duty_lost(self, duty: Duty, net: Net, told: set[int], others: Sequence[Duty]) -> bool:
        first = net.own.sentence_at(duty.task_start) if duty.task_start is not None else duty.sentence
        sentences = (
            range(first, max(first, duty.sentence) + 1) if duty.sentence - first < 40 else range(first, first + 1)
        )
        if any(sentence in told for sentence in sentences):
            return False
        keys = {body.key for body in duty.bodies}
        mates = {mate for sentence in sentences for mate in net.mates.get(sentence, ())[:2]}
        for other in others:
            start = net.other.sentence_at(other.task_start) if other.task_start is not None else other.sentence
            if keys <= {body.key for body in other.bodies} and any(start <= mate <= other.sentence for mate in mates):
                return False
        return not self._named(duty, net, mates) and not net.has(net.own.text[duty.start : duty.end])

    @staticmethod
    def _named(duty: Duty, net: Net, mates: Iterable[int]) -> bool:
        """Whether most of the departments are named beside the sentences of the task, in a form that no rule has read."""
        words = "".join(one.key for mate in mates for one in net.other.sentences[mate : mate + BESIDE])
        named = sum(judge_duty.bare(body.name) in words for body in duty.bodies)
        return named >= MOST * len(duty.bodies)


def _names(duty: Duty) -> str:
    return "、".join(body.name for body in duty.bodies)


def _span(fact: Quantity | Time | Duty | None) -> tuple[int, int] | None:
    return (fact.start, fact.end) if fact else None


def _field(table: str, verdict: Verdict, one: Quantity | Time | Duty, other: Quantity | Time | Duty) -> Change:
    ids = one.id, other.id
    return Change(
        table, verdict.kind, verdict.field, *ids, verdict.old or None, verdict.new or None, _span(one), _span(other)
    )


def _whole(table: str, one: Quantity | Time | Duty | None, other: Quantity | Time | Duty | None, words: str) -> Change:
    if one is not None:
        return Change(table, "removed", None, one.id, None, words, None, _span(one), None)
    assert other is not None
    return Change(table, "added", None, None, other.id, None, words, None, _span(other))
