"""Numbering -> tree: what each numbered piece is (heading, item, box, note) and under which headings it stands."""

from __future__ import annotations

import re
from functools import cache

from extract.codebook import forms
from extract.numbering import RANK, Mark
from extract.outline.piece import Piece
from extract.outline.sentences import sentences
from extract.outline.tree import TOP, Tree

# Longest heading in characters; a numbered line beyond it is running text.
HEADING = 70
# Longest heading that ends in a full stop.
PHRASE = 22
_TRAILING = "。！？；;：: "
_SAYS = re.compile("[:：][^:：]{6,}$")
_CLOSING = re.compile(
    "本(?:规划|计划|方案|意见|措施|办法|通知|细则|纲要|要点|政策|行动计划)(?:自|由|从|各项|有效期|未尽)"
)
# Words to those present, and the call that ends a report: they stand under no item.
_FAREWELL = re.compile(
    "(?:各位(?:代表|委员|领导|同志|来宾)|同志们|朋友们)[！!，,：:]|让我们.{0,12}(?:团结|携手|凝心|以|高举|在|同心)"
)
# The bracket at the end of an item that names who answers for it.
_DUTY = re.compile(
    "[（(〔【［](?:[^（()）]{0,10}(?:责任|牵头|负责|配合|主办)[^（()）]{0,6}[:：])?(?:[^（）()]|[（(][^（）()]*[）)])*"
    "(?:[局委办部厅署会院行区县镇乡]|政府|单位|部门|中心|公司|街道|集团|海关|分工负责|负责)[）)〕】］]$"
)
# Paragraphs behind the last item that are looked through for a bracket of their own.
CLOSING_PARAGRAPHS = 4
# A heading of a few words set apart by a space from the running text behind it.
_RUN_IN = re.compile(r"\s*([^，。；：、,;:\s]{2,25})[\s\u3000]+(?=[^\s]{15,})")
_STOPS = re.compile("[。！？；]")
_ITEM_STYLES = frozenset(("ordinal", "dash", "letter", "circle"))
_ALWAYS = frozenset(("part", "chapter", "section", "cn", "cnp"))
_NOTE = re.compile(
    r"\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕(?!号)|【\d{1,3}】|(?:注|附注|备注|资料来源|数据来源)\s*[0-9]{0,2}\s*[:：]|[*※]\s*注"
)
_ATTACHMENT = re.compile(
    r"(?:附件|附表|附录|附图)\s*[0-9一二三四五六七八九十]{0,3}(?:\s*[:：-]\s*\S.{0,60}|[\s\u3000]+\S.{0,60}|)"
)
_CAPTION = re.compile(r"(?:附?表|图)\s*[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?[\s\u3000:：.、]*\S.{1,60}")


@cache
def _openings() -> frozenset[str]:
    return frozenset(forms("headings", scope="opening"))


@cache
def _inner() -> frozenset[str]:
    return frozenset(forms("headings", scope="inner"))


@cache
def _boxes() -> tuple[str, ...]:
    return forms("headings", scope="box")


@cache
def _notes() -> frozenset[str]:
    return frozenset(forms("headings", scope="notes"))


# 《政府工作报告》有关内容名词注释: the heading of a list of terms, with what they are taken from.
_TERMS = re.compile(
    r"(?:《[^《》]{2,30}》|本?报告|本?规划|本?纲要|文件)?(?:中?的?(?:有关|相关|部分|主要|重要|内容|专业|专有)){0,3}"
    r"(?:名词|术语|词语|用语|缩略语){1,2}的?(?:解释|注释|说明|释义)"
)


def _explains(text: str) -> bool:
    text = text.strip().rstrip(":：")
    return text in _notes() or len(text) <= 40 and _TERMS.fullmatch(text) is not None


def place(found: list[Piece]) -> None:
    """Give every piece its kind, number and path of headings."""
    tree = Tree()
    noting = False
    for index, piece in enumerate(found):
        if piece.kind in ("boilerplate", "title"):
            if piece.kind == "title":
                tree.restart(None)
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if piece.grid is not None or piece.kind in ("caption", "row"):
            piece.section = tree.path()
            continue
        if piece.mark is None and piece.kind is None:
            if _FAREWELL.match(piece.plain):
                tree.leave_all()
            elif _closes_items(found, index):
                tree.leave_item()
        noting = _settle(piece, following, tree, noting)


def _closes_items(found: list[Piece], index: int) -> bool:
    """Whether a paragraph closes the plan: behind an item that ended with its bracket, nothing numbered below it."""
    before = next((piece for piece in found[max(0, index - 2) : index][::-1] if piece.kind != "boilerplate"), None)
    if before is None or before.mark is None or before.grid is not None or not _DUTY.search(before.plain[-200:]):
        return False
    rest = [piece for piece in found[index:] if piece.kind != "boilerplate"] if len(found) - index < 200 else []
    return 0 < len(rest) <= CLOSING_PARAGRAPHS and all(
        piece.mark is None and piece.grid is None and not _DUTY.search(piece.plain[-200:]) for piece in rest
    )


