"""The pages' commands and lines of Python, run in their order as a reader would type them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = ("tutorial.md", "howto/researcher.md", "howto/data-team.md", "howto/auditor.md")
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.M | re.S)
READ = "taizhang run corpus/sample -o output"
# Commands whose exit code 1 is an answer: something changed, something is wrong.
ANSWERS = ("taizhang diff", "taizhang audit")


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / page).read_text("utf-8"))


def typed(line: str, here: Path, sample_run: Path, quick: bool) -> None:
    """Type one line of a shell in the folder `here`."""
    if quick and line.startswith(READ):
        shutil.copytree(sample_run, here / "output", dirs_exist_ok=True)  # the tutorial reads it for all
        return
    if line.startswith("taizhang ") and not set(line) & set("|>&;$`"):
        code = main(shlex.split(line)[1:])
    else:
        path = f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}"
        code = subprocess.run(["bash", "-c", line], check=False, env={**os.environ, "PATH": path}).returncode
    assert code == 0 or (code == 1 and line.startswith(ANSWERS)), line


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the checkout, with the command `taizhang` on the path."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "taizhang"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m extract "$@"\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    return tmp_path


@pytest.mark.parametrize("page", [*PAGES, "notebooks.md"])
def test_what_a_page_says_can_be_typed(page: str, desk: Path, sample_run: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("matplotlib")
    names: dict[str, object] = {}
    for kind, text in blocks(page):
        if kind == "python":
            exec(text, names)
            continue
        for line in text.splitlines():
            typed(line, desk, sample_run, quick=page != "tutorial.md")


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_say_the_same_commands(page: str) -> None:
    assert blocks(page) == blocks(f"zh/{page}") and blocks(page)


def test_the_chinese_page_of_exports_has_the_same_commands() -> None:
    commands = [text for kind, text in blocks("export.md") if kind == "sh"]
    assert commands == [text for kind, text in blocks("zh/export.md") if kind == "sh"]


def test_the_results_that_pages_name_are_there(desk: Path, sample_run: Path) -> None:
    """What the tutorial and the guides promise to leave behind."""
    for line in (READ, "taizhang review output", "taizhang export output --to xlsx"):
        typed(line, desk, sample_run, quick=True)
    assert (desk / "output-review" / "index.html").exists() and (desk / "output.xlsx").exists()


def test_the_site_takes_sections_that_exist(desk: Path) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("hooks", DOCS / "hooks.py")
    assert spec is not None and spec.loader is not None
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)

    class Page:
        class file:  # noqa: N801 - as MkDocs names it
            src_uri = ""

    for path in DOCS.rglob("*.md"):
        Page.file.src_uri = path.relative_to(DOCS).as_posix()
        text = hooks.on_page_markdown(path.read_text("utf-8"), page=Page)
        assert "{{" not in text, path
    Page.file.src_uri = "zh/x.md"
    assert (
        hooks.on_page_markdown("甲\n  乙\n\n丙 b\nc\n```\n丁\n戊\n```", page=Page)
        == "甲乙\n\n丙 b\nc\n```\n丁\n戊\n```"
    )
    with pytest.raises(ValueError, match="no section 'Nowhere'"):
        hooks.on_page_markdown("{{ README.md: Nowhere }}", page=Page)
