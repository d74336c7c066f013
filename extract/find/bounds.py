"""The words that bound a quantity (不低于, 以上, 左右) and those that make it a change (新增, 下降): comparator and mode."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.mentions import Quantity


@cache
def _before() -> re.Pattern[str]:
    forms = grammar.alternation(codebook.forms("comparators", scope="before"))
    # 签约, 节约: the last character of a word, no bound
    return re.compile(
        rf"(?<!(?=[签节预集履合契公条制违特邀守失续相解爽]约).)(?P<word>{forms})(?:在|到|为|达|达到)?\s*$"
    )


# 至少配备1名, 最高给予50万元: a verb stands between the bound and the numeral.
_AWAY = re.compile(
    r"(?P<word>至少|最少|最高|最多|至多|不少于|不低于|不超过|不得少于|不得低于|不得超过)[^,;:。、的”\"]{1,6}$"
)
# 不低于总数的5%: what the share is of stands between.
_OF = re.compile(
    r"(?P<word>不得?低于|不得?少于|不得?高于|不得?超过|高于|低于|超过)[^,;:。、\d”]{1,24}的$|"
    r"(?P<plan>不得?低于|不得?少于|不得?高于|不得?超过)[^,;:。、\d]{2,24}$"
)


# 24小时内办结: 内 bounds where an act of finishing follows.
_FINISH = (
    r"(?:[\u4e00-\u9fff]{2}完毕|(?:予以|全部|全面|完成)?(?:办结|批复|送达|到位|响应|答复|出具|办理|到达|处置|反馈|完成)"
    r"(?![率度圈值时机能]))"
)
# 审查7个工作日内、验收5个工作日内办结: the act is said once, behind the last.
_FINISH_LATER = rf"(?:、[^,;。、\d]{{2,16}}\d+个?(?:工作日|小时|分钟|日|天)(?:之|以)?内)+{_FINISH}"


@cache
def _after() -> re.Pattern[str]:
    forms = grammar.alternation(form for form in codebook.forms("comparators", scope="after") if form != "内")
    return re.compile(
        rf"\s?(?:\((?:不?含|人民币|约)[^()]*\))?"
        rf"(?P<word>{forms}|内(?={_FINISH}|{_FINISH_LATER})|(?<=[日天时钟月年周])内(?=[,。;]|$))"
    )


@cache
def _ids(scope: str) -> dict[str, str]:
    return {row["form"]: row["id"] for row in codebook.rows("comparators") if row["scope"] == scope}


def after(text: str, end: int) -> tuple[str | None, int]:
    """Return the comparator that stands after a quantity (以上, 左右) and where it ends; None and `end` where none does."""
    found = _after().match(text, end)
    return (_ids("after")[found["word"]], found.end()) if found else (None, end)


def before(left: str) -> str | None:
    """Return the comparator at the end of the words on the left, or cap (控制在); None where there is none."""
    found = _before().search(left[-10:]) or _AWAY.search(left[-24:])
    if found:
        return _ids("before")[found["word"]]
    share = _OF.search(left[-34:])
    return _ids("before")[share["word"] or share["plan"]] if share else None


def comparator(quantity: Quantity, left: str, behind: str | None, noun: bool = False) -> str:
    """Return eq, ge, gt, le, lt, approx or range, from the words on both sides; `noun`: a noun follows the quantity."""
    if quantity.number_high is not None and quantity.form != "ratio":
        return "range"
    if quantity.number.startswith("过半"):
        return "gt"
    ahead = before(left)
    if ahead == "gt" and left.rstrip().endswith("突破") and noun:
        ahead = None  # 突破60项技术: the verb has an object and bounds nothing
    if behind == "approx":
        return "approx"
    if ahead in ("ge", "gt", "le", "lt"):
        return ahead
    if behind is not None:
        return behind
    if ahead == "cap":
        return "le"
    return "approx" if ahead == "approx" or quantity.vague else "eq"


def _newly() -> list[str]:
    """Verbs of adding that say so themselves: 新入库, 新打造."""
    return [form for form in codebook.forms("verbs", "increase") if form[0] == "新" and len(form) > 2]


@cache
def _change() -> dict[str, re.Pattern[str]]:
    to = r"(?:到|至|为)"
    return {
        "decrease": re.compile(
            rf"(?:{grammar.words('verbs', 'decrease')})(?:了|约|力争|幅度|超过|不低于|至少)*$|"
            rf"(?:{grammar.words('verbs', 'fall')})(?!{to})"
        ),
        "increment": re.compile(
            rf"(?:{grammar.words('verbs', 'increase')})(?:了|约|力争|超过|不低于|不少于|至少|达|达到|保持在|稳定在|控制在|为)*$|"
            rf"新\([改扩迁续重建、/或和]+\)建|(?:{grammar.words('verbs', 'growth')}|{grammar.alternation(_newly())})"
            rf"(?!{to}|[值极点量力额]|[^,;]*(?:占|比例|比重|率|按))"
        ),
    }


def mode(quantity: Quantity, left: str) -> str:
    """Return level, increment, decrease or multiple: whether the quantity is a level reached or a change."""
    if quantity.form == "doubling":
        return "multiple"
    left = left[-40:].rstrip()
    if quantity.number == "半" and quantity.form == "fraction":
        return "decrease"  # 事故起数减半
    if _change()["decrease"].search(left):
        return "decrease"
    if _change()["increment"].search(left):
        return "increment"
    if (quantity.unit or "").endswith("百分点"):
        return "increment"
    return "multiple" if (quantity.unit or "") == "倍" else "level"
