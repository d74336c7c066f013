"""A name and its unit -> its canonical form, and how a printed value becomes one in the concept's own unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.reconcile import lexicon, units
from extract.reconcile.clean import clean
from extract.reconcile.draft import Draft, expand, split, weak
from extract.reconcile.form import Form
from extract.reconcile.parts import bag
from extract.reconcile.settle import cover, default, grown

_RATIO = frozenset({"ratio", "rate_mortality"})
_PERSONS = frozenset({"人口", "老年人", "65岁以上老年人", "儿童", "婴幼儿", "就业人员", "学生", "残疾人", "女性"})
# What is counted by a piece of land converts: square metres in one (GB 3100; 亩 by 国务院 1984: 1/15 of a 公顷).
_LAND = {"平方公里": 1e6, "公顷": 1e4, "亩": 1e4 / 15, "平方米": 1.0}
_DENSITY = "密度"
# What is counted per head may be an extent: 每万人公共文化设施面积 is not their number; people and things are numbers alike.
_EXTENT = frozenset({"area", "volume", "length"})
# Businesses are counted in 户 as well as in 家 (国家市场监督管理总局 登记统计).
_BUSINESS = ("企业", "主体", "工商户", "公司", "农场", "合作社", "规上工业", "转企")
_POINTS = ("百分点", "千分点")
_UNIT_NOTE = re.compile(r"\((?:单位:?)?([^()]{1,12})\)$")
# A remark in brackets at the end stands for words that might as well stand before: 城镇化率(常住人口).
_REMARK = re.compile(r"^(.+)\(([^()]+)\)$")
# 双师型教师在专业课教师中占比: said with 占.
_AMONG = re.compile(r"(.{2,})在(.{2,})中的?(?:所占)?(?:占比|比例|比重|比率)")
# 达到智慧校园建设标准的学校占比: a share of places of one kind says what they have.
_WHICH = re.compile(
    r"(?:达到|实现|参与|开展|建成|建有|设有|配备|开设|纳入|创建)(.{2,})的(?:学校|单位|家庭)(?:占比|比例|比重|比率)"
)
# What is paid again and again: a bare 元 may be per month, so that only one per time converts. Income, output and
# revenue are of a year whether the unit says so or not (国家统计局 统计用语).
_RATE = re.compile("标准|工资|补贴|补助|津贴|养老金|待遇|供养|保障金|抚恤|租金|价格|价")
# Measures of names whose readings are kept; a run over many plans repeats most of them.
CACHE = 1 << 16


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as read. A value times `factor` is the value in `unit_si`; None where the unit is not known."""

    form: Form
    factor: float | None
    unit_si: str | None

    def convert(self, value: float | None) -> float | None:
        """Return a printed value in the concept's own unit; None for no value or an unknown unit."""
        return None if value is None or self.factor is None else float(f"{value * self.factor:.12g}")


def _unit_below(draft: Draft, unit: units.Unit) -> None:
    """Take the denominator from the unit (平方米/人, 张/千名老年人) where the name has none; land in one unit."""
    if _DENSITY in draft.things and len(draft.things) > 1 and not draft.denominator:
        draft.things.remove(_DENSITY)
        draft.denominator = "人口" if unit.per_dimension == "person" else "平方米"
    if draft.denominator == "人口" and draft.scale == 1 and "inherent" in draft.implied:
        draft.denominator = ""
    if draft.denominator in _LAND:
        draft.scale, draft.denominator = draft.scale * _LAND[draft.denominator], "平方米"
    if unit.per is None or draft.denominator:
        return
    if unit.per_dimension in ("person", "count") and unit.per == "人" and "inherent" not in draft.implied:
        draft.denominator = "人口"
    elif unit.per_dimension == "household" and "inherent" not in draft.implied:
        draft.denominator = "户"


def _change(draft: Draft, ratio: bool, printed: str, mode: str | None) -> str:
    """Whether a level, its growth or its fall is meant, from the words, else from the unit and from a target's mode."""
    if any(word in printed for word in _POINTS):
        return "points"
    change = draft.change
    if mode == "multiple" and not change:
        return "multiple"
    if (ratio or not printed) and not change:
        change = {"increment": "growth", "decrease": "reduction"}.get(mode or "", "") or draft.implied.get("change", "")
    return change or ("growth" if draft.implied.get("measure") == "growth" and ratio else "")


def _shared(draft: Draft, unit: units.Unit, ratio: bool) -> bool:
    """Whether a share is meant: never in a unit of things (万车死亡率 in 人/万车)."""
    if draft.share and unit.dimension and not ratio and not draft.denominator:
        return False
    return draft.share or (draft.implied.get("measure") == "share" and (ratio or not unit.dimension))


