"""A known thing that a name says in more words than any of its forms: what is over was said by other forms, or is light.

饮用水水源水质达标 is also written with 县级以上, with 集中式 and with 城市. A name that holds one form whole, and beside it
only words that other forms of the same thing hold (or words that change nothing, codebook facet_light), is that thing.
Numbers are never over: 5万元以上 is not 10万元以上.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract import codebook
from extract.grammar import alternation
from extract.reconcile import lexicon
from extract.reconcile.clean import clean
from extract.reconcile.lexicon import Word
from extract.reconcile.parts import JOINTS, Facet, Parts, written

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百千万亿ⅠⅡⅢⅣⅤ]")


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the forms of one thing say: known words (and light ones), facets, texts, and the characters that may be over."""

    things: frozenset[str]
    facets: frozenset[Facet]
    texts: str
    chars: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a thing: its words, the thing, the characters of its rest, and what is said of the thing."""

    word: Word
    made: Parts
    chars: frozenset[str]
    said: _Said


@cache
def _light() -> tuple[frozenset[str], re.Pattern[str]]:
    """Words that change nothing: known ones by id, and a pattern of others."""
    forms = [clean(row["form"]) for row in codebook.rows("facet_light")]
    known = lexicon.words("any")
    ids = (known[form].id for form in forms if form in known and known[form].kind == "thing")
    bare = {form.translate(JOINTS) for form in forms} - {""}
    return frozenset(ids), re.compile(f"(?:{alternation(bare)})+")


@cache
def _said() -> dict[Word, _Said]:
    """What is said of each thing."""
    things: dict[Word, set[str]] = defaultdict(set)
    facets: dict[Word, set[Facet]] = defaultdict(set)
    texts: dict[Word, list[str]] = defaultdict(list)
    for text, word, made in written():
        things[word] |= made.things
        facets[word] |= made.facets
        texts[word].append(text)
    light, pattern = _light()
    passed = frozenset(pattern.pattern)
    return {
        word: _Said(
            frozenset(things[word]) | light,
            frozenset(facets[word]),
            "\n".join(texts[word]),
            passed.union(*texts[word]),
        )
        for word in things
    }


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Forms by their rarest known word."""
    said = _said()
    counts = Counter(thing for _, _, made in written() for thing in made.things)
    found: dict[str, list[_Form]] = defaultdict(list)
    for _, word, made in written():
        rarest = min(made.things, key=lambda thing: (counts[thing], thing))
        found[rarest].append(_Form(word, made, frozenset(made.rest), said[word]))
    return {thing: tuple(forms) for thing, forms in found.items()}


# A level or an owner that a form names may be the very point of another name: 省级创新平台, 公办幼儿园.
_POINTED = frozenset(
    {"国家级", "省级", "市级", "公办", "民办", "规上", "限上", "持证", "登记", "户籍", "高价值", "普惠性"}
)


@cache
def said_anyway(thing: str) -> frozenset[Facet]:
    """Return the facets that some form of a thing says: beside it they say nothing more (县级 of 老年大学)."""
    return frozenset(
        facet for word, said in _said().items() if word.id == thing for facet in said.facets if facet[1] not in _POINTED
    )


def _left(text: str, chars: Counter[str]) -> str:
    """What is left of a text when characters have been taken out of it; `chars` keeps those that it does not hold."""
    left = []
    for ch in text:
        if chars[ch]:
            chars[ch] -= 1
        else:
            left.append(ch)
    return "".join(left)


def _over(form: _Form, texts: Iterable[str]) -> bool:
    """Whether all texts of a name beyond a form are said by other forms of the thing, or are light."""
    _, pattern = _light()
    chars = Counter(form.made.rest)
    for text in texts:
        left = _left(text, chars)
        if _NUMERAL.search(left) or not (
            not left or len(left) > 1 and left in form.said.texts or pattern.fullmatch(left)
        ):
            return False
    return not +chars


def _fitting(made: Parts, texts: Sequence[str], every: frozenset[Facet]) -> Iterator[_Form]:
    """Yield the forms that a name holds whole, with nothing over that matters. The cheap tests come first."""
    forms, rest = _forms(), frozenset("".join(texts))
    for thing in made.things:
        for form in forms.get(thing, ()):
            own = form.made
            if (
                form.chars <= rest
                and rest <= form.said.chars
                and own.things <= made.things <= form.said.things
                and own.facets <= every
                and _over(form, texts)
            ):
                yield form


def cover(
    made: Parts, texts: Sequence[str], outside: Callable[[], frozenset[Facet]]
) -> tuple[Word, frozenset[Facet]] | None:
    """Return the one thing that words say with something over, and the facets that its own name holds; None for none or two.

    `texts`: the words of `made` that no codebook knows, in their order.
    """
    ranked = [
        ((len(form.made.things), len(form.made.rest), len(form.made.facets)), form)
        for form in _fitting(made, texts, made.facets | outside())
    ]
    if not ranked:
        return None
    most = max(rank for rank, _ in ranked)
    top = {(form.word.id, form.word.adds): form for rank, form in ranked if rank == most}
    if len(top) > 1:
        return None
    form = next(iter(top.values()))
    return form.word, form.made.facets
