"""Invented tables, and the ways in which a web scrape or a PDF-to-text flattens them into lines.

A row is a list of cells or, for a group row, one text. None is a cell that the cell above spans; "" is blank.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.document import Grid

Row = list[str | None] | str


@dataclass(frozen=True)
class Sample:
    title: str
    head: list[str]
    rows: list[Row]


N = None
PLAIN = Sample(
    "表1 溪原县数字乡村发展主要指标",
    ["序号", "指标名称", "单位", "2025年", "2030年", "属性"],
    [
        ["1", "行政村光纤通达率", "%", "82.5", "100", "约束性"],
        ["2", "农产品网络零售额", "亿元", "12.6", "≥30", "预期性"],
        ["3", "乡村数字服务站点数", "个", "56", "120", "预期性"],
        ["4", "每百户拥有智能终端数", "台", "210", "≥260", "预期性"],
        ["5", "涉农数据共享率", "%", "45", "90左右", "预期性"],
        ["6", "农业生产信息化率", "%", "27.3", "38", "预期性"],
        ["7", "执业（助理）兽医数", "人", "88", "130", "预期性"],
        ["8", "线上办事办结率", "%", "—", "95以上", "约束性"],
        ["9", "数字化管理县(市、区)数", "个", "0", "3", "预期性"],
        ["10", "PM2.5年均浓度", "微克/立方米", "31", "≤28", "约束性"],
        ["11", "培训农户人次", "万人次", "1.2", "[6.5]", "预期性"],
    ],
)
GROUPS = Sample(
    "专栏2 松岭市住房保障主要指标",
    ["序号", "主要指标", "2025年实际值", "2028年目标值", "2030年目标值", "指标属性"],
    [
        "保障供给",
        ["1", "公租房在保户数(户)", "3200", "3800", "4500", "约束性"],
        ["2", "配租型住房筹集量(套)", "1050", "2600", "5000", "预期性"],
        "品质提升",
        ["3", "老旧小区改造完成率(%)", "61", "80", "100", "约束性"],
        ["4", "加装电梯数(部)", "120", "300", "[600]", "预期性"],
        ["", "其中:财政补助电梯数(部)", "60", "150", "300", "预期性"],
        "服务管理",
        ["5", "物业服务覆盖率(%)", "72.5", "85", "95以上", "预期性"],
        ["6", "维修资金归集额(亿元)", "8.3", "10", "12.5", "预期性"],
        ["7", "房屋安全体检率(%)", "5", "40", "80", "预期性"],
        ["8", "绿色建材应用比例(%)", "35", "50", "≥70", "预期性"],
    ],
)
CATEGORIES = Sample(
    "表2 发展主要指标",
    ["类别", "序号", "指标名称", "单位", "2025年", "2030年", "年均增长（%）", "属性"],
    [
        ["经济发展", "1", "地区生产总值", "亿元", "860", "1150", "6左右", "预期性"],
        [N, "2", "一般公共预算收入", "亿元", "52.3", "67", "5", "预期性"],
        [N, "3", "常住人口城镇化率", "%", "63.5", "68", "[4.5]", "预期性"],
        ["创新驱动", "4", "研发经费投入增长", "%", "—", "—", ">7", "预期性"],
        [N, "5", "每万人口发明专利拥有量", "件", "3.1", "6", "—", "预期性"],
        ["民生福祉", "6", "居民收入增长", "%", "5.1", "—", "与经济增长同步", "预期性"],
        [N, "7", "城镇调查失业率", "%", "5.3", "—", "<5.5", "预期性"],
        [N, "8", "千人口执业（助理）医师数", "人", "3.0", "3.6", "[0.6]", "预期性"],
        ["绿色生态", "9", "能耗强度降低", "%", "—", "—", "完成上级下达任务", "约束性"],
        [N, "10", "森林覆盖率", "%", "41.2", "42", "[0.8]", "约束性"],
    ],
)
UNNUMBERED = Sample(
    "“十五五”时期全市卫生健康主要指标",
    ["主要指标", "单位", "2025年", "2030年", "指标性质"],
    [
        "一、健康水平",
        ["人均预期寿命", "岁", "79.1", "80.5", "预期性"],
        ["婴儿死亡率", "‰", "2.8", "≤2.5", "预期性"],
        ["孕产妇死亡率", "1/10万", "7.9", "<7", "预期性"],
        "二、医疗资源",
        ["每千人口医疗卫生机构床位数", "张", "7.2", "7.5", "预期性"],
        ["每千人口注册护士数", "人", "3.9", "4.8", "预期性"],
        ["其中：基层医疗机构注册护士数", "人", "1.1", "1.5", "预期性"],
        ["千人口药师（士）数", "人", "0.4", "0.54", "预期性"],
        "三、公共卫生",
        ["居民健康素养水平", "%", "32", "40", "约束性"],
        ["适龄儿童疫苗接种率", "%", "98", "98以上", "约束性"],
        ["急救平均到达时间", "分钟", "12", "10以内", "预期性"],
    ],
)
REVIEW = Sample(
    "“十四五”规划主要指标完成情况表",
    ["序号", "指标", "单位", "2020年", "2025年目标", "2025年完成", "完成情况"],
    [
        ["1", "公路总里程", "公里", "5200", "5600", "5688", "已完成"],
        ["2", "高速公路里程", "公里", "210", "260", "255", "未完成"],
        ["3", "建制村通双车道比例", "%", "60", "80", "86", "已完成"],
        ["4", "港口吞吐量", "万吨", "3200", "4000", "4100", "已完成"],
        ["5", "绿色公交占比", "%", "45", "70", "92", "已完成"],
    ],
)
PROJECTS = Sample(
    "附表 河湾区水利重点项目表",
    ["序号", "项目类别", "项目名称", "建设内容", "总投资（万元）", "实施单位", "备注"],
    [
        ["1", "防洪", "北堤加固", "加固堤防12公里，新建穿堤涵闸3座", "15600", "区水务局", ""],
        [N, N, "南闸改建", "拆除重建节制闸一座", "4300", "区水务局", "续建"],
        ["2", "供水", "二水厂扩建", "新增日供水能力5万吨", "22000", "河湾水务公司", ""],
        ["3", "生态", "柳溪湿地修复", "修复湿地面积1.2平方公里", "6800.5", "区自然资源局", "新建"],
        [N, N, "清淤工程", "清淤河道30公里", "1,200", "区水务局", ""],
        ["4", "灌区", "东灌区续建配套", "改造渠道45公里", "9100", "区农业农村局", ""],
    ],
)
TASKS = Sample(
    "附件2 重点任务分工表",
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    [
        ["1", "建立困难家庭信息台账，每季度更新一次", "县民政局", "县财政局、县乡村振兴局", "2026年6月底"],
        ["2", "完善临时救助快速响应机制", "县民政局", "各乡镇（街道）", "2026年12月底"],
        ["3", "开展养老机构消防设施排查", "县应急管理局", "县民政局、县消防救援大队", "长期坚持"],
        ["4", "推进社区食堂建设，年内建成20个", "县商务局", "县民政局、县市场监管局", "2027年底"],
        ["5", "组织护理员技能培训不少于500人次", "县人力资源社会保障局", "县民政局", "2028年6月"],
    ],
)
MEASURES = Sample(
    "任务分解表",
    ["序号", "工作任务", "具体举措", "牵头单位", "责任单位", "完成时限"],
    [
        ["1", "优化审批", "推行容缺受理", "区行政审批局", "区住房城乡建设局、区自然资源局", "2026年9月"],
        [N, N, "压减审批时限30%", "区行政审批局", "各有关部门", "2026年底"],
        ["2", "规范执法", "制定轻微违法免罚清单", "区司法局", "区城管执法局", "2026年6月底前"],
        [N, N, "推行扫码入企", "区司法局", "各执法部门", "持续推进"],
        ["3", "减轻负担", "清理涉企收费", "区市场监管局", "区发展改革局、区财政局", "每年12月底前"],
    ],
)
SAMPLES = {
    "plain": PLAIN,
    "groups": GROUPS,
    "categories": CATEGORIES,
    "unnumbered": UNNUMBERED,
    "review": REVIEW,
    "projects": PROJECTS,
    "tasks": TASKS,
    "measures": MEASURES,
}


def present(row: list[str | None]) -> list[str]:
    return [cell for cell in row if cell is not None]


def _bar_rows(sample: Sample, line: Callable[[list[str]], str], blanks: str) -> list[str]:
    width = len(sample.head)
    lines = [sample.title, line(sample.head)]
    for row in sample.rows:
        if isinstance(row, str):
            lines.append(line([row] if blanks == "none" else [row] + [""] * (width - 1)))
        elif blanks == "place":
            lines.append(line([cell or "" for cell in row]))
        else:
            cells = present(row)
            lines.append(line(cells + [""] * (width - len(cells) if blanks == "end" else 0)))
    return lines


def piped(sample: Sample) -> list[str]:
    return _bar_rows(sample, lambda cells: f"| {' | '.join(cells)} |", "place")


def piped_without_outer_bars(sample: Sample) -> list[str]:
    return _bar_rows(sample, "|".join, "place")


def piped_shifted(sample: Sample) -> list[str]:
    return _bar_rows(sample, lambda cells: f"{' | '.join(cells)} |", "end")


def piped_short(sample: Sample) -> list[str]:
    return _bar_rows(sample, lambda cells: f"| {' | '.join(cells)} |", "none")


def full_width_bars(sample: Sample) -> list[str]:
    return _bar_rows(sample, lambda cells: f"｜{'｜'.join(cells)}｜", "place")


def markdown(sample: Sample) -> list[str]:
    lines = piped(sample)
    return [*lines[:2], "|" + "|".join([":---:"] * len(sample.head)) + "|", *lines[2:]]


def blank_lines_between_rows(sample: Sample) -> list[str]:
    return [line for row in piped_shifted(sample) for line in (row, "")]


def two_rows_glued(sample: Sample) -> list[str]:
    lines = piped(sample)
    return [*lines[:2], lines[2] + " " + lines[3].removeprefix("| "), *lines[4:]]


def cell_a_line_with_bars(sample: Sample) -> list[str]:
    width = len(sample.head)
    lines = [sample.title + " |", "|" * (width - 1)]
    for row in [sample.head, *sample.rows]:
        cells = [row] if isinstance(row, str) else present(row)
        lines += [f"{cell} |" if cell else "|" for cell in cells]
        if len(cells) < width:
            lines.append("|" * (width - len(cells)))
    return lines


def cell_a_line(sample: Sample) -> list[str]:
    lines = [sample.title, *sample.head]
    for row in sample.rows:
        lines += [row] if isinstance(row, str) else [cell for cell in row if cell]
    return lines


def cell_a_line_blank_lines(sample: Sample) -> list[str]:
    return [line for cell in cell_a_line(sample) for line in (cell, "")]


def _separated(sample: Sample, gap: str) -> list[str]:
    rows = [row if isinstance(row, str) else gap.join(cell for cell in row if cell) for row in sample.rows]
    return [sample.title, gap.join(sample.head), *rows]


def one_blank(sample: Sample) -> list[str]:
    return _separated(sample, " ")


def tabs(sample: Sample) -> list[str]:
    return _separated(sample, "\t")


def four_blanks(sample: Sample) -> list[str]:
    return _separated(sample, "    ")


def ideographic_blank(sample: Sample) -> list[str]:
    return _separated(sample, "\u3000")


def header_cut(sample: Sample) -> list[str]:
    """The first header cell with a year or with four characters breaks over the line's end."""
    lines, head = one_blank(sample), sample.head
    at = next(k for k, cell in enumerate(head) if re.match(r"20\d\d年.", cell) or (k and len(cell) == 4))
    cut = 5 if head[at].startswith("20") else 2
    first, second = [*head[:at], head[at][:cut]], [head[at][cut:], *head[at + 1 :]]
    return [lines[0], " ".join(first), " ".join(second), *lines[2:]]


