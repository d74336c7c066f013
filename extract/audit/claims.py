"""What the audit looks at: the figures of one plan, each with what it measures, and the text that they stand in."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_STANDARD = re.compile("(?<!高)标准(?!化|地|田|农田|厂房|体系)")
# Roles of figures: what is promised, what has been reached, how fast it is to grow, and what only frames another.
TARGET, REACHED, GROWTH, OTHER = "target", "reached", "growth", "other"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures, as reconciliation read its name.

    concept_id: None where the name says nothing. family: one for the level, the growth and the share of one thing.
    things: what of the name the codebooks know; rest: the characters of its other words.
    base: level, share or per. change: "" for a level, else growth, points …. flow: "" for a stock, else new, cumulative ….
    factor: a printed value times it is the value in `unit_si`; None for an unknown unit.
    """

    concept_id: str | None
    family: str
    things: tuple[str, ...]
    rest: str
    base: str
    change: str
    dimension: str
    flow: str
    factor: float | None
    unit_si: str | None

    @property
    def known(self) -> bool:
        """Whether the codebooks know the thing that is measured."""
        return bool(self.things)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One figure of a plan. row: table and row id. basis: where its year comes from (table, stated, document, sentence)."""

    row: str
    role: str
    kind: str
    name: str
    measure: Measure
    unit: str | None
    value: float
    high: float | None
    comparator: str
    mode: str
    year: int | None
    basis: str | None
    start: int
    end: int
    confidence: float
    per: str | None = None
    scope: str | None = None
    action: str | None = None
    table: str | None = None
    parent: str | None = None
    breakdown: str | None = None
    row_no: str | None = None
    period: str | None = None
    attribute: str | None = None
    departments: tuple[str, ...] = ()
    raw: str = ""

    @property
    def tabled(self) -> bool:
        """Whether the figure stands in an indicator table."""
        return self.table is not None

    @property
    def standard(self) -> bool:
        """Whether the figure is a standard (低保标准), which does not grow with a place's size; 高标准农田 is none."""
        return _STANDARD.search(self.name) is not None

    def si(self, value: float | None = None) -> float | None:
        """Return a value (the claim's own without one) in the measure's unit; None for an unknown unit."""
        factor = self.measure.factor
        return None if factor is None else (self.value if value is None else value) * factor


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the plan's text."""

    passage_id: str
    order: int
    kind: str
    section: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell."""

    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Plan:
    """One plan of a run. Rows of tables that no check turns into figures are kept as published, by their table's name."""

    doc_id: str
    title: str | None
    jurisdiction: str | None
    level: str | None
    doc_type: str | None
    issue_date: dt.date | None
    period_start: int | None
    period_end: int | None
    base_year: int | None
    passages: Sequence[Passage]
    claims: Sequence[Claim] = ()
    cells: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    table_kinds: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _claim_starts: list[int] = field(default_factory=list)

    def passage(self, at: int) -> Passage | None:
        """Return the passage at a position; None where there is none."""
        if not self._starts:
            self._starts = [passage.start for passage in self.passages]
        found = bisect_right(self._starts, at) - 1
        return self.passages[found] if found >= 0 else None

    def within(self, start: int, end: int) -> Sequence[Claim]:
        """Return the figures that begin in start:end; claims stand in the order of the text."""
        if not self._claim_starts:
            self._claim_starts = [claim.start for claim in self.claims]
        return self.claims[bisect_left(self._claim_starts, start) : bisect_left(self._claim_starts, end)]

    def base(self) -> int | None:
        """Return the year before the plan's period, in which its baselines are; None where the plan does not say."""
        return self.base_year or (self.period_start - 1 if self.period_start else None)
