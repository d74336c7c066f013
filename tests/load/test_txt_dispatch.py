"""The format is told by the content; what cannot be read is refused with what to do."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from extract.errors import LoadError
from extract.load import load, reader
from extract.load import txt as txt_reader

PLAN = "松湖市水务发展规划\n一、总体目标\n到2030年，全市供水普及率达到99.5%。\n"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan", "plan.docx", "plan.html"])
def test_text_is_text_whatever_its_name(tmp_path: Path, name: str) -> None:
    loaded = load(write(tmp_path, name, PLAN.encode("gb18030")))
    assert (loaded.format, loaded.encoding) == ("txt", "gb18030")
    assert [block.text for block in loaded.blocks] == PLAN.split()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 99, "picture"),
        (b"\x1f\x8b\x08" + b"\x00" * 99, "archive"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "html"),
        (bytes(range(256)) * 64, "encoding"),
    ],
)
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(LoadError, match=words):
        load(write(tmp_path, "plan.txt", data))


@pytest.mark.parametrize(("name", "words"), [("OFD.xml", "OFD"), ("xl/workbook.xml", "workbook"), ("a.txt", "archive")])
def test_packages_are_told_by_the_names_inside(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, "x")
    with pytest.raises(LoadError, match=words):
        load(path)


def test_a_missing_file_a_folder_and_a_locked_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="does not exist"):
        load(tmp_path / "none.txt")
    with pytest.raises(LoadError, match="folder"):
        load(tmp_path)
    path = write(tmp_path, "plan.txt", PLAN.encode())
    path.chmod(0)
    if os.geteuid():
        with pytest.raises(LoadError, match="permission"):
            load(path)


def test_a_text_that_begins_like_a_bitmap_is_still_read(tmp_path: Path) -> None:
    assert load(write(tmp_path, "plan.txt", b"BMI plan\n" + PLAN.encode())).blocks[0].text == "BMI plan"


def test_a_huge_file_and_a_huge_line_are_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.write(PLAN.encode())
        file.truncate(200 << 20)
    with pytest.raises(LoadError, match="up to 32 MB"):
        load(path)
    with pytest.raises(LoadError, match="paragraphs"):
        txt_reader.load(("建设" * (txt_reader.LONGEST_LINE // 2 + 1)).encode())


def test_a_plan_in_one_long_line_is_still_read() -> None:
    loaded = txt_reader.load(("推进项目建设，增加投入。" * 20_000).encode())
    assert sum(len(block.text) for block in loaded.blocks) == 240_000


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("No module named 'lxml'", name="lxml"), "lxml.*install"),
        (ImportError("broken library"), "broken library.*install"),
        (RecursionError("maximum depth"), "nested too deeply"),
        (MemoryError(), "memory"),
        (ValueError("bad tag"), "ValueError: bad tag.*save it again"),
        (KeyError("x"), "damaged"),
        (SyntaxError("no parse"), "damaged"),
    ],
)
@pytest.mark.parametrize(
    ("kind", "data"), [("html", b"<html><body><p>plan</p></body></html>"), ("pdf", b"%PDF-1.7"), ("txt", b"plan")]
)
def test_whatever_a_reader_raises_becomes_a_load_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str, kind: str, data: bytes
) -> None:
    def fail(data: bytes) -> None:
        raise error

    monkeypatch.setattr(reader(kind), "load", fail)
    with pytest.raises(LoadError, match=words):
        load(write(tmp_path, f"plan.{kind}", data))


def test_a_reader_that_cannot_be_imported_is_a_load_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "extract.load.html.read", None)
    with pytest.raises(LoadError, match="html needs a package"):
        load(write(tmp_path, "plan.html", b"<html><body><p>plan</p></body></html>"))


def test_a_readers_own_refusal_and_an_interrupt_pass_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "plan.txt", b"plan")
    for error in (LoadError("as it was"), KeyboardInterrupt()):
        monkeypatch.setattr("extract.load.txt.load", lambda data, error=error: (_ for _ in ()).throw(error))
        with pytest.raises(type(error), match="as it was|^$"):
            load(path)
