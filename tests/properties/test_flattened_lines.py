"""Whatever lines come: no crash, tables in order, no two cells in one place."""

import random
from collections import Counter

import pytest

from extract.load.flat.recover import recover
from tests.load.flattened_forms import FORMS, SAMPLES

LINES = [line for sample in SAMPLES.values() for form in FORMS for line in form(sample)]
CELLS = [cell for sample in SAMPLES.values() for cell in sample.head] + [
    cell
    for sample in SAMPLES.values()
    for row in sample.rows
    for cell in ([row] if isinstance(row, str) else row)
    if cell
]
GAPS = ["|", " | ", "\t", " ", "  ", "\u3000", "", "\n", "||", "|\n", "\n\n"]


def lines_of(seed: int) -> list[str]:
    chance = random.Random(seed)
    if seed % 2:
        return [chance.choice(LINES) for _ in range(chance.randint(1, 40))]
    return "".join(chance.choice(CELLS) + chance.choice(GAPS) for _ in range(chance.randint(1, 120))).split("\n")


@pytest.mark.parametrize("seed", range(160))
def test_any_lines_give_sound_tables_or_none(seed):
    lines = lines_of(seed)
    behind = 0
    for first, end, grid in recover(lines):
        assert behind <= first < end <= len(lines)
        behind = end
        taken: set[tuple[int, int]] = set()
        for cell in grid.cells:
            places = {
                (r, c)
                for r in range(cell.row, cell.row + cell.row_span)
                for c in range(cell.column, cell.column + cell.column_span)
            }
            assert not places & taken
            assert max(r for r, _ in places) < grid.rows and max(c for _, c in places) < grid.columns
            taken |= places


@pytest.mark.parametrize("seed", range(160))
def test_no_word_of_a_table_is_lost_but_a_header_printed_again(seed):
    lines = lines_of(seed)
    for first, end, grid in recover(lines):
        words = "".join("".join(lines[first:end]).replace("|", "").replace("｜", "").split())
        kept = "".join("".join(cell.text for cell in grid.cells).split())
        head = "".join("".join(cell.text for cell in grid.cells if cell.is_header).split())
        lost = Counter(words) - Counter(kept) - Counter("续表第页—-<br>*:" * len(lines))
        assert not lost - Counter(head * len(lines)), lost
