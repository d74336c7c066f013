import pytest

from extract.find.indicator_names import split_name
from extract.find.indicators import indicator_table
from extract.records import Metadata
from extract.resolve.indicators import indicator_values
from tests.find.sheets import document

PLAN = Metadata(period_start=2026, period_end=2030, base_year=2025)


def values(rows, title=None, above=(), plan=PLAN):
    doc = document(rows, title, above)
    found = indicator_table(doc, doc.tables[0])
    out = indicator_values(found.cells, found.columns, plan)
    assert all(doc.text[v.start : v.end] == v.raw for v in out)
    return out


def told(rows, *fields, **how):
    return [tuple(getattr(v, field) for field in fields) for v in values(rows, **how)]


def test_years_before_the_plan_are_baselines_and_later_ones_targets():
    rows = [["指标", "2024年", "2025年", "2028年", "2030年"], ["床位（张）", "8", "9", "12", "15"]]
    assert told(rows, "kind", "period", "year", "value") == [
        ("baseline", "2024", 2024, 8.0),
        ("baseline", "2025", 2025, 9.0),
        ("target", "2028", 2028, 12.0),
        ("target", "2030", 2030, 15.0),
    ]


def test_without_a_known_period_the_first_year_is_the_baseline():
    rows = [["指标", "2025年", "2030年"], ["床位（张）", "8", "9"]]
    assert told(rows, "kind", "period", plan=Metadata()) == [("baseline", "2025"), ("target", "2030")]
    assert told([["指标", "2030年"], ["床位（张）", "8"]], "kind", "period", plan=Metadata()) == [("target", "2030")]


@pytest.mark.parametrize(
    ("header", "kind", "period"),
    [
        ("2025年实际值", "baseline", "2025"),
        ("2025年（基期）", "baseline", "2025"),
        ("2025年现状", "baseline", "2025"),
        ("2030年目标值", "target", "2030"),
        ("目标值", "target", "2030"),
        ("“十五五”末目标", "target", "2030"),
        ("2027年预期", "target", "2027"),
        ("2025年完成情况", "baseline", "2025"),
        ("基期值", "baseline", "2025"),
        ("现状值", "baseline", "2025"),
        ("二〇三〇年", "target", "2030"),
        ("2030", "target", "2030"),
        ("五年累计", "target", "2030"),
        ("年均增长（%）", "growth_rate", "2025-2030"),
        ("“十五五”年均增速", "growth_rate", "2026-2030"),
        ("2026-2030年年均增长", "growth_rate", "2026-2030"),
        ("近期目标（2027年）", "target", "2027"),
        ("目标值（规划期末）", "target", "2030"),
    ],
)
def test_what_a_value_column_means(header, kind, period):
    rows = [
        ["序号", "指标", "单位", header, "属性"],
        ["1", "床位", "张", "12", "预期性"],
        ["2", "户数", "户", "6", "预期性"],
    ]
    assert told(rows, "kind", "period")[0] == (kind, period)


def test_a_review_sets_aim_beside_outcome():
    rows = [
        ["指标", "2020年", "2025年目标值", "年均增长（%）", "2025年完成情况"],
        ["床位（张）", "48", "50", "0.8", "55"],
    ]
    past = Metadata(period_start=2026, period_end=2030)
    assert told(rows, "kind", "period", "unit", plan=past) == [
        ("baseline", "2020", "张"),
        ("target", "2025", "张"),
        ("growth_rate", "2020-2025", "%"),
        ("actual", "2025", "张"),
    ]


def test_years_over_kinds():
    rows = [
        ["指标", "单位", "2025年", "<", "2030年", "<"],
        ["^", "^", "计划", "完成", "计划", "预期"],
        ["床位", "张", "5", "6", "9", "10"],
    ]
    assert [(k, p) for k, p in told(rows, "kind", "period")] == [
        ("target", "2025"),
        ("actual", "2025"),
        ("target", "2030"),
        ("target", "2030"),
    ]


