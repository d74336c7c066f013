"""Goals without a number are rows without a value; the same words around a number are quantities."""

from __future__ import annotations

import pytest

from tests.find.helpers import values

GOALS = [
    ("居民收入增长与经济增长同步。", "goal"),
    ("居民收入增长与经济增长基本同步。", "goal"),
    ("完成上级下达的能耗指标。", "goal"),
    ("单位能耗降幅完成省下达任务。", "goal"),
    ("碳排放强度控制在市下达目标以内。", "goal"),
    ("研发投入强度高于全省平均水平。", "goal"),
    ("主要污染物排放不超过国家控制标准。", "goal"),
    ("林地保有量只增不减。", "goal"),
]
NUMBERS = [
    ("研发投入强度高于全省平均水平2个百分点。", "+=2个百分点"),
    ("到2025年，居民收入增长6%，与经济增长同步。", "+=6%; goal"),
]
NONE = [
    ("同步推进城乡规划编制。", ""),
    ("提高公共服务水平。", ""),
    ("按照上级要求开展工作。", ""),
    ("规划同步设计、同步施工。", ""),
]


@pytest.mark.parametrize(("text", "expected"), GOALS + NUMBERS + NONE)
def test_goals(text: str, expected: str) -> None:
    assert values(text) == expected
