"""Several quantities in one sentence: series, pairs of years, shared verbs, shared subjects."""

from __future__ import annotations

import pytest

from tests.find.helpers import bug, targets

SERIES = [
    (
        "到2025年，城镇和农村居民收入分别达到6万元、4万元。",
        "城镇居民收入 =6万元 @2025; 农村居民收入 =4万元 @2025",
    ),
    (
        "到2025年，高速公路、国省干线优良路率分别达到99%和95%以上。",
        "高速公路优良路率 ≥99% @2025; 国省干线优良路率 ≥95% @2025",
    ),
    (
        "到2025年，公交站点、地铁站点无障碍设施覆盖率分别达到80%、100%。",
        "公交站点无障碍设施覆盖率 =80% @2025; 地铁站点无障碍设施覆盖率 =100% @2025",
    ),
    (
        "到2025年和2030年，非化石能源消费占比分别达到20%和25%。",
        "非化石能源消费占比 =20% @2025; 非化石能源消费占比 =25% @2030",
    ),
    (
        "到2025年、2030年，节水灌溉面积占比分别达到55%、65%左右。",
        "节水灌溉面积占比 ≈55% @2025; 节水灌溉面积占比 ≈65% @2030",
    ),
    (
        "到2025年，风电、光伏装机分别达到60万千瓦、80万千瓦。",
        "风电装机 =60万千瓦 @2025; 光伏装机 =80万千瓦 @2025",
    ),
    (
        "到2025年，新建幼儿园5所、小学3所、初中2所。",
        "幼儿园 +=5所 @2025; 小学 +=3所 @2025; 初中 +=2所 @2025",
    ),
    (
        "到2025年，建成省级园区2个、市级园区5个。",
        "省级园区 =2个 @2025; 市级园区 =5个 @2025",
    ),
    bug(
        "到2025年，培育国家级、省级龙头企业3家和20家。",
        "国家级龙头企业 =3家 @2025; 省级龙头企业 =20家 @2025",
        reason="a joint subject before as many values, without 分别",
    ),
]
TWO_GOALS = [
    (
        "到2025年，森林覆盖率达到45%，到2030年达到46%。",
        "森林覆盖率 =45% @2025; 森林覆盖率 =46% @2030",
    ),
    ("2024年投放公交车850台、2025年1200台。", "公交车 =850台 @2024; 公交车 =1200台 @2025"),
    (
        "到2025年，污水处理率达到97%以上；到2030年，污水处理率达到99%以上。",
        "污水处理率 ≥97% @2025; 污水处理率 ≥99% @2030",
    ),
    (
        "到2025年，托育机构达到40家，托位总数达到2500个，普惠托位占比达到60%以上。",
        "托育机构 =40家 @2025; 托位 =2500个 @2025; 普惠托位占比 ≥60% @2025",
    ),
]
PLAIN = [
    ("力争用三年时间，实现行政村快递服务全覆盖。", "行政村快递服务 =100%"),
    ("到2025年，实现城乡公交一体化全覆盖。", "城乡公交一体化 =100% @2025"),
    ("到2025年，重大疾病筛查人群100%全覆盖。", "重大疾病筛查人群 =100% @2025"),
    ("到2025年，产业规模翻一番。", "产业规模 ×=2倍 @2025"),
    ("到2025年，重大火灾实现零事故。", "重大火灾 =0起 @2025"),
    ("“十四五”末，污泥无害化处置率达到95%。", "污泥无害化处置率 =95% @2025"),
    ("到2025年，粮食总产量稳定在32万吨以上。", "粮食总产量 ≥32万吨 @2025"),
    ("到2025年，百分之六十的乡镇建成养老服务中心。", "乡镇建成养老服务中心 =60% @2025"),
]

