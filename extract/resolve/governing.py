"""Which time governs: of a quantity in its sentence, and of the items of a list whose head states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Passage
from extract.mentions import Mention, Time
from extract.resolve.periods import Period

# A year that is only compared with, or that belongs to a name, bounds nothing: 比2020年, 2020年的3.68万亿元, 2025年版.
_COMPARED = re.compile(
    r"(?:(?<!占)比|较|关于|与|同|自|从|以|据|相比|对比|自从|基于|超|[高低优多少大小快]于|不亚于|按|按照|不变价|可比价|根据|〔|第)\s*$"
)
_BELONGS = re.compile(
    r"(?:(?:以前|之前|前|底前|年底)?(?:建成|投用|竣工|登记|出生)[\u4e00-\u9fff]{0,4}的|远景|碳达峰|碳中和|实现碳|的\s?\d|相比|为(?:基[数期准]|起点)|以来|水平|的?基础上|同期|底数|数据|"
    r"(?:[省市区县州]|全[省市县])?《|(?:年|以来)?(?![将把])[\u4e00-\u9fff]{0,8}?(?:颁布|印发|发布|制[定订]|出台|修订|公布|下发|施行)的|版|度(?!假)|起[,，。]?|开始|第[一二三四五六七八九十\d]+[批次期]|[^《“,。]{0,12}[》”]|中央一号|"
    r"不变价|可比价|价格)"
)
# 恢复到2019年的120%: the year is a base.
_RESTORED = re.compile(r"(?:恢复|回升|相当于?|回到|恢复到|恢复至)$")
_BASE = re.compile(r"年?(?:水平|同期)?的?\s?(?:\d|水平|同期)")
# 扩大到2020年的两倍: the year is what it is a multiple of.
_GROWN = re.compile(r"(?:扩大|增加|增长|提高|提升|达|发展|增|升)$")
_TIMES_OF = re.compile(r"年?(?:水平|同期)?的\s?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍")
_QUOTED_NAME = re.compile(r"《[^》]*$")
_DASH = re.compile(r"\s*(?:——|—|--|-|●|•|▲|■|★|◆)")
_RUN_ON = re.compile(
    r"\s*(?:——|[二三四五六七八九十]+是|(?:经济社会发展)?(?:主要|具体|预期|发展|总体|"
    r"其中)*(?:预期)?目标)"
)
_ITEM = re.compile(r"\s*(?:——|[一二三四五六七八九十]+是)")


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with its meaning; `reference` where it bounds nothing."""

    time: Time
    period: Period
    reference: bool


def timed(folded: str, time: Time, period: Period) -> Timed:
    """Judge whether a time expression bounds something or is only referred to."""
    before, behind = folded[max(0, time.start - 24) : time.start], folded[time.end : time.end + 16]
    named = time.shape == "plan" and not time.part and not time.to and not behind.startswith((",", "末"))
    reference = (
        named
        or "以来" in time.part
        or bool(_RESTORED.search(before) and _BASE.match(behind))
        or bool(_GROWN.search(before) and _TIMES_OF.match(behind))
        or bool(
            (_COMPARED.search(before) and not time.to and not time.before and not time.since)
            or _BELONGS.match(behind)
            and not time.to
            or _QUOTED_NAME.search(before)
        )
    )
    return Timed(time, period, reference)


def of_mention(
    folded: str, mention: Mention, times: Sequence[Timed], values: Sequence[Mention]
) -> tuple[Timed | None, str]:
    """Return the time that governs a quantity in its sentence and how (before, later, paired); None where none does."""
    inside = [t for t in times if _bounds(t) and mention.sentence[0] <= t.time.start < mention.sentence[1]]
    inside = [t for t in inside if not whole_year(t, inside)]
    if not inside:
        return None, ""
    paired = _paired(folded, mention, inside, values)
    if paired is not None:
        return paired, "paired"
    before = [t for t in inside if t.time.end <= mention.quantity.start and _reaches(folded, t, mention)]
    if before and _is_nearer_unknown(inside, before[-1], mention):
        return None, ""
    if before:
        return (None, "") if _broken(folded, before[-1], times, mention) else (before[-1], "before")
    later = next((t for t in inside if t.time.start >= mention.quantity.end), None)
    if later is None or _of_a_bracket(folded, mention, later, values) or not _looks_back(folded, later, mention):
        return None, ""
    return later, "later"


