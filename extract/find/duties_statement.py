"""What a statement of responsibility says inside: its labels, its verbs, its names and their roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.find.duties_names import names, strength
from extract.orgnames import parse
from extract.text import fold

LEAD, SUPPORT, JOINT = "lead", "support", "joint"
# Longest statement read; a longer bracket is text.
MAX_STATEMENT = 600
_LEVEL_WORD = "(?:国家|中央|省级|市级|县级|区级|县直|市直|省直|州级|主要|第[一二三]|共同|各|相关|具体|首要|本级|总)*"
_CORE = "牵头|主责|主办|首责|责任|负责|配合|协办|协同|协作|参与|参加|协助|支持|落实|实施|承办|承担|执行|主管|会办|推进"
_NOUN = "单位|部门|主体|机构|处室|科室|股室|科|方|地区|区县"
# 牵头单位：, 责任部门（单位）：, 牵头及配合单位：, 任务分工：; a colon must follow.
LABEL = re.compile(
    rf"""(?<![\u4e00-\u9fff])(?P<label>{_LEVEL_WORD}
    (?:(?:{_CORE})(?:{_CORE}|{_NOUN}|省级|市级|县级|及|和|与|、|/|[()])*(?:{_NOUN}|分工)(?:\((?:{_NOUN}|、|/)+\))?
    |(?:责任|任务|职责|工作|部门)分工|牵头|责任|配合|参与|协办|主办))\s*:""",
    re.VERBOSE,
)
# Any other label ends the names: 完成时限：, 责任人：.
_OTHER = re.compile(r"(?:^|(?<=[;,。、\s]))\s*[\u4e00-\u9fff]{2,10}\s*:")
_PERSON = re.compile("责任人|责任领导|负责人|联系人|牵头领导|分管领导")
_WORKS = "(?:负责|落实|组织实施|实施|承担|承办|办理|推进|抓好|抓落实)"
_VERB = re.compile(
    rf"""(?P<lead>(?:共同|联合|总|为)?牵头(?:负责|组织|实施|落实|推进|办理|抓总|协调|抓好|督导|督促|指导|统筹|督办|调度)*|为主(?:{_WORKS})?|主办|主责|主抓|负总责)
    |(?P<support>(?:共同|积极|分别|协同|协助|做好|予以)*(?:配合|参与|参加|协助|协同|协办|支持|指导|督导|监督指导|监督)(?:实施|落实|做好|推进|工作)?)
    |(?P<joint>(?:按照?|根据|依据|依)?(?:各自)?(?:职责|职能|责任|任务)?(?:范围)?(?:和|内)?(?:分工)?
        (?:分别|共同|具体|组织|协同|联合|分头|抓好|做好|按)*{_WORKS}(?:落实|实施|推进|工作)?)""",
    re.VERBOSE,
)
# （县民政局、县财政局，排在第一位的为牵头单位）: a remark on the order of the names.
_FIRST_LEADS = re.compile(
    r"[,;:、。\s]*(?:其中|注)?[:,]?(?:排(?:名|列|序)?在?|列在?|名列|居)?(?:第一(?:位|个|名)?|首位)的?(?:责任)?(?:单位|部门)?(?:均)?(?:为|是|系|作为)"
    r"(?:总)?(?:牵头|主责|责任)(?:责任)?(?:单位|部门)?"
)
# A verb ends a phrase: what follows is a mark or nothing.
_PHRASE_END = re.compile(r"\s*(?:[,;。、)\]]|$)")
# Verbs of bodies that answer side by side: 按职责分工负责.
_EACH = re.compile("分工|分别|共同|各自|职责|联合|分头")
_WITH = re.compile("会同|会商")
_LEADING = re.compile(r"^[\s,;、]*(?:由|以|并|再由|具体由)(?=[\u4e00-\u9fff])")
_REFUSED = re.compile(
    "\\s*(?:以下|下称|简称|含|包括|不含|如|例如|见|详见|参见|即|原|其中|除|截至|注(?!册)|来源|数据来源|按|根据|依据|暂|下同"
    "|试行|征求意见|草案|附|摘自|节选|来自|详情|另|或|指|主要指|主要包括|由于)"
)
# …等有关部门。以下各项均需各县区落实,不再列出: a remark on the whole list, behind the names.
_REMARK = re.compile(r"(?<=.)[。;](?=\s*(?:以下|下列|下同|上述|以上|其他|其余|各项|本条|未列)[^。]*)")
# A role in a bracket of its own behind a name: 市教育局（牵头）.
_MARK = re.compile(
    r"[(\[〔](?:(?P<lead>总?牵头(?:单位|部门|负责)?|主责|主办|首责)|(?P<support>配合(?:单位|部门)?|协办|协助|参与))[)\]〕]"
)
# What a body is to do, behind its name.
_DEEDS = re.compile(
    "落实|做好|抓好|按|负责|共同|分别|积极|配合|协助|开展|组织|推进|加强|建立|制定|承担|实施|履行|强化|提供|保障|参与|结合|根据|依|具体|切实|认真|各负其责|各司其职|全力|协同|密切|予以|给予|完善|指导|督促|支持|压实|细化"
)
_A_SET = re.compile("各|有关|相关|[省市县区州]级|[省市县区州]直")


@dataclass(frozen=True, slots=True)
class DutyName:
    """A body in a statement: its interval in the text and its role."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The names of a statement; `marked`: a label or a verb says that they are responsible."""

    names: tuple[DutyName, ...]
    marked: bool
    strengths: tuple[int, ...]

    @property
    def known(self) -> int:
        """Return how many of the names the codebook knows as whole names."""
        return sum(value == 3 for value in self.strengths)


