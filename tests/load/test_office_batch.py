"""Files of the old kinds in one call of LibreOffice; one that breaks the call takes no other with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.batch.inputs import Task
from extract.batch.old_files import ahead
from extract.load import load
from extract.load.office import batch as office_batch
from extract.load.office import read as office
from tests.load.helpers import cell, docx, paragraph, row, table
from tests.load.test_office import DOC, needs_office, program

RTF = b"{\\rtf1 plan %d}"
# Stands for LibreOffice: writes a line a call, "converts" each file to a small zip, ends at a file with BREAK in it.
FAKE = """
import pathlib, sys, zipfile
log, names = pathlib.Path({log!r}), sys.argv[sys.argv.index("--outdir") + 2:]
with log.open("a") as file:
    file.write(str(len(names)) + "\\n")
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1]); out.mkdir(exist_ok=True)
for name in names:
    target = out / (pathlib.Path(name).stem + "." + sys.argv[sys.argv.index("--convert-to") + 1])
    if b"BREAK" in pathlib.Path(name).read_bytes():
        target.write_bytes(b"PK half")
        sys.exit(1)
    if b"DAMAGED" not in pathlib.Path(name).read_bytes():
        with zipfile.ZipFile(target, "w") as made:
            made.writestr("x", pathlib.Path(name).read_bytes())
"""


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """Puts the fake in LibreOffice's place; tells how many files each call was given."""
    log = tmp_path / "log"
    path = program(tmp_path, FAKE.format(log=str(log)))
    monkeypatch.setattr(office, "find_program", lambda: path)
    return lambda: [int(line) for line in log.read_text().split()] if log.exists() else []


def test_many_files_take_one_call_and_workers_find_them(calls: Callable[[], list[int]]) -> None:
    files = [RTF % at for at in range(5)]
    with office_batch.prepared(iter([*files, files[0]]), 1) as ready:
        assert ready == 5 and calls() == [5]
        assert office.COPIES in os.environ
        assert all(office._copy(data, "docx") for data in files)
        assert office._copy(b"{\\rtf1 other}", "docx") is None
    assert office.COPIES not in os.environ
    assert office._copy(files[0], "docx") is None


def test_a_file_that_ends_the_call_takes_no_other(calls: Callable[[], list[int]]) -> None:
    files = [RTF % 0, RTF % 1, b"{\\rtf1 BREAK}", RTF % 2, RTF % 3, RTF % 4]
    with office_batch.prepared(iter(files), 1) as ready:
        assert ready == 5 and calls() == [6, 3]
        assert office._copy(files[2], "docx") is None
        assert office._copy(files[3], "docx") is not None


def test_a_damaged_file_is_passed_over_and_calls_are_bounded(calls: Callable[[], list[int]]) -> None:
    with office_batch.prepared(iter([RTF % 0, b"{\\rtf1 DAMAGED}", RTF % 1]), 1) as ready:
        assert ready == 2
    files = [b"{\\rtf1 BREAK %d}" % at for at in range(9)]
    with office_batch.prepared(iter(files), 1) as ready:
        assert ready == 0
    assert len(calls()) <= 2 + office_batch.RESTARTS


def test_workbooks_go_by_themselves_and_locked_files_are_left(calls: Callable[[], list[int]]) -> None:
    book = DOC[:8] + bytes(8) + "Workbook".encode("utf-16-le") + bytes(8)
    locked = DOC[:8] + "EncryptedPackage".encode("utf-16-le")
    with office_batch.prepared(iter([DOC, RTF % 0, book, locked]), 1) as ready:
        assert ready == 3 and sorted(calls()) == [1, 2]
        assert office._copy(book, "xlsx") and not office._copy(book, "docx")


def test_nothing_is_started_for_one_file_or_for_what_is_no_old_file(
    tmp_path: Path, calls: Callable[[], list[int]]
) -> None:
    (tmp_path / "a.doc").write_text("<html><body>其实是网页</body></html>")
    (tmp_path / "b.rtf").write_bytes(RTF % 0)
    (tmp_path / "c.txt").write_text("规划")
    tasks = [Task(tmp_path / name, name) for name in ("a.doc", "b.rtf", "c.txt", "gone.doc")]
    with ahead(tasks, 1):
        assert calls() == []


def test_without_libreoffice_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    with office_batch.prepared(iter([RTF % 0, RTF % 1]), 1) as ready:
        assert ready == 0 and office.COPIES not in os.environ


@needs_office
def test_files_read_the_same_in_one_call_and_by_themselves(tmp_path: Path) -> None:
    kinds = ("doc", "rtf", "doc")
    for at, kind in enumerate(kinds):
        body = paragraph(f"到2027年建成{at + 12}个站点。") + table(row(cell("指标"), cell("2027年")))
        made = office.convert(docx(body), "docx", kind, str(office.find_program()))
        (tmp_path / f"p{at}.{kind}").write_bytes(made)
    paths = sorted(tmp_path.glob("p*"))
    alone = [load(path) for path in paths]
    broken = tmp_path / "broken.rtf"
    broken.write_bytes(b"{\\rtf1 {\\pict " + bytes(50))
    with ahead([Task(path, path.name) for path in [*paths, broken]], 1):
        assert all(office._copy(path.read_bytes(), "docx") for path in paths)
        together = [load(path) for path in paths]
    assert together == alone
    assert "建成12个站点" in alone[0].blocks[0].text
