"""Spans of days, months, quarters and years of a plan, and times that only a word away are none."""

from __future__ import annotations

import pytest

from tests.find.helpers import deadlines, targets

YEAR = "青峦县2024年工作要点"
SPANS = [
    ("2025年3月1日—15日，开展自查。", "2025年3月1日—15日 during 2025-03-01..2025-03-15"),
    ("（二）集中攻坚阶段（2024年6月至2025年12月）。全面推进。", "2024年6月至2025年12月 during 2024-06-01..2025"),
    ("2025年前三季度完成投资5亿元。", "2025年前三季度 during 2025-01-01..2025-09-30"),
    ("最晚2024年6月底前全部完成。", "最晚2024年6月底前 by 2024-06-30"),
    ("不迟于2024年完成改造。", "2024年 by 2024"),
    ("“十四五”后两年，建成站点3个。", "“十四五”后两年 during 2024-01-01..2025"),
    ("2024年12月到账资金5亿元。", "2024年12月 during 2024-12-01..2024"),
    # 2024年到2025年 is one span, 2024年、2025年 are two times.
    ("2024年到2025年，建成一期。", "2024年到2025年 during 2024-01-01..2025"),
    ("2024年、2025年，建成一期。", "2024年 during 2024-01-01..2024; 2025年 during 2025-01-01..2025"),
]
OF_ONE_YEAR = [
    ("3月10日至5月10日，开展免疫。", "3月10日至5月10日 during 2024-03-10..2024-05-10"),
    ("1.6月底前，完成改造。", "6月底前 by 2024-06-30"),
    ("“五一”前推出线路。", "“五一”前 by 2024-04-30"),
    ("汛期前完成加固。", "汛期前 by ?"),
    ("每年3月、9月集中开展宣传。", "每年3月、9月 yearly"),
    ("青年内部交流机制更加健全。", ""),
    ("千年底蕴更加彰显。", ""),
    ("研学年内接待游客。", "年内 by 2024"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans(text: str, expected: str) -> None:
    assert deadlines(text) == expected


@pytest.mark.parametrize(("text", "expected"), OF_ONE_YEAR)
def test_in_a_plan_of_one_year(text: str, expected: str) -> None:
    assert deadlines(text, title=YEAR) == expected


NO_DEADLINES = [
    "“十四五”时期经济社会发展的指导思想是：坚持稳中求进。",
    "规划基期为2020年，规划期为2021—2025年，远景展望到2035年。",
    "补贴标准提高到985元每人每月。",
    "修改意见请于2022年3月15日前反馈县民政局。",
]


@pytest.mark.parametrize("text", NO_DEADLINES)
def test_times_of_the_paper_itself(text: str) -> None:
    assert deadlines(text) == ""


def test_aims_of_the_period_are_bound_by_it() -> None:
    assert deadlines("“十四五”时期主要目标是：床位达到800张。") == "“十四五”时期 during 2021-01-01..2025"


REACH = [
    # A part of the year governs its own clause; behind a comma, all of the sentence.
    ("上半年出台办法，新增贷款12亿元。", "贷款 +=12亿元"),
    ("上半年，出台办法，新增贷款12亿元。", "贷款 +=12亿元 @2024-06-30"),
    ("2024年建成站点3个，新增贷款12亿元。", "站点 =3个 @2024; 贷款 +=12亿元 @2024"),
    ("到2025年，全年优良天数达到310天。", "优良天数 =310天 @2025"),
    ("全年优良天数达到310天。", "优良天数 =310天 @2024"),
]


@pytest.mark.parametrize(("text", "expected"), REACH)
def test_reach(text: str, expected: str) -> None:
    assert targets(text, title=YEAR) == expected
