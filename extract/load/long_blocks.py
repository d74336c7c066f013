"""Paragraphs far longer than any in print, cut at their sentences: the time that a paragraph takes grows with its square.

A crawl that lost its line feeds gives a whole plan as one paragraph; facts are the same in its pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Block, Loaded

# Characters: the longest paragraph of the plans read has 1,252, their longest sentence some 400.
LONGEST, LONGEST_SENTENCE = 10_000, 2_000
# Rows times columns of a table: the longest seen has some 20,000.
MAX_PLACES = 1_000_000
# A stretch so long without a sentence's end, of fewer kinds of characters than this, numerals among them, is no prose: in
# the plans read 200 characters hold 90 kinds at least.
MONOTONOUS, KINDS = 200, 16
# Characters at either end that tell most texts of less than QUICK characters at once.
_ENDS, QUICK = 48, 500
_NUMERAL = re.compile("[0-9０-９一二三四五六七八九十百千万亿]")
_STOP = re.compile("[。！？!?；;][”’」』）)]?|\n")
# Where a sentence that does not end is cut, best first.
_CLAUSES = (re.compile("[，,]"), re.compile("[、 \u3000]"))


def cut_long(loaded: Loaded) -> Loaded:
    """Return the file with no paragraph over LONGEST characters, no table over MAX_PLACES, and warnings where one was.

    Text that repeats a few characters is kept as rows: its quantities would take minutes and mean nothing.
    Nearly every file is returned as it is.
    """
    if any(map(_is_long, loaded.blocks)):
        loaded = _cut(loaded)
    dull = {at for at, block in enumerate(loaded.blocks) if len(block.text) >= MONOTONOUS and is_monotonous(block.text)}
    if not dull:
        return loaded
    blocks = tuple(block._replace(kind="row") if at in dull else block for at, block in enumerate(loaded.blocks))
    sample, size = loaded.blocks[min(dull)].text[:20], sum(len(loaded.blocks[at].text) for at in dull)
    warning = f"{size:,} characters from “{sample}” on repeat a few characters: kept as rows, nothing taken from them."
    return replace(loaded, blocks=blocks, warnings=(*loaded.warnings, warning))


def is_monotonous(text: str) -> bool:
    """Whether a text of MONOTONOUS characters or more holds a sentence that repeats a few characters with numerals.

    >>> is_monotonous("5%、" * 100), is_monotonous("建成5家。" * 100), is_monotonous("建设站点，" * 100)
    (True, False, False)
    """
    if len(text) < QUICK and len(set(text[:_ENDS])) >= KINDS and len(set(text[-_ENDS:])) >= KINDS:
        return False
    parts = [part for part in _STOP.split(text) if len(part) >= MONOTONOUS]
    return any(len(set(part)) < KINDS and _NUMERAL.search(part) for part in parts)


def _cut(loaded: Loaded) -> Loaded:
    """The file with its long blocks cut."""
    blocks: list[Block] = []
    warnings: list[str] = []
    longest = 0
    bounded = list(map(_bounded, loaded.blocks))
    if any(now is not before for now, before in zip(bounded, loaded.blocks, strict=True)):
        warnings.append(f"A table whose merged cells cover more than {MAX_PLACES:,} places is read without its merges.")
    for block in bounded:
        size = len(block.text) if block.grid is None else max((len(cell.text) for cell in block.grid.cells), default=0)
        if size <= LONGEST_SENTENCE or (size <= LONGEST and block.grid is not None):
            blocks.append(block)
            continue
        pieces = list(_blocks(block))
        longest = max(longest, size if len(pieces) > 1 else 0)
        blocks += pieces
    if longest:
        warnings.append(f"A paragraph of {longest:,} characters is cut at its sentences: line feeds may be missing.")
    return replace(loaded, blocks=tuple(blocks), warnings=(*loaded.warnings, *warnings)) if warnings else loaded


def _is_long(block: Block) -> bool:
    """Whether a block's text, a cell or the places of a table are beyond their bounds."""
    if block.grid is None:
        return len(block.text) > LONGEST_SENTENCE
    cells = block.grid.cells
    places = sum([cell.row_span * cell.column_span for cell in cells])
    return places > MAX_PLACES or max([len(cell.text) for cell in cells], default=0) > LONGEST


def _bounded(block: Block) -> Block:
    """The block itself, or where its cells' spans cover more places than any table has, without the spans."""
    grid = block.grid
    if grid is None or sum(cell.row_span * cell.column_span for cell in grid.cells) <= MAX_PLACES:
        return block
    cells = tuple(cell._replace(row_span=1, column_span=1) for cell in grid.cells)
    columns = max(cell.column for cell in cells) + 1
    return block._replace(grid=replace(grid, cells=cells, columns=columns))


def _blocks(block: Block) -> Iterator[Block]:
    """The pieces of a block; a table with a cell that long is a frame around text."""
    if block.grid is not None:
        for cell in block.grid.cells:
            for line in filter(None, map(str.strip, cell.text.split("\n"))):
                yield from (Block(piece, kind="box", page=cell.page) for piece in pieces(line))
        return
    for number, piece in enumerate(pieces(block.text)):
        yield block._replace(text=piece, number=block.number if not number else None)


def pieces(text: str) -> list[str]:
    """Cut a text so that no piece has over LONGEST characters, no part of one without a sentence's end LONGEST_SENTENCE.

    >>> [len(piece) for piece in pieces("目标。" * 4000)], [len(piece) for piece in pieces("目标" * 1500)]
    ([9999, 2001], [2000, 1000])
    """
    out: list[str] = []
    start = at = 0  # where the piece and the sentence begin
    while at < len(text):
        end, whole = _end(text, at)
        if end - start > LONGEST and at > start:
            out.append(text[start:at])
            start = at
        if not whole:
            out.append(text[start:end])
            start = end
        at = end
    return [piece for piece in (part.strip() for part in (*out, text[start:])) if piece]


def _end(text: str, start: int) -> tuple[int, bool]:
    """Where the sentence that begins at `start` ends, and whether it does: one without an end is cut at its clauses."""
    limit = start + LONGEST_SENTENCE
    found = _STOP.search(text, start, limit)
    if found is not None:
        return found.end(), True
    if limit >= len(text):
        return len(text), True
    for mark in _CLAUSES:
        last = max((found.end() for found in mark.finditer(text, start, limit)), default=0)
        if last:
            return last, False
    return limit, False
