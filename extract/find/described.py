"""What stands around one value: place, denominator, verb and subject, from its own clause."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.find import cores, covering, denominators, done, grants, lefts, predicates, scopes, subjects, words
from extract.find.place import LOCATED
from extract.find.subjects import Text
from extract.mentions import Mention, Time

_DURATION = re.compile(r"[一二三四五六七八九十\d]{1,2}年(?:来|间|内)?")
_LOOSE_HEAD = re.compile(
    r"^(?:(?:同?比|较)(?:上年|上一?年度?|去年|前一年)(?:同期|同口径)?|(?:的)?基础上,?(?:再|又)?|含(?![有氧量水碳税金])|包括|包含|的|且|也|相比(?:之下)?|同期相比|按[^,;]{2,12}?(?:计算|测算)|均(?!衡)|按照?(?![期时需质])|[^,;]{2,16}?(?:清零|归零|销号|见底|翻番)、|(?:目前|现|截至目前)(?:全[省市县区镇乡])?(?:共?已?有|已)|最高|最多|至少|[二三四五六七八九十\d]{1,2}年(?:来|间)?(?=累计|新增|共|总|水利|投入))"
)
_LOOSE_END = re.compile(
    r"(?:以[^以,;。]{1,16}为(?:单位|单元|主体)|覆盖|较|由|从|自|并|,|，|分别|(?<![可予])以|(?<![许认])可|按照?|占|全部|均|等|"
    r"[五三]年累计|五年|三年|恢复|一次性|依次|先后|(?<=[院校村县区市镇家所户])中|不得|再|原则上|的|基本建成|全面建成|建成|基本完成|全面完成)$"
)
# 增速快于全省平均(2个百分点): what it is compared with is no part of it.
_COMPARED_WITH = re.compile(
    r"(?:要|应|均|力争|继续|持续|保持|总体|分别)*(?:高于|快于|低于|高出|低出|优于|好于|领先|超出)"
    r"(?:于)?(?:全[国省市州区县盟]|[国省市州县]|东部|中部|西部|经济|地区生产总值|GDP|城镇|平均|周边|同期|上年|世界)[^,;。]*$"
    r"|(?:要|应|均)?比[^,;。\d]{1,12}[高低多少大小快]$"
)
_LIFTS = re.compile(r"(?:巩固|改造|优化|整治|提质)?(?:提升|升级|提高|扩大)$")
# 增设电梯20部,目前已(开工15部); 车站30座,相比(去年增长两成): no word for what is counted.


def describe(text: Text, item: Mention, values: list[Mention], index: int, times: list[Time]) -> None:
    """Fill place, denominator, verb and subject of a value from its own clause; subject None where the clause has none."""
    before = values[index - 1] if index else None
    if before is not None and before.clause == item.clause:
        item.left = _edge(text, item, before)
    start, end = lefts.left(text, item, times)
    start = _behind_start(text, start, end)
    scope, start = scopes.scope_of(text.raw, text.folded, start, end)
    item.scope = scope or item.scope
    start = subjects.trim_head(text.folded, start, end)
    item.per, inner, end = denominators.per_of(text, start, end)
    item.per = item.per or lefts.from_per(text, item) or denominators.behind(text, item)
    if before is not None and before.per and item.per is None and denominators.same_per(text, item, before):
        item.per = before.per
    if grants.grant(text, item, values[:index]):
        item.mode = "level" if words.unit_kind(item.quantity.unit) == "money" else item.mode
        item.action = item.action or "给予" * (text.folded.rfind("给予", item.left, item.quantity.start) >= 0) or None
        return
    lead = _lead(text, start, text.folded.find("每", start, end)) if item.per else ""
    kind = words.unit_kind(item.quantity.unit)
    right = subjects.right_span(text, item)
    acted = subjects.verb(text.folded, inner, end)
    if kind != "rate" or right is not None or not item.tail.strip(" ,、") and _changes(text.folded[inner:acted]):
        item.action = text.raw[inner:acted].strip("了并和与、 ") or None
        inner = acted
    if text.folded.startswith("“", inner, end) and "”" not in text.folded[inner:end]:  # 实现“重点培养骨干500名,…”的目标
        inner = subjects.verb(text.folded, subjects.trim_head(text.folded, inner + 1, end), end)
    core = subjects.after_preposition(text, subjects.trim_head(text.folded, inner, end), end)
    own = lefts.SAYS_NOTHING.sub("", _tidy(text.raw[core:end])) if core < end else ""
    if not own or right is not None:
        item.action = item.action or _action(text, item) or (_passed(text, item, start) if own else None)
    share = kind == "rate" or item.quantity.form in ("fraction", "tenths")
    used = subjects.USED.match(text.folded, item.quantity.end, item.right) if share else None
    standard = subjects.STANDARD.match(text.folded, item.quantity.end, item.sentence[1])
    if right is not None:
        own = _left_over(text, item, own, before, end)
    elif own in _ENDS and not item.tail.strip(" ,、"):  # 开工项目60个，竣工投产35个
        item.action, own = (item.action or "") + own, ""
    over = covering.over(text, item, before) if item.quantity.form == "implied" else ""
    own = over or _core(text, item, own, right is None)
    if standard:
        item.doubts.append("standard")
        item.subject = text.raw[standard.start("thing") : standard.end("thing")].strip()
        item.scope = item.scope or (lead + own).rstrip("按照以") or None
    elif used:
        item.subject = (own + text.raw[used.start("use") : used.end("use")]) if own else None
        item.doubts.append("used:" + text.raw[used.start("use") : used.end("use")])
    elif right is not None and (
        share
        or kind in ("count", "")
        or not own
        or text.folded.startswith("等", item.quantity.start - 1)
        or item.quantity.unit
        and _classifies(item, own)
        or _spent(text, item, right)
    ):
        item.subject = _purpose(text, item, right) or text.raw[right[0] : right[1]].strip()
        item.right = right[1]
        _lifts(text, item)
        done.done(text, item, right)
    else:
        item.subject = _led(item, lead, own, right is not None) or lefts.before_time(text, item, times)
        item.subject = item.subject and _HOW_MANY.sub("", item.subject)


def _purpose(text: Text, item: Mention, right: tuple[int, int]) -> str | None:
    """投资3000万元建设养殖基地: the amount is of what is built with it."""
    if words.unit_kind(item.quantity.unit) != "money" or not re.search(
        "投资$|投入$|安排$|筹[集措]$", item.action or ""
    ):
        return None
    acted = subjects.verb(text.folded, *right)
    return text.raw[acted : right[1]].strip() + "投资" if right[0] < acted < right[1] else None


# Deeds that end a work: alone before a numeral, they name none.
_ENDS = frozenset(
    [
        "投产",
        "竣工",
        "完工",
        "开工",
        "投用",
        "投运",
        "签约",
        "落地",
        "建成",
        "投入使用",
        "达产",
        "上市",
        "交付",
        "封顶",
        "开业",
    ]
)


def _core(text: Text, item: Mention, own: str, alone: bool) -> str:
    """Take whom it serves, where it is and what is done off the words for the subject; `alone`: no noun stands behind."""
    if scopes.is_place(own):
        item.scope, own = item.scope or own, ""
    if item.quantity.form == "implied":
        return covering.covering(text, item, own)
    if not own or not alone:
        return own
    found = cores.core(own)
    item.scope = item.scope or found.scope
    item.action = found.action or item.action
    return found.subject


def _edge(text: Text, item: Mention, before: Mention) -> int:
    """Where the words of a value begin behind the one before it in its clause: after that one's noun and what it does."""
    noun = subjects.right_span(text, before)
    edge = max(item.left, noun[1] if noun else before.after)
    if predicates.ends(text.folded[edge : item.quantity.start]):
        return item.quantity.start  # 12家企业|上市、|40家创新型企业
    return edge


