import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.run import run
from extract.errors import OutputError, UsageError
from extract.reconcile.gather import PUBLISHED
from extract.tables.columns import run_tables

pytestmark = pytest.mark.usefixtures("fake_pipeline")


def rows(output: Path, table: str, drop: tuple[str, ...] = ("seconds",)) -> list[dict]:
    found = pq.read_table(output / f"{table}.parquet").to_pylist()
    return [{k: v for k, v in row.items() if k not in drop} for row in found]


def test_run_publishes_every_table_and_its_description(plans: Path, tmp_path: Path) -> None:
    summary = run([plans], tmp_path / "out", jobs=1)
    assert (summary.files, summary.ok, summary.failed) == (7, 7, 0)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    described = {"run.json", "datapackage.json", "croissant.json"}
    assert names == {*(f"{name}.parquet" for name in (*run_tables(), *PUBLISHED)), *described}
    assert summary.rows["targets"] == 7
    assert [row["source"] for row in rows(tmp_path / "out", "documents")][:2] == ["county/deep.txt", "plan0.txt"]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_tables_do_not_depend_on_jobs_or_order_of_inputs(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "one", jobs=1)
    files = sorted(plans.rglob("*.txt"), reverse=True)
    run(files, tmp_path / "two", jobs=3)
    for name in (*run_tables(), *PUBLISHED):
        if name == "documents":
            assert rows(tmp_path / "one", name) == rows(tmp_path / "two", name)
        else:
            one, two = ((tmp_path / run_ / f"{name}.parquet").read_bytes() for run_ in ("one", "two"))
            assert one == two, name


