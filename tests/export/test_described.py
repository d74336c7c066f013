import json
import logging
from pathlib import Path

import pyarrow.parquet as pq
import pytest


def test_croissant_validates_with_the_reference_reader(sample_run: Path, caplog: pytest.LogCaptureFixture) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    with caplog.at_level(logging.WARNING):
        data = mlcroissant.Dataset(jsonld=str(sample_run / "croissant.json"))
    assert not data.metadata.issues.errors
    # What is recommended and not said is what only the user knows.
    said = data.metadata.issues.report()
    assert {word for word in ("citeAs", "datePublished", "license", "version") if word in said}
    assert said.count("is recommended") == 4 and "not standard" not in caplog.text


@pytest.mark.parametrize("table", ["documents", "indicator_values"])
def test_the_reference_reader_sees_the_rows(sample_run: Path, table: str) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    data = mlcroissant.Dataset(jsonld=str(sample_run / "croissant.json"))
    was = pq.read_table(sample_run / f"{table}.parquet").to_pylist()
    found = list(data.records(record_set=table))
    assert len(found) == len(was)
    for row, own in zip(found, was, strict=True):
        for name in ("doc_id", "division_code", "name", "value", "year", "title"):
            value = row.get(f"{table}/{name}")
            assert (value.decode() if isinstance(value, bytes) else value) == own.get(name), name


def test_croissant_names_every_table_and_column_with_its_hash(sample_run: Path) -> None:
    import hashlib

    told = json.loads((sample_run / "croissant.json").read_text("utf-8"))
    files = {one["contentUrl"]: one["sha256"] for one in told["distribution"]}
    assert files == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sample_run.glob("*.parquet")}
    for record_set in told["recordSet"]:
        columns = pq.read_schema(sample_run / f"{record_set['name']}.parquet").names
        assert [field["source"]["extract"]["column"] for field in record_set["field"]] == columns
        assert all(field["description"] for field in record_set["field"])


def test_an_audit_brings_the_descriptions_up_to_date(sample_run: Path, tmp_path: Path) -> None:
    import shutil

    from extract.cli import main

    run = tmp_path / "output"
    shutil.copytree(sample_run, run)
    assert main(["audit", str(run)]) in (0, 1)
    for name, entry, key in (("croissant.json", "recordSet", "name"), ("datapackage.json", "resources", "name")):
        told = json.loads((run / name).read_text("utf-8"))
        assert {one[key] for one in told[entry]} == {path.stem for path in run.glob("*.parquet")}
        assert "findings" in {one[key] for one in told[entry]}
