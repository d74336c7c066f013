"""The frame of a plan: its title, the notice before it, salutations, signatures, imprint, table of contents."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.codebook import forms
from extract.outline.piece import Piece

# Blocks from the top among which the title is looked for.
HEAD = 80
# Longest line of a title, and most characters of a whole title.
TITLE_LINE, TITLE = 60, 150
_STOP = re.compile("[。；！？;!?]|[：:，,]$")
_DATE = re.compile(
    r"[（(]?\s*(?:[12][0-9]{3}|二[〇○零O0Ｏ一二三四五六七八九]{3})\s*[年./-]\s*[0-9一二三四五六七八九十]{1,3}\s*[月./-]"
    r"\s*(?:[0-9一二三四五六七八九十]{1,3}\s*日?)?\s*[）)]?"
)
_PERIOD = re.compile(r"[（(]\s*[12][0-9]{3}\s*年?\s*[-—–－~～至到]{1,2}\s*[12][0-9]{3}\s*年?\s*[）)]")
_BRACKETED = re.compile(r"[（(【\[][^（）()]{1,60}[）)】\]]|[（(].{1,80}(?:通过|会议上|批准|印发|发布|施行)[）)]")
_NUMBER = re.compile(r"[^\s，。]{1,20}[〔\[（(【［]\s*(?:19|20)[0-9]{2}\s*[〕\]）)】］]\s*(?:第\s*)?[0-9]{1,5}\s*号")
_SUBTITLE = re.compile(r"(?:——|—|--)\s*(?:[12][0-9]{3}\s*年.{1,12}日?\s*)?在?.{2,60}(?:会议上|大会上|全会上|次会议)?")
_SPEAKER = re.compile(
    r".{0,24}(?:代理?)?(?:省长|市长|县长|区长|主席|主任|州长|旗长|盟长|镇长|乡长|局长|厅长|部长)[\s\u3000]+\S[\s\u3000]?\S{1,12}"
)
_ADDRESSEE = re.compile(
    r"各.{0,30}?(?:单位|部门|政府|委员会|办事处|[局厅委办]|公司|院校|学校|园区|管委会|镇|乡|街道|处|所|县区|机构|协会|代表|委员|同志)"
    r"|(?:.{2,24}(?:局|厅|委|政府|委员会|管委会|办公室|集团))[:：]$"
)
_IMPRINT = re.compile(
    r"(?:[（(]?此件.{0,12}(?:公开|发布|发至).{0,12}[）)]?|抄送.*|主送.*|.{2,40}(?:办公室|办公厅|秘书处|局|厅|委)\s*"
    r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日\s*印发|特此(?:通知|公告|批复|函复|函达|报告)。?|附件\s*[:：].*|(?:以上)?联系人.*|"
    r".{2,40}(?:办公室|人民政府|委员会|局|厅)文件|.{0,8}共印\s*[0-9]+\s*份.*)"
)
_BODY = re.compile(
    r"[^，。；：、]{2,40}(?:政府|办公室|办公厅|委员会|局|厅|委|部|会|院|组|中心|处|集团|公司|署|人大|政协|工委|团)(?:办公室)?"
)
_NOTICE = re.compile(r"关于.{0,6}(?:印发|下发|发布|转发|公布|批转).{2,}")
_LEADER = re.compile(r"(?:[.．·…]{3,}|[\s\u3000]{2,}|\t)\s*[-—]?\s*[0-9IVX]{1,4}\s*[-—]?\s*$|[…]{2,}\s*$")
_ATTACHMENT = re.compile(r"(?:附件|附表|附录|附)\s*[0-9一二三四五六七八九十]{0,3}\s*[:：.]?")
_ATTACHED = re.compile(r"(?:附件|附表|附录|附图|专栏|表)\s*[0-9一二三四五六七八九十]*\s*[:：.\s]")
# Most blocks that a table of contents takes, and among which its entries come again as headings.
CONTENTS = 2000
_BODY_STYLES = frozenset(("part", "chapter", "section", "article", "cn", "cnp", "num"))


@cache
def _types() -> tuple[str, ...]:
    return forms("document_types")


@cache
def _never_titles() -> frozenset[str]:
    return frozenset((*forms("headings", scope="inner"), *forms("headings", scope="opening")))


@cache
def _contents() -> frozenset[str]:
    return frozenset(re.sub(r"\s", "", form) for form in forms("headings", scope="toc"))


def mark_contents(found: list[Piece]) -> None:
    """Turn a table of contents into boilerplate: 目录, its lines, and any line with dotted leaders to a page number."""
    for index, piece in enumerate(found):
        if piece.kind is None and len(piece.plain) < 8 and re.sub(r"[\s\u3000]", "", piece.plain) in _contents():
            _mark_lines(found, index)
        elif piece.kind in (None, "heading") and len(piece.plain) < 120 and _is_leader(piece.plain):
            piece.kind = "boilerplate"


def _is_leader(text: str) -> bool:
    """Whether dots lead from words to a page number."""
    return text[-1:] in "0123456789….．" and ("…" in text or "..." in text or "···" in text) and (
        _LEADER.search(text) is not None
    )


def _mark_lines(found: list[Piece], at: int) -> None:
    """The lines of a table of contents lead to a page, or come again as headings; they end where one comes again."""
    again = Counter(_words(piece.plain) for piece in found[at : at + CONTENTS] if len(piece.plain) <= 90)
    entries: set[str] = set()
    end = at + 1
    while end < min(len(found), at + CONTENTS):
        piece = found[end]
        if piece.grid is not None or len(piece.plain) > 90 or "。" in piece.plain or piece.plain[-1] in "：:；;，,":
            break
        words, leads = _words(piece.plain), _LEADER.search(piece.plain) is not None
        if not leads and (words in entries or (again[words] < 2 and not _ATTACHMENT.match(piece.plain))):
            break
        entries.add(words)
        end += 1
    if end - at > 2:
        for piece in found[at:end]:
            piece.kind = "boilerplate"


def _words(text: str) -> str:
    """An entry without its leader, page number and spaces."""
    return re.sub(r"[\s\u3000.．·…]+", "", _LEADER.sub("", text))


def mark_frame(found: list[Piece]) -> list[Piece]:
    """Mark title, notice, salutation, signature and imprint; return the pieces with the title's lines joined to one."""
    for index, piece in enumerate(found):
        if piece.kind is None and piece.grid is None and _is_imprint(piece, index, len(found)):
            piece.kind = "boilerplate"
    _mark_signatures(found)
    return _mark_title(found)


