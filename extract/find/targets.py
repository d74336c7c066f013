"""Quantities of a passage as mentions: role, bounds, change, subject, denominator, place. Whether one is a promise is
`extract.resolve.status`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.find import (
    bounds,
    changes,
    denominators,
    described,
    elided,
    kinds,
    listed,
    plain,
    roles,
    scopes,
    series,
    subjects,
    words,
)
from extract.find.goals import goals, named
from extract.find.quantities import quantities
from extract.find.subjects import Text
from extract.mentions import Mention, Quantity, Time

_BRACKET = re.compile(r"[()]")
# Brackets of other shapes hold none of their own shape.
_OTHER = re.compile(r"[(]|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】")
# A noun behind a value; 大关 and the like are none: they say that the value is a bound (突破10亿元大关).
_NOUN = re.compile(r"(?!大关|关口|门槛|台阶|[和与及并且]|以及|其中)[\u4e00-\u9fff“]")
# 总投资12亿元(其中2023年完成…): the amount of a total is no part of what it is of.
_AMOUNT = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:约|达)?\d[\d.,]*[万亿千百]*[\u4e00-\u9fff%]{1,3}$")
_FOOTNOTE = re.compile(r"[\[〔]\d{1,3}[\]〕]")  # “协理员”[21]
_CLAUSE = re.compile(r"[,;:。!?|]")
_SECOND = re.compile(r"\(([\u4e00-\u9fff]{1,2})\)")


def mask(folded: str) -> str:
    """Blank the contents of brackets, keeping every position, so that commas inside end no clause."""
    if "(" not in folded and "〔" not in folded and "[" not in folded and "【" not in folded:
        return folded
    closes = _closes(folded) if "(" in folded else {}
    out, kept = [], 0
    found = _OTHER.search(folded)
    while found is not None:
        start = found.start()
        end = closes.get(start, 0) if found[0] == "(" else found.end()
        if end:
            out += [folded[kept : start + 1], "_" * (end - start - 2), folded[end - 1]]
            kept = end
        found = _OTHER.search(folded, end or start + 1)
    return "".join((*out, folded[kept:]))


def _closes(folded: str) -> dict[int, int]:
    """Where each round bracket that is closed ends, all that is nested in it too: (各镇(街道)、各管理局(管委会))."""
    closes: dict[int, int] = {}
    open_at: list[int] = []
    for found in _BRACKET.finditer(folded):
        if found[0] == "(":
            open_at.append(found.start())
        elif open_at:
            closes[open_at.pop()] = found.end()
    return closes


def mentions(
    text: Text, sentences: Sequence[tuple[int, int]], times: Sequence[Time], conditions: bool = False
) -> list[Mention]:
    """Return the quantities of a passage with their roles and subjects, in order of position.

    `conditions`: the passage is an item of a list of conditions, so that nothing in it is promised.
    """
    found = [q for q in _all(text.folded) if not _is_time(q, times) and not _full_width(text.raw, q)]
    if not found:
        return []
    held = [(0, len(text.folded))] if conditions else listed.conditions(text.folded)
    out: list[Mention] = []
    at = 0
    for start, end in sentences:
        inside: list[Quantity] = []
        while at < len(found) and found[at].start < end:
            if found[at].start >= start:
                inside.append(found[at])
            at += 1
        if inside:
            items = _sentence(text, (start, end), inside, (times, held))
            elided.parted(text, items, out)
            out.extend(items)
    return out


def _all(folded: str) -> list[Quantity]:
    """Quantities and goals without a number, in order; a goal that holds a numeral is a quantity (高于全国水平2个百分点)."""
    found, wordy = quantities(folded), goals(folded)
    if not wordy:
        return found
    free = [g for g in wordy if not any(g.start < q.end and q.start < g.end + 3 for q in found)]
    return sorted([*found, *free], key=lambda q: q.start)


def _is_time(quantity: Quantity, times: Sequence[Time]) -> bool:
    return any(time.start <= quantity.start < time.end or quantity.start <= time.start < quantity.end for time in times)


def _full_width(raw: str, quantity: Quantity) -> bool:
    """A full-width comma groups no thousands: 38，500 are two numerals, which nobody can tell apart for certain."""
    return "，" in raw[quantity.start : quantity.end]


def _sentence(
    text: Text,
    span: tuple[int, int],
    found: list[Quantity],
    context: tuple[Sequence[Time], Sequence[tuple[int, int]]],
) -> list[Mention]:
    times, held = context
    clauses = _clauses(text.masked, span, found)
    items = [_mention(text, span, clauses, quantity) for quantity in found]
    items = _drop_doubled(text.folded, items)
    _roles(text, items, held)
    values = [item for item in items if item.role == "value"]
    _edges(text, values, items)
    _behind_sizes(text, values, items)
    leads = _behind_described(text, items)
    spans = [time for time in times if span[0] <= time.start < span[1]]
    for index, item in enumerate(values):
        _bound(text, item)
        if item.quantity.form == "goal" and (thing := named(item.quantity.number)):
            item.subject = thing
            continue
        described.describe(text, item, values, index, spans)
        if id(item) in leads:
            described.lead(item, leads[id(item)])
    series.inherit(values)
    series.share(text, values)
    series.standards(text, values)
    series.sized(text, values)
    _complete(text, values, clauses)
    series.hand_out(text, values)
    for index in reversed(range(len(values))):
        series.siblings(values, index)
    for before, item in zip([None, *items], items, strict=False):
        if item.role != "value":
            _bound(text, item)
            plain.subject(text, item, before)
        if item.subject and "[" in item.subject:
            item.subject = _FOOTNOTE.sub("", item.subject) or None
    return items


# 增速保持在5%: a verb that holds the name of what it says.
_RATES = {name: name for name in ("增速", "增幅", "涨幅")}


def _complete(text: Text, values: list[Mention], clauses: list[tuple[int, int]]) -> None:
    """Give the values that leave it out their subject, from those before them and the clauses around."""
    for index, item in enumerate(values):
        if item.subject is None:
            elided.elide(text, item, values, index, clauses)
        elif (
            series.PLACE.fullmatch(item.subject)
            and item.action is None
            and words.unit_kind(item.quantity.unit) != "count"
        ):
            kinds.placed(item, values[:index])
        elif text.folded.startswith("其中", item.clause[0]):
            kinds.part(item, values[:index])
        if item.rule == "elided_clause" and item.subject:
            item.subject = _AMOUNT.sub("", item.subject)
        item.subject = item.subject or _RATES.get((item.action or "")[:2], item.action)
        kinds.contrast(item, values[:index])
        kinds.typed(item, values[:index])
        elided.complete(text, item, values[:index], clauses)
        changes.reversed_change(item)


def _roles(text: Text, items: list[Mention], held: Sequence[tuple[int, int]]) -> None:
    """Fill the role of each quantity; what could be promised is a condition inside a list of conditions (`held`)."""
    for item in items:
        item.role = roles.role(text.folded if item.in_brackets else text.masked, item)
        if item.role == "value" and any(start <= item.quantity.start < end for start, end in held):
            item.role = "condition"


def _clauses(masked: str, span: tuple[int, int], found: list[Quantity]) -> list[tuple[int, int]]:
    inside = {i for q in found for i in range(q.start, q.end)}
    marks = [m.start() for m in _CLAUSE.finditer(masked, *span) if m.start() not in inside]
    starts, ends = [span[0], *(m + 1 for m in marks)], [*marks, span[1]]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _mention(text: Text, span: tuple[int, int], clauses: list[tuple[int, int]], quantity: Quantity) -> Mention:
    clause = next(((a, b) for a, b in clauses if a <= quantity.start < b), span)
    masked = text.masked[quantity.start] == "_"
    if masked:
        opened = max(text.folded.rfind(mark, 0, quantity.start) for mark in "([〔【")
        closed = min((p for mark in ")]〕】" if (p := text.folded.find(mark, quantity.end)) >= 0), default=clause[1])
        inner = _clauses(text.folded, (opened + 1, closed), [quantity])
        clause = next(((a, b) for a, b in inner if a <= quantity.start < b), clause)
    item = Mention(quantity, span, clause, clause[0], clause[1], in_brackets=masked)
    item.after = _own_end(text, quantity)
    return item


def _own_end(text: Text, quantity: Quantity) -> int:
    """Where the words that belong to a quantity end: 以上, 左右, and a second classifier in brackets, 10条(段)."""
    end = quantity.end
    found = _SECOND.match(text.folded, end)
    if found and quantity.unit:
        end = found.end()
    return bounds.after(text.folded, end)[1]


def _drop_doubled(folded: str, items: list[Mention]) -> list[Mention]:
    """100%全覆盖 says one thing: the implied one goes."""
    return [
        item
        for item, before in zip(items, [None, *items], strict=False)
        if not (before and item.quantity.form == "implied" and _says_all(folded, before.quantity, item.quantity))
    ]


def _says_all(folded: str, before: Quantity, item: Quantity) -> bool:
    """100%全覆盖, 12个全覆盖; not 镇村两级全覆盖, where the grade says who is covered."""
    return before.unit != "级" and folded[before.end : item.start] in _SAME


_SAME = frozenset({"", "的", " ", ",", "、", "地"})


def _edges(text: Text, values: list[Mention], items: list[Mention]) -> None:
    """Cut each clause between its values, so that each has its own words on the left and on the right."""
    for before, item in zip(values, values[1:], strict=False):
        if before.clause == item.clause:
            before.right = min(before.right, item.quantity.start)
            item.left = max(item.left, before.after)
    for item in items:
        if item.role == "denominator":
            holder = next(
                (v for v in values if v.clause == item.clause and v.quantity.start > item.quantity.start), None
            )
            if holder is not None:
                holder.left = min(holder.left, item.clause[0]) if holder is values[0] else holder.left


def _behind_sizes(text: Text, values: list[Mention], items: list[Mention]) -> None:
    """全县12个村配备垃圾桶40个: how many places there are, and their noun, stand before the deed of the value."""
    for item in items:
        if item.role != "size" or words.unit_kind(item.quantity.unit) != "count":
            continue
        holder = next((v for v in values if v.clause == item.clause and v.quantity.start > item.quantity.start), None)
        if holder is not None and holder.left < item.quantity.start:
            item.right = min(item.right, holder.quantity.start)
            noun = subjects.right_span(text, item)
            if noun and noun[1] < holder.quantity.start:
                holder.left, holder.scope = (
                    noun[1],
                    scopes.scope_of(text.raw, text.folded, item.clause[0], item.quantity.end)[0],
                )


def _behind_described(text: Text, items: list[Mention]) -> dict[int, str]:
    """建立不少于50人的队伍10支: what is counted begins behind 的; return the words before what describes it, by value."""
    leads: dict[int, str] = {}
    for before, item in zip(items, items[1:], strict=False):
        described_by = before.role == "condition" and text.folded.startswith("的", before.after)
        described_by = described_by and words.unit_kind(item.quantity.unit) == "count"
        if described_by and item.role == "value" and before.clause == item.clause and item.left < before.after:
            leads[id(item)] = text.folded[item.left : before.quantity.start]
            item.left = before.after + 1
    return leads


def _bound(text: Text, item: Mention) -> None:
    left = text.folded[item.left : item.quantity.start]
    item.after = _own_end(text, item.quantity)
    behind, _ = bounds.after(text.folded, item.quantity.end)
    noun = _NOUN.match(text.folded, item.after) is not None
    item.comparator = bounds.comparator(item.quantity, left, behind, noun)
    item.mode = bounds.mode(item.quantity, denominators.without_step(left))
