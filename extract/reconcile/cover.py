"""A known thing that a name says in more words than any of its forms: what is over was said by other forms, or is light.

饮用水水源水质达标 is also written with 县级以上, with 集中式 and with 城市. A name that holds one form whole, and beside it
only words that other forms of the same thing hold (or words that change nothing, codebook facet_light), is that thing.
Numbers are never over: 5万元以上 is not 10万元以上.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
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
class _Form:
    """One way to write a thing: its words, and the thing."""

    word: Word
    made: Parts


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the forms of one thing say: their known words, their facets, and their texts one after the other."""

    things: frozenset[str]
    facets: frozenset[Facet]
    texts: str


@cache
def _light() -> tuple[frozenset[str], re.Pattern[str]]:
    """Words that change nothing: known ones by id, and a pattern of others."""
    forms = [clean(row["form"]) for row in codebook.rows("facet_light")]
    known = lexicon.words("any")
    ids = (known[form].id for form in forms if form in known and known[form].kind == "thing")
    bare = {form.translate(JOINTS) for form in forms} - {""}
    return frozenset(ids), re.compile(f"(?:{alternation(bare)})+")


@cache
def _forms() -> tuple[dict[str, tuple[_Form, ...]], dict[Word, _Said]]:
    """Forms by their rarest known word, and what is said of each thing."""
    every = [_Form(word, made) for _, word, made in written()]
    counts = Counter(thing for form in every for thing in form.made.things)
    found: dict[str, list[_Form]] = defaultdict(list)
    things: dict[Word, set[str]] = defaultdict(set)
    facets: dict[Word, set[Facet]] = defaultdict(set)
    texts: dict[Word, list[str]] = defaultdict(list)
    for (text, word, made), form in zip(written(), every, strict=True):
        found[min(made.things, key=lambda thing: (counts[thing], thing))].append(form)
        things[word] |= made.things
        facets[word] |= made.facets
        texts[word].append(text)
    said = {word: _Said(frozenset(things[word]), frozenset(facets[word]), "\n".join(texts[word])) for word in things}
    return {thing: tuple(forms) for thing, forms in found.items()}, said


@cache
def said_anyway(thing: str) -> frozenset[Facet]:
    """Return the facets that some form of a thing says: beside it they say nothing more (县级 of 老年大学)."""
    found: set[Facet] = set()
    for word, said in _forms()[1].items():
        if word.id == thing:
            found |= said.facets
    return frozenset(found)


def _left(text: str, chars: Counter[str]) -> str:
    """What is left of a text when characters have been taken out of it; `chars` keeps those that it does not hold."""
    left = []
    for ch in text:
        if chars[ch]:
            chars[ch] -= 1
        else:
            left.append(ch)
    return "".join(left)


def _over(form: _Form, made: Parts, texts: Iterable[str], said: _Said) -> bool:
    """Whether all that a name says beyond a form is said by other forms of the thing, or is light."""
    light, pattern = _light()
    if not made.things - form.made.things <= said.things | light:
        return False
    chars = Counter(form.made.rest)
    for text in texts:
        left = _left(text, chars)
        if _NUMERAL.search(left) or not (len(left) > 1 and left in said.texts or not left or pattern.fullmatch(left)):
            return False
    return not +chars


def cover(
    made: Parts, texts: Sequence[str], outside: Callable[[], frozenset[Facet]]
) -> tuple[Word, frozenset[Facet]] | None:
    """Return the one thing that words say with something over, and the facets that its own name holds; None for none or two.

    `texts`: the words of `made` that no codebook knows, in their order.
    """
    forms, said = _forms()
    every = made.facets | outside()
    best: list[tuple[tuple[int, int, int], _Form]] = []
    for thing in made.things:
        for form in forms.get(thing, ()):
            own = form.made
            if own.things <= made.things and own.facets <= every and _over(form, made, texts, said[form.word]):
                best.append(((len(own.things), len(own.rest), len(own.facets)), form))
    if not best:
        return None
    most = max(rank for rank, _ in best)
    top = {(form.word.id, form.word.adds): form for rank, form in best if rank == most}
    if len(top) > 1:
        return None
    form = next(iter(top.values()))
    return form.word, form.made.facets
