"""Deadlines that a label states (完成时限：…), and what a time at the head of a paragraph implies."""

from __future__ import annotations

import pytest

from tests.find.helpers import deadlines, facts


def test_a_day_behind_a_label_is_a_deadline() -> None:
    assert deadlines("完成时限：2024年11月30日") == "2024年11月30日 by 2024-11-30"
    assert deadlines("2024年11月30日印发。") == ""


def test_a_limit_in_a_bracket_bounds_the_text_before_it() -> None:
    (found,) = facts("新建水厂3座，改造管网80公里。（责任单位：县水利局；完成时限：2024年6月底前）").deadlines
    assert found.task == "新建水厂3座，改造管网80公里。"


def test_only_a_period_at_the_head_is_implied_behind_a_full_stop() -> None:
    first, second = (row.deadline_implied for row in facts("到2023年，水厂达到3座。改造管网80公里。").targets)
    assert (first, str(second)) == (None, "2023-12-31")
    (found,) = facts("各乡镇要在2023年9月底前制定方案。改造管网80公里。").targets
    assert str(found.deadline_implied) == "2025-12-31"


def test_what_a_period_is_bounds_nothing() -> None:
    assert deadlines("“十四五”时期在现代化进程中具有承前启后的重要地位。") == ""
    assert deadlines("“十四五”时期，是夯实基础、全面发力的关键时期。") == ""
    assert deadlines("实现“十四五”时期经济社会发展目标，必须坚持改革创新。") == ""


def test_what_is_done_in_a_period_still_is_bound_by_it() -> None:
    assert deadlines("“十四五”时期，新建水厂3座。") == "“十四五”时期 during 2021-01-01..2025"
    assert deadlines("“十四五”时期在全县建成水厂3座。") == "“十四五”时期 during 2021-01-01..2025"


@pytest.mark.parametrize(
    ("heading", "implied"),
    [
        ("二、“十四五”时期发展成就和“十五五”时期主要目标", "2030-12-31"),
        ("二、今后五年的目标任务", "2030-12-31"),
        ("三、2026年重点工作", "2026-12-31"),
        ("三、重点工作", "2026-12-31"),
        ("三、真抓实干，实现“十五五”良好开局", "2026-12-31"),
    ],
)
def test_a_heading_that_names_a_span_to_come_implies_its_end(heading: str, implied: str) -> None:
    title = "2026年青峦市政府工作报告"
    lines = ("“十五五”时期，我市经济社会发展要稳中求进。", "主要指标包括：城镇化率达到70%以上。")
    rows = facts(*lines, heading=heading, title=title).targets
    assert [str(row.deadline_implied) for row in rows] == [implied]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年10月上旬，完成验收。", "2024年10月上旬 during 2024-10-01..2024-10-10"),
        ("2024年10月中旬，完成验收。", "2024年10月中旬 during 2024-10-11..2024-10-20"),
        ("2024年10月下旬，完成验收。", "2024年10月下旬 during 2024-10-21..2024-10-31"),
        ("2024年10月下旬前，完成验收。", "2024年10月下旬前 by 2024-10-20"),
        ("2024年10月20日前，完成验收。", "2024年10月20日前 by 2024-10-20"),
    ],
)
def test_thirds_of_a_month(text: str, expected: str) -> None:
    assert deadlines(text) == expected


def test_within_a_named_year_is_by_its_end() -> None:
    assert deadlines("2024年内，完成改造。") == "2024年内 by 2024"
    assert deadlines("2024年内涵建设，完成改造。") in ("", "2024年 during 2024-01-01..2024")


def test_the_day_of_a_recurring_time_belongs_to_it_and_the_item_s_number_to_nothing() -> None:
    (found,) = facts("3.每季度第一个月10日前报送进展情况。").deadlines
    assert (found.expression, found.recurrence) == ("每季度第一个月10日前", "quarterly")
    assert found.task is not None and not found.task.startswith("3.")
    (found,) = facts("4.各乡镇每年培训护理员300人次。").deadlines
    assert found.task == "各乡镇每年培训护理员300人次"


@pytest.mark.parametrize("text", ["暑假前完成食堂改造12个。", "寒假前完成食堂改造12个。"])
def test_holidays_limit_without_a_day(text: str) -> None:
    assert deadlines(text).startswith(text[:3] + " by")
