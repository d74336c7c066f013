"""A clean name -> a draft of its form: its words as things, facets and a rest, and the two sides of a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reconcile import lexicon
from extract.reconcile.lexicon import Word

# Characters that join words without adding meaning; brackets too, once what they hold has been read.
_JOINTS = str.maketrans("", "", "的有和与及、，,·./-—~:;；()")
_SCALE = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
# 占当地农村居民平均比率: the mean of the same thing. 专任教师中研究生学历比例: one part of the other.
# How a denominator begins: 每, 平均每; or, at the start of a name, its number.
_EACH, _COUNTS = "每平", frozenset("0123456789十百千万亿")
_MEAN = "平均"
_AMONG = "中"
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
    implied: dict[str, str] = field(default_factory=dict)  # what things and heads bring along, weaker than what is said


@dataclass(slots=True)
class _Token:
    text: str
    word: Word | None = None
    per: tuple[float, str] | None = None


def _count(words: str) -> float:
    """The number in 每千名, 每10万人; one without a number."""
    value = 1.0
    if digits := re.match(r"\d+", words):
        value, words = float(digits[0]), words[digits.end() :]
    for ch in words:
        value *= _SCALE[ch]
    return value


def _who(words: str) -> list[str]:
    """The residency and area of a denominator (户籍, 农村), without what goes without saying."""
    found, at = [], 0
    while at < len(words) and (form := lexicon.longest(words, at)):
        at += len(form)
        word = lexicon.words("any")[form]
        if word.id not in ("常住", "all"):
            found.append(word.id)
    return found


def _per(text: str, at: int, opening: bool) -> tuple[int, _Token] | None:
    """What is counted by, where it begins at a position: the end of its words and their token."""
    match = lexicon.per().match(text, at) if text[at] in _EACH else None
    if match is None and opening and text[at] in _COUNTS:
        match = lexicon.per_open().match(text, at)
    if match is None:
        return None
    parts = [lexicon.denominators()[match["pop"]], *_who(match["who"])]
    return match.end(), _Token(match[0], None, (_count(match["n"] or ""), "·".join(parts)))


def _open(text: str) -> tuple[int, list[_Token]]:
    """Skip what counts at the start of a name only (全省, 新建), unless a longer known word begins there."""
    at, found = 0, []
    while at < len(text) and (form := lexicon.longest(text, at, "start")):
        longer = lexicon.longest(text, at)
        if at + len(form) == len(text) or (longer and len(longer) > len(form)):
            break
        found.append(_Token(form, lexicon.words("start")[form]))
        at += len(form)
    return at, found


def _tokens(text: str) -> list[_Token]:
    """Cut a clean name into the words of the codebooks and what stands between them."""
    opened, found = _open(text)
    known, firsts = lexicon.words("any"), lexicon.lengths("any")
    at = rest = opened
    while at < len(text):
        token: _Token | None = None
        if at > opened and text[at] not in firsts:
            at += 1
            continue
        if counted := _per(text, at, at == opened):
            end, token = counted
        elif form := lexicon.longest(text, at):
            end, token = at + len(form), _Token(form, known[form])
        if token is None:
            at += 1
            continue
        if rest < at:
            found.append(_Token(text[rest:at]))
        found.append(token)
        at = rest = end
    if rest < len(text):
        found.append(_Token(text[rest:]))
    return found


def _trim(tokens: list[_Token]) -> list[Word]:
    """Cut words that count at the end only off the last unknown words; return them, outermost first."""
    cut: list[Word] = []
    ends = lexicon.words("end")
    for token in reversed(tokens):
        if token.word is not None:
            if token.word.kind == "thing" or token.word.kind == "of":
                break
            continue
        if token.per is not None:
            continue
        token.text = token.text.strip("()、,")
        while token.text:
            size = next((n for n in lexicon.end_lengths() if token.text[-n:] in ends and n <= len(token.text)), 0)
            if not size:
                return cut
            cut.append(ends[token.text[-size:]])
            token.text = token.text[:-size].rstrip("()、,")
    return cut


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


def _counts_money(tokens: list[_Token], at: int) -> bool:
    """Whether 单位 or 万元 is a denominator: an amount of money follows (单位GDP, 万元工业增加值)."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else None
    return following is not None and following.kind == "thing" and ("dimension", "money") in following.adds


