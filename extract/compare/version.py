"""What a comparison looks at: one version of a plan as sentences and facts. Positions are those of the version's text.

Rows come from the tables of a run; what another stage knows of them (canonical subject, size of a unit) is handed in.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a cell of a table's row. `key`: its words normalised; `section`: the headings above it."""

    at: int
    start: int
    end: int
    text: str
    key: str
    section: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name and its unit mean. `subject`: canonical things, None where unknown; `facets`: area, people, flow …

    A printed value times `factor` is the value in the base unit of `dimension`; None for an unknown unit. `standard` is the
    value in the concept's own unit, denominators included.
    """

    subject: tuple[tuple[str, ...], str] | None = None
    facets: tuple[str, ...] = ()
    dimension: str = ""
    factor: float | None = None
    standard: float | None = None
    standard_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in running text. table: targets, statements, or "" for one that no rule has read."""

    id: str | None
    table: str
    start: int
    end: int
    words: str
    quote: str
    subject: str
    per: str
    unit: str
    value: float | None
    high: float | None
    comparator: str
    deadline: dt.date | None
    sense: Sense
    sentence: int

    @property
    def promised(self) -> bool:
        """Whether it is a target."""
        return self.table == "targets"


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time that bounds something; id None for one that no rule has read."""

    id: str | None
    start: int
    end: int
    words: str
    kind: str
    first: dt.date | None
    last: dt.date | None
    recurrence: str | None
    task: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Body:
    """A department: its name as printed, and what stands for it whatever it is called."""

    name: str
    key: str
    level: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Who answers for one task: all departments of its statements, leads first as printed."""

    id: str
    start: int
    end: int
    bodies: tuple[Body, ...]
    task: str
    task_start: int | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A value cell of an indicator table."""

    id: str
    start: int
    end: int
    raw: str
    row: tuple[str, str, str]  # table, row as its first cell names it, breakdown
    title: str
    name: str
    unit: str
    attribute: str | None
    kind: str
    year: int | None
    value: float | None
    high: float | None
    comparator: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A row of a table or list of projects."""

    id: str
    start: int
    end: int
    name: str
    investment: float | None
    unit: str
    factor: float | None
    period: str


@dataclass(slots=True)
class Version:
    """One version of a plan. `lines`: the normalised cells of each row of its tables; `ends`: the last day that it covers."""

    doc_id: str
    title: str
    text: str
    sentences: Sequence[Sentence]
    lines: Sequence[frozenset[str]] = ()
    ends: dt.date | None = None
    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    projects: list[Undertaking] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that holds a position, or of the one before it."""
        if not self._starts:
            self._starts = [sentence.start for sentence in self.sentences]
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence_line(self, position: int) -> int:
        """Return where the line (passage, row of a table) of a position begins."""
        return self.text.rfind("\n", 0, position) + 1


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of one fact. `kind` and `field` as in schemas/tables/changes.json; starts are of the fact itself."""

    table: str
    kind: str
    field: str | None
    old_id: str | None
    new_id: str | None
    old: str | None
    new: str | None
    old_span: tuple[int, int] | None
    new_span: tuple[int, int] | None

    @property
    def substance(self) -> bool:
        """Whether what was promised changed, and not its words alone."""
        return self.kind not in ("reworded", "re_expressed", "moved")
