"""The running text of one document: targets, statements and deadlines, passage by passage, in the order of the text."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from extract import outline, worded
from extract.document import Cell, Document, Passage, Table
from extract.find import listed, targets, tasks, times
from extract.find.subjects import Text
from extract.mentions import Mention
from extract.records import Facts, Metadata, Target
from extract.resolve import confidence, deadlines, governing, periods, standing, status, tense
from extract.resolve import targets as resolve_targets
from extract.resolve.governing import Carried, Timed
from extract.text import fold

_START = attrgetter("start")
# Kinds of passages that hold running text; rows of tables that are no indicator tables are added to them.
_RUNNING = frozenset({"paragraph", "item", "box", "heading", "note"})


class Running:
    """Targets, statements and deadlines of the running text, passage by passage, with the time that lists carry."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Prepare the reading of a document; `facts` holds its metadata and tables, and takes what is found."""
        self.document, self.facts = document, facts
        self.carried = Carried()
        self.opening: dt.date | None = None
        self.before: tuple[tuple[int, int], status.Verdict] | None = None
        self.turned: tuple[str, ...] | None = None
        self.first_year = standing.first_year(facts.metadata)
        self.first_heading = next((p.order for p in document.passages if p.kind == "heading" and p.number), 0)
        self.promises = not standing.interprets(document, facts.metadata)
        self.leaves = _leaves(document)
        self.lists_tasks = _TASKS.search(facts.metadata.title or "") is not None
        self.conditions = False  # the passage before opened a list of conditions
        self.rows = [row for table in document.tables for row in tasks.task_rows(document, table)]
        self.row_limits = worded.row_limits(self.rows)
        self.labels, self.goals = worded.label_cells(self.rows), worded.goals(document) if self.rows else {}
        self.ends: dict[tuple[str, ...], dt.date | None] = {}
        # The cells of each table that may hold a sentence, in order of their start.
        self.wordy: dict[int, list[Cell]] = {}

    def read(self) -> None:
        """Go through the passages in order."""
        for passage in self.document.passages:
            if passage.kind == "row":
                if (
                    self.facts.table_kinds.get(passage.table or 0, "other") != "indicators"
                    and passage.table is not None
                ):
                    self._row(passage, self.document.tables[passage.table])
            elif passage.kind in _RUNNING:
                self._passage(passage, outline.sentences(passage.text))

    def _row(self, passage: Passage, table: Table) -> None:
        """Cells that hold text are read as sentences of their own; numbers alone, headers and duty cells are not."""
        spans = []
        if table.index not in self.wordy:
            self.wordy[table.index] = worded.cells(table)
        cells = self.wordy[table.index]
        for cell in cells[bisect_left(cells, passage.start, key=_START) : bisect_left(cells, passage.end, key=_START)]:
            if cell.start in self.labels:
                continue
            offset = cell.start - passage.start
            spans += [(a + offset, b + offset) for a, b in outline.sentences(cell.text)]
        if spans:
            self._passage(passage, sorted(spans))

    def _passage(self, passage: Passage, sentences: Sequence[tuple[int, int]]) -> None:
        if not sentences:
            return
        folded = fold(passage.text)
        text = Text(passage.text, folded, targets.mask(folded))
        stamps = self._stamps(folded, passage, sentences)
        carried = self.carried.to(passage)
        data = self.facts.metadata
        setting = status.Setting(
            self._tense(folded, passage), passage.kind, self.first_year, data.level, self.promises, data.issue_date
        )
        turn = tense.turning(
            folded, sentences, self._gone_at_head(folded, stamps), [s.time.start for s in stamps if self._ahead(s)]
        )
        past = replace(setting, tense=tense.PAST)
        background = self._background(passage, folded, sentences, stamps) if setting.tense is None else frozenset()
        self.conditions = self.conditions and listed.is_item(folded)
        found = targets.mentions(text, sentences, [stamp.time for stamp in stamps], self.conditions)
        self.conditions = self.conditions or listed.opens(folded)
        values = [m for m in found if m.role == "value"]
        dashes = governing.dash_sentences(folded, sentences, stamps)
        self.before = None
        self.opening = next((s.period.date_end for s in stamps if self._ahead(s) and governing.opens(folded, s)), None)
        for mention in found:
            where = past if mention.sentence[0] < turn else setting
            if mention.sentence[0] in background:
                where = replace(setting, tense=tense.PRESENT)
            self._judge(text, passage, mention, (stamps, values, carried or dashes.get(mention.sentence)), where)
        label = _is_heading(passage)
        if (
            stamps
            and _NAMES.fullmatch(folded) is None
            and (not label or passage.kind == "item" or passage.order in self.leaves)
        ):
            starts = [stamp.time.start for stamp in stamps]
            for span in sentences:
                inside = stamps[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
                if not inside:
                    continue
                where = past if span[0] < turn else setting
                found_in = deadlines.deadlines(folded, passage.text, passage, span, inside, where)
                self.facts.deadlines += [row for row in found_in if not label or row.kind == "by"]
        self.carried.head(passage, folded, stamps)

    def _background(
        self, passage: Passage, folded: str, sentences: Sequence[tuple[int, int]], stamps: Sequence[Timed]
    ) -> frozenset[int]:
        """Return the starts of the sentences that say how things are: before the first heading, or before 制定本方案."""
        if passage.order >= self.first_heading and not tense.INTRODUCES.search(folded):
            return frozenset()
        ahead = [s.time.start for s in stamps if self._ahead(s)]
        out: list[int] = []
        says = True  # whether the sentence before says how things are
        for start, end in sentences:
            part = (
                _PART_OF.match(folded, start, end) is not None and not says
            )  # …达到300座。其中,…: a part of what is promised
            says = not (
                part or any(start <= at < end for at in ahead) or tense.PLEDGES.search(folded, start, end) is not None
            )
            if says:
                out.append(start)
        return frozenset(out)

    def _stamps(self, folded: str, passage: Passage, sentences: Sequence[tuple[int, int]]) -> list[Timed]:
        """The times of a passage; a month without a year takes the year named before it in its sentence or heading."""
        stamps: list[Timed] = []
        near = outer = _heading_year(passage.section)
        until = 0
        for found in times.times(folded):
            if found.start >= until or near != outer and _NEXT_ITEM.search(folded, stamps[-1].time.end, found.start):
                near, until = outer, next((end for start, end in sentences if found.start < end), len(folded))
            period = periods.resolve(found, self.facts.metadata, near)
            if period is None:
                continue
            stamps.append(governing.timed(folded, found, period))
            if found.shape == "date" and not stamps[-1].reference and period.date_end is not None:
                near = periods.year_of(found.year)
        return stamps

    def _headed(self, section: tuple[str, ...]) -> dt.date | None:
        """Return the end of the span that the headings above name (三、“十五五”时期主要目标), where it is still to come."""
        if section not in self.ends:
            end = next(filter(None, map(self._span_end, reversed(section))), None)
            self.ends[section] = end if end and self.first_year and end.year > self.first_year else None
        return self.ends[section]

    def _span_end(self, heading: str) -> dt.date | None:
        """Return the last day of the latest span whose aims or tasks a heading names; None where it names none."""
        folded = fold(heading)
        named = (found for found in times.times(folded) if _AIMED.match(folded, found.end))
        spans = [periods.resolve(found, self.facts.metadata) for found in named]
        return max((s.date_end for s in spans if s is not None and s.kind == "during" and s.date_end), default=None)

    def _tense(self, folded: str, passage: Passage) -> str | None:
        """The tense of a passage; under a heading that looks both ways, the past until a paragraph opens what is to come."""
        found = tense.of_passage(folded, passage.section)
        if found is None and self.lists_tasks and passage.order >= self.first_heading:
            return tense.FORWARD
        if found != tense.MIXED:
            return found
        if self.turned != passage.section[:1] and tense.turns(folded, self.first_year):
            self.turned = passage.section[:1]
        return tense.FORWARD if self.turned == passage.section[:1] else tense.PAST

    def _gone_at_head(self, folded: str, stamps: Sequence[Timed]) -> bool:
        """Tell whether a passage opens with a year that has passed: 2025年，全县…."""
        head = _CONNECTS.match(folded)
        upto = max(2, head.end() if head else 0)
        first = next((s for s in stamps if s.period.kind == "during" and s.time.start <= upto), None)
        return first is not None and self._gone(first) and folded.startswith((",", "我", "全"), first.time.end)

    def _ahead(self, item: Timed) -> bool:
        """Tell whether a time bounds something that is still to come."""
        return (
            not item.reference
            and item.period.kind != "recurring"
            and not self._gone(item)
            and item.period.date_end is not None
        )

    def _gone(self, item: Timed) -> bool:
        """Tell whether a time lies before the first year that the plan can promise something for."""
        end = item.period.date_end
        return end is not None and self.first_year is not None and end.year < self.first_year

    def _judge(
        self,
        text: Text,
        passage: Passage,
        mention: Mention,
        context: tuple[Sequence[Timed], Sequence[Mention], Timed | None],
        setting: status.Setting,
    ) -> None:
        if mention.role in ("name", "denominator") or _is_heading(passage) and not self._counts(passage, mention):
            return
        stamps, values, carried = context
        timed, basis = None, None
        if mention.role != "baseline":  # where a measure stands has no deadline
            timed, _ = governing.of_mention(text.folded, mention, stamps, values)
            timed, basis = (timed, "stated") if timed else (carried, "carried" if carried else None)
        row = resolve_targets.record(text.raw, passage, mention, timed, basis)
        if row.value is None and mention.quantity.form != "goal":
            return
        neighbour = self.before[1] if self.before and self.before[0] == mention.sentence else None
        verdict = status.judge(text.folded, mention, setting, timed.period if timed else None, neighbour)
        if verdict.status == "current" and row.start in self.goals:
            verdict, row.subject = status.Verdict(None, None, 0.8), row.subject or self.goals[row.start]
        if mention.role == "value":
            self.before = (mention.sentence, verdict)
        row.status, row.reason, row.confidence = verdict.status, verdict.reason, verdict.confidence
        if verdict.status is None:
            self._limit(row, passage)
            resolve_targets.imply(row, self.facts.metadata, self.opening or self._headed(passage.section))
            looks_back = setting.tense in (tense.PAST, tense.PRESENT)
            row.confidence = confidence.of_target(row, mention, looks_back, verdict.pledged)
            self.facts.targets.append(row)
        else:
            if timed is not None and self._ahead(timed) and verdict.status in ("achieved", "current"):
                row.deadline = row.deadline_basis = None  # what is or was has no day to come
            row.confidence = confidence.of_statement(verdict.confidence)
            self.facts.statements.append(row)

    def _counts(self, passage: Passage, mention: Mention) -> bool:
        """A line of a list promises what it counts, though no full stop ends it (1.新建托育机构12家)."""
        listed = passage.kind == "item" or passage.order in self.leaves
        return listed and mention.quantity.form in _COUNTED

    def _limit(self, row: Target, passage: Passage) -> None:
        """A target in a task cell takes the deadline of its row."""
        last = bisect_left(self.row_limits, (row.start + 1,))
        for start, end, limit in self.row_limits[max(0, last - 2) : last]:
            if row.deadline is None and start <= row.start < end:
                found = cell_periods(self.document, limit, self.facts.metadata)
                if found and found[-1].period.date_end:
                    row.deadline, row.deadline_basis = found[-1].period.date_end, "stated"


# “十五五”时期|主要目标任务; not 实现“十五五”|良好开局.
_AIMED = re.compile(
    r"(?![^,;。]*开局)[^,;。“\d]{0,12}?(?:目标|任务|指标|愿景|蓝图|安排|思路|总体要求|展望|规划|重点|工作(?!回顾|总结))"
)


# Titles of texts that hold nothing but tasks.
_TASKS = re.compile(r"民生实事|实事项目|工作要点|重点任务|任务分解|任务清单|工作任务|责任清单|任务分工")


def _is_heading(passage: Passage) -> bool:
    """A heading, or a short line without a sentence, promises nothing (二、强服务、全覆盖)."""
    text = passage.text.strip()
    if text.rstrip("。")[-1:] in _CLOSERS:
        text = _DUTY_BEHIND.sub("", text)
    if len(text) >= 40 or text[-1:] in "。；;！":
        return False
    return passage.kind in ("heading", "item") or len(text) < 20 and _NUMBERED.match(text) is not None


# A bracket behind a full stop: 新建机构12家。（县卫生健康局）
_CLOSERS = tuple("）)〕】]")
_DUTY_BEHIND = re.compile(r"(?<=[。；;])\s*[（(〔【\[][^（()）]*[）)〕】\]]。?$")
# Forms of numerals that a list's line promises though no full stop ends it.
_COUNTED = frozenset({"arabic", "compound", "fraction", "ratio"})


def _leaves(document: Document) -> frozenset[int]:
    """Return the headings without anything below them: the lines of a list that only look like headings."""
    found = [p for p in document.passages if p.kind not in ("boilerplate", "caption", "note")]
    leaves: set[int] = set()
    for k, passage in enumerate(found):
        if passage.kind != "heading":
            continue
        below = found[k + 1] if k + 1 < len(found) else None
        if below is None:
            bare = k > 0 and found[k - 1].order in leaves and found[k - 1].section == passage.section
        else:
            bare = below.kind == "heading" and len(below.section) <= len(passage.section)
        if bare:
            leaves.add(passage.order)
    return frozenset(leaves)


# 1、甲项目2026年底完成 2、乙项目6月完成: the items of one cell; a year named in one is not meant in the next.
_NEXT_ITEM = re.compile(r"[\s;。][1-9]\d?[、.)]")
_PART_OF = re.compile(r"\s*其中[,:]?(?!目前|已|现)")
# 此外, 2023年…: what joins a paragraph to the one before.
_CONNECTS = re.compile(r"\s*(?:此外|另外|同时|据介绍|据统计|据悉|据了解|经统计)[,:]?")
# A line that only names a list or a paper (2025年实事项目安排), and a cell of a table that was not put together again.
_NAMES = re.compile(
    r"\s*(?:20\d\d年|“十[三四五六]五”)度?[^,;:。、]{2,40}(?:安排|清单|方案|要点|台账|名单|目录|分工|[登记一览分解任务计划项目情况汇总]表)(?:\([^()]*\))?\s*"
    r"|[^。;]{1,24}[|│]\s*[|│\s]*"
)
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]+[、章节]|[（(][一二三四五六七八九十]+[)）])")


_HEADING_YEAR = re.compile(r"(20\d\d)年")


def _heading_year(section: tuple[str, ...]) -> int | None:
    """Return the one year that the headings above name (三、2024年重点工作); None where they name none or several."""
    years = {year for heading in section for year in _HEADING_YEAR.findall(fold(heading))}
    return int(years.pop()) if len(years) == 1 else None


def cell_periods(document: Document, span: tuple[int, int], metadata: Metadata) -> list[Timed]:
    """Return the periods that the words of a cell name; empty where they name none."""
    folded = fold(document.text[span[0] : span[1]])
    return [
        Timed(found, period, False)
        for found in times.dotted(folded) or times.times(folded)
        if (period := periods.resolve(found, metadata)) is not None
    ]
