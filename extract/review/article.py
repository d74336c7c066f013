"""The text of a plan as HTML: passages in reading order, tables as tables, facts highlighted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.review import escape
from extract.review.marks import Marked
from extract.review.wording import Row

# Headings of a plan start below the page's own.
_TOP, _LOWEST = 2, 6


def _tag(passage: Row) -> str:
    if passage["kind"] == "heading":
        return f"h{min(_TOP + len(passage['section']), _LOWEST)}"
    return "p"


def _page(passage: Row, before: int | None) -> str:
    """Return a mark in the margin where a new page begins."""
    page = passage["page"]
    return f'<span class="page" data-page="{page}"></span>' if page is not None and page != before else ""


def _spans(cell: Row) -> str:
    said = f' colspan="{cell["column_span"]}"' if cell["column_span"] > 1 else ""
    return said + (f' rowspan="{cell["row_span"]}"' if cell["row_span"] > 1 else "")


def _rows(marked: Marked, cells: Sequence[Row]) -> Iterator[str]:
    """Yield the rows of a table; a row in which no cell begins is kept, for row spans count it."""
    by_row: dict[int, list[Row]] = {}
    for cell in cells:
        by_row.setdefault(cell["row"], []).append(cell)
    for number in range(max(by_row) + 1):
        made = []
        for cell in sorted(by_row.get(number, []), key=lambda one: int(one["column"])):
            tag = "th" if cell["is_header"] else "td"
            words = marked.html(cell["start"], cell["end"])
            made.append(f'<{tag}{_spans(cell)} data-s="{cell["start"]}">{words}</{tag}>')
        yield f"<tr>{''.join(made)}</tr>"


def _table(marked: Marked, table: Row, cells: Sequence[Row]) -> str:
    label = escape.text(table["title"] or "")
    return (
        f'<div class="grid" role="region" tabindex="0" aria-label="{label}" data-kind="{table["kind"]}">'
        f"<table>{''.join(_rows(marked, cells))}</table></div>"
    )


def article(marked: Marked, passages: Sequence[Row], tables: Sequence[Row], cells: Sequence[Row]) -> str:
    """Return the whole text. Rows of a table are set once, as the table, where its first row stands."""
    of_table: dict[str, list[Row]] = {}
    for cell in cells:
        of_table.setdefault(cell["table_id"], []).append(cell)
    # Where each table begins and ends in the text.
    grids = {min(c["start"] for c in of_table[t["table_id"]]): t for t in tables if t["table_id"] in of_table}
    until, page = -1, None
    made = []
    for passage in passages:
        made.append(_page(passage, page))
        page = passage["page"] if passage["page"] is not None else page
        if passage["start"] < until:
            continue  # a row of the table that has just been set
        table = grids.get(passage["start"])
        if table is not None and passage["kind"] in ("row", "caption"):
            own = of_table[table["table_id"]]
            until = max(max(cell["end"] for cell in own), passage["end"])
            made.append(_table(marked, table, own))
            continue
        words = marked.html(passage["start"], passage["end"])
        if words:
            tag = _tag(passage)
            depth = min(len(passage["section"]), 4)
            made.append(f'<{tag} class="{passage["kind"]} l{depth}" data-s="{passage["start"]}">{words}</{tag}>')
    return "\n".join(part for part in made if part)
