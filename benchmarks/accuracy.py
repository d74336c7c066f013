"""Measure accuracy on the project's own annotation: by set, by genre, by confidence, with the classes of error counted.

    python benchmarks/accuracy.py            # prints the tables of docs/accuracy.md
    python benchmarks/accuracy.py --write    # puts them into docs/accuracy.md

The development half is what rules were written with; the test half is only ever measured (corpus/*/README.md).
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import extract
from extract.review import evaluate as ev
from extract.review.align import Aligned
from extract.review.scores import TARGETS
from extract.review.tally import pair_up

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("documents", "indicator_values", "targets", "deadlines", "responsibilities", "projects")
# Plans of corpus/sample that no rule is looked up in; of corpus/passages the odd numbers.
TEST_SAMPLE = ("02", "05", "08", "11", "12")
BANDS = (0.0, 0.6, 0.75, 0.82, 0.86, 1.01)


def is_test(name: str, corpus: str) -> bool:
    return name[:2] in TEST_SAMPLE if corpus == "sample" else int(name[:3]) % 2 == 1


def halves(corpus: str, folder: Path) -> dict[str, Path]:
    """Copy the annotation of a corpus into a folder a half."""
    found = {}
    for half in ("development", "test"):
        found[half] = folder / corpus / half
        found[half].mkdir(parents=True)
    for gold in sorted((ROOT / "corpus" / corpus / "gold").iterdir()):
        if (gold / "document.json").exists():
            shutil.copytree(gold, found["test" if is_test(gold.name, corpus) else "development"] / gold.name)
    return found


def figures(output: Path, gold: Path) -> list[str]:
    tallies = ev.evaluate(output, gold)
    rows = []
    for name in TABLES:
        one = tallies[name].figures()
        rows.append(f"| {name} | {one['gold']} | {one['found'][2]:.3f} | {one['right'][2]:.3f} |")
    return rows


def judged(output: Path, gold: Path) -> list[tuple[str, dict, bool]]:
    """Return (plan, extracted target, right) for each target that no optional annotation covers."""
    targets = ev._by_document(ev._read_table(output, "targets"))
    passages = ev._by_document(ev._read_table(output, "passages"))
    rows = {Path(r["source"]).stem: r["doc_id"] for r in ev._read_table(output, "documents")}
    out = []
    for folder in sorted(gold.iterdir()):
        doc = rows[folder.name]
        text = "\n".join(p["text"] for p in sorted(passages.get(doc, []), key=lambda p: p["start"]))
        aligned = Aligned(text, text)
        records = ev._jsonl(folder / "targets.jsonl")
        found = [t for t in targets.get(doc, []) if t["value"] is not None]
        spans = [aligned.quoted(r["quote"], r["anchor"], r.get("nth", 1)) for r in records]
        pairs = {j: i for i, j in pair_up(spans, [aligned.span(t["start"], t["end"]) for t in found])}
        for j, target in enumerate(found):
            record = records[pairs[j]] if j in pairs else None
            if record is None or not record.get("optional"):
                right = record is not None and all(TARGETS.counts(record, target).values())
                out.append((folder.name, target, right))
    return out


def reliability(rows: list[tuple[str, dict, bool]]) -> list[str]:
    lines = []
    for low, high in zip(BANDS, BANDS[1:], strict=False):
        inside = [right for _, t, right in rows if low <= t["confidence"] < high]
        if inside:
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {sum(inside) / len(inside):.2f} |")
    return lines


def lowest_tenth(rows: list[tuple[str, dict, bool]]) -> str:
    ordered = sorted(rows, key=lambda row: row[1]["confidence"])
    tenth = ordered[: len(ordered) // 10]
    wrong = sum(not right for *_, right in rows)
    return f"The least sure tenth of the rows holds {sum(not r for *_, r in tenth)} of the {wrong} wrong ones."


def genres(rows: list[tuple[str, dict, bool]]) -> list[str]:
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, _, right in rows:
        genre = " ".join(name.split("_")[1:-1]) or name
        count[genre][0] += 1
        count[genre][1] += right
    return [f"| {genre} | {n} | {ok / n:.2f} |" for genre, (n, ok) in sorted(count.items())]


def errors(output: Path, gold: Path) -> list[str]:
    kinds = Counter(e.split(":")[0] for t in ev.evaluate(output, gold).values() for e in t.errors)
    return [f"| {kind} | {n} |" for kind, n in kinds.most_common(14)]


def report(folder: Path) -> str:
    lines: list[str] = []
    test_rows: list[tuple[str, dict, bool]] = []
    for corpus in ("sample", "passages"):
        output = folder / f"{corpus}-output"
        extract.run([str(ROOT / "corpus" / corpus)], str(output))
        for half, gold in halves(corpus, folder).items():
            lines += [
                f"\n### corpus/{corpus}, {half} half\n",
                "| table | annotated | found F1 | right F1 |",
                "|---|---|---|---|",
            ]
            lines += figures(output, gold)
            if half == "test":
                test_rows += judged(output, gold)
            if half == "development":
                lines += ["\nWhat goes wrong there:\n", "| error | count |", "|---|---|", *errors(output, gold)]
    lines += [
        "\n### Confidence of targets on the test halves\n",
        "| confidence | rows | share right |",
        "|---|---|---|",
    ]
    lines += [*reliability(test_rows), "", lowest_tenth(test_rows)]
    lines += ["\n### Targets by genre on the test halves\n", "| genre | extracted | share right |", "|---|---|---|"]
    return "\n".join([*lines, *genres([r for r in test_rows if r[0][:3].isdigit()])]).strip() + "\n"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        text = report(Path(folder))
    if "--write" in sys.argv:
        page = ROOT / "docs" / "accuracy.md"
        head = page.read_text("utf-8").split("<!-- measured -->")[0]
        page.write_text(f"{head}<!-- measured -->\n\n{text}", "utf-8")
    print(text if "--json" not in sys.argv else json.dumps(text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
