"""Whose plan it is: jurisdiction, level, province and code, from the words that name title, bodies and meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract import codebook
from extract.resolve import divisions, metadata_written
from extract.resolve.divisions import Division
from extract.resolve.metadata_written import Written

NATION = "全国"
# How much of the text is searched for names where head and title give none.
SEARCHED = 40_000
# Words before a place that is another one than the plan's own: those that it helps, learns from, works with.
_OTHERS = re.compile(
    "(?:支援|援助|援建|帮扶|帮助|结对|协作|合作|学习|借鉴|对接|联动|毗邻|接壤|赴|与|和|、)[^，。；\n]{0,6}$"
)
_NATIONAL = re.compile(
    r"^(?:中共中央|国务院|中华人民共和国|国家|全国|中国|中央|党中央|最高人民)"
    r"|^(?!.*(?:宣传|组织|统战|武装|工作|政治|事业|后勤|学)部)[\u4e00-\u9fff]{2,10}部(?:办公厅|办公室)?$|^(?:审计署|海关总署|[\u4e00-\u9fff]{2,6}总局)"
)
_NATIONAL_NUMBER = re.compile(
    r"^(?:国发|国办|国函|中发|中办|发改|财[^政]|民发|教[^育]{0,3}〔|工信部|国卫|农[^业]?发|人社部|建[^设]{0,2}〔|交[^通]{0,3}发|自然资|环[^境])"
)
# A province's office behind its one-character name: 政办发, 府发, 委办, 民发, 发改规划 …
_PROVINCE_NUMBER = re.compile(
    r"^(\S)(?:政|府|委|办|党|发|民|财|教|科|工|卫|医|人社|建|交|水|农|商|文|环|自然资|市监|应急|林|国资|统|审|司|公|经信|数|粮|体|能源)[^〔\[（(]{0,6}"
    r"[〔\[【（(﹝]\s?(?:19|20)\d\d\s?[〕\]】）)﹞]"
)
_ZONE = re.compile(
    r"^([\u4e00-\u9fff]{2,12}?)(?:国家级|省级|自治区级)?"
    r"(?:经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|高新区|经开区|开发区|工业园区|产业园区|科技园区|旅游度假区|度假区|"
    r"综合保税区|保税区|示范区|合作区|管理区|试验区|新区|园区|新城)"
)
# 某市产业园区提质增效行动: what kind of thing the plan is for, no zone of that name.
_ZONE_KIND = re.compile(r"(?:产业|科技|工业)?园区$")
_ZONE_CARED_FOR = re.compile(
    r"(?:提质|提升|增效|升级|改造|高质量|整合|优化|亩均|功能|循环化|标准化|数字化|智慧化?|绿色|污染|环境|配套|基础设施|安全|规范|整治|攻坚)"
)
_NO_ZONE_NAME = re.compile(r"国家|省级|各类|重点|全[省市县区]|推进|建设|加快|关于|促进|支持|深化")
_TOWNSHIP = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?:街道|镇|乡|苏木)(?!村|[、和及])")
# Who is told in the plan of a county's city, and in that of a prefecture's.
_COUNTY_CITY = re.compile(r"各(?:乡镇|镇|街道|乡)|镇[（(]街道|乡镇(?:人民)?政府|镇村")
_HIGH_CITY = re.compile(r"各(?:县|区)|县[（(][市区]|区县|县区|市县")
_LOCAL_WORDS = re.compile(r"(?:全|我|本)(国|自治区|自治州|省|市|州|盟|县|区|旗)")
_WORD_LEVELS = {"国": "national", "自治区": "province", "省": "province", "市": "prefecture", "州": "prefecture"}
_WORD_LEVELS |= {"自治州": "prefecture", "盟": "prefecture", "县": "county", "区": "county", "旗": "county"}
_LEADING = re.compile(
    r"^[—“\"(（《-]*(?:(?:19|20)\d\d年?度?(?:\d{1,2}月\d{1,2}日)?在?|[二一][〇零○九\d一二三四五六七八九]{3}年|[一二三四五六七八九十]+五[”\"]?(?:时期|期间)?|中共|共青团|中国共产主义青年团|政协|关于(?:推进|加快|促进|深化|印发|做好|推动|全面推进|进一步)?|[”\"）)、,，])*"
)


# Words that end like a township's name and are none (返乡, 小镇), and verbs that no name holds.
_NO_TOWN = re.compile(
    "乡镇|各|[城返入下还回兴离归]乡|[小古重集强城村]镇|支持|推进|加快|促进|加强|做好|建设|实施|进一步"
)


def _town(words: str) -> re.Match[str] | None:
    """Return the township that opens the words; None where they only look like one (支持返乡入乡创业)."""
    found = _TOWNSHIP.match(words)
    return found if found and not _NO_TOWN.search(found[0]) else None


@dataclass(frozen=True, slots=True)
class Place:
    """Whose a plan is; province and code are None where they are not certain, all is None where nothing is known."""

    jurisdiction: str | None = None
    level: str | None = None
    province: str | None = None
    code: str | None = None


def is_national(words: str) -> bool:
    """Tell whether a body's name is one of the nation's: a ministry, 国务院, 中共中央.

    >>> is_national("国家发展改革委"), is_national("教育部办公厅"), is_national("县委宣传部")
    (True, True, False)
    """
    return bool(_NATIONAL.search(words)) and not any(divisions.mentions(words))


def place(issuers: Sequence[str], names: Sequence[str], number: str | None, text: str, year: int | None) -> Place:
    """Return whose plan it is.

    `issuers` are the bodies before 关于 in the title and in the signature, `names` further texts that may name the
    place, best first (title, notice, meeting, declared publisher); `text` serves where these name none.
    """
    if any(is_national(body) for body in issuers[:1]):
        return Place(NATION, "national")
    hints = [m for words in (*issuers, *names) for m in divisions.mentions(words, year)]
    high = [one for mention in hints for one in mention.divisions if len(mention.divisions) == 1]
    high += _abbreviated(number)
    for words in (*names[:1], *issuers, *names[1:]):
        if found := _named(words, year, high, text):
            return _with_province(found, number)
    if any(is_national(body) for body in issuers) or (number and _NATIONAL_NUMBER.match(number)):
        return Place(NATION, "national")
    if any(re.match(r"[“\"]?(?:全国|国家|中国|我国)", words) for words in names):
        return Place(NATION, "national")
    if province := _of_number(number):
        return Place(province.name, province.level, province.name, province.code)
    return _of_reality(text, year, high) or _frequent(text[:SEARCHED], year, high)


_REALITY = re.compile("结合([\u4e00-\u9fff]{2,8}?)(?:的|发展|工作|县域|市域|区域)?实际")


def _of_reality(text: str, year: int | None, high: list[Division]) -> Place | None:
    """Return the place whose short name the plan says it is fitted to (结合阳朔实际), of the level that 全县 speaks of."""
    found = _REALITY.search(text, 0, SEARCHED)
    named = divisions.candidates(found[1], year) if found else ()
    words = Counter(_WORD_LEVELS[hit[1]] for hit in _LOCAL_WORDS.finditer(text[:SEARCHED]))
    level = words.most_common(1)[0][0] if words else None
    fitting = [one for one in named if level in (None, one.level)]
    return _of(divisions.narrow(fitting, high), text, year) if fitting else None


@cache
def _abbreviations() -> dict[str, str]:
    return {row["form"]: row["id"] for row in codebook.rows("division_abbreviations")}


def _abbreviated(number: str | None) -> list[Division]:
    """Return the province whose one-character name opens a document number."""
    code = _abbreviations().get(number[0]) if number else None
    return [divisions.by_code()[code]] if code else []


@cache
def _own_abbreviations() -> frozenset[str]:
    return frozenset(row["form"] for row in codebook.rows("division_abbreviations") if row["strength"] == "strong")


def _of_number(number: str | None) -> Division | None:
    """Return the province whose office a document number names (鲁政办发〔2021〕12号).

    None where the first characters are also those of a lower place (苏州, 晋江), or of no province for certain (青, 云).
    """
    found = _PROVINCE_NUMBER.match(number) if number else None
    if not found or found[1] not in _own_abbreviations():
        return None
    return next(iter(_abbreviated(number)), None)


def _with_province(place: Place, number: str | None) -> Place:
    """Give a place that no table knows the province of the document number, unless the number is its own."""
    if place.province or place.code or place.level == "national" or not place.jurisdiction:
        return place
    province = _of_number(number)
    if province is None or (number and number[0] in place.jurisdiction):
        return place
    return replace(place, province=province.name)


def _named(words: str, year: int | None, high: list[Division], text: str) -> Place | None:
    """Return the place that opens the words or is named first in them; None where none is."""
    skipped = _LEADING.match(words)
    start = skipped.end() if skipped else 0
    body = words[start:]
    chain = _chain(body, year)
    spelt = metadata_written.written(body)
    cut = chain is not None and metadata_written.cuts_stem(body, chain[0])
    if spelt and (chain is None or cut or _covers(spelt, body, chain)):
        return _unlisted(spelt, body, year, high, text)
    if chain is None or cut:
        return _short_or_zone(body, year, high, text)
    _, end, found = chain
    rest = body[end:]
    place = _of(divisions.narrow(found, high), text, year)
    below = metadata_written.written(rest, strict=True)
    if below and below.level != "province" and place.level in ("province", "prefecture"):
        if metadata_written.abbreviated(below.name, year):
            return _named(rest, year, [*high, *found], text)
        return _spelt(below, place.province, text)
    town = _town(rest)
    if town and len(town[0]) > 2:
        return Place(town[0], "township", place.province)
    zone = _ZONE.match(rest)
    if zone and _ZONE_KIND.search(zone[0]) and _ZONE_CARED_FOR.match(rest, zone.end()):
        return place
    if zone and not _NO_ZONE_NAME.search(zone[1]) and len(rest) > zone.end():
        return _zone(body[: end + zone.end()], place.province)
    return place


def _chain(body: str, year: int | None) -> tuple[int, int, tuple[Division, ...]] | None:
    """Return start, end and divisions of the first run of names, the deepest one (浙江省金华市浦江县 is a run of three)."""
    found: tuple[int, int, tuple[Division, ...]] | None = None
    for mention in divisions.mentions(body, year):
        if found is not None and mention.start != found[1]:
            break
        found = (found[0] if found else mention.start, mention.end, mention.divisions)
    return found


def _covers(spelt: Written, body: str, chain: tuple[int, int, tuple[Division, ...]]) -> bool:
    """Tell whether the words open with a name of their own, and not with the names that were found in them."""
    start, end, _ = chain
    if start == 0:
        return False
    if end > spelt.end or start >= spelt.end:
        return True
    return start == 1 and body[0] not in "原新驻"


def _unlisted(spelt: Written, body: str, year: int | None, high: list[Division], text: str) -> Place:
    """Return the place of a name at the head of the words that is none of the tables' full names."""
    rest = body[spelt.end :]
    if known := metadata_written.abbreviated(spelt.name, year):
        below = _chain(rest, year)
        found = below[2] if below and below[0] == 0 else known
        return _of(divisions.narrow(found, [*high, *known]), text, year)
    if spelt.level in ("province", "prefecture", "city") and (deeper := metadata_written.written(rest, strict=True)):
        return _spelt(deeper, spelt.name if spelt.level == "province" else None, text)
    zone = _ZONE.match(body)
    if zone and zone.end() >= spelt.end and not _NO_ZONE_NAME.search(zone[1]):
        return _short_or_zone(body, year, high, text) or _spelt(spelt, None, text)
    return _spelt(spelt, None, text)


