"""Bytes in every encoding that plans come in are read right, or refused; never garbled in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import LoadError
from extract.load.characters import normalise
from extract.load.encoding import decode, everyday

PLAN = (
    "松湖市水务发展规划\n一、总体目标\n到2030年，全市供水普及率达到99.5%，新建管网1200公里。\n"
    "（一）加强节水。推进灌区改造，力争亩均用水量下降8%。\n"
) * 6
TRADITIONAL = "一、總體目標\n到2030年，全市供水普及率達到99.5%，新建管網1200公里，節約用水，強化監督。\n" * 12


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_a_plan_reads_the_same_in_every_encoding(codec: str, name: str) -> None:
    assert decode(PLAN.encode(codec)) == (PLAN, name, (), ())


@pytest.mark.parametrize(("codec", "name"), [("big5", "big5"), ("gb18030", "gb18030"), ("utf-16-be", "utf-16-be")])
def test_traditional_characters_are_read(codec: str, name: str) -> None:
    assert decode(TRADITIONAL.encode(codec)) == (TRADITIONAL, name, (), ())


def test_a_declaration_counts_less_than_the_bytes() -> None:
    text = '<meta charset="gb2312">' + PLAN
    assert decode(text.encode("utf-8"))[:2] == (text, "utf-8")
    text = '<meta charset="utf-8">' + PLAN
    assert decode(text.encode("gb18030"))[:2] == (text, "gb18030")


@pytest.mark.parametrize(("codec", "cut"), [("utf-8", 1), ("utf-8", 2), ("gb18030", 1), ("utf-16-le", 1)])
def test_a_file_cut_inside_a_character_loses_only_that_character(codec: str, cut: int) -> None:
    text, _, warnings, lost = decode((PLAN + "提高").encode(codec)[:-cut])
    assert text == PLAN + "提"
    assert not warnings and len(lost) == 1 and "ends inside a character" in lost[0]


def test_two_encodings_in_one_file_are_read_line_by_line_with_a_warning() -> None:
    text, encoding, _, lost = decode(PLAN.encode("utf-8") + PLAN.encode("gb18030"))
    assert text == PLAN + PLAN
    assert encoding == "utf-8+gb18030"
    assert "mixes" in lost[0]


def test_one_broken_byte_is_shown_and_warned_about() -> None:
    data = PLAN.encode("utf-8")
    text, _, _, lost = decode(data[:30] + b"\xff" + data[30:])
    assert text.count("\ufffd") >= 1 and text.endswith(PLAN[-40:])
    assert "broken bytes" in lost[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t",
        "\ufeff".encode(),
        bytes(range(256)) * 40,
        b"\x00\x01\x02\x03" * 500,
        "Ж и щ".encode("koi8-r") * 300,
        "ひらがなとカタカナ".encode("euc-jp") * 100,
    ],
)
def test_what_is_no_chinese_text_is_refused(data: bytes) -> None:
    with pytest.raises(LoadError):
        decode(data)


def test_english_and_numbers_alone_are_still_accepted() -> None:
    assert decode(b"Plan 2030\r\n1. 25%\r\n")[0] == "Plan 2030\n1. 25%\n"


def test_line_ends_and_marks_without_width_are_unified() -> None:
    assert decode("一\r\n二\r三\u2028四\x0c五\x00\u200b\u00ad\ufeff六".encode())[0] == "一\n二\n三\n四\n五六"


def test_radicals_and_compatibility_forms_become_characters() -> None:
    assert normalise("⼈⺠⽣活⻓期⾦\uf90a")[0] == "人民生活长期金金"


def test_private_use_characters_stay_with_a_warning() -> None:
    text, _, warnings, lost = decode((PLAN + "\ue5e5").encode())
    assert not lost
    assert text.endswith("\ue5e5") and "U+E5E5" in warnings[0]


def test_wrong_readings_are_far_from_plausible() -> None:
    assert everyday(PLAN) > 0.95
    assert everyday(PLAN.encode("utf-8").decode("gb18030", "replace")) < 0.6
    assert everyday(PLAN.encode("gb18030").decode("cp950", "replace")) < 0.6


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding, *_ = decode(data)
    except LoadError:
        return
    assert text.strip() and encoding and "\r" not in text and "\x00" not in text


@pytest.mark.parametrize(
    "more", ["建\u0301" * 60, "设" + "\u0301" * 50, "يىلى پىلان " * 12, "བོད་ཡིག་" * 12, "☀\ufe0f" * 4], ids=repr
)
def test_accents_and_other_scripts_do_not_hide_utf_8(more: str) -> None:
    text = f"到2025年，建成养老机构5家。{more}"
    assert decode(text.encode()).encoding == "utf-8"
    assert "建成养老机构5家" in decode(text.encode()).text


def test_text_read_wrongly_once_before_is_still_refused() -> None:
    garbled = ("到二〇二五年，全县建成养老机构五家，床位一百张。" * 4).encode("gb18030").decode("latin-1")
    with pytest.raises(LoadError):
        decode(garbled.encode("utf-8"))
