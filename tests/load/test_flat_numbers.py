"""A number at the end of a row and the number of the next row are two numbers; one that is broken over lines is one."""

from pathlib import Path

from extract import pipeline

HEAD = "主要指标\n序号 | 指标 | 单位 | 2030年目标值\n"


def _values(rows: str, folder: Path) -> list[float | None]:
    path = folder / "plan.txt"
    path.write_text(f"丰浦县发展规划\n{HEAD}{rows}", "utf-8")
    return [row.value for row in pipeline.extract(pipeline.read(path)).indicator_values]


def test_the_number_of_the_next_row_is_no_digit_of_this_one(tmp_path: Path) -> None:
    rows = "1 | 人均预期寿命 | 岁 | 82.5\n2 | 护理型床位占比 | % | 65\n3 | 养老床位 | 张 | 1200\n"
    assert _values(rows, tmp_path) == [82.5, 65.0, 1200.0]


def test_a_number_broken_over_two_lines_is_one(tmp_path: Path) -> None:
    rows = "1 | 养老床位 | 张 | 1200.5\n0\n2 | 护理型床位占比 | % | 65\n3 | 预期寿命 | 岁 | 82.5\n"
    assert _values(rows, tmp_path) == [1200.5, 65.0, 82.5]
