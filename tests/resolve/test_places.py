"""Whose plan it is, by the names as they are written: none turns into another that looks alike."""

from __future__ import annotations

import pytest

from extract.records import Metadata
from extract.resolve import departments, divisions
from extract.resolve.metadata_place import Place, place


def of(title: str, number: str | None = None, text: str = "", year: int | None = 2022) -> Place:
    return place([], [title], number, text, year)


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("安平镇“十四五”发展规划", "安平镇", "township"),
        ("安平镇政府工作报告", "安平镇", "township"),
        ("青阳街道养老服务规划", "青阳街道", "township"),
        ("清河省养老服务“十四五”规划", "清河省", "province"),
        ("青浦湾区制造业三年行动计划", "青浦湾区", "county"),
        ("云阳溪县国民经济和社会发展规划", "云阳溪县", "county"),
        ("海宁湾市教育事业规划", "海宁湾市", "prefecture"),
        ("永安县“十四五”民政规划", "永安县", "county"),
        ("南湖市养老服务规划", "南湖市", "prefecture"),
        ("关于推进临湾溪县养老服务的实施意见", "临湾溪县", "county"),
        ("大永安市低空飞行方案", "大永安市", "prefecture"),
        ("西南湖区教育规划", "西南湖区", "county"),
        ("2025年青岩县政府工作报告", "青岩县", "county"),
        ("临汾湾旗教育规划", "临汾湾旗", "county"),
        ("青云溪自治县教育规划", "青云溪自治县", "county"),
        ("——2026年1月5日在临澜湾市第八届人民代表大会上", "临澜湾市", "prefecture"),
    ],
)
def test_a_name_that_no_table_knows_is_kept_as_written(title: str, name: str, level: str) -> None:
    found = of(title)
    assert (found.jurisdiction, found.level, found.code) == (name, level, None)
    assert found.province in (None, name)


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("凉山彝族自治州西昌市“十四五”规划", "西昌市", "513401"),
        ("凉山州西昌市教育规划", "西昌市", "513401"),
        ("四川省凉山州西昌市教育规划", "西昌市", "513401"),
        ("凉山州教育规划", "凉山彝族自治州", "513400"),
        ("景宁县养老规划", "景宁畲族自治县", "331127"),
        ("雄安新区“十四五”规划", "雄安新区", None),
        ("海淀区教育“十四五”规划", "海淀区", "110108"),
        ("上海北斗产业行动计划", "上海市", "310000"),
        ("南湖市场监管规划", "南湖区", "330402"),
        ("景德镇养老规划", "景德镇市", "360200"),
        ("镇江教育规划", "镇江市", "321100"),
        ("新乡城市更新规划", "新乡市", "410700"),
        ("上海特色小镇建设规划", "上海市", "310000"),
        ("宁波海洋经济规划", "宁波市", "330200"),
        ("湖北省主体功能区规划", "湖北省", "420000"),
        ("浙江省山区县高质量发展方案", "浙江省", "330000"),
        ("济南市中心城区更新规划", "济南市", "370100"),
        ("晋城市城区教育规划", "城区", "140502"),
        ("和县教育规划", "和县", "340523"),
    ],
)
def test_names_of_the_tables_are_still_found(title: str, name: str, code: str | None) -> None:
    found = of(title)
    assert (found.jurisdiction, found.code) == (name, code)


@pytest.mark.parametrize(
    "title",
    [
        "中山大学发展规划",
        "市区两级养老规划",
        "自治区教育规划",
        "创新型县市建设方案",
        "城乡社区服务规划",
        "乡镇卫生院规划",
        "全县养老规划",
    ],
)
def test_other_words_are_no_place(title: str) -> None:
    assert of(title).code is None
    assert of(title).jurisdiction is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("静海城市更新规划", "静海区"),
        ("正镶白城市更新规划", "正镶白旗"),
        ("藁城市场监管规划", "藁城区"),
        ("海宁市场监管规划", "海宁市"),
        ("三明市沙县区教育规划", "沙县区"),
        ("武清新区教育规划", "武清新区"),
        ("石景山阳县教育规划", "石景山阳县"),
    ],
)
def test_a_name_is_not_cut_out_of_two_others(title: str, name: str) -> None:
    assert of(title).jurisdiction == name


