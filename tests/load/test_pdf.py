"""PDF files: paragraphs from lines, ruled tables over pages, what is printed twice or slanted, and what is reported."""

from __future__ import annotations

import pytest

from extract.document import Grid, Loaded
from extract.errors import LoadError
from extract.load.pdf.read import load
from tests.load.helpers import Sheet, pdf

# Lines of 34 full-width characters of 12 points, between the margins 72 and 480.
_WIDTH = 34


def _wrapped(text: str) -> list[str]:
    """A paragraph as printed lines; the first is indented by two characters, shown as two blanks."""
    lines, room = ["　　"], _WIDTH - 2.0
    for ch in text:
        width = 0.5 if ch.isascii() else 1.0
        if room < width and ch not in "，。、）":
            lines.append("")
            room = float(_WIDTH)
        lines[-1] += ch
        room -= width
    return lines


def _print(sheet: Sheet, y: float, paragraphs: list[str], x: float = 72) -> float:
    for text in paragraphs:
        for line in _wrapped(text):
            blanks = len(line) - len(line.lstrip("　"))
            sheet.text(x + 12 * blanks, y, line.lstrip("　"))
            y += 22
    return y


def _texts(loaded: Loaded) -> list[str]:
    return [block.text for block in loaded.blocks if block.grid is None]


def _grids(loaded: Loaded) -> list[Grid]:
    return [block.grid for block in loaded.blocks if block.grid is not None]


