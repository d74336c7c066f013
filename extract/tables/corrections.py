"""People's verdicts on rows: what a line of a corrections file says, and which verdict on a row is in force.

A verdict is tied to the content of a file (sha256), a table and the words at a position, never to the id of a row, so that
it holds in every later run. Lines are only ever added; the last verdict on a row counts. docs/review.md describes the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.errors import UsageError

# right: as it stands. wrong: no such fact. corrected: fields are otherwise. missing: a fact that the run lacks.
# note: a remark only. withdrawn: as if never judged.
VERDICTS = ("right", "wrong", "corrected", "missing", "note", "withdrawn")
# Verdicts that name fields; their lines add up.
WITH_FIELDS = ("corrected", "missing")
COLUMNS = (
    "sha256", "source", "table", "start", "end", "nth", "quote", "context", "verdict", "field", "value", "note", "who", "when",
)  # fmt: skip
# Without these a line says nothing.
_NEEDED = ("sha256", "table", "start", "end", "verdict")
# Enclose the quote in `context`.
OPENS, CLOSES = "⟦", "⟧"


@dataclass(slots=True)
class Correction:
    """The verdict in force on one row. `nth` counts rows of a table at the same place; `changes`: field -> words entered."""

    sha256: str
    table: str
    start: int
    end: int
    nth: int
    quote: str
    context: str
    verdict: str
    changes: dict[str, str] = field(default_factory=dict)
    where: str = ""

    @property
    def key(self) -> tuple[str, str, int, int, int]:
        """Return what the verdict is about."""
        return self.sha256, self.table, self.start, self.end, self.nth

    def says(self, problem: str) -> str:
        """Return a sentence for `warnings`: which verdict was not carried out, why, and what to do."""
        words = self.quote if len(self.quote) <= 30 else self.quote[:29] + "…"
        return f"The verdict {self.verdict} on 「{words}」 ({self.table}, {self.where}) was not carried out: {problem}."


def _plain(cell: str | None) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return (cell or "").removeprefix("'")


def _count(row: dict[str, str], name: str, where: str) -> int:
    try:
        return int(row.get(name) or 1)
    except ValueError as e:
        raise UsageError(f"{where}: {name} {row[name]!r} is no whole number; save the file from the page again.") from e


def _line(row: dict[str, str], where: str) -> Correction:
    missing = [name for name in _NEEDED if not row.get(name)]
    if missing:
        raise UsageError(f"{where}: column {missing[0]} is empty or missing; docs/review.md says what a line holds.")
    if row["verdict"] not in VERDICTS:
        raise UsageError(f"{where}: verdict {row['verdict']!r} is none of {', '.join(VERDICTS)}.")
    start, end, nth = (_count(row, name, where) for name in ("start", "end", "nth"))
    named = _plain(row.get("field"))
    changes = {named: _plain(row.get("value"))} if named else {}
    return Correction(
        sha256=row["sha256"].strip().lower(),
        table=row["table"].strip(),
        start=start,
        end=end,
        nth=nth,
        quote=_plain(row.get("quote")),
        context=_plain(row.get("context")),
        verdict=row["verdict"],
        changes=changes,
        where=where,
    )


def parse(rows: Iterable[dict[str, str]], source: str) -> list[Correction]:
    """Return the lines of a file. Raises UsageError for a line that makes no sense, naming it."""
    return [_line(row, f"{source}, row {number}") for number, row in enumerate(rows, 1)]


def in_force(lines: Iterable[Correction]) -> dict[str, list[Correction]]:
    """Return the verdicts that count, by sha256, in the order of the text.

    Lines that correct fields of one row, or name those of a missing one, add up; any other verdict replaces what was said.
    """
    found: dict[tuple[str, str, int, int, int], Correction] = {}
    for line in lines:
        before = found.get(line.key)
        if before is not None and before.verdict == line.verdict and line.verdict in WITH_FIELDS:
            before.changes.update(line.changes)
            before.where = line.where
        else:
            found[line.key] = line
    by_file: dict[str, list[Correction]] = {}
    for one in sorted(found.values(), key=lambda one: one.key):
        if one.verdict not in ("withdrawn", "note"):
            by_file.setdefault(one.sha256, []).append(one)
    return by_file
