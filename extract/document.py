"""What every stage passes on: blocks as loaded, then the document with its passages, tables and positions.

Cells and blocks are named tuples, as frozen as the dataclasses and made in half the time: a page has thousands.
Every position counts Unicode code points in `Document.text`, half-open: text[start:end] is what a span quotes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal["title", "heading", "paragraph", "item", "box", "table", "row", "note", "caption", "boilerplate"]
# Rows up to which a spanned cell is kept with each row that it covers.
TALL = 64
TableKind = Literal["indicators", "projects", "tasks", "other"]


class GridCell(NamedTuple):
    """A cell as a loader recovered it; rows and columns count from 0, spans are at least 1.

    `box` is where it stands on its page: left, top, right, bottom in points from the page's top left corner.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a loader recovered it. A spanned cell stands once, at its first row and column."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    recovered_from: str
    title: str | None = None
    page_start: int | None = None
    page_end: int | None = None


class Block(NamedTuple):
    """One block of a file in reading order, before its place in the outline is known.

    `kind` is what the loader is sure of (a row of chrome is boilerplate, a Word heading style is a heading); None leaves
    it to the outline. `number` is automatic numbering as Word prints it, which is already part of `text`.
    A block with a `grid` is a table; its text is empty.
    """

    text: str
    kind: BlockKind | None = None
    number: str | None = None
    page: int | None = None
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as a loader read it. `metadata` holds what the page itself declares (发布日期, 发文字号 …), as printed.

    `lost` says, a sentence each, which part of the file is missing here (then the outcome is partial); `warnings` says
    what is in doubt or was left out on purpose. `recognised` are the pages that were read from a picture.
    """

    blocks: tuple[Block, ...]
    format: str
    loader: str
    pages: int | None = None
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    recognised: tuple[int, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its position; a spanned cell stands once, at its first row and column."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of the document; `first_passage` and `last_passage` are the orders of its first and last row.

    Two tables are equal only if they are the same object, so that what was read from one can be kept by it.
    """

    index: int
    title: str | None
    rows: int
    columns: int
    recovered_from: str
    cells: tuple[Cell, ...]
    first_passage: int
    last_passage: int
    page_start: int | None = None
    page_end: int | None = None
    # Filled by `at` when it is first asked: the cells that cover a row; under -1 those over more than TALL rows.
    _by_row: dict[int, list[Cell]] = field(default_factory=dict, repr=False)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers this row and column, spans included; None where nothing stands."""
        if not self._by_row:
            for cell in self.cells:
                rows = range(cell.row, cell.row + cell.row_span) if cell.row_span <= TALL else (-1,)
                for covered in rows:
                    self._by_row.setdefault(covered, []).append(cell)
        near: list[Cell] = self._by_row.get(row, []) + self._by_row.get(-1, [])
        for cell in near:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the document in reading order. `section` is the path of headings above it, outermost first."""

    order: int
    kind: BlockKind
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    number: str | None = None
    page: int | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A plan with its passages in order; `text` is their texts joined by one line feed."""

    source: str
    text: str
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    loaded: Loaded
    doc_id: str
    sha256: str
    bytes: int
