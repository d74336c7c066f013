import csv
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.export import export
from extract.export.csv import LIST_SIGN


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def undone(text: str) -> str:
    return text.removeprefix("'")


def split(text: str) -> list[str]:
    parts = re.findall(r"(?:\\.|[^\\|])+", text)
    return [re.sub(r"\\(.)", r"\1", part) for part in parts]


@pytest.fixture(scope="module")
def folder(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(sample_run, "csv", tmp_path_factory.mktemp("c") / "csv")


def test_every_value_can_be_got_back(folder: Path, sample_run: Path) -> None:
    for path in sorted(folder.glob("*.csv")):
        table = pq.read_table(sample_run / f"{path.stem}.parquet")
        found = rows(path)
        assert len(found) == table.num_rows and list(found[0] if found else table.column_names) == table.column_names
        for row, was in zip(found, table.to_pylist(), strict=True):
            for name, value in was.items():
                text = undone(row[name])
                if isinstance(value, list):
                    assert split(text) == value, (path.stem, name)
                elif isinstance(value, bool):
                    assert text == str(value).lower()
                elif isinstance(value, int | float):
                    assert float(text) == value
                else:
                    assert text == ("" if value is None else str(value)), (path.stem, name)


def test_chinese_excel_sees_utf8_texts_and_numbers(folder: Path) -> None:
    data = (folder / "documents.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
    assert ',"990000",' in data.decode("utf-8-sig")  # a code in quotes
    line = (folder / "indicator_values.csv").read_text("utf-8-sig").splitlines()[1]
    assert re.search(r',"baseline","2020",2020,4380,,"eq","4380",', line)  # null: nothing between commas


def test_null_is_nothing_and_an_empty_list_is_empty_quotes(folder: Path, sample_run: Path) -> None:
    was = pq.read_table(sample_run / "targets.parquet", columns=["departments", "scope"]).to_pylist()[0]
    assert was == {"departments": [], "scope": None}
    assert ',false,"",' in (folder / "targets.csv").read_text("utf-8-sig").splitlines()[1]


def test_what_excel_would_calculate_or_alter_is_marked_and_nothing_else(hostile: Path, tmp_path: Path) -> None:
    made = export(hostile, "csv", tmp_path / "h")
    texts = [row["text"] for row in rows(made / "passages.csv")]
    for start in ("'=cmd|' /C calc'!A0", "'@SUM(1+1)", "'+1-2", "'-3+4", "''quoted", "<script>alert"):
        assert any(text.startswith(start) for text in texts), start
    everything = [text for path in made.glob("*.csv") for row in rows(path) for text in row.values()]
    assert not any(re.match(r"[\s\u3000]*[=+@＝＋－＠]|[\s\u3000]*-[^\d]", text) for text in everything)
    assert not any(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text) for text in everything)
    assert {row["source"] for row in rows(made / "documents.csv")} == {"'=1+1.txt", "copy.txt"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        *(
            (text, True)
            for text in ("=1", " =1", "　＝1", "+5%", "-3", "@x", "'a", "1-2", "3/4", "2025-1-2", "007", "\tx")
        ),
        *(
            (text, False)
            for text in ("42", "0", "0.5", "≥42", "2.21∶1", "1-2家", "990121", "A-1", "“十四五”", "2025年", "—")
        ),
    ],
)
def test_marked_texts(text: str, marked: bool) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    from extract.export.harmless import MARKED

    assert pc.match_substring_regex(pa.array([text]), MARKED).to_pylist() == [marked]
    assert pc.match_substring_regex(pa.array(["'" + text]), MARKED).to_pylist() == [True]  # so that one ' comes off


def test_signs_inside_a_list_come_back(tmp_path: Path) -> None:
    from extract.export.csv import _joined

    items = ["a|b", "c\\", "丙"]
    assert _joined(items) == f"a\\|b{LIST_SIGN}c\\\\{LIST_SIGN}丙" and split(str(_joined(items))) == items


def test_the_package_validates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.chdir(folder)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.to_summary()
    package = json.loads(Path("datapackage.json").read_text("utf-8"))
    fields = {f["name"]: f for r in package["resources"] if r["name"] == "documents" for f in r["schema"]["fields"]}
    assert fields["division_code"]["type"] == "string" and fields["warnings"]["list_sign"] == "|"


def test_pandas_reads_it_back(folder: Path, sample_run: Path) -> None:
    import pandas as pd

    frame = pd.read_csv(folder / "alignment.csv", dtype={"division_code": str})
    was = pd.read_parquet(sample_run / "alignment.parquet")
    assert (
        frame["value_si"].equals(was["value_si"])
        and frame["division_code"].fillna("").tolist() == was["division_code"].fillna("").tolist()
    )
