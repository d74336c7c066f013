"""Measures the quality on annotated plans and keeps the floors under it.

    python tests/gate/floors.py                 show figures and floors
    python tests/gate/floors.py --raise         raise the floors to what is measured now (never lowers one)

A floor is lowered only by editing floors.json by hand, in a commit that says why. The hash of the annotation stands in
floors.json too: an annotation that changes must bring its floors.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"
_SAMPLE, _PASSAGES, _SHARED = ROOT / "corpus" / "sample", ROOT / "corpus" / "passages", ROOT.parent / "shared"
# Corpus -> (plans, annotation, remainder by two of the number that a plan's name begins with; None for all plans). Rules
# are developed on the passages of even numbers; those of odd numbers are only measured. The last corpus is only there
# where the project's shared plans lie beside the checkout.
CORPORA: dict[str, tuple[Path, Path, int | None]] = {
    "sample": (_SAMPLE, _SAMPLE / "gold", None),
    "passages_development": (_PASSAGES, _PASSAGES / "gold", 0),
    "passages_test": (_PASSAGES, _PASSAGES / "gold", 1),
    "shared": (_SHARED / "plans", _SHARED / "gold", None),
}
# Room below what is measured, so that a change of one record in a hundred is no alarm.
SLACK = 0.01

Figures = dict[str, dict[str, float]]


def annotated(gold: Path, remainder: int | None) -> list[Path]:
    """Return the folders of the annotated plans of a corpus, in order of their names."""
    folders = sorted(path.parent for path in gold.glob("*/document.json"))
    if remainder is None:
        return folders
    return [folder for folder in folders if int(folder.name.partition("_")[0]) % 2 == remainder]


def annotation_hash(folders: list[Path], gold: Path) -> str:
    """Return a hash of every annotation file with its name."""
    total = hashlib.sha256()
    files = [path for folder in folders for path in folder.glob("*") if path.suffix in (".json", ".jsonl")]
    for path in sorted(files):
        total.update(path.relative_to(gold).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def measure(plans: Path, folders: list[Path]) -> Figures:
    """Return {table: {figure: value}}: precision and recall of finding, F1 of finding with all fields right."""
    from extract.batch.run import run
    from extract.review.evaluate import evaluate

    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold"
        gold.mkdir()
        for found in folders:
            (gold / found.name).symlink_to(found)
        run([plans / f"{found.name}.txt" for found in folders], Path(folder) / "out")
        total = evaluate(Path(folder) / "out", gold, plans)
    figures: Figures = {}
    for name, tally in total.items():
        row = tally.figures()
        if row["gold"]:
            precision, recall, _ = row["found"]
            figures[name] = {"found_precision": precision, "found_recall": recall, "right_f1": row["right"][2]}
    return figures


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return a sentence for each figure under its floor; a table that is gone counts as 0."""
    return [
        f"{table}.{name} is {figures.get(table, {}).get(name, 0.0):.3f}, its floor {floor:.3f}"
        for table, row in floors.items()
        for name, floor in row.items()
        if figures.get(table, {}).get(name, 0.0) < floor
    ]


def raised(figures: Figures, floors: Figures) -> Figures:
    """Return floors raised to the figures less SLACK; none is lowered."""
    return {
        table: {
            name: max(floors.get(table, {}).get(name, 0.0), round(max(0.0, value - SLACK), 3))
            for name, value in row.items()
        }
        for table, row in figures.items()
    }


def main(args: list[str]) -> None:
    """Show figures; with --raise rewrite floors.json."""
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for corpus, (plans, gold, remainder) in CORPORA.items():
        folders = annotated(gold, remainder)
        if not folders:
            continue
        figures, floors = measure(plans, folders), kept.get(corpus, {}).get("floors", {})
        for table, row in figures.items():
            print(f"{corpus:20} {table:18}", *(f"{k}={v:.3f} ({floors.get(table, {}).get(k)})" for k, v in row.items()))
        kept[corpus] = {"annotation": annotation_hash(folders, gold), "floors": raised(figures, floors)}
    if "--raise" in args:
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(sys.argv[1:])
