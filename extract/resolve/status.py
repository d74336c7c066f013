"""Whether a quantity is promised, or achieved, current, a condition or quoted: in that order of what tells against it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from extract import codebook, grammar
from extract.mentions import Mention
from extract.resolve import forecasts
from extract.resolve.higher import of_above, quoted
from extract.resolve.periods import Period
from extract.resolve.tense import PAST, PRESENT


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: tense of its passage, kind of passage, the plan's level and the first year it can promise."""

    tense: str | None
    kind: str
    first_year: int | None
    level: str | None = None
    promises: bool = True  # False in an interpretation (政策解读), which commits to nothing
    issued: dt.date | None = None  # the day of the plan: 截至 a later one is a deadline


@dataclass(frozen=True, slots=True)
class Verdict:
    """status is None for a promise; reason says why it is none; confidence is 0..1 of that being so.

    pledged: a word of commitment says it, and not its place alone.
    """

    status: str | None
    reason: str | None
    confidence: float
    pledged: bool = True


_FORESEEN = Verdict("current", "a forecast", 0.6)
_UNPLEDGED = "no word of commitment"
_ROLES = {
    "condition": ("condition", "bounds the cases that are meant"),
    "age": ("condition", "an age that says who is meant"),
    "duration": ("condition", "a duration that says which cases are meant"),
    "size": ("current", "the size of a thing that is named"),
    "baseline": ("current", "where the measure stands before"),
}
_DONE = re.compile(
    r"20\d\d年以来|近年以来|(?:^|[,;。])近(?:[一二两三四五十\d]|几)?年来|已(?!有条件|满|婚|故)|截[至止]|达到了|实现了|完成了|建成了|增长了|提高了|"
    r"下降了|减少了|增加了|提升了|累计发放|上年末|去年(?!同期)|(?:十[一二三四五]五”?|召开|实施|成立|"
    r"启动|党的\S{2,6}|本届政府)以来|共(?:发现|收到|排查|征集|查处|办结|完成|建成)(?!率)|超额完成|"
    r"连续\S{1,4}年(?:保持|位居|获|被|名列)"
)
# Words that find fault or wonder: nobody promises 不足3%.
_SHORT = re.compile(r"(?:不足|不到|仅有?|仅[为占]|只有|只占|却[在为达]|高达|多达|尚有|仍[为有达]|仍高达)(?:了|约|近)?$")
_ASOF = re.compile(r"截[至止](?!日期|时间)")
_OVER_YEAR = re.compile(r"同比|[较比](?:上年|去年|上一年)")
_NOW = re.compile(
    r"(?:是|相当于|约为)(?:全[国省市州]|世界)|"
    r"(?<![实体表出呈发兑展])现有|现存|始建于|共有(?!产权)|(?<!项)目前(?!期)|在册(?!亨|村|镇|田)|仍(?:高达|有|处于|低于|高于|存在)|尚有|仅有|仅为|只有|现辖|"
    r"下辖|辖有|(?:^|[,;。、]|全[市县省区州]|我[市县省区州])(?:在建(?![设成筑立档])|正在建设)|"
    r"(?:^|[,;。、])(?![^,;。]{0,4}(?:补|解决|化解|消除|缩小))[^,;。]{0,10}缺口(?:仍|还|约|达|为|近|有|超过?|高达)*\d|涉及|威胁|受灾|占地(?!区|方|块)|位于|总人口|其中包括|是指|所称|指的是"
)
# 由目前的22%提高到45%: the present is where the promise starts.
_FROM_NOW = re.compile(r"(?:由|从)[^,;。]{0,6}?(?:目前|现在|当前|现有|现状)的?")
_PLEDGE = re.compile(r"力争|争取|确保|努力|目标|将达|将实现|要达|规划到|计划|达到|不低于|不少于|不超过|控制在")
_MAY = re.compile(r"鼓励|支持|探索|引导|可(?!持续|支配|再生|靠|及|达|用|视)|有条件的")
_SHOULD = re.compile(r"力争|争取|努力|力求|原则上|预期(?!寿命|性)")
_MUST = re.compile(r"确保|必须|应当|应(?!用|急|对|届|收|付)|不得|至少|不低于|不少于|不超过|严格|须|控制在")


_TURN = re.compile(r"要(?!求|素)|将(?!军|近)|力争|确保|下一步|再(?!生|次|度)")


