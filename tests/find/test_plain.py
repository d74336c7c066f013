"""Subjects of what is no value: where a measure starts, how long it lasts, how large a thing is, which cases are meant."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts

SUBJECTS = [
    ("城镇化率从2020年的51%提升到2025年的56%。", ["城镇化率", "城镇化率"]),
    ("亏损企业由66户减少到12户。", ["亏损企业", "亏损企业"]),
    (
        "城乡低保标准分别从600元、400元提高到800元、600元。",
        ["城乡低保标准", "城乡低保标准", "城镇低保标准", "农村低保标准"],
    ),
    ("森林覆盖率达62%、连续8年居全省首位。", ["森林覆盖率", "森林覆盖率"]),
    ("经济总量连跨5000亿元、6000亿元两个台阶。", ["经济总量", "经济总量"]),
    ("平安建设考核连续3次获评优秀。", ["平安建设考核"]),
    ("水质连续6年达到Ⅱ类。", ["水质"]),
    ("推出首款9兆瓦时储能系统。", ["储能系统"]),
    ("关停淘汰10万千瓦及以下燃煤机组。", ["燃煤机组"]),
    ("研发投入达到或超过1亿元/年的企业。", ["研发投入"]),
    ("实施亿元以上项目200个。", ["项目", "亿元以上项目"]),
    ("生态廊道1194公里全线贯通。", ["生态廊道"]),
    ("连续45年无重大森林火灾。", [None]),
    ("投入1000万元（含）至5000万元（不含）的企业。", ["投入", "企业"]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subjects_of_statements(text: str, expected: list[str | None]) -> None:
    found = facts(text)
    rows = sorted([*found.statements, *found.targets], key=lambda row: row.start)
    assert [row.subject for row in rows] == expected


def test_the_upper_end_of_a_bracket_is_a_condition() -> None:
    found = facts("5000万元（含）至1亿元（不含）/年的企业，给予补助500万元。")
    assert [row.status for row in found.statements] == ["condition", "condition"]


def test_a_capacity_that_is_reached_is_promised_and_that_of_a_plant_is_its_size() -> None:
    assert [row.subject for row in facts("全县电力装机达到80万千瓦。").targets] == ["电力装机"]
    assert [row.status for row in facts("某电站总装机达50万千瓦、年底投产。").statements] == ["current"]
