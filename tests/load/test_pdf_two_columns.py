"""Two columns: a title beside the other column's text, and the few lines at the end of the text."""

from __future__ import annotations

import numpy as np

from extract.load.pdf.lines import Line, split_lines
from extract.load.pdf.page import Glyphs
from extract.load.pdf.text import find_gutter, rows_of_page

MARGINS = (60.0, 530.0)


def glyphs(*words: tuple[str, float, float, float]) -> Glyphs:
    """(text, x, y of the middle, height) set without gaps."""
    codes = [ord(ch) for text, *_ in words for ch in text]
    boxes = [
        (x + at * size, y - size / 2, x + (at + 1) * size, y + size / 2)
        for text, x, y, size in words
        for at in range(len(text))
    ]
    return Glyphs(np.array(codes, np.uint32), np.array(boxes, float))


def line(text: str, x0: float, x1: float, y: float) -> Line:
    return Line(text, x0, y, x1, y + 12, 12.0)


def test_a_title_is_parted_from_the_smaller_text_of_the_other_column() -> None:
    (parts,) = split_lines(glyphs(("溪口县规划", 60, 100, 26), ("张以上，占比提高", 220, 101, 12)))
    assert [part.text for part in parts] == ["溪口县规划", "张以上，占比提高"]


def test_a_raised_figure_does_not_part_its_line() -> None:
    (parts,) = split_lines(glyphs(("床位", 60, 100, 14), ("2", 88, 97, 5), ("万张", 102, 100, 14)))
    assert len(parts) == 1


def test_the_last_lines_of_two_columns_stay_in_them() -> None:
    lines = [[line(f"左{n}", 60, 280, 100.0 + 20 * n), line(f"右{n}", 310, 530, 100.0 + 20 * n)] for n in range(3)]
    assert find_gutter(lines, MARGINS) is None
    gutter = find_gutter(lines, MARGINS, 295.0)
    assert [row.line.text for row in rows_of_page(lines, 2, MARGINS, gutter)] == [
        "左0",
        "左1",
        "左2",
        "右0",
        "右1",
        "右2",
    ]


def test_a_line_across_the_page_ends_the_columns() -> None:
    lines = [[line("左", 60, 280, 100), line("右", 310, 530, 100)], [line("通栏的一行", 60, 400, 120)]]
    assert find_gutter(lines, MARGINS, 295.0) is None
    assert find_gutter([[line("仅左", 60, 280, 100)]], MARGINS, 295.0) is None
