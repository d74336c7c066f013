"""Names of indicators as a cell prints them: without order, mark and layout, the unit of their bracket apart."""

from __future__ import annotations

import re

from extract import headers
from extract.find import marked
from extract.text import fold, squeeze

# What opens the name of a part.
SUB = re.compile(r"^(?:其\s*中|其 *中)\s*[:：,，、]?\s*|^[#＃]\s*|^(?:——|--)\s*")
_LEADING_MARK = re.compile(f"^[{re.escape(marked.MARKS)}＊]+\\s*")
_MARK = re.compile(r"(?:\[\d{1,2}\]|[*＊※★☆▲△●○◆◇■□①②③④⑤⑥⑦⑧⑨⑩]+|(?<=[)）\u4e00-\u9fff])\d{1,2}|注\d?)$")
_ORDER = re.compile(
    r"^(?:[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．](?!\d))\s*"
)
_BRACKET = re.compile(r"[(（\[〔]([^()（）\[\]〔〕]{1,16})[)）\]〕]$")
_SLASHED = re.compile(r"[/,，]\s*([^/,，\s]{1,6})$")


def heading(text: str) -> str:
    """Return the words of a group row without its number and layout spaces.

    >>> heading("一、创 新 驱动"), heading("（二）民生福祉（7项）")
    ('创新驱动', '民生福祉（7项）')
    """
    return _ORDER.sub("", squeeze(text)) or squeeze(text)


def split_name(text: str) -> tuple[str, str | None]:
    """Return an indicator's name without its unit, order number and layout spaces, and the unit of its last bracket.

    A bracket that holds no unit belongs to the name. What would leave no name at all is kept as printed.

    >>> split_name("其中：每万人口执业（助理）医师数（人）")
    ('每万人口执业（助理）医师数', '人')
    >>> split_name("PM2.5平均浓度(微克/立方米)"), split_name("设施达标的县(市、区)数")
    (('PM2.5平均浓度', '微克/立方米'), ('设施达标的县(市、区)数', None))
    """
    name = _ORDER.sub("", SUB.sub("", _LEADING_MARK.sub("", text.strip()), count=1))
    name = _tight(_LEADING_MARK.sub("", name))
    name = SUB.sub("", name, count=1) or squeeze(text)
    bare = _MARK.sub("", name) if _MARK.search(name) and len(name) > 3 else name
    found = _BRACKET.search(bare)
    unit = _unit_in(found[1]) if found and bare[: found.start()].strip() else None
    if found and unit:
        return bare[: found.start()].strip().rstrip(marked.MARKS + "＊"), unit
    if (
        found
        and not unit
        and found.start()
        and (above := _BRACKET.search(bare[: found.start()]))
        and (unit := _unit_in(above[1]))
    ):
        return bare[: above.start()] + found[0], unit
    slashed = _SLASHED.search(bare)
    if slashed and slashed.start() and headers.is_unit(fold(slashed[1])):
        return bare[: slashed.start()].strip(), slashed[1]
    return (bare if _trusted_mark(name, bare) else name), None


def _trusted_mark(name: str, bare: str) -> bool:
    return name != bare and not name[-1].isdigit()


def _unit_in(text: str) -> str | None:
    """Return the unit in a bracket: the whole of it, or one of its parts (单位:万人; %，五年平均)."""
    text = re.sub(r"^单位[:：]?", "", text)
    if headers.is_unit(fold(text)) or re.fullmatch(
        r"[%‰‱％]|万?[A-Za-z]{1,4}[²³](?:/[A-Za-z天日年]{1,3})?|[\u4e00-\u9fff㎡/%·]{1,8}/[\u4e00-\u9fff㎡\d·]{1,8}",
        text,
    ):
        return text
    listed = re.split(r"[、/]", text)
    if len(listed) > 1 and all(headers.is_unit(fold(part)) for part in listed):
        return text
    parts = [part for part in re.split(r"[,，;；]", text) if headers.is_unit(fold(part))]
    return parts[0] if len(parts) == 1 else None


def _tight(text: str) -> str:
    """Drop layout spaces; one blank stays between two Latin words."""
    kept = re.sub(r"(?<=[A-Za-z])[\s\u3000]+(?=[A-Za-z])", "\x00", text)
    return squeeze(kept).replace("\x00", " ")
