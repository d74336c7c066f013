"""A block on its way to a passage: what the outline has learned of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.document import Block, BlockKind, Grid
from extract.numbering import Mark, mark_at
from extract.text import simplified


@dataclass(slots=True)
class Piece:
    """A block's text and place. `plain`: without Markdown's signs, traditional characters simplified: for rules only."""

    text: str
    plain: str
    kind: BlockKind | None
    number: str | None
    page: int | None
    grid: Grid | None
    mark: Mark | None
    section: tuple[str, ...] = ()


def pieces(blocks: Iterable[Block]) -> list[Piece]:
    """Return the blocks that hold a text or a grid; line feeds inside a text become spaces."""
    found = []
    for block in blocks:
        text = block.text.replace("\n", " ") if "\n" in block.text else block.text
        if block.grid is None and not text.strip():
            continue
        plain = simplified(_plain(text) if "*" in text or text.startswith(("#", ">")) else text)
        mark = None if block.grid is not None or block.kind == "boilerplate" else mark_at(plain)
        found.append(Piece(text, plain, block.kind, block.number, block.page, block.grid, mark))
    return found


def _plain(text: str) -> str:
    return text.lstrip("#> ").replace("**", "").strip() or text
