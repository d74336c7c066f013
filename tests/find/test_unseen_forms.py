"""Ways of writing that were first met in plans nobody had looked at: lists of people, limits, grants, parts and deeds."""

from __future__ import annotations

import pytest

from tests.find.helpers import PRESENT, facts, statuses, targets, values

COUNTED = [
    # a count at the head of a clause goes on with what the clause before promises
    (
        "支持80名骨干校长到省城跟岗，400名学科带头人参加研修，900名教师接受轮训。",
        "骨干校长 =80名; 学科带头人 =400名; 教师 =900名",
    ),
    # where they work stands before what is counted
    ("培养不少于5名工程师，不少于60名在一线起骨干作用的全科医生。", "工程师 ≥5名; 在一线起骨干作用的全科医生 ≥60名"),
    # 新一轮, 新一代: no verb 新
    ("实施新一轮技术改造项目60个以上。", "新一轮技术改造项目 ≥60个"),
    ("新一代终端普及率超过60%。", "新一代终端普及率 >60%"),
    ("新增终端60台。", "终端 +=60台"),
    # adverbs and adverbials before the verb
    ("滚动发布示范案例20个以上。", "示范案例 ≥20个"),
    ("面向重点产业和园区遴选市级试点8个左右。", "市级试点 ≈8个"),
    ("重点打造示范街区6条。", "示范街区 =6条"),
    ("重点监测企业达到200家。", "重点监测企业 =200家"),
    # a quotation that opens before the first of its values
    ("形成“重点引进和培养领军人才达到500名左右，带动就业3万人”的格局。", "领军人才 ≈500名; 就业 =3万人"),
    # verbs more often nouns act right before a numeral
    ("新增公园3座，规范90个早餐点。", "公园 +=3座; 早餐点 =90个"),
    ("在车站和商场增配60台自动售货机。", "自动售货机 =60台"),
    # the deed ends the clause
    ("首批30个智慧社区全面建成。", "智慧社区 =30个"),
    ("50个老旧小区改造全面完成。", "老旧小区改造 =50个"),
    # 对…等: those who are meant are counted
    ("对东湖等6座公园实施改造。", "公园 =6座"),
    # a share of those named before
    ("专任教师全部达到本科学历，其中40%达到研究生学历。", "专任教师达到研究生学历 =40%"),
    # a year that only says when a standard was made
    ("80%以上村庄达到2019年省里制定的《美丽村庄规范》。", "村庄达到2019年省里制定的《美丽村庄规范》 ≥80%"),
    # a unit in Latin letters ends where they end
    ("网络时延控制在3ms以内。", "网络时延 ≤3ms"),
    ("新建管网20km。", "管网 +=20km"),
    # who gives the money stands before the verb
    ("县级财政安排3000万元项目前期经费。", "项目前期经费 =3000万元"),
    ("区级财政安排500万元。", "区级财政安排 =500万元"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(text: str, expected: str) -> None:
    assert targets(text) == expected


LIMITS = [
    (
        "施工许可审查7个工作日内、竣工验收5个工作日内、不动产登记1个工作日内办结。",
        "施工许可审查 ≤7个工作日; 竣工验收 ≤5个工作日; 不动产登记 ≤1个工作日",
    ),
    ("申请材料3个工作日内审核完毕。", "申请材料 ≤3个工作日"),
    ("打造15分钟内、一公里内的服务圈。", ""),
]


@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_limits_in_a_row(text: str, expected: str) -> None:
    assert targets(text) == expected


GRANTS = [
    ("对甲类、乙类分别给予不超过80万元、40万元的奖励。", "≤80万元 target; ≤40万元 target"),
    ("可按照不高于设备投资额的20%，给予最高300万元补助。", "≤20% condition; ≤300万元 target"),
    ("按不低于土地出让收入的8%，安排用于农业农村。", "≥8% target"),
]


@pytest.mark.parametrize(("text", "expected"), GRANTS)
def test_what_a_grant_is_reckoned_by(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_a_cap_takes_the_grant_without_its_verb() -> None:
    (row,) = facts("对符合条件的项目，按不超过投资额20%的标准给予补助，最高不超过300万元。").targets
    assert row.subject == "项目补助"


NO_VALUES = ["形成符合国家要求、切合实际的AI收费机制。", "11.313人才计划启动。"]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_holds_no_goal(text: str) -> None:
    assert values(text) == ""


def test_a_goal_without_a_number_that_ends_its_clause_stays() -> None:
    assert [row.quote for row in facts("水质达到国家要求，且保持稳定。").targets] == ["水质达到国家要求"]


SINCE = [
    ("2023年起3年内，培养工匠500名。", "工匠 =500名 @2025"),
    ("自2023年起用三年时间，培养工匠500名。", "工匠 =500名 @2025"),
    ("从2022年起，3年内培养工匠500名。", "工匠 =500名 @2024"),
    ("2023年起，培养工匠500名。", "工匠 =500名"),
]


@pytest.mark.parametrize(("text", "expected"), SINCE)
def test_a_span_with_its_first_year(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_a_span_said_once_is_the_period_of_a_plan_without_years() -> None:
    found = facts("2022年起5年内，培养工匠500名。", "5年内引进博士90名。", title="青峦县人才工作实施意见")
    assert (found.metadata.period_start, found.metadata.period_end) == (2022, 2026)
    assert [str(row.deadline) for row in found.targets] == ["2026-12-31", "2026-12-31"]


BASELINES = [
    ("床位总数由2019年的1.2万张增加到2.1万张。", "床位总数"),
    ("路网密度从2018年的5.1公里提高到6.3公里。", "路网密度"),
]


@pytest.mark.parametrize(("text", "subject"), BASELINES)
def test_where_a_measure_stands_is_named_without_its_year(text: str, subject: str) -> None:
    assert [row.subject for row in facts(text).statements] == [subject]


EXPECTED = [
    ("到2025年全县老年人口将达到9万人。", "=9万人 current"),
    ("未来三年约需新增护理员800人。", "+=800人 current"),
    ("到2025年，要确保床位达到9000张。", "=9000张 target"),
]


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_needs_under_a_heading_on_challenges(text: str, expected: str) -> None:
    assert statuses(text, heading=PRESENT) == expected
    assert statuses("据测算，需求不断增长。", text, heading="（三）设施建设任务重") == expected


SHARED = [
    # what they are is said behind 等, and then what is measured of each
    (
        "二氧化硫、氮氧化物等主要污染物排放总量分别下降12%、9%。",
        "二氧化硫排放总量 -=12%; 氮氧化物排放总量 -=9%",
    ),
    ("水稻、小麦产量分别达到9万吨、6万吨。", "水稻产量 =9万吨; 小麦产量 =6万吨"),
    # a comma before a clause with a subject of its own ends the series
    (
        "重度及以上污染天数比率控制在2%以内，60%以上的县级市消除重污染天气。",
        "重度及以上污染天数比率 ≤2%; 县级市消除重污染天气 ≥60%",
    ),
    # the clause before names in order what the values are of
    (
        "科技企业和规上企业在2020年的基础上实现倍增，分别超过80家和640家。",
        "科技企业 >80家; 规上企业 >640家",
    ),
    # parts that go on behind a comma
    ("增加学位4000个，其中小学420个，中学3580个。", "学位 +=4000个; 小学学位 +=420个; 中学学位 +=3580个"),
    ("建成公路5条，其中县道2条，投资4亿元。", "公路 =5条; 县道公路 =2条; 投资 =4亿元"),
    # a class in digits before the noun that is counted
    ("打造茶叶、食用菌2个300亿级产业集群。", "300亿级产业集群 =2个"),
    # the value behind a share in its clause; a head that only announces gives no subject
    ("具体目标如下：处理率达到95%，户厕改造70%达到600户。", "处理率 =95%; 户厕改造 =70%; 户厕改造 =600户"),
    # who gets it, the deed, and what is counted
    ("全县12个自然村庄配备垃圾桶40个。", "垃圾桶 =40个"),
    ("完成3条农村公路建设项目20公里。", "农村公路建设项目 =3条; 农村公路建设项目 =20公里"),
    # words that are no number, and a number without its unit
    ("以突破一批关键技术为重点，新增平台5家。", "平台 +=5家"),
    ("力争产业总量超过五千亿规模。", "产业总量 >5000亿"),
    ("培育千亿产业。", ""),
    # bounds, marks and adverbs around what is counted
    ("培育年收入上亿元的企业90户以上等。", "年收入上亿元的企业 ≥90户"),
    ("指导5家以上景区申报国家4A级旅游景区。", "景区申报国家4A级旅游景区 ≥5家"),
    ("为全县18000名老年人提供上门服务。", "老年人 =18000名"),
    ("新开发“协理员”[21]205个。", "“协理员” +=205个"),
    ("基本实现垃圾处置体系全覆盖。", "垃圾处置体系 =100%"),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_values_that_share_words(text: str, expected: str) -> None:
    assert targets(text) == expected


PEOPLE = [
    # counts of people in a row, each at the head of its clause
    (
        "选拔12名在全国有影响的拔尖人才，50名在全省有影响的优秀人才，90名青年后备人才。",
        "在全国有影响的拔尖人才 =12名; 在全省有影响的优秀人才 =50名; 青年后备人才 =90名",
    ),
    ("培养干部60名，20名已任职。", "干部 =60名"),
    # the place in one character belongs to the noun; 在 before a longer place does not end it
    ("遴选扶持300家以上在穗初创型企业。", "在穗初创型企业 ≥300家"),
    # an age is no time by which something is done
    ("6个月内婴儿纯母乳喂养率达到45%以上。", "6个月内婴儿纯母乳喂养率 ≥45%"),
    # how many there are of those whose share follows
    ("考核的9个监测断面中水质优良(达到Ⅲ类)比例达到35%。", "考核的9个监测断面中水质优良(达到Ⅲ类)比例 =35%"),
    # against what is counted, and for whom the cap is
    (
        "每增加实际到位投资额3000万元增加2名指标，同一企业当年度最多不超过10名。",
        "指标 +=2名; 指标 ≤10名",
    ),
    ("接种率以乡（镇）为单位保持在90%以上。", "接种率 ≥90%"),
    ("化学需氧量、氨氮等重点工程减排量分别达到245吨、18吨。", "化学需氧量减排量 -=245吨; 氨氮减排量 -=18吨"),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_shares_and_caps(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_a_span_of_months_that_bounds_a_deed_stays() -> None:
    assert [row.expression for row in facts("6个月内建成站点5座。").deadlines] == ["6个月内"]
    assert facts("6个月内婴儿喂养率达到45%。").deadlines == []


def test_a_plan_below_a_link_to_what_explains_it() -> None:
    lines = (
        "图解 | 青峦县养老服务实施意见",
        "各镇人民政府：",
        "为完善养老服务，现就有关工作提出如下实施意见。",
        "新增床位90张。",
    )
    assert targets(*lines, title="青峦县养老服务实施意见") == "床位 +=90张"
    lines = ("政策解读：养老服务实施意见", "新增床位90张。")
    assert targets(*lines, title="青峦县养老服务实施意见") == ""


STEPS = [
    ("新增绿地30公顷、绿道15公里。", "绿地 +=30公顷; 绿道 +=15公里"),
    ("完成投资45亿元，其中产业投资30亿元。", "投资 =45亿元; 产业投资 =30亿元"),
    ("每新增1个就业岗位补助2000元。", "补助 =2000元 /每新增1个就业岗位"),
    ("每新建1家社区食堂奖补10万元。", "奖补 =10万元 /每新建1家社区食堂"),
    ("每年新增就业岗位5000个。", "就业岗位 +=5000个 /每年"),
    ("不少于80%的资金用于到村到户项目。", "资金用于到村到户项目 ≥80%"),
    ("实现零就业家庭动态清零、城镇登记失业率控制在4.5%以内。", "城镇登记失业率 ≤4.5%"),
    ("城乡居民收入比缩小到1.9以内（2020年为2.05）。", "城乡居民收入比 ≤1.9"),
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_steps_funds_and_ratios(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_a_clause_that_looks_ahead_is_promised_behind_what_is_reached() -> None:
    found = facts(
        "截至目前，全县建成公路1200公里，今年计划再新建80公里。",
        heading="二、2026年重点工作",
        title="2026年青峦市政府工作报告",
    )
    assert [row.value for row in found.targets] == [80.0]
    found = facts("截至目前，建成公路1200公里，新建桥梁3座。")
    assert [row.status for row in found.statements] == ["achieved", "achieved"]


# Sentences of news and reports about a plan, and pages printed with blanks.
TOLD = [
    # parts of one total get its name once
    ("建成水库40座，其中大型4座、中型6座、小型30座。", "水库 =40座; 大型水库 =4座; 中型水库 =6座; 小型水库 =30座"),
    ("培育企业70家，其中农业12家、旅游8家。", "企业 =70家; 农业企业 =12家; 旅游企业 =8家"),
    # a deed that is a noun, beside a value of its own
    ("完成造林45万亩、湿地修复2万亩。", "造林 =45万亩; 湿地修复 =2万亩"),
    ("改造、新建公厕20座。", "公厕 +=20座"),
    # what grows is the thing, not its share; a rise in points is the share's
    (
        "主营收入突破30亿元，占全市20%以上，年均增速保持在9%以上。",
        "主营收入 >30亿元; 主营收入占全市 ≥20%; 主营收入 +≥9%",
    ),
    ("产量达到30万吨，占全市20%，提高3个百分点。", "产量 =30万吨; 产量占全市 =20%; 产量占全市 +=3个百分点"),
    # half of what is measured looks like a deed
    ("养殖及深加工产值达到70亿元。", "养殖及深加工产值 =70亿元"),
    ("建设和改造管网12公里。", "管网 =12公里"),
    # 各 as a part of a word
    ("统筹各方面资金不少于6亿元。", "各方面资金 ≥6亿元"),
    # adverbs between the thing counted and what it does
    ("推动9个以上农产品成功进入国际市场。", "农产品 ≥9个"),
    ("形成12个成功案例。", "成功案例 =12个"),
    # who acts is no part of what is done
    ("到2027年，湖南将改造城中村4万户。", "城中村 =4万户 @2027"),
    ("该县油茶种植面积达到6万亩。", "油茶种植面积 =6万亩"),
    # a list of what is done, of which more is said
    ("维修改造90公里农村公路是2027年十件民生实事之一。", "农村公路 =90公里 @2027"),
    ("“十五五”时期，出品电影8部。", "电影 =8部 @2030"),
    # blanks around numerals
    ("单位增加值能耗比 2022 年下降 9%。", "单位增加值能耗 -=9%"),
    ("绿化覆盖率提高 3 个百分点。", "绿化覆盖率 +=3个百分点"),
    # each of what, without 分别
    ("每个项目分别给予一次性补助30万元、40万元。", "一次性补助 =30万元 /每个项目; 一次性补助 =40万元 /每个项目"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told(text: str, expected: str) -> None:
    assert targets(text) == expected


DONE = [
    ("计划增设电梯300部，目前已开工180部。", "电梯"),
    ("建成充电站90座，相比2022年增长4倍。", "充电站"),
]


@pytest.mark.parametrize(("text", "subject"), DONE)
def test_what_is_done_takes_its_thing_from_before(text: str, subject: str) -> None:
    found = facts(text)
    assert max([*found.targets, *found.statements], key=lambda row: row.start).subject == subject
