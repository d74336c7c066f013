"""Numbers that describe a thing: what it holds, how wide it is, the share that it has; and how many places there are."""

from __future__ import annotations

import re
from functools import cache

from extract import grammar
from extract.find import bounds
from extract.find.place import Place
from extract.find.words import bare_unit

_OF_NOUN = re.compile(r"(?:(?:床位|人口|住户|车位)(?:以上|以下|以内))?(?:、[^,。;]*?)?的\s?[“《\u4e00-\u9fff]")
_ATTRIBUTE = re.compile(
    r"(?:产值|营业收入|主营业务收入|营收|收入|投资额?|总投资|规模|销售额|交易额|估值|市值|价值|金额|"
    r"贡献|税收|纳税|人口|面积|床位|用地|产能|资产)"
    r"(?:首次|累计|均|年均)?(?:[达超过到不低于少在破突大高满为]{0,5})$"
)
# 5亿元以上项目12个: the size of what is counted after it.
_COUNTED = re.compile(r"(?![和与及、并])的?[\u4e00-\u9fff“”]{0,12}?(?:达到?|突破|超过|新增)?\d+[\u4e00-\u9fff]")
# 不少于50人的队伍10支: a bound, 的 and a count of what it describes.
_BOUND_COUNTED = re.compile(r"的[^,;。、\d和与及并]{1,14}\d+[余多]?[\u4e00-\u9fff]")


@cache
def _sized() -> re.Pattern[str]:
    """150万千瓦光伏电站2座: what is named by its capacity, and counted behind (codebook cues, sized)."""
    things = grammar.words("cues", "sized")
    return re.compile(rf"的?[\u4e00-\u9fff]{{0,8}}?(?:{things})(?:项目|工程)?\d+[个座台套处家条艘组口项]")


# 3.8米直径管道, 6米宽道路: a measure that names the thing.
_DIMENSION = re.compile(r"(?:直径|口径|管径|孔径|跨径|净宽|净高|宽(?![带松裕泛])|厚|深(?![化入度圳])|高差|落差|坡度)")


def dimension(p: Place) -> bool:
    """完成3.8米直径管道检修: how wide or high a thing is."""
    return p.kind == "measure" and not p.bounded and _DIMENSION.match(p.right) is not None


def counted(p: Place) -> bool:
    """5亿元以上项目12个: the size of what is counted after it."""
    if p.kind in ("measure", "money", "count") and bounds.before(p.left) and _BOUND_COUNTED.match(p.right):
        return True
    if p.kind == "measure" and _sized().match(p.right):
        return True
    sizes = p.kind in ("measure", "money") or bare_unit(p.mention.quantity.unit) in ("人", "名", "户", "张")
    if not sizes or not _COUNTED.match(p.right):
        return False
    named = _ATTRIBUTE.search(p.left) is not None or bounds.before(p.left) is not None
    return p.bounded or p.kind == "money" and named or p.kind == "measure" and not p.direct


_HOLDS = re.compile(r"[可能](?:同时)?(?:容纳|停放|接待|承载|存放|停靠|处理)$")


def attribute(p: Place) -> bool:
    """年产值超100亿元、具备竞争力的龙头企业2家, 可容纳500人的报告厅: an attribute of what is counted."""
    if _HOLDS.search(p.left) and p.right.startswith("的"):
        return True
    return (
        _ATTRIBUTE.search(p.left) is not None
        and not _FOUNDED.match(p.clause_left)
        and _OF_NOUN.match(p.right) is not None
        and not p.right.startswith("的目标")
    )


