"""Rare forms of a flattened table: columns read down, glued headers, records, separators, broken names."""

import pytest

from extract.document import Grid
from extract.load.flat.recover import recover

HEAD = ["序号", "指标名称", "单位", "2026年", "2030年", "属性"]
ROWS = [
    ["1", "城区绿道密度", "公里/平方公里", "0.8", "1.5", "预期性"],
    ["2", "建筑垃圾资源化利用率", "%", "42", "≥60", "约束性"],
    ["3", "社区食堂服务老年人次数", "万人次", "31", "55", "预期性"],
    ["4", "老旧管网更新改造完成率", "%", "35.5", "100", "约束性"],
]
BEFORE, AFTER = "二、主要目标", "各街道要对照目标抓好落实，每年报告一次。"


def flat(columns: list[list[str]]) -> list[str]:
    return [cell for column in columns for cell in column]


FORMS = {
    "columns_down": flat([list(column) for column in zip(HEAD, *ROWS, strict=True)]),
    "header_glued": ["".join(HEAD), *(" ".join(row) for row in ROWS)],
    "header_glued_tabs": ["".join(HEAD), *("\t".join(row) for row in ROWS)],
    "header_a_word_a_line": [*HEAD, *("\t".join(row) for row in ROWS)],
    "records": ["；".join(f"{name}：{cell}" for name, cell in zip(HEAD, row, strict=True)) for row in ROWS],
    "records_a_value_a_line": [f"{name}：{cell}" for row in ROWS for name, cell in zip(HEAD, row, strict=True)],
    "commas": [",".join(row) for row in (HEAD, *ROWS)],
    "full_commas": ["，".join(row) for row in (HEAD, *ROWS)],
    "semicolons": ["；".join(row) for row in (HEAD, *ROWS)],
    "one_line_with_bars": ["|".join(flat([HEAD, *ROWS]))],
    "one_line": [" ".join(flat([HEAD, *ROWS]))],
    "names_go_on_below": [
        " ".join(HEAD),
        *flat([[" ".join([row[0], row[1][:6], *row[2:]]), *([row[1][6:]] if row[1][6:] else [])] for row in ROWS]),
    ],
    "names_around_their_rows": [
        " ".join(HEAD),
        *flat([[row[1][:6], " ".join([row[0], *row[2:]]), *([row[1][6:]] if row[1][6:] else [])] for row in ROWS[1:]]),
    ],
}


def texts(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_a_rare_form_of_a_table_comes_back(form):
    found = recover([BEFORE, *FORMS[form], AFTER])
    assert [(first, end) for first, end, _ in found] == [(1, 1 + len(FORMS[form]))]
    assert texts(found[0][2])[1:] == (ROWS[1:] if form == "names_around_their_rows" else ROWS)


def test_a_column_whose_spanned_cells_are_lost_gives_no_groups_but_keeps_its_words():
    columns = [["类别", "出行", "居住"], *(list(column) for column in zip(HEAD, *ROWS, strict=True))]
    ((_, _, grid),) = recover(flat(columns))
    assert texts(grid)[0][0] == "类别 出行 居住"
    assert texts(grid)[1:] == ROWS


def test_numbers_with_thousands_in_a_line_parted_by_commas():
    ((_, _, grid),) = recover(["指标,2026年,2030年", "到馆人次（人次）,18,460,21,300", "藏书量（万册）,31,40"])
    assert texts(grid)[1] == ["到馆人次（人次）", "18460", "21300"]


def test_aligned_columns_whose_cells_are_broken():
    lines = [
        "序号  主要任务            牵头单位    完成时限",
        "1     改造背街小巷十二条  区住建局    2027年6月底",
        "      ，更新路灯",
        "2     开放学校运动场      区教育局    2027年底",
    ]
    ((first, end, grid),) = recover(lines)
    assert (first, end, texts(grid)[1][1]) == (0, 4, "改造背街小巷十二条，更新路灯")


def test_names_centred_in_aligned_columns():
    lines = [
        "序号  指标          单位  2030年",
        "1     公园免费开放率  %     100",
        "      中小学校食堂互",
        "2     联网监管平台接  %     98",
        "      入率",
        "3     慢行道里程      公里  260",
    ]
    ((_, _, grid),) = recover(lines)
    assert [row[1] for row in texts(grid)[1:]] == ["公园免费开放率", "中小学校食堂互联网监管平台接入率", "慢行道里程"]


@pytest.mark.parametrize(
    "lines",
    [
        ["指标 2026年 2030年", "品质生活", "绿道里程（公里） 30 50", "安全韧性", "消火栓完好率（%） 95 98"],
        ["指标 2026年 2030年", "绿道里程（公里） 30 50", "安全韧性", "消火栓完好率（%） 95 98"],
    ],
)
def test_the_name_of_a_group_stays_a_row_of_its_own(lines):
    ((_, _, grid),) = recover(lines)
    assert ["安全韧性"] in texts(grid)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "主要任务：抓好落实。",
            "责任单位：区民政局",
            "完成时限：2027年底",
            "主要任务：开展宣传。",
            "责任单位：区教育局",
        ],
        ["指标，是衡量工作的尺度，也是考核的依据。", "各区，各部门，各单位要认真落实。", "城区，县城，乡镇都要覆盖。"],
        ["序号指标", "一是加强领导", "二是强化保障", "三是严格考核"],
        ["指标", "覆盖率", "完成率", "单位", "民政局", "教育局", "属性"],
        ["项目名称", "滨河步道", "单位", "区水务局", "2026年", "建成通车", "2027年", "全面开放"],
    ],
)
def test_labelled_lines_lists_and_sentences_are_no_table(lines):
    assert recover(lines) == []


