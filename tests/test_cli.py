import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract.batch.console import render_summary
from extract.batch.manifest import Summary
from extract.cli import main

ROOT = Path(__file__).resolve().parents[1]


def taizhang(*args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "extract", *args], capture_output=True, text=True, env=env)


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\nfrom extract.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()) as out: main(['--help'])\n"
        "text = out.getvalue()\nassert all(c in text for c in ('run', 'show', 'schema', 'evaluate', 'reconcile', 'links', 'review', 'review-queue')), text\n"
        "print(sorted({'pyarrow', 'pandas', 'rich', 'lxml', 'jieba', 'pdfplumber', 'docx'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.strip() == "[]"


def test_version_is_printed() -> None:
    assert taizhang("--version").stdout.startswith("taizhang ")


def test_schema_lists_tables_and_explains_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "indicator_values" in capsys.readouterr().out
    assert main(["schema", "targets"]) == 0
    out = capsys.readouterr().out
    assert "one of: eq, ge, gt, le, lt, approx, range" in out and "null: no stated time" in out
    assert main(["schema", "targets", "--json"]) == 0
    assert '"primaryKey"' in capsys.readouterr().out
    assert main(["schema", "nonsense"]) == 2
    assert "the tables are" in capsys.readouterr().err


@pytest.mark.usefixtures("fake_pipeline")
def test_run_prints_a_summary_and_its_exit_code_tells_failures(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "7 files: 7 ok, 0 partial, 0 failed" in out and "targets" in out
    (plans / "bad.txt").write_text("FAIL", "utf-8")
    assert main(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert "bad.txt: The file is empty: nothing to read." in capsys.readouterr().out


@pytest.mark.usefixtures("fake_pipeline")
def test_a_progress_bar_is_drawn_on_a_terminal_only(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["run", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    assert "7 files: 7 ok" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("inputs", "output", "words"),
    [
        ("missing.txt", "out", "does not exist"),
        ("empty", "out", "holds no plans"),
        ("plans", "plans", "no part of a previous run"),
        ("plans", "plans/plan1.txt", "is a file"),
        ("plans/*.pdf", "out", "No plan matches"),
    ],
)
@pytest.mark.usefixtures("fake_pipeline")
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], inputs: str, output: str, words: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["run", str(tmp_path / inputs), "-o", str(tmp_path / output)]) == 2
    err = capsys.readouterr().err
    assert words in err and err.startswith("taizhang: ") and "Traceback" not in err


@pytest.mark.parametrize("args", [[], ["run"], ["run", "x"], ["show", "x", "--kind", "poems"], ["fly"]])
def test_unknown_arguments_are_exit_code_2(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(args)
    assert stop.value.code == 2


@pytest.mark.usefixtures("fake_pipeline")
def test_show_sets_words_off_in_their_sentence(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(plans / "plan2.txt")]) == 0
    out = capsys.readouterr().out
    assert "到2025年床位达到⟦42张⟧（县民政局）。" in out and "value=42" in out
    assert "测试规划" in out and "\x1b" not in out
    assert main(["show", str(plans / "plan2.txt"), "--kind", "deadlines"]) == 0
    out = capsys.readouterr().out
    assert "⟦到2025年⟧" in out and "⟦42张⟧" not in out


@pytest.mark.usefixtures("fake_pipeline")
def test_codes_in_a_document_do_not_reach_the_terminal(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plans / "evil.txt").write_text("规划\n\x1b[2J\u202e床位\x07达到9张\x9b31m。", "utf-8")
    assert main(["show", str(plans / "evil.txt")]) == 0
    out = capsys.readouterr().out
    assert "⟦9张⟧" in out and not set("\x1b\x07\x9b\u202e") & set(out)


@pytest.mark.usefixtures("fake_pipeline")
def test_show_says_what_it_cannot_show(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(plans)]) == 2
    assert "taizhang run" in capsys.readouterr().err
    (plans / "bad.txt").write_text("FAIL", "utf-8")
    assert main(["show", str(plans / "bad.txt")]) == 1
    assert "The file is empty" in capsys.readouterr().err


@pytest.mark.usefixtures("fake_pipeline")
def test_python_calls_do_what_the_command_does(plans: Path, tmp_path: Path) -> None:
    import extract
    from extract.errors import LoadError

    assert extract.read(plans / "plan1.txt").text.startswith("测试规划1")
    frames = extract.facts(plans / "plan1.txt")
    assert frames["targets"]["value"].tolist() == [41.0] and frames["projects"].empty
    assert extract.run(plans, tmp_path / "out", jobs=1).files == 7
    assert pq.read_table(tmp_path / "out" / "targets.parquet").num_rows == 7
    (plans / "bad.txt").write_text("FAIL", "utf-8")
    for call in (extract.read, extract.facts):
        with pytest.raises(LoadError, match="nothing to read"):
            call(plans / "bad.txt")


def test_summary_names_what_was_lost_and_counts_the_rest() -> None:
    notable = [("partial", f"{at}.txt", "A table \x1b[31mis a picture.") for at in range(30)]
    notable += [("failed", "last.txt", "It is empty."), ("ok", "fine.pdf", "Page numbers left out.")]
    text = render_summary(Summary(Path("out"), 32, failed=1, duplicates=2, notable=notable))
    assert "look at:\n  failed  last.txt: It is empty.\n" in text
    assert "and 21 more" in text and "read with notes: 1 (" in text and "fine.pdf" not in text
    assert "2 with the content of another" in text and "\x1b" not in text
