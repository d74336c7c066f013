"""Plans in traditional characters give the facts of the same plan in simplified ones, and quote what is printed."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import opencc
import pytest

from extract import pipeline, printed
from extract.pipeline import Result
from extract.text import fold, simplified

PLAN = """青峦县民政局关于印发青峦县养老服务提升三年行动方案的通知

青民发〔2026〕9号

各乡镇人民政府：

青峦县养老服务提升三年行动方案（2026—2028年）

一、主要目标

到2028年，全县护理型床位占比不低于62%，新增养老床位1.2万张，每个乡镇建成1所养老机构。
2027年后每年培训护理员300人次。（责任单位：县民政局、县财政局）

序号 指标 单位 2025年 2028年 属性
1 护理型床位占比 % 55 62 约束性
2 养老床位 万张 2.1 3.3 预期性
"""


def _read(folder: Path, text: str) -> Result:
    folder.mkdir()
    (folder / "plan.txt").write_text(text, encoding="utf-8")
    return pipeline.process(folder / "plan.txt", "plan.txt")


def _rows(result: Result, kind: str) -> list[tuple[object, ...]]:
    assert result.facts is not None
    rows = getattr(result.facts, kind)
    return [tuple(simplified(v) if isinstance(v, str) else v for v in astuple(row)) for row in rows]


def test_the_facts_are_those_of_the_plan_in_simplified_characters(tmp_path: Path) -> None:
    text = opencc.OpenCC("s2t").convert(PLAN)
    assert text != PLAN
    plain, other = _read(tmp_path / "plain", PLAN), _read(tmp_path / "other", text)
    for kind in ("targets", "statements", "indicator_values", "deadlines", "responsibilities"):
        assert _rows(other, kind) == _rows(plain, kind)
    assert len(_rows(other, "targets")) == 4
    assert len(_rows(other, "indicator_values")) == 4
    assert other.facts is not None and plain.facts is not None
    assert other.facts.metadata == plain.facts.metadata


def test_rows_quote_what_is_printed_and_the_batch_is_told(tmp_path: Path) -> None:
    result = _read(tmp_path / "other", opencc.OpenCC("s2t").convert(PLAN))
    assert result.document is not None and result.facts is not None
    text = result.document.text
    assert "護理型牀位佔比" in text
    for target in result.facts.targets:
        assert target.quote in text
    for duty in result.facts.responsibilities:
        assert duty.department == text[duty.start : duty.end]
        assert duty.task is None or duty.task in text
    assert {duty.department for duty in result.facts.responsibilities} == {"縣民政局", "縣財政局"}
    assert result.facts.warnings == [printed.WARNING]


def test_a_plan_in_simplified_characters_is_left_as_it_is(tmp_path: Path) -> None:
    result = _read(tmp_path / "plain", PLAN)
    assert result.facts is not None and result.facts.warnings == []
    assert result.document is not None and printed.plain(result.document) is result.document


@pytest.mark.parametrize("name", ["坏账", "乾县", "显著", "干部", "後溪镇", "宫商角徵羽"])
def test_characters_that_simplified_texts_use_stay(name: str) -> None:
    assert simplified(name) == name


def test_names_alone_are_read_between_traditional_characters() -> None:
    assert fold("全縣覆蓋率不低於９０％，２０２５年後") == "全县覆盖率不低于90%,2025年后"
