"""Header cells that join two words, and totals in brackets beside growth rates."""

import pytest

from extract import headers
from extract.records import Metadata
from tests.find.test_indicators import told

PLAN = Metadata(period_start=2026, period_end=2030, base_year=2025)


@pytest.mark.parametrize(
    "text",
    [
        "年均增速或累计",
        "年均增长或累计",
        "年均增速/累计",
        "年均增速〔累计〕",
        "年均增速（累计）",
        "年均（累计）增长",
        "年均[累计]增长（%）",
        "年均增长率（%）或〔五年累计〕",
        "累计或年均增长",
        "年均/累计",
        "年均增长及五年累计",
        "“十五五”年均增速或累计",
        "2026—2030年年均增长[累计]",
    ],
)
def test_growth_or_total_is_a_column_of_growth_with_totals(text):
    found = headers.read(text)
    assert found is not None
    assert (found.role, found.mixed) == ("growth", True)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("年均增长（%）", "growth"),
        ("五年累计", "total"),
        ("2030年[累计]", "value"),
        ("责任单位/配合单位", "responsible"),
        ("项目/工程", "project"),
        ("完成情况（是/否）", "actual"),
        ("目标值（规划期末）", "target"),
    ],
)
def test_other_joined_headers_keep_their_first_role(text, role):
    found = headers.read(text)
    assert found is not None
    assert (found.role, found.mixed) == (role, False)


@pytest.mark.parametrize("text", ["执业（助理）医师数", "城市、农村", "设施达标的县（市、区）数", "增长或持平的家数"])
def test_data_with_brackets_and_commas_are_no_header(text):
    assert headers.read(text) is None


def test_a_bracketed_cell_beside_growth_rates_is_a_total_in_the_unit_of_its_row():
    rows = [
        ["指标", "单位", "2025年", "2030年", "年均增速或累计"],
        ["产值", "亿元", "20", "26", "5.5%左右"],
        ["城镇化率", "%", "84.1", "87", "〔2.9〕"],
        ["受教育年限", "年", "12.1", "12.6", "[0.5]"],
        ["能耗强度降低", "%", "—", "—", "〔13.5〕"],
        ["专利数", "件", "9", "12", "6"],
    ]
    found = told(rows, "name", "kind", "period", "value", "unit")
    assert [row for row in found if row[3] in (5.5, 2.9, 0.5, 13.5, 6.0)] == [
        ("产值", "growth_rate", "2025-2030", 5.5, "%"),
        ("城镇化率", "target", "2030", 2.9, "个百分点"),
        ("受教育年限", "target", "2030", 0.5, "年"),
        ("能耗强度降低", "target", "2030", 13.5, "%"),
        ("专利数", "growth_rate", "2025-2030", 6.0, "%"),
    ]


def test_a_bracketed_cell_in_a_plain_column_of_growth_stays_a_rate():
    rows = [["指标", "2025年", "2030年", "年均增长"], ["城镇化率（%）", "84.1", "87", "[2.9]"]]
    assert told(rows, "kind", "value")[-1] == ("growth_rate", 2.9)


def test_a_column_of_unknown_words_takes_nothing_from_the_others():
    rows = [["指标", "单位", "2025年", "五年变动幅度", "2030年"], ["产值", "亿元", "20", "30", "26"]]
    assert told(rows, "kind", "value") == [("baseline", 20.0), ("target", 26.0)]


YEARS = ["指标", "2023年", "2025年", "2030年"]


def test_a_row_with_a_unit_and_no_values_is_the_parent_of_the_rows_below():
    rows = [
        YEARS,
        ["覆盖率（%）", "50", "60", "70"],
        ["本科以上学历比例（%）", "<", "<", "<"],
        ["其中：县级", "4.8", "7", "15"],
        ["镇级", "11", "15", "28"],
        ["开放天数（天）", "300", "310", "330"],
    ]
    found = told(rows, "name", "parent", "unit", "category", "value")[::3]
    assert found == [
        ("覆盖率", None, "%", None, 50.0),
        ("县级", "本科以上学历比例", "%", None, 4.8),
        ("镇级", "本科以上学历比例", "%", None, 11.0),
        ("开放天数", None, "天", None, 300.0),
    ]


def test_a_row_that_names_a_group_is_no_parent():
    rows = [
        YEARS,
        ["一、公共文化", "<", "<", "<"],
        ["覆盖率（%）", "50", "60", "70"],
        ["体育健身", "<", "<", "<"],
        ["场地面积（平方米）", "2", "3", "4"],
    ]
    assert told(rows, "name", "parent", "category")[::3] == [
        ("覆盖率", None, "公共文化"),
        ("场地面积", None, "体育健身"),
    ]


def test_the_other_half_of_a_split_row_has_the_same_parent():
    rows = [
        ["指标", "单位", "2025年", "2030年"],
        ["人均收入", "元", "", ""],
        ["其中：城镇", "元", "54000", "60000"],
        ["农村", "元", "24000", "30000"],
        ["农村公路里程", "公里", "300", "400"],
    ]
    assert told(rows, "name", "parent")[::2] == [("城镇", "人均收入"), ("农村", "人均收入"), ("农村公路里程", None)]
