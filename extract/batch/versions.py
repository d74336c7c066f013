"""The tables of one document -> a version that can be compared: sentences, facts, and what other stages know of them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from extract.compare.judge_duty import bare
from extract.compare.normal import key
from extract.compare.version import Body, Duty, Entry, Quantity, Sense, Sentence, Time, Undertaking, Version
from extract.find import quantities as find_quantities
from extract.find import times as find_times
from extract.outline.sentences import sentences as split
from extract.reconcile import concepts, units
from extract.reconcile.form import FACETS
from extract.tables.rows import Columns
from extract.text import fold

Row = Mapping[str, Any]
# Of the facets of a name, those that two wordings of one target share; base and change follow from its unit and verb.
_KEPT = ("area", "residency", "population", "qualifiers")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "【": "】"}
_ROLES = {"lead": 0, "joint": 1, "support": 2}
# How often something is done, in words that are no expression of time to the finder.
_OFTEN = re.compile(
    "[按逐](?:年|季度?|月|周|日)(?![份度均内初末底]|[^，。；、]{0,2}增)|每[两二三四五2-5](?:年|个月|周)"
)
_A_YEAR = re.compile(r"20\d\d年$")
# Kinds of passages that carry no promise.
_SILENT = frozenset({"boilerplate"})


def rows(columns: Columns | None) -> list[dict[str, Any]]:
    """Return columns as rows; none for a table without rows."""
    if not columns:
        return []
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def version(document: Row, tables: Mapping[str, Columns]) -> Version:
    """Return one document as a version. `document`: its row of `documents`; `tables`: its rows of the other tables."""
    passages = rows(tables.get("passages"))
    text = "\n".join(passage["text"] for passage in passages)
    found = Version(document["doc_id"], document["title"] or document["source"], text, list(_sentences(passages)))
    found.lines = [frozenset(key(cell) for cell in p["text"].split("|")) for p in passages if p["kind"] == "row"]
    found.ends = dt.date(document["period_end"], 12, 31) if document["period_end"] else None
    found.quantities = _quantities(found, tables, passages)
    found.times = _times(found, tables, passages)
    found.duties = _duties(found, tables)
    found.entries = [_entry(row) for row in rows(tables.get("indicator_values"))]
    found.projects = [_project(row) for row in rows(tables.get("projects"))]
    return found


# -- sentences


def _pieces(text: str, in_table: bool) -> Iterator[tuple[int, int]]:
    """Sentences; of a row those of each cell; a bracket at a sentence's head stands by itself."""
    parts = [(0, len(text))]
    if in_table:
        bars = [-1, *(at for at, ch in enumerate(text) if ch == "|"), len(text)]
        parts = [(left + 1, right) for left, right in zip(bars, bars[1:], strict=False)]
    for first, last in parts:
        for start, end in split(text[first:last]):
            yield from _unbracketed(text, first + start, first + end)


def _unbracketed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    closing = _BRACKETS.get(text[start])
    depth, at = 0, start
    while closing and at < end:
        depth += (text[at] == text[start]) - (text[at] == closing)
        at += 1
        if depth == 0:
            break
    if closing and depth == 0 and start + 5 < at < end - 1:  # （一）is a number, not a statement
        yield start, at
        start = at
    yield start, end


def _sentences(passages: Iterable[Row]) -> Iterator[Sentence]:
    at = 0
    for passage in passages:
        if passage["kind"] in _SILENT:
            continue
        in_table = passage["kind"] == "row"
        section = "".join(passage["section"] or ())
        for start, end in _pieces(passage["text"], in_table):
            words = passage["text"][start:end]
            first = passage["start"] + start
            yield Sentence(at, first, first + len(words), words, key(words), section, in_table)
            at += 1


# -- quantities


def _sense(words: str, unit: str | None, mode: str | None, row: Row) -> Sense:
    known = units.read(unit)
    dimension = known.dimension
    if unit and "分点" in unit:
        dimension = "points"
    elif known.per is not None and known.dimension == known.per_dimension:
        dimension = "ratio"
    elif known.per is not None:
        dimension = f"{known.dimension}/{known.per_dimension}"
    factor = known.factor if known is not units.UNKNOWN else None
    if not words:
        return Sense(None, (), dimension, factor)
    form = concepts.name(words, unit, mode).reading.form
    subject = form.subject() if form.things or len(form.rest) > 1 else None
    facets = tuple(form.facet(name) for name in FACETS if name in _KEPT)
    return Sense(subject, facets, dimension, factor, row.get("value_si"), row.get("unit_si"))


def _quantities(found: Version, tables: Mapping[str, Columns], passages: Iterable[Row]) -> list[Quantity]:
    made = [_quantity(found, "targets", row) for row in rows(tables.get("targets"))]
    made += [_quantity(found, "statements", row) for row in rows(tables.get("statements"))]
    taken = [(q.start, q.end) for q in made]
    taken += [(row["start"], row["end"]) for row in rows(tables.get("indicator_values"))]
    taken += [(row["start"], row["end"]) for row in rows(tables.get("deadlines"))]
    free = _free(taken)
    for passage in passages:
        if passage["kind"] in _SILENT:
            continue
        for one in find_quantities.quantities(fold(passage["text"])):
            start, end = passage["start"] + one.start, passage["start"] + one.end
            if free(start, end):
                made.append(_unread(found, start, end, one.unit))
    return sorted(made, key=lambda q: (q.start, q.end, q.table))


