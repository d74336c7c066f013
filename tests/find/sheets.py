"""Documents of one table for tests: rows of texts, "^" for a cell that the one above spans, "<" for the one on the left."""

from extract.document import Cell, Document, Loaded, Passage, Table


def document(rows: list[list[str]], title: str | None = None, above: tuple[str, ...] = (), marked: int = 0) -> Document:
    """A document whose only table has these rows; `marked` rows are marked as header by the loader."""
    passages: list[Passage] = []
    at = 0
    for text in above:
        passages.append(Passage(len(passages), "paragraph", text, at, at + len(text)))
        at += len(text) + 1
    first, cells, texts = len(passages), [], []
    for r, row in enumerate(rows):
        line = ""
        for c, text in enumerate(row):
            if text in ("^", "<"):
                continue
            height = next((k for k in range(1, len(rows) - r) if rows[r + k][c] != "^"), len(rows) - r)
            width = next((k for k in range(1, len(row) - c) if row[c + k] != "<"), len(row) - c)
            start = at + len(line)
            cells.append(Cell(text, r, c, height, width, r < marked, start, start + len(text)))
            line += text + "\t"
        passages.append(Passage(len(passages), "row", line, at, at + len(line), table=0))
        texts.append(line)
        at += len(line) + 1
    table = Table(0, title, len(rows), len(rows[0]), "docx", tuple(cells), first, len(passages) - 1)
    return Document("t", "\n".join([*above, *texts]), tuple(passages), (table,), Loaded((), "txt", "t"), "d", "0", 0)