def _is_imprint(piece: Piece, index: int, total: int) -> bool:
    text = piece.plain
    if len(text) > 260:
        return False
    if text.endswith((":", "：")):
        return index < HEAD and "。" not in text and _ADDRESSEE.match(text) is not None or _addresses(text, index)
    if len(text) > LINE:
        return False
    return _IMPRINT.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None or (
        index < HEAD and _SPEAKER.fullmatch(text) is not None
    )


LINE = 120


def _addresses(text: str, index: int) -> bool:
    """A salutation that names levels first: 省级有关单位，各市、县发展改革委："""
    return index < HEAD and "。" not in text and len(text) > 6 and re.search(r"有关(?:单位|部门)|[，,、]各[市县区]", text) is not None


def _mark_signatures(found: list[Piece]) -> None:
    """A line that is nothing but a date, and the names of bodies right above it, sign a notice or the plan."""
    for index, piece in enumerate(found):
        if piece.kind is not None or piece.grid is not None or len(piece.plain) > 24 or not _DATE.fullmatch(piece.plain):
            continue
        above = index - 1
        while above >= 0 and _signs(found[above]):
            found[above].kind = "boilerplate"
            above -= 1
        if not piece.plain.startswith(("（", "(")):
            piece.kind = "boilerplate"


def _signs(piece: Piece) -> bool:
    return (
        piece.kind is None
        and piece.grid is None
        and piece.mark is None
        and len(piece.plain) <= 45
        and _BODY.fullmatch(piece.plain) is not None
    )


