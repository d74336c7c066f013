"""Shapes shared by finders: alternations prefer the longest word, scanning is finditer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import grammar
from extract.errors import CodebookError

_WORDS = st.lists(st.text(alphabet="个百分点人次万元.+", min_size=1, max_size=4), min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(_WORDS, st.text(alphabet="个百分点人次万元.+", max_size=8))
def test_an_alternation_matches_the_longest_word(forms: list[str], text: str) -> None:
    found = re.match(grammar.alternation(forms), text)
    longest = max((form for form in forms if text.startswith(form)), key=len, default=None)
    assert (found[0] if found else None) == longest


def test_an_alternation_of_nothing_is_refused() -> None:
    with pytest.raises(CodebookError):
        grammar.alternation([])


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="12年月a", max_size=20))
def test_scan_is_finditer(text: str) -> None:
    pattern, starts = re.compile(r"\d+年|\d月"), re.compile(r"\d")
    assert [m.span() for m in grammar.scan(pattern, starts, text)] == [m.span() for m in pattern.finditer(text)]


UNITS = [
    ("个百分点", True),
    ("元/人", True),
    ("吨标准煤/万元", True),
    ("微克/立方米", True),
    ("人/万人", True),
    ("万元", False),  # the scale word stands before the unit
    ("甲", False),
    ("元/", False),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_unit(text: str, expected: bool) -> None:
    assert (re.fullmatch(grammar.unit(), text) is not None) is expected


YEARS = [
    ("2035", True),
    ("1998", True),
    ("二〇三五", True),
    ("二零三五", True),
    ("一九九八", True),
    ("3035", False),
    ("二三五", False),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_year(text: str, expected: bool) -> None:
    assert (re.fullmatch(grammar.YEAR, text) is not None) is expected


FIVE_YEARS = [
    ("“十四五”", True),
    ("十四五", True),
    ('"十五五"', True),
    ("“八五”", True),
    ("八五", False),
    ("四五", False),
]


@pytest.mark.parametrize(("text", "expected"), FIVE_YEARS)
def test_five_year_plan(text: str, expected: bool) -> None:
    assert (re.fullmatch(grammar.FIVE_YEAR, text) is not None) is expected


ARABIC = [("1", "1"), ("1,234", "1,234"), ("12,34", "12"), ("1.5", "1.5"), ("1,2345", "1"), ("12345.67", "12345.67")]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_numeral(text: str, expected: str) -> None:
    found = re.match(grammar.ARABIC, text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize("printed", ["元/月", "元/人·月", "次/周", "人/天", "元/年"])
def test_a_time_below_the_stroke_belongs_to_the_unit(printed: str) -> None:
    match = re.match(grammar.unit(), printed)
    assert match is not None and match[0] == printed


def test_the_number_of_a_month_does_not() -> None:
    match = re.match(grammar.unit(), "元/月2")
    assert match is not None and match[0] == "元"
