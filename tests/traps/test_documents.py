"""Traps of Word and PDF files end to end: what moves, hides, doubles or turns gives the facts once and right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.find.helpers import run, short
from tests.load import helpers as files

HEAD = files.paragraph("青峦县供水保障规划（2021—2025年）") + files.paragraph("一、主要任务")
PIPES = "到2025年，改造管网80公里。"
EXPECTED = ["管网 =80公里 @2025"]


def word(folder: Path, body: str, **parts: str) -> list[str]:
    found = run(folder, files.docx(HEAD + body, **parts), "plan.docx")
    assert found.facts is not None, found.error
    return [short(row) for row in found.facts.targets]


def box(text: str) -> str:
    inner = f"<w:txbxContent>{files.paragraph(text)}</w:txbxContent>"
    shown = f"<w:drawing><wp:inline><wps:txbx>{inner}</wps:txbx></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{shown}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    assert word(tmp_path, files.paragraph(files.run("完善机制。") + box(PIPES))) == EXPECTED


def test_moved_text_is_read_once(tmp_path: Path) -> None:
    body = files.paragraph(
        f'<w:moveFrom w:id="3" w:author="a">{files.run(PIPES)}</w:moveFrom>' + files.run("完善机制。")
    )
    body += files.paragraph(f'<w:moveTo w:id="4" w:author="a">{files.run(PIPES)}</w:moveTo>')
    assert word(tmp_path, body) == EXPECTED


def test_a_content_control_is_read(tmp_path: Path) -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{files.paragraph(PIPES)}</w:sdtContent></w:sdt>"
    assert word(tmp_path, body) == EXPECTED


def test_a_footnote_explains_and_promises_nothing(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    note = f'<w:footnote w:id="5">{files.paragraph("管网：口径在100毫米以上、长度达到500米的供水管道。")}</w:footnote>'
    body = files.paragraph(files.run("到2025年，改造管网80公里") + mark + files.run("。"))
    assert word(tmp_path, body, footnotes=note) == EXPECTED


def lines(*texts: str) -> files.Sheet:
    page = files.Sheet()
    page.text(120, 60, "青峦县供水保障规划（2021—2025年）", 16)
    page.text(60, 100, "一、主要任务")
    page.lines(84, 130, list(texts))
    return page


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_a_page_that_lies_on_its_side(tmp_path: Path, rotate: int) -> None:
    page = lines(PIPES, "完善供水设施运行维护机制。")
    page.rotate = rotate
    found = run(tmp_path, files.pdf(page), "plan.pdf")
    assert found.facts is not None, found.error
    assert [short(row) for row in found.facts.targets] == EXPECTED


def test_a_page_that_is_a_picture_is_reported(tmp_path: Path) -> None:
    found = run(tmp_path, files.pdf(lines(PIPES), files.Sheet().picture(0, 0, 595, 842)), "plan.pdf")
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == EXPECTED
    assert any("picture" in words for words in found.warnings)


def test_a_file_of_pictures_alone_fails_with_advice(tmp_path: Path) -> None:
    found = run(tmp_path, files.pdf(files.Sheet().picture(0, 0, 595, 842)), "plan.pdf")
    assert found.outcome == "failed"
    assert found.error is not None
    assert "OCR" in found.error


def test_a_sentence_over_the_page_edge_is_one(tmp_path: Path) -> None:
    first = files.Sheet()
    first.text(120, 60, "青峦县供水保障规划（2021—2025年）", 16)
    first.text(60, 100, "一、主要任务")
    y = first.lines(60, 130, ["　　完善供水设施运行维护机制，提升农村供水保障能力和水平。"] * 30, pitch=21)
    first.text(60, y, "　　持续推进城乡供水一体化建设，完善运行维护机制，到2025年，改造")
    first.text(290, 820, "— 1 —", 9)
    second = files.Sheet()
    second.lines(60, 60, ["管网80公里，完善供水设施。"])
    second.text(290, 820, "— 2 —", 9)
    found = run(tmp_path, files.pdf(first, second), "plan.pdf")
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == EXPECTED
