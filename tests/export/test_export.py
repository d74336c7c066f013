from pathlib import Path

import pytest

from extract.cli import main


def told(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str]:
    code = main(["export", *map(str, args)])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_the_place_is_beside_the_run_unless_named(
    sample_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "2025"
    run.symlink_to(sample_run)
    copy = tmp_path / "run"
    copy.mkdir()
    for path in sample_run.glob("*.parquet"):
        (copy / path.name).symlink_to(path)
    assert told(capsys, copy, "--to", "csv", "--tables", "targets,documents") == (
        0,
        f"written: {tmp_path / 'run-csv'}\n",
    )
    assert {path.name for path in (tmp_path / "run-csv").iterdir()} == {
        "targets.csv",
        "documents.csv",
        "datapackage.json",
    }
    assert told(capsys, copy, "--to", "jsonl", "-o", tmp_path / "a" / "b", "--tables", "targets")[0] == 0
    assert (tmp_path / "a" / "b" / "targets.jsonl").exists()


def test_an_earlier_export_is_replaced_on_request_and_nothing_else(
    sample_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form, name in (("csv", "c"), ("xlsx", "x.xlsx"), ("parquet", "p")):
        args = (sample_run, "--to", form, "-o", tmp_path / name, "--tables", "documents")
        args += ("--partition-by", "level") if form == "parquet" else ()
        assert told(capsys, *args)[0] == 0
        code, said = told(capsys, *args)
        assert code == 2 and "there already" in said
        assert told(capsys, *args, "--force")[0] == 0
    (tmp_path / "c" / "mine.csv").write_text("x", "utf-8")
    code, said = told(capsys, sample_run, "--to", "csv", "-o", tmp_path / "c", "--force")
    assert code == 2 and "nothing was changed" in said and (tmp_path / "c" / "mine.csv").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["{run}", "--to", "parquet"], "with --partition-by province,year"),
        (["{run}", "--to", "csv", "--partition-by", "year"], "add --to parquet"),
        (["{run}", "--to", "csv", "--tables", "poems"], "the tables are"),
        (["{run}", "--to", "csv", "--tables", "findings"], "holds no table 'findings'"),
        (["{run}", "--to", "csv", "-o", "{run}/csv"], "name another place"),
        (["{tmp}", "--to", "csv"], "name the output folder of `taizhang run`"),
        (["{tmp}/nothing", "--to", "xlsx"], "holds no tables"),
    ],
)
def test_wrong_usage_is_one_sentence(
    sample_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    code, said = told(capsys, *(arg.format(run=sample_run, tmp=tmp_path) for arg in args))
    assert code == 2 and words in said and said.startswith("taizhang: ") and "Traceback" not in said
    assert not (sample_run / "csv").exists()


def test_a_damaged_table_and_a_full_place_are_said(
    tmp_path: Path, sample_run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "targets.parquet").write_bytes(b"PAR1 no")
    code, said = told(capsys, tmp_path / "bad", "--to", "jsonl", "-o", tmp_path / "j")
    assert code == 2 and "cannot be read" in said
    (tmp_path / "file").write_text("x", "utf-8")
    code, said = told(capsys, sample_run, "--to", "csv", "-o", tmp_path / "file" / "csv")
    assert code == 1 and "cannot be written" in said
    assert {path.name for path in tmp_path.iterdir()} == {"bad", "file"}


def test_two_exports_are_the_same(sample_run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        assert told(capsys, sample_run, "--to", "csv", "-o", tmp_path / name)[0] == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
