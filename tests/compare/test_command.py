"""`taizhang diff` as it is typed: exit codes, outputs, several versions, finished runs."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from measure import pair

from extract.batch.run import run
from extract.cli import main
from extract.tables.schema import arrow_schema

DRAFT, FINAL = (str(path) for path in pair("wanglan_digital"))


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", DRAFT, DRAFT]) == 0
    assert main(["diff", DRAFT, FINAL]) == 1
    assert main(["diff", DRAFT, str(tmp_path / "none.txt")]) == 2
    assert main(["diff", DRAFT]) == 2
    assert main(["diff", DRAFT, str(tmp_path)]) == 2
    (tmp_path / "empty.docx").write_bytes(b"PK\x03\x04")
    assert main(["diff", str(tmp_path / "empty.docx"), FINAL]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_outputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["diff", DRAFT, FINAL, "-o", str(out)]) == 1
    assert sorted(path.name for path in out.iterdir()) == ["changes.parquet", "changes.xlsx", "index.html"]
    table = pq.read_table(out / "changes.parquet")
    assert table.schema.equals(arrow_schema("changes"))
    rows = table.to_pylist()
    assert len({row["change_id"] for row in rows}) == len(rows)
    text, words = Path(DRAFT).read_text("utf-8"), capsys.readouterr().out
    assert all(row["old_quote"] is None or "|" in row["old_quote"] or row["old_quote"] in text for row in rows)
    assert f"{sum(row['substance'] for row in rows)} changes of substance" in words
    again = {path.name: path.read_bytes() for path in out.iterdir()}
    main(["diff", DRAFT, FINAL, "-o", str(out)])
    assert again == {path.name: path.read_bytes() for path in out.iterdir()}


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert main(["diff", DRAFT, FINAL, "-o", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_finished_runs_are_paired_by_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("wanglan_digital", "fengpu_tourism")
    run([pair(name)[0] for name in names], tmp_path / "old", 1)
    run([pair(name)[1] for name in reversed(names)], tmp_path / "new", 1)
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    said = capsys.readouterr().out
    assert said.count("→ 望澜区数字经济") == 1 and said.count("→ 丰浦县促进文旅") == 1 and "Only in" not in said


def test_several_versions_in_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", DRAFT, DRAFT, FINAL]) == 1
    assert "no change" in capsys.readouterr().out


def test_marks_of_a_document_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, number in (("a", 40), ("b", 45)):
        text = f"青峦县养老规划\n到2027年，\x1b[31m\u202e养老床位达到{number}张。\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    assert main(["diff", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said and "\u202e" not in said
