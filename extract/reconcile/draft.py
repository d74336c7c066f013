"""A clean name -> a draft of its form: its words as things, facets and a rest, and the two sides of a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reconcile import lexicon
from extract.reconcile import parts as composed
from extract.reconcile.lexicon import Word
from extract.reconcile.parts import bag
from extract.reconcile.tokens import Token, tokens, trim

# 占当地农村居民平均比率: the mean of the same thing. 专任教师中研究生学历比例: one part of the other.
_MEAN = "平均"
_AMONG, _TOTAL = "中", "总"
_AMONG_END = re.compile(r"(?<![高初集其])中$")
_PEOPLE = "人口"
# A与B之比 and A与B的比率: A is held against B, and what joins them stands between known words. 和 joins things too.
_AGAINST = {"之比": "与和同对", "比率": "与", "比值": "与"}
# 文化产业占GDP比重 means its value added (国家统计局): things of codebook facet_things, and how industries end.
_GDP, _VALUE_ADDED, _INDUSTRY = "地区生产总值", "增加值", ("业", "经济")


@dataclass(slots=True)
class Draft:
    """A form under construction."""

    things: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    share: bool = False
    change: str = ""
    denominator: str = ""
    scale: float = 1.0
    area: str = ""
    residency: str = ""
    population: str = ""
    flow: str = ""
    qualifiers: set[str] = field(default_factory=set)
    mean: bool = False
    implied: dict[str, str] = field(default_factory=dict)  # what things and heads bring along, weaker than what is said


def _take(draft: Draft, word: Word) -> None:
    """Set the facet that a word stands for. What stands further out in a name has been set before and stays."""
    kind, value = word.kind, word.id
    if kind == "measure":
        if value == "share":
            draft.share = True
        else:
            draft.change = draft.change or value
    elif kind == "change":
        draft.implied.setdefault("change", value)
    elif kind == "head":
        if value != "any":
            draft.implied.setdefault("dimension", value)
    elif kind == "flow":
        draft.flow = value if draft.flow in ("", value) else "newcumulative"
    elif kind == "qualifier":
        draft.qualifiers.add(value)
    elif kind in ("area", "residency", "population") and value not in ("", "all", "常住"):
        before = getattr(draft, kind)
        if before and before != value:
            draft.qualifiers.add(value)
        else:
            setattr(draft, kind, value)


def _thing(draft: Draft, word: Word) -> None:
    draft.things.append(word.id)
    for name, value in word.adds:
        if name == "denominator":
            draft.denominator = draft.denominator or value
        elif name == "area":
            draft.area = draft.area or value
        else:
            draft.implied[name] = value


def _counts_money(cut: list[Token], at: int) -> bool:
    """Whether 单位 or 万元 is a denominator: an amount of money follows (单位GDP, 万元工业增加值)."""
    following = cut[at + 1].word if at + 1 < len(cut) else None
    return following is not None and following.kind == "thing" and ("dimension", "money") in following.adds


def _read(cut: list[Token]) -> Draft:
    """Gather the tokens of one side of a share."""
    draft = Draft()
    for end in trim(cut):
        _take(draft, end)
    unit_of = None
    for at, token in enumerate(cut):
        word = token.word
        if token.per is not None:
            draft.scale, draft.denominator = token.per
        elif word is None:
            text = token.text if at + 1 == len(cut) else _AMONG_END.sub("", token.text)
            if text and text not in (_AMONG, _TOTAL):
                draft.rest.append(text)
        elif word.kind == "thing":
            if unit_of is not None:
                draft.denominator, draft.scale, unit_of = word.id, unit_of, None
            else:
                _thing(draft, word)
        elif word.kind == "perunit" and _counts_money(cut, at):
            unit_of = float(word.id)
        elif word.kind == "per":
            draft.denominator = word.id
        elif word.kind in ("of", "perunit"):
            draft.rest.append(token.text)
        else:
            draft.mean = draft.mean or token.text == _MEAN
            _take(draft, word)
    compose_things(draft)
    return draft


def outside(draft: Draft) -> frozenset[composed.Facet]:
    """Return the facets that stand beside the things of a draft."""
    single = ((name, getattr(draft, name)) for name in ("area", "residency", "population", "flow"))
    return frozenset(((name, value) for name, value in single if value)) | {("qualifier", q) for q in draft.qualifiers}


def compose_things(draft: Draft) -> None:
    """Put the thing for its words: 护理型, 养老机构 and 床位, in whatever order, are 护理型床位."""
    if len(draft.things) > 1:  # 义务教育 beside 义务教育大班额 says nothing more
        draft.things = [
            one for one in draft.things if not any(one != other and other.startswith(one) for other in draft.things)
        ]
    if not draft.things:
        return
    alone = len(draft.things) == 1 and not bag(draft.rest)
    made = composed.union(draft.things, draft.rest)
    found = composed.compose(made, lambda: outside(draft))
    if found is None or (alone and found[0].id == draft.things[0]):
        return
    adopt(draft, made, *found)


def adopt(draft: Draft, made: composed.Parts, word: Word, within: frozenset[composed.Facet]) -> None:
    """Put a thing for the words that it is made of; `within`: the facets that its own name holds."""
    draft.things, draft.rest = [], []
    _thing(draft, word)
    for name, value in within:
        if name == "qualifier":
            draft.qualifiers.discard(value)
        elif getattr(draft, name) == value:
            setattr(draft, name, "")
    for name, value in sorted(made.facets - within):
        _take(draft, Word(name, value))


def expand(draft: Draft) -> None:
    """Put the words for things that stand beside other words, so that their order does not matter there either."""
    if not draft.things or (len(draft.things) == 1 and not bag(draft.rest)):
        return
    made = composed.union(draft.things, draft.rest)
    draft.things, draft.rest = sorted(made.things), [made.rest]
    for name, value in sorted(made.facets):
        _take(draft, Word(name, value))


def _inside(part: str, whole: str) -> bool:
    """Whether all characters of one sorted text stand in another."""
    left = list(whole)
    for ch in part:
        if ch not in left:
            return False
        left.remove(ch)
    return True


def _whole(top: Draft, below: Draft) -> bool:
    """Whether a denominator is what the numerator is a part of by nature: 护理型床位 of 机构床位, 新能源公交车 of 公交车."""
    natural = {value for thing in top.things for facet, value in lexicon.defaults().get(thing, ()) if facet == "whole"}
    if below.things and set(below.things) <= natural:
        return True
    if not below.things and below.population == "" and not below.mean and not bag(below.rest):
        return True
    if below.things == [_PEOPLE] and top.population and not top.things and not bag(top.rest):
        return True  # 65岁以上老年人口占总人口
    ours, theirs = composed.union(top.things, top.rest), composed.union(below.things, below.rest)
    if theirs.things <= ours.things and theirs.facets <= ours.facets | outside(top) and _inside(theirs.rest, ours.rest):
        return below.area in ("", top.area) and below.population in ("", top.population)
    return False


def _carry(top: Draft, below: Draft) -> None:
    """Say on both sides what only one says: 增加值占规上工业, 民营经济占GDP are shares of and by value added."""
    gdp, whole = below.things == [_GDP], composed.union(below.things).things
    carried = [
        value for thing in top.things for facet, value in lexicon.defaults().get(thing, ()) if facet == "carried"
    ]
    if carried and below.things and not gdp and not whole & set(carried):
        below.things += carried
        compose_things(below)
    last = "".join(top.rest) or (top.things[-1] if top.things else "")
    valued = gdp or any(thing.endswith(_VALUE_ADDED) for thing in (*below.things, *whole))
    if valued and _VALUE_ADDED not in top.things and last.endswith(_INDUSTRY):
        top.things.append(_VALUE_ADDED)
    said = "".join((*below.things, *below.qualifiers))
    top.qualifiers = {one for one in top.qualifiers if one not in said}


def _counted(below: Draft) -> bool:
    """Whether what a share is of is counted things: neither money nor people as such."""
    known = lexicon.words("any")
    money = any(("dimension", "money") in known[thing].adds for thing in below.things if thing in known)
    return bool(below.things) and not (money or below.mean or _PEOPLE in below.things)


def _join(top: Draft, below: Draft) -> None:
    """Put both sides of a share of things together: 研究生学历教师占高中教师 is 高中教师中研究生学历 as a share."""
    top.things += [thing for thing in below.things if thing not in top.things]
    top.rest += below.rest
    for name, value in sorted(outside(below)):
        _take(top, Word(name, value))
    compose_things(top)


def _divide(top: Draft, below: Draft) -> None:
    """Read A占B: B is the denominator unless it is what A is a part of anyway, or A is counted among B."""
    top.share = True
    _carry(top, below)
    if below.denominator:  # a share of a density is not understood; both stay in the name
        top.rest += below.rest
    if _whole(top, below):
        return
    if not below.things and not bag(below.rest) and below.population:
        top.denominator = below.population
        return
    if _counted(below):
        _join(top, below)
        return
    if below.mean and not below.things:  # 占当地农村居民平均比率: the mean of the same thing
        below.things = top.things[-1:]
    expand(below)
    parts = [*sorted(below.things), bag(below.rest), below.area, below.residency, below.population]
    top.denominator = "·".join(part for part in [*parts, *sorted(below.qualifiers)] if part)


def weak(draft: Draft) -> None:
    """A weak form stands for its thing where nothing else of the name is left."""
    if draft.things:
        return
    word = lexicon.words("weak").get("".join(draft.rest))
    if word:
        draft.rest = []
        _thing(draft, word)


def _against(name: str, cut: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """The two sides of A与B之比; None for any other name."""
    joints = _AGAINST.get(name[-2:], "")
    for at in range(len(cut) - 1, 0, -1) if joints else ():
        text = "" if cut[at].word or cut[at].per else cut[at].text
        joint = max(text.rfind(one) for one in joints)
        if joint >= 0:
            return [*cut[:at], Token(text[:joint])], [Token(text[joint + 1 :]), *cut[at + 1 :]]
    return None


def _sides(name: str) -> tuple[list[Token], list[Token] | None]:
    """Cut a name into words, and the two sides of A占B or A与B之比 apart; None below where there is but one side."""
    cut = tokens(name)
    at = next((n for n, token in enumerate(cut) if n and token.word and token.word.kind == "of"), None)
    return _against(name, cut) or ((cut, None) if at is None else (cut[:at], cut[at + 1 :]))


def split(name: str) -> Draft:
    """Read a name, and the two sides of A占B apart."""
    above, beneath = _sides(name)
    if beneath is None:
        return _read(above)
    top, below = _read(above), _read(beneath)
    weak(top)
    _divide(top, below)
    top.change = top.change or below.change
    return top
