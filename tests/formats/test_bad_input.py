"""Files that are broken, locked or made to do harm: each ends in a sentence, soon, and the run goes on."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.formats.ofd import ofd
from corpus.formats.parts import Box, Part
from corpus.formats.sheets import Printer
from corpus.formats.word import docx
from extract.batch.run import run
from extract.errors import LoadError
from extract.load import load
from tests.load.helpers import Sheet, cell, paragraph, pdf, row, table
from tests.load.helpers import docx as raw_docx

# Seconds in which every one of them must be told; most take a hundredth.
SOON = 15.0
SENTENCE = "到2030年，全县建成互助站点12个。"
PARTS = [Part("溪口县养老规划", "title"), Part(SENTENCE), Part(cells=(Box("指标", 0, 0), Box("值", 0, 1)), header=1)]
WORD, OFD = docx(PARTS), ofd(Printer().add(PARTS))
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "十四五规划">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 SYSTEM "file:///etc/passwd">]>'


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(part, change(source.read(part)) if part == name else source.read(part))
    return out.getvalue()


def with_entities(declared: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        return (declared + data.decode().partition("?>")[2].replace("互助", "&a0;")).encode()

    return change


def flagged(data: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 1)
    return bytes(out)


PAGE = "Doc_0/Pages/Page_0/Content.xml"
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
LOCKED_PDF = pdf(
    Sheet().text(72, 80, SENTENCE),
    trailer="/Encrypt<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -4>>/ID[<00><00>]".format("41" * 32, "42" * 32),
)
NESTED_HTML = "<table border=1><tr><td>" * 10_000 + SENTENCE + "</td></tr></table>" * 10_000
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "pdf without pages": (NO_PAGES, "damaged|no text"),
    "pdf with a password": (LOCKED_PDF, "password"),
    "pdf cut": (pdf(Sheet().text(72, 80, SENTENCE))[:300], "damaged|no text"),
    "pdf whose font has no map": (pdf(*[Sheet().text(72, 80, "目标" * 20, font="F2")]), "no map|OCR"),
    "pdf that is a picture": (pdf(Sheet().picture(0, 0, 595, 842)), "picture.*OCR"),
    "docx with entities": (changed(WORD, "word/document.xml", with_entities(BOMB)), "entities"),
    "docx with outside entities": (changed(WORD, "word/document.xml", with_entities(OUTSIDE)), "entities"),
    "docx that is a bomb": (changed(WORD, "word/document.xml", lambda data: data + b" " * 90_000_000), "zip bomb"),
    "docx encrypted": (flagged(WORD), "encrypted"),
    "docx cut": (WORD[: len(WORD) // 2], "damaged"),
    "docx in an OLE coat": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "ofd with entities": (changed(OFD, PAGE, with_entities(BOMB)), "damaged|entities"),
    "ofd with outside entities": (changed(OFD, "Doc_0/Document.xml", with_entities(OUTSIDE)), "entities"),
    "ofd that is a bomb": (changed(OFD, PAGE, lambda data: data + b" " * 90_000_000), "zip bomb"),
    "ofd encrypted": (flagged(OFD), "encrypted"),
    "ofd without a page": (changed(OFD, PAGE, lambda data: b"<"), "damaged"),
    "ofd cut": (OFD[: len(OFD) // 2], "damaged"),
    "a picture named docx": (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "a page of scripts": (b"<html><body><script>draw()</script></body></html>", "script"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_a_sentence_each_and_soon(tmp_path: Path, name: str, ending: str) -> None:
    data, words = BAD[name]
    path = tmp_path / f"plan.{ending}"
    path.write_bytes(data)
    began = time.monotonic()
    with pytest.raises(LoadError, match=words) as told:
        load(path)
    assert time.monotonic() - began < SOON
    assert str(told.value).endswith((".", "。")) and len(str(told.value)) < 300
    assert "root:" not in str(told.value)


def test_entities_of_a_page_are_neither_grown_nor_fetched(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        f'{OUTSIDE}<html><body><p>{SENTENCE}&a0;</p><img src="http://127.0.0.1:9/x"></body></html>', "utf-8"
    )
    text = "".join(block.text for block in load(path).blocks)
    assert SENTENCE in text and "root:" not in text


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_ten_thousand_nested_tables_end_soon(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"plan.{kind}"
    if kind == "html":
        path.write_text(f"<html><body>{NESTED_HTML}</body></html>", "utf-8")
    else:
        inner = SENTENCE
        head, foot = table(row("@")).split(paragraph("@"))
        inner = head * 10_000 + paragraph(SENTENCE) + foot * 10_000
        path.write_bytes(raw_docx(inner))
    began = time.monotonic()
    try:
        texts = "".join(
            b.text + "".join(c.text for c in b.grid.cells if b.grid) if b.grid else b.text for b in load(path).blocks
        )
        assert SENTENCE in texts
    except LoadError as error:
        assert str(error).endswith(".")
    assert time.monotonic() - began < SOON


@pytest.mark.parametrize("depth", [2, 30])
def test_tables_nested_as_people_nest_them_keep_their_text(tmp_path: Path, depth: int) -> None:
    inner = table(row("指标", SENTENCE))
    for _ in range(depth):
        inner = table(row("栏", cell(inner + paragraph(""))))
    path = tmp_path / "plan.docx"
    path.write_bytes(raw_docx(paragraph("溪口县养老规划") + inner))
    assert any(c.text == SENTENCE for b in load(path).blocks if b.grid for c in b.grid.cells)


def test_extensions_that_lie(tmp_path: Path) -> None:
    for ending, data, form in (
        ("pdf", WORD, "docx"),
        ("doc", OFD, "ofd"),
        ("docx", pdf(Sheet().text(72, 80, SENTENCE)), "pdf"),
        ("xlsx", f"<html><body><p>{SENTENCE}</p></body></html>".encode(), "html"),
        ("ofd", SENTENCE.encode(), "txt"),
        ("zip", WORD, "docx"),
    ):
        path = tmp_path / f"plan.{ending}"
        path.write_bytes(data)
        assert load(path).format == form


def test_a_run_goes_on_over_all_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "good.txt").write_text(SENTENCE, "utf-8")
    for number, (data, _) in enumerate(BAD.values()):
        (folder / f"bad{number:02}.docx").write_bytes(data)
    summary = run([folder], tmp_path / "out", jobs=1)
    assert (summary.ok, summary.failed) == (1, len(BAD))
