"""Goals without a number: 与经济增长同步, 完成上级下达指标, 不低于上年水平. They become rows with the words and no value."""

from __future__ import annotations

import re

from extract.mentions import Quantity

_WHO = r"(?:国家|国省|省[定里级]?|市[定里级]?|县[定级]?|上级|中央|自治区|区|年度|预期|约束性)"
_AREA = (
    r"(?:全国|全省|全市|全区|全县|全州|上年|上一年|上年度|去年|同期|国家|省定|经济增长|经济增速|"
    r"GDP增[长速]|地区生产总值增[长速])"
)
_GOAL = re.compile(
    rf"(?:与|和|同)(?:[\u4e00-\u9fffA-Z]{{2,12}}?)(?:基本)?(?:保持)?同步(?:增长|提高)?(?=[,。;、)]|$)"
    rf"|(?:完成|达到|控制在|不超过|不突破|落实|满足){_WHO}(?:下达|核定|规定|要求|控制|考核|确定|分解|"
    rf"交办)的?[^,。;、()]{{0,10}}(?:目标|任务|指标|标准|要求|范围|范围内|以内|内|计划)"
    rf"|(?:达到|满足|符合|不超过){_WHO}(?:要求|规定|标准|核定量|控制数)(?=[,。;、)]|$)"
    rf"|(?:不低于|高于|不高于|低于|快于|优于|达到){_AREA}[^,。;、()]{{0,8}}(?:水平|标准|增速|"
    rf"增幅)(?:以上)?(?=[,。;、)]|$)"
    rf"|只增不减(?=[,。;、)]|$)"
)


# 形成符合国家要求、切合实际的机制: what describes the thing that is made is no goal of its own.
_DESCRIBES = re.compile(r"[、且并和][^,;。]{0,20}?的[\u4e00-\u9fffA-Za-z“]{2,}")


def goals(text: str) -> list[Quantity]:
    """Return the goals without a number of a folded passage, as quantities of form goal."""
    if not any(
        word in text
        for word in ("同步", "下达", "核定", "水平", "只增不减", "规定", "要求", "增速", "增幅", "考核", "控制", "标准")
    ):
        return []
    found = (match for match in _GOAL.finditer(text) if not _DESCRIBES.match(text, match.end()))
    return [Quantity(match.start(), match.end(), "goal", match[0]) for match in found]


# 完成上级下达的|粮食播种面积|任务: what the goal itself names.
_NAMED = re.compile(
    rf"(?:完成|落实){_WHO}(?:下达|核定|规定|分解|交办)的?(?P<thing>[\u4e00-\u9fffA-Z、]{{3,}}?)(?:目标|任务|指标|计划)+$"
)


def named(goal: str) -> str | None:
    """Return what a goal without a number names itself; None where it names nothing.

    >>> named("完成上级下达的粮食播种面积任务")
    '粮食播种面积'
    """
    found = _NAMED.match(goal)
    return found["thing"] if found else None