def role_of_label(label: str) -> str:
    """Return the role that a label gives: 牵头单位 lead, 配合单位 support, 责任单位 joint.

    >>> role_of_label("牵头单位"), role_of_label("配合部门"), role_of_label("责任单位")
    ('lead', 'support', 'joint')
    """
    if re.search("牵头|主责|主办|首责|首要责任|第一责任|主要责任", label):
        return LEAD
    return SUPPORT if re.search("配合|协办|协同|协作|参与|参加|协助|支持|会办", label) else JOINT


def parse_statement(text: str, start: int, end: int) -> Parsed | None:
    """Return the names and roles of text[start:end], the inside of a bracket or a labelled line.

    None where it is no statement of responsibility: a piece that is no body (2021-2025年), a remark (以下简称…).

    >>> [(n.role) for n in parse_statement("市发改委牵头，市财政局、市教育局配合", 0, 18).names]
    ['lead', 'support', 'support']
    """
    if not 2 <= end - start <= MAX_STATEMENT:
        return None
    folded = fold(text[start:end])
    if remark := _REMARK.search(folded):
        folded, end = folded[: remark.start()], start + remark.start()
    if _REFUSED.match(folded):
        return None
    first = "第一" in folded or "首位" in folded
    if first and (noted := _FIRST_LEADS.search(folded)):
        folded = folded[: noted.start()] + " " * (len(noted[0])) + folded[noted.end() :]
        text = text[:start] + folded + text[end:]
    else:
        first = False
    marks = _marks(folded)
    if marks:
        folded = _MARK.sub(lambda m: "、" + " " * (len(m[0]) - 1), folded)
        text = text[:start] + folded + text[end:]
    segments = _segments(folded)
    found: list[DutyName] = []
    labelled = verbal = False
    for label, a, b in segments:
        if label is None or label:
            role = role_of_label(label) if label else None
            roles, verbs = _phrases(text, start, folded, (a, b), role)
            labelled, verbal = labelled or bool(label), verbal or verbs
            found += _first_leads(label, roles)
    found = _settle(found, any(label and "责任" in label for label, _, _ in segments))
    if marks:
        found, verbal = _marked(found, {start + at: role for at, role in marks.items()}), True
    if first and all(n.role == JOINT for n in found):
        found = [DutyName(n.start, n.end, SUPPORT if i else LEAD) for i, n in enumerate(found)]
    return _accepted(text, found, labelled, verbal) or _units(text, start, found)


def _marks(folded: str) -> dict[int, str]:
    """Return where names end that carry their role in a bracket of their own, 市教育局(牵头), and the role."""
    if "(" not in folded and "[" not in folded and "〔" not in folded:
        return {}
    return {m.start(): SUPPORT if m["support"] else LEAD for m in _MARK.finditer(folded)}


def _marked(found: list[DutyName], marks: dict[int, str]) -> list[DutyName]:
    """Give marked names their roles; beside a marked lead the names without a role support."""
    led = LEAD in marks.values()
    roles = (marks.get(n.end) or (SUPPORT if led and n.role == JOINT else n.role) for n in found)
    return [DutyName(n.start, n.end, role) for n, role in zip(found, roles, strict=True)]