def test_no_wrong_class_ever_takes_a_code() -> None:
    for one in list(divisions.by_code().values())[::7]:
        for ending in ("湾县", "溪市", "河镇", "湾区", "镇", "乡"):
            name = f"{one.short}{ending}"
            if (
                one.short
                and not divisions.candidates(name)
                and not divisions.candidates(name[:-1])
                and one.short[-1] not in "县"
            ):
                assert of(f"{name}养老服务规划").code is None, name


def test_an_unknown_place_takes_the_province_that_stands_before_it() -> None:
    assert of("浙江省云阳溪县教育规划") == Place("云阳溪县", "county", "浙江省")
    assert of("清河省安平县教育规划") == Place("安平县", "county", "清河省")
    assert of("安平县马店镇“十四五”规划") == Place("马店镇", "township", "河北省")


def test_a_former_name_counts_in_its_time_only() -> None:
    assert of("巢湖市养老规划", year=2008).code == "341400"
    assert of("巢湖市养老规划", year=2022).code == "340181"


def test_the_words_of_the_plan_tell_which_city_an_unknown_one_is() -> None:
    assert of("海宁湾市养老规划", text="各镇（街道）要抓好落实").level == "county"
    assert of("海宁湾市养老规划", text="各县（市、区）要抓好落实").level == "prefecture"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("鲁政办发〔2021〕12号", "山东省"),
        ("浙政〔2022〕3号", "浙江省"),
        ("川府发〔2022〕3号", "四川省"),
        ("粤府办〔2022〕3号", "广东省"),
        ("京政发〔2022〕3号", "北京市"),
    ],
)
def test_a_document_number_names_its_province(number: str, name: str) -> None:
    assert of("数字经济发展规划", number).jurisdiction == name
    assert of("云岩溪县养老规划", number) == Place("云岩溪县", "county", name)


@pytest.mark.parametrize("number", ["青政办发〔2022〕3号", "晋江政办〔2022〕3号", "苏州府〔2022〕3号", "鲁政办发12号"])
def test_a_number_that_may_be_of_another_place_names_none(number: str) -> None:
    assert of("数字经济发展规划", number).jurisdiction is None


def test_a_number_that_opens_with_the_places_own_character_is_its_own() -> None:
    assert of("桂山县养老规划", "桂政发〔2022〕3号").province is None


def test_no_code_of_another_place_reaches_the_departments() -> None:
    found = of("云阳溪县养老规划")
    here = Metadata(
        level=found.level, province=found.province, jurisdiction=found.jurisdiction, division_code=found.code
    )
    assert departments.resolve("县民政局", here) == departments.Department("民政", "county", None)


def test_a_text_without_a_title_is_of_the_place_that_it_names_as_its_own() -> None:
    once = "我县养老服务取得长足发展。对口支援四川省理县。"
    assert place([], [""], None, once, 2022) == Place()
    own = "浦江县养老服务取得长足发展。到2025年，浦江县全面建成体系。我县对口支援四川省理县。"
    assert place([], [""], None, own, 2022).jurisdiction == "浦江县"


@pytest.mark.parametrize("title", ["沅陵河流域综合治理方案", "太湖流域水环境治理方案", "汤阴平原节水规划"])
def test_a_river_or_lake_in_a_title_is_no_county(title: str) -> None:
    assert of(title).jurisdiction is None


def test_a_county_of_that_name_still_is() -> None:
    assert of("太湖县水环境治理方案").code == "340825"
    assert of("沅陵河长制工作方案").jurisdiction == "沅陵县"
