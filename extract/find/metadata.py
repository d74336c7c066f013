"""Where a plan says what it is: its title, its notice, number, dates, issuing bodies, declared keys. Spans only.

The order of a Chinese official document (GB/T 9704-2012) is what the rules follow: red head, number, title of the notice,
addressees, text, signature, date, then the plan with its own title, brackets and date; or the plan alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract import codebook
from extract.document import Document
from extract.find import metadata_lines as lines
from extract.find.metadata_lines import Line

# A title is printed on at most this many lines; a signature names at most this many bodies.
TITLE_LINES = 5
SIGNATURES = 16
_NOTICE = re.compile(r"(?:通知|公告|通告|公示|启事|函|批复|公开征求意见)(?:\([^()]*\))?$")
_FORWARDS = re.compile(r"关于.*(?:印发|发布|下发|转发|公布|征求|批准|批转|编制)|《|征求意见|^关于同意")
_INNER = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_OPEN_END = re.compile(r"关于|印发$|转发$|发布$|^(?:中共|中华人民共和国)")
_STRICT = re.compile(r"^(?:全国|国家|中国|中共|国务院|中华人民共和国|“?[一二三四五六七八九十]+五”?时期)")
_YEARED = re.compile(r"^(?:二〇|(?:19|20)\d\d)")
_CONTINUES = re.compile(r"^(?:和|及|暨|与|、|的)")
_SIGNED = re.compile(rf"^([\u4e00-\u9fff()、\s]{{4,40}}?)\s+({lines.DATE})(?:印发)?$")
_BRACKET_NUMBER = re.compile(rf"\(({lines.NUMBER})\)")
# Lines that may stand between a title and the date or bodies that belong to it.
_UNDER_TITLE = ("period", "note", "dated", "date", "month", "org", "number", "speaker", "navigation", "keyed")


class Clue(NamedTuple):
    """A place where the document speaks of itself: what kind of thing is said, and where, half-open."""

    kind: str
    start: int
    end: int


class _Group(NamedTuple):
    """Lines first..last that make one title."""

    first: int
    last: int
    text: str


def find(document: Document) -> list[Clue]:
    """Return the clues of a document in reading order; an empty list where it has no head (a fragment).

    Kinds: title, notice, inner (a name in 《》 in the notice), note (bracket under the title), number, title_date,
    notice_date, tail_date, red_head, signature, tail_signature, cover, speaker, keyed (发布日期：…).
    """
    head = lines.head(document)
    notice, title = _titles(head)
    clues = [_span("notice", head, notice), _span("title", head, title)]
    found = [clue for clue in clues if clue is not None]
    border = title.first if title else min(len(head), 60)
    found += _numbers(head, notice, title)
    found += _inner(head, notice, border)
    found += _above(head, notice, border)
    if title:
        found += _below(head, title)
    found += _tail(document, head, title)
    found += [Clue("keyed", line.start, line.end) for line in head[:40] if line.kind == "keyed"]
    return sorted(found, key=lambda clue: clue.start)


def _span(kind: str, head: list[Line], group: _Group | None) -> Clue | None:
    return Clue(kind, head[group.first].start, head[group.last].end) if group else None


def _titles(head: list[Line]) -> tuple[_Group | None, _Group | None]:
    """Return the notice's title and the plan's own, each None where there is none."""
    notice: _Group | None = None
    title: _Group | None = None
    names: set[str] = set()
    for group in _groups(head):
        if _NOTICE.search(group.text) and _FORWARDS.search(group.text):
            if notice is None and title is None:
                notice = group
                names = {_plain(name) for name in _INNER.findall(group.text)}
            continue
        if title is not None:
            title = group if _repeats(title, group) else title
        elif notice is None or _follows(head, group, names):
            title = group
    return notice, title


def _repeats(title: _Group, later: _Group) -> bool:
    """Tell whether a page names the plan a second time, nearer to its body: that is the plan's own title."""
    return later.first <= title.last + 30 and _plain(later.text).endswith(_plain(title.text))


def _plain(name: str) -> str:
    return re.sub(r"[\s()]", "", re.sub(r"\([^()]*稿\)", "", name))


def _follows(head: list[Line], group: _Group, names: set[str]) -> bool:
    """Tell whether a title-like line after a notice opens the plan: it is the plan's name, or a mark stands above it."""
    text = _plain(group.text)
    if any(text in name or name in text for name in names):
        return True
    above = head[group.first - 1].kind if group.first else ""
    return above in ("annex", "date", "number", "toc", "org", "navigation", "month") and not names


