"""The reference engine, and where the two engines disagree on the sample's printed plans."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.formats.parts import parts_of, plans
from corpus.formats.printed import pdf
from corpus.formats.sheets import Printer
from extract.cli import main
from extract.document import Loaded
from extract.errors import LoadError
from extract.load import PDF_ENGINE, load
from extract.load.pdf import read as ours
from extract.load.pdf import reference
from tests.load.helpers import Sheet
from tests.load.helpers import pdf as small_pdf

_BLANK = re.compile(r"\s+")


def texts(loaded: Loaded) -> list[str]:
    return [_BLANK.sub("", block.text) for block in loaded.blocks if block.grid is None]


def cells(loaded: Loaded) -> list[tuple[int, str]]:
    """Page and text of every filled cell; a header that a page repeats once."""
    found = [(cell.page or 0, _BLANK.sub("", cell.text)) for b in loaded.blocks if b.grid for cell in b.grid.cells]
    return [cell for cell in found if cell[1]]


@pytest.mark.parametrize("plan", plans()[::3], ids=lambda plan: plan.stem)
def test_both_engines_read_the_same_cells_and_paragraphs(plan: Path) -> None:
    data = pdf(Printer().add(parts_of(plan)))
    one, other = ours.load(data), reference.load(data)
    assert (one.loader, other.loader) == ("pdfium", "pdfplumber")
    differ = [(a, b) for a, b in zip(cells(one), cells(other), strict=False) if a != b]
    assert cells(one) == cells(other), f"the engines disagree on {len(differ)} cells, first: {differ[:3]}"
    assert texts(one) == texts(other)


def test_the_engine_is_chosen_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(small_pdf(Sheet().text(72, 80, "到2027年建成12个站点。")))
    assert load(path).loader == "pdfium"
    monkeypatch.setenv(PDF_ENGINE, "pdfplumber")
    assert load(path).loader == "pdfplumber"


def test_the_engine_is_chosen_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PDF_ENGINE, "pdfium")  # so that what the command sets is undone
    path = tmp_path / "plan.pdf"
    path.write_bytes(small_pdf(Sheet().text(72, 80, "到2027年建成12个站点。")))
    assert main(["show", "--pdf-engine", "pdfplumber", str(path)]) == 0
    assert "12" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["show", "--pdf-engine", "other", str(path)])


@pytest.mark.parametrize("data", [b"%PDF-1.4 and no more", b"%PDF-1.4\n" + bytes(2000)])
def test_a_damaged_file_is_a_sentence_in_both(data: bytes) -> None:
    for engine in (ours, reference):
        with pytest.raises(LoadError, match="damaged|holds no text"):
            engine.load(data)
