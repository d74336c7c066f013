"""Marks at an indicator's name that a note by the table explains: 注：带★的为约束性指标，其余为预期性指标."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document import Document, Table
from extract.text import fold

MARKS = "★☆※▲△●○◆◇■□*"
# Passages behind a table, and before it, among which its note is looked for.
BEHIND, BEFORE = 3, 2
_KIND = r"(约束性|预期性)"
_IS = r"[”\"']?(?:号|标[记识志]|符号)?的?(?:指标|项目?)?(?:均|都)?(?:为|是|表示|代表|指|系|[:—-]+)?"
_EXPLAINED = re.compile(rf"([{re.escape(MARKS)}]){{1,3}}{_IS}{_KIND}")
_REST = re.compile(
    rf"(?:其[余他它]|未[标带加]注?[^,;。]{{0,6}}|不带[^,;。]{{0,6}}|无[^,;。]{{1,6}})的?(?:指标|各项)*(?:均|都)?(?:为|是){_KIND}"
)
_EDGE = re.compile(rf"^(?:\d{{1,2}}[.、]\s*)?([{re.escape(MARKS)}])|([{re.escape(MARKS)}])(?:$|(?=\())")


@dataclass(frozen=True, slots=True)
class Legend:
    """What each mark says of an indicator, and what the lack of any says; None where the note does not say it."""

    marks: dict[str, str]
    rest: str | None

    def attribute(self, *cells: str | None) -> str | None:
        """Return the attribute of a row from the marks at the edges of its cells' words."""
        for words in cells:
            found = _EDGE.search(fold(words or "").strip())
            if found and (said := self.marks.get(found[1] or found[2])):
                return said
        return self.rest


def legend(document: Document, table: Table) -> Legend | None:
    """Return what the title of a table, or a note before or behind it, says of marks; None where none does."""
    passages = document.passages
    behind = passages[table.last_passage + 1 : table.last_passage + 1 + BEHIND]
    before = passages[max(0, table.first_passage - BEFORE) : table.first_passage]
    last = [cell.text for cell in table.cells if cell.row == table.rows - 1 and cell.column == 0]
    for words in (table.title or "", *last, *(p.text for p in (*behind, *reversed(before)))):
        folded = fold(words)
        marks = {found[1]: found[2] for found in _EXPLAINED.finditer(folded)}
        if marks:
            rest = _REST.search(folded)
            return Legend(marks, rest[1] if rest else None)
    return None
