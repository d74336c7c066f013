from __future__ import annotations

import pytest

from extract import codebook
from extract.orgnames import parse
from extract.records import Metadata
from extract.resolve.departments import Department, resolve, same_function

COUNTY = Metadata(level="county", province="浙江省", jurisdiction="浦江县", division_code="330726")
COUNTY_CITY = Metadata(level="county", province="浙江省", jurisdiction="义乌市", division_code="330782")
PREFECTURE = Metadata(level="prefecture", province="浙江省", jurisdiction="金华市", division_code="330700")
PROVINCE = Metadata(level="province", province="浙江省", jurisdiction="浙江省", division_code="330000")
SHANGHAI = Metadata(level="province", province="上海市", jurisdiction="上海市", division_code="310000")
DISTRICT = Metadata(level="county", province="上海市", jurisdiction="青浦区", division_code="310118")
REGION = Metadata(level="province", province="广西壮族自治区", jurisdiction="广西壮族自治区", division_code="450000")
NATION = Metadata(level="national")


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        ("发改委 发改局 发展改革委 发展改革局 发展和改革委员会 发展和改革局", "发展和改革"),
        ("人社局 人力社保局 人力资源社会保障局 人力资源和社会保障局 人社厅", "人力资源和社会保障"),
        ("住建局 建设局 城乡建设委 住房城乡建设管理委 住房和城乡建设局 住建委", "住房和城乡建设"),
        ("卫健委 卫生健康委 卫生健康局 卫健局", "卫生健康"),
        ("卫计委 卫生计生局", "卫生和计划生育"),
        ("文广旅体局 文化和广电旅游体育局 文体广电旅游局", "文化和广电旅游体育"),
        ("市场监管局 市场监督管理局", "市场监督管理"),
        ("经信局 经信委 经济信息化委 经济和信息化局 经信厅", "经济和信息化"),
        ("工信局 工业和信息化局 工信委 工信厅", "工业和信息化"),
        ("科委 科技局 科学技术局 科技厅", "科学技术"),
        ("教委 教育局 教育厅", "教育"),
        ("自规局 自然资源和规划局 资规局", "自然资源和规划"),
        ("残联 残疾人联合会", "残疾人联合会"),
        ("委网信办 网信办 委网络安全和信息化委员会办公室", "网络安全和信息化"),
        ("委编办 编办 委机构编制委员会办公室", "机构编制"),
        ("法院 人民法院 中级人民法院", "法院"),
        ("国资委 国资办 国资局", "国有资产监督管理"),
        ("供销社 供销合作社 供销合作总社", "供销合作"),
    ],
)
def test_short_forms_are_one_function(names: str, canonical: str) -> None:
    for name in names.split():
        assert resolve("市" + name, PREFECTURE).canonical == canonical, name


def test_compound_bureaus_keep_their_functions() -> None:
    assert resolve("县经济商务局", COUNTY).canonical == "经济商务"
    assert resolve("县教育和体育局", COUNTY).canonical == "教育和体育"
    assert resolve("县水利和气象局", COUNTY).canonical == "水利和气象"


@pytest.mark.parametrize(
    ("name", "context", "level", "code"),
    [
        ("县民政局", COUNTY, "county", "330726"),
        ("市民政局", COUNTY, "prefecture", "330700"),
        ("省民政厅", COUNTY, "province", "330000"),
        ("民政局", COUNTY, "county", "330726"),
        ("浦江县民政局", PROVINCE, "county", "330726"),
        ("市民政局", COUNTY_CITY, "county", "330782"),
        ("义乌市民政局", PROVINCE, "county", "330782"),
        ("市民政局", PREFECTURE, "prefecture", "330700"),
        ("市科委", SHANGHAI, "province", "310000"),
        ("市科委", DISTRICT, "province", "310000"),
        ("区科委", DISTRICT, "county", "310118"),
        ("青浦区政府", SHANGHAI, "county", "310118"),
        ("区党委宣传部", REGION, "province", "450000"),
        ("自治区民政厅", REGION, "province", "450000"),
        ("民政部", COUNTY, "national", None),
        ("国家发展改革委", NATION, "national", None),
        ("税务总局", NATION, "national", None),
        ("全国妇联", NATION, "national", None),
        ("组织部", COUNTY, "county", "330726"),
        ("团县委", COUNTY, "county", "330726"),
        ("市委办公室", PREFECTURE, "prefecture", "330700"),
        ("镇人民政府", COUNTY, "township", None),
        ("各镇（街道）", COUNTY, "township", None),
        ("各区政府", SHANGHAI, "county", None),
        ("各市（州）人民政府", PROVINCE, "prefecture", None),
        ("市生态环境局浦江分局", COUNTY, "county", "330726"),
        ("人行浦江县中心支行", COUNTY, "county", "330726"),
        ("国家税务总局浦江县税务局", COUNTY, "county", "330726"),
        ("上海海关", SHANGHAI, "province", "310000"),
        ("各地民政局", PROVINCE, None, None),
        ("有关市、县 (市、区)民政局", PROVINCE, None, None),
        ("相关部门", COUNTY, None, None),
        ("县级有关部门", COUNTY, "county", None),
        ("财政", COUNTY, None, None),
    ],
)
def test_level_and_division(name: str, context: Metadata, level: str | None, code: str | None) -> None:
    found = resolve(name, context)
    assert (found.level, found.division_code) == (level, code)


