"""Counts of agreement between extracted and annotated records, and the figures made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
Span = tuple[int, int] | None


@dataclass(slots=True)
class Tally:
    """Counts of one table.

    `matched`: records found; `right`: of these, with every field that counts right; `gold` and `found`: records
    annotated and extracted, without those that are optional; `fields`: field -> [right, judged].
    """

    matched: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0
    fields: dict[str, list[int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def judge(self, verdicts: Mapping[str, bool]) -> None:
        """Count the verdict on each field of one record."""
        for name, ok in verdicts.items():
            count = self.fields.setdefault(name, [0, 0])
            count[0] += bool(ok)
            count[1] += 1

    def add(self, other: Tally) -> None:
        """Add the counts of another document."""
        self.matched += other.matched
        self.right += other.right
        self.gold += other.gold
        self.found += other.found
        self.errors += other.errors
        for name, (right, judged) in other.fields.items():
            count = self.fields.setdefault(name, [0, 0])
            count[0] += right
            count[1] += judged

    def rates(self, hits: int) -> tuple[float, float, float]:
        """Return precision, recall and F1 of `hits`; precision is 1 where nothing was to be found and nothing was."""
        precision = hits / self.found if self.found else float(not self.gold)
        recall = hits / self.gold if self.gold else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    def figures(self) -> dict[str, Any]:
        """Return the counts, the rates of `found` and `right`, and the share right of each field."""
        shares = {name: right / judged for name, (right, judged) in sorted(self.fields.items()) if judged}
        return {
            "gold": self.gold,
            "extracted": self.found,
            "found": self.rates(self.matched),
            "right": self.rates(self.right),
            "fields": shares,
        }


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return how many characters two spans share; zero or less where none."""
    return min(a[1], b[1]) - max(a[0], b[0])


def pair_up(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair spans one to one, those that share most first."""
    options = sorted(
        (
            (overlap(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g and f and overlap(g, f) > 0
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in options:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return list(pairs.items())


@dataclass(frozen=True, slots=True)
class Judge:
    """How records of one table are compared.

    `counts` returns the verdict on each field that must be right; `more` on fields that are reported only; `label` says
    which annotated record is meant, in a line of differences.
    """

    table: str
    counts: Callable[[Record, Record], dict[str, bool]]
    more: Callable[[Record, Record], dict[str, bool]]
    label: Callable[[Record], str]

    def compare(self, gold: Record, found: Record, tally: Tally) -> None:
        """Count one pair of records."""
        verdicts = self.counts(gold, found)
        tally.judge(verdicts)
        tally.judge(self.more(gold, found))
        tally.matched += 1
        wrong = [name for name, ok in verdicts.items() if not ok]
        if wrong:
            said = "; ".join(f"{name}={found.get(name)!r}" for name in wrong)
            tally.errors.append(f"{self.table} wrong {','.join(wrong)}: {self.label(gold)} <- {said}")
        else:
            tally.right += 1


def score_spans(
    judge: Judge, gold: list[Record], gold_spans: list[Span], found: list[Record], found_spans: list[Span]
) -> Tally:
    """Score records that carry a position: those whose spans overlap are taken to be the same fact."""
    tally = Tally()
    pairs = pair_up(gold_spans, found_spans)
    tally.gold = sum(not record.get("optional") for record in gold)
    tally.found = len(found) - sum(bool(gold[i].get("optional")) for i, _ in pairs)
    for i, j in pairs:
        if not gold[i].get("optional"):
            judge.compare(gold[i], found[j], tally)
    matched = {i for i, _ in pairs}
    for i, record in enumerate(gold):
        if i not in matched and not record.get("optional"):
            tally.errors.append(f"{judge.table} missed: {judge.label(record)}")
    taken = {j for _, j in pairs}
    for j, record in enumerate(found):
        if j not in taken:
            words = record.get("quote") or record.get("expression") or record.get("department")
            tally.errors.append(f"{judge.table} extra: {words!r} value={record.get('value')!r}")
    return tally