def _segments(folded: str) -> list[tuple[str | None, int, int]]:
    """Cut at labels: (label, start, end) each; None before the first, "" behind a label of something else."""
    cuts: list[tuple[int, int, str]] = []
    for m in LABEL.finditer(folded):
        cuts.append((m.start(), m.end(), "" if _PERSON.search(m["label"]) else m["label"]))
    for m in _OTHER.finditer(folded):
        if not any(a <= m.end() - 1 < b for a, b, _ in cuts):
            cuts.append((m.start(), m.end(), ""))
    cuts.sort()
    first = cuts[0][0] if cuts else len(folded)
    segments: list[tuple[str | None, int, int]] = [(None, 0, first)] if folded[:first].strip(" ,;、。") else []
    for i, (_, behind, label) in enumerate(cuts):
        segments.append((label, behind, cuts[i + 1][0] if i + 1 < len(cuts) else len(folded)))
    return segments


def _phrases(
    text: str, offset: int, folded: str, span: tuple[int, int], labelled: str | None
) -> tuple[list[DutyName], bool]:
    """Read the names of a segment phrase by phrase: 市发改委牵头，市财政局配合; whether a verb said so."""
    found: list[DutyName] = []
    at, verbs, led, alone = span[0], False, False, False
    for verb in _VERB.finditer(folded, *span):
        if not _PHRASE_END.match(folded, verb.end(), span[1]) or verb.start() < at:
            continue
        phrase = _names(text, offset, folded, (at, verb.start()))
        phrase = _who_does(text, phrase, found)
        role = verb.lastgroup or JOINT
        if role == SUPPORT and not led and labelled is None:
            leading = [] if found else _before_comma(folded, offset, phrase)
            found += leading
            phrase = phrase[len(leading) :]
            found = [DutyName(n.start, n.end, LEAD) for n in found] if alone else found
        found += _with(text, offset, folded, (at, verb.start()), SUPPORT if led and role == JOINT else role, phrase)
        led = led or any(name.role == LEAD for name in found)
        at, verbs = verb.end(), True
        alone = role == JOINT and len(found) == 1 and _EACH.search(verb[0]) is None
    rest = _names(text, offset, folded, (at, span[1]))
    rest = _who_does(text, rest, found)
    role = labelled or (SUPPORT if led else JOINT)
    return found + _with(text, offset, folded, (at, span[1]), role, rest), verbs or bool(_WITH.search(folded, *span))


def _before_comma(folded: str, offset: int, phrase: list[tuple[int, int]]) -> list[DutyName]:
    """县民政局，县财政局配合: what stands before the comma leads those who support."""
    cuts = [
        i
        for i, ((_, end), (start, _)) in enumerate(zip(phrase, phrase[1:], strict=False), 1)
        if "," in folded[end - offset : start - offset]
    ]
    return [DutyName(a, b, LEAD) for a, b in phrase[: cuts[-1]]] if cuts else []


