"""The shape of a public body's name: place, function, ending (县 + 民政 + 局), branch (市生态环境局 + 浦江 + 分局).

Shared by the finder of duties, which asks whether words name a body, and by resolve, which asks which one. The functions
stand in schemas/codebooks/departments.csv, the places in divisions.csv; sets (各有关单位) and endings are shapes of this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extract import codebook
from extract.text import fold, squeeze

# Id of the codebook for bodies without a function of their own.
NO_FUNCTION = "无专门职能"
# Longest name met in plans is about 35 characters; longer words are a sentence.
MAX_NAME = 48
# Endings of a body, of any level; shorter ones are tried first, so that the function keeps as much of the name as is known.
ENDINGS = tuple(
    sorted(
        "局 委 办 厅 部 署 会 院 处 科 站 所 队 办公室 办公厅 委员会 管理局 管理委 管理委员会 总局 总署 分局 管理处 管理站 管理所 "
        "管理中心 服务中心 事务中心 发展中心 指挥中心 促进中心 指导中心 保障中心 中心 监管局 监督局 监督管理局 服务局 事务局 发展局 促进局 "
        "工作局 保护局 总队 支队 大队 执法支队 执法大队 执法总队 执法队 指挥部 指挥部办公室 领导小组 领导小组办公室 工作领导小组 "
        "工作领导小组办公室 委员会办公室 联席会议 联席会议办公室 专班 工作专班 部门 主管部门 行政部门 行政主管部门 管理部门 职能部门 系统 "
        "机构 管理机构 主管机构 工作机构 监管机构 机关 条线 工委 党组 党委 党工委 单位 主管单位 协会 学会 研究院 研究所 公司 集团 "
        "有限公司 集团公司 分公司 专员办 监管分局 特派办 审计厅 协调小组 管理办公室 工作办公室 管理办 工作委员会 执法局 支局 分中心 总站 "
        "监测中心 监测站 推广站 推广中心 稽查局 事业中心 行政管理局 管理部 中心支行 支行 分行 总行 营业管理部 缉私局 "
        "事业发展中心 投资公司 发展公司 投资集团 发展集团".split(),
        key=len,
    )
)
# Endings that a name that is whole without one may still take (县残联机关, 政协办公室).
_LOOSE = frozenset("机关 系统 办公室 党组 党委 部门 组织 各级组织 总行 分行 支行 中心支行 办事处".split())
_NATION = "中华人民共和国|国家|全国|党中央|中共中央|中央|中国|国务院"
_LEVELS = "自治区|自治州|自治县|自治旗|地区|新区|街道|苏木|兵团|省|市|州|盟|县|区|旗|镇|乡"
# Level words of several levels at once: 区县 are of one level, 市县 of two.
_MIXED = "省、自治区、直辖市|省区市|省市县区|省市县|省市|市、州|市州|州市|地市|盟市|设区市|市、县、区|市县区|市、县|市县|县市区|县、市、区|县、区|区、县|区县|县区|县市|旗县区|旗县|乡镇街道|乡镇、街道|镇、街道|乡、镇|乡镇|镇街|街镇|镇村"
_COMMITTEE = re.compile(r"(?P<place>.*?)(?P<ending>党委|党工委|工委|委)")
_PREFIX = re.compile(
    rf"""(?:中共|原|驻)?
    (?P<set>(?:各相关|各有关|各级|各地|各|有关|相关|所有|地方各级|地方|当地|属地|所在地|所在|辖区|本|我|全)*)
    (?P<nation>{_NATION})?
    (?P<place>(?:[^\W局厅委办部]{{2,9}}?(?:{_LEVELS}))*)
    (?P<level>{_MIXED}|{_LEVELS})?
    (?P<rank>(?:级|直属|直|属|本级)?)(?P<again>(?:各|有关|相关|主要|其他)*)
    (?:党委|委|人民政府|政府|府)?""",
    re.VERBOSE,
)
_BRANCH = re.compile(
    r"(?P<head>.+?(?:局|厅|委|行|总队|公司|院|海关|中心))(?P<place>[\u4e00-\u9fff]{2,9}?)"
    r"(?P<tail>分局|支局|监管分局|分行|中心支行|支行|营业管理部|分公司|支公司|分中心|办事处|直属局|管理部|分院|分队|支队|大队|调查队|调查总队|监管局|专员办)"
)
_NATIONAL = re.compile("国家|中国|中华|全国|中央|最高|国务院")
_BRACKETS = re.compile(r"\([^()]*\)")
# Words that begin with a level's character and name no level.
_NOT_LEVEL = re.compile(
    r"市场|市容|市政(?!府|协|法|务|数)|市域|市民(?!政|族|宗|革|盟|建|进)|区域|区划|区块|县域|乡村|镇村|省际|旗下|州际"
)
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·()、“”\"+-]+")


@dataclass(frozen=True, slots=True)
class OrgName:
    """A body's name taken apart.

    `id` is the canonical function, None for a set of bodies (各有关单位) and for a body that the codebook does not know;
    `stem` is the function as printed. `explicit`: the name is whole (民政局, 残联), not a bare function (民政).
    `is_set`: it names several bodies at once; `branch`: the place of a branch, empty where a body below another names none.
    """

    name: str
    id: str | None
    stem: str
    ending: str
    kind: str
    strong: bool
    explicit: bool
    is_set: bool = False
    nation: bool = False
    place: str = ""
    level: str = ""
    branch: str | None = None

    @property
    def known(self) -> bool:
        """Whether the codebook knows the name; its `id` may still be None (各有关单位)."""
        return self.kind != "unknown"


@cache
def _functions() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in codebook.rows("departments")}


@cache
def places() -> frozenset[str]:
    """Return names of divisions without their class (浦江, 上海), as branches and vertical agencies carry them."""
    found = {row["short"] for row in codebook.rows("divisions") if row.get("short")}
    found |= {short_name(row["name"]) for row in codebook.local_divisions()}
    return frozenset(found | set("华东 华北 华南 华中 东北 西北 西南 华东地区 华北区域".split()))


def short_name(place: str) -> str:
    """Return a place's name without its class: 浦江县 -> 浦江; two characters are kept (吴县)."""
    bare = re.sub(f"(?:{_LEVELS})$", "", place)
    return bare if len(bare) > 1 else place


