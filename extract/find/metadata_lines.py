"""The lines at the head of a plan, each with its class: number, date, body, bracket, title words, prose.

Classes say what a line is by its shape alone; which of them is the title is decided in `extract.find.metadata`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract import codebook, numbering
from extract.document import Document, Passage
from extract.grammar import alternation
from extract.text import fold

# How much of a document its head is: a notice of three pages with its list of addressees fits.
HEAD_LINES = 120
# Longer lines are prose whatever they hold; of these this much is looked at, which holds 现将《…》印发给你们.
LONGEST, READ = 110, 240
# A title has no more characters than this in one line; longer lines are prose (the longest titles seen have about 90).
TITLE_LINE = 60
_SPACE = " \u3000\u200b\ufeff"
_CN_DIGIT = "〇零一二三四五六七八九"
_YEAR = rf"(?:(?:19|20)\s?\d\s?\d|[一二][{_CN_DIGIT}]{{3}})"
_DAY = r"(?:\d{1,2}|[一二三]?十?[一二三四五六七八九十])"
DATE = rf"(?:{_YEAR}\s*年\s*{_DAY}\s*月\s*{_DAY}\s*日|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
NUMBER = r"[\u4e00-\u9fff]{1,14}\s?[〔[【(﹝]\s?(?:19|20)\d\d\s?[〕\]】)﹞]\s?(?:第\s?)?\d{1,5}\s?号"
_NUMBER_LINE = re.compile(rf"^(?:[\u4e00-\u9fff]{{2,6}}:\s*)?({NUMBER})(?:\s+签发人.*|\s+\d{{4}}年.*)?$")
# 公告 2021年第3号, 第 12 号: a number of its own kind.
_SERIES_LINE = re.compile(r"^(?:(?:19|20)\d\d\s?年\s?第\s?\d{1,4}\s?号|第\s?\d{1,4}\s?号)$")
_DATE_LINE = re.compile(rf"^[(\s-]*(?:[\u4e00-\u9fff]{{0,8}}\s)?({DATE})(?:印发|发布)?[)\s]*$")
_MONTH_LINE = re.compile(rf"^\(?{_YEAR}\s*年\s*{_DAY}\s*月\)?$")
_DATED_NOTE = re.compile(rf"^[(—-]+\s*({DATE})(?:[\u4e00-\u9fff、()\d]{{4,60}})\)?$")
_PERIOD_NOTE = re.compile(rf"^\(\s*{_YEAR}(?:年)?\s*(?:(?:[-—~至到]|--)+\s*{_YEAR}\s*年?)?\)$")
_NOTE = re.compile(r"^\([^()]{2,24}\)$")
_KEYED = re.compile(r"^[-*\s【]*[\u4e00-\u9fff]{2,8}[】*\s]*:")
_ANNEX = re.compile(r"^(?:附\s*件|附)\s*[\d一二三四五六七八九十]*\s*:?$")
_TOC = re.compile(r"^目\s*[录次]$")
_RED_HEAD = re.compile(r"^([\u4e00-\u9fff\s]{4,40}?)\s?文\s?件$")
_SPEAKER = re.compile(
    r"^[—\s]*(?:([\u4e00-\u9fff]{2,16}(?:人民政府|政府))?([\u4e00-\u9fff]{2,14}(?=市长|省长))?|([\u4e00-\u9fff]{2,12}))?"
    r"(?:代理|代)?(?:省长|市长|县长|区长|州长|旗长|盟长|主席|行政长官|总理|主任)\s*[\u4e00-\u9fff·\s]{2,12}$"
)
_ORG_END = re.compile(
    r"(?:委员会|委|人民政府|政府|局|厅|部|署|院|办公室|办公厅|国务院|中央|办|领导小组|指挥部|银行|中心|联合会|总会|协会|总工会|"
    r"公司|集团|党组|党工委|法院|检察院|部队|军区|总队|支队|共青团|工会|妇联|残联)(?:\(盖?章\))?$"
)
_PROSE = re.compile(
    r"[。;!?]|[,:].*[,:]|^(?:为|根据|依据|按照|现将|经|各|特此|请|以|本|我|一是|这|过去)(?!.{0,16}(?:规划|纲要|方案)$)"
)
# What may stand behind a title's last word: brackets, closing quotes, the years.
_TRAILER = re.compile(rf"(?:\([^()]{{1,40}}\)|》|”|\s|(?<!\d){_YEAR}\s?年?\s?[-—~至到]+\s?{_YEAR}\s?年?)+$")
_MARKS = re.compile(r"^(?:#{1,6}\s+|\*\*|\[bookmark:[^\]]*\]|[\s])+|(?:\*\*|\s)+$")
_NAVIGATION = re.compile(
    r"^(?:首页|政务公开|信息公开|政府信息公开|规划计划|政策文件|通知公告|法定主动公开内容|公开目录|打印|下载|收藏|全屏|关闭|分享|字号|大|中|小|加大|减小|还原|返回.*|【字号.*|】|\[|\]|当前位置.*|.*>.*|来源.*|责任编辑.*|浏览次数.*)$"
)


_BETWEEN = re.compile(r"[\s\[\]【】()|·:、/>»丨]+")


@cache
def _buttons() -> frozenset[str]:
    forms = (*codebook.forms("boilerplate", scope="line"), *codebook.forms("boilerplate", scope="part"))
    return frozenset(fold(form) for form in forms)


def is_navigation(text: str) -> bool:
    """Tell whether a folded line is a site's own: a path, a row of buttons, a declared source.

    >>> is_navigation("[ 打印 ] [ 关闭 ] 字号:大 中 小"), is_navigation("关闭矿井治理规划")
    (True, False)
    """
    if _NAVIGATION.match(text):
        return True
    words = [word for word in _BETWEEN.split(text) if word]
    return len(text) <= TITLE_LINE and bool(words) and all(word in _buttons() for word in words)


class Line(NamedTuple):
    """A line of the head: `text` is folded and bare of layout marks; start and end are its place in the text."""

    start: int
    end: int
    text: str
    kind: str


def head(document: Document) -> list[Line]:
    """Return the first lines of a document, classified; blank lines and rows of tables are left out."""
    return list(_lines(document.passages, HEAD_LINES))


def before(document: Document, position: int, most: int) -> list[Line]:
    """Return up to `most` classified lines that end before a position of the text, in reading order."""
    start = position
    for _ in range(most):
        start = document.text.rfind("\n", 0, max(0, start - 1)) + 1
        if start == 0:
            break
    lines_above = _pieces(document.text[start:position], start)
    return lines_above[-most:]


def at(document: Document, start: int, end: int) -> Line:
    """Return the classified line of a span of the text, which is not blank."""
    return _pieces(document.text[start:end], start)[-1]


def _pieces(text: str, start: int) -> list[Line]:
    found = []
    for piece in text.split("\n"):
        line = _line(piece, start)
        start += len(piece) + 1
        if line is not None:
            found += _parted(line)
    return found


def _parted(line: Line) -> list[Line]:
    """Part a line that holds number, bodies and date side by side (青政发〔2026〕6号　青峦县人民政府　2026年3月2日)."""
    pieces = list(_BETWEEN_BLANKS.finditer(line.text)) if len(line.text) <= LONGEST else []
    if not 2 <= len(pieces) <= 6 or not any(
        _NUMBER_LINE.match(piece[0]) or _DATE_LINE.match(piece[0]) for piece in pieces
    ):
        return [line]
    kinds = [classify(piece[0]) for piece in pieces]
    if len(set(kinds)) < 2 or not set(kinds) <= {"number", "date", "org"}:
        return [line]
    return [
        Line(line.start + piece.start(), line.start + piece.end(), piece[0], kind)
        for piece, kind in zip(pieces, kinds, strict=True)
    ]


_BETWEEN_BLANKS = re.compile(r"[^\s\u3000]+")


def _lines(passages: Iterable[Passage], most: int) -> Iterator[Line]:
    count = 0
    for passage in passages:
        if passage.table is not None or passage.kind in ("table", "row"):
            continue
        for line in _pieces(passage.text, passage.start):
            yield line
            count += 1
        if count >= most:
            return


def _line(piece: str, at: int) -> Line | None:
    folded = fold(piece[:READ])
    shown = _MARKS.sub("", folded).strip(_SPACE)
    if not shown:
        return None
    start = at + folded.find(shown)
    return Line(start, start + len(shown), shown, classify(shown))


_SHAPES = (
    (_ANNEX, "annex"),
    (_TOC, "toc"),
    (_NUMBER_LINE, "number"),
    (_SERIES_LINE, "number"),
    (_DATE_LINE, "date"),
    (_MONTH_LINE, "month"),
    (_PERIOD_NOTE, "period"),
    (_DATED_NOTE, "dated"),
    (_NOTE, "note"),
    (_RED_HEAD, "red_head"),
)


def classify(text: str) -> str:
    """Return the class of a folded line: a shape above, org, speaker, heading, title, type, words or prose."""
    if len(text) > LONGEST:
        return "prose"
    for shape, name in _SHAPES:
        if shape.match(text):
            return name
    if is_navigation(text):
        return "navigation"
    if _KEYED.match(text):
        return "keyed"
    mark = numbering.mark_at(text)
    if mark is not None and mark.style in ("part", "chapter", "section", "cn", "cnp", "num", "decimal"):
        return "heading"
    if is_title(text):
        return "title"
    if len(text) <= 24 and is_type(text):
        return "type"
    if len(text) > TITLE_LINE or _PROSE.search(text):
        return "prose"
    if is_org(text):
        return "org"
    if _SPEAKER.match(text):
        return "speaker"
    return "words"


@cache
def _type_end() -> re.Pattern[str]:
    forms = [fold(form) for form in codebook.forms("document_types")]
    return re.compile(rf"(?:{alternation(form[::-1] for form in forms)})")


def ends_with_type(text: str) -> bool:
    """Tell whether folded words end as a title does: a kind of document, brackets behind it allowed."""
    bare = re.sub(r"\s", "", _TRAILER.sub("", text))
    return bool(_type_end().match(bare[::-1]))


def is_type(text: str) -> bool:
    """Tell whether a folded line is a kind of document and no more: the last line of a title (实施方案)."""
    return re.sub(r"\s", "", _TRAILER.sub("", text)) in {fold(form) for form in codebook.forms("document_types")}


def is_title(text: str) -> bool:
    """Tell whether one folded line can be, or can end, a title.

    >>> is_title("青峦县养老服务“十四五”规划"), is_title("加强规划,落实方案"), is_title("保障措施")
    (True, False, False)
    """
    if (
        not 6 <= len(text) <= TITLE_LINE * 2
        or re.search(r"[。;!?]|:$|,$", text)
        or text.startswith(("现将", "根据", "按照"))
        or ("," in text and "关于" not in text)
    ):
        return False
    return ends_with_type(text)


def is_org(text: str) -> bool:
    """Tell whether a folded line holds names of public bodies and nothing else.

    >>> is_org("青峦县民政局 青峦县财政局"), is_org("完善工作领导小组,健全机制")
    (True, False)
    """
    names = [name for name in re.split(r"[\s、]+", text) if len(name) > 2] if 2 < len(text) <= 60 else []
    return bool(names) and all(_ORG_END.search(name) and "关于" not in name for name in names)
