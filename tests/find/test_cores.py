"""The thing measured without whom it serves, where it is, what is done with it, and without the verb behind it."""

from __future__ import annotations

import pytest

from extract.find.cores import core
from extract.find.topics import topic
from tests.find.helpers import facts, targets

SUBJECTS = [
    # A verb behind the noun that is counted.
    ("推动8款创新药械获批上市。", "创新药械 =8款"),
    ("力争30个老旧小区改造项目完工。", "老旧小区改造项目 =30个"),
    ("引进5家跨国企业区域总部落地。", "跨国企业区域总部 =5家"),
    ("组建8支产业基金带动社会投资超百亿元。", "产业基金 =8支; 社会投资 >100亿元"),
    ("新增15家上市后备企业。", "上市后备企业 +=15家"),
    ("储备20个落地项目。", "落地项目 =20个"),
    ("培育6家技术领先、通过认定的龙头企业。", "技术领先、通过认定的龙头企业 =6家"),
    # Of a share, what is done is part of what is measured.
    ("确保60%以上的行政村建成客运站。", "行政村建成客运站 ≥60%"),
    ("力争70%村卫生室实行一体化管理。", "村卫生室实行一体化管理 =70%"),
    # Where it is, whom it serves, a second deed.
    ("主城区新增停车泊位1万个。", "停车泊位 +=1万个"),
    ("城镇新增就业3万人。", "城镇新增就业 +=3万人"),
    ("为困难群众提供家政服务3万人次。", "家政服务 =3万人次"),
    ("为民服务中心达到20个。", "为民服务中心 =20个"),
    ("提请常委会审议地方性法规6项。", "地方性法规 =6项"),
    ("开展预算评审、压减资金3亿元。", "资金 -=3亿元"),
    ("建成托养、照护中心5个。", "托养、照护中心 =5个"),
    ("中欧班列扩容增量、开行500列。", "中欧班列 =500列"),
    ("保障房开工2000套。", "保障房 =2000套"),
    ("全县财政支出八成以上投向民生领域。", "财政支出投向民生领域 ≥80%"),
    # Verbs joined, and a deed joined to what is counted.
    ("新建和改善提升绿道300公里。", "绿道 +=300公里"),
    ("改造和新建公厕40座。", "公厕 +=40座"),
    ("推进12个粮油产能重点县和沿江平原片区高标准农田建设。", "粮油产能重点县 =12个"),
    ("培育8个市域产教联合体和行业产教融合共同体。", "市域产教联合体和行业产教融合共同体 =8个"),
    ("向基层投放40%以上号源、转诊人次增长20%。", "号源 ≥40%; 转诊人次 +=20%"),
    ("优良天数比例首次突破90%。", "优良天数比例 >90%"),
    # What is done stands at the head of a list of names, behind those who are served, behind the noun.
    ("完成柳堤路、石桥路等53公里县乡道路改建。", "县乡道路改建 =53公里"),
    ("为200万中小学生开展健康测评。", "中小学生 =200万"),
    ("推动某电子厂30条生产线投产。", "生产线 =30条"),
    ("12个村通过省级验收。", "村 =12个"),
    ("目前12个村通过省级验收。", ""),
    ("启动中心城区堵点治理60处。", "中心城区堵点治理 =60处"),
    ("主要是新建（改扩建）幼儿园35所。", "幼儿园 +=35所"),
    ("完成47路、32路等3条公交线路优化。", "公交线路优化 =3条"),
    ("接入视频监控2000路。", "视频监控 =2000路"),
    ("对4500名学生实施营养改善计划。", "学生 =4500名"),
    ("投资3000万元建设养殖基地。", "养殖基地投资 =3000万元"),
    ("甲类企业和乙类企业在2022年的基础上实现倍增，分别超过90家和870家。", "甲类企业 >90家; 乙类企业 >870家"),
    # Denominators that go on, years in step, with whom something is done.
    ("每千人口拥有执业医师3.2人、注册护士3.8人。", "执业医师 =3.2人 /每千人口; 注册护士 =3.8人 /每千人口"),
    ("每万人拥有床位50张、总床位3万张。", "床位 =50张 /每万人; 总床位 =3万张"),
    ("每万人接受文化设施服务3万次。", "文化设施服务 =3万次 /每万人"),
    ("新建小区配套养老设施达标率100%。", "新建小区配套养老设施达标率 =100%"),
    (
        "到2023年和2025年，城乡居民体质达标比例分别不少于90%和92%。",
        "城乡居民体质达标比例 ≥90% @2023; 城乡居民体质达标比例 ≥92% @2025",
    ),
    ("完成70家行业协会与行政机关脱钩。", "行业协会 =70家"),
    ("开工亿元以上项目60个，竣工投产35个。", "亿元以上项目 =60个; 亿元以上项目 =35个"),
    ("园区范围扩至12平方公里。", "园区范围 =12平方公里"),
    ("新建标准厂房20万平方米，发展设施蔬菜3000亩。", "标准厂房 +=20万平方米; 设施蔬菜 =3000亩"),
    ("建设标准化厂房3栋，完善设施设备20套。", "标准化厂房 =3栋; 设施设备 =20套"),
    ("完成50个村的村庄规划编制。", "村庄规划编制 =50个"),
    ("为6000名失能老人购买居家服务，为企业减负3亿元以上。", "失能老人 =6000名; 减负 ≥3亿元"),
    ("10万人口道路交通死亡率不高于5%。", "10万人口道路交通死亡率 ≤5%"),
    ("开展技能培训1万人次，扶持创业1000人。", "技能培训 =1万人次; 创业 =1000人"),
    # The goal itself names what it is of.
    ("粮食单产提高2%，完成上级下达的粮食播种面积任务。", "粮食单产 +=2%; 粮食播种面积 goal"),
    # What covers stands behind a body, before 实现 otherwise.
    ("县级医院实现检查检验结果互认全覆盖。", "检查检验结果互认 =100%"),
    ("综合改革实现灌溉面积全覆盖。", "综合改革实现灌溉面积 =100%"),
    # The topic of the sentences before.
    ("智慧农业加快发展，建设数字农场。产值突破80亿元。", "智慧农业产值 >80亿元"),
    ("低空经济拓展场景，打造产业集群。产业规模达到60亿元。", "低空经济产业规模 =60亿元"),
    ("氢能产业加快布局，新增电解槽50台，产业投资超过20亿元。", "电解槽 +=50台; 氢能产业投资 >20亿元"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_the_thing_itself_is_the_subject(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_place_and_those_served_are_the_scope() -> None:
    rows = facts("主城区新增停车泊位1万个，为困难群众提供家政服务3万人次。").targets
    assert [(row.scope, row.action) for row in rows] == [("主城区", "新增"), ("困难群众", "提供")]


def test_a_rate_by_which_tax_falls_is_no_goal() -> None:
    assert targets("可按照80%在税前加计扣除。") == ""
    assert targets("税前扣除比例提高到80%。") == "税前扣除比例 =80%"


@pytest.mark.parametrize("words", ["城镇新增就业", "为民服务中心", "对口帮扶项目", "入园企业引进比例", "养老服务"])
def test_terms_stay_whole(words: str) -> None:
    assert core(words).subject == words


def test_a_deed_at_the_head_of_a_sentence_is_no_topic() -> None:
    assert topic("新材料产业瞄准高端。推动绿色产业发展。", 20) == ("新材料产业", True)
    assert topic("没有话题。", 5) is None


def test_those_who_are_served_before_a_deed_without_a_verb_are_the_scope() -> None:
    (row,) = facts("每年为65岁及以上老年人免费体检1次。").targets
    assert (row.subject, row.scope) == ("免费体检", "65岁及以上老年人")
