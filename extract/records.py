"""One dataclass an output row: the words as printed (by their span), the value read from them, and the rule that read it.

A record carries no ids; `extract.tables` derives them from the document and the span. What each column means stands
in schemas/tables/*.json alone; a test holds the two together. Absent is None.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(slots=True)
class Metadata:
    """What a plan says of itself; becomes part of its row in `documents`."""

    title: str | None = None
    jurisdiction: str | None = None
    level: str | None = None
    province: str | None = None
    division_code: str | None = None
    sector: str | None = None
    doc_type: str | None = None
    status: str | None = None
    issuing_body: str | None = None
    document_number: str | None = None
    issue_date: dt.date | None = None
    period_start: int | None = None
    period_end: int | None = None
    base_year: int | None = None

    def anchor_year(self) -> int | None:
        """Return the year that 今年 and 年内 mean: of the document's date, else of its period's start; else None."""
        return self.issue_date.year if self.issue_date else self.period_start


@dataclass(slots=True)
class IndicatorValue:
    """One value cell of an indicator table."""

    table: int
    table_title: str | None
    row_no: str | None
    category: str | None
    name: str
    parent: str | None
    unit: str | None
    attribute: str | None
    breakdown: str | None
    kind: str
    period: str | None
    year: int | None
    value: float | None
    value_high: float | None
    comparator: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    concept_id: str | None = None
    value_si: float | None = None
    unit_si: str | None = None


@dataclass(slots=True)
class Target:
    """One quantified commitment in running text (`targets`), or, with a status, a quantity that is none (`statements`)."""

    passage: int
    start: int
    end: int
    quote: str
    subject: str | None
    value: float | None
    value_high: float | None
    unit: str | None
    per: str | None
    comparator: str
    mode: str
    deadline: dt.date | None
    deadline_basis: str | None
    deadline_implied: dt.date | None
    scope: str | None
    implied: bool
    action: str | None
    strength: str | None
    rule: str
    confidence: float
    departments: list[str] = field(default_factory=list)
    status: str | None = None
    reason: str | None = None
    concept_id: str | None = None
    value_si: float | None = None
    unit_si: str | None = None


@dataclass(slots=True)
class Deadline:
    """One time expression that bounds something to be done."""

    passage: int
    start: int
    end: int
    expression: str
    kind: str
    date_start: dt.date | None
    date_end: dt.date | None
    recurrence: str | None
    task: str | None
    rule: str
    confidence: float


@dataclass(slots=True)
class Responsibility:
    """One department in a statement of responsibility. `statement` is the start of the statement that names it."""

    passage: int
    statement: int
    start: int
    end: int
    department: str
    canonical: str | None
    level: str | None
    division_code: str | None
    role: str
    task: str | None
    task_start: int | None
    task_end: int | None
    rule: str
    confidence: float


@dataclass(slots=True)
class Project:
    """One row of a table or list of projects."""

    table: int | None
    row_no: str | None
    category: str | None
    name: str
    investment: float | None
    unit: str | None
    actor: str | None
    period: str | None
    note: str | None
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(slots=True)
class Facts:
    """All that was read from one document."""

    metadata: Metadata = field(default_factory=Metadata)
    table_kinds: dict[int, str] = field(default_factory=dict)
    indicator_values: list[IndicatorValue] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    statements: list[Target] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    responsibilities: list[Responsibility] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
