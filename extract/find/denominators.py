"""The denominator of a quantity: 每万人, 每个乡镇, 每人每月, and where the words for the subject go on behind it."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.find.subjects import Text
from extract.mentions import Mention

_POPULATION = re.compile(
    r"每(?:[一二三四五六七八九十百千万]{1,2}|\d+[百千万]?)(?:名|个|位|户|张|家|平方公里|公里)?"
    r"(?:(?:城镇|城市|农村)(?:常住|户籍)人口|常住人口|户籍人口|城镇人口|农村人口|服务人口|老年人口|人口|老年人|老人|居民|职工|就业人员|"
    r"从业人员|企业员工|员工|工人|劳动力|劳动者|参保人员?|市民|村民|青年|妇女|学生|在校生|儿童|婴幼儿|家庭|企业|户|人|亩|养老机构床位|床位|常住|城镇)?"
)
_EVERY = re.compile(
    r"每(?:(?:个|名|位|家|户|所|座|处|张|人|生|床|亩|吨|辆|次|村|乡镇|县|区|市)?每?(?:年|月|季度|周|天|日|半年|学期|学年)|"
    r"两年|三年|五年|[二三四五]年|个|名|位|家|户|所|座|处|张|人|生|村|乡镇|镇|街道|社区|校|园|班|乡|省|县|区|市|平方公里|公里|平方米|公顷)"
)
_EVERY_TIME = re.compile(r"每(?:人|生|床|户)?每?(?:年|季度|月|周|天|日|半年|学期|学年|[两二三四五]年)")

# Verbs that are nouns as often: they end no denominator (每个社区综合服务设施).
_NOUNISH = frozenset(
    {"服务", "保障", "发展", "治理", "救助", "管理", "监测", "绿化", "就业", "养殖"}
    | {"种植", "生产", "投资", "消费", "贷款", "回收", "收集", "储存", "处理", "处置"}
)


@cache
def _per() -> re.Pattern[str]:
    """每…, up to the verb that says what each has: 每个乡镇建成, 每万人拥有."""
    has = "接受|享受|享有|拥有|平均拥有|至少|不少于|不低于|有|达到|达|不超过|最高|保有"
    acts = grammar.alternation(form for form in codebook.forms("verbs", "act") if form not in _NOUNISH)
    noun = r"(?:个|名|位|家|户|所|座|处)[\u4e00-\u9fff]{2}"
    return re.compile(
        rf"(?P<per>每(?:{noun})?[^,。;:每]{{0,24}}?(?:每[年月周]|每季度|每半年)?)(?P<verb>(?:{has}|"
        rf"{acts})(?![量率数化性业])|$)"
    )


def without_step(left: str) -> str:
    """Leave out a step that a denominator names (每新增1名护理员补助…): the change is in it, not in the value."""
    return _FULL.sub("", left) if "每" in left else left


def per_of(text: Text, start: int, end: int) -> tuple[str | None, int, int]:
    """Return the denominator phrase between start and end, and the span of what is left for the subject after it."""
    at = text.folded.find("每", start, end)
    if at < 0:
        return None, start, end
    if full := _FULL.match(text.folded, at, end):
        return text.raw[at : full.end()], full.end(), end
    found = _POPULATION.match(text.folded, at, end)
    if found:
        verbs = _per().match(text.folded, at, end)
        stop = verbs.start("verb") if verbs and verbs["verb"] and verbs.start("verb") >= found.end() else found.end()
        return _split_per(text, at, stop, end)
    every = _EVERY.match(text.folded, at, end)
    if not every:
        return None, start, end
    if again := _AGAIN.match(text.folded, at, end):
        return text.raw[again.start("per") : again.end("per")], at, again.start("per")
    verbs = None if _EVERY_TIME.fullmatch(every[0]) else _per().match(text.folded, at, end)
    return _split_per(text, at, verbs.start("verb") if verbs else every.end(), end)


# 每满1年(增加1000元), 每增加1人: what each step of a grant is for.
_FULL = re.compile(
    r"每(?:满|多(?:带动|吸纳|培训|接收|服务)?|增加|新增|超过?|提高|减少|降低|延长|新建|建成|改造|引进|培育|创建|认定|招引|开设|举办|完成|收治|孵化)(?:\d+(?:\.\d+)?|[一二两三五十百])(?:个)?"
    r"(?:百分点|年|月|天|小时|公里|平方米|亩|名|人|户|家|张|床|台|辆|次|吨|万元|%|(?<=个)|所|处|座|项|例|场|条|间)"
    r"(?:[\u4e00-\u9fff]{1,8}?(?=补助|补贴|奖励|奖补|给予|配备|配置|发放|增加|提高|增配))?"
)
# 每名孤儿基本生活费每月(不低于1200元): the first 每 belongs to what is measured.
_AGAIN = re.compile(
    r"每(?:名|位|个|张|户)[^,;。:每\d]{3,16}?(?:费|标准|金|补贴|补助|津贴|工资|收入|保障|额)(?P<per>每(?:人每)?(?:年|月|天|日|学期))"
)


def _split_per(text: Text, at: int, stop: int, end: int) -> tuple[str, int, int]:
    per = re.sub(
        r"(?:至少|都|均|应|要|须|一次性|给予|分别|规划|原则上|(?<=[\u4e00-\u9fff]{2})[有设])+$",
        "",
        text.raw[at:stop].strip(),
    )
    start = stop
    if per.endswith("中") and len(per) > 4:
        per = per[:-1]
    elif text.folded.startswith("中", start, end) and not text.folded.startswith(
        ("中小", "中医", "中级", "中心", "中学"), start
    ):
        start += 1
    found = re.compile(
        r"(?:平均)?(?:接受|享受|享有|拥有|建有|配备|配置|设有|至少|保有|有(?![效关机线色害限轨])|达到)(?!率|量)"
    ).match(text.folded, start, end)
    if found:
        start = found.end()
    return per, start, end


_TIMES = re.compile(r"每(?:年|月|季度|周|天|日|半年|学期|学年|个月)")
# 每千人口拥有医师3.2人、护士3.8人; a total of its own begins with 共 or 总.
_GOES_ON = re.compile(
    r"[^,;。、每]{0,14}?(?:[、和及]|以及)(?!\s*(?:总|共|累计|全[省市县区]|农村|城[市镇]|乡镇|街道|社区|[县市区村]))[^每]*$"
)


def same_per(text: Text, item: Mention, before: Mention) -> bool:
    """每年送戏200场、放映电影1500场: a value that goes on behind 、 is counted by what the one before is counted by."""
    if before.clause != item.clause:
        return False
    if _TIMES.fullmatch(before.per or ""):
        return True
    return item.scope is None and _GOES_ON.match(text.masked, before.after, item.quantity.start) is not None


# 985元每人每月, 300元每平方米: a denominator behind the amount.
_PER_AFTER = re.compile(
    r"/?(每(?:人|名|户|生|床|张|亩|吨|平方米|平米|立方米|公里|人次|次|千瓦时|度|件|台|辆|头|家|个|村)?"
    r"(?:每?(?:年|月|天|日|周|学期|学年))?)(?=[,。;、)]|$|的|给予|予以|标准|补[助贴]|计|左右|以上)"
)


def behind(text: Text, item: Mention) -> str | None:
    """Return the denominator that stands behind an amount (985元每人每月); None where none does. Ends the words on its right."""
    found = _PER_AFTER.match(text.folded, item.after)
    if not found or len(found[1]) < 2:
        return None
    item.right = min(item.right, item.after)
    return text.raw[found.start(1) : found.end(1)]
