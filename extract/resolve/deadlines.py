"""Time expressions that bound something to be done, as rows; past times, references and names are left out."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extract import grammar
from extract.document import Passage
from extract.numbering import mark_at
from extract.records import Deadline
from extract.resolve.forecasts import expected
from extract.resolve.governing import Timed, whole_year
from extract.resolve.higher import quoted
from extract.resolve.status import Setting, to_come
from extract.resolve.tense import PAST, PRESENT

# A bare year or month bounds only at the head of a clause or after a word of place in time.
_AT_HEAD = re.compile(
    r"(?:^|[,;:。!?、|\s—“(]|——|在|于|力争|确保|争取|计划|其中|预计|拟|到|实现|并|用|展望|我们将?|[①-⑳]|\d[.、)）])\s*$"
)
_IS = re.compile(
    r"(?:是|具有|承担|正值|作为|恰逢|为(?!\d)|面临|处于|,?(?:我[国省市县区州]|全[国省市县区])?(?:正|"
    r"仍)?处于|将是)"
)
# “十五五”时期在…进程中具有重要地位, ,是…的关键时期: what a time is, not what is done in it.
_IS_A = re.compile(
    r",?(?:在[^,;。]{2,24}(?:中|里|上))?(?:是|具有|处于|正处)[^,;。]*(?:时期|阶段|地位|意义|窗口期|机遇期|关键期)"
)
# 实现“十五五”时期经济社会发展目标: the time is part of a name of what is to be done.
_NAMED_AIM = re.compile(r"(?:的)?[^,;。]{0,12}?(?:目标|任务|规划|工作)(?:任务)?(?:[,、。;]|$)")
# An interval that says which cases are meant: 三年内未发生…, 近五年内.
_CONDITION = re.compile(r"(?:未|无|没有|累计|曾|连续|以上|以下|的(?!\S{0,12}目标))")
# 春节前开展的排查: the time belongs to a noun.
_ATTRIBUTE = re.compile(r"[\u4e00-\u9fff]{2,6}的[\u4e00-\u9fff]{2,8}(?:共|已|中|显示|表明)")
# 每月900元 is a rate, no date to be kept.
_RATE = re.compile(
    r"(?:人|户|名)?(?:标准)?(?:再|增|上涨|不低于|不少于|不超过|最高|增加|提高|提高至|提高到|提至|补助|补贴|发放|"
    r"给予|约|为|达到|到|不少于)*\s*[\d.,]+(?:百|千|万|亿)?元"
)
_PER_HEAD = re.compile(r"(?:平均|年均)$")
_EXPECTS = re.compile(r"(?:据|经)[^,;。]{0,12}(?:预测|预计|测算)|预测[,:]|预计(?!到)")
_OF_FORCE = re.compile(
    r"施行|有效期|起实施|之日起|公示期|征求意见|反馈意见|意见反馈|截止日期|联系电话|印发之日|"
    r"(?:意见|建议)[^,;。]{0,24}(?:反馈|发送|寄送|寄至|发至|邮寄|报送)|(?:提出(?!的)|反馈|征集)[^,;。]{0,12}(?:修改)?(?:意见|建议)"
)
# The plan's own period, stated as such: 规划期限为2021—2025年，展望到2035年.
_OWN_PERIOD = re.compile(
    r"(?:规划|纲要|计划|方案|行动)(?:的)?(?:基期|期限|时限|年限|期|周期|范围|实施期限?|执行期限?)(?:范围)?(?:为|是|:|自|从)[^。;]*$"
)
# “十五五”时期…指导思想是: a head over principles bounds nothing.
_PRINCIPLE = re.compile(
    r",?[^,。;:]{0,24}(?:指导思想|基本原则|总体思路|总体要求|工作思路|发展主题|战略定位|发展思路|发展主线|基本要求)(?:和[^,。;:]{2,8})?"
    r"(?:是|为|:|,|如下|包括)"
)
# 985元每人每月: a rate behind its amount.
_RATE_BEHIND = re.compile(r"\d(?:百|千|万|亿)?元(?:左右|以上|以内)?/?(?:每(?:人|户|生|床|张|亩|名|位|家|个))?$")
_DONE = re.compile(r"(?:已|已经|顺利|圆满)(?:完成|建成|实现|达到|达)")
# 3月初,县政府出台了…: what a day saw.
_TOLD = re.compile(r",?[^,;。]{0,24}?(?:出台|印发|召开|举行|举办|发布|启动|制定|通过|完成|建成|荣?获得?|签订)了")
_LIMIT = re.compile(r"(?:完成时限|时限要求|完成时间|时间节点|办结时限|整改时限|时限)[::]?\s*$")
_CLOSING = ")）〕】] "
_STRIP = " ,，、:：\u3000"


@cache
def _acted() -> re.Pattern[str]:
    """What follows a time that bounds a deed or a level: 完成, 达到, 分别, 全部, 前."""
    reach = "|".join(grammar.words("verbs", name) for name in ("reach", "increase", "decrease"))
    return re.compile(
        rf"\s?(?:{grammar.words('verbs', 'act')}|{reach}|分别|全部|集中|组织|基本|全面|力争|确保|实现|具备|"
        rf"正式|突破|翻)"
    )


def deadlines(
    folded: str, raw: str, passage: Passage, sentence: tuple[int, int], times: Sequence[Timed], setting: Setting
) -> list[Deadline]:
    """Return the deadlines of one sentence, in order."""
    inside = [t for t in times if sentence[0] <= t.time.start < sentence[1]]
    if not inside:
        return []
    return [
        _row(folded, raw, passage, sentence, item, inside)
        for item in inside
        if bounds(folded, sentence, item, inside, setting)
    ]


def bounds(folded: str, sentence: tuple[int, int], item: Timed, inside: Sequence[Timed], setting: Setting) -> bool:
    """Tell whether a time expression bounds something to be done: in time to come, in a part that promises, as its own phrase."""
    time, period = item.time, item.period
    if (
        time.words.startswith("截")
        and not to_come(period, setting)
        or quoted(folded[sentence[0] : time.end], setting.level)
    ):
        return False
    if item.reference or setting.kind == "note" or not setting.promises or whole_year(item, inside):
        return False
    if _past(period.date_end, setting):
        return False
    if (
        setting.tense in (PAST, PRESENT)
        and not (time.to or time.before)
        or setting.tense == PAST
        and period.kind == "recurring"
    ):
        return False
    if setting.tense == PRESENT and expected(folded[sentence[0] : sentence[1]]):
        return False
    before, behind = folded[sentence[0] : time.start], folded[time.end : sentence[1]]
    if _named_otherwise(time.words, time.part, before, behind):
        return False
    if time.shape == "within" and _CONDITION.match(behind) or _DONE.match(behind) or _ATTRIBUTE.match(behind):
        return False
    if period.kind == "recurring":
        rate = _RATE.match(behind) or _RATE_BEHIND.search(before) or _PER_HEAD.search(before)
        return _recurs(folded, item) and not rate
    if period.kind == "during":
        return _TOLD.match(behind) is None and (
            _spans(before, behind, item) or _listed(folded, sentence, item, inside, setting)
        )
    if time.shape == "within" and not _AT_HEAD.search(before):
        return False
    if _LIMIT.search(folded, sentence[0], time.start):
        return True
    return not (time.shape in ("month", "date") and "日" in time.part and not time.before and not time.to)


def _named_otherwise(words: str, part: str, before: str, behind: str) -> bool:
    """Tell whether a time is of the paper itself (施行, 征求意见, 规划期限), a forecast's, or a head over principles."""
    head = max(before.rfind(mark) for mark in ",;") + 1
    clause = before[head:] + words + behind[:1] + re.split("[,;]", behind[1:])[0]
    if _OF_FORCE.search(clause) or _EXPECTS.search(before) or _OWN_PERIOD.search(before) or _PRINCIPLE.match(behind):
        return True
    return "以来" in part or behind.startswith("以来")