def test_dying_worker_costs_one_file_only(plans: Path, tmp_path: Path) -> None:
    (plans / "plan3.txt").write_text("DIE", "utf-8")
    (plans / "plan4.txt").write_text("RAISE", "utf-8")
    summary = run([plans], tmp_path / "out", jobs=2)
    assert (summary.ok, summary.failed) == (5, 2)
    failed = {row["source"]: row for row in rows(tmp_path / "out", "documents") if row["outcome"] == "failed"}
    assert "exit code 9, the worker gives up" in failed["plan3.txt"]["error"]
    assert failed["plan3.txt"]["bytes"] == 3
    assert "RuntimeError: boom" in failed["plan4.txt"]["error"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_takes_too_long_is_given_up_alone(plans: Path, tmp_path: Path, jobs: int) -> None:
    (plans / "plan1.txt").write_text("SLOW", "utf-8")
    assert run([plans], tmp_path / "ok", jobs=jobs, time_limit=30).failed == 0
    summary = run([plans], tmp_path / "out", jobs=jobs, time_limit=0.1 if jobs == 1 else 0)
    assert summary.failed >= 1
    errors = [row["error"] for row in rows(tmp_path / "out", "documents") if row["source"] == "plan1.txt"]
    assert errors and "given up" in errors[0] and "--time-limit" in errors[0]


def test_a_time_limit_that_is_none_is_refused(plans: Path, tmp_path: Path) -> None:
    for limit in (-1.0, float("nan")):
        with pytest.raises(UsageError, match="--time-limit"):
            run([plans], tmp_path / "out", jobs=1, time_limit=limit)


def test_facts_of_a_file_stand_once_however_often_it_is_given(plans: Path, tmp_path: Path) -> None:
    (plans / "copy.txt").write_bytes((plans / "plan2.txt").read_bytes())
    summary = run([plans, plans / "plan1.txt"], tmp_path / "out", jobs=1)
    assert (summary.files, summary.duplicates) == (8, 1)
    found = {row["source"]: row for row in rows(tmp_path / "out", "documents")}
    assert found["plans/plan2.txt"]["duplicate_of"] == "plans/copy.txt"
    assert found["plans/copy.txt"]["duplicate_of"] is None
    assert found["plans/plan2.txt"]["doc_id"] == found["plans/copy.txt"]["doc_id"]
    ids = [row["target_id"] for row in rows(tmp_path / "out", "targets")]
    assert len(ids) == len(set(ids)) == 7


def test_a_file_that_fails_is_a_row_and_a_sentence(plans: Path, tmp_path: Path) -> None:
    (plans / "bad.txt").write_text("FAIL", "utf-8")
    summary = run(plans.glob("*.txt"), tmp_path / "out", jobs=2)
    assert summary.failed == 1
    assert summary.notable == [("failed", "bad.txt", "The file is empty: nothing to read.")]


def test_previous_run_is_replaced_and_other_files_are_not(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([plans], out, jobs=1)
    run([plans / "plan1.txt"], out, jobs=1)
    assert len(rows(out, "documents")) == 1
    (out / "thesis.md").write_text("years of work")
    with pytest.raises(UsageError, match=r"thesis\.md"):
        run([plans], out, jobs=1)
    assert (out / "thesis.md").read_text() == "years of work"
    assert len(rows(out, "documents")) == 1


def test_folder_of_plans_is_never_replaced(plans: Path) -> None:
    with pytest.raises(UsageError, match="no part of a previous run"):
        run([plans], plans, jobs=1)
    assert (plans / "plan1.txt").exists()


def test_empty_folder_is_used(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run([plans], tmp_path / "out", jobs=1).ok == 7


def test_error_during_a_run_leaves_the_old_tables(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run([plans], out, jobs=1)

    def stop(done: int, total: int, source: str) -> None:
        raise KeyboardInterrupt

    for jobs in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            run([plans], out, jobs, progress=stop)
        assert len(rows(out, "documents")) == 7
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_output_is_said(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="choose another folder"):
        run([plans], tmp_path / "locked" / "out", jobs=1)


def test_output_below_a_file_is_said(plans: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        run([plans], plans / "plan1.txt" / "out", jobs=1)


def test_run_record_holds_versions_inputs_and_counts(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "out", jobs=1)
    record = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert record["files"] == 7 and record["options"] == {"jobs": 1, "corrections": 0}
    assert set(record["versions"]) == {"taizhang", "python", "pyarrow"}
    assert all(len(item["sha256"]) == 64 for item in record["inputs"])
    assert str(tmp_path) not in json.dumps(record)


def test_file_name_that_is_no_utf8_is_published(plans: Path, tmp_path: Path) -> None:
    name = os.fsdecode("旧".encode() + b"\xb9\xe6.txt")
    try:
        (plans / name).write_text("规划\n床位达到8张。", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    run([plans], tmp_path / "out", jobs=2)
    assert "旧\\xb9\\xe6.txt" in {row["source"] for row in rows(tmp_path / "out", "documents")}


@pytest.mark.parametrize("jobs", [0, -1])
def test_senseless_jobs_are_refused(plans: Path, tmp_path: Path, jobs: int) -> None:
    with pytest.raises(UsageError):
        run([plans], tmp_path / "out", jobs)


def test_a_link_to_a_folder_stays_a_link(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "disk")
    for _ in range(2):
        run([plans], tmp_path / "out", jobs=1)
    assert (tmp_path / "out").is_symlink() and (tmp_path / "disk" / "run.json").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_command_leaves_nothing_behind(plans: Path, tmp_path: Path, stop: signal.Signals) -> None:
    for at in range(400):
        (plans / f"slow{at}.txt").write_text(f"SLOW{at}", "utf-8")
    code = "import signal, sys, fake_pipeline; from extract.batch import executor; fake_pipeline.install()\n"
    # A shell's background job, as some CI systems run the tests, hands down that Ctrl-C is ignored.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "executor.BOOT = fake_pipeline.BOOT\n"
    code += "from extract.cli import main; sys.exit(main(sys.argv[1:]))"
    tests = Path(__file__).resolve().parents[1]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tests.parent), str(tests)])}
    command = [sys.executable, "-c", code, "run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "2"]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True, start_new_session=True)
    for _ in range(200):
        time.sleep(0.05)
        if [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]:
            break
    time.sleep(1)
    os.killpg(process.pid, stop)
    assert process.communicate(timeout=30)[1] == "taizhang: stopped; the output folder is as it was.\n"
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["plans"]


def test_a_worker_starts_without_arrow_and_pandas() -> None:
    code = "import sys; import extract.batch.work; print({'pyarrow', 'pandas', 'numpy', 'rich'} & set(sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
