"""Headers over two lines, and single faults of flattening that need the table's own knowledge to mend."""

import pytest

from extract.load.flat.recover import recover
from tests.load.flattened_forms import rows_of

ROWS = [
    ["1", "轨道交通里程", "公里", "45", "98", "16.8", "预期性"],
    ["2", "公交分担率", "%", "31", "40", "5.2", "预期性"],
    ["3", "路网密度", "公里/平方公里", "6.8", "8", "3.3", "约束性"],
    ["4", "公共停车位", "万个", "12.5", "20", "9.9", "预期性"],
    ["5", "慢行道里程", "公里", "320", "600", "13.4", "预期性"],
]
SHORT = [[*row[:5], row[6]] for row in ROWS]


def bar(cells):
    return f"| {' | '.join(cells)} |"


def spaced(rows):
    return [" ".join(row) for row in rows]


def cells(rows):
    return [cell for row in rows for cell in row]


def headers(lines):
    """The header cells as (text, row, column, row span, column span)."""
    grid = recover(lines)[0][2]
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells if c.is_header]


TWO_LEVELS = [
    ("序号", 0, 0, 2, 1),
    ("指标", 0, 1, 2, 1),
    ("单位", 0, 2, 2, 1),
    ("2025年", 0, 3, 1, 1),
    ("2030年", 0, 4, 1, 2),
    ("属性", 0, 6, 2, 1),
    ("实际值", 1, 3, 1, 1),
    ("目标值", 1, 4, 1, 1),
    ("年均增长（%）", 1, 5, 1, 1),
]
TOP, BELOW = ["序号", "指标", "单位", "2025年", "2030年", "属性"], ["实际值", "目标值", "年均增长（%）"]


@pytest.mark.parametrize(
    "lines",
    [
        [bar([*TOP[:5], "", "属性"]), bar(["", "", "", *BELOW, ""]), *map(bar, ROWS)],
        [bar([*TOP, ""]), bar([*BELOW, "", "", "", ""]), *map(bar, ROWS)],
        [bar(TOP), bar(BELOW), *map(bar, ROWS)],
        [" ".join(TOP), " ".join(BELOW), *spaced(ROWS)],
        [*TOP, *BELOW, *cells(ROWS)],
        [f"{cell} |" for cell in [*TOP, *BELOW, *cells(ROWS)]],
    ],
    ids=["blanks in place", "blanks at the end", "no blanks", "spaced", "one cell a line", "one cell a line, bars"],
)
def test_years_over_their_values(lines):
    assert headers(lines) == TWO_LEVELS
    assert list(rows_of(recover(lines)[0][2])) == ROWS


@pytest.mark.parametrize(
    "lines",
    [
        [*["序号", "指标", "单位", "指标值", "属性", "2025年", "2030年"], *cells(SHORT)],
        ["序号 指标 单位 指标值 属性", "2025年 2030年", *spaced(SHORT)],
    ],
)
def test_one_heading_over_two_years(lines):
    assert ("指标值", 0, 3, 1, 2) in headers(lines)
    assert list(rows_of(recover(lines)[0][2])) == SHORT


@pytest.mark.parametrize(
    "head",
    [
        ["序号 指标 单 2025年 2030年 属", "位 实际值 目标值 性"],
        ["序号 指 标 单位 2025年 实际值 2030年 目标值 属性"],
        ["序号 指标 单位 2025年", "实际值 2030年", "目标值 属性"],
    ],
)
def test_header_words_cut_in_two_become_one(head):
    lines = [*head, *spaced(SHORT)]
    assert [text for text, *_ in headers(lines)] == [
        "序号",
        headers(lines)[1][0],
        "单位",
        "2025年实际值",
        "2030年目标值",
        "属性",
    ]
    assert list(rows_of(recover(lines)[0][2])) == SHORT


def test_header_of_single_characters_on_lines_of_their_own():
    lines = ["序", "号", "指 标", "单位", "2025年", "实际值", "2030年", "目标值", "指标", "属性", *cells(SHORT)]
    assert [text for text, *_ in headers(lines)] == [
        "序号",
        "指 标",
        "单位",
        "2025年实际值",
        "2030年目标值",
        "指标属性",
    ]
    assert list(rows_of(recover(lines)[0][2])) == SHORT


def test_rows_split_into_town_and_country():
    flat = ["1", "社区服务站覆盖率（%）", "城市", "90", "100", "预期性", "农村", "60", "85"]
    flat += [
        "2",
        "低保标准（元/月）",
        "城镇",
        "900",
        "1100",
        "约束性",
        "农村",
        "700",
        "1000",
        "3",
        "敬老院数（所）",
        "12",
        "15",
        "预期性",
    ]
    grid = recover(["序号", "指标", "2025年", "2030年", "属性", *flat])[0][2]
    assert list(rows_of(grid)) == [
        ["1", "社区服务站覆盖率（%）", "城市", "90", "100", "预期性"],
        ["1", "社区服务站覆盖率（%）", "农村", "60", "85", "预期性"],
        ["2", "低保标准（元/月）", "城镇", "900", "1100", "约束性"],
        ["2", "低保标准（元/月）", "农村", "700", "1000", "约束性"],
        ["3", "敬老院数（所）", "敬老院数（所）", "12", "15", "预期性"],
    ]


