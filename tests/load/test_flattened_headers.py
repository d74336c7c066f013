"""Headers over two lines, and single faults of flattening that need the table's own knowledge to mend."""

import pytest

from extract.load.flattened import recover
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
