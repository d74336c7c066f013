"""The whole way over the sample: every row of every table keeps its promises."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.run import run
from extract.codebook import table_schema
from extract.pipeline import process
from extract.tables.build import checked_tables
from extract.tables.columns import run_tables
from extract.tables.schema import arrow_schema

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
PLANS = [path for path in sorted(SAMPLE.iterdir()) if path.suffix in (".txt", ".html", ".docx", ".pdf")]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "out"
    summary = run([SAMPLE], folder, jobs=2)
    assert (summary.files, summary.failed) == (len(PLANS), 0)
    return folder


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_no_row_of_a_plan_fails_its_check(path: Path) -> None:
    done = process(path, path.name)
    assert done.document and done.facts
    checked_tables(done.document, done.facts, strict=True)


@pytest.mark.parametrize("name", run_tables())
def test_keys_are_unique_and_references_exist(output: Path, name: str) -> None:
    schema = table_schema(name)
    rows = pq.read_table(output / f"{name}.parquet", columns=schema["primaryKey"]).to_pylist()
    keys = [tuple(row.values()) for row in rows]
    assert len(keys) == len(set(keys))
    for key in schema.get("foreignKeys", []):
        here = pq.read_table(output / f"{name}.parquet")[key["fields"][0]].to_pylist()
        there = pq.read_table(output / f"{key['reference']['resource']}.parquet")[key["reference"]["fields"][0]]
        assert {value for value in here if value is not None} <= set(there.to_pylist())


@pytest.mark.parametrize("name", run_tables())
def test_columns_types_and_order_are_those_of_the_schema(output: Path, name: str) -> None:
    assert pq.read_schema(output / f"{name}.parquet").equals(arrow_schema(name))


def test_tables_are_the_same_in_one_process(output: Path, tmp_path: Path) -> None:
    run(reversed(PLANS), tmp_path / "out", jobs=1)
    for name in set(run_tables()) - {"documents"}:
        assert (tmp_path / "out" / f"{name}.parquet").read_bytes() == (output / f"{name}.parquet").read_bytes(), name


def test_text_is_made_up_of_passages_and_spans_point_into_it(output: Path) -> None:
    texts: dict[str, list[str]] = {}
    for row in pq.read_table(output / "passages.parquet").to_pylist():
        assert row["start"] == sum(len(text) + 1 for text in texts.get(row["doc_id"], []))
        texts.setdefault(row["doc_id"], []).append(row["text"])
    for name, column in (("deadlines", "expression"), ("responsibilities", "department"), ("indicator_values", "raw")):
        for row in pq.read_table(output / f"{name}.parquet").to_pylist():
            assert "\n".join(texts[row["doc_id"]])[row["start"] : row["end"]] == row[column]


def test_the_package_of_the_sample_validates(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(output)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.to_summary()