def test_a_group_of_two_characters_right_below_the_header_is_no_piece_of_it():
    lines = [
        "序号 项目名称 建设内容 总投资（万元）",
        "文化",
        "1 县剧场 改造座席500个 800",
        "2 书房 新建6处 300",
        "体育",
        "3 球场 新建2片 90",
    ]
    ((_, _, grid),) = recover(lines)
    assert texts(grid)[1] == ["文化"]


TASKS = [
    ["1", "新建社区球场六片", "区体育局", "区住建局、各街道办事处", "2027年6月底"],
    ["2", "完成旧货市场搬迁", "区商务局", "区公安局", "2027年9月底"],
    ["3", "开展夜间照明普查", "区城管局", "区供电公司", "2027年底"],
]


@pytest.mark.parametrize("form", ["\t", " ", "   ", "cell"])
def test_numbered_tasks_without_a_header_are_a_table(form):
    lines = flat(TASKS) if form == "cell" else [form.join(row) for row in TASKS]
    ((first, end, grid),) = recover([BEFORE, *lines, AFTER])
    assert (first, end, texts(grid)) == (1, 1 + len(lines), TASKS)


@pytest.mark.parametrize(
    "lines",
    [
        ["1 加强领导", "2 强化保障", "3 严格考核"],
        ["1 张某 县民政局", "2 李某 县财政局", "3 王某 县水务局"],
        ["1 建设平台 一座", "2 改造道路 两条", "3 种植树木 百棵"],
        ["1", "总体要求", "2", "主要任务", "3", "保障措施"],
    ],
)
def test_numbered_lines_of_another_kind_are_no_table(lines):
    assert recover(lines) == []


def test_a_header_cell_that_ends_like_a_value_names_the_first_row_of_a_table_in_one_line():
    line = "指标 2026年完成 2027年预期目标 居民收入增速（%） 5.9 6 工业投资增速（%） 7.1 8左右 新增就业（万人） 3.1 3"
    ((_, _, grid),) = recover([line])
    assert texts(grid)[1] == ["居民收入增速（%）", "5.9", "6"]


def test_years_and_kinds_below_one_another_belong_together_and_not_to_the_name():
    lines = [
        "指标名称",
        "2026年",
        "现状值",
        "2027年",
        "目标值",
        "绿道里程（公里）",
        "30",
        "50",
        "公园个数（个）",
        "8",
        "12",
    ]
    ((_, _, grid),) = recover(lines)
    assert texts(grid)[0] == ["指标名称", "2026年现状值", "2027年目标值"]


def test_header_words_broken_by_blanks_are_whole():
    lines = [
        "指 标 单 位 2026年 2027年 备注",
        "绿道里程 公里 30 50",
        "公园个数 个 8 12 含口袋公园",
        "广场面积 公顷 3 4",
    ]
    ((_, _, grid),) = recover(lines)
    assert texts(grid)[0] == ["指标", "单位", "2026年", "2027年", "备注"]


def test_bodies_a_line_go_to_the_columns_of_bodies():
    lines = ["序号", "主要任务", "责任单位", "配合单位", "完成时限"]
    lines += ["1", "编制绿道专项规划", "区园林局", "区资源规划局", "2027年6月底前"]
    lines += ["2", "设置体育器材六十组", "区体育局", "区发改委", "区审计局", "2027年底前"]
    ((_, _, grid),) = recover(lines)
    assert texts(grid)[2] == ["2", "设置体育器材六十组", "区体育局", "区发改委区审计局", "2027年底前"]