def _of_a_bracket(folded: str, mention: Mention, later: Timed, values: Sequence[Mention]) -> bool:
    """降到1.9以内(2025年为2.05): a time beside a value of its own in a bracket says nothing of what stands before it."""
    opened = folded.find("(", mention.quantity.end, later.time.start)
    closed = folded.find(")", later.time.end, mention.sentence[1])
    if opened < 0 or closed < 0 or folded.find(")", opened, later.time.start) >= 0:
        return False
    return any(opened < other.quantity.start < closed for other in values if other is not mention)


def whole_year(item: Timed, inside: Sequence[Timed]) -> bool:
    """到2030年，全年优良天数达到…: 全年 says how much of each year is counted, where a year is named before it."""
    if item.time.shape != "word" or item.time.words not in ("全年", "年度内") or item.time.part:
        return False
    return any(
        t.time.end <= item.time.start and t.time.shape in ("date", "plan", "years") and t.time.to for t in inside
    )


# What a time in a later clause may say of the whole sentence: that all of it is in place by then.
_IN_PLACE = re.compile(
    r"[,\s]*(?:要|须|应|力争|确保|前|予以|一律)*(?:全部|均|都|全面|基本|总体|逐步|如期)*"
    r"(?:竣工|建成|完工|通车|交付|开业|配置|配备|配建|建设|实施|投入|整改|改造|安装|推广|建成|改建|整治|执行|兑付|发放|清理|得到|全面|正式|落实)*"
    r"(?:到位|完成|实现|建成|运行|使用|执行|落实|投用|达标|投产|运营|使用|通车|开业|完毕|见效|达到|配齐|清零|覆盖|完工|"
    r"交付|推开|推行)\s*$"
)
_CLAUSE_END = re.compile(r"[,;:。!?]")


def _reaches(folded: str, item: Timed, mention: Mention) -> bool:
    """A time at the head of a clause governs what follows; one behind its own subject, or a month, its own clause alone."""
    if mention.clause[0] <= item.time.start:
        return True
    between = folded[item.time.end : mention.quantity.start]
    head = _TRAILING_BRACKET.sub("", folded[mention.sentence[0] : item.time.start]).rstrip()
    head = head.rstrip("自从") if item.time.since else head
    at_head = (
        not head
        or head[-1] in ",;:。!?—-、“”"
        or head.endswith(("力争", "确保", "争取", "努力", "计划", "其中"))
        or _RUN_IN.search(folded, mention.sentence[0], item.time.start) is not None
    )
    if head.endswith(("其中", "其中,")):
        return False
    if head.endswith("(") and len(_CLAUSE_END.split(head)[-1].strip()) <= 15 and between.startswith(")"):
        return True
    if not at_head and not _opens(head):
        return False
    if head.strip() and not _opens(head) and ";" in between:
        return False
    if _part_of_year(item):
        if not between.startswith((",", ":")) and item.time.end <= mention.clause[0] and _CLAUSE_END.search(between):
            return False  # 上半年出台办法，新增放款12亿元: a part of the year without a comma governs its own clause
        first = _LEAD_IN.fullmatch(_CONNECTIVE.sub("", head, count=1)) is not None
        return ";" not in between or first and between.startswith((",", ":"))
    return True


def _is_nearer_unknown(inside: Sequence[Timed], item: Timed, mention: Mention) -> bool:
    """2025年底前完成A,5年内完成B,C: behind a span that no date is known of, the time before it governs no more."""
    return any(
        t.time.shape == "within"
        and t.period.date_end is None
        and item.time.end <= t.time.start < mention.quantity.start
        for t in inside
    )


