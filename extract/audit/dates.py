"""Deadlines before the plan's own date, after its period, and in a text later than in its column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from extract.audit import cues
from extract.audit.claims import Plan
from extract.audit.findings import NOTE, WARNING, Finding, Span
from extract.audit.quotes import sentence
from extract.audit.sentences import facts_between, sentences
from extract.grammar import FIVE_YEAR
from extract.text import fold

# A plan is often published some days after it was signed, and some weeks after it took effect.
GRACE = dt.timedelta(days=31)
# Goals for the ends of five-year plans and for mid-century stand in plans that end earlier.
_ROUND = 5
# A plan's tasks may be wound up in the year after its period.
_FAR = 15
# A time that is promised: 前, and a verb of what is to be done by then.
_PROMISE = re.compile(
    r"(?P<year>20\d{2})年(?:年(?=底|末))?(?:(?P<month>\d{1,2})月份?)?(?P<end>底|末)?(?P<before>之?前),?(?:[^,。;]{0,14}?)(?:完成|建成|实现|达到|出台|印发|制定|启动|全面|基本|力争|确保|投入|竣工|开工|全部)"
)
_FIVE_YEARS = re.compile(FIVE_YEAR)
_OTHER = re.compile(r"“?[一二三四五六七八九十]{2,3}五”?|纲要|《[^》]*》|印发|通知|依据|根据|按照")


def _end(row: Mapping[str, Any]) -> dt.date | None:
    end = row["date_end"]
    return end if isinstance(end, dt.date) and row["kind"] != "recurring" and row["confidence"] >= 0.6 else None


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each deadline that the plan's own dates rule out."""
    for row in plan.rows.get("deadlines", ()):
        end = _end(row)
        if end is None:
            continue
        yield from _late(plan, row, end)
    yield from _past(plan)


def _words(plan: Plan, row: Mapping[str, Any]) -> str:
    return sentence(plan, row["start"])[1]


def _finding(plan: Plan, row: Mapping[str, Any], check_name: str, sure: tuple[str, float], message: str) -> Finding:
    rows = (f"deadlines/{row['deadline_id']}", f"documents/{plan.doc_id}")
    return Finding("past_deadline", check_name, sure[0], sure[1], message, rows, Span(plan, row["start"], row["end"]))


def _of_promise(match: re.Match[str]) -> dt.date:
    """Return the last day that a promise (2023年底前, 2023年6月底前, 2023年前) leaves."""
    year, month = int(match["year"]), int(match["month"] or 0)
    if month and match["end"]:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    elif match["end"]:
        year, month = year + 1, 1
    return dt.date(year, month or 1, 1) - dt.timedelta(days=1)


def _past(plan: Plan) -> Iterator[Finding]:
    """Promises for a time that was over when the plan was issued. What has passed is no row of `deadlines`, so the text is read."""
    if plan.issue_date is None:
        return
    for passage, begin, words in sentences(plan):
        if (
            "前" not in words
            or cues.has("done", words)
            or any(cues.has("past_section", one) for one in passage.section)
        ):
            continue
        text = fold(words)
        for match in _PROMISE.finditer(text):
            if not 1 <= int(match["month"] or 1) <= 12:
                continue
            end = _of_promise(match)
            if end >= plan.issue_date - GRACE or _OTHER.search(text[max(0, match.start() - 20) : match.start()]):
                continue
            inside = plan.period_start is not None and end.year >= plan.period_start
            sure = (NOTE, 0.65) if inside else (WARNING, 0.8)
            said = words[match.start() : match.end("before")]
            message = f"The deadline {said} was over when the plan was issued ({plan.issue_date})."
            at = passage.start + begin
            rows = (*facts_between(plan, at, at + len(words)), f"documents/{plan.doc_id}")
            span = Span(plan, at + match.start(), at + match.end("before"))
            yield Finding("past_deadline", "before_issue", sure[0], sure[1], message, rows, span)


def _entitled(plan: Plan) -> bool:
    """Whether the plan's title says its period, of more than a year; a period read from its text may be one goal's."""
    if plan.period_start is None or plan.period_end is None or plan.period_end <= plan.period_start:
        return False
    title = fold(plan.title or "")
    return str(plan.period_end) in title or _FIVE_YEARS.search(title) is not None or "三年" in title


def _late(plan: Plan, row: Mapping[str, Any], end: dt.date) -> Iterator[Finding]:
    last = plan.period_end
    if last is None or not _entitled(plan) or not last < end.year <= last + _FAR or end.year % _ROUND == 0:
        return
    words = _words(plan, row)
    passage = plan.passage(row["start"])
    heading = "".join(passage.section) if passage else ""
    if cues.has("vision", words + heading) or cues.has("done", words):
        return
    message = f"The deadline {row['expression']} ({end}) lies after the plan's period, which ends in {last}."
    yield _finding(plan, row, "after_period", (NOTE, 0.75), message)
