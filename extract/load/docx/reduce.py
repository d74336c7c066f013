"""A Word part without what no reader of text asks for, taken out of its bytes before it is parsed.

Word writes fonts, colours and marks of its spelling check around every few characters; without them, and with runs that
only their looks part joined, a plan's tree has a quarter of its elements. What is left reads the same. A paragraph of
text alone becomes a bare w:t in its place; where anything in the part could hide a tag from a plain search (comments,
CDATA, entities, other prefixes or encodings, a bare > in a value), the part stays as it is.
"""

from __future__ import annotations

import re

_DECLARATION = re.compile(rb"\s*<\?xml ([^<>]*)\?>")
_UTF8 = re.compile(rb"""encoding\s*=\s*["']utf-8["']""", re.IGNORECASE)
# Comments, CDATA, declarations of entities, instructions.
_HIDING = re.compile(rb"<[!?]")
_MAIN = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# In a paragraph's mark w:del and w:moveFrom say that the mark is gone (ECMA-376 part 1, 17.13.5).
_RUN_LOOKS = re.compile(rb"<w:rPr(?:/>|>(?:<w:(?!del|moveFrom)[^<>]*/>)*</w:rPr>)")
_PARAGRAPH_LOOKS = re.compile(rb"<w:pPr(?:/>|>(?:<w:(?!pStyle|outlineLvl)[^<>]*/>)*</w:pPr>)")
_CELL_LOOKS = re.compile(rb"<w:tcPr(?:/>|>(?:<w:(?!gridSpan|[vh]Merge|cell)[^<>]*/>)*</w:tcPr>)")
# Marks that stand for no text, each with what to look for before the search (17.13.6, 17.13.8, 17.3.3.13).
_MARKS = tuple(
    (name, re.compile(rb"<w:" + name + rb"[^<>]*/>"))
    for name in (b"proofErr", b"bookmarkStart", b"bookmarkEnd", b"lastRenderedPageBreak")
)
_NEXT_RUN = re.compile(rb"</w:t></w:r><w:r(?: [^<>]*)?><w:t(?: [^<>]*)?>")
_TEXT_ALONE = re.compile(rb"<w:p(?: [^<>]*)?><w:r(?: [^<>]*)?>(<w:t(?: [^<>]*)?>[^<]*</w:t>)</w:r></w:p>")


def reduced(part: bytes, hides: bool) -> bytes:
    """Return the part with less in it and the same text, or itself; `hides`: some text may be hidden by its looks."""
    if hides or not _searchable(part):
        return part
    part = _RUN_LOOKS.sub(b"", part)
    for name, pattern in _MARKS:
        if name in part:
            part = pattern.sub(b"", part)
    part = _CELL_LOOKS.sub(b"", _PARAGRAPH_LOOKS.sub(b"", part))
    return b"".join(_TEXT_ALONE.split(_NEXT_RUN.sub(b"", part)))


def _searchable(part: bytes) -> bool:
    """Whether every tag of the part is what a search in its bytes takes it for."""
    declared = _DECLARATION.match(part)
    if declared is not None and b"encoding" in declared[1] and not _UTF8.search(declared[1]):
        return False
    if b"\x00" in part[:64] or _HIDING.search(part, declared.end() if declared else 0):
        return False
    # An element's < is never bare, so that as many > tell that none stands in a value or a text.
    return part.count(b"xmlns:w=") == part.count(_MAIN) == 1 and part.count(b"<") == part.count(b">")
