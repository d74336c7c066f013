"""Lines of a table whose columns cannot be told: kept as rows, so that nothing is read from them as if it were prose.

What recovery (`flattened`, rules, markup) leaves over is told here by its looks: cells set apart by tabs, bars or blanks,
numbers that stand alone in them, no mark of a sentence. Each run of such lines is one warning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.document import Loaded
from extract.load.flat.tokens import BARS, bar_cells, has_bar, is_page_mark, is_rule, kind_of
from extract.load.whole import lines_holding
from extract.numbering import mark_at

# A line with one of these is a sentence, or a part of one.
_STOPS = re.compile("[。，；！？]")
# A day set apart by blanks, as pages print it: 2024 年 3 月 6 日.
_DAY = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?")
# A number that is a cell by itself: sign, brackets of a total, range, per cent, mark of a footnote; no 0571, no 3月.
_VALUE = re.compile(
    r"[≥≤><＞＜=±+约]*[\[(（〔]?[-+－]?(?!0\d)\d[\d,]*(?:\.\d+)?(?:[-—–~～/]\d[\d,]*(?:\.\d+)?)?[%％‰]?[\])）〕]?[*#①-⑳]?"
)
_TAB = re.compile(r"\s*\t\s*")
# Longest line that is a row, longest one that is a cell, in characters.
LONGEST, CELL = 300, 24
# Numbers alone that make a row of any line; that make one of a line beside others; cells that it has.
ALONE, BESIDE, CELLS = 3, 2, 3
# Lines that are no rows and stand between two of one run: a name broken off, a group's name.
BETWEEN = 2
# A cell a line: so many lines in a run, so many numbers alone among them, and this share of them.
RUN, RUN_VALUES, RUN_SHARE = 8, 4, 0.4
# Lines above the first number alone that are cells too: the names and the head of its row.
ABOVE = 3
_HEADINGS = frozenset(("part", "chapter", "section", "article", "cn", "cnp"))
# What cells hold; a menu's words are none of these.
_CELL_KINDS = frozenset(("int", "number", "unit", "attribute", "office", "time", "part"))


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one table, by their numbers among the lines."""

    rows: tuple[int, ...]

    def warning(self, lines: Sequence[str]) -> str:
        """The sentence that says what was not read."""
        first = " ".join(lines[self.rows[0]].split())[:20]
        count = f"{len(self.rows)} lines" if len(self.rows) > 1 else "A line"
        return f"{count} from “{first}” on read like a table whose columns cannot be told: kept as rows, nothing taken from them."


def runs(lines: Sequence[str], taken: Collection[int] = ()) -> list[Run]:
    """Return the runs of rows among lines, those in `taken` left out (they are a table already).

    >>> [run.rows for run in runs(["到2025年建成3处。", "甲村 12 30 45", "乙村 8 21 33"])]
    [(1, 2)]
    """
    found = _spaced(lines, taken)
    rows = {number for run in found for number in run.rows}
    found += _cell_a_line(lines, {*taken, *rows})
    return sorted(found, key=lambda run: run.rows)


def mark_unplaced(loaded: Loaded) -> Loaded:
    """Return the file with paragraphs that are rows of a table as blocks of kind row, and a warning a run."""
    lines = [block.text if block.kind is None and block.grid is None else "" for block in loaded.blocks]
    found = runs(lines)
    if not found:
        return loaded
    rows = {number for run in found for number in run.rows}
    blocks = tuple(b._replace(kind="row") if number in rows else b for number, b in enumerate(loaded.blocks))
    return replace(loaded, blocks=blocks, warnings=(*loaded.warnings, *(run.warning(lines) for run in found)))