def _groups(head: list[Line]) -> Iterator[_Group]:
    """Yield title-like groups of lines, from the top to where the body begins."""
    prose = 0
    headings = 0
    taken = -1
    signed = any(line.kind == "date" for line in head[:60])
    for index, line in enumerate(head):
        if line.kind == "heading" and not _in_contents(head, index):
            headings += 1
            if headings > 1 and not signed:
                return
        prose += line.kind == "prose" and len(line.text) > 40
        if prose > (40 if signed else 4):
            return
        if line.kind == "title" and index > taken and not (headings and not signed):
            group = _grow(head, index, taken)
            taken = group.last
            yield group


def _in_contents(head: list[Line], index: int) -> bool:
    return any(line.kind == "toc" for line in head[:index]) or bool(re.search(r"\d$|\.{3}|…", head[index].text))


def _grow(head: list[Line], index: int, floor: int) -> _Group:
    """Join the lines above that begin the title, and those below that end it."""
    first = last = index
    text = head[index].text
    while first - 1 > floor and index - first < TITLE_LINES and _joins(head[first - 1], text):
        first -= 1
        text = head[first].text + text
    while last + 1 < len(head) and last - index < 2 and _goes_on(head[last + 1], text):
        last += 1
        text += head[last].text
    return _Group(first, last, text)


def _joins(above: Line, text: str) -> bool:
    """Tell whether the line above belongs to a title that so far reads `text`."""
    if above.kind not in ("words", "org", "title") or re.search(r"[.…]{3}|[>|]", above.text):
        return False
    if _OPEN_END.search(above.text) and above.kind != "org" and not lines.ends_with_type(above.text):
        return True
    if above.kind == "title":
        return (
            bool(_CONTINUES.match(text)) or above.text.endswith(("规划", "计划")) and _CONTINUES.match(text) is not None
        )
    if text.startswith("关于"):
        return above.kind == "org"
    if _YEARED.match(text):
        return _opens_with_place(above.text)
    if _STRICT.match(text) or _opens_with_place(text):
        return False
    return above.kind == "words" or bool(_CONTINUES.match(text))


def _goes_on(below: Line, text: str) -> bool:
    """Tell whether the line below still belongs to the title."""
    if below.kind not in ("title", "words"):
        return False
    if _CONTINUES.match(below.text):
        return lines.ends_with_type(below.text)
    return len(below.text) <= 8 and lines.ends_with_type(below.text) and not _opens_with_place(below.text)


@cache
def _places() -> frozenset[str]:
    rows = codebook.rows("divisions")
    names = {row["form"] for row in rows} | {row["short"] for row in rows if row["short"]}
    local = {row["name"] for row in codebook.local_divisions()}
    return frozenset(names | local | {row["form"] for row in codebook.rows("division_changes")})


def _opens_with_place(text: str) -> bool:
    return any(text[:size] in _places() for size in range(2, 12))


def _numbers(head: list[Line], notice: _Group | None, title: _Group | None) -> list[Clue]:
    """Return the number of the document itself: a line of its own near the top, or a bracket behind a title."""
    last = max(12, (notice.last + 8) if notice else 0, (title.last + 3) if title else 0)
    for line in head[:last]:
        if line.kind == "number":
            return [Clue("number", line.start, line.end)]
    for group in (notice, title):
        for line in head[group.first : group.last + 3] if group else ():
            found = _BRACKET_NUMBER.search(line.text)
            if found and (line.kind != "prose"):
                return [Clue("number", line.start + found.start(1), line.start + found.end(1))]
    return []


def _inner(head: list[Line], notice: _Group | None, border: int) -> list[Clue]:
    """Return the plan's name as the notice gives it in 《》."""
    spans = [head[i] for i in range(notice.first, notice.last + 1)] if notice else []
    texts = [
        line
        for line in head[:border]
        if line.kind in ("prose", "words", "title") and re.search("印发|发布|转发|征求", line.text)
    ]
    for line in (*spans, *texts):
        found = _INNER.search(line.text)
        if found:
            return [Clue("inner", line.start + found.start(1), line.start + found.end(1))]
    return []


def _above(head: list[Line], notice: _Group | None, border: int) -> list[Clue]:
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


def _below(head: list[Line], title: _Group) -> list[Clue]:
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


def _tail(document: Document, head: list[Line], title: _Group | None) -> list[Clue]:
    """Return signature and date at the end of the document."""
    tail = lines.tail(document)
    border = head[title.last].end if title else -1
    for index in range(len(tail) - 1, -1, -1):
        line = tail[index]
        signed = _SIGNED.match(line.text)
        if line.start <= border:
            break
        if signed and lines.is_org(signed[1]):
            return [_part("tail_signature", line, signed, 1), _part("tail_date", line, signed, 2)]
        names = _bodies_above(tail, index) if line.kind == "date" else []
        if names:
            spans = [Clue("tail_signature", name.start, name.end) for name in names]
            return [*spans, Clue("tail_date", line.start, line.end)]
    return []
