"""What the comparison is made of: normalised words, marks, page, workbook."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.compare.marks import marked
from extract.compare.normal import key, masked
from extract.compare.page import Part, Shown, page
from extract.compare.sheet import workbook


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）到二〇二五年，达到百分之六十。", "1.到2025年达到60%"),
        ("1.2万人", "12000人"),
        ("3,500万元", "3500万元"),
        ("一百二十万", "120万"),
        ("１—２家", "1至2家"),
        ("七成五", "75%"),
        ("5.0", "5"),
    ],
)
def test_equal_words_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1.5", "15"), ("60%", "60‰"), ("3.5万元", "35万元"), ("完成立项", "完30%立项")]
)
def test_other_numbers_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(alphabet="到2027年底前，建成.%一二十百万亿〇零成分之（）、 　", max_size=40))
def test_keys_never_fail_and_masks_hold_no_digits(text: str) -> None:
    assert not any(ch in "0123456789" for ch in masked(key(text)))


def test_numbers_are_never_split_by_a_mark() -> None:
    old, new = marked("达到1250张，占12.5%", "达到1350张，占12.8%")
    assert [text for text, differs in old if differs] == ["1250", "12.5%"]
    assert [text for text, differs in new if differs] == ["1350", "12.8%"]


HOSTILE = '<script>alert(1)</script>=cmd()&"'


def shown(**words: str) -> Part:
    change = Shown("targets", "raised", "value", words.get("old", "1"), "2", words.get("quote", "一"), HOSTILE)
    return Part(HOSTILE, "new", [change])


def test_a_page_escapes_what_a_document_says() -> None:
    made = page([shown(old=HOSTILE)], [HOSTILE])
    assert "<script>alert" not in made and "&lt;script&gt;" in made
    assert made.count("<script>") == 1 and "default-src 'none'" in made


def test_a_workbook_holds_texts_and_no_formulas() -> None:
    data = workbook([shown(old="=1+1", quote="=HYPERLINK(1)\x07")])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}
    assert data == workbook([shown(old="=1+1", quote="=HYPERLINK(1)\x07")])


def test_a_written_character_is_never_split() -> None:
    # The second sign of each pair is written with a variation selector or an accent of its own.
    old, new = marked("葛\U000e0100城e\u0301", "葛城e")
    assert ("葛\U000e0100", True) in old and ("e\u0301", True) in old
    assert all(not words.startswith(("\U000e0100", "\u0301")) for words, _ in [*old, *new])


def test_place_names_of_rare_characters_differ() -> None:
    assert key("\U00020bb7镇床位达到40张") != key("\U00020bb8镇床位达到40张")
    assert key("\U00020bb7镇，床位达到40张。") == key("\U00020bb7镇床位达到40张")
