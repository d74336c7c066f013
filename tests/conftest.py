import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run over corpus/sample; read it, do not change it."""
    from extract.batch.run import run

    folder = tmp_path_factory.mktemp("sample") / "output"
    run([ROOT / "corpus" / "sample"], folder)
    return folder


@pytest.fixture
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes and this process read plans with fake_pipeline.py instead of the real stages."""
    import fake_pipeline

    from extract.batch import executor

    monkeypatch.setattr(executor, "BOOT", fake_pipeline.BOOT)
    monkeypatch.setitem(sys.modules, "extract.pipeline", None)
    fake_pipeline.install()


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    (folder / "county").mkdir(parents=True)
    for at in range(6):
        (folder / f"plan{at}.txt").write_text(f"测试规划{at}\n到2025年床位达到{40 + at}张（县民政局）。", "utf-8")
    (folder / "county" / "deep.txt").write_text("深处的规划\n床位达到7张。", "utf-8")
    (folder / "notes.xyz").write_text("no plan", "utf-8")
    return folder
