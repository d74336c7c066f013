"""Bodies named by how many people they have, words in quotation marks that bound nothing, what a change starts from."""

from __future__ import annotations

import pytest

from tests.find.helpers import statuses, targets

BODIES = [
    ("推动300人以上企业100%建立工会组织。", "≥300人 condition; =100% target"),
    ("建设床位规模达到500张床位以上的综合医院1所。", "=500张 condition; =1所 target"),
    ("培训300人以上企业职工。", "≥300人 target"),
    ("组织500名以上村民参加培训。", "≥500名 target"),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_is_named_by_its_people(text: str, expected: str) -> None:
    assert statuses(text) == expected


SUBJECTS = [
    ("“最多跑一次”事项占比100%。", "“最多跑一次”事项占比 =100%"),
    ("办事次数最多1次。", "办事次数 ≤1次"),
    ("“三公”经费在上年基础上再降3%。", "“三公”经费 -=3%"),
    ("存贷款余额双双突破2000亿元。", "存贷款余额 >2000亿元"),
    ("即办件占比达到70%。", "即办件占比 =70%"),
    ("撬动社会资本不低于10亿元。", "社会资本 ≥10亿元"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_what_is_measured(text: str, expected: str) -> None:
    assert targets(text) == expected