def _part_of_year(item: Timed) -> bool:
    half = item.time.words.startswith(("上半年", "下半年"))
    return item.time.shape in ("month", "within") or half or bool(item.time.part and item.time.shape != "plan")


_TRAILING_BRACKET = re.compile(r"(?:\([^()]*\)|〔[^〕]*〕|【[^】]*】)\s*$")
# What may stand before a time without being a subject of its own: a list's mark, who speaks, how firmly.
_LEAD_IN = re.compile(
    r"\s*(?:(?:[一二三四五六七八九十]+[是要]|——|[-•●■▲◆★]|[①-⑳]|第[一二三四五六七八九十][,、]|第[一二三四五六七八九十百\d]{1,4}条|"
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*)*"
    r"(?:全[省市县区国州旗盟镇乡街域]|[我本][省市县区州旗国镇乡]|各[地市县区]|我们|其中|力争|确保|争取|努力|计划|力求|要|将|并|须|应|"
    r"主要目标(?:是|为)?|目标(?:是|为)?|总体目标|用|展望|同时|此外|另外|在|于|拟|[|\s])*"
)
# A heading that runs in, or a bar, before a time: 一、主要任务 到2025年.
_RUN_IN = re.compile(r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])[^,;。:]{2,25}\s+$|[|]\s*$")
_CONNECTIVE = re.compile(r"(?:同时|此外|另外|其中|并且|另|首先|其次|再次|最后),?\s*")


def _broken(folded: str, item: Timed, times: Sequence[Timed], mention: Mention) -> bool:
    """到2023年达到90%、2024年起保持100%: a new start ends the reach of the time before."""
    return any(
        item.time.end <= t.time.start and t.time.end <= mention.quantity.start and folded.startswith("起", t.time.end)
        for t in times
    )


def _opens(head: str) -> bool:
    """Words before a time that are no subject of their own: 全县到2025年, 一是到2025年."""
    return _LEAD_IN.fullmatch(_CLAUSE_END.split(head)[-1]) is not None


def opens(folded: str, item: Timed) -> bool:
    """Tell whether a time of years stands at the head of a passage, so that what follows may be meant for it too."""
    dated = item.time.shape in ("date", "plan", "years") and not item.time.part.startswith(_MONTHS)
    return dated and item.time.start <= 12 and _opens(folded[: item.time.start])


_MONTHS = tuple("0123456789上下第一二三四")


def _looks_back(folded: str, item: Timed, mention: Mention) -> bool:
    between = folded[mention.quantity.end : item.time.start]
    stop = _CLAUSE_END.search(folded, item.time.end + (folded[item.time.end : item.time.end + 1] == ","))
    behind = folded[item.time.end : stop.start() if stop else len(folded)]
    if item.time.start < mention.clause[1]:
        return True
    if (
        ";" in between
        or "每" in folded[mention.clause[0] : mention.quantity.start]
        and "每年" in folded[mention.clause[0] : mention.clause[1]]
    ):
        return False
    return between.rstrip().endswith((",", "并", "并于", "于", "在", "、")) and _IN_PLACE.match(behind) is not None


def _bounds(item: Timed) -> bool:
    return not item.reference and item.period.kind != "recurring"


def _paired(folded: str, mention: Mention, inside: list[Timed], values: Sequence[Mention]) -> Timed | None:
    """到2025年、2030年分别达到80%和90%: as many times side by side as values after 分别, paired in order."""
    run = _beside(folded, inside, mention.quantity.start)
    if len(run) < 2:
        return None
    after = [v for v in values if v.quantity.start > run[-1].time.end and v.clause == mention.clause]
    if not after or "分别" not in folded[run[-1].time.end : after[0].quantity.start] or mention not in after:
        return None
    index = after.index(mention)
    return run[index % len(run)] if len(after) % len(run) == 0 else None


def _beside(folded: str, inside: list[Timed], end: int) -> list[Timed]:
    run: list[Timed] = []
    for item in inside:
        if item.time.end > end:
            break
        if run and not re.fullmatch(r"[、和与及到至,]", folded[run[-1].time.end : item.time.start]):
            run = []
        run.append(item)
    return run


