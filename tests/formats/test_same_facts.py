"""The same plan gives the same rows whatever its format: every sample plan in txt, docx, html, pdf and OFD."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.formats.make import formats
from corpus.formats.parts import parts_of, plans
from tests.formats.rows import rows


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.stem)
def test_every_format_gives_the_rows_of_the_text(plan: Path, tmp_path: Path) -> None:
    expected = rows(plan)
    for ending, data in formats(parts_of(plan)).items():
        path = tmp_path / f"plan.{ending}"
        path.write_bytes(data)
        found = rows(path)
        for table, want in expected.items():
            assert found[table] == want, f"{table} of {plan.stem}.{ending}"


def test_the_samples_are_real_files_of_their_kind(tmp_path: Path) -> None:
    """Word numbers its headings itself, tables go over the edge of a page, cells are merged."""
    made = {plan.stem[:2]: formats(parts_of(plan)) for plan in plans()[:2]}
    word = tmp_path / "plan.docx"
    word.write_bytes(made["01"]["docx"])
    import zipfile

    document = zipfile.ZipFile(word).read("word/document.xml").decode()
    assert '<w:t xml:space="preserve">一、' not in document and "w:numPr" in document and "w:vMerge" in document
    from extract.load.pdf.read import load

    tables = [block.grid for block in load(made["01"]["pdf"]).blocks if block.grid is not None]
    assert any(grid.page_start != grid.page_end for grid in tables)
