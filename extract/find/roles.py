"""The role of a quantity in its clause: something that could be promised, or a denominator, a condition, a size, a name."""

from __future__ import annotations

import re

from extract.find import bounds, conditions, place
from extract.find.words import acts, bare_unit, dimensions, reaches, sizes, unit_kind, weak
from extract.mentions import Mention, Quantity

_HAN = r"[\u4e00-\u9fffA-Za-z“《「(]"
# 每60张, 每增加1人, 按每万人, 每1名: what follows is counted against, not promised.
_EACH = re.compile(
    r"(?:每|每增加|每新增|每满|每隔|每提高|每超过?|每减少|每降低|每延长|按照?每|平均每|"
    r"每(?:增加|新增|完成|引进|带动|新建|建成|改造|培育|创建|认定|招引|开设|举办|收治|孵化|多(?:带动|吸纳|培训|接收|服务)?)[^,;。:、\d每]{0,12})$"
)
_PER_UNIT = re.compile(r"(?:以|按)$")
_SERVES = re.compile(r"[^,。;]{0,12}为(?:一个)?(?:单元|单位|标准|基数)")
_SINCE = re.compile(r"(?:满|年满|连续|已满|未满|不满|距离?|时隔|历时|为期|任期|周期|期限为?|有效期为?)$")
_SPAN = re.compile(r"(?:近|过去|未来|今后|最近|前|后|历经|再用|用)$")
_FROM = re.compile(r"(?:由|从)[^,。;]{0,24}$")
_MOVED = re.compile(r"提高|增加|下降|压减|降低|提升|增长|扩大|缩短|减少|达到|[到至]")
_TO = re.compile(r"[^,。;]{0,16}?(?:到|至|为)")
# Comparisons say against what, not how much: 全国平均水平的1.2倍 is a value, 前10名 and 第一 are ranks.
_RANK = re.compile(r"(?:(?<!学)前|第|名列|排名|位居|位列|进入前|居前|排前|全国前|全省前|全市前)$")
_RANK_NAME = re.compile(r"强|位|名")

_OF_CONDITION = re.compile(rf"\s?(?:\([^)]*\))?的(?:,|$|(?={_HAN}))")
_NEW = re.compile(r"新增|新建|建成|完成|达到|力争|实现|并网|投产|扩建|开工|增加|扩大|提高")
# 建设冷藏库容20万立方米: a capacity that is built, and nothing behind it that it would name.
_BUILDS = re.compile(r"(?:建设|形成|打造|扩充)[^\d,;]{0,12}$")
_DURATION_CUES = re.compile(
    r"(?:不少于|不低于|不超过|至少|缩短到?至?|压缩到?至?|压减到?至?|控制在|延长到?至?|达到?|提前|"
    r"提高到|增加到|降至|不短于|超过|以上|减少|降到|精简至)(?:约|在)?$"
)


def role(masked: str, mention: Mention) -> str:
    """Return the role of a quantity from what touches it; `masked` is the passage with bracket contents blanked."""
    quantity = mention.quantity
    left = masked[max(mention.sentence[0], quantity.start - 40) : quantity.start].rstrip()
    clause_left = masked[mention.clause[0] : quantity.start].rstrip()
    right = masked[mention.after : mention.clause[1]]
    kind = unit_kind(quantity.unit)
    if (
        quantity.form == "chinese"
        and quantity.number in _CLASS | _FEW
        and not bounds.before(left)
        and mention.after == quantity.end
    ):
        if quantity.number in _CLASS and _adds(left, right, kind):
            return "value"
        if quantity.number in _CLASS and not _EACH.search(left) and not reaches().search(left[-24:]):
            return "name"
        if kind == "time":
            return "name"  # 这五年, 九年义务教育
    if bare_unit(quantity.unit) in _GRADES and not _counts_grades(quantity, left, right):
        return "name"
    for test in (_measured_against, _from_to, _of_time, _quoted, _conditional, _sized, _doubtful):
        found = test(mention, left, clause_left, right, kind)
        if found:
            return found
    return "value"