def _spelt(spelt: Written, province: str | None, text: str) -> Place:
    """Return a place by its written name alone: without a code, its level by its class."""
    level = spelt.level
    if level == "city":
        level = "county" if _COUNTY_CITY.search(text, 0, SEARCHED) and not _HIGH_CITY.search(text) else "prefecture"
    return Place(spelt.name, level, spelt.name if level == "province" else province)


def _of(found: Sequence[Division], text: str, year: int | None) -> Place:
    """Return the place of one division; of several, the one whose province or prefecture the text names."""
    if len(found) > 1:
        counts: Counter[Division] = Counter()
        above = Counter(
            one for m in divisions.mentions(text[:SEARCHED], year) if len(m.divisions) == 1 for one in m.divisions
        )
        for one in found:
            counts[one] = sum(n for high, n in above.items() if one is not high and one.within(high))
        best = counts.most_common(2)
        if best[0][1] > best[1][1]:
            found = (best[0][0],)
    if len(found) == 1:
        one = found[0]
        return Place(one.name, one.level, one.province, one.code)
    provinces = {one.province for one in found}
    levels = {one.level for one in found}
    return Place(
        found[0].name,
        levels.pop() if len(levels) == 1 else None,
        provinces.pop() if len(provinces) == 1 else None,
    )


