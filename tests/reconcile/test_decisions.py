from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extract.batch.reconcile import append_decision
from extract.cli import main
from extract.errors import UsageError
from extract.reconcile import concepts, decisions
from extract.reconcile.decisions import Verdicts

NONE = decisions.apply([])


def row(left: str, right: str, judgement: str, **more: str) -> dict[str, str]:
    empty = dict.fromkeys(decisions.COLUMNS, "")
    return {**empty, "left_name": left, "right_name": right, "judgement": judgement, "who": "甲", "why": "w", **more}


def verdicts(*rows: dict[str, str]) -> Verdicts:
    return decisions.apply(decisions.parse(rows))


def concept(name: str, found: Verdicts, unit: str | None = None) -> str | None:
    return concepts.name(name, unit, None, found).concept_id


def test_a_yes_joins_and_the_left_id_stays() -> None:
    found = verdicts(row("幸福院", "互助养老点", "yes"))
    assert concept("互助养老点", found) == concept("幸福院", found) == concept("幸福院", NONE)
    assert concept("互助养老点", NONE) != concept("幸福院", NONE)


def test_a_no_splits_what_one_form_joins_and_leaves_the_rest() -> None:
    found = verdicts(row("GDP", "地区生产总值", "no"))
    assert concept("地区生产总值", found) != concept("GDP", found) == concept("GDP", NONE)
    assert concept("生产总值", found) == concept("GDP", NONE)


def test_the_last_verdict_of_a_pair_counts_and_can_be_withdrawn() -> None:
    yes, no = row("幸福院", "互助养老点", "yes"), row("互助养老点", "幸福院", "no")
    gone = row("幸福院", "互助养老点", "withdrawn")
    for rows in ((yes, no), (yes, gone), (yes, no, gone)):
        found = verdicts(*rows)
        assert concept("互助养老点", found) != concept("幸福院", found)
    found = verdicts(no, yes)
    assert concept("互助养老点", found) == concept("幸福院", found)


def test_no_cluster_holds_a_pair_that_a_no_keeps_apart() -> None:
    found = verdicts(row("甲院", "乙院", "yes"), row("甲院", "丙院", "no"), row("乙院", "丙院", "yes"))
    assert concept("丙院", found) != concept("甲院", found)
    assert len(found.refused) == 1 and "withdraw one of the two verdicts" in found.refused[0]


def test_an_earlier_id_outlives_later_joins() -> None:
    first = verdicts(row("甲院", "乙院", "yes"))
    later = verdicts(row("甲院", "乙院", "yes"), row("乙院", "丙院", "yes"))
    assert concept("丙院", later) == concept("乙院", first) == concept("甲院", NONE)


@pytest.mark.parametrize(("change", "words"), [({"judgement": "maybe"}, "none of yes, no"), ({"who": None}, "missing")])
def test_a_file_that_makes_no_sense_is_refused_in_a_sentence(change: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        decisions.parse([{**row("a", "b", "yes"), **change}])


def test_a_name_that_says_nothing_has_no_concept() -> None:
    assert concept("达到", NONE) is None and concept("总量", NONE) is None
    assert concept("床位", NONE) is not None


PLANS = {"甲县": "到2027年，甲县新建幸福院20个。", "乙县": "到2027年，乙县新建互助养老点30个。"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_replays_the_verdicts_of_the_file_that_it_is_given(tmp_path: Path, jobs: int) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for place, sentence in PLANS.items():
        (plans / f"{place}.txt").write_text(f"{place}养老服务计划\n{sentence}\n", encoding="utf-8")
    decided = tmp_path / "verdicts.csv"

    def found(*options: str) -> set[str | None]:
        assert main(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", str(jobs), *options]) == 0
        columns = pq.read_table(tmp_path / "out" / "targets.parquet").to_pydict()
        return set(columns["concept_id"])

    apart = found()
    left, right = sorted(map(str, apart))
    append_decision(decided, decisions.parse([{**row("", "", "yes"), "left": left, "right": right}])[0])
    assert found("--decisions", str(decided)) == {left}
    assert found() == apart, "the verdicts of one run must not reach the next"


def test_a_run_with_verdicts_that_are_not_there_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.txt").write_text("到2027年，新建幸福院20个。", encoding="utf-8")
    inputs = [str(tmp_path / "plan.txt"), "-o", str(tmp_path / "out")]
    assert main(["run", *inputs, "--decisions", str(tmp_path / "none.csv")]) == 2
    assert "taizhang links" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
