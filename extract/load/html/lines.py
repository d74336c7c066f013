"""A web page's tree to printed lines and tables, in one walk without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from extract.document import Grid
from extract.load.characters import normalise
from extract.load.docx.numerals import render
from extract.load.html.table import Rows, data_rows, grid_of, rows_of

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    )
)  # fmt: skip
_LINES = _BLOCKS | {"br"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Around the whole text of a cell these change nothing.
_WRAPPERS = frozenset({"p", "div", "span", "font", "b", "strong"})
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_COUNT = re.compile(r"[0-9]{1,6}")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# References that stand for characters which `normalise` changes; all others of HTML 4 stand for characters it leaves.
_REFERENCE = re.compile("&(?:#|shy|zwn?j|[lr]rm)", re.I)
# A line break of the source inside Chinese text is none of the text.
_SOFT = re.compile(r"(?<=[^\x00-\x7f])[ \t]*[\r\n][ \t\r\n\f]*(?=[^\x00-\x7f])")
_TRIM = " \t\r\n\u3000\u00a0"


class Piece(NamedTuple):
    """A printed line or a table; `place` says where it stands relative to the plan's node: before, inside, after."""

    text: str
    tag: str = ""
    number: str = ""
    place: str = "inside"
    grid: Grid | None = None


@dataclass(slots=True)
class _Walk:
    """The line that is being put together, and what it stands in; `lead` is an item's number, printed before its text."""

    pieces: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    heading: str = ""
    number: str = ""
    lead: str = ""
    place: str = "before"
    tidy: Callable[[str], str] = field(default_factory=lambda: tidy)
    counts: dict[Any, int] = field(default_factory=dict)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)

    def flush(self) -> None:
        if not self.parts:
            return
        text = self.tidy("".join(self.parts))
        self.parts = []
        if text:
            text, self.lead = self.lead + text, ""
            self.pieces.append(Piece(text, self.heading, self.number, self.place))
            self.number = ""


def tidy(text: str) -> str:
    """Blanks as a browser prints them, without those at the ends and those that only break the source's lines.

    >>> tidy("　　建设 \\n 示范站  点 ")
    '建设示范站 点'
    """
    text = text.strip(_TRIM)
    if "\n" in text or "\r" in text:
        text = _SOFT.sub("", text)
    return _collapse(normalise(text)[0].strip(_TRIM))


def _plain_tidy(text: str) -> str:
    """`tidy` of a text without characters that `normalise` changes: most texts are trimmed, no more."""
    text = text.strip(_TRIM)
    return _collapse(_SOFT.sub("", text) if "\n" in text or "\r" in text else text)


def _collapse(text: str) -> str:
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        return _BLANKS.sub(" ", text).strip(_TRIM)
    return text


def tidier(source: str) -> Callable[[str], str]:
    """What tidies the texts of a page whose source, normalised, is this: mostly no reference brings anything new."""
    return tidy if _REFERENCE.search(source) else _plain_tidy


def pieces(body: Any, node: Any, tidy: Callable[[str], str] = tidy) -> list[Piece]:
    """Lines and tables of the body in order; those of `node` are inside."""
    walk = _Walk(tidy=tidy)
    _enter(walk, body, node)
    stack = [(body, iter(body))]
    while stack:
        parent, children = stack[-1]
        for element in children:
            tag = element.tag
            if tag == "p" and element is not node and not len(element):
                _paragraph(walk, element)
                continue
            if tag == "table" and (rows := data_rows(element)):
                _table_at(walk, element, rows, node)
            else:
                _enter(walk, element, node)
                if len(element):
                    stack.append((element, iter(element)))
                    break
            _leave(walk, element, node)
        else:
            stack.pop()
            if parent is not body:
                _leave(walk, parent, node)
    walk.flush()
    return walk.pieces


def _paragraph(walk: _Walk, element: Any) -> None:
    """A paragraph of text alone: what `_start` and `_end` do, in one go."""
    if walk.parts:
        walk.flush()
    if (text := element.text) and (text := walk.tidy(text)):
        if walk.lead:
            text, walk.lead = walk.lead + text, ""
        walk.pieces.append(Piece(text, walk.heading, walk.number, walk.place))
        walk.number = ""
    if text := element.tail:
        walk.parts.append(text)


def _table_at(walk: _Walk, element: Any, rows: Rows, node: Any) -> None:
    if element is node:
        walk.flush()
        walk.place = "inside"
    walk.flush()
    _tables(element, rows, walk)


def _enter(walk: _Walk, element: Any, node: Any) -> None:
    if element is node:
        walk.flush()
        walk.place = "inside"
    if element.tag in _LINES:
        _start(walk, element, element.tag)
    elif text := element.text:
        walk.parts.append(text)


def _leave(walk: _Walk, element: Any, node: Any) -> None:
    if element.tag in _BLOCKS or element is node:
        _end(walk, element, element.tag, element is node)
    elif text := element.tail:
        walk.parts.append(text)


def _start(walk: _Walk, element: Any, tag: str) -> None:
    if tag == "br":
        if walk.heading:
            walk.add(" ")
        else:
            walk.flush()
        return
    if tag in _BLOCKS:
        walk.flush()
        if tag in _HEADINGS:
            walk.heading = tag
        elif tag == "li":
            walk.number = _list_number(element, walk.counts)
            walk.lead = f"{walk.number} " if walk.number else ""
    walk.add(element.text)


def _end(walk: _Walk, element: Any, tag: str, is_node: bool) -> None:
    if tag in _BLOCKS or is_node:
        walk.flush()
        if tag in _HEADINGS:
            walk.heading = ""
        elif tag == "li":
            walk.number = walk.lead = ""
    if is_node:
        walk.place = "after"
    walk.add(element.tail)


def _list_number(item: Any, counts: dict[Any, int]) -> str:
    """The number that a browser prints before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or ""):
        return ""
    own, start = item.get("value") or "", parent.get("start") or "1"
    following = counts[parent] + 1 if parent in counts else int(start) if _COUNT.fullmatch(start) else 1
    count = counts[parent] = int(own) if _COUNT.fullmatch(own) else following
    return render(count, _LIST_FORMATS.get(parent.get("type") or "", "decimal")) + "."


def _tables(table: Any, rows: Rows, walk: _Walk) -> None:
    """A table and, after it, the tables inside its cells."""

    def text_of(cell: Any) -> str:
        return _text_of(cell, walk.tidy)

    grid = grid_of(table, rows, text_of)
    if grid is not None:
        walk.pieces.append(Piece("", "table", place=walk.place, grid=grid))
    for inner in table.iterdescendants("table"):
        found = grid_of(inner, rows_of(inner), text_of)
        if found is not None and _nearest_table(inner) is not None:
            walk.pieces.append(Piece("", "table", place=walk.place, grid=found))


def _nearest_table(element: Any) -> Any | None:
    return next(element.iterancestors("table"), None)


def _text_of(cell: Any, tidy: Callable[[str], str]) -> str:
    """The text of a cell, a line feed for each break; text of tables inside it is not its own."""
    inner, count = cell, len(cell)
    while count == 1 and not inner.text:
        child = inner[0]
        if child.tag not in _WRAPPERS or child.tail:
            break
        inner, count = child, len(child)
    if not count:
        return tidy(inner.text or "")
    walk = _Walk(tidy=tidy)
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag == "table" and element is not cell:
            walk.flush()
            walker.skip_subtree()
        elif event == "start":
            _start(walk, element, element.tag)
        elif element is not cell:
            _end(walk, element, element.tag, False)
    walk.flush()
    return "\n".join(piece.text for piece in walk.pieces)
