"""Names of bodies in a list: where each begins and ends, also where blanks or nothing stand between them."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.orgnames import ROUND, OrgName, parse
from extract.text import fold

# Separators of a list; blanks are looked at apart, since they also break names.
_SEPARATORS = re.compile("[、,;/|。]")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_WORDS = re.compile(r"[^\s\u200b\ufeff]+")
_EDGE = " \t\n\r\u3000\u00a0\u200b\ufeff*★☆#:：.·,，、;；。"
# 各市 + 县（市、区）人民政府 is one name: a list of levels that share their last word.
_HEAD = re.compile("(?:各级|各|有关|相关)?(?:省|自治区|直辖市|市|州|地|盟|县|区|旗|乡镇|乡|镇)")
_TAIL = re.compile(
    r"(?:自治区|直辖市|州|盟|市|县|区|旗|镇|街道)(?:\([^()]*\))?"
    "(?:人民政府|政府|党委|管委会|街道|办事处|[\u4e00-\u9fff]{2,8}(?:局|委|部门|机构))?"
)
_TAIL_BARE = re.compile(r"(?:街道(?:办事处|办)?|(?:县|区|市|旗)\([^()]*\))")
_JOINTS = re.compile("以及|和|与|及")
_ETC = re.compile(
    r"等(?:\d{1,3}个|[一二三四五六七八九十]{1,2}个)?(?:(?:其他|其它|各|市级|省级|县级|区级)?(?:有关|相关|主管|职能|行业)*(?:部门和单位|单位和部门|部门及单位|部门"
    "|单位|方面|地方|地区|机构|各部门|各单位)?|(?:有(?:任务|条件)|涉及|相关|有关|属地|重点)的?(?:镇街|乡镇街道|乡镇|镇村|街道|镇|乡|县区|区县|县市区|村社?区?|园区))?$"
)
# Ends of names of places that no codebook lists whole.
_PLACES = ("街道", "镇", "乡", "村", "社区", "公司", "集团")
# A glued list longer than this is no list of names.
_MAX_GLUED = 400


@lru_cache(maxsize=65536)
def strength(words: str) -> int:
    """Return how sure it is that words name a body: 3 known and whole, 2 a bare function or a set, 1 its shape only, 0.

    >>> strength("县民政局"), strength("财政"), strength("市某某中心"), strength("街道（社区）上")
    (3, 2, 1, 0)
    """
    org = parse(words)
    if org is None:
        return 0
    if not org.known:
        return 1
    return 3 if _whole(org) else 2


def _whole(org: OrgName) -> bool:
    return org.explicit and org.strong and (org.kind != "generic" or org.is_set)


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of text[start:end] that stand between separators, without the blanks around them.

    Separators inside brackets do not count, and 有关市、县（市、区）民政局 stays whole.
    """
    folded = fold(text[start:end]).translate(ROUND)
    pieces: list[tuple[int, int]] = []
    depth, begin = 0, 0
    for at, ch in enumerate(folded):
        if ch in "(〔[【":
            depth += 1
        elif ch in ")〕]】":
            depth = max(0, depth - 1)
        elif depth == 0 and _SEPARATORS.match(ch):
            pieces.append((begin, at))
            begin = at + 1
    pieces.append((begin, len(folded)))
    trimmed = [trim(folded, a, b) for a, b in pieces]
    return [(start + a, start + b) for a, b in _merged(folded, [p for p in trimmed if p[0] < p[1]])]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the interval without blanks, marks and points at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _merged(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for piece in pieces:
        words = _SPACE.sub("", text[slice(*piece)])
        if merged and text[merged[-1][1] : piece[0]].strip() == "、":
            before = _SPACE.sub("", text[slice(*merged[-1])]).rpartition("、")[2]
            if _HEAD.fullmatch(before) and _shares(before, words):
                merged[-1] = (merged[-1][0], piece[1])
                continue
        merged.append(piece)
    return merged


def _shares(before: str, words: str) -> bool:
    """Whether a piece carries on a list of levels: 各市、县（市、区）…; 县民政局 alone behind 各镇 does not."""
    if _TAIL_BARE.match(words) or words.startswith(("自治区", "直辖市")):
        return _TAIL.fullmatch(words) is not None
    return _TAIL.fullmatch(words) is not None and (before[:1] in "省有相自直" or words.endswith(("政府", "党委")))


def names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names in text[start:end], a list as plans print it: （民政局、财政局）, 民政局 财政局, 民政局财政局.

    Blanks and line feeds inside a name stay in its interval. Words that name no body are returned as they stand.

    >>> text = "县民政局、县财 政局"
    >>> [text[a:b] for a, b in names(text, 0, len(text))]
    ['县民政局', '县财 政局']
    >>> [("民政局财政局")[a:b] for a, b in names("民政局财政局", 0, 6)]
    ['民政局', '财政局']
    """
    found: list[tuple[int, int]] = []
    for a, b in split(text, start, end):
        found += _inside(text, a, b)
    return [(a, b) for a, b in found if _ETC.fullmatch(text[a:b]) is None]


def _inside(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names of a piece without separators: one, or several joined by 和, by blanks, by nothing."""
    words = text[start:end]
    if parts := _blank_list(text, start, end):
        return [name for part in parts for name in _inside(text, *part)]  # a line's break in a cell may hide a blank
    if strength(words) >= 2:
        return [(start, end)]
    if (etc := _ETC.search(words)) and etc.start() > 1:
        head = names(text, start, start + etc.start())
        if all(strength(text[a:b]) >= (1 if text[:b].endswith(_PLACES) else 2) for a, b in head):
            return head
    return _joined(text, start, end) or _glued(text, start, end) or [(start, end)]


def _blank_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at blanks where they stand between names; nothing where one falls inside a name (县财 政局)."""
    if _SPACE.search(text, start, end) is None:
        return []
    parts = [m.span() for m in _WORDS.finditer(text, start, end)]
    sure = [strength(text[a:b]) for a, b in parts]
    if len(parts) < 2 or min(sure) < 1 or sum(s == 3 for s in sure) * 2 < len(sure):
        return []
    return parts if all(text[a] not in "(（" for a, _ in parts) else []


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split at 和, 与, 及 where both sides name a body; of several places the one with the surest names."""
    best: list[tuple[int, int]] = []
    surest = 1
    for joint in _JOINTS.finditer(text, start, end):
        left = trim(text, start, joint.start())
        right = trim(text, joint.end(), end)
        if left[0] >= left[1] or right[0] >= right[1] or (sure := strength(text[slice(*left)])) <= surest:
            continue
        rest = _inside(text, *right)
        sure = min(sure, *(strength(text[a:b]) for a, b in rest))
        if sure > surest:
            best, surest = [left, *rest], sure
    return best


def _glued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a run of names without separators into the fewest whole names; nothing where it is not all names."""
    at = [i for i in range(start, end) if not text[i].isspace() and text[i] not in "\u200b\ufeff"]
    if not 4 <= len(at) <= _MAX_GLUED:
        return []
    chars = "".join(text[i] for i in at)
    best: list[list[tuple[int, int]] | None] = [[]] + [None] * len(chars)
    for stop in range(2, len(chars) + 1):
        for begin in range(max(0, stop - 30), stop - 1):
            before = best[begin]
            if before is None or not _ends_name(chars, stop) or strength(chars[begin:stop]) < 3:
                continue
            best_here = best[stop]
            if best_here is None or len(before) + 1 < len(best_here):
                best[stop] = [*before, (at[begin], at[stop - 1] + 1)]
    whole = best[len(chars)]
    return whole if whole and len(whole) > 1 else []


def _ends_name(chars: str, stop: int) -> bool:
    return chars[stop - 1] in "局委办厅部署会院联府队处行司心社校位团站所关库部）)"
