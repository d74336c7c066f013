"""What invented plans showed: cases and sanctions, other documents' aims, aims among aims, goals in columns of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.find.helpers import facts, run

NOT_PROMISED = [
    "对绿化考核得分不足80分的街道，扣减次年养护经费15%。",
    "未按期交付的，按每平方米120元扣减工程款。",
    "对坡度15度以上、岩石裸露超过四成的地块一律退耕。",
    "省“十五五”综合规划明确，到2030年公共交通占机动化出行比例达到48%。",
]


@pytest.mark.parametrize("text", NOT_PROMISED)
def test_cases_sanctions_and_other_documents_promise_nothing(text: str) -> None:
    assert [row.value for row in facts(text).targets] == []


PROMISED = [
    ("到2030年，供热能力达到900万平方米，清洁供热面积620万平方米以上、占比提高到七成。", [900, 620, 70]),
    ("到2027年，每万人拥有书店面积80平方米，社区书屋达到60家。", [80, 60]),
    ("汇聚政务数据240类、9亿条。", [240, 9]),
    ("举办邻里艺术节4届。", [4]),
    ("今年要实现18个街道平台全覆盖。", [100]),
    ("建成18个街道平台。", [18]),
    ("拖欠款项减少15%。", [15]),
]


@pytest.mark.parametrize(("text", "values"), PROMISED)
def test_aims_among_aims_are_promised(text: str, values: list[float]) -> None:
    assert [row.value for row in facts(text).targets] == values


def test_short_cells_and_bare_goals_of_a_table_of_tasks(tmp_path: Path) -> None:
    rows = [
        "青峦县城市更新行动方案（2026—2028年）",
        "序号\t重点任务\t目标要求\t牵头单位\t完成时限",
        "1\t整修背街小巷\t整修90条\t县城管局\t2027年6月底",
        "2\t培育社区社会组织\t35家\t县民政局\t2027年底",
        "3\t新建幼儿园6所\t投用\t县教育局\t2028年8月底",
    ]
    found = run(tmp_path, "\n".join(rows)).facts
    assert found is not None
    assert [(row.value, row.unit) for row in found.targets] == [(90, "条"), (35, "家"), (6, "所")]
    assert found.targets[1].subject == "社区社会组织"
    assert str(found.targets[2].deadline) == "2028-08-31"


def test_goals_of_tasks_under_a_group_are_no_indicators(tmp_path: Path) -> None:
    rows = [
        "青峦县城市更新行动方案（2026—2028年）",
        "| 类别 | 序号 | 工作任务 | 目标要求 | 牵头单位 | 完成时限 |",
        "| 出行 | 1 | 改造公交站台 | 改造40座 | 县交通局 | 2027年6月底 |",
        "|  | 2 | 设置骑行道 | 25公里 | 县住建局 | 2027年底 |",
        "| 居住 | 3 | 整修楼道 | 300个 | 县房管局 | 2028年底 |",
    ]
    found = run(tmp_path, "\n".join(rows)).facts
    assert found is not None
    assert not found.indicator_values
    assert [row.value for row in found.targets] == [40, 25, 300]
