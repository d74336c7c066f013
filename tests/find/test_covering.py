"""全覆盖: what covers is the subject, the places that are covered the scope; and counts of those who are served."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, targets

COVERED = [
    ("居家养老服务设施实现街道（乡镇）、社区全覆盖。", "居家养老服务设施", "街道（乡镇）、社区"),
    ("未成年人保护工作站2027年底实现乡镇（街道）全覆盖。", "未成年人保护工作站", "乡镇（街道）"),
    ("长者食堂街道全覆盖。", "长者食堂", "街道"),
    # A time before the verb is no subject; where nothing covers, the place itself does.
    ("2024年6月底前实现自然村全覆盖。", "自然村", None),
    ("快递服务2024年6月底前实现行政村全覆盖。", "快递服务", "行政村"),
    # Places that are part of a name stay in it.
    ("实现行政村5G网络全覆盖。", "行政村5G网络", None),
    ("村（社区）协理员实现全覆盖。", "村（社区）协理员", None),
    ("城乡居民健康档案全覆盖。", "城乡居民健康档案", None),
]


@pytest.mark.parametrize(("text", "subject", "scope"), COVERED)
def test_what_covers_and_what_is_covered(text: str, subject: str, scope: str | None) -> None:
    (row,) = facts(text).targets
    assert (row.subject, row.scope) == (subject, scope)


SERVED = [
    ("为100所农村中小学建设供暖设施。", "农村中小学 =100所"),
    ("在3000个小区设置智能回收机。", "小区 =3000个"),
    ("建设供暖设施100处。", "供暖设施 =100处"),
    ("建成3000个智能回收设施。", "智能回收设施 =3000个"),
    ("在甲、乙、丙等8个重点县建设果菜基地6.2万亩。", "果菜基地 =6.2万亩"),
    ("高标准农田累计达到120万亩，占永久基本农田的80%以上。", "高标准农田 =120万亩; 高标准农田占永久基本农田 ≥80%"),
    ("巩固提升80万亩蔬菜基地。", "蔬菜基地 =80万亩"),
]


@pytest.mark.parametrize(("text", "expected"), SERVED)
def test_those_who_are_served(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_the_number_of_an_item_is_no_subject() -> None:
    (row,) = facts("26.全年培训1000人次。").targets
    assert row.subject == "培训"
