"""The same fact written in another way gives the same value in the base unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.records import Target
from extract.text import fold
from tests.find.helpers import facts
from tests.properties.clauses import chinese, wide

_FEW = settings(max_examples=40, deadline=None)


def one(text: str) -> Target:
    rows = facts(text).targets
    assert len(rows) == 1, [row.quote for row in rows]
    return rows[0]


def same(left: str, right: str) -> None:
    """Both sentences promise one and the same amount."""
    a, b = one(left), one(right)
    assert a.value_si is not None
    assert (a.value_si, a.unit_si) == (pytest.approx(b.value_si, rel=1e-9), b.unit_si)
    assert (a.comparator, a.mode, a.deadline) == (b.comparator, b.mode, b.deadline)


@_FEW
@given(st.integers(10, 9999).filter(lambda number: number != 25))
def test_arabic_and_chinese_numerals(number: int) -> None:
    same(f"到2025年，培育龙头企业达到{number}家。", f"到2025年，培育龙头企业达到{chinese(number)}家。")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (5, "五"),
        (25, "二十五"),
        (15, "十五"),
        (35, "三十五"),
        (2, "2"),
    ],
)
def test_numerals_that_look_like_labels_or_plans(number: int, words: str) -> None:
    same(f"到2025年，培育龙头企业达到{number}家。", f"到2025年，培育龙头企业达到{words}家。")


@_FEW
@given(st.integers(2, 9999), st.sampled_from(["万元", "亿元", "万人次", "万吨"]))
def test_arabic_and_chinese_numerals_with_scales(number: int, unit: str) -> None:
    same(f"到2025年，设施总量达到{number}{unit}。", f"到2025年，设施总量达到{chinese(number)}{unit}。")


@_FEW
@given(st.integers(1, 99_999_999), st.sampled_from(["人", "元", "吨", "平方米", "张"]))
def test_full_width(number: int, unit: str) -> None:
    same(f"到2025年，设施总量达到{number}{unit}以上。", wide(f"到2025年,设施总量达到{number}{unit}以上。"))


@_FEW
@given(st.integers(1000, 99_999_999), st.sampled_from(["人", "元", "吨", "平方米", "张"]))
def test_thousands_commas(number: int, unit: str) -> None:
    same(f"到2025年，设施总量达到{number}{unit}。", f"到2025年，设施总量达到{number:,}{unit}。")


@_FEW
@given(st.integers(1, 999))
def test_per_cent(tenths: int) -> None:
    share = f"{tenths / 10:g}"
    same(f"到2025年，覆盖率达到{share}%。", f"到2025年，覆盖率达到百分之{share}。")
    same(f"到2025年，覆盖率达到{share}%。", f"到2025年，覆盖率达到{share}％。")
    same(f"到2025年，死亡率降到{share}%。", f"到2025年，死亡率降到{tenths}‰。")


@_FEW
@given(st.integers(1, 99))
def test_per_cent_in_words(share: int) -> None:
    same(f"到2025年，覆盖率达到{share}%。", f"到2025年，覆盖率达到百分之{chinese(share)}。")


@_FEW
@given(st.integers(1, 9999))
def test_other_units_of_the_same_dimension(number: int) -> None:
    same(f"到2025年，总产值达到{number}亿元。", f"到2025年，总产值达到{number * 10000}万元。")
    same(f"到2025年，管网总长达到{number}公里。", f"到2025年，管网总长达到{number * 1000}米。")
    same(f"到2025年，绿地面积达到{number}公顷。", f"到2025年，绿地面积达到{number * 10000}平方米。")
    same(f"到2025年，养老服务人次达到{number}万人次。", f"到2025年，养老服务人次达到{number * 10000}人次。")
    same(f"到2025年，用电量达到{number}亿千瓦时。", f"到2025年，用电量达到{number}亿度电。")


@pytest.mark.parametrize("zero", "〇○零")
def test_every_zero_of_a_year(zero: str) -> None:
    same(f"到二{zero}二五年，床位达到800张。", "到2025年，床位达到800张。")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
