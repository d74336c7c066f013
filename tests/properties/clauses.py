"""Plans composed at random from clauses of our own, and the same fact written in several ways."""

from __future__ import annotations

import random

HEADINGS = [
    "一、发展基础",
    "二、总体要求",
    "（二）主要目标",
    "三、重点任务",
    "（一）完善托育服务",
    "（三）提升供水能力",
    "四、保障措施",
]
TIMES = ["到2025年，", "2024年底前，", "“十四五”期间，", "每年", "2023年，", "力争到2030年，", "", "", "截至2020年底，"]
FACTS = [
    "城镇化率达到68%以上",
    "新增托位1200个",
    "建成水厂3座、泵站12座",
    "每千人口床位数达到7.5张",
    "单位能耗比2020年下降14%",
    "城镇和农村居民收入分别达到6万元、4万元",
    "公交实现行政村全覆盖",
    "护理员每人每年培训不少于3天",
    "100张以上床位的机构接入平台",
    "数字经济规模翻一番",
    "收入差距比缩小到1.9∶1以内",
    "培育龙头企业８－10家",
    "占比由42%提高到50%",
    "健全三级服务网络",
    "三分之二的街道建成公园（含口袋公园5处）",
    "培训一百二十万人次",
]
TAILS = ["。", "；", "。（县民政局、县财政局）", "。（牵头单位：县发展改革局；配合单位：各乡镇）", "，", "：", "！"]
MARKS = ["", "——", "1.", "（一）", "①", "  ", "\u3000\u3000", "一是"]


def plan(seed: int) -> list[str]:
    """The lines of a plan."""
    chance = random.Random(seed)
    lines = ["青峦县公共服务发展规划（2021—2025年）"]
    for _ in range(chance.randint(1, 12)):
        if chance.random() < 0.25:
            lines.append(chance.choice(HEADINGS))
        line = chance.choice(MARKS)
        for _ in range(chance.randint(1, 4)):
            line += chance.choice(TIMES) + chance.choice(FACTS) + chance.choice(TAILS)
        lines.append(line)
    return lines


def chinese(number: int) -> str:
    """The Chinese numeral of 1..9999."""
    digits, words, gap = "零一二三四五六七八九", "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return words.removeprefix("一") if words.startswith("一十") else words


def wide(text: str) -> str:
    """Full-width digits, letters and signs."""
    return "".join(chr(ord(ch) + 0xFEE0) if "!" <= ch <= "~" else ch for ch in text)
