"""What a heading or an opening says of the time of its part."""

from __future__ import annotations

import pytest

from extract.resolve.tense import of_heading, of_passage, of_section, turns
from tests.find.helpers import bug

NOUN = "发展, 建设 and the like as nouns at the head are taken for verbs"
HEADINGS = [
    ("一、“十三五”时期发展回顾", "past"),
    ("一、2023年工作回顾", "past"),
    ("（一）取得的成效", "past"),
    ("第一章 发展成就", "past"),
    ("一、过去五年工作总结", "past"),
    ("（一）发展基础", "past"),
    ("（一）建设基础", "past"),
    bug("一、发展现状", "present", reason=NOUN),
    ("（二）发展形势", "present"),
    ("一、改革发展环境", "present"),
    ("一、基本情况", "present"),
    ("（一）流域概况", "present"),
    bug("（一）保障现状", "present", reason=NOUN),
    ("（一）发展数字经济", "forward"),
    ("（二）建设美丽乡村", "forward"),
    ("（二）保障粮食安全", "forward"),
    ("（二）优化发展环境", "forward"),
    ("（二）存在问题", "present"),
    ("二、面临形势", "present"),
    ("（二）机遇与挑战", "present"),
    ("二、总体要求", "forward"),
    ("三、主要目标", "forward"),
    ("（三）发展目标", "forward"),
    ("三、重点任务", "forward"),
    ("四、保障措施", "forward"),
    ("二、2024年工作安排", "forward"),
    ("（一）加快产业转型升级", "forward"),
    ("（二）提升公共服务成效", "forward"),
    ("一、2023年工作回顾和2024年工作安排", "mixed"),
    ("附件", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "tense"), HEADINGS)
def test_heading(heading: str, tense: str | None) -> None:
    assert of_heading(heading) == tense


SECTIONS = [
    ((), None),
    (("三、主要任务", "（一）完善托育服务"), "forward"),
    (("一、发展回顾", "（一）产业结构更优"), "past"),
    (("一、发展回顾", "（一）加快产业升级"), "past"),
    (("一、发展环境", "（三）发展目标"), "forward"),
    (("第一部分", "一、工作回顾", "（一）经济平稳增长"), "past"),
]


@pytest.mark.parametrize(("section", "tense"), SECTIONS)
def test_the_innermost_heading_that_says_something_decides(section: tuple[str, ...], tense: str | None) -> None:
    assert of_section(section) == tense


OPENINGS = [
    ("过去五年,我们坚持发展第一要务。", (), "past"),
    ("“十三五”期间,全县新增床位800张。", (), "past"),
    ("过去一年,全县经济稳中向好。", ("三、主要任务",), "past"),
    ("今后五年,要着力补短板。", ("三、主要任务",), "forward"),
    ("加快建设水厂。", (), None),
]


@pytest.mark.parametrize(("text", "section", "tense"), OPENINGS)
def test_how_a_paragraph_opens(text: str, section: tuple[str, ...], tense: str | None) -> None:
    assert of_passage(text, section) == tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今后五年,要坚持稳中求进。", True),
        ("今年,要抓好十件实事。", True),
        ("展望未来,前景广阔。", True),
        ("过去五年,成绩来之不易。", False),
        ("全县财政收入保持增长。", False),
    ],
)
def test_the_paragraph_that_turns_to_the_future(text: str, expected: bool) -> None:
    assert turns(text) is expected
