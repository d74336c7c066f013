"""Traps of departments: what a bracket governs, what is no department, names that mean the same body."""

from __future__ import annotations

import pytest

from extract.records import Metadata
from extract.resolve import departments
from tests.find.helpers import bug, duties, facts


def names(*lines: str) -> str:
    return " ".join(f"{row.department}/{row.role}" for row in facts(*lines).responsibilities)


def test_a_bracket_governs_the_sentences_since_the_last_one() -> None:
    found = facts("新建食堂12家，完善助餐网络。（县民政局、县大数据局）改造管网80公里，健全巡查机制。（县水利局）")
    assert [(row.department, row.task) for row in found.responsibilities] == [
        ("县民政局", "新建食堂12家，完善助餐网络。"),
        ("县大数据局", "新建食堂12家，完善助餐网络。"),
        ("县水利局", "改造管网80公里，健全巡查机制。"),
    ]
    assert [row.departments for row in found.targets] == [["民政", "大数据"], ["水利"]]


def test_a_bracket_alone_governs_the_whole_paragraph() -> None:
    assert duties("新建食堂12家。改造管网80公里。（县民政局）") == "县民政局/joint<新建食堂12家。改造管网80公里。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每个乡镇（街道）建成食堂1家。", ""),
        ("每个村（社区）建成驿站1处。", ""),
        ("每个乡镇（街道）建成食堂1家。（各乡镇〔街道〕、县民政局）", "各乡镇〔街道〕/joint 县民政局/joint"),
        ("每个乡镇（街道）建成食堂1家。（各乡镇（街道）、县民政局）", "各乡镇（街道）/joint 县民政局/joint"),
        ("每个村（社区）建成驿站1处。（县民政局）", "县民政局/joint"),
    ],
)
def test_places_in_brackets_are_no_departments(text: str, expected: str) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("（县民政局、各管理局（管委会）、县财政局）", "县民政局/joint 各管理局（管委会）/joint 县财政局/joint"),
        ("〔责任单位：县民政局、县财政局〕", "县民政局/joint 县财政局/joint"),
        ("[责任单位：县民政局、县财政局]", "县民政局/joint 县财政局/joint"),
        ("（县民政局牵头，县财政局、县教育局配合）", "县民政局/lead 县财政局/support 县教育局/support"),
        ("（县民政局、县财政局按职责分工负责）", "县民政局/joint 县财政局/joint"),
        ("（县民政局、县财政局等相关部门按职责分工负责）", None),
        ("（县民政局、各镇（街道））", "县民政局/joint 各镇（街道）/joint"),
        ("（县民政局、相关部门）", "县民政局/joint 相关部门/joint"),
        (
            "（县委组织部、县总工会、团县委、县妇联、县残联）",
            "县委组织部/joint 县总工会/joint 团县委/joint 县妇联/joint 县残联/joint",
        ),
        ("（县供电公司、县城投集团）", "县供电公司/joint 县城投集团/joint"),
        ("（市生态环境局青峦分局、县水利局）", "市生态环境局青峦分局/joint 县水利局/joint"),
        ("（具体做法另行通知）", ""),
        ("（含新建和改建项目）", ""),
        ("（城市、农村、山区）", ""),
    ],
)
def test_forms_of_brackets(bracket: str, expected: str | None) -> None:
    found = names("完善助餐网络，提升服务能力。" + bracket)
    if expected is None:
        assert found.startswith("县民政局/joint 县财政局/joint")
    else:
        assert found == expected


def test_a_bracket_broken_by_a_page() -> None:
    found = facts("完善助餐网络，提升服务能力。（县民政局、县财", "政局、县教育局）")
    assert [row.department.replace("\n", "") for row in found.responsibilities] == ["县民政局", "县财政局", "县教育局"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("县发改局", "县发改委"),
        ("县发展和改革局", "县发改局"),
        bug("县水利局", "县水务局", reason="水利 and 水务 are one function under two names"),
        ("县人社局", "县人力资源和社会保障局"),
        ("县文旅局", "县文化和旅游局"),
        ("县住建局", "县住房和城乡建设局"),
        ("县卫健委", "县卫生健康局"),
        ("县医保局", "县医疗保障局"),
        ("县生态环境局", "市生态环境局青峦分局"),
        ("县市场监管局", "县市场监督管理局"),
    ],
)
def test_names_of_one_body(left: str, right: str) -> None:
    place = Metadata(jurisdiction="青峦县", level="county", province="云岭省", division_code="990121")
    one, other = departments.resolve(left, place).canonical, departments.resolve(right, place).canonical
    assert one is not None
    assert one == other


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("县水利局", "县林业局"),
        ("县民政局", "县司法局"),
        ("县人社局", "县医保局"),
        ("县委组织部", "县委宣传部"),
        ("县教育局", "县体育局"),
    ],
)
def test_names_of_two_bodies(left: str, right: str) -> None:
    place = Metadata(jurisdiction="青峦县", level="county")
    assert departments.resolve(left, place).canonical != departments.resolve(right, place).canonical


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("县民政局", "county"),
        ("市民政局", "prefecture"),
        ("省民政厅", "province"),
        ("民政部", "national"),
        ("各乡镇", "township"),
        ("市生态环境局青峦分局", "county"),
    ],
)
def test_the_level_of_a_name(name: str, level: str) -> None:
    place = Metadata(jurisdiction="青峦县", level="county", province="云岭省", division_code="990121")
    assert departments.resolve(name, place).level == level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由县民政局牵头，会同县财政局制定细则。", "县民政局/lead 县财政局/support"),
        ("县教育局会同县卫健局开展筛查。", "县教育局/lead 县卫健局/support"),
        ("发挥民政部门牵头作用，完善机制。", ""),
        bug("2020年，由县民政局牵头建成中心3家。", "", reason="who led a deed of a past year has no duty"),
    ],
)
def test_duties_in_prose(text: str, expected: str) -> None:
    assert names(text) == expected
