"""What a plan says of itself: from the clues at its head and foot to the fields of its row in `documents`."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extract import numerals
from extract.document import Document
from extract.records import Metadata
from extract.resolve import metadata_period, metadata_place
from extract.resolve.metadata_title import BRACKET, OFFICE, clean_title, doc_type, is_draft, sector
from extract.text import fold

# A clue as extract.find.metadata gives it: what is said, and where in the document's text.
Clue = tuple[str, int, int]
# What web pages call their fields, best first.
_DATE_KEYS = (
    "成文日期",
    "印发日期",
    "发文日期",
    "签发日期",
    "发布日期",
    "公布日期",
    "发布时间",
    "公开日期",
    "生成日期",
    "日期",
)
_NUMBER_KEYS = ("发文字号", "文号", "发文文号", "文件编号", "文件号", "公文号", "文件文号", "发文号")
_BODY_KEYS = (
    "发文机关",
    "发文机构",
    "制发机关",
    "制定机关",
    "发文单位",
    "发布机构",
    "发布机关",
    "发布单位",
    "公开主体",
    "编制单位",
)
_TITLE_KEYS = ("标题", "名称", "文件名称", "title", "文件标题", "题名")
_DATE = re.compile(
    r"(\d\s?\d\s?\d\s?\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})"
)
_CN_DATE = re.compile(
    r"([一二][〇零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔[【(﹝]\s?(?:19|20)\d\d\s?[〕\]】)﹞]\s?(?:第\s?)?\d{1,5}\s?号|(?:(?:19|20)\d\d\s?年\s?)?第\s?\d{1,4}\s?号"
)
_INNER = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_FORWARDED = re.compile(r"(?:印发|发布|下发|转发|公布|批转)(?!实施)(.{6,80}?)的(?:通知|公告|函|批复)")
_ISSUER = re.compile(
    r"^(.{3,60}?)(?:(?:联合)?(?:印发|转发|批转|下发)?关于|(?:联合)?(?:印发|发布|出台)《)|"
    r"^([\u4e00-\u9fff、]{3,40}?(?:局|委员会|厅|办公室|人民政府|指挥部|领导小组|管委会|联合会))(?=20\d\d年|二〇二.年|“[十二])"
)
_SELF = re.compile(r"本(规划|纲要|行动计划|实施方案|方案|实施意见|意见|措施|要点|报告|办法|计划)")
_PLAN_AHEAD = 1500  # a plan that follows its notice in the same file has at least so many characters


def metadata(document: Document, clues: Sequence[Clue]) -> Metadata:
    """Return what the document says of itself, from the clues that `extract.find.metadata.find` gives.

    A field is None where the document does not say it; nothing is taken from what it cites.
    """
    said = _Said(document, clues)
    title = _title(said)
    kind = doc_type(title) if title else _fragment_type(document)
    issued = _issue_date(said)
    number = _number(said)
    report = bool(title) and kind == "报告" and "工作报告" in str(title)
    bodies = _bodies(said, title)
    titles = [words for words in (title, *said.all("notice"), *said.all("inner")) if words]
    first, last = _years(titles, document, issued, report)
    place = _place(said, title, bodies, number, issued.year if issued else first or last)
    if report:
        bodies = _government(said, place.jurisdiction) or bodies
    return Metadata(
        title=title,
        jurisdiction=place.jurisdiction,
        level=place.level,
        province=place.province,
        division_code=place.code,
        sector=None if report else _sector(title, bodies, document),
        doc_type=kind,
        status=_status(said, document),
        issuing_body=bodies,
        document_number=number,
        issue_date=issued,
        period_start=first,
        period_end=last,
        base_year=metadata_period.base_year(document, first, last),
    )


def _years(
    titles: list[str], document: Document, issued: dt.date | None, report: bool
) -> tuple[int | None, int | None]:
    """Return the years of the plan; a work report without a year in its title is of the year when it was delivered."""
    if report and issued and not re.search(r"\d{4}|二〇", fold(titles[0])):
        return issued.year, issued.year
    if titles:
        return metadata_period.years(titles, document, issued.year if issued else None)
    return metadata_period.of_fragment(document)


class _Said:
    """The clues by kind, and the fields that the page declares, from its loader and from its own lines."""

    def __init__(self, document: Document, clues: Sequence[Clue]) -> None:
        self.text = document.text
        self._clues = clues
        self.length = len(document.text)
        self.fields = {key.strip("【】 *-").replace(" ", ""): value for key, value in document.loaded.metadata.items()}
        for line in self.all("keyed"):
            self._take(line)
        for key, value in list(self.fields.items()):
            if "|" in value or "｜" in value:
                self._take(f"{key}:{self.fields.pop(key)}")

    def _take(self, line: str) -> None:
        """Read the fields of a line, several where bars part them; what is known already stays."""
        for piece in re.split("[|｜]", line.replace("：", ":")):
            key, _, value = piece.partition(":")
            if value:
                self.fields.setdefault(key.strip("【】 *-"), value.strip("* "))

    def all(self, kind: str) -> list[str]:
        return [self.text[start:end] for name, start, end in self._clues if name == kind]

    def first(self, kind: str) -> str | None:
        return next(iter(self.all(kind)), None)

    def end(self, kind: str) -> int:
        return max((end for name, _, end in self._clues if name == kind), default=0)

    def field(self, keys: Iterable[str]) -> str | None:
        """Return the first declared field that says something; 无 and — say nothing."""
        for key in keys:
            value = (self.fields.get(key) or "").strip()
            if value and value not in ("无", "—", "-", "/", "暂无"):
                return value
        return None


def _title(said: _Said) -> str | None:
    """Return the plan's title; its notice's where only the notice is there; None for a fragment."""
    own = said.first("title")
    if own:
        period = next((note for note in said.all("note") if re.search(r"\d{4}|二〇", fold(note))), "")
        return clean_title(own) + ("" if fold(period) in fold(own) else period)
    notice = said.first("notice")
    inner = said.first("inner") or _forwarded(notice)
    ahead = said.length - said.end("notice") > _PLAN_AHEAD
    if inner and (notice is None or ahead or "征求" in notice or notice.endswith("》")):
        return clean_title(inner)
    if notice:
        return clean_title(notice)
    declared = said.field(_TITLE_KEYS)
    declared = re.split(r"[_|]|\s-\s", declared)[0] if declared else None
    return clean_title(declared) if declared and doc_type(declared) else None


def _forwarded(notice: str | None) -> str | None:
    found = _FORWARDED.search(notice.replace("\n", "")) if notice else None
    return found[1] if found else None


def _fragment_type(document: Document) -> str | None:
    """Return what a text without a title calls itself (本规划), else 规划 where it names a five-year plan's table."""
    calls = Counter(_SELF.findall(document.text))
    if calls:
        return str(calls.most_common(1)[0][0])
    first, last = metadata_period.of_fragment(document)
    return "规划" if first and last and last - first == 4 else None


