"""Two versions of a plan -> their changes, in the order of the new text, removed facts where they stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.compare import works
from extract.compare.entries import Entries
from extract.compare.links import Links
from extract.compare.normal import key
from extract.compare.prose import Prose
from extract.compare.version import Change, Quantity, Version


def compare(old: Version, new: Version) -> list[Change]:
    """Return every edit of a fact once, those of words alone (reworded, re_expressed, moved) included."""
    links = Links(old.sentences, new.sentences)
    prose = Prose(links, old, new)
    tables = Entries(links, old, new).changes()
    projects = works.changes(links, old, new)
    found = [*tables, *_of_projects(_no_move(prose.changes(), tables), projects, old, new), *projects]
    found += _moved(found, prose.quantity_pairs)
    return sorted(_once(found), key=_order)


def _order(change: Change) -> tuple[int, int, str, str]:
    start = change.new_span[0] if change.new_span else -1
    first = change.old_span[0] if change.old_span else start
    return first, start, change.table, change.kind


def _once(changes: Iterable[Change]) -> list[Change]:
    """Keep one row for one edit: two tables that read the same words report it once, words alone only by themselves."""
    kept: dict[tuple[object, ...], Change] = {}
    substance = {(change.old_id, change.new_id) for change in changes if change.substance}
    for change in changes:
        if not change.substance and (change.old_id, change.new_id) in substance:
            continue
        kept.setdefault((change.kind, change.field, change.old_span, change.new_span), change)
    return list(kept.values())


def _no_move(changes: Sequence[Change], tables: Sequence[Change]) -> list[Change]:
    """A value that left a table and stands in running text now, or the other way round, was moved."""
    gone = {key(change.old or "") for change in tables if change.kind == "removed"}
    come = {key(change.new or "") for change in tables if change.kind == "added"}

    def told(change: Change) -> bool:
        pool = come if change.kind == "removed" else gone if change.kind == "added" else set()
        words = key(change.old or change.new or "")
        return bool(words) and any(one.endswith(words) for one in pool) and change.table == "targets"

    return [change for change in changes if not told(change)]


def _of_projects(changes: Sequence[Change], projects: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """What stands in the row of a project that came or went, came or went with it."""

    def line(change: Change) -> tuple[int, int]:
        one, other = change.old_span, change.new_span
        return old.sentence_line(one[0]) if one else -1, new.sentence_line(other[0]) if other else -1

    whole = {line(change) for change in projects if change.kind in ("added", "removed")}
    return [change for change in changes if change.kind not in ("added", "removed") or line(change) not in whole]


def _moved(found: Sequence[Change], pairs: Sequence[tuple[Quantity, Quantity]]) -> list[Change]:
    """Targets that stand out of the order of all the others."""
    known = {(change.old_id, change.new_id) for change in found}
    targets = [(one, other) for one, other in pairs if one.promised and other.promised]
    stay = _longest([other.start for _, other in targets])
    return [
        Change("targets", "moved", None, one.id, other.id, None, None, (one.start, one.end), (other.start, other.end))
        for at, (one, other) in enumerate(targets)
        if at not in stay and (one.id, other.id) not in known
    ]


def _longest(places: Sequence[int]) -> set[int]:
    """Return the indexes of a longest ascending run of places (not necessarily neighbours)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_right(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
