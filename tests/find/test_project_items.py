"""Projects that boxes name in running text."""

import pytest

from extract.find.project_items import project_items
from extract.resolve.projects import projects
from tests.find.helpers import document


def told(*lines: str) -> list[tuple[object, ...]]:
    doc = document("溪原县养老服务规划（2026—2030年）", "一、主要任务", "建设养老服务设施。", *lines)
    found = projects(project_items(doc))
    assert all(doc.text[p.start : p.end] == p.name and p.table is None for p in found)
    return [(p.row_no, p.category, p.name, p.investment, p.unit, p.actor, p.period) for p in found]


def test_numbered_items_of_a_box():
    assert told(
        "专栏2 养老服务重点项目",
        "（单位：万元）",
        "1.溪原县颐养中心二期。新建床位300张，总投资9600万元，2026—2028年实施。",
        "2.城东公益公墓。占地80亩，投资3,500万元，2027年底建成。",
        "3.县儿童救助站。改建1200平方米，估算投资0.6亿元，建设单位：县城投集团，建设年限为2026年。",
    ) == [
        ("1", None, "溪原县颐养中心二期", 9600.0, "万元", None, "2026—2028年"),
        ("2", None, "城东公益公墓", 3500.0, "万元", None, "2027年底建成"),
        ("3", None, "县儿童救助站", 0.6, "亿元", "县城投集团", "2026年"),
    ]


def test_a_list_behind_the_title_under_places_and_bodies():
    assert told(
        "专栏3 重点项目 市本级：市颐养院建设项目，床位900张，总投资5.2亿元，建设期限2025—2027年。"
        " 青石县：县福利院迁建项目，投资1.7亿元；乡镇敬老院改造项目，投资800万元。 县水务集团：供水管网项目，投资2亿元。"
    ) == [
        (None, "市本级", "市颐养院建设项目", 5.2, "亿元", None, "2025—2027年"),
        (None, "青石县", "县福利院迁建项目", 1.7, "亿元", None, None),
        (None, "青石县", "乡镇敬老院改造项目", 800.0, "万元", None, None),
        (None, None, "供水管网项目", 2.0, "亿元", "县水务集团", None),
    ]


def test_the_whole_investment_before_a_year_of_it():
    found = told("专栏1 重大工程", "（1）河道整治工程。2026年计划投资2亿元，总投资11.5亿元，2029年完工。")
    assert [(row[2], row[3]) for row in found] == [("河道整治工程", 11.5)]


@pytest.mark.parametrize(
    "lines",
    [
        ["专栏2 能力提升工程", "1.县级照护机构建设。新增床位300张，中央预算内投资单个项目补助不超过2000万元。"],
        ["专栏2 培育工程", "1.招引企业。引进投资10亿元以上整机项目5个，带动投资30亿元。"],
        ["专栏2 重点项目", "1.窗口标准化项目。设置窗口96个。"],
        ["专栏2 主要指标", "1.社会投资。完成投资20亿元，总投资5亿元。"],
        ["1.加快成网。建成某某铁路，全长178公里，总投资312亿元。"],
        ["专栏2 重点项目", "1.颐养中心。总投资5亿元。", "二、保障措施", "1.加大投入。县财政计划投资3亿元。"],
    ],
    ids=["a subsidy", "money attracted", "no money", "another box", "no box", "behind the box"],
)
def test_what_is_no_project_with_an_investment(lines):
    assert [row[2] for row in told(*lines)] in ([], ["颐养中心"])


def test_items_numbered_in_words():
    assert [
        name
        for _, _, name, *_ in told(
            "专栏3 水利重点工程",
            "一是智慧水利工程：接入站点120处，投资6800万元，2026—2027年实施。",
            "（二）河道整治工程：治理河长30公里，投资1.2亿元，2027—2029年实施。",
        )
    ] == ["智慧水利工程", "河道整治工程"]
