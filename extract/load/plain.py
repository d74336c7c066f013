"""Lines that can only be running text, told by a few of their characters: most lines of a plan are such.

Every rule about chrome needs a certain first or last character, or a word that a whole text seldom holds. What is told
here is exact: of such a line `declared` gives None and `is_chrome`, `is_page_number` and `opens_tail` say no. A test
holds both together over lines of every kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extract.codebook import forms
from extract.errors import CodebookError

# Characters around words of chrome, and those that a rule, a page number or a link begins with: before any end, before 。
_AROUND = frozenset(" \t\u3000\u00a0【】[]|*#>:：·●-_()（）｜、/＞»丨")
_SHAPES, _SENTENCE_SHAPES = frozenset("-—–─·~*_=#|[hpP!"), frozenset("-*[hpP")
_BRACKETS = frozenset("（(")
_PATHS = re.compile("首页|主页|网站")
_CREDITS = re.compile("记者|通讯员|图\\s*[/／]|摄影")
# Without any of these in a text none of its lines need be searched.
_PATH_WORDS = ("首页", "主页", "网站")
_CREDIT_WORDS = ("记者", "通讯员", "摄影", "图/", "图／", "图 ", "图\u3000", "图\t", "图\u00a0")
# A shorter line may be a page number alone; page numbers with a stroke (3/20) are shorter than this.
SHORTEST, PAGE = 4, 20


@dataclass(frozen=True, slots=True)
class _Signs:
    """How chrome begins and ends: first two characters of its words, single characters that are buttons, last characters."""

    starts: frozenset[str]
    words: frozenset[str]
    single: frozenset[str]
    labels: frozenset[str]
    lasts: frozenset[str]
    ends: tuple[str, ...]


@cache
def _signs() -> _Signs:
    scopes = {scope: forms("boilerplate", scope=scope) for scope in ("start", "line", "part", "tail", "end", "label")}
    if any(len(form) < 2 for scope in ("start", "label") for form in scopes[scope]):
        raise CodebookError("boilerplate.csv: a start or a label of one character would take running text for chrome.")
    if any(form[-1] in "。；" for scope in ("line", "tail", "end") for form in scopes[scope]):
        raise CodebookError("boilerplate.csv: chrome that ends like a sentence cannot be told from running text.")
    words = {*scopes["line"], *scopes["part"], *scopes["tail"]}
    starts = frozenset(form[:2] for form in scopes["start"])
    return _Signs(
        starts,
        starts | {word[:2] for word in words if len(word) > 1},
        frozenset(word for word in words if len(word) == 1),
        frozenset(form[:2] for form in scopes["label"]),
        frozenset(form[-1] for form in scopes["end"]),
        scopes["end"],
    )


def running(text: str) -> Callable[[str], bool]:
    """Return what tells a stripped line of this text that can only be running text; False leaves it to the rules.

    >>> is_running = running("一、总体要求\\n打印")
    >>> is_running("一、总体要求"), is_running("打印"), is_running("建成3处。")
    (True, False, True)
    """
    signs = _signs()
    starts, words, single, lasts = signs.starts, signs.words, signs.single, signs.lasts
    path, credit = (any(word in text for word in some) for some in (_PATH_WORDS, _CREDIT_WORDS))

    def is_running(line: str) -> bool:
        first, size = line[0], len(line)
        if line[-1] == "。":
            if first in _SENTENCE_SHAPES or line[:2] in starts:
                return False
            return ("：" not in line and ":" not in line) or not _may_declare(line, signs)
        if (
            size < SHORTEST
            or (line[-1] in lasts and line.endswith(signs.ends))
            or (size < PAGE and "/" in line)
            or first in _SHAPES
        ):
            return False
        at = 1 if first in _BRACKETS else 0
        first, second = line[at], line[at + 1]
        if first in _AROUND or line[at : at + 2] in words or (first in single and second in _AROUND):
            return False
        if ("：" in line or ":" in line) and _may_declare(line, signs):
            return False
        if (first == "第" and not "一" <= second <= "龥") or (first.isdecimal() and ("[" in line or "/" in line)):
            return False
        return not (path and _PATHS.search(line)) and not (credit and _CREDITS.search(line))

    return is_running


def may_be_label(cell: str) -> bool:
    """Whether a line outside of the body may declare something, or be a label alone: `declared` or `label_alone` tells.

    >>> may_be_label("索引号"), may_be_label("2021-03-04 10:20 来源：县政府办"), may_be_label("养老床位")
    (True, True, False)
    """
    return _may_declare(cell, _signs()) or (cell[:1] in ("1", "2") and ("：" in cell or ":" in cell))


def _may_declare(line: str, signs: _Signs) -> bool:
    """Whether a line may begin with a label: its characters may stand apart, and marks before it."""
    at = 1 if line[:1] in _BRACKETS else 0
    return line[at : at + 1] in _AROUND or line[at : at + 2] in signs.labels or line[at + 1 : at + 2].isspace()
