"""Automatic numbering of a Word file: the number that Word prints before a paragraph.

Counters belong to the abstract list, so that two lists built on the same one go on counting (ECMA-376 part 1, 17.9);
a startOverride restarts when its list is first used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from extract.load.docx.numerals import render
from extract.load.docx.styles import VAL, Styles, W, child, switched, value

_NUM_ID, _ILVL = W + "numId", W + "ilvl"
_PLACE = re.compile(r"%([1-9])")
# Bullets set in symbol fonts are private-use code points; a reader sees a dot or a mark.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# After these a tab is only layout: Chinese list marks are followed by the text itself.
_CLOSED = "、，。．：；）］】〕》"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as numbering.xml defines it; `restart_after` is a level from 1, 0 for never, None for any."""

    start: int
    number_format: str
    text: str
    suffix: str
    legal: bool
    restart_after: int | None
    style: str | None


class Numbering:
    """Counts list paragraphs in document order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        """Read the numbering part; `root` is None where the file has none."""
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._used: set[tuple[str, int]] = set()
        self._by_style: dict[str | None, tuple[str, int] | None] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstracts = {a.get(W + "abstractNumId"): a for a in root.iterfind(W + "abstractNum")}
        defined: dict[str, dict[int, Level]] = {}
        by_style: dict[str, str] = {value(a, "styleLink") or " ": key for key, a in abstracts.items()}
        for num in root.iterfind(W + "num"):
            num_id, named = num.get(W + "numId") or "", value(num, "abstractNumId") or ""
            if named not in abstracts:
                continue
            abstract_id = by_style.get(value(abstracts[named], "numStyleLink") or "", named)
            if abstract_id not in defined:
                defined[abstract_id] = _levels(abstracts[abstract_id])
            levels = dict(defined[abstract_id])
            for override in num.iterfind(W + "lvlOverride"):
                index = _number(override.get(W + "ilvl"), 0)
                start = value(override, "startOverride")
                levels.update(_levels(override))
                if start is not None:
                    self._overrides[num_id, index] = _number(start, 1)
            self._levels[num_id], self._abstract_of[num_id] = levels, abstract_id

    def numbers(self, style_id: str | None) -> bool:
        """Whether a paragraph of this style is numbered without asking for it."""
        return self._place(None, style_id) is not None

    def number(self, own: Any | None, style_id: str | None) -> tuple[str, str]:
        """Count a paragraph with this w:numPr; return (number, number with what follows it), or two empty strings."""
        place = self._place(own, style_id)
        if place is None:
            return "", ""
        num_id, index = place
        level = self._levels[num_id][index]
        self._count(num_id, index)
        number = _PRIVATE.sub("•", self._print(num_id, index))
        if not number or level.suffix == "nothing" or (level.suffix == "tab" and number[-1] in _CLOSED):
            return number, number
        return number, number + " "

    def _place(self, own: Any | None, style_id: str | None) -> tuple[str, int] | None:
        """(numId, level) that governs the paragraph, its own before its style's."""
        if own is not None:
            return self._find_place(own, style_id)
        if style_id not in self._by_style:
            self._by_style[style_id] = self._find_place(None, style_id)
        return self._by_style[style_id]

    def _find_place(self, own: Any | None, style_id: str | None) -> tuple[str, int] | None:
        about = {item.tag: item.get(VAL) for item in own} if own is not None else {}
        num_id, own_level = about.get(_NUM_ID), about.get(_ILVL)
        level = own_level
        if num_id is None:
            num_id, style_level, carrier = self._styles.numbering(style_id)
            level = own_level or self._style_level(num_id, style_id, carrier) or style_level
        if num_id is None or num_id not in self._levels:
            return None
        index = _number(level, 0)
        return (num_id, index) if index in self._levels[num_id] else None

    def _style_level(self, num_id: str | None, *style_ids: str | None) -> str | None:
        for index, level in self._levels.get(num_id or "", {}).items():
            if level.style is not None and level.style in style_ids:
                return str(index)
        return None

    def _count(self, num_id: str, index: int) -> None:
        counts, levels = self._counts[self._abstract_of[num_id]], self._levels[num_id]
        if (num_id, index) in self._overrides and (num_id, index) not in self._used:
            counts[index] = self._overrides[num_id, index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = levels[index].start
        self._used.add((num_id, index))
        for deeper in [known for known in counts if known > index]:
            after = levels[deeper].restart_after if deeper in levels else None
            if after is None or index < after:
                del counts[deeper]

    def _print(self, num_id: str, index: int) -> str:
        counts, levels = self._counts[self._abstract_of[num_id]], self._levels[num_id]
        legal = levels[index].legal

        def one(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            if place not in levels:
                return ""
            number_format = levels[place].number_format
            count = counts.get(place, levels[place].start)
            return render(count, "decimal" if legal and number_format != "none" else number_format)

        return _PLACE.sub(one, levels[index].text)


def _levels(parent: Any) -> dict[int, Level]:
    return {_number(lvl.get(W + "ilvl"), 0): _level(lvl) for lvl in parent.iterfind(W + "lvl")}


def _level(lvl: Any) -> Level:
    restart = value(lvl, "lvlRestart")
    return Level(
        start=_number(value(lvl, "start"), 0),
        number_format=_format(lvl),
        text=value(lvl, "lvlText") or "",
        suffix=value(lvl, "suff") or "tab",
        legal=bool(switched(lvl, "isLgl")),
        restart_after=None if restart is None else _number(restart, 0),
        style=value(lvl, "pStyle"),
    )


def _format(lvl: Any) -> str:
    """The level's format; one that only newer Word knows stands in mc:AlternateContent with a fallback."""
    direct = child(lvl, "numFmt")
    found = direct if direct is not None else next(lvl.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(W + "val") or "decimal"


def _number(text: str | None, absent: int) -> int:
    try:
        return absent if text is None else int(text)
    except ValueError:
        return absent
