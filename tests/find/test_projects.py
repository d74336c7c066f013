import pytest

from extract.find.projects import project_rows
from extract.resolve.projects import projects
from tests.find.sheets import document

HEAD = ["序号", "项目类别", "项目名称", "总投资（万元）", "建设单位", "备注"]


def read(rows, above=()):
    doc = document(rows, None, above)
    out = projects(project_rows(doc, doc.tables[0]))
    assert all(doc.text[p.start : p.end].strip() for p in out)
    return out


def test_a_row_is_a_project_with_what_it_shares():
    found = read(
        [HEAD, ["1", "防洪", "北堤加固", "15600", "区水务局", ""], ["^", "^", "南闸改建", "1,200.5", "^", "续建"]]
    )
    assert [(p.row_no, p.category, p.name, p.investment, p.unit, p.actor, p.note) for p in found] == [
        ("1", "防洪", "北堤加固", 15600.0, "万元", "区水务局", None),
        ("1", "防洪", "南闸改建", 1200.5, "万元", "区水务局", "续建"),
    ]


def test_groups_and_sums_are_no_projects():
    rows = [
        HEAD,
        ["一、防洪", "<", "<", "<", "<", "<"],
        ["1", "", "北堤加固", "5", "区水务局", ""],
        ["合计", "<", "<", "5", "", ""],
    ]
    rows += [["二", "", "供水", "", "", ""], ["2", "", "二水厂", "7", "区水务局", ""], ["", "", "合计", "12", "", ""]]
    assert [(p.category, p.name) for p in read(rows)] == [("防洪", "北堤加固"), ("供水", "二水厂")]


@pytest.mark.parametrize(
    ("cell", "above", "value", "unit"),
    [
        ("12", ("单位：亿元",), 12.0, "亿元"),
        ("12亿元", (), 12.0, "亿元"),
        ("约3.5", ("单位：亿元",), 3.5, "亿元"),
        ("—", ("单位：亿元",), None, None),
        ("待定", ("单位：亿元",), None, None),
        ("12", (), 12.0, None),
    ],
)
def test_investment(cell, above, value, unit):
    found = read([["项目名称", "总投资", "建设内容"], ["北堤加固", cell, "加固堤防"]], above)
    assert [(p.investment, p.unit) for p in found] == [(value, unit)]


def test_the_whole_investment_comes_before_a_years_part_of_it():
    rows = [["项目名称", "2026年投资", "总投资（万元）"], ["北堤加固", "3", "9"]]
    assert [p.investment for p in read(rows)] == [9.0]


def test_content_names_a_project_without_a_name():
    assert [p.name for p in read([["序号", "建设内容", "投资"], ["1", "加固堤防\n12公里", "3"]])] == ["加固堤防12公里"]


def test_no_header_no_projects():
    assert read([["甲", "乙"], ["1", "2"]]) == []
