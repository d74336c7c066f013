"""Quantities that say which cases are meant: thresholds, sizes of what is counted, bounds on who is meant.

An ordered list of tests, each a class of text; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.find import cases, sizes, subjects
from extract.find.place import LOCATED, Place
from extract.find.words import acts, bare_unit, reaches

_HAN = r"[\u4e00-\u9fffA-Za-z“《「(]"
_OF_CONDITION = re.compile(rf"\s?(?:\([^)]*\))?的(?:,|$|(?={_HAN}))")
_FOR_CLAUSE = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+条\s*|[(（]?[一二三四五六七八九十\d]+[)）、.]\s*)?(?:对|凡|对于|"
    r"经|首次|按|若|如|当|符合|获得|通过)"
)
# 超过400万元的项目…: a bound at the head of its clause, with 的 behind, says which cases.
_BOUND_HEAD = re.compile(
    r"(?:^|[,;:。、])\s*(?:对|凡|其中)?(?:[\u4e00-\u9fff]{0,4})(?:超过|高于|(?<!不)低于|不足|不满|"
    r"大于|小于|满|(?<!不)少于|达不到|未达到)$"
)
# 推动100张以上床位的养老机构普遍建立…: who shall act is named by a size, and nothing is counted.
_CAUSES = re.compile(r"(?:推动|推进|支持|鼓励|引导|要求|督促|促进|组织|指导|帮助)$|^$|[,。;:、]$")
_MODIFIES = re.compile(r"[\u4e00-\u9fff]{1,8}的[\u4e00-\u9fff()“”]+")
# 6个国考断面优良率100%: the count says of what the share is.
_GAUGED = re.compile(
    r"[\u4e00-\u9fff_（）()]{1,24}?(?:率|比例|比重|占比|覆盖面)(?:均|要|力争|稳定|保持)*(?:达到?|为|在|"
    r"不低于|不少于|不高于|不超过|低于|超过?|控制在|[下降]*[到至])?\d"
)
_AMONG = re.compile(
    r"[\u4e00-\u9fff]{1,12}中,?(?:有|达到)?\d|[\u4e00-\u9fff]{2,12}中[\u4e00-\u9fff_()]{2,24}?(?:比例|比重|占比|率)(?:达到?|为|不低于|超过|控制在)"
)
_THEN = re.compile(r"时(?![间期长代速])")
# 超过150微克/立方米的县: who is meant.
_OF_WHOM = re.compile(r"的(?!目标|标准|要求|水平|高速|铁路|公路|道路|管网|绿道)[\u4e00-\u9fff]")
# 50米内换乘, 1公里范围内: how near, not how much.
_WITHIN = re.compile(r"(?:范围)?内(?![,。;、]|$|的?目标)|(?:服务)?半径")
# 150万千瓦抽水蓄能电站: a size that names a thing; of what is counted the verb would stand before.
_THING = re.compile(r"[\u4e00-\u9fff]{2,}")
_CASES = ("的", "的企业", "的项目", "的单位", "者", "机构", "人才", "个人", "团队", "家庭", "平台")


def _within(p: Place) -> bool:
    """50米内换乘: how near."""
    return p.kind in ("measure", "money", "count") and _WITHIN.match(p.right) is not None


def _class(p: Place) -> bool:
    """10万千瓦及以下机组: a class of things, bounded on one side."""
    joined = p.mention.after - p.mention.quantity.end == 3
    return p.kind in ("measure", "money") and p.bounded and joined and re.match(_HAN, p.right) is not None


def _for_whom(p: Place) -> bool:
    """对营业收入超过1亿元的企业: a clause that names the cases."""
    return _FOR_CLAUSE.search(p.clause_left) is not None and p.right.rstrip().endswith(_CASES)


def _bound_at_head(p: Place) -> bool:
    """超过400万元的项目…: a bound at the head of its clause."""
    if _BOUND_HEAD.search(p.left) is None or p.right.startswith("的目标"):
        return False
    return re.match(r"[\u4e00-\u9fff]{0,6}的", p.right) is not None


# 有5名以上残疾学生的学校: who has so many.
_HAS = re.compile(r"(?:^|[,;:。、对凡]|对于)\s*(?:拥有|具有|设有|建有|含有|有)$")


def _having(p: Place) -> bool:
    """有5名以上残疾学生的学校: the cases are those that have so many."""
    return (
        p.bounded
        and _HAS.search(p.left) is not None
        and re.match(r"[\u4e00-\u9fff]{1,10}的[\u4e00-\u9fff]", p.right) is not None
    )


# 减按1%征收率征收, 按新增部分的10%给予补助: the rate by which something is reckoned.
_RECKONED = re.compile(
    r"(?:征收率|税率|费率)?(?:的?(?:比例|标准|税率))?(?:[、,](?:单[个户家次]|每[个户家])?(?:最高|最多)[^,;。]{0,16}?)?(?:在[^,;。]{1,8}?)?(?:加计)?(?:征收|计征|计入|减征|缴纳|征缴|给予|予以|补助|补贴|奖励|资助|返还|核减|扣除)"
)
_BY = re.compile(r"(?:减按|加按|按照?)[^,;:。]{0,12}$")


# 可按照不高于投资额的30%，给予…: the share of a cost that a grant may be.
_CAPPED_BY = re.compile(
    r"按照?(?:不高于|不超过|最高|最多)[^,;:。]{0,12}(?:额|费用?|投入|成本|支出|利息|价款|总价|部分|金额)的?$"
)


def _reckoned(p: Place) -> bool:
    """减按1%征收率征收: by how much is levied or granted, not how much shall be reached."""
    if p.kind != "rate" or _BY.search(p.left) is None:
        return False
    return _RECKONED.match(p.right) is not None or not p.right.strip() and _CAPPED_BY.search(p.left) is not None


def _if(p: Place) -> bool:
    """若低于80%，…; 按100人核定: what is supposed, or reckoned with."""
    return _SUPPOSED.match(p.clause_left) is not None or p.right.startswith(("核定", "测算", "计"))


_SUPPOSED = re.compile(r"\s*(?:若(?!干)|如果|如|一旦|凡)(?!期|何|意|上|下)")


def _ends_with_of(p: Place) -> bool:
    """费用增长20%以上且总额超过300万元的，…: a clause that ends with 的 names cases."""
    return not p.mention.in_brackets and len(p.right) > 1 and p.right.rstrip().endswith("的")


def _of_at_end(p: Place) -> bool:
    """常住人口在10万人以上的，…: 的 ends the clause."""
    return not p.mention.in_brackets and re.fullmatch(r"\s?(?:\([^)]*\))?的\s*", p.right) is not None


def _of_people(p: Place) -> bool:
    """收入20万—60万元群体; 投入超过1亿元的企业，给予…: who is meant."""
    if p.kind != "money":
        return False
    return (
        re.match(r"(?:/年)?(?:的?(?:群体|人群|家庭|农户|居民|人员)|的(?:企业|单位|项目|个人|机构)[,]?(?:$|,))", p.right)
        is not None
    )


def _gauged(p: Place) -> bool:
    """6个国考断面优良率100%, 17个卫生院中12所: of what the share or the count is."""
    if p.kind not in ("measure", "count", "money"):
        return False
    return _GAUGED.match(p.right) is not None or _AMONG.match(p.right) is not None


def _when(p: Place) -> bool:
    """雨量达到20毫米时…: what sets something off."""
    return _THEN.match(p.right) is not None


def _of_whom(p: Place) -> bool:
    """超过150微克/立方米的县: which ones."""
    return p.kind == "measure" and _OF_WHOM.match(p.right) is not None and not acts().search(p.left[-24:])


def _aimed(p: Place) -> bool:
    """对年飞行不少于1000架次的航线: 对 with a bounded noun."""
    aimed = _FOR_CLAUSE.search(p.clause_left) is not None and "对" in p.clause_left[:8]
    aimed = aimed or _GIVER.match(p.clause_left) is not None
    return (
        aimed
        and re.match(r"(?:以上|以下|以内)?的(?!奖|补[助贴]|资助|支持|扶持)[\u4e00-\u9fff]{1,10}$", p.right) is not None
    )


# 县财政对年服务不少于3000人次的站点，…: who gives stands before 对.
_GIVER = re.compile(r"[^,;。:]{0,12}(?:财政|[省市县区镇乡局委办厅])对(?![接口应照])")


def _scored(p: Place) -> bool:
    """日常工作占60分, 每少一次扣0.5分: marks of an assessment."""
    return p.mention.quantity.unit == "分" and _MARKS.search(p.left) is not None


_MARKS = re.compile(r"(?:占|计|得|扣|加|减|赋|记|总分|满分|分值|权重)(?:为|至|最高|最多|总分)?$")


# 300人以上企业, 1000户以上小区: a body measured by its people, whatever verb stands before.
_BODY = re.compile(
    r"(?:的)?(?:大型|规模|民营|非公|用人)?(?:企业|单位|机构|小区|社区|村(?!民)|乡镇|城市|学校|医院|园区|场所|商会|班级)"
    r"(?!职工|员工|家|主|人员|管理|负责人)"
)
# 消除10万元以下薄弱村: an amount that says which ones, unless it is the amount that is spent or earned.
_MONEY_NOUN = re.compile(
    r"(?:的)?[\u4e00-\u9fff]{0,6}?(?:资金|经费|投资|补助|补贴|奖励|奖金|贷款|融资|收入|产值|税收|支出|额|款|费|金)"
)


def _amount(p: Place) -> bool:
    """消除10万元以下薄弱村, 引进5亿元以上项目: which ones, by an amount."""
    if p.kind != "money" or not p.bounded or _MONEY_NOUN.match(p.right):
        return False
    return re.match(r"[\u4e00-\u9fff]{2}", p.right) is not None and not re.match(
        r"用于|投入|给予|作为|设立|支持", p.right
    )


# 36个城市成品粮储备达到15天: how many there are of those whose measure follows.
_OF_MANY = re.compile(
    r"[^,;。\d]{4,36}?(?:达到|不低于|不少于|不超过|提高到|控制在|保持在|稳定在)\s?\d|"
    r"[^,;。\d]{2,24}?(?:基本|全部|均|率先)?(?:实现|做到|达到)?全覆盖"
)


def _of_many(p: Place) -> bool:
    """36个城市成品粮储备达到15天: the count at the head of a clause says of how many the measure speaks."""
    return (
        p.kind == "count"
        and not p.clause_left.strip(" ,;:。、")
        and not p.bounded
        and _OF_MANY.match(p.right) is not None
    )


def _body(p: Place) -> bool:
    """300人以上企业100%建立工会: a body is named by how many people it has."""
    people = bare_unit(p.mention.quantity.unit) in ("人", "名", "户", "张", "床", "人口")
    return p.bounded and people and not p.beside and _BODY.match(p.right) is not None


def _actor(p: Place) -> bool:
    """推动100张以上床位的养老机构建立…: who shall act is named by a size."""
    if p.kind != "count" or not p.bounded or p.beside or not _CAUSES.search(p.left):
        return False
    return _MODIFIES.match(p.right) is not None or p.right.startswith("的")


# 2000名老人以上的街道, 80张病床以上的医院: the noun stands before 以上.
_NOUN_BOUND = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:及?以上|及?以下|以内)的[\u4e00-\u9fff“]")


def _noun_bound(p: Place) -> bool:
    """2000名老人以上的街道: the noun stands before what bounds it."""
    return p.kind in ("count", "measure") and not p.bounded and _NOUN_BOUND.match(p.right) is not None


# 将8种以上药品纳入医保: how many are taken in.
_TAKES = re.compile(r"[将把](?:不少于|至少)?$")
_INTO = re.compile(r"[^,;。的]{2,30}?(?:纳入|列入)")
_PEOPLE = frozenset({"人", "名", "户", "人口", "张", "床"})


def _taken_in(p: Place) -> bool:
    """将8种以上药品纳入医保: a count between 将 and 纳入 is promised, though bounded."""
    counted = p.kind == "count" and bare_unit(p.mention.quantity.unit) not in _PEOPLE
    return counted and _TAKES.search(p.left) is not None and _INTO.match(p.right) is not None


# 为12个山区县30万名学生开展筛查: where, before how many.
_WHERE_COUNTED = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:[县区市州乡镇村]|街道|社区|学校|园区)的?(?:近|约|超过?)?(?=\d)")


def _where(p: Place) -> bool:
    """为12个山区县30万名学生开展筛查: the places in which those stand that are counted."""
    return p.kind == "count" and p.left.endswith(_FOR_ENDS) and _WHERE_COUNTED.match(p.right) is not None


_FOR_ENDS = ("为", "对", "在", "给", "让", "使", "向")


_AND_SO_ON = re.compile(r"等[。;,]?")  # 培育企业120户以上等


def _threshold(p: Place) -> bool:
    """100张以上床位的养老机构, 1万人以上的乡镇: 以上 with a noun behind and no verb before."""
    if not p.bounded or p.kind == "time" or subjects.USED.match(p.right) or _taken_in(p):
        return False  # 安排资金500万元以上用于补贴
    if p.kind == "count" and (p.direct or not p.left.strip()):
        return _OF_CONDITION.match(p.right) is not None and reaches().search(p.left[-24:]) is not None
    behind = "" if _AND_SO_ON.fullmatch(p.right) else p.right
    return _OF_CONDITION.match(behind) is not None or not p.direct and re.match(_HAN, behind) is not None


# 5000万元(含)至|1亿元(不含): the upper end of a bracket of cases.
_SPANS = re.compile(r"\d[\d.]*[万亿千百]*[\u4e00-\u9fff/]{1,4}\((?:不?含)[^()]{0,4}\)(?:至|到|—|-|~)$")


def _upper(p: Place) -> bool:
    """5000万元(含)至1亿元(不含)的企业: the upper end of a bracket."""
    return _SPANS.search(p.left) is not None


# 75%的村集体收入达到20万元以上: of what share of them a level is asked; the level says which ones are meant.
_OF_SHARE = re.compile(
    r"^\s*(?:力争|确保|实现|全[省市县区]|到20\d\d年,?)*(?:\d+(?:\.\d+)?%|[一二三四五六七八九]成|百分之[一二三四五六七八九十]+)"
    r"(?:以上|左右)?的[^,;:。、\d]{2,24}(?:达到?|超过|不低于|不少于|提高到|保持在|稳定在)$"
)


def _of_share(p: Place) -> bool:
    """75%的村集体收入达到20万元以上: the level that so many shall reach."""
    return "的" in p.clause_left and _OF_SHARE.search(p.clause_left.rstrip()) is not None


# Safest first; shares and multiples can only fall under the first two lists, and the second asks for 的 behind.
_OF_CASES = (cases.docked, cases.several, cases.explained)
_OF_ANY = (*_OF_CASES, _if, _upper, _scored, _reckoned, _within, _class, sizes.rated, _for_whom, _when, _of_share)
_WITH_OF = (_having, _ends_with_of, _aimed, _bound_at_head, _of_at_end)
_OF_COUNTS = (
    sizes.dimension,
    sizes.counted,
    _of_people,
    _gauged,
    _of_whom,
    sizes.attribute,
    _amount,
    _of_many,
    _body,
    _actor,
    _noun_bound,
    _where,
    _threshold,
    cases.covered,
)


def _holds(tests: Sequence[Callable[[Place], bool]], p: Place) -> bool:
    for test in tests:  # noqa: SIM110 - a generator costs as much as the tests themselves
        if test(p):
            return True
    return False


def condition(p: Place) -> str:
    """Return condition or size where the quantity only says which cases are meant, "" where it could be promised."""
    if _holds(_OF_ANY, p) or "的" in p.right and _holds(_WITH_OF, p):
        return "condition"
    if p.kind in ("rate", "multiple"):
        return ""
    if _holds(_OF_COUNTS, p):
        return "condition"
    if sizes.places(p) or sizes.across(p):
        return "size"
    if subjects.STANDARD.match(p.right) and "每" in p.clause_left:
        return ""  # 按每户50平方米的标准配建用房
    named = p.kind == "measure" and not p.bounded and not p.direct and p.left.strip() and _THING.match(p.right)
    return "size" if named and not LOCATED.search(p.clause_left) else ""
