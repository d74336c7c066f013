"""Parts to a web page as a government's site serves it: a bar of links, the article, tables with spans, a foot."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.formats.parts import Part

_TAGS = {"title": "h1", "caption": "p", "heading": "p", "paragraph": "p", "note": "p"}


def html(parts: Sequence[Part], encoding: str = "utf-8") -> bytes:
    """A page of the parts; it declares gb2312 where its bytes are gb18030, as many sites do."""
    declared = "gb2312" if encoding == "gb18030" else encoding
    body = "".join(_table(part) if part.cells else _paragraph(part) for part in parts)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{declared}"></head><body>'
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>'
        f'<div class="article"><div class="TRS_Editor">{body}</div></div>'
        '<div class="footer"><p>主办单位：云岭省人民政府办公厅</p></div></body></html>'
    )
    return page.encode(encoding, "xmlcharrefreplace")


def _paragraph(part: Part) -> str:
    tag = _TAGS[part.style]
    style = ' style="text-align:center"' if part.style in {"title", "caption"} else ' style="text-indent:2em"'
    indent = "&nbsp;&nbsp;" if part.style == "paragraph" else ""
    return f"<{tag}{style}>{indent}{escape(part.text)}</{tag}>\n"


def _table(part: Part) -> str:
    rows = []
    for row in range(part.rows):
        inner = ""
        for cell in part.cells:
            if cell.row == row:
                spans = f' rowspan="{cell.row_span}"' * (cell.row_span > 1)
                spans += f' colspan="{cell.column_span}"' * (cell.column_span > 1)
                inner += f"<td{spans}><p><span>{escape(cell.text)}</span></p></td>"
        rows.append(f"<tr>{inner}</tr>")
    return f'<table border="1" cellspacing="0"><tbody>{"".join(rows)}</tbody></table>\n'
