"""Indicator tables of two versions: rows paired by what they measure, values by kind and year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.compare.assign import best_first
from extract.compare.judge_quantity import equal_standard, same, up_or_down
from extract.compare.likeness import bag
from extract.compare.links import Links
from extract.compare.normal import key, numbers
from extract.compare.version import Change, Entry, Version
from extract.text import fold

# The least likeness of two rows' names; what equal values, breakdown, unit and table add.
LEAST = 0.5
SAME_VALUES, SAME_BREAKDOWN, SAME_UNIT, SAME_TITLE, SAME_PLACE = 0.25, 0.1, 0.05, 0.05, 0.02
# Sentences or cells behind a name that are looked through for its value, where a table fell apart.
FOLLOWING = 6
# Characters that a cell, or a row that is no table any more, may have beside the name.
CELL = 30
_STRICT = {"approx": 0, "eq": 1, "range": 1, "ge": 2, "le": 2, "gt": 3, "lt": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """All values of one row of an indicator table."""

    entries: tuple[Entry, ...]

    @property
    def head(self) -> Entry:
        """The value that stands for the row: its last target, else its last value."""
        targets = [entry for entry in self.entries if entry.kind == "target"]
        return (targets or list(self.entries))[-1]

    @property
    def attribute(self) -> str | None:
        """约束性 or 预期性; None where the table does not say."""
        return next((entry.attribute for entry in self.entries if entry.attribute), None)


def rows(entries: Sequence[Entry]) -> list[Row]:
    """Return values by their row, in the order of the text."""
    found: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.row].append(entry)
    return [Row(tuple(members)) for members in found.values()]


class Entries:
    """Compares the indicator tables of two versions."""

    def __init__(self, links: Links, old: Version, new: Version) -> None:
        """Take the versions and their common weights."""
        self.weights, self.old, self.new = links.weights, old, new
        self.old_rows, self.new_rows = rows(old.entries), rows(new.entries)

    def changes(self) -> list[Change]:
        """Return all changes, one a value cell, one a row that came or went, one a column whose year moved."""
        pairs = best_first(self._scored())
        found = [change for i, j in pairs for change in self._row(self.old_rows[i], self.new_rows[j])]
        taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
        gone = [row for i, row in enumerate(self.old_rows) if i not in taken and self._gone(row, self.new)]
        come = [row for j, row in enumerate(self.new_rows) if j not in taken2 and self._gone(row, self.old)]
        found += [_single("removed", row.head, None) for row in gone]
        found += [_single("added", None, row.head) for row in come]
        return _years_once(found)

    def _scored(self) -> Iterator[tuple[float, int, int]]:
        for i, one in enumerate(self.old_rows):
            for j, other in enumerate(self.new_rows):
                score = self._score(one.head, other.head)
                if score < LEAST:
                    continue
                values = Counter(key(e.raw) for e in one.entries)
                shared = (values & Counter(key(e.raw) for e in other.entries)).total()
                score += SAME_VALUES * shared / max(len(one.entries), len(other.entries))
                score += SAME_PLACE * (1 - abs(i / len(self.old_rows) - j / len(self.new_rows)))
                yield score, i, j

    def _score(self, one: Entry, other: Entry) -> float:
        score = self._alike(one, other)
        if score < LEAST:
            return 0.0
        same_part = key(one.row[2]) == key(other.row[2])
        if not same_part and one.row[2] and other.row[2]:
            return 0.0
        score += SAME_BREAKDOWN * same_part + SAME_UNIT * (fold(one.unit) == fold(other.unit))
        return score + SAME_TITLE * (key(one.title) == key(other.title))

    def _alike(self, one: Entry, other: Entry) -> float:
        if key(one.name) == key(other.name):
            return 1.0
        if one.sense.facets != other.sense.facets:
            return 0.9 * self.weights.dice(bag(one.name), bag(other.name)) - 0.1
        if one.sense.subject and one.sense.subject == other.sense.subject:
            return 0.95
        return 0.9 * self.weights.dice(bag(one.name), bag(other.name))

    def _row(self, one: Row, other: Row) -> Iterator[Change]:
        if one.attribute and other.attribute and one.attribute != other.attribute:
            yield _field("attribute_changed", "attribute", one.head, other.head, (one.attribute, other.attribute))
        left, right = list(one.entries), list(other.entries)
        for old, new in _values(left, right):
            yield from _cell(old, new)

    def _gone(self, row: Row, other: Version) -> bool:
        """Whether no row of the other version, nor what follows the name in its text, has name and value of a row."""
        name, raw = key(row.head.name), key(row.head.raw)
        if any(raw in line and any(name in cell for cell in line) for line in other.lines):
            return False
        for at, sentence in enumerate(other.sentences):
            if name in sentence.key and len(sentence.key) <= len(name) + CELL and not sentence.text.endswith("。"):
                words = (
                    sentence.key.replace(name, ""),
                    *(one.key for one in other.sentences[at + 1 : at + 1 + FOLLOWING]),
                )
                if any(raw == word or raw in numbers(word) for word in words):
                    return False
        return True


def _values(left: list[Entry], right: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pair the values of a row: kind and year alike, then kind alone where one of each is left."""
    for wanted in ("year", "kind"):
        for old in list(left):
            fits = [new for new in right if new.kind == old.kind and (wanted == "kind" or new.year == old.year)]
            mates = [mate for mate in left if mate.kind == old.kind]
            if fits and (wanted == "year" or (len(fits) == 1 and len(mates) == 1)):
                best = next((new for new in fits if key(new.raw) == key(old.raw)), fits[0])
                left.remove(old)
                right.remove(best)
                yield old, best


