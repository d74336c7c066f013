"""An indicator table of 33 rows and 7 columns with merged cells, which takes three pages in print."""

from __future__ import annotations

from corpus.formats.parts import Box, Part

_GROUPS = {
    "养老服务": (
        "养老床位数",
        "护理型床位占比",
        "助餐点数",
        "家庭养老床位数",
        "养老护理员数",
        "老年大学分校数",
        "适老化改造户数",
    ),
    "儿童福利": (
        "儿童主任配备率",
        "未成年人保护站数",
        "困境儿童探访率",
        "托育机构数",
        "每千人口托位数",
        "社区儿童之家数",
    ),
    "社会救助": ("低保标准", "特困人员集中供养率", "临时救助平均办理时限", "低收入人口监测率", "救助管理站达标率"),
    "基层治理": (
        "社区综合服务设施面积",
        "社区工作者数",
        "村规民约修订率",
        "社会组织数",
        "志愿服务站点数",
        "慈善信托规模",
    ),
    "社会事务": (
        "节地生态安葬率",
        "公墓覆盖率",
        "婚姻登记电子化率",
        "地名标志设置数",
        "跨省通办事项数",
        "公益性安葬设施数",
    ),
}
_UNITS = ("张", "%", "个", "张", "人", "所", "户", "个/万人")


def rows() -> list[list[str]]:
    """The table as printed: 33 rows of 7 columns. "^" goes on from the cell above, "<" from the cell on the left."""
    out = [
        ["类别", "序号", "指标名称", "单位", "基期与目标", "<", "属性"],
        ["^", "^", "^", "^", "2025年（基期值）", "2030年（规划目标值）", "^"],
    ]
    number = 0
    for group, names in _GROUPS.items():
        for at, name in enumerate(names):
            number += 1
            base, goal = 37 * number + 0.5 * (number % 3), 41 * number + 0.25 * (number % 4)
            tall = "（含城市、农村和各类园区，按常住人口计算，不含在建项目）" if number % 4 == 0 else ""
            out.append(
                [group if at == 0 else "^", str(number), name + tall, _UNITS[number % 8], f"{base:g}", f"≥{goal:g}"]
                + ["约束性" if number % 3 == 0 else "预期性"]
            )
    out.append(["合计", "<", "重点任务数", "项", "1,200.5", "1,350", "^"])
    return out


def part() -> Part:
    """The same as boxes."""
    table = rows()
    boxes = []
    for r, line in enumerate(table):
        for c, text in enumerate(line):
            if text not in {"^", "<"}:
                down = next((n for n in range(1, len(table) - r) if table[r + n][c] != "^"), len(table) - r)
                across = next((n for n in range(1, 7 - c) if line[c + n] != "<"), 7 - c)
                boxes.append(Box(text, r, c, down, across))
    return Part(cells=tuple(boxes), header=2)


def filled() -> list[list[str]]:
    """The text that stands at every row and column, merged cells filled."""
    table = [[""] * 7 for _ in range(len(rows()))]
    for box in part().cells:
        for r in range(box.row, box.row + box.row_span):
            for c in range(box.column, box.column + box.column_span):
                table[r][c] = box.text
    return table
