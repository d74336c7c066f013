"""One sentence through the whole chain, its rows printed in short so that a table of tests reads like a list.

A target prints as `subject sign value unit /per @deadline`:
    养老床位 ≥4200张 @2025      养老床位 of at least 4200 张 by the end of 2025
    职业培训 +3万人次           an increment; - a decrease, × a multiple, ≈ about, a~b a range, > and < strictly
    全科医生 =4人 /每万人       the denominator
A deadline that is no last day of a year prints in full (@2025-06-30). Rows are joined by "; ".
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extract import outline, pipeline
from extract.document import Block, Document, Loaded
from extract.records import Deadline, Facts, Responsibility, Target

TITLE = "青峦县民生服务发展规划（2021—2025年）"
FORWARD, PAST, PRESENT = "三、主要任务", "一、“十三五”发展回顾", "二、面临形势"
_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": "="}
_MODES = {"level": "", "increment": "+", "decrease": "-", "multiple": "×"}


def document(*lines: str) -> Document:
    """A document of these lines, as the outline builds it."""
    return outline.build(Loaded(tuple(Block(line) for line in lines), "txt", "txt"), "a.txt", "0" * 64, 1)


def facts(*lines: str, heading: str = FORWARD, title: str = TITLE) -> Facts:
    """The facts of a small plan: a title, a heading, these paragraphs."""
    return pipeline.extract(document(title, heading, *lines))


def run(folder: Path, data: bytes | str, name: str = "plan.txt") -> pipeline.Result:
    """Write a small plan to a file and read it as the command does."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return pipeline.process(path, name)


def targets(*lines: str, heading: str = FORWARD, title: str = TITLE) -> str:
    """The targets of a small plan, in short."""
    return "; ".join(map(short, facts(*lines, heading=heading, title=title).targets))


def values(*lines: str, heading: str = FORWARD, title: str = TITLE) -> str:
    """The targets without subject, for rows about numbers, bounds and units alone."""
    return "; ".join(amount(row) for row in facts(*lines, heading=heading, title=title).targets)


def statuses(*lines: str, heading: str = FORWARD, title: str = TITLE) -> str:
    """The quantities with what they are: target, achieved, current, condition, quoted."""
    found = facts(*lines, heading=heading, title=title)
    rows = sorted([*found.targets, *found.statements], key=lambda row: row.start)
    return "; ".join(f"{amount(row)} {row.status or 'target'}" for row in rows)


def deadlines(*lines: str, heading: str = FORWARD, title: str = TITLE) -> str:
    """The deadlines of a small plan: words, kind, dates."""
    return "; ".join(map(limit, facts(*lines, heading=heading, title=title).deadlines))


def short(row: Target) -> str:
    """One target: subject, amount, denominator, deadline."""
    parts = [row.subject or "?", amount(row)]
    parts += [f"/{row.per}"] if row.per else []
    parts += [f"@{day(row.deadline)}"] if row.deadline else []
    return " ".join(parts)


def amount(row: Target) -> str:
    """Mode, comparator, value or range, and unit."""
    if row.value is None:
        return "goal"
    value = f"{number(row.value)}~{number(row.value_high)}" if row.value_high is not None else number(row.value)
    return f"{_MODES[row.mode]}{_SIGNS[row.comparator]}{value}{row.unit or ''}"


def number(value: float) -> str:
    """A number without a needless .0."""
    return f"{value:.10g}"


def day(date: dt.date) -> str:
    """The year where the date is its last day, else the date."""
    return str(date.year) if (date.month, date.day) == (12, 31) else date.isoformat()


def limit(row: Deadline) -> str:
    """One deadline: 到2025年 by 2025, 2021-2023年 during 2021-01-01..2023, 每年 yearly."""
    if row.kind == "recurring":
        return f"{row.expression} {row.recurrence or 'recurring'}"
    dates = day(row.date_end) if row.date_end else "?"
    dates = f"{row.date_start}..{dates}" if row.date_start else dates
    return f"{row.expression} {row.kind} {dates}"


def duties(*lines: str, heading: str = FORWARD, title: str = TITLE) -> str:
    """The responsibilities: name/role<task, one after the other."""
    return "; ".join(map(duty, facts(*lines, heading=heading, title=title).responsibilities))


def duty(row: Responsibility) -> str:
    """One department: name, role and the task it answers for."""
    return f"{row.department}/{row.role}<{row.task or '-'}"


def bug(*row: object, reason: str) -> object:
    """A row that fails today: strict, so that the day it is mended the mark must go."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))