def _cells(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


_LONG = [
    "到2027年，溪口县每个镇（街道）建成一处综合养老服务中心，全县护理型床位占比提高到六成，城区助餐点步行十五分钟可达，"
    "农村互助站点覆盖八成以上的行政村，老年人能够就近得到日托、助浴、康复和精神慰藉等服务。",
    "县民政局会同县卫生健康局每半年对站点运行情况开展一次评估，评估结果与运营补助挂钩，连续两次不合格的站点退出名录，"
    "由所在镇（街道）重新选定运营单位。",
    "各镇（街道）按季度报送进展。",
]


def test_lines_become_paragraphs() -> None:
    sheet = Sheet()
    _print(sheet, 100, _LONG)
    assert _texts(load(pdf(sheet))) == _LONG


def test_a_short_line_ends_a_paragraph_also_without_an_indent() -> None:
    sheet = Sheet()
    y = _print(sheet, 100, _LONG[:1])
    sheet.lines(72, y, ["一、工作目标", "（一）总量目标"], pitch=22)
    _print(sheet, y + 44, _LONG[1:])
    assert _texts(load(pdf(sheet))) == [_LONG[0], "一、工作目标", "（一）总量目标", *_LONG[1:]]


def test_a_paragraph_goes_on_over_the_page_edge_and_keeps_its_first_page() -> None:
    first, second = Sheet(), Sheet()
    lines = _wrapped(_LONG[0])
    _print(first, 100, _LONG[1:2] * 3)
    first.text(96, 720, lines[0].lstrip("　"))
    second.lines(72, 100, lines[1:], pitch=22)
    _print(second, 100 + 22 * len(lines[1:]), _LONG[1:])
    loaded = load(pdf(first, second))
    block = next(block for block in loaded.blocks if block.text.startswith("到2027年"))
    assert (block.text, block.page) == (_LONG[0], 1)
    assert loaded.blocks[-1].page == 2


def test_a_title_of_two_centred_lines_is_one_block_and_a_heading_after_it_another() -> None:
    sheet = Sheet()
    sheet.text(166, 80, "溪口县人民政府办公室", 22).text(122, 112, "关于印发养老服务方案的通知", 22)
    _print(sheet, 160, _LONG)
    assert _texts(load(pdf(sheet)))[:2] == ["溪口县人民政府办公室关于印发养老服务方案的通知", _LONG[0]]


def test_page_numbers_and_running_lines_are_left_out_and_reported() -> None:
    sheets = []
    for at in range(4):
        sheet = Sheet().text(72, 40, "溪口县养老服务方案", 9).text(280, 810, f"— {at + 1} —", 10)
        _print(sheet, 100, [f"第{at + 1}批站点" + _LONG[1]])
        sheets.append(sheet)
    loaded = load(pdf(*sheets))
    assert len(_texts(loaded)) == 4
    assert any("溪口县养老服务方案" in warning for warning in loaded.warnings)
    assert any("Page numbers left out on 4 pages" in warning for warning in loaded.warnings)


def test_a_line_that_stands_on_two_pages_or_inside_them_is_text() -> None:
    sheets = []
    for at in range(4):
        sheet = Sheet()
        y = _print(sheet, 100 + 30 * at, [f"第{at + 1}批站点" + _LONG[1]] * 2)
        sheet.text(72, y, "责任单位：县民政局")
        _print(sheet, y + 22, [f"第{at + 1}批站点" + _LONG[1]] * 2)
        sheets.append(sheet)
    texts = _texts(load(pdf(*sheets)))
    assert texts.count("责任单位：县民政局") == 4


def test_a_number_that_ends_a_page_is_no_page_number_unless_it_counts_on() -> None:
    sheets = [Sheet().text(72, 790, value) for value in ("2027", "1800")]
    for sheet in sheets:
        _print(sheet, 100, _LONG)
    assert {"2027", "1800"} <= set(_texts(load(pdf(*sheets))))


def test_raised_and_lowered_figures_stay_in_their_line() -> None:
    sheet = Sheet().text(72, 100, "减少CO").text(108, 102, "2", 7).text(112, 100, "排放，绿地").text(172, 96, "②", 7)
    sheet.text(179, 100, "达标")
    _print(sheet, 120, _LONG)
    assert _texts(load(pdf(sheet)))[0] == "减少CO2排放，绿地②达标"


def test_notes_at_a_page_foot_do_not_cut_the_sentence_that_goes_on() -> None:
    first, second = Sheet(), Sheet()
    lines = _wrapped(_LONG[0])
    _print(first, 100, _LONG[1:2] * 6)
    first.text(96, 640, lines[0].lstrip("　"))
    first.text(72, 700, "①互助站点是指由村集体提供房屋的站点，", 9).text(72, 714, "不含幸福院。", 9)
    first.text(72, 728, "②按常住人口计算。", 9)
    second.lines(72, 100, lines[1:], pitch=22)
    loaded = load(pdf(first, second))
    assert _LONG[0] in _texts(loaded)
    assert [(block.text, block.page) for block in loaded.blocks if block.kind == "note"] == [
        ("①互助站点是指由村集体提供房屋的站点，不含幸福院。", 1), ("②按常住人口计算。", 1),
    ]  # fmt: skip


def test_small_print_without_a_mark_is_no_note() -> None:
    sheet = Sheet()
    _print(sheet, 100, _LONG)
    sheet.text(72, 700, "数据来源：县统计局", 9)
    assert load(pdf(sheet)).blocks[-1].kind is None


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().text(200, 60, "老龄工作简报第三期", 20)
    left = [
        "城区站点由社区提供房屋，街道负责装修",
        "和消防验收，运营单位自带护理人员和设",
        "备，按服务人次结算补助资金，结余部分",
    ]
    right = [
        "农村站点依托旧校舍改建，由村集体牵头",
        "筹资，志愿者按排班上门探望独居老人，",
        "县里对运行满一年的站点给予一次性奖补",
    ]
    for at in range(9):
        sheet.text(60, 120 + 22 * at, left[at % 3]).text(320, 120 + 22 * at, right[at % 3])
    text = "".join(_texts(load(pdf(sheet))))
    assert text.index("给予一次性奖补") > text.rindex("结余部分")
    assert "城区站点由社区提供房屋，街道负责装修和消防验收" in text


def test_columns_of_a_table_without_rules_are_not_read_as_columns_of_text() -> None:
    sheet = Sheet()
    for at in range(9):
        sheet.text(72, 120 + 22 * at, f"站点{at}").text(400, 120 + 22 * at, f"{at + 30}张")
    texts = " ".join(_texts(load(pdf(sheet))))
    assert texts.index("30张") < texts.index("站点5")


def test_blanks_stand_between_latin_words_and_not_between_characters() -> None:
    sheet = Sheet().text(72, 100, "GDP").text(96, 100, "growth of").text(160, 100, "县域").text(186, 100, "增长")
    assert _texts(load(pdf(sheet))) == ["GDP growth of 县域增长"]


def test_bold_printed_twice_is_read_once_and_true_doubles_stay() -> None:
    sheet = Sheet()
    for shift in (0, 0.4, 0.8):
        sheet.text(72 + shift, 100, "床位8800.55张，年年增")
    assert _texts(load(pdf(sheet))) == ["床位8800.55张，年年增"]


def test_slanted_text_is_left_out_and_reported() -> None:
    sheet = Sheet()
    _print(sheet, 100, _LONG)
    sheet.text(150, 300, "内部资料", 48, angle=45)
    loaded = load(pdf(sheet))
    assert _texts(loaded) == _LONG
    assert any("内部资料" in warning for warning in loaded.warnings)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turned_pages_and_sideways_text_are_read_upright(rotate: int, angle: int) -> None:
    sheet = Sheet(600, 600, rotate=rotate)
    step = {0: (0, 22), 90: (22, 0), 180: (0, -22), 270: (-22, 0)}[angle]
    start = {0: (100, 100), 90: (100, 500), 180: (500, 500), 270: (500, 100)}[angle]
    for at, line in enumerate(["一、工作目标", "二、重点任务", "三、保障措施"]):
        sheet.text(start[0] + at * step[0], start[1] + at * step[1], line, angle=angle)
    assert _texts(load(pdf(sheet))) == ["一、工作目标", "二、重点任务", "三、保障措施"]


def test_the_page_number_of_a_page_with_a_sideways_table_is_no_part_of_it() -> None:
    sheet = Sheet().text(285, 820, "— 7 —", 10)
    for at, line in enumerate(["一、站点建设任务清单", "二、人员培训任务清单"]):
        sheet.text(100 + 22 * at, 600, line, angle=90)
    assert _texts(load(pdf(sheet))) == ["一、站点建设任务清单", "二、人员培训任务清单"]


# --- ruled tables ---

_HEAD = ["类别", "指标", "单位", "2024年", "2027年"]
_WIDTHS = [60.0, 150.0, 50.0, 80.0, 80.0]


@pytest.mark.parametrize("filled", [False, True])
def test_a_ruled_table_has_its_spans(filled: bool) -> None:
    sheet = Sheet().text(72, 100, "表1主要指标")
    rows = [
        _HEAD,
        ["供给", "护理型床位占比", "%", "48.5", "60"],
        ["^", "助餐点", "个", "1,200", "1,500"],
        ["合计", "<", "个", "3", "4"],
    ]
    sheet.table(72, 120, _WIDTHS, rows, filled=filled)
    loaded = load(pdf(sheet))
    (grid,) = _grids(loaded)
    assert (grid.rows, grid.columns, grid.recovered_from, grid.page_start, grid.page_end) == (4, 5, "ruled", 1, 1)
    assert _cells(grid)[1:] == [
        ["供给", "护理型床位占比", "%", "48.5", "60"],
        ["助餐点", "个", "1,200", "1,500"],
        ["合计", "个", "3", "4"],
    ]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans["供给"] == (2, 1)
    assert spans["合计"] == (1, 2)
    assert _texts(loaded) == ["表1主要指标"]


def test_lines_broken_by_the_cell_are_joined_and_others_kept() -> None:
    sheet = Sheet()
    rows = [["指标", "数值"], ["每千名老年人拥\n有床位", "1,200.5\n0"], ["县民政局\n县财政局", "7"]]
    sheet.table(72, 120, [80.0, 45.0], rows, height=36)
    (grid,) = _grids(load(pdf(sheet)))
    assert _cells(grid)[1:] == [["每千名老年人拥有床位", "1,200.50"], ["县民政局\n县财政局", "7"]]


def test_a_frame_around_text_is_a_box_also_over_two_pages() -> None:
    first, second = Sheet(), Sheet()
    _print(first, 100, _LONG)
    first.rule(72, 500, 480, 500).rule(72, 700, 480, 700).rule(72, 500, 72, 700).rule(480, 500, 480, 700)
    first.text(220, 530, "专栏1重点工程").text(78, 560, "适老化改造工程。" + "为" * 24)
    second.rule(72, 80, 480, 80).rule(72, 120, 480, 120).rule(72, 80, 72, 120).rule(480, 80, 480, 120)
    second.text(78, 100, "困难家庭更换热水器。")
    loaded = load(pdf(first, second))
    assert not _grids(loaded)
    boxes = [(block.text, block.page) for block in loaded.blocks if block.kind == "box"]
    assert boxes == [("专栏1重点工程", 1), ("适老化改造工程。" + "为" * 24 + "困难家庭更换热水器。", 1)]


def test_characters_set_downwards_are_one_word() -> None:
    sheet = Sheet()
    sheet.table(72, 120, [60.0, 60.0], [["类别", "值"], ["服\n务\n能\n力", "7"]], height=60)
    (grid,) = _grids(load(pdf(sheet)))
    assert _cells(grid)[1] == ["服务能力", "7"]


def test_paragraphs_in_a_box_are_parted_by_their_indent_and_centred_lines_are_joined() -> None:
    sheet = Sheet().rule(72, 100, 480, 100).rule(72, 300, 480, 300).rule(72, 100, 72, 300).rule(480, 100, 480, 300)
    for at, line in enumerate(["字" * 31, "字" * 33, "字" * 31, "字" * 9]):
        sheet.text(102 if at in (0, 2) else 78, 130 + 22 * at, line)
    assert [(len(block.text), block.kind) for block in load(pdf(sheet)).blocks] == [(64, "box"), (40, "box")]
    sheet = Sheet()
    sheet.table(72, 120, [170.0, 60.0], [["", "值"], ["甲", "7"]], height=40)
    sheet.text(80, 132, "每千名户籍老年人拥有的护理", 12).text(116, 148, "型养老床位数", 12)
    (grid,) = _grids(load(pdf(sheet)))
    assert _cells(grid)[0][0] == "每千名户籍老年人拥有的护理型养老床位数"


def test_a_line_of_a_table_of_contents_is_boilerplate() -> None:
    sheet = Sheet().text(72, 80, "一、工作目标…………………………3").text(72, 102, "经过三年努力……")
    _print(sheet, 140, _LONG)
    assert [block.kind for block in load(pdf(sheet)).blocks][:2] == ["boilerplate", None]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    sheet = Sheet()
    for y in (120, 150, 180):
        sheet.rule(72, y, 400, y)
    for x in (180, 290):
        sheet.rule(x, 120, x, 180)
    for at, line in enumerate([["指标", "2024年", "2027年"], ["床位", "30", "45"]]):
        for x, words in zip((80, 190, 300), line, strict=True):
            sheet.text(x, 138 + 30 * at, words)
    (grid,) = _grids(load(pdf(sheet)))
    assert _cells(grid) == [["指标", "2024年", "2027年"], ["床位", "30", "45"]]


def test_underlines_frames_and_charts_are_no_tables() -> None:
    sheet = Sheet().rule(72, 110, 480, 110).rule(72, 112, 480, 112)
    _print(sheet, 140, _LONG)
    for edge in ((30, 30, 565, 30), (30, 812, 565, 812), (30, 30, 30, 812), (565, 30, 565, 812)):
        sheet.rule(*edge)
    loaded = load(pdf(sheet))
    assert not _grids(loaded)
    assert _texts(loaded) == _LONG


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    sheet = Sheet()
    sheet.table(72, 100, [100.0, 300.0], [["任务", "安排"], ["建站", ""]], height=140)
    sheet.table(200, 270, [80.0, 80.0], [["2026年", "2027年"], ["5", "7"]])
    inner, outer = sorted(_grids(load(pdf(sheet))), key=lambda grid: "任务" in _cells(grid)[0])
    assert _cells(inner) == [["2026年", "2027年"], ["5", "7"]]
    assert _cells(outer) == [["任务", "安排"], ["建站", ""]]


def _three_lines(sheet: Sheet, y: float, rows: list[list[str]], rules: list[int]) -> None:
    for at, line in enumerate(rows):
        for x, words in zip((80, 240, 320, 400), line, strict=True):
            if words:
                sheet.text(x, y + 22 * at + 14, words)
    for at in rules:
        sheet.rule(72, y + 22 * at - 2, 480, y + 22 * at - 2)


_SPACED = [
    ["指标", "单位", "2024年", "2027年"], ["护理型床位", "张", "300", "450"], ["助餐点", "个", "12", "18"],
    ["家庭改造户数", "户", "90", "≥200"],
]  # fmt: skip


@pytest.mark.parametrize("rules", [[0, 1, 4], [0, 1, 2, 3, 4], []])
def test_tables_without_uprights_are_read(rules: list[int]) -> None:
    sheet = Sheet()
    y = _print(sheet, 80, _LONG)
    _three_lines(sheet, y + 20, _SPACED, rules)
    _print(sheet, y + 140, _LONG)
    loaded = load(pdf(sheet))
    (grid,) = _grids(loaded)
    assert (grid.recovered_from, _cells(grid)) == ("spaced", _SPACED)
    assert _texts(loaded) == _LONG * 2


def test_a_header_over_two_columns_and_a_name_of_two_lines_in_a_three_line_table() -> None:
    sheet = Sheet()
    rows = [["", "", "", ""], ["指标", "单位", "2024年", "2027年"], *_SPACED[1:]]
    sheet.text(340, 94, "目标数值各年").text(80, 80 + 22 * 4 + 28, "（含适老化）")
    _three_lines(sheet, 80, rows, [0, 2, 6])
    (grid,) = _grids(load(pdf(sheet)))
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.cells if cell.row == 0] == [
        ("目标数值各年", 2, 2)
    ]
    assert _cells(grid)[-1] == ["家庭改造户数（含适老化）", "户", "90", "≥200"]


