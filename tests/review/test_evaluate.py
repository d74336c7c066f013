import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.cli import main
from extract.errors import UsageError
from extract.review.agree import alike, same_name, same_number, same_unit
from extract.review.align import squeeze
from extract.review.evaluate import evaluate
from extract.review.figures import render

SHARED = Path(__file__).resolve().parents[3] / "shared"
PLAN = "测试县养老规划\n到2025年，养老床位达到42张。（县民政局）\n每年培训护理员30人。"


def write(output: Path, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        pq.write_table(pa.Table.from_pylist(rows), output / f"{name}.parquet")


def passages_of(text: str, doc_id: str) -> list[dict[str, Any]]:
    rows, at = [], 0
    for line in text.split("\n"):
        rows.append({"doc_id": doc_id, "start": at, "text": line})
        at += len(line) + 1
    return rows


def target(text: str, words: str, **changes: Any) -> dict[str, Any]:
    at = text.index(words)
    row = {"doc_id": "d1", "start": at, "end": at + len(words), "quote": words, "value": 42.0, "value_high": None,
           "unit": "张", "comparator": "eq", "deadline": "2025-12-31", "subject": "养老床位", "per": None,
           "mode": "level"}  # fmt: skip
    return {**row, **changes}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold" / "plan"
    folder.mkdir(parents=True)
    (folder / "document.json").write_text(json.dumps({"title": "测试县养老规划", "level": "county"}), "utf-8")
    first = {"quote": "养老床位达到42张", "anchor": "42张", "subject": "养老床位", "value": 42, "unit": "张",
             "comparator": "eq", "mode": "level", "deadline": ["2025-12-31", None]}  # fmt: skip
    second = {"quote": "每年培训护理员30人", "anchor": "30人", "subject": "培训护理员", "value": 30, "unit": "人",
              "comparator": "eq", "mode": "level", "deadline": None}  # fmt: skip
    (folder / "targets.jsonl").write_text(json.dumps(first) + "\n\n" + json.dumps(second) + "\n", "utf-8")
    return folder.parent


def output_of(tmp_path: Path, text: str, targets: list[dict[str, Any]]) -> Path:
    output = tmp_path / "output"
    output.mkdir(exist_ok=True)
    write(output, "documents", [{"doc_id": "d1", "source": "a/plan.docx", "title": "测试县养老规划", "level": "city"}])
    write(output, "passages", passages_of(text, "d1"))
    write(output, "targets", targets)
    return output


def test_found_right_and_missed_are_counted(tmp_path: Path, gold: Path) -> None:
    total = evaluate(output_of(tmp_path, PLAN, [target(PLAN, "42张"), target(PLAN, "2025年", value=2025.0)]), gold)
    figures = total["targets"].figures()
    assert (figures["gold"], figures["extracted"]) == (2, 2)
    assert figures["found"] == figures["right"] == (0.5, 0.5, 0.5)
    assert [line.split(":")[0] for line in total["targets"].errors] == ["targets missed", "targets extra"]
    assert total["documents"].figures()["fields"] == {"level": 0.0, "title": 1.0}


def test_the_command_prints_figures_and_differences(
    tmp_path: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = output_of(tmp_path, PLAN, [target(PLAN, "42张")])
    assert main(["evaluate", str(output), "--gold", str(gold), "--errors", "1"]) == 0
    out = capsys.readouterr().out
    assert "targets                2      1   1.000 0.500 0.667" in out and "targets missed: 30人" in out
    assert main(["evaluate", str(output), "--gold", str(gold), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["targets"]["extracted"] == 1
    assert main(["evaluate", str(tmp_path / "nowhere"), "--gold", str(gold)]) == 2


def test_a_wrong_field_is_found_but_not_right(tmp_path: Path, gold: Path) -> None:
    total = evaluate(output_of(tmp_path, PLAN, [target(PLAN, "42张", unit="个")]), gold)
    assert total["targets"].figures()["found"][1] == 0.5 and total["targets"].figures()["right"][1] == 0
    assert "unit='个'" in render(total, errors=3)
    assert json.loads(render(total, as_json=True))["targets"]["gold"] == 2


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_another_rendering_of_the_plan_scores_the_same(tmp_path: Path, gold: Path, encoding: str) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "plan.txt").write_text(PLAN, encoding)  # what is no UTF-8 is compared as extracted
    other = "页眉\n测试县养老规划\n\n到２０２５年，养老 床位达到42 张。\n每年培训护理员30人。"
    total = evaluate(output_of(tmp_path, other, [target(other, "42 张")]), gold, texts)
    assert total["targets"].figures()["right"] == (1.0, 0.5, pytest.approx(2 / 3))


def test_what_is_missing_is_said(tmp_path: Path, gold: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"no documents\.parquet"):
        evaluate(tmp_path / "empty", gold)
    output = output_of(tmp_path, PLAN, [])
    with pytest.raises(UsageError, match="no annotated plan"):
        evaluate(output, tmp_path / "empty")
    with pytest.raises(UsageError, match="no text of the annotated plan"):
        evaluate(output, gold, tmp_path / "empty")
    (gold / "plan" / "targets.jsonl").write_text("{}\n{'quote'}\n", "utf-8")
    with pytest.raises(UsageError, match="line 2 is no JSON"):
        evaluate(output, gold)


def test_a_plan_that_the_run_lacks_counts_as_missed(tmp_path: Path, gold: Path) -> None:
    output = output_of(tmp_path, PLAN, [])
    (gold / "plan").rename(gold / "another")
    total = evaluate(output, gold)
    assert total["targets"].figures()["found"][1] == 0
    assert total["documents"].errors[0] == "no document extracted for another"


def test_fields_agree_within_their_writing() -> None:
    assert same_unit(["万", "万元"], "万元") and same_unit("％", "%") and not same_unit("万元", "亿元")
    assert same_name("金融", "金融工作") and not same_name("水", "水利")
    assert same_number(66.67, 66.67) and not same_number(None, 0) and same_number(None, None)
    assert alike("养老床位总数", "养老床位") and not alike("养老床位", "医疗机构")


def noisy(rows: list[dict[str, Any]], pick: random.Random, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Lose some rows, spoil fields of others: so that every figure is between 0 and 1."""
    kept = [dict(row) for row in rows if pick.random() > 0.15]
    for row in kept:
        if pick.random() < 0.2:
            name = pick.choice(names)
            row[name] = row[name] + 1 if isinstance(row[name], (int, float)) else "x"
    return kept


def spans(plan: str, record: dict[str, Any], words: str) -> tuple[int, int]:
    text, where = squeeze(plan)
    at = text.index(squeeze(record["quote"])[0])
    for _ in range(record.get("nth", 1)):
        at = text.index(squeeze(words)[0], at)
        last = at + len(squeeze(words)[0]) - 1
        at += 1
    return where[at - 1], where[last] + 1


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def output_from_gold(output: Path, gold: Path, texts: Path, pick: random.Random) -> None:
    tables: dict[str, list[dict[str, Any]]] = {}
    for folder in sorted(path.parent for path in gold.glob("*/document.json")):
        read = lambda name, at=folder: [json.loads(x) for x in (at / f"{name}.jsonl").read_text("utf-8").splitlines()]  # noqa: E731
        plan, doc_id = (texts / f"{folder.name}.txt").read_text("utf-8").replace("\u3000", ""), folder.name
        here = {"doc_id": doc_id}
        document = json.loads((folder / "document.json").read_text("utf-8"))
        tables.setdefault("documents", []).append({**document, **here, "source": f"{doc_id}.txt"})
        tables.setdefault("passages", []).extend(passages_of(plan, doc_id))
        for name, fields in (("targets", ("value", "unit", "comparator", "subject", "mode")),
                             ("deadlines", ("kind", "task"))):  # fmt: skip
            rows = []
            for record in read(name):
                start, end = spans(plan, record, record["anchor"])
                plain = {key: first(value) for key, value in record.items()}
                rows.append({**plain, **here, "start": start, "end": end})
            tables.setdefault(name, []).extend(noisy(rows, pick, fields))
        rows = []
        for record in read("responsibilities"):
            for department in record["departments"]:
                start, end = spans(plan, {"quote": record["anchor"]}, department["name"])
                rows.append({**here, "start": start, "end": end, "canonical": first(department["canonical"]),
                             "role": department["role"], "level": department["level"], "task": record.get("task_start"),
                             "department": department["name"]})  # fmt: skip
        tables.setdefault("responsibilities", []).extend(noisy(rows, pick, ("canonical", "role")))
        for name, fields in (("indicator_values", ("value", "unit", "raw")), ("projects", ("investment", "unit"))):
            rows = [{**{key: first(value) for key, value in record.items()}, **here} for record in read(name)]
            tables.setdefault(name, []).extend(noisy(rows, pick, fields))
    for name, rows in tables.items():
        for row in rows:
            row.update({key: str(row[key]) for key in ("unit", "nth", "row_no") if row.get(key) is not None})
        names = {key for row in rows for key in row}
        write(output, name, [{key: row.get(key) for key in names} for row in rows])


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="the shared plans are not here")
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_are_those_of_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    pytest.importorskip("rapidfuzz")
    gold, texts = SHARED / "gold", SHARED / "plans"
    output_from_gold(tmp_path, gold, texts, random.Random(seed))
    options = ["--gold", str(gold), "--texts", str(texts), "--json"]
    scorer = [sys.executable, str(SHARED / "eval" / "score.py"), str(tmp_path), *options]
    theirs = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    ours = json.loads(render(evaluate(tmp_path, gold, texts), as_json=True))
    assert 0.5 < theirs["targets"]["right"][1] < 1
    for name, figures in theirs.items():
        for key in ("gold", "extracted"):
            assert ours[name][key] == figures[key], name
        for key in ("found", "right"):
            assert ours[name][key] == pytest.approx(figures[key]), name
        assert ours[name]["fields"] == pytest.approx(figures["fields"]), name
