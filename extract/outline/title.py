"""The title of a plan: its lines joined to one piece; the notice's title before it becomes boilerplate."""

from __future__ import annotations

import re
from functools import cache

from extract.codebook import forms
from extract.outline.frame import DATE, HEAD, SIGNED, is_body
from extract.outline.piece import Piece

# Longest line of a title, and most characters of a whole title.
TITLE_LINE, TITLE = 60, 150
# Shortest first line that counts as a title though it ends in no kind of document.
TITLE_MIN = 10
# Shortest first line of a title in several lines, unless it names who issues it.
LEAD_MIN = 6
_BODIES = ("政府", "委", "办", "局", "厅", "会")
_STOP = re.compile("[。；！？;!?]|[：:，,]$")
_PERIOD = re.compile(r"[（(]\s*[12][0-9]{3}\s*年?\s*[-—–－~～至到]{1,2}\s*[12][0-9]{3}\s*年?\s*[）)]")
_BRACKETED = re.compile(r"[（(【\[][^（）()]{1,60}[）)】\]]|[（(].{1,80}(?:通过|会议上|批准|印发|发布|施行)[）)]")
_SUBTITLE = re.compile(r"(?:——|—|--)\s*(?:[12][0-9]{3}\s*年.{1,12}日?\s*)?在?.{2,60}(?:会议上|大会上|全会上|次会议)?")
_NOTICE = re.compile(r"(?:关于.{0,6}(?:印发|下发|发布|转发|公布|批转)|(?:印发|下发|转发|批转)关于).{2,}")
_ATTACHMENT = re.compile(r"(?:附件|附表|附录|附)\s*[0-9一二三四五六七八九十]{0,3}\s*[:：.]?")
_ATTACHED = re.compile(r"(?:附件|附表|附录|附图|专栏|表)\s*[0-9一二三四五六七八九十]*\s*[:：.\s]")


@cache
def _types() -> tuple[str, ...]:
    return forms("document_types")


@cache
def _never_titles() -> frozenset[str]:
    return frozenset((*forms("headings", scope="inner"), *forms("headings", scope="opening")))


def _is_column(text: str) -> bool:
    """Whether a line is the name of a site or of one of its columns (规划计划, 部门文件), which stand above titles too."""
    if "关于" in text:
        return False
    return text.endswith(forms("boilerplate", scope="column_end")) or text in forms("boilerplate", scope="column")


def mark_title(found: list[Piece]) -> list[Piece]:
    """Return the pieces with the title's lines joined to one of kind title; subtitles are title pieces too."""
    at = _title_at(found)
    if at is None:
        _settle_others([], found)
        return found
    first = at
    while first > 0 and _leads(found[first - 1], found[at]) and _length(found, first - 1, at) <= TITLE:
        first -= 1
    behind = at + 1
    while behind < len(found) and _follows(found[behind]):
        behind += 1
    _settle_others(found[:first], found[behind:])
    title = found[first]
    last = at
    if last + 1 < behind and _PERIOD.fullmatch(found[last + 1].plain):
        last += 1
    for piece in found[first + 1 : last + 1]:
        title.text, title.plain = title.text + piece.text, title.plain + piece.plain
    title.kind, title.mark = "title", None
    for piece in found[last + 1 : behind]:
        piece.kind, piece.mark = "title", None
    return found[: first + 1] + found[last + 1 :]


def _settle_others(before: list[Piece], behind: list[Piece]) -> None:
    """What looks like a title before the title belongs to a notice or a cover; behind it, it heads a part."""
    for piece in before:
        titled = piece.kind == "title" or _ATTACHMENT.fullmatch(piece.plain) is not None or _is_title(piece)
        if piece.kind in (None, "heading", "title") and piece.grid is None and titled:
            piece.kind = "boilerplate"
    for piece in behind:
        if piece.kind == "title":
            piece.kind = "heading"


