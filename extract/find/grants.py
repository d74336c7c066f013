"""Money that is given: of 对新认定的企业给予20万元奖励 the grant is measured, and who gets it is the scope."""

from __future__ import annotations

import re

from extract.find import bounds, words
from extract.find.subjects import Text
from extract.mentions import Mention

_NOUN = r"奖励|奖补|补助|补贴|资助|津贴|贴息|补偿|奖金|扶持|支持|救助|扶持资金|奖励资金|补助资金|补贴资金|专项资金|启动资金|生活费"
# 20万元奖励, 3000元的生活补贴, 10%给予补助, 1000元标准发放一次性扩岗补助.
_BEHIND = re.compile(
    rf"\s?(?:以[上下内])?的?(?:(?:标准|比例|额度|额),?)?(?:再|一次性|分别|予以|据实|逐年|连续[\d三两]年)?"
    rf"(?:给予|予以|发放|进行|实施|兑现|核发)?(?:其|企业|个人|单位|项目|团队)?"
    rf"(?P<noun>[\u4e00-\u9fffA-Za-z“”]{{0,12}}?(?:{_NOUN}))(?=[,;。:、!()及和]|$|资金|政策|一次|;|，)"
)
# 给予80万元、40万元的奖励: what is given is said once, behind the last.
_BESIDE = re.compile(r"(?:\s?[、和及](?:不超过|最高|最多)?\d[\d.]*[百千万亿]*元(?:/[\u4e00-\u9fff])?)+")
# Words on the left without which 支持 or a share behind the amount is no grant.
_GIVES = re.compile(r"给予|予以|按照?|发放|奖励|补助|补贴|资助|最高|一次性|不超过")
# 奖励50万元, 补助最高不超过100万元: the deed itself is the grant.
_DEED = re.compile(
    r"(?P<noun>(?:一次性)?(?:给予)?(?:一次性)?(?:奖励|奖补|补助|补贴|资助|补偿|贴息))(?:资金|金额|标准|额度)?(?:最高|最多|累计|合计|分别|不超过|不高于|为|达|再|可?达|至|提高到|约|每[人户]|\s)*$"
)
_CAP = re.compile(
    r"(?:[单每同](?:个|户|家|一|笔|人|名)?(?:企业|项目|单位|机构|个人|平台|主体|园区|团队)?)?(?:每年|年度|累计|合计|总额)*(?:最高|最多|不超过|不高于|可达|的)*(?:给予)?"
)
# 按投资额的30%给予补助, 最高200万元: the cap is of the grant that the clause before ends with.
_NAMED = re.compile(
    rf"(?:给予|予以|发放|进行|标准(?!给予|予以|发放|进行))(?:一次性)?(?P<noun>[\u4e00-\u9fffA-Za-z“”]{{0,10}}?(?:{_NOUN}))[,;]?$"
)
# Who gets it: 对首次认定的|高新技术企业|, 每人 stands apart.
_WHO = re.compile(
    r"(?:^|[,;。:、]|\s)(?:对|给(?!予)|向)(?P<who>[^,;。:]{2,60}?)(?=,|给予|予以|按|每|一次性|分别|再|发放|奖励|补助|补贴|资助|最高|$)"
)


# 每户每月(补助300元): for each of whom, and how often.
_EACH = re.compile(r"\s*(?:按照?)?每[^,;。:、\d]{1,10}")


def grant(text: Text, item: Mention, before: list[Mention]) -> bool:
    """Fill the subject of money that is given, and in `scope` who gets it; False where the quantity is no grant."""
    kind = words.unit_kind(item.quantity.unit)
    if kind not in ("money", "rate") or item.quantity.form not in ("arabic", "chinese", "compound"):
        return False
    left = text.folded[item.sentence[0] : item.quantity.start]
    own = text.folded[item.left : item.quantity.start]
    beside = _BESIDE.match(text.folded, item.quantity.end, item.sentence[1]) if kind == "money" else None
    noun = _BEHIND.match(text.folded, beside.end() if beside else item.quantity.end, item.sentence[1])
    if noun and _GIVES.search(left[-60:]) and (kind == "money" or _GIVES.search(own)):
        item.subject = text.raw[noun.start("noun") : noun.end("noun")]
    elif kind == "money" and (deed := _DEED.search(text.folded, item.left, item.quantity.start)):
        head = text.folded[item.clause[0] : deed.start()]
        if head.strip() and _EACH.fullmatch(head) is None and not _who(left):
            return False  # 单个项目补助最高100万元: the thing stands before its deed
        item.subject = text.raw[deed.start("noun") : deed.end("noun")].replace("给予", "")
    elif kind == "money" and _CAP.fullmatch(own.strip(" ,")):
        if given := _given(before, item):
            item.subject, item.scope = given.subject, given.scope
            item.doubts.append("grant")
            return True
        named = _NAMED.search(text.folded, item.sentence[0], item.clause[0])
        if named is None:
            return False
        item.subject = text.raw[named.start("noun") : named.end("noun")]
    else:
        return False
    item.doubts.append("grant")
    who = _who(left)
    if who:
        item.scope = text.raw[item.sentence[0] + who[0] : item.sentence[0] + who[1]]
        item.subject = _head(item.scope) + item.subject
        item.mode = bounds.mode(item.quantity, left[who[1] :])  # 对新引进的人才补贴3万元: the newness is theirs
    return True


def _given(before: list[Mention], item: Mention) -> Mention | None:
    last = before[-1] if before else None
    return last if last is not None and last.sentence == item.sentence and "grant" in last.doubts else None


def _who(left: str) -> tuple[int, int] | None:
    spans = [found.span("who") for found in _WHO.finditer(left)]
    return spans[-1] if spans else None


def _head(who: str) -> str:
    """The noun at the end of who gets it: 首次认定的高新技术企业 -> 高新技术企业; nothing where it is long or a clause."""
    noun = re.split(r"的", who)[-1]
    return noun if 2 <= len(noun) <= 10 and re.fullmatch(r"[\u4e00-\u9fffA-Za-z“”]+", noun) else ""
