"""Lines that look a little like a table and are none: text must never be eaten."""

import pytest

from extract.load.flat import reading as flat_reading
from extract.load.flat.recover import recover
from tests.load.flattened_forms import GROUPS, one_blank

TEXTS = {
    "contents": ["目录", "一、总体要求 1", "二、主要任务 3", "（一）完善体系 3", "（二）提升能力 5", "三、保障措施 9"],
    "heading": ["主要指标", "1.床位数达到500张；", "2.护理员达到200人；", "3.覆盖率达到90%。"],
    "items": ["主要任务", "1.建设平台", "2.完善制度", "责任单位：县民政局、县财政局", "完成时限：2026年底"],
    "duties": [
        "牵头单位：县民政局",
        "责任单位：县财政局",
        "完成时限：2026年12月",
        "牵头单位：县水务局",
        "责任单位：县住建局",
    ],
    "signature": ["附件：1.主要指标", "2.重点项目", "县人民政府办公室", "2026年3月5日"],
    "telephones": ["姓名 单位 电话", "张某 县民政局 0571-88888888", "李某 县财政局 0571-66666666"],
    "menu": ["首页 | 政务公开 | 规划计划", "关于印发规划的通知", "时间：2026-02-01 | 来源：县政府 | 字号：大 中 小"],
    "box": ["专栏1 重点工程 |", "1.智慧水务工程。建设平台一个，接入站点200处。2.清洁河道工程。整治河道30公里。 |"],
    "words": ["专栏3 重点项目", "智慧水务 河道整治 堤防加固", "县城供水 乡镇供水", "建设水厂3座。"],
    "growth": ["一、2025年工作回顾", "地区生产总值增长5%", "财政收入增长6%", "二、2026年目标", "地区生产总值增长5.5%"],
    "headings": ["工作目标", "坚持党的领导", "坚持改革创新", "工作任务", "强化监督", "责任", "落实", "时间"],
    "years": ["2025年", "2030年", "到2030年全面完成各项任务。", "2035年", "基本实现现代化。"],
}


@pytest.mark.parametrize("name", TEXTS)
def test_running_text_is_no_table(name):
    assert recover(TEXTS[name]) == []


@pytest.mark.parametrize("name", TEXTS)
def test_text_behind_a_table_stays_outside_of_it(name):
    lines = one_blank(GROUPS)
    found = recover([*lines, *TEXTS[name]])
    assert [(first, end) for first, end, _ in found] == [(1, len(lines))]


def test_nothing_comes_from_nothing():
    assert recover([]) == []
    assert recover(["", "|", "||", "  "]) == []
    assert recover(["|||"]) == []


def test_bars_alone_make_a_table_of_unknown_kind_where_rows_are_even():
    found = recover(["| 姓名 | 职务 |", "| 甲某 | 组长 |", "| 乙某 | 副组长 |"])
    assert [(grid.rows, grid.columns) for _, _, grid in found] == [(3, 2)]


def test_a_table_of_one_row_is_accepted_with_bars_alone():
    assert len(recover(["| 指标 | 2030年 |", "| 床位（张） | 500 |"])) == 1
    assert recover(["指标 2030年", "床位（张） 500"]) == []


def test_digits_of_full_width_count_rows_and_end_nothing():
    found = recover(["序号 指标 2030年", "１ 床位（张） 500", "２ 护理员（人） 60", "３ 站点（处） 20"])
    assert [(grid.rows, grid.columns) for _, _, grid in found] == [(4, 3)]
    assert recover(["１", "２", "３"]) == []


def test_a_run_of_rules_without_a_cell_is_no_table():
    assert recover(["|---|---|"]) == recover(["正文。", "┃——┃——┃", "正文。"]) == []
    assert len(recover(["| 姓名 | 职务 |", "|---|---|", "| 甲某 | 组长 |"])) == 1


@pytest.mark.parametrize("mark", ["**", "<br>", "&nbsp;"])
def test_a_line_of_markup_alone_inside_a_table_is_no_row(mark):
    found = recover(["指标|2025年|2030年", "床位（张）|10|20", mark, "护理员（人）|30|40"])
    assert [(grid.rows, grid.columns) for _, _, grid in found] == [(3, 3)]
    assert recover(["1|1", mark, "|"]) == []


def test_a_header_of_hundreds_of_cells_is_read_in_no_way(monkeypatch):
    monkeypatch.setattr(flat_reading, "layouts", lambda *_: pytest.fail("its readings are without number"))
    rows = [["指标", "单位", *[f"{1990 + k % 40}年" for k in range(300)]], ["床位", "张", *["5"] * 300]]
    recover(["|" + "|".join(row) + "|" for row in rows])


def test_a_header_of_twenty_cells_is_read():
    rows = [
        ["指标", "单位", *[f"{2005 + k}年" for k in range(18)]],
        *[[name, "张", *["5"] * 18] for name in ("床位", "椅子")],
    ]
    assert recover(["|" + "|".join(row) + "|" for row in rows])[0][2].columns == 20