def names_cut(sample: Sample) -> list[str]:
    """Every long second cell breaks over the line's end."""
    out = []
    for number, line in enumerate(one_blank(sample)):
        cells = line.split(" ")
        if number > 1 and len(cells) > 2 and len(cells[1]) > 7:
            out += [" ".join([cells[0], cells[1][:5]]), " ".join([cells[1][5:], *cells[2:]])]
        else:
            out.append(line)
    return out


def page_break_header_repeated(sample: Sample) -> list[str]:
    lines = one_blank(sample)
    return [*lines[:5], "— 7 —", lines[1], *lines[5:]]


def page_break(sample: Sample) -> list[str]:
    lines = one_blank(sample)
    return [*lines[:5], "", "第 7 页", "", *lines[5:]]


def page_break_cell_a_line(sample: Sample) -> list[str]:
    lines, width = cell_a_line(sample), len(sample.head)
    return [*lines[: 4 * width], "- 3 -", "续表", *sample.head, *lines[4 * width :]]


FORMS: list[Callable[[Sample], list[str]]] = [
    piped,
    piped_without_outer_bars,
    piped_shifted,
    piped_short,
    full_width_bars,
    markdown,
    blank_lines_between_rows,
    two_rows_glued,
    cell_a_line_with_bars,
    cell_a_line,
    cell_a_line_blank_lines,
    one_blank,
    tabs,
    four_blanks,
    ideographic_blank,
    header_cut,
    names_cut,
    page_break_header_repeated,
    page_break,
    page_break_cell_a_line,
]


def truth(sample: Sample) -> list[list[str]]:
    """The rows in full: spans filled, a group row repeated over all columns."""
    out: list[list[str]] = []
    for row in sample.rows:
        if isinstance(row, str):
            out.append([row] * len(sample.head))
        else:
            out.append([out[-1][c] if cell is None else cell for c, cell in enumerate(row)])
    return out


def rows_of(grid: Grid) -> Iterator[list[str]]:
    """The grid's data rows in full."""
    full = [[""] * grid.columns for _ in range(grid.rows)]
    heads = set()
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            heads |= {r} if cell.is_header else set()
            for c in range(cell.column, cell.column + cell.column_span):
                assert not full[r][c], "two cells in one place"
                full[r][c] = cell.text
    return (row for r, row in enumerate(full) if r not in heads)