def _status(said: _Said, document: Document) -> str:
    """Return draft where title, its bracket, its notice or the file's name calls the text one."""
    heads = [*said.all("title"), *said.all("note"), *said.all("notice"), *said.all("inner"), document.source]
    heads += [said.field(_TITLE_KEYS) or ""]
    brackets = [found for words in heads for found in BRACKET.findall(words.replace("\n", ""))]
    asked = any(re.search(r"征求.{0,40}意见|征求意见稿|征询意见", words) for words in heads)
    return "draft" if asked or any(is_draft(words) for words in brackets) else "final"


def _number(said: _Said) -> str | None:
    """Return the document's own number without spaces; None where head and page declare none."""
    for words in (said.first("number"), said.field(_NUMBER_KEYS)):
        found = _NUMBER.search(words) if words else None
        if found:
            return re.sub(r"\s", "", found[0])
    return None


def parse_date(words: str) -> dt.date | None:
    """Return the first full date in the words; None where there is none or it is no day of the calendar.

    >>> parse_date("二〇二一年三月三十一日"), parse_date("2021-2023年期间"), parse_date("２０２５年７月２３日")
    (datetime.date(2021, 3, 31), None, datetime.date(2025, 7, 23))
    """
    folded = fold(words)
    parts: list[int] = []
    if found := _DATE.search(folded):
        parts = [int(re.sub(r"\s", "", part)) for part in found.groups() if part]
    elif found := _CN_DATE.search(folded):
        read = [numerals.chinese(part) for part in found.groups()]
        parts = [int(value) for value in read if value is not None]
    try:
        return dt.date(*parts) if len(parts) == 3 else None
    except ValueError:
        return None