def _mark_title(found: list[Piece]) -> list[Piece]:
    at = _title_at(found)
    if at is None:
        return found
    first = at
    while first > 0 and _leads(found[first - 1], found[at]) and _length(found, first - 1, at) <= TITLE:
        first -= 1
    behind = at + 1
    while behind < len(found) and _follows(found[behind]):
        behind += 1
    for piece in found[:first]:
        if piece.kind in (None, "heading", "title") and piece.grid is None and (
            _ATTACHMENT.fullmatch(piece.plain) or _is_title(piece)
        ):
            piece.kind = "boilerplate"
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


def _length(found: list[Piece], first: int, at: int) -> int:
    return sum(len(piece.plain) for piece in found[first : at + 1])


def _title_at(found: list[Piece]) -> int | None:
    """The last line of the title: one that ends in a kind of document, the last such before the body begins.

    A notice comes first where a title follows its date: then numbered lines of the notice are passed over.
    """
    candidates = []
    signed = False
    for index, piece in enumerate(found[:HEAD]):
        if piece.kind == "boilerplate":
            signed = signed or _DATE.fullmatch(piece.plain) is not None
            continue
        if piece.grid is None and _is_title(piece):
            candidates.append(index)
            if signed:
                return index
        elif _is_body(piece) and not _notice_goes_on(found, index):
            break
    declared = [i for i in candidates if found[i].kind == "title"]
    plain = [i for i in candidates if not _NOTICE.search(found[i].plain)]
    best = (plain or candidates)[-1:]
    return best[0] if best else declared[-1] if declared else _declared_title(found)


def _declared_title(found: list[Piece]) -> int | None:
    for index, piece in enumerate(found[:HEAD]):
        emphasised = piece.text.startswith(("# ", "**")) and len(piece.plain) <= TITLE_LINE
        if piece.kind == "title" or (piece.kind is None and emphasised and piece.mark is None):
            return index
        if piece.grid is not None or _is_body(piece):
            return None
    return None


def _notice_goes_on(found: list[Piece], index: int) -> bool:
    """Whether what stands here is a notice's text: a date signs it below, and a title follows."""
    signed = False
    for piece in found[index : index + HEAD]:
        if piece.kind == "boilerplate":
            signed = signed or _DATE.fullmatch(piece.plain) is not None
        elif signed and piece.grid is None:
            if _is_title(piece):
                return True
            if _is_body(piece):
                return False
    return False


def _is_title(piece: Piece) -> bool:
    text = piece.plain.rstrip("）) ")
    if piece.kind not in (None, "title", "heading") or not 5 <= len(text) <= TITLE or piece.mark is not None:
        return False
    if _STOP.search(piece.plain) or piece.plain in _never_titles() or _ATTACHED.match(piece.plain):
        return False
    name = re.sub(r"[（(【\[][^（(【\[]{0,40}$", "", text).rstrip(" 》>”\"")
    return name.endswith(_types())


def _is_body(piece: Piece) -> bool:
    if piece.mark is not None and piece.mark.style in _BODY_STYLES:
        return True
    return piece.kind is None and len(piece.plain) > 40 and "。" in piece.plain


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
        and not _DATE.fullmatch(text)
        and not _is_title(piece)
        and not title.plain.startswith(text)
    )


def _follows(piece: Piece) -> bool:
    text = piece.plain
    if piece.kind not in (None, "title", "note") or piece.grid is not None or len(text) > 90 or "。" in text:
        return False
    return any(shape.fullmatch(text) for shape in (_BRACKETED, _DATE, _PERIOD, _SUBTITLE))