def _promised_there(period: Period, setting: Setting, sentence: str) -> bool:
    """In a part that looks back, a time to come makes a promise: nothing can be achieved after the plan's first year."""
    if setting.first_year is not None and period.date_end is not None and period.date_end.year > setting.first_year:
        return True
    return period.kind == "by" and _PLEDGE.search(sentence) is not None or _TURN.search(sentence) is not None


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(grammar.alternation(form for form in codebook.forms("verbs", "act") if len(form) > 1))


def judge(
    folded: str, mention: Mention, setting: Setting, period: Period | None, before: Verdict | None = None
) -> Verdict:
    """Return whether a quantity is promised and how sure that is.

    `period` is the time that governs it, if any; `before` the verdict on the value before it in its sentence: a bare count
    goes the way of its neighbour.
    """
    if mention.role in _ROLES:
        status, reason = _ROLES[mention.role]
        return Verdict(status, reason, 0.8)
    mention = _built_upon(folded, mention) if "基础上" in folded else mention
    upto = folded[mention.sentence[0] : mention.quantity.end]
    clause = folded[mention.clause[0] : mention.clause[1]]
    if _BASE_OF.match(folded, mention.after):
        return Verdict("achieved" if "已" in upto[-24:] or period is not None else "current", "what is built upon", 0.8)
    if _SHORT.search(folded, mention.clause[0], mention.quantity.start):
        return Verdict("current", "a state of the present", 0.8)
    if setting.kind == "note" or not setting.promises:
        return Verdict("quoted", "a term explained, or an interpretation of another text", 0.9)
    future = _is_future(period, setting)
    if period is not None and period.date_end is not None and not future and period.kind != "recurring":
        return Verdict("achieved", "its time lies before the plan's", 0.9)
    if setting.tense in (PAST, PRESENT):
        return _not_ahead(folded, mention, setting, period if future else None)
    if before == _FORESEEN and not forecasts.OWN_PLEDGE.search(clause):
        return _FORESEEN  # 预计接待游客500万人次，收入达到40亿元
    asof = _ASOF.search(upto)
    ahead = asof and (_AIMS.search(upto) or _AHEAD.search(upto, asof.end()))
    if asof and not ahead and not to_come(period, setting):
        return Verdict("achieved", "as of a day that has passed", 0.85)
    if mention.quantity.form != "goal" and quoted(upto, setting.level):
        return Verdict("quoted", "what another authority or document asks", 0.7)
    if of_above(mention, setting.level, upto):
        return Verdict("quoted", "what a higher place shall reach", 0.6)
    return (
        _forward(folded, mention, setting, period, before) if future else _plain(clause, upto, mention, setting, before)
    )


def _not_ahead(folded: str, mention: Mention, setting: Setting, period: Period | None) -> Verdict:
    """In a part that looks back or describes the present; `period` is a time to come, if one governs."""
    sentence = folded[mention.sentence[0] : mention.sentence[1]]
    clause = folded[mention.clause[0] : mention.clause[1]]
    if forecasts.foreseen(clause, folded, mention.sentence[0], mention.quantity.start):
        return _FORESEEN
    if setting.tense == PRESENT and forecasts.expected(sentence, clause):
        return Verdict("current", "a forecast", 0.7)
    if period is not None and _promised_there(period, setting, clause if period.kind != "by" else sentence):
        if quoted(folded[mention.sentence[0] : mention.quantity.end], setting.level):
            return Verdict("quoted", "what another authority or document asks", 0.7)
        return Verdict(None, None, 0.6)
    found = "achieved" if setting.tense == PAST and not _NOW.search(clause) else "current"
    return Verdict(found, "in a part that looks back or describes the present", 0.9)


# 在已有床位800张基础上: what a promise builds upon.
_BASE_OF = re.compile(r"的?[\u4e00-\u9fff]{0,8}的?基础上")


def _built_upon(folded: str, mention: Mention) -> Mention:
    """Cut a clause at 基础上: words before it say what there is, those behind it what shall be."""
    found = folded.rfind("基础上", mention.sentence[0], mention.quantity.start)
    if found < 0:
        return mention
    start = found + 3
    return replace(
        mention, sentence=(start, mention.sentence[1]), clause=(max(start, mention.clause[0]), mention.clause[1])
    )


# 截至2025年底达到1200个,2026年新增300个: a clause of its own that looks ahead (its time, if past, was seen before).
_AIMS = re.compile("力争|确保|目标")
_AHEAD = re.compile(r"[,;](?:到|至)?(?:20\d\d年|今年|年内|明年|今后|下一步|计划|拟|将)")


