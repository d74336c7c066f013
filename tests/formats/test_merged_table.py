"""A merged indicator table of 33 rows and 7 columns over three pages, cell by cell, in every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.formats.ofd import ofd
from corpus.formats.parts import Part
from corpus.formats.printed import pdf
from corpus.formats.sheets import Printer
from corpus.formats.web import html
from corpus.formats.word import docx
from extract.document import Grid, Loaded
from extract.load.docx import read as docx_loader
from extract.load.html import read as html_loader
from extract.load.ofd import read as ofd_loader
from extract.load.office import read as office
from extract.load.pdf import read as pdf_loader
from tests.formats import merged

SENTENCE = "到2030年，全县民政事业发展取得明显成效，各项指标持续改善，群众获得感进一步增强。"
PARTS = [
    Part("溪口县民政事业发展规划", "title"),
    *[Part(SENTENCE)] * 16,
    Part("专栏1 溪口县民政事业发展主要指标", "caption"),
    merged.part(),
    Part("县民政局负责本规划的组织实施。"),
]


def right_cells(grid: Grid) -> int:
    """How many of the 231 places hold what stands there in print."""
    found = {
        (row, column): cell.text
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    want = merged.filled()
    return sum(found.get((row, column)) == want[row][column] for row in range(33) for column in range(7))


def the_grid(loaded: Loaded) -> Grid:
    grids = [block.grid for block in loaded.blocks if block.grid is not None]
    assert len(grids) == 1 and (grids[0].rows, grids[0].columns) == (33, 7)
    assert grids[0].title == "专栏1 溪口县民政事业发展主要指标"
    assert [block.text for block in loaded.blocks if block.grid is None].count(SENTENCE) == 16
    return grids[0]


@pytest.mark.parametrize(
    ("load", "make"),
    [
        (docx_loader.load, lambda: docx(PARTS)),
        (html_loader.load, lambda: html(PARTS, "gb18030")),
        (pdf_loader.load, lambda: pdf(Printer().add(PARTS))),
        (ofd_loader.load, lambda: ofd(Printer().add(PARTS))),
    ],
    ids=["docx", "html", "pdf", "ofd"],
)
def test_every_cell_is_right_where_the_format_shows_its_cells(
    load: Callable[[bytes], Loaded], make: Callable[[], bytes]
) -> None:
    assert right_cells(the_grid(load(make()))) == 231


@pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not installed")
def test_every_cell_is_right_in_an_old_word_file() -> None:
    program = str(office.find_program())
    old = office.convert(docx(PARTS), "docx", "doc", program)
    assert right_cells(the_grid(office.load(old))) == 231


@pytest.mark.parametrize("rules", ["three", "none"])
def test_nearly_every_cell_is_right_without_uprights(rules: str) -> None:
    sheets = Printer("three" if rules == "three" else "none").add(PARTS)
    loaded = pdf_loader.load(pdf(sheets))
    grid = the_grid(loaded)
    assert (grid.page_start, grid.page_end) == (2, 4)
    assert right_cells(grid) >= 0.95 * 231
