"""Parts of a total in the next sentence, things and values in step, rates by which something is reckoned."""

from __future__ import annotations

import pytest

from tests.find.helpers import statuses, targets

PARTS = [
    (
        "新建中小学18所，新增学位2.6万个。其中，2024年建成3所，2025年建成5所。",
        "中小学 +=18所; 学位 +=2.6万个; 中小学 =3所 @2024; 中小学 =5所 @2025",
    ),
    ("新建水厂18座。2024年开展培训3次。", "水厂 +=18座; 培训 =3次 @2024"),
    ("小学、初中班额控制在45人、50人以内。", "小学班额 ≤45人; 初中班额 ≤50人"),
    ("孤儿资助标准提高到6000元。", "孤儿资助标准 =6000元"),
    ("规划新建中小学18所。", "中小学 +=18所"),
    ("引进亿元以上项目30个，其中5亿元以上8个。", "亿元以上项目 =30个; 5亿元以上项目 =8个"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_and_steps(text: str, expected: str) -> None:
    assert targets(text) == expected


RATES = [
    ("对小规模纳税人减按1%征收率征收增值税。", "=1% condition"),
    ("有5名以上残疾学生的普通学校设立资源教室3个。", "≥5名 condition; =3个 target"),
    ("每县拥有5名以上全科医生。", "≥5名 target"),
    ("对提前完工的项目按投资额的1%、最高不超过500万元给予奖励。", "=1% condition; ≤500万元 target"),
    ("按实际支出的10%给予最高200万元补助。", "=10% condition; ≤200万元 target"),
    ("课后服务实现有需求学生全覆盖。", "=100% target"),
]


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_what_is_reckoned_by(text: str, expected: str) -> None:
    assert statuses(text) == expected
