"""The topic of a run of sentences (光伏产业延链补链…。产值超过350亿元): the thing of a measure that stands alone."""

from __future__ import annotations

import re

_KIND = r"(?:产业集群|产业链|产业|经济|集群|工业|农业|制造业|服务业|旅游业|养殖业|种植业|加工业|渔业|林业|畜牧业)"
_NAME = r"[\u4e00-\u9fffA-Za-z0-9“”、]{1,14}?"
# At the head of its sentence, with what it does behind: that is what the sentences after it go on about.
_AT_HEAD = re.compile(
    rf"(?:^|[。；;：:])\s*(?:[—\-·]+\s*)?(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]、)?(?P<name>{_NAME}{_KIND})(?=[\u4e00-\u9fff“])"
)
# Anywhere, before a mark or a word of growing.
_ANYWHERE = re.compile(rf"([\u4e00-\u9fff“”]{{2,10}}?{_KIND})(?=[,，。;；、]|发展|规模|提质|倍增|行动)")
# How far back a topic reaches, in characters.
_REACH = 400


def topic(raw: str, end: int) -> tuple[str, bool] | None:
    """Return the topic before `end` and whether it stands at the head of a sentence; None where there is none."""
    near = raw[max(0, end - _REACH) : end]
    heads = [found["name"] for found in _AT_HEAD.finditer(near) if not found["name"].startswith(_NO_TOPIC)]
    if heads:
        return heads[-1], True
    names = _ANYWHERE.findall(near)
    return (names[-1], False) if names else None


# Verbs and joints at the head of a sentence: no topic but a deed.
_NO_TOPIC = (
    "加快", "推动", "推进", "发展", "培育", "壮大", "做强", "做优", "做大", "支持", "打造", "建设", "促进", "大力", "积极", "着力",
    "围绕", "聚焦", "依托", "实施", "构建", "提升", "优化", "完善", "深化", "加强", "强化", "持续", "稳步", "全面", "力争", "到", "在",
    "以", "对", "将", "统筹", "引导", "鼓励", "布局", "拓展", "扩大", "加大", "坚持", "突出", "立足", "全力", "进一步", "通过", "抢抓",
)  # fmt: skip
