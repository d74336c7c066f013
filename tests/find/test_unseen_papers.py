"""Heads of papers and news that were first met in texts nobody had looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.find import metadata as clues
from extract.records import Metadata
from extract.resolve import metadata
from tests.find.helpers import deadlines, document, facts, statuses

NOTICE = (
    "永平市人民政府办公室{sends}关于推进绿色建材产业发展的实施意见的通知",
    "永府办发〔2023〕33号",
    "各县（市、区）人民政府，市政府各部门：",
    "《关于推进绿色建材产业发展的实施意见》已经市政府同意。现印发给你们，请认真贯彻执行。",
    "{day}",
    "（此件主动公开）",
    "关于推进绿色建材产业发展的实施意见",
    "到2026年，建材产业营业收入达到300亿元。",
)


def head(*lines: str) -> Metadata:
    read = document(*lines)
    return metadata.metadata(read, clues.find(read))


@pytest.mark.parametrize("sends", ["印发", "转发", "批转"])
@pytest.mark.parametrize("day", ["2023年8月12日", "2023 年 8 月 12 日"])
def test_a_notice_that_sends_out_on_without_a_second_word(sends: str, day: str) -> None:
    found = head(*(line.format(sends=sends, day=day) for line in NOTICE))
    assert found.title == "关于推进绿色建材产业发展的实施意见"
    assert found.doc_type == "实施意见"
    assert found.issuing_body == "永平市人民政府办公室"
    assert found.issue_date == dt.date(2023, 8, 12)


ZONES = [
    # what kind of thing the plan is for
    ("嘉兴市产业园区提质增效行动方案（2024—2026年）", "嘉兴市"),
    ("嘉兴市科技园区高质量发展实施方案", "嘉兴市"),
    # a zone's own plan
    ("嘉兴市秀洲产业园区2024年工作要点", "嘉兴市秀洲产业园区"),
    ("嘉兴市南湖高新区绿色发展实施方案", "嘉兴市南湖高新区"),
]


@pytest.mark.parametrize(("title", "place"), ZONES)
def test_zones_and_plans_for_zones(title: str, place: str) -> None:
    assert head(title, "一、总体要求", "到2026年，亩均税收达到30万元。").jurisdiction == place


@pytest.mark.parametrize("title", ["朝阳市2024年民生实事项目", "朝阳市2024年十件民生实事"])
def test_a_list_of_deeds_for_the_people_is_a_paper(title: str) -> None:
    found = head(title, "新建改建农村公路120公里。")
    assert (found.title, found.jurisdiction, found.doc_type) == (title, "朝阳市", "清单")


def test_parts_of_what_is_promised_before_the_first_heading() -> None:
    paper = (
        "到2027年，公共充电站达到600座以上。其中，镇级充电站达到120座左右、快充桩1500台左右。",
        "截至2024年底，全市有充电站210座。其中，公共充电站130座。",
    )
    found = facts(*paper, "一、发展基础", heading="永平市充电设施规划（2025—2027年）", title="永平市人民政府")
    assert [row.value for row in found.targets] == [600, 120, 1500]
    assert [(row.subject, row.value) for row in found.statements] == [("充电站", 210), ("公共充电站", 130)]


SAID = [
    ("近三年来，全县完成管网改造任务210公里。", "=210公里 achieved"),
    ("此外，2019年全县蔬菜产量达到8万吨，全年完成茶园改造300亩。", "=8万吨 achieved; =300亩 achieved"),
    ("此外，2024年全县蔬菜产量达到8万吨。", "=8万吨 target"),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_years_gone_by_saw(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_what_a_day_saw_is_no_deadline() -> None:
    assert deadlines("3月初，县政府出台了蔬菜产业发展方案。") == ""
    assert deadlines("3月，县政府出台蔬菜产业发展方案。") != ""