def test_signatures_and_lists_set_in_columns_are_no_tables() -> None:
    sheet = Sheet()
    _print(sheet, 80, _LONG)
    for at, names in enumerate(
        [["组长", "王某某", "副县长"], ["副组长", "李某某", "民政局"], ["成员", "赵某", "财政局"]]
    ):
        for x, words in zip((80, 200, 330), names, strict=True):
            sheet.text(x, 400 + 22 * at, words)
    assert not _grids(load(pdf(sheet)))


def _over_two_pages(upper: list[list[str]], lower: list[list[str]], between: str = "") -> list[Grid]:
    first, second = Sheet(), Sheet()
    _print(first, 100, _LONG)
    first.table(72, 500, _WIDTHS, upper)
    first.text(280, 810, "- 1 -", 10)
    if between:
        second.text(72, 60, between)
    second.table(74, 80, _WIDTHS, lower)
    second.text(280, 810, "- 2 -", 10)
    return _grids(load(pdf(first, second)))


def test_a_table_goes_on_over_the_page_with_its_header_repeated() -> None:
    (grid,) = _over_two_pages([_HEAD, ["供给", "床位", "张", "30", "45"]], [_HEAD, ["质量", "持证率", "%", "80", "95"]])
    assert _cells(grid) == [_HEAD, ["供给", "床位", "张", "30", "45"], ["质量", "持证率", "%", "80", "95"]]
    assert {cell.row for cell in grid.cells if cell.is_header} == {0}
    assert (grid.page_start, grid.page_end) == (1, 2)
    assert [cell.page for cell in grid.cells if cell.row == 2] == [2] * 5


