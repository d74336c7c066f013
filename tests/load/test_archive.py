"""Archives: each plan in a zip is a document of its own; bombs, locked, damaged and lying ones end in a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.batch.inputs import find_tasks
from extract.errors import LoadError
from extract.load import load, read_bytes
from extract.load.archive import read as archive
from extract.pipeline import process
from tests.load.helpers import docx, paragraph

PLAN = "松湖市水务发展规划\n一、总体目标\n到2030年，全市供水普及率达到99.5%。\n"


def pack(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def write(folder: Path, data: bytes, name: str = "plans.zip") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_every_plan_of_an_archive_is_a_document(tmp_path: Path) -> None:
    word = docx(paragraph("到2030年，全市建成泵站12座。"))
    inner = pack({"县级/规划.docx": word})
    data = {"水务规划.txt": PLAN.encode(), "内.zip": inner, "说明.jpg": b"\xff\xd8\xff", "__MACOSX/._x.txt": b"x"}
    path = write(tmp_path, pack(data))
    tasks = find_tasks([tmp_path])
    assert [task.source for task in tasks] == ["plans.zip/内.zip/县级/规划.docx", "plans.zip/水务规划.txt"]
    done = [process(task.path, task.source) for task in tasks]
    assert [(one.outcome, one.format) for one in done] == [("ok", "docx"), ("ok", "txt")]
    assert done[0].sha256 != done[1].sha256 and done[1].bytes == len(PLAN.encode())
    assert [target.value for one in done if one.facts for target in one.facts.targets] == [12, 99.5]
    assert [task.source for task in find_tasks([path])] == [task.source for task in tasks]


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"XXXXXXXX.txt": PLAN.encode()}).replace(b"X" * 8, "民政规划".encode("gbk")))
    assert [task.source for task in find_tasks([path])] == ["plans.zip/民政规划.txt"]
    assert read_bytes(path / "民政规划.txt") == PLAN.encode()
    assert archive._name("é.txt", 0x800) == "é.txt"


def test_names_that_lead_out_of_the_archive_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"../evil.txt": b"x", "/etc/x.txt": b"x", "a/../../b.txt": b"x", "good.txt": b"x"}))
    assert archive.member_names(path) == ["good.txt"]


def test_a_bomb_is_refused_in_a_sentence_and_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"a.txt": bytes(200_000_000)}))
    assert [task.source for task in find_tasks([path])] == ["plans.zip"]
    with pytest.raises(LoadError, match="zip bomb"):
        load(path)
    many = write(tmp_path, pack({f"{at}.txt": b"x" for at in range(archive.MAX_MEMBERS + 1)}), "many.zip")
    with pytest.raises(LoadError, match="zip bomb"):
        archive.member_names(many)


def test_archives_nested_too_deep_are_not_opened(tmp_path: Path) -> None:
    data = pack({"plan.txt": PLAN.encode()})
    for depth in range(6):
        data = pack({f"{depth}.zip": data})
    path = write(tmp_path, data)
    assert archive.member_names(path) == ["5.zip/4.zip/3.zip"]
    assert [task.source for task in find_tasks([path])] == ["plans.zip"]


def test_an_archive_is_no_plan_and_says_how_to_read_it(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"a.txt": PLAN.encode()}))
    with pytest.raises(LoadError, match=r"archive \(zip\).*1 files.*taizhang run"):
        load(path)
    assert read_bytes(path / "a.txt") == PLAN.encode()
    with pytest.raises(LoadError, match="holds no file"):
        load(path / "b.txt")


@pytest.mark.parametrize("name", ["plans.zip", "plan.docx"])
def test_a_damaged_archive_is_one_failed_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, pack({"a.txt": PLAN.encode()})[:40], name)
    assert [task.source for task in find_tasks([tmp_path])] == [name]
    with pytest.raises(LoadError, match="damaged"):
        load(path)


def test_a_locked_member_fails_alone(tmp_path: Path) -> None:
    data = bytearray(pack({"a.txt": PLAN.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = write(tmp_path, bytes(data))
    done = process(path / "a.txt", "plans.zip/a.txt")
    assert done.outcome == "failed" and "password" in str(done.error)


def test_a_word_file_named_zip_is_a_word_file(tmp_path: Path) -> None:
    path = write(tmp_path, docx(paragraph("到2030年，全市建成泵站12座。")))
    assert [task.source for task in find_tasks([path])] == ["plans.zip"]
    assert load(path).format == "docx"
