import pytest

from extract.load.flat.recover import recover
from tests.load.flattened_forms import (
    FORMS,
    GROUPS,
    PLAIN,
    PROJECTS,
    SAMPLES,
    Sample,
    cell_a_line_with_bars,
    one_blank,
    piped,
    rows_of,
    truth,
)

BEFORE = ["到2030年，各项工作取得明显成效，见下表。"]
AFTER = [
    "三、保障措施",
    "（一）加强组织领导。各部门要把本规划落到实处，明确分工，压实责任。",
    "本规划由县人民政府办公室负责解释。",
]
NAMES = list(SAMPLES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_cell_of_a_flattened_table_comes_back_to_its_place(form, name):
    sample = SAMPLES[name]
    lines = form(sample)
    found = recover([*BEFORE, *lines, *AFTER])
    assert len(found) == 1
    first, end, grid = found[0]
    assert list(rows_of(grid)) == truth(sample)
    assert grid.title == sample.title
    assert not any((BEFORE + lines)[2:first])
    assert [line for line in [*BEFORE, *lines, *AFTER][end:] if line] == AFTER


def test_what_a_table_was_recovered_from_is_told():
    made = {form.__name__: recover(form(PLAIN))[0][2].recovered_from for form in FORMS}
    assert made["piped"] == "piped"
    assert made["markdown"] == "markdown"
    assert made["cell_a_line"] == made["cell_a_line_with_bars"] == "one_cell_a_line"
    assert made["tabs"] == made["one_blank"] == "spaced"


def test_a_lost_row_span_is_a_span_of_the_cell_above():
    grid = recover(cell_a_line_with_bars(PROJECTS))[0][2]
    spans = {cell.text: cell.row_span for cell in grid.cells if cell.row_span > 1}
    assert spans == {"1": 2, "防洪": 2, "3": 2, "生态": 2}


def test_a_sub_row_takes_no_number_from_above():
    grid = recover(piped(GROUPS))[0][2]
    row = next(cell.row for cell in grid.cells if cell.text.startswith("其中"))
    assert not [cell for cell in grid.cells if cell.column == 0 and cell.row <= row < cell.row + cell.row_span]


def test_two_tables_one_behind_the_other_stay_two():
    found = recover([*piped(PLAIN), *piped(PROJECTS)])
    assert [grid.title for _, _, grid in found] == [PLAIN.title, PROJECTS.title]
    found = recover([*one_blank(PLAIN), *one_blank(PROJECTS)])
    assert [grid.title for _, _, grid in found] == [PLAIN.title, PROJECTS.title]


def test_a_long_table_keeps_all_its_rows():
    rows = [[str(k), f"第{k}类设施覆盖率（%）", str(k % 90), str(k % 90 + 5), "预期性"] for k in range(1, 131)]
    sample = Sample("附表 设施指标", ["序号", "指标名称", "2025年", "2030年", "属性"], rows)
    for form in FORMS:
        assert list(rows_of(recover(form(sample))[0][2])) == truth(sample), form.__name__
