"""Things made of words that are known by themselves: a name that says the same words in another order is the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.reconcile import lexicon
from extract.reconcile.lexicon import Word

# Facets that a word inside a thing's name may set: 城镇 of 城镇职工基本养老保险.
INNER = frozenset({"area", "residency", "population", "flow", "qualifier"})
_KINDS = INNER | {"thing", "filler"}
# Characters that join words without adding meaning; brackets too, once what they hold has been read.
JOINTS = str.maketrans("", "", "的有和与及、，,·./-—~:;；()")

# What goes without saying of any name: all areas, resident people.
_SAID = ("", "all", "常住")

Facet = tuple[str, str]
_NONE: frozenset[Facet] = frozenset()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a thing's name is made of: ids of known words, facets inside it, and the characters of other words, sorted."""

    things: frozenset[str]
    facets: frozenset[Facet] = frozenset()
    rest: str = ""


def bag(texts: Iterable[str]) -> str:
    """Return the characters of words that no codebook knows, sorted, without what only joins words."""
    return "".join(sorted("".join(texts).translate(JOINTS)))


def _cut(text: str) -> Iterator[tuple[str, Word | None]]:
    """Yield the known words of a thing's name, the longest first but never the whole name, and what stands between them."""
    known, lengths, at, rest = lexicon.words("any"), lexicon.lengths("any"), 0, 0
    while at < len(text):
        sizes = (size for size in lengths.get(text[at], ()) if size < len(text))
        forms = (text[at : at + size] for size in sizes)
        form = next((form for form in forms if form in known and known[form].kind in _KINDS), None)
        if form is None:
            at += 1
            continue
        if rest < at:
            yield text[rest:at], None
        yield form, known[form]
        at = rest = at + len(form)
    if rest < len(text):
        yield text[rest:], None


def _parts(text: str, above: frozenset[str]) -> Parts:
    things: set[str] = set()
    facets: set[Facet] = set()
    rest: list[str] = []
    for form, word in () if text in above else _cut(text):
        if word is None:
            rest.append(form)
        elif word.kind == "thing":
            inner = _parts(word.id, above | {text})
            things |= inner.things
            facets |= inner.facets
            rest.append(inner.rest)
        elif word.kind in INNER and word.id not in _SAID:
            facets.add((word.kind, word.id))
    left = bag(rest)
    if not things or text in things or (len(things) == 1 and not left and not facets):
        # 城乡居民基本养老保险 is more than the one word of it that is known, and 基本养老保险 than 养老保险
        return Parts(frozenset((text,)))
    return Parts(frozenset(things), frozenset(facets), left)


@cache
def parts(thing: str) -> Parts:
    """Return what the name of a thing, given by its id, is made of; the thing itself where it is one word."""
    return _parts(thing, frozenset())


def _held(characters: str, texts: Sequence[str]) -> bool:
    """Whether one text holds all of some characters, each as often."""
    return any(all(text.count(ch) >= characters.count(ch) for ch in characters) for text in texts)


def union(things: Sequence[str], rest: Sequence[str] = ()) -> Parts:
    """Return what several things, and other words beside them, are made of together."""
    return _union(tuple(things), tuple(rest))


@lru_cache(maxsize=1 << 8)  # one name asks several times
def _union(things: tuple[str, ...], rest: tuple[str, ...]) -> Parts:
    if len(things) == 1 and not rest:
        return parts(things[0])
    made = [parts(thing) for thing in things]
    words = [*rest]
    # A word that a thing's form left out and that stands beside it is one word: 残疾儿童义务教育, 入学.
    for one in made:
        if one.rest and not _held(one.rest, rest):
            words.append(one.rest)
    return Parts(
        frozenset(word for one in made for word in one.things),
        frozenset(facet for one in made for facet in one.facets) if any(one.facets for one in made) else _NONE,
        bag(words) if words else "",
    )


@cache
def within(thing: str) -> frozenset[Facet]:
    """Return the facets that the name of a thing says itself."""
    return frozenset((word.kind, word.id) for _, word in _cut(thing) if word is not None and word.kind in INNER)


@cache
def implying(thing: str) -> tuple[str, ...]:
    """Return the thing, and the words that it is made of, for which something goes without saying."""
    every = (thing, *sorted(parts(thing).things - {thing}))
    return tuple(one for one in every if one in lexicon.defaults())


@cache
def written() -> tuple[tuple[str, Word, Parts], ...]:
    """Return every form of every thing, with the words that it is made of."""
    words = lexicon.words("any").items()
    return tuple((form, word, _parts(form, frozenset())) for form, word in words if word.kind == "thing")


@cache
def _known() -> dict[tuple[frozenset[str], str], tuple[tuple[frozenset[Facet], Word], ...]]:
    """Words -> the things that are written with them, those with most facets first; what stands for two is left out."""
    found: dict[tuple[frozenset[str], str], dict[frozenset[Facet], Word | None]] = {}
    for _, word, made in written():
        here = found.setdefault((made.things, made.rest), {})
        before = here.setdefault(made.facets, word)
        if before is not None and (before.id, before.adds) != (word.id, word.adds):
            here[made.facets] = None
    return {
        key: tuple(sorted(((f, w) for f, w in here.items() if w), key=lambda one: (-len(one[0]), one[1].id)))
        for key, here in found.items()
    }


def compose(made: Parts, outside: Callable[[], frozenset[Facet]]) -> tuple[Word, frozenset[Facet]] | None:
    """Return the thing that is written with these words and facets, and the facets that its own name holds.

    `outside`: gives the facets that stand beside the words; asked for only where some thing has these words. None where no thing is, or more than one.
    """
    candidates = _known().get((made.things, made.rest))
    if candidates is None:
        return None
    every = made.facets | outside()
    return next(((word, facets) for facets, word in candidates if facets <= every), None)
