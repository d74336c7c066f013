"""Old Word files and workbooks: through LibreOffice where installed, else a sentence that names what to install."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.errors import LoadError
from extract.load import load
from extract.load.office import read as office
from tests.load.helpers import cell, docx, level, listed, numbering, paragraph, row, table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + bytes(100) + "WordDocument".encode("utf-16-le") + bytes(8)
needs_office = pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DOC, r"old kind \(doc, wps\): install LibreOffice .* docx"),
        (b"{\\rtf1 plan}", "Rich Text.*install LibreOffice"),
        (OLE + bytes(8) + "Workbook".encode("utf-16-le") + bytes(8), "xls.*install LibreOffice.*xlsx"),
    ],
)
def test_without_libreoffice_the_sentence_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    (tmp_path / "plan.doc").write_bytes(data)
    with pytest.raises(LoadError, match=words):
        load(tmp_path / "plan.doc")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + bytes(70_000) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + bytes(1000), "another kind"),
    ],
)
def test_locked_and_other_files_are_refused_before_anything_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, words: str
) -> None:
    monkeypatch.setattr(office, "find_program", lambda: pytest.fail("was asked for"))
    (tmp_path / "plan.doc").write_bytes(data)
    with pytest.raises(LoadError, match=words):
        load(tmp_path / "plan.doc")


def program(folder: Path, body: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{body}")
    path.chmod(0o755)
    return str(path)


def test_a_conversion_that_never_ends_is_given_up_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = (
        "import subprocess, sys, time, pathlib\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(tmp_path / 'child')!r}).write_text(str(child.pid))\ntime.sleep(60)\n"
    )
    monkeypatch.setattr(office, "TIME_LIMIT", 1.5)
    began = time.monotonic()
    with pytest.raises(LoadError, match="took more than"):
        office.convert(DOC, "doc", "docx", program(tmp_path, body))
    assert time.monotonic() - began < 10
    child = int((tmp_path / "child").read_text())
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True).stdout.strip()
    assert not state or state.startswith("Z")


def test_a_conversion_that_gives_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="cannot open"):
        office.convert(DOC, "doc", "docx", program(tmp_path, ""))
    with pytest.raises(LoadError, match="cannot be started"):
        office.convert(DOC, "doc", "docx", str(tmp_path / "none"))


def test_no_network_no_macros_and_nothing_left_behind(tmp_path: Path) -> None:
    body = (
        "import os, pathlib, sys, json\n"
        "profile = next(a for a in sys.argv if a.startswith('-env:'))\n"
        "home = os.environ['HOME']\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(json.dumps([profile, home, os.environ['http_proxy'],"
        "(pathlib.Path(home) / 'profile/user/registrymodifications.xcu').read_text()]))\n"
        "out = pathlib.Path(home) / 'out'; out.mkdir(); (out / 'plan.docx').write_bytes(b'made')\n"
    )
    assert office.convert(DOC, "doc", "docx", program(tmp_path, body)) == b"made"
    seen = (tmp_path / "seen").read_text()
    assert "MacroSecurityLevel" in seen and "127.0.0.1:9" in seen
    home = seen.split('"')[3]
    assert not os.path.exists(home)  # noqa: PTH110 - a name out of another program


@needs_office
def test_a_word_file_of_the_old_kind_reads_like_its_docx(tmp_path: Path) -> None:
    width = '<w:tcW w:w="4000" w:type="dxa"/>'
    rows = [row(*(cell(text, width) for text in line)) for line in (["指标", "2027年"], ["站点（个）", "12"])]
    grid = table(*rows, grid='<w:gridCol w:w="4000"/><w:gridCol w:w="4000"/>')
    body = listed("总体要求", 1) + paragraph("到2027年建成12个站点。") + grid + paragraph("附则。")
    word = docx(body, numbering(level(0, "chineseCounting", "%1、")))
    source = tmp_path / "plan.docx"
    source.write_bytes(word)
    target = office.convert(word, "docx", "doc", str(office.find_program()))
    (tmp_path / "plan.wps").write_bytes(target)
    old, new = load(tmp_path / "plan.wps"), load(source)
    assert old.format == "doc" and "libreoffice" in old.loader
    assert [block.text for block in old.blocks] == [block.text for block in new.blocks]
    assert [[c.text for c in b.grid.cells] for b in old.blocks if b.grid] == [["指标", "2027年", "站点（个）", "12"]]
