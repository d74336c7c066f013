"""The shape of a public body's name: place, function, ending (县 + 民政 + 局), branch (市生态环境局 + 浦江 + 分局).

Shared by the finder of duties, which asks whether words name a body, and by resolve, which asks which one.
The functions stand in schemas/codebooks/departments.csv, endings and levels in department_parts.csv, places in
divisions.csv; how they follow one another, and the words of a set (各有关单位), are shapes of this file.
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


def _any(part: str) -> str:
    return "|".join(re.escape(form) for form in codebook.forms("department_parts", part))


# Shorter endings are tried first, so that the function keeps as much of the name as the codebook knows.
ENDINGS = tuple(reversed(codebook.forms("department_parts", "ending")))
_LOOSE = frozenset(codebook.forms("department_parts", "loose"))
_NATION, _LEVELS, _MIXED = _any("nation"), _any("level"), _any("levels")
_SETS = "各相关|各有关|各级|各地|各|有关|相关|所有|地方各级|地方|当地|属地|所在地|所在|辖区|本|我|全"
_COMMITTEE = re.compile(r"(?P<place>.*?)(?P<ending>党委|党工委|工委|委)")
_PREFIX = re.compile(
    rf"""(?:中共|原|驻)?
    (?P<set>(?:{_SETS})*)
    (?P<nation>{_NATION})?
    (?P<place>(?:[^\W局厅委办部]{{2,9}}?(?:{_LEVELS}))*)
    (?P<level>{_MIXED}|{_LEVELS})?
    (?P<rank>(?:级|直属|直|属|本级)?)(?P<again>(?:各|有关|相关|主要|其他)*)
    (?:党委|委|人民政府|政府|府)?""",
    re.VERBOSE,
)
_BRANCH = re.compile(
    r"(?P<head>.+?(?:局|厅|委|行|总队|公司|院|海关|中心))(?P<place>[\u4e00-\u9fff]{2,9}?)"
    rf"(?P<tail>{_any('branch')})"
)
_NATIONAL = re.compile("国家|中国|中华|全国|中央|最高|国务院")
# Words that show a second body, not one below the first.
_SEVERAL = re.compile("^[和与及以等省市县州旗盟乡镇团]|^区(?!域)|[局委厅](?=.)")
# What may be a place's name that divisions.csv does not hold: 国网 + 某山 + 供电公司.
_SOME_PLACE = re.compile("[\u4e00-\u9fff]{2,4}")
# Verbs that no body's name goes on with: what stands behind 局 is a deed (市水务局建立台账).
_DEED = re.compile(
    "建立(?!健)|成立|组建|设立|落实|做好|做实|抓好|制定|制订|负责|牵头|组织(?!部|处|科|人事|委|关系|工作)|开展|配合|协助|定期|每[月季年半周]"
    "|加强|完善|健全|研究(?:制定|提出|出台)|出台|提供|推动|推进(?!办|中心|组|处|科|委)|共同|分别|应当?|会同|督促|按|要|认真|积极|切实|承担|参与"
)
_DONE_BY = re.compile(rf"[局委办厅](?:{_DEED.pattern})")
_BRACKETS = re.compile(r"\([^()]*\)")
# Words that begin with a level's character and name no level.
_NOT_LEVEL = re.compile(
    "市场|市容|市政(?!府|协|法|务|数)|市域|市民(?!政|族|宗|革|盟|建|进)|区域|区划|区块|县域|乡村|镇村|省际|旗下|州际"
)
# Brackets of other forms inside a name (各乡镇〔街道〕) are read as round ones.
ROUND = str.maketrans("〔〕[]【】", "()()()")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·()、“”\"+-]+")


@dataclass(frozen=True, slots=True)
class OrgName:
    """A body's name taken apart.

    `id` is the canonical function, None for bodies without one (各有关单位) and for a body that is not in the codebook;
    `stem` is the function as printed. `explicit`: the name is whole (民政局, 残联), not a bare function (民政).
    `is_set`: it names several bodies at once. `branch`: the place of a branch, empty where a body below another names
    none; None of any other body.
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
    return frozenset(found | set(codebook.forms("department_parts", "region")))


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
    text = squeeze(fold(name).translate(ROUND)).strip("*★☆#,.:;、")
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
    stripped = text.removeprefix("国网").removeprefix("中国") if kind in ("vertical", "company") else text
    if stripped in places() or (kind == "company" and stripped != text and _SOME_PLACE.fullmatch(stripped)):
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
    placed = bool(prefix["level"] or prefix["place"])
    if generic and not sets and (len(row["form"]) == 1 or (len(row["form"]) < 4 and not placed)):
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
    if _DEED.match(text[at:]) or _SEVERAL.search(text[at:]) or not (rest or _unknown(text[at:])):
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
    if _DONE_BY.search(text):
        return None
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
        is_set=bool(found and (found["set"] or found["again"])),
        nation=bool(found and found["nation"]),
        place=found["place"] if found else "",
        level=(found["level"] or "") if found else "",
    )


def _cut(body: str, found: re.Match[str] | None) -> int:
    """Return where the function begins; a place that is no division stays part of it."""
    if found is None:
        return 0
    place = found["place"]
    known = not place or any(place[:size] in places() for size in (2, 3, 4))
    return found.end() if known else 0


_TAIL = re.compile(f"(?:{_any('tail')})$")


def _tail(text: str) -> str:
    found = _TAIL.search(text)
    return found[0] if found and found.start() else ""