def _listed(folded: str, sentence: tuple[int, int], item: Timed, inside: Sequence[Timed], setting: Setting) -> bool:
    """到2025年和2030年: a time side by side with one that bounds does so too."""
    at = bisect_left(inside, item.time.start, key=lambda t: t.time.start)
    near = inside[max(0, at - BESIDE) : at]
    before = next((t for t in near if _JOINED(folded, t.time.end, item.time.start)), None)
    return (
        before is not None
        and before.time.shape == item.time.shape
        and bounds(folded, sentence, before, inside, setting)
    )


# Times that begin before another and may reach up to it.
BESIDE = 3
_JOINED = re.compile(r"\s?(?:、|和|及|与|以及|,)\s?").fullmatch


def _past(end: dt.date | None, setting: Setting) -> bool:
    return end is not None and setting.first_year is not None and end < dt.date(setting.first_year, 1, 1)


def _recurs(folded: str, item: Timed) -> bool:
    """每年 bounds; 每年级 and the like do not."""
    behind = folded[item.time.end : item.time.end + 3]
    return not behind.startswith(("级", "的", "末", "/")) and not re.match(r"一[^次轮场批期个份届回遍,]", behind)


def _spans(before: str, behind: str, item: Timed) -> bool:
    if re.match(r"[、和](?:\d{1,2}月|\d{4}年)", behind):
        return True
    if item.time.shape == "plan" and _is_named(before, behind):
        return False
    if item.time.shape == "word" and item.time.words == "全年" and not _AT_HEAD.search(before):
        return _COUNTED.match(behind) is not None
    if _IS.match(behind) or _IS_A.match(behind) or not (_AT_HEAD.search(before) or _acted().match(behind)):
        return False
    if (
        item.time.shape == "month"
        and before.endswith(("(", "〔"))
        and behind.startswith((")", "〕"))
        and len(before) > 3
    ):
        return True  # 春季集中免疫（3月10日至5月10日）
    if item.time.shape == "plan" and not item.time.part and not behind.startswith(","):
        return False
    short = (
        item.time.shape == "month" or item.time.shape == "word" and not item.time.words.startswith(("今", "本", "全"))
    )
    if not short or "季度" in item.time.part or behind.startswith((",", "前")):
        return True
    half = item.time.words.endswith("半年") and behind[:1] != "的" and _HEAD.fullmatch(before) is not None
    return half or _acted().match(behind) is not None


