"""Whatever is read: no crash, every row quotes the text, paragraphs that say nothing to one another may change places."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import outline, pipeline
from extract.document import Document
from extract.load.txt import load
from extract.records import Facts
from tests.find.helpers import FORWARD, TITLE, document, duty, facts, limit, short
from tests.properties.clauses import plan

# Letters that rules look for, digits of every kind, marks, bars, blanks and line feeds.
_ALPHABET = (
    "到至2025年底前内每千万亿百分之十四五期末一二三半零〇○成个张家人次元%‰以上下不低于超过达新增建成提高比由从"
    "县市局委牵头责任单位配合负责（）()〔〕[]【】“”《》，。；：、！？,.;:|｜—-~～·①1３８／/+×∶\u3000 \t\n\r\u200b\u00ad\ufeff"
    "序号指标名称属性约束性预期其中合计项目投资完成时限第章节条规划意见号全覆盖翻番同步"
)


def sound(doc: Document, found: Facts) -> None:
    """Every span lies in its passage and quotes the text."""
    for row in [*found.targets, *found.statements]:
        passage = doc.passages[row.passage]
        assert passage.start <= row.start < row.end <= passage.end
        assert row.quote in passage.text
        assert doc.text[row.start : row.end] in row.quote
        assert row.value is not None or row.rule.startswith("goal")
        assert row.value_high is None or row.value is not None
    for item in found.deadlines:
        assert doc.text[item.start : item.end] == item.expression
        assert item.task is None or item.task in doc.text
        assert item.date_start is None or item.date_end is None or item.date_start <= item.date_end
    for name in found.responsibilities:
        assert doc.text[name.start : name.end] == name.department
        if name.task_start is not None and name.task_end is not None:
            assert doc.text[name.task_start : name.task_end] == name.task
    for cell in found.indicator_values:
        assert doc.text[cell.start : cell.end] == cell.raw
    for passage in doc.passages:
        assert doc.text[passage.start : passage.end] == passage.text


def read(text: str) -> None:
    doc = outline.build(load(text.encode()), "a.txt", "0" * 64, 1)
    sound(doc, pipeline.extract(doc))


@pytest.mark.parametrize("seed", range(120))
def test_every_row_of_a_composed_plan_quotes_the_text(seed: int) -> None:
    doc = document(*plan(seed))
    sound(doc, pipeline.extract(doc))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=_ALPHABET, min_size=1, max_size=200).filter(str.strip))
def test_any_text_of_the_letters_of_plans_is_read(text: str) -> None:
    read("规划\n" + text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=120).filter(str.strip))
def test_any_text_at_all_is_read(text: str) -> None:
    doc = document(*text.split("\n"))
    sound(doc, pipeline.extract(doc))


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_cut_anywhere_is_read(seed: int) -> None:
    text, chance = "\n".join(plan(seed)), random.Random(seed)
    start = chance.randrange(len(text))
    piece = text[start : start + chance.randint(1, 120)]
    if piece.strip():
        read(piece)


_APART = [  # paragraphs that carry nothing to one another
    "到2025年，建成水厂3座、泵站12座。",
    "新增托位1200个。",
    "每年培训护理员300人次。（县民政局）",
    "2024年底前，改造管网80公里。（县水利局、县财政局）",
    "截至2020年底，全县有床位800张。",
    "100张以上床位的机构接入平台。",
]


def rows(lines: list[str]) -> list[str]:
    found = facts(*lines)
    return sorted(
        [short(row) for row in [*found.targets, *found.statements]]
        + [limit(row) for row in found.deadlines]
        + [duty(row) for row in found.responsibilities]
    )


@pytest.mark.parametrize("seed", range(20))
def test_paragraphs_may_change_places(seed: int) -> None:
    lines = _APART[:]
    random.Random(seed).shuffle(lines)
    assert rows(lines) == rows(_APART)


def test_the_same_plan_gives_the_same_rows_twice() -> None:
    lines = plan(7)
    assert pipeline.extract(document(*lines)) == pipeline.extract(document(*lines))


def test_a_long_plan_has_the_rows_of_its_parts() -> None:
    once = document(TITLE, FORWARD, *_APART)
    many = document(TITLE, FORWARD, *_APART * 30)
    assert len(pipeline.extract(many).targets) == 30 * len(pipeline.extract(once).targets)
