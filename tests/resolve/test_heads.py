"""Heads of plans as sites and offices print them: the place, the bodies and the kind that the first lines name."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from extract.records import Metadata

BODY = """
一、总体要求
坚持以人民为中心的发展思想，加快补齐短板。
二、主要目标
到2027年，公共服务覆盖率达到95%以上，新增就业0.8万人。
"""


def _read(folder: Path, head: str) -> Metadata:
    (folder / "plan.txt").write_text(head + BODY, encoding="utf-8")
    facts = pipeline.process(folder / "plan.txt", "plan.txt").facts
    assert facts is not None
    return facts.metadata


def test_an_interpretation_is_of_its_own_kind(tmp_path: Path) -> None:
    read = _read(tmp_path, "关于《桃江县“十四五”文化旅游发展规划》的政策解读\n")
    assert (read.title, read.doc_type) == ("关于《桃江县“十四五”文化旅游发展规划》的政策解读", "解读")


def test_a_button_of_the_site_is_no_title(tmp_path: Path) -> None:
    read = _read(tmp_path, "政策解读\n桃江县“十四五”文化旅游发展规划\n")
    assert (read.title, read.doc_type) == ("桃江县“十四五”文化旅游发展规划", "规划")


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("共青团泸县委员会 泸县教育和体育局关于印发《泸县青少年发展规划实施方案》的通知\n", "泸县"),
        ("中国共产主义青年团凤冈县委员会2025年工作要点\n", "凤冈县"),
        ("政协凤冈县委员会2025年工作要点\n", "凤冈县"),
    ],
)
def test_a_body_before_the_place_is_no_part_of_its_name(tmp_path: Path, head: str, place: str) -> None:
    assert _read(tmp_path, head).jurisdiction == place


def test_offices_side_by_side_are_two(tmp_path: Path) -> None:
    read = _read(tmp_path, "灌云县数字乡村建设三年行动计划\n灌云县委网信办 灌云县农业农村局\n二○二四年四月\n")
    assert read.issuing_body == "灌云县委网信办、灌云县农业农村局"


def test_a_column_of_the_site_is_no_part_of_the_title(tmp_path: Path) -> None:
    assert _read(tmp_path, "[规划计划]襄州区残疾人保障和发展规划\n").title == "襄州区残疾人保障和发展规划"


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("海南自由贸易港洋浦经济开发区2024年营商环境工作方案", "营商环境"),
        ("青峦县自由贸易服务行动方案", "商务"),
        ("苏尼特右旗2025年农牧业工作要点", "农业农村"),
    ],
)
def test_a_zone_s_name_tells_no_field(tmp_path: Path, title: str, sector: str) -> None:
    assert _read(tmp_path, title + "\n").sector == sector
