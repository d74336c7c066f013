"""Divisions of China by name: one lookup for names as plans print them, with the date that the plan was made.

The national table is schemas/codebooks/divisions.csv, former names stand in division_changes.csv, places that the
national table lacks in corpus/divisions.csv. A name that several divisions bear is None unless something narrows it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extract import codebook

LEVELS = ("province", "prefecture", "county", "township")
# Classes of division that end a full name, longest first; without one a name is a short name.
CLASSES: tuple[str, ...] = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "新区")
CLASSES += ("省", "市", "州", "盟", "县", "区", "旗", "镇", "乡")
# Names of districts that are also plain words (the new town, the middle of a city).
_PLAIN_WORDS = {"新城区", "市中区", "城中区", "新市区", "合作市"}
# Names of districts that are everyday words: they count only behind the name of the division above them.
EVERYDAY = {"市区", "城区", "郊区", "矿区"}
_LAST = re.compile("[省市县区旗州盟]")
# Words whose first character is no class of a former name before it (藁城市场), and classes that go on with a name (沙县区).
_WORD = re.compile("市(?:场|域|容)|区(?:域|划|块)")
_FURTHER = frozenset("市区县旗")
_LONGEST = 16  # 双江拉祜族佤族布朗族傣族自治县 and 积石山保安族东乡族撒拉族自治县 have 15 and 16 characters


class Division(NamedTuple):
    """A division. `code` is its GB/T 2260 code (None for a zone without one), `parent` the code above it."""

    code: str | None
    name: str
    level: str
    province: str | None
    parent: str | None
    short: str | None
    since: int | None = None
    until: int | None = None

    def in_force(self, year: int) -> bool:
        """Tell whether code and name were in force at some time of the year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)

    def within(self, other: Division) -> bool:
        """Tell whether this division lies in the other one, or is it.

        >>> find("浦江县").within(find("浙江省"))
        True
        """
        if self.code and other.code:
            stem = other.code.rstrip("0") if other.level == "province" else other.code[:4]
            if other.level == "county":
                return self.code == other.code
            return self.code.startswith(stem) or self.parent == other.code
        return self.name == other.name or (other.code is not None and self.parent == other.code)


class Mention(NamedTuple):
    """A division's full name in running text, half-open, with all divisions that bear it and fit what stands before."""

    start: int
    end: int
    divisions: tuple[Division, ...]


@cache
def by_code() -> dict[str, Division]:
    """Return the divisions in force today by their code."""
    rows = codebook.rows("divisions")
    provinces = {row["id"]: row["form"] for row in rows if row["level"] == "province"}
    return {
        row["id"]: Division(
            row["id"],
            row["form"],
            row["level"],
            provinces.get(row["id"][:2] + "0000"),
            row["scope"] or None,
            row["short"] or None,
            int(row["valid_from"]) if row["valid_from"] else None,
        )
        for row in rows
    }


@cache
def _local() -> tuple[Division, ...]:
    """Read the places of corpus/divisions.csv."""
    return tuple(
        Division(
            row["code"] or None,
            row["name"],
            row["level"],
            row["province"] or None,
            row["parent"] or None,
            short_name(row["name"]),
        )
        for row in codebook.local_divisions()
    )


@cache
def _names() -> dict[str, tuple[Division, ...]]:
    """Index today's divisions and the local ones by their full name."""
    index: dict[str, list[Division]] = defaultdict(list)
    for division in (*by_code().values(), *_local()):
        index[division.name].append(division)
    return {name: tuple(found) for name, found in index.items()}


@cache
def _shorts() -> dict[str, tuple[Division, ...]]:
    """Index by short name; a province goes before all others, a prefecture before its own counties."""
    index: dict[str, list[Division]] = defaultdict(list)
    for division in (*by_code().values(), *_local()):
        if division.short:
            index[division.short].append(division)
    return {name: _highest(found) for name, found in index.items()}


def _highest(found: list[Division]) -> tuple[Division, ...]:
    provinces = [one for one in found if one.level == "province"]
    if provinces:
        return tuple(provinces)
    above = [one for one in found if one.level == "prefecture"]
    return tuple(one for one in found if one in above or not any(one.within(high) for high in above))


@cache
def _former() -> dict[str, tuple[Division, ...]]:
    """Index former divisions by name; `until` is the year in which the name or code ended."""
    index: dict[str, list[Division]] = defaultdict(list)
    gone = [row for row in codebook.rows("division_changes") if row["kind"] != "created"]
    prefectures = {row["id"] for row in gone if row["id"].endswith("00")} | by_code().keys()
    for row in gone:
        code = row["id"]
        province = by_code().get(code[:2] + "0000")
        above = code[:4] + "00"
        level = "prefecture" if code.endswith("00") else "county"
        parent = above if level == "county" and above in prefectures else code[:2] + "0000"
        name = province.name if province else None
        index[row["form"]].append(
            Division(code, row["form"], level, name, parent, short_name(row["form"]), until=int(row["date"]))
        )
    return {name: tuple(sorted(found, key=lambda one: one.until or 0)) for name, found in index.items()}


