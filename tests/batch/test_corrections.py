"""Verdicts of people are replayed on a run: keyed by content and words, never lost in silence."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

import extract
from extract.batch.corrections import Replay, read
from extract.batch.run import run
from extract.cli import main
from extract.errors import UsageError
from extract.tables.corrections import COLUMNS, in_force, parse
from extract.tables.finished import read_columns

PLAN = """测试县养老事业发展“十四五”规划

一、总体目标
到2025年，全县每千名老年人拥有养老床位达到42张以上。（责任单位：县民政局、县财政局）
力争产值突破130亿元。
新增护理员三百名左右。
| 指标 | 2020年 | 2025年 |
|---|---|---|
| 养老床位（张） | 300 | 420 |
| 覆盖率（%） | 80 | 100 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(PLAN, "utf-8")
    run([tmp_path / "plans"], tmp_path / "out", jobs=1)
    return tmp_path


def rows(folder: Path, table: str, out: str = "out") -> list[dict[str, Any]]:
    columns = read_columns(folder / out, table)
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def line(folder: Path, table: str, words: str, verdict: str, **more: str) -> dict[str, str]:
    """A line as a page saves it."""
    text = "\n".join(read_columns(folder / "out", "passages")["text"])
    start = text.index(words)
    lead, tail = text[:start].rpartition("\n")[2][-20:], text[start + len(words) :].partition("\n")[0][:20]
    row = dict.fromkeys(COLUMNS, "")
    sha256 = rows(folder, "documents")[0]["sha256"]
    return {**row, "sha256": sha256, "table": table, "start": str(start), "end": str(start + len(words)), "nth": "1",
            "quote": words, "context": f"{lead}⟦{words}⟧{tail}", "verdict": verdict, **more}  # fmt: skip


def save(path: Path, *lines: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    return path


def again(folder: Path, *lines: dict[str, str]) -> None:
    run([folder / "plans"], folder / "out2", jobs=1, corrections=[save(folder / "c.csv", *lines)])


def target(folder: Path, words: str, out: str = "out2") -> dict[str, Any] | None:
    return next((row for row in rows(folder, "targets", out) if words in row["quote"]), None)


def test_a_right_row_is_settled(folder: Path) -> None:
    again(folder, line(folder, "targets", "42张", "right"))
    row = target(folder, "42张")
    assert row and (row["rule"], row["confidence"], row["value"]) == ("person", 1.0, 42.0)
    before = target(folder, "42张", "out")
    assert before and before["target_id"] == row["target_id"]
    other = target(folder, "130亿元")
    assert other and other["rule"] != "person"


def test_a_wrong_row_is_gone_and_only_that(folder: Path) -> None:
    again(folder, line(folder, "targets", "130亿元", "wrong"))
    assert target(folder, "130亿元") is None and target(folder, "42张")
    assert rows(folder, "documents", "out2")[0]["warnings"] == []


def test_fields_are_corrected_and_what_follows_from_them(folder: Path) -> None:
    common = ("targets", "130亿元", "corrected")
    again(
        folder,
        line(folder, *common, field="value", value="160"),
        line(folder, *common, field="subject", value="养老产业产值"),
        line(folder, *common, field="departments", value="民政、财政"),
        line(folder, *common, field="deadline", value="2024-12-31"),
    )
    row = target(folder, "130亿元")
    assert row and row["value"] == 160 and row["subject"] == "养老产业产值" and row["departments"] == ["民政", "财政"]
    assert (
        str(row["deadline"]) == "2024-12-31" and row["deadline_basis"] == "stated" and row["deadline_implied"] is None
    )
    before = target(folder, "130亿元", "out")
    assert before and row["value_si"] == 160e8 and row["concept_id"] != before["concept_id"]
    assert row["concept_id"] in read_columns(folder / "out2", "concepts")["concept_id"]


def test_a_missing_fact_is_added_at_its_place(folder: Path) -> None:
    common = ("targets", "总体目标", "missing")
    again(
        folder,
        line(folder, *common, field="value", value="300"),
        line(folder, *common, field="unit", value="名"),
        line(folder, *common, field="subject", value="护理员"),
        line(folder, "responsibilities", "全县", "missing", field="canonical", value="=民政"),
        line(folder, "deadlines", "“十四五”", "missing"),
    )
    row = target(folder, "总体目标")
    assert row and row["quote"] == "一、总体目标" and row["rule"] == "person" and row["unit"] == "名"
    assert row["passage_id"] and row["concept_id"] and row["comparator"] == "eq"
    starts = [one["start"] for one in rows(folder, "targets", "out2")]
    assert starts == sorted(starts)
    duty = next(one for one in rows(folder, "responsibilities", "out2") if one["department"] == "全县")
    assert duty["role"] == "joint" and duty["canonical"] == "=民政"
    assert any(one["expression"] == "“十四五”" for one in rows(folder, "deadlines", "out2"))


def test_a_cell_of_a_table_is_corrected_and_knows_its_table(folder: Path) -> None:
    again(folder, line(folder, "indicator_values", "420", "corrected", field="value", value="400"),
          line(folder, "indicator_values", "覆盖率", "missing", field="name", value="覆盖率"))  # fmt: skip
    found = {row["raw"]: row for row in rows(folder, "indicator_values", "out2")}
    assert found["420"]["value"] == 400 and found["420"]["rule"] == "person" and found["300"]["rule"] != "person"
    assert found["覆盖率"]["table_id"] == found["420"]["table_id"]


@pytest.mark.parametrize(
    ("words", "changes", "said"),
    [
        ("总体", {"verdict": "right"}, "no such row"),
        ("42张", {"field": "value", "value": "many"}, "is no number"),
        ("42张", {"field": "start", "value": "5"}, "can be set"),
        ("42张", {"field": "colour", "value": "red"}, "can be set"),
        ("42张", {"field": "comparator", "value": "about"}, "is none of"),
        ("42张", {"field": "deadline", "value": "soon"}, "is no date"),
        ("42张", {"table": "poems"}, "no table of facts"),
        (
            "总体",
            {"table": "indicator_values", "verdict": "missing", "field": "unit", "value": "张"},
            "is null but required",
        ),
    ],
)
def test_what_cannot_be_carried_out_is_said(folder: Path, words: str, changes: dict[str, str], said: str) -> None:
    again(folder, {**line(folder, "targets", words, "corrected"), **changes})
    warnings = rows(folder, "documents", "out2")[0]["warnings"]
    assert len(warnings) == 1 and said in warnings[0] and words in warnings[0] and "row 1" in warnings[0]
    assert rows(folder, "targets", "out2") == rows(folder, "targets")


def test_words_that_moved_are_found_by_their_context_only_where_it_stands_once(folder: Path) -> None:
    moved = {**line(folder, "targets", "42张", "right"), "start": "3", "end": "6"}
    again(folder, moved)
    row = target(folder, "42张")
    assert row and row["rule"] == "person"
    again(folder, {**moved, "context": "⟦42张⟧也"})
    assert "do not stand there" in rows(folder, "documents", "out2")[0]["warnings"][0]


def test_a_verdict_on_a_row_that_is_right_by_now_does_no_harm(folder: Path) -> None:
    again(folder, line(folder, "targets", "总体", "wrong"),
          line(folder, "targets", "42张", "missing", field="value", value="43"))  # fmt: skip
    assert rows(folder, "documents", "out2")[0]["warnings"] == []
    same = [row for row in rows(folder, "targets", "out2") if "42张" in row["quote"]]
    assert len(same) == 1 and same[0]["value"] == 43


def test_the_last_verdict_counts_and_other_files_are_left_alone(folder: Path) -> None:
    base = line(folder, "targets", "42张", "wrong")
    other = {**base, "sha256": "0" * 64, "verdict": "wrong"}
    again(folder, base, other, {**base, "verdict": "withdrawn"})
    assert target(folder, "42张")
    again(folder, base, {**base, "verdict": "corrected", "field": "value", "value": "41"},
          {**base, "verdict": "corrected", "field": "unit", "value": "个"})  # fmt: skip
    row = target(folder, "42张")
    assert row and (row["value"], row["unit"]) == (41, "个")
    again(folder, {**base, "verdict": "note", "note": "ask the bureau"})
    row = target(folder, "42张")
    assert row and row["rule"] != "person"


def test_a_copy_under_another_name_takes_the_same_verdicts_and_nothing_is_written(folder: Path) -> None:
    path = save(folder / "c.csv", line(folder, "targets", "42张", "wrong"))
    data = path.read_bytes()
    shutil.move(folder / "plans" / "plan.txt", folder / "plans" / "other.txt")
    for _ in range(2):
        assert main(["run", str(folder / "plans"), "-o", str(folder / "out2"), "--corrections", str(path)]) == 0
    assert target(folder, "42张") is None and path.read_bytes() == data
    assert main(["run", str(folder / "plans"), "-o", str(folder / "out2"), "--corrections", str(folder)]) == 0
    assert target(folder, "42张") is None


def test_files_that_make_no_sense_are_refused_before_anything_is_read(folder: Path) -> None:
    good = line(folder, "targets", "42张", "right")
    for bad, said in [({"verdict": "maybe"}, "none of"), ({"start": "x"}, "whole number"), ({"sha256": ""}, "sha256")]:
        with pytest.raises(UsageError, match=said):
            read([save(folder / "c.csv", {**good, **bad})])
    with pytest.raises(UsageError, match="holds no corrections"):
        read([folder / "none.csv"])
    (folder / "gbk.csv").write_bytes("校核".encode("gb18030"))
    with pytest.raises(UsageError, match="UTF-8"):
        read([folder / "gbk.csv"])
    assert main(["run", str(folder / "plans"), "-o", str(folder / "o3"), "--corrections", str(folder / "no.csv")]) == 2


def test_the_packaged_file_is_replayed_without_being_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(folder / "c.csv", line(folder, "targets", "42张", "wrong"))
    monkeypatch.setattr("extract.codebook.corrections_path", lambda: path)
    extract.run(folder / "plans", folder / "out2", jobs=1)
    assert target(folder, "42张") is None
    frame = extract.facts(folder / "plans" / "plan.txt")["targets"]
    assert "42张" not in "".join(frame["quote"])


def test_apostrophes_of_spreadsheets_are_taken_off() -> None:
    row = {**dict.fromkeys(COLUMNS, ""), "sha256": "A" * 64, "table": "targets", "start": "0", "end": "2", "verdict": "corrected",
           "quote": "'=1", "field": "value", "value": "'-5"}  # fmt: skip
    (one,) = parse([row], "c.csv")
    assert (one.quote, one.changes, one.nth, one.start, one.sha256) == ("=1", {"value": "-5"}, 1, 0, "a" * 64)
    assert list(in_force([one])) == ["a" * 64]


def test_nobody_has_judged_anything_yet() -> None:
    assert len(Replay()) == 0
