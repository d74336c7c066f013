import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fake_pipeline import document_of, facts_of

from extract.batch.run import run
from extract.tables import parquet
from extract.tables.build import checked_tables


def columns(at: int) -> dict:
    document = document_of(f"规划{at}\n" + "床位达到42张，" * 40)
    return checked_tables(document, facts_of(document))[0]["targets"]


def test_row_groups_are_full_whatever_the_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP", 64)
    monkeypatch.setattr(parquet, "BATCH", 50)
    for name, step in (("one", 1), ("two", 3)):
        (tmp_path / name).mkdir()
        with parquet.TableSet(tmp_path / name, ("targets",)) as tables:
            for at in range(0, 9, step):
                for more in range(step):
                    tables.add({"targets": columns(at + more)})
    file = pq.ParquetFile(tmp_path / "one" / "targets.parquet")
    sizes = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
    assert sizes == [64, 64, 64, 64, 64, 40]
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert (tmp_path / "one" / "targets.parquet").read_bytes() == (tmp_path / "two" / "targets.parquet").read_bytes()


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    with parquet.TableSet(tmp_path, ("projects",)):
        pass
    assert "investment" in pq.read_table(tmp_path / "projects.parquet").column_names


@pytest.mark.usefixtures("fake_pipeline")
def test_package_validates_with_its_data(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    run([plans], tmp_path / "out", jobs=1)
    monkeypatch.chdir(tmp_path / "out")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.to_summary()
    package = json.loads(Path("datapackage.json").read_text("utf-8"))
    assert {item["name"] for item in package["resources"]} == {path.stem for path in Path().glob("*.parquet")}


@pytest.mark.usefixtures("fake_pipeline")
def test_pandas_reads_whole_numbers_with_gaps_as_whole_numbers(plans: Path, tmp_path: Path) -> None:
    import pandas as pd

    run([plans], tmp_path / "out", jobs=1)
    frame = pd.read_parquet(tmp_path / "out" / "documents.parquet")
    assert str(frame["period_end"].dtype) == "Int32" and str(frame["base_year"].dtype) == "Int32"
    assert frame["period_end"].tolist()[0] == 2025
