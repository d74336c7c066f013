import csv
from itertools import combinations
from pathlib import Path

import pytest

from extract import codebook
from extract.reconcile import canonical
from extract.reconcile.clean import clean
from extract.reconcile.form import Form

HERE = Path(__file__).parent
# Floors of (precision, recall) a list: names_people is the test list, in which no rule is looked up.
FLOORS = {
    "names_economy": (1.0, 0.97),
    "names_places": (1.0, 0.97),
    "names_people": (0.97, 0.85),
    "names_wording": (1.0, 0.95),
    "names_sectors": (1.0, 0.98),
    "names_education": (1.0, 0.95),
    "names_env": (1.0, 0.98),
    "names_health": (1.0, 0.95),
    "names_science": (1.0, 0.98),
    "names_social": (1.0, 0.95),
    "names_transport": (1.0, 0.98),
    "names_energy": (1.0, 0.98),
    "names_agriculture": (1.0, 0.98),
    "names_culture": (1.0, 0.95),
    "names_urban": (1.0, 0.98),
    "names_government": (1.0, 0.98),
    "names_countryside": (1.0, 0.98),
    "names_growth": (1.0, 0.98),
    "names_ministries": (1.0, 0.98),
    "names_digital": (1.0, 0.95),
    "names_wellbeing": (1.0, 0.92),
    "names_mainstream": (1.0, 0.95),
    "names_land": (1.0, 0.98),
    "names_justice": (1.0, 0.98),
    "names_jobs": (1.0, 0.98),
    "names_finance": (1.0, 0.98),
    "names_tourism": (1.0, 0.98),
    "names_county_health": (1.0, 0.98),
    "names_industry": (1.0, 0.98),
    "names_market": (1.0, 0.98),
    "names_water": (1.0, 0.98),
    "names_transport_plan": (1.0, 0.98),
    "names_schools": (1.0, 0.95),
    "names_forest_sea": (1.0, 0.98),
    "names_ageing": (1.0, 0.98),
    "names_campus": (1.0, 0.98),
    "names_clinic": (1.0, 0.98),
    "names_fields": (1.0, 0.98),
    "names_leisure": (1.0, 0.98),
    "names_livelihood": (1.0, 0.98),
    "names_rivers": (1.0, 0.98),
    "names_streets": (1.0, 0.92),
    "names_works": (1.0, 0.97),
    "names_care": (1.0, 0.98),
    "names_power": (1.0, 0.93),
    "names_doctors": (1.0, 0.98),
    "names_villages": (1.0, 0.98),
    "names_greenland": (1.0, 0.95),
    "names_output": (1.0, 0.98),
    "names_welfare": (1.0, 0.93),
    "names_citylife": (1.0, 0.98),
    "names_factory": (1.0, 0.9),
    "names_oldyoung": (1.0, 0.88),
    "names_plan15": (1.0, 0.98),
    "names_ecology": (1.0, 0.95),
    "names_fun": (1.0, 0.98),
    "names_insured": (1.0, 0.95),
    "names_learn": (1.0, 0.98),
    "names_admin": (1.0, 0.95),
    "names_grain": (1.0, 0.98),
    "names_hospital": (1.0, 0.92),
    "names_mobility": (1.0, 0.98),
    "names_disabled": (1.0, 0.93),
    "names_fiscal": (1.0, 0.93),
    "names_lowair": (1.0, 0.84),
    "names_mixcounty": (1.0, 0.93),
    "names_office": (1.0, 0.98),
    "names_town": (1.0, 0.98),
    "names_youth": (1.0, 0.95),
    "names_commerce": (1.0, 0.98),
    "names_nature": (1.0, 0.98),
    "names_outline": (1.0, 0.98),
    "names_safety": (1.0, 0.92),
    "names_trade": (1.0, 0.98),
}


def form(name: str, unit: str | None = None, mode: str | None = None) -> Form:
    return canonical.read(name, unit, mode).form


