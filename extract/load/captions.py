"""Titles of tables that a loader recovered from rules or markup: the line above them, or their first row."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Block, Grid
from extract.load.flat.title import clean, is_title, title_above

# Blocks above a table that are looked at: its title, and a line with its unit between the two.
ABOVE = 3


def titled(blocks: list[Block]) -> list[Block]:
    """Give each table without a title the one that stands above it or in its first row; that block is a caption."""
    out: list[Block] = []
    for block in blocks:
        if block.grid is not None and block.grid.title is None:
            title = _first_row(block.grid) or _above(out)
            block = block._replace(grid=replace(block.grid, title=title)) if title else block
        out.append(block)
    return out


def _first_row(grid: Grid) -> str | None:
    """The text of a first row that is one cell over all columns and reads like a title."""
    first = [cell for cell in grid.cells if cell.row == 0]
    if len(first) != 1 or first[0].column_span < max(2, grid.columns) or not is_title(first[0].text):
        return None
    return first[0].text


def _above(out: list[Block]) -> str | None:
    """The title that stands last among the blocks before a table, marked as caption there."""
    near: list[Block] = []
    for block in reversed(out[-ABOVE:]):
        if block.grid is not None or block.kind in {"boilerplate", "box", "note"}:
            break
        near.insert(0, block)
    title = title_above([block.text for block in near], len(near))
    if title is None:
        return None
    for at in range(len(out) - 1, len(out) - 1 - len(near), -1):
        if clean(out[at].text) == title and out[at].kind != "title":
            out[at] = out[at]._replace(kind="caption")
            break
    return title
