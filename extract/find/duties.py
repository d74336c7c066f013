"""Statements of responsibility: （县民政局、县财政局）, （牵头单位：…；配合单位：…）, 责任单位：…, 由…牵头.

Only intervals and roles are found here; which body a name means is read by extract.resolve.departments.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Document, Passage, Table
from extract.find import duties_prose, duties_tables
from extract.find.duties_statement import JOINT, LABEL, LEAD, MAX_STATEMENT, SUPPORT, DutyName, Parsed, parse_statement
from extract.find.duties_task import Tasks, behind_heading, trimmed
from extract.text import fold

# Share of statements of a rule that are right on the annotated plans, rounded down; broken and prose by judgement.
CONFIDENCE = {
    "duty.bracket": 0.95,
    "duty.label": 0.95,
    "duty.broken": 0.85,
    "duty.prose": 0.6,
    "duty.cell": 0.95,
}
_OPEN, _CLOSE = "（(〔【［[", "）)〕】］]"
_OPENS, _CLOSES = re.escape(_OPEN), re.escape(_CLOSE)
# Words without brackets, or with brackets one deep (县发改委（县粮食局）).
_FLAT = rf"[^{_OPENS}{_CLOSES}]*"
_NESTED = rf"{_FLAT}(?:[{_OPENS}]{_FLAT}[{_CLOSES}]{_FLAT})*"
_IN_SENTENCE = rf"[^{_OPENS}{_CLOSES}。；]*(?:[（(]{_FLAT}[）)][^{_OPENS}{_CLOSES}。；]*)*"
_BRACKET = re.compile(rf"[{_OPENS}]({_NESTED})[{_CLOSES}]")
_UNCLOSED = re.compile(rf"[{_OPENS}]({_NESTED})$")
_UNOPENED = re.compile(rf"^({_IN_SENTENCE})[{_CLOSES}]")
_LATE_UNOPENED = re.compile(rf"(?<=[。；])({_IN_SENTENCE})[{_CLOSES}]\s*$")
# What a body's name ends with, at the least: a bracket without any of these holds none.
_BODY = re.compile("[局委办厅部署院会联社府级关行司团位门道心区县镇企校构处科股室所站队馆村]")
_SENTENCE_END = "。；;！!？?”’」"
_SPACE = " \t\n\r\u3000\u00a0"
# Words before a bracket whose names explain them rather than answer for a task.
_EXPLAINED = re.compile("(?:单位|部门|机构|组织|企业|[局委办厅部署院]|》)$")
# Words before a single name that say what the body is, rather than end a task.
_ITS_NAME = re.compile("(?:办公室|小组|专班|机制|简称[^。；]{0,12})$")
_LABEL_LINE = re.compile(rf"(?:^|(?<=[。；;！”\s】）)—─－-])){LABEL.pattern}", re.VERBOSE)
_LABEL_BLANK = re.compile(
    r"^[\s\u3000]*(?:牵头|责任|配合|主办|协办|承办|实施|参与)(?:单位|部门|主体)[\s\u3000]+(?=[\u4e00-\u9fff])"
)
_LINE_MARK = re.compile(r"^[\s\u3000—\-–•·●■◆▲★☆*※□○◎►▶]+")
_LABEL_END = re.compile("[。！？\n]")
_SKIPPED = frozenset({"title", "boilerplate", "caption", "note", "row"})
_BODY_KINDS = frozenset({"paragraph", "item", "heading", "box"})


@dataclass(frozen=True, slots=True)
class DutyStatement:
    """A statement with its names; the task is the text that they answer for, None where none can be told."""

    passage: int
    start: int
    end: int
    names: tuple[DutyName, ...]
    task_start: int | None
    task_end: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Hit:
    """A statement before its task is known; `own_line`: nothing but it stands in its passage."""

    start: int
    end: int
    names: tuple[DutyName, ...]
    rule: str
    own_line: bool = False


def duties(document: Document) -> list[DutyStatement]:
    """Return the statements of responsibility of a document, tables included, in the order of the text."""
    found: list[DutyStatement] = []
    tasks = Tasks(document)
    carried: tuple[Passage, int] | None = None
    for index, passage in enumerate(document.passages):
        if passage.kind in _SKIPPED or passage.table is not None:
            continue
        hits, carried = _hits(document, passage, carried)
        for hit in sorted(hits, key=lambda h: h.start):
            span = tasks.before(index, hit.start, hit.own_line)
            if hit.own_line and found and span and (found[-1].task_start, found[-1].task_end) == span:
                hit = _beside(found[-1], hit, document.text)
            tasks.close(index, hit.end, hit.own_line)
            found.append(_statement(passage, hit, span))
        if passage.kind in _BODY_KINDS:
            taken = [(hit.start, hit.end) for hit in hits]
            found += [
                DutyStatement(passage.order, *prose, "duty.prose", CONFIDENCE["duty.prose"])
                for prose in duties_prose.prose(passage, taken)
            ]
    found += [
        DutyStatement(*cell, "duty.cell", CONFIDENCE["duty.cell"])
        for table in document.tables
        for cell in duties_tables.cells(document, table)
    ]
    for table in document.tables:
        found += _in_cells(document, table)
    return sorted(found, key=lambda statement: (statement.start, statement.end))


def _statement(passage: Passage, hit: _Hit, span: tuple[int, int] | None) -> DutyStatement:
    start, end = span or (None, None)
    return DutyStatement(passage.order, hit.start, hit.end, hit.names, start, end, hit.rule, CONFIDENCE[hit.rule])


def _in_cells(document: Document, table: Table) -> Iterator[DutyStatement]:
    """Find the statements inside cells of text; the task lies in the same cell."""
    starts: list[int] = []
    for cell in duties_tables.texts(table):
        starts = starts or [passage.start for passage in document.passages]
        order = document.passages[bisect_right(starts, cell.start) - 1].order
        passage = Passage(order, "row", cell.text, cell.start, cell.end, table=table.index)
        begin = None
        for hit in sorted(_hits(document, passage, None)[0], key=lambda h: h.start):
            task = trimmed(document.text, begin or behind_heading(passage, hit.start), hit.start)
            begin = hit.end
            if task is not None:
                yield _statement(passage, hit, task)


def _beside(first: DutyStatement, hit: _Hit, text: str) -> _Hit:
    """责任单位 on the line below 牵头单位 supports."""
    if all(n.role != LEAD for n in first.names) or "责任" not in text[hit.start : hit.start + 8]:
        return hit
    return replace(hit, names=tuple(replace(n, role=SUPPORT) if n.role == JOINT else n for n in hit.names))


def _hits(
    document: Document, passage: Passage, carried: tuple[Passage, int] | None
) -> tuple[list[_Hit], tuple[Passage, int] | None]:
    """Find the statements of a passage; the second value is a bracket that it leaves open for the next."""
    text = passage.text
    hits: list[_Hit] = []
    if carried and (hit := _across(document, carried, passage)):
        hits.append(hit)
    if any(ch in text for ch in _OPEN + _CLOSE):
        hits += _brackets(passage, hits)
        hits += _late_unopened(passage, hits)
    if ("：" in text or ":" in text or "单位" in text or "部门" in text) and len(hits) < 200:
        hits += _labels(passage, hits)
    unclosed = _UNCLOSED.search(text)
    if (
        unclosed is None
        or len(unclosed[1]) > MAX_STATEMENT
        or any(h.end > passage.start + unclosed.start() for h in hits)
    ):
        return hits, None
    if len(unclosed[1]) > 4 and (hit := _open_end(passage, unclosed)):
        hits.append(hit)
    return hits, (passage, passage.start + unclosed.start())


def _brackets(passage: Passage, before: list[_Hit]) -> Iterator[_Hit]:
    text, at = passage.text, passage.start
    for match in _BRACKET.finditer(text):
        if match.end() - match.start() > MAX_STATEMENT or not _BODY.search(match[1]):
            continue
        if any(h.start < at + match.end() and at + match.start() < h.end for h in before):
            continue
        parsed = parse_statement(text, match.start(1), match.end(1))
        if parsed and _placed(text, match.start(), match.end(), parsed):
            own = not text[: match.start()].strip() and not text[match.end() :].strip(_SPACE + "。；;")
            yield _hit(at, match.start(), match.end(), parsed, "duty.bracket", own)


def _hit(offset: int, start: int, end: int, parsed: Parsed, rule: str, own: bool = False) -> _Hit:
    names = tuple(DutyName(offset + n.start, offset + n.end, n.role) for n in parsed.names)
    return _Hit(offset + start, offset + end, names, rule, own)


def _placed(text: str, start: int, end: int, parsed: Parsed) -> bool:
    """Whether a bracket stands where statements stand: behind a sentence, or at the end of one."""
    before = text[:start].rstrip(_SPACE)
    after = text[end:].lstrip(_SPACE)
    if parsed.marked:
        return True
    if not before or before[-1] in _SENTENCE_END:
        return bool(before) or not after or after[0] in "。；;"
    if after and after[0] not in "。；;！":
        return False
    if _EXPLAINED.search(before):
        return False
    return len(parsed.names) > 1 or (parsed.known == 1 and not _ITS_NAME.search(before))


def _labels(passage: Passage, before: list[_Hit]) -> Iterator[_Hit]:
    """Find 责任单位：… outside brackets, up to the end of its sentence."""
    text, at = fold(passage.text), passage.start
    behind = -1
    for match in _LABEL_LINE.finditer(text):
        if match.start() < behind or any(h.start <= at + match.start() < h.end for h in before):
            continue
        stop = _LABEL_END.search(text, match.end())
        end = stop.start() if stop else len(text)
        if at + end > min((h.start for h in before if h.start > at + match.start()), default=at + end):
            continue
        parsed = parse_statement(passage.text, match.start(), end)
        if parsed:
            own = not _LINE_MARK.sub("", text[: match.start()]).strip()
            yield _hit(at, match.start("label"), len(text[:end].rstrip()), parsed, "duty.label", own)
            behind = end
    if behind < 0 and (blank := _LABEL_BLANK.match(text)) and len(text) < MAX_STATEMENT:
        parsed = parse_statement(text, blank.end(), len(text))
        if parsed and parsed.known == len(parsed.names):
            yield _hit(at, 0, len(text.rstrip()), parsed, "duty.label", True)


def _late_unopened(passage: Passage, before: list[_Hit]) -> Iterator[_Hit]:
    """Find a list at the end of a passage whose opening half was lost: …服务。县民政局、县财政局）."""
    text, at = passage.text, passage.start
    match = _LATE_UNOPENED.search(text) or (_UNOPENED.match(text) if not before else None)
    if match is None or any(h.end > at + match.start(1) for h in before) or len(match[1]) > MAX_STATEMENT:
        return
    parsed = parse_statement(text, match.start(1), match.end(1))
    if parsed and parsed.known == len(parsed.names) and not text[match.end() :].strip(_SPACE + "。"):
        yield _hit(at, match.start(1), match.end(), parsed, "duty.broken", match.start(1) == 0)


def _open_end(passage: Passage, unclosed: re.Match[str]) -> _Hit | None:
    """Find a list at the end of a passage whose closing half was lost."""
    parsed = parse_statement(passage.text, unclosed.start(1), unclosed.end(1))
    if parsed is None or parsed.known < len(parsed.names):
        return None
    end = len(passage.text.rstrip())
    if not _placed(passage.text, unclosed.start(), end, parsed):
        return None
    return _hit(passage.start, unclosed.start(), end, parsed, "duty.broken")


def _across(document: Document, carried: tuple[Passage, int], passage: Passage) -> _Hit | None:
    """Find a bracket that begins in an earlier passage and ends in this one (a page's edge between them)."""
    first, opened = carried
    head = _UNOPENED.match(passage.text)
    if head is None:
        return None
    tail = first.text[opened + 1 - first.start :]
    joined = tail.rstrip(_SPACE) + head[1]
    parsed = parse_statement(joined, 0, len(joined))
    if parsed is None:
        return None
    cut = len(tail.rstrip(_SPACE))
    adjacent = passage.start - first.end <= 1

    def place(at: int) -> int:
        return opened + 1 + at if at < cut else passage.start + at - cut

    names = []
    for name in parsed.names:
        start, end = place(name.start), place(name.end - 1) + 1
        if not adjacent and start < passage.start < end:
            start = passage.start
        names.append(DutyName(start, end, name.role))
    return _Hit(opened, passage.start + head.end(), tuple(names), "duty.broken")