def pairwise(rows: list[dict[str, str]]) -> tuple[float, float]:
    found = [form(row["name"], row["unit"]).key() for row in rows]
    pairs = [
        (rows[i]["cluster"] == rows[j]["cluster"], found[i] == found[j]) for i, j in combinations(range(len(rows)), 2)
    ]
    right = sum(same and linked for same, linked in pairs)
    return right / sum(linked for _, linked in pairs), right / sum(same for same, _ in pairs)


@pytest.mark.parametrize("name", FLOORS)
def test_hard_names_are_told_apart_and_joined(name: str) -> None:
    rows = list(csv.DictReader((HERE / f"{name}.csv").open(encoding="utf-8")))
    assert len(rows) >= 60
    precision, recall = pairwise(rows)
    assert precision >= FLOORS[name][0] and recall >= FLOORS[name][1], (precision, recall)


SAME = [
    (("GDP总量", "亿元"), ("地区生产总值", "万元")),
    (("GDP年均增速", "%"), ("地区生产总值增长率", "%")),
    (("每千名老年人拥有养老床位数", "张"), ("每百名老人养老床位", "张")),
    (("社会工作人才占总人口比率", "‰"), ("每万人拥有社会工作专业人才数", "人")),
    (("城镇新增就业", "万人"), ("新增城镇就业人数", "人")),
    (("城市低保标准", "元/月"), ("城镇居民最低生活保障标准", "元/年")),
    (("每万人拥有登记社会组织数", "个"), ("万人拥有社会组织数量", "个")),
    (("城镇化率（常住人口）", "%"), ("常住人口城镇化率", "%")),
    (("专任教师中研究生学历比例", "%"), ("研究生学历专任教师占比", "%")),
    (("新能源公交车占公交车比例", "%"), ("新能源公交车占比", "%")),
    (("万元GDP用水量", "立方米"), ("单位地区生产总值用水量", "立方米/万元")),
    (("劣V类水体比例", "%"), ("劣Ⅴ类水体占比", "%")),
    (("粮食产量（万吨）", None), ("粮食总产量", "亿斤")),
    (("高中阶段毛入学率*", "%"), ("高中阶段教育毛入学率[1]", "%")),
    (("重点人群家庭医生签约服务率", "%"), ("家庭医生重点人群签约率", "%")),
    (("社会物流总费用占GDP比率", "%"), ("社会物流总费用与地区生产总值的比率", "%")),
    (("义务教育优质均衡发展县(市、区)比例", "%"), ("实现义务教育优质均衡发展的县（区）占比", "%")),
    (("公路网密度", "公里/百平方公里"), ("每百平方公里公路里程", "公里")),
    (("地方财政一般公共预算收入预期增长", "%"), ("一般公共预算收入同口径增长", "%")),
    (("每千名60周岁及以上老人拥有养老床位", "张"), ("每千名老年人口养老床位数", "张")),
    (("孕产妇死亡率", "人/10万"), ("孕产妇死亡率", "1/10万")),
    (("村委会成员中女性比例", "%"), ("村委会女性成员占比", "%")),
    (("智慧校园覆盖率", "%"), ("智慧校园建成比例", "%")),
    (("0～6岁儿童眼保健和视力检查率", "%"), ("0-6岁儿童眼保健和视力检查覆盖率", "%")),
    (("规上工业企业数量", "户"), ("规模以上工业企业数", "家")),
    (("高技术制造业占规上工业增加值比重", "%"), ("高技术制造业增加值占规模以上工业增加值比重", "%")),
    (("天然气年消费量", "亿立方米"), ("天然气消费总量", "亿立方米")),
    (("研究生学历教师占普通高中专任教师比例", "%"), ("普通高中专任教师中研究生学历占比", "%")),
    (("达到智慧校园建设标准的学校占比", "%"), ("智慧校园建设达标率", "%")),
    (("城镇老旧小区改造惠及户数", "户"), ("改造老旧小区涉及居民户数", "万户")),
    (("国控断面水质优良(Ⅰ-Ⅲ类)比例", "%"), ("国控断面达到或优于III类水体比例", "%")),
    (("县级老年大学覆盖率", "%"), ("老年大学县级覆盖率", "%")),
    (("城市空气质量优良率(AQI)", "%"), ("空气质量优良天数比例", "%")),
    (("街道(乡镇)社会工作服务站建成率", "%"), ("乡镇(街道)社工站覆盖率", "%")),
    (("医疗卫生机构千人床位数", "张"), ("每千人口医疗卫生机构床位数", "张")),
    (("65岁以上老年人口占比", "%"), ("65岁及以上人口占总人口比重", "%")),
    (("0～6岁儿童眼保健与视力检查率", "%"), ("0-6岁儿童眼保健和视力检查覆盖率", "%")),
    (("公办园在园幼儿占比", "%"), ("公办幼儿园在园幼儿占全部在园幼儿的比例", "%")),
]
APART = [
    (("国家级先进制造业集群", "个"), ("先进制造业集群数量", "个")),
    (("养老机构床位数", "张"), ("养老服务床位数", "张")),
    (("居家适老化改造", "户"), ("特殊困难老年人家庭适老化改造户数", "户")),
    (("大宗工业固废综合利用率", "%"), ("一般工业固体废物综合利用率", "%")),
    (("每万人拥有公共文化设施面积", "平方米"), ("每万人拥有公共文化设施数", "个")),
    (("农村无害化卫生厕所普及率", "%"), ("农村卫生厕所普及率", "%")),
    (("专职人民调解员数", "人"), ("人民调解员数", "人")),
    (("外贸依存度", "%"), ("进出口总额占全国比重", "%")),
    (("行政村通公交率", "%"), ("建制村通客车率", "%")),
    (("国家级绿色工厂数", "家"), ("绿色工厂数", "家")),
    (("公共充电桩数", "个"), ("充电桩数", "个")),
    (("学校卫生技术人员配备率", "%"), ("卫生技术人员占比", "%")),
    (("学生参与率", "%"), ("学生比例", "%")),
    (("食品安全评价性抽检合格率", "%"), ("食品安全监督抽检合格率", "%")),
    (("新增残疾人就业人数", "人"), ("残疾人就业人数", "人")),
    (("集体收益5万元以上的村占比", "%"), ("集体收益10万元以上的村占比", "%")),
    (("重点建设用地安全利用率", "%"), ("污染地块安全利用率", "%")),
    (("国内旅游收入", "亿元"), ("旅游总收入", "亿元")),
    (("普通高中毛入学率", "%"), ("高中阶段毛入学率", "%")),
    (("地表水水质优良比例", "%"), ("国控断面水质优良比例", "%")),
    (("城镇新增就业人数", "万人"), ("城镇就业人数", "万人")),
    (("城镇调查失业率", "%"), ("城镇登记失业率", "%")),
    (("常住人口城镇化率", "%"), ("户籍人口城镇化率", "%")),
    (("每千名老年人养老床位数", "张"), ("每千名户籍老年人养老床位数", "张")),
    (("城市社区服务设施覆盖率", "%"), ("农村社区服务设施覆盖率", "%")),
    (("执业（助理）医师数", "人"), ("执业医师数", "人")),
    (("地区生产总值", "亿元"), ("地区生产总值", "%")),
    (("单位GDP能耗", "吨标准煤/万元"), ("单位GDP能耗降低", "%")),
    (("高新技术产业增加值占GDP比重", "%"), ("高新技术产业增加值占规上工业增加值比重", "%")),
    (("持证养老护理员数", "人"), ("养老护理员数", "人")),
    (("累计新增就业", "万人"), ("新增就业", "万人")),
    (("城镇新增就业", "万人"), ("累计新增城镇就业", "万人")),
    (("老旧小区改造数量", "个"), ("老旧小区改造户数", "户")),
    (("重污染天数", "天"), ("重污染天数比率", "%")),
    (("基本养老保险参保人数", "万人"), ("城乡居民基本养老保险参保人数", "万人")),
    (("保障性租赁住房开工套数", "套"), ("保障性租赁住房建成套数", "套")),
    (("互联网普及率", "%"), ("互联网宽带覆盖率", "%")),
    (("人工造林面积", "万亩"), ("营造林面积", "万亩")),
    (("乡镇社工站覆盖率", "%"), ("村社工站覆盖率", "%")),
    (("低保户数", "户"), ("低保对象人数", "人")),
    (("农村危房改造户数", "户"), ("农村低收入群体危房改造户数", "户")),
    (("铁路货运量占货运量比重", "%"), ("铁路货运量增长", "%")),
    (("研发人员数", "人"), ("研发人员全时当量", "人年")),
    (("高血压和糖尿病患者管理人数", "人"), ("高血压患者管理人数", "人")),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_thing_in_other_words_has_one_form(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert form(*left) == form(*right)


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_that_look_alike_but_measure_other_things_stay_apart(
    left: tuple[str, str], right: tuple[str, str]
) -> None:
    assert form(*left) != form(*right)


def test_the_mode_of_a_target_says_what_its_bare_name_does_not() -> None:
    assert form("地区生产总值", "%", "increment") == form("GDP增速", "%")
    assert form("经济", "%", "increment") == form("地区生产总值", "%", "increment")
    assert form("单位GDP能耗", "%", "decrease") == form("单位GDP能耗降低", "%")
    assert form("城镇新增就业", "万人", "increment") == form("城镇新增就业", "万人", "level")
    assert form("经济", None, "increment") == form("地区生产总值", "%", "increment")
    assert form("地区生产总值", "倍", "multiple") != form("地区生产总值", "%", "increment")
    assert form("经济合作区", "个", "level") != form("地区生产总值", "个", "level")


@pytest.mark.parametrize(
    ("name", "unit", "value", "converted", "unit_si"),
    [
        ("社会工作人才占总人口比率", "‰", 2.0, 0.002, "1"),
        ("每万人拥有社会工作专业人才数", "人", 20.0, 0.002, "1"),
        ("农村低保标准", "元/月", 500.0, 6000.0, "元/年"),
        ("地区生产总值", "亿元", 3.0, 3e8, "元"),
        ("每千人口执业医师数", "人", 3.0, 0.003, "1"),
        ("每千人口床位数", "张", 6.0, 0.006, "个/人"),
        ("万元GDP用水量", "立方米", 30.0, 0.003, "立方米/元"),
        ("单位GDP用水量", "立方米/万元", 30.0, 0.003, "立方米/元"),
        ("孕产妇死亡率", "1/10万", 9.0, 0.00009, "1"),
        ("粮食产量", "亿斤", 2.0, 1e8, "千克"),
    ],
)
def test_values_convert_to_the_unit_of_their_concept(
    name: str, unit: str, value: float, converted: float, unit_si: str
) -> None:
    reading = canonical.read(name, unit)
    assert reading.convert(value) == pytest.approx(converted) and reading.unit_si == unit_si


def test_an_unknown_unit_gives_no_value_and_never_a_guess() -> None:
    reading = canonical.read("某项指标", "甲乙")
    assert reading.convert(3.0) is None and reading.unit_si is None
    assert canonical.read("某项指标", "个").convert(None) is None


def test_what_is_evened_out_stays_as_it_is() -> None:
    spellings = {row["id"] for row in codebook.rows("facet_spellings")}
    assert {one: clean(one) for one in spellings if clean(clean(one)) != clean(one)} == {}


def test_no_form_stands_for_two_things() -> None:
    found: dict[str, set[str]] = {}
    for row in codebook.rows("facet_things"):
        if row["strength"] == "strong":
            found.setdefault(clean(row["form"]), set()).add(clean(row["id"]))
    assert {form: ids for form, ids in found.items() if len(ids) > 1} == {}
