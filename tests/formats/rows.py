"""The facts of a plan as rows that can be compared over formats: values and words, without positions and ids."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from extract.pipeline import process

TABLES = ("indicator_values", "targets", "deadlines", "responsibilities", "projects")
# What depends on where a thing stands in the text, or on how sure a rule is, and not on what is said.
_PLACES = {"table", "passage", "statement", "start", "end", "task_start", "task_end", "confidence", "rule"}


def rows(path: Path) -> dict[str, list[str]]:
    """Each table's rows in the order of the text, as sorted words."""
    done = process(path, path.name)
    assert done.facts is not None, done.error
    return {
        name: [repr({k: v for k, v in asdict(row).items() if k not in _PLACES}) for row in getattr(done.facts, name)]
        for name in TABLES
    }
