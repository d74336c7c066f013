"""The frame around a plan: salutations, signatures, imprint, lists of attachments. Kept as boilerplate."""

from __future__ import annotations

import re

from extract.outline.piece import Piece

# Blocks from the top among which title, salutation and speaker are looked for.
HEAD = 80
# Longest line of an imprint, and of a salutation that lists its addressees.
LINE, SALUTATION = 120, 260
DATE = re.compile(
    r"[（(]?\s*(?:[12][0-9]{3}|二[〇○零O0Ｏ一二三四五六七八九]{3})\s*[年./-]\s*[0-9一二三四五六七八九十]{1,3}\s*[月./-]"
    r"\s*(?:[0-9一二三四五六七八九十]{1,3}\s*日?)?\s*[）)]?"
)
_NUMBER = re.compile(r"[^\s，。]{1,20}[〔\[（(【［]\s*(?:19|20)[0-9]{2}\s*[〕\]）)】］]\s*(?:第\s*)?[0-9]{1,5}\s*号")
_SPEAKER = re.compile(
    r".{0,24}(?:代理?)?(?:省长|市长|县长|区长|主席|主任|州长|旗长|盟长|镇长|乡长|局长|厅长|部长)[\s\u3000]+\S[\s\u3000]?\S{1,12}"
)
_ADDRESSEE = re.compile(
    r"各.{0,30}?(?:单位|部门|政府|委员会|办事处|[局厅委办]|公司|院校|学校|园区|管委会|镇|乡|街道|处|所|县区|机构|协会|代表|委员|同志)"
    r"|(?:.{2,24}(?:局|厅|委|政府|委员会|管委会|办公室|集团))[:：]$"
)
_IMPRINT = re.compile(
    r"(?:[（(]?此件.{0,12}(?:公开|发布|发至).{0,12}[）)]?|抄送.*|主送.*|.{2,40}(?:办公室|办公厅|秘书处|局|厅|委)\s*"
    r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日\s*印发|特此(?:通知|公告|批复|函复|函达|报告)。?|(?:以上)?联系人.*|"
    r".{2,40}(?:办公室|人民政府|委员会|局|厅|县委|市委|省委|区委|党组)文件|.{0,8}共印\s*[0-9]+\s*份.*"
    r"|特\s?急|加\s?急|平\s?急|(?:绝密|机密|秘密)(?:★.{0,8})?|签发人.{0,16})"
)
# A notice's one sentence that sends the plan out: 经…同意，现将《…》印发给你们，请认真贯彻执行。
_FORWARDS = re.compile(r"现(?:将.*?)?(?:予以|予|就)?(?:印发|下发|转发|批转|公布|发布|印送|发给)")
_FEEDBACK = re.compile(r"(?:执行|实施|工作|贯彻).{0,10}(?:中|过程).{0,60}(?:反映|反馈|报告|联系).{0,30}")
_DUE = re.compile(r"\d+\s*[月日年](?:底|末)?[之以]?前|截至|报送|上报|如下|以下|；")
_LETTERHEAD = re.compile(r"文\s*件|[（(]?函[）)]?")
# Labels of what a tool or a site writes below a plan.
_LEGEND = re.compile(r"[【\[［〔][^【】\[\]［］〔〕]{0,8}(?:说明|图例|标注|批注|评分|统计|标记|声明|标识)[】\]］〕]")
_LEGEND_LINE = re.compile(r"(?:[•·●▪◆■○□*-]|\d{1,2}[.、])\s*[^。；，]{1,40}")
_BODY = re.compile(
    r"[^，。；：、]{2,40}(?:政府|办公室|办公厅|委员会|局|厅|委|部|会|院|组|中心|处|集团|公司|署|人大|政协|工委|团)(?:办公室)?"
)
# A date alone, or behind the body that signs.
SIGNED = re.compile(rf"(?:{_BODY.pattern}\s*)?(?:{DATE.pattern})")
_LEVELS = re.compile(r"有关(?:单位|部门)|[，,、]各[市县区]")
_SPEAKS = re.compile("[要应将须]|如下|以下|加强|推进|做好|实现|达到|。")
_ATTACHMENT = re.compile(r"附[件表]\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]\s*\S.*")
_BODY_STYLES = frozenset(("part", "chapter", "section", "article", "cn", "cnp", "num"))


