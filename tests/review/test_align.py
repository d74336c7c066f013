import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.review.align import Aligned, matching_blocks, squeeze

TEXT = st.text("到二〇年目标值床位达42张，。\n |", max_size=300)


def test_squeeze_keeps_positions() -> None:
    text, where = squeeze("床 位|４２㎡")
    assert text == "床位42m2" and where == [0, 2, 4, 5, 6, 6]


@given(TEXT, TEXT)
@settings(max_examples=150, deadline=None)
def test_blocks_are_equal_text_and_rise(a: str, b: str) -> None:
    a_end = b_end = 0
    for a_at, b_at, size in matching_blocks(a, b):
        assert size > 0 and a_at >= a_end and b_at >= b_end
        assert a[a_at : a_at + size] == b[b_at : b_at + size]
        a_end, b_end = a_at + size, b_at + size


@given(TEXT)
@settings(max_examples=50, deadline=None)
def test_a_text_aligns_with_itself(text: str) -> None:
    assert sum(size for _, _, size in matching_blocks(text, text)) == len(text)


def test_long_texts_with_many_edits_align_nearly_in_full() -> None:
    pick = random.Random(7)
    signs = "".join(chr(0x4E00 + pick.randrange(900)) for _ in range(60_000))
    edited = "".join(ch for ch in signs if pick.random() > 0.01)
    blocks = matching_blocks(signs, edited)
    assert sum(size for _, _, size in blocks) > 0.999 * len(edited)


def test_a_paragraph_left_out_moves_nothing_else() -> None:
    plan = "".join(f"第{at}条到2025年建成{at}个站点。\n" for at in range(4000))
    cut = plan.replace("".join(f"第{at}条到2025年建成{at}个站点。\n" for at in range(1000, 1100)), "")
    aligned = Aligned(plan, cut)
    at = cut.index("第3000条")
    span = aligned.span(at, at + 6)
    assert span and aligned.gold[slice(*span)] == "第3000条"


def test_span_and_quote_without_a_counterpart_are_none() -> None:
    aligned = Aligned("床位达到42张", "说明：床位达到 42 张")
    assert aligned.span(0, 2) is None
    assert aligned.span(8, 12) == aligned.quoted("达到42张", "42张") == (4, 7)
    assert aligned.quoted("达到43张", "43张") is None
    assert aligned.quoted("达到42张", "42张", 2) is None


@pytest.mark.parametrize("ending", ["", "\n"])
def test_empty_texts_align(ending: str) -> None:
    assert Aligned(ending, "x").span(0, 1) is None
