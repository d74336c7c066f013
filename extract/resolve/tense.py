"""Whether a part of a plan looks back, describes the present or looks forward, from headings and how paragraphs open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract import grammar
from extract.text import fold

PAST, PRESENT, FORWARD, MIXED = "past", "present", "forward", "mixed"

_NUMBER = re.compile(
    r"^[\s#]*(?:第[一二三四五六七八九十百\d]+[章节篇条部分]+|"
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)?[\s、.]*"
)
# A heading that begins with a verb of doing says what shall be done, whatever else it names (提升…成效).
_DOES = re.compile(
    r"(?:创新|提升|加快|推动|推进|完善|强化|深化|健全|大力|着力|坚持|构建|优化|实施|打造|建设|加强|"
    r"持续|全面|夯实|筑牢|聚焦|扎实|深入|切实|努力|"
    r"统筹|积极|促进|培育|壮大|提高|增强|激发|扩大|做优|做强|做大|突出|严格|落实|营造|拓展|发展|稳步|"
    r"巩固|建立|开展|规范|保障|改善|加大|立足|围绕|抓[好实紧]|做好|守[牢好住]|打[好赢造]|坚决|严格|严守|严控|办好|推行|引导|"
    r"支持|防范|化解|破解|补齐|畅通|织密|兜牢|激活|盘活|塑造|稳定(?!性)|稳住|扛牢|压实|抢抓|培优|赋能|争创|释放|增进|挖掘|"
    r"以.{2,20}为)"
)
# 发展基础, 建设现状: nouns, whatever verb they are made of.
_NOUN_HEAD = re.compile(
    r"(?:发展|建设|保障|工作|规划|实施)(?:的)?(?:主要|总体)?"
    r"(?:基础|现状|形势|成效|环境|条件|背景|回顾|问题|挑战|成就)(?:[和与及、].{0,8})?"
)
_LOOKS_BACK = re.compile(
    r"回顾|总结|完成情况|取得|成就|成绩|实施情况|进展情况|工作情况|(?:显著|明显|主要|工作)成效|"
    r"成效(?:显著|明显|显现|突出)"
)


# 园舍建设任务重, 师资缺口较大: what is wanting, whatever else the heading names.
_LACKING = re.compile(
    r"任务(?:仍然?|依然|十分|较|更加?|非常|相当)*(?:繁?重|艰巨|紧)|压力(?:较|依然|持续|不断|进一步)*(?:大|加大|增大|加剧)|"
    r"矛盾(?:较为|日益|依然|更加)*突出|(?:数量|规模|总量|人员|资金|供给|能力|总体|仍|存在|有|较大)(?:不足|不够|偏[小低弱]|缺口)|"
    r"(?:发展|建设|水平)(?:相对|较为?|仍)?(?:滞后|薄弱)|亟[需待]|有待"
)
# 法治环境更公平, 营商环境更优: what shall become so, no state of the present.
_MORE = re.compile(r"环境(?:要)?更(?:加|为)?(?!加?(?:复杂|严峻|多变))[\u4e00-\u9fff]{1,4}\s*$")


@cache
def _cue(id: str) -> re.Pattern[str]:
    return re.compile(grammar.words("cues", id))


@lru_cache(maxsize=4096)
def of_heading(heading: str) -> str | None:
    """Return the tense of one heading; mixed where it looks both ways (回顾和安排), None where it says nothing."""
    text = _NUMBER.sub("", fold(heading))[:60]
    if _DOES.match(text) and not _LOOKS_BACK.search(text) and not _NOUN_HEAD.fullmatch(text.strip()):
        return FORWARD
    if _LACKING.search(text):
        return PRESENT
    past, forward = _cue("past_section").search(text), _cue("forward_section").search(text)
    if past and forward:
        return MIXED
    if past:
        return PAST
    if _cue("present_section").search(text) and not forward and not _MORE.search(text):
        return PRESENT
    return FORWARD if forward else None


def of_section(section: tuple[str, ...]) -> str | None:
    """Return the tense of a path of headings: the innermost that says something decides; None where none does."""
    for depth, heading in enumerate(reversed(section)):
        tense = of_heading(heading)
        outer = len(section) - depth - 1
        if tense == FORWARD and outer and of_section(section[:outer]) == PAST and _weak(heading):
            continue
        if tense is not None:
            return tense
    return None


def _weak(heading: str) -> bool:
    """Under a retrospect, chatty headings (（一）着力…行动) do not turn to the future; only aims and tasks do."""
    return re.search(r"目标|任务|安排|打算|部署|总体要求|今后|下一步", heading) is None


def of_passage(folded: str, section: tuple[str, ...]) -> str | None:
    """Return the tense that holds in a passage: its own opening (过去五年，…) before that of its section."""
    opening = _cue("past_opening").search(folded, 0, 24)
    if opening and folded[opening.start() - 1 : opening.start()] in _AGAINST:
        opening = None  # 按不低于上年支出的5%安排: what it is compared with
    if opening and re.match(r"[——\s]*(?:[(（]?[一二三四五六七八九十\d]*[)）、.]*)\s*", folded[: opening.start()]):
        tail = folded[: opening.start()]
        if (len(tail) <= 6 or "。" not in tail) and not _BUILT_ON.match(folded, opening.start()):
            return PAST
    found = of_section(section)
    if found is None and (head := _RUN_IN.match(folded)):
        return FORWARD if of_heading(head[0]) == FORWARD else None
    if found is None and (head := _ORDERED.match(folded)):
        return FORWARD if head["how"] == "要" or of_heading(head["head"]) == FORWARD else None
    return found


# 四是办好民生实事。…, 二要让村庄“靓起来”。…: the items of a speech.
_ORDERED = re.compile(r"\s*(?:——)?[一二三四五六七八九十]{1,2}(?P<how>是|要)(?P<head>[^,，;；。:：]{2,20})[。:：]")


# 在上年基础上再降: what a goal starts from opens no retrospect.
_BUILT_ON = re.compile(r"(?:上|去)年(?:度|同期)?[^,;。]{0,6}基础上")

# Also 5家以上|年销售额…: 上 that belongs to the bound before.
_AGAINST = frozenset("较比于按与同照占以")
# 三、提升服务品质。二级以上客运站…: a heading that runs into its paragraph.
_RUN_IN = re.compile(
    r"\s*(?:第[一二三四五六七八九十]+[章节条部分]+|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*[\u4e00-\u9fff、“”]{3,24}(?=[。:])"
)


# The last words of what leads in a plan: before them stands why it is made.
INTRODUCES = re.compile(
    r"(?:制定|提出|出台|印发|实施)(?:本|如下|以下|下列|了?以?下)[^,;。]{0,12}[。:]?$|(?:如下|以下)[^,;。]{0,8}:$|特制定|制[定订](?:本|以下|如下)"
)
PLEDGES = re.compile(r"力争|争取|确保|努力|计划|将(?!军|近)|要(?!求|素|点)|目标|须|应当|不低于|不少于|不超过")
_TURNS = re.compile(
    r"\s*(?:[—(（一二三四五六七八九十)）、.\d]*)(?:综合研判|今后五年|未来五年|"
    r"[“\"]?十[三四五六七八九]五[”\"]?(?:时期|期间)?(?:,|全|我|经济|是|主要|发展|的)|到20[2-9]\d年|"
    r"主要目标|发展目标|经济社会发展|展望|按照|下一步|今年|20[2-9]\d年(?:,|是|全|政府|主要|工作))"
)


# 十四五 and its last year.
_PLANS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}


def turns(folded: str, first_year: int | None = None) -> bool:
    """Tell whether a paragraph under a heading that looks both ways opens the part that looks forward.

    `first_year`: the first that the plan can promise something for; a five-year plan that ended before is no turn.
    """
    plan = re.match(r"[\s—]*[“\"]?(十[三四五六]五)", folded)
    if plan and first_year is not None and _PLANS[plan[1]] < first_year:
        return False
    return _TURNS.match(folded) is not None and not _cue("past_opening").search(folded, 0, 24)


_TURNED = re.compile(r"(?:^|[,;:。])[^,;:。]{0,12}?(?:要(?!求|素)|须|应当|将|力争|确保|必须)")


def turning(folded: str, sentences: Sequence[tuple[int, int]], past: bool, ahead: Sequence[int]) -> int:
    """Return where a passage that opens with a year gone by turns to what is to come; 0 where it does not open so.

    `ahead` are the positions of times to come. The first sentence with one of them, or with 要, 须, 将, is the turn.
    """
    if not past:
        return 0
    for start, end in sentences[1:]:
        if any(start <= at < end for at in ahead) or _TURNED.search(folded[start:end]):
            return start
    return len(folded)