def _length(found: list[Piece], first: int, at: int) -> int:
    return sum(len(piece.plain) for piece in found[first : at + 1])


def _title_at(found: list[Piece]) -> int | None:
    """The last line of the title: one that ends in a kind of document, the last such before the body begins.

    A notice comes first where a title follows its date: then numbered lines of the notice are passed over.
    """
    candidates = []
    signed = False
    left = HEAD
    for index, piece in enumerate(found):
        if piece.kind == "boilerplate":
            signed = signed or SIGNED.fullmatch(piece.plain) is not None
            continue
        left -= 1
        if left < 0:
            break
        if piece.grid is None and _is_title(piece):
            candidates.append(index)
            if signed:
                return index
        elif is_body(piece) and not _notice_goes_on(found, index):
            break
    plain = [i for i in candidates if not _NOTICE.search(found[i].plain)]
    best = (plain or candidates)[-1:]
    return best[0] if best else _declared_title(found)


def _first_line(found: list[Piece]) -> int | None:
    """Where no line ends in a kind of document: the first line, if it is short and running text follows."""
    content = [index for index, piece in enumerate(found[:HEAD]) if piece.kind != "boilerplate"][:3]
    if len(content) < 2:
        return None
    first, second = found[content[0]], found[content[1]]
    text = first.plain
    if first.kind is not None or first.grid is not None or first.mark is not None:
        return None
    if not TITLE_MIN <= len(text) <= TITLE_LINE:
        return None
    if _STOP.search(text) or text in _never_titles() or "|" in text:
        return None
    return content[0] if second.grid is None and is_body(second) else None


def _declared_title(found: list[Piece]) -> int | None:
    for index, piece in enumerate(found[:HEAD]):
        emphasised = piece.text.startswith(("# ", "**")) and len(piece.plain) <= TITLE_LINE
        if piece.kind == "title" or (piece.kind is None and emphasised and piece.mark is None):
            return index
        if piece.grid is not None or is_body(piece):
            break
    return _first_line(found)


def _notice_goes_on(found: list[Piece], index: int) -> bool:
    """Whether what stands here is a notice's text: a date signs it below, and a title follows."""
    signed = False
    for piece in found[index : index + HEAD]:
        if piece.kind == "boilerplate":
            signed = signed or SIGNED.fullmatch(piece.plain) is not None
        elif signed and piece.grid is None:
            if _is_title(piece):
                return True
            if is_body(piece):
                return False
    return False


def _is_title(piece: Piece) -> bool:
    text = piece.plain.rstrip("）) ")
    if piece.kind not in (None, "title", "heading") or not 5 <= len(text) <= TITLE or piece.mark is not None:
        return False
    if _STOP.search(piece.plain) or piece.plain in _never_titles() or _ATTACHED.match(piece.plain):
        return False
    name = re.sub(r"[（(【\[][^（(【\[]{0,40}$", "", text).rstrip(' 》>”"')
    return name.endswith(_types())


def _leads(piece: Piece, title: Piece) -> bool:
    """Whether a line above belongs to the title: short, without an end, no date, number, salutation or heading."""
    text = piece.plain
    return (
        piece.kind in (None, "title")
        and piece.grid is None
        and piece.mark is None
        and piece.page == title.page
        and len(text) <= TITLE_LINE
        and not _STOP.search(text)
        and not _BRACKETED.fullmatch(text)
        and not _ATTACHMENT.fullmatch(text)
        and not DATE.fullmatch(text)
        and not _is_title(piece)
        and not title.plain.startswith(text)
        and not _is_column(text)
        and (len(text) >= LEAD_MIN or text.endswith(_BODIES))
    )


def _follows(piece: Piece) -> bool:
    text = piece.plain
    if piece.kind not in (None, "title", "note") or piece.grid is not None or len(text) > 90 or "。" in text:
        return False
    return any(shape.fullmatch(text) for shape in (_BRACKETED, DATE, _PERIOD, _SUBTITLE))
