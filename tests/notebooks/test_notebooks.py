"""The notebooks, executed as a reader would: beside `output` and `changes`, from top to bottom."""

import json
import re
from pathlib import Path

import pytest

from extract.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "sample"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECONDS = 120  # a cell; a slow machine may need some for the first import


@pytest.fixture(scope="module")
def desk(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `notebooks` beside the results that its notebooks read."""
    here = tmp_path_factory.mktemp("desk")
    (here / "notebooks").mkdir()
    (here / "output").symlink_to(sample_run)
    versions = [str(SAMPLE / name) for name in ("03_qingluan_opinions_draft.txt", "10_qingluan_opinions_final.txt")]
    assert main(["diff", *versions, "-o", str(here / "changes")]) == 1
    return here / "notebooks"


def source(notebook: Path) -> str:
    return "\n".join("".join(cell["source"]) for cell in json.loads(notebook.read_text("utf-8"))["cells"])


def test_there_are_notebooks_for_each_kind_of_work() -> None:
    assert [path.stem[3:] for path in NOTEBOOKS] == ["county_plans", "bi_model", "draft_and_final", "one_concept"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_committed_without_outputs_and_without_paths_of_a_machine(notebook: Path) -> None:
    told = json.loads(notebook.read_text("utf-8"))
    for cell in told["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None
    assert not re.search(r"/(?:home|root|tmp|Users|opt)/|[A-Z]:\\\\", source(notebook))
    assert set(told["metadata"]) == {"kernelspec", "language_info"}
    reads = set(re.findall(r'Path\("(\.\./\w+)"\)', source(notebook)))
    assert reads <= {"../output", "../changes"} and "../output" in reads


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_from_top_to_bottom_and_its_labels_are_chinese(
    notebook: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    for needed in ("ipykernel", "matplotlib", "duckdb"):
        pytest.importorskip(needed)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = nbformat.read(notebook, as_version=4)
    nbclient.NotebookClient(done, timeout=SECONDS, resources={"metadata": {"path": str(desk)}}).execute()
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    said = "".join(output.get("text", "") for output in outputs)
    assert "missing from font" not in said and "No font with Chinese" not in said and "Error" not in said
    assert any("image/png" in output.get("data", {}) for output in outputs)
