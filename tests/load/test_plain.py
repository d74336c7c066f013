"""What is told of a line by a few characters must hold under every rule; so must what is told of a whole text."""

from __future__ import annotations

import random

import pytest

from extract import headers
from extract.codebook import forms, rows
from extract.load.chrome import declared, is_chrome, is_page_number, opens_tail
from extract.load.flat.recover import recover
from extract.load.glued import Splitter, glued_lines
from extract.load.plain import running
from extract.load.whole import lines_holding, lines_with

PLAIN = (
    "一、总体要求", "（二）健全服务网络", "1.建设站点。", "到2025年，建成3处。", "——推进普惠托育。", "大力发展养老服务",
    "第二节 主要目标", "打造幸福河湖", "主要目标是：", "关停落后产能12万吨。", "相关部门要各负其责。",
)  # fmt: skip
CHROME = (
    "打印", "【字体：大 中 小】", "— 12 —", "第 3 页 共 9 页", "3/20", "首页 > 政务公开", "发布日期：2021-03-31",
    "索 引 号：001", "（记者 王一 摄）", "http://a.example/b。", "Page 3 of 9", "相关链接", "浏览次数：5。", "12",
)  # fmt: skip


@pytest.mark.parametrize("line", PLAIN)
def test_a_line_of_the_plan_is_told_without_the_rules(line: str) -> None:
    assert running(line)(line)


@pytest.mark.parametrize("line", CHROME)
def test_chrome_is_left_to_the_rules(line: str) -> None:
    assert not running(line)(line)


def test_what_is_told_running_text_is_chrome_under_no_rule() -> None:
    pick = random.Random(7)
    words = [row["form"] for row in rows("boilerplate")]
    parts = [*words, *PLAIN, *CHROME, *"0123第页/—*#[]()（）【】：:。，；、|！hpP \u3000", "图/李", "日电", "[下载](x)"]
    for _ in range(30_000):
        line = "".join(pick.choice(parts) for _ in range(pick.randrange(1, 5))).strip()
        if line and running(line)(line):
            assert declared(line, False) is None, line
            assert not (is_chrome(line) or is_page_number(line) or opens_tail(line)), line


def test_a_cell_that_may_be_no_header_is_none() -> None:
    pick = random.Random(7)
    words = [row["form"] for row in rows("table_headers")] + list(forms("units"))
    more = [
        "2025年",
        "“十四五”",
        "（%）",
        "(亿元)",
        "/人",
        "，张",
        "累计",
        "或",
        "[",
        "]",
        "期末",
        "加快",
        "一、",
        "(注)",
    ]
    for _ in range(20_000):
        text = "".join(pick.choice(words if pick.random() < 0.5 else more) for _ in range(pick.randrange(1, 5)))
        found = headers.read(text)
        assert headers.may_be(text) or found is None or not found.exact, text
    assert not headers.may_be("（三）加快发展")
    assert headers.may_be("規劃目標")


def test_a_line_that_nothing_is_glued_into_is_passed_over() -> None:
    lines = [
        "一、总体要求 （一）指导思想",
        "建成3处。2.扩大供给。3.提高质量。",
        "到2025年，建成3处。",
        "成效明显。2021年建成3处。",
    ]
    found = glued_lines("\n".join(lines))
    assert found == [0, 1]
    whole, passing = Splitter(), Splitter()
    for number, line in enumerate(["1.建设站点。", *lines]):
        pieces = whole.split(line)
        if number and number - 1 in found:
            assert passing.split(line) == pieces
        else:
            passing.pass_over(line)
            assert pieces == [line]


def test_a_header_in_halves_and_bars_within_sentences_are_still_seen() -> None:
    halves = ["序 牵头 完成", "号 单位 时限", "1 县民政局 2025年", "2 县财政局 2026年"]
    assert [(start, grid.rows) for start, _, grid in recover(halves)] == [(0, 3)]
    bars = ["建成一批站点。", "| 指标 | 2025年 |", "| 床位数。（张） | 50 |", "| 护理员数（人） | 20 |"]
    assert [start for start, _, _ in recover(bars)] == [1]
    assert recover(["推进建设。", "总体要求", "（一）加快发展", "指 标 管理"]) == []


def test_lines_are_counted_from_the_whole_text() -> None:
    import re

    lines = ["", "甲|", "", "乙", "|丙|"]
    text = "\n".join(lines)
    assert lines_with(re.compile(r"\|"), text) == [1, 4] == sorted(lines_holding("|", lines, text))
