"""Chrome and declarations among the blocks of a file that is no plain text: same words, told block by block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extract.document import Block, Loaded
from extract.load.chrome import declared, is_chrome
from extract.load.plain import running
from extract.numbering import mark_at

# A block of the plan's body: a numbered one, or a sentence of this many characters.
SENTENCE = 45
_BODY_STYLES = frozenset(("part", "chapter", "section", "article", "cn", "cnp", "num"))


def mark_declared(loaded: Loaded) -> Loaded:
    """Return the file with its lines of chrome as boilerplate, and with what they declare among its metadata.

    Blocks that the loader is sure of stay as they are, and so does what it read from the file's own properties.
    """
    metadata: dict[str, str] = {}
    body = next((number for number, block in enumerate(loaded.blocks) if is_body(block.text)), 0)
    is_running = running("\n".join([block.text for block in loaded.blocks]))
    blocks = tuple([_mark(block, number < body, metadata, is_running) for number, block in enumerate(loaded.blocks)])
    return replace(loaded, blocks=blocks, metadata=metadata | loaded.metadata)


def is_body(line: str) -> bool:
    """Whether a line belongs to the plan's body: numbered, or a long sentence."""
    text = line.strip()
    if len(text) >= SENTENCE and "。" in text:
        return True
    mark = mark_at(text)
    return mark is not None and mark.style in _BODY_STYLES and len(text) > mark.end + 1


def _mark(block: Block, outside: bool, metadata: dict[str, str], is_running: Callable[[str], bool]) -> Block:
    if block.kind is not None or block.grid is not None:
        return block
    text = block.text.strip()
    if not text or (not outside and is_running(text)):
        return block
    values = declared(text, outside)
    if values is None and not is_chrome(text):
        return block
    for key, value in (values or {}).items():
        metadata.setdefault(key, value)
    return block._replace(kind="boilerplate")
