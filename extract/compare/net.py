"""The safety net: what an extraction lost is no edit. A fact is gone only where its words are gone from the text too."""

from __future__ import annotations

import re

from extract.compare.judge_quantity import often
from extract.compare.likeness import bag
from extract.compare.links import Links
from extract.compare.normal import key
from extract.compare.version import Quantity, Time, Version

# What an expression of time may lose or gain without another meaning: 三年, 三年内; 到2027年, 2027年底前.
_EDGES = re.compile("^[到至]|(?:之内|以内|之前|以前|期间|时期|年底前?|[内前底末间起])+$")
_THIS_YEAR = re.compile("^(?:全年|年内|今年|本年度?|当年|年度|规划期内?|期内)$")
# Words of fewer characters may stand anywhere; they prove nothing.
TELLING = 9
# A sentence as alike as this is looked through for the number of a fact, with so much of its subject.
ALIKE, SUBJECT = 0.35, 0.6
# A sentence that has one as alike as this in the other version is still there.
STILL = 0.5
_OFTEN = re.compile("[每按逐][个半一两二三四五2-5]{0,2}(?:年|季|月|周|旬|日)|定期")
# 年调水量 says what 每年调水 says.
_A_YEAR = re.compile(r"(?<![\d每两三半])年(?:均|[\u4e00-\u9fff]{1,6}[量额能力值])")
# Words that say 100 % without a number, and how much of the subject has to stand with them.
_ALL, SUBJECT_OF_ALL = re.compile("全部|全覆盖|全面覆盖|所有|应.尽.|均[已能可实达完]|普遍"), 0.4


class Net:
    """Looks for the words of a fact of one version in the text of the other one."""

    def __init__(self, links: Links, own: Version, other: Version, own_is_old: bool) -> None:
        """Take both versions; `own` is the one whose facts are looked for."""
        self.links, self.own, self.other = links, own, other
        self.same = links.same_old if own_is_old else links.same_new
        self.mates = links.of_old if own_is_old else links.of_new
        self.own_is_old = own_is_old
        self.whole = "\n".join(sentence.key for sentence in other.sentences)

    def likeness(self, sentence: int, mate: int) -> float:
        """Return how alike a sentence of ours and one of theirs are."""
        return self.links.between(sentence, mate) if self.own_is_old else self.links.between(mate, sentence)

    def best(self, sentence: int) -> float:
        """Return how alike the nearest sentence of the other version is; 0 where there is none."""
        mates = self.mates.get(sentence)
        return self.likeness(sentence, mates[0]) if mates else 0.0

    def has(self, words: str) -> bool:
        """Whether the other version has these words, if they are long enough to tell."""
        plain = key(words)
        return len(plain) >= TELLING and plain in self.whole

    def lost(self, fact: Quantity, clause: str) -> bool:
        """Whether a quantity is gone from the other version's text."""
        if fact.sentence in self.same or (any(ch.isdigit() for ch in key(clause)) and self.has(clause)):
            return False
        if fact.value is None and self.best(fact.sentence) >= STILL:
            return False  # a goal without a number (完成上级下达任务), put otherwise
        words = re.compile(rf"(?<![\d.]){re.escape(key(fact.words))}(?!\d|\.\d)")
        subject = bag(fact.subject or clause)
        whole = fact.value == 100 and fact.unit == "%"
        once = fact.value == 1 and fact.unit == "次" and often(fact.per) is not None
        for mate in self.mates.get(fact.sentence, ()):
            if self.likeness(fact.sentence, mate) < ALIKE:
                continue
            theirs = self.other.sentences[mate]
            if once and _OFTEN.search(theirs.text) and self.likeness(fact.sentence, mate) >= STILL:
                return False  # 每年开展监测, 每年开展一次监测
            if words.search(theirs.key) and self._covers(subject, theirs.text):
                return False
            if whole and _ALL.search(theirs.key) and self._covers(subject, theirs.text, SUBJECT_OF_ALL):
                return False
        return True

    def _covers(self, subject: frozenset[str], text: str, least: float = SUBJECT) -> bool:
        weights = self.links.weights
        whole = weights.total(subject)
        return not whole or weights.total(subject & bag(text)) / whole >= least

    def time_lost(self, fact: Time) -> bool:
        """Whether an expression of time is gone from every sentence that may be its own."""
        if fact.sentence in self.same or self._of_plan(fact):
            return False
        words = _EDGES.sub("", key(fact.words))
        mates = [mate for mate in self.mates.get(fact.sentence, ()) if self.likeness(fact.sentence, mate) >= ALIKE]
        if words == "每年" and any(_A_YEAR.search(self.other.sentences[mate].text) for mate in mates):
            return False
        return not any(words in self.other.sentences[mate].key for mate in mates) and not self.has(
            self.own.sentences[fact.sentence].text
        )

    def _of_plan(self, fact: Time) -> bool:
        """Whether a time says no more than that something is done while the plan runs: 全年, 到2030年 in a plan to 2030."""
        ends = {version.ends for version in (self.own, self.other) if version.ends}
        return bool(_THIS_YEAR.search(key(fact.words))) or (fact.recurrence is None and fact.last in ends)
