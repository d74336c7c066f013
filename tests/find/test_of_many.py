"""Counts that say of how many a measure speaks, amounts that say which ones, things that a clause lends to the next."""

from __future__ import annotations

import pytest

from tests.find.helpers import statuses, targets

MANY = [
    ("36个中心城市主城区成品粮储备达到15天以上。", "=36个 condition; ≥15天 target"),
    ("新建36个储备库，容量达到15万吨。", "+=36个 target; =15万吨 target"),
    ("消除10万元以下薄弱村。", "≤10万元 condition"),
    ("安排10万元以上专项资金。", "≥10万元 target"),
    ("蔬菜播种面积18万亩，产量32万吨。", "=18万亩 target; =32万吨 target"),
]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_of_how_many(text: str, expected: str) -> None:
    assert statuses(text, heading="一、抓好稳产保供") == expected


THINGS = [
    ("粮食播种面积稳定在68万亩、总产达到6.2亿斤。", "粮食播种面积 =68万亩; 粮食总产 =6.2亿斤"),
    ("坚决完成52万亩耕地保有量、45万亩永久农田保护任务。", "耕地保有量 =52万亩; 永久农田保护 =45万亩"),
    ("支持30个县建设绿色示范库300座。", "县 =30个; 绿色示范库 =300座"),
    ("示范片单产比全县平均高8%以上。", "示范片单产 ≥8%"),
    ("依法关闭化工企业7家。", "化工企业 =7家"),
    ("食品抽检批次达到1.5批次/千人。", "食品抽检批次 =1.5批次/千人"),
]


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_things(text: str, expected: str) -> None:
    assert targets(text) == expected


SHARED = [
    ("孕产妇和儿童健康管理率分别达到90%、92%。", "孕产妇健康管理率 =90%; 儿童健康管理率 =92%"),
    ("企业和个体工商户贷款余额分别达到90亿元、9亿元。", "企业贷款余额 =90亿元; 个体工商户贷款余额 =9亿元"),
    ("高血压、糖尿病患者规范管理率分别达到70%、72%。", "高血压患者规范管理率 =70%; 糖尿病患者规范管理率 =72%"),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_measure_that_several_share(text: str, expected: str) -> None:
    assert targets(text) == expected


LISTS = [
    (("1.新建托育机构12家", "2.新增托位800个"), "托育机构 +=12家; 托位 +=800个"),
    (("（一）新增床位800张", "（二）改造管网80公里"), "床位 +=800张; 管网 =80公里"),
    (("——新增床位800张", "——改造管网80公里"), "床位 +=800张; 管网 =80公里"),
    (("1.新建托育机构12家。（县卫生健康局）",), "托育机构 +=12家"),
    # Headings promise nothing: what stands below them does.
    (("（一）打造3个千亿级产业集群", "加快产业发展。"), ""),
    (("（一）强服务、全覆盖", "（二）优结构、提质量"), ""),
]


@pytest.mark.parametrize(("lines", "expected"), LISTS)
def test_lines_of_a_list_without_a_full_stop(lines: tuple[str, ...], expected: str) -> None:
    assert targets(*lines) == expected
