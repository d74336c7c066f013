"""Tables of a run that another version wrote, or that were cut off, are told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.export import export
from extract.batch.plans import _cells
from extract.compare.normal import key
from extract.errors import UsageError
from extract.tables.finished import read_table, replace_table
from extract.tables.schema import arrow_schema


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    replace_table(folder, "targets", {name: [] for name in arrow_schema("targets").names})
    return folder


def test_a_table_without_a_column_is_refused(run: Path) -> None:
    assert read_table(run, "targets").num_rows == 0
    table = pq.read_table(run / "targets.parquet")
    pq.write_table(table.drop_columns(["rule"]), run / "targets.parquet")
    with pytest.raises(UsageError, match="another version"):
        read_table(run, "targets")
    assert read_table(run, "targets", ["value"]).column_names == ["value"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "jsonl"])
def test_a_table_that_was_cut_off_is_told_before_anything_is_made(
    run: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = run / "targets.parquet"
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(UsageError, match="cannot be read"):
        export(run, form)
    assert sorted(one.name for one in run.parent.iterdir()) == ["run"]
    assert "Traceback" not in capfd.readouterr().err


def test_an_empty_cell_has_no_words() -> None:
    row = {"table_id": "t", "row": 0, "column": 0, "row_span": 1, "column_span": 1, "is_header": False}
    assert _cells([{**row, "text": None, "start": 0, "end": 0}])["t"][0].text == ""


def test_digits_without_end_are_no_error() -> None:
    assert key("1" * 500)
