"""Quantities of a passage as mentions: role, bounds, change, subject, denominator, place. Whether one is a promise is
`extract.resolve.status`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract import codebook
from extract.find import bounds, roles, subjects
from extract.find.goals import goals
from extract.find.quantities import quantities
from extract.find.subjects import Text
from extract.mentions import Mention, Quantity, Time

_BRACKETED = re.compile(r"\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]|【[^【】]*】")
_CLAUSE = re.compile(r"[,;:。!?|]")
# Between two quantities of one series: 95%、75%; 4%左右和6%左右; 3个、到2025年5个.
_SERIES = re.compile(r"\s?(?:、|和|与|及|以及|或|/|,)\s?(?:力争|争取|努力)?(?:达到|实现|突破)?\s?$")
# A subject that only says where: the thing measured stands in the value before (…在建成区不少于800平方米，建成区外不少于500平方米).
_PLACE = re.compile(r"(?:在|对)?[\u4e00-\u9fff()]{1,10}(?:区|内|外|城市|城镇|农村|县城|乡镇|街道|村|地区|山区|市|县|省)")
# Clauses that say what for: what a later 全覆盖 covers is named before them.
_PURPOSE = re.compile(r"(?:着力|努力)?(?:打造|形成|营造|构建)|着力|让|使|以(?!.{0,8}为单位)")
_SPLIT = re.compile(r"、|和|与|以及|及")


def mask(folded: str) -> str:
    """Blank the contents of brackets, keeping every position, so that commas inside end no clause."""
    if "(" not in folded and "〔" not in folded and "[" not in folded and "【" not in folded:
        return folded
    return _BRACKETED.sub(lambda m: m[0][0] + "_" * (len(m[0]) - 2) + m[0][-1], folded)


def mentions(text: Text, sentences: Sequence[tuple[int, int]], times: Sequence[Time]) -> list[Mention]:
    """Return the quantities of a passage with their roles and subjects, in order of position."""
    found = [q for q in _all(text.folded) if not _is_time(q, times) and not _full_width(text.raw, q)]
    if not found:
        return []
    out: list[Mention] = []
    at = 0
    for start, end in sentences:
        inside: list[Quantity] = []
        while at < len(found) and found[at].start < end:
            if found[at].start >= start:
                inside.append(found[at])
            at += 1
        if inside:
            out.extend(_sentence(text, (start, end), inside, times))
    return out


def _all(folded: str) -> list[Quantity]:
    """Quantities and goals without a number, in order; a goal that holds a numeral is a quantity (高于全国水平2个百分点)."""
    found, wordy = quantities(folded), goals(folded)
    if not wordy:
        return found
    free = [g for g in wordy if not any(g.start < q.end and q.start < g.end + 3 for q in found)]
    return sorted([*found, *free], key=lambda q: q.start)


def _is_time(quantity: Quantity, times: Sequence[Time]) -> bool:
    return any(time.start <= quantity.start < time.end or quantity.start <= time.start < quantity.end for time in times)


def _full_width(raw: str, quantity: Quantity) -> bool:
    """A full-width comma groups no thousands: 38，500 are two numerals, which nobody can tell apart for certain."""
    return "，" in raw[quantity.start : quantity.end]


def _sentence(text: Text, span: tuple[int, int], found: list[Quantity], times: Sequence[Time]) -> list[Mention]:
    clauses = _clauses(text.masked, span, found)
    items = [_mention(text, span, clauses, quantity) for quantity in found]
    items = _drop_doubled(items)
    for item in items:
        item.role = roles.role(text.folded if item.in_brackets else text.masked, item)
    values = [item for item in items if item.role == "value"]
    _edges(text, values, items)
    spans = [time for time in times if span[0] <= time.start < span[1]]
    for index, item in enumerate(values):
        _bound(text, item)
        _describe(text, item, values, index, spans)
    _inherit(values)
    _together(text, values)
    for index, item in enumerate(values):
        if item.subject is None:
            _elided(text, item, values, index, clauses)
        elif _PLACE.fullmatch(item.subject) and item.action is None and roles.unit_kind(item.quantity.unit) != "count":
            _placed(item, values[:index])
        item.subject = item.subject or item.action
        _siblings(values, index)
        _relational(text, item, values[:index], clauses)
        _reversed_change(item)
    for item in items:
        if item.role != "value":
            _bound(text, item)
            _plain_subject(text, item)
    return items


def _clauses(masked: str, span: tuple[int, int], found: list[Quantity]) -> list[tuple[int, int]]:
    inside = {i for q in found for i in range(q.start, q.end)}
    marks = [m.start() for m in _CLAUSE.finditer(masked, *span) if m.start() not in inside]
    starts, ends = [span[0], *(m + 1 for m in marks)], [*marks, span[1]]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _mention(text: Text, span: tuple[int, int], clauses: list[tuple[int, int]], quantity: Quantity) -> Mention:
    clause = next(((a, b) for a, b in clauses if a <= quantity.start < b), span)
    masked = text.masked[quantity.start] == "_"
    if masked:
        opened = max(text.folded.rfind(mark, 0, quantity.start) for mark in "([〔【")
        closed = min((p for mark in ")]〕】" if (p := text.folded.find(mark, quantity.end)) >= 0), default=clause[1])
        inner = _clauses(text.folded, (opened + 1, closed), [quantity])
        clause = next(((a, b) for a, b in inner if a <= quantity.start < b), clause)
    item = Mention(quantity, span, clause, clause[0], clause[1], in_brackets=masked)
    item.after = _own_end(text, quantity)
    return item


def _own_end(text: Text, quantity: Quantity) -> int:
    """Where the words that belong to a quantity end: 以上, 左右, and a second classifier in brackets, 10条(段)."""
    end = quantity.end
    found = _SECOND.match(text.folded, end)
    if found and quantity.unit:
        end = found.end()
    return bounds.after(text.folded, end)[1]


_SECOND = re.compile(r"\(([\u4e00-\u9fff]{1,2})\)")


def _drop_doubled(items: list[Mention]) -> list[Mention]:
    """100%全覆盖 says one thing: the implied one goes."""
    return [
        item
        for item, before in zip(items, [None, *items], strict=False)
        if not (before and item.quantity.form == "implied" and item.quantity.start - before.quantity.end <= 1)
    ]


def _edges(text: Text, values: list[Mention], items: list[Mention]) -> None:
    """Cut each clause between its values, so that each has its own words on the left and on the right."""
    for before, item in zip(values, values[1:], strict=False):
        if before.clause == item.clause:
            before.right = min(before.right, item.quantity.start)
            item.left = max(item.left, before.after)
    for item in items:
        if item.role == "denominator":
            holder = next(
                (v for v in values if v.clause == item.clause and v.quantity.start > item.quantity.start), None
            )
            if holder is not None:
                holder.left = min(holder.left, item.clause[0]) if holder is values[0] else holder.left


def _bound(text: Text, item: Mention) -> None:
    left = text.folded[item.left : item.quantity.start]
    item.after = _own_end(text, item.quantity)
    behind, _ = bounds.after(text.folded, item.quantity.end)
    noun = re.match(r"[\u4e00-\u9fff“]", text.folded[item.after : item.after + 1]) is not None
    item.comparator = bounds.comparator(item.quantity, left, behind, noun)
    item.mode = bounds.mode(item.quantity, left)


def _describe(text: Text, item: Mention, values: list[Mention], index: int, times: list[Time]) -> None:
    before = values[index - 1] if index else None
    if before is not None and before.clause == item.clause:
        noun = subjects.right_span(text, before)
        item.left = max(item.left, noun[1] if noun else before.after)
    start, end = _left(text, item, times)
    if start < end and text.folded[start] == "起":
        start += 1
    item.scope, start = subjects.scope_of(text, start, end)
    start = subjects.trim_head(text.folded, start, end)
    item.per, inner, end = subjects.per_of(text, start, end)
    lead = _lead(text, start, text.folded.find("每", start, end)) if item.per else ""
    kind = roles.unit_kind(item.quantity.unit)
    right = subjects.right_span(text, item)
    acted = subjects.verb(text.folded, inner, end)
    if kind != "rate" or right is not None or not item.tail.strip(" ,、") and _changes(text.folded[inner:acted]):
        item.action = text.raw[inner:acted].strip("了并和与、 ") or None
        inner = acted
    core = subjects.after_preposition(text, subjects.trim_head(text.folded, inner, end), end)
    words = _tidy(text.raw[core:end]) if core < end else ""
    if not words or right is not None:
        item.action = item.action or _action(text, item) or None
    used = subjects._USED.match(text.folded, item.quantity.end, item.right) if kind == "rate" else None
    standard = subjects._STANDARD.match(text.folded, item.quantity.end, item.clause[1])
    if standard:
        item.subject = text.raw[standard.start("thing") : standard.end("thing")].strip()
        item.scope = item.scope or (lead + words).rstrip("按照以") or None
    elif used:
        item.subject = (words + text.raw[used.start("use") : used.end("use")]) if words else None
        item.doubts.append("used:" + text.raw[used.start("use") : used.end("use")])
    elif right is not None and (kind in ("count", "") or not words or item.quantity.unit and _classifies(item, words)):
        item.subject = text.raw[right[0] : right[1]].strip()
        item.right = right[1]
        _lifts(text, item)
    else:
        item.subject = (lead + words).strip() or _before_time(text, item, times)


_DURATION = re.compile(r"[一二三四五六七八九十\d]{1,2}年(?:来|间|内)?")
_LOOSE_HEAD = re.compile(r"^(?:的|均(?!衡)|按照?|最高|最多|至少|[二三四五六七八九十\d]{1,2}年(?:来|间)?(?=累计|新增|共|总|水利|投入))")
_LOOSE_END = re.compile(r"(?:较|(?<![占配])比|与|同|由|从|自|并|,|，|分别|(?<![可予])以|(?<![许认])可|按照?|占|全部|均|等|恢复|一次性|依次|先后|中|不得|再|原则上|的|基本建成|全面建成|建成|基本完成|全面完成)$")


def _tidy(words: str) -> str:
    """Drop what leads to a time or a verb at the end of a subject: 能耗较(2020年下降), 棚户区改造(基本建成)."""
    words = _LOOSE_HEAD.sub("", words.strip())
    words = "" if _DURATION.fullmatch(words) else words
    while (found := _LOOSE_END.search(words)) and found.start() >= 2:
        words = words[: found.start()].strip()
    return words


def _lead(text: Text, start: int, end: int) -> str:
    """The words before a denominator: 城市低保标准(提高到每人每月)."""
    end = subjects.trim_tail(text.folded, start, end)
    return text.raw[subjects.trim_head(text.folded, start, end) : end].strip() if end > start else ""


def _inherit(values: list[Mention]) -> None:
    """In 新建A 10个、B 5个 the second shares the verb of the first, and whether it adds."""
    for before, item in zip(values, values[1:], strict=False):
        if item.clause == before.clause and item.action is None and not item.tail.strip(" 、和及与,"):
            item.action = before.action
            if before.mode in ("increment", "decrease") and item.mode == "level" and before.action:
                item.mode = before.mode


_LIFTS = re.compile(r"(?:巩固|改造|优化|整治|提质)?(?:提升|升级|提高|扩大)$")


def _lifts(text: Text, item: Mention) -> None:
    """改造提升25个养老机构: what is lifted is counted; it does not rise by 25."""
    found = _LIFTS.search(text.folded, item.left, item.quantity.start)
    if found and item.mode == "increment":
        item.mode, item.action = "level", item.action or text.raw[found.start() : found.end()]


def _changes(words: str) -> bool:
    """压减支出10%: a verb of change before its noun."""
    words = words.rstrip("了并和与、")
    return words in codebook.forms("verbs", "decrease") or words in codebook.forms("verbs", "increase")


def _classifies(item: Mention, words: str) -> bool:
    """A measure between a verb and its noun (建设500公里高速公路): the noun on the right is measured."""
    return item.tail == "" and len(words) <= 4


def _action(text: Text, item: Mention) -> str:
    """The verb that stands right before the numeral: 打造10个…, 至少配备1名…."""
    start = max(item.left, item.quantity.start - 8)
    for at in range(start, item.quantity.start):
        if subjects.verb(text.folded, at, item.quantity.start) == item.quantity.start:
            return text.raw[at : item.quantity.start]
    return ""


def _left(text: Text, item: Mention, times: list[Time]) -> tuple[int, int]:
    """The words on the left: after the last time expression of the clause, else before it (粮食产量2025年达到…)."""
    edge = item.left
    start = _from(text, item)
    if start is not None:
        return subjects.left_span(text, _upto(item, start), edge)
    for time in times:
        if edge <= time.start and time.end <= item.quantity.start and not time.words.startswith("每"):
            start, end = subjects.left_span(text, _upto(item, time.start), edge)
            edge_end = time.end + (text.folded.startswith("起", time.end))
            after = subjects.left_span(text, item, edge_end)
            if after[0] >= after[1] and end - start >= 2 and text.masked[time.end : time.end + 1] != ",":
                return start, end
            edge = edge_end
    return subjects.left_span(text, item, edge)


_ORIGIN = re.compile(r"(?:由|从)(?=[^,;。由从]*?\d[^,;。]*?(?:到|至|为)[^,;。]*$)")


def _from(text: Text, item: Mention) -> int | None:
    """由40%提高到60%: the subject ends where the words of the starting point begin."""
    found = _ORIGIN.search(text.folded, item.clause[0], item.quantity.start)
    return found.start() if found and found.start() > item.clause[0] else None


def _before_time(text: Text, item: Mention, times: list[Time]) -> str | None:
    """基础养老金自7月1日起每人每月增加…: the subject stands before the time of the clause."""
    for time in times:
        if item.left <= time.start and time.end <= item.quantity.start:
            start, end = subjects.left_span(text, _upto(item, time.start), item.left)
            words = text.raw[start:end].rstrip("自从于在到由每人")
            return words if len(words) >= 2 else None
    return None


def _upto(item: Mention, end: int) -> Mention:
    quantity = Quantity(end, end, item.quantity.form, "")
    return Mention(quantity, item.sentence, item.clause, item.left, end)


def _together(text: Text, values: list[Mention]) -> None:
    """A、B分别达到95%、75%: the subjects of a series are handed out in order; 左右 behind the last governs all."""
    for index, item in enumerate(values):
        run = [item]
        for later in values[index + 1 :]:
            between = text.folded[run[-1].after : later.quantity.start]
            if later.clause[0] > run[-1].clause[1] + 1 or not _SERIES.fullmatch(between.strip() or "x"):
                break
            run.append(later)
        if len(run) < 2 or item.series is not None:
            continue
        together = "分别" in text.folded[item.left : item.quantity.start]
        for later in run[1:]:
            later.series = index
            later.mode, later.per, later.scope = item.mode, later.per or item.per, later.scope or item.scope
            later.action = later.action or item.action
            if together and later.comparator == "eq" and item.comparator in ("ge", "le", "gt", "lt"):
                later.comparator = item.comparator
        if together and run[-1].comparator != "eq" and all(r.comparator == "eq" for r in run[:-1]):
            for earlier in run[:-1]:
                earlier.comparator = run[-1].comparator
        if not together and bounds.before(text.folded[item.left : item.quantity.start]):
            for later in run[1:]:
                if later.comparator == "eq" and later.quantity.unit == item.quantity.unit:
                    later.comparator = item.comparator
        if item.subject is not None:
            for part, member in zip(
                _parts(item.subject, len(run)) if together else [item.subject] * len(run), run, strict=True
            ):
                member.subject = member.subject if member is not item and _own(member) else part


def _own(member: Mention) -> bool:
    return member.subject is not None and len(member.subject) > 1


# Compressed coordinations of a closed class.
_COMPRESSED = {
    "城乡": ("城镇", "农村"),
    "一二三产": ("一产", "二产", "三产"),
    "一、二、三产": ("一产", "二产", "三产"),
    "一二产": ("一产", "二产"),
    "二三产": ("二产", "三产"),
    "男女": ("男性", "女性"),
    "市县": ("市", "县"),
}


def _parts(subject: str, count: int) -> list[str]:
    """Split a joint subject in as many parts as there are values; each gets the head noun that only the last one has.

    >>> _parts("城镇和农村居民收入", 2)
    ['城镇居民收入', '农村居民收入']
    """
    from extract import segment

    for joint, members in _COMPRESSED.items():
        if subject.startswith(joint) and len(members) == count:
            return [member + subject[len(joint) :] for member in members]
    pieces = [p for p in _SPLIT.split(subject) if p]
    if len(pieces) != count:
        return [subject] * count
    last = pieces[-1]
    modifier = segment.words(last)[0]
    if len({len(p) for p in pieces[:-1]}) == 1 and len(last) > len(pieces[0]) + 1:
        modifier = last[: len(pieces[0])]  # 风电、光伏装机: modifiers of one length
    head = last[len(modifier) :]
    short = all(len(p) <= len(modifier) + 1 for p in pieces[:-1]) and len(last) > len(modifier) + 1
    return [p + head for p in pieces[:-1]] + [last] if short and head else pieces


def _elided(text: Text, item: Mention, values: list[Mention], index: int, clauses: list[tuple[int, int]]) -> None:
    """Find what a clause leaves out: in the next value of the same unit, in the value or the clause before."""
    used = next((d[5:] for d in item.doubts if d.startswith("used:")), "")
    for later in values[index + 1 : index + 3]:
        if later.quantity.unit == item.quantity.unit and later.action and later.action == item.action and later.subject:
            item.subject, item.rule = later.subject, "elided_next"
            return
    if item.action and _NOMINAL.fullmatch(item.action) and roles.unit_kind(item.quantity.unit) != "rate":
        item.subject = item.action
        return
    same = next((v for v in reversed(values[:index]) if v.clause == item.clause and v.subject), None)
    if same is not None and not used and _kin(same, item):
        item.subject, item.rule, item.action = same.subject, "elided_value", item.action or same.action
        return
    for start, end in reversed([c for c in clauses if c[1] <= item.clause[0]]):
        before = next((v for v in reversed(values[:index]) if start <= v.quantity.start < end), None)
        if before is not None and before.subject and item.quantity.form != "implied":
            if not _kin(before, item):
                continue
            item.subject, item.rule = before.subject, "elided_value"
            if item.mode == "level" and before.mode != "level" and before.quantity.unit == item.quantity.unit:
                item.mode = before.mode
            return
        if _PURPOSE.match(text.folded[start:end]):
            continue
        thing = subjects.object_of(text, start, end)
        if thing is not None and len(thing) >= 2:
            item.subject, item.rule = thing + used, "elided_clause"
            return


# Verbs that name what they measure: 投资92亿元, 培训300人次.
_NOMINAL = re.compile(r"投资|贷款|造林|体检|融资|授信|发电|供电|供水|销售|消费|出口|捐赠|就业|招商|接种|筛查|义诊|慰问|营造林|绿化|搬迁|投入")
# An item that is only an adjective of level takes the head noun of its neighbour: 2个千亿级、3个五百亿级产业集群.
_LEVEL = re.compile(r"(?:[\u4e00-\u9fff]{1,4}级|大型|中型|小型|新型)(?:以上|及以上)?")


def _kin(before: Mention, item: Mention) -> bool:
    """A share or growth may be of anything; a count or an amount goes on only with its own kind."""
    kind = roles.unit_kind(item.quantity.unit)
    if kind in ("rate", "multiple", "") or item.quantity.form in ("fraction", "tenths"):
        return True
    return before.mode != "level" or roles.bare_unit(before.quantity.unit) == roles.bare_unit(item.quantity.unit)


def _siblings(values: list[Mention], index: int) -> None:
    item = values[index]
    if item.subject is None or not _LEVEL.fullmatch(item.subject):
        return
    beside = [v for v in (values[index + 1 : index + 2] + values[max(0, index - 1) : index]) if v.clause == item.clause]
    for other in beside:
        head = _LEVEL.sub("", other.subject or "", count=1)
        if head and head != other.subject:
            item.subject = item.subject + head
            return


_BARE_MEASURE = re.compile(r"(?:占比|比例|比重|比率|总量|总数|规模|产值|总产值|产业规模|产业投资|装机|覆盖率|增速|增幅|每次|金额)")
_TOPIC = re.compile(r"([\u4e00-\u9fff“”]{2,10}?(?:产业集群|产业链|产业|经济|集群))(?=[,。;、]|发展|规模|提质|倍增|行动)")


def _relational(text: Text, item: Mention, before: list[Mention], clauses: list[tuple[int, int]]) -> None:
    """产值突破500亿元, 占比不低于85%: a measure without its thing takes it from the clause or the topic before."""
    if item.subject is None or not _BARE_MEASURE.fullmatch(item.subject):
        return
    for start, end in reversed([c for c in clauses if c[1] <= item.clause[0]]):
        value = next((v for v in reversed(before) if start <= v.quantity.start < end), None)
        thing = value.subject if value is not None else subjects.object_of(text, start, end)
        if thing and not _BARE_MEASURE.fullmatch(thing) and 2 <= len(thing) <= 20:
            item.subject = thing + item.subject
            return
    topics = _TOPIC.findall(text.raw[: item.sentence[0]])
    if topics:
        start = subjects.trim_head(topics[-1], 0, len(topics[-1]))
        item.subject = topics[-1][subjects.verb(topics[-1], start, len(topics[-1])) :] + item.subject


def _reversed_change(item: Mention) -> None:
    """压减支出10%, 提升产能20%: a verb of change before its noun makes the share a change."""
    if item.mode == "level" and item.action and not item.tail.strip(" ,、") and roles.unit_kind(item.quantity.unit) == "rate":
        if item.action in codebook.forms("verbs", "decrease"):
            item.mode = "decrease"
        elif item.action in codebook.forms("verbs", "increase"):
            item.mode = "increment"


def _placed(item: Mention, before: list[Mention]) -> None:
    """A clause that repeats the measure for another place: the place becomes the scope."""
    for other in reversed(before):
        if other.quantity.unit == item.quantity.unit and other.sentence == item.sentence and other.subject:
            item.scope, item.subject, item.rule = item.subject, other.subject, "elided_value"
            return


def _plain_subject(text: Text, item: Mention) -> None:
    right = subjects.right_span(text, item)
    start, end = subjects.left_span(text, item, item.left)
    words = text.raw[start:end].strip()
    item.subject = words or (text.raw[right[0] : right[1]] if right else None)
