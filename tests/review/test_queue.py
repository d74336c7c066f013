import csv
from pathlib import Path
from typing import Any

import pytest

from extract.batch.queue import queue, write_csv
from extract.batch.run import run
from extract.cli import main
from extract.review.doubts import reasons
from extract.review.wording import ID_COLUMNS, number, value_of
from extract.tables.finished import read_columns, replace_table

PLAN = """测试县养老事业发展“十四五”规划

二、主要任务
到2025年，全县每千名老年人拥有养老床位达到42张以上。
力争产值突破130亿元。
养老服务覆盖率达到百分之六十。
三、组织实施
现有养老机构12家。（责任单位：县民政局、县财政局）
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "plan.txt").write_text(PLAN, "utf-8")
    run([plans], tmp_path / "out", jobs=1)
    return tmp_path / "out"


def find(output: Path, severity: str) -> str:
    """Audit by hand: one finding on the surest target."""
    targets = read_columns(output, "targets")
    at = max(range(len(targets["target_id"])), key=lambda one: float(targets["confidence"][one]))
    made: dict[str, list[Any]] = {
        "finding_id": ["f1"],
        "kind": ["contradiction"],
        "severity": [severity],
        "rows": [[f"targets/{targets['target_id'][at]}"]],
        "message": ["The table says 40."],
        "check": ["two_values"],
        "confidence": [0.9],
        "quote": [targets["quote"][at]],
        "start": [targets["start"][at]],
        "end": [targets["end"][at]],
        "doc_id": [targets["doc_id"][at]],
    }
    from extract.codebook import table_schema

    columns = {field["name"]: made.get(field["name"], [None]) for field in table_schema("findings")["fields"]}
    replace_table(output, "findings", columns)
    return str(targets["target_id"][at])


def test_the_least_sure_row_comes_first_with_its_place_and_reason(output: Path) -> None:
    rows = queue(output)
    assert [row.confidence for row in rows] == sorted(row.confidence for row in rows)
    first = rows[0]
    assert (first.table, first.about, first.value) == ("targets", "产值", "> 130 亿元")
    assert first.plan == "plan.txt" and "主要任务" in first.section and "产值突破130亿元" in first.quote
    assert "one or two characters" in first.reason
    chinese = next(row for row in rows if "百分之" in row.quote)
    assert chinese.value == "60 %" and chinese.reason == ""


def test_what_the_text_itself_tells_is_no_promise_is_not_listed(output: Path) -> None:
    assert "12家" in "".join(read_columns(output, "statements")["quote"])
    assert not [row for row in queue(output) if row.table == "statements"]


@pytest.mark.parametrize(("severity", "place"), [("error", 0), ("warning", 0), ("note", None)])
def test_rows_of_findings_come_first_unless_they_are_mere_notes(output: Path, severity: str, place: int | None) -> None:
    found = find(output, severity)
    rows = queue(output)
    at = next(at for at, row in enumerate(rows) if row.row_id == found)
    assert at == place if place is not None else at > 0
    assert rows[at].reason.startswith("The table says 40.")


def test_limit_and_tables(output: Path) -> None:
    assert len(queue(output, 2)) == 2
    assert {row.table for row in queue(output, only=["responsibilities"])} == {"responsibilities"}


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula(output: Path, tmp_path: Path) -> None:
    rows = queue(output)
    from dataclasses import replace

    write_csv([replace(rows[0], about='=HYPERLINK("x")'), *rows[1:]], tmp_path / "q.csv")
    data = (tmp_path / "q.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert read[0]["about"] == '\'=HYPERLINK("x")' and len(read) == len(rows)
    assert float(read[0]["confidence"]) == rows[0].confidence


def test_command(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review-queue", str(output), "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "产值 = > 130 亿元" in out and "1 rows" in out and "plan.txt" in out
    assert main(["review-queue", str(output), "--csv", str(tmp_path / "q.csv")]) == 0
    assert "rows to look at" in capsys.readouterr().out
    assert main(["review-queue", str(tmp_path)]) == 2
    assert "taizhang run" in capsys.readouterr().err
    assert main(["review-queue", str(output), "--limit", "0"]) == 2
    assert main(["review-queue", str(output), "--csv", str(tmp_path / "none" / "q.csv")]) == 1


def test_every_table_of_facts_is_put_in_words(output: Path) -> None:
    for table in ID_COLUMNS:
        columns = read_columns(output, table)
        for values in zip(*columns.values(), strict=True):
            row = dict(zip(columns, values, strict=True))
            assert isinstance(value_of(table, row), str) and isinstance(reasons(table, row), list)
    assert number(3.0) == "3" and number(0.1) == "0.1" and number(None) == ""
