"""A small pipeline with faults on demand, so that batch and tables are tested without the stages.

BOOT starts a worker process that uses this pipeline.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sys
import time
import types
from dataclasses import dataclass, field
from pathlib import Path

from extract.document import Cell, Document, Loaded, Passage, Table
from extract.records import Deadline, Facts, IndicatorValue, Metadata, Responsibility, Target

BOOT = "import fake_pipeline; fake_pipeline.install(); from extract.batch.worker import main; main()"


@dataclass
class Result:
    document: Document | None
    facts: Facts | None
    error: str | None = None
    outcome: str = "ok"
    seconds: float = 0.01
    sha256: str | None = None
    bytes: int | None = None
    format: str | None = "txt"
    warnings: list[str] = field(default_factory=list)


def document_of(text: str, source: str = "a.txt") -> Document:
    passages, at = [], 0
    for order, line in enumerate(text.split("\n")):
        passages.append(Passage(order, "paragraph", line, at, at + len(line), ("一、总则",)))
        at += len(line) + 1
    sha = hashlib.sha256(text.encode()).hexdigest()
    cells = (Cell(text[:2], 0, 0, 1, 1, True, 0, 2), Cell("", 0, 1, 1, 1, False, 2, 2))
    table = Table(0, None, 1, 2, "piped", cells, 0, 0)
    loaded = Loaded((), "txt", "txt")
    return Document(source, text, tuple(passages), (table,), loaded, sha[:16], sha, len(text.encode()))


def target(start: int, end: int, quote: str, **changes: object) -> Target:
    values: dict[str, object] = {
        "passage": 0, "start": start, "end": end, "quote": quote, "subject": "床位", "value": 42.0, "value_high": None,
        "unit": "张", "per": None, "comparator": "ge", "mode": "level", "deadline": dt.date(2025, 12, 31),
        "deadline_basis": "stated", "deadline_implied": None, "scope": None, "implied": False, "action": None,
        "strength": None, "rule": "fake", "confidence": 0.9, "departments": ["民政"],
    }  # fmt: skip
    return Target(**{**values, **changes})  # type: ignore[arg-type]


def facts_of(document: Document) -> Facts:
    facts = Facts(metadata=Metadata(title="测试规划", level="county", period_end=2025))
    for found in re.finditer(r"\d+张", document.text):
        order = document.text.count("\n", 0, found.start())
        quote = document.passages[order].text
        facts.targets.append(target(found.start(), found.end(), quote, passage=order, value=float(found[0][:-1])))
    for found in re.finditer("县民政局", document.text):
        facts.responsibilities.append(
            Responsibility(0, found.start(), found.start(), found.end(), found[0], "民政", "county", None, "lead",
                           None, None, None, "fake", 0.9)
        )  # fmt: skip
    for found in re.finditer("到2025年", document.text):
        last = dt.date(2025, 12, 31)
        facts.deadlines.append(
            Deadline(0, found.start(), found.end(), found[0], "by", None, last, None, None, "fake", 1.0)
        )
    facts.indicator_values.append(
        IndicatorValue(0, None, "1", None, "指标", None, None, "约束性", None, "target", "2025", 2025, 1.0, None, "eq",
                       document.text[:2], 0, 2, "fake", 0.5)
    )  # fmt: skip
    return facts


def process(path: Path, source: str) -> Result:
    data = path.read_bytes()
    text = data.decode("utf-8")
    sha = hashlib.sha256(data).hexdigest()
    if "DIE" in text:
        print("the worker gives up", file=sys.stderr, flush=True)
        os._exit(9)
    if "RAISE" in text:
        raise RuntimeError("boom")
    if "SLOW" in text:
        time.sleep(0.3)
    print("a library prints something")
    if "FAIL" in text:
        return Result(None, None, "The file is empty: nothing to read.", "failed", sha256=sha, bytes=len(data))
    document = document_of(text, source)
    return Result(document, facts_of(document), sha256=sha, bytes=len(data))


def install() -> None:
    module = types.ModuleType("extract.pipeline")
    module.process = process  # type: ignore[attr-defined]
    sys.modules["extract.pipeline"] = module
