"""A sample plan's text as the parts that a secretary would set: paragraphs with a style, tables with spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.document import Document
from extract.pipeline import read

SAMPLE = Path(__file__).resolve().parents[1] / "sample"


@dataclass(frozen=True, slots=True)
class Box:
    """A table's cell: text at a row and column (from 0), with its spans."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or a table where `cells` are given. style: title, heading, paragraph, caption, note."""

    text: str = ""
    style: str = "paragraph"
    cells: tuple[Box, ...] = ()
    header: int = 0

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


def plans() -> list[Path]:
    """The sample's plans."""
    return sorted(SAMPLE.glob("*.txt"))


def parts_of(path: Path) -> list[Part]:
    """The parts of a plan; its flattened tables as the text's reader put them together."""
    document = read(path)
    out: list[Part] = []
    for passage in document.passages:
        if passage.table is None or passage.order < document.tables[passage.table].first_passage:
            out.append(Part(passage.text, _style(passage.kind)))
        elif passage.order == document.tables[passage.table].first_passage:
            out.append(_table(document, passage.table))
    return out


def _style(kind: str) -> str:
    return kind if kind in {"title", "heading", "caption", "note"} else "paragraph"


def _table(document: Document, index: int) -> Part:
    table = document.tables[index]
    cells = [Box(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    header = max((c.row + c.row_span for c in table.cells if c.is_header), default=1)
    return Part(cells=tuple(_filled(cells)), header=header)


def _filled(cells: Sequence[Box]) -> list[Box]:
    """The cells, with an empty one wherever none stands, so that every row is whole."""
    taken = {
        (r, c)
        for b in cells
        for r in range(b.row, b.row + b.row_span)
        for c in range(b.column, b.column + b.column_span)
    }
    rows, columns = max(r for r, _ in taken) + 1, max(c for _, c in taken) + 1
    empty = [Box("", r, c) for r in range(rows) for c in range(columns) if (r, c) not in taken]
    return sorted([*cells, *empty], key=lambda box: (box.row, box.column))
