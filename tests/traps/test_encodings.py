"""Traps of encodings: the same plan in any bytes gives the same facts; what is lost is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.find.helpers import limit, run, short

PLAN = (
    "青峦县供水保障规划（2021-2025年）\n一、主要任务\n"
    "到2025年，供水普及率达到99.5%以上，改造供水管网1200公里。（县水利局）\n"
    "每年培训水厂技工300人次，完善维修养护机制，提升农村供水服务能力和水平。\n"
)
TARGETS = ["供水普及率 ≥99.5% @2025", "供水管网 =1200公里 @2025", "水厂技工 =300人次 /每年"]
LIMITS = ["到2025年 by 2025", "每年 yearly"]


def read(folder: Path, data: bytes, name: str = "plan.txt") -> tuple[list[str], list[str]]:
    found = run(folder, data, name)
    assert found.facts is not None, found.error
    return [short(row) for row in found.facts.targets], [limit(row) for row in found.facts.deadlines]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_gives_the_same_facts(tmp_path: Path, codec: str) -> None:
    assert read(tmp_path, PLAN.encode(codec)) == (TARGETS, LIMITS)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "gbk", "iso-8859-1"])
def test_a_page_that_declares_another_encoding(tmp_path: Path, codec: str, declared: str) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in PLAN.split("\n") if line)
    page = f'<html><head><meta charset="{declared}"><title>规划</title></head><body>{paragraphs}</body></html>'
    assert read(tmp_path, page.encode(codec), "plan.html") == (TARGETS, LIMITS)


@pytest.mark.parametrize(("codec", "cut"), [("utf-8", 1), ("utf-8", 2), ("gb18030", 1)])
def test_a_file_cut_inside_a_character_keeps_the_rest(tmp_path: Path, codec: str, cut: int) -> None:
    found = run(tmp_path, (PLAN + "提高").encode(codec)[:-cut])
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == TARGETS
    assert any("ends inside a character" in words for words in found.warnings)


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    later = "到2024年，新建水厂3座，完善应急供水体系，保障群众饮水安全。\n" * 2
    found = run(tmp_path, PLAN.encode("utf-8") + later.encode("gb18030"))
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == [*TARGETS, "水厂 +=3座 @2024", "水厂 +=3座 @2024"]
    assert found.warnings


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("供\u200b水普及\u00ad率", "zero-width space and soft hyphen"),
        ("供\ufeff水普及率", "a mark in the middle"),
        ("⽔利", "Kangxi radical"),
    ],
)
def test_marks_without_width_and_radicals(tmp_path: Path, written: str, meant: str) -> None:
    text = PLAN.replace("供水普及率", written) if "普及" in written else PLAN.replace("水利", written)
    assert read(tmp_path, text.encode()) == (TARGETS, LIMITS)


def test_wide_blanks_open_a_paragraph(tmp_path: Path) -> None:
    assert read(tmp_path, PLAN.replace("\n到", "\n\u3000\u3000到").replace("\n每", "\n\u00a0\u00a0每").encode()) == (
        TARGETS,
        LIMITS,
    )


def test_private_use_characters_are_reported(tmp_path: Path) -> None:
    found = run(tmp_path, PLAN.replace("机制", "机\ue863制"))
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == TARGETS
    assert any("private-use" in words for words in found.warnings)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_every_line_end(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, PLAN.replace("\n", end).encode()) == (TARGETS, LIMITS)


def test_traditional_characters(tmp_path: Path) -> None:
    text = (
        "松嶺縣供水保障規劃（2021—2025年）\n一、主要任務\n到2025年，供水普及率達到99.5%以上。\n"
        + "加強節約用水監督管理，提升農村飲水安全保障能力和服務水準，確保群眾喝上放心水。\n" * 3
    )
    found = run(tmp_path, text.encode("big5"))
    assert found.facts is not None
    assert [row.value for row in found.facts.targets] == [99.5]
    assert [row.comparator for row in found.facts.targets] == ["ge"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\xff\xfe", "\u0416\u0434".encode("utf-16-le") * 400])
def test_bytes_that_are_no_plan_are_refused(tmp_path: Path, data: bytes) -> None:
    found = run(tmp_path, data)
    assert found.outcome == "failed"
    assert found.error