def short_name(name: str) -> str | None:
    """Return a name without its class of division, or None where a single character would be left.

    >>> short_name("浦江县")
    '浦江'
    >>> short_name("沙县") is None
    True
    """
    for ending in CLASSES:
        if name.endswith(ending):
            core = name[: -len(ending)]
            return core if len(core) > 1 else None
    return None


def candidates(name: str, on: dt.date | int | None = None) -> tuple[Division, ...]:
    """Return every division that bears this full or short name, at the date or year `on` where it is given.

    A name that was not in force then is still found: authors run ahead of and behind a change.
    """
    now = _names().get(name) or ()
    if on is None:
        return now or _latest(_former().get(name, ())) or _shorts().get(name, ())
    year = on if isinstance(on, int) else on.year
    valid = [one for one in now if one.in_force(year)]
    places = {(one.province, one.level) for one in valid}
    for one in _former().get(name, ()):
        if one.in_force(year) and (one.province, one.level) not in places:
            valid.append(one)
            places.add((one.province, one.level))
    return tuple(valid) or now or _latest(_former().get(name, ())) or _shorts().get(name, ())


def _latest(found: tuple[Division, ...]) -> tuple[Division, ...]:
    """Keep the last entry of each province: a former county that changed its code twice is one county."""
    return tuple({(one.province, one.level): one for one in found}.values())


def narrow(found: Iterable[Division], within: Iterable[Division]) -> tuple[Division, ...]:
    """Keep the divisions that lie in one of the others; all of them where none does."""
    pool = tuple(found)
    above = tuple(within)
    inside = tuple(one for one in pool if any(one is not high and one.within(high) for high in above))
    return inside or pool


def find(name: str, within: str | Division | None = None, on: dt.date | int | None = None) -> Division | None:
    """Return the one division of this name: full, short, or after its province and prefecture.

    `within` is a code, a name, or a division that it lies in; `on` the date or year of the text. None where no division
    or several bear the name.

    >>> find("浙江省金华市浦江县").code
    '330726'
    >>> find("鼓楼区") is None, find("鼓楼区", within="南京市").code
    (True, '320106')
    >>> find("巢湖市", on=2008).code, find("巢湖市", on=2022).code
    ('341400', '340181')
    """
    high = _division(within)
    found = candidates(name, on)
    if not found:
        last = last_mention(name, on)
        found = last.divisions if last and last.end == len(name) else ()
    if high is not None:
        found = tuple(one for one in found if one.within(high))
    return found[0] if len(found) == 1 else None


def _division(within: str | Division | None) -> Division | None:
    if within is None or isinstance(within, Division):
        return within
    return by_code().get(within) or find(within)


def last_mention(text: str, on: dt.date | int | None = None) -> Mention | None:
    """Return the last full name in the text, or None."""
    found = list(mentions(text, on))
    return found[-1] if found else None


def mentions(text: str, on: dt.date | int | None = None) -> Iterator[Mention]:
    """Yield the full names of divisions in running text, in one pass, each narrowed by the names right before it.

    Names of two characters (和县, 文县) and names that are also plain words (城区, 新城区) count only where they open
    the text or follow the name of the division above them.

    >>> [(m.start, m.divisions[0].code) for m in mentions("江苏省南京市鼓楼区和浙江省浦江县")]
    [(0, '320000'), (3, '320100'), (6, '320106'), (10, '330000'), (13, '330726')]
    """
    chain: tuple[Division, ...] = ()
    chain_end = -1
    done = 0
    for hit in _LAST.finditer(text):
        end = hit.end()
        for start in range(max(done, end - _LONGEST), end - 1):
            name = text[start:end]
            found = _names().get(name) or _former().get(name)
            if not found or (name not in _names() and _WORD.match(text, end - 1)):
                continue
            if text[end : end + 1] in _FURTHER and (longer := text[start : end + 1]) in _names():
                name, end = longer, end + 1
            found = candidates(name, on)
            follows = start == chain_end
            if follows and not any(one.within(high) for one in found for high in chain):
                gone = [one for one in _former().get(name, ()) if any(one.within(high) for high in chain)]
                found = tuple(gone[-1:]) or found  # 重庆市江北区, where another 江北区 goes on elsewhere
            narrowed = narrow(found, chain) if follows else found
            below = follows and narrowed[0].within(chain[0])
            if not below and (name in EVERYDAY or (_needs_context(name) and start != 0)):
                continue
            chain, chain_end, done = narrowed, end, end
            yield Mention(start, end, narrowed)
            break


def _needs_context(name: str) -> bool:
    return len(name) == 2 or name in _PLAIN_WORDS
