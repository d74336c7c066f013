import pytest

from extract.find.tables import kind, sheet
from tests.find.sheets import document


def kind_of(*rows):
    return kind(document([list(row) for row in rows]).tables[0])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("序号", "指标", "2025年", "2030年"), ("1", "床位", "5", "9")], "indicators"),
        ([("项目", "单位", "2025年", "2030年"), ("床位", "张", "5", "9")], "indicators"),
        ([("一级指标", "二级指标", "目标值", "责任单位"), ("规模", "床位", "5", "县民政局")], "indicators"),
        ([("专栏1 发展指标", "<", "<"), ("指标", "基期", "目标"), ("床位", "5", "9")], "indicators"),
        ([("序号", "项目名称", "总投资（亿元）", "建设单位"), ("1", "北堤加固", "1.2", "县水务局")], "projects"),
        ([("序号", "建设内容", "投资额", "备注"), ("1", "加固堤防", "1.2", "续建")], "projects"),
        ([("项目名称", "建设内容及规模", "建设年限"), ("北堤加固", "加固堤防", "2026-2028")], "projects"),
        (
            [("序号", "重点任务", "牵头单位", "配合单位", "完成时限"), ("1", "排查", "县应急局", "县民政局", "2026年")],
            "tasks",
        ),
        ([("工作内容", "责任部门"), ("排查隐患", "县应急局")], "tasks"),
        ([("类别", "责任单位", "完成时间"), ("排查隐患", "县应急局", "2026年")], "tasks"),
        ([("姓名", "职务"), ("甲某", "组长")], "other"),
        ([("年份", "2025年", "2026年"), ("床位", "5", "9")], "indicators"),
        ([("", "2025年", "2026年"), ("床位", "5", "9")], "indicators"),
        ([("内容", "2025年", "2026年"), ("床位", "5", "9")], "indicators"),
        ([("建设任务", "单位", "2026年目标"), ("改造管网", "公里", "9")], "indicators"),
        ([("任务", "2026年目标", "责任单位"), ("改造管网", "9", "县水务局")], "tasks"),
        ([("2025年", "2026年"), ("5", "9")], "other"),
        ([("服务项目", "服务对象", "服务内容"), ("助餐", "老年人", "送餐")], "other"),
    ],
)
def test_kinds(rows, expected):
    assert kind_of(*rows) == expected


def test_a_shared_header_cell_is_split_by_what_stands_below():
    parts = sheet(document([["指标", "<", "2030年"], ["覆盖率", "城市", "9"], ["^", "农村", "8"]]).tables[0])
    units = sheet(document([["指标", "<", "2030年"], ["覆盖率", "%", "9"], ["床位", "张", "8"]]).tables[0])
    groups = sheet(document([["指标", "<", "2030年"], ["设施", "床位（张）", "9"], ["^", "站点（个）", "8"]]).tables[0])
    assert [column.role for column in parts.columns] == ["indicator", "part", "value"]
    assert [column.role for column in units.columns] == ["indicator", "unit", "value"]
    assert [column.role for column in groups.columns] == ["category", "indicator", "value"]


def test_a_table_without_header_words_has_no_sheet():
    assert sheet(document([["甲", "乙"], ["1", "2"]]).tables[0]) is None
