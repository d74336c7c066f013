import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.export import export
from extract.codebook import table_names
from extract.errors import UsageError


@pytest.fixture(scope="module")
def base(sample_run: Path, tmp_path_factory: pytest.TempPathFactory):
    duckdb = pytest.importorskip("duckdb")
    made = export(sample_run, "duckdb", tmp_path_factory.mktemp("d") / "plans.duckdb")
    connection = duckdb.connect(str(made), read_only=True)
    yield connection
    connection.close()


def one(base, query: str):
    return base.execute(query).fetchall()


def test_every_table_is_there_with_its_rows(base, sample_run: Path) -> None:
    for name in table_names():
        path = sample_run / f"{name}.parquet"
        rows = pq.read_metadata(path).num_rows if path.exists() else 0
        assert one(base, f'SELECT count(*) FROM "{name}"') == [(rows,)], name
    types = dict(one(base, "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'targets'"))
    assert (types["departments"], types["deadline"], types["start"]) == ("VARCHAR[]", "DATE", "INTEGER")
    assert one(base, "SELECT typeof(division_code) FROM documents LIMIT 1") == [("VARCHAR",)]


def test_columns_and_views_say_what_they_mean(base) -> None:
    silent = (
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND comment IS NULL "
        "AND table_name IN (SELECT table_name FROM duckdb_tables())"
    )
    assert one(base, silent) == []
    views = one(base, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
    assert {"dim_plan", "dim_place", "dim_concept", "fact_value", "bi_values", "bi_targets"} <= {
        name for name, _ in views
    }
    assert all(comment for _, comment in views)
    assert one(base, "SELECT comment FROM duckdb_columns() WHERE table_name = 'bi_values' AND column_name = 'status'")[
        0
    ][0]


def test_one_row_a_comparable_value(base) -> None:
    key = "doc_id, concept_id, year, kind, value_si, mode"
    assert one(base, f"SELECT count(*) FROM bi_values GROUP BY {key} HAVING count(*) > 1") == []
    split = "SELECT (SELECT sum(mentions) FROM bi_values) + (SELECT count(*) FROM not_comparable)"
    assert one(base, split) == one(base, "SELECT count(*) FROM alignment")  # nothing is left out in silence
    assert one(base, "SELECT concept_id FROM bi_values GROUP BY 1 HAVING count(DISTINCT unit_si) > 1") == []
    assert one(base, "SELECT count(*) FROM not_comparable WHERE reason IS NULL") == [(0,)]
    assert one(base, "SELECT count(*) FROM bi_values WHERE value_si IS NULL OR concept IS NULL OR quote IS NULL") == [
        (0,)
    ]
    found = one(
        base,
        "SELECT DISTINCT value_si, unit_si, comparator, quote, mentions, source_table, status FROM bi_values "
        "WHERE concept = '人均预期寿命' AND jurisdiction = '临澜市' AND kind = 'target' AND year = 2030",
    )
    # Said in the table of indicators and in the text: one row, the table's.
    assert found == [(80.5, "岁", "eq", "80.5", 2, "indicator_values", "final")]


def test_the_words_of_a_value_stand_in_the_text(base) -> None:
    wrong = (
        'SELECT count(*) FROM bi_values v JOIN (SELECT doc_id, string_agg(text, chr(10) ORDER BY "order") AS body '
        "FROM passages GROUP BY doc_id) USING (doc_id) WHERE source_table = 'indicator_values' "
        'AND substr(body, v.start + 1, v."end" - v.start) <> v.quote'
    )
    assert one(base, wrong) == [(0,)]


def test_a_file_read_twice_does_not_double_values(hostile: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(export(hostile, "duckdb", tmp_path / "h.duckdb")), read_only=True) as base:
        assert one(base, "SELECT count(*) FROM documents") == [(2,)] and one(base, "SELECT count(*) FROM dim_plan") == [
            (1,)
        ]
        assert one(base, "SELECT count(*) FROM bi_targets") == one(base, "SELECT count(*) FROM targets") != [(0,)]


def test_without_duckdb_a_sentence_says_what_to_install(
    sample_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"pip install 'taizhang\[export\]'"):
        export(sample_run, "duckdb", tmp_path / "x.duckdb")
    assert list(tmp_path.iterdir()) == []