def _left_over(text: Text, item: Mention, own: str, before: Mention | None, end: int) -> str:
    """Words on the left that belong to the quantity before, or say where: the noun on the right is measured.

    2万亩管护|任务和|5000亩绿化; 40公里供水、|12公里管网; 改造人民路|2公里排水管网.
    """
    if not own or words.unit_kind(item.quantity.unit) != "measure":
        return own
    if before is not None and _JOINED.search(own) or "、" in item.tail and _COUNT.search(own):
        return ""
    if LOCATED.search(text.folded, item.clause[0], end):
        item.scope = item.scope or own
        return ""
    return own


_COUNT = re.compile(r"\d[\u4e00-\u9fff]{1,4}[\u4e00-\u9fff]{2}")


_JOINED = re.compile(r"(?:^|[\u4e00-\u9fff]{0,8}?(?:任务|工作|工程|项目))(?:和|及|与|以及)$")


# 13个街道综合体(全覆盖): how many there are is no part of the name.
_HOW_MANY = re.compile(r"^\d+[个家所](?!月|年级)(?=[\u4e00-\u9fff][\u4e00-\u9fff（(])")


@cache
def _head_verb() -> re.Pattern[str]:
    return re.compile(f"{grammar.words('verbs', 'act')}|{grammar.words('verbs', 'increase')}")


def lead(item: Mention, before: str) -> None:
    """Give what is counted behind a description (新建|不少于50人的|队伍10支) the verb at the head of the clause."""
    head = _head_verb().match(before)
    item.action = item.action or (head[0] if head else None)
    if item.mode == "level" and item.action in codebook.forms("verbs", "increase"):
        item.mode = "increment"


