"""A page as a picture: cells and facts framed where they stand, nothing framed that stands on another page."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli import main
from tests.load.helpers import Sheet, pdf

PNG = b"\x89PNG"


def plan(folder: Path) -> Path:
    first = Sheet().text(72, 80, "溪口县养老服务规划", 20).text(96, 130, "到2027年，全县建成12个互助站点。")
    rows = [
        ["序号", "指标", "2025年", "2030年"],
        ["1", "床位数（张）", "3200", "5000"],
        ["2", "护理员（人）", "80", "160"],
    ]
    first.table(72, 160, [40.0, 160.0, 80.0, 80.0], rows)
    second = Sheet().text(96, 130, "到2030年，全县建成45个互助站点。")
    path = folder / "plan.pdf"
    path.write_bytes(pdf(first, second))
    return path


def drawn(path: Path, number: int, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["show", "--page", str(number), str(path), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(PNG)
    return capsys.readouterr().out


def test_cells_and_facts_are_framed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = drawn(plan(tmp_path), 1, tmp_path / "one.png", capsys)
    assert "12 cells" in words and "4 indicator_values" in words and "1 targets" in words


def test_what_stands_on_another_page_is_not_framed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = drawn(plan(tmp_path), 2, tmp_path / "two.png", capsys)
    assert "cells" not in words and "indicator_values" not in words and "1 targets" in words


def test_the_frames_stand_where_the_cells_are(tmp_path: Path) -> None:
    from PIL import Image

    assert main(["show", "--page", "1", str(plan(tmp_path)), "-o", str(tmp_path / "p.png")]) == 0
    image = Image.open(tmp_path / "p.png")
    red = [
        (x, y) for x in range(0, image.width, 2) for y in range(image.height) if image.getpixel((x, y)) == (200, 30, 30)
    ]
    rows = {y // 48 for _, y in red if 2 * 184 <= y <= 2 * 232}
    assert rows and min(x for x, y in red if 2 * 184 <= y <= 2 * 232) >= 2 * 272


@pytest.mark.parametrize(("number", "words"), [("3", "has 2 pages"), ("0", "has 2 pages")])
def test_pages_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str, words: str) -> None:
    assert main(["show", "--page", number, str(plan(tmp_path))]) == 2
    assert words in capsys.readouterr().err


def test_only_pdf_has_pages_to_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("到2027年建成12个站点。", "utf-8")
    assert main(["show", "--page", "1", str(path)]) == 2
    assert "PDF" in capsys.readouterr().err
    assert main(["show", "--page", "1", str(tmp_path / "none.pdf")]) == 2
    assert main(["show", "--page", "1", str(plan(tmp_path)), "-o", str(tmp_path / "no" / "x.png")]) == 1
