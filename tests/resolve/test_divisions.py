"""Divisions by name: which code, at which date, and when the lookup refuses."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import codebook
from extract.resolve import divisions


@pytest.mark.parametrize(
    ("name", "code", "level", "province"),
    [
        ("上海市", "310000", "province", "上海市"),
        ("内蒙古自治区", "150000", "province", "内蒙古自治区"),
        ("香港特别行政区", "810000", "province", "香港特别行政区"),
        ("浦江县", "330726", "county", "浙江省"),
        ("浦江", "330726", "county", "浙江省"),
        ("浦东新区", "310115", "county", "上海市"),
        ("恩施土家族苗族自治州", "422800", "prefecture", "湖北省"),
        ("恩施市", "422801", "county", "湖北省"),
        ("锡林郭勒盟", "152500", "prefecture", "内蒙古自治区"),
        ("阿里地区", "542500", "prefecture", "西藏自治区"),
        ("莫力达瓦达斡尔族自治旗", "150722", "county", "内蒙古自治区"),
        ("济源市", "419001", "county", "河南省"),
        ("东莞市", "441900", "prefecture", "广东省"),
        ("石河子市", "659001", "county", "新疆维吾尔自治区"),
        ("吉林", "220000", "province", "吉林省"),
        ("金华", "330700", "prefecture", "浙江省"),
        ("北京市朝阳区", "110105", "county", "北京市"),
        ("江苏省南京市鼓楼区", "320106", "county", "江苏省"),
        ("山西省晋城市城区", "140502", "county", "山西省"),
    ],
)
def test_a_name_finds_its_division(name: str, code: str, level: str, province: str) -> None:
    found = divisions.find(name)
    assert found is not None
    assert (found.code, found.level, found.province) == (code, level, province)


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "城区", "新华区", "鼓楼", "县", "全市", "各县区", "民政局", ""])
def test_a_name_of_several_or_of_none_is_refused(name: str) -> None:
    assert divisions.find(name) is None


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("鼓楼区", "南京市", "320106"),
        ("鼓楼区", "350000", "350102"),
        ("朝阳区", "北京市", "110105"),
        ("朝阳区", "吉林省", "220104"),
    ],
)
def test_a_province_or_prefecture_narrows(name: str, within: str, code: str) -> None:
    found = divisions.find(name, within=within)
    assert found is not None and found.code == code


def test_a_division_outside_the_given_one_is_refused() -> None:
    assert divisions.find("浦江县", within="江苏省") is None


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("巢湖市", 2008, "341400"),
        ("巢湖市", 2022, "340181"),
        ("南汇区", 2006, "310119"),
        ("密云县", 2012, "110228"),
        ("密云区", 2020, "110118"),
        ("莱芜市", 2016, "371200"),
        ("莱芜区", 2022, "370116"),
        ("下城区", 2019, "330103"),
        ("龙港市", 2021, "330383"),
        ("襄樊市", 2008, "420600"),
        ("庐江县", 2005, "341421"),
        ("庐江县", 2015, "340124"),
        ("儋州市", 2010, "469003"),
        ("儋州市", 2020, "460400"),
    ],
)
def test_the_date_of_the_plan_decides(name: str, year: int, code: str) -> None:
    found = divisions.find(name, on=dt.date(year, 6, 30))
    assert found is not None and found.code == code


def test_a_former_name_is_found_without_a_date_too() -> None:
    found = divisions.find("崇文区")
    assert found is not None and found.code == "110103" and found.until == 2010


def test_running_text_is_read_in_one_pass() -> None:
    text = "要求浙江省金华市浦江县和各市、县、区,省和县级,人文县城,晋城市城区与全市城区协同"
    assert [text[m.start : m.end] for m in divisions.mentions(text)] == ["浙江省", "金华市", "浦江县", "晋城市", "城区"]


def test_a_name_is_narrowed_by_the_name_before_it_only() -> None:
    *_, last = divisions.mentions("福建省福州市鼓楼区")
    assert [d.code for d in last.divisions] == ["350102"]
    (alone,) = divisions.mentions("关于鼓楼区的")
    assert len(alone.divisions) > 1


def test_every_parent_is_a_division_and_no_code_stands_twice() -> None:
    rows = codebook.rows("divisions")
    codes = {row["id"] for row in rows}
    assert len(codes) == len(rows) > 3200
    assert all(row["scope"] == row["parent"] for row in rows)
    assert all(row["parent"] in codes for row in rows if row["level"] != "province")
    assert {row["level"] for row in rows} == {"province", "prefecture", "county"}
    assert sum(row["level"] == "province" for row in rows) == 34


def test_every_change_leads_to_a_division_or_says_abolished() -> None:
    for row in codebook.rows("division_changes"):
        assert row["kind"] in {"renamed", "merged", "upgraded", "created", "abolished", "recoded"}
        assert bool(row["new_id"]) == (row["kind"] != "abolished")
        assert row["date"].isdigit()


def test_a_district_that_is_gone_is_not_read_as_its_namesake_elsewhere() -> None:
    assert [m.divisions[0].code for m in divisions.mentions("重庆市江北区", 2026)] == ["500000", "500105"]
    assert [m.divisions[0].code for m in divisions.mentions("浙江省宁波市江北区", 2026)] == [
        "330000",
        "330200",
        "330205",
    ]