def _behind_start(text: Text, start: int, end: int) -> int:
    """Pass over what is left of a time that only opens a span: 2023年|起, 2020年|以来."""
    if text.folded.startswith("以来", start, end):
        return subjects.trim_head(text.folded, start + 2, end)
    return start + (
        start < end and text.folded[start] == "起" and text.folded[start - 1 : start] in ("年", "月", "日", "份")
    )


def _led(item: Mention, lead: str, own: str, right: bool) -> str:
    """Put the words before a denominator before the subject, unless they say who does it or by what standard."""
    if not own and lead.endswith(("按", "按照")):  # 老旧小区按每百户…补齐
        item.scope, lead = item.scope or lead.rstrip("按照"), ""
    doer = item.action and own and not right  # 服务站每年服务群众10万人次
    return (own if doer else lead + own).strip()


_JOINTS = frozenset("与和同及对为在按以并且由从")


def _tidy(words: str) -> str:
    """Drop what leads to a time or a verb at the end of a subject: 能耗较(2020年下降), 棚户区改造(基本建成)."""
    words = _LOOSE_HEAD.sub("", words.strip())
    words = _COMPARED_WITH.sub("", words)
    words = "" if _DURATION.fullmatch(words) or words in _JOINTS else words
    while (found := _LOOSE_END.search(words)) and found.start() >= 2:
        words = words[: found.start()].strip()
    return words


def _lead(text: Text, start: int, end: int) -> str:
    """The words before a denominator: 城市低保标准(提高到每人每月)."""
    end = subjects.trim_tail(text.folded, start, end)
    said = text.raw[subjects.trim_head(text.folded, start, end) : end].strip() if end > start else ""
    return "" if said in ("此后", "其后", "以后", "之后", "另外") else said


def _lifts(text: Text, item: Mention) -> None:
    """改造提升25个养老机构: what is lifted is counted; it does not rise by 25."""
    risen = item.mode == "increment" and words.unit_kind(item.quantity.unit) == "count"
    if risen and _WHOSE.match(text.folded, item.after):
        item.mode = "level"  # 提高1800人的收入水平: their number does not rise
        return
    found = _LIFTS.search(text.folded, item.left, item.quantity.start)
    if found and item.mode == "increment":
        item.mode, item.action = "level", item.action or text.raw[found.start() : found.end()]


_WHOSE = re.compile(r"的[\u4e00-\u9fff]{0,8}(?:水平|质量|能力|收入|待遇|条件|素质|效率|标准)")


def _changes(words: str) -> bool:
    """压减支出10%: a verb of change before its noun."""
    words = words.rstrip("了并和与、")
    return (
        words in codebook.forms("verbs", "decrease")
        or words in codebook.forms("verbs", "increase")
        and words[0] != "新"
    )


# 财政安排3000万元前期经费: who gives the money stands before the verb; what it is for is measured.
_SPENDS = re.compile(r"(?:安排|拨付|下达|列支|筹措|设立|落实|统筹)(?:不少于|不低于|约|超过|近)?$")
_MONEY = re.compile(r"(?:经费|资金|专款|基金|贷款|债券|补助|[费款])$")


def _spent(text: Text, item: Mention, right: tuple[int, int]) -> bool:
    return (
        words.unit_kind(item.quantity.unit) == "money"
        and _SPENDS.search(text.folded, item.left, item.quantity.start) is not None
        and _MONEY.search(text.folded, *right) is not None
    )


def _classifies(item: Mention, own: str) -> bool:
    """A measure between a verb and its noun (建设500公里高速公路): the noun on the right is measured."""
    return item.tail == "" and len(own) <= 4 or own in _LIFTED and item.tail in ("提升", "提高", "扩大", "提质")


_LIFTED = frozenset({"巩固", "改造", "优化", "整治", "提质", "改建", "新建", "修复"})


def _action(text: Text, item: Mention) -> str:
    """The verb that stands right before the numeral: 打造10个…, 至少配备1名…."""
    start = max(item.left, item.quantity.start - 8)
    for at in range(start, item.quantity.start):
        if subjects.verb(text.folded, at, item.quantity.start) == item.quantity.start:
            return text.raw[at : item.quantity.start]
    found = _DIRECT.search(text.folded, start, item.quantity.start)
    return found[0] if found and item.quantity.unit else ""


# Verbs that are more often nouns: they act only right before a numeral (规范90个看护点).
_DIRECT = re.compile(
    r"(?<![\u4e00-\u9fff])(?:规范|指导|督促|辅导|轮换|结对|联系|走访|示范|监督|美化|亮化|净化|硬化|绿化)$"
)


def _passed(text: Text, item: Mention, start: int) -> str | None:
    """完成|青溪小学等6所操场建设: a verb passed over at the head, when it names those that are counted."""
    found = words.acts().search(text.folded, item.left, start) if start > item.left else None
    return found[0].rstrip("了好约 ") if found else None
