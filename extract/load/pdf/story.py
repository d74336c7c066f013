"""Pages to blocks, whatever format they come from: chrome out, tables found and joined, paragraphs in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.document import Block
from extract.load.captions import titled
from extract.load.framed import unframed
from extract.load.pdf.chrome import strip_chrome
from extract.load.pdf.join import continues, join
from extract.load.pdf.lines import Line, split_lines
from extract.load.pdf.notes import split_notes, usual_height
from extract.load.pdf.page import Glyphs, Page
from extract.load.pdf.spaced import spaced_tables
from extract.load.pdf.tables import PageTable, page_tables
from extract.load.pdf.text import Row, find_gutter, layout_of, margins_of, paragraphs, rows_of_page

# A line of a table of contents: leaders, then a page.
_CONTENTS = re.compile(r"[.…·．⋯]{3,}\s*[-—–]?\s*\d{1,4}\s*[-—–]?$")
# What stands above the next part of a table: (续表), 续表1, 表1（续）, and the table's unit once more.
_CONTINUED = re.compile(
    r"[（(]?(?:续表?|接上表)[\d一-十]{0,3}[）)]?|表[\d一-十.\-]{1,5}.{0,40}[（(]?续表?[）)]?|[（(]?单位[:：].{1,12}"
)


# Finds the tables of a page; returns them from top to bottom, and the glyphs that stand in none.
TableFinder = Callable[[Page], tuple[list[PageTable], Glyphs]]


@dataclass(slots=True)
class _Content:
    """A page between reading and joining."""

    page: Page
    tables: list[PageTable]
    lines: list[list[Line]]


def story(pages: list[Page], ruled: TableFinder = page_tables, spaced: bool = True) -> tuple[list[Block], list[str]]:
    """The blocks of all pages, and what was left out of them as chrome. `ruled` finds a page's tables.

    Tables told by blanks are looked for only where `spaced`. No blocks where the pages hold no text.
    """
    contents = []
    for page in pages:
        tables, free = ruled(page)
        contents.append(_Content(page, tables, split_lines(free)))
    lines, chrome = strip_chrome([content.lines for content in contents], [page.height for page in pages])
    known: tuple[float, ...] = ()
    for content, kept in zip(contents, lines, strict=True):
        found, content.lines = spaced_tables(content.page, kept, known) if spaced else ([], kept)
        known = found[-1].xs if found else ()
        if found:
            content.tables = sorted([*content.tables, *found], key=lambda table: table.y0)
    usual = usual_height([content.lines for content in contents])
    notes: list[Block] = []
    for content in contents:
        page = content.page
        content.lines, feet = split_notes(content.lines, page.number, page.height, usual)
        notes += feet
    return titled(_blocks(contents) + notes), chrome


def _blocks(contents: list[_Content]) -> list[Block]:
    """Paragraphs and tables of all pages in reading order; both may go on over a page's edge."""
    items = _items(contents)
    layout = layout_of([row for item in items if isinstance(item, list) for row in item])
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, PageTable):
            blocks += unframed(Block("", kind="table", page=item.page, grid=item.grid()))
            continue
        for text, page in paragraphs(item, layout):
            blocks.append(Block(text, kind="boilerplate" if _CONTENTS.search(text) else None, page=page))
    return blocks


def _items(contents: list[_Content]) -> list[PageTable | list[Row]]:
    """Tables, joined over pages, and the runs of lines between them."""
    items: list[PageTable | list[Row]] = []
    margins, gutter = (0.0, 0.0), None
    for content in contents:
        margins = margins_of(content.lines, margins if margins[1] else _default_margins(content))
        lines, number = content.lines, content.page.number
        for table in content.tables:
            above = [parts for parts in lines if parts[0].y0 < table.y0]
            lines = [parts for parts in lines if parts[0].y0 >= table.y0]
            last = items[-1] if items else None
            if isinstance(last, PageTable) and continues(last, table) and _says_continued(above):
                items[-1] = join(last, table)
            else:
                gutter = find_gutter(above, margins, gutter)
                _add(items, rows_of_page(above, number, margins, gutter))
                items.append(table)
        gutter = find_gutter(lines, margins, gutter)
        _add(items, rows_of_page(lines, number, margins, gutter))
    return items


def _add(items: list[PageTable | list[Row]], rows: list[Row]) -> None:
    last = items[-1] if items else None
    if isinstance(last, list):
        last.extend(rows)
    elif rows:
        items.append(rows)


def _says_continued(lines: list[list[Line]]) -> bool:
    """Whether nothing, or only that a table goes on, stands above its next part."""
    return all(_CONTINUED.fullmatch("".join("".join(part.text for part in parts).split())) for parts in lines)


def _default_margins(content: _Content) -> tuple[float, float]:
    lines = content.lines
    if not lines:
        return 0.0, content.page.width
    return min(parts[0].x0 for parts in lines), max(parts[-1].x1 for parts in lines)
