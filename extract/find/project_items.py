"""Projects of boxes in running text: 1.名称。…总投资…, 某县：某项目，投资…; items that name no investment are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document, Passage
from extract.find.projects import ProjectRow
from extract.text import fold

# A box's title that announces projects; behind it, on the same line, its items may follow.
_TITLE = re.compile(
    r"\s*(?:专栏|附[件表录]|清单)\s*[\d一二三四五六七八九十]{0,3}[\s:.、]*[^。;,]{0,40}?(?:项目|工程)(?:清单|列表|库|表|安排)?(?=$|\s|\()"
)
_OPENINGS = ("专栏", "附件", "附表", "附录", "清单")
_UNIT_NOTE = re.compile(r"^[\s(]*单位\s*:\s*([亿万]?元)[\s)]*$")
_NUMBER = re.compile(
    r"(?:^|(?<=[。;\s]))\s*(?:\((\d{1,2})\)|(\d{1,2})[.、](?!\d)|[一二三四五六七八九十]{1,2}是|\([一二三四五六七八九十]{1,2}\)|[①-⑳])\s*"
)
# Money that the plan attracts, completes or hands out is no project's investment; 10亿元以上 says which projects are meant.
_MONEY = re.compile(
    r"(?<!引进)(?<!带动)(?<!完成)(?<!拉动)(?<!撬动)(?<!吸引)(?<!新增)(?<!预算内)"
    r"(?:(?P<whole>总投资|总概算|静态投资)|(?:计划|估算|概算|匡算|预计|工程|项目)?投资)(?:额|估算|概算|规模|金额)?"
    r"(?:约为?|为|达到?|共|合计|预计|:)*\s*(?P<sum>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*[万亿]{0,2}元)(?!以上)"
)
_YEAR = r"(?:19|20)\d{2}"
_PERIOD = re.compile(
    rf"建设(?:期限|年限|工期|周期|时间|期)(?:为|:)?\s*(?P<stated>{_YEAR}年?(?:\d{{1,2}}月)?(?:\s*(?:-+|—+|–|~|至|到)\s*(?:{_YEAR}年?)?(?:\d{{1,2}}月)?)?)"
    rf"|(?P<span>{_YEAR}年?\s*(?:-+|—+|–|~|至|到)\s*{_YEAR}年?)"
    rf"|(?P<end>{_YEAR}年(?:\d{{1,2}}月)?(?:年?底|末|上半年|下半年)?(?:前)?(?:全面|整体)?(?:建成|完工|竣工|投用|完成|投入使用|实施|开工)(?:投用|使用|投产)?)"
)
_ACTOR = re.compile(r"(?:建设|责任|实施|业主|牵头|承担)(?:单位|主体|部门)\s*:\s*([^,。;()]{2,30})")
_PLACE = re.compile(r"([^,。;:\d]{2,12}):")
_NAME = re.compile(r"[^,。;:]{3,40}")
_BODY = re.compile("(?:局|委|办|公司|集团|管委会|中心)$")


def project_items(document: Document) -> list[ProjectRow]:
    """Return the projects of boxes whose title names projects, each with its investment, in the order of the text."""
    rows: list[ProjectRow] = []
    unit: str | None = None
    inside = False
    for passage in document.passages:
        if passage.kind == "row" or passage.table is not None:
            inside = False
            continue
        opens = passage.text.lstrip()[:2] in _OPENINGS
        if not (inside or opens):
            continue
        text = fold(passage.text)
        title = _TITLE.match(text) if opens else None
        if title and passage.kind in ("box", "caption", "heading", "paragraph"):
            inside, unit = True, None
            rows += _items(passage, text, title.end(), unit)
        elif inside and (note := _UNIT_NOTE.match(text)):
            unit = note[1]
        elif inside and (passage.kind == "box" or passage.kind in ("item", "paragraph") and _NUMBER.match(text)):
            rows += _items(passage, text, 0, unit)
        else:
            inside = False
    return rows


def _items(passage: Passage, text: str, start: int, unit: str | None) -> Iterator[ProjectRow]:
    """Yield the items of a passage: numbered ones, or else one a clause between full stops and semicolons."""
    marks = list(_NUMBER.finditer(text, start))
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=True):
            if row := _item(passage, text, (mark.end(), end), (mark[1] or mark[2], None, unit)):
                yield row
        return
    place: str | None = None
    for part in re.finditer(r"[^。;]+", text[start:]):
        begin, end = start + part.start(), start + part.end()
        while begin < end and text[begin].isspace():
            begin += 1
        if found := _PLACE.match(text, begin, end):
            place, begin = found[1].strip(), found.end()
        if row := _item(passage, text, (begin, end), (None, place, unit)):
            yield row


def _item(
    passage: Passage, text: str, span: tuple[int, int], known: tuple[str | None, str | None, str | None]
) -> ProjectRow | None:
    """Return the project of an item, None where it names no investment or its name holds one."""
    number, place, unit = known
    name = _NAME.match(text, *span)
    sums = list(_MONEY.finditer(text, *span))
    if name is None or not sums or name.end() > sums[0].start():
        return None
    money = next((found for found in sums if found["whole"]), sums[0])
    period, actor = _PERIOD.search(text, *span), _ACTOR.search(text, *span)
    of_body = bool(place and _BODY.search(place))
    start, end = passage.start + name.start(), passage.start + name.end()
    when = next((k for k in ("stated", "span", "end") if period and period[k]), None)
    return ProjectRow(
        table=None,
        row_no=number,
        category=None if of_body else place,
        name=passage.text[name.start() : name.end()].strip(),
        investment=money["sum"],
        unit=unit,
        actor=actor[1] if actor else place if of_body else None,
        period=passage.text[period.start(when) : period.end(when)] if period and when else None,
        note=None,
        start=start,
        end=end,
    )
