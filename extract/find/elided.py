"""What a clause leaves out: its subject stands in the value or the clause before, or in the topic of the paragraph."""

from __future__ import annotations

import re

from extract.find import objects, subjects, topics, words
from extract.find.subjects import Text
from extract.mentions import Mention

# Clauses that say what for: what a later 全覆盖 covers is named before them.
_REACHED = re.compile(r"达|到|至|为|突破|超过")
_AS_FOLLOWS = re.compile(r"(?:如下|以下|包括|其中|目标|指标)(?:是|为)?:?$|^[,;\s]*在[^,;。]*基础上[,;\s]*$")
# 按2020年不变价计算，总产值…: how something is reckoned is no thing of its own.
_RECKONED = re.compile(r"\s*按照?[^,;。]*?(?:计算|口径|不变价|可比价)")
_PURPOSE = re.compile(
    r"按[^,;]{0,10}(?:价格|计算|口径|测算)|扣除|(?:着力|努力)?(?:打造|形成|营造|构建)|着力|让|使|以(?!.{0,8}为单位)"
)
# Verbs that name what they measure: 投资92亿元, 培训300人次.
NOMINAL = re.compile(
    r"投资|贷款|造林|体检|融资|授信|发电|供电|供水|销售|消费|出口|捐赠|就业|招商|接种|筛查|义诊|慰问|"
    r"营造林|绿化|搬迁|投入|培训|轮训|演练|巡查|检查|排查|走访|服务|救助|补助|补贴|奖励|奖补|资助|减免|退税"
)
_BARE_MEASURE = re.compile(
    r"(?:占(?:全[国省市县区]|地区生产总值|GDP|[\u4e00-\u9fff]{2,10}的?)(?:比重|比例|比率)|占比|比例|降幅|总产|产量|单产|总产量|亩产|出栏|存栏|里程|面积|比重|比率|总量|总数|规模|产值|总产值|产业规模|产业投资|装机|覆盖率|增速|增幅|每次|金额)"
)
# 马铃薯(总产量), of which the worth is meant next.
_WORTH = frozenset({"产值", "总产值"})
_OF_YIELD = re.compile(r"(?:总产量?|产量|种植面积|播种面积|出栏量?|存栏量?)$")
# 增加名额1名,同一企业当年度最多不超过10名: who may have so many, and when; what is counted stands before.
_EACH_OF = re.compile(r"(?:同一|单个|单一|每[家个])[\u4e00-\u9fff]{1,6}?(?:当年度?|每年|年度|累计|全年|一年)?(?:内)?")
_YIELD = re.compile(r"总产|产量|单产|总产量|亩产|出栏|存栏")
# 粮食(播种面积), of which the yield is meant next.
_GROWN = re.compile(r"(?:播种|种植|养殖|种养|造林|栽培)?(?:总?面积|规模|基地)$|(?:出栏|存栏|饲养量)$")


def elide(text: Text, item: Mention, values: list[Mention], index: int, clauses: list[tuple[int, int]]) -> None:
    """Find what a clause leaves out: in the next value of the same unit, in the value or the clause before."""
    used = next((d[5:] for d in item.doubts if d.startswith("used:")), "")
    for later in () if NOMINAL.fullmatch(item.action or "") else values[index + 1 : index + 3]:
        if later.quantity.unit == item.quantity.unit and later.action and later.action == item.action and later.subject:
            item.subject, item.rule = later.subject, "elided_next"
            return
    if item.in_brackets and _of_bracket(text, item, values[:index], clauses):
        return
    if deed := _deed(text, item, clauses):
        item.subject = deed
        return
    same = next((v for v in reversed(values[:index]) if v.clause == item.clause and v.subject), None)
    counted = words.unit_kind(item.quantity.unit) in ("count", "measure")
    bare = counted and not text.folded[item.left : item.quantity.start].strip()  # 改造3条公路20公里
    goes_on = not used and same is not None and (bare or _kin(same, item) or _REACHED.match(item.tail.strip()))
    if same is not None and (goes_on or _goes_on_with(text, same, item)):
        item.subject, item.rule, item.action = same.subject, "elided_value", item.action or same.action
        return
    for start, end in reversed([c for c in clauses if c[1] <= item.clause[0]]):
        before = next((v for v in reversed(values[:index]) if start <= v.quantity.start < end), None)
        if before is not None and before.subject and (item.quantity.form != "implied" or item.scope):
            if item.quantity.form != "implied" and not _kin(before, item):
                continue
            item.subject, item.rule = _grown(before, item), "elided_value"
            if (
                item.mode == "level"
                and not _REACHED.search(item.tail)
                and before.mode != "level"
                and before.quantity.unit == item.quantity.unit
            ):
                item.mode = before.mode
            return
        if (
            _RECKONED.match(text.folded, start, end)
            or _PURPOSE.match(text.folded[start:end])
            or _AS_FOLLOWS.search(text.folded, start, end)
        ):
            continue
        thing = _with_hold(text, item, objects.object_of(text, start, end))
        thing = _BUILT_UPON.sub("", thing or "")
        if len(thing) >= 2:
            item.subject, item.rule = thing + used, "elided_clause"
            return


