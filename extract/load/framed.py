"""A frame around text is no table: tables of one column become the text of a box (专栏)."""

from __future__ import annotations

from extract.document import Block, Grid

# A line that ends so is whole; one that ends otherwise at a page's edge goes on in the frame's next part.
_ENDS = tuple("。；！？;!?：:）)")
# A heading is no rest of a line, whatever the line before it ends with.
_SHORT = 24


def unframed(block: Block) -> list[Block]:
    """The block itself, or where it is a table of one column its lines as blocks of kind box."""
    grid = block.grid
    if grid is None or any(cell.column_span < grid.columns for cell in grid.cells):
        return [block]
    return [Block(text, kind="box", page=page) for text, page in _lines(grid)]


def _lines(grid: Grid) -> list[tuple[str, int | None]]:
    """The lines of a frame with their pages; a line that a page's edge cuts is one."""
    out: list[tuple[str, int | None]] = []
    last_page: int | None = None
    for cell in grid.cells:
        for at, text in enumerate(filter(None, (line.strip() for line in cell.text.split("\n")))):
            if (
                out
                and at == 0
                and cell.page != last_page
                and len(out[-1][0]) > _SHORT
                and not out[-1][0].endswith(_ENDS)
            ):
                out[-1] = (out[-1][0] + text, out[-1][1])
            else:
                out.append((text, cell.page))
        last_page = cell.page
    return out
