"""Counts beside sizes and places, norms in a row, verbs in brackets, units that lose their scale; each with what must stay."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, statuses, targets

ROWS = [
    # a norm for each of several, in one clause
    (
        "每个片区建有1个口袋公园、每个乡建有1个篮球场、每个居民小组建有1处议事点。",
        "口袋公园 =1个 /每个片区; 篮球场 =1个 /每个乡; 议事点 =1处 /每个居民小组",
    ),
    ("每个村设有1处亲子活动室并配备图书。", "亲子活动室 =1处 /每个村"),
    # a size between a count and its noun
    ("每个社区有1处60平方米以上的阅览空间。", "阅览空间 =1处 /每个社区"),
    ("各乡镇至少有1家80张病床以上的公立医院。", "公立医院 ≥1家"),
    # the verb that has is no part of what is counted
    ("全县重点督办工程有42项。", "重点督办工程 =42项"),
    ("公有住房达到42套。", "公有住房 =42套"),
    # a bound, and a long phrase of what the share is of
    ("住房救助准入标准不低于本县上一年度城镇常住居民人均消费支出的50%。", "住房救助准入标准 ≥50%"),
    # two counts of one thing, the wider first
    ("基本公共服务清单达到7大类52项。", "基本公共服务清单 =7大类; 基本公共服务清单 =52项"),
    # two rates of two things, said once
    ("参加失业保险和工伤保险参保率保持在88%和96%以上。", "参加失业保险参保率 ≥88%; 工伤保险参保率 ≥96%"),
    ("城乡居民养老保险和医疗保险参保率达到92%和99%以上。", "城乡居民养老保险参保率 ≥92%; 医疗保险参保率 ≥99%"),
    ("城乡低保标准分别达到900元和700元。", "城镇低保标准 =900元; 农村低保标准 =700元"),
    # words that hold a verb's character
    ("帮助26个欠发达乡镇修路。", "欠发达乡镇修路 =26个"),
    ("支持18个先行县（市）率先高质量发展。", "先行县（市） =18个"),
    # verbs with a bracket, and verbs of entering a list
    ("新（改）建社区食堂40个，新(改、扩)建公办园12所。", "社区食堂 +=40个; 公办园 +=12所"),
    ("新升限商贸企业60户。", "商贸企业 +=60户"),
    # the thing of an action, for the clause behind it
    ("实施新一轮城市管网更新行动，改造800公里。", "城市管网 =800公里"),
    ("逐步在偏远村全部设置便民药柜，年内完成30个。", "便民药柜 =30个"),
    # adverbs of holding, places of full coverage
    ("畜禽总产量稳定保持在60万吨以上。", "畜禽总产量 ≥60万吨"),
    ("一般公共预算支出可比增长6%。", "一般公共预算支出 +=6%"),
    ("完成2万亩封山育林的管护任务和5000亩村庄绿化工作任务。", "封山育林的管护 =2万亩; 村庄绿化 =5000亩"),
    ("完成解放路、新华路等8条街道、老城区改造15条背街的提升任务。", "街道 =8条; 背街的提升 =15条"),
    ("进一步提高困难边缘1800人的收入水平。", "收入水平 =1800人"),
    ("原则上按照每2万居民规划设置1个养老驿站。", "养老驿站 =1个 /每2万居民"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_is_counted(text: str, expected: str) -> None:
    assert targets(text) == expected


UNITS = [
    ("储气能力达到3亿方，供气量突破900万方。", "储气能力 =3亿方; 供气量 >900万方"),
    ("风电装机突破千万千瓦。", "风电装机 >1000万千瓦"),
    ("新增百万千瓦装机。", "装机 +=100万千瓦"),
    ("新增千万吨产能。", "产能 +=1000万吨"),
    ("建成三百万千瓦光伏电站。", "光伏电站 =300万千瓦"),
    ("新增千亩基地3个。", "千亩基地 +=3个"),
    ("培育百亿元产业。", ""),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_scale_words_and_units(text: str, expected: str) -> None:
    assert targets(text) == expected


CASES = [
    ("3万名居民以上的集镇各建有1座消防站。", "=3万名 condition; =1座 target"),
    ("80张病床以上的医院配备救护车2辆。", "=80张 condition; =2辆 target"),
    ("将8种以上罕见病用药纳入医保支付。", "≥8种 target"),
    ("将50人以上的企业纳入监管。", "≥50人 condition"),
    ("为12个山区县30万名中小学生开展视力筛查。", "=12个 condition; =30万名 target"),
    ("在12个山区县开展视力筛查。", "=12个 target"),
    ("完成青溪小学等6所塑胶操场建设。", "=6所 target"),
    ("青溪小学等6所学校位于城区。", "=6所 current"),
    ("到2023年预计接待游客500万人次，旅游收入达到40亿元。", "=500万人次 current; =40亿元 current"),
    ("到2023年预计接待游客500万人次，力争旅游收入达到40亿元。", "=500万人次 current; =40亿元 target"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_meant_and_what_is_promised(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_full_coverage_of_a_level() -> None:
    row = facts("力争千兆光网县级全覆盖。").targets[0]
    assert (row.subject, row.scope) == ("千兆光网", "县级")


def test_a_deed_takes_its_thing_from_the_paragraph() -> None:
    rows = facts("二是加快老旧小区改造工程。统筹资金，完成620户改造任务。").targets
    assert [row.subject for row in rows] == ["老旧小区改造"]
    rows = facts("二是加快绿化。统筹资金，完成620户改造任务。").targets
    assert [row.subject for row in rows] == ["改造"]


def test_a_city_of_the_county_level() -> None:
    rows = facts(
        "新建驿站12个。（牵头单位：市民政局，配合单位：各区、县级市政府）", title="广海市民政规划（2021—2025年）"
    )
    assert [row.level for row in rows.responsibilities] == ["prefecture", "county", "county"]
