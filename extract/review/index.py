"""The index of a run: every plan with its counts, charts of what the run covers, and the search over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.review import charts, escape, pages
from extract.review.charts import Bar, share
from extract.review.doubts import is_doubtful
from extract.review.plan import LETTERS
from extract.review.wording import Row

# What the list says of a plan, in this order; assets/index.js reads it by name.
COLUMNS = [
    "doc_id",
    "title",
    "source",
    "province",
    "jurisdiction",
    "level",
    "doc_type",
    "year",
    "period",
    "sector",
    "status",
    "outcome",
    "error",
    "duplicate_of",
    "pages",
    "characters",
    "facts",
    "doubts",
    "findings",
    "changes",
]
# A share that the run tells of its facts: (key of its name, table, whether a row counts).
_SHARES = (
    ("share_deadline", "targets", lambda row: row["deadline"] is not None),
    ("share_implied", "targets", lambda row: (row["deadline"] or row["deadline_implied"]) is not None),
    ("share_departments", "targets", lambda row: bool(row["departments"])),
    ("share_concept", "targets", lambda row: row["concept_id"] is not None),
    ("share_attribute", "indicator_values", lambda row: row["attribute"] is not None),
    ("share_function", "responsibilities", lambda row: row["canonical"] is not None),
    ("share_date", "deadlines", lambda row: (row["date_end"] or row["recurrence"]) is not None),
)


def year_of(document: Row) -> int | None:
    """Return the year that a plan is counted under: of its date, else of its period's start."""
    issued = document["issue_date"]
    year: int | None = issued.year if issued else document["period_start"]
    return year


def _period(document: Row) -> str:
    start, end = document["period_start"], document["period_end"]
    return f"{start or '…'}–{end or '…'}" if (start or end) and start != end else str(start or "")


@dataclass(slots=True)
class Overview:
    """What the index says of a run, gathered plan by plan."""

    plans: list[list[Any]] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    shares: Counter[str] = field(default_factory=Counter)

    def add(self, document: Row, facts: Mapping[str, Sequence[Row]], findings: int, changes: int) -> None:
        """Take in one plan."""
        counts = [len(facts.get(table, ())) for table in LETTERS]
        doubts = sum(is_doubtful(table, row) for table in LETTERS for row in facts.get(table, ()))
        said = {
            **document,
            "title": document["title"] or document["source"],
            "year": year_of(document),
            "period": _period(document),
            "facts": counts,
            "doubts": doubts,
            "findings": findings,
            "changes": changes,
        }
        self.plans.append([said[name] for name in COLUMNS])
        self.rows.update(dict(zip(LETTERS, counts, strict=True)))
        self.rows["doubts"] += doubts
        for key, table, counts_it in _SHARES:
            self.shares[key] += sum(map(counts_it, facts.get(table, ())))

    def _values(self, name: str) -> list[str | None]:
        at = COLUMNS.index(name)
        return [None if plan[at] is None else str(plan[at]) for plan in self.plans]

    def charts(self) -> str:
        """Return the charts as HTML."""
        kinds = [Bar(table, self.rows[table], f"{self.rows[table]:,}", key=table) for table in (*LETTERS, "doubts")]
        shares = [share(key, self.shares[key], self.rows[table]) for key, table, _ in _SHARES if self.rows[table]]
        levels = [
            Bar(bar.label, bar.value, bar.said, bar.link, bar.label)
            for bar in charts.counted(self._values("level"), "level")
        ]
        return "".join(
            (
                charts.bars("facts_by_kind", [bar for bar in kinds if bar.value]),
                charts.bars("coverage", shares, 100.0),
                charts.bars("by_province", charts.counted(self._values("province"), "province")),
                charts.columns("by_year", charts.counted(self._values("year"), "year", by_name=True)),
                charts.bars("by_type", charts.counted(self._values("doc_type"), "doc_type")),
                charts.bars("by_level", levels),
            )
        )

    def render(self, files: int, changes_link: str | None = None) -> str:
        """Return the page as HTML. `files`: number of search files of pairs; `changes_link`: page of a comparison."""
        data = {"columns": COLUMNS, "plans": self.plans, "tables": list(LETTERS), "files": files}
        link = f'<a class="button" href="{escape.text(changes_link)}" data-t="changes"></a>' if changes_link else ""
        title = pages.words()["index_title"][0]
        return pages.page("index", title, data, charts=self.charts(), changes_link=link)