@pytest.mark.parametrize(
    "body",
    [
        ["1 建成区轨道交通运营 公里 45 98 预期性", "里程总长度（含市域）", "2 公交分担率 % 31 40 预期性"],
        ["1 建成区轨道交通运营", "里程总长度（含市域） 公里 45 98 预期性", "2 公交分担率 % 31 40 预期性"],
        ["建成区轨道交通运营", "1 公里 45 98 预期性", "里程总长度（含市域）", "2 公交分担率 % 31 40 预期性"],
        ["1 建成区轨道交通运营里程总长度（含市域） 公里 45", "98 预期性", "2 公交分担率 % 31 40", "预期性"],
        ["1 建成区轨道交通运营里程总长度（含市域） 公里 45 98 预期性 2 公交分担率 % 31 40 预期性"],
    ],
    ids=["rest below", "rest in front", "around the numbers", "numbers below", "two rows in a line"],
)
def test_a_row_over_several_lines(body):
    grid = recover(["序号 指标 单位 2025年 2030年 属性", *body, "3 路网密度 公里/平方公里 6.8 8 约束性"])[0][2]
    assert list(rows_of(grid)) == [
        ["1", "建成区轨道交通运营里程总长度（含市域）", "公里", "45", "98", "预期性"],
        ["2", "公交分担率", "%", "31", "40", "预期性"],
        ["3", "路网密度", "公里/平方公里", "6.8", "8", "约束性"],
    ]


def test_a_number_that_breaks_over_the_line():
    grid = recover(
        ["序号 | 项目名称 | 总投资（万元） | 备注", "1 | 环湖路改造 | 1,200.5", "0 | 续建", "2 | 桥梁加固 | 860 | 新建"]
    )[0][2]
    assert list(rows_of(grid)) == [["1", "环湖路改造", "1,200.50", "续建"], ["2", "桥梁加固", "860", "新建"]]


def test_a_whole_table_in_one_line():
    grid = recover(["| ".join(["序号", "指标", "单位", "2025年", "2030年", "属性", *cells(SHORT)]) + "|"])[0][2]
    assert list(rows_of(grid)) == SHORT


def test_drawn_boxes():
    lines = [
        "┌──┬──┬──┐",
        "│指标│2025年│2030年│",
        "├──┼──┼──┤",
        "│床位（张）│45│98│",
        "│护理员（人）│31│40│",
        "└──┴──┴──┘",
    ]
    assert list(rows_of(recover(lines)[0][2])) == [["床位（张）", "45", "98"], ["护理员（人）", "31", "40"]]


def test_the_running_title_of_a_page_is_no_row():
    title = "溪原县综合交通运输规划"
    lines = [title, "序号 指标 单位 2025年 2030年 属性", *spaced(SHORT[:2]), "- 15 -", title, *spaced(SHORT[2:])]
    assert list(rows_of(recover(lines)[0][2])) == SHORT


def test_blank_cells_shown_by_bars_though_the_header_lacks_its_own():
    head = ["序号 |", "指标 |", "2025年 |", "2030年 |"]
    rows = ["1 |", "床位（张） |", "45 |", "98 |", "|"]
    rows += ["2 |", "覆盖率（%） |", "城市 |", "90 |", "100 |", "农村 |", "60 |", "80 |", "||"]
    rows += ["3 |", "护理员（人） |", "4 |", "9 |", "|", "4 |", "站点（个） |", "2 |", "3 |", "|"]
    found = recover(["表1 指标 |", "||||", *head, *rows])
    assert list(rows_of(found[0][2])) == [
        ["1", "床位（张）", "床位（张）", "45", "98"],
        ["2", "覆盖率（%）", "城市", "90", "100"],
        ["2", "覆盖率（%）", "农村", "60", "80"],
        ["3", "护理员（人）", "护理员（人）", "4", "9"],
        ["4", "站点（个）", "站点（个）", "2", "3"],
    ]


def test_tabs_show_blank_cells():
    lines = [
        "序号\t项目\t投资（亿元）\t建设单位\t备注",
        "1\t甲路\t3\t\t续建",
        "2\t乙桥\t\t县交通局\t",
        "3\t丙渠\t5\t县水利局\t新建",
    ]
    assert list(rows_of(recover(lines)[0][2])) == [
        ["1", "甲路", "3", "", "续建"],
        ["2", "乙桥", "", "县交通局", ""],
        ["3", "丙渠", "5", "县水利局", "新建"],
    ]


def test_blanks_inside_names_part_no_cells():
    lines = [
        "序号 指标 单位 2025年 2030年",
        "1 R&D 经费投入强度 % 2.1 2.8",
        "2 5G 基站数 个 100 300",
        "3 城 镇 化 率 % 60 65",
    ]
    assert [row[1] for row in rows_of(recover(lines)[0][2])] == ["R&D 经费投入强度", "5G 基站数", "城 镇 化 率"]


