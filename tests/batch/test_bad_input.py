"""Bad input, each as a real run of the command: a sentence that says what to do, and the other files unharmed."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAN = "青禾县养老服务规划（2026—2030年）\n一、目标\n到2030年，全县养老床位达到800张，护理员达到120人。\n"


def taizhang(*args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "extract", "run", *map(str, args), "--jobs", "1"]
    return subprocess.run(command, capture_output=True, text=True, env=env, cwd=cwd)


def documents(output: Path) -> dict[str, dict[str, object]]:
    return {row["source"]: row for row in pq.read_table(output / "documents.parquet").to_pylist()}


def targets(output: Path) -> int:
    return pq.read_table(output / "targets.parquet").num_rows


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "good.txt").write_text(PLAN, "utf-8")
    return folder


def _fill(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with (folder / "line.txt").open("wb") as file:
        file.write("到2030年，床位达到800张，".encode())
        file.truncate(200_000_000)
    (folder / "long.txt").write_text("床位" * 1_100_000, "utf-8")
    (folder / "cut.txt").write_bytes(PLAN.replace("青禾", "白禾").encode()[:-2])
    (folder / "two.txt").write_bytes(PLAN.encode() + PLAN.replace("800", "900").encode("gb18030"))
    (folder / "again.txt").write_text(PLAN, "utf-8")
    (folder / "broken.txt").symlink_to("nowhere.txt")


SENTENCES = {
    "empty.txt": ("failed", "The file is empty"),
    "picture.txt": ("failed", "text recognition"),
    "line.txt": ("failed", "200 MB"),
    "long.txt": ("failed", "A line is longer than"),
    "broken.txt": ("failed", "does not exist"),
    "cut.txt": ("partial", "ends inside a character"),
    "two.txt": ("partial", "mixes"),
    "good.txt": ("ok", "The same content as"),
    "again.txt": ("ok", ""),
}


def test_every_bad_file_is_a_row_with_a_sentence_and_the_others_are_read(plans: Path, tmp_path: Path) -> None:
    _fill(plans)
    done = taizhang("plans", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1 and not done.stderr
    assert "9 files: 2 ok, 2 partial, 5 failed; 1 with the content of another" in done.stdout
    found = documents(tmp_path / "out")
    assert found.keys() == SENTENCES.keys()
    for name, (outcome, words) in SENTENCES.items():
        said = " ".join([str(found[name]["error"] or ""), *found[name]["warnings"]])  # type: ignore[misc]
        assert (name, found[name]["outcome"], words in said) == (name, outcome, True), said
        assert words == "" or said.strip().endswith("."), said
    assert targets(tmp_path / "out") == 2 + 2 + 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_a_row(plans: Path, tmp_path: Path) -> None:
    (plans / "locked.txt").write_text(PLAN, "utf-8")
    (plans / "locked.txt").chmod(0)
    assert taizhang("plans", "-o", "out", cwd=tmp_path).returncode == 1
    row = documents(tmp_path / "out")["locked.txt"]
    assert row["outcome"] == "failed" and "permission" in str(row["error"])


@pytest.mark.parametrize("name", ["new\nline.txt", "tab\t.txt", "emoji😀.txt", "'quotes\".txt", "-o.txt"])
def test_a_name_of_strange_signs_is_published_and_its_file_read(plans: Path, tmp_path: Path, name: str) -> None:
    (plans / name).write_text(PLAN.replace("800", "700"), "utf-8")
    assert taizhang("plans", "-o", "out", cwd=tmp_path).returncode == 0
    assert documents(tmp_path / "out")[name]["outcome"] == "ok"


def test_a_name_of_bytes_that_are_no_text_is_published(plans: Path, tmp_path: Path) -> None:
    try:
        Path(plans, os.fsdecode("规".encode("gb18030") + b"\x01.txt")).write_text(PLAN + "完。", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    done = taizhang("plans", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "\\xb9\\xe6\x01.txt" in documents(tmp_path / "out")


@pytest.mark.parametrize(
    ("inputs", "output", "code", "words"),
    [
        (["nothing"], "out", 2, "does not exist"),
        (["void"], "out", 2, "holds no plans"),
        (["plans/*.pdf"], "out", 2, "No plan matches"),
        (["plans"], "plans/good.txt", 2, "is a file"),
        (["plans"], "plans", 2, "which is no part of a previous run"),
        (["plans"], "mine", 2, "which is no part of a previous run"),
        (["plans"], "plans/good.txt/out", 1, "choose another folder"),
    ],
)
def test_a_run_that_makes_no_sense_is_refused_and_changes_nothing(
    plans: Path, tmp_path: Path, inputs: list[str], output: str, code: int, words: str
) -> None:
    (tmp_path / "void").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    done = taizhang(*inputs, "-o", output, cwd=tmp_path)
    assert (done.returncode, words in done.stderr, done.stdout) == (code, True, ""), done.stderr
    assert done.stderr.startswith("taizhang: ") and done.stderr.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before and (plans / "good.txt").read_text("utf-8") == PLAN


def test_an_output_inside_the_input_and_a_second_run_into_it_are_fine(plans: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert taizhang("plans", "-o", "plans/out", cwd=tmp_path).returncode == 0
        assert documents(plans / "out").keys() == {"good.txt"}


def test_the_same_file_named_twice_is_read_once(plans: Path, tmp_path: Path) -> None:
    assert (
        taizhang("plans/good.txt", "./plans/good.txt", "plans/../plans/good.txt", "-o", "out", cwd=tmp_path).returncode
        == 0
    )
    assert documents(tmp_path / "out").keys() == {"good.txt"}
    assert targets(tmp_path / "out") == 2
