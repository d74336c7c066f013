"""`taizhang run` never loads pandas; from Python everything that needs it stays as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import extract
from extract.cli import main

ROOT = Path(__file__).resolve().parents[2]


def _loaded(tmp_path: Path, *more: str) -> set[str]:
    (tmp_path / "plans").mkdir(exist_ok=True)
    for name in ("a.txt", "b.txt"):
        (tmp_path / "plans" / name).write_text(f"{name}：到2030年，建成互助站点12个。")
    command = ["-X", "importtime", "-m", "extract", "run", str(tmp_path / "plans"), "-o", str(tmp_path / "out"), *more]
    done = subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True, text=True)
    return {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time")}


def test_a_run_does_without_pandas(tmp_path: Path) -> None:
    modules = _loaded(tmp_path, "--jobs", "1")
    assert "pyarrow.parquet" in modules and "pandas._libs" not in modules
    assert "pandas._libs" not in _loaded(tmp_path, "--jobs", "2")


def test_from_python_tables_are_still_those_of_pandas(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("到2030年，建成互助站点12个。")
    assert main(["run", str(tmp_path / "plan.txt"), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert len(extract.facts(tmp_path / "plan.txt")["targets"]) == 1
