"""Where a plan says what it is: its title, its notice, number, dates, issuing bodies, declared keys. Spans only.

The order of a Chinese official document (GB/T 9704-2012) is what the rules follow: red head, number, title of the
notice, addressees, text, signature, date, then the plan with its own title, brackets and date; or the plan alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document import Document
from extract.find import metadata_lines as lines
from extract.find.metadata_lines import Line
from extract.find.metadata_titles import SENDS, Group, titles

# A signature names at most this many bodies.
SIGNATURES = 16
_INNER = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_SIGNED = re.compile(rf"^([\u4e00-\u9fff()、\s]{{4,40}}?)\s+({lines.DATE})(?:印发)?$")
# The end of a line that is a date, or bodies and a date.
_DATE_ENDS = re.compile(
    r"(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:印发)?[^\S\n]*(?=\n|$)"
)
# What may stand before it on the line.
_BODIES = re.compile(r"[\u4e00-\u9fff()、 \u3000]{0,60}")
_BRACKET_NUMBER = re.compile(rf"\(({lines.NUMBER})\)")
# Lines that may stand between a title and the date or bodies that belong to it.
_UNDER_TITLE = ("period", "note", "dated", "date", "month", "org", "number", "speaker", "navigation", "keyed")


class Clue(NamedTuple):
    """A place where the document speaks of itself: what kind of thing is said, and where, half-open."""

    kind: str
    start: int
    end: int


def find(document: Document) -> list[Clue]:
    """Return the clues of a document in reading order; an empty list where it has no head (a fragment).

    Kinds: title, notice, inner (a name in 《》 in the notice), note (bracket under the title), number, title_date,
    notice_date, tail_date, red_head, signature, tail_signature, cover, speaker, keyed (发布日期：…).
    """
    head = lines.head(document)
    notice, title = titles(head)
    clues = [_span("notice", head, notice), _span("title", head, title)]
    found = [clue for clue in clues if clue is not None]
    first = title.first if title else min(len(head), 60)
    found += _numbers(head, notice, title)
    found += _inner(head, notice, first)
    found += _above(head, notice, first)
    if title:
        found += _below(head, title)
    border = head[max(group.last for group in (notice, title) if group)].end if notice or title else 0
    found += _foot(document, border) if not any(clue.kind == "notice_date" for clue in found) else []
    found += [Clue("keyed", line.start, line.end) for line in head[:40] if line.kind == "keyed"]
    return sorted(found, key=lambda clue: clue.start)


def _span(kind: str, head: list[Line], group: Group | None) -> Clue | None:
    return Clue(kind, head[group.first].start, head[group.last].end) if group else None


# 为落实《…》（粤府〔2018〕1号）: the number of another paper, which the first sentence names.
_CITES = re.compile(r"\s*(?:为|根据|按照?|依据|依照|遵照|落实|贯彻|经)[^〔]*》\s?[（(]?[^〔》]{0,8}〔")


def _numbers(head: list[Line], notice: Group | None, title: Group | None) -> list[Clue]:
    """Return the number of the document itself: a line of its own near the top, or a bracket behind a title."""
    last = max(12, (notice.last + 8) if notice else 0, (title.last + 3) if title else 0)
    for line in head[:last]:
        if line.kind == "number":
            return [Clue("number", line.start, line.end)]
    for group in (notice, title):
        for line in head[group.first : group.last + 3] if group else ():
            found = _BRACKET_NUMBER.search(line.text)
            if found and line.kind != "prose" and not _CITES.match(line.text):
                return [Clue("number", line.start + found.start(1), line.start + found.end(1))]
    return []


def _inner(head: list[Line], notice: Group | None, border: int) -> list[Clue]:
    """Return the plan's name as the notice gives it in 《》."""
    named = [(line, _INNER.search(line.text)) for line in head[notice.first : notice.last + 1]] if notice else []
    named += [(line, SENDS.search(line.text)) for line in head[:border] if "《" in line.text]
    return next(([_part("inner", line, found, 1)] for line, found in named if found), [])


def _above(head: list[Line], notice: Group | None, border: int) -> list[Clue]:
    """Return red head, signature and date of the notice, which stand above the plan."""
    found = []
    for index, line in enumerate(head[:border]):
        if line.kind == "red_head":
            found.append(Clue("red_head", line.start, line.end))
        signed = _SIGNED.match(line.text)
        if signed and lines.is_org(signed[1]):
            found += [_part("signature", line, signed, 1), _part("notice_date", line, signed, 2)]
            break
        if line.kind == "date":
            names = _bodies_above(head, index)
            if names or (notice and index > notice.last):
                found += [Clue("signature", name.start, name.end) for name in names]
                found.append(Clue("notice_date", line.start, line.end))
                break
    return found


def _part(kind: str, line: Line, found: re.Match[str], group: int) -> Clue:
    return Clue(kind, line.start + found.start(group), line.start + found.end(group))


def _bodies_above(head: list[Line], index: int) -> list[Line]:
    names: list[Line] = []
    for line in reversed(head[max(0, index - SIGNATURES) : index]):
        if line.kind != "org":
            break
        names.insert(0, line)
    return names


def _below(head: list[Line], title: Group) -> list[Clue]:
    """Return what stands under the title: brackets, its date, the bodies of a cover page, who delivers a report."""
    found = []
    names: list[Line] = []
    for line in head[title.last + 1 : title.last + 14]:
        if line.kind not in _UNDER_TITLE:
            break
        if line.kind in ("period", "note"):
            found.append(Clue("note", line.start, line.end))
        elif line.kind in ("date", "dated"):
            found.append(Clue("title_date", line.start, line.end))
        elif line.kind == "speaker":
            found.append(Clue("speaker", line.start, line.end))
        elif line.kind == "org":
            names.append(line)
    return found + [Clue("cover", line.start, line.end) for line in names]


def _foot(document: Document, border: int) -> list[Clue]:
    """Return the first signature with its date behind the title: of a notice that is the plan, or at its end."""
    for found in _DATE_ENDS.finditer(document.text, border):
        start = document.text.rfind("\n", 0, found.start()) + 1
        if not _BODIES.fullmatch(document.text, start, found.start()):
            continue
        line = lines.at(document, start, found.end())
        signed = _SIGNED.match(line.text)
        if signed and lines.is_org(signed[1]):
            return [_part("tail_signature", line, signed, 1), _part("tail_date", line, signed, 2)]
        above = lines.before(document, start, SIGNATURES)
        names = _bodies_above(above, len(above))
        if names:
            spans = [Clue("tail_signature", name.start, name.end) for name in names]
            return [*spans, Clue("tail_date", line.start, line.end)]
        if line.kind == "date" and not document.text[found.end() :].strip():
            return [Clue("tail_date", line.start, line.end)]  # a date alone on the last line
    return []
