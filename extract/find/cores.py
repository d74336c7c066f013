"""The thing itself within the words on the left: whom it serves, where it is and what is done with it are taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = r"[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class Core:
    """A subject without its verb and place; `scope` and `action` are None where the words name none."""

    subject: str
    scope: str | None = None
    action: str | None = None


# 为困难群众提供家政服务, 向企业发放补贴: what is given is measured, whom it serves is the scope.
_FOR = re.compile(
    r"(?:累计)?(?:为|向|给|对)(?P<scope>[^,，;；、。]{2,24}?)(?P<act>提供|发放|开展|实施|办理|赠送|减轻|减免|兑现|拨付|派发|配发|"
    rf"释放|投放|推送|输送|让利|安装|加装|新增|配备|更换|购置|配置|配送|增设|建立|新建|改造|推介|推荐|开放|下放|移交)(?P<thing>(?![的到于]){_HAN}[^,，;；。]+)"
)
# 县财政每年统筹安排专项资金: who pays is no part of what is given.
_FUNDED = re.compile(
    r"(?P<scope>(?:(?:中央|省|市|县|区|镇|乡|本|各)?[级]?财政(?:部门|局)?|[省市县区镇]级))(?:每年|年均|共|计划|拟|将|统筹|足额|优先|新增|"
    r"多渠道|连续[三五两\d]年)*(?P<act>统筹安排|安排|列支|投入|拨付|筹集|筹措|预算|落实|设立|统筹|整合|给予)"
    rf"(?P<thing>(?![的到于]){_HAN}[^,，;；。]+)"
)
# 为企业减负3亿元: the deed is what is measured.
_RELIEF = re.compile(
    r"(?:累计)?(?:为|给|帮助)(?P<scope>[^,，;；、。]{2,24}?)(?P<thing>减负|减税降费|减税|降本|融资|授信|增收|增信)"
)
# 为65岁及以上老年人免费体检: the deed follows those who are served without a verb of giving.
_SERVED = re.compile(
    r"(?:为|给|对)(?P<scope>[^,，;；、。]{0,16}?(?:老年人|老人|儿童|妇女|学生|群众|居民|职工|患者|残疾人|人员|家庭|农户|村民|市民|青年|"
    rf"新生儿|孕产妇))(?P<thing>(?!(?:的|中|和|及|等|以上|占|人均|年均)){_HAN}{{2,12}})"
)
# 在农业、文旅等领域推广应用机器人: the fields are where it is done.
_FIELDS = re.compile(
    rf"在(?P<scope>[^,;。]{{2,24}}?)等?(?:重点|关键|主要)?(?:领域|行业|环节|产业)(?:内|中)?"
    rf"(?:(?P<act>推广应用|推广使用|应用推广|推广|应用(?!场景|落地)|使用|部署|拓展|探索)(?=(?!场景|应用){_HAN}{{2}}))?"
    rf"(?P<thing>(?![的内中]){_HAN}[^,;。]+)"
)
# 提请常委会审议条例: those who are asked are no part of what is put before them.
_SUBMITTED = re.compile(rf"(?P<act>提请){_HAN}{{2,14}}?(?:审议|批准)(?:通过)?(?P<thing>{_HAN}{{2,}})")
# 开展预算评审、压减资金: a second deed with its own thing; verbs that are no nouns.
_SECOND = re.compile(
    r"[^,，;；。]{2,}[、](?P<act>新增|新建|建成|引进|引育|打造|创建|压减|压缩|撬动|带动|拉动|吸引|吸纳|惠及|盘活|腾退|化解|发放|投放)"
    rf"(?P<thing>(?![的力]){_HAN}{{2,}})"
)
# 主城区新增停车泊位: where it is, a verb of adding, what is added; 城镇新增就业 is one term.
_ADDED = re.compile(
    r"(?P<scope>[^,，;；。、]{0,16}?(?:[区市县旗州镇乡村港园]|街道|新城|县城|城区|部门|单位|机构|医院|学校|高校|企业|银行|集团|公司|基地|"
    r"流域|沿线|地区|景区|社区)[)）]?)(?:内|共|再|累计|年内|全年)?"
    rf"(?P<act>新增|新建|新改建|新改扩建|净增|新培育|新引进|新认定|新设|新开工|建成(?!区)|引进(?!人才)|引育)(?P<thing>{_HAN}.+)"
)
_TERM = re.compile(
    r"(?:转移|稳定|城镇)?就业|用工|用地|建设用地|耕地|劳动力|债务|不良|比[例重]|数量|人数|人次|规模(?!以上|化)|面积|金额|总额"
)
_NO_SCOPE = re.compile(r"(?:全国|全省|全市)?(?:城镇|农村|城乡|乡村|城市)(?:居民)?")
# 班列扩容增量、开行; 安置房开工: what is done at the end, with the numeral behind.
_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff”）)]{2})(?:(?:扩容|增量|扩量|拓线|提质|提效|增效|扩面|提速|升级|增产|"
    r"扩能|达产|满产|稳产|增储|上产|减量|降本|培优|扩围|提标){2}|完工|竣工|开工|投产|投用|投运|并网|挂牌|上线|通车|办结)$"
)
_RUNS = frozenset({"开行", "运行", "开工", "投产", "建成", "投用", "完成", "实现", "新增", "发放", "引进", "培育"})


def core(own: str) -> Core:
    """Return the thing that `own` (the words between the clause's head and the numeral) is about.

    >>> core("为困难群众提供家政服务")
    Core(subject='家政服务', scope='困难群众', action='提供')
    >>> core("城镇新增就业")
    Core(subject='城镇新增就业', scope=None, action=None)
    """
    for pattern in (_FOR, _FUNDED, _SUBMITTED, _RELIEF, _SERVED, _FIELDS):
        if found := pattern.fullmatch(own):
            named = found.groupdict()
            return Core(found["thing"], named.get("scope"), named.get("act"))
    if "、" in own and (found := _SECOND.fullmatch(own)):
        return Core(found["thing"], None, found["act"])
    found = _ADDED.fullmatch(own)
    if found and not _TERM.match(found["thing"]) and not _NO_SCOPE.fullmatch(found["scope"]):
        return Core(found["thing"], found["scope"], found["act"])
    return _ended(own)


def _ended(own: str) -> Core:
    """Take off the deed that ends the words: 安置房开工, 班列扩容增量、开行."""
    action = None
    if len(own) > 5 and own[-3] == "、" and own[-2:] in _RUNS:
        own, action = own[:-3], own[-2:]
    found = _DONE.search(own)
    return Core(own[: found.start()] if found else own, None, action)
