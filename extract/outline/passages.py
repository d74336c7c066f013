"""Pieces -> passages and cells with their positions in the document's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.document import BlockKind, Cell, Grid, GridCell, Passage, Table
from extract.outline.piece import Piece
from extract.text import squeeze

# What stands between two cells of a row in the text.
BAR = " | "
_BREAKS = str.maketrans("\n\r\t\v\f\x85\u2028\u2029", " " * 8)


@dataclass(slots=True)
class Writer:
    """Writes passages one after the other; `offset` is where the next one starts."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    offset: int = 0

    def passage(self, kind: BlockKind, text: str, piece: Piece, table: int | None = None) -> Passage:
        """Write one passage of a piece."""
        end = self.offset + len(text)
        number = None if table is not None else piece.number
        page = piece.page if piece.grid is None else piece.grid.page_start
        found = Passage(len(self.passages), kind, text, self.offset, end, piece.section, number, page, table)
        self.passages.append(found)
        self.offset = end + 1
        return found

    def table(self, piece: Piece, above: list[Piece]) -> None:
        """Write a grid: its title as a caption where no block above holds it, then a passage a row.

        A first row that is nothing but the title is the caption itself.
        """
        grid = piece.grid
        assert grid is not None
        index = len(self.tables)
        rows = _rows(grid)
        titled = bool(rows) and len(rows[0]) == 1 and _same(rows[0][0].text, grid.title)
        if grid.title and not titled and not any(_same(before.text, grid.title) for before in above):
            self.passage("caption", grid.title.translate(_BREAKS), piece, index)
        first = len(self.passages)
        cells: list[Cell] = []
        for order, row in enumerate(rows):
            cells.extend(self._row(row, "caption" if titled and order == 0 else "row", piece, index))
        self.tables.append(
            Table(
                index=index,
                title=grid.title,
                rows=grid.rows,
                columns=grid.columns,
                recovered_from=grid.recovered_from,
                cells=tuple(cells),
                first_passage=first,
                last_passage=max(first, len(self.passages) - 1),
                page_start=grid.page_start,
                page_end=grid.page_end,
            )
        )

    def _row(self, row: list[GridCell], kind: BlockKind, piece: Piece, index: int) -> list[Cell]:
        texts = [cell.text.translate(_BREAKS) for cell in row]
        found = self.passage(kind, BAR.join(texts), piece, index)
        cells, start = [], found.start
        for cell, text in zip(row, texts, strict=True):
            end = start + len(text)
            cells.append(
                Cell(
                    text,
                    cell.row,
                    cell.column,
                    cell.row_span,
                    cell.column_span,
                    cell.is_header,
                    start,
                    end,
                    cell.page,
                    cell.box,
                )
            )
            start = end + len(BAR)
        return cells


def _same(text: str, title: str | None) -> bool:
    return title is not None and squeeze(text).rstrip("|") == squeeze(title).rstrip("|")


def _rows(grid: Grid) -> list[list[GridCell]]:
    """The cells that begin in each row, in the order of their columns; rows without any are left out."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]