# 甲企业和乙企业|在2022年的基础上实现倍增，分别超过…: what is built upon is no part of the thing.
_BUILT_UPON = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:均|都|要|力争)?(?:在|较|比)[^，,；;。]{2,12}(?:的?基础上?|翻番|倍增)[^，,；;。]*$"
)


def _of_bracket(text: Text, item: Mention, before: list[Mention], clauses: list[tuple[int, int]]) -> bool:
    """Give a value in a bracket the subject of the total before it, or of the words that the bracket stands behind."""
    total = _total(item, before)
    if total is not None:
        item.subject, item.rule = total.subject, "elided_value"
        return True
    thing = _before_bracket(text, item, clauses)
    if thing:
        item.subject, item.rule = thing, "elided_clause"
    return bool(thing)


def _before_bracket(text: Text, item: Mention, clauses: list[tuple[int, int]]) -> str | None:
    """桥下空间提升(约3000平方米): a size alone in a bracket is of what stands before it."""
    opened = item.clause[0] - 1
    if text.folded[opened : opened + 1] != "(" or text.folded[item.clause[0] : item.quantity.start].strip("约近超 "):
        return None
    start = next((a for a, b in clauses if a < opened < b), None)
    return objects.object_of(text, start, opened) if start is not None else None


# 教师全部达到专科学历，其中60%达到本科学历: a share of those named before, with what they hold.
_HOLDS = re.compile(r"(?:达到|具有|具备|取得|持有|拥有|获得)[\u4e00-\u9fff]{2,20}")
_HELD = re.compile(r"(?:全部|均|基本|普遍|逐步|都)*(?:达到|具有|具备|取得|持[有证]|拥有|获得)")


def _with_hold(text: Text, item: Mention, thing: str | None) -> str | None:
    holds = _HOLDS.match(text.raw, item.after, item.clause[1]) if thing else None
    return _HELD.split(thing)[0] + holds[0] if thing and holds else thing


# 改造小区14个、惠及2600户: who is served by what was counted.
_REACHES_WHOM = frozenset({"惠及", "涉及", "覆盖", "受益"})
# 抽查企业数不少于总数的10%且不少于15家: two bounds on one thing.
_AND_NO_LESS = re.compile(
    r"(?:以上)?[,]?(?:且|并且|同时)(?:均|应|须)?(?:不少于|不低于|不超过|不高于|至少|不得少于|不得低于|不得超过)\s?$"
)


def _deed(text: Text, item: Mention, clauses: list[tuple[int, int]]) -> str | None:
    """The deed that is counted itself (每年评估一次), or what money without a name is for."""
    if _is_deed(item):
        return _trained(text, item, clauses) + (item.action or "")
    return _spent(text, item)


_FUNDS = frozenset({"安排", "统筹安排", "统筹", "列支", "落实", "筹措", "筹集", "拨付", "争取", "预算"})
_SPENT_ON = re.compile(
    r"(?:以上|以下|左右)?(?:资金|经费)?[,]?(?:专项|专门|主要|重点)?用[于来](?:支持|开展|实施)?(?P<use>[^,;。:、]{2,14})"
)


def _spent(text: Text, item: Mention) -> str | None:
    """统筹安排8000万元用于水毁修复: money without a name is that for its use."""
    if item.action not in _FUNDS or words.unit_kind(item.quantity.unit) != "money":
        return None
    found = _SPENT_ON.match(text.raw, item.quantity.end, item.sentence[1])
    if found is None:
        return None
    return found["use"] if found["use"].endswith(("资金", "经费")) else found["use"] + "资金"


def _goes_on_with(text: Text, same: Mention, item: Mention) -> bool:
    bounded = _AND_NO_LESS.match(text.folded, same.after, item.quantity.start) is not None
    return bounded or item.action in _REACHES_WHOM