def test_groups_by_rows_and_by_columns():
    by_rows = [
        ["序号", "指标", "2030年"],
        ["一、基础设施", "<", "<"],
        ["1", "床位（张）", "9"],
        ["二、人才队伍", "<", "<"],
        ["2", "护理员（人）", "7"],
    ]
    by_column = [
        ["类别", "序号", "指标", "2030年"],
        ["基础设施", "1", "床位（张）", "9"],
        ["人才 队伍", "2", "护理员（人）", "7"],
    ]
    spanned_head = [["指标", "<", "2030年"], ["基础设施", "床位（张）", "9"], ["人才队伍", "护理员（人）", "7"]]
    numbered = [
        ["序号", "指标", "2030年"],
        ["一", "基础设施", ""],
        ["1", "床位（张）", "9"],
        ["二", "人才队伍", ""],
        ["2", "护理员（人）", "7"],
    ]
    for rows in (by_rows, by_column, spanned_head, numbered):
        assert told(rows, "category", "name") == [("基础设施", "床位"), ("人才队伍", "护理员")]


def test_sub_rows_keep_their_own_name_and_their_parent():
    rows = [
        ["序号", "指标", "2030年"],
        ["1", "床位（张）", "9"],
        ["", "其中：护理型床位（张）", "5"],
        ["", "家庭床位（张）", "2"],
        ["2", "护理员（人）", "7"],
    ]
    assert told(rows, "row_no", "name", "parent") == [
        ("1", "床位", None),
        (None, "护理型床位", "床位"),
        (None, "家庭床位", "床位"),
        ("2", "护理员", None),
    ]


def test_town_and_country_in_rows_and_in_one_cell():
    rows = [
        ["序号", "指标", "<", "2030年"],
        ["1", "服务站覆盖率（%）", "城市", "100"],
        ["^", "^", "农村", "80"],
        ["2", "床位（张）", "<", "9"],
    ]
    assert told(rows, "name", "breakdown", "value") == [
        ("服务站覆盖率", "城市", 100.0),
        ("服务站覆盖率", "农村", 80.0),
        ("床位", None, 9.0),
    ]
    cell = [["指标", "2030年"], ["城市、农村服务站覆盖率（%）", "100、80"], ["床位（张）", "9"]]
    assert told(cell, "breakdown", "value", "raw")[:2] == [("城市", 100.0, "100"), ("农村", 80.0, "80")]


@pytest.mark.parametrize(
    ("rows", "above", "unit"),
    [
        ([["指标", "2030年"], ["支出（万元）", "9"]], (), "万元"),
        ([["指标", "单位", "2030年"], ["支出", "（万元）", "9"]], (), "万元"),
        ([["指标", "2030年（万元）"], ["支出", "9"]], (), "万元"),
        ([["项目", "2025年", "2030年"], ["支出", "5", "9"]], ("表1 支出", "单位：万元"), "万元"),
        ([["单位：万元", "<"], ["指标", "2030年"], ["支出", "9"]], (), "万元"),
        ([["指标", "2030年"], ["支出", "9万元"]], (), "万元"),
        ([["指标", "2030年"], ["支出（元）", "9%"]], (), "%"),
        ([["指标", "2030年"], ["支出（元）", "9万"]], (), "万元"),
        ([["指标", "2030年"], ["支出", "9"]], (), None),
    ],
)
def test_where_a_unit_may_stand(rows, above, unit):
    assert told(rows, "unit", above=above)[-1] == (unit,)


def test_cells_without_a_value_give_no_row_and_goals_in_words_no_number():
    rows = [["指标", "2025年", "2030年"], ["收入增长（%）", "—", "与经济增长同步"], ["床位（张）", "/", "9"]]
    assert told(rows, "name", "value", "raw") == [("收入增长", None, "与经济增长同步"), ("床位", 9.0, "9")]


def test_a_header_printed_again_is_no_row():
    rows = [["指标", "2030年"], ["床位（张）", "8"], ["指标", "2030年"], ["护理员（人）", "7"]]
    assert told(rows, "name") == [("床位",), ("护理员",)]


