"""How a text sets its lines: one paragraph a line, or wrapped at a width, counted in characters or in columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

# A line is full when it reaches this share of the wrapping width.
FULL = 0.9
# A line reaches the brim where no further Chinese character and mark would fit.
BRIM = 3
# Wrapped texts have between 18 and 85 Chinese characters a line (a character is two columns wide).
WRAP_MIN, WRAP_MAX = 36, 170
# Fewest full lines, and the share of full lines among the longer running ones, that make a text wrapped.
FULL_LINES, FULL_SHARE = 4, 0.7
# Share of lines that may be longer than the width (a table, an address).
LONGER = 0.015
# The indent of a paragraph's first line counts up to this many columns; more of it is centring.
INDENT = 4
_INDENTED = re.compile(r"\u3000| {2,}|\t")
_RUNNING_END = frozenset("。！？；：!?;:|…")


@dataclass(frozen=True, slots=True)
class Shape:
    """The wrapping width in columns (0: one paragraph a line), how it is counted, whether paragraphs are indented."""

    width: int = 0
    indents: bool = False
    by_character: bool = False

    def full(self, raw: str) -> int:
        """How far a line reaches: 2 to the very brim, 1 nearly; 0 less, or where the text is not wrapped."""
        if not self.width:
            return 0
        size = _size(raw, self.by_character)
        return 2 if size >= self.width - BRIM else int(size >= FULL * self.width)


def _size(raw: str, by_character: bool) -> int:
    """Width of a line in columns: ASCII one, all else two; two for every character where a text counts characters."""
    line = raw.rstrip()
    text = line.lstrip()
    width = 2 * len(text) if by_character else len(text.encode("gb18030", "replace"))
    return width + min(INDENT, 2 * (len(line) - len(text)))


def indented(raw: str) -> bool:
    """Whether a line begins with the indent of a paragraph."""
    return _INDENTED.match(raw) is not None


def shape(lines: list[str]) -> Shape:
    """Measure a text: wrapped if nearly all lines that end within a sentence end at one width.

    >>> shape(["建设" * 18 + "，推进"] * 8 + ["达到五家。"]).width
    78
    """
    filled = [line for line in lines if line and not line.isspace()]
    indents = len(list(islice(filter(_INDENTED.match, filled), 2))) == 2
    lengths = sorted(map(len, filled))
    if len(filled) < FULL_LINES or 2 * lengths[int((1 - LONGER) * (len(lengths) - 1))] > 2 * WRAP_MAX:
        return Shape(0, indents)
    found = [_fit(filled, indents, by_character) for by_character in (False, True)]
    return max(found, key=lambda pair: pair[0])[1]


def _fit(lines: list[str], indents: bool, by_character: bool) -> tuple[float, Shape]:
    """Return how well one way of counting explains the lines (0: not wrapped), and the shape that it gives."""
    sizes = [_size(line, by_character) for line in lines]
    width = sorted(sizes)[int((1 - LONGER) * (len(sizes) - 1))]
    running = [s for s, line in zip(sizes, lines, strict=True) if line.rstrip()[-1] not in _RUNNING_END]
    full = sum(1 for size in running if size >= FULL * width)
    long = sum(1 for size in running if size >= 0.5 * width)
    if not WRAP_MIN <= width <= WRAP_MAX or full < FULL_LINES or full < FULL_SHARE * long:
        return 0.0, Shape(0, indents)
    return full / long, Shape(width, indents, by_character)
