import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.export import export


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def test_every_value_is_exact(sample_run: Path, hostile: Path, tmp_path: Path) -> None:
    for at, run in enumerate((sample_run, hostile)):
        made = export(run, "jsonl", tmp_path / str(at))
        for path in run.glob("*.parquet"):
            was = pq.read_table(path).to_pylist()
            plain = [{k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in was]
            assert rows(made / f"{path.stem}.jsonl") == plain, path.stem


def test_nothing_acts_on_a_terminal(hostile: Path, tmp_path: Path) -> None:
    text = (export(hostile, "jsonl", tmp_path / "j") / "passages.jsonl").read_text("utf-8")
    assert not {ch for ch in text if ch < " " and ch != "\n" or "\x7f" <= ch <= "\x9f" or "\u202a" <= ch <= "\u202e"}
    assert r"\u001b[2J" in text and r"\u009b31m" in text


def test_marks_of_direction_are_written_out_and_read_back_as_they_were() -> None:
    from extract.export.jsonl import _line

    row = {"text": "a\u202eb\u2028c\x7f"}
    assert _line(row) == '{"text": "a\\u202eb\\u2028c\\u007f"}\n' and json.loads(_line(row)) == row


def test_the_package_validates(sample_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(export(sample_run, "jsonl", tmp_path / "j"))
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.to_summary()