def _measured_against(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if _EACH.search(left) and m.quantity.form in ("arabic", "chinese"):
        return "denominator"
    if _PER_UNIT.search(left) and _SERVES.match(right):
        return "denominator"
    if m.quantity.form != "implied" and _RANK.search(left) and (kind != "rate" or _RANK_NAME.match(right)):
        return "name"
    return ""


def _of_time(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if kind == "age" and m.quantity.form == "chinese" and m.quantity.number in _CLASS:
        return "name"
    if kind == "age":
        return "" if re.search(r"寿命|年龄", clause_left) else "age"
    if left.endswith("连续") and m.quantity.unit in _TIMES:
        return "duration"  # 连续3次获评优秀
    if kind != "time":
        return ""
    if _PERIOD.match(right):
        return "duration"
    if _SINCE.search(left) or _SPAN.search(left):
        return "duration"
    behind = m.after > m.quantity.end and right[:1] in (",", "", "。", ";", "、")
    if re.match(r"[^,。;]{0,8}(?:试点|改革|政策|行动|计划)", right):
        return "duration"
    if m.after - m.quantity.end == 1 and right[:1] not in ("", ",", "。", ";"):
        return ""  # 24小时内办结
    if _TIMED_NOUN.search(clause_left) and right[:1] in ("", ",", "。", ";", "、", "以", "左", "内"):
        return ""
    reached = _DURATION_CUES.search(left) or bounds.before(left)
    if not reached and not (
        behind and re.search(r"培训|学习|学时|运动|锻炼|时间|时长|时限|办理|办结|天数|期限|寿命|服务", clause_left)
    ):
        return "duration"
    return "condition" if _OF_CONDITION.match(right) and not right.startswith("的目标") else ""


# 不少于一年监测期: how long a term is that is named.
_PERIOD = re.compile(r"(?:以上)?的?[\u4e00-\u9fff]{2}期(?![间限内末])")
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
    if origin and not _MOVED.search(origin[0]) and m.quantity.number_high is None:
        found = _TO.match(right)
        if found and re.search(r"\d|[一二三四五六七八九十百]", right[found.end() : found.end() + 12]):
            return "baseline"
    return ""


def _conditional(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    return conditions.condition(place.place(m, left, clause_left, right))


# 到2030年，…达到8500万千瓦，新能源装机5000万千瓦以上、…: an aim among aims; of what is built it is the size.
_AIM_OF_YEAR = re.compile(
    r"^(?:力争)?到?(?:20\d\d年|“?十[一二三四五六七八九]五”?末)(?![^。]*(?:建成|新建|建设|项目|工程|基地|园区|投资))"
)
# 全省电力装机达到8000万千瓦: a capacity that is reached; of a plant it is the plant's size.
_CAPACITY = re.compile(r"(?:装机(?:规模|容量)?|年产量)(?:将|力争|累计)?(?:达到?|突破|超过?|不低于)$")
_PLANT = re.compile(r"项目|电站|电厂|工程|基地|[一二三]期")


def _sized(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    if (
        kind in ("measure", "money", "count")
        and sizes().search(left[-24:])
        and not _NEW.search(clause_left)
        and not ((bounds.before(left) or m.after > m.quantity.end) and not right.strip("。"))
        and not re.search(r"[人户生亩床校]均[^,;。]{0,14}$|(?:^|[,;、])每[百千万]{1,2}[^,;。]{0,24}$", left)
        and not (m.after > m.quantity.end and right[:1] in (",", "、", ";") and _AIM_OF_YEAR.search(left))
        and not re.search(r"完成(?:固定资产|年度|工业)?投资额?$", left)
        and not (_CAPACITY.search(left) and not _PLANT.search(clause_left))
        and not (kind == "measure" and right[:1] in ("", "、", "和") and _BUILDS.search(clause_left))
    ):
        return "size"
    if dimensions().get(bare_unit(m.quantity.unit)) == "voltage":
        return "name"
    return ""


# 县教育局等6部门印发办法, 市医保局等8个单位: who they are.
_BODIES = re.compile(r"[局委办厅部会署行]等$")
_OF_BODIES = re.compile(r"(?:个?部门|门|个?部委|个?单位|家单位)")


def _doubtful(m: Mention, left: str, clause_left: str, right: str, kind: str) -> str:
    """Quantities that count only with support: small Chinese numerals, weak units, numerals without a unit."""
    quantity = m.quantity
    if quantity.form == "ratio":
        said = (
            _RATIO_SERIES.search(clause_left)
            and bounds.before(left)
            or re.search(r"比(?!例)|倍差|差距", clause_left[-14:])
            or _RATIO_REACHED.search(clause_left[-24:])
        )
        return "" if said else "name"
    if quantity.unit == "强":
        return "name"  # 中国企业500强
    if quantity.unit == "路" and (_ROUTE.match(right) or _ROUTES.search(left)):
        return "name"
    if _BODIES.search(left) and _OF_BODIES.match(f"{quantity.unit or ''}{right}"):
        return "name"
    if bare_unit(quantity.unit) in _GRADES and not _counts_grades(quantity, left, right):
        return "name"
    if _NAMED.match(right) and quantity.unit in ("条", "项", "个"):
        return "name"
    if quantity.form == "chinese":
        return _chinese(m, left, right)
    if quantity.form != "arabic":
        return ""
    if quantity.unit is None:
        if "分别" in clause_left and _UNIT_LATER.match(right):
            return ""
        reached = reaches().search(left[-24:]) or bounds.before(left) or m.after > quantity.end
        noun = not right.startswith("(") and re.match(_HAN, right) is not None
        return "" if reached and not noun else "name"
    if quantity.unit in weak() and kind == "count":
        counted = quantity.unit in _COUNTABLE and acts().search(left[-24:]) is not None
        return "" if counted or not re.match(_HAN, right) else "name"
    return ""


# 生师比小学不高于19:1、初中不高于13.5:1
_RATIO_SERIES = re.compile(r"[\u4e00-\u9fff]{2}比(?!例|赛|较|武|重)[^,;。]*\d:\d[\d.]*、[^,;。\d]{2,12}$")
# 男女比例达到1:1; a scale of maps or a share of costs (按1:1的比例) is none.
_RATIO_REACHED = re.compile(r"比例[^,;。尺]{0,4}(?:达到?|为|提高到|优化到|优化为|保持在?|不低于|不高于|不超过|控制在)$")
# 分别提高2、3个百分点: the unit is said once, at the end of the series.
_UNIT_LATER = re.compile(r"(?:[、和与及]\d+(?:\.\d+)?)*[、和与及]\d+(?:\.\d+)?(?:[万亿%‰]|[\u4e00-\u9fff])")
# Weak classifiers that count behind a verb of doing: 新打5口机井, 完成3轮排查; not 实施3期工程.
_COUNTABLE = frozenset("轮起道根口孔席面堂床桩箱排趟") | {"站点", "终端", "网点", "端口", "街区"}
# Grades name what is meant (二级以上医院, 3A级景区) and count nothing.
_GRADES = frozenset({"级", "类", "星", "号", "届"})
# 归集数据300类, 举办艺术节3届: sorts and times that are counted behind a verb.
_COUNTED_GRADES = frozenset({"类", "届"})


def _counts_grades(quantity: Quantity, left: str, right: str) -> bool:
    counted = quantity.form == "arabic" and bare_unit(quantity.unit) in _COUNTED_GRADES and not re.match(_HAN, right)
    return counted and _COUNTS.search(left) is not None


_COUNTS = re.compile(r"(?:归集|汇聚|采集|开放|整合|共享|举办|承办|召开|推出|开发|拓展)[^,;。\d]{0,14}$")
# A scale alone before a unit of money names a class: 亿元以上项目, 千亿元产业.
_CLASS = frozenset({"亿", "万", "千", "百", "十", "百亿", "千亿", "十亿", "百万", "千万", "十万", "万亿"})
# 这五年, 三年行动: a span in words names a time.
_FEW = frozenset("一二两三四五六七八九十")
# 新增百万千瓦装机: an amount that is added; 新增千亩基地3个 names the bases.
_ADDED = re.compile(r"(?:新增|净增|增加|再增)$")


def _adds(left: str, right: str, kind: str) -> bool:
    return kind == "measure" and _ADDED.search(left) is not None and not re.search(r"\d|以上", right[:16])


_IDIOM = re.compile(r"一.多(?![功元种样层媒式用学个语])|一(.)、[^,。;]{0,6}一\1|一(.)一|[^,。;]一(.),[^,。;]{0,6}一\3")
# 47路、32路公交: lines named by their numbers.
_ROUTE = re.compile(r"(?:公交|车站|[、和及]\d+路|等)")
_ROUTES = re.compile(r"\d+路[、和及]$")
# 30条政策措施, 16个预期性指标: how many parts a text has.
_NAMED = re.compile(r"[\u4e00-\u9fff]{0,6}(?:政策措施|措施|举措|支持政策|指标)(?:[,。;、和]|$)")
# 个, 项 and the like after a small Chinese numeral make labels (三个转变, 一套机制) unless something concrete is done.
_LABEL_UNITS = frozenset("个项条张种类套份件部面支片块本句门次步")
_CONCRETE = re.compile(
    r"(?:新建|建成|建设|新增|培育|创建|打造|引进|配备|举办|开工|设立|建有|建立|投用|改造|组建|认定|"
    r"至少|引育|扩建|改扩建|开展|召开|听取|组织|落地|储备|实施|完成)(?:了|好)?$"
)


# 每年举办观摩两次, 开展检测两轮: how often something is held.
_TIMES = frozenset({"次", "轮", "场", "期", "遍", "场次", "批次"})
_HELD = re.compile(
    r"(?:每(?:年|半年|季度|个?月|周|天|日|学期|学年)|开展|组织|举办|召开|举行|进行|完成|不少于|至少)[^,。;、]{2,20}$"
)


_PAYS = re.compile(r"[收补交付费款费额价]$|标准$")


def _paid(left: str) -> bool:
    """Tell whether words before a Chinese numeral of 元 speak of money: 补助|十元."""
    return bool(reaches().search(left[-24:]) or acts().search(left[-24:]) or _EACH.search(left) or _PAYS.search(left))


def _chinese(m: Mention, left: str, right: str) -> str:
    quantity = m.quantity
    bound = bounds.before(left) or m.after > quantity.end
    unit = quantity.unit or ""
    if quantity.number == "一" and unit == "批":
        return "name"  # 突破一批核心技术
    if quantity.number in _CLASS or unit.rstrip("元") in _CLASS and quantity.number in _CLASS:
        return "" if bounds.before(left) or reaches().search(left[-24:]) or _EACH.search(left) else "name"
    if quantity.number == "一" and _IDIOM.search(left[-8:] + "一" + unit + right[:8]):
        return "name"
    if left.endswith("最多跑") or unit == "元" and not bound and not _paid(left):
        return "name"  # 三元、四方等企业
    if unit_kind(unit) in ("rate", "money", "multiple") or bound or left.endswith("达到"):
        return ""
    if unit_kind(unit) == "time" and _DURATION_CUES.search(left):
        return ""  # 压缩到半年
    if unit[:1] in "万亿" or len(quantity.number) > 1 and quantity.number not in ("十",):
        named = not (
            acts().search(left[-24:]) or reaches().search(left[-24:]) or len(quantity.number) > 2 or quantity.vague
        )
        return "name" if named else ""
    if unit in _TIMES and not re.match(_HAN, right) and _HELD.search(left):
        return ""
    if unit in weak():
        return "name"
    if quantity.number == "一" and unit in _LABEL_UNITS:
        return "" if re.search(r"每[^,。;]{0,20}$", left) and unit in ("次", "个", "名") else "name"
    if unit in _LABEL_UNITS:
        return "" if _CONCRETE.search(left) and re.match(_HAN, right) else "name"
    return "" if acts().search(left[-24:]) or re.search(r"每[^,。;]{0,16}$", left) else "name"