def test_a_category_that_goes_on_over_the_page_covers_the_rows_there() -> None:
    (grid,) = _over_two_pages(
        [_HEAD, ["供给", "床位", "张", "30", "45"], ["^", "站点", "个", "9", "12"]],
        [["", "餐点", "个", "7", "8"], ["^", "车辆", "辆", "1", "2"], ["质量", "持证率", "%", "80", "95"]],
    )
    category = next(cell for cell in grid.cells if cell.text == "供给")
    assert (category.row, category.row_span, grid.rows) == (1, 4, 6)
    assert _cells(grid)[4] == ["车辆", "辆", "1", "2"]
    assert _cells(grid)[5][0] == "质量"


def test_a_row_cut_by_the_page_is_mended() -> None:
    (grid,) = _over_two_pages(
        [_HEAD, ["供给", "床位", "张", "30", "45"], ["质量", "持证上岗的护理", "", "41.18", "52.5"]],
        [["", "人员占比", "", "%", "%"], ["环境", "改造户数", "户", "300", "900"]],
    )
    assert _cells(grid)[2:] == [
        ["质量", "持证上岗的护理人员占比", "", "41.18%", "52.5%"], ["环境", "改造户数", "户", "300", "900"],
    ]  # fmt: skip


def test_a_cut_row_below_a_category_is_mended_where_its_halves_complete_each_other() -> None:
    (grid,) = _over_two_pages(
        [_HEAD, ["供给", "床位", "张", "30", "45"], ["^", "持证上岗的护理", "%", "41.18", ""]],
        [["", "人员占比", "", "", "52.5"], ["^", "站点", "个", "3", "4"], ["质量", "率", "%", "5", "6"]],
    )
    assert _cells(grid)[2:] == [
        ["持证上岗的护理人员占比", "%", "41.18", "52.5"], ["站点", "个", "3", "4"], ["质量", "率", "%", "5", "6"],
    ]  # fmt: skip
    assert next(cell.row_span for cell in grid.cells if cell.text == "供给") == 3


