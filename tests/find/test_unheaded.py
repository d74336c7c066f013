"""Tables that lost their header: roles of columns by their cells, refused where they are not plain."""

from extract.document import Cell, Table
from extract.find import unheaded


def table(rows: list[list[str]]) -> Table:
    cells, at = [], 0
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cells.append(Cell(text, r, c, 1, 1, False, at, at + len(text)))
            at += len(text) + 1
    return Table(0, None, len(rows), len(rows[0]), "spaced", tuple(cells), 0, 0)


def test_tasks():
    rows = [["1", "新建社区球场六片", "区体育局", "2027年6月底"], ["2", "完成旧货市场搬迁", "区商务局", "2027年9月"]]
    rows.append(["3", "开展夜间照明普查", "区城管局", "长期坚持"])
    assert unheaded.roles(table(rows)) == ["row_no", "task", "responsible", "deadline"]


def test_of_two_columns_of_bodies_the_first_leads():
    rows = [[str(k), "完成旧货市场搬迁", "区商务局", "区公安局、区财政局"] for k in (1, 2, 3)]
    assert unheaded.roles(table(rows)) == ["row_no", "task", "lead", "support"]


def test_projects():
    rows = [[str(k), "滨河驿站二期工程", "占地三亩", "2026-2028", "6.5", "区水务局"] for k in (1, 2, 3)]
    assert unheaded.roles(table(rows)) == ["row_no", "project", "content", "period", "investment", "responsible"]


def test_names_and_telephones_rows_without_numbers_and_short_tables_are_refused():
    assert unheaded.roles(table([[str(k), "张某", "区商务局"] for k in (1, 2, 3)])) is None
    assert unheaded.roles(table([["甲", "完成旧货市场搬迁", "区商务局"] for _ in range(3)])) is None
    assert unheaded.roles(table([["1", "完成旧货市场搬迁", "区商务局"]])) is None