def _names(text: str, offset: int, folded: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = span
    if leading := _LEADING.match(folded[start:end]):
        start += leading.end()
    return names(text, offset + start, offset + end)


def _who_does(text: str, found: list[tuple[int, int]], before: list[DutyName]) -> list[tuple[int, int]]:
    """Return the bodies at the head of what follows the one that leads: 各县政府落实属地责任; what names none is dropped.

    Where no whole name leads (民政牵头、部门协同), everything is kept as it stands.
    """
    leads = [text[n.start : n.end] for n in before if n.role == LEAD]
    if not leads or any(strength(name) < 3 for name in leads):
        return found
    kept: list[tuple[int, int]] = []
    for a, b in found:
        if strength(text[a:b]):
            kept.append((a, b))
            continue
        for deed in _DEEDS.finditer(text, a + 2, b):
            heads = names(text, a, deed.start())
            if heads and all(strength(text[i:j]) >= 2 for i, j in heads):
                kept += heads
                break
    return kept


def _with(
    text: str, offset: int, folded: str, span: tuple[int, int], role: str, phrase: list[tuple[int, int]]
) -> list[DutyName]:
    """Give the role to the names of a phrase; before 会同 stands who leads, behind it who supports."""
    joint = _WITH.search(folded, *span)
    if joint is None:
        return [DutyName(a, b, role) for a, b in phrase]
    first = _names(text, offset, folded, (span[0], joint.start()))
    rest = _names(text, offset, folded, (joint.end(), span[1]))
    lead = LEAD if first else SUPPORT
    return [DutyName(a, b, lead) for a, b in first] + [DutyName(a, b, SUPPORT) for a, b in rest]


def _first_leads(label: str | None, found: list[DutyName]) -> list[DutyName]:
    """牵头及配合单位：the first leads, the others support."""
    if not label or role_of_label(label) != LEAD or not re.search("配合|参与|协办|及责任|和责任", label):
        return found
    return [*found[:1], *(DutyName(n.start, n.end, SUPPORT) for n in found[1:])]


def _settle(found: list[DutyName], responsible: bool) -> list[DutyName]:
    """责任单位 beside 牵头单位 supports."""
    if responsible and any(n.role == LEAD for n in found):
        return [DutyName(n.start, n.end, SUPPORT) if n.role == JOINT else n for n in found]
    return found


def _accepted(text: str, found: list[DutyName], labelled: bool, verbal: bool) -> Parsed | None:
    sure = tuple(strength(text[n.start : n.end]) for n in found)
    if not sure:
        return None
    known, unknown = sum(s >= 2 for s in sure), sum(s == 0 for s in sure)
    if labelled or verbal:
        if not labelled and min(sure) < 2 and not any(_proper(text[n.start : n.end], 1) for n in found):
            return None  # 政府牵头、社会参与: a slogan
        fits = known > 2 * unknown or (labelled and (not unknown or known > 0 and _all_short(text, found)))
        kept = [(n, s) for n, s in zip(found, sure, strict=True) if s or _short(text[n.start : n.end])]
        return Parsed(tuple(n for n, _ in kept), True, tuple(s for _, s in kept)) if fits else None
    whole, one = sum(s == 3 for s in sure), len(sure) == 1
    loose = sum(s == 1 and not _located(text[n.start : n.end]) for n, s in zip(found, sure, strict=True))
    if unknown or loose > max(whole, one) or not (whole or one):
        return None
    if not any(_proper(text[n.start : n.end], len(found)) for n in found):
        return None
    return Parsed(tuple(found), False, sure)


def _units(text: str, start: int, found: list[DutyName]) -> Parsed | None:
    """Read units inside one body, （食品科、餐饮科）, （粮油站、各乡镇负责）: a bracket behind a full stop that holds nothing else.

    They have neither place nor level, so that only where they stand tells them from places that are meant (充电站、卫生室).
    """
    names_ = [text[n.start : n.end] for n in found]
    sure = tuple(strength(name) for name in names_)
    if not sure or not min(sure) or _BEHIND_STOP.search(text, max(0, start - 4), start) is None:
        return None
    inner = [name for name, s in zip(names_, sure, strict=True) if s == 1]
    if not all(_UNIT.fullmatch(name) and not _FACILITY.search(name) for name in inner):
        return None
    offices = sum(name[-1] in "科股处" or name.endswith("分局") for name in inner)
    return Parsed(tuple(found), True, sure) if offices or 2 * len(inner) <= len(sure) else None


_BEHIND_STOP = re.compile(r"[。;；！!][\s\u3000]*[（(〔【\[]$")
_UNIT = re.compile(r"[\u4e00-\u9fff、]{1,10}(?:科|股|处|室|所|站|分局|支队|大队|中队|办|中心|专班|队)")
_FACILITY = re.compile(
    r"(?:充电|加油|加气|换电|服务|卫生|客运|汽车|变电|换热|中转|监测|观测|救助|驿|泵|基)站$|卫生[室所]$|"
    r"(?:活动|阅览|实验|教|图书|健身)室$|厕所$|(?:服务|活动|文化|养老|托育|购物|物流|健康)中心$"
)


def _all_short(text: str, found: list[DutyName]) -> bool:
    """Behind 责任单位： every piece of a list is a body, also one that the codebook does not know (各新闻媒体)."""
    return all(n.end - n.start <= 16 and not _SENTENCE.search(text, n.start, n.end) for n in found)


_SENTENCE = re.compile(r"[0-9%。“”]|[，,]|推进|开展|建立|完善|落实|加强|实施|提升|确保|组织(?!部|人事|关系|办)")


def _short(words: str) -> bool:
    return len(words) <= 20 and re.search("[0-9%]", words) is None


def _located(words: str) -> bool:
    org = parse(words)
    return org is not None and bool(org.level or org.place or org.is_set)


def _proper(words: str, count: int) -> bool:
    """Whether a name can only be a body's: it has a level, a place or 局; （街道）, （企业） and （社区） have not."""
    org = parse(words)
    if org is None:
        return False
    if org.level or org.place or org.nation or org.branch is not None:
        return True
    if org.kind in ("generic", "zone", "company", "institution", "unknown"):
        return _A_SET.search(words) is not None or org.ending.endswith(("局", "委", "办", "厅", "办公室", "委员会"))
    return bool(org.ending) or (count > 1 and org.kind in ("mass", "judicial", "party") and org.stem != "党委")
