"""Names that a verb's form begins, the fields where something is done, bodies that are counted behind 等."""

from __future__ import annotations

import pytest

from tests.find.helpers import statuses, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县有效灌溉面积增加到23万亩。", "有效灌溉面积 =23万亩"),
        ("全市有效投资增加到23亿元。", "有效投资 =23亿元"),
        ("有效降低能耗3%。", "能耗 -=3%"),
        ("培育服务型制造企业20家以上。", "服务型制造企业 ≥20家"),
        ("培育服务类社会组织20家。", "服务类社会组织 =20家"),
        ("新建类别齐全的书屋20个。", "类别齐全的书屋 +=20个"),
        ("服务企业20家。", "企业 =20家"),
        ("向企业推荐合作银行20家。", "合作银行 =20家"),
        ("向社会开放体育场馆20处。", "体育场馆 =20处"),
        ("在农业、工业等领域应用机器人300台。", "机器人 =300台"),
        ("在采矿等行业应用落地300个以上。", "应用落地 ≥300个"),
        ("在重点行业建设示范工厂30家。", "示范工厂 =30家"),
        ("目标将贫困发生率降到2%以下。", "贫困发生率 ≤2%"),
        ("目标人群达到2万人。", "目标人群 =2万人"),
        ("新开发公益性岗位305个。", "公益性岗位 +=305个"),
        ("开发公益性岗位305个。", "公益性岗位 =305个"),
        ("新认证绿色食品40个。", "绿色食品 +=40个"),
    ],
)
def test_targets(text: str, expected: str) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县教育局等6部门印发了办法。", ""),
        ("县教育局等8个部门联合出台措施。", ""),
        ("联通水务、燃气等8个部门的数据。", "=8个 target"),
        ("新购教学仪器6部。", "=6部 target"),
    ],
)
def test_bodies(text: str, expected: str) -> None:
    assert statuses(text) == expected
