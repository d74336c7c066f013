"""Plans written for the audit, read and audited once: planted_* hold contradictions on purpose, sound_* only what looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.batch.audit import audit, publish
from extract.batch.run import run

PLANS = Path(__file__).parent / "plans"


def audited(texts: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """Run and audit plans given as {name: text}; return the findings with their plan's name as `source`."""
    inputs = folder / "in"
    inputs.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (inputs / f"{name}.txt").write_text(text, "utf-8")
    return _named([inputs], folder / "out")


def _named(inputs: list[Path], output: Path) -> list[dict[str, Any]]:
    from extract.tables.finished import read_columns

    run(inputs, output, 1)
    rows = audit(output)
    publish(output, rows)
    documents = read_columns(output, "documents")
    sources = dict(zip(documents["doc_id"], documents["source"], strict=True))
    return [{**row, "source": sources[row["doc_id"]].removesuffix(".txt")} for row in rows]


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit") / "out"
    _named([PLANS], folder)
    return folder


@pytest.fixture(scope="session")
def found(output: Path) -> list[dict[str, Any]]:
    return _named([PLANS], output)