def mark_frame(found: list[Piece]) -> None:
    """Mark salutation, speaker, signature, imprint and lists of attachments as boilerplate."""
    numbered = (i for i, piece in enumerate(found) if piece.kind != "boilerplate" and _is_numbered(piece))
    head = min(next(numbered, HEAD), HEAD)
    for index, piece in enumerate(found):
        if piece.kind is None and piece.grid is None and _is_imprint(piece.plain, index < head):
            piece.kind = "boilerplate"
    _mark_letterhead(found, head)
    _mark_legend(found)
    _mark_signatures(found)
    for index, piece in enumerate(found):
        if piece.kind is None and piece.plain.startswith("附") and _ATTACHMENT.fullmatch(piece.plain):
            _mark_attachments(found, index)


def _forwards(text: str) -> bool:
    """Whether a paragraph only sends a plan out, and asks at most to report what is met with."""
    first, *rest = text.rstrip("。. ").split("。")
    if _FORWARDS.search(first) is None or _DUE.search(text):
        return False
    return all(_FEEDBACK.fullmatch(sentence) for sentence in rest)


def _mark_letterhead(found: list[Piece], head: int) -> None:
    """The bodies' names around 文件, and those right above the document's number, are a letterhead."""
    for index, piece in enumerate(found[:head]):
        if piece.kind is None and piece.grid is None and _LETTERHEAD.fullmatch(piece.plain.strip()):
            piece.kind = "boilerplate"
            _mark_bodies(found, range(index - 1, -1, -1))
            _mark_bodies(found, range(index + 1, head))
        elif piece.kind == "boilerplate" and _NUMBER.fullmatch(piece.plain):
            _mark_bodies(found, range(index - 1, -1, -1))


def _mark_bodies(found: list[Piece], places: range) -> None:
    for index in places:
        if not _signs(found[index]):
            return
        found[index].kind = "boilerplate"


def _mark_legend(found: list[Piece]) -> None:
    """A bracketed label on a line of its own with nothing but list lines behind it, at the end of the file."""
    at = len(found) - 1
    while at > 0 and _is_legend_line(found[at]):
        at -= 1
    if 0 < at < len(found) - 1 and found[at].grid is None and _LEGEND.fullmatch(found[at].plain.strip()):
        for piece in found[at:]:
            piece.kind, piece.mark = "boilerplate", None


def _is_legend_line(piece: Piece) -> bool:
    return piece.grid is None and (
        piece.kind == "boilerplate" or _LEGEND_LINE.fullmatch(piece.plain.strip()) is not None
    )


def _is_numbered(piece: Piece) -> bool:
    return piece.mark is not None and piece.mark.style in _BODY_STYLES


def _is_imprint(text: str, in_head: bool) -> bool:
    if len(text) > SALUTATION:
        return False
    if text.endswith((":", "：")):
        return in_head and _SPEAKS.search(text) is None and (_ADDRESSEE.match(text) or _LEVELS.search(text)) is not None
    if in_head and "现" in text and _forwards(text):
        return True
    if len(text) > LINE:
        return False
    if _IMPRINT.fullmatch(text) is not None or _NUMBER.fullmatch(text) is not None:
        return True
    return in_head and _SPEAKER.fullmatch(text) is not None


def _mark_attachments(found: list[Piece], at: int) -> None:
    """附件：1.… 2.… is a list where further entries, a signature or the end follow; else it heads what is attached."""
    end = at + 1
    while end < len(found) and _lists(found[end], end - at + 1):
        end += 1
    if end == at + 1 and end < len(found) and found[end].kind != "boilerplate":
        return
    for piece in found[at:end]:
        piece.kind = "boilerplate"


def _lists(piece: Piece, value: int) -> bool:
    text = piece.plain
    if piece.kind is not None or piece.grid is not None or len(text) > LINE or "。" in text:
        return False
    numbered = piece.mark is not None and piece.mark.style in ("num", "nump") and piece.mark.value == value
    return numbered or _ATTACHMENT.fullmatch(text) is not None


def _mark_signatures(found: list[Piece]) -> None:
    """A line that is nothing but a date, and the names of bodies right above it, sign a notice or the plan."""
    for index, piece in enumerate(found):
        if (
            piece.kind is not None
            or piece.grid is not None
            or len(piece.plain) > 60
            or not SIGNED.fullmatch(piece.plain)
        ):
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


def is_body(piece: Piece) -> bool:
    """Whether a piece belongs to the plan's body: numbered, or a long sentence."""
    return _is_numbered(piece) or (piece.kind is None and len(piece.plain) > 40 and "。" in piece.plain)
