"""Facts from pages that were read from a picture: as they are, but less sure."""

from __future__ import annotations

from bisect import bisect_right

from extract.document import Document
from extract.records import Facts

# What the confidence of a fact is multiplied by where its words were recognised, not read.
RECOGNISED = 0.7


def lower(document: Document, facts: Facts) -> None:
    """Lower the confidence of the facts that stand on recognised pages."""
    pages = set(document.loaded.recognised)
    starts = [passage.start for passage in document.passages]
    cells = {cell.start: cell.page for table in document.tables for cell in table.cells}
    for rows in (
        facts.indicator_values,
        facts.targets,
        facts.statements,
        facts.deadlines,
        facts.responsibilities,
        facts.projects,
    ):
        for row in rows:
            at = max(0, bisect_right(starts, row.start) - 1)
            page = cells.get(row.start) or document.passages[at].page
            if page in pages:
                row.confidence = round(row.confidence * RECOGNISED, 3)
