"""Text that repeats a few characters is kept, said, and read for nothing; lists and dense paragraphs are prose."""

from __future__ import annotations

import time

import pytest

from extract.find.place import _in_row
from extract.load import load_bytes
from extract.load.long_blocks import is_monotonous

UNITS = ("5%、", "2025年", "分别达到5%、", "5个", "每百户", "由5%提高到6%", "“十四五”期间", "6月底前", "建成5家，")
PROSE = (
    "（",
    "县民政局、",
    "建设站点，",
    "建成5家。",
    "增长5%；",
    "到2025年，建成养老机构120家，床位3500张，由县民政局牵头，",
)
# Every county of a prefecture with its number: a list, and prose.
COUNTIES = "，".join(
    f"{a}{b}县新建{n}所"
    for n, (a, b) in enumerate(
        zip("青云望临溪丰清平安永宁新长东南西北中上下" * 2, "江山河湖峡谷原野林泉" * 4, strict=True), 3
    )
)


@pytest.mark.parametrize("unit", UNITS)
def test_a_repetition_is_kept_as_rows_with_a_warning(unit: str) -> None:
    text = "一、总体要求\n" + unit * (60_000 // len(unit)) + "\n到2025年，建成养老机构5家。"
    began = time.process_time()
    loaded = load_bytes(text.encode(), "plan.txt")
    assert time.process_time() - began < 5
    assert any("repeat a few characters" in warning for warning in loaded.warnings)
    kinds = [block.kind for block in loaded.blocks]
    assert kinds[0] is None and kinds[-1] is None and set(kinds[1:-1]) == {"row"}
    assert sum(len(block.text) for block in loaded.blocks) > 59_000


@pytest.mark.parametrize("unit", UNITS)
def test_a_short_repetition_is_prose(unit: str) -> None:
    loaded = load_bytes((unit * (190 // len(unit)) + "。").encode(), "plan.txt")
    assert not any("repeat" in warning for warning in loaded.warnings)


@pytest.mark.parametrize("unit", PROSE)
def test_what_ends_its_sentences_or_counts_nothing_is_prose(unit: str) -> None:
    assert not is_monotonous(unit * (9_000 // len(unit)))


def test_a_list_of_counties_is_prose() -> None:
    assert len(COUNTIES) > 250 and not is_monotonous(COUNTIES)
    loaded = load_bytes(f"一、主要任务\n到2025年，{COUNTIES}。".encode(), "plan.txt")
    assert [block.kind for block in loaded.blocks] == [None, None]


@pytest.mark.parametrize(
    ("left", "row"),
    [("建成3所、", True), ("3个县和", True), ("建成3所，扩建", False), ("3，建成站点、", False), ("站点、", False), ("", False), ("、", False)],
)  # fmt: skip
def test_a_numeral_before_a_mark_of_a_list_stands_in_its_row(left: str, row: bool) -> None:
    assert _in_row(left.replace("，", ",")) is row
