"""Styles of a Word file: what a paragraph inherits (numbering, outline level, hidden text) along basedOn."""

from __future__ import annotations

from typing import Any

from extract.document import BlockKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = {"0", "false", "off", "none"}


def child(element: Any, *path: str) -> Any | None:
    """Follow direct children by their w: names; None where one is missing."""
    for name in path:
        if element is None or not len(element):
            return None
        element = next(element.iterchildren(W + name), None)
    return element


def value(element: Any, *path: str) -> str | None:
    """The w:val of the direct child at `path`; None where there is none."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def switched(properties: Any | None, name: str) -> bool | None:
    """A toggle such as w:vanish: True, False where it is switched off, None where it is not mentioned."""
    found = child(properties, name)
    return None if found is None else str(found.get(VAL, "1")).lower() not in _OFF


class Styles:
    """Look-ups along the chain of basedOn; a missing or circular style counts as none."""

    def __init__(self, root: Any | None) -> None:
        """Index the styles part; `root` is None where the file has none."""
        self._styles: dict[str, Any] = {}
        self.default: str | None = None
        self._kinds: dict[str, BlockKind | None] = {}
        self._hidden: dict[str, bool] = {}
        self._numbering: dict[str, tuple[str | None, str | None, str | None]] = {}
        for style in root.iterfind(W + "style") if root is not None else ():
            style_id = style.get(W + "styleId")
            if style_id is not None:
                self._styles[style_id] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                    self.default = style_id

    def chain(self, style_id: str | None) -> list[tuple[str, Any]]:
        """The style and what it is based on, nearest first."""
        seen: list[tuple[str, Any]] = []
        while style_id is not None and style_id in self._styles and all(style_id != known for known, _ in seen):
            style = self._styles[style_id]
            seen.append((style_id, style))
            style_id = value(style, "basedOn")
        return seen

    def numbering(self, style_id: str | None) -> tuple[str | None, str | None, str | None]:
        """(numId, ilvl, style that carries it) that the style chain gives; the parts that it lacks are None."""
        key = style_id or ""
        if key not in self._numbering:
            self._numbering[key] = self._find_numbering(style_id)
        return self._numbering[key]

    def _find_numbering(self, style_id: str | None) -> tuple[str | None, str | None, str | None]:
        level = None
        for known, style in self.chain(style_id):
            num_id = value(style, "pPr", "numPr", "numId")
            level = level or value(style, "pPr", "numPr", "ilvl")
            if num_id is not None:
                return num_id, level, known
        return None, level, None

    def kind(self, style_id: str | None) -> BlockKind | None:
        """Title, heading, caption or boilerplate (a table of contents) by style; None of any other."""
        key = style_id or ""
        if key not in self._kinds:
            self._kinds[key] = self._find_kind(style_id)
        return self._kinds[key]

    def _find_kind(self, style_id: str | None) -> BlockKind | None:
        for _, style in self.chain(style_id):
            name = (value(style, "name") or "").lower()
            if name in {"title", "标题"}:
                return "title"
            if name in {"caption", "题注"}:
                return "caption"
            if name.startswith("toc ") or name == "table of contents":
                return "boilerplate"
            level = value(style, "pPr", "outlineLvl")
            if name.startswith("heading ") or (level is not None and level != "9"):
                return "heading"
            if level == "9":
                return None
        return None

    def hidden(self, style_id: str | None) -> bool:
        """Whether text in this style is hidden (w:vanish)."""
        key = style_id or ""
        if key not in self._hidden:
            states = (switched(child(style, "rPr"), "vanish") for _, style in self.chain(style_id))
            self._hidden[key] = next((state for state in states if state is not None), False)
        return self._hidden[key]
