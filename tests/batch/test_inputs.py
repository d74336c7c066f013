from pathlib import Path

import pytest

from extract.batch.inputs import find_tasks
from extract.errors import UsageError


def sources(*inputs: Path | str) -> list[str]:
    return [task.source for task in find_tasks(inputs)]


def test_sources_are_relative_to_what_was_given(plans: Path) -> None:
    assert sources(plans)[0] == "county/deep.txt"
    assert sources(plans / "plan1.txt") == ["plan1.txt"]
    assert sources(plans / "plan1.txt", plans / "county" / "deep.txt") == ["county/deep.txt", "plan1.txt"]
    assert sources(f"{plans}/*4.txt", f"{plans}/plan1.txt") == ["plan1.txt", "plan4.txt"]
    assert sources(f"{plans}/**/d*.txt") == ["deep.txt"]
    assert sources(plans / "county", plans / "plan1.txt") == ["county/deep.txt", "plan1.txt"]


def test_a_folder_gives_known_endings_a_named_file_any(plans: Path) -> None:
    (plans / "~$plan.docx").write_text("lock file of an office program")
    (plans / ".hidden.txt").write_text("x")
    (plans / "UPPER.PDF").write_text("x")
    found = sources(plans)
    assert "UPPER.PDF" in found
    assert not {"notes.xyz", "~$plan.docx", ".hidden.txt"} & set(found)
    assert sources(plans / "notes.xyz") == ["notes.xyz"]


def test_texts_in_an_annotation_are_no_plans(plans: Path) -> None:
    (plans / "gold" / "plan1").mkdir(parents=True)
    (plans / "gold" / "plan1" / "text.txt").write_text("x")
    assert "gold/plan1/text.txt" in sources(plans)
    (plans / "gold" / "plan1" / "document.json").write_text("{}")
    assert "gold/plan1/text.txt" not in sources(plans)


def test_a_file_with_pattern_signs_in_its_name_is_itself(plans: Path) -> None:
    (plans / "plan[1].txt").write_text("x")
    assert sources(plans / "plan[1].txt") == ["plan[1].txt"]


def test_what_stands_for_nothing_is_said(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for wrong, words in (
        (tmp_path / "empty", "holds no plans"),
        (plans / "missing.txt", "does not exist"),
        (f"{plans}/*.pdf", "No plan matches"),
    ):
        with pytest.raises(UsageError, match=words):
            find_tasks([wrong])
    with pytest.raises(UsageError, match="No input"):
        find_tasks([])
