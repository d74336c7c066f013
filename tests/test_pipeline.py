"""Files through all stages: what is read, what joins what, and what becomes of a file that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from tests.find.helpers import amount, duties, facts, limit, run, short, targets

PLAN = """青峦县养老服务发展规划（2021—2025年）
青政发〔2021〕12号
一、发展基础
截至2020年底，全县有养老床位2600张。
二、主要任务
到2025年，养老床位达到4200张以上。（县民政局、县财政局）
每年培训护理员300人次。（县人力资源社会保障局）
"""


def test_a_plan_gives_all_kinds_of_rows(tmp_path: Path) -> None:
    found = run(tmp_path, PLAN)
    assert (found.outcome, found.error, found.format) == ("ok", None, "txt")
    assert found.facts is not None
    assert found.document is not None
    assert [short(row) for row in found.facts.targets] == ["养老床位 ≥4200张 @2025", "护理员 =300人次 /每年"]
    assert [(amount(row), row.status) for row in found.facts.statements] == [("=2600张", "achieved")]
    assert [limit(row) for row in found.facts.deadlines] == ["到2025年 by 2025", "每年 yearly"]
    assert [row.department for row in found.facts.responsibilities] == ["县民政局", "县财政局", "县人力资源社会保障局"]
    assert (found.facts.metadata.document_number, found.facts.metadata.period_end) == ("青政发〔2021〕12号", 2025)
    assert found.bytes == len(PLAN.encode())


def test_a_target_takes_the_departments_of_its_passage(tmp_path: Path) -> None:
    found = run(tmp_path, PLAN).facts
    assert found is not None
    assert [row.departments for row in found.targets] == [["民政", "财政"], ["人力资源和社会保障"]]


def test_a_target_without_a_time_has_the_end_of_the_plan_as_implied() -> None:
    rows = facts("到2024年，床位达到800张。", "新增床位80张。").targets
    assert [(str(row.deadline), str(row.deadline_implied)) for row in rows] == [
        ("2024-12-31", "None"),
        ("None", "2025-12-31"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"   \n\n", "empty"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ""), (b"\x00\x01\x02" * 50, "")],
)
def test_a_file_that_holds_no_plan_fails_with_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    found = run(tmp_path, data)
    assert found.outcome == "failed"
    assert found.facts is None
    assert found.error is not None
    assert words in found.error
    assert found.error.endswith(".")


def test_a_file_that_is_missing_or_a_folder_fails_with_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        found = pipeline.process(path, "x")
        assert (found.outcome, found.document, found.facts) == ("failed", None, None)
        assert found.error


def test_a_plan_without_facts_is_read_all_the_same(tmp_path: Path) -> None:
    found = run(tmp_path, "青峦县规划\n高举旗帜，团结奋斗。")
    assert found.outcome == "ok"
    assert found.facts is not None
    assert (found.facts.targets, found.facts.deadlines, found.facts.responsibilities) == ([], [], [])


def test_a_heading_alone_promises_nothing() -> None:
    assert targets("（一）新建水厂3座") == ""
    assert targets("（一）新建水厂3座。到2025年，全部投用。加快管网改造，完善供水体系，提升供水保障能力和水平。") != ""


TABLE = """青峦县2024年重点任务分解表
序号|工作任务|完成时限|牵头单位|配合单位
1|新建社区食堂不少于12家，改造农贸市场3个。|2024年6月底前|县民政局|县商务局
2|培训护理员300人次，完善培训制度。|2024年底前|县人力资源社会保障局|县财政局
3|改造供水管网80公里，健全巡查机制。|2024年9月底前|县水利局|各乡镇
"""


def test_a_task_table_gives_targets_with_the_limit_of_their_row(tmp_path: Path) -> None:
    found = run(tmp_path, TABLE).facts
    assert found is not None
    assert [short(row) for row in found.targets] == [
        "社区食堂 +≥12家 @2024-06-30",
        "农贸市场 =3个 @2024-06-30",
        "护理员 =300人次 @2024",
        "供水管网 =80公里 @2024-09-30",
    ]
    assert [limit(row) for row in found.deadlines] == [
        "2024年6月底前 by 2024-06-30",
        "2024年底前 by 2024",
        "2024年9月底前 by 2024-09-30",
    ]
    assert [(row.department, row.role) for row in found.responsibilities] == [
        ("县民政局", "lead"),
        ("县商务局", "support"),
        ("县人力资源社会保障局", "lead"),
        ("县财政局", "support"),
        ("县水利局", "lead"),
        ("各乡镇", "support"),
    ]
    assert found.targets[0].departments == ["民政", "商务"]


def test_an_indicator_table_gives_values_and_no_targets(tmp_path: Path) -> None:
    lines = "青峦县规划（2021—2025年）\n表1 主要指标\n序号|指标|单位|2020年|2025年|属性\n"
    lines += "1|床位数|张|2600|≥4200|约束性\n2|护理型床位占比|%|42|60|预期性\n3|持证护理员|人|180|400|预期性\n"
    found = run(tmp_path, lines).facts
    assert found is not None
    assert found.targets == []
    got = [(row.name, row.kind, row.period, row.comparator, row.value, row.unit) for row in found.indicator_values]
    assert got[:2] == [("床位数", "baseline", "2020", "eq", 2600, "张"), ("床位数", "target", "2025", "ge", 4200, "张")]
    assert len(got) == 6


def test_roles_of_departments() -> None:
    assert duties("完善社区食堂建设。（牵头单位：县民政局；配合单位：县财政局）") == (
        "县民政局/lead<完善社区食堂建设。; 县财政局/support<完善社区食堂建设。"
    )
