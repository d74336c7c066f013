"""Money that is given: the grant is what is measured, who gets it the scope; and money that is spent, which is none."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, targets

GRANTS = [
    ("对首次认定的高新技术企业给予20万元奖励。", "高新技术企业奖励 =20万元"),
    ("对新引进的博士给予每月3000元补贴，补贴期限3年。", "博士补贴 =3000元 /每月"),
    ("按实际投资额的10%给予补助，最高不超过500万元。", "补助 ≤500万元"),
    ("对租用厂房的企业给予50%租金补贴，单户每年不超过20万元。", "企业租金补贴 =50%; 企业租金补贴 ≤20万元 /每年"),
    ("单个项目补助最高100万元。", "单个项目补助 ≤100万元"),
    # Money spent, lent or collected is named by its own words.
    ("每年安排乡村振兴专项资金不少于5000万元。", "乡村振兴专项资金 ≥5000万元 /每年"),
    ("每年安排资金800万元。", "资金 =800万元 /每年"),
    ("新增涉农贷款12亿元。", "涉农贷款 +=12亿元"),
    ("技改投资占比达到35%。", "技改投资占比 =35%"),
]


@pytest.mark.parametrize(("text", "expected"), GRANTS)
def test_what_is_given(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_who_gets_it_is_the_scope() -> None:
    (row,) = facts("对新认定的省级示范社，一次性奖励5万元。").targets
    assert (row.subject, row.scope) == ("省级示范社一次性奖励", "新认定的省级示范社")


def test_the_cap_of_a_grant_is_of_the_same_grant() -> None:
    first, cap = facts("对新认定的企业给予20万元奖励，单个企业累计不超过50万元。").targets
    assert (cap.subject, cap.scope) == (first.subject, first.scope) == ("企业奖励", "新认定的企业")
