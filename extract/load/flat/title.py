"""The title of a table: the line above it, where that line reads like a title and not like a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.text import fold, squeeze

# No table title of the plans read is longer.
MAX_TITLE = 60
_LABEL = re.compile(
    r"^(?:专栏|专\s*栏|表|附表|附件|图表|续表|专题)\s*[\d一二三四五六七八九十]*(?:[-—.]\d+)?(?:[:：\s.、]|$|(?=[^\d]))"
)
_NUMBERED_LABEL = re.compile(r"^(?:专栏|附?表|附件|图表)\s*[\d一二三四五六七八九十]")
_ENDING = re.compile(
    r"(?:指标|指标体系|表|情况|清单|目标|任务|分工|项目|工程|计划|安排|规划|一览|方案|明细|汇总|名单|台账|体系|目录|措施|设施|进度|预测|统计)"
    r"(?:\([^()]*\))?$"
)
_EDGES = re.compile(r"^[#>*\s\u3000|]+|[*\s\u3000|]+$")
_BLANKS = re.compile(r"[\s\u3000]+")
# What a label begins with, marks of markdown before it: most lines end here.
_MAY_LABEL = re.compile(r"[#>*\s\u3000|]*[专附表图]")
_UNIT_LINE = re.compile(r"^[(\[]?(?:计量)?单\s*位\s*:")
_ITEM = re.compile(r"^(?:[(][一二三四五六七八九十\d]+[)]|[一二三四五六七八九十]+、|\d+[.、])")
_SENTENCE = re.compile(r"[。；;！!？?]|[,，].*[,，].*[,，]|[:：]$")


def clean(line: str) -> str:
    """Return a title line without bars, marks of markdown and outer blanks; inner blanks become one."""
    return _BLANKS.sub(" ", _EDGES.sub("", line))


def is_title(line: str) -> bool:
    """Say whether a line reads like a table's title.

    >>> is_title("专栏2 养老服务主要指标 |"), is_title("到2030年，床位达到3万张。"), is_title("（二）主要目标")
    (True, False, False)
    """
    text = fold(clean(line))
    if not text or len(text) > MAX_TITLE or _SENTENCE.search(text):
        return False
    if _LABEL.match(text):
        return True
    return not _ITEM.match(text) and bool(_ENDING.search(squeeze(text)))


def is_label(line: str) -> bool:
    """Say whether a line opens like a table's label (表3, 专栏2, 附表1) and is no sentence.

    >>> is_label("表3 项目清单"), is_label("表明了方向"), is_label("附件1所列事项由县民政局负责。")
    (True, False, False)
    """
    if not _MAY_LABEL.match(line):
        return False
    text = fold(clean(line))
    return bool(_NUMBERED_LABEL.match(text)) and len(text) <= MAX_TITLE and not _SENTENCE.search(text)


def is_unit_line(line: str) -> bool:
    """Say whether a line states the unit of the table below it (单位：万元)."""
    return bool(_UNIT_LINE.match(fold(clean(line))))


def title_above(lines: Sequence[str], start: int) -> str | None:
    """Return the title in the lines above a table, None where the nearest line is none.

    Blank lines and a line with the unit are passed over.
    """
    for k in range(start - 1, max(-1, start - 6), -1):
        text = clean(lines[k])
        if not text or is_unit_line(lines[k]):
            continue
        return text if is_title(lines[k]) and not re.fullmatch(r"附件\d*|附表\d*", text) else None
    return None
