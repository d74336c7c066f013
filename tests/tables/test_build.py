import datetime as dt

import pytest
from fake_pipeline import Result, document_of, facts_of, target

from extract.errors import TableError
from extract.records import Deadline, Facts, Project, Responsibility
from extract.tables.build import Tabulated, checked_tables, tabulate
from extract.tables.rows import fact_ids

TEXT = "测试规划\n到2025年床位达到42张（县民政局）。\n\n再新增42张。"
START = TEXT.index("42")


def table(facts: Facts, text: str = TEXT) -> Tabulated:
    document = document_of(text)
    return tabulate(Result(document, facts, sha256=document.sha256, bytes=3), "a.txt")


def rows(done: Tabulated, name: str) -> list[dict]:
    columns = done.tables[name]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def test_good_rows_pass_unchanged() -> None:
    done = table(facts_of(document_of(TEXT)))
    assert done.row["outcome"] == "ok" and done.row["warnings"] == []
    assert done.counts == {
        "passages": 4, "tables": 1, "cells": 2, "indicator_values": 1, "targets": 2, "deadlines": 1,
        "responsibilities": 1,
    }  # fmt: skip
    row = rows(done, "targets")[0]
    assert (row["value"], row["deadline"], row["departments"]) == (42.0, dt.date(2025, 12, 31), ["民政"])
    assert TEXT[row["start"] : row["end"]] == "42张"
    assert row["passage_id"] == f"{row['doc_id']}-p1"
    assert rows(done, "cells")[1]["text"] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"start": START + 1},
        {"end": len(TEXT) + 9},
        {"end": START},
        {"quote": "床位达到四十二张"},
        {"quote": "床位达到42张、"},
        {"mode": "upward"},
        {"unit": ""},
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": "42"},
        {"implied": 1},
        {"confidence": 1.2},
        {"deadline": "2025-12-31"},
        {"deadline": dt.datetime(2025, 12, 31)},
        {"departments": ["民政", ""]},
        {"departments": "民政"},
        {"departments": None},
        {"rule": None},
    ],
)
def test_a_bad_row_is_left_out_and_the_others_kept(changes: dict) -> None:
    good = target(START, START + 3, "床位达到42张")
    bad = target(**{"start": START, "end": START + 3, "quote": "床位达到42张", **changes})
    done = table(Facts(targets=[bad, good]))
    assert done.counts["targets"] == 1
    assert done.row["outcome"] == "partial"
    assert len(done.row["warnings"]) == 1 and done.row["warnings"][0].startswith("A row of targets")
    with pytest.raises(TableError, match="targets"):
        checked_tables(document_of(TEXT), Facts(targets=[bad, good]), strict=True)


@pytest.mark.parametrize(
    "changes", [{"value": None}, {"value": 42}, {"unit": None}, {"departments": []}, {"deadline": None}, {"value": 0.0}]
)
def test_absence_and_whole_numbers_are_accepted(changes: dict) -> None:
    record = target(**{"start": START, "end": START + 3, "quote": "床位达到42张", **changes})
    assert table(Facts(targets=[record])).row["outcome"] == "ok"


def responsibility(**changes: object) -> Responsibility:
    at = TEXT.index("县民政局")
    values = {
        "passage": 1, "statement": at, "start": at, "end": at + 4, "department": "县民政局", "canonical": "民政",
        "level": "county", "division_code": None, "role": "lead", "task": "床位达到42张", "task_start": START - 4,
        "task_end": START + 3, "rule": "r", "confidence": 1.0,
    }  # fmt: skip
    return Responsibility(**{**values, **changes})  # type: ignore[arg-type]


def test_department_and_task_must_quote_the_text() -> None:
    assert table(Facts(responsibilities=[responsibility()])).row["outcome"] == "ok"
    assert table(Facts(responsibilities=[responsibility(task=None)])).row["outcome"] == "ok"
    for changes in ({"department": "民政局"}, {"task": "床位"}, {"task_end": 999}, {"level": "village"}):
        assert table(Facts(responsibilities=[responsibility(**changes)])).tables.keys() == {
            "passages", "tables", "cells"
        }, changes  # fmt: skip


def test_deadline_must_quote_the_text() -> None:
    at = TEXT.index("到2025年")
    for expression, task, kept in (
        ("到2025年", "床位达到42张", 1),
        ("到2025年", None, 1),
        ("2025年", None, 0),
        ("到2025年", "床位达到四十二张", 0),
    ):
        record = Deadline(1, at, at + 6, expression, "by", None, None, None, task, "r", 1.0)
        assert table(Facts(deadlines=[record])).counts.get("deadlines", 0) == kept, (expression, task)


def test_project_may_stand_in_no_table() -> None:
    record = Project(None, None, None, "床位", None, None, None, None, None, 5, 9, "r", 1.0)
    assert table(Facts(projects=[record])).tables["projects"]["table_id"] == [None]


def test_ids_are_unique_where_facts_share_a_place() -> None:
    twice = [target(START, START + 3, "床位达到42张"), target(START, START + 3, "床位达到42张", value=1.0)]
    ids = table(Facts(targets=twice)).tables["targets"]["target_id"]
    assert len(set(ids)) == 2 and ids[1] == f"{ids[0]}-2"
    assert fact_ids("d", "x", [1, 1, 1]) == ["d-x1", "d-x1-2", "d-x1-3"]


def test_passages_that_do_not_make_up_the_text_fail_the_document() -> None:
    import dataclasses

    document = dataclasses.replace(document_of(TEXT), text=TEXT + "。")
    done = tabulate(Result(document, Facts(), sha256=document.sha256), "a.txt")
    assert done.row["outcome"] == "failed" and "passages" in done.row["error"] and not done.tables


def test_bad_metadata_is_set_to_null_with_a_warning() -> None:
    facts = Facts()
    facts.metadata.level, facts.metadata.division_code = "village", "330726"
    done = table(facts)
    assert done.row["level"] is None and done.row["division_code"] == "330726"
    assert done.row["outcome"] == "partial" and "level" in done.row["warnings"][0]


def test_many_warnings_are_counted_and_not_listed() -> None:
    bad = [target(START, START + 3, "床位达到42张", unit="", value=float(at)) for at in range(50)]
    bad += [target(0, 2, f"{at}", unit="张") for at in range(50)]
    warnings = table(Facts(targets=bad)).row["warnings"]
    assert len(warnings) == 21 and warnings[-1].endswith("further warnings are not shown.")
