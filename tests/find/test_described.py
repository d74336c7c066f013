"""Numbers that describe a thing (不少于50人的队伍10支) beside those that are promised of it, and denominators behind amounts."""

from __future__ import annotations

import pytest

from tests.find.helpers import statuses, targets, values

OF_A_THING = [
    ("组建不少于50人的应急队伍10支。", "≥50人 condition; =10支 target"),
    ("打造面积不少于3000平方米的广场5个。", "≥3000平方米 condition; =5个 target"),
    ("新建100万千瓦光伏电站2座。", "+=100万千瓦 condition; +=2座 target"),
    ("整治覆盖率低于60%的村庄。", "<60% condition"),
    ("淘汰能耗高于基准水平20%的落后产能。", "=20% condition"),
    ("完成6米宽村道铺设。", "=6米 condition"),
    # What looks like a description and is promised.
    ("实现覆盖率不低于95%的目标。", "≥95% target"),
    ("确保不低于80%的行政村建成站点。", "≥80% target"),
    ("安排不低于总投入5%的资金用于管护。", "≥5% target"),
    ("新建38公里输水管道和2座泵站。", "+=38公里 target; +=2座 target"),
    ("新增100万千瓦光伏电站。", "+=100万千瓦 target"),
    ("队伍不少于50人，装备10套。", "≥50人 target; =10套 target"),
]


@pytest.mark.parametrize(("text", "expected"), OF_A_THING)
def test_what_describes_a_thing_is_no_promise(text: str, expected: str) -> None:
    assert statuses(text) == expected


COUNTED = [
    ("建立不少于50人的应急队伍10支。", "应急队伍 =10支"),
    ("新建面积不少于3000平方米的广场5个。", "广场 +=5个"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted_stands_behind_its_description(text: str, expected: str) -> None:
    assert targets(text) == expected


PLACES = [
    ("全县14个乡镇、320个行政村统筹推进。", ""),
    ("推动全市12个县全部建成中心。", ""),
    ("在14个乡镇开展试点。", "=14个"),
    ("全县建成14个乡镇驿站。", "=14个"),
    ("到2025年，全县50个行政村建成驿站。", "=50个"),
    ("建设覆盖全县的5个区域性中心。", "=5个"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_how_many_places_there_are(text: str, expected: str) -> None:
    assert values(text) == expected


BEHIND = [
    ("低保标准达到985元每人每月。", "低保标准 =985元 /每人每月"),
    ("流转费达到800元每亩。", "流转费 =800元 /每亩"),
    ("低保标准达到985元，每人每月发放补贴50元。", "低保标准 =985元; 补贴 =50元 /每人每月"),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_denominator_behind_its_amount(text: str, expected: str) -> None:
    assert targets(text) == expected


PARTS = [
    ("半数以上的村庄达到示范标准。", "≥50%"),
    ("过半数的社区建成驿站。", ">50%"),
    ("3/4以上的园区完成改造。", "≥75%"),
    ("审批时限压缩一半。", "-=50%"),
    ("事故起数减半。", "-=50%"),
    ("房租减半征收。", ""),
    ("5/6月开展检查。", ""),
    ("死亡率控制在1/10万以下。", "≤1/10万"),
    ("审批时限压缩到半年。", "=0.5年"),
    ("半年开展一轮检查。", ""),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_in_words_and_with_a_stroke(text: str, expected: str) -> None:
    assert values(text) == expected


LATER_UNIT = [
    ("床位、护士分别达到3、4万。", "床位 =3万; 护士 =4万"),
    ("产值、税收分别突破2000、300亿元。", "产值 >2000亿元; 税收 >300亿元"),
    ("城乡居民收入分别增长6、7.5%。", "城镇居民收入 +=6%; 农村居民收入 +=7.5%"),
    ("推进2、3号机组建设。", ""),
]


@pytest.mark.parametrize(("text", "expected"), LATER_UNIT)
def test_a_unit_said_behind_the_last_value(text: str, expected: str) -> None:
    assert targets(text) == expected


UPON = [
    ("在现有3000个充电桩的基础上，再建2000个。", "=3000个 current; +=2000个 target"),
    ("在已有床位800张基础上新增500张。", "=800张 achieved; +=500张 target"),
    ("夯实产业基础，新增企业20家。", "+=20家 target"),
    ("正在建设的项目12个。", "=12个 current"),
    ("加快在建的12个项目进度。", "=12个 target"),
    ("住房缺口仍有2000套。", "=2000套 current"),
    ("补齐床位缺口2000张。", "=2000张 target"),
    ("新增床位2000张，弥补缺口。", "+=2000张 target"),
]


@pytest.mark.parametrize(("text", "expected"), UPON)
def test_what_there_is_and_what_is_added(text: str, expected: str) -> None:
    assert statuses(text) == expected


TOGETHER = [
    ("收入、支出分别突破300亿元和3000亿元。", "收入 >300亿元; 支出 >3000亿元"),
    ("培育国家级、省级龙头企业3家和20家。", "国家级龙头企业 =3家; 省级龙头企业 =20家"),
    ("建成国家级示范点3个、省级8个、市级20个。", "国家级示范点 =3个; 省级示范点 =8个; 市级示范点 =20个"),
    ("引进5亿元以上项目12个。", "5亿元以上项目 =12个"),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_values_side_by_side(text: str, expected: str) -> None:
    assert targets(text) == expected


CLASSIFIERS = [
    ("新打5口机井。", "+=5口"),
    ("完成2至3轮全覆盖检查。", "=2~3轮"),
    ("实施3期工程。", ""),
    ("建成5人制足球场12个。", "=12个"),
    ("大家一起努力。", ""),
    ("PM2.5浓度控制在30微克每立方米以内。", "≤30微克每立方米"),
    ("城乡居民收入倍差缩小到1.85∶1。", "=1.85"),
    ("新增学位 2 万个。", "+=2万个"),
]


@pytest.mark.parametrize(("text", "expected"), CLASSIFIERS)
def test_classifiers_that_count_and_that_name(text: str, expected: str) -> None:
    assert values(text) == expected


HELD = [
    ("每年举办现场观摩两次。", "现场观摩 =2次 /每年"),
    ("每月至少开展活动一次。", "活动 ≥1次 /每月"),
    ("推进改革一次到位。", ""),
    ("力争一次办成。", ""),
    ("安排专项资金500万元以上用于补贴。", "专项资金 ≥500万元"),
    ("建设可容纳500人的报告厅。", ""),
    ("老旧电梯120部完成更新。", "老旧电梯 =120部"),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_how_often_something_is_held_and_what_is_done_behind_a_count(text: str, expected: str) -> None:
    assert targets(text) == expected


LEVIED = [
    ("超定额20%以下加价50%，20%以上加价1倍。", "≤20% condition; =50% target; ≥20% condition; ×=1倍 target"),
    ("覆盖率达到80%以上，给予奖励。", "≥80% target"),
    ("人均产值是全国的1.2倍。", "×=1.2倍 current"),
    ("人均产值达到全国的1.2倍。", "×=1.2倍 target"),
]


@pytest.mark.parametrize(("text", "expected"), LEVIED)
def test_slices_of_what_is_measured(text: str, expected: str) -> None:
    assert statuses(text) == expected