@lru_cache(maxsize=65536)
def parse(name: str) -> OrgName | None:
    """Take a body's name apart; None where the words have no shape of one.

    >>> parse("县文广旅体局").id, parse("市住房城乡建设管理委").level, parse("各有关单位").is_set
    ('文化和广电旅游体育', '市', True)
    >>> parse("市生态环境局浦江分局").branch, parse("街道服务中心").id, parse("2021年") is None
    ('浦江', None, True)
    """
    text = squeeze(fold(name)).strip("*★☆#,.:;、")
    if not 2 <= len(text) <= MAX_NAME or not _HAN.fullmatch(text):
        return None
    bare = _BRACKETS.sub("", text) if "(" in text else text
    found = _known(text) if bare != text else None
    found = found or _known(bare) or _committee(bare) or _branch(bare) or _composed(bare) or _unknown(bare)
    return replace(found, name=text) if found else None


def _endings_of(text: str) -> list[str]:
    return ["", *(ending for ending in ENDINGS if text.endswith(ending) and len(ending) < len(text))]


def _prefix(text: str, kind: str = "") -> re.Match[str] | None:
    """Return the parts of the words before a function; None where they are more than place and level."""
    found = _PREFIX.fullmatch(text)
    if found and not _NOT_LEVEL.match(text):
        return found
    if text in places() or (
        kind in ("vertical", "company") and text[2:] in places() and text[:2] in ("国网", "中国", "国家")
    ):
        return _PREFIX.match(text, len(text))
    return None


def _known(text: str) -> OrgName | None:
    """Read place + function of the codebook + ending; the longest function wins."""
    endings, functions = _endings_of(text), _functions()
    for start in range(min(len(text), 24)):
        for ending in endings:
            row = functions.get(text[start : len(text) - len(ending)])
            if row is None or not _fits(row, ending):
                continue
            prefix = _prefix(text[:start], row["kind"])
            if prefix is not None:
                return _org(text, row, ending, start, prefix)
    return None


def _fits(row: dict[str, str], ending: str) -> bool:
    return row["ending"] != "none" or not ending or ending in _LOOSE


def _org(text: str, row: dict[str, str], ending: str, start: int, prefix: re.Match[str]) -> OrgName | None:
    generic = row["kind"] == "generic"
    sets = bool(prefix["set"] or prefix["again"])
    if (
        generic
        and not sets
        and (len(row["form"]) == 1 or len(row["form"]) < 4 and not (prefix["level"] or prefix["place"]))
    ):
        return None
    place = prefix["place"] or ("" if prefix.end() > prefix.start() else text[:start])
    return OrgName(
        name=text,
        id=None if row["id"] == NO_FUNCTION else row["id"],
        stem=row["form"],
        ending=ending,
        kind=row["kind"],
        strong=row["strength"] == "strong" or bool(sets or prefix["level"] or place),
        explicit=bool(ending) or row["ending"] != "required",
        is_set=sets or generic,
        nation=bool(prefix["nation"]) or _NATIONAL.match(row["form"]) is not None,
        place=place,
        level=prefix["level"] or "",
    )


