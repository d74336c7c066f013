"""What a higher authority asks or a higher place shall reach: quoted in a plan, it is no promise of its own."""

from __future__ import annotations

import re

from extract.mentions import Mention

_HIGHER = re.compile(
    r"(?:(?:国家|省|市|自治区|上级|省上|省里|国务院|中央)[^,。;]{0,20}(?:规划|方案|意见|文件|纲要|"
    r"通知|计划|办法)(?:中|也|已|均)?(?:明确|提出|要求|规定))|"
    r"(?:国家|中央|国务院|党中央|省委|省政府|自治区党委|市委、市政府|省委、省政府|上级|省上|省里|"
    r"总书记|《[^》]{4,60}》)[^,。;]{0,14}(?:要求|提出|明确|指出|强调)(?!的?(?:目标|"
    r"任务)完成)"
)


def quoted(words: str, level: str | None) -> bool:
    """Tell whether words lead in what a higher authority or its document asks; the plan's own level speaks for itself."""
    found = _HIGHER.search(words)
    if found is None or _OWN_PLACE.get(level or "", _OURS).search(words, found.end()):
        return False
    if _BY.search(words, 0, found.start()) and words[found.end() : found.end() + 1] in (",", "部"):
        return False  # 按照省政府要求，新增…: the plan's own deed, done as asked
    return not (level and found[0].startswith(_OWN_VOICE.get(level, "\n")))


# 全国占比不低于60%: the plan's own share of what all have.
_SHARE = re.compile(r"[\u4e00-\u9fff]{0,6}(?:占比|比重|份额|市场|排名|位次|占有率|贡献)")
# Places above the plan's own: 到2030年全省达到…, in a county's plan.
_ABOVE = {
    "province": ("全国",),
    "prefecture": ("全国", "全省"),
    "county": ("全国", "全省"),
    "township": ("全国", "全省"),
}


def of_above(mention: Mention, level: str | None, sentence: str) -> bool:
    """Tell whether a quantity is of a place that the plan does not govern."""
    if mention.scope is None or not mention.scope.startswith("全") or _SHARE.match(mention.subject or ""):
        return False
    region = mention.scope == "全区" and level in ("prefecture", "county", "township") and "自治区" in sentence
    return region or mention.scope in _ABOVE.get(level or "", ())


_BY = re.compile(r"(?:按照?|对照|根据|落实|贯彻|依据|遵照|执行|围绕|结合)[^,;。]{0,8}$")
# Where, behind a quotation, the plan speaks of its own place: 国家规划提出达到90%，全县到2025年达到85%.
_OURS = re.compile(r"[,;](?:我|本)[省市县区州旗镇乡]")
_OWN_PLACE = {
    "county": re.compile(r"[,;](?:(?:我|本)[市县区旗]|全[县区旗])"),
    "prefecture": re.compile(r"[,;](?:(?:我|本)[市州]|全[市州])"),
    "township": re.compile(r"[,;](?:我|本|全)[镇乡]"),
    "province": re.compile(r"[,;](?:(?:我|本)[省区]|全省)"),
}
# Who is no higher authority for a plan of this level.
_OWN_VOICE = {
    "province": ("省委", "省政府", "省", "自治区党委", "自治区", "市委", "市"),
    "prefecture": ("市委", "市政府", "市"),
    "national": ("国家", "中央", "国务院", "党中央"),
}