def _read(tokens: list[_Token]) -> Draft:
    """Gather the tokens of one side of a share."""
    draft = Draft()
    for end in _trim(tokens):
        _take(draft, end)
    unit_of = None
    for at, token in enumerate(tokens):
        word = token.word
        if token.per is not None:
            draft.scale, draft.denominator = token.per
        elif word is None:
            if token.text != _AMONG:
                draft.rest.append(token.text)
        elif word.kind == "thing":
            if unit_of is not None:
                draft.denominator, draft.scale, unit_of = word.id, unit_of, None
            else:
                _thing(draft, word)
        elif word.kind == "perunit" and _counts_money(tokens, at):
            unit_of = float(word.id)
        elif word.kind == "per":
            draft.denominator = word.id
        elif word.kind in ("of", "perunit"):
            draft.rest.append(token.text)
        else:
            _take(draft, word)
    return draft


def bag(parts: list[str]) -> str:
    """Return the characters of words that no codebook knows, sorted, without what only joins words."""
    return "".join(sorted("".join(parts).translate(_JOINTS)))


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
    if not below.things and below.population == "" and not bag(below.rest):
        return True
    if set(below.things) <= set(top.things) and _inside(bag(below.rest), bag(top.rest)):
        return below.area in ("", top.area) and below.population in ("", top.population)
    return False


def _carry(top: Draft, below: Draft) -> None:
    """Say on both sides what only one says: 增加值占规上工业, 民营经济占GDP are shares of and by value added."""
    gdp = below.things == [_GDP]
    for thing in top.things:
        carried = [value for facet, value in lexicon.defaults().get(thing, ()) if facet == "carried"]
        if carried and below.things and not gdp and not set(carried) & set(below.things):
            below.things += carried
    last = "".join(top.rest) or (top.things[-1] if top.things else "")
    if gdp and _VALUE_ADDED not in top.things and last.endswith(_INDUSTRY):
        top.things.append(_VALUE_ADDED)
    said = "".join(below.things)
    top.qualifiers = {one for one in top.qualifiers if one not in said}


def _divide(top: Draft, below: Draft) -> None:
    """Read A占B: B is the denominator unless it is what A is a part of anyway."""
    top.share = True
    _carry(top, below)
    if below.denominator:  # a share of a density is not understood; both stay in the name
        top.rest += below.rest
    if _whole(top, below):
        return
    if not below.things and not bag(below.rest) and below.population:
        top.denominator = below.population
        return
    if _MEAN in "".join(below.rest) and not below.things:  # 占当地农村居民平均比率: the mean of the same thing
        below.rest, below.things = ["".join(below.rest).replace(_MEAN, "")], top.things[-1:]
    parts = [*sorted(below.things), bag(below.rest), below.area, below.residency, below.population]
    top.denominator = "·".join(part for part in [*parts, *sorted(below.qualifiers)] if part)


def default(draft: Draft) -> None:
    """Leave out what goes without saying for a thing (登记 of 社会组织), and the whole that a share of it is of."""
    for thing in tuple(draft.things):
        for facet, value in lexicon.defaults().get(thing, ()):
            if facet == "qualifier":
                draft.qualifiers.discard(value)
            elif facet == "thing" and value in draft.things:
                draft.things.remove(value)
            elif facet == "whole" and draft.denominator == value:
                draft.denominator, draft.share = "", True
            elif facet == "whole" and draft.share and value in draft.things and value != thing:
                draft.things.remove(value)
            elif facet in ("area", "residency", "population") and getattr(draft, facet) == value:
                setattr(draft, facet, "")


def weak(draft: Draft) -> None:
    """A weak form stands for its thing where nothing else of the name is left."""
    if draft.things:
        return
    word = lexicon.words("weak").get("".join(draft.rest))
    if word:
        draft.rest = []
        _thing(draft, word)


def split(name: str) -> Draft:
    """Read a name, and the two sides of A占B apart."""
    tokens = _tokens(name)
    at = next((n for n, token in enumerate(tokens) if n and token.word and token.word.kind == "of"), None)
    if at is None:
        return _read(tokens)
    top, below = _read(tokens[:at]), _read(tokens[at + 1 :])
    weak(top)
    _divide(top, below)
    top.change = top.change or below.change
    return top
