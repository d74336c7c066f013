"""Where a noun ends and what it does begins: 5家企业|通过认定, 8款新药|获批上市, 12个项目|加快建设."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook, grammar
from extract.find.words import acts

# What makes a noun of the verb before it: 通过率, 完成情况, 上市公司, 落地项目.
_NOUN = (
    r"(?![率量度额数者型性式费期证权书]|项目|企业|公司|情况|工作|机制|能力|水平|面积|里程|规模|时间|用地|后备|产品|"
    r"成本|收入|产业|资金|补贴|模式|平台|基地|体系|标准|方案|细则|意见|办法|单位|计划|条件|主体|区|点|户|人|村|县|镇)"
)
# A noun has two characters, places one; none ends with the characters of the second group.
_BEFORE = r"(?:(?<=[\u4e00-\u9fff）)”][\u4e00-\u9fff）)”])|(?<=[县村镇乡市区校]))(?<![新已未拟待可的和与及])"
# 行业协会|与行政机关脱钩: with whom it is done.
_WITH = re.compile(
    rf"{_BEFORE}[与和同][\u4e00-\u9fff]{{2,12}}(?:脱钩|挂钩|对接|签约|结对|联网|衔接|共建|合作)(?:共建|帮扶)?(?![\u4e00-\u9fff])"
)
_RELATIVE = re.compile(r"[^,;。:、]*?的[\u4e00-\u9fff“]")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_BEFORE}(?P<verb>(?:稳步|有序|扎实|深入|同步)?(?:{grammar.alternation(codebook.forms('verbs', 'predicate'))})){_NOUN}"
    )


def begins(text: str, start: int, end: int) -> int | None:
    """Return where, between start and end, a verb tells what the noun before it does; None where none does.

    A verb with 的 and a noun behind describes the noun to come (具备资质、通过认定的企业) and ends none.
    """
    found = _pattern().search(text, start, end) or _WITH.search(text, start, end)
    if found is None or found.start() == start or _RELATIVE.match(text, found.start(), end):
        return None
    return found.start()


# 12个重点县|和沿江片区农田建设: 和 joins a deed of its own to what is counted.
_COUNTED = r"(?:[县市区镇乡村园站点]|项目(?:建设)?|企业|机构|基地|园区|中心|工程|平台|学校|医院)"
_DEED = r"(?:建设|发展|改革|工作|提升|推广|管理|治理|推进|运行|改造|整治|项目)"
_JOINED = re.compile(rf"[\u4e00-\u9fff“”]{{2,}}?{_COUNTED}(?P<and>[和与]|以及)[^,;。:、]{{5,}}{_DEED}$")


# Verbs of reaching an end: what is done is there to be seen.
_REACHED = re.compile(
    r"(?:全部|全面|均|集中|如期|陆续|相继|顺利|率先)*(?P<verb>获批|启用|投用|投运|投产|试运行|通过|落地|完工|竣工|开工|投入使用|投入运[营行]|建成|"
    r"完成|通车|上市|上线|挂牌|达标|入选|入围|跻身|进入|晋升|实现)(?!率|项目|情况)"
)


def reached(text: str, at: int) -> str | None:
    """Return the verb at `at` that says that a noun has come to an end aimed at (通过, 投产); None where there is none."""
    found = _REACHED.match(text, at)
    return found["verb"] if found else None


def deed(text: str, left: tuple[int, int], at: int) -> str | None:
    """Return what is done at `at` for those who are counted (为2万名老人|提供服务); None where nothing is."""
    found = _SERVES.match(text, at) if _FOR.search(text, *left) else None
    return found[0] if found else None


def joined(text: str, start: int, end: int) -> int | None:
    """Return where 和 joins a deed to the noun between start and end that is counted; None where it joins two nouns.

    >>> joined("粮油重点县和沿江片区农田建设", 0, 14)
    5
    """
    found = _JOINED.match(text, start, end)
    if found is None or re.search(rf"{_COUNTED}{_DEED}?$", text[found.end("and") : end]) and end - found.end("and") < 8:
        return None
    return found.start("and")


# 8个重点县建设基地6.2万亩: a deed between a noun and the next numeral.
NEXT_DEED = re.compile(
    r"(?<=[县区市镇乡村园街庄院校所站企店户社馆])(?:新建|建设|建成|打造|发展|培育|改造|种植|推广|新增|实施|配备|安装|设置|设立|投放|配建|购置|建立)"
    r"(?!项目|工程|任务|标准|试点)(?=[\u4e00-\u9fff]{2})"
)
# 14条公路项目和柳堤等|4个铁路项目: names that lead to the next value.
AND_LIST = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[和与及、]|以及)[^,;。和与及、\d]{1,12}等$")
# 50个村的|村庄规划编制: whose it is.
OWNED = re.compile(r"(?:[省市县区乡镇村]|街道|社区)的(?=[\u4e00-\u9fff]{4})")
# 康复服务覆盖80%以上的乡镇: what covers is measured.
COVERS = re.compile(r"覆盖(?:了|到|全[省市县区])?$")
# 70%村卫生室实行…: a share at the head of its clause is of the noun behind it.
_HEAD = re.compile(r"[\s,、]*(?:推动|实现|确保|力争|使|让|有)*$")
_NOUN_HEAD = re.compile(r"[\u4e00-\u9fff]{3}")


def leads(text: str, left: int, start: int, after: int) -> bool:
    """Tell whether the numeral at `start` heads its clause, which begins at `left`, with a noun at `after`."""
    return _HEAD.match(text[left:start]) is not None and _NOUN_HEAD.match(text, after) is not None


# 为100所学校建设供暖设施, 在3000个小区设置回收机: those who are served are counted; the deed follows.
_FOR = re.compile(
    r"[为在给对向](?:\d+[个家所][\u4e00-\u9fff]{1,8}|全[省市县区州旗镇乡]|我[省市县区州旗])?$|(?<![\u4e00-\u9fff])对[^,;。:\d]{2,24}等$"
)
_SERVES = re.compile(
    r"(?:免费|集中|统一|全面)?(?:提供|建设|配备|配置|安装|加装|引入|设置|设立|开展|实施|办理|发放|购置|改造|更换|解决|建立|开通|开放|投放|布设|部署|推广|运营|落实|完成|进行|减轻|减免|破解|化解|派驻|选派|购买|资助|代缴|报销|直补|引入|增设|开设|开办)"
)


def served(text: str, left: tuple[int, int], start: int, end: int) -> int | None:
    """Return where what is done for those who are counted begins; `left` is the span before the numeral."""
    if not _FOR.search(text, *left):
        return None
    deed = _SERVES.search(text, start + 2, end)
    return deed.start() if deed and end - deed.end() >= 2 else None


def next_begins(text: str, mark: int, end: int) -> bool:
    """Tell whether the words between 、 and the next numeral are that one's: few, or with its deed at the end.

    8条街道、老城区改造15条背街.
    """
    return end - mark <= 5 or end - mark <= 12 and acts().search(text, mark, end) is not None


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{grammar.alternation(codebook.forms('verbs', 'predicate'))})[、和及与]\s?$")


def ends(words: str) -> bool:
    """Tell whether words between two quantities only say what the first does: 12家企业|上市、|40家创新型企业."""
    return 3 <= len(words) <= 6 and _alone().match(words) is not None