# 其中,2026年建成3所: the sentence parts what the one before counts.
_OF_WHICH = re.compile(r"\s*其中[,:]?")


def parted(text: Text, items: list[Mention], before: list[Mention]) -> None:
    """In a sentence that opens with 其中, give counts that name only their deed the total's thing of the same unit."""
    if not items or not _OF_WHICH.match(text.folded, items[0].sentence[0]):
        return
    for item in items:
        if item.role != "value" or item.subject != item.action or words.unit_kind(item.quantity.unit) != "count":
            continue
        unit = words.bare_unit(item.quantity.unit)
        totals = (v for v in reversed(before) if v.role == "value" and words.bare_unit(v.quantity.unit) == unit)
        total = next((v for v in totals if v.subject), None)
        if total is not None:
            item.subject, item.rule = total.subject, "elided_value"


# 完成620户改造任务: a deed alone; what it is done to stands earlier in the paragraph.
_DEEDS = frozenset({"改造", "搬迁", "整治", "治理", "修复", "更新", "安置", "新建", "改建", "扩建"})
_REACH = 400


def _bare_deed(text: Text, item: Mention) -> None:
    """加快棚户区改造。…完成620户改造任务: a deed without its thing takes the thing that it had before."""
    if item.subject not in _DEEDS or item.action == item.subject:
        return
    start = max(0, item.sentence[0] - _REACH)
    at = text.folded.rfind(item.subject, start, item.clause[0])
    if at < 0:
        return
    begin = max(text.folded.rfind(mark, start, at) for mark in ",。;:、|")
    thing = objects.object_of(text, begin + 1, at)
    if thing and 2 <= len(thing) <= 12:
        item.subject, item.rule = thing + item.subject, "elided_clause"


_TRAINS = frozenset({"培训", "轮训", "训练"})
_PERSONS = re.compile(
    r"[\u4e00-\u9fff、“”]{0,20}?(?:人员|人才|劳动力|农民|干部|职工|学员|教师|医师|[员师工])(?=$|[、的]|技能|能力|素质|素养|队伍|培养|提升|职业)"
)


def _trained(text: Text, item: Mention, clauses: list[tuple[int, int]]) -> str:
    """实施养老护理员技能提升行动，累计培训1800人次: who is trained stands in the clause before."""
    before = [c for c in clauses if c[1] <= item.clause[0]]
    if item.action not in _TRAINS or not before:
        return ""
    thing = objects.object_of(text, *before[-1]) or ""
    found = _PERSONS.match(thing)
    return thing[: found.end()] if found else ""


def _is_deed(item: Mention) -> bool:
    """Tell whether what is counted is the deed itself: 每年评估一次, 投资92亿元."""
    if item.action is None:
        return False
    if item.quantity.unit in ("次", "轮", "遍", "回", "场次", "批次"):
        return True
    return NOMINAL.fullmatch(item.action) is not None and words.unit_kind(item.quantity.unit) != "rate"


def _total(item: Mention, before: list[Mention]) -> Mention | None:
    """8万亩(其中新建3万亩、改造5万亩): what stands in brackets after a value parts it, where the unit is the same."""
    outside = next((v for v in reversed(before) if not v.in_brackets), None)
    same = outside is not None and outside.subject and outside.quantity.unit == item.quantity.unit
    return outside if same else None


_PART = re.compile(
    r"城区|城镇|城市|县城|农村|乡村|镇区|中心城区|主城区|郊区|山区|市本级|县本级|市级|县级|[\u4e00-\u9fff]{2,3}[县区市镇乡]"
)


def _goes_on(text: Text, item: Mention, before: list[Mention]) -> None:
    """其中城区500张，农村300张: the part behind a comma is of the same total, and adds as it does."""
    last = before[-1] if before else None
    if last is None or last.sentence != item.sentence or last.quantity.unit != item.quantity.unit or not last.subject:
        return
    if text.folded.startswith("其中", item.clause[0]) and (item.mode, item.comparator, item.tail) == (
        "level",
        "eq",
        "",
    ):
        item.mode = last.mode
    whole = next((doubt[3:] for doubt in last.doubts if doubt.startswith("of:")), None)
    known = any(doubt.startswith("of:") for doubt in item.doubts)
    if whole and not known and not item.action and len(item.subject or "    .") <= 4 and not item.tail.strip(" ,、"):
        item.subject, item.mode, item.rule = (
            f"{item.subject}{whole}",
            last.mode,
            "elided_value",
        )  # 其中小学420个,中学380个
        item.doubts.append(f"of:{whole}")
        return
    of_part = "part" in last.doubts or text.folded.startswith("其中", last.clause[0])
    if of_part and item.action is None and item.subject and _PART.fullmatch(item.subject):
        item.scope, item.subject, item.mode = item.subject, last.subject, last.mode
        item.rule = "elided_value"
        item.doubts.append("part")