def test_markup_in_cells_is_dropped():
    lines = ["| **指标** | 2025年<br>实际值 | 2030年 |", "| --- | --- | --- |", "| 床位<br/>（张） | 5 | &ge;9 |"]
    grid = recover(lines)[0][2]
    assert [cell.text for cell in grid.cells] == ["指标", "2025年实际值", "2030年", "床位（张）", "5", "≥9"]


def test_tables_that_adjoin_are_parted_by_their_labels():
    lines = ["表1 指标", "序号", "指标", "2030年", "1", "床位（张）", "9", "2", "护士（人）", "8"]
    lines += ["表2 项目", "序号", "项目名称", "总投资（亿元）", "1", "甲路", "3", "2", "乙桥", "4"]
    assert [(first, end, grid.title) for first, end, grid in recover(lines)] == [
        (1, 10, "表1 指标"),
        (11, 20, "表2 项目"),
    ]


def test_two_years_over_two_kinds_each():
    rows = [[*row[:3], row[3], row[4], row[5], "7"] for row in ROWS]
    lines = ["序号", "指标", "单位", "2025年", "2030年", "计划", "完成", "计划", "完成", *cells(rows)]
    assert [head for head in headers(lines) if head[1] == 1 or head[4] > 1] == [
        ("2025年", 0, 3, 1, 2),
        ("2030年", 0, 5, 1, 2),
        ("计划", 1, 3, 1, 1),
        ("完成", 1, 4, 1, 1),
        ("计划", 1, 5, 1, 1),
        ("完成", 1, 6, 1, 1),
    ]


TASKS = ["序号", "重点任务", "主要内容", "牵头单位", "配合单位", "完成时限"]
TASK_ROWS = [
    ["1", "织密服务网络", "新建村级养老互助点36处", "县民政局", "县财政局、县自然资源局", "2026年6月底"],
    ["2", "壮大护理队伍", "培训护理员1500人次以上", "县人力资源社会保障局", "县民政局、县总工会、县妇联", "长期坚持"],
    ["3", "守牢安全底线", "每季度开展消防安全检查一次", "县消防救援大队", "县民政局、各乡镇人民政府", "每年11月底前"],
]


def test_cells_cut_at_one_width_are_put_together():
    pieces = [cell[k : k + 7] for row in TASK_ROWS for cell in row for k in range(0, len(cell), 7)]
    found = recover([*TASKS, *pieces, "各单位按月报送进展情况，县政府适时通报。"])
    assert list(rows_of(found[0][2])) == TASK_ROWS


def test_whole_cells_of_one_width_stay_apart():
    rows = [["1", "甲城供水管网更新", "100", "120"], ["2", "乙城排水管网更新", "30", "45"]]
    lines = ["序号", "指标名称", "2025年", "2030年", *[cell for row in rows for cell in row]]
    assert list(rows_of(recover(lines)[0][2])) == rows


def test_a_page_of_tasks_in_one_line_with_or_without_one_cell_around_it():
    line = " ".join([*TASKS, *[cell for row in TASK_ROWS for cell in row]])
    assert list(rows_of(recover([line])[0][2])) == TASK_ROWS
    assert list(rows_of(recover(["| " + line + " |"])[0][2])) == TASK_ROWS


def test_a_long_line_that_names_header_words_is_no_table():
    line = "序号 指标 单位 等栏目由各乡镇填报，" + "填报内容应当真实完整，不得空缺，" * 8
    assert recover([line, "1 次漏报即予通报，2 次漏报约谈。"]) == []


def test_header_halves_that_stand_above_one_another():
    halves = ["序 重点 主要 牵头 配合 完成", "号 任务 内容 单位 单位 时限"]
    found = recover([*halves, *[" ".join(row) for row in TASK_ROWS]])
    assert [text for text, *_ in headers([*halves, *[" ".join(row) for row in TASK_ROWS]])] == TASKS
    assert list(rows_of(found[0][2])) == TASK_ROWS


def test_two_lines_of_words_are_no_header():
    assert recover(["单位 职工 人数", "县医院 护士 三十", "乡卫生院 医生 十二"]) == []


@pytest.mark.parametrize("last", ["| 合计 | | | 433 | 385 |", "| 合计 | — | — | 433 | 385 |"])
def test_a_row_of_sums_is_the_last_of_its_table(last):
    rows = ["| 1 | 甲水库加固 | 新建 | 233 | 185 |", "| 2 | 乙水库加固 | 改建 | 200 | 200 |", last]
    lines = ["| 序号 | 项目名称 | 建设性质 | 总投资（万元） | 年度投资（万元） |", "|---|---|---|---|---|", *rows]
    ((first, end, grid),) = recover([*lines, "资金由县财政统筹安排。"])
    sums = {cell.column: cell.text for cell in grid.cells if cell.row == 3}
    assert (first, end, sums[0], sums[3], sums[4]) == (0, 5, "合计", "433", "385")


def test_a_group_named_like_a_sum_opens_no_sums():
    lines = ["序号 指标 单位 2025年 2030年", "1 合计生育率 — 1.1 1.2", "2 床位 张 40 50"]
    assert [cell.text for cell in recover(lines)[0][2].cells if cell.column == 1] == ["指标", "合计生育率", "床位"]
