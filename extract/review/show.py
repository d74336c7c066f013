"""The facts of one plan on a terminal: each sentence with the words that carry a fact set off, and what was read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from extract.document import Document
from extract.records import Facts

KINDS = ("indicator_values", "targets", "statements", "deadlines", "responsibilities", "projects")
# SGR codes of ECMA-48: bold with a colour for each kind; faint for what is said about a fact.
_COLOURS = {
    "indicator_values": "1;36",
    "targets": "1;32",
    "statements": "1;34",
    "deadlines": "1;33",
    "responsibilities": "1;35",
    "projects": "1;36",
}
_FAINT = "2"
# What a fact's own line says, beside the words themselves.
_SAID = {
    "indicator_values": "name breakdown kind period value value_high unit comparator attribute rule",
    "targets": "subject value value_high unit per comparator mode deadline deadline_basis scope reason rule",
    "statements": "subject value value_high unit status reason rule",
    "deadlines": "kind date_start date_end recurrence task rule",
    "responsibilities": "canonical level role task rule",
    "projects": "name investment unit actor period rule",
}
# Characters of context on each side of a fact, and of a value in the line below.
CONTEXT = 60
VALUE = 48
_BIDI = set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A)) | {0x200E, 0x200F, 0x061C}


def plain(text: str) -> str:
    """Make text safe for a terminal: control and direction marks of a document become visible signs.

    >>> plain("a\\x1b[31mb")
    'a␛[31mb'
    """
    return "".join(_visible(ch) for ch in text)


def _visible(ch: str) -> str:
    code = ord(ch)
    if code < 0x20:
        return " " if ch in "\n\r\t" else chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "�" if 0x80 <= code < 0xA0 or code in _BIDI or 0xD800 <= code < 0xE000 else ch


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def in_sentence(document: Document, kind: str, start: int, end: int, colour: bool) -> str:
    """Return the words at start:end with up to CONTEXT characters of their line on each side.

    The words are coloured, or, without colour, set in ⟦ ⟧.
    """
    left = max(document.text.rfind("\n", 0, start) + 1, start - CONTEXT)
    line_end = document.text.find("\n", end)
    right = min(line_end if line_end >= 0 else len(document.text), end + CONTEXT)
    words = plain(document.text[start:end])
    marked = _paint(words, _COLOURS[kind], True) if colour else f"⟦{words}⟧"
    return plain(document.text[left:start]) + marked + plain(document.text[end:right])


def _said(kind: str, record: Any) -> str:
    parts = []
    for name in _SAID[kind].split():
        value = getattr(record, name)
        if value is not None:
            text = plain(f"{value:g}" if isinstance(value, float) else str(value))
            parts.append(f"{name}={text if len(text) <= VALUE else text[: VALUE - 1] + '…'}")
    return "  ".join(parts)


def _metadata(facts: Facts) -> Iterator[str]:
    for field in fields(facts.metadata):
        value = getattr(facts.metadata, field.name)
        if value is not None:
            yield plain(f"{field.name:16} {value}")


def lines(document: Document, facts: Facts, kinds: Sequence[str] | None, colour: bool) -> Iterator[str]:
    """Yield what `taizhang show` prints: metadata, then the facts in the order of the text, then counts."""
    if not kinds:
        yield from _metadata(facts)
        yield ""
    wanted = [kind for kind in KINDS if not kinds or kind in kinds]
    found = [(record.start, kind, record) for kind in wanted for record in getattr(facts, kind)]
    for start, kind, record in sorted(found, key=lambda item: item[0]):
        yield f"{_paint(kind, _COLOURS[kind], colour)}  {in_sentence(document, kind, start, record.end, colour)}"
        yield _paint(f"    {_said(kind, record)}", _FAINT, colour)
    yield ""
    yield ", ".join(f"{len(getattr(facts, kind))} {kind}" for kind in wanted)


def show(document: Document, facts: Facts, kinds: Sequence[str] | None = None) -> None:
    """Print the facts of one plan; in colour where standard output is a terminal and NO_COLOR is not set."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for line in lines(document, facts, kinds, colour):
        print(line)
