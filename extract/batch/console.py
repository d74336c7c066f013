"""What `run` prints on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from extract.batch.manifest import Summary
from extract.batch.run import Progress, run
from extract.review.show import plain

# Files to look at that a summary names; all of them stand in `documents`.
NOTABLE_SHOWN = 10


def _counts(summary: Summary) -> str:
    files = f"{summary.files} file{'s' * (summary.files != 1)}"
    parts = [f"{files}: {summary.ok} ok, {summary.partial} partial, {summary.failed} failed"]
    if summary.duplicates:
        parts.append(f"{summary.duplicates} with the content of another")
    return f"{'; '.join(parts)} ({summary.seconds:.1f} s)"


def render_summary(summary: Summary) -> str:
    """Return the summary of a run as text: files by outcome, rows a table, what to look at."""
    lines = [_counts(summary), f"tables in {summary.output}:"]
    lines += [f"  {name:18} {rows:>9,}" for name, rows in summary.rows.items()]
    lost = sorted((item for item in summary.notable if item[0] != "ok"), key=lambda item: item[0])
    if lost:
        lines.append("look at:")
        lines += [plain(f"  {outcome:7} {source}: {said}") for outcome, source, said in lost[:NOTABLE_SHOWN]]
    if len(lost) > NOTABLE_SHOWN:
        lines.append(f"  and {len(lost) - NOTABLE_SHOWN} more: see `error` and `warnings` of the table documents")
    noted = len(summary.notable) - len(lost)
    if noted:
        lines.append(f"read with notes: {noted} (see `warnings` of the table documents)")
    return "\n".join(lines)


def _with_bar(
    inputs: Sequence[str], output: str, jobs: int | None, corrections: Sequence[str] | None, limit: float | None
) -> Summary:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def told(done: int, total: int, source: str) -> None:
            bar.update(task, completed=done, total=total)

        progress: Progress = told
        return run(inputs, output, jobs, progress, corrections, limit)


def _silently(
    inputs: Sequence[str], output: str, jobs: int | None, corrections: Sequence[str] | None, limit: float | None
) -> Summary:
    return run(inputs, output, jobs, corrections=corrections, time_limit=limit)


def run_with_progress(
    inputs: Sequence[str],
    output: str,
    jobs: int | None,
    corrections: Sequence[str] | None = None,
    time_limit: float | None = None,
) -> int:
    """Run, with a progress bar where standard error is a terminal; return 1 where some file failed, else 0."""
    shown = sys.stderr.isatty()
    summary = (_with_bar if shown else _silently)(inputs, output, jobs, corrections, time_limit)
    print(render_summary(summary))
    return 1 if summary.failed else 0
