"""Up and down: a county's targets beside those of its prefecture, its province and the nation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.directions import direction
from extract.reconcile.facts import Fact, Plan
from extract.reconcile.inside import agree

# What compares between a part of the country and the whole: shares, values per head, growth, and levels that do not
# grow with size. Totals (床位 30 万张) do not.
INTENSIVE = frozenset({"concentration_air", "concentration", "age", "temperature", "time", "none", "score"})
# 低保标准, but not 高标准农田 or 标准化.
_STANDARD, _YEARLY = re.compile("(?<!高)标准(?!化|地|田|农田|厂房|体系)"), "/年"
_LESS, _MORE = frozenset({"le", "lt"}), frozenset({"ge", "gt"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One target of a higher plan and what a plan below says of it; `row` and `below` are None where it is missing."""

    above: Fact
    above_plan: Plan
    plan: Plan
    row: Fact | None
    standing: str


def _higher(code: str) -> tuple[str, ...]:
    """Division codes above a code (GB/T 2260): its prefecture, its province, the nation (000000)."""
    found = [code[:4] + "00", code[:2] + "0000", "000000"]
    return tuple(one for one in dict.fromkeys(found) if one != code)


def comparable(fact: Fact) -> bool:
    """Whether a value of one place can be held against that of another place."""
    form = fact.reading.form
    if form.change or form.base != "level" or form.dimension in INTENSIVE:
        return True
    return any(_STANDARD.search(thing) for thing in form.things)


def less_is_better(above: Fact) -> bool:
    """Whether a target is the better the smaller it is: by its bound, else by what it measures (codebook directions)."""
    if above.comparator in _LESS:
        return True
    if above.comparator in _MORE or above.reading.form.change == "reduction":
        return False
    way = direction(above.words)
    return way is not None and way.better == "lower"


def _tabled(fact: Fact) -> bool:
    return fact.ref.startswith("indicator_values/")


def _named(fact: Fact) -> bool:
    """Whether a target is named well enough to be missed elsewhere: a row of a table, or a thing that the codebook knows."""
    return _tabled(fact) or bool(fact.reading.form.things and not fact.reading.form.rest)


def _one_unit(above: Fact, own: Fact) -> bool:
    """Whether two values stand in one unit; 元 stands for 元/年 where a standard goes without 年 and is of that size."""
    left, right = above.reading.unit_si or "", own.reading.unit_si or ""
    if left == right:
        return True
    sizes = sorted((above.value_si or 0.0, own.value_si or 0.0))
    near = _STANDARD.search(above.words) is not None and sizes[0] * 2 > sizes[1]
    return near and left.removesuffix(_YEARLY) == right.removesuffix(_YEARLY)


def _judge(above: Fact, own: Fact) -> str:
    """met where equal, exceeded where the lower plan promises more (less, where less is better), else below."""
    if agree(above, own):
        return "met"
    if above.value_si is None or own.value_si is None or not _one_unit(above, own):
        return "not_comparable"
    if above.value_si == own.value_si:
        return "met"
    better = own.value_si < above.value_si if less_is_better(above) else own.value_si > above.value_si
    return "exceeded" if better else "below"


def _pairs(plans: Mapping[str, Plan]) -> Iterator[tuple[Plan, Plan]]:
    """Yield (higher plan, plan below) of the same sector."""
    by_code: dict[str, list[Plan]] = defaultdict(list)
    for plan in sorted(plans.values(), key=lambda plan: plan.doc_id):
        code = plan.division_code or ("000000" if plan.level == "national" else "")
        if code:
            by_code[code].append(plan)
    for code, own in sorted(by_code.items()):
        for above in (plan for higher in _higher(code) for plan in by_code.get(higher, ())):
            for plan in own:
                if plan.sector == above.sector:
                    yield above, plan


def compare(rows: Sequence[Fact], plans: Mapping[str, Plan]) -> list[Standing]:
    """Return how plans stand to those above them, target by target, for the years that the plan below sets targets for.

    What a plan lacks is told only of plans for the same period, and only of targets that are clearly named.
    """
    targets: dict[str, dict[tuple[str, int | None], Fact]] = defaultdict(dict)
    for fact in rows:
        if fact.kind == "target" and fact.value is not None:
            key = fact.concept_id, fact.year
            before = targets[fact.doc_id].get(key)
            if before is None or _tabled(fact) and not _tabled(before):  # a table says a target more fully than prose
                targets[fact.doc_id][key] = fact
    found = []
    years = {doc_id: {year for _, year in keyed} for doc_id, keyed in targets.items()}
    for above_plan, plan in _pairs(plans):
        for key, above in targets.get(above_plan.doc_id, {}).items():
            if not comparable(above) or key[1] not in years.get(plan.doc_id, ()):
                continue
            own = targets.get(plan.doc_id, {}).get(key)
            if own is None and not (_named(above) and plan.period_end == above_plan.period_end):
                continue
            standing = _judge(above, own) if own else "missing"
            found.append(Standing(above, above_plan, plan, own, standing))
    return found


def columns(found: Iterable[Standing], names: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return the columns of `standings`."""
    rows = list(found)
    return {
        "concept_id": [one.above.concept_id for one in rows],
        "name": [names[one.above.concept_id] for one in rows],
        "year": [one.above.year for one in rows],
        "jurisdiction": [one.plan.jurisdiction for one in rows],
        "division_code": [one.plan.division_code for one in rows],
        "doc_id": [one.plan.doc_id for one in rows],
        "row": [one.row.ref if one.row else None for one in rows],
        "value_si": [one.row.value_si if one.row else None for one in rows],
        "above_jurisdiction": [one.above_plan.jurisdiction for one in rows],
        "above_doc_id": [one.above_plan.doc_id for one in rows],
        "above_row": [one.above.ref for one in rows],
        "above_value_si": [one.above.value_si for one in rows],
        "unit_si": [one.above.reading.unit_si for one in rows],
        "standing": [one.standing for one in rows],
    }