class _free:  # noqa: N801 - used as a function
    """Whether a span touches none of those taken."""

    def __init__(self, taken: Iterable[tuple[int, int]]) -> None:
        self.taken = sorted(taken)
        self.starts = [start for start, _ in self.taken]

    def __call__(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, start)
        near = self.taken[max(0, at - 3) : at + 1]
        return all(end <= first or last <= start for first, last in near)


def _quantity(found: Version, table: str, row: Row) -> Quantity:
    words = concepts.target_words(row["subject"] or "", row["per"])
    unit = concepts.target_unit(row["unit"], row["per"])
    return Quantity(
        id=row["target_id" if table == "targets" else "statement_id"],
        table=table,
        start=row["start"],
        end=row["end"],
        words=found.text[row["start"] : row["end"]],
        quote=row["quote"],
        subject=row["subject"] or "",
        per=row["per"] or "",
        unit=row["unit"] or "",
        value=row["value"],
        high=row["value_high"],
        comparator=row["comparator"],
        deadline=row["deadline"],
        sense=_sense(words, unit, row["mode"], row),
        sentence=found.sentence_at(row["start"]),
    )


def _unread(found: Version, start: int, end: int, unit: str | None) -> Quantity:
    words = found.text[start:end]
    sense = _sense("", unit, None, {})
    at = found.sentence_at(start)
    return Quantity(None, "", start, end, words, "", "", "", unit or "", None, None, "eq", None, sense, at)


# -- times


def _times(found: Version, tables: Mapping[str, Columns], passages: Iterable[Row]) -> list[Time]:
    """Times of rows of a project table belong to the project and are left out."""
    works = {found.sentence_line(row["start"]) for row in rows(tables.get("projects"))}
    made = [
        Time(
            id=row["deadline_id"],
            start=row["start"],
            end=row["end"],
            words=row["expression"],
            kind=row["kind"],
            first=row["date_start"],
            last=row["date_end"],
            recurrence=row["recurrence"],
            task=row["task"] or "",
            sentence=found.sentence_at(row["start"]),
        )
        for row in rows(tables.get("deadlines"))
        if found.sentence_line(row["start"]) not in works
    ]
    free = _free((time.start, time.end) for time in made)
    for passage in passages:
        if passage["kind"] in _SILENT or passage["start"] in works:
            continue
        text = fold(passage["text"])
        spans = [(one.start, one.end) for one in find_times.times(text)]
        spans += [match.span() for match in _OFTEN.finditer(text)]
        for first, last in spans:
            start, end = passage["start"] + first, passage["start"] + last
            if free(start, end):
                at = found.sentence_at(start)
                made.append(Time(None, start, end, found.text[start:end], "", None, None, None, "", at))
    return _joined(sorted(made, key=lambda time: (time.start, time.end)))


def _joined(times: Iterable[Time]) -> list[Time]:
    """Make one of a year and what follows it without a date of its own: 2027年汛前."""
    out: list[Time] = []
    for time in times:
        last = out[-1] if out else None
        if last and last.end == time.start and _A_YEAR.search(last.words) and not (time.last or time.recurrence):
            id_, words = last.id or time.id, last.words + time.words
            out[-1] = replace(last, id=id_, end=time.end, words=words, task=last.task or time.task)
        else:
            out.append(time)
    return out


# -- duties


def _duties(found: Version, tables: Mapping[str, Columns]) -> list[Duty]:
    """The statements about one task as one duty: cells 牵头单位 and 配合单位 of a row are read together."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows(tables.get("responsibilities")):
        task = (row["task_start"], row["task_end"])
        groups.setdefault(task if task[0] is not None else row["statement_id"], []).append(row)
    made = []
    for members in groups.values():
        members.sort(key=lambda row: (_ROLES.get(row["role"], 1), row["start"]))
        start, end = min(row["start"] for row in members), max(row["end"] for row in members)
        made.append(
            Duty(
                id=min(members, key=lambda row: row["start"])["responsibility_id"],
                start=start,
                end=end,
                bodies=tuple(_body(row) for row in members),
                task=members[0]["task"] or "",
                task_start=members[0]["task_start"],
                sentence=found.sentence_at(start),
            )
        )
    return sorted(made, key=lambda duty: (duty.start, duty.end))


def _body(row: Row) -> Body:
    return Body(row["department"], row["canonical"] or bare(row["department"]), row["level"], row["role"])


# -- tables


def _entry(row: Row) -> Entry:
    words = concepts.indicator_words(row["name"], row["parent"], row["breakdown"])
    unit = "%" if row["kind"] == "growth_rate" else row["unit"]
    place = row["row_no"] or f"{row['category'] or ''}/{row['parent'] or ''}"
    return Entry(
        id=row["value_id"],
        start=row["start"],
        end=row["end"],
        raw=row["raw"],
        row=(row["table_id"], f"{place}/{row['name']}", row["breakdown"] or ""),
        title=row["table_title"] or "",
        name=row["name"],
        unit=row["unit"] or "",
        attribute=row["attribute"],
        kind=row["kind"],
        year=row["year"],
        value=row["value"],
        high=row["value_high"],
        comparator=row["comparator"],
        sense=_sense(words, unit, concepts.indicator_mode(row["kind"], unit), row),
    )


def _project(row: Row) -> Undertaking:
    known = units.read(row["unit"])
    factor = known.factor if known is not units.UNKNOWN else None
    return Undertaking(
        id=row["project_id"],
        start=row["start"],
        end=row["end"],
        name=row["name"],
        investment=row["investment"],
        unit=row["unit"] or "",
        factor=factor,
        period=row["period"] or "",
    )
