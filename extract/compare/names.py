"""What kinds and fields of changes are called in Chinese, for people; the order in which kinds are listed."""

from __future__ import annotations

KINDS = {
    "raised": "数值上调",
    "lowered": "数值下调",
    "loosened": "要求放宽",
    "tightened": "要求收紧",
    "deadline_moved": "时限调整",
    "lead_changed": "牵头单位变更",
    "departments_changed": "责任单位变更",
    "attribute_changed": "属性变更",
    "unit_changed": "单位变更",
    "added": "新增",
    "removed": "删除",
    "reworded": "仅改措辞",
    "re_expressed": "换种写法",
    "moved": "位置移动",
}
TABLES = {
    "targets": "目标",
    "indicator_values": "指标",
    "deadlines": "时限",
    "responsibilities": "责任",
    "projects": "项目",
}
# Comparators as people say them.
BOUNDS = {"eq": "等于", "ge": "不低于", "gt": "超过", "le": "不超过", "lt": "低于", "approx": "左右", "range": "区间"}
# Kinds that change words, not what was promised.
WORDS = ("reworded", "re_expressed", "moved")
