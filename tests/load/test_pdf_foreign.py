"""Chinese characters that a font without a map gives out as Latin ones: the page is left out and said, never passed on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.load import load
from extract.load.pdf import ocr as pdf_ocr
from extract.load.pdf import page as pdf_page
from extract.load.pdf import read as pdf
from extract.load.pdf.page import Glyphs, Page
from tests.load import helpers

SENTENCE = "到2030年，全县建成互助站点12个，覆盖全部镇（街道）。"


def page(text: str, wide: float) -> Page:
    """A page of one line whose characters are so wide for a height of 12 points."""
    boxes = [(at * wide * 12, 100.0, (at + 1) * wide * 12, 112.0) for at in range(len(text))]
    glyphs = Glyphs(np.array([ord(ch) for ch in text], np.uint32), np.array(boxes, float).reshape(-1, 4))
    return Page(1, 595, 842, glyphs, np.zeros((0, 4)), np.zeros((0, 4)), "", 0)


@pytest.mark.parametrize(
    "text", ["#$&'*?[]_`{}0123abcdefghij", "\xf4\xf6\xf5\xfa1\xf96bcdefghijk", SENTENCE + "abcdefghijkln"]
)
def test_full_width_latin_is_foreign(text: str) -> None:
    assert pdf._is_foreign(page(text, 1.0))


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        (SENTENCE * 3, 1.0),
        ("The plan covers 12 towns and 350 villages.", 0.5),
        ("0123456789" * 5, 0.7),
        ("×÷±°·—" * 9, 1.0),
        ("WWW MMM OOO @@@ %%% ===", 1.0),
        ("abc", 1.0),
        ("", 1.0),
    ],
)
def test_print_of_any_usual_width_is_not(text: str, wide: float) -> None:
    assert not pdf._is_foreign(page(text, wide))


def _foreign_first(monkeypatch: pytest.MonkeyPatch) -> None:
    read = pdf_page.read_page

    def first_is_foreign(raw: Any, number: int) -> Page:
        return page("bcdefghijk" * 4, 1.0) if number == 1 else read(raw, number)

    monkeypatch.setattr(pdf, "read_page", first_is_foreign)


def test_such_a_page_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _foreign_first(monkeypatch)
    monkeypatch.setattr(pdf_ocr, "available", lambda: False)
    path = tmp_path / "plan.pdf"
    sheet = helpers.Sheet().text(72, 80, SENTENCE)
    path.write_bytes(helpers.pdf(sheet, sheet))
    loaded = load(path)
    assert [block.text for block in loaded.blocks] == [SENTENCE]
    assert any("no map" in sentence and " 1;" in sentence for sentence in loaded.lost)


def test_with_the_extra_it_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _foreign_first(monkeypatch)
    monkeypatch.setattr(pdf_ocr, "available", lambda: True)
    monkeypatch.setattr(pdf_ocr, "recognise", lambda _: (page("建成站点六个。", 1.0).glyphs, np.zeros((0, 4))))
    path = tmp_path / "plan.pdf"
    sheet = helpers.Sheet().text(72, 80, SENTENCE)
    path.write_bytes(helpers.pdf(sheet, sheet))
    loaded = load(path)
    assert [block.text for block in loaded.blocks] == ["建成站点六个。", SENTENCE]
    assert loaded.recognised == (1,) and not loaded.lost