def to_come(period: Period | None, setting: Setting) -> bool:
    """Tell whether a time that opens with 截至 is still to come: behind the plan's day, or its first year where it has none."""
    if period is None or period.date_end is None or setting.first_year is None:
        return False
    return period.date_end > (setting.issued or dt.date(setting.first_year, 12, 31))


def _is_future(period: Period | None, setting: Setting) -> bool:
    if period is None or period.date_end is None:
        return False
    return setting.first_year is None or period.date_end >= dt.date(setting.first_year, 1, 1)


def _forward(folded: str, mention: Mention, setting: Setting, period: Period | None, before: Verdict | None) -> Verdict:
    """A quantity with a time to come is promised, unless its clause says that it is done or a forecast."""
    clause = folded[mention.clause[0] : mention.clause[1]]
    if forecasts.foreseen(clause, folded, mention.sentence[0], mention.quantity.start):
        return _FORESEEN
    left = _ATTRIBUTIVE.sub("", clause)[: mention.quantity.start - mention.clause[0]]
    if re.search(r"已(?:有|建|达|完|实|累)", left):
        return Verdict("achieved", "said to be done", 0.7)
    bare = not _pledged(clause, mention) and not _acts().search(clause)
    bare = bare and (before is None or before.status is not None)
    if bare and period is not None and period.kind == "during" and setting.tense is None:
        return Verdict("current", "what a year saw, without a word of commitment", 0.5)
    return Verdict(None, None, _sure(mention, 0.97))


def _plain(clause: str, upto: str, mention: Mention, setting: Setting, before: Verdict | None) -> Verdict:
    if _done(upto, clause, setting) and not (mention.comparator in ("ge", "le") and _MUST.search(clause)):
        return Verdict("achieved", "said to be done", 0.8)
    if forecasts.LED_IN.search(upto):
        return _FORESEEN
    if _OVER_YEAR.search(clause) and mention.comparator == "eq" and setting.tense != "forward":
        return Verdict("achieved", "compared with an earlier year", 0.6)
    here = _FROM_NOW.sub("", _INVOLVES.sub("", clause) if _promised(before) else clause)
    if _NOW.search(here) and not _PLEDGE.search(here):
        return Verdict("current", "a state of the present", 0.7)
    if mention.in_brackets and not (mention.action or mention.tail or mention.comparator != "eq"):
        return Verdict("current", "an aside in brackets", 0.6)
    if not _pledged(clause, mention):
        return _bare(clause, upto, mention, setting, before)
    return Verdict(None, None, _sure(mention, 0.9 if setting.tense else 0.85))


# 改造小区18个，涉及居民3760户: who is served by what is promised.
_INVOLVES = re.compile(r"涉及(?=[^,;。]{0,6}\d)|涉及(?=居民|群众|农户|住户|人口|学生|家庭|村)")


def _promised(before: Verdict | None) -> bool:
    return before is not None and before.status is None


_ATTRIBUTIVE = re.compile(
    r"已(?:建成?|完成|投运|投用|有|实施)的?(?=[\u4e00-\u9fff]{2,10}?(?:率|比例|占比|按|全部|均|都|要|须|应|实施|"
    r"进行|逐步))"
)


def _done(upto: str, clause: str, setting: Setting) -> bool:
    """Words of a deed done: in the clause itself, or before it where the clause pledges nothing."""
    found = _DONE.search(_ATTRIBUTIVE.sub("", upto))
    if found is not None and found[0].endswith("以来"):
        return _PLEDGE.search(clause) is None
    if found is None or found[0] == "累计发放" and setting.tense == "forward":
        return False
    return found[0] in clause or _PLEDGE.search(clause) is None and _acts().search(clause) is None


