"""A name as printed -> the same name evened out: width, marks, years, brackets that only explain, ways of writing."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook
from extract.grammar import alternation
from extract.text import fold, squeeze

# Quotation marks, brackets of titles, footnote marks and the like carry no meaning in a name.
_DROPPED = str.maketrans("", "", "“”‘’\"'《》〈〉「」*＊※#★▲△①②③④⑤⑥⑦⑧⑨")
_NOTES = re.compile(
    r"\[\d{1,2}\]|\((?:20\d\d年?)?(?:不变价?|可比价|当年价|现价)(?:格)?\)|(?:20\d\d年?)(?:不变|可比)价格?"
)
# When a value is for, and what it is compared with, is no part of a name: 比2020年, “十四五”期间, 到2025年.
_WHEN = r"(?:20\d\d年?(?:[-—~至]20\d\d年)?|(?<!以)上年|去年|基期|十[一二三四五六七]五)"
_TIMES = re.compile(rf"[比较到至]?{_WHEN}(?:期末|期间|时期|以来|底|末)?")
# Brackets that only say what is counted in: 县(市、区) is any county, 公办学校(含政府购买学位); 含助理 and 含在建 change what is counted.
_COUNTIES = re.compile(r"(县|旗|乡|区)\((?:[市区县旗镇州](?:[、,]?[市区县旗镇州])*)\)(?:[市区](?=[数比占率通]|$))?")
_INCLUDING = re.compile(r"\((?:不?含(?![^()]*(?:助理|在建))[^()]*|管控)\)")
_BRACKETS = str.maketrans({"【": "(", "】": ")", "〔": "(", "〕": ")", "[": "(", "]": ")"})
# 0~6岁, 0—6岁, 0至6岁: one range.
_RANGE = re.compile(r"(?<=\d)(?:[~～—–]+|至(?=\d+岁))(?=\d)")
# 60岁以上老人, 60岁以上人口: in the statistics of ageing the same people (国家统计局 人口统计).
_OLD = re.compile(r"([6-9]\d)岁以上的?(?:老年人口|老年人群|老年群体|老年人|老人|人口|人群)")
# 港口年货物吞吐量, 天然气年消费量: what is counted in a year anyway. 青年, 老年 and 五年 are other words.
_YEARLY = re.compile(
    r"(?<![青少老成中近历逐多全每上去今前百千\d一二两三四五十期])年"
    r"(?=(?:旅客|货物|货邮|集装箱|接待|综合|设计|总)?(?:吞吐|消费|产量|发电|用水|用电|供水|供气|流通|服务|参观|游客|通过|处理|出栏|存栏|生产|销售))"
)

# 参加失业保险人数: who takes part in an insurance is insured.
_INSURED = re.compile(r"(?:参加|加入)([^保]{0,14}保险)")

# 眼保健与视力检查 is 眼保健和视力检查; 研发经费与营业收入之比 holds one against the other, and 参与 is a word.
_AND = re.compile(r"(?<!参)与(?!会|时)")

# 医疗机构千人床位数, 律师万人比: 每 goes without saying in the middle of a name too.
_EACH = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![每十百千万亿超近约])([百千万]人|十万人)(?!口|以上|以下|计划|次|大会|规模)"
    r"(?=[\u4e00-\u9fff]{0,5}(?:数量?|拥有量|量|比)$)"
)


def _place(match: re.Match[str]) -> str:
    return "乡镇" if match[1] == "乡" else "县"


def _old(match: re.Match[str]) -> str:
    return "老年人" if match[1] == "60" else f"{match[1]}岁以上老年人"


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {row["form"].upper(): row["id"] for row in codebook.rows("facet_spellings")}
    return re.compile(alternation(forms)), forms


def unmarked(name: str) -> str:
    """Return a name with width, space, the case of letters, quotation and footnote marks, years and remarks evened out.

    >>> unmarked("Ｒ＆d 经费（“三新”）")
    'R&D经费(三新)'
    """
    text = squeeze(fold(name)).translate(_DROPPED).upper()
    if "20" in text or "价" in text or "[" in text:
        text = _NOTES.sub("", text)
    if "20" in text or "年" in text or "五" in text or "期" in text:
        text = _TIMES.sub("", text)
    text = text.translate(_BRACKETS)
    if "(" in text:
        text = _INCLUDING.sub("", _COUNTIES.sub(_place, text))
    return text


def clean(name: str) -> str:
    """Return a name unmarked, and ways of writing that stand in codebook facet_spellings evened out too.

    >>> clean("Ｒ＆d 经费（“三新”）"), clean("60周岁及以上老人")
    ('研发经费(三新)', '老年人')
    """
    text = unmarked(name)
    pattern, forms = _spellings()
    text = pattern.sub(lambda match: forms[match[0]], text)
    if "类" in text:  # 优于III类 is first 优于Ⅲ类, then 优良
        text = pattern.sub(lambda match: forms[match[0]], text)
    if "年" in text:
        text = _YEARLY.sub("", text)
    if "与" in text and "比" not in text:
        text = _AND.sub("和", text)
    if "人" in text:
        text = _EACH.sub(r"每\1", text)
    if "加" in text:
        text = _INSURED.sub(r"\1参保", text)
    if "岁" in text:
        text = _OLD.sub(_old, _RANGE.sub("-", text))
    return text
