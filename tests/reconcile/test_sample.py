"""Whole plans: the sample's targets and indicators of headline kinds, clustered by hand, against the concepts found."""

import csv
from itertools import combinations
from pathlib import Path

from extract.pipeline import process

ROOT = Path(__file__).resolve().parents[2]


def concepts() -> dict[tuple[str, str, str, str], set[str | None]]:
    """(plan, name, unit, mode or kind) -> its concepts."""
    found: dict[tuple[str, str, str, str], set[str | None]] = {}
    for path in sorted((ROOT / "corpus" / "sample").glob("*.txt")):
        facts = process(path, path.name).facts
        assert facts is not None
        for value in facts.indicator_values:
            key = (path.name[:2], value.name, value.unit or "", "growth_rate" if value.kind == "growth_rate" else "row")
            found.setdefault(key, set()).add(value.concept_id)
        for target in facts.targets:
            key = (path.name[:2], target.subject or "", target.unit or "", target.mode)
            found.setdefault(key, set()).add(target.concept_id)
    return found


def test_headline_facts_of_the_sample_meet_and_stay_apart() -> None:
    gold = list(csv.DictReader((Path(__file__).parent / "sample_concepts.csv").open(encoding="utf-8")))
    found = concepts()
    labels, ids = [], []
    for row in gold:
        concept = found.get((row["plan"], row["name"], row["unit"], row["mode"]))
        if concept:
            labels.append(row["cluster"])
            ids.append(min(str(one) for one in concept))
    assert len(ids) >= 0.9 * len(gold), "the sample's facts have changed: bring sample_concepts.csv up to date"
    pairs = [(labels[i] == labels[j], ids[i] == ids[j]) for i, j in combinations(range(len(ids)), 2)]
    right = sum(same and linked for same, linked in pairs)
    assert right / sum(linked for _, linked in pairs) == 1.0
    assert right / sum(same for same, _ in pairs) >= 0.95
    b_cubed = [
        sum(labels[j] == labels[i] and ids[j] == ids[i] for j in range(len(ids))) / labels.count(labels[i])
        for i in range(len(ids))
    ]
    assert sum(b_cubed) / len(b_cubed) >= 0.95
