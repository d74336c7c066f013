"""The role of a quantity in its clause: something that could be promised, or a denominator, a condition, a size, a name."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.find import bounds
from extract.mentions import Mention

_HAN = r"[\u4e00-\u9fffA-Za-z“《「(]"
# 每60张, 每增加1人, 按每万人, 每1名: what follows is counted against, not promised.
_EACH = re.compile(r"(?:每|每增加|每新增|每满|每隔|按照?每|平均每)$")
_PER_UNIT = re.compile(r"(?:以|按)$")
_SERVES = re.compile(r"[^,。;]{0,12}为(?:一个)?(?:单元|单位|标准|基数)")
_SINCE = re.compile(r"(?:满|年满|连续|已满|未满|不满|距离?|时隔|历时|为期|任期|周期|期限为?|有效期为?)$")
_FROM = re.compile(r"(?:由|从)[^,。;]{0,14}$")
# 150万千瓦抽水蓄能电站: a size that names a thing; of what is counted the verb would stand before.
_THING = re.compile(r"[\u4e00-\u9fff]{2,}")
_OTHER, _YEAR = re.compile(r"\d"), re.compile(r"\d{4}年")
_TO = re.compile(r"[^,。;]{0,16}?(?:到|至|为)")
# Comparisons say against what, not how much: 全国平均水平的1.2倍 is a value, 前10名 and 第一 are ranks.
_RANK = re.compile(r"(?:前|第|名列|排名|位居|位列|进入前|居前|排前|全国前|全省前|全市前)$")
_RANK_NAME = re.compile(r"强|位|名")
_OF_CONDITION = re.compile(rf"\s?(?:\([^)]*\))?的(?:,|$|(?={_HAN}))")
_OF_NOUN = re.compile(r"(?:、[^,。;]*?)?的\s?[“《\u4e00-\u9fff]")
_NEW = re.compile(r"新增|新建|建成|完成|达到|力争|实现|并网|投产|扩建|开工|增加|扩大|提高")
# 超过400万元的项目…: a bound at the head of its clause, with 的 behind, says which cases.
_BOUND_HEAD = re.compile(r"(?:^|[,;:。、])\s*(?:对|凡|其中)?(?:[\u4e00-\u9fff]{0,4})(?:超过|高于|(?<!不)低于|不足|不满|大于|小于|满|(?<!不)少于|达不到|未达到)$")
# 推动100张以上床位的养老机构普遍建立…: who shall act is named by a size, and nothing is counted.
_CAUSES = re.compile(r"(?:推动|推进|支持|鼓励|引导|要求|督促|促进|组织|指导|帮助)$|^$|[,。;:、]$")
_MODIFIES = re.compile(r"[\u4e00-\u9fff]{1,8}的[\u4e00-\u9fff()“”]+")
_FOR_CLAUSE = re.compile(r"^\s*(?:第[一二三四五六七八九十]+条\s*|[(（]?[一二三四五六七八九十\d]+[)）、.]\s*)?(?:对|凡|对于|经|首次|按|若|如|当|符合|获得|通过)")
_DURATION_CUES = re.compile(
    r"(?:不少于|不低于|不超过|至少|缩短到?至?|压缩到?至?|压减到?至?|控制在|延长到?至?|达到?|提前|提高到|增加到|降至|不短于|超过|以上|减少|降到|精简至)(?:约|在)?$"
)
_ATTRIBUTE = re.compile(
    r"(?:产值|营业收入|主营业务收入|营收|收入|投资额?|总投资|规模|销售额|交易额|估值|市值|价值|金额|贡献|税收|纳税|人口|面积|床位|用地|产能|资产)"
    r"(?:首次|累计|均|年均)?(?:[达超过到不低于少在破突大高满为]{0,5})$"
)


@cache
def _kinds() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in codebook.rows("units")}


@cache
def _dimensions() -> dict[str, str]:
    return {row["form"]: row["dimension"] for row in codebook.rows("units")}


def bare_unit(unit: str | None) -> str:
    """Return a unit without its scale word, of a compound one the first part: 万人次 -> 人次, 元/年 -> 元."""
    if not unit:
        return ""
    if unit in _kinds():
        return unit
    stem = unit.lstrip("百千万亿十")
    return stem if stem in _kinds() else stem.partition("/")[0]


def unit_kind(unit: str | None) -> str:
    """Return the unit's kind: count, measure, money, rate, multiple, time, age; "" where there is no unit."""
    return _kinds().get(bare_unit(unit), "")