def _settle(piece: Piece, following: Piece | None, tree: Tree, noting: bool) -> bool:
    """Settle one piece of text; return whether notes go on behind it."""
    text = piece.plain
    if len(text) <= HEADING and _is_top(text):
        tree.restart(text.strip(), "top" if _holds(text.strip()) else "opening")
        piece.kind = "heading"
        return _explains(text)
    if (
        piece.kind == "note"
        or _NOTE.match(text)
        or (noting and (piece.mark is None or piece.mark.style in ("num", "circle")))
    ):
        piece.kind, piece.section = "note", tree.path()
        return noting
    if text.startswith(_boxes()) and piece.mark is None:
        _box(piece, tree)
    elif piece.mark is not None and piece.mark.style == "hash":
        piece.mark = None
        _plain(piece, following, tree)
    elif piece.mark is not None:
        _numbered(piece, following, tree)
    else:
        _plain(piece, following, tree)
    return False


def _is_top(text: str) -> bool:
    if text in _openings() or _explains(text):
        return True
    return text.startswith("附") and _ATTACHMENT.fullmatch(text) is not None


def _holds(text: str) -> bool:
    """Whether numbered headings behind a heading of its own kind stand under it: an attachment, notes; no preface."""
    return _explains(text) or text.startswith("附")


def _box(piece: Piece, tree: Tree) -> None:
    _leave_box(tree)
    piece.kind, piece.section = "box", tree.path()
    tree.open("box", piece.plain[:HEADING].rstrip(" |"))


def _leave_box(tree: Tree) -> None:
    styles = [level.style for level in tree.stack]
    if "box" in styles:
        del tree.stack[styles.index("box") :]


def _in_box(tree: Tree) -> bool:
    return any(level.style == "box" for level in tree.stack)


def _numbered(piece: Piece, following: Piece | None, tree: Tree) -> None:
    mark = piece.mark
    assert mark is not None
    piece.number = piece.number or mark.text
    if _in_box(tree) and (piece.kind == "box" or mark.style in ("num", "nump", *_ITEM_STYLES)):
        styles = [level.style for level in tree.stack]
        del tree.stack[styles.index("box") + 1 :]
        piece.kind, piece.section = "box", tree.path()
        return
    _leave_box(tree)
    if mark.style in _ITEM_STYLES or mark.style == "dash":
        piece.section = tree.path()
        piece.kind = piece.kind or "item"
        return
    style = tree.style_of(mark)
    tree.enter(style, mark.value)
    piece.section = tree.path()
    heading = _heading(piece, mark)
    if piece.kind is None or piece.kind == "paragraph":
        whole = _is_heading(piece.plain.strip(), heading)
        piece.kind = "heading" if whole and (style in _ALWAYS or _heads(mark, following)) else "item"
    tree.open(style, heading, piece.kind == "item")


def _is_heading(text: str, heading: str) -> bool:
    """Whether a numbered line is nothing but a heading: short, one phrase, and no sentence that says something."""
    if not text.startswith(heading) or len(text) - len(heading) > 1 or len(heading) > HEADING:
        return False
    if text[-1] in "。；！" and (len(heading) > PHRASE or "，" in heading or "," in heading):
        return False
    return _SAYS.search(heading) is None


def _heading(piece: Piece, mark: Mark) -> str:
    """The words that stand for a numbered piece on the path: its first sentence, without the full stop."""
    text = piece.plain.strip()
    spaced = _RUN_IN.match(text, mark.end)
    if mark.style == "article":
        return mark.text
    if spaced:
        return text[: spaced.end(1)]
    stop = _STOPS.search(text, mark.end)
    if stop is None or stop.end() == len(text):
        return text.rstrip(_TRAILING)[: 2 * HEADING]
    first = sentences(text[: stop.end() + 2 * HEADING])[0]
    return text[first[0] : first[1]].rstrip(_TRAILING)[: 2 * HEADING]


def _heads(mark: Mark, following: Piece | None) -> bool:
    """Whether a short numbered line heads what follows: running text, a table, or a deeper count."""
    if following is None or following.kind in ("boilerplate", "title"):
        return False
    if following.mark is None or following.grid is not None:
        return True
    return RANK.get(following.mark.style, len(RANK)) > RANK[mark.style]


def _closes_chapter(tree: Tree) -> bool:
    """Whether the open chapter is itself about the plan's end (附则), so that closing words belong to it."""
    return bool(tree.stack) and ("附则" in tree.stack[0].heading or "附 则" in tree.stack[0].heading)


def _plain(piece: Piece, following: Piece | None, tree: Tree) -> None:
    text = piece.plain.strip()
    if piece.kind is None and _CLOSING.match(text) and not any(level.rank == TOP for level in tree.stack):
        del tree.stack[1 if _closes_chapter(tree) else 0 :]
    if piece.kind != "box":
        _leave_box(tree)
    if piece.kind == "heading" or (piece.kind is None and text in _inner()):
        styles = [level.style for level in tree.stack]
        if "plain" in styles:
            del tree.stack[styles.index("plain") :]
        piece.kind, piece.section = "heading", tree.path()
        tree.open("plain", text)
        return
    if piece.kind is None and following is not None and following.grid is not None and _CAPTION.fullmatch(text):
        piece.kind = "caption"
    piece.kind = piece.kind or "paragraph"
    piece.section = tree.path()