def test_a_sub_row_without_a_number_of_its_own_is_no_rest_of_a_cut_row() -> None:
    (grid,) = _over_two_pages(
        [_HEAD, ["1", "床位", "张", "30", "45"], ["2", "站点", "个", "9", "12"]],
        [["", "其中：农村站点", "个", "3", "5"], ["3", "餐点", "个", "7", "8"]],
    )
    assert _cells(grid)[3] == ["", "其中：农村站点", "个", "3", "5"]


def test_a_table_goes_on_below_a_line_that_says_so_and_with_fewer_columns() -> None:
    rows = [["质量", "持证率", "%", "两年合计95", "<"]]
    first, second = Sheet(), Sheet().text(72, 60, "表1（续）")
    _print(first, 100, _LONG)
    first.table(72, 500, _WIDTHS, [_HEAD, ["供给", "床位", "张", "30", "45"]])
    second.table(72, 80, [60.0, 150.0, 50.0, 160.0], [[words for words in rows[0] if words != "<"]])
    (grid,) = _grids(load(pdf(first, second)))
    assert grid.columns == 5
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.cells if cell.row == 2] == [
        ("质量", 0, 1), ("持证率", 1, 1), ("%", 2, 1), ("两年合计95", 3, 2),
    ]  # fmt: skip


