"""The cell at a row and column: spans included, the first of two that overlap, and without a walk over all cells."""

from __future__ import annotations

import pytest
from counted import calls

from extract.document import TALL, Cell, Table


def _table(*cells: tuple[str, int, int, int, int]) -> Table:
    made = tuple(Cell(text, row, column, down, across, False, 0, 0) for text, row, column, down, across in cells)
    return Table(0, None, 9, 9, "ruled", made, 0, 0)


def _text(table: Table, row: int, column: int) -> str | None:
    found = table.at(row, column)
    return found.text if found else None


@pytest.mark.parametrize("down", [3, TALL, TALL + 1, 500])
def test_a_spanned_cell_stands_at_all_its_places(down: int) -> None:
    table = _table(("甲", 0, 0, down, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 2, 1, 1))
    assert _text(table, down - 1, 1) == "甲" and _text(table, 0, 2) == "乙" and _text(table, 1, 2) == "丙"
    assert _text(table, down, 1) is None and _text(table, 0, 3) is None and _text(table, -1, 0) is None


def test_of_two_cells_at_one_place_the_first_counts() -> None:
    assert _text(_table(("甲", 0, 0, 2, 1), ("乙", 1, 0, 1, 1)), 1, 0) == "甲"


def test_an_empty_table_has_no_cell() -> None:
    assert _text(_table(), 0, 0) is None


def test_every_cell_of_a_large_table_is_found_at_once() -> None:
    table = _table(*((f"{row}.{column}", row, column, 1, 1) for row in range(3000) for column in range(5)))
    assert _text(table, 0, 0) == "0.0"  # the index is made at the first question
    assert calls(lambda: [_text(table, row, 4) for row in range(0, 3000, 100)]) < 3000
    assert all(_text(table, row, 4) == f"{row}.4" for row in range(3000))
