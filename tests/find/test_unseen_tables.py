"""Task tables as web pages were scraped: rows numbered in their first cell, lost spans, dates in digits; lists of names."""

from __future__ import annotations

from pathlib import Path

from extract.records import Facts
from tests.find.helpers import facts, run, targets

TITLE = "2023年青峦县民生实事进展情况登记表"
TABLE = (
    "项目名称 | 工作任务 | 计划完成时间 | 牵头单位 |",
    "1.城市环境项目 | 对解放路等4条道路进行综合改造; | 11月 | 建设局 |",
    "2023.8 | 城投集团 | ||",
    "新建口袋公园3处; | 10月底 | 水利局 | |",
    "2.公墓建设项目 | 新建公益性墓地12处;出台办法,加强管理。 | 2023/09/15 | 民政局 |",
    "3.农村道路项目 | 投资3000万元,改造公路30公里。 | 10月 | 交通运输局 |",
    "4.市场提升项目 | 完成两处市场改造,动工建设北山市场。 | 1、北山市场2024年底完成 2、其余10月1日前完成 | 商务局 |",
)


def _table(folder: Path) -> Facts:
    found = run(folder, "\n".join((TITLE, *TABLE))).facts
    assert found is not None
    return found


def test_a_row_numbered_in_its_first_cell_is_no_header(tmp_path: Path) -> None:
    found = _table(tmp_path)
    assert found.metadata.title == TITLE
    assert [row.canonical for row in found.responsibilities if row.canonical] == [
        "住房和城乡建设",
        "水利",
        "民政",
        "交通运输",
        "商务",
    ]
    assert [(row.subject, str(row.deadline)) for row in found.targets][:3] == [
        ("道路", "2023-11-30"),
        ("口袋公园", "2023-10-31"),
        ("公益性墓地", "2023-09-15"),
    ]


def test_dates_in_digits_and_items_of_a_cell(tmp_path: Path) -> None:
    assert [(row.expression, str(row.date_end)) for row in _table(tmp_path).deadlines] == [
        ("11月", "2023-11-30"),
        ("2023.8", "2023-08-31"),
        ("10月底", "2023-10-31"),
        ("2023/09/15", "2023-09-15"),
        ("10月", "2023-10-31"),
        ("2024年底", "2024-12-31"),
        ("10月1日前", "2023-10-01"),
    ]


def test_a_number_in_a_cell_of_limits_is_no_date() -> None:
    assert targets("浓度控制在20.5微克/立方米以内。") == "浓度 ≤20.5微克/立方米"


def test_a_line_that_names_a_list_bounds_nothing() -> None:
    title = "关于印发青峦县实事项目的通知"
    assert [row.expression for row in facts("2024年实事项目和重点工程安排", "（一）便民", title=title).deadlines] == []
    assert [row.expression for row in facts("2024年完成项目安排12个。", title=title).deadlines] == ["2024年"]


def test_a_cell_left_over_from_a_table_bounds_nothing() -> None:
    assert facts("到2025年规划指标（万亩） |", "城关镇 |").deadlines == []
    assert [row.expression for row in facts("到2025年，规划指标落实到镇。").deadlines] == ["到2025年"]


def test_a_year_in_one_item_is_not_meant_in_the_next() -> None:
    found = facts("1、北山市场2024年底完成改造 2、南山市场6月底前完成改造。", title="青峦县2023年工作要点")
    assert [str(row.date_end) for row in found.deadlines] == ["2024-12-31", "2023-06-30"]
    found = facts("北山市场2024年3月开工、6月底前完成改造。", title="青峦县2023年工作要点")
    assert [str(row.date_end) for row in found.deadlines][-1] == "2024-06-30"


def test_a_title_that_opens_with_a_named_paper_keeps_its_marks() -> None:
    found = facts("新增学位200个。", title="《政府工作报告》2023年重点工作任务分解方案")
    assert found.metadata.title == "《政府工作报告》2023年重点工作任务分解方案"


def test_a_deed_that_reads_like_a_place() -> None:
    assert facts("新建县第一人民医院，新建县体育馆。", title="", heading="").metadata.jurisdiction is None
    assert facts("新增床位90张。", title="新建区养老服务实施方案").metadata.jurisdiction == "新建区"