def test_tables_of_other_columns_on_the_next_page_are_not_joined() -> None:
    first, second = Sheet(), Sheet()
    first.table(72, 500, _WIDTHS, [_HEAD, ["供给", "床位", "张", "30", "45"]])
    second.table(72, 80, [100.0, 100.0, 220.0], [["项目", "投资", "单位"], ["改造", "300", "县民政局"]])
    assert len(_grids(load(pdf(first, second)))) == 2


def test_two_tables_with_text_between_them_are_two() -> None:
    grids = _over_two_pages(
        [_HEAD, ["供给", "床位", "张", "30", "45"]], [_HEAD, ["质量", "率", "%", "8", "9"]], "表2质量指标"
    )
    assert len(grids) == 2


# --- what cannot be read ---


def test_a_page_that_is_only_a_picture_is_reported_by_its_number() -> None:
    text, scan = Sheet(), Sheet().picture(0, 0, 595, 842)
    _print(text, 100, _LONG)
    loaded = load(pdf(text, scan, text))
    assert any("only a picture" in warning and " 2;" in warning for warning in loaded.lost)
    assert loaded.pages == 3


def test_a_picture_within_a_page_is_reported_and_a_logo_is_not() -> None:
    sheet, other = Sheet().picture(100, 300, 300, 200), Sheet().picture(20, 20, 40, 40)
    _print(sheet, 100, _LONG)
    _print(other, 100, _LONG)
    assert [warning for warning in load(pdf(sheet, other)).lost if "picture" in warning] == [
        "Pages with a picture that may hold a table or text: 1; look at them."
    ]


def test_a_font_without_a_map_is_reported_and_gives_no_garbage() -> None:
    sheet, good = Sheet().text(72, 100, "乱码乱码乱码乱码", font="F2"), Sheet()
    _print(good, 100, _LONG)
    loaded = load(pdf(sheet, good))
    assert _texts(loaded) == _LONG
    assert any("no map" in warning and " 1;" in warning for warning in loaded.lost)


def test_a_single_character_in_a_font_that_is_not_there_is_read() -> None:
    sheet = Sheet()
    sheet.table(72, 120, [80.0, 40.0, 60.0], [["指标", "单位", "值"], ["站点", "个", "12"]])
    (grid,) = _grids(load(pdf(sheet)))
    assert _cells(grid)[1] == ["站点", "个", "12"]


_LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>/ID[(a)(b)]"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 nothing more", "damaged"),
        (pdf(Sheet().text(72, 100, "锁住"), trailer=_LOCK), "password"),
        (pdf(Sheet().picture(0, 0, 595, 842)), "OCR"),
        (pdf(Sheet()), "no text"),
        (pdf(Sheet().text(72, 100, "乱码", font="F2")), "no map"),
    ],
)
def test_bad_files_are_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=r"^The .*[.]$") as error:
        load(data)
    assert says in str(error.value)


def test_a_blank_of_half_an_em_is_read_and_spread_characters_are_not_parted() -> None:
    sheet = Sheet().text(96, 100, "第二章").text(96 + 36 + 6, 100, "总体要求")
    for at, ch in enumerate("养老服务工作领导小组"):  # spread evenly over the line
        sheet.text(96 + 17.4 * at, 130, ch)
    _print(sheet, 160, _LONG)
    assert _texts(load(pdf(sheet)))[:2] == ["第二章 总体要求", "养老服务工作领导小组"]
