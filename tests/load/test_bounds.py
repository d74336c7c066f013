"""Tables and headers made to stall the reader: bounded time, and the cells are still there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extract.document import Block, Grid, GridCell, Loaded
from extract.errors import LoadError
from extract.load import load
from extract.load.flat.recover import MAX_FAILED, recover
from extract.load.html.table import MAX_PLACES
from extract.load.long_blocks import cut_long

SENTENCE = "到2030年，全县建成互助站点12个。"


def _page(tmp_path: Path, rows: str) -> Grid:
    (tmp_path / "plan.html").write_text(f"<html><body><p>{SENTENCE}</p><table border=1>{rows}</table></body></html>")
    return next(block.grid for block in load(tmp_path / "plan.html").blocks if block.grid is not None)


def test_spans_beyond_any_table_are_left_out(tmp_path: Path) -> None:
    began = time.process_time()
    grid = _page(tmp_path, ("<tr>" + "<td rowspan=65534 colspan=1000>甲</td><td>5</td>" * 3 + "</tr>") * 800)
    assert time.process_time() - began < 10
    assert (grid.rows, grid.columns, len(grid.cells)) == (800, 6, 4800)
    assert all(cell.row_span == cell.column_span == 1 for cell in grid.cells)


def test_spans_of_a_table_stay_even_wider_than_it(tmp_path: Path) -> None:
    grid = _page(tmp_path, "<tr><td colspan=100>合计</td></tr>" + "<tr><td rowspan=3>甲</td><td>5</td></tr>" * 3)
    assert {cell.column_span for cell in grid.cells} == {1, 100}
    assert grid.cells[1].row_span == 3


def test_the_same_for_grids_of_other_formats() -> None:
    def grid(span: int) -> Loaded:
        cells = (GridCell("甲", 0, 0, span, span), GridCell("乙", 1, 3))
        return Loaded((Block("", kind="table", grid=Grid(cells, span, span, "docx")),), "docx", "docx")

    wide = cut_long(grid(MAX_PLACES)).blocks[0].grid
    assert wide is not None and (wide.columns, wide.cells[0].row_span) == (4, 1)
    assert cut_long(grid(40)) == grid(40)


def test_a_tag_of_thousands_of_attributes_is_refused_and_a_long_picture_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    many = " ".join(f'a{at}="1"' for at in range(20_000))
    path.write_text(f"<html><body><p {many}>{SENTENCE}</p></body></html>")
    with pytest.raises(LoadError, match="thousands of attributes"):
        load(path)
    path.write_text(f'<html><body><p>{SENTENCE}</p><img src="data:image/png;base64,{"A" * 200_000}=="></body></html>')
    assert load(path).blocks[0].text == SENTENCE


def test_a_page_of_open_tags_is_a_page_and_a_text_about_tags_is_none(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text("<div>" * 400 + f"<p>{SENTENCE}")
    assert (load(path).format, load(path).blocks[0].text) == ("html", SENTENCE)
    path.write_text(f"{SENTENCE}页面标题用<h1>，段落用<p>标记。")
    assert load(path).format == "txt"


def test_headers_without_tables_are_given_up_after_a_while_and_a_table_before_them_is_kept() -> None:
    table = ["序号 指标 2025年", "1 床位数（张） 50", "2 护理员数（人） 20"]
    heads = ["序号", "指标", "单位", "2025年", "2030年", SENTENCE] * MAX_FAILED
    began = time.process_time()
    found = recover([*table, SENTENCE, *heads])
    assert time.process_time() - began < 30
    assert [(first, end) for first, end, _ in found] == [(0, 3)]
