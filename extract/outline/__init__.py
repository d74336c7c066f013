"""Loaded -> Document: passages with kind, number and section, every table's cells with their positions, sentences."""

from __future__ import annotations

from extract.document import Document, Loaded
from extract.outline.contents import mark_contents
from extract.outline.frame import mark_frame
from extract.outline.halves import join_halves
from extract.outline.levels import place
from extract.outline.passages import Writer
from extract.outline.piece import pieces
from extract.outline.sentences import clauses, sentences
from extract.outline.title import mark_title

# A table's title stands at most this many pieces above it (a unit or a note may stand between).
ABOVE = 3
# Formats whose paragraphs stand in the file as they are; txt and pdf are joined by their loaders, which see the lines.
PARAGRAPHED = ("docx", "html", "doc", "rtf")
__all__ = ["build", "clauses", "sentences"]


def build(loaded: Loaded, source: str, sha256: str, size: int) -> Document:
    """Return the document of a loaded file.

    `source` is the path that the run reports, `sha256` the hex digest of the file's content (its first 16 digits are
    the document's id), `size` its length in bytes. For every passage and cell, text[start:end] is its text.
    """
    found = pieces(loaded.blocks)
    mark_contents(found)
    mark_frame(found)
    found = mark_title(found)
    if loaded.format in PARAGRAPHED:
        found = join_halves(found)
    place(found)
    writer = Writer()
    for index, piece in enumerate(found):
        if piece.grid is not None:
            writer.table(piece, found[max(0, index - ABOVE) : index])
        else:
            writer.passage(piece.kind or "paragraph", piece.text, piece)
    return Document(
        source=source,
        text="\n".join(passage.text for passage in writer.passages),
        passages=tuple(writer.passages),
        tables=tuple(writer.tables),
        loaded=loaded,
        doc_id=sha256[:16],
        sha256=sha256,
        bytes=size,
    )
