"""Values that share words: 新建A 10个、B 5个; A、B分别达到95%、75%; 2个千亿级、3个五百亿级集群; the same measure for two places."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from extract import segment
from extract.find import bounds, scopes, words
from extract.find.subjects import Text
from extract.find.words import bare_unit
from extract.mentions import Mention

# Between two quantities of one series: 95%、75%; 4%左右和6%左右; 3个、到2025年5个.
_SERIES = re.compile(r"\s?(?:、|和|与|及|以及|或|/|,)\s?(?:力争|争取|努力)?(?:达到|实现|突破)?\s?$")
# Joints between subjects; none inside a word (普及率, 参与率, 和谐).
_SPLIT = re.compile(
    r"、|(?<![缓调谐共温平饱总中])和(?!谐|睦|平|美|田|解)|(?<![参赋给])与(?!会)|以及|(?<![普涉危波触顾遍推])及(?!时|格|早|第|以[上下])"
)
# A subject that only says where: the thing measured stands in the value before (…在建成区不少于800平方米，建成区外不少于500平方米).
PLACE = re.compile(
    r"[东中西]部|东北|(?:在|对)?[\u4e00-\u9fff()]{1,10}(?:区|内|外|城市|城镇|农村|县城|乡镇|街道|村|地区|山区|市|县|"
    r"省)"
)
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
# The last character of words that name a measure.
_MEASURE = "率量数比重额度积值度程"
# An item that is only an adjective of level takes the head noun of its neighbour: 2个千亿级、3个五百亿级产业集群.
_LEVEL = re.compile(r"(?:[\u4e00-\u9fff]{1,4}?级|大型|中型|小型|新型)(?:以上|及以上)?")


_SCALES = frozenset({"万亿", "千亿", "百亿", "亿", "千万", "百万", "万"})
# 7大类52项, 120户380人: two counts of one thing, the wider first.
_ABOVE = frozenset({"大类", "户", "家"})


def inherit(values: list[Mention]) -> None:
    """In 新建A 10个、B 5个 the second shares the verb of the first, and whether it adds."""
    for before, item in zip(values, values[1:], strict=False):
        if item.clause == before.clause and item.action is None and not item.tail.strip(" 、和及与,"):
            item.action = before.action
            if before.mode in ("increment", "decrease") and item.mode == "level" and before.action:
                item.mode = before.mode


def share(text: Text, values: list[Mention]) -> None:
    """A、B分别达到95%、75%: the subjects of a series are handed out in order; 左右 behind the last governs all."""
    for index, item in enumerate(values):
        run = _run(text, values[index:]) if item.series is None else []
        if len(run) < 2:
            continue
        left = text.folded[item.left : item.quantity.start]
        together = "分别" in left
        for later in run[1:]:
            later.series = index
            later.per, later.scope = later.per or item.per, later.scope or item.scope
            later.mode = later.mode if re.search("达|到|至|为|突破", later.tail) else item.mode
            later.action = later.action or item.action
        _share_units(run)
        stepped = together or item.subject is not None and _alike(item, run)
        _share_bounds(run, stepped, bounds.before(left) is not None)
        for later in run[1:]:
            later.subject = later.subject if _own(later) else None
        if item.subject is None and (together or _same_units(values[:index], run)):
            _hand_on(values[:index], run)
        if item.subject is not None:
            parts = (
                _parts(item.subject, len(run))
                if (together or _alike(item, run)) and item.rule != "elided_value" and not _by_years(text, item)
                else [item.subject] * len(run)
            )
            for part, member in zip(parts, run, strict=True):
                member.subject = member.subject if member is not item and _own(member) else part


# 到2022年和2030年，城乡…分别不少于90%和92%: the values are of two years, not of two things.
_YEARS = re.compile(r"20\d\d年?[、和与及](?:到)?20\d\d年(?:[底末])?(?P<head>,)?")


def _by_years(text: Text, item: Mention) -> bool:
    found = _YEARS.search(text.folded, item.sentence[0], item.quantity.start)
    return found is not None and (found["head"] is not None or found.start() >= item.clause[0])


def hand_out(text: Text, values: list[Mention]) -> None:
    """甲企业和乙企业力争倍增，分别超过90家和870家: the things of the clause before are handed out in order."""
    for index, item in enumerate(values):
        if (
            item.rule != "elided_clause"
            or not item.subject
            or "分别" not in text.folded[item.left : item.quantity.start]
        ):
            continue
        run = [item, *(value for value in values if value.series == index)]
        scope, begins = scopes.scope_of(item.subject, item.subject, 0, len(item.subject))
        pieces = _parts(item.subject[begins:], len(run))
        if len(run) > 1 and len(set(pieces)) == len(run):
            for part, member in zip(pieces, run, strict=True):
                member.subject, member.scope = part, member.scope or scope


def _alike(item: Mention, run: list[Mention]) -> bool:
    """小学、初中班额控制在45人、50人以内: as many things as bare values of one unit, though 分别 is not said."""
    pieces = [piece for piece in _SPLIT.split(item.subject or "") if piece]
    bare = all(not later.tail.strip(" 、和及与,") and later.action == item.action for later in run[1:])
    return len(pieces) == len(run) and bare and len({member.quantity.unit for member in run}) == 1


def _same_units(before: list[Mention], run: list[Mention]) -> bool:
    """建成A 4个、B 18处；再建3个和15处: as many bare values as before, of the same units in the same order."""
    givers = before[-len(run) :]
    units = [words.bare_unit(g.quantity.unit) for g in givers]
    return len(givers) == len(run) and units == [words.bare_unit(r.quantity.unit) for r in run]


def standards(text: Text, values: list[Mention]) -> None:
    """新区按每百户不少于30平方米、老区按每百户不少于20平方米的标准配建用房: both are of what is provided by the standard."""
    for item, later in zip(values, values[1:], strict=False):
        if "standard" not in later.doubts or "standard" in item.doubts or item.sentence != later.sentence:
            continue
        between = text.folded[item.after : later.quantity.start]
        if item.quantity.unit == later.quantity.unit and "按" in between and not re.search("[;。]", between):
            item.subject, item.per = later.subject, item.per or later.per


_OF_AT_LEAST = re.compile(r"(?:不少于|不低于|不小于|至少|超过)$")


def sized(text: Text, values: list[Mention]) -> None:
    """组建1支不少于20人的救援队伍: the count is of what the size behind it describes."""
    for item, size in zip(values, values[1:], strict=False):
        between = text.folded[item.after : size.quantity.start]
        if _OF_AT_LEAST.fullmatch(between) and text.folded.startswith("的", size.after) and size.subject:
            item.subject, size.per = size.subject, size.per or item.per


def _hand_on(before: list[Mention], run: list[Mention]) -> None:
    """接待游客2000万人次、收入180亿元，分别增长12%和15%: the values just before say, in order, what is meant."""
    givers = before[-len(run) :]
    names = [g.subject for g in givers if g.subject and g.sentence == run[0].sentence]
    if len(set(names)) != len(run) or any(_own(member) for member in run):
        return
    for member, name in zip(run, names, strict=True):
        member.subject, member.rule = name, "elided_value"


def _run(text: Text, values: list[Mention]) -> list[Mention]:
    """Return the first value and those that follow it in a row, with nothing but a joint between."""
    run = values[:1]
    for later in values[1:]:
        between = text.folded[run[-1].after : later.quantity.start].strip()
        beside = not between and bare_unit(run[-1].quantity.unit) in _ABOVE
        if later.clause[0] > run[-1].clause[1] + 1 or not beside and not _SERIES.fullmatch(between or "x"):
            break
        if between.startswith(",") and len({later.quantity.unit, run[-1].quantity.unit, None}) > 2:
            break  # 占比超50%,7个县入选: another thing
        if between == "," and _own(later) and not later.tail.strip() and _own(run[0]):
            break  # 比率控制在1%以内,70%以上的城市消除…: a clause with a subject of its own
        run.append(later)
    return run


def _share_units(run: list[Mention]) -> None:
    """分别提高5个、8个百分点: the unit is said once, at the end."""
    last = run[-1]
    points = (last.quantity.unit or "").endswith("百分点")
    base = (last.quantity.unit or "").lstrip("百千万亿")
    for earlier in run[:-1]:
        if base and earlier.quantity.unit in _SCALES and last.quantity.unit not in _SCALES:
            earlier.quantity = replace(earlier.quantity, unit=earlier.quantity.unit + base)  # 1.2万亿、9000亿元
        if (
            earlier.quantity.unit is None
            and earlier.quantity.form == "arabic"
            or points
            and earlier.quantity.unit == "个"
        ):
            earlier.quantity = replace(earlier.quantity, unit=last.quantity.unit)
            earlier.mode = last.mode if earlier.mode == "level" else earlier.mode


def _share_bounds(run: list[Mention], together: bool, before: bool) -> None:
    """A bound before the first value governs all; one behind the last governs all after 分别 (GUIDE)."""
    first, last = run[0], run[-1]
    if together and last.comparator != "eq" and all(r.comparator == "eq" for r in run[:-1]):
        for earlier in run[:-1]:
            earlier.comparator = last.comparator
    if first.comparator not in ("ge", "le", "gt", "lt") or not (together or before):
        return
    for later in run[1:]:
        if later.comparator == "eq":
            later.comparator = first.comparator


def _own(member: Mention) -> bool:
    return member.subject is not None and len(member.subject) > 1


def _parts(subject: str, count: int) -> list[str]:
    """Split a joint subject in as many parts as there are values; each gets the head noun that only the last one has.

    >>> _parts("城镇和农村居民收入", 2)
    ['城镇居民收入', '农村居民收入']
    """
    pieces = [p for p in _SPLIT.split(subject) if p]
    for joint, members in _COMPRESSED.items():
        if subject.startswith(joint) and len(members) == count and len(pieces) != count:
            return [member + subject[len(joint) :] for member in members]
    if len(pieces) != count:
        return [subject] * count
    if (named := _per_output(pieces)) != pieces:
        return named
    last = pieces[-1]
    if among := _AMONG.fullmatch(last):
        return [*(p + among["measure"] for p in pieces[:-1]), among["thing"] + among["measure"]]
    if any(p[-2:] == last[-2:] for p in pieces[:-1]):
        return pieces  # each has its head noun: 本地居民、外来居民
    if all(p[-1] == last[-1] and p[-1] in _MEASURE for p in pieces):
        return pieces  # each names its own measure: 污水处理率、垃圾无害化处理率
    ended = _COMMON.search(last)
    if ended and ended.start() > 1 and not any(_COMMON.search(p) for p in pieces[:-1]):
        return [
            p + ended[0].removeprefix("等") for p in (*pieces[:-1], last[: ended.start()])
        ]  # 电子信息、装备制造业产业规模
    tokens = segment.words(last)
    of_one = (
        _SHARED_MEASURE.fullmatch(tokens[-1]) is not None
        and len(tokens) > 1
        and all(p[-1] not in _MEASURE for p in pieces[:-1])
    )
    if of_one and len(pieces[0]) >= len(last) - len(tokens[-1]):
        return [p + tokens[-1] for p in pieces[:-1]] + [last]  # 养老保险和医疗保险参保率
    modifier = tokens[0]
    ends = set(accumulate(map(len, tokens)))
    level = _LEVEL.match(last)
    if level and all(_LEVEL.fullmatch(p) for p in pieces[:-1]):
        modifier = level[0]  # 国家级、省级龙头企业
    elif len({len(p) for p in pieces[:-1]}) == 1 and len(last) > len(pieces[0]) + 1 and len(pieces[0]) in ends:
        modifier = last[: len(pieces[0])]  # 风电、光伏装机: modifiers of one length
    head = last[len(modifier) :]
    short = all(len(p) <= len(modifier) + 1 for p in pieces[:-1]) and len(last) > len(modifier) + 1
    each = [p + head.removeprefix("等") for p in (*pieces[:-1], modifier)]  # 纺织、家具等产业增加值
    return each if short and head else pieces


_COMMON = re.compile(r"(?:等|全)?(?:产业|产业链|集群|行业)(?:规模|产值|增加值|营业收入|营收|投资)$")
_SHARED_MEASURE = re.compile(r"[\u4e00-\u9fff]{1,3}率|标准|比例|比重")
# 二氧化硫、氮氧化物等主要污染物排放总量: what they are is said behind 等, and then what is measured of each.
_AMONG = re.compile(
    r"(?P<thing>.{2,}?)等(?:[\d一二三四五六七八九十]+[种类项个])?(?:主要|重点|各类|常规|大宗)*(?:污染物|农产品|产品|作物|废弃物|废物|畜禽|品种|药品|食品|矿产|能源|工程)"
    r"(?P<measure>排放总量|减排量|减排总量|排放量|排放强度|浓度|总产量|产量|产值|面积|使用量|消费量|覆盖率|普及率|自给率|达标率)"
)
_OUTPUT = re.compile(r"(?:单位|万元|亿元)(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|产值)")
_USED = re.compile(r"能源消耗|能耗|二氧化碳|碳排放|用水量|水耗|建设用地|污染物|电耗")


def _per_output(pieces: list[str]) -> list[str]:
    """单位GDP能耗和二氧化碳排放: what is used by a unit of output names the unit once."""
    first = _OUTPUT.match(pieces[0])
    if first is None:
        return pieces
    return [first[0] + p if _USED.match(p) else p for p in pieces]


# 5家年收入过百亿元、2家年收入过50亿元的企业: a size alone, whose noun stands with the next.
_SIZE_ONLY = re.compile(r"年?[\u4e00-\u9fff]{2,6}(?:达到?|超过?|过|突破)[\d百千万亿.]+元(?:以上)?")


def siblings(values: list[Mention], index: int) -> None:
    """Give a value whose subject is only a level (千亿级) the head noun of its neighbour in the clause."""
    item = values[index]
    if item.subject is not None and _SIZE_ONLY.fullmatch(item.subject):
        later = next((v for v in values[index + 1 : index + 2] if v.clause == item.clause and v.subject), None)
        item.subject = f"{item.subject}的{later.subject}" if later is not None else item.subject
        return
    if item.subject is None or not _LEVEL.fullmatch(item.subject):
        return
    beside = [v for v in values[index + 1 : index + 2] + values[:index][::-1] if v.clause == item.clause]
    for other in beside:
        head = _LEVEL.sub("", other.subject or "", count=1)
        if head and head != other.subject:
            item.subject = item.subject + head
            return
