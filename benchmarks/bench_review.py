"""How fast the pages of a review open and answer, in a headless Chromium that shows them as files.

    python benchmarks/bench_review.py [--plans 1000] [--texts 5] [--keep FOLDER]

Needs `pip install '.[browser]'` and the packages chromium and chromium-driver. Prints a Markdown table for
benchmarks/README.md. A plan is `--texts` texts of the sample one after the other, with other numbers.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import plans

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "review")]
from browser import chromium  # noqa: E402

# Characters of a page of print, as 28 lines of 28 characters: a page of an official document (GB/T 9704 has 22 lines of 28).
PAGE = 800
# Two characters that most plans hold, that some hold, that few hold; longer words; two words; Latin letters and digits.
WORDS = (
    "民政",
    "养老",
    "农田",
    "残疾",
    "粮食",
    "床位数",
    "高标准农田",
    "社会工作者",
    "专精特新中小企业",
    "县民政局 养老",
    "5G",
    "2030年",
    "%以上",
)
OPENED = "const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd"


def write(folder: Path, count: int, texts: int) -> int:
    """Write plans of several texts each; return their characters."""
    made = plans.texts(count * texts)
    folder.mkdir(parents=True)
    for at in range(count):
        (folder / f"plan{at:05}.txt").write_text("\n".join(made[at * texts : (at + 1) * texts]), "utf-8")
    return sum(map(len, made))


def opened(driver: Any, path: Path, times: int = 5) -> list[float]:
    """Return the milliseconds from the start of navigation to the end of loading, scripts run, each in a fresh tab."""
    found = []
    for _ in range(times):
        driver.get("about:blank")
        driver.get(path.as_uri())
        assert driver.execute_script("return document.documentElement.dataset.ready") == "yes"
        found.append(float(driver.execute_script(OPENED)))
    return found


def search(driver: Any, word: str) -> float:
    """Type a word; return the milliseconds from its search to its results on the page."""
    driver.execute_script(
        "const q = document.getElementById('query'); q.value = arguments[0]; q.dispatchEvent(new Event('input'))", word
    )
    until = time.monotonic() + 30
    while time.monotonic() < until:
        found = driver.execute_script(
            "const f = document.getElementById('found'); return [f.dataset.for, f.dataset.ms]"
        )
        if found[0] == word:
            return float(found[1])
        time.sleep(0.02)
    raise SystemExit(f"no answer to {word}")


def long_plan(work: Path) -> Path:
    """Return the page of a plan of a hundred pages."""
    from extract.batch.review import review
    from extract.batch.run import run

    made = plans.texts(200)
    text = ""
    for one in made:
        text += one + "\n"
        if len(text) >= 100 * PAGE:
            break
    (work / "long").mkdir()
    (work / "long" / "long.txt").write_text(text, "utf-8")
    run([work / "long"], work / "long_out", jobs=1)
    return next((review(work / "long_out", work / "long_pages").output / "plans").glob("*.html"))


def measure(work: Path, count: int, texts: int) -> list[tuple[str, str]]:
    """Return (what, figure) for each thing measured."""
    from extract.batch.review import review
    from extract.batch.run import run

    page = long_plan(work)
    characters = write(work / "plans", count, texts)
    run([work / "plans"], work / "out")
    began = time.perf_counter()
    made = review(work / "out", work / "pages")
    took = time.perf_counter() - began
    index = made.output / "index.html"
    with chromium() as driver:
        times = opened(driver, page)
        first = []
        for word in WORDS[:3]:
            driver.get("about:blank")
            driver.get(index.as_uri())
            first.append(search(driver, word))
        index_times = opened(driver, index)
        answers = [search(driver, word) for _ in range(2) for word in WORDS]
    facts = page.read_text("utf-8").count("<mark")
    return [
        (f"page of a plan of 100 pages ({facts:,} highlights)", f"{page.stat().st_size / 1e6:.1f} MB"),
        ("that page opens in", f"{statistics.median(times):.0f} ms (at most {max(times):.0f})"),
        (f"`taizhang review`, {count:,} plans, {characters / 1e6:.1f} million characters", f"{took:.0f} s, {made.bytes / 1e6:.0f} MB"),
        ("index opens in", f"{statistics.median(index_times):.0f} ms; {index.stat().st_size / 1e6:.1f} MB"),
        (f"search, {len(answers)} searches for {len(WORDS)} words", f"{statistics.median(answers):.0f} ms (at most {max(answers):.0f})"),
        ("first search after opening the index", f"{statistics.median(first):.0f} ms (at most {max(first):.0f})"),
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--texts", type=int, default=5, help="texts of the sample in a plan")
    parser.add_argument("--keep", metavar="FOLDER", help="work there, and leave everything")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(args.keep or folder)
        work.mkdir(parents=True, exist_ok=True)
        print("| what | figure |\n|---|---|")
        for what, figure in measure(work, args.plans, args.texts):
            print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
