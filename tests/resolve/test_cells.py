import pytest

from extract.resolve.cells import values


def told(text, name=""):
    return [(v.value, v.high, v.comparator, v.unit) for v in values(text, name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13000", (13000.0, None, "eq", None)),
        ("1,200.5", (1200.5, None, "eq", None)),
        ("12 000", (12000.0, None, "eq", None)),
        ("85. 5", (85.5, None, "eq", None)),
        (">70", (70.0, None, "gt", None)),
        ("＞95%", (95.0, None, "gt", "%")),
        ("≥ 58", (58.0, None, "ge", None)),
        ("预计≥10", (10.0, None, "ge", None)),
        ("100以上", (100.0, None, "ge", None)),
        ("不低于90%", (90.0, None, "ge", "%")),
        ("≤3.5", (3.5, None, "le", None)),
        ("控制在5.5%以内", (5.5, None, "le", "%")),
        ("不超过30分钟", (30.0, None, "le", "分钟")),
        ("<0.3", (0.3, None, "lt", None)),
        ("5%左右", (5.0, None, "approx", "%")),
        ("约30", (30.0, None, "approx", None)),
        ("[400]", (400.0, None, "eq", None)),
        ("〔18〕", (18.0, None, "eq", None)),
        ("[3]个百分点", (3.0, None, "eq", "个百分点")),
        ("下降15%", (15.0, None, "eq", "%")),
        ("比2025年下降18%", (18.0, None, "eq", "%")),
        ("-15", (-15.0, None, "eq", None)),
        ("5—5.5", (5.0, 5.5, "range", None)),
        ("1500~2000", (1500.0, 2000.0, "range", None)),
        ("80-85%", (80.0, 85.0, "range", "%")),
        ("2.21∶1", (2.21, None, "eq", None)),
        ("12/10万", (12.0, None, "eq", "/10万")),
        ("5*", (5.0, None, "eq", None)),
        ("100[1]", (100.0, None, "eq", None)),
        ("百分之六十", (60.0, None, "eq", "%")),
        ("三家以上", (3.0, None, "ge", "家")),
        ("48.6（2019年）", (48.6, None, "eq", None)),
    ],
)
def test_numbers(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["", " ", "—", "-", "/", "……", "－", "无", "\u3000"])
def test_blank_cells_hold_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "完成国家下达任务",
        "与经济增长同步",
        "全省前列",
        "前10位",
        "第3位",
        "2030年",
        "A级",
        "1.2.3",
        "1,0000",
        "Ⅲ类以上",
        "±5%",
        "5.5-5",
    ],
)
def test_what_is_no_amount_gets_no_number(text):
    assert told(text) == [(None, None, "eq", None)]


def test_parts_of_a_cell_quote_their_own_words():
    text = "城市90%、农村80%"
    assert [(text[v.start : v.end], v.value, v.breakdown) for v in values(text)] == [
        ("90%", 90.0, "城市"),
        ("80%", 80.0, "农村"),
    ]


def test_the_year_beside_a_value_is_its_own():
    assert values("48.6（2019年）")[0].year == 2019


def test_scale_words_stay_with_the_unit():
    assert [(v.value, v.scale) for v in values("3.5万")] == [(3.5, "万")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("82、46", "城区公交、出租车新能源车辆占比", [(82.0, "城区公交"), (46.0, "出租车")]),
        ("100、80", "床位、护理员数", [(100.0, "床位"), (80.0, "护理员")]),
        ("≥90/≥85", "小学、初中专任教师学历达标率", [(90.0, "小学"), (85.0, "初中")]),
        ("5.2；3.1", "孕产妇和婴儿死亡率", [(5.2, "孕产妇"), (3.1, "婴儿")]),
        ("60、70、80", "覆盖率（县级、乡级、村级）", [(60.0, "县级"), (70.0, "乡级"), (80.0, "村级")]),
        ("28、45", "PM2.5、PM10浓度", [(28.0, "PM2.5"), (45.0, "PM10")]),
    ],
)
def test_a_cell_of_several_numbers_has_one_for_each_thing_that_the_name_lists(text, name, expected):
    assert [(v.value, v.breakdown) for v in values(text, name)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("82、46", "公交、出租车、货车占比"),
        ("82、46", "新能源车辆占比"),
        ("82、46、30", "公交、出租车占比"),
        ("82、46", ""),
    ],
)
def test_as_many_things_as_numbers_or_none(text, name):
    assert told(text, name) == [(None, None, "eq", None)]


def test_words_added_to_a_number_leave_it_a_number():
    (found,) = values(">7、力争强度高于上一时期实际")
    assert (found.value, found.comparator) == (7.0, "gt")
    (found,) = values("95%以上，并逐年提高")
    assert (found.value, found.comparator) == (95.0, "ge")


def test_words_with_a_number_of_their_own_are_not_decided():
    (found,) = values("7、较上一时期高2个百分点以上")
    assert found.value is None


def test_the_name_of_an_indicator_is_no_value():
    assert values("10.单位产值能耗降低（%）") == []
    assert values("10.5（含）")[0].value == 10.5
