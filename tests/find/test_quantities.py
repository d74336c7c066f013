"""Where a quantity begins and ends, and the names with digits that are none."""

from __future__ import annotations

import pytest

from extract.find.quantities import quantities
from extract.text import fold


def spans(text: str) -> str:
    return " ".join(text[q.start : q.end] for q in quantities(fold(text)))


ARABIC = [
    ("城镇化率达到65.5%", "65.5%"),
    ("死亡率降到5.2‰", "5.2‰"),
    ("提高5.2个百分点", "5.2个百分点"),
    ("安排资金3,500万元", "3,500万元"),
    ("总产值1.2万亿元", "1.2万亿元"),
    ("服务15万人次", "15万人次"),
    ("新建泊位1200个", "1200个"),
    ("扶持120家民营企业", "120家"),
    ("浓度降到32微克/立方米", "32微克/立方米"),
    ("能耗0.45吨标准煤/万元", "0.45吨标准煤/万元"),
    ("孕产妇死亡率控制在12/10万", "12/10万"),
    ("港口吞吐量800万标准箱", "800万标准箱"),
    ("管网450公里、站房12座", "450公里 12座"),
    ("装机80万千瓦", "80万千瓦"),
    ("灌溉水量3.2亿立方米", "3.2亿立方米"),
    ("新增学位２６００个", "２６００个"),
    ("合格率９８．５％", "９８．５％"),
    ("床位数为 300 张", "300 张"),
]
CHINESE = [
    ("培训一百二十万人", "一百二十万人"),
    ("产值一万五千亿元", "一万五千亿元"),
    ("占比百分之六十", "百分之六十"),
    ("发生率低于千分之三", "千分之三"),
    ("抽查比例为万分之十", "万分之十"),
    ("三分之二的行政村", "三分之二"),
    ("建成三所幼儿园", "三所"),
    ("两个百分点", "两个百分点"),
    ("占百分之三点五", "百分之三点五"),
    ("产值翻一番", "翻一番"),
    ("收入翻两番", "翻两番"),
    ("规模实现翻番", "翻番"),
    ("八成以上的企业", "八成"),
    ("压缩到半个工作日", "半个工作日"),
]
RANGES = [
    ("每镇建1-2家", "1-2家"),
    ("建成3至5个", "3至5个"),
    ("增长5%~6%", "5%~6%"),
    ("增长5%—6%", "5%—6%"),
    ("增长5—5.5%", "5—5.5%"),
    ("培育三至五家", "三至五家"),
    ("安排２０－３０名", "２０－３０名"),
    ("投资10亿元至12亿元", "10亿元至12亿元"),
]
OTHER = [
    ("收入比为2.21∶1", "2.21∶1"),
    ("收入比为2.21:1", "2.21:1"),
    ("配备比例不低于1：8", "1：8"),
    ("惠及5000多人", "5000多人"),
    ("惠及3千余户", "3千余户"),
    ("服务网点全覆盖", "全覆盖"),
    ("安全生产零事故", "零事故"),
    ("化肥用量零增长", "零增长"),
]


@pytest.mark.parametrize(("text", "expected"), ARABIC + CHINESE + RANGES + OTHER)
def test_a_quantity_is_its_numeral_and_its_unit(text: str, expected: str) -> None:
    assert spans(text) == expected


NAMES = [
    "建设5G网络",
    "创建3A级景区",
    "构建1+8+X格局",
    "推进G60走廊",
    "降低PM2.5浓度",
    "第五批名单",
    "第12届运动会",
    "防控H7N9",
    "电话138-8052-2077",
    "见注[7]",
    "版本V2.0",
    "达到ISO9001要求",
    "推广App2.0",
    "“十四五”期间",
    "一体推进",
    "四川来客",
    "统一标准",
    "万众一心",
]


@pytest.mark.parametrize("text", NAMES)
def test_digits_of_a_name_are_no_quantity(text: str) -> None:
    assert spans(text) == ""


NEIGHBOURS = [  # the same shapes beside a real quantity
    ("建设5G基站300个", "300个"),
    ("创建3A级景区2家", "2家"),
    ("PM2.5浓度降到30微克/立方米", "30微克/立方米"),
    ("第五批新增8家", "8家"),
    ("按1+8+X模式建设9个中心", "9个"),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_a_quantity_beside_a_name_stays(text: str, expected: str) -> None:
    assert spans(text) == expected


def test_numerals_without_end_are_no_number_and_take_no_time() -> None:
    assert spans("亿" * 20000 + "新建水库八座") == "八座"
    assert spans("投资一亿二千三百四十五万六千七百八十九元") != ""
