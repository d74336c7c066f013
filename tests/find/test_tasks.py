from extract.find.tasks import task_rows
from tests.find.sheets import document


def told(rows):
    doc = document(rows)
    text = doc.text
    return [
        (
            text[slice(*row.task)],
            [(text[a:b], role) for a, b, role in row.duties],
            row.deadline and text[slice(*row.deadline)],
        )
        for row in task_rows(doc, doc.tables[0])
    ]


def test_lead_support_and_deadline():
    rows = [
        ["序号", "任务", "牵头单位", "责任单位", "配合单位", "完成时限"],
        ["1", "排查隐患", "县应急局", "县住建局", "各乡镇", "2026年底"],
    ]
    assert told(rows) == [
        ("排查隐患", [("县应急局", "lead"), ("县住建局", "support"), ("各乡镇", "support")], "2026年底")
    ]


def test_one_responsible_column_is_joint():
    assert told([["任务", "责任单位"], ["排查隐患", "县应急局、县住建局"]]) == [
        ("排查隐患", [("县应急局、县住建局", "joint")], None)
    ]


def test_spanned_duties_and_deadlines_hold_for_each_row():
    rows = [
        ["工作任务", "具体举措", "责任单位", "完成时限"],
        ["安全", "排查隐患", "县应急局", "2026年"],
        ["^", "整改隐患", "^", "^"],
    ]
    assert told(rows) == [
        ("排查隐患", [("县应急局", "joint")], "2026年"),
        ("整改隐患", [("县应急局", "joint")], "2026年"),
    ]


def test_actors_of_projects_answer_for_them():
    rows = [["项目名称", "总投资（亿元）", "实施单位"], ["北堤加固", "3", " 县水务局 "], ["南闸改建", "4", "—"]]
    assert told(rows) == [("北堤加固", [("县水务局", "joint")], None)]


def test_tables_without_duties_have_no_task_rows():
    assert told([["指标", "2030年"], ["床位", "9"]]) == []
    assert told([["一、安全", "<"], ["任务", "责任单位"], ["二、健康", "<"]]) == []