def _committee(text: str) -> OrgName | None:
    """Read a party committee: 县委, 浦江县委, 镇党委."""
    found = _COMMITTEE.fullmatch(text)
    prefix = _prefix(found["place"]) if found and found["place"] else None
    if not found or prefix is None or not (prefix["level"] or prefix["place"] or prefix["set"]):
        return None
    row = {"form": "党委", "id": "党委", "kind": "party", "strength": "strong", "ending": "none"}
    return _org(text, row, "", len(found["place"]), prefix)


def _branch(text: str) -> OrgName | None:
    """Read 市生态环境局 + 浦江 + 分局, 国家税务总局 + 浦江县税务局, 市民政局 + 社会事务中心."""
    found = _BRANCH.fullmatch(text)
    head = _known(found["head"]) if found else None
    if found and head and head.explicit:
        return replace(head, name=text, ending=found["tail"], branch=found["place"])
    for at in range(3, len(text) - 2):
        if text[at - 1] not in "局署行会委部厅" or not (head := _known(text[:at])):
            continue
        if head.explicit and (head.nation or head.place or head.level):
            return _under(text, at, head)
    return None


def _under(text: str, at: int, head: OrgName) -> OrgName | None:
    """Read a body below another; two bodies that only stand together are none."""
    rest = _known(text[at:])
    if rest and rest.explicit and (rest.level or rest.place or rest.nation):
        return replace(rest, name=text) if head.nation and rest.id == head.id else None
    if not (rest or _unknown(text[at:])):
        return None
    place = next((text[at : at + n] for n in (4, 3, 2) if text[at : at + n] in places()), None)
    return replace(head, name=text, branch=place or "")


def _composed(text: str) -> OrgName | None:
    """Read a bureau of several functions that the codebook holds apart (教育 和 民政 局)."""
    for ending in _endings_of(text)[1:]:
        body = text[: len(text) - len(ending)]
        for start in range(min(len(body) - 3, 16)):
            if _parts(body[start:]) >= 2 and (prefix := _prefix(body[:start])) is not None:
                row = {"form": body[start:], "id": body[start:].replace("与", "和"), "kind": "government"}
                return _org(text, row | {"strength": "strong", "ending": "required"}, ending, start, prefix)
    return None


def _parts(stem: str) -> int:
    """Return of how many functions a stem is made, 0 where something else stands in it."""
    count, at = 0, 0
    while at < len(stem):
        size = next((n for n in range(min(12, len(stem) - at), 1, -1) if _is_part(stem[at : at + n])), 0)
        if not size:
            return 0
        count, at = count + 1, at + size
        if stem[at : at + 1] in ("和", "与", "及", "、") and at + 1 < len(stem):
            at += 1
    return count


def _is_part(words: str) -> bool:
    row = _functions().get(words)
    return row is not None and row["ending"] == "required"


def _unknown(text: str) -> OrgName | None:
    """Read a body whose function the codebook does not hold, by its ending: 长三角区域合作办公室, 市水务集团."""
    ending = _tail(text) or next(iter(reversed(_endings_of(text)[1:])), "")
    if not ending:
        return None
    body = text[: len(text) - len(ending)]
    found = None if _NOT_LEVEL.match(body) else _PREFIX.match(body)
    cut = _cut(body, found)
    stem = body[cut:]
    if not stem and not cut:
        return None
    return OrgName(
        name=text,
        id=None,
        stem=stem,
        ending=ending,
        kind="unknown",
        strong=False,
        explicit=True,
        nation=bool(found and found["nation"]),
        place=found["place"] if found else "",
        level=(found["level"] or "") if found else "",
    )


def _cut(body: str, found: re.Match[str] | None) -> int:
    """Return where the function begins behind a level's word: the place's name must be a division's, else it is kept."""
    if found is None:
        return 0
    place = found["place"]
    known = not place or any(
        place.startswith(short) for short in (place[:2], place[:3], place[:4]) if short in places()
    )
    return found.end() if known else 0


# Endings of bodies that are no part of an administration; the name is kept whole.
_TAIL = re.compile(
    "(?:股份有限公司|有限责任公司|成员单位|联合会|基金会|促进会|研究会|商会|大学|学院|学校|医院|银行|信用社|联社|保税区|开发区|新区|高新区|示范区|园区|合作区"
    "|管委会|街道|社区|博物馆|图书馆|文化馆|出版社|报社|电视台|机场|港口|部门|企业|联盟|平台公司|城投|国企|央企|车站|农场|林场|水库|实验室|党支部|合作社)$"
)


def _tail(text: str) -> str:
    found = _TAIL.search(text)
    return found[0] if found and found.start() else ""
