"""Rows of tables: 合计 that its rows do not make up, parts (其中) above their row, a thing above what it is part of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from extract import codebook
from extract.audit import cues
from extract.audit.claims import REACHED, TARGET, Cell, Claim, Plan
from extract.audit.findings import ERROR, WARNING, Finding, Span, of_claims
from extract.audit.quotes import lead
from extract.audit.values import comparable, half
from extract.grammar import ARABIC
from extract.text import fold, squeeze

_NUMBER = re.compile(ARABIC)
_EMPTY = frozenset({"", "-", "—", "——", "--", "/", "\\", "无", "…"})
# Columns that do not add up: rates, means, numbers of rows, years.
_NO_SUM = re.compile(r"率|比|%|均|序号|年限|时限|增速|增长|标准|编号|指标值|^年份?$")
_SUB = "小计"
_TOTAL_LINE = re.compile(r"\|?\s*(?:合\s*计|总\s*计)\s*\|")
_BAR = re.compile(r"\|")


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what does not add up in the tables of a plan."""
    for table, cells in plan.cells.items():
        yield from _sums(plan, table, cells)
    yield from _children(plan)
    yield from _wholes(plan)


def _label(row: Sequence[Cell]) -> str:
    words = [squeeze(fold(cell.text)) for cell in row if cell.text.strip()]
    named = [one for one in words if not _NUMBER.fullmatch(one)]
    return named[0] if named else ""


