"""Speed and memory from txt files to tables, side by side with a plain regular expression over the same texts.

    python benchmarks/bench_txt.py [--plans 200] [--many 1000] [--profile]

Prints a Markdown table for benchmarks/README.md. Nothing else should run on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import plans

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
# What a first script for the task looks like: any numeral with the characters behind it, and its clause.
PLAIN = re.compile(r"[^，。；：\n]*?(\d+(?:\.\d+)?)(%|‰|个百分点|[万亿]?[\u4e00-\u9fff])[^，。；：\n]*")
# Prints the peak memory of a run in megabytes (ru_maxrss is in kilobytes on Linux).
PEAK = (
    "import resource, sys; from extract.cli import main; main(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "
    "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)


def seconds(command: list[str], times: int = 5) -> float:
    """Return the median wall time of a command."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, env=ENV, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def plain(folder: Path) -> float:
    """Return the seconds of the plain expression over all files, read and written to one JSON file."""
    began = time.perf_counter()
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    rows = [match.groups() for text in texts for match in PLAIN.finditer(text)]
    (folder / "rows.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return time.perf_counter() - began


def file_to_tables(folder: Path, output: Path) -> float:
    """Return the seconds of a run on one core in this process, modules already loaded."""
    from extract.batch.run import run

    began = time.perf_counter()
    run([folder], output, jobs=1)
    return time.perf_counter() - began


def peak(folder: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Return the peak memory of the main process and of its largest child, in megabytes."""
    command = [sys.executable, "-c", PEAK, "run", str(folder), "-o", str(output), "--jobs", str(jobs)]
    done = subprocess.run(command, env=ENV, check=True, capture_output=True, text=True)
    own, child = done.stdout.splitlines()[-1].split()
    return float(own), float(child)


def profile(folder: Path, output: Path) -> None:
    """Print where the time goes, by function."""
    import cProfile
    import pstats

    with cProfile.Profile() as taken:
        file_to_tables(folder, output)
    pstats.Stats(taken).sort_stats("tottime").print_stats(25)


def measure(work: Path, count: int, many: int) -> list[tuple[str, str]]:
    """Return (what, figure) for each thing measured."""
    characters = plans.write(work / "plans", count)
    plans.write(work / "one", 1)
    file_to_tables(work / "one", work / "warm")
    ours = min(file_to_tables(work / "plans", work / "out") for _ in range(3))
    theirs = min(plain(work / "plans") for _ in range(3))
    command = [sys.executable, "-m", "extract"]
    run_one = [*command, "run", str(work / "one"), "-o", str(work / "first")]
    rows = [
        ("txt to tables, one core", f"{characters / ours:,.0f} characters/s ({characters:,} in {ours:.2f} s)"),
        ("plain regular expression, same texts", f"{characters / theirs:,.0f} characters/s"),
        ("ratio", f"{ours / theirs:.1f} times the time of the plain expression"),
        ("`taizhang --help`", f"{seconds([*command, '--help']):.2f} s"),
        ("first tables: `taizhang run` on one plan", f"{seconds(run_one):.2f} s"),
    ]
    plans.write(work / "many", many)
    for jobs in (1, 2):
        own, child = peak(work / "many", work / "out", jobs)
        figure = f"{own:.0f} MB" + (f", each worker at most {child:.0f} MB" if jobs > 1 else "")
        rows.append((f"peak memory, {many:,} plans, {jobs} process{'es' * (jobs > 1)}", figure))
    few, _ = peak(work / "plans", work / "out", 1)
    rows.append((f"peak memory, {count:,} plans, 1 process", f"{few:.0f} MB"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=200, help="plans for the measure of speed")
    parser.add_argument("--many", type=int, default=1000, help="plans for the measure of memory")
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if args.profile:
            plans.write(work / "plans", args.plans)
            file_to_tables(work / "plans", work / "warm")
            profile(work / "plans", work / "out")
            return
        print("| what | figure |\n|---|---|")
        for what, figure in measure(work, args.plans, args.many):
            print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
