"""One document through the stages: load, outline, find, resolve. The only file that knows their order."""

from __future__ import annotations

import hashlib
import time
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from extract import load, outline, printed
from extract.document import Document
from extract.errors import LoadError, TaizhangError
from extract.find import duties, indicators, project_items, projects, tables
from extract.find import metadata as find_metadata
from extract.find.tasks import Span
from extract.reconcile import concepts
from extract.records import Facts, Metadata, Responsibility
from extract.resolve import deadlines, departments, recognised
from extract.resolve import indicators as resolve_indicators
from extract.resolve import metadata as resolve_metadata
from extract.resolve import projects as resolve_projects
from extract.running import Running, cell_periods

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. outcome: ok, partial (read, with a part lost) or failed; `error` says what to do."""

    document: Document | None
    facts: Facts | None
    outcome: str
    error: str | None
    seconds: float
    sha256: str | None
    bytes: int | None
    format: str | None
    warnings: tuple[str, ...] = ()


def process(path: Path, source: str) -> Result:
    """Read one file to its facts. A file that cannot be read gives outcome failed and a sentence, never an exception."""
    began = time.perf_counter()
    try:
        document = read(path, source)
        facts = extract(document)
    except TaizhangError as error:
        form = error.format if isinstance(error, LoadError) else None
        sha256, size = _fingerprint(path)
        return Result(None, None, "failed", str(error), time.perf_counter() - began, sha256, size, form)
    loaded = document.loaded
    warnings = (*loaded.lost, *loaded.warnings, *facts.warnings)
    outcome, spent = "partial" if loaded.lost else "ok", time.perf_counter() - began
    return Result(document, facts, outcome, None, spent, document.sha256, document.bytes, loaded.format, warnings)


def read(path: Path, source: str | None = None) -> Document:
    """Load a file and build its outline. Raises LoadError where it cannot be read, with what to do."""
    loaded = load.load(path)
    data = load.read_bytes(path)
    return outline.build(loaded, source or path.name, hashlib.sha256(data).hexdigest(), len(data))


def _fingerprint(path: Path) -> tuple[str | None, int | None]:
    """Return hash and size of a file that could not be read as a plan; (None, None) where it cannot even be opened."""
    try:
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
        data = load.read_bytes(path)
        return hashlib.sha256(data).hexdigest(), len(data)
    except (OSError, LoadError):
        return None, None


def extract(document: Document) -> Facts:
    """Return all facts of a document, in the order of its text."""
    plain = printed.plain(document)
    facts = _extract(plain)
    if plain is not document:
        printed.restore(facts, plain.text, document.text)
        facts.warnings.append(printed.WARNING)
    return facts


def _extract(document: Document) -> Facts:
    metadata = resolve_metadata.metadata(document, find_metadata.find(document))
    facts = Facts(metadata=metadata)
    _tables(document, facts)
    facts.responsibilities = _responsibilities(document, metadata)
    running = Running(document, facts)
    running.read()
    _task_deadlines(document, facts, running.row_limits)
    _join_departments(facts)
    facts.deadlines.sort(key=lambda row: row.start)
    concepts.assign(facts)
    if document.loaded.recognised:
        recognised.lower(document, facts)
    return facts


def _tables(document: Document, facts: Facts) -> None:
    for table in document.tables:
        kind = tables.kind(table)
        facts.table_kinds[table.index] = kind
        if kind == "indicators":
            found = indicators.indicator_table(document, table)
            facts.indicator_values += resolve_indicators.indicator_values(found.cells, found.columns, facts.metadata)
        elif kind == "projects":
            facts.projects += resolve_projects.projects(projects.project_rows(document, table))
    facts.projects += resolve_projects.projects(project_items.project_items(document))


def _responsibilities(document: Document, metadata: Metadata) -> list[Responsibility]:
    rows: list[Responsibility] = []
    for statement in duties.duties(document):
        span = (statement.task_start, statement.task_end)
        task = document.text[span[0] : span[1]] if span[0] is not None and span[1] is not None else None
        for name in statement.names:
            words = document.text[name.start : name.end]
            found = departments.resolve(words, metadata)
            rows.append(
                Responsibility(
                    passage=statement.passage,
                    statement=statement.start,
                    start=name.start,
                    end=name.end,
                    department=words,
                    canonical=found.canonical,
                    level=found.level,
                    division_code=found.division_code,
                    role=name.role,
                    task=task or None,
                    task_start=span[0] if task else None,
                    task_end=span[1] if task else None,
                    rule=statement.rule,
                    confidence=statement.confidence,
                )
            )
    return rows


def _task_deadlines(document: Document, facts: Facts, limits: Sequence[tuple[int, int, Span]]) -> None:
    """A 完成时限 cell is a deadline of its row's task."""
    seen = {(row.start, row.end) for row in facts.deadlines}
    for start, end, limit in limits:
        for item in cell_periods(document, limit, facts.metadata):
            at = limit[0] + item.time.start
            if (at, at + len(item.time.words)) in seen:
                continue
            seen.add((at, at + len(item.time.words)))
            passage = document.passages[bisect_right(document.passages, at, key=_START) - 1]
            facts.deadlines.append(deadlines.of_cell(document.text, passage, (start, end), limit[0], item))


def _join_departments(facts: Facts) -> None:
    """Give each target the functions of those who answer for the passage that it stands in."""
    spans: dict[tuple[int, int], list[str]] = {}
    for duty in facts.responsibilities:
        if duty.task_start is not None and duty.task_end is not None and duty.canonical:
            names = spans.setdefault((duty.task_start, duty.task_end), [])
            if duty.canonical not in names:
                names.append(duty.canonical)
    waiting, open_spans = sorted(spans.items(), reverse=True), list[tuple[int, list[str]]]()
    for target in sorted(facts.targets, key=_START):
        while waiting and waiting[-1][0][0] <= target.start:
            (_, end), names = waiting.pop()
            open_spans.append((end, names))
        open_spans = [span for span in open_spans if span[0] > target.start]
        around = [names for end, names in open_spans if target.end <= end]
        if around:
            target.departments = around[-1]
