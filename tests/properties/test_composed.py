"""Sentences put together from parts whose meaning is known: the row is the sum of the parts, in whatever order they stand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from tests.find.helpers import targets
from tests.properties.clauses import wide

TIMES = [
    ("到2025年", "@2025"),
    ("到2025年底", "@2025"),
    ("2024年底前", "@2024"),
    ("2024年6月底前", "@2024-06-30"),
    ("力争到2030年", "@2030"),
    ("“十四五”末", "@2025"),
    ("到“十五五”末", "@2030"),
    ("2023年年底前", "@2023"),
    ("到二〇二五年", "@2025"),
    ("2025年前", "@2024"),
]
SHARES = [
    "城镇化率",
    "森林覆盖率",
    "护理型床位占比",
    "农村生活污水治理率",
    "机械化率",
    "数字化改造比例",
    "垃圾资源化利用率",
]
LEVELS = [
    ("达到{}", "="),
    ("达{}", "="),
    ("提高到{}", "="),
    ("提升至{}", "="),
    ("达到{}以上", "≥"),
    ("不低于{}", "≥"),
    ("保持在{}以上", "≥"),
    ("稳定在{}左右", "≈"),
    ("超过{}", ">"),
    ("突破{}", ">"),
    ("控制在{}以内", "≤"),
    ("不超过{}", "≤"),
    ("降至{}以下", "≤"),
    ("低于{}", "<"),
]
CHANGES = [
    ("提高{}个百分点", "+="),
    ("下降{}个百分点", "-="),
    ("提升{}个百分点以上", "+≥"),
    ("降低{}个百分点左右", "-≈"),
]
THINGS = [
    ("水厂", "座"),
    ("社区食堂", "家"),
    ("充电桩", "个"),
    ("农村公路", "公里"),
    ("养老床位", "张"),
    ("高标准农田", "万亩"),
    ("公共停车位", "个"),
]
VERBS = [("建成", ""), ("新建", "+"), ("新增", "+"), ("改造", ""), ("打造", "")]


def sentence(seed: int) -> tuple[str, str]:
    """A sentence of one to three facts under one time, and its rows."""
    chance = random.Random(seed)
    time, deadline = chance.choice(TIMES)
    facts, rows, used = [], [], set()
    for _ in range(chance.randint(1, 3)):
        words, row = _fact(chance)
        if row.split(" ")[0] in used:
            continue
        used.add(row.split(" ")[0])
        facts.append(words)
        rows.append(f"{row} {deadline}")
    return f"{time}，{chance.choice(['', '全县'])}{chance.choice(['，', '；']).join(facts)}。", "; ".join(rows)


def _fact(chance: random.Random) -> tuple[str, str]:
    kind, number = chance.randrange(4), chance.randint(2, 99)
    if kind == 0:
        form, sign = chance.choice(LEVELS)
        share, value = chance.choice(SHARES), f"{number}.{chance.randint(1, 9)}%"
        return share + form.format(value), f"{share} {sign}{value}"
    if kind == 1:
        form, sign = chance.choice(CHANGES)
        share = chance.choice(SHARES)
        return share + form.format(number), f"{share} {sign}{number}个百分点"
    (thing, unit), (verb, mode) = chance.choice(THINGS), chance.choice(VERBS)
    amount = f"{number}{unit}"
    return (f"{verb}{thing}{amount}" if kind == 2 else f"{verb}{amount}{thing}"), f"{thing} {mode}={amount}"


@pytest.mark.parametrize("seed", range(400))
def test_a_composed_sentence(seed: int) -> None:
    text, expected = sentence(seed)
    assert targets(text) == expected, text


VARIANTS: dict[str, Callable[[str], str]] = {
    "item（一）": lambda text: "（一）" + text,
    "item（1）": lambda text: "（1）" + text,
    "blanks before": lambda text: "\u3000\u3000" + text,
    "duty behind": lambda text: text + "（县民政局、县财政局）",
    "sentence before": lambda text: "加强组织领导，完善工作机制。" + text,
    "sentence behind": lambda text: text + "健全长效机制，确保落地见效。",
    "heading before": lambda text: "（一）提升服务能力。" + text,
    "clause behind": lambda text: text[:-1] + "，完善工作机制。",
    "semicolon": lambda text: text[:-1] + "；",
    "no full stop": lambda text: text[:-1],
    "full width": wide,
    "ASCII marks": lambda text: text.replace("，", ",").replace("；", ";"),
    "item ①": lambda text: "①" + text,
    "item 1.": lambda text: "1." + text,
    "item 一是": lambda text: "一是" + text,
    "item ——": lambda text: "——" + text,
    "also": lambda text: "同时，" + text,
    "we": lambda text: "我们将" + text,
    "past before": lambda text: "截至2020年底，全县有乡镇14个。" + text,
}
BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "duty inside": (lambda text: text[:-1] + "（县民政局）。", "a bracket behind a quantity is taken for its subject"),
    "aside": (lambda text: text[:-1] + "（具体见附表）。", "a bracket behind a quantity is taken for its subject"),
    "blanks": (lambda text: re.sub(r"([\d.]+)", r" \1 ", text), "blanks around numerals lose units and quantities"),
}


def changed(change: Callable[[str], str]) -> list[str]:
    """The sentences of which a change that means nothing changes the rows."""
    return [change(text) for text, expected in map(sentence, range(60)) if targets(change(text)) != expected]


@pytest.mark.parametrize("name", VARIANTS)
def test_what_means_nothing_changes_nothing(name: str) -> None:
    assert changed(VARIANTS[name]) == []


@pytest.mark.parametrize(
    "change",
    [pytest.param(f, id=name, marks=pytest.mark.xfail(strict=True, reason=why)) for name, (f, why) in BROKEN.items()],
)
def test_what_should_mean_nothing(change: Callable[[str], str]) -> None:
    assert changed(change) == []
