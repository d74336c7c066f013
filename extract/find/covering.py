"""What covers and what is covered: 服务设施实现街道、社区全覆盖 is of the facilities, in streets and communities."""

from __future__ import annotations

import re

from extract.find import scopes, subjects, times, words
from extract.find.subjects import Text
from extract.mentions import Mention

_WHERE = (
    r"(?:[省市县区乡镇村街道社]{2,8}[两二三四五]级|(?:\d+|[一二三四五六七八九十]+)个(?=[省市县区镇乡街])|街镇|设区市|地级市|[省市县乡镇村]级|各?[省市县区州旗]|乡镇|街道|镇街|社区|行政村|建制村|自然村|村居|[镇村乡]|城区|城乡|城镇|农村|"
    r"全域|区县|市县|县域|[（(][^（）()]{1,8}[)）]|、|和|及)+"
)
_COVERED = re.compile(
    rf"(?P<thing>.*?[^、和及（(各]{{2}}?)(?:(?:基本|全面|逐步|率先)?(?:实现|做到|达到)|在)?(?P<where>{_WHERE})(?:层面|范围|基本|逐步)?"
)


# 县级医院实现检查结果互认(全覆盖): a body or a place stands before the verb, what covers behind it.
_REACHED_THERE = re.compile(
    r"(?P<where>[^，,；;。]*?(?:[村镇乡区县市州旗省院校园所站户]|机构|街道|企业|单位|部门|中心|公司|场所|城市))(?:均|全部|全面|基本|率先|逐步)?(?:实现|做到)(?P<thing>(?!了)[\u4e00-\u9fffA-Za-z0-9“”]{2,})"
)

_PLACES = re.compile(r"[一二三四五六七八九十各][个]?[省市县区州旗镇乡村街]|^(?:所有|全部)")
# 12个乡镇、101个行政村实现(客货邮全覆盖): how many places there are, before what covers them.
_ALL_OF = re.compile(rf"(?P<places>(?:\d+个{_WHERE})+)(?:基本|全面|全部|率先)*(?:实现|做到|达到)")


def _without_times(words: str) -> str:
    """Return the words up to a time among them; behind it where it comes first."""
    for time in times.times(words):
        if time.start > 2:
            return words[: time.start].rstrip("于在到至")
        words = words[time.end :].lstrip("，,、 ")
        break
    return words


def covering(text: Text, item: Mention, own: str) -> str:
    """Return what covers, from the words before 全覆盖; what is covered becomes the scope. Empty where only places stand there."""
    if not own or own[-1] in "、和及":
        return own
    if (places := _ALL_OF.match(own)) and len(own) - places.end() >= 2:
        item.scope, own = item.scope or places["places"], own[places.end() :]
    if re.fullmatch(_WHERE, own):
        item.scope = item.scope or own
        head = text.raw[item.left : max(item.left, text.raw.rfind(own, item.left, item.quantity.start))]
        found = re.fullmatch(r".*?([^,，;；。:：]{3,}?)(?:(?:基本|全面)?(?:实现|做到|达到))", head)
        said = _without_times(found[1]) if found else ""
        if found and len(said) < 2:  # 2027年6月底前实现自然村全覆盖: nothing else is named
            item.scope = None if item.scope == own else item.scope
            return own
        return said
    found = _COVERED.fullmatch(own)
    if found is None or len(found["where"]) < 2 or found["where"][0] in "、和及" or len(found["thing"]) < 3:
        found = _REACHED_THERE.fullmatch(own)
    if found is None or found["where"][0] in "(（":
        return own
    if _PLACES.search(found["thing"]):  # 特教资源中心实现五县两区(全覆盖): what stands behind is where
        item.scope = item.scope or found["thing"]
        return found["where"]
    item.scope = item.scope or found["where"]
    return found["thing"]


def over(text: Text, item: Mention, before: Mention | None) -> str:
    """养老驿站在15个社区全覆盖: what stands before the count of places covers them; empty where nothing does."""
    if before is None or before.clause != item.clause or words.unit_kind(before.quantity.unit) != "count":
        return ""
    places = text.raw[before.after : item.quantity.start]
    if re.fullmatch(rf"{_WHERE}(?:实现|基本|基本实现|达到|做到)?", places) is None:
        return ""
    start, end = subjects.left_span(text, before, before.clause[0])
    thing = text.raw[subjects.verb(text.folded, start, end) : end].rstrip("在于对")
    if len(thing) < 2 or scopes.is_place(thing):
        return ""
    before.subject = item.subject = thing
    return thing
