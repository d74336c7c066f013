"""Where a text turns from what was to what is to be; what was carries no day to come."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.find.helpers import PAST, facts, statuses, targets

OPENINGS = [
    (
        "2020年，全县建成床位800张，城镇化率达到60%。下一步，要新建床位500张。",
        "=800张 achieved; =60% achieved; +=500张 target",
    ),
    ("2020年，全县建成床位800张。今后五年，将新增床位500张。", "=800张 achieved; +=500张 target"),
    ("2020年，全县建成床位800张。2021年将新增床位500张。", "=800张 achieved; +=500张 target"),
    ("2021年，全县已建成站点30个，到2025年建成60个。", "=30个 achieved; =60个 target"),
    ("“十三五”以来，建成床位800张，到2025年达到1500张。", "=800张 achieved; =1500张 target"),
    # 要求 is no turn, and what belongs to a total that was reached was reached with it.
    ("2020年，全县建成床位800张。省里要求的300张如期建成。", "=800张 achieved; =300张 achieved"),
    ("2020年，全县建成床位800张，其中农村300张。", "=800张 achieved; =300张 achieved"),
    ("到2025年，在已有床位800张基础上新增500张。", "=800张 achieved; +=500张 target"),
    ("在已建成30个站点的基础上，新建20个站点。", "=30个 achieved; +=20个 target"),
    ("已建成站点30个。", "=30个 achieved"),
    ("已建成的站点全部接入平台，接入率达到100%。", "=100% target"),
    ("2025年，食堂12家，站点30个。", "=12家 target; =30个 target"),
    ("2025年，新建食堂12家，站点30个。", "+=12家 target; =30个 target"),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_a_year_gone_by_and_what_is_to_be_done(text: str, expected: str) -> None:
    assert statuses(text) == expected


LOOKING_BACK = [
    ("2020年，床位达到800张，到2025年要达到1500张。", "=800张 achieved; =1500张 target"),
    ("2020年，床位达到800张，比2015年增加300张。", "=800张 achieved; +=300张 achieved"),
    ("“十三五”期间，建成床位800张。", "=800张 achieved"),
]


@pytest.mark.parametrize(("text", "expected"), LOOKING_BACK)
def test_a_promise_in_a_part_that_looks_back(text: str, expected: str) -> None:
    assert statuses(text, heading=PAST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "到2020年底，床位达到800张，为到2025年建成体系打下基础。",
        "全县现有床位800张，到2025年达到1500张。",
        "全县已建成床位800张，到2025年全部达标。",
        "2020年，床位达到800张，到2025年建成体系。",
    ],
)
def test_what_is_or_was_has_no_day_to_come(text: str) -> None:
    rows = facts(text).statements
    assert rows
    assert all(row.deadline is None or row.deadline < dt.date(2021, 1, 1) for row in rows)


def test_what_was_keeps_the_day_on_which_it_was() -> None:
    (row,) = facts("截至2020年底，全县已建成床位800张。").statements
    assert row.deadline == dt.date(2020, 12, 31)


HIGHER = [
    ("国家规划提出到2030年覆盖率达到90%。", ""),
    (
        "国家规划提出到2030年覆盖率达到90%，全县到2025年达到85%。",
        "覆盖率 =85% @2025",
    ),
    ("国家规划提出到2030年覆盖率达到90%。全县到2025年覆盖率达到85%。", "覆盖率 =85% @2025"),
]


@pytest.mark.parametrize(("text", "expected"), HIGHER)
def test_a_quotation_ends_where_the_own_promise_begins(text: str, expected: str) -> None:
    assert targets(text) == expected
