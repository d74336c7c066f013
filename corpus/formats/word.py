"""Parts to a Word file (.docx): real automatic numbering, merged cells, runs split by colour, header rows that repeat."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from corpus.formats.parts import Part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DIGITS = {digit: at for at, digit in enumerate("零一二三四五六七八九")}
# The levels of official papers: 一、（一）1. (GB/T 9704-2012, 7.3.3).
_LEVELS = (
    (re.compile(r"([一二三四五六七八九十]{1,3})、"), "chineseCounting", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]{1,3})）"), "chineseCounting", "（%2）"),
    (re.compile(r"(\d{1,2})\.(?!\d)"), "decimal", "%3."),
)


def _value(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, _, ones = words.rpartition("十")
    if "十" not in words:
        return _DIGITS[words]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


@dataclass
class _Numbering:
    """Counts as Word would, and begins a new list wherever Word would print another number than the text has."""

    lists: list[dict[int, int]] = field(default_factory=lambda: [{}])
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def properties(self, level: int, value: int) -> str:
        starts = self.lists[-1]
        expected = self.counts[level] + 1 if self.counts[level] else starts.get(level, 1)
        if value != expected:
            self.lists.append({level: value})
        self.counts[level] = value
        self.counts[level + 1 :] = [0] * (2 - level)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{len(self.lists)}"/></w:numPr>'

    def part(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (_, form, text) in enumerate(_LEVELS)
        )
        nums = "".join(
            f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="0"/>'
            + "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
                for level, value in starts.items()
            )
            + "</w:num>"
            for at, starts in enumerate(self.lists)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        return f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{kind}{levels}</w:abstractNum>{nums}</w:numbering>'


def docx(parts: Sequence[Part]) -> bytes:
    """A .docx of the parts."""
    numbering = _Numbering()
    body = "".join(_table(part) if part.cells else _paragraph(part, numbering) for part in parts)
    layout = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/></w:sectPr>'
    files = {
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{layout}</w:body></w:document>',
        "word/numbering.xml": numbering.part(),
        "word/styles.xml": _styles(),
    }
    kinds = {"document": "document.main", "numbering": "numbering", "styles": "styles"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    files["_rels/.rels"] = _relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = _relations({"numbering": "numbering.xml", "styles": "styles.xml"})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(
                zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _relations(targets: dict[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{at + 1}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def _styles() -> str:
    named = (("1", "heading 1", '<w:outlineLvl w:val="0"/>'), ("T", "Title", ""), ("C", "caption", ""))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{about}</w:pPr></w:style>'
        for key, name, about in named
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    return f'<w:styles xmlns:w="{_W}">{normal}{styles}</w:styles>'


def _run(text: str, about: str = "") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _runs(text: str) -> str:
    """The text in two runs of other colours, parted in the middle of whatever stands there."""
    half = len(text) // 2
    return _run(text[:half]) + _run(text[half:], '<w:color w:val="FF0000"/>')


def _paragraph(part: Part, numbering: _Numbering) -> str:
    about, text = "", part.text
    if part.style in {"title", "caption"}:
        about = f'<w:pStyle w:val="{part.style[0].upper()}"/><w:jc w:val="center"/>'
    for level, (pattern, _, _) in enumerate(_LEVELS):
        found = pattern.match(text)
        if found and not about and len(text) > found.end():
            about, text = numbering.properties(level, _value(found[1])), text[found.end() :]
    return f"<w:p><w:pPr>{about}</w:pPr>{_runs(text)}</w:p>"


def _table(part: Part) -> str:
    width = 8800 // part.columns
    grid = f'<w:gridCol w:w="{width}"/>' * part.columns
    rows = []
    for row in range(part.rows):
        about = "<w:tblHeader/>" if row < part.header else ""
        cells = sorted((c for c in part.cells if c.row <= row < c.row + c.row_span), key=lambda c: c.column)
        inner = ""
        for cell in cells:
            span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
            merge = ""
            if cell.row_span > 1:
                merge = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
            text = _runs(cell.text) if row == cell.row else ""
            size = f'<w:tcW w:w="{width * cell.column_span}" w:type="dxa"/>'
            inner += f"<w:tc><w:tcPr>{size}{span}{merge}</w:tcPr><w:p>{text}</w:p></w:tc>"
        rows.append(f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>")
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    about = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