@pytest.mark.parametrize("name", ["相关部门", "各有关单位", "临空新片区管委会", "龙头企业", "牵头部门", "2021年"])
def test_no_function_is_made_up(name: str) -> None:
    assert resolve(name, COUNTY).canonical is None


def test_a_name_out_of_the_codebook_keeps_its_words() -> None:
    assert resolve("县殡改联席会议成员单位", COUNTY).canonical == "殡改联席会议成员单位"
    assert resolve("县古茶树保护中心", COUNTY).canonical == "古茶树保护中心"


def test_a_body_in_brackets_belongs_to_the_name() -> None:
    assert resolve("县发改委（县粮食局）", COUNTY).canonical == "发展和改革"
    assert resolve("各镇（街道、开发区）", COUNTY).canonical == "乡镇街道"


def test_reforms_lead_to_the_body_of_today() -> None:
    assert same_function("环境保护") == "生态环境"
    assert same_function("扶贫开发") == "农业农村"
    assert same_function("民政") == "民政"


@pytest.mark.parametrize("name", ["市场监管局", "区域合作办公室", "市政管理局"])
def test_a_function_that_begins_like_a_level(name: str) -> None:
    org = parse(name)
    assert org is not None
    assert org.level == ""


def test_two_names_are_not_one() -> None:
    for name in ("县民政局县财政局", "县委县政府", "市人社局 市总工会"):
        org = parse(name)
        assert org is None or not org.known


def test_every_successor_is_a_function() -> None:
    rows = codebook.rows("departments")
    ids = {row["id"] for row in rows}
    assert {row["successor"] for row in rows if row["successor"]} <= ids
    assert {row["ending"] for row in rows} == {"required", "optional", "none"}


@pytest.mark.parametrize("name", ["县水务集团", "县农投公司", "县文旅集团有限公司", "中石化浦江分公司"])
def test_a_company_has_no_public_function(name: str) -> None:
    assert resolve(name, COUNTY).canonical is None


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("国网浦江县供电公司", "供电"),
        ("县供电公司", "供电"),
        ("县融媒体中心", "融媒体"),
        ("县职教中心", "职业教育"),
        ("县水务局", "水务"),
        ("县烟草公司", "烟草专卖"),
        ("人行浦江县支行", "人民银行"),
        ("县机关事务管理局", "机关事务管理"),
        ("黄河管理局", "黄河"),
        ("长三角区域合作办公室", "长三角区域合作"),
    ],
)
def test_functions_that_stay(name: str, canonical: str) -> None:
    assert resolve(name, COUNTY).canonical == canonical


@pytest.mark.parametrize("name", ["东方枢纽国际商务合作区管理局", "临江新片区管委会", "示范区执委会", "度假区管理局"])
def test_a_body_that_runs_an_area_has_no_function(name: str) -> None:
    assert resolve(name, COUNTY) == Department()


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("相关区", "county"),
        ("有关区", "county"),
        ("各县（市、区）", "county"),
        ("有关市", "prefecture"),
        ("相关市县", None),
        ("各区政府", "county"),
    ],
)
def test_divisions_stand_for_their_governments(name: str, level: str | None) -> None:
    assert resolve(name, COUNTY) == Department("政府", level, None)


@pytest.mark.parametrize("name", ["相关部门", "各有关单位", "有关园区"])
def test_sets_of_other_bodies_are_no_governments(name: str) -> None:
    assert resolve(name, COUNTY).canonical is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("国网青山供电公司", ("供电", None)),
        ("市供电局", ("供电", "prefecture")),
        ("县融媒中心", ("融媒体", "county")),
        ("市职教中心", ("职业教育", "prefecture")),
        ("县特教学校", ("特殊教育", "county")),
        ("县特殊教育学校", ("特殊教育", "county")),
        ("市电教馆", ("电化教育", "prefecture")),
        ("省机场管理局", ("机场管理", "province")),
        ("市铁路建设办公室", ("铁路建设", "prefecture")),
        ("县电力公司", ("电力", "county")),
        ("市广播电视台", ("广播电视台", "prefecture")),
    ],
)
def test_bodies_beside_a_wider_function(name: str, expected: tuple[str, str | None]) -> None:
    found = resolve(name, COUNTY)
    assert (found.canonical, found.level) == expected


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("中国铁塔青山分公司", None),
        ("中国某某集团沿江支公司", None),
        ("中国人民银行", "national"),
        ("国家铁路局", "national"),
    ],
)
def test_a_branch_of_a_national_company_in_an_unknown_place_has_no_level(name: str, level: str | None) -> None:
    assert resolve(name, COUNTY).level == level


@pytest.mark.parametrize(
    "words", ["市水务局建立会商专班", "县民政局成立服务中心", "市公安局制定管理办法", "县教育局每月组织评估中心"]
)
def test_a_deed_behind_a_bureau_is_no_part_of_its_name(words: str) -> None:
    assert parse(words) is None


@pytest.mark.parametrize(
    "name", ["市水务局建设管理处", "市教育局组织人事处", "市委组织部", "县民政局社会事务中心", "市推进办"]
)
def test_names_that_only_look_like_deeds(name: str) -> None:
    assert parse(name) is not None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县级市", Department("政府", "county", None)),
        ("各县级市", Department("政府", "county", None)),
        ("杭州市", Department("政府", "prefecture", "330100")),
        ("西湖区", Department("政府", "county", "330106")),
        ("通州区", Department("政府", "county", None)),  # there are two
        ("高新区", Department()),
    ],
)
def test_a_division_named_alone_stands_for_its_government(name: str, expected: Department) -> None:
    assert resolve(name, COUNTY) == expected
