"""Which body a name means: its function, level and division (县发改局 in a county's plan -> 发展和改革, county)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.orgnames import OrgName, parse, places, short_name
from extract.records import Metadata

# GB/T 2260: the first two digits of the municipalities, whose 市 is a province and whose 区 is a county.
MUNICIPALITIES = {"11": "北京市", "12": "天津市", "31": "上海市", "50": "重庆市"}
LEVELS = ("national", "province", "prefecture", "county", "township")
_LAST_LEVEL = re.compile("(自治区|自治州|自治县|自治旗|地区|新区|街道|苏木|兵团|[省市州盟县区旗镇乡])$")
_INSIDE = re.compile("^(?:团|共青团)?(省|自治区|市|州|盟|县|区|旗|镇)委")
_NATIONAL_FORM = re.compile("中国|中华|全国|国家|中央|中共中央|国务院|最高|团中央|共青团中央|国办|国新办")
_NATIONAL_ENDING = frozenset({"部", "总局", "署", "总署"})
# Kinds of bodies that belong to the plan's own administration where the plan names no level.
_OWN = frozenset({"government", "party", "mass", "judicial", "legislature", "vertical"})
# Endings that say nothing of the function of a body the codebook does not know.
_ADMINISTRATIVE = re.compile("(?:[局委办厅部署处科股]|办公室|办公厅|委员会|部门|机构|机关|系统|专班)$")
# A company's name: its function is its own business, no public one, unless the codebook knows the company.
_COMPANY = re.compile("(?:公司|集团)$")
_BRANCH_COMPANY = re.compile("(?:[分支子]公司|营业部)$")
# The body that runs an area (合作区管理局, 示范区执委会) has no function of its own, as a 管委会 has none.
_AREA = re.compile("(?:区|新城|园|景区)(?:管理局|管理办公室|管委会|管理委员会|执委会|理事会|建设局|开发局|服务局)$")
_REAL_AREA = re.compile("(?:社区|小区|城区|地区|流域区|灌区|林区|牧区|库区)(?:管理局|建设局|服务局|管理办公室)$")
# Names of whole divisions that stand for their governments: 相关区, 各县（市、区）.
_DIVISIONS = re.compile("(?:[省市州盟县区旗]|自治[州县旗区])+$")
GOVERNMENT = "政府"


@dataclass(frozen=True, slots=True)
class Department:
    """What a name means. Each field is None where the name does not say it: 相关部门 has none of the three."""

    canonical: str | None = None
    level: str | None = None
    division_code: str | None = None


def resolve(name: str, metadata: Metadata | None = None) -> Department:
    """Return the function, level and division that a body's name means in this document.

    >>> here = Metadata(level="county", province="浙江省", jurisdiction="浦江县", division_code="330726")
    >>> resolve("县发改局", here)
    Department(canonical='发展和改革', level='county', division_code='330726')
    >>> resolve("相关部门", here)
    Department(canonical=None, level=None, division_code=None)
    """
    org = parse(name)
    context = metadata or Metadata()
    if org is None:
        return Department(GOVERNMENT, "county") if name == _KIND else _place_itself(name, context)
    if _WHOEVER.fullmatch(org.name):
        return Department()
    if org.ending == "党委" and org.kind == "generic":
        return Department("党委", _divisions_level(org.stem) if _DIVISIONS.fullmatch(org.stem) else None, None)
    if org.stem == _KIND:
        return Department(GOVERNMENT, "county", None)
    if _stands_for_government(org):
        return Department(GOVERNMENT, _divisions_level(org.stem), None)
    if _runs_area(org):
        return Department()
    level, code = _level(org, context)
    return Department(_canonical(org), level, code)


# 各项目牵头单位, 各成员单位: whoever has this part, no body of its own.
_WHOEVER = re.compile("各?[\u4e00-\u9fff]{0,4}(?:牵头|责任|配合|成员|主管|实施|承办)(?:单位|部门)")
# 各区、县级市: a kind of division whose 各 stands before the first of a row.
_KIND = "县级市"


def _place_itself(name: str, context: Metadata) -> Department:
    """A division named alone (杭州市, 越秀区) stands for its government; no function where no table knows the name."""
    levels = {row["level"] for row in _divisions().get(name, ()) if row["form"] == name}
    if len(levels) != 1:
        return Department()
    found = _division(name, context)
    return Department(GOVERNMENT, levels.pop(), found["id"] if found else None)


def _stands_for_government(org: OrgName) -> bool:
    """Tell whether a name is of whole divisions and no body: 相关区, 各县（市、区）."""
    return org.kind == "generic" and org.is_set and org.id is None and _DIVISIONS.fullmatch(org.stem) is not None


def _divisions_level(stem: str) -> str | None:
    """Return the level of a set of divisions; None where it names several levels (市县)."""
    last = stem[-1]
    if len(stem) > 1 and not stem.startswith("自治") and set(stem) & set("市州盟") and set(stem) & set("县区旗"):
        return None
    return {"省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture"}.get(last, "county")


def _runs_area(org: OrgName) -> bool:
    """Tell whether a body runs an area: 合作区管理局."""
    if org.kind == "unknown" and org.name.endswith(("管委会", "管理委员会")):
        return True  # 宁东管委会
    area = org.kind in ("unknown", "government") and _AREA.search(org.name) is not None
    return area and not _REAL_AREA.search(org.name)


def same_function(canonical: str | None) -> str | None:
    """Return the function that carries on today: 环境保护 -> 生态环境; itself where no reform ended it."""
    seen: set[str] = set()
    while canonical and canonical not in seen:
        seen.add(canonical)
        canonical = _successors().get(canonical, canonical)
    return canonical


@cache
def _successors() -> dict[str, str]:
    return {row["id"]: row["successor"] for row in codebook.rows("departments") if row.get("successor")}


def _canonical(org: OrgName) -> str | None:
    if _COMPANY.search(org.name) and org.kind in ("government", "unknown"):
        return None
    if org.known:
        return org.id
    if _ADMINISTRATIVE.search(org.ending):
        cut = org.stem.endswith(("与", "和", "及"))  # 资源配置与管理处: the function goes on into the ending
        return (org.stem + org.ending[:-1] if cut else org.stem) or None
    return org.stem + org.ending or None


def _level(org: OrgName, context: Metadata) -> tuple[str | None, str | None]:
    """Read the level from the branch, else the named place, else the level's word, else the document."""
    if org.id in ("街道", "乡镇街道"):
        return "township", None
    if "县级市" in org.name:
        return "county", None  # 各区、县级市政府: a city of the county level, whatever the document's own 市 is
    if org.branch:
        return _branch_level(org, context)
    if org.place and not org.level:
        return _place_level(org, context)
    if org.level:
        return _word_level(org.level, org, context)
    if inside := _INSIDE.match(org.stem):
        return _word_level(inside[1], org, context)
    return _bare_level(org, context)


