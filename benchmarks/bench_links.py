"""Time of linking lists of distinct names, on one core: names made from parts, so that many are alike and few are one.

    python benchmarks/bench_links.py [--sizes 10000 30000 100000 300000]

A name is put together from an area, a qualifier, one of 3,500 made-up things and a measure, in an order drawn by a
fixed seed. Timed are the canonical forms with relation and reasons (`taizhang reconcile --names`) and the links between
the concepts found (blocking, scores, vetoes).
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extract.reconcile import concepts
from extract.reconcile.links import Concept, between_concepts
from extract.reconcile.names import link_names

AREAS = ("", "城镇", "农村", "城市", "全市", "户籍", "每万人", "新增", "每千名老年人拥有")
MARKS = ("", "持证", "登记", "规模以上", "公办", "困难", "省级", "注册")
HEADS = [
    "智慧",
    "绿色",
    "数字",
    "康养",
    "文旅",
    "林下",
    "冷链",
    "海洋",
    "低空",
    "健康",
    "节能",
    "环保",
    "清洁",
    "特色",
    "精品",
    "重点",
    "社区",
    "校园",
    "山区",
    "沿海",
    "县域",
    "园区",
    "灌区",
    "矿区",
    "库区",
]
MIDDLES = [
    "农业",
    "工业",
    "教育",
    "医疗",
    "养老",
    "托育",
    "物流",
    "渔业",
    "畜牧",
    "旅游",
    "文化",
    "体育",
    "交通",
    "水利",
    "能源",
    "气象",
    "应急",
    "消防",
    "金融",
    "商贸",
]
TAILS = ["基地", "中心", "平台", "项目", "服务站", "示范点", "人才", "设施"]
MEASURES = (
    ("数量", "个"),
    ("总数", "家"),
    ("覆盖率", "%"),
    ("占比", "%"),
    ("产值", "亿元"),
    ("年均增速", "%"),
    ("面积", "亩"),
)


def names(count: int) -> list[tuple[str, str | None]]:
    """Return `count` distinct names with their units, the same in every call."""
    parts = itertools.product(AREAS, MARKS, HEADS, MIDDLES, TAILS, MEASURES)
    every = [(f"{area}{mark}{a}{b}{c}{measure}", unit) for area, mark, a, b, c, (measure, unit) in parts]
    random.Random(7).shuffle(every)
    found = list(dict.fromkeys(every))[:count]
    return [(name, unit) for name, unit in found]


def timed(count: int) -> tuple[float, float, int, int]:
    """Return the seconds for names and for links, and how many concepts and links there are."""
    rows = names(count)
    began = time.perf_counter()
    linked = link_names(rows)
    named = time.perf_counter()
    first: dict[str, Concept] = {}
    for (name, unit), one in zip(rows, linked, strict=True):
        if one.concept_id and one.concept_id not in first:
            first[one.concept_id] = Concept(one.concept_id, name, concepts.name(name, unit).reading.form, None)
    ready = time.perf_counter()
    links = between_concepts(first.values(), concepts.standing_verdicts())
    return named - began, time.perf_counter() - ready, len(first), len(links)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000, 300_000])
    link_names(names(100))
    for count in parser.parse_args().sizes:
        first, second, found, links = timed(count)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = (first + second) / count * 1e6
        print(
            f"{count:>8,} names  {first:6.2f} s names + {second:6.2f} s links  {each:5.0f} us a name  "
            f"{found:,} concepts  {links:,} links  {memory:,.0f} MB"
        )


if __name__ == "__main__":
    main()
