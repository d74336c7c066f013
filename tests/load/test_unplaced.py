"""Rows of a table whose columns cannot be told: kept as rows with a warning, nothing read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from extract.document import Block, Loaded
from extract.load.txt import load
from extract.load.unplaced import mark_unplaced, runs

PROSE = "到2025年，建成养老服务站12个。"
TABLES = {
    "blanks": ["石桥 12 30 45.5", "溪口 8 21 33"],
    "tabs": ["石桥\t12\t30\t45.5", "溪口\t8\t—\t33"],
    "two numbers a row": ["石桥 供水能力 1,200 ≥1,500", "溪口 供水能力 900 1,100", "南坝 供水能力 300 350"],
    "words in tabs": ["1\t改造校舍\t县教育局\t2025年底", "2\t新建泵站\t县水利局\t2026年6月"],
    "a row by itself": ["合计 120 240 360"],
    "a name broken off": ["石桥 12 30 45", "（含新区）", "溪口 8 21 33"],
    "a cell a line": ["石桥", "12", "30", "45.5", "溪口", "8", "21", "33", "南坝", "3", "5", "9"],
    "shares and footnotes": ["石桥 12% [400] 5*", "溪口 8% [210] 7"],
    "blank lines between": ["石桥 12 30 45.5", "", "溪口 8 21 33"],
}
NO_TABLES = {
    "prose without a stop": ["新增床位500张 改造设施30处 培训护理员2000人"],
    "a long sentence of numbers": ["2023年2024年2025年分别新增就业100人200人300人合计600人"],
    "items": ["1. 新建泵站12座、管网30公里", "2. 改造校舍8处、食堂21处", "3. 培训教师300人次、校长45人次"],
    "items with blanks": ["1. 新建泵站 12 座", "2. 改造校舍 8 处", "3. 培训教师 300 人次"],
    "a title": ["溪口县国民经济和社会发展第十四个五年规划", "和 2035 年远景目标纲要", "（2021—2025年）"],
    "a title set apart": ["溪 口 县 2 0 2 5 年 工 作 要 点"],
    "a date": ["2025年 3月 12日", "溪口县人民政府"],
    "headings with tabs": ["第一章\t总则\t1", "第二章\t任务\t5", "第三章\t保障\t9"],
    "contents": ["总体要求 3", "主要任务 5", "保障措施 12"],
    "pages to click on": ["1 2 3 4 5 下一页", "首页 上一页 1 2 3"],
    "telephone": ["联系电话 0571 8888 6666"],
    "a menu": ["首页 | 公开 | 服务 | 互动", "要闻 | 解读 | 规划 | 计划"],
    "numbers in a sentence": ["三年 12 座、30 座、45 座，合计 87 座。"],
    "few numbers a line": ["石桥", "12", "溪口", "8"],
    "headings a line each": ["一、总体要求", "二、主要任务", "三、保障措施", "四、附则", "3", "5", "9", "12"],
}


@pytest.mark.parametrize("lines", TABLES.values(), ids=TABLES)
def test_rows_are_kept_as_rows_with_one_warning(lines: list[str]) -> None:
    loaded = load("\n".join([PROSE, *lines, PROSE]).encode())
    rows = [block.text for block in loaded.blocks if block.kind == "row"]
    numbers = [line for line in lines if any(ch.isdigit() for ch in line)]
    assert [row for row in rows if row in numbers] == numbers
    assert len([warning for warning in loaded.warnings if "columns cannot be told" in warning]) == 1
    assert sum(PROSE in block.text and block.kind is None for block in loaded.blocks) == 2


@pytest.mark.parametrize("lines", NO_TABLES.values(), ids=NO_TABLES)
def test_what_only_looks_alike_stays(lines: list[str]) -> None:
    assert runs(lines) == []
    assert runs([PROSE, *lines, PROSE]) == []


def test_lines_of_a_recovered_table_are_left_to_it() -> None:
    lines = ["主要指标", "序号 指标 2025年", "1 床位数（张） 50", "2 护理员数（人） 20", "甲村 12 30 45"]
    loaded = load("\n".join([PROSE, *lines]).encode())
    assert any(block.grid is not None for block in loaded.blocks)
    assert "甲村 12 30 45" in runs(lines, {1, 2, 3})[0].warning(lines)


def test_two_tables_are_two_warnings_and_a_warning_quotes_its_first_line() -> None:
    lines = ["石桥 12 30 45", "溪口 8 21 33", PROSE, "南坝 3 5 9"]
    warnings = [run.warning(lines) for run in runs(lines)]
    assert [warning.split("“")[1].split("”")[0] for warning in warnings] == ["石桥 12 30 45", "南坝 3 5 9"]
    assert warnings[0].startswith("2 lines") and warnings[1].startswith("A line")


def test_paragraphs_of_other_formats_are_marked_likewise() -> None:
    blocks = (Block(PROSE), Block("石桥 12 30 45"), Block("溪口 8 21 33"), Block("石桥 12 30 45", kind="heading"))
    marked = mark_unplaced(Loaded(blocks, "docx", "docx"))
    assert [block.kind for block in marked.blocks] == [None, "row", "row", "heading"]
    assert len(marked.warnings) == 1


def test_nothing_is_read_from_such_rows_and_nothing_is_lost(tmp_path: Path) -> None:
    rows = ["石桥 新增 500张 300 200", "溪口 新增 80张 21 33", "牵头单位 县民政局 12 30 45"]
    path = tmp_path / "plan.txt"
    path.write_text("\n".join(["一、目标", PROSE, *rows, "二、保障", PROSE]))
    result = pipeline.process(path, "plan.txt")
    assert result.document is not None and result.facts is not None
    kinds = {passage.text: passage.kind for passage in result.document.passages}
    assert all(kinds[row] == "row" for row in rows)
    assert len(result.facts.targets) == 2 and not result.facts.statements and not result.facts.responsibilities
    assert any("columns cannot be told" in warning for warning in result.warnings)
    assert result.document.passages[-1].section[-1] == "二、保障"
