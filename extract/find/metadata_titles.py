"""Which lines at the head of a plan are its title, and which the title of the notice that sends it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extract import codebook
from extract.find import metadata_lines as lines
from extract.find.metadata_lines import Line

# A title is printed on at most this many lines.
TITLE_LINES = 5
_NOTICE = re.compile(r"(?:通知|公告|通告|公示|启事|函|批复|公开征求意见)(?:\([^()]*\))?$")
# A news page's headline: bodies and what they sent out.
_RELEASED = re.compile(r"^[\u4e00-\u9fff、 ]{3,40}(?:联合)?(?:印发|发布|出台)《[^《》]+》$")
_FORWARDS = re.compile(
    r"(?:印发|转发|批转|下发)关于|关于.*(?:印发|发布|下发|转发|公布|征求|批准|批转|编制)|《|征求意见|^关于同意"
)
_INNER = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
# 现将《…》印发给你们, 《…》已经市政府同意; a plan that is only cited (根据《…》) is not sent out.
SENDS = re.compile(
    r"(?:^(?!根据|按照|依据|为|贯彻)|现将|现)[^《。]{0,12}《((?:[^《》]|《[^《》]*》)+)》"
    r"[^。]{0,60}(?:印发|下发|发给|转发|公布|发布|征求)"
)
_FORWARDED = re.compile(r"(?:印发|发布|下发|转发|公布)([^《》]{6,80}?)的(?:通知|公告|函)")
_OPEN_END = re.compile(r"关于|印发$|转发$|发布$|^(?:中共|中华人民共和国)")
_STRICT = re.compile(r"^(?:全国|国家|中国|中共|国务院|中华人民共和国|“?[一二三四五六七八九十]+五”?时期)")
_ISSUED = re.compile(r"^(?:[\u4e00-\u9fff]{2,30}(?:委|政府|局|厅|部|会|办公室|办公厅))?关于")
_YEARED = re.compile(r"^(?:二〇|(?:19|20)\d\d)")
# A name of a place at the head of a title's first line, whether a table knows it or not.
_PLACED = re.compile(
    r"^(?:(?:19|20)\d\d年)?[\u4e00-\u9fff]{2,5}?(?<![城社小园校景])(?:省|自治区|市(?![场域容])|自治州|州|盟|县(?!域)|区(?!域)|旗|镇|乡(?!村)|街道)(?=[\u4e00-\u9fff]{2})"
)
_CONTINUES = re.compile(r"^(?:和|及|暨|与|、|的)")


class Group(NamedTuple):
    """Lines first..last that make one title."""

    first: int
    last: int
    text: str


def titles(head: list[Line]) -> tuple[Group | None, Group | None]:
    """Return the notice's title and the plan's own, each None where there is none."""
    notice: Group | None = None
    title: Group | None = None
    names: set[str] = set()
    for group in _groups(head):
        if _is_notice(head, group):
            if notice is None and title is None:
                notice = group
                names = _announced(head, group)
            continue
        if title is not None:
            title = group if _repeats(title, group) else title
        elif notice is None or _follows(head, group, names):
            title = group
    return notice, title


def _is_notice(head: list[Line], group: Group) -> bool:
    """Tell whether a title is that of a notice which sends out a plan, by its own words or by those below it."""
    if _RELEASED.match(group.text):
        return True
    sends = _FORWARDS.search(group.text) or any(
        SENDS.search(line.text) for line in head[group.last + 1 : group.last + 8]
    )
    return bool(_NOTICE.search(group.text) and sends)


def _announced(head: list[Line], notice: Group) -> set[str]:
    """Return the names under which a notice, its title or its text, sends out a plan."""
    sent = [found[1] for line in head[notice.last + 1 :] if (found := SENDS.search(line.text))]
    forwarded = _FORWARDED.search(notice.text)
    names = {_plain(name) for name in (*_INNER.findall(notice.text), *sent[:2])}
    return names | ({_plain(forwarded[1])} if forwarded else set())


def _repeats(title: Group, later: Group) -> bool:
    """Tell whether a page names the plan a second time, nearer to its body: that is the plan's own title."""
    first, second = (re.sub(r"\([^()]*\)$", "", group.text) for group in (title, later))
    return later.first <= title.last + 30 and _plain(second).endswith(_plain(first))