def test_verdicts_are_no_values():
    rows = [["指标", "2025年目标", "2025年实际", "完成情况"], ["床位（张）", "8", "9", "已完成"]]
    assert told(rows, "kind", "value") == [("target", 8.0), ("actual", 9.0)]


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("每千人口执业（助理）医师数（人）", "每千人口执业（助理）医师数", "人"),
        ("PM2.5平均浓度（微克/立方米）", "PM2.5平均浓度", "微克/立方米"),
        ("达标的县(市、区)数", "达标的县(市、区)数", None),
        ("达标的县(市、区)数(个)", "达标的县(市、区)数", "个"),
        ("地区生产总值（GDP）增长（%）", "地区生产总值（GDP）增长", "%"),
        ("床 位 数（张）", "床位数", "张"),
        ("R&D 经费投入强度（%）", "R&D经费投入强度", "%"),
        ("人均收入（万元）*", "人均收入", "万元"),
        ("人均收入（万元）[1]", "人均收入", "万元"),
        ("能耗下降（%）（五年累计）", "能耗下降（五年累计）", "%"),
        ("3.城镇化率(%)", "城镇化率", "%"),
        ("5G基站数（个）", "5G基站数", "个"),
        ("#工业增加值（亿元）", "工业增加值", "亿元"),
        ("常住人口（2025年）", "常住人口（2025年）", None),
        ("孕产妇死亡率（1/10万）", "孕产妇死亡率", "1/10万"),
        ("人均预期寿命，岁", "人均预期寿命", "岁"),
        ("每百名老人床位（张，户籍）", "每百名老人床位", "张"),
    ],
)
def test_names_and_units(text, name, unit):
    assert split_name(text) == (name, unit)


def test_a_sub_row_named_like_a_part_is_a_sub_row():
    rows = [["序号", "指标", "2030年"], ["1", "人均收入（元）", "9"], ["", "其中：农村居民（元）", "5"]]
    assert told(rows, "name", "parent", "breakdown")[1] == ("农村居民", "人均收入", None)


def test_a_part_may_stand_in_the_unit_column():
    rows = [
        ["序号", "指标", "单位", "2030年"],
        ["1", "供水率", "城镇（%）", "9"],
        ["^", "^", "农村（%）", "8"],
        ["2", "床位", "张", "7"],
    ]
    assert told(rows, "name", "unit", "breakdown") == [
        ("供水率", "%", "城镇"),
        ("供水率", "%", "农村"),
        ("床位", "张", None),
    ]


def test_a_header_may_say_that_units_stand_behind_the_names():
    rows = [["指标（单位）", "2026年", "2027年"], ["床位（张）", "5", "6"]]
    assert told(rows, "name", "unit", "period") == [("床位", "张", "2026"), ("床位", "张", "2027")]


def test_growth_under_a_plans_name_joins_the_years_that_the_columns_show():
    rows = [["指标", "2020年", "2025年", "“十四五”年均增速"], ["床位（张）", "5", "6", "3"]]
    assert told(rows, "kind", "period")[-1] == ("growth_rate", "2020-2025")
    rows = [["指标", "2020年", "2025年", "2021-2025年年均增速"], ["床位（张）", "5", "6", "3"]]
    assert told(rows, "kind", "period")[-1] == ("growth_rate", "2021-2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中：", "其中："),
        ("（人）", "（人）"),
        ("3.", "3."),
        ("/张", "/张"),
        ("#", "#"),
        ("（%）（人）", "（%）（人）"),
    ],
)
def test_a_name_is_never_empty(text, expected):
    assert split_name(text)[0]
    assert told([["指标", "2030年"], ["床位（张）", "8"], [text, "9"]], "value")[0] == (8.0,)
    assert split_name(text)[0] == expected or expected.startswith(split_name(text)[0])


def test_a_name_of_marks_that_nobody_sees_names_no_row():
    assert told([["指标", "2030年"], ["床位（张）", "8"], ["\u200b", "9"]], "name") == [("床位",)]
    assert told([["指标", "2030年"], ["床位\u200b（张）", "8"]], "name") == [("床位",)]
