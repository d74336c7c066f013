"""Headings and items that a scrape glued into a running line: the line is cut where a number goes on with the count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.load.whole import lines_with
from extract.numbering import RANK, Mark, mark_at

# Numbers ahead in a line among which the 2 of a count is looked for.
AHEAD = 100
# Longest heading that another one is glued to.
HEADING = 40
# Shorter lines hold one block.
SHORTEST = 12
_CN = "一二三四五六七八九十百"
_GLUED = re.compile(
    rf"(?:[（(][{_CN}]{{1,5}}[）)]|[{_CN}]{{1,4}}、|第[{_CN}]{{1,4}}[篇编章节]|[0-9]{{1,2}}(?:[.．、])(?![0-9]))"
)
_SENTENCE = re.compile("[，。；：,;:]")
_STOPS = frozenset("。！？")
_CLOSERS = frozenset("”）)】」")
_SPACES = frozenset(" \u3000\t\u00a0")
_SECTIONS = ("part", "chapter", "section", "cn", "cnp")


# A number and the character before it: `_candidates` finds none without these.
_MAY_BE = re.compile(
    rf"[ \u3000\t\u00a0。！？”）)】」](?=[（(][{_CN}]|[{_CN}]{{1,4}}、|第[{_CN}]{{1,4}}[篇编章节]|[0-9]{{1,2}}[.．、])"
)


def glued_lines(text: str) -> list[int]:
    """The numbers of the lines of a text that `Splitter.split` may cut; it returns all others as they are."""
    return lines_with(_MAY_BE, text)


@dataclass(slots=True)
class Splitter:
    """Cuts lines in reading order; knows the last number of each style that stood at the head of a line."""

    last: dict[str, int] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)

    def pass_over(self, text: str) -> None:
        """Note a line that nothing is glued into; its number is read when a later line asks for the count."""
        self.passed.append(text)

    def split(self, text: str) -> list[str]:
        """Return the blocks of a line, in order; the line itself where nothing is glued.

        A cut needs a sentence's end (or a space) before the number, and a number that goes on with the count of its
        style: the one after the last, or a count from 1 that the same line carries on.
        """
        if _MAY_BE.search(text) is None:
            self.passed.append(text)
            return [text]
        for line in self.passed:
            self._count(mark_at(line))
        self.passed.clear()
        self._count(mark_at(text))
        if len(text) < SHORTEST:
            return [text]
        found = self._candidates(text)
        if not found:
            return [text]
        cuts = [0]
        allowed: tuple[str, ...] = _SECTIONS
        for index, (at, mark, stopped) in enumerate(found):
            ahead = found[index + 1 : index + 1 + AHEAD]
            if self._fits(mark, stopped, ahead, allowed) or _heads(text[cuts[-1] : at].strip(), mark):
                allowed = (*_SECTIONS, mark.style)
                self._count(mark)
                cuts.append(at)
        pieces = [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
        return [piece for piece in pieces if piece]

    def _count(self, mark: Mark | None) -> None:
        if mark is None or mark.value is None:
            return
        self.last[mark.style] = mark.value
        if mark.style in _SECTIONS:
            self.last["num"] = self.last.get("num", 0) if mark.style == "cnp" else 0

    def _candidates(self, text: str) -> list[tuple[int, Mark, bool]]:
        found = []
        for match in _GLUED.finditer(text, 2):
            at = match.start()
            before = text[at - 1]
            spaced = before in _SPACES
            stop = at - 1
            while spaced and text[stop] in _SPACES and stop > 0:
                stop -= 1
            if text[stop] in _CLOSERS and stop > 0:
                stop -= 1
            stopped = text[stop] in _STOPS
            if not (spaced or stopped):
                continue
            mark = mark_at(text, at)
            if mark is not None and mark.value is not None:
                found.append((at, mark, stopped))
        return found

    def _fits(self, mark: Mark, stopped: bool, rest: list[tuple[int, Mark, bool]], allowed: tuple[str, ...]) -> bool:
        """Whether the number goes on with its count: after the last one, or from 1 with a 2 behind it in the line."""
        if mark.value == 1:
            return any(other.style == mark.style and other.value == 2 for _, other, _ in rest)
        return self.last.get(mark.style) == (mark.value or 0) - 1 and (stopped or mark.style in allowed)


def _heads(before: str, mark: Mark) -> bool:
    """Whether the words before a count's 1 are a bare heading of a higher style (二、主要目标 （一）总体目标)."""
    head = mark_at(before)
    if head is None or mark.value != 1 or len(before) > HEADING or _SENTENCE.search(before):
        return False
    return RANK.get(head.style, len(RANK)) < RANK[mark.style]
