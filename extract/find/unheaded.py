"""Columns of a table that lost its header, told by their cells: row numbers, bodies, times, amounts, words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document import Table
from extract.text import fold, squeeze

MIN_ROWS = 3
# Share of a column's cells that must look alike.
ALIKE = 0.75
# Characters of a task or a project's name on average: persons' and places' names are shorter.
WORDY = 6
_OFFICE = re.compile(
    r"(?:局|委|办|厅|部|院|署|政府|公司|集团|中心|单位|部门|机构|街道|办公室|银行|大队|支队|联|协会|管委会|总工会|妇联|残联|团委|乡镇|镇村|村居)(?:等)?(?:\(.{1,12}\))?$"
)
_TIME = re.compile(
    r"^(?:到?20\d\d年.{0,12}|20\d\d[-.—~至].{1,14}|20\d\d|\d{1,2}月(?:底|末|份)?前?|长期\S{0,4}|每[年季月].{0,6}"
    r"|持续\S{0,4}|年(?:内|底前?)|全年)$"
)
_AMOUNT = re.compile(r"^[\d,]+(?:\.\d+)?(?:亿元|万元)?$")


def roles(table: Table) -> list[str] | None:
    """Return the role of every column of a table of tasks or projects without a header; None where that is not plain."""
    columns = _columns(table)
    if table.rows < MIN_ROWS or not columns or not _counts(columns[0]):
        return None
    kinds = [_kind(texts) for texts in columns]
    kinds[0] = "row_no"
    words = [c for c, kind in enumerate(kinds) if kind == "words"]
    bodies = [c for c, kind in enumerate(kinds) if kind == "office"]
    if not words or not (bodies or "time" in kinds) or sum(map(len, columns[words[0]])) < WORDY * table.rows:
        return None
    money = next((c for c, kind in enumerate(kinds) if kind == "amount"), None)
    found = dict.fromkeys(range(len(columns)), "other") | {0: "row_no"}
    found |= {c: "deadline" if money is None else "period" for c, kind in enumerate(kinds) if kind == "time"}
    found |= dict(zip(bodies, _duties(len(bodies)), strict=True))
    found[words[0]] = "task" if money is None else "project"
    if money is not None:
        found[money] = "investment"
        found |= dict.fromkeys(words[1:2], "content")
    return [found[c] for c in range(len(columns))]


def _duties(count: int) -> Sequence[str]:
    """Return the roles of columns of bodies: alone they answer jointly, of several the first leads."""
    if count < 2:
        return ["responsible"] * count
    return ["lead", *["responsible"] * (count - 2), "support"]


def _columns(table: Table) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(table.columns)]
    for cell in table.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            return []
        columns[cell.column].append(squeeze(fold(cell.text)))
    return columns


def _counts(texts: Sequence[str]) -> bool:
    return texts == [str(k) for k in range(1, len(texts) + 1)]


def _kind(texts: Sequence[str]) -> str:
    for name, pattern in (("time", _TIME), ("amount", _AMOUNT), ("office", _OFFICE)):
        if texts and sum(bool(pattern.search(text)) for text in texts) >= ALIKE * len(texts):
            return name
    return "words"