BRACKET = "a bracket behind a quantity is taken for the noun that is counted"
BRACKETS = [
    ("新增床位800张。（县民政局）", "床位 +=800张"),
    bug("新增床位800张（县民政局）。", "床位 +=800张", reason=BRACKET),
    bug("改造管网80公里（2024年底前完成）。", "管网 =80公里 @2024", reason=BRACKET),
    bug("建成水厂3座（城区1座、乡镇2座）。", "水厂 =3座", reason=BRACKET),
    bug("到2025年，床位达到4200张（含护理型床位2500张）。", "床位 =4200张 @2025; 护理型床位 =2500张 @2025", reason=BRACKET),
    ("到2025年，城镇化率达到68%（约束性）。", "城镇化率 =68% @2025"),
    ("到2025年，执业（助理）医师达到420人。", "执业（助理）医师 =420人 @2025"),
    ("到2025年，县（市、区）覆盖率达到100%。", "县（市、区）覆盖率 =100% @2025"),
    bug("到2025年，新建（改扩建）幼儿园12所。", "幼儿园 +=12所 @2025", reason="a bracket inside a verb stays in the subject"),
    bug("到2025年，新（改、扩）建幼儿园12所。", "幼儿园 +=12所 @2025", reason="a bracket inside a verb stays in the subject"),
]
BLANK = "blanks between numeral and unit lose the unit or the whole quantity"
BLANKS = [
    ("到 2025 年，城镇化率达到68%。", "城镇化率 =68% @2025"),
    bug("到 2025 年，城镇化率达到 68 %。", "城镇化率 =68% @2025", reason=BLANK),
    bug("到2025年，新增床位 800 张。", "床位 +=800张 @2025", reason=BLANK),
    bug("到2025年，培训 3 万人次以上。", "培训 ≥3万人次 @2025", reason=BLANK),
    bug("到2025年，改造 12 个小区。", "小区 =12个 @2025", reason=BLANK),
    ("到2025年，新增床位 800张。", "床位 +=800张 @2025"),
]
HANDED_ON = [
    bug("每年新增床位200张，到2025年达到4200张。", "床位 +=200张 /每年; 床位 =4200张 @2025", reason="the mode of an increment goes on to 达到"),
    ("到2025年，床位达到4200张，新增1600张。", "床位 =4200张 @2025; 床位 +=1600张 @2025"),
    (
        "到2025年，建成3个国家级、8个省级、20个市级示范点。",
        "国家级示范点 =3个 @2025; 省级示范点 =8个 @2025; 市级示范点 =20个 @2025",
    ),
    bug(
        "到2025年，建成国家级示范点3个、省级8个、市级20个。",
        "国家级示范点 =3个 @2025; 省级示范点 =8个 @2025; 市级示范点 =20个 @2025",
        reason="the head noun of a series reaches the next value only",
    ),
    bug(
        "到2025年，青石镇、白石镇分别建成水厂1座、2座。",
        "水厂 =1座 @2025; 水厂 =2座 @2025",
        reason="places before 分别 and a verb are taken into the subject",
    ),
    bug("到2025年，每镇建成1个、每村建成2个服务点。", "服务点 =1个 /每镇 @2025; 服务点 =2个 /每村 @2025", reason="每镇, 每村 without a classifier"),
    ("2023年、2024年分别新增床位200张、300张。", "床位 +=200张 @2023; 床位 +=300张 @2024"),
    ("到2023年、2025年，床位分别达到3000张和4200张。", "床位 =3000张 @2023; 床位 =4200张 @2025"),
]
LIMITS = [
    bug("到2025年，企业数量不少于30家且不超过50家。", "企业数量 ≥30家 @2025; 企业数量 ≤50家 @2025", reason="且 is taken for a subject"),
    bug("到2025年，增速保持在5%至6%之间。", "增速 +=5~6% @2025", reason="保持在 before a range stays in the subject"),
    bug(
        "到2025年，城镇化率达68%，高于全省平均2个百分点。",
        "城镇化率 =68% @2025; 城镇化率 +=2个百分点 @2025",
        reason="高于全省平均 is taken for a subject",
    ),
    bug("到2025年，每个县至少有1家公立医院。", "公立医院 ≥1家 /每个县 @2025", reason="至少, 都 and 均 stay in the denominator"),
    bug("到2025年，实现每个乡镇都有1所公办幼儿园。", "公办幼儿园 =1所 /每个乡镇 @2025", reason="至少, 都 and 均 stay in the denominator"),
    bug("到2025年，2/3以上的乡镇建成中心。", "乡镇建成中心 ≥66.67% @2025", reason="2/3 is no share yet"),
    bug("到2025年，男女职工比例达到1∶1。", "男女职工比例 =1 @2025", reason="a ratio of 1 to 1 is dropped"),
    bug("到2025年，申报材料精简30%。", "申报材料 -=30% @2025", reason="精简 is no verb of decrease"),
    bug("建立不少于50人的应急队伍10支。", "应急队伍 =10支", reason="a size between a verb and its noun hides the noun"),
    bug("到2025年，应保尽保率达到100%。", "应保尽保率 =100% @2025", reason="应 of a set phrase is cut off"),
    bug("到2025年，能耗强度五年累计下降14%左右。", "能耗强度 -≈14% @2025", reason="a span of years stays in the subject"),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS + BLANKS)
def test_brackets_and_blanks(text: str, expected: str) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(("text", "expected"), HANDED_ON + LIMITS)
def test_what_one_quantity_hands_on_to_the_next(text: str, expected: str) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(("text", "expected"), SERIES + TWO_GOALS + PLAIN)
def test_targets_of_a_sentence(text: str, expected: str) -> None:
    assert targets(text) == expected
