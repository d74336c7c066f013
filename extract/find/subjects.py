"""What a quantity measures: the words on its left or right, without verb and filler; found across clauses where elided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract import codebook, grammar, segment
from extract.find import predicates
from extract.find.words import NOUNS, unit_kind
from extract.mentions import Mention

_HAN = r"[\u4e00-\u9fff]"
# What stands between a list mark and its text, and joints that belong to no subject.
_MARK = (
    r"(?:0?\d{1,2}\s+(?=[\u4e00-\u9fff]{2})|(?:[\u4e00-\u9fff]{2,6}?[省市县区旗州]|北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)(?:将|要)(?![求素军近])(?:持续|继续|进一步|全面)?|"
    r"[—\-·●•★▲◆*#\s]+|[一二三四五六七八九十]+是|[((]?[一二三四五六七八九十\d]{1,3}[))、.．]|[①-⑳]|"
    r"[、,;:]|(?:截至)?(?:目前|当前|现阶段)(?!的)|(?:主要|具体|重点)(?:是|包括|为)|共有(?![产制权人])|(?<=[省市县区州旗乡镇村])(?:现|总共)?有(?![效机色线害限轨关氧毒序偿意为])|(?:项目|工程|全部)?(?:完成|建成|投产|达产|满产|竣工|投用|投运)后(?![续期端备])|我们(?:将|要|会)?|(?:以及|及|和|与|或|即)(?!谐|睦|平|田|将|使|时|办|期)|"
    r"(?:五|三|四|十|[2-5])年(?:来|间|内)?(?=累计|新增|共|总)|累计(?=新增|净增|减少|培训|建成|完成))"
)
# 应保尽保, 应收尽收: a set phrase, no auxiliary.
_SET_PHRASE = re.compile(
    r"应[\u4e00-\u9fff]尽[\u4e00-\u9fff]|应急|应届|应征|应用|应付|应税|各(?:方面?|界|族|式|行各业)"
)
# 再增, 再建: verbs of their own.
_AGAIN = re.compile(r"再(?=[增添建开引培打招落创获新改])")
# 新(改、扩)建, 新建(改扩建): a bracket inside a verb.
_BRACKET_VERB = re.compile(r"(?:新|改|扩)?(?:建)?\((?:[新改扩续迁重建]|、|/|或|和)+\)(?:建(?:设|成)?)?")
# 保障资金 is money; 安排资金 is done.
_SPENT = re.compile(
    r"(?:安排|投入|筹措|统筹|拨付|整合|争取|落实|下达|投放|撬动|使用)(?=(?:财政|专项|各类|项目|资金|经费))"
)
# A word that goes on after a verb's form is a noun: 培训合格率, 投资强度, 服务业.
_NOUN_TAIL = re.compile(
    r"人数|户数|标准(?!化|厂房|地|间|件)|批次|次数|天数|比例|比重|数量|人次|里程|[者额]|率(?!先)|量(?!子)|数(?![字据控智])|性(?!别)|型(?!号)|类(?![别型])|化(?![工肥学妆解验石纤])|业(?![务主态])|费(?!用)|员(?!工)|度(?!假)|值(?![班守机])|合格率|面积|规模(?!化|以上|经营)|(?<=投资)总规模|经费|强度|用地|能力|水平|总量|总数|成本|机构|中心(?!城[区市镇]|[镇村区]|组团|地带)|"
    r"对象|人员|设施(?!设备|蔬菜|果蔬|农业|园艺|渔业|大棚|种植|养殖|装备)|资金|支出|收入"
)
# 60名|在医疗一线起骨干作用的全科医生: where they work, before what is counted.
_PLACED = re.compile(r"在[^,;。:、\d]{2,26}?的[\u4e00-\u9fff“”]{2,24}(?=[,;。、]|$)")
# 种养和|加工产值: the deed is half of what is measured.
_HALF = re.compile(r"(?:以?及|和|与)[\u4e00-\u9fff]{2,8}(?:产值|收入|营收|销售额|产业规模)")
_STEM_TAIL = re.compile(r"[率量度额费性]")
_RIGHT_BAD = re.compile(
    r"(?:是(?=(?:今年|明年|20\d\d年|我[国省市县区州]|全[国省市县区州]|本[省市县区年]|当前|下一步))|用于|用来|补齐|补足|配齐|的?全覆盖|以[内上下外]|[,。;:、)!]|达|实现|完成|纳入|并|且|及|和(?![美谐睦平田县])|与|或|至|"
    r"到|等(?!级)|比(?!较|例|赛|武)|较|目标|[一两二三四]个(?:大?台阶|大关|关口)|台阶|大关|关口|规模(?=[,。;、]|$)|任务|标准(?!化|厂房|地|厅|间|件)|要求|左右|给予|予以|作为|"
    r"为(?!民)|进行|由|在(?![线建校册园孵研岗读训营穗沪京津渝深杭甬蓉闽鲁浙粤湘鄂皖赣冀豫晋陕桂琼滇黔川贵辽华])|后|前|内|时|之间|不等|"
    r"按|高于|低于|占|增长|提高|下降|降低|提升|减少|投入(?!品)|安排|计入|支持(?!性)|奖励|补助|补贴|"
    r"资助|配套|覆盖|达标|办结|的(?:目标|任务|标准|要求|速度|增速|幅度|水平|比例|资金(?!用于|投向|用来|投入到)|财政|奖|补|一次|"
    r"增长|规模|投入)|"
    r"以上|以下|上下|的(?:年度|年增|预期|总体|工作|既定))"
)
# 按每百户不少于30平方米的标准配建养老服务用房: what is provided by the standard is what is measured.
STANDARD = re.compile(
    r"(?:以[上内])?(?:(?:建筑|使用|用地)?面积|用地|用房)?(?:的?(?:标准|比例|规模|要求)|(?=配建|配备|配置|配套建设))[,]?(?:分区分级|统一|足额|同步|科学|合理|优先|规划|就近){0,2}(?:(?:配套建设|建设|配建|配备|配置|设置|设立|安排|落实|建立|规划|"
    r"提供|给予|划拨|预留|发放|补助|补贴|兑现|执行))(?P<thing>[^,;。:]{2,})"
)
# 1支不少于20人的|救援队伍: a size between a count and its noun.
_SIZED = re.compile(
    r"(?:总投资|投资)?(?:超|超过)?\d[\d.]*(?:亿|万)?元(?:以上|以下)的?(?=[\u4e00-\u9fff])|"
    r"(?:年)?[\u4e00-\u9fff]{2,8}?(?:达到?|超过?|过|突破|不低于|不少于)\d[\d.]*[万亿]*元(?:以上)?的(?=[\u4e00-\u9fff])|"
    r"\d[\d.]*万?[\u4e00-\u9fff]{1,6}?(?:及?以上|及?以下|以内)的(?=[\u4e00-\u9fff])|(?:不少于|不低于|超过|至少|面积|规模)\d[^,;。、]{0,8}?的(?=[\u4e00-\u9fff])"
)
# 编制2项标准: 标准 as the thing made.
_STANDARDS = re.compile(r"(?:标准|目标|任务)(?:体系|规范)?(?=[,;。、]|$)")
_NOUN_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})是(?=(?:今年|明年|20\d\d年|我[国省市县区州]|全[国省市县区州]|本[省市县区年]|当前|下一步))|"
    r"(?<=[\u4e00-\u9fff]{2})(?:高效|平稳|规范|常态化|安全|正常|稳定|顺利)(?:运行|运营|开展)|"
    r"(?<=[\u4e00-\u9fff])(?:实现|基本)?全覆盖|[、和及与](?=(?:[^,;。、\d]{0,16}按照?)?每[^,;。、\d]{0,12}(?:\d|$)|[^,;。、\d]{0,16}按照?每)|"
    r"、(?=每[\u4e00-\u9fff]{1,10}?(?:有|设|配))|"
    r"(?<=[\u4e00-\u9fff]{2})并(?=(?:配套|配备|配有|设置|设有|设立|建立|完善|提供|实现|投入|免费|逐步)[\u4e00-\u9fff])|"
    r"、(?=[\u4e00-\u9fff]{2,8}(?:达到?|增长|提高|提升|下降|降低|超过?|突破)(?:\d|$)|累计|共|总|达|其中|新增|新建|改造|建成|完成|覆盖率|建筑面积)|"
    r"(?<=[\u4e00-\u9fff“”]{2})(?:参加(?![率人者])|接受(?![度率])|全面(?:建成|完成|投[用运入产]|竣工|达标|运营|推[开行]|启动)|如期|按期|到(?![位期户村岗账场达店家])|开展|深化|引入|提供(?!商)|赴|前往|进驻|"
    r"从事)|(?:达到|(?<![发通直抵])达[^标人]|实现|用于|纳入|均|全部|不?高于|不低于|"
    r"不少于|提高到|提升到|[,。;:!|])"
)
_NOUN_HEAD = re.compile(rf"{_HAN}|\d?[A-Za-z“《\"]|\d+[千百万亿]+元?级")
# 在30个县建设服务中心: what is counted is the places, and their noun ends where the verb begins.
_WHERE = re.compile(
    r"[\u4e00-\u9fff()]{0,6}?(?:乡镇|村镇|城市|地区|社区|街道|园区|景区|医院|学校|单位|企业|[省市州县区旗乡镇村])"
    r"(?:\([^()]*\))?(?=(?:全面|率先|组织|先行|整[省市县区乡镇村])?(?:高质量|加快|优先|创新|特色)?(?:发展|开展|建设|建成|新建|实施|推广|推进|推行|试点|设立|布局|部署|启动|探索|打造|举办|配备|安装|落实|完成|参与|参加|通过|创建|获评|取得|升级|转型|上云|实现|入驻|上市|挂牌|争创))"
)
_AT = re.compile(r"(?:在|支持|推动|推进|引导|帮助|组织|指导|鼓励|选[择取定]|遴选|依托)(?:不少于|至少|约)?$")
_CLAUSE_END = re.compile(r"[,。;:!|]|、(?=[\u4e00-\u9fff]{2,8}(?:达到?|增长|提高|提升|下降|降低|超过?|突破)(?:\d|$))")
USED = re.compile(r"(?:以上|以下|左右)?的?(?P<use>(?:用于|投向|投入|来自|面向|投放|落户|用以)[^,。;:]*)")
_OF = re.compile(
    r"(?:不得?低于|不得?少于|不得?高于|不得?超过)[^,;:。、每\d]{2,24}$|(?<=[\u4e00-\u9fff)][\u4e00-\u9fff)])达到[^,;:。、]{2,14}的$|"
    r"(?<!不)(?:高于|低于|高出|快于|优于|超过|超出)(?:(?:全国|全省|全市|全区|全州|全县|国家|省|市)(?:平均|均值|平均水平|水平|增速|目标)?|[^,;:。、\d]{2,8}(?:增速|平均|水平))$"
)
# 在上年基础上再降: what a change starts from is no part of what changes.
_BASIS = re.compile(r"(?<=[\u4e00-\u9fff]{2})[在于][^,;:。、在于]{1,10}基础上$")
TRAIL = re.compile(
    r"(?:的(?:标准|比例|要求)$|的(?:创建|建设|发展|工作|奋斗|规划|年度)?(?:目标|任务)|的|等|方面|工作|任务|目标|(?<=[\u4e00-\u9fff]{2})(?:成功|顺利|陆续|相继)|:|,|、|和|及|与|以及|并|\s|其中|同时|分别|原则上|总体上)+$"
)


@dataclass(slots=True)
class Text:
    """A passage in three forms of the same length: as published, folded, and folded with bracket contents blanked."""

    raw: str
    folded: str
    masked: str


@cache
def _tail() -> re.Pattern[str]:
    parts = [grammar.words("verbs", name) for name in ("reach", "increase", "decrease", "hope")] + [
        grammar.alternation(codebook.forms("comparators", scope="before"))
    ]
    extra = (
        r"给予|予以|首次|连续|连[跨上破增]|止跌|逆势|(?<=[入支额值价率])(?:实际|名义)|按照?|增幅|涨幅(?=$)|(?<![人户亩生年月地校村镇店企件单])均|[同环]比|"
        r"[都约将要各共再又也还应须达超近至到为是仅只]|(?<![存所现实内潜])在|(?<=[\u4e00-\u9fff]{2})已有?|(?:[建设配备]有|(?<![拥保占特国公持私含稀建设配备])有)|可比|同口径|稳定(?=保持)|双双|左右|:|,|、|\s|总计|合计|共计|控制在|的"
    )
    return re.compile(rf"(?:{'|'.join(parts)}|{extra})+$")


# 有效降低 is how; 有效灌溉面积, 有效投资 is what.
_EFFECTIVE = r"灌溉|投资|供给|供应|需求|发明|专利|库容|容积|积温|使用面积|载荷|耕地|样本|率"


@cache
def _head() -> re.Pattern[str]:
    hope = grammar.alternation(form for form in codebook.forms("verbs", "hope") if form not in _NO_HEAD)
    doing = rf"重点(?={grammar.words('verbs', 'act')})(?!建设(?:项目|工程|任务|内容|领域)|发展|保障|监[测控]|服务|扶持|支持的|推广|保护|攻关|帮扶)"
    return re.compile(
        rf"(?P<mark>{_MARK}+)|{doing}|目标(?:是|为)?(?=[将把])|(?:(?!有效(?:期|{_EFFECTIVE})){hope})+|累计(?={hope}|{grammar.words('verbs', 'act')})"
    )


# Adverbs before a numeral that are part of a name at the head of one: 平均受教育年限, 累计并网容量.
_NO_HEAD = frozenset({"平均", "累计", "年均", "总体"})


@cache
def _act() -> re.Pattern[str]:
    joined = grammar.alternation(
        [*codebook.forms("verbs", "act"), *codebook.forms("verbs", "increase"), *codebook.forms("verbs", "decrease")]
    )
    return re.compile(rf"(?P<verb>{joined})(?:了|好|并|和|及|与|、)?")


@cache
def _single() -> frozenset[str]:
    return frozenset(codebook.forms("verbs", "single"))


# 新增绿地: a verb though 增绿 is a word too; 新增长点 is none.
_ADDS = re.compile("(?:新|净)增(?!长)")


def trim_head(text: str, start: int, end: int) -> int:
    """Return where the subject begins: list marks, adverbs and auxiliaries at the head are passed over."""
    while start < end:
        found = _head().match(text, start, end)
        if found and found.end() < end and (found["mark"] or not _STEM_TAIL.match(text, found.end())):
            start = found.end()
        elif _SET_PHRASE.match(text, start, end) or _AGAIN.match(text, start, end) or _long_deed(text, start, end):
            break
        elif (
            text[start] in _single()
            and end - start > 2
            and not _ADDS.match(text, start, end)
            and segment.starts_with_word(text[start:end], text[start])
        ):
            start += 1
        else:
            break
    return start


def _long_deed(text: str, start: int, end: int) -> bool:
    """新开工|棚户区: 新 is a part of a verb of three characters."""
    found = _act().match(text, start, end)
    return found is not None and len(found["verb"]) >= 3


def trim_tail(text: str, start: int, end: int) -> int:
    """Return where the subject ends: the words that lead to the numeral (提高到, 不低于) are passed over."""
    found = _tail().search(text, start, end)
    if found is None:
        return end
    at = found.start()
    if text[at] not in _ENDS_WORDS:
        return at
    one = at == end - 1
    begin = max(start, at - 5)
    for token in segment.words(text[begin:end]):
        if begin < at < begin + len(token):  # 雷达, 周到, 节约: the last character of a word
            return end if one else begin + len(token)
        begin += len(token)
    return at


# Characters that lead to a numeral and also end words.
_ENDS_WORDS = frozenset("达到为至超起都约将要各共再又也还应须近是仅只")


def verb(text: str, start: int, end: int) -> int:
    """Return where the acting verbs at the head end; `start` where what stands there is no verb of its own."""
    at = start
    if bracket := _BRACKET_VERB.match(text, start, end):
        at = bracket.end()
    elif spent := _SPENT.match(text, start, end):
        return spent.end()
    while at < end:
        found = _act().match(text, at, end)
        if not found or found.end() - at < 2 and not segment.starts_with_word(text[at:end], found[0]):
            break
        if found.end() < end and (_NOUN_TAIL.match(text, found.end()) or _HALF.match(text, found.end("verb"), end)):
            break
        word = found["verb"]
        if at == start and _WHO.match(text, at, end):
            break
        joined = text[at - 1] in "和及与、"  # 改造和新建|公厕
        if at > start and not joined and word in NOUNS:
            break
        if at > start and not joined and end - found.end() <= 2 or end - found.end() == 1:
            break
        if found.end() < end and _compound(text[at:end], word):
            break
        if (
            found.end() < end
            and len(word) < 3
            and not _ADDS.match(text, at, end)
            and not segment.starts_with_word(text[at:end], word)
        ):
            break
        at = found.end()
    return at


# 入园企业, 在孵企业: a verb that says which ones.
_WHO = re.compile(
    r"(?:入园|入驻|入库|入统|入孵|上榜|挂牌|上市|签约|参保|参训|参展)(?:企业|单位|机构|项目|商户|主体|人[数员])(?=达|超|突破|\d|$)"
)
_PREPOSITION = re.compile(r"(?:围绕|面向|依托|针对|聚焦|通过|结合|立足|利用|在|优先在|重点在)")
_DOES = re.compile(
    r"开展|实施|建设|建成|新建|打造|完成|提供|举办|组织|培育|推出|布局|设立|开工|发展|引进|新增|推进|"
    r"落实|配备|安装|推广|建立|创建|认定|选派|遴选|选取|评选|征集|发布|招引|选聘|招聘|发放|投放|设置"
)


# One character behind a verb that makes a noun of both: 公示牌, 服务点, 展示馆.
_SUFFIXES = frozenset("牌栏屏点站所场厂室馆线图册卡单表书证款源区园网库圈链品员岗队团板箱柜亭房")


def _compound(text: str, word: str) -> bool:
    tokens = segment.words(text[:12])
    return len(tokens) > 1 and tokens[0] == word and tokens[1] in _SUFFIXES


def after_preposition(text: Text, start: int, end: int) -> int:
    """Return where the thing done begins behind an adverbial: 围绕重点领域开展|职业技能培训, 为老人实施|适老化改造."""
    parted = text.folded.find("分别", start, end)
    if parted > start and (acted := verb(text.folded, parted + 2, end)) > parted + 2:
        return acted  # 青石镇、白石镇分别建成|水厂
    if not _PREPOSITION.match(text.folded, start, end):
        return start
    at, cut = start, start
    tokens = segment.words(text.folded[start:end])
    for index, token in enumerate(tokens):
        at += len(token)
        if 1 < index < len(tokens) - 1 and _DOES.fullmatch(token) and not _NOUN_TAIL.match(text.folded, at):
            cut = at
    return cut if end - cut >= 2 else start


def left_span(text: Text, mention: Mention, edge: int) -> tuple[int, int]:
    """Return the span on the left, between `edge` and the numeral, that could be the subject; may be empty."""
    start, end = edge, mention.quantity.start
    of = _OF.search(text.folded, start, end)
    end = trim_tail(text.folded, start, of.start() if of else end)
    basis = _BASIS.search(text.folded, start, end)
    end = basis.start() if basis else end
    mention.tail = text.folded[end : mention.quantity.start]
    return trim_head(text.folded, start, end), end


def right_span(text: Text, mention: Mention) -> tuple[int, int] | None:
    """Return the noun that directly follows the quantity; None where what follows is no noun."""
    start, end = mention.after, mention.right
    kind = unit_kind(mention.quantity.unit)
    if mention.quantity.form in ("implied", "doubling", "ratio", "zero", "goal"):
        return None
    if sized := _SIZED.match(text.masked, start, end):
        start = sized.end()
    if _RIGHT_BAD.match(text.masked, start, end) and not _STANDARDS.match(text.masked, start, end):
        placed = kind == "count" and _PLACED.match(text.masked, start, end)
        return (start, placed.end()) if placed else None
    share = kind == "rate" or mention.quantity.form in ("fraction", "tenths")
    if _no_noun(text, mention, start, share):
        return None
    start += text.masked.startswith("的", start)
    if kind == "count" and (owned := predicates.OWNED.match(text.masked, start, end)):
        start = owned.end()  # 50个村的|村庄规划编制
    cut = (_CLAUSE_END if share else _NOUN_END).search(text.masked, start, end)
    end = cut.start() if cut else end
    if not share:  # of a share, what is done is part of what is measured: 60%的乡镇建成中心
        end = predicates.begins(text.masked, start, end) or predicates.joined(text.masked, start, end) or end
    end = _before_next(text, mention, start, end)
    trail = TRAIL.search(text.masked, start, end)
    end = trail.start() if trail else end
    if end - start < 1 or text.masked[start:end] in _ends() or not _NOUN_HEAD.match(text.masked, start, end):
        return None
    return start, end


@cache
def _ends() -> frozenset[str]:
    """Deeds that end a clause without a noun of their own: 按每百户不少于15平方米|补建."""
    return frozenset(form for form in codebook.forms("verbs", "act") if form.endswith("建"))


def _no_noun(text: Text, mention: Mention, start: int, share: bool) -> bool:
    """Tell whether what follows a share, a multiple or a time at `start` is no noun that it is of."""
    kind = unit_kind(mention.quantity.unit)
    spot = mention.left, mention.quantity.start
    bare = mention.after == mention.quantity.end and not text.masked.startswith("的", start)
    if bare and (kind in ("multiple", "time") or share and not predicates.leads(text.masked, *spot, mention.after)):
        return True
    if share and predicates.COVERS.search(text.masked, *spot):
        return True
    return kind == "time" and text.masked.startswith("内", mention.after - 1)  # 3个工作日内审核完毕


def _before_next(text: Text, mention: Mention, start: int, end: int) -> int:
    """Return where the noun ends, before what belongs to the next value or is done with it."""
    if mention.right < mention.clause[1] and (others := predicates.AND_LIST.search(text.masked, start, end)):
        end = others.start()
    mark = text.masked.rfind("、", start, end)
    if mark > start and mention.right < mention.clause[1] and predicates.next_begins(text.masked, mark, end):
        end = mark  # 3所小学、改扩建2所: what stands behind 、 belongs to the next value
    where = (
        _WHERE.match(text.masked, start, end) if _AT.search(text.masked, mention.left, mention.quantity.start) else None
    )
    end = where.end() if where else end
    if where is None and (served := predicates.served(text.masked, (mention.left, mention.quantity.start), start, end)):
        return served
    elif (
        where is None
        and end == mention.right < mention.clause[1]
        and (next_deed := predicates.NEXT_DEED.search(text.masked, start, end))
    ):
        end = next_deed.start()  # 8个重点县|建设果菜基地6.2万亩: the deed belongs to the next value
    return end
