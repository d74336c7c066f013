"""Ruled lines of a scanned page: found among print, level or askew; strokes of characters are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.load import load
from extract.load.pdf import ocr as pdf_ocr
from extract.load.pdf import ocr_rules as pdf_ocr_rules
from tests.load.helpers import Sheet, pdf

cv2 = pytest.importorskip("cv2")

XS, YS = (100, 300, 420, 700), (200, 260, 320, 380)


def paper(tone: int = 235) -> Any:
    return np.full((1000, 800, 3), tone, np.uint8)


def table(picture: Any) -> Any:
    for y in YS:
        picture[y : y + 2, XS[0] : XS[-1] + 2] = 40
    for x in XS:
        picture[YS[0] : YS[-1] + 2, x : x + 2] = 40
    return picture


def edges(found: Any) -> tuple[list[int], list[int]]:
    """Where level lines and uprights stand, to ten dots."""
    wide = found[:, 2] - found[:, 0] > found[:, 3] - found[:, 1]
    ys, xs = found[wide][:, 1], found[~wide][:, 0]
    return sorted({round(float(y), -1) for y in ys}), sorted({round(float(x), -1) for x in xs})  # type: ignore[misc]


def test_lines_of_a_table() -> None:
    assert edges(pdf_ocr_rules.rules(table(paper()))) == ([*YS], [*XS])


def test_lines_of_a_dark_page_with_specks() -> None:
    picture = table(paper(150)).astype(int)
    picture += np.random.default_rng(1).normal(0, 12, picture.shape).astype(int)
    assert edges(pdf_ocr_rules.rules(picture.clip(0, 255).astype(np.uint8))) == ([*YS], [*XS])


@pytest.mark.parametrize("degrees", [0.5, -1.5, 3.0])
def test_a_page_askew_is_straightened(degrees: float) -> None:
    turn = cv2.getRotationMatrix2D((400, 500), degrees, 1.0)
    askew = cv2.warpAffine(table(paper()), turn, (800, 1000), borderValue=(235, 235, 235))
    ys, xs = edges(pdf_ocr_rules.rules(pdf_ocr_rules.straightened(askew)))
    assert len(ys) == len(YS) and len(xs) == len(XS)
    assert all(abs(a - b) <= 10 for a, b in zip([*ys, *xs], [*YS, *XS], strict=True))


def test_a_level_page_stays_as_it_is() -> None:
    picture = table(paper())
    assert pdf_ocr_rules.straightened(picture) is picture
    assert pdf_ocr_rules.straightened(empty := paper()) is empty


def test_strokes_of_print_are_no_rules() -> None:
    picture = paper()
    for row in range(5):
        for column in range(16):  # like 王 in a title: three strokes across, one through them
            x, y = 60 + column * 44, 100 + row * 70
            picture[y : y + 4, x : x + 40] = 30
            picture[y + 18 : y + 22, x : x + 40] = 30
            picture[y + 36 : y + 40, x : x + 40] = 30
            picture[y : y + 40, x + 18 : x + 22] = 30
    assert not len(pdf_ocr_rules.rules(picture))


def test_three_long_lines_without_uprights_stay_and_a_black_area_is_none() -> None:
    picture = paper()
    for y in (200, 240, 600):
        picture[y : y + 2, 100:700] = 40
    picture[700:760, 100:700] = 40
    assert edges(pdf_ocr_rules.rules(picture)) == ([200, 240, 600], [])


def test_a_scanned_table_gives_its_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that was taken over a border is recognised again, cell by cell."""
    words = {0: ("指标", "单位", "2030年"), 1: ("床位数", "张", "3500"), 2: ("站点", "个", "12")}

    def line(row: int, left: int, right: int, text: str) -> tuple[list[list[float]], str, float]:
        top, bottom = YS[row] + 18.0, YS[row] + 44.0
        return [[left, top], [right, top], [right, bottom], [left, bottom]], text, 0.95

    def engine(picture: Any, **how: Any) -> tuple[Any, None]:
        if how.get("use_det", True):
            whole = [line(1, XS[0] + 20, XS[-1] - 40, "床位数张3500")]
            return [
                line(row, XS[at] + 20, XS[at] + 100, words[row][at]) for row in (0, 2) for at in range(3)
            ] + whole, None
        wide = picture.shape[1]
        return [["床位数" if 150 < wide < 200 else "张" if wide < 150 else "3500", 0.9]], None

    monkeypatch.setattr(pdf_ocr, "available", lambda: True)
    monkeypatch.setattr(pdf_ocr, "engine", lambda: engine)
    monkeypatch.setattr(pdf_ocr, "SCALE", 1.0)
    monkeypatch.setattr(pdf_ocr_rules, "straightened", lambda _: table(paper()))
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(Sheet().picture(0, 0, 595, 842)))
    grid = next(block.grid for block in load(path).blocks if block.grid)
    assert [[cell.text for cell in grid.cells if cell.row == row] for row in range(3)] == [
        [*words[row]] for row in range(3)
    ]