def _zone(name: str, province: str | None, level: str | None = "county") -> Place:
    """Return the zone's place; one that no table knows is of a county's rank where a division's name opens its own."""
    last = divisions.last_mention(name)
    known = None if last and metadata_written.cuts_stem(name, last.start) else divisions.find(name)
    if known:
        return Place(known.name, known.level, known.province, known.code)
    return Place(name, level, province)


def _short_or_zone(body: str, year: int | None, high: list[Division], text: str) -> Place | None:
    """Return the place whose short name opens the words (杭州…, 浦江…), or the zone that does."""
    found: tuple[Division, ...] = ()
    for size in range(min(8, len(body)), 1, -1):
        found = () if metadata_written.splits_word(body, size) else divisions.candidates(body[:size], year)
        if found:
            refused = body[:size] in divisions.EVERYDAY or metadata_written.goes_on(body, size)
            found = () if refused else found
            break
    zone = _ZONE.match(body)
    if zone and not _NO_ZONE_NAME.search(zone[1]) and (found or len(body) > zone.end()):
        narrowed = divisions.narrow(found, high)
        province = narrowed[0].province if len({one.province for one in narrowed}) == 1 else _only(high)
        return _zone(zone[0], province, "county" if found else None)
    if not found and (town := _town(body)) and 3 <= len(town[0]) <= 6 and high:
        return Place(town[0], "township", _only(high), None)
    if not found:
        return _inside(body, year)
    one = _of(divisions.narrow(found, high), text, year)
    several = one.code is None and len({each.name for each in found}) > 1
    return replace(one, jurisdiction=body[:size]) if several else one


