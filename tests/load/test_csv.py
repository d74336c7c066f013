"""Tables as text with separators: encodings, separators, quotation marks, merged categories, and what is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import GridCell
from extract.load import load

ROWS = [
    ["溪口县养老服务主要指标", "", "", "", ""],
    ["类别", "序号", "指标", "2025年", "2030年"],
    ["服务供给", "1", "床位数（张）", "3,200", "≥5000"],
    ["", "2", "护理型床位占比（%）", "55", "65"],
    ["队伍", "3", "护理员（人）", "", "120"],
]


def lines(separator: str) -> str:
    quoted = [[f'"{field}"' if separator in field else field for field in row] for row in ROWS]
    return "\r\n".join(separator.join(row) for row in quoted)


def cells(path: Path) -> list[GridCell]:
    loaded = load(path)
    assert loaded.format == "csv"
    return [cell for block in loaded.blocks if block.grid is not None for cell in block.grid.cells]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "指标.csv"
    path.write_bytes(lines(separator).encode(encoding))
    found = cells(path)
    assert [cell.text for cell in found] == [text for row in ROWS[1:] for text in row if text]
    assert load(path).blocks[0].text == ROWS[0][0]


def test_a_blank_category_goes_on_and_a_blank_value_does_not(tmp_path: Path) -> None:
    path = tmp_path / "指标.csv"
    path.write_text(lines(","), "utf-8")
    spans = {cell.text: cell.row_span for cell in cells(path)}
    assert (spans["服务供给"], spans["队伍"], spans["55"]) == (2, 1, 1)


def test_a_break_inside_quotation_marks_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "任务.csv"
    path.write_text('序号,任务,牵头单位\n1,"建成泵站12座，\n覆盖全市",市水务局\n2,新增管网30公里,市水务局\n', "utf-8")
    assert "建成泵站12座，\n覆盖全市" in [cell.text for cell in cells(path)]


@pytest.mark.parametrize("text", ["到2030年，建成泵站12座。\n推进改革,完善机制。\n", "只有一列\n没有分隔\n"])
def test_text_named_csv_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    assert load(path).format == "txt"


def test_a_quotation_mark_that_never_closes_ends_as_text_or_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text('指标,值\n"泵站,12\n管网,30\n', "utf-8")
    assert load(path).blocks
