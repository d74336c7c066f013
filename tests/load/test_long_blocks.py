"""A paragraph far longer than any in print is cut at its sentences; every other one stays as it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extract import pipeline
from extract.document import Block, Grid, GridCell, Loaded
from extract.load.encoding import decode
from extract.load.long_blocks import LONGEST, LONGEST_SENTENCE, cut_long, pieces

SENTENCE = "到2030年，全县建成互助站点12个，覆盖率达到85%以上。"


def _loaded(*blocks: Block) -> Loaded:
    return Loaded(blocks, "txt", "txt")


@pytest.mark.parametrize(
    "text",
    [SENTENCE * 100, "建设站点，" * 300, SENTENCE, "目标" * 900 + "。" + "任务" * 900],
    ids=["a long paragraph", "a long sentence", "a sentence", "two long sentences"],
)
def test_what_people_write_stays(text: str) -> None:
    loaded = _loaded(Block(text, number="1."))
    assert cut_long(loaded) is loaded


@pytest.mark.parametrize("unit", [SENTENCE, "建设站点12个，", "县民政局、", "目标", "（", "2025年", "到2030年：建成 "])
def test_pieces_hold_all_of_it_in_order(unit: str) -> None:
    text = unit * (25_000 // len(unit))
    found = pieces(text)
    assert "".join(found).replace(" ", "") == text.replace(" ", "") and len(found) > 2
    assert all(len(piece) <= LONGEST for piece in found)
    assert "。" in unit or all(len(piece) <= LONGEST_SENTENCE for piece in found)
    assert all(piece.endswith(unit.strip()) for piece in found[:-1])


def test_a_cut_paragraph_is_told_and_its_number_kept_once() -> None:
    loaded = cut_long(_loaded(Block("一、" + SENTENCE * 500, number="一、"), Block(SENTENCE)))
    assert [block.number for block in loaded.blocks] == ["一、", None, None]
    assert loaded.blocks[-1].text == SENTENCE and "cut at its sentences" in loaded.warnings[0]


def test_a_table_around_a_whole_text_is_no_table() -> None:
    grid = Grid((GridCell(SENTENCE * 500 + "\n" + SENTENCE, 0, 0), GridCell("旁", 0, 1)), 1, 2, "docx")
    loaded = cut_long(_loaded(Block("", kind="table", grid=grid)))
    assert [block.text for block in loaded.blocks[-2:]] == [SENTENCE, "旁"]
    assert all(block.grid is None for block in loaded.blocks)


def test_facts_are_the_same_whether_line_feeds_are_lost(tmp_path: Path) -> None:
    counts = []
    for name, text in (("lines", f"{SENTENCE}\n" * 600), ("lost", SENTENCE * 600)):
        (tmp_path / name).write_text(text)
        facts = pipeline.process(tmp_path / name, name).facts
        assert facts is not None
        counts.append((len(facts.targets), len(facts.deadlines)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("unit", ["（", "(", "2025年", "2025年、", "[", "目标", "1.", "5%、"])
def test_text_made_to_stall_is_read_soon(tmp_path: Path, unit: str) -> None:
    (tmp_path / "plan").write_text(SENTENCE + unit * (12_000 // len(unit)))
    began = time.process_time()
    assert pipeline.process(tmp_path / "plan", "plan").outcome == "ok"
    assert time.process_time() - began < 15


def test_a_page_with_far_more_script_than_text_is_decoded() -> None:
    page = "<html><head><script>" + "var a=1;" * 9000 + "</script></head><body><p>" + SENTENCE + "</p></body></html>"
    for encoding in ("utf-8", "gb18030"):
        assert SENTENCE in decode(page.encode(encoding)).text