def _spaced(lines: Sequence[str], taken: Collection[int]) -> list[Run]:
    """Runs of lines with several cells."""
    found: list[Run] = []
    rows: list[int] = []
    sure, gap = False, 0

    def close() -> None:
        if rows and (sure or len(rows) > 1):
            found.append(Run(tuple(rows)))

    weights = {
        number: weight for number in _parted(lines) if number not in taken and (weight := _weight(lines[number]))
    }
    first = min(weights, default=len(lines))
    for number in range(first, len(lines)):
        line = lines[number]
        if not line or line.isspace():
            continue
        weight = weights.get(number, 0)
        if weight:
            rows.append(number)
            sure, gap = sure or weight > 1, 0
        elif rows:
            gap += 1
            if gap > BETWEEN or number in taken or _STOPS.search(line):
                close()
                rows, sure, gap = [], False, 0
    close()
    return found


def _parted(lines: Sequence[str]) -> list[int]:
    """The lines that may be a row: those that hold three words or more, or bars."""
    text = "\n".join(lines)
    barred = lines_holding(BARS, lines, text)
    spaced = [at for at in lines_holding(" \t\u3000", lines, text) if len(lines[at].split(None, CELLS)) >= CELLS]
    return sorted(barred.union(spaced))


def _weight(line: str) -> int:
    """2 for a line that is a row by itself, 1 for one that is a row beside others, 0 for any other."""
    if len(line) > LONGEST or not (" " in line or "\t" in line or "\u3000" in line or has_bar(line)):
        return 0
    if _STOPS.search(line) or is_rule(line):
        return 0
    cells = [cell for cell in _cells(_DAY.sub("某日", line) if "年" in line else line) if cell]
    if len(cells) < CELLS or sum(len(cell) == 1 and not cell.isdigit() for cell in cells) * 2 > len(cells):
        return 0
    mark = mark_at(line.strip())
    if mark is not None and mark.style in _HEADINGS:
        return 0
    values = [cell for cell in cells if _VALUE.fullmatch(cell)]
    if _counts_pages(values):
        return 0
    if len(values) >= ALONE:
        return 2
    if len(values) >= BESIDE:
        return 1
    return int(("\t" in line or has_bar(line)) and sum(kind_of(cell) in _CELL_KINDS for cell in cells) >= BESIDE)


def _cells(line: str) -> list[str]:
    if has_bar(line):
        return bar_cells(line)
    return _TAB.split(line.strip()) if line.count("\t") >= CELLS - 1 else line.split()


def _counts_pages(values: Sequence[str]) -> bool:
    """Whether the numbers are those of pages to click on (1 2 3 4), or of digits set apart."""
    return len(values) >= ALONE and list(values) == [str(number + 1) for number in range(len(values))]


def _cell_a_line(lines: Sequence[str], taken: Collection[int]) -> list[Run]:
    """Runs of short lines, many of them a number alone."""
    found: list[Run] = []
    run: list[int] = []
    short = [line for line in lines if 0 < len(line) < CELL]
    if sum(_VALUE.fullmatch(line.strip()) is not None for line in short) < RUN_VALUES:
        return found
    for number in range(len(lines) + 1):
        line = lines[number].strip() if number < len(lines) else "。"
        if not line:
            continue
        if number not in taken and len(line) <= CELL and _is_cell(line):
            run.append(number)
            continue
        if len(run) >= RUN:
            found += _dense(run, [_VALUE.fullmatch(lines[at].strip()) is not None for at in run], lines)
        run = []
    return found


def _is_cell(line: str) -> bool:
    if _STOPS.search(line) or line.endswith(("：", ":")) or is_page_mark(line):
        return False
    mark = mark_at(line)
    return mark is None or mark.style not in _HEADINGS


def _dense(run: Sequence[int], values: Sequence[bool], lines: Sequence[str]) -> list[Run]:
    """The part of a run from its first number to its last, with the names above, where enough are numbers alone."""
    if sum(values) < RUN_VALUES:
        return []
    first = max(0, values.index(True) - ABOVE)
    last = len(values) - values[::-1].index(True)
    inside = run[first:last]
    count = sum(values[first:last])
    if len(inside) < RUN or count < RUN_SHARE * len(inside):
        return []
    if _counts_pages([lines[at].strip() for at, value in zip(run, values, strict=True) if value]):
        return []
    return [Run(tuple(inside))]