@dataclass(slots=True)
class Carried:
    """The time that the head of a list hands on to its items, or a heading to what stands under it.

    `dashes_only` where the head ended with a full stop: then only items marked by dashes or bullets are governed.
    """

    item: Timed | None = None
    dashes_only: bool = False
    section: tuple[str, ...] = ()
    unfinished: bool = False  # the item before was a line without a sentence: what follows belongs to it

    def to(self, passage: Passage) -> Timed | None:
        """Return the time carried to this passage; forget it where the list or the section has ended."""
        if self.item is None or passage.kind in ("boilerplate", "caption", "note"):
            return None
        inside = passage.section[: len(self.section)] == self.section
        dash = _DASH.match(passage.text) is not None
        if not inside or (self.dashes_only and not dash and not self.unfinished):
            self.item = None
            return None
        self.unfinished = (dash or self.unfinished and passage.kind == "heading") and passage.text.rstrip()[
            -1:
        ] not in "。；;："
        return self.item

    def head(self, passage: Passage, folded: str, times: Sequence[Timed]) -> None:
        """Take the time at the head of a passage's sentences, for the items that may follow it."""
        found = [t for t in times if _bounds(t) and t.period.date_end is not None]
        if not found or _DASH.match(passage.text):
            return  # a time within an item never leaves it
        if passage.kind == "heading":
            named = [
                t for t in found if t.time.to or re.match(r"(?:末|底|目标|阶段|年?)$|目标|阶段", folded[t.time.end :])
            ]
            if named:
                self.item, self.dashes_only, self.section = named[-1], False, (*passage.section, passage.text.strip())
            return
        colon = folded.rstrip().endswith((":", "——", "如下"))
        if colon:
            found = _of_list(folded, found)
        heads = [t for t in found if _heads(folded, t)]
        if found and (colon or heads):
            self.item, self.dashes_only, self.section = (heads or found)[-1], not colon, passage.section
            self.unfinished = False


# What a colon announces that no time before it governs: the text of a notice, a division of work.
_ANNOUNCES = re.compile(
    r"(?:通知|措施|意见|方案|要点|制定|印发|分工|安排|事项|工作|报告|公告|办法|内容|清单)[^,;。]{0,8}:$"
)
_AIMS = re.compile(r"目标|指标|实现以下|达到以下|以下(?:目标|水平)")


def _of_list(folded: str, found: list[Timed]) -> list[Timed]:
    """Return the times that govern the list behind a colon: of its last sentence, or of all where that names aims."""
    text = folded.rstrip()
    start = max(text.rfind(mark) for mark in "。!?") + 1
    last = text[start:]
    if _AIMS.search(last):
        return found
    if _ANNOUNCES.search(last):
        return []
    return [t for t in found if t.time.start >= start and (t.period.kind == "by" or t.time.shape == "plan")]


def _heads(folded: str, item: Timed) -> bool:
    """Tell whether a time stands at the head of its sentence."""
    start = max(folded.rfind(mark, 0, item.time.start) for mark in "。;!?") + 1
    before = folded[start : item.time.start].strip(" ,、")
    return len(before) <= 12


def dash_sentences(
    folded: str, sentences: Sequence[tuple[int, int]], times: Sequence[Timed]
) -> dict[tuple[int, int], Timed]:
    """Return, in a list that runs on in one passage (到2025年，…。——…。——…。), the sentences after —— with the head's time."""
    found: dict[tuple[int, int], Timed] = {}
    if "——" not in folded and "二是" not in folded and "目标" not in folded:
        return found
    head: Timed | None = None
    for span in sentences:
        if head is not None and _RUN_ON.match(folded[span[0] : span[0] + 14]):
            found[span] = head
            continue
        if _ITEM.match(folded, span[0]):
            continue  # a time within an item never leaves it
        inside = [
            t for t in times if _bounds(t) and span[0] <= t.time.start < span[1] and t.period.date_end is not None
        ]
        head = inside[0] if inside and inside[0].time.start - span[0] <= 12 else head
    return found
