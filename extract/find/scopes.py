"""Words of place at the head of what is measured: 全县, 各市, 我省."""

from __future__ import annotations

import re

_SCOPE = (
    r"(?:全[省市县区国州旗盟镇乡街域](?!政协|人大|工商联|总工会|妇联)|[我本][省市县区州旗国]|该(?:[省市县区州旗盟镇乡]|自治[区州县])(?![级属直长委场域名])|全自治[区州县]|全系统|辖区内?|"
    r"各[省市县区地州](?:[(（][^()（）]*[)）])?|各地各?|区域内|境内|城区|市域)(?:范围内?|各地|境内)?"
)
_SCOPE_HEAD = re.compile(_SCOPE)


def is_place(words: str) -> bool:
    """Tell whether words say no more than where (全省, 各县): the thing measured stands elsewhere."""
    return _SCOPE_HEAD.fullmatch(words) is not None


def scope_of(raw: str, folded: str, start: int, end: int) -> tuple[str | None, int]:
    """Return the words of place at the head (全县, 各市) and where the subject begins after them."""
    found = _SCOPE_HEAD.match(folded, start, end)
    if not found or found.end() >= end:
        return None, start
    return raw[start : found.end()], found.end()