def _only(high: Iterable[Division]) -> str | None:
    provinces = {one.province for one in high}
    return provinces.pop() if len(provinces) == 1 else None


@cache
def _high_shorts() -> re.Pattern[str]:
    names = [one.short for one in divisions.by_code().values() if one.level == "province" and one.short]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def _inside(body: str, year: int | None) -> Place | None:
    """Return the province whose short name stands within a title (推进新时代浙江…)."""
    found = _high_shorts().search(body)
    one = divisions.find(found[0], on=year) if found and not metadata_written.goes_on(body, found.end()) else None
    return Place(one.name, one.level, one.province, one.code) if one else None


# 新建县第一医院: in running text a deed, though 新建县 and 新建区 are places too.
_DEED = "新建"


def _frequent(text: str, year: int | None, high: list[Division]) -> Place:
    """Return the division that the text names most, of the level that 全县, 我市 … speak of; the nation for 我国."""
    words = Counter(_WORD_LEVELS[found[1]] for found in _LOCAL_WORDS.finditer(text))
    level = words.most_common(1)[0][0] if words else None
    if level == "national" and words["national"] >= 2 * sum(words[k] for k in words if k != "national"):
        return Place(NATION, "national")
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Division, ...]] = {}
    for mention in divisions.mentions(text, year):
        if _OTHERS.search(text, max(0, mention.start - 12), mention.start):
            continue
        name = text[mention.start : mention.end]
        if name.startswith(_DEED):
            continue
        counts[name] += 1
        first.setdefault(name, mention.divisions)
    fitting = [name for name in counts if level in (None, "national") or any(d.level == level for d in first[name])]
    if not fitting:
        return Place()
    name = max(fitting, key=lambda one: counts[one])
    return _of(divisions.narrow(first[name], high), text, year)
