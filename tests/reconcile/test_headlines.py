"""Goals as work reports write them: every number is extracted, and the same goal of two reports is one concept."""

import re
from itertools import combinations
from pathlib import Path

from extract.pipeline import process

HERE = Path(__file__).parent
MARK = re.compile(r"\[([a-z0-9]+)\]([\d.]+)")
OPENING = "{}省政府工作报告\n\n2026年1月20日在{}省人民代表大会上\n\n二、2026年工作安排\n\n"


def goals() -> list[tuple[str, list[tuple[str, float]]]]:
    """The reports: text without marks, and its goals in their order."""
    lines = (HERE / "headlines.txt").read_text("utf-8").splitlines()[1:]
    return [(MARK.sub(r"\2", line), [(name, float(number)) for name, number in MARK.findall(line)]) for line in lines]


def found(folder: Path) -> list[tuple[str, str | None]]:
    """What each goal is called by hand, and its concept; None where no target of its number was extracted."""
    labels: list[tuple[str, str | None]] = []
    for at, (text, marked) in enumerate(goals()):
        path = folder / f"{at}.txt"
        path.write_text(OPENING.format("甲", "甲") + text + "\n", "utf-8")
        facts = process(path, path.name).facts
        assert facts is not None
        targets = [t for t in sorted(facts.targets, key=lambda t: t.start) if t.value is not None]
        for name, number in marked:
            hit = next((t for t in targets if number in (t.value, t.value_high)), None)
            if hit:
                targets = targets[targets.index(hit) + 1 :]
            labels.append((name, hit.concept_id if hit else None))
    return labels


def test_all_goals_are_extracted_and_linked(tmp_path: Path) -> None:
    labels = found(tmp_path)
    assert sum(concept is not None for _, concept in labels) >= 0.99 * len(labels)
    pairs = [(a[0] == b[0], a[1] is not None and a[1] == b[1]) for a, b in combinations(labels, 2)]
    right = sum(same and linked for same, linked in pairs)
    assert right / sum(linked for _, linked in pairs) >= 0.99
    assert right / sum(same for same, _ in pairs) >= 0.99
