"""Web pages: the plan's text without the site around it, its tables with spans, and what the page declares about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from extract.document import Block, Loaded
from extract.errors import LoadError
from extract.load.captions import titled
from extract.load.chrome import declared, is_chrome, label_alone, opens_tail
from extract.load.declared import is_body
from extract.load.encoding import decode
from extract.load.html.lines import Piece, pieces, tidier
from extract.load.html.tree import clear, content, drop_link_lists, is_attachment, parse, text_content
from extract.load.plain import may_be_label, running

# Names of <meta> that government sites carry, from 《政府网站发展指引》 (国办发〔2017〕47号), annex on page tags.
_META = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源", "author": "作者"}
_SITE = re.compile(r"\s*(?:[_|｜]|--|——| - ).*$")
# Lines from the top among which the page's title is looked for before it is put there.
TITLE_LINES = 12
# A heading element around a whole paragraph is none.
HEADING_MAX = 80


def load(data: bytes) -> Loaded:
    """Read a web page; raise LoadError with what to do where it is empty, no page, or filled in by a script only."""
    text, encoding, warnings, lost = decode(data)
    root = parse(text)
    elements = list(root.iter())  # held, so that each element is made once for all the walks below
    metadata = _meta(root)
    title = _title(root, metadata)
    attachments = _attachments(root)
    clear(root)
    body = root.find("body")
    if body is None:
        raise LoadError("The page has no body; save it again from the browser, complete.")
    node = content(body)
    drop_link_lists(node)
    found = pieces(body, node, tidier(text))
    blocks = _blocks(found, metadata, running(text))
    if not any(block.kind != "boilerplate" for block in blocks):
        raise LoadError("The page holds no text of its own (a script fills it in); save it again after it has loaded.")
    if title and not _has_title(blocks, title):
        blocks.insert(0, Block(title, kind="title"))
    del elements
    notes = (*warnings, *attachments, *_pictures(node))
    return Loaded(
        tuple(titled(blocks)), "html", "html", encoding=encoding, warnings=notes, lost=lost, metadata=metadata
    )


def _meta(root: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for element in root.iter("meta"):
        key = _META.get((element.get("name") or "").lower())
        text = (element.get("content") or "").strip()
        if key and text:
            out.setdefault(key, text)
    return out


def _title(root: Any, metadata: dict[str, str]) -> str:
    """What the page calls itself: its declared title, else the <title> without the site's name."""
    if "标题" in metadata:
        return metadata["标题"]
    element = root.find(".//title")
    text = " ".join((text_content(element) if element is not None else "").split())
    return _SITE.sub("", text)


def _attachments(root: Any) -> list[str]:
    out = []
    for link in root.iter("a"):
        if is_attachment(link):
            href = link.get("href").strip()
            name = " ".join(text_content(link).split()) or unquote(href.rsplit("/", 1)[-1])
            out.append(f"Attachment not read, load it by itself: {name} ({href})")
    return list(dict.fromkeys(out))


def _pictures(node: Any) -> list[str]:
    count = sum(1 for _ in node.iter("img"))
    return [f"{count} pictures are not read; a table or text inside a picture is missing here."] if count else []


def _blocks(found: list[Piece], metadata: dict[str, str], is_running: Callable[[str], bool]) -> list[Block]:
    """The plan's blocks; what stands before it is looked through for declarations only."""
    blocks: list[Block] = []
    last_inside = max((at for at, piece in enumerate(found) if piece.place == "inside"), default=-1)
    body = _body(found)
    first, last = body if body else (0, last_inside)
    skip = False
    for at, piece in enumerate(found):
        if skip:
            skip = False
            continue
        if piece.grid is not None:
            if _declares(piece, metadata) or piece.place != "inside":
                continue
            blocks.append(Block("", kind="table", grid=piece.grid))
            continue
        outside = not first <= at <= last
        if not outside and piece.place == "inside" and is_running(piece.text):
            blocks.append(_told(piece))
            continue
        if piece.place == "inside" and at > last and opens_tail(piece.text):
            break
        values = declared(piece.text, outside)
        key = label_alone(piece.text) if outside and values is None else None
        if key is not None and at + 1 < len(found) and found[at + 1].grid is None:
            values, skip = {key: found[at + 1].text}, True
        for name, value in (values or {}).items():
            metadata.setdefault(name, value)
        if piece.place == "inside":
            blocks.append(_block(piece, values is not None))
    return blocks


def _declares(piece: Piece, metadata: dict[str, str]) -> bool:
    """Take the metadata of a table of labels and values (索引号 …); say whether it was one."""
    grid = piece.grid
    if grid is None:
        return False
    labels = 0
    for cell, following in zip(grid.cells, (*grid.cells[1:], None), strict=True):
        if not may_be_label(cell.text):
            continue
        values = declared(cell.text, True)
        key = label_alone(cell.text.rstrip(":： "))
        if values:
            labels += 1
            for name, value in values.items():
                metadata.setdefault(name, value)
        elif key is not None and following is not None and following.row == cell.row:
            labels += 1
            if following.text:
                metadata.setdefault(key, following.text.strip())
    return labels >= 2 and labels * 3 >= sum(bool(cell.text) for cell in grid.cells)


def _body(found: list[Piece]) -> tuple[int, int] | None:
    """Where the plan's first and last table or line of its body stand among the pieces; None without any."""

    def is_part(at: int) -> bool:
        piece = found[at]
        return piece.place == "inside" and (piece.grid is not None or is_body(piece.text))

    first = next(filter(is_part, range(len(found))), None)
    return None if first is None else (first, next(filter(is_part, range(len(found) - 1, -1, -1))))


def _block(piece: Piece, is_declaration: bool) -> Block:
    if is_declaration or is_chrome(piece.text):
        return Block(piece.text, kind="boilerplate")
    return _told(piece)


def _told(piece: Piece) -> Block:
    """The block of a line that is no chrome."""
    if piece.tag and len(piece.text) <= HEADING_MAX and not piece.text.endswith("。"):
        return Block(piece.text, kind="title" if piece.tag == "h1" else "heading", number=piece.number or None)
    return Block(piece.text, number=piece.number or None)


def _has_title(blocks: list[Block], title: str) -> bool:
    """Whether one of the first lines, or two of them together, are the title."""
    plain = "".join(title.split())
    head = "".join("".join(block.text.split()) for block in blocks[:TITLE_LINES] if block.kind != "boilerplate")
    return plain in head
