import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from extract.batch.export import export
from extract.codebook import table_schema
from extract.export import xlsx
from extract.export.source import sources


@pytest.fixture(scope="module")
def book(sample_run: Path, tmp_path_factory: pytest.TempPathFactory):
    return openpyxl.load_workbook(export(sample_run, "xlsx", tmp_path_factory.mktemp("x") / "表.xlsx"))


def test_a_sheet_a_table_with_chinese_titles_frozen_and_filtered(book, sample_run: Path) -> None:
    titles = {table_schema(path.stem)["title_zh"] for path in sample_run.glob("*.parquet")}
    assert book.sheetnames[0] == "文件" and book.sheetnames[-1] == "数据字典"
    assert set(book.sheetnames) == titles | {"数据字典"}
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, sheet.title


def test_rows_are_those_of_the_table_in_their_types(book, sample_run: Path) -> None:
    table = pq.read_table(sample_run / "targets.parquet")
    head, *rows = book["目标"].iter_rows(values_only=True)
    assert head[:6] == ("文件标识", "目标标识", "段落标识", "起始位置", "结束位置", "原句")
    assert len(rows) == table.num_rows
    found = [dict(zip(table.column_names, row, strict=True)) for row in rows]
    for row, was in zip(found, table.to_pylist(), strict=True):
        assert (row["quote"], row["value"], row["implied"]) == (was["quote"], was["value"], was["implied"])
        assert row["deadline"] == (was["deadline"] and dt.datetime.combine(was["deadline"], dt.time()))
        assert row["departments"] == ("；".join(was["departments"]) or None)
    column = [cell.column_letter for cell in book["目标"][1] if cell.value == "期限"][0]
    assert {cell.number_format for cell in book["目标"][column][1:] if cell.value} == {"yyyy-mm-dd"}


def test_codes_stay_texts(book) -> None:
    head, *rows = book["文件"].iter_rows()
    at = [cell.value for cell in head].index("行政区划代码")
    assert {row[at].data_type for row in rows if row[at].value} == {"s"} and "990000" in {row[at].value for row in rows}


def test_the_dictionary_has_every_column(book, sample_run: Path) -> None:
    columns = {(path.stem, name) for path in sample_run.glob("*.parquet") for name in pq.read_schema(path).names}
    described = {(row[1], row[3]) for row in book["数据字典"].iter_rows(min_row=2, values_only=True)}
    assert described == columns


def test_nothing_a_plan_says_is_calculated_or_acts(hostile: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_TEXT", 1_500)  # a passage is never longer than 2,000
    made = export(hostile, "xlsx", tmp_path / "h.xlsx")
    with zipfile.ZipFile(made) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert sheets and not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert not any(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\u202a-\u202e]", sheet) for sheet in sheets)
    cells = [cell for sheet in openpyxl.load_workbook(made) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    formulas = [cell for cell in cells if str(cell.value).startswith("=")]
    assert {"=1+1.txt", "=cmd|' /C calc'!A0"} <= {cell.value for cell in formulas}
    assert all(cell.quotePrefix for cell in formulas)  # still a text after someone edits it
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert any(text.startswith("␛[2J␛[31m红色␇�31m") for text in texts)
    assert any(text.startswith("_x005F_x0041_") for text in texts)
    longest = max(texts, key=len)
    assert len(longest) <= xlsx.MAX_TEXT and longest.endswith("见Parquet〕")


def test_a_table_longer_than_a_sheet_goes_on_the_next(sample_run: Path, tmp_path: Path) -> None:
    xlsx.write_xlsx(sources(sample_run, ["targets", "projects"]), tmp_path / "s.xlsx", limit=200)
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    rows = pq.read_metadata(sample_run / "targets.parquet").num_rows
    parts = [sheet for sheet in book if sheet.title.startswith("目标")]
    assert [sheet.title for sheet in parts] == ["目标 1", "目标 2", "目标 3"] and "项目" in book.sheetnames
    assert [sheet.max_row - 1 for sheet in parts] == [199, 199, rows - 398]
    assert all(sheet["A1"].value == "文件标识" for sheet in parts) and parts[2].auto_filter.ref == parts[2].dimensions
    assert xlsx.MAX_ROWS == 1_048_576


def test_a_table_without_rows_has_its_sheet(hostile: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(hostile, "xlsx", tmp_path / "e.xlsx", tables=["projects"]))
    assert book["项目"].max_row == 1 and book["项目"]["A1"].value == "文件标识"