@cache
def _acts() -> re.Pattern[str]:
    act = grammar.alternation(
        [*codebook.forms("verbs", "act"), *codebook.forms("verbs", "increase"), *codebook.forms("verbs", "decrease")]
    )
    return re.compile(rf"(?:{act})(?:了|好|约|\s)*$")


@cache
def _reaches() -> re.Pattern[str]:
    return re.compile(rf"(?:{grammar.words('verbs', 'reach')})(?:约|为|在|到)?$")


@cache
def _sizes() -> re.Pattern[str]:
    return re.compile(rf"(?:{grammar.words('verbs', 'size')})(?:约|达|为|达到|超|超过|近|不低于|不少于)?$")


@cache
def _weak() -> frozenset[str]:
    return frozenset(row["form"] for row in codebook.rows("units") if row["strength"] == "weak")


def role(masked: str, mention: Mention) -> str:
    """Return the role of a quantity from what touches it; `masked` is the passage with bracket contents blanked."""
    quantity = mention.quantity
    left = masked[max(mention.sentence[0], quantity.start - 40) : quantity.start].rstrip()
    clause_left = masked[mention.clause[0] : quantity.start].rstrip()
    right = masked[mention.after : mention.clause[1]]
    kind = unit_kind(quantity.unit)
    for test in (_measured_against, _of_time, _quoted, _from_to, _conditional, _sized, _doubtful):
        found = test(mention, left, clause_left, right, kind)
        if found:
            return found
    return "value"


