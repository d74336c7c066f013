"""Every contradiction that was planted is found once under its kind with both quotes; nothing else is."""

import csv
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

HERE = Path(__file__).parent
PLANTED = list(csv.DictReader((HERE / "planted.csv").read_text("utf-8").splitlines()))


def _fits(row: dict[str, Any], planted: dict[str, str]) -> bool:
    names = (row["source"], row["kind"], row["check"])
    if names != (planted["plan"], planted["kind"], planted["check"]):
        return False
    return planted["quote"] in row["quote"] and planted["other"] in (row["other_quote"] or "")


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one['check']}-{one['quote'][:16]}")
def test_what_was_planted_is_found_once(planted: dict[str, str], found: list[dict[str, Any]]) -> None:
    assert len([row for row in found if _fits(row, planted)]) == 1


def test_nothing_else_is_found(found: list[dict[str, Any]]) -> None:
    extra = [row for row in found if not any(_fits(row, planted) for planted in PLANTED)]
    assert [(row["source"], row["message"], row["quote"]) for row in extra] == []


def test_both_quotes_are_the_words_of_the_plan(found: list[dict[str, Any]], output: Path) -> None:
    texts: dict[str, str] = {}
    for passage in pq.read_table(output / "passages.parquet").to_pylist():
        before = texts.get(passage["doc_id"])
        texts[passage["doc_id"]] = passage["text"] if before is None else f"{before}\n{passage['text']}"
    for row in found:
        assert texts[row["doc_id"]][row["start"] : row["end"]] == row["quote"]
        if row["other_quote"]:
            assert texts[row["other_doc_id"]][row["other_start"] : row["other_end"]] == row["other_quote"]


def test_rows_point_at_rows_that_exist(found: list[dict[str, Any]], output: Path) -> None:
    keys = {"targets": "target_id", "indicator_values": "value_id", "statements": "statement_id", "documents": "doc_id"}
    keys |= {"deadlines": "deadline_id", "tables": "table_id", "passages": "passage_id"}
    known = {
        f"{table}/{value}"
        for table, key in keys.items()
        for value in pq.read_table(output / f"{table}.parquet").column(key).to_pylist()
    }
    assert all(row["rows"] and set(row["rows"]) <= known for row in found)
