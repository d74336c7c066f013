"""Lines -> blocks: which line goes on from the one before, and where a line holds more than one block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.codebook import forms
from extract.load.wrapping import Shape
from extract.numbering import Mark, mark_at

# Shortest line, in characters, that can be part of a paragraph that a page break cut.
CUT_MIN = 15
# Without a finished sentence inside, only a line this long is a paragraph rather than a heading.
LONG = 45
FINAL = frozenset("。！？；：!?;:|…")
_CLOSERS = frozenset('”’）)】〕》」』"]')
_LEADING = frozenset("，。、；：！？）〕】》”’%％℃‰,;)")
_OPEN_END = frozenset("，、,（(《“〔")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
_COMMA = re.compile("[，,]")
_PUNCTUATION = re.compile("[，。；、,;！？：]")
_BRACKETED = re.compile(r"[（(][12][0-9]{3}\s*年[^（）()]{0,24}[）)]|[（(][^（）()，。]{2,6}稿[）)]")
_OPENERS = re.compile(r"[【|]|附件|附表|附图|目\s*录$|抄送|注\s*[:：]|[表图]\s*[0-9一二三四五六七八九十]+|\*\*")


@dataclass(slots=True)
class Open:
    """The block that the next line may continue."""

    parts: list[str]
    mark: Mark | None
    last: str
    full: int
    sentence: bool
    tail: str = field(default="")

    def add(self, line: str, full: int) -> None:
        """Append a line; nothing is put between but a space between two Latin words."""
        if line[0].isascii() and line[0].isalpha() and self.last[-1].isascii() and self.last[-1].isalpha():
            line = " " + line
        self.parts.append(line)
        self.tail = (self.tail + line)[-400:]
        self.last, self.full = line, full
        self.sentence = self.sentence or "。" in line or "；" in line


def opened(line: str, full: int) -> Open:
    """Return the block that this line opens."""
    return Open([line], mark_at(line), line, full, "。" in line or "；" in line, line[-400:])


@dataclass(frozen=True, slots=True)
class Line:
    """A stripped line, whether it was indented and full, and whether blank lines stand before it."""

    text: str
    indented: bool
    full: int
    gap: bool


def continues(block: Open, line: Line, form: Shape) -> bool:
    """Whether a line goes on from the open block: wrapped at the width, or cut by a page break.

    Headings, items, table cells, signatures and short lines neither continue nor are continued.
    """
    text, last = line.text, block.last
    if not block.full and last[-1] in FINAL:
        return False  # a finished sentence, far from any brim: the usual case
    if last[-1] in "|…" or text[0] == "|" or _begins(text, last, block.full > 0):
        return False
    if text[0] in _LEADING and len(last) >= 8 and last[-1] not in FINAL:
        return True
    full = block.full > 0
    if block.mark is None and not _PUNCTUATION.search(block.tail) and not _PUNCTUATION.search(text):
        return False  # lines of a title, a signature
    if full and not line.gap and form.indents:
        return not line.indented
    if block.full > 1 and not line.gap and last[-1] not in "：:":
        return True  # a sentence ends at the brim by chance more often than a paragraph does
    if _finished(last, full):
        return False
    if len(last) < CUT_MIN and len(block.parts) == 1:
        return False
    if line.indented and form.indents and not _open_bracket(block.tail, text):
        return False
    if full and not line.gap:
        return True
    return _cut(block, text, full)


def may_go_on(last: str, text: str) -> bool:
    """Whether `continues` need be asked at all about a line behind a block of one line, in a text that is not wrapped."""
    return last[-1] not in FINAL and (len(last) >= CUT_MIN or text[0] in _LEADING)


def _begins(text: str, last: str, full: bool) -> bool:
    """Whether a line can only begin a block: a number, a bullet, a box, a note, an attachment."""
    if text.startswith(forms("headings", scope="box")) or _OPENERS.match(text):
        return True
    ended = last[-1] in FINAL or (not full and last[-1] in _CLOSERS)
    if text[0] == "[":
        return ended
    if _BRACKETED.fullmatch(text) and not _open_bracket(last, text):
        return True
    mark = mark_at(text)
    if mark is None:
        return False
    if mark.style == "letter":
        return ended
    if mark.style == "dash":
        return not (last[-1].isdigit() and text[mark.end : mark.end + 1].isdigit())
    return mark.style != "ordinal"


def _finished(last: str, full: bool) -> bool:
    """Whether a line ends with a sentence's end, perhaps inside a closing bracket."""
    if last[-1] in FINAL:
        return True
    if last[-1] not in _CLOSERS or full:
        return False
    return last[-1] not in "”’》" or last[-2:-1] in FINAL


def _cut(block: Open, text: str, full: bool) -> bool:
    """Whether a page break cut a running text here: both sides must read like parts of sentences."""
    if _open_bracket(block.tail, text) or block.last[-1] in _OPEN_END:
        return True
    running = block.sentence or full or (len(block.tail) >= LONG and len(_COMMA.findall(block.tail)) > 1)
    return running and (text[-1] in "。！？；!?;" or len(text) >= CUT_MIN) and _PUNCTUATION.search(text) is not None


def _open_bracket(tail: str, text: str) -> bool:
    """Whether a bracket that the block leaves open is closed by the line."""
    return any(tail.rfind(a) > tail.rfind(b) and text.find(b) > -1 and a not in text[: text.find(b)] for a, b in _PAIRS)
