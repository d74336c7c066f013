"""Linking by facets beside Splink (pip install splink), on the hard lists of tests/reconcile and on 10,000 made names.

    python benchmarks/bench_splink.py

Splink sees what a first user would give it: Jaro-Winkler and Jaccard levels on the name, the unit as it stands, weights
learnt by random sampling and expectation maximisation, pairs blocked by unit (made names: and first two characters); its best threshold is chosen after the
fact. Ours is asked once.
"""

from __future__ import annotations

import csv
import logging
import sys
import time
import warnings
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import bench_links  # noqa: E402
import pandas as pd  # noqa: E402
import splink.comparison_library as cl  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

from extract.reconcile.names import link_names  # noqa: E402

THRESHOLDS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)
Pairs = set[tuple[int, int]]


def f1(found: Pairs, gold: Pairs) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def by_splink(rows: list[tuple[str, str | None]], *blocks: str) -> list[tuple[float, tuple[int, int]]]:
    """Return (probability, pair) for every blocked pair."""
    frame = pd.DataFrame(
        {"unique_id": range(len(rows)), "name": [r[0] for r in rows], "unit": [r[1] or "-" for r in rows]}
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.75]),
            cl.JaccardAtThresholds("name", [0.9, 0.7, 0.5]).configure(term_frequency_adjustments=False),
            cl.ExactMatch("unit"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*blocks)],
    )
    linker = Linker(DuckDBAPI().register(frame), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("unit"))
    out = linker.inference.predict().as_pandas_dataframe()
    ids = zip(out["unique_id_l"], out["unique_id_r"], strict=True)
    return [(p, (min(a, b), max(a, b))) for p, (a, b) in zip(out["match_probability"], ids, strict=True)]


def by_facets(rows: list[tuple[str, str | None]]) -> Pairs:
    concept = [one.concept_id for one in link_names(rows)]
    return {(i, j) for i, j in combinations(range(len(rows)), 2) if concept[i] and concept[i] == concept[j]}


def lists() -> tuple[list[tuple[str, str | None]], list[tuple[str, str]]]:
    """Return the names of all hard lists, and (list, cluster) of each."""
    rows, clusters = [], []
    for path in sorted((ROOT / "tests" / "reconcile").glob("names_*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            rows.append((row["name"], row["unit"]))
            clusters.append((path.stem, row["cluster"]))
    return rows, clusters


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    rows, clusters = lists()
    # Two lists may hold one name in clusters of their own, so only pairs within a list are judged.
    judged = {(i, j) for i, j in combinations(range(len(rows)), 2) if clusters[i][0] == clusters[j][0]}
    gold = {(i, j) for i, j in judged if clusters[i] == clusters[j]}
    ours = by_facets(rows) & judged
    scored = [(p, pair) for p, pair in by_splink(rows, "unit") if pair in judged]
    best = max((f1({pair for p, pair in scored if p >= cut}, gold), cut) for cut in THRESHOLDS)
    print(f"{len(rows)} hard names: facets F1 {f1(ours, gold):.2f}, Splink F1 {best[0]:.2f} (threshold {best[1]})")
    made = bench_links.names(10_000)
    began = time.perf_counter()
    link_names(made)
    middle = time.perf_counter()
    pairs = by_splink(made, "unit", "substr(name, 1, 2)")
    print(
        f"10,000 names: facets {middle - began:.1f} s, Splink {time.perf_counter() - middle:.1f} s ({len(pairs):,} pairs)"
    )


if __name__ == "__main__":
    main()
