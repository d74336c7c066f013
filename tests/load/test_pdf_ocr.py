"""Pages that are only a picture: recognised, named and less sure with the extra `ocr`; reported without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.errors import LoadError
from extract.load import load
from extract.load.pdf import ocr as pdf_ocr
from extract.pipeline import extract, read
from tests.load.helpers import Sheet, pdf

SCAN = Sheet().picture(0, 0, 595, 842)
PRINTED = Sheet().text(72, 80, "到2027年，全县建成互助站点12个，覆盖全部镇（街道），由县民政局负责。")
LINES = [
    ([[160.0, 200.0], [900.0, 200.0], [900.0, 230.0], [160.0, 230.0]], "到2030年，全县建成养老床位3500张。", 0.98),
    ([[160.0, 300.0], [400.0, 300.0], [400.0, 330.0], [160.0, 330.0]], "看不清的一行999", 0.2),
]


def written(folder: Path, *sheets: Sheet) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(pdf(*sheets))
    return path


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser that sees the same two lines on every page."""
    monkeypatch.setattr(pdf_ocr, "available", lambda: True)
    monkeypatch.setattr(pdf_ocr, "engine", lambda: lambda picture: (LINES, None))


@pytest.mark.usefixtures("fake")
def test_a_scanned_page_is_read_named_and_less_sure(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, PRINTED, SCAN))
    assert loaded.recognised == (2,) and not loaded.lost
    assert any("text recognition" in warning and "2" in warning for warning in loaded.warnings)
    assert [block.text for block in loaded.blocks][-1] == "到2030年，全县建成养老床位3500张。"
    facts = extract(read(tmp_path / "plan.pdf"))
    sure = {row.value: row.confidence for row in facts.targets}
    assert sure[3500] < 0.75 * sure[12]


@pytest.mark.usefixtures("fake")
def test_a_page_with_text_is_never_recognised(tmp_path: Path) -> None:
    assert load(written(tmp_path, PRINTED)).recognised == ()


def test_without_the_extra_the_page_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "available", lambda: False)
    loaded = load(written(tmp_path, PRINTED, SCAN))
    assert any("only a picture" in sentence and "taizhang[ocr]" in sentence for sentence in loaded.lost)
    with pytest.raises(LoadError, match="OCR"):
        load(written(tmp_path, SCAN))


@pytest.mark.skipif(not pdf_ocr.available(), reason="the extra ocr is not installed")
def test_the_real_recogniser_reads_a_drawn_page() -> None:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (800, 200), "white")
    ImageDraw.Draw(image).text((40, 60), "203500", fill="black", font_size=60)

    class Drawn:
        def get_size(self) -> tuple[float, float]:
            return 400.0, 100.0

        def render(self, scale: float) -> Any:
            assert scale == 2.0
            return type("Picture", (), {"to_numpy": lambda self: np.array(image)})()

    glyphs, rules = pdf_ocr.recognise(Drawn())
    assert not len(rules)
    assert "".join(map(chr, glyphs.codes)) == "203500"
    assert glyphs.boxes[:, 0].min() > 0 and glyphs.boxes[:, 2].max() < 400
