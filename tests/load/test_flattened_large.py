"""The time of a large flattened table grows with its rows, not with their square."""

from __future__ import annotations

from functools import partial

from counted import calls

from extract.load.flat.recover import recover


def _lines(rows: int) -> list[str]:
    body = [[str(row + 1), f"第{row % 97}类站点数", "个", str(row * 3 + 5), str(row * 4 + 9)] for row in range(rows)]
    return ["序号", "指标", "单位", "2025年", "2030年", *(cell for row in body for cell in row)]


def test_a_cell_a_line_takes_work_by_its_rows() -> None:
    recover(_lines(100))
    took = []
    for rows in (500, 2000):
        lines = _lines(rows)
        (found,) = recover(lines)
        assert found[2].rows == rows + 1
        took.append(calls(partial(recover, lines)))
    assert took[1] < 6 * took[0]  # four times the rows; with the square it was some sixteen times
