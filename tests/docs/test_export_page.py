"""The lines of docs/export.md that load the tables, run as they are printed."""

import re
from pathlib import Path

import pytest

from extract.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.S)
COMMANDS = re.findall(r"^taizhang (export .*)$", TEXT, re.M)


@pytest.fixture(scope="module")
def folder(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all commands of the page were run."""
    pytest.importorskip("duckdb")
    here = tmp_path_factory.mktemp("page")
    (here / "output").mkdir()
    for path in sample_run.iterdir():
        (here / "output" / path.name).write_bytes(path.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        for command in COMMANDS:
            assert main(command.split()) == 0, command
    return here


def test_the_page_shows_every_form(folder: Path) -> None:
    made = {"output.xlsx", "output-csv", "output-jsonl", "output.duckdb", "output-parquet"}
    assert {path.name for path in folder.iterdir()} == made | {"output"}
    assert all(f"`{name}" in TEXT for name in made)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: re.findall(r"(?:from|import) (\w+)", block)[-1])
def test_the_lines_run(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r"^import (\w+)", block, re.M):
        pytest.importorskip(name)
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    exec(block, names)
    for name in ("targets", "values", "texts", "of_2027", "duties", "first"):
        if name in names:
            assert len(names[name]) > 0, name  # type: ignore[arg-type]


def test_columns_that_the_page_counts_stand_there() -> None:
    from extract.codebook import table_schema

    assert table_schema("alignment")["fields"][4]["name"] == "division_code"  # stringcols(5) of Stata