def _issue_date(said: _Said) -> dt.date | None:
    """Return the date under the title, else of the notice, else at the foot, else what the page declares."""
    for kind in ("title_date", "notice_date", "tail_date"):
        for words in said.all(kind):
            if found := parse_date(words):
                return found
    for key in _DATE_KEYS:
        if found := parse_date(said.fields.get(key) or ""):
            return found
    return None


def _issuer(title: str | None) -> str | None:
    """Return the bodies before 关于 in a title; None where other words stand there."""
    found = _ISSUER.match(title) if title else None
    bodies = (found[1] or found[2]).strip() if found else ""
    return bodies if bodies and OFFICE.search(bodies) else None


def _bodies(said: _Said, title: str | None) -> str | None:
    """Return who issued the plan, as printed, several joined by 、; None where only a web page's vague words say it."""
    own = _issuer(title)
    signed = "、".join(_names(said.all("signature")))
    notice = _issuer(clean_title(said.first("notice") or ""))
    red = said.first("red_head")
    red = re.sub(r"\s", "", red).removesuffix("文件") if red else None
    foot = "、".join(_names(said.all("tail_signature") or said.all("cover")))
    declared = said.field(_BODY_KEYS)
    if declared and (re.search("相关|有关|各", declared) or not OFFICE.search(declared)):
        declared = None
    for whole in (signed, foot):
        if own and whole.endswith(own):
            return whole  # 市人民政府 in the title, the city's name in the signature
    return own or signed or notice or red or foot or declared


def _names(spans: list[str]) -> list[str]:
    """Split signature lines into bodies; spaces that only spread a name's characters are dropped."""
    names: list[str] = []
    for span in spans:
        words = re.sub(r"[（(]盖?章[）)]", "", span).strip()
        pieces = [piece for piece in re.split(r"[\s\u3000、]+", words) if piece]
        whole = all(len(piece) > 2 and OFFICE.search(piece) for piece in pieces)
        names += pieces if whole else ["".join(pieces)]
    return list(dict.fromkeys(names))


def _government(said: _Said, jurisdiction: str | None) -> str | None:
    """Return the government that a work report speaks for."""
    speaker = said.first("speaker") or ""
    found = re.search(r"([\u4e00-\u9fff]{2,16}人民政府)", speaker)
    if found:
        return found[1]
    return f"{jurisdiction}人民政府" if jurisdiction else None


def _place(
    said: _Said, title: str | None, bodies: str | None, number: str | None, year: int | None
) -> metadata_place.Place:
    own = _issuer(title)
    names = [own or title or ""]
    names += [clean_title(said.first("notice") or ""), *said.all("inner")]
    names += [fold(words) for words in (*said.all("title_date"), *said.all("speaker"), *said.all("red_head"))]
    names += [title or "", said.field(_BODY_KEYS) or "", said.field(_TITLE_KEYS) or ""]
    issuers = [body for body in re.split(r"[、\s\u3000]+", own or bodies or "") if body]
    return metadata_place.place(issuers, names, number, said.text, year)


def _sector(title: str | None, bodies: str | None, document: Document) -> str | None:
    if title:
        return sector(title) or (sector(bodies) if bodies else None)
    heads = [table.title for table in document.tables if table.title]
    heads += [passage.text[:80] for passage in document.passages[:3]]
    return next((found for words in heads if (found := sector(words))), None)
