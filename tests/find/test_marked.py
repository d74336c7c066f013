"""Marks at an indicator's name whose meaning a note gives: binding or anticipated, as a column would say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Document, Passage
from extract.find.indicator_names import split_name
from extract.find.indicators import indicator_table
from extract.records import Metadata
from extract.resolve.indicators import indicator_values
from tests.find.sheets import document

HEAD = ["指标", "单位", "2025年", "2030年"]


def _attributes(doc: Document) -> dict[str, str | None]:
    found = indicator_table(doc, doc.tables[0])
    metadata = Metadata(period_start=2026, period_end=2030)
    return {row.name: row.attribute for row in indicator_values(found.cells, found.columns, metadata)}


def _with_note(doc: Document, note: str) -> Document:
    at = len(doc.text) + 1
    passage = Passage(len(doc.passages), "note", note, at, at + len(note))
    return replace(doc, text=f"{doc.text}\n{note}", passages=(*doc.passages, passage))


ROWS = [HEAD, ["★供水普及率", "%", "95", "98"], ["节水器具普及率", "%", "90", "92"]]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("注：带★的为约束性指标，其余为预期性指标。", ["约束性", "预期性"]),
        ("注：1.“★”为约束性指标，其他指标均为预期性。", ["约束性", "预期性"]),
        ("备注：标注★号的是约束性指标，未标注的为预期性指标。", ["约束性", "预期性"]),
        ("★约束性指标", ["约束性", None]),
        ("注：★表示约束性", ["约束性", None]),
        # A note on something else says nothing of the kind.
        ("注：带★的为省级考核指标，其余为市级指标。", [None, None]),
        ("约束性指标要逐级分解落实。", [None, None]),
    ],
)
def test_a_note_tells_what_a_mark_means(note: str, expected: list[str | None]) -> None:
    assert _attributes(_with_note(document(ROWS), note)) == dict(
        zip(["供水普及率", "节水器具普及率"], expected, strict=True)
    )


def test_the_title_may_explain_two_marks() -> None:
    rows = [HEAD, ["供水普及率★（%）", "%", "95", "98"], ["2.☆节水器具普及率", "%", "90", "92"]]
    found = _attributes(document(rows, title="主要指标（★为约束性，☆为预期性）"))
    assert found == {"供水普及率": "约束性", "节水器具普及率": "预期性"}


def test_a_column_s_words_come_before_any_mark() -> None:
    rows = [[*HEAD, "属性"], ["★供水普及率", "%", "95", "98", "预期性"], ["节水率", "%", "90", "92", "▲"]]
    doc = _with_note(document(rows), "注：★▲为约束性指标")
    assert _attributes(doc) == {"供水普及率": "预期性", "节水率": "约束性"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("★供水普及率", "供水普及率"),
        ("供水普及率▲（%）", "供水普及率"),
        ("3.※供水普及率", "供水普及率"),
        ("A级景区", "A级景区"),
    ],
)
def test_a_mark_is_no_part_of_the_name(text: str, name: str) -> None:
    assert split_name(text)[0] == name
