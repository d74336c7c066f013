"""Small writers of Word and PDF files for the tests: raw XML and raw page contents, so that each trap can be built."""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(body: str, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "") -> bytes:
    """A .docx from the XML inside w:body and inside the other parts' roots."""
    parts = {
        "styles": f"<w:styles {_SPACES}>{styles}</w:styles>" if styles else "",
        "numbering": f"<w:numbering {_SPACES}>{numbering}</w:numbering>" if numbering else "",
        "footnotes": f"<w:footnotes {_SPACES}>{footnotes}</w:footnotes>" if footnotes else "",
        "endnotes": f"<w:endnotes {_SPACES}>{endnotes}</w:endnotes>" if endnotes else "",
    }
    parts = {name: xml for name, xml in parts.items() if xml}
    files = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": xml for name, xml in parts.items()}
    kinds = {"document": f"{_TYPES}.document.main+xml", **{name: f"{_TYPES}.{name}+xml" for name in parts}}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    files["_rels/.rels"] = relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = relations({name: f"{name}.xml" for name in parts})
    return zipped(files)


def relations(targets: dict[str, str]) -> str:
    """A .rels part: the last word of each type, and its target."""
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def zipped(files: dict[str, str]) -> bytes:
    """A zip archive of text files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A w:r."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A w:p; content that is no XML becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, num: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(index: int, number_format: str, text: str, extra: str = "", start: int = 1) -> str:
    """A w:lvl; `extra` holds its further children that come after numFmt."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """One abstract list and its instances."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def cell(text: str, properties: str = "") -> str:
    """A w:tc; text that is no XML becomes paragraphs, one a line."""
    inner = text if text.startswith("<") else "".join(paragraph(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str, grid: str = "") -> str:
    """A w:tbl of w:tr."""
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A w:tr; cells that are no XML become w:tc."""
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


@dataclass
class Sheet:
    """A page of a PDF under construction; x to the right, y downwards from the top, in points."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    content: list[str] = field(default_factory=list)
    pictures: bool = False

    def text(self, x: float, y: float, words: str, size: float = 12, angle: float = 0, font: str = "F1") -> Sheet:
        """Print words with their baseline's start at x, y."""
        turn = math.radians(angle)
        matrix = f"{math.cos(turn):.4f} {math.sin(turn):.4f} {-math.sin(turn):.4f} {math.cos(turn):.4f}"
        codes = words.encode("utf-16-be").hex()
        self.content.append(f"BT /{font} {size} Tf {matrix} {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET")
        return self

    def lines(self, x: float, y: float, words: list[str], size: float = 12, pitch: float = 20) -> float:
        """Print lines one below the other; return the y of the next one."""
        for at, line in enumerate(words):
            self.text(x, y + at * pitch, line, size)
        return y + len(words) * pitch

    def rule(self, x0: float, y0: float, x1: float, y1: float, filled: bool = False) -> Sheet:
        """A line, or the same as a thin filled rectangle."""
        if filled:
            self.content.append(f"{x0} {self.height - y1 - 0.25} {x1 - x0 or 0.5} {y1 - y0 or 0.5} re f")
        else:
            self.content.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """A grey picture with its top left corner at x, y."""
        self.pictures = True
        self.content.append(f"q {width} 0 0 {height} {x} {self.height - y - height} cm /Im Do Q")
        return self

    def table(self, x: float, y: float, widths: list[float], rows: list[list[str]], **options: object) -> float:
        """A ruled table; "<" joins a cell to the one on its left, "^" to the one above. Returns the y of its foot."""
        height, size = float(str(options.get("height", 24))), float(str(options.get("size", 10)))
        filled = bool(options.get("filled"))
        xs = [x + sum(widths[:at]) for at in range(len(widths) + 1)]
        for r, line in enumerate(rows):
            top = y + r * height
            for c, words in enumerate(line):
                if words != "^":
                    self.rule(xs[c], top, xs[c + 1], top, filled)
                if words != "<":
                    self.rule(xs[c], top, xs[c], top + height, filled)
                if words not in {"<", "^"}:
                    for at, part in enumerate(words.split("\n")):
                        self.text(xs[c] + 4, top + 12 + at * 11, part, size)
            self.rule(xs[-1], top, xs[-1], top + height, filled)
        foot = y + len(rows) * height
        self.rule(xs[0], foot, xs[-1], foot, filled)
        return foot


_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_NO_MAP = (
    _FONT.replace("/UniGB-UCS2-H", "/Identity-H").replace("(GB1)", "(Identity)").replace("STSong-Light", "Nameless")
)
_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)


def pdf(*sheets: Sheet, trailer: str = "") -> bytes:
    """A PDF of the sheets. Font F1 needs no file and has a map to characters, font F2 has none."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>".encode(),
        _FONT.encode(),
        _PICTURE,
        _NO_MAP.encode(),
    ]
    for at, sheet in enumerate(sheets):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]/Rotate {sheet.rotate}"
            f"/Contents {7 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R/F2 5 0 R>>/XObject<</Im 4 0 R>>>>>>".encode()
        )
        stream = "\n".join(sheet.content).encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.6\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