def _grown(before: Mention, item: Mention) -> str | None:
    """产值达到20亿元,占全市15%,年均增长8%: what grows is the thing, not its share."""
    of = next((doubt[5:] for doubt in before.doubts if doubt.startswith("part:")), None)
    share = (item.quantity.unit or "").endswith("百分点")
    return of if of and item.mode != "level" and not share else before.subject


def _kin(before: Mention, item: Mention) -> bool:
    """A share or growth may be of anything; a count or an amount goes on only with its own kind."""
    kind = words.unit_kind(item.quantity.unit)
    if kind in ("rate", "multiple", "") or item.quantity.form in ("fraction", "tenths"):
        return True
    alone = kind == "measure" and item.action is None and not item.tail.strip("约近超共计总 ,")
    if alone and words.unit_kind(before.quantity.unit) == "count":
        return True  # 改造小区50个，约600万平方米
    return before.mode != "level" or words.bare_unit(before.quantity.unit) == words.bare_unit(item.quantity.unit)


def _each_of(item: Mention, before: list[Mention]) -> bool:
    last = before[-1] if before else None
    if last is None or last.sentence != item.sentence or last.quantity.unit != item.quantity.unit or not last.subject:
        return False
    if _EACH_OF.fullmatch(item.subject or "") is None:
        return False
    item.scope, item.subject, item.rule = item.subject, last.subject, "elided_value"
    return True


def _holder(text: Text, item: Mention, before: list[Mention], clauses: list[tuple[int, int]]) -> str | None:
    """Return the thing of a bare measure from the clauses before; "" where it needs none, None where none has it."""
    own = item.subject or ""
    earlier = [c for c in clauses if c[1] <= item.clause[0] and not _RECKONED.match(text.folded, *c)]
    if any(v.clause == item.clause and v.subject for v in before):
        earlier.append(item.clause)  # 粮食播种面积稳定在68万亩、总产达到6.2亿斤
    for start, end in reversed(earlier):
        value = next((v for v in reversed(before) if start <= v.quantity.start < end), None)
        thing = value.subject if value is not None else objects.object_of(text, start, end)
        if thing and _YIELD.fullmatch(own):
            thing = _OF_YIELD.sub("", _GROWN.sub("", thing))
        elif thing and own in _WORTH:
            thing = _OF_YIELD.sub("", thing)
        if thing and own.endswith(thing[-2:]):
            return ""  # 完成投资45亿元，其中产业投资30亿元: whole and part are named alike
        if thing and thing[0] not in "“《" and not _BARE_MEASURE.fullmatch(thing) and 2 <= len(thing) <= 20:
            return thing
    return None


def complete(text: Text, item: Mention, before: list[Mention], clauses: list[tuple[int, int]]) -> None:
    """产值突破500亿元, 占比不低于85%: a measure without its thing takes it from the clause or the topic before."""
    if item.subject is None or _each_of(item, before):
        return
    _goes_on(text, item, before)
    _bare_deed(text, item)
    if item.subject.startswith("占") and before and before[-1].sentence == item.sentence and before[-1].subject:
        item.doubts.append("part:" + before[-1].subject)
        item.subject = before[-1].subject + item.subject  # 高标准农田达到120万亩，占永久基本农田的80%
        return
    if not _BARE_MEASURE.fullmatch(item.subject):
        return
    topic = topics.topic(text.raw, item.clause[0])
    if topic and item.subject.startswith("产业") and topic[1]:
        item.subject = topic[0].removesuffix("产业") + item.subject  # 新能源产业…。…，产业投资超过1000亿元
        return
    holder = _holder(text, item, before, clauses)
    if holder is not None:
        item.subject = holder + item.subject
        return
    if topic is not None:
        if topic[1]:
            item.subject = topic[0] + item.subject
            return
        start = subjects.trim_head(topic[0], 0, len(topic[0]))
        item.subject = topic[0][subjects.verb(topic[0], start, len(topic[0])) :] + item.subject
