"""Printed pages to OFD (GB/T 33190-2016): text objects by line, rules as paths, millimetres."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from corpus.formats.sheets import HEIGHT, WIDTH, Sheet, width

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72


def ofd(sheets: Sequence[Sheet]) -> bytes:
    """An OFD of the pages."""
    pages = "".join(f'<ofd:Page ID="{at + 100}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(sheets)))
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH * _MM:.2f} {HEIGHT * _MM:.2f}</ofd:PhysicalBox></ofd:PageArea>"
    files = {
        "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>{area}"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
    }
    for at, sheet in enumerate(sheets):
        files[f"Doc_0/Pages/Page_{at}/Content.xml"] = _page(sheet)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            package.writestr(
                zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _page(sheet: Sheet) -> str:
    items = [_rule(*rule) for rule in sheet.rules] + [_text(*words) for words in sheet.words]
    layer = f'<ofd:Layer ID="1">{"".join(items)}</ofd:Layer>'
    return f"<ofd:Page {_SPACE}><ofd:Content>{layer}</ofd:Content></ofd:Page>"


def _rule(x0: float, y0: float, x1: float, y1: float) -> str:
    wide, high = (x1 - x0) * _MM, (y1 - y0) * _MM
    boundary = f"{x0 * _MM:.3f} {y0 * _MM:.3f} {wide:.3f} {high:.3f}"
    data = f"M 0 0 L {wide:.3f} {high:.3f}"
    return f'<ofd:PathObject Boundary="{boundary}" LineWidth="0.2"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def _text(x: float, y: float, words: str, size: float) -> str:
    steps = " ".join(f"{width(ch, size) * _MM:.3f}" for ch in words[:-1])
    boundary = f"{x * _MM:.3f} {(y - size) * _MM:.3f} {width(words, size) * _MM:.3f} {1.2 * size * _MM:.3f}"
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject Boundary="{boundary}" Font="3" Size="{size * _MM:.3f}">'
        f'<ofd:TextCode X="0" Y="{size * _MM:.3f}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )
