import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch import links
from extract.batch.reconcile import reconcile_names, reconcile_outputs
from extract.batch.run import run
from extract.cli import main
from extract.errors import UsageError

PLAN = "{place}“十四五”规划\n\n到2025年，互助养老服务站点达到{n}个，互助式养老服务站点达到{n}个，高中阶段毛入学率达到96%。\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for n, place in ((3, "甲县"), (4, "乙县")):
        (tmp_path / "in" / f"{n}.txt").write_text(PLAN.format(place=place, n=n), "utf-8")
    run([tmp_path / "in"], tmp_path / "out", jobs=1)
    return tmp_path / "out"


def read(output: Path, table: str) -> list[dict]:
    return pq.read_table(output / f"{table}.parquet").to_pylist()


def by_subject(output: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in read(output, "targets"):
        found.setdefault(row["subject"], set()).add(row["concept_id"])
    return found


def test_a_run_reconciles_its_plans(output: Path) -> None:
    concepts = by_subject(output)
    assert all(len(ids) == 1 for ids in concepts.values())
    assert {row["concept_id"] for row in read(output, "concepts")} == set.union(*concepts.values())
    assert len(read(output, "alignment")) == len(read(output, "targets"))


def test_a_verdict_in_the_terminal_joins_at_once_and_is_not_asked_again(output: Path, tmp_path: Path) -> None:
    decided = tmp_path / "decisions.csv"
    before = by_subject(output)
    one, other = (ids for name, ids in sorted(before.items()) if "互助" in name)
    assert one != other
    asked: list[str] = []
    given = links.judge(output, decided, lambda prompt: asked.append(prompt) or "y")
    assert given == len(asked) == 1
    after = by_subject(output)
    assert len(set.union(*(ids for name, ids in after.items() if "互助" in name))) == 1
    assert links.judge(output, decided, lambda prompt: pytest.fail("asked again")) == 0
    rows = list(csv.DictReader(decided.open(encoding="utf-8")))
    assert [row["judgement"] for row in rows] == ["yes"]


def test_stopping_keeps_what_was_answered_and_nothing_else(output: Path, tmp_path: Path) -> None:
    assert links.judge(output, tmp_path / "d.csv", lambda prompt: "q") == 0
    assert not (tmp_path / "d.csv").exists()


def test_runs_are_reconciled_together_and_old_concepts_keep_their_names(output: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "5.txt").write_text("丙县规划\n\n到2025年，高中阶段教育毛入学率达到97%。\n", "utf-8")
    run([more], tmp_path / "second", jobs=1)
    old = {row["concept_id"]: row["name"] for row in read(output, "concepts")}
    made = reconcile_outputs([output, tmp_path / "second"])
    new = {row["concept_id"]: row["name"] for row in read(output, "concepts")}
    assert old == new and made["alignment"] == len(read(output, "targets")) + 1
    joined = tmp_path / "joined"
    reconcile_outputs([tmp_path / "second", output], joined)
    assert read(joined, "alignment") == read(output, "alignment")


def test_the_command_links_a_list_and_keeps_its_columns(tmp_path: Path) -> None:
    (tmp_path / "my.csv").write_text(
        "code,name,unit\n1,GDP增速,%\n2,地区生产总值年均增长,%\n3,人均GDP,元\n", "utf-8-sig"
    )
    assert main(["reconcile", "--names", str(tmp_path / "my.csv"), "-o", str(tmp_path / "out.csv")]) == 0
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8")))
    assert [row["code"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["concept_id"] == rows[1]["concept_id"] != rows[2]["concept_id"]
    assert rows[1]["relation"] == "exactMatch" and "地区生产总值" in rows[1]["reasons"]


def test_lists_and_folders_that_make_no_sense_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.csv").write_text("label\nx\n", "utf-8")
    with pytest.raises(UsageError, match="no column `name`"):
        reconcile_names(tmp_path / "bad.csv", tmp_path / "o.csv")
    for args in (["reconcile"], ["reconcile", str(tmp_path)], ["links", str(tmp_path)], ["reconcile", "--names", "x"]):
        assert main(args) == 2
    assert "Traceback" not in capsys.readouterr().err
