"""Lines of a page that are no part of the plan: buttons, what the page declares about it, contacts, links.

The words live in schemas/codebooks/boilerplate.csv. `strong` rows hold anywhere; `weak` rows only above the first and
below the last line of the plan's body.
"""

from __future__ import annotations

import re
from functools import cache

from extract.codebook import forms, rows

# A declaration is a short line; a longer one is a sentence of the plan that happens to begin with such a word.
LONGEST = 160
_LINK = re.compile(r"(?:[-*+]\s*)?(?:\d+[.、]\s*)?!?\[[^\]]*\]\([^)]*\)\s*|(?:[-*]\s*)?https?://\S+\s*")
_RULE = re.compile(r"[-*_=—─━~#\s]{3,}|[|\s:-]*\|[|\s:-]*-{3,}[|\s:-]*")
_PAGE = re.compile(
    r"[-—–─·~]+\s*\d{1,4}\s*[-—–─·~]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+.*",
    re.I,
)
_PHOTO = re.compile(r"(?:记者|通讯员|图\s*[/／]|摄影)[^。；]{1,16}摄?[）)]?$")
_WIDE_GAP = re.compile(r"[ \u3000]{3,}|\t")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]\s*")
_DECORATION = " \t\u3000\u00a0【】[]|*#>:：·●-_()（）"
_VALUE_DECORATION = " \t\u3000\u00a0*【】"
# More characters than a photographer's line at a line's end has.
CREDIT = 40
# Longest row of buttons, and what stands between them.
BUTTON_ROW = 80
_BETWEEN = re.compile(r"[\s\u3000\[\]【】()（）|｜·:：、/>＞»丨]+")
# A path through a site: 首页 > 政务公开 > 规划.
_PATH = re.compile(r"(?:首页|主页|网站)[\s\u3000]*(?:[>＞»›→]|-{1,2}>|::|>>)")
# The time of publication before other declarations of a line (2022-03-04 10:20 来源：…).
_STAMP = re.compile(
    r"((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[\s\u3000]+\d{1,2}:\d\d(?::\d\d)?)?[\s\u3000]+(?=\S)"
)
_HEAD_MARKS = "-*#>·●【[ \t\u3000"


def _spread(form: str) -> str:
    """A pattern for a label whose characters may be set apart (索 引 号)."""
    return r"[\s\u3000]*".join(map(re.escape, form))


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    return {
        row["form"]: (row["id"], row["strength"] == "strong") for row in rows("boilerplate") if row["scope"] == "label"
    }


@cache
def _label_pattern() -> re.Pattern[str]:
    words = "|".join(map(_spread, forms("boilerplate", scope="label")))
    return re.compile(
        rf"(?:^[-*#>·●【\[（(\s\u3000]*|(?<=[\s\u3000|｜;；】，,]))\**({words})[】\]]?\**[\s\u3000]*[:：]\**"
    )


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(forms("boilerplate", scope="line"))


@cache
def _tails() -> frozenset[str]:
    return frozenset(forms("boilerplate", scope="tail"))


@cache
def _starts() -> tuple[str, ...]:
    return forms("boilerplate", scope="start")


@cache
def _ends() -> tuple[str, ...]:
    return forms("boilerplate", scope="end")


def without_bookmark(line: str) -> str:
    """Return the line without the [bookmark: …] marks that some converters print.

    >>> without_bookmark("[bookmark: _Toc1]一、总体要求")
    '一、总体要求'
    """
    return _BOOKMARK.sub("", line) if "[bookmark:" in line else line


def is_chrome(line: str) -> bool:
    """Whether a stripped line is a button, a rule, a page number or a bare link, wherever it stands."""
    if len(line) > LONGEST:
        return len(line) < 2000 and line.startswith(("- [", "[")) and _LINK.fullmatch(line) is not None
    if len(line) <= 16 and (line.strip(_DECORATION) in _whole_lines() or not line.strip(_DECORATION)):
        return not line.startswith(("|", "||")) and line not in ("-", "—", "——", "|")
    return (
        line.startswith(_starts())
        or _only_buttons(line)
        or (len(line) < 120 and _is_path(line))
        or (line[0] in "-—–─·~*_=#|[h第0123456789pP!" and _shape(line))
        or _PHOTO.search(line, max(0, len(line) - CREDIT)) is not None
        or (len(line) < 40 and line.endswith(_ends()) and "。" not in line)
    )


def _is_path(line: str) -> bool:
    return ("首页" in line or "主页" in line or "网站" in line) and "。" not in line and _PATH.search(line) is not None


@cache
def _buttons() -> frozenset[str]:
    return frozenset((*forms("boilerplate", scope="line"), *forms("boilerplate", scope="part")))


def _only_buttons(line: str) -> bool:
    """Whether a line is a row of buttons and nothing else: [ 打印 ] [ 关闭 ] 字号：大 中 小."""
    if len(line) > BUTTON_ROW or line[0] == "|" or "，" in line or "。" in line:
        return False
    words = [word for word in _BETWEEN.split(line) if word]
    return (
        len(words) > 1 and all(word in _buttons() for word in words) and any(word in _whole_lines() for word in words)
    )


def _shape(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_RULE, _PAGE, _LINK))


def is_page_number(line: str) -> bool:
    """Whether a line is a page number that a page break left: a paragraph may go on behind it."""
    return len(line) < 20 and _PAGE.fullmatch(line) is not None


def opens_tail(line: str) -> bool:
    """Whether a line opens a list of links below the plan (相关链接：)."""
    return len(line) <= 16 and line.strip(_DECORATION) in _tails()


def declared(line: str, outside: bool) -> dict[str, str] | None:
    """Return what a line declares (发布日期: …, several in a line possible); None where it declares nothing.

    `outside` says that the line stands above or below the plan's body, where weak labels (时间, 来源) count as well.
    A declaration without a value gives an empty dictionary.

    >>> declared("发布日期：2021-03-31 来源：县民政局", outside=True)
    {'发布日期': '2021-03-31', '来源': '县民政局'}
    >>> declared("时间：2022年底前", outside=False) is None
    True
    """
    if len(line) > 4 * LONGEST or (":" not in line and "：" not in line):
        return None
    pattern = _label_pattern()
    stamp = _STAMP.match(line) if outside and line[0] in "12" else None
    if stamp is not None:
        behind = declared(line[stamp.end() :], outside)
        return None if behind is None else {"发布日期": stamp[1], **behind}
    first = pattern.match(line)
    if first is None or (len(line) > LONGEST and "http" not in line):
        return None
    found: dict[str, str] = {}
    matches = [first, *pattern.finditer(line, first.end())]
    known = [_labels()[re.sub(r"\s", "", match[1])] for match in matches]
    if not (outside or known[0][1]):
        return None
    ends = [match.start() for match in matches[1:]] + [len(line)]
    for (key, _), match, end in zip(known, matches, ends, strict=True):
        value = _WIDE_GAP.split(line[match.end() : end].strip(_VALUE_DECORATION), maxsplit=1)[0]
        if value and value not in ("无", "/", "-", "—"):
            found.setdefault(key, value)
    return found


def label_alone(line: str) -> str | None:
    """Return the metadata key where a line is nothing but a strong label, its value standing on the next line."""
    if len(line) > 12:
        return None
    key, strong = _labels().get("".join(line.strip(_DECORATION).split()), (None, False))
    return key if strong else None