# 3.上半年首台机组并网: half a year at the head of a sentence, whatever follows.
_HEAD = re.compile(r"\s*(?:[((]?[一二三四五六七八九十\d]{1,3}[))、.．]|[①-⑳]|——)?\s*")
# 每名医师全年下派不少于30天: how much in the whole year.
_COUNTED = re.compile(r"(?!平均|保持|稳定|均)[^,;。、]{0,14}?\d")


def _is_named(before: str, behind: str) -> bool:
    return before.rstrip().endswith(_REACHES) and _NAMED_AIM.match(behind) is not None


_REACHES = ("实现", "完成", "制定", "编制", "谋划", "围绕", "锚定", "对标", "明确", "落实", "提出", "确定")


def _row(
    folded: str, raw: str, passage: Passage, sentence: tuple[int, int], item: Timed, inside: Sequence[Timed]
) -> Deadline:
    time, period = item.time, item.period
    start, end = _task(folded, raw, sentence, item, inside)
    if raw[start:end].strip(_CLOSING) == "":
        start, end = _before_bracket(folded, time.start)
    kind = "by" if period.kind == "during" and _LIMIT.search(folded, sentence[0], time.start) else period.kind
    if kind == "during" and _beside_by(folded, item, inside):
        kind = "by"
    return Deadline(
        passage=passage.order,
        start=passage.start + time.start,
        end=passage.start + time.end,
        expression=raw[time.start : time.end],
        kind=kind,
        date_start=period.date_start if kind == "during" else None,
        date_end=period.date_end,
        recurrence=period.recurrence,
        task=raw[start:end] or None,
        rule=f"{time.shape}_{kind}",
        confidence=0.95 if kind == "by" and (time.to or time.before) else 0.85 if kind != "during" else 0.75,
    )


def _before_bracket(folded: str, at: int) -> tuple[int, int]:
    """What a limit in a bracket bounds (…。(责任单位:…;完成时限:2026年6月)): the text before it, since the last bracket."""
    opening = max(folded.rfind(mark, 0, at) for mark in "(〔【[")
    if opening <= 0 or any(mark in folded[opening:at] for mark in ")〕】]"):
        return at, at
    last = max((folded.rfind(mark, 0, opening) for mark in (")。", "〕。", "】。", "。)", "。〕")), default=-1)
    start = last + 2 if last >= 0 else 0
    return start, opening


def _beside_by(folded: str, item: Timed, inside: Sequence[Timed]) -> bool:
    """到2025年、2027年、2030年: the years behind are bound by the 到 of the first."""
    start = item.time.start
    for other in reversed([t for t in inside if t.time.end < item.time.start]):
        if folded[other.time.end : start] not in ("、", "和", "及", "与"):
            return False
        if other.time.to:
            return True
        start = other.time.start
    return False


def _task(folded: str, raw: str, sentence: tuple[int, int], item: Timed, inside: Sequence[Timed]) -> tuple[int, int]:
    """The words that are bound: from the time to the next one or the end of its sentence; a whole clause where it recurs."""
    start, end = item.time.end, sentence[1]
    for other in inside:
        if other.time.start > item.time.end and not other.reference:
            if _JOINED(folded[start : other.time.start]):
                start = other.time.end  # 到2025年和2030年，…: what is bound stands behind the last
                continue
            mark = max(folded.rfind(mark, item.time.end, other.time.start) for mark in ",;:。")
            end = mark if mark >= 0 else other.time.start if other.period.kind != "recurring" else end
            break
    if item.period.kind == "recurring":
        comma = max((folded.rfind(mark, sentence[0], item.time.start) for mark in ",;:。"), default=-1)
        head = max(comma + 1, sentence[0])
        if (number := mark_at(folded[head : item.time.start])) is not None:
            head += number.end
        start = head if item.time.start > head else start
    while start < end and raw[start] in _STRIP + "）)":
        start += 1
    while end > start and raw[end - 1] in _STRIP + "。；;！":
        end -= 1
    return start, end


def of_cell(text: str, passage: Passage, task: tuple[int, int], offset: int, item: Timed) -> Deadline:
    """Return the deadline that a 完成时限 cell states for its row's task; a bare year or month there is a limit."""
    start = offset + item.time.start
    period = item.period
    return Deadline(
        passage=passage.order,
        start=start,
        end=offset + item.time.end,
        expression=text[start : offset + item.time.end],
        kind=_cell_kind(item),
        date_start=period.date_start if _cell_kind(item) == "during" else None,
        date_end=period.date_end,
        recurrence=period.recurrence,
        task=text[task[0] : task[1]] or None,
        rule="task_table",
        confidence=0.9,
    )


def _cell_kind(item: Timed) -> str:
    return "by" if item.period.kind == "during" and item.time.shape in ("date", "month") else item.period.kind