def _bare(clause: str, upto: str, mention: Mention, setting: Setting, before: Verdict | None) -> Verdict:
    """Without a word of commitment, a count or share that ends its clause is a promise in a part that looks forward."""
    ends = clause[mention.after - mention.clause[0] :][:1] in ("", "、", "。", "和", "及")
    if before is not None and before.status in ("achieved", "current") and before.reason != _UNPLEDGED:
        return Verdict(before.status, before.reason, 0.6)
    if (
        _NOW.search(_FROM_NOW.sub("", _INVOLVES.sub("", upto) if _promised(before) else upto))
        or mention.subject is not None
        and mention.subject.startswith("占")
        and before is None
    ):
        return Verdict("current", "a state of the present", 0.6)
    share = (
        mention.quantity.unit in ("%", "‰") or mention.quantity.form in ("fraction", "tenths")
    ) and mention.subject is not None
    if before is not None and before.status is None and _takes_part(clause, mention):
        return Verdict(None, None, 0.6, pledged=False)
    given = re.search(
        r"(?:在|与|[为对给](?:全[省市县区州旗镇乡]|我[省市县区州旗])?|选取|选择|支持|推动|帮助|引导|组织|^对[^,;。\d]{2,24}等)(?:\d+[个家所][\u4e00-\u9fff]{1,8})?$",
        clause[: mention.quantity.start - mention.clause[0]],
    )
    given = None if (mention.subject or "").startswith(("为", "对", "给")) else given
    if setting.tense == "forward" and _does(mention):
        return Verdict(None, None, 0.6, pledged=False)
    if (
        (ends or share or given)
        and mention.subject
        and (
            mention.quantity.form != "chinese"
            or mention.quantity.unit in ("次", "轮", "场", "期", "遍")
            and _acts().search(clause, 0, mention.quantity.start - mention.clause[0])
        )
    ):
        acts = setting.tense is None and (
            before is not None
            or _acts().search(clause[: mention.quantity.start - mention.clause[0]]) is not None
            or given is not None
            and given[0].startswith(("对", "为", "给"))
            and _acts().search(clause, mention.after - mention.clause[0]) is not None
        )
        if setting.tense == "forward" or acts or share and mention.subject.endswith(("率", "面", "度")):
            return Verdict(None, None, 0.7 if setting.tense else 0.5, pledged=False)
    return Verdict("current", _UNPLEDGED, 0.5)


_TAKES_PART = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:参加|接受|赴|进入|纳入|取得|获得)[\u4e00-\u9fff]|(?![^,;。]*(?:已|现有|来自|占|属于|位于|为|是|达|获))[\u4e00-\u9fff“”、]{4,40}$"
)


def _takes_part(clause: str, mention: Mention) -> bool:
    """支持80名校长跟岗,400名教师参加研修: people at the head of a clause, for whom the deed of the clause before is done."""
    return (
        mention.quantity.start == mention.clause[0]
        and mention.quantity.unit in ("名", "人", "位", "万人", "万名")
        and _TAKES_PART.match(clause, mention.after - mention.clause[0]) is not None
    )


# 老旧电梯120部完成更新: the deed stands behind what is counted.
_DONE_BEHIND = re.compile(r"(?:全部|均|全面|如期)?(?:完成|实现|建成|通过|投用|达标|竣工|开工|投产|完工|通车)(?!率|了)")


# 30个示范点全面建成: the deed ends the clause.
_DONE_LATER = re.compile(
    r"[\u4e00-\u9fff“”]{2,24}?(?:全部|均|全面|如期|按期|基本)"
    r"(?:完成|建成|投[用运入]使?用?|达标|竣工|开工|投产|完工|通车|交付|运营)$"
)


def _pledged(clause: str, mention: Mention) -> bool:
    """A word of doing, reaching, bounding or changing makes a promise; a bare count makes none."""
    if mention.quantity.form in ("implied", "zero", "goal", "doubling") or mention.action or mention.comparator != "eq":
        return True
    if mention.mode != "level" or mention.series is not None or mention.per is not None:
        return True
    return (
        bool(mention.tail.strip(",: 为是占"))
        or _DONE_BEHIND.match(clause, mention.after - mention.clause[0]) is not None
        or _PLEDGE.search(clause) is not None
        or _DONE_LATER.match(clause, mention.after - mention.clause[0]) is not None
        or "used" in " ".join(mention.doubts)
    )


def _does(mention: Mention) -> bool:
    """15家企业通过认定: what is counted comes to an end that can be aimed at."""
    return any(doubt.startswith("does:") for doubt in mention.doubts)


def _sure(mention: Mention, base: float) -> float:
    if mention.quantity.form == "chinese":
        base -= 0.2
    if mention.rule.startswith("elided"):
        base -= 0.1
    if mention.subject is None:
        base -= 0.25
    if mention.in_brackets:
        base -= 0.2
    return round(max(base, 0.05), 2)


def strength(clause: str) -> str | None:
    """Return must (确保, 不低于), should (力争), may (鼓励, 支持) from the words of the clause; None where it has none."""
    for name, pattern in (("should", _SHOULD), ("must", _MUST), ("may", _MAY)):
        if pattern.search(clause):
            return name
    return None
