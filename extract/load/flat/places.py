"""Where in a text a flattened table may begin: told cheaply, so that running text costs one look a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract import headers
from extract.load.flat import lines as flat_lines
from extract.load.flat.openings import SURE_HEADERS, may_open
from extract.load.flat.tokens import BARS
from extract.load.whole import lines_holding

# A header's line is no longer than this, but where the whole table stands in it: then so many words open it for sure.
LONG_HEADER = 120
# A line so short may be half a header's word: 指 above 标.
SHORT = 4


def places(lines: Sequence[str]) -> Iterator[int]:
    """The lines at which a table may begin; sentences and headings, nearly all lines, are passed over at one look."""
    barred = lines_holding(BARS, lines, "\n".join(lines))
    many = 4 * SURE_HEADERS
    for i, line in enumerate(lines):
        if i in barred or (" " in line and _is_upper(line, lines[i + 1 : i + 2])):
            yield i
        elif "。" in line or "；" in line:
            if may_open(line) or (len(line) > LONG_HEADER and len(line.split(None, many)) >= many):
                yield i
        elif words := line.split(None, 1):
            size = len(words[0])
            if (
                size < SHORT
                or ((size <= headers.MAX_HEADER or len(line) > LONG_HEADER) and headers.may_be(words[0]))
                or may_open(line)
            ):
                yield i


def _is_upper(line: str, below: Sequence[str]) -> bool:
    """Whether a line may hold the upper halves of words whose lower halves stand below it."""
    words = len(line.split()) if below and len(line) <= flat_lines.LONG_LINE else 0
    return words > 2 and len(below[0].split()) == words


def opens(line: str) -> bool:
    """Say cheaply whether a line without bars may open a header."""
    words = line.split()
    if len(line) > LONG_HEADER:
        return len(words) >= 4 * SURE_HEADERS and all(_is_exact(word) for word in words[:SURE_HEADERS])
    if "。" in line or "；" in line:
        return False
    if not words or len(words[0]) > headers.MAX_HEADER:
        return False
    return any(_is_exact("".join(words[:k])) for k in (1, 2) if len(words) >= k)


def _is_exact(word: str) -> bool:
    """Say whether a word is a header cell as the codebook holds it."""
    found = headers.read(word)
    return found is not None and found.exact
