from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from extract.batch.export import export
from extract.errors import UsageError

KEYS = ("province", "year")


@pytest.fixture(scope="module")
def folder(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(sample_run, "parquet", tmp_path_factory.mktemp("p") / "hive", partition_by=KEYS)


def hive(path: Path):
    return ds.dataset(path, partitioning="hive").to_table()


def test_folders_hold_every_row_once(folder: Path, sample_run: Path) -> None:
    for path in sample_run.glob("*.parquet"):
        was = pq.read_table(path).to_pylist()
        found = hive(folder / path.stem).to_pylist()
        columns = list(was[0])
        back = [{name: row[name] for name in columns} for row in found]
        assert sorted(map(repr, back)) == sorted(map(repr, was)), path.stem


def test_a_row_stands_under_its_province_and_its_own_year(folder: Path, sample_run: Path) -> None:
    where = pd.read_parquet(sample_run / "documents.parquet").set_index("doc_id")["province"]
    targets = hive(folder / "targets").to_pandas()
    due = targets["deadline"].fillna(targets["deadline_implied"])
    for province, year, day, doc_id in zip(targets["province"], targets["year"], due, targets["doc_id"], strict=True):
        assert province == where[doc_id] or (pd.isna(province) and pd.isna(where[doc_id]))
        assert year == day.year if day is not None and not pd.isna(day) else pd.isna(year)
    values = hive(folder / "indicator_values").to_pandas().set_index("value_id")["year"]
    was = pd.read_parquet(sample_run / "indicator_values.parquet").set_index("value_id")["year"]
    assert values.sort_index().astype("Int32").tolist() == was.sort_index().tolist()
    names = {path.name for path in (folder / "targets").iterdir()}
    assert "province=%E4%BA%91%E5%B2%AD%E7%9C%81" in names and "province=__HIVE_DEFAULT_PARTITION__" in names


def test_codes_stay_texts_and_columns_keep_their_meaning(folder: Path) -> None:
    file = next((folder / "alignment").rglob("*.parquet"))
    schema = pq.read_schema(file)
    assert str(schema.field("division_code").type) == "string" and b"description" in schema.field("value_si").metadata
    assert set(hive(folder / "alignment").to_pandas()["division_code"].dropna()) >= {"990000", "990121"}


def test_tables_without_a_plan_are_not_divided(folder: Path) -> None:
    assert [path.name for path in (folder / "concepts").iterdir()] == ["part-0.parquet"]


def test_other_readers_see_the_same(folder: Path, sample_run: Path) -> None:
    rows = pq.read_metadata(sample_run / "targets.parquet").num_rows
    frame = pd.read_parquet(folder / "targets", partitioning=ds.partitioning(flavor="hive"))
    assert len(frame) == rows and set(frame["province"].dropna()) == {"云岭省"}
    duckdb = pytest.importorskip("duckdb")
    query = f"SELECT province, typeof(year), count(*) FROM '{folder}/targets/**/*.parquet' GROUP BY ALL"
    assert sum(count for *_, count in duckdb.sql(query).fetchall()) == rows
    assert {row[:2] for row in duckdb.sql(query).fetchall()} == {("云岭省", "BIGINT"), (None, "BIGINT")}


def test_other_columns_of_documents_divide_too(sample_run: Path, tmp_path: Path) -> None:
    made = export(
        sample_run, "parquet", tmp_path / "p", tables=["documents", "targets"], partition_by=["level", "status"]
    )
    assert {path.name for path in (made / "targets").iterdir()} == {
        "level=national",
        "level=province",
        "level=prefecture",
        "level=county",
    }
    assert (made / "targets" / "level=county" / "status=draft").is_dir()


@pytest.mark.parametrize(
    ("keys", "tables", "words"),
    [
        (["division_code"], [], "codes of digits"),
        (["mayor"], [], "mayor is no column to partition by; choose of year, "),
        (["warnings"], [], "warnings is no column"),
        (["province"], ["targets"], "do not leave it out"),
    ],
)
def test_what_cannot_divide_is_refused(
    sample_run: Path, tmp_path: Path, keys: list[str], tables: list[str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        export(sample_run, "parquet", tmp_path / "p", tables=tables, partition_by=keys)
    assert list(tmp_path.iterdir()) == []
