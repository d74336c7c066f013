"""Sentences and clauses end at their marks; brackets, quotations and numbers stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.outline.sentences import LONGEST, clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def cut_clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成水厂3座。改造管网！满意吗？好", ["建成水厂3座。", "改造管网！", "满意吗？", "好"]),
        ("建成水厂。（市水务局）改造管网。", ["建成水厂。", "（市水务局）改造管网。"]),
        ("建成水厂。（市水务局负责。）改造管网。", ["建成水厂。", "（市水务局负责。）", "改造管网。"]),
        ("健全（一是建。二是管。）体系。完成", ["健全（一是建。二是管。）体系。", "完成"]),
        ("他说：“水是生命之源。”全场鼓掌。", ["他说：“水是生命之源。”", "全场鼓掌。"]),
        ("践行“节水优先。”的理念。再推进。", ["践行“节水优先。”的理念。", "再推进。"]),
        ("行吗？！行。", ["行吗？！", "行。"]),
        ("未闭合（一是建。二是管。", ["未闭合（一是建。", "二是管。"]),
        ("多了一个）。再来。", ["多了一个）。", "再来。"]),
        ("\u3000\u3000缩进的句子。 ", ["缩进的句子。"]),
        ("GDP增长5.5%.其中", ["GDP增长5.5%.其中"]),
        ("", []),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2030年，建成水厂3座；改造管网。", ["到2030年", "建成水厂3座", "改造管网"]),
        ("供水、排水、节水，都要抓", ["供水、排水、节水", "都要抓"]),
        ("投资3,500万元,建成1，200公里", ["投资3,500万元", "建成1，200公里"]),
        ("分别在2026年，2027年建成", ["分别在2026年", "2027年建成"]),
        ("比例为2.21:1,时间9：30", ["比例为2.21:1", "时间9：30"]),
        ("完善（城市，农村）体系，落实“建、管，护”", ["完善（城市，农村）体系", "落实“建、管，护”"]),
        ("，，到2030年，，建成", ["到2030年", "建成"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert cut_clauses(text) == expected


def test_clauses_of_a_part_stay_inside_it() -> None:
    text = "甲，乙。丙，丁。"
    assert [text[a:b] for a, b in clauses(text, 4, 8)] == ["丙", "丁"]


@given(st.text(alphabet="建成，。；：、（）“”()！3,5 \u3000[]《》", max_size=60))
def test_nothing_but_marks_and_space_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert [s for s, _ in found] == sorted({s for s, _ in found})
    assert "".join(text[a:b] for a, b in found).replace(" ", "").replace("\u3000", "") == text.replace(" ", "").replace(
        "\u3000", ""
    )
    for start, end in found:
        inner = clauses(text, start, end)
        assert all(start <= a < b <= end for a, b in inner)


def test_a_text_of_open_brackets_takes_no_time() -> None:
    assert len(sentences("（“" * 50_000 + "。》" * 50_000)) >= 1


def test_what_is_too_long_for_a_sentence_is_cut_at_a_pause() -> None:
    text = "森林覆盖率达到60%，" * 300
    pieces = sentences(text)
    assert max(end - start for start, end in pieces) <= LONGEST
    assert all(text[end - 1] == "，" for _, end in pieces)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert len(sentences("长" * LONGEST)) == 1
    assert len(sentences("长" * (LONGEST + 1))) == 2
