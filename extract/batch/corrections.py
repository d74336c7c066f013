"""Corrections files: read, and replayed on the documents of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from extract import codebook
from extract.batch.reconcile import read_decisions, rename
from extract.errors import CodebookError, UsageError
from extract.reconcile import decisions
from extract.reconcile.decisions import Verdicts
from extract.tables.build import Tabulated, shorten
from extract.tables.corrected import Corrected, replay
from extract.tables.corrections import Correction, in_force, parse

# Tables whose rows belong to concepts.
_LINKED = ("indicator_values", "targets", "statements")


def _files(paths: Iterable[str | Path]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not inside or not inside[0].exists():
            raise UsageError(
                f"{path} holds no corrections: name a CSV that was saved from a page, or a folder of them."
            )
        found += inside
    return found


def read(paths: Sequence[str | Path] | None = None) -> dict[str, list[Correction]]:
    """Return the verdicts in force, by sha256 of the file that they are about.

    Read are the files named (or all CSVs of a folder), in their order; without any, corpus/corrections.csv. Raises
    UsageError for a file that is missing or a line that makes no sense.
    """
    default = codebook.corrections_path()
    files = _files(paths) if paths else [default] if default.exists() else []
    lines: list[Correction] = []
    for path in files:
        try:
            lines += parse(codebook.read_csv(path), path.name)
        except (CodebookError, UnicodeDecodeError) as e:
            raise UsageError(f"{path} cannot be read ({e}): save it as CSV in UTF-8.") from e
    return in_force(lines)


class Replay:
    """The verdicts of a run, and what is needed to replay them; costs nothing for documents that nobody judged."""

    def __init__(self, paths: Sequence[str | Path] | None = None) -> None:
        """Read the corrections, see `read`."""
        self._by_file = read(paths)
        self._verdicts: Verdicts | None = None

    def __len__(self) -> int:
        """Return how many rows have been judged."""
        return sum(map(len, self._by_file.values()))

    def on(self, done: Tabulated) -> None:
        """Carry out the verdicts on one document; what could not be carried out is added to its warnings."""
        judged = self._by_file.get(done.row["sha256"] or "")
        if not judged or "passages" not in done.tables:
            return
        work, refused = replay(done.tables, judged)
        self._link(work)
        work.finish()
        if refused:
            done.row["warnings"] = shorten([*done.row["warnings"], *refused])

    def _link(self, work: Corrected) -> None:
        for table in _LINKED:
            rows = work.touched.get(table)
            if rows:
                self._verdicts = self._verdicts or decisions.apply(read_decisions(None))
                columns = {name: [row[name] for row in rows] for name in rows[0]}
                rename(table, columns, self._verdicts)
                for at, row in enumerate(rows):
                    row.update({name: columns[name][at] for name in ("concept_id", "value_si", "unit_si")})
