"""Lines -> blocks: which line goes on from the one before, and where a line holds more than one block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.codebook import forms
from extract.numbering import Mark, mark_at

# A line is full when it reaches this share of the wrapping width.
FULL = 0.86
# Wrapped texts have between 20 and 80 Chinese characters a line (a character is two columns wide).
WRAP_MIN, WRAP_MAX = 40, 170
# Shortest line, in characters, that can be part of a paragraph that a page break cut.
CUT_MIN = 15
# Without a finished sentence inside, only a line this long is a paragraph rather than a heading.
LONG = 60
_FINAL = frozenset("。！？；：!?;:|…")
_CLOSERS = frozenset('”’）)】〕》」』"]')
_LEADING = frozenset("，。、；：！？）〕】》”’%％℃‰,;)")
_OPEN_END = frozenset("，、,（(《“〔")
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
_INDENT = re.compile(r"(?:\u3000| {2,}|\t)")
_PUNCTUATION = re.compile("[，。；、,;！？：]")
_OPENERS = re.compile(r"[【|\[]|附件|附表|附图|目\s*录|抄送|注\s*[:：]|[表图]\s*[0-9一二三四五六七八九十]+|\*\*")


@dataclass(slots=True)
class Shape:
    """How a text sets its lines: the wrapping width in columns (0: one paragraph a line) and whether it indents."""

    width: int = 0
    indents: bool = False


@dataclass(slots=True)
class Open:
    """The block that the next line may continue."""

    parts: list[str]
    mark: Mark | None
    last: str
    columns: int
    sentence: bool
    tail: str = field(default="")

    def add(self, line: str, columns: int) -> None:
        """Append a line; nothing is put between but a space between two Latin words."""
        if line[0].isascii() and line[0].isalpha() and self.last[-1].isascii() and self.last[-1].isalpha():
            line = " " + line
        self.parts.append(line)
        self.tail = (self.tail + line)[-400:]
        self.last, self.columns = line, columns
        self.sentence = self.sentence or "。" in line or "；" in line


def opened(line: str, columns: int) -> Open:
    """Return the block that this line opens."""
    return Open([line], mark_at(line), line, columns, "。" in line or "；" in line, line[-400:])


def columns(line: str) -> int:
    """Width of a line on a terminal: ASCII one column, all else two."""
    return len(line) if line.isascii() else len(line.encode("gb18030", "replace"))


def shape(lines: list[str]) -> Shape:
    """Measure a text: wrapped if nearly all lines that end within a sentence end at one width.

    >>> shape(["建设" * 18 + "，推进"] * 8 + ["达到五家。"]).width
    78
    """
    widths = sorted(columns(line.strip()) for line in lines if line.strip())
    if len(widths) < 4:
        return Shape()
    width = widths[min(len(widths) - 1, int(0.985 * len(widths)))]
    indents = sum(1 for line in lines if _INDENT.match(line)) >= 2
    if not WRAP_MIN <= width <= WRAP_MAX:
        return Shape(0, indents)
    running = [columns(t) for line in lines if (t := line.strip()) and t[-1] not in _FINAL and "|" not in t]
    full = sum(1 for value in running if value >= FULL * width)
    long = sum(1 for value in running if value >= 0.5 * width)
    return Shape(width if full >= 4 and full >= 0.7 * long else 0, indents)


@dataclass(frozen=True, slots=True)
class Line:
    """A stripped line, whether it was indented, and whether blank lines stand before it."""

    text: str
    indented: bool
    gap: bool


def continues(block: Open, line: Line, form: Shape) -> bool:
    """Whether a line goes on from the open block: wrapped at the width, or cut by a page break.

    Headings, items, table cells, signatures and short lines neither continue nor are continued.
    """
    text, last = line.text, block.last
    if last[-1] in "|…" or text[0] == "|" or _begins(text, last):
        return False
    if text[0] in _LEADING and len(last) >= 8 and last[-1] not in _FINAL:
        return True
    full = form.width > 0 and block.columns >= FULL * form.width
    if full and not line.gap and form.indents:
        return not line.indented
    if _finished(last, full):
        return False
    if len(last) < CUT_MIN and len(block.parts) == 1:
        return False
    if line.indented and form.indents and not _open_bracket(block.tail, text):
        return False
    if full and not line.gap:
        return True
    return _cut(block, text, full)


def _begins(text: str, last: str) -> bool:
    """Whether a line can only begin a block: a number, a bullet, a box, a note, an attachment."""
    if text.startswith(forms("headings", scope="box")) or _OPENERS.match(text):
        return True
    mark = mark_at(text)
    if mark is None:
        return False
    if mark.style == "dash":
        return not (last[-1].isdigit() and text[mark.end : mark.end + 1].isdigit())
    return mark.style != "ordinal"


def _finished(last: str, full: bool) -> bool:
    """Whether a line ends with a sentence's end, perhaps inside a closing bracket."""
    if last[-1] in _FINAL:
        return True
    if last[-1] not in _CLOSERS or full:
        return False
    return last[-1] not in "”’》" or last[-2:-1] in _FINAL


def _cut(block: Open, text: str, full: bool) -> bool:
    """Whether a page break cut a running text here: both sides must read like parts of sentences."""
    if _open_bracket(block.tail, text) or block.last[-1] in _OPEN_END:
        return True
    running = block.sentence or full or (len(block.tail) >= LONG and "，" in block.tail)
    return running and (text[-1] in "。！？；!?;" or len(text) >= CUT_MIN) and _PUNCTUATION.search(text) is not None


def _open_bracket(tail: str, text: str) -> bool:
    """Whether a bracket that the block leaves open is closed by the line."""
    return any(tail.rfind(a) > tail.rfind(b) and text.find(b) > -1 and a not in text[: text.find(b)] for a, b in _PAIRS)