def _bare_level(org: OrgName, context: Metadata) -> tuple[str | None, str | None]:
    """Level of a name without place and level: by its ending, else the document's own; of a set, none."""
    if org.stem.endswith("兵团"):
        return "province", None
    if _BRANCH_COMPANY.search(org.name):
        return None, None
    if org.nation or _NATIONAL_FORM.match(org.stem):
        return "national", None
    if org.ending in _NATIONAL_ENDING and org.kind in ("government", "vertical"):
        return "national", None
    if org.is_set or not org.explicit or org.kind not in _OWN:
        return None, None
    if org.ending == "厅":
        return "province", _code(context, "province")
    return context.level, context.division_code


def _word_level(word: str, org: OrgName, context: Metadata) -> tuple[str | None, str | None]:
    level = _by_word().get(word)
    if word == "市":
        level = _city_level(context)
    elif word == "区" and context.level == "province" and (context.jurisdiction or "").endswith("自治区"):
        level = "county" if org.is_set else "province"
    return level, None if org.is_set else _code(context, level)


@cache
def _by_word() -> dict[str, str]:
    rows = [row for row in codebook.rows("department_parts") if row["id"] in ("level", "levels")]
    return {row["form"]: row["level"] for row in rows if row["level"] in LEVELS}


def _city_level(context: Metadata) -> str:
    """Level of an unnamed 市: a municipality's is a province, a county-level city's own plan means itself."""
    if _province(context) in MUNICIPALITIES:
        return "province"
    if context.level == "county" and (context.jurisdiction or "").endswith("市"):
        return "county"
    return "prefecture"


def _province(context: Metadata) -> str:
    if context.division_code:
        return context.division_code[:2]
    return next((code for code, name in MUNICIPALITIES.items() if name == context.province), "")


def _code(context: Metadata, level: str | None) -> str | None:
    """Return the code of the division of this level that the document lies in; None where it lies above it."""
    own = context.division_code
    if not own or level not in LEVELS or context.level not in LEVELS:
        return None
    if level == context.level:
        return own
    if LEVELS.index(level) > LEVELS.index(context.level) or level == "national":
        return None
    if level == "province":
        return own[:2] + "0000"
    return own[:4] + "00" if level == "prefecture" and own[2:4] not in ("00", "90") else None


def _place_level(org: OrgName, context: Metadata) -> tuple[str | None, str | None]:
    found = _division(org.place, context)
    if found:
        return found["level"], found["id"]
    word = _LAST_LEVEL.search(org.place)
    if word is None or org.kind == "zone":
        return None, None
    level = _by_word().get(word[1])
    return (level, _code(context, level)) if org.place in _by_word() else (level, None)


def _branch_level(org: OrgName, context: Metadata) -> tuple[str | None, str | None]:
    """A branch is of its place's level; one level below its parent where the place is unknown."""
    branch = org.branch or ""
    found = _division(branch, context)
    if found:
        return found["level"], found["id"]
    if word := _LAST_LEVEL.search(branch):
        return _by_word().get(word[1]), None
    if branch in places():
        own, _ = _word_level(org.level, org, context) if org.level else (None, None)
        below = {"national": "province", "province": "prefecture", "prefecture": "county", "county": "township"}
        return below.get(own or ""), None
    return (_word_level(org.level, org, context)) if org.level else _bare_level(org, context)


@cache
def _divisions() -> dict[str, tuple[dict[str, str], ...]]:
    found: dict[str, list[dict[str, str]]] = {}
    local = ({**row, "id": row["code"], "form": row["name"], "short": ""} for row in codebook.local_divisions())
    for row in (*codebook.rows("divisions"), *local):
        for name in {row["form"], row["short"] or short_name(row["form"])}:
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _division(place: str, context: Metadata) -> dict[str, str] | None:
    """Return the division of this name that lies nearest to the document; None where several do or none is known."""
    place = place.removeprefix("国网")
    rows = _divisions().get(place, ())
    if not rows:
        tail = re.search("(?:省|自治区|市|州|盟|地区)(.+)$", place)
        return _division(tail[1], context) if tail else None
    for digits in (4, 2, 0):
        own = (context.division_code or "")[:digits]
        near = [row for row in rows if len(own) == digits and row["id"].startswith(own)]
        if near:
            exact = [row for row in near if row["form"] == place]
            near = exact or near
            return near[0] if len(near) == 1 else None
    return None