def _grid(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def _value(cell: Cell) -> float | None:
    words = squeeze(fold(cell.text))
    return float(words.replace(",", "")) if _NUMBER.fullmatch(words) else None


def _sums(plan: Plan, table: str, cells: Sequence[Cell]) -> Iterator[Finding]:
    grid = _grid(cells)
    head = {row for row, members in grid.items() if any(cell.is_header for cell in members)}
    body = [row for row in sorted(grid) if row not in head]
    labels = {row: _label(grid[row]) for row in body}
    sums = [row for row in body if cues.pattern("sum_row").fullmatch(labels[row].split("(")[0].rstrip(":"))]
    if not sums and body and (below := _below(plan, cells)):
        row = below[0].row
        grid[row], labels[row], sums = below, _label(below), [row]
        body.append(row)
    if (
        len(sums) != 1
        or labels[sums[0]].startswith(_SUB)
        or len(body) < 3
        or any("其中" in labels[row] for row in body)
    ):
        return
    total_row = sums[0]
    if total_row not in (body[0], body[-1]):
        return
    parts = [row for row in body if row != total_row]
    if any(_SUB in labels[row] for row in parts):
        return
    for total in grid[total_row]:
        if (value := _value(total)) is None or value == 0:
            continue
        fault = _column(grid, head, parts, total)
        if fault is not None:
            message = f"The rows of this column make {fault:.10g}, the total given is {total.text.strip()}."
            first = next(cell for row in parts for cell in grid[row] if cell.column == total.column)
            span, other = Span(plan, total.start, total.end), Span(plan, first.start, first.end)
            yield Finding("arithmetic", "table_total", ERROR, 0.85, message, (f"tables/{table}",), span, other)


def _below(plan: Plan, cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row 合计 that stands below a table as a line of its own; none where its columns cannot be told."""
    passage = plan.passage(max(cell.end for cell in cells) + 1)
    if passage is None or not _TOTAL_LINE.match(fold(passage.text)):
        return []
    inner = passage.text.strip("| ")
    bars = [-1, *(match.start() for match in _BAR.finditer(inner)), len(inner)]
    if len(bars) - 1 != max(cell.column + cell.column_span for cell in cells):
        return []
    begin = passage.start + passage.text.index(inner)
    row = max(cell.row for cell in cells) + 1
    pieces = [(left + 1, right) for left, right in zip(bars, bars[1:], strict=False)]
    return [
        Cell(row, at, 1, 1, False, inner[left:right].strip(), begin + left, begin + right)
        for at, (left, right) in enumerate(pieces)
    ]


def _column(grid: dict[int, list[Cell]], head: set[int], parts: Sequence[int], total: Cell) -> float | None:
    """Return what the rows of a column make where it is not the total; None where it is or cannot be told."""
    heads = "".join(cell.text for row in sorted(head) for cell in grid[row] if _covers(cell, total.column))
    if not head or not heads or _NO_SUM.search(squeeze(fold(heads))):
        return None
    values: list[float] = []
    for row in parts:
        cell = next((one for one in grid[row] if _covers(one, total.column)), None)
        words = squeeze(fold(cell.text)) if cell else ""
        value = _value(cell) if cell and cell.column_span == 1 else None
        if value is None and words not in _EMPTY:
            return None
        if value is not None:
            values.append(value)
    given = _value(total)
    if len(values) < 2 or len(values) < len(parts) * 0.6 or given is None:
        return None
    made = sum(values)
    room = sum(half(one) for one in values if one != int(one)) + half(given) * (given != int(given)) + 1e-9 * abs(given)
    return made if abs(made - given) > room else None


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _amount(claim: Claim) -> bool:
    measure = claim.measure
    return measure.base == "level" and not measure.change and "/" not in (claim.unit or "") and claim.value > 0


def _children(plan: Plan) -> Iterator[Finding]:
    """其中 rows of an indicator table hold at most what the row above them holds."""
    above = {
        (claim.table, claim.name, claim.kind, claim.year): claim
        for claim in plan.claims
        if claim.tabled and not claim.parent
    }
    for claim in plan.claims:
        whole = (
            above.get((claim.table, claim.parent or "", claim.kind, claim.year))
            if claim.tabled and claim.parent
            else None
        )
        if whole is None or claim.unit != whole.unit or not claim.unit or not (_amount(claim) and _amount(whole)):
            continue
        if claim.value > whole.value and claim.comparator not in ("le", "lt") and not _mean(claim, whole):
            message = f"{claim.name} ({claim.value:g}{claim.unit}) is part of {whole.name} ({whole.value:g}{whole.unit}) and above it."
            yield of_claims("arithmetic", "part", (ERROR, 0.85), message, [(plan, claim), (plan, whole)])


def _mean(*claims: Claim) -> bool:
    return any(word in claim.name for claim in claims for word in ("均", "标准", "浓度", "率", "价格", "寿命", "每"))


@cache
def _natural() -> dict[str, str]:
    """What each thing is a part of by nature (codebook facet_defaults)."""
    return {row["id"]: row["value"] for row in codebook.rows("facet_defaults") if row["facet"] == "whole"}


def _wholes(plan: Plan) -> Iterator[Finding]:
    """A thing that is part of another by nature (第一产业增加值 of 地区生产总值) is at most as large."""
    levels: dict[tuple[str, str, int | None], Claim] = {}
    for claim in plan.claims:
        if claim.role in (TARGET, REACHED) and _plain_level(claim):
            levels.setdefault((claim.measure.things[0], claim.kind, claim.year), claim)
    for (thing, kind, year), claim in levels.items():
        whole = levels.get((_natural().get(thing, ""), kind, year))
        if whole is None or not comparable(claim, whole) or year is None:
            continue
        if not claim.tabled and cues.has("part", lead(plan, claim)):
            continue  # sums.py looks at what one sentence says
        part_value, whole_value = claim.si(), whole.si()
        if part_value is not None and whole_value is not None and part_value > whole_value:
            message = f"{claim.name} ({claim.value:g}{claim.unit}) cannot be above {whole.name} ({whole.value:g}{whole.unit})."
            yield of_claims("arithmetic", "part", (WARNING, 0.8), message, [(plan, claim), (plan, whole)])


def _plain_level(claim: Claim) -> bool:
    measure = claim.measure
    return _amount(claim) and len(measure.things) == 1 and not measure.rest and not measure.flow and not claim.per
