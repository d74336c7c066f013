"""Workbooks: cells as shown, merged cells as spans, what is hidden left out and said, damaged and locked ones refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extract.document import Grid, Loaded
from extract.errors import LoadError
from extract.load import load as load_path
from extract.load.xlsx.format import shown
from extract.load.xlsx.read import load
from extract.pipeline import extract, read


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(rows: list[list[object]], title: str = "Sheet1") -> Any:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def grids(loaded: Loaded) -> list[Grid]:
    return [block.grid for block in loaded.blocks if block.grid is not None]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


HEAD = ["类别", "序号", "指标", "单位", "2025年", "2030年"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3200, "General", "3200"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (0.956, "0.0%", "95.6%"),
        (0.5, "0%", "50%"),
        (2.5, "0", "3"),
        (0.125, "0.00", "0.13"),
        (-3.2, "0.0", "-3.2"),
        (-3.2, "0.0_);(0.0)", "(3.2)"),
        (0, '0;-0;"—"', "—"),
        (12, '0"个"', "12个"),
        (12, '"≥"0', "≥12"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (1.2, "[Red]0.00_ ", "1.20"),
        (12000, "#,##0,", "12"),
        (5, "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "5.0"),
        (1e-7, "General", "0.0000001"),
        (True, "General", "TRUE"),
        (dt.datetime(2027, 6, 1), 'yyyy"年"m"月"', "2027年6月"),
        (dt.datetime(2027, 6, 1), 'yyyy"年"m"月"d"日";@', "2027年6月1日"),
        (dt.datetime(2027, 6, 1), "[$-F800]yyyy/mm/dd", "2027/06/01"),
        (dt.datetime(2027, 6, 1), "mm-dd-yy", "2027/6/1"),
        (dt.datetime(2027, 6, 1, 9, 5), "yyyy-mm-dd hh:mm", "2027-06-01 09:05"),
        (dt.datetime(2027, 6, 1), "General", "2027-06-01T00:00:00"),
        ("十", "@", "十"),
        (None, "0", ""),
    ],
)
def test_values_are_as_the_sheet_shows_them(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_merged_cells_are_spans_and_the_title_stands_above() -> None:
    book = filled([["溪口县养老服务主要指标"], ["单位：见表"], HEAD, ["服务供给", 1, "床位数", "张", 3200, 5000]])
    sheet = book.active
    sheet.append([None, 2, "护理型床位占比", "", 0.55, 0.65])
    sheet.append(["注：床位数含在建。"])
    for merged in ("A1:F1", "A4:A5"):
        sheet.merge_cells(merged)
    sheet["E5"].number_format = sheet["F5"].number_format = "0%"
    loaded = load(saved(book))
    assert [block.text for block in loaded.blocks] == ["溪口县养老服务主要指标", "单位：见表", "", "注：床位数含在建。"]
    (grid,) = grids(loaded)
    assert grid.title == "溪口县养老服务主要指标" and (grid.rows, grid.columns) == (3, 6)
    assert rows(grid)[1:] == [["服务供给", "1", "床位数", "张", "3200", "5000"], ["2", "护理型床位占比", "55%", "65%"]]
    assert next(cell.row_span for cell in grid.cells if cell.text == "服务供给") == 2


def test_what_is_hidden_is_left_out_and_said() -> None:
    book = filled(
        [HEAD, ["供给", 1, "床位数", "张", 1, 2], ["供给", 2, "草稿", "个", 3, 4], ["供给", 3, "护理员", "人", 5, 6]]
    )
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.create_sheet("底稿").append(["x", "y"])
    book["底稿"].sheet_state = "hidden"
    loaded = load(saved(book))
    assert rows(grids(loaded)[0]) == [
        ["类别", "序号", "指标", "2025年", "2030年"],
        ["供给", "1", "床位数", "1", "2"],
        ["供给", "3", "护理员", "5", "6"],
    ]
    assert any("2 hidden rows and columns" in warning for warning in loaded.warnings)
    assert any("hidden sheet 底稿" in warning for warning in loaded.warnings)


def test_sheets_are_titled_by_their_names_and_tables_of_one_sheet_parted() -> None:
    book = filled([["序号", "任务", "牵头单位"], [1, "新建泵站12座。", "市水务局"]], "重点任务")
    sheet = book.create_sheet("Sheet2")
    for row in (["序号", "指标", "2030年"], [1, "普及率", 0.99], [], ["序号", "项目", "总投资"], [1, "泵站", 3.5]):
        sheet.append(row)
    loaded = load(saved(book))
    assert [grid.title for grid in grids(loaded)] == ["重点任务", None, None]
    assert [grid.rows for grid in grids(loaded)] == [2, 2, 2]


def test_a_blank_row_inside_a_table_parts_nothing() -> None:
    book = filled([["序号", "指标", "2030年"], [1, "普及率", 0.99], [], [2, "泵站数", 12]])
    assert [grid.rows for grid in grids(load(saved(book)))] == [3]


def test_a_formula_without_a_saved_value_is_said() -> None:
    loaded = load(saved(filled([["指标", "2030年"], ["泵站", "=6*2"]])))
    assert any("1 formulas have no saved value" in warning for warning in loaded.warnings)


def test_a_task_table_gives_targets_duties_and_deadlines(tmp_path: Path) -> None:
    book = filled(
        [
            ["序号", "任务", "牵头单位", "完成时限"],
            [1, "新建综合养老服务中心6处。", "县民政局", dt.datetime(2027, 6, 1)],
        ]
    )
    book.active["D2"].number_format = 'yyyy"年"m"月底前"'
    (tmp_path / "plan.xlsx").write_bytes(saved(book))
    facts = extract(read(tmp_path / "plan.xlsx"))
    assert [(row.value, str(row.deadline)) for row in facts.targets] == [(6, "2027-06-30")]
    assert [row.department for row in facts.responsibilities] == ["县民政局"]


def _with_part(name: str, change: Any) -> bytes:
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(saved(filled([["指标", "值"], ["泵站", 1]]))))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            target.writestr(part, change(data) if part == name else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (saved(filled([])), "no text"),
        (saved(filled([["x", 1]]))[:900], "damaged"),
        (_with_part("xl/worksheets/sheet1.xml", lambda data: data[:200]), "damaged"),
        (_with_part("xl/workbook.xml", lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data), "entities"),
        (_with_part("xl/worksheets/sheet1.xml", lambda data: data + b" " * 80_000_000), "zip bomb"),
    ],
)
def test_bad_workbooks_end_in_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    with pytest.raises(LoadError, match=words):
        load_path(path)