def _plain(name: str) -> str:
    return re.sub(r"[\s()]", "", re.sub(r"\([^()]*稿\)", "", name))


def _follows(head: list[Line], group: Group, names: set[str]) -> bool:
    """Tell whether a title-like line after a notice opens the plan: its name, or a mark above it, says so."""
    text = _plain(group.text)
    if any(text in name or name in text for name in names):
        return True
    above = head[group.first - 1].kind if group.first else ""
    if above in ("annex", "toc"):
        return True
    return above in ("date", "number", "org", "navigation", "month", "note") and not names


def _groups(head: list[Line]) -> Iterator[Group]:
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
        if index > taken and not (headings and not signed) and (line.kind == "title" or _ends(head, index)):
            group = _grow(head, index, taken)
            taken = group.last
            yield group


def _ends(head: list[Line], index: int) -> bool:
    """Tell whether a line that is only a kind of document (规划) ends a title whose words stand above it."""
    line = head[index]
    short = line.kind == "type" or (line.kind == "words" and len(line.text) <= 6 and lines.ends_with_type(line.text))
    above = head[index - 1] if index and short else None
    if above is None or above.kind != "words":
        return False
    return _opens_with_place(above.text) or "关于" in above.text or _PLACED.match(above.text) is not None


def _in_contents(head: list[Line], index: int) -> bool:
    return any(line.kind == "toc" for line in head[:index]) or bool(re.search(r"\d$|\.{3}|…", head[index].text))


def _grow(head: list[Line], index: int, floor: int) -> Group:
    """Join the lines above that begin the title, and those below that end it."""
    first = last = index
    text = head[index].text
    while first - 1 > floor and index - first < TITLE_LINES and _joins(head[first - 1], text):
        first -= 1
        text = head[first].text + text
    while last + 1 < len(head) and last - index < 2 and _goes_on(head[last + 1], text):
        last += 1
        text += head[last].text
    return Group(first, last, text)


def _joins(above: Line, text: str) -> bool:
    """Tell whether the line above belongs to a title that so far reads `text`."""
    if above.kind not in ("words", "org", "title") or re.search(r"[.…]{3}|[>|]", above.text):
        return False
    if _is_column(above.text):
        return False
    if _OPEN_END.search(above.text) and above.kind != "org" and not lines.ends_with_type(above.text):
        return True
    if above.kind == "title":
        return (
            bool(_CONTINUES.match(text)) or above.text.endswith(("规划", "计划")) and _CONTINUES.match(text) is not None
        )
    if _ISSUED.match(text):
        return above.kind == "org"
    if _YEARED.match(text):
        return _opens_with_place(above.text)
    if _STRICT.match(text) or _opens_with_place(text):
        return False
    return above.kind == "words" or bool(_CONTINUES.match(text))


def _goes_on(below: Line, text: str) -> bool:
    """Tell whether the line below still belongs to the title."""
    if below.kind not in ("title", "words", "type"):
        return False
    if _CONTINUES.match(below.text):
        return lines.ends_with_type(below.text)
    return len(below.text) <= 8 and lines.ends_with_type(below.text) and not _opens_with_place(below.text)


def _is_column(text: str) -> bool:
    """Whether a line is the name of a site's column (规划计划, 部门文件)."""
    if "关于" in text:
        return False
    return text.endswith(codebook.forms("boilerplate", scope="column_end")) or text in codebook.forms(
        "boilerplate", scope="column"
    )


@cache
def _places() -> frozenset[str]:
    rows = codebook.rows("divisions")
    names = {row["form"] for row in rows} | {row["short"] for row in rows if row["short"]}
    local = {row["name"] for row in codebook.local_divisions()}
    return frozenset(names | local | {row["form"] for row in codebook.rows("division_changes")})


def _opens_with_place(text: str) -> bool:
    words = re.sub(r"[\s《“]", "", text[:40])
    return any(words[:size] in _places() for size in range(2, 12))
