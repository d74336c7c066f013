"""Lists of bodies: sections of a bureau, branches, sets, numbers of departments; and lists that name none."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts

LISTS = [
    ("（责任处室：高新技术处、资源配置与管理处）", "高新技术处/joint 资源配置与管理处/joint"),
    ("（责任股室：行政复议应诉股）", "行政复议应诉股/joint"),
    ("（责任单位：县委宣传部、各新闻媒体、各直播平台）", "县委宣传部/joint 各新闻媒体/joint 各直播平台/joint"),
    ("（县民政局牵头负责，县发改局等16个部门配合）", "县民政局/lead 县发改局/support"),
    ("（第一责任单位：县民政局，第二责任单位：县财政局）", "县民政局/lead 县财政局/support"),
    ("（市林草局负责，市科技局、市财政局配合）", "市林草局/lead 市科技局/support 市财政局/support"),
    ("（县民政局、县残联按职责分工负责，县财政局配合）", "县民政局/joint 县残联/joint 县财政局/support"),
    ("（镇综合行政执法办、各村居）", "镇综合行政执法办/joint 各村居/joint"),
    ("（县民政局，县财政局配合）", "县民政局/lead 县财政局/support"),
    ("（县民政局、县财政局配合）", "县民政局/support 县财政局/support"),
    ("（县民政局牵头，相关部门和区县共同做好落实）", "县民政局/lead"),
    ("〔责任单位：县民政局、各乡镇〔街道〕〕", "县民政局/joint 各乡镇〔街道〕/joint"),
    ("（3处）", ""),
    ("（含2科4室）", ""),
    ("（新馆、老馆）", ""),
]


@pytest.mark.parametrize(("bracket", "expected"), LISTS)
def test_lists(bracket: str, expected: str) -> None:
    found = facts(f"新建食堂12家。{bracket}").responsibilities
    assert " ".join(f"{row.department}/{row.role}" for row in found) == expected


FUNCTIONS = [
    ("国家金融监督管理总局青峦监管支局", "金融监督管理", "county"),
    ("县动物疫病预防控制中心", "动物疫病预防控制", "county"),
    ("市交通运输综合行政执法支队", "交通运输综合行政执法", "prefecture"),
    ("各县区党委", "党委", "county"),
    ("宁东管委会", None, None),
    ("县国资委", "国有资产监督管理", "county"),
]


@pytest.mark.parametrize(("name", "canonical", "level"), FUNCTIONS)
def test_functions(name: str, canonical: str | None, level: str | None) -> None:
    (row,) = facts(f"新建食堂12家。（责任单位：{name}）").responsibilities
    assert (row.canonical, row.level) == (canonical, level)
