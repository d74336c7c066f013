"""Numerals of several scale words, ratios, units said once for a series, units of energy, norms in hours and days."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, targets, values

SCALES = [
    ("总投资达到3亿5千万元。", "=3.5亿元"),
    ("总投资达到3亿5000万元。", "=3.5亿元"),
    ("总投资达到1亿200万元。", "=1.02亿元"),
    ("总投资达到12亿3456万元。", "=12.3456亿元"),
    ("服务达到1亿2千万人次。", "=1.2亿人次"),
    ("总投资达到一亿二千万元。", "=1.2亿元"),
    ("总投资达到十二亿三千四百万元。", "=12.34亿元"),
    ("总投资达到3万5千元。", "=3.5万元"),
    ("筹资3千5百万元。", "=3.5千万元"),
    # One scale word, or two amounts side by side, stay what they are.
    ("总投资达到3亿元。", "=3亿元"),
    ("总投资达到3.5亿元。", "=3.5亿元"),
    ("总投资达到一亿元。", "=1亿元"),
    ("总投资达到三千万元。", "=3000万元"),
    ("总投资达到3亿元，贷款5千万元。", "=3亿元; =5千万元"),
    ("总投资分别达到五亿元、八千万元。", "=5亿元; =8000万元"),
]


@pytest.mark.parametrize(("text", "expected"), SCALES)
def test_numerals_with_scale_words(text: str, expected: str) -> None:
    assert values("到2025年，" + text) == expected


RATIOS = [
    ("三次产业比例调整为10:45:45。", ""),
    ("三次产业结构优化为8.5：41.5：50。", ""),
    ("三产比重达到50%，三次产业结构调整为10∶40∶50。", "=50%"),
    ("食堂每天11:30开餐。", ""),
    ("生师比达到16:1。", "=16"),
    ("师生比达到1∶15。", "=0.0667"),
    ("护理员与老人比例达到1：4。", "=0.25"),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_only_a_ratio_of_two_is_one_number(text: str, expected: str) -> None:
    assert values("到2025年，" + text) == expected


SHARED = [
    ("巩固率、升学率分别提高2个和3个百分点。", "巩固率 +=2个百分点; 升学率 +=3个百分点"),
    (
        "巩固率、升学率、达标率分别提高2个、3个、4个百分点。",
        "巩固率 +=2个百分点; 升学率 +=3个百分点; 达标率 +=4个百分点",
    ),
    ("床位占比和使用率分别下降1.5个、2个百分点。", "床位占比 -=1.5个百分点; 使用率 -=2个百分点"),
    ("巩固率、升学率分别提高2、3个百分点。", "巩固率 +=2个百分点; 升学率 +=3个百分点"),
    # 个 that counts things stays a count.
    ("A级景区、民宿分别增加5个、8个。", "A级景区 +=5个; 民宿 +=8个"),
    ("新建学校5个，升学率提高8个百分点。", "学校 +=5个; 升学率 +=8个百分点"),
    ("新建学校5个、升学率提高8个百分点。", "学校 +=5个; 升学率 +=8个百分点"),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_unit_said_once_for_a_series(text: str, expected: str) -> None:
    assert targets("到2025年，" + text).replace(" @2025", "") == expected


ENERGY = [
    ("用电量达到12亿千瓦时。", "=12亿千瓦时"),
    ("储能规模达到300万瓦时。", "=300万瓦时"),
    ("储能容量达到50兆瓦时。", "=50兆瓦时"),
    ("电池产能达到20吉瓦时。", "=20吉瓦时"),
    ("年发电15亿度。", "=15亿度"),
    ("单位产品电耗降到350千瓦时/吨。", "=350千瓦时/吨"),
    ("装机达到50万千瓦。", "=50万千瓦"),
    ("功率达到5000瓦。", "=5000瓦"),
]


@pytest.mark.parametrize(("text", "expected"), ENERGY)
def test_units_of_energy_and_of_power(text: str, expected: str) -> None:
    assert values("到2025年，" + text) == expected


def test_energy_of_any_scale_has_one_base() -> None:
    rows = facts(
        "到2025年，用电量达到3亿千瓦时。", "到2025年，用电量达到3000亿瓦时。", "到2025年，用电量达到30万兆瓦时。"
    ).targets
    assert [row.value_si for row in rows] == [3e8] * 3


WITHIN = [
    ("企业开办1个工作日内完成。", "≤1个工作日"),
    ("审批时限压缩至5个工作日以内。", "≤5个工作日"),
    ("投诉举报24小时内办结。", "≤24小时"),
    ("一般事项3个工作日内办结。", "≤3个工作日"),
    ("急救车15分钟内到达。", "≤15分钟"),
    ("急救呼叫5分钟内响应率达到95%。", "=95%"),
    ("建成24小时自助服务点3处。", "=3处"),
    ("窗口全天24小时办理。", ""),
    ("三年内办结存量案件200件。", "=200件"),
    ("十五分钟生活圈内建设服务站3个。", "=3个"),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_norms_of_time(text: str, expected: str) -> None:
    assert values(text) == expected


NAMES = [
    ("建成测雨雷达5部。", "测雨雷达 =5部"),
    ("宽带用户达到5万户。", "宽带用户 =5万户"),
    ("用水总量控制在3亿立方米以内。", "用水总量 ≤3亿立方米"),
    ("粮食总产量达到18万吨。", "粮食总产量 =18万吨"),
    ("雷达达到5部。", "雷达 =5部"),
    ("经济总量达到500亿元。", "经济总量 =500亿元"),
    ("储能装机达到50万千瓦。", "储能装机 =50万千瓦"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_the_ends_of_a_name(text: str, expected: str) -> None:
    assert targets("到2025年，" + text).replace(" @2025", "") == expected
