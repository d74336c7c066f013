"""Projects of two versions: paired by name; their investment and their years."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compare.judge_quantity import same
from extract.compare.likeness import bag
from extract.compare.links import Links
from extract.compare.normal import key, numbers
from extract.compare.pairing import alike
from extract.compare.version import Change, Undertaking, Version

# The least likeness of two projects' names.
LEAST = 0.6


def changes(links: Links, old: Version, new: Version) -> list[Change]:
    """Return what happened to projects: investment raised or lowered, years moved, added, removed."""
    names, names2 = [work.name for work in old.projects], [work.name for work in new.projects]

    def likeness(i: int, j: int) -> float:
        alike_name = 1.0 if key(names[i]) == key(names2[j]) else links.weights.dice(bag(names[i]), bag(names2[j]))
        one, other = old.projects[i], new.projects[j]
        return alike_name + 0.05 * (one.investment == other.investment) if alike_name >= LEAST else 0.0

    pairs = alike(names, names2, likeness, LEAST)
    found = [change for i, j in pairs for change in _changed(old.projects[i], new.projects[j])]
    taken, taken2 = {i for i, _ in pairs}, {j for _, j in pairs}
    whole, whole2 = _keys(old), _keys(new)
    for i, work in enumerate(old.projects):
        if i not in taken and not _stands(work, whole2):
            found.append(
                Change("projects", "removed", None, work.id, None, work.name, None, (work.start, work.end), None)
            )
    for j, work in enumerate(new.projects):
        if j not in taken2 and not _stands(work, whole):
            found.append(
                Change("projects", "added", None, None, work.id, None, work.name, None, (work.start, work.end))
            )
    return found


def _keys(version: Version) -> str:
    return "\n".join(sentence.key for sentence in version.sentences)


def _stands(work: Undertaking, whole: str) -> bool:
    return len(key(work.name)) > 3 and key(work.name) in whole


def _changed(one: Undertaking, other: Undertaking) -> Iterator[Change]:
    spans = (one.start, one.end), (other.start, other.end)
    if one.investment is not None and other.investment is not None:
        amount = one.investment * (one.factor or 1.0), other.investment * (other.factor or 1.0)
        if not same(*amount) and (one.investment != other.investment or one.unit != other.unit):
            kind = "raised" if amount[1] > amount[0] else "lowered"
            words = f"{one.investment:g}{one.unit}", f"{other.investment:g}{other.unit}"
            yield Change("projects", kind, "investment", one.id, other.id, *words, *spans)
    years, years2 = numbers(key(one.period)), numbers(key(other.period))
    if years and years2 and years != years2:
        yield Change("projects", "deadline_moved", "period", one.id, other.id, one.period, other.period, *spans)
