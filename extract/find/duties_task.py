"""Which text a statement of responsibility governs: back to the statement before it, or to the item's heading."""

from __future__ import annotations

import re

from extract.document import Document, Passage
from extract.numbering import mark_at

# A run-in heading (（一）完善体系。) is short; with a comma inside shorter still.
MAX_HEADING, MAX_HEADING_WITH_COMMA = 36, 26
_JUNK = re.compile(r"\s*(?:\[[^\[\]]{0,40}\]\s*)*")
_HEADING = re.compile(r"[^。！？!?]{2,40}[。：:]")
_ENDED = "。！？；;!?：:”’」）)"
_SKIP = " \t\n\r\u3000\u00a0。；;，,、"
_TEXT = frozenset({"paragraph", "item", "box"})
# Marks of parts of an item: a statement on a line of its own governs them together.
# Blanks and the dash before a label (——责任单位：) are no part of a task.
_BLANK = " \t\n\r\u3000\u00a0—─－-"
# What is said between a task and who answers for it: 责任领导：…；完成时限：….
_REMARK = re.compile(
    r"(?:责任领导|分管领导|牵头领导|责任人|负责人|完成时限|完成时间|时限|时间节点|工期)\s*[:：][^。；;：:]{0,30}[；;，,。]?\s*\Z"
)
_PARTS = frozenset({"nump", "circle", "letter", "ordinal", "dash"})


class Tasks:
    """Remembers where the last statement of each passage ended, and finds the text before the next."""

    def __init__(self, document: Document) -> None:
        """Keep the document; nothing is read yet."""
        self._text = document.text
        self._passages = document.passages
        self._closed: dict[int, int] = {}
        self._last_own: tuple[int, tuple[int, int] | None] | None = None

    def close(self, index: int, end: int, own_line: bool) -> None:
        """Note that a statement ended here: the next one's task begins behind it."""
        self._closed[index] = end

    def before(self, index: int, start: int, own_line: bool) -> tuple[int, int] | None:
        """Return the interval of the text that a statement at `start` governs; None where there is none."""
        passage = self._passages[index]
        if own_line and index not in self._closed:
            span = self._lines_before(index)
            self._last_own = (index, span)
            return span
        if start < passage.start:
            index, passage = self._opened_in(index, start)
        begin = self._closed.get(index)
        if begin is None:
            begin = self._begin(index, start)
        return trimmed(self._text, begin, start)

    def _opened_in(self, index: int, start: int) -> tuple[int, Passage]:
        while index > 0 and self._passages[index].start > start:
            index -= 1
        return index, self._passages[index]

    def _begin(self, index: int, limit: int) -> int:
        """Return where the text of a passage begins, back over passages that break off, behind a run-in heading."""
        first = index
        while first > 0 and self._goes_on(first):
            first -= 1
            if first in self._closed:
                return self._closed[first]
        return behind_heading(self._passages[first], limit)

    def _goes_on(self, index: int) -> bool:
        """Whether this passage carries on the one before it, which breaks off in mid-sentence."""
        before, here = self._passages[index - 1], self._passages[index]
        if before.kind not in _TEXT or before.table is not None or here.kind == "heading":
            return False
        words = before.text.rstrip()
        if not words or words[-1] in _ENDED or _mark(here.text) is not None:
            return False
        return len(words) > MAX_HEADING

    def _lines_before(self, index: int) -> tuple[int, int] | None:
        """Return the item before a line of its own; lines in a row (牵头单位：, 配合单位：) share it."""
        last = index - 1
        while last >= 0 and self._passages[last].kind in ("boilerplate", "note", "caption"):
            last -= 1
        if last < 0:
            return None
        if last in self._closed and self._last_own and self._last_own[0] == last:
            return self._last_own[1]
        first = last
        while first > 0 and self._carries(first):
            first -= 1
        passage = self._passages[first]
        begin = self._closed.get(first) or behind_heading(passage, self._passages[last].end)
        return trimmed(self._text, begin, self._passages[last].end) or trimmed(
            self._text, passage.start, self._passages[last].end
        )

    def _carries(self, index: int) -> bool:
        """Whether the passage before this one belongs to the same item."""
        here, before = self._passages[index], self._passages[index - 1]
        mark = _mark(here.text)
        if here.kind not in _TEXT or before.kind not in _TEXT or index in self._closed or index - 1 in self._closed:
            return False
        return (mark is None or mark in _PARTS) and before.section == here.section and before.table is None


def behind_heading(passage: Passage, limit: int) -> int:
    """Return the position behind number and run-in heading; behind the number alone where no text follows."""
    text = passage.text
    at = _junk(text)
    mark = mark_at(text, at)
    if mark is None or mark.style in ("ordinal", "dash"):
        return passage.start + at
    found = _HEADING.match(text, mark.end)
    if found and _is_heading(found[0]) and text[found.end() : max(0, limit - passage.start)].strip(_SKIP):
        return passage.start + found.end()
    return passage.start + mark.end


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the interval without the marks, blanks and remarks at its edges; None where nothing is left."""
    while start < end and text[start] in _SKIP:
        start += 1
    end = start + len(text[start:end].rstrip(_BLANK))
    while cut := _REMARK.search(text[max(start, end - 60) : end]):
        end = start + len(text[start : max(start, end - 60) + cut.start()].rstrip(_BLANK))
    return (start, end) if start < end else None


def _junk(text: str) -> int:
    found = _JUNK.match(text)
    return found.end() if found else 0


def _mark(text: str) -> str | None:
    mark = mark_at(text, _junk(text))
    return mark.style if mark else None


def _is_heading(words: str) -> bool:
    if re.search("[，,；;]", words):
        return len(words) <= MAX_HEADING_WITH_COMMA and re.search("[0-9０-９]{2}", words) is None
    return len(words) <= MAX_HEADING