# 入住率不足30%的机构: a share that what stands behind 的 has; 能耗高于基准20%的产能: what it is compared with.
_HAS_SHARE = re.compile(
    r"(?:率|度|占比|比重|比例)(?:仍|均|还|尚)?(?:不足|不到|不满|低于|高于|超过?|不低于|不少于|不高于|不超过|小于|大于|"
    r"未达到?|达不到|达到?|为|在)?(?:约|仅)?$|(?<!不)(?:高于|低于|高出|超出)[^,;。\d]{1,12}$"
)
# 超定额20%以内的部分加价: a slice of what is measured.
_LEVIED = re.compile(r"(?:加价|加收|加征|上浮|下浮|给予|予以|奖励|补贴|按)")
_SLICE = re.compile(r"的?(?:部分|情形|区间)(?:[,的按加给由不]|实行|执行)")
# 达到80%的目标, 100%的基础上: no thing of which the share is said.
_THE_THING = re.compile(
    r"的(?![^,;。]{0,6}(?:目标|任务|标准|要求|水平|比例|幅度|速度|增[速长幅]|指标|局面|态势|基础|前提|同时|格局|成绩))[\u4e00-\u9fff“]{2}"
)

# 收入低于标准1.5倍、财产符合规定的家庭: more that is asked of the same cases.
_THE_CASES = re.compile(
    r"(?:[、且]|并且?)[^,;。\d]{2,14}的(?:家庭|人员|人群|对象|群众|企业|单位|项目|学生|老年人|居民|农户)"
)


def rated(p: Place) -> bool:
    """入住率不足30%的机构: a share that says which ones, whatever is done to them."""
    if p.kind not in ("rate", "multiple"):
        return False
    if _SLICE.match(p.right) or p.bounded and _LEVIED.match(p.right):
        return True
    if re.match(r"的[\u4e00-\u9fff]{1,10}(?:给予|予以|按照?|奖励|可|不得)", p.right):
        return True
    if _HAS_SHARE.search(p.left) and (_THE_THING.match(p.right) or _THE_CASES.match(p.right)):
        return True
    return bounds.before(p.left) is not None and re.match(r"的[\u4e00-\u9fff“”]{1,14}?\d", p.right) is not None


# 设立总规模50亿元的产业基金: the size of what is founded is promised with it.
_FOUNDED = re.compile(r"\s*(?:力争|争取|新)?(?:设立|组建|建立|发起|成立|募集)")
# 南部6个乡镇管网延伸212公里: over how many places what is measured extends.
_ACROSS = re.compile(
    r"(?:乡镇|街道|社区|行政村|自然村|村|县|镇|园区|小区)"
    r"(?:(?!建设|建成|新建|改造|实施|开展|完成|安装|实现|创建|打造|配备|推进|发展|种植|通过|培育|更新|整治|治理|铺设|栽植|推广|修建|新增|达到?)"
    r"[\u4e00-\u9fff]){2,8}\d[\d.]*[万亿]?(?:公里|千米|米|亩|平方米|立方米|公顷|吨)"
)


def across(p: Place) -> bool:
    """完成6个乡镇管网延伸212公里: the count says over how many places the measure extends."""
    return p.kind == "count" and not p.bounded and _ACROSS.match(p.right) is not None


# 全县14个乡镇、320个行政村统筹推进: how many places there are.
_ALL_PLACES = re.compile(
    r"(?:全[省市县区州旗镇乡]|[我本][省市县区州]|所有|所辖|辖区)内?(?:\d+个[\u4e00-\u9fff()]{1,8}[、和及])*$"
)
_PLACE_NOUN = re.compile(
    r"乡镇|镇(?!区)|乡(?!村)|街道|行政村|建制村|自然村|村(?![级史卫委])|社区|县(?![级城域])|市(?![级场政])|区(?![级域块])|州|设区市|地市"
)
_DONE_THERE = re.compile(r"建成|实现|完成|达到|创建|开展|启动|通过|建有|设立")


def places(p: Place) -> bool:
    """全县14个乡镇全部…: a count of all the places that there are."""
    if p.bounded or p.kind != "count" or not _ALL_PLACES.search(p.clause_left):
        return False
    if not _PLACE_NOUN.match(p.right):
        return False
    return re.search("全部|均|都|统筹|覆盖|百分之百|100%", p.right) is not None or not _DONE_THERE.search(p.right)
