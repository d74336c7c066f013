"""A table four times as long may take some four times as long, not sixteen; its last row is read as its first."""

from pathlib import Path

import pytest

from extract.pipeline import Result, process

TASKS = "序号|工作任务|完成时限|牵头单位\n"
ROW = "{n}|新建社区食堂不少于{n}家，改造农贸市场3个。|2024年6月底前|县民政局\n"


def read(folder: Path, rows: int) -> Result:
    path = folder / "plan.txt"
    path.write_text("青禾县2024年重点任务\n" + TASKS + "".join(ROW.format(n=n) for n in range(1, rows + 1)), "utf-8")
    return process(path, "plan.txt")


def test_every_row_of_a_long_table_keeps_its_own_deadline_and_department(tmp_path: Path) -> None:
    facts = read(tmp_path, 300).facts
    assert facts is not None and len(facts.targets) == 600
    for target in (facts.targets[0], facts.targets[299], facts.targets[-1]):
        assert (str(target.deadline), target.departments) == ("2024-06-30", ["民政"])
    assert len(facts.deadlines) == 300 and len({row.passage for row in facts.deadlines}) == 300


@pytest.mark.parametrize("times", [4])
def test_time_grows_with_the_length(tmp_path: Path, times: int) -> None:
    read(tmp_path, 20)
    short = min(read(tmp_path, 250).seconds for _ in range(2))
    long = min(read(tmp_path, 250 * times).seconds for _ in range(2))
    assert long < 2.5 * times * short
