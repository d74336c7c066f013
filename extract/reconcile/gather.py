"""All rows of a run -> the tables concepts, links, alignment and standings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from extract.reconcile import concepts, inside, links, names, standings
from extract.reconcile.canonical import Reading
from extract.reconcile.decisions import Verdicts
from extract.reconcile.facts import TABLES, Fact, Plan, facts
from extract.reconcile.form import FACETS, spoken
from extract.reconcile.links import Concept, Link

Columns = dict[str, list[Any]]
# The tables that reconciliation publishes.
PUBLISHED = ("concepts", "links", "alignment", "standings")
_ROWS = 16_384  # rows handed out at a time, as all columns of all rows at once would double the memory
_MEASURES = {"share": "rate", "per": "per_capita", "level": "count"}


@dataclass(slots=True)
class Gathered:
    """The rows of many plans, and the names that concepts had before (concept_id -> name)."""

    verdicts: Verdicts = field(default_factory=concepts.standing_verdicts)
    plans: dict[str, Plan] = field(default_factory=dict)
    rows: list[Fact] = field(default_factory=list)
    named_before: dict[str, str] = field(default_factory=dict)

    def add(self, tables: Mapping[str, Mapping[str, Sequence[Any]]]) -> None:
        """Take in the rows of some tables, given as columns."""
        for table in TABLES:
            if table in tables:
                self.rows += facts(table, tables[table], self.verdicts)

    def add_plan(self, row: Mapping[str, Any]) -> None:
        """Take in one row of `documents`."""
        taken = (row[name] for name in ("doc_id", "jurisdiction", "level", "division_code", "sector", "period_end"))
        self.plans.setdefault(row["doc_id"], Plan(*taken))

    def tables(self) -> dict[str, Columns]:
        """Return the tables of PUBLISHED as columns."""
        whole: dict[str, Columns] = {}
        for piece in self.pieces():
            for table, columns in piece.items():
                for name, values in columns.items():
                    whole.setdefault(table, {}).setdefault(name, []).extend(values)
        return whole

    def pieces(self) -> Iterator[dict[str, Columns]]:
        """Yield the tables of PUBLISHED one after the other, a long one in several pieces. The order in which rows came in does not matter."""
        unique = {fact.ref: fact for fact in self.rows}
        rows = sorted(unique.values(), key=lambda fact: (fact.doc_id, fact.start, fact.ref))
        by_concept: dict[str, list[Fact]] = defaultdict(list)
        for fact in rows:
            by_concept[fact.concept_id].append(fact)
        found = [self._concept(concept_id, by_concept[concept_id]) for concept_id in sorted(by_concept)]
        spoken_names = {concept.concept_id: concept.name for concept in found}
        yield {"concepts": _concept_columns(found)}
        yield {"standings": standings.columns(standings.compare(rows, self.plans), spoken_names)}
        by_id = {concept.concept_id: concept for concept in found}
        placed = _by_place(rows, self.plans)
        for start in range(0, max(len(placed), 1), _ROWS):
            yield {"alignment": _alignment(placed[start : start + _ROWS], self.plans, by_id)}
        del unique, placed
        every = _unique(
            chain(
                (link for concept in found for link in _members(by_concept[concept.concept_id])),
                inside.links(rows),
                links.between_concepts(found, self.verdicts),
            )
        )
        for start in range(0, max(len(every), 1), _ROWS):
            yield {"links": _link_columns(every[start : start + _ROWS])}

    def _concept(self, concept_id: str, rows: Sequence[Fact]) -> Concept:
        words, _ = names.main_name((fact.words, fact.unit) for fact in rows)
        first = next(fact for fact in rows if fact.words == words)
        unit = _main_unit(rows)
        all_names = tuple(sorted({fact.words for fact in rows}))
        name = self.named_before.get(concept_id, words)
        return Concept(concept_id, name, first.reading.form, unit, all_names)


def _main_unit(rows: Iterable[Fact]) -> str | None:
    """The unit that most values of a concept are in; the first in order of several; None where none has a known unit."""
    counts = Counter(fact.reading.unit_si for fact in rows if fact.reading.unit_si and fact.value_si is not None)
    counts = counts or Counter(fact.reading.unit_si for fact in rows if fact.reading.unit_si)
    return min(counts, key=lambda unit: (-counts[unit], unit or ""), default=None)


def _members(rows: Sequence[Fact]) -> list[Link]:
    """Link each row of a concept to its leader, the row of its main name that comes first: a star, not all pairs."""
    words, _ = names.main_name((fact.words, fact.unit) for fact in rows)
    leader = next(fact for fact in rows if fact.words == words)
    found = []
    said: dict[tuple[str, Reading], tuple[str, list[str]]] = {}  # what many plans write alike is explained once
    for fact in rows:
        if fact is leader:
            continue
        if fact.reading.form == leader.reading.form:
            if (fact.words, fact.reading) not in said:
                said[fact.words, fact.reading] = links.reasons(fact.words, leader.words, fact.reading, leader.reading)
            relation, evidence = said[fact.words, fact.reading]
            found.append(Link(fact.ref, leader.ref, relation, 1.0, evidence, "rule", "positive"))
        else:
            evidence = [f"A person judged {fact.words} and {leader.words} one concept."]
            found.append(Link(fact.ref, leader.ref, "closeMatch", None, evidence, "person", "positive"))
    return found


def _unique(found: Iterable[Link]) -> list[Link]:
    """One link a pair; what is said of two rows of one plan adds its evidence to what makes them one concept."""
    merged: dict[tuple[str, str], Link] = {}
    for link in found:
        pair = (link.left, link.right) if (link.right, link.left) not in merged else (link.right, link.left)
        before = merged.get(pair)
        if before is None:
            merged[pair] = link
            continue
        judgement = link.judgement if link.judgement != "positive" else before.judgement
        evidence = [*before.evidence, *(one for one in link.evidence if one not in before.evidence)]
        merged[pair] = Link(*pair, before.relation, before.score, evidence, before.judged_by, judgement)
    return sorted(merged.values(), key=lambda link: (link.left, link.right))


def _definition(concept: Concept) -> str:
    form = concept.form
    said = [f"{FACETS[name]}: {spoken(form.facet(name))}" for name in FACETS if form.facet(name)]
    subject = "、".join(form.things) or concept.name
    also = [name for name in concept.names if name != concept.name]
    return f"{subject}; {'; '.join(said)}." + (f" Also written {', '.join(also[:6])}." if also else "")


def _measure(concept: Concept) -> str:
    form = concept.form
    if form.change:
        return "change"
    return form.dimension if form.base == "level" and form.dimension not in ("", "none") else _MEASURES[form.base]


def _facets(concept: Concept) -> list[str]:
    form = concept.form
    values = (form.area, form.residency, form.population, form.flow, *form.qualifiers.split("·"), form.change)
    return [spoken(value) for value in values if value]


def _concept_columns(found: Sequence[Concept]) -> Columns:
    return {
        "concept_id": [one.concept_id for one in found],
        "name": [one.name for one in found],
        "definition": [_definition(one) for one in found],
        "measure": [_measure(one) for one in found],
        "unit_si": [one.unit_si for one in found],
        "denominators": [[one.form.denominator] if one.form.denominator else [] for one in found],
        "qualifiers": [_facets(one) for one in found],
        "source": ["codebook facet_things" if one.form.things else "usage in plans" for one in found],
    }


def _link_columns(found: Sequence[Link]) -> Columns:
    names = ("left", "right", "relation", "score", "evidence", "judged_by", "judgement")
    return {name: [getattr(link, name) for link in found] for name in names}


def _by_place(rows: Sequence[Fact], plans: Mapping[str, Plan]) -> list[Fact]:
    return sorted(
        rows, key=lambda fact: (fact.concept_id, _code(plans.get(fact.doc_id)), fact.year or 0, fact.kind, fact.ref)
    )


def _alignment(order: Sequence[Fact], plans: Mapping[str, Plan], by_id: Mapping[str, Concept]) -> Columns:
    nowhere = Plan("", None, None, None, None, None)
    places = [plans.get(fact.doc_id, nowhere) for fact in order]
    return {
        "concept_id": [fact.concept_id for fact in order],
        "name": [by_id[fact.concept_id].name for fact in order],
        "jurisdiction": [place.jurisdiction for place in places],
        "level": [place.level for place in places],
        "division_code": [place.division_code for place in places],
        "year": [fact.year for fact in order],
        "kind": [fact.kind for fact in order],
        "mode": [fact.mode for fact in order],
        "value": [fact.value for fact in order],
        "unit": [fact.unit for fact in order],
        "comparator": [fact.comparator for fact in order],
        "value_si": [fact.value_si for fact in order],
        "unit_si": [fact.reading.unit_si if fact.value_si is not None else None for fact in order],
        "compares": [_compares(fact, by_id[fact.concept_id]) for fact in order],
        "doc_id": [fact.doc_id for fact in order],
        "row": [fact.ref for fact in order],
    }


def _compares(fact: Fact, concept: Concept) -> bool | None:
    """Whether a value is in the unit of its concept; None for no single number."""
    if fact.value is None:
        return None
    return fact.value_si is not None and fact.reading.unit_si == concept.unit_si


def _code(plan: Plan | None) -> str:
    return (plan.division_code or "") if plan else ""