def _measured_against(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if _EACH.search(left) and m.quantity.form in ("arabic", "chinese"):
        return "denominator"
    if _PER_UNIT.search(left) and _SERVES.match(right):
        return "denominator"
    if _RANK.search(left) and (kind != "rate" or _RANK_NAME.match(right)):
        return "name"
    return ""


def _of_time(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if kind == "age" and m.quantity.form == "chinese" and m.quantity.number in _CLASS:
        return "name"
    if kind == "age":
        return "" if re.search(r"寿命|年龄", clause_left) else "age"
    if kind != "time":
        return ""
    if _SINCE.search(left):
        return "duration"
    behind = m.after > m.quantity.end and right[:1] in (",", "", "。", ";", "、")
    if re.match(r"[^,。;]{0,8}(?:试点|改革|政策|行动|计划)", right):
        return "duration"
    if _TIMED_NOUN.search(clause_left) and right[:1] in ("", ",", "。", ";", "、", "以", "左", "内"):
        return ""
    reached = _DURATION_CUES.search(left) or bounds.before(left)
    if not reached and not (
        behind and re.search(r"培训|学习|学时|运动|锻炼|时间|时长|时限|办理|办结|天数|期限|寿命|服务", clause_left)
    ):
        return "duration"
    return "condition" if _OF_CONDITION.match(right) and not right.startswith("的目标") else ""


_TIMED_NOUN = re.compile(r"(?:周期|学制|时间|时限|年限|期限|时长|工期|用时|耗时|寿命)[^,;。]{0,10}$")


def _quoted(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    """A numeral inside quotation marks is part of a name: “3个100”, “百千万工程”."""
    opened = max(clause_left.rfind("“"), clause_left.rfind("《"))
    if opened < 0 or m.in_brackets:
        return ""
    mark = "”" if clause_left[opened] == "“" else "》"
    inside = mark not in clause_left[opened:] and mark in right[:30]
    return "name" if inside else ""


def _from_to(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    """由…提高到…: the first quantity is where it stands now."""
    origin = _FROM.search(clause_left)
    if origin and not _OTHER.search(_YEAR.sub("", origin[0])) and m.quantity.number_high is None:
        found = _TO.match(right)
        if found and re.search(r"\d|[一二三四五六七八九十百]", right[found.end() : found.end() + 12]):
            return "baseline"
    return ""


def _conditional(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    bounded = m.after > m.quantity.end
    if kind in ("measure", "money", "count") and _WITHIN.match(right):
        return "condition"
    if kind in ("measure", "money") and bounded and _bounded_class(m, right):
        return "condition"
    direct = bool(_acts().search(left) or _reaches().search(left)) or bounds.before(left) is not None or left.endswith("有")
    beside = kind == "count" and re.search(r"\d[^,;]*[、和及与]$", clause_left) is not None
    direct = direct or beside
    if _FOR_CLAUSE.search(clause_left) and (right.rstrip().endswith(("的", "的企业", "的项目", "的单位", "者", "机构", "人才", "个人", "团队", "家庭", "平台"))):
        return "condition"
    if _BOUND_HEAD.search(left) and re.match(r"[\u4e00-\u9fff]{0,6}的", right) and not right.startswith("的目标"):
        return "condition"
    if re.fullmatch(r"\s?(?:\([^)]*\))?的\s*", right) and not m.in_brackets:
        return "condition"
    if kind == "rate" or kind == "multiple":
        return ""
    sizes = kind in ("measure", "money") or bare_unit(m.quantity.unit) in ("人", "名", "户", "张")
    if sizes and _COUNTED.match(right) and (bounded or kind == "money" and _ATTRIBUTE.search(left)):
        return "condition"
    if kind == "money" and re.match(r"(?:/年)?的?(?:群体|人群|家庭|农户|居民|人员)", right):
        return "condition"
    if kind in ("measure", "count", "money") and (_GAUGED.match(right) or _AMONG.match(right)) or right.startswith("时") and _THEN.match(right):
        return "condition"
    if kind == "measure" and _OF_WHOM.match(right) and not direct_act(left):
        return "condition"
    if kind == "money" and re.match(r"(?:/年)?的(?:企业|单位|项目|个人|机构)[,]?(?:$|,)", right):
        return "condition"
    if _ATTRIBUTE.search(left) and _OF_NOUN.match(right) and not right.startswith("的目标"):
        return "condition"
    if not bounded:
        return "size" if kind == "measure" and not direct and left.strip() and _THING.match(right) else ""
    if kind == "count" and not beside and _CAUSES.search(left) and (_MODIFIES.match(right) or right.startswith("的")):
        return "condition"
    if kind == "count" and (direct or not left.strip()):
        return "condition" if _OF_CONDITION.match(right) and _reaches().search(left) else ""
    if _OF_CONDITION.match(right):
        return "condition"
    noun = re.match(_HAN, right) is not None
    return "condition" if noun and not direct else ""


# 5亿元以上项目12个: the size of what is counted after it.
_COUNTED = re.compile(r"的?[\u4e00-\u9fff“”]{0,12}?(?:达到?|突破|超过|新增)?\d+[\u4e00-\u9fff]")
# 6个国考断面优良率100%: the count says of what the share is.
_GAUGED = re.compile(r"[\u4e00-\u9fff（）()]{1,16}?(?:率|比例|比重|占比|覆盖面)(?:均|要|力争|稳定|保持)*(?:达到?|为|在|不低于|不少于|超过?)?\d")
_AMONG = re.compile(r"[\u4e00-\u9fff]{1,12}中,?(?:有|达到)?\d")
_THEN = re.compile(r"时(?![间期长代速])")
# 超过150微克/立方米的县: who is meant.
_OF_WHOM = re.compile(r"的(?!目标|标准|要求|水平|高速|铁路|公路|道路|管网|绿道)[\u4e00-\u9fff]")


def direct_act(left: str) -> bool:
    """Tell whether a verb of doing stands right before the numeral."""
    return _acts().search(left) is not None


# 50米内换乘, 1公里范围内: how near, not how much.
_WITHIN = re.compile(r"(?:范围)?内(?![,。;、]|$|的?目标)|(?:服务)?半径")


def _bounded_class(m: Mention, right: str) -> bool:
    """10万千瓦及以下机组: a class of things, bounded on one side."""
    return m.after - m.quantity.end == 3 and re.match(_HAN, right) is not None


def _sized(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if (
        kind in ("measure", "money", "count")
        and _sizes().search(left)
        and not _NEW.search(clause_left)
        and not ((bounds.before(left) or m.after > m.quantity.end) and not right.strip("。"))
        and not re.search(r"完成(?:固定资产|年度|工业)?投资额?$", left)
    ):
        return "size"
    if _dimensions().get(bare_unit(m.quantity.unit)) == "voltage":
        return "name"
    return ""


def _doubtful(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    """Quantities that count only with support: small Chinese numerals, weak units, numerals without a unit."""
    quantity = m.quantity
    if quantity.form == "ratio":
        return "" if re.search(r"比|按", clause_left[-14:] + right[:4]) else "name"
    if quantity.unit in _GRADES or _NAMED.match(right) and quantity.unit in ("条", "项", "个"):
        return "name"
    if quantity.form == "chinese":
        return _chinese(m, left, right)
    if quantity.form != "arabic":
        return ""
    if quantity.unit is None:
        reached = _reaches().search(left) or bounds.before(left) or m.after > quantity.end
        return "" if reached and not re.match(rf"{_HAN}", right) else "name"
    if quantity.unit in _weak() and kind == "count":
        return "" if not re.match(_HAN, right) else "name"
    return ""


# Grades name what is meant (二级以上医院, 3A级景区) and count nothing.
_GRADES = frozenset({"级", "类", "星", "号", "届"})
# A scale alone before a unit of money names a class: 亿元以上项目, 千亿元产业.
_CLASS = frozenset({"亿", "万", "千", "百", "十", "百亿", "千亿", "十亿", "百万", "千万", "十万", "万亿"})
_IDIOM = re.compile(r"一(.)、[^,。;]{0,6}一\1|一(.)一|[^,。;]一(.),[^,。;]{0,6}一\3")
# 30条政策措施, 16个预期性指标: how many parts a text has.
_NAMED = re.compile(r"[\u4e00-\u9fff]{0,6}(?:政策措施|措施|举措|支持政策|指标)(?:[,。;、和]|$)")
# 个, 项 and the like after a small Chinese numeral make labels (三个转变, 一套机制) unless something concrete is done.
_LABEL_UNITS = frozenset("个项条张种类套份件部面支片块本句门次步")
_CONCRETE = re.compile(
    r"(?:新建|建成|建设|新增|培育|创建|打造|引进|配备|举办|开工|设立|建有|建立|投用|改造|组建|认定|至少|引育|扩建|改扩建|开展|召开|听取|组织|落地|储备|实施|完成)(?:了|好)?$"
)


def _chinese(m: Mention, left: str, right: str) -> str:
    quantity = m.quantity
    bound = bounds.before(left) or m.after > quantity.end
    unit = quantity.unit or ""
    if quantity.number in _CLASS or unit.rstrip("元") in _CLASS and quantity.number in _CLASS:
        return "" if bounds.before(left) or _reaches().search(left) or _EACH.search(left) else "name"
    if quantity.number == "一" and _IDIOM.search(left[-8:] + "一" + unit + right[:8]):
        return "name"
    if unit_kind(unit) in ("rate", "money", "multiple") or bound:
        return ""
    if unit[:1] in "万亿" or len(quantity.number) > 1 and quantity.number not in ("十",):
        return "" if _acts().search(left) or _reaches().search(left) or len(quantity.number) > 2 else "name"
    if unit in _weak():
        return "name"
    if quantity.number == "一" and unit == "批":
        return "name"
    if quantity.number == "一" and unit in _LABEL_UNITS:
        return "" if re.search(r"每[^,。;]{0,20}$", left) and unit in ("次", "个", "名") else "name"
    if unit in _LABEL_UNITS:
        return "" if _CONCRETE.search(left) and re.match(_HAN, right) else "name"
    return "" if _acts().search(left) or re.search(r"每[^,。;]{0,16}$", left) else "name"
