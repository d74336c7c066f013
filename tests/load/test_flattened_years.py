"""Tables without row numbers and attributes, and headers with a column that no codebook knows."""

import pytest

from extract.load.flat.recover import recover
from tests.load.flattened_forms import rows_of

YEARS = ["2023年", "2025年", "2027年", "2030年"]
ROWS = [
    ["公共图书馆覆盖率（%）", "54.6", "58", "60", "65"],
    ["文化馆分馆数（个）", "88", "90", "92", "95"],
    ["数字阅读率（%）", "61.2", "≥75", "90左右", "100"],
]


def joined(rows, gap):
    return [gap.join(row) for row in rows]


def cells(lines):
    found = recover(lines)
    return list(rows_of(found[0][2])) if found else []


@pytest.mark.parametrize("gap", [" ", "    ", "\t", "\u3000\u3000"])
@pytest.mark.parametrize("name", ["指标", "指标名称", "主要指标", "项目"])
def test_a_column_of_names_and_years_make_a_table(name, gap):
    assert cells(joined([[name, *YEARS], *ROWS], gap)) == ROWS


@pytest.mark.parametrize("gap", [" ", "    ", "\t"])
def test_with_a_column_of_units(gap):
    rows = [[row[0][: row[0].index("（")], row[0][row[0].index("（") + 1 : -1], *row[2:]] for row in ROWS]
    assert cells(joined([["指标", "单位", *YEARS[1:]], *rows], gap)) == rows


def test_a_name_with_its_unit_above_rows_of_its_parts_stands_alone():
    lines = joined([["指标", *YEARS], *ROWS], " ")
    lines += ["馆员中本科以上学历比例（%）", "其中：县级 4.8 7 10 15", "乡镇 11.2 15 20 28"]
    grid = recover(lines)[0][2]
    assert [cell.text for cell in grid.cells if cell.column_span == 5] == ["馆员中本科以上学历比例（%）"]


def test_a_name_broken_inside_its_unit_is_still_put_together():
    lines = joined([["指标", *YEARS], ["公共图书馆覆盖率（百", "54.6", "58", "60", "65"]], " ")
    lines += ["分比）", *joined(ROWS[1:], " ")]
    assert any(cell.text == "公共图书馆覆盖率（百分比）" for cell in recover(lines)[0][2].cells)


@pytest.mark.parametrize(
    "lines",
    [
        ["项目 2025年 2026年 2027年", "编制方案 完成 调研", "建设平台 立项 建设 验收"],
        ["2025年 2026年 2027年", "完成平台立项 开展平台建设 组织平台验收", "组建团队 扩充团队 全面运行"],
        ["指标", "到2025年，覆盖率达到58%；到2030年，覆盖率达到65%。", "馆员达到300名。"],
        ["项目 2025年底前完成，2026年验收。", "资金 5000 万元", "面积 800 平方米"],
    ],
)
def test_a_schedule_in_words_is_no_table_of_indicators(lines):
    assert recover(lines) == []


HEAD = ["类别", "序号", "指标名称", "单位", "2025年", "2030年", "{}", "属性"]
NUMBERED = [
    ["文化服务", "1", "藏书量", "万册", "12", "16", "5.5%", "预期性"],
    ["文化服务", "2", "阅读率", "%", "84.1", "87", "〔2.9〕", "预期性"],
    ["体育服务", "3", "场地面积", "平方米", "2.3", "—", "[0.5]", "约束性"],
]


@pytest.mark.parametrize("gap", ["\t", " ", "   "])
@pytest.mark.parametrize(
    "word", ["年均增速或累计", "五年变动幅度", "年均增速/累计", "备注说明", "累计〔五年〕", "考核频次"]
)
def test_one_unknown_header_loses_no_column(word, gap):
    head = [text.format(word) for text in HEAD]
    grid = recover(joined([head, *NUMBERED], gap))[0][2]
    assert [cell.text for cell in grid.cells if cell.is_header] == head
    assert list(rows_of(grid)) == NUMBERED


def test_an_unknown_header_one_cell_a_line():
    head = [text.format("五年变动幅度") for text in HEAD if text not in ("类别",)]
    lines = head + [text for row in NUMBERED for text in row[1:]]
    assert list(rows_of(recover(lines)[0][2])) == [row[1:] for row in NUMBERED]


def test_data_on_the_line_of_the_header_are_no_header():
    lines = ["指标 2025年 2030年 床位数(张) 30 50", "护理员数(人) 20 40", "覆盖率(%) 60 90"]
    grid = recover(lines)
    assert not grid or [c.text for c in grid[0][2].cells if c.is_header] == ["指标", "2025年", "2030年"]