def _cell(old: Entry, new: Entry) -> Iterator[Change]:
    if old.year != new.year and old.year and new.year:
        yield _field("deadline_moved", "year", old, new, (str(old.year), str(new.year)))
    if key(old.raw) == key(new.raw) and fold(old.unit) == fold(new.unit):
        return
    if old.value is None or new.value is None:
        return
    kind = _kind(old, new)
    if kind == "unit_changed":
        yield _field(kind, "unit", old, new, (old.unit, new.unit))
    elif kind:
        yield _field(kind, "value", old, new, (old.raw, new.raw))
    elif old.comparator != new.comparator and _STRICT.get(old.comparator) != _STRICT.get(new.comparator):
        tighter = _STRICT.get(new.comparator, 1) > _STRICT.get(old.comparator, 1)
        yield _field("tightened" if tighter else "loosened", "comparator", old, new, (old.raw, new.raw))
    elif key(old.raw) != key(new.raw) or fold(old.unit) != fold(new.unit):
        yield _field("re_expressed", "value", old, new, (old.raw, new.raw))


def _kind(old: Entry, new: Entry) -> str | None:
    """Return raised, lowered, unit_changed, or None where both say the same amount."""
    assert old.value is not None and new.value is not None
    one = old.value, old.value if old.high is None else old.high
    other = new.value, new.value if new.high is None else new.high
    sense, sense2 = old.sense, new.sense
    if fold(old.unit) == fold(new.unit) or not old.unit or not new.unit:
        return up_or_down(one, other)
    if equal_standard(sense, sense2):
        return None
    if sense.dimension and sense.dimension == sense2.dimension and sense.factor and sense2.factor:
        if one == other and not same(sense.factor, sense2.factor):
            return "unit_changed"
        factors = sense.factor, sense2.factor
        return up_or_down((one[0] * factors[0], one[1] * factors[0]), (other[0] * factors[1], other[1] * factors[1]))
    return "unit_changed" if one == other else up_or_down(one, other)


def _field(kind: str, field: str, old: Entry, new: Entry, content: tuple[str, str]) -> Change:
    spans = (old.start, old.end), (new.start, new.end)
    return Change("indicator_values", kind, field, old.id, new.id, content[0] or None, content[1] or None, *spans)


def _single(kind: str, old: Entry | None, new: Entry | None) -> Change:
    entry = old or new
    assert entry is not None
    words = f"{entry.name} {entry.raw}{entry.unit}"
    span = (entry.start, entry.end)
    if old:
        return Change("indicator_values", kind, None, old.id, None, words, None, span, None)
    return Change("indicator_values", kind, None, None, entry.id, None, words, None, span)


def _years_once(found: Sequence[Change]) -> list[Change]:
    """A header whose year moved moves all values below it: it is one edit."""
    seen: set[tuple[str | None, str | None]] = set()
    kept = []
    for change in found:
        if change.kind == "deadline_moved":
            if (change.old, change.new) in seen:
                continue
            seen.add((change.old, change.new))
        kept.append(change)
    return kept
