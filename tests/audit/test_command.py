"""`taizhang audit` as a person types it: what it says, what it writes, how it ends."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.run import run
from extract.cli import main
from extract.tables.schema import arrow_schema

SOUND = "青峦县养老服务规划（2026—2030年）\n一、目标\n到2030年，全县养老床位达到800张，护理型床位占比达到60%。\n"
BROKEN = SOUND + "到2030年，全县养老床位达到800张，其中护理型床位900张。\n"
HOSTILE = "青峦县规划（2026—2030年）\n一、目标\n新增床位60张，其中\x1b[31m县级\u202e医院70张。\n"


def _output(text: str, folder: Path) -> str:
    (folder / "plan.txt").write_text(text, "utf-8")
    run([folder / "plan.txt"], folder / "out", 1)
    return str(folder / "out")


def test_a_sound_plan_ends_with_zero_and_an_empty_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = _output(SOUND, tmp_path)
    assert main(["audit", output]) == 0
    assert capsys.readouterr().out.startswith("0 findings in 0 of 1 plan")
    table = pq.read_table(Path(output) / "findings.parquet")
    assert table.num_rows == 0 and table.schema.equals(arrow_schema("findings"))


def test_an_error_ends_with_one_and_is_told_with_its_quote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = _output(BROKEN, tmp_path)
    assert main(["audit", output]) == 1
    said = capsys.readouterr().out
    assert "1 error" in said and "「到2030年，全县养老床位达到800张，其中护理型床位900张。」" in said


def test_the_package_lists_the_findings(tmp_path: Path) -> None:
    output = _output(BROKEN, tmp_path)
    main(["audit", output])
    package = json.loads((Path(output) / "datapackage.json").read_text("utf-8"))
    assert "findings" in {resource["name"] for resource in package["resources"]}


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    output = _output(BROKEN, tmp_path)
    main(["audit", output])
    first = (Path(output) / "findings.parquet").read_bytes()
    main(["audit", output])
    assert (Path(output) / "findings.parquet").read_bytes() == first


def test_json_is_a_list_of_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = _output(BROKEN, tmp_path)
    assert main(["audit", output, "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["kind"] for row in rows] == ["arithmetic"] and rows[0]["source"] == "plan.txt"


def test_control_marks_of_a_plan_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", _output(HOSTILE, tmp_path)])
    said = capsys.readouterr().out
    assert "70张" in said and "\x1b" not in said and "\u202e" not in said


def test_a_folder_that_is_no_run_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(tmp_path)]) == 2
    assert "taizhang run" in capsys.readouterr().err