def _measure(draft: Draft, unit: units.Unit, printed: str, mode: str | None) -> tuple[str, str, str]:
    """Base, change and dimension."""
    ratio, dimension = unit.dimension in _RATIO, unit.dimension or draft.implied.get("dimension", "")
    change = _change(draft, ratio, printed, mode)
    draft.share = _shared(draft, unit, ratio)
    money = draft.implied.get("dimension") not in (None, "none")
    if ratio and not change and not draft.share and not draft.denominator:
        draft.share, change = not money, "growth" if money else ""
    if (
        unit.dimension
        and not ratio
        and draft.flow == ""
        and (change == "growth" or (mode == "increment" and not change))
    ):
        change, draft.flow = "", "new"
    if draft.denominator:
        return "per", change, dimension if unit.dimension in _EXTENT else ""
    if draft.share:
        return "share", change, ""
    if dimension == "household" and draft.things and draft.things[-1].endswith(_BUSINESS):
        dimension = "count"
    if ratio or dimension == "none" or (change and not unit.dimension):
        dimension = ""
    return "level", change, dimension


def _unit_si(draft: Draft, unit: units.Unit, base: str, change: str) -> tuple[float | None, str | None]:
    """What a printed value is multiplied by, and the unit that gives; None, None for an unknown unit."""
    if unit is units.UNKNOWN:
        return None, None
    if unit.dimension in _RATIO or change in ("growth", "points", "multiple"):
        return unit.factor, "1"
    if base == "per":
        if unit.per is not None:
            return unit.factor, f"{unit.base}/{unit.per}"
        if draft.denominator.split("·")[0] in _PERSONS and unit.dimension == "person":
            return unit.factor / draft.scale, "1"
        below = "元" if draft.denominator in ("地区生产总值", "工业增加值") else draft.denominator
        return unit.factor / draft.scale, f"{unit.base}/{'人' if below == '人口' else below}"
    if unit.per is not None and "inherent" not in draft.implied:
        return unit.factor, f"{unit.base}/{unit.per}"
    if unit.yearly and unit.dimension == "money" and _RATE.search("".join((*draft.things, *draft.rest))):
        return unit.factor, f"{unit.base}/年"
    return unit.factor, unit.base


def _unit_in_name(name: str, unit: str | None) -> tuple[str, str | None]:
    """Take a unit that stands in brackets at the end of a name off it: 粮食产量（万吨）."""
    match = _UNIT_NOTE.search(name) if name.endswith(")") else None
    if match and units.read(match[1]) is not units.UNKNOWN:
        return name[: match.start()], unit or match[1]
    return name, unit


def _remark(match: re.Match[str]) -> str:
    """Put a remark that holds known words before the name; drop one that holds none: 优良率(AQI)."""
    known = any(lexicon.longest(match[2], at) for at in range(len(match[2])))
    return match[2] + match[1] if known or "含" in match[2] or any(ch.isdigit() for ch in match[2]) else match[1]


@lru_cache(maxsize=CACHE)
def read(name: str, unit: str | None = None, mode: str | None = None) -> Reading:
    """Return the canonical form of a name and the conversion of its values.

    `unit`: as printed. `mode`: of a target (level, increment, decrease, multiple); it says what a bare name does not:
    地区生产总值 with % and increment is its growth.

    >>> read("GDP年均增速", "%").form == read("地区生产总值", "%", "increment").form
    True
    """
    text, unit = _unit_in_name(clean(name), unit)
    text = _REMARK.sub(_remark, text) if text.endswith(")") else text
    if "在" in text and (among := _AMONG.fullmatch(text)):
        text = f"{among[1]}占{among[2]}比例"
    if "的" in text and (which := _WHICH.fullmatch(text)):
        text = f"{which[1]}率"
    draft = split(text)
    weak(draft)
    known = units.read(unit)
    _unit_below(draft, known)
    default(draft)
    cover(draft)
    expand(draft)
    base, change, dimension = _measure(draft, known, unit or "", mode)
    if change == "growth" and base == "level" and mode != "decrease":
        grown(draft)
    form = Form(
        things=tuple(sorted(set(draft.things))),
        rest=bag(draft.rest),
        base=base,
        change=change,
        denominator=draft.denominator,
        area=draft.area,
        residency=draft.residency,
        population=draft.population,
        flow="" if draft.flow == "cumulative" and change == "reduction" else draft.flow,
        qualifiers="·".join(sorted(draft.qualifiers)),
        dimension=dimension,
    )
    factor, unit_si = _unit_si(draft, known, base, change)
    return Reading(form, factor, unit_si)
