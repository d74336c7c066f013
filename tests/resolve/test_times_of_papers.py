"""Quarters behind a colon, times that belong to a name or bound the handing in of a paper."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, targets

PLAN = "青峦县2023年工作方案"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二季度：完成任务的50%以上。", "任务 ≥50% @2023-06-30"),
        ("上半年出台办法，新增贷款12亿元。", "贷款 +=12亿元"),
        ("园区新增规模以上工业企业60户。", "规模以上工业企业 +=60户"),
        ("全县无违建村（居）达到全县村（居）总数的80%。", "无违建村（居） =80%"),
        ("改造小区50个，约600万平方米。", "小区 =50个; 小区 ≈600万平方米"),
        ("建成公厕20座，绿地5万平方米。", "公厕 =20座; 绿地 =5万平方米"),
    ],
)
def test_targets(text: str, expected: str) -> None:
    assert targets(text, title=PLAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各牵头单位于2023年2月10日前将制订的办理方案报县督查室。", ["2023年2月10日前"]),
        ("每年根据各党组提出的建议，研究确定协商计划。", ["每年"]),
        ("2023年2月10日前提出修改意见。", []),
        ("2023年县《政府工作报告》任务纳入考核。", []),
        ("2023年，县《政府工作报告》任务全部完成。", ["2023年"]),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    assert [row.expression for row in facts(text, title=PLAN).deadlines] == expected
