"""Word files (.docx): paragraphs, tables, text boxes, notes in reading order, numbers as Word prints them.

Tracked changes are read as accepted, hidden text and the headers and footers of pages are left out.
"""

from __future__ import annotations

from typing import Any

from extract.document import Block, BlockKind, Loaded
from extract.errors import LoadError
from extract.load.captions import titled
from extract.load.characters import normalise
from extract.load.docx.inline import MC, Inline, Notes, Tally, chosen
from extract.load.docx.numbering import Numbering
from extract.load.docx.package import Parts, open_package
from extract.load.docx.styles import VAL, Styles, W, child, switched, value
from extract.load.docx.table import RawCell, build_grid
from extract.load.framed import unframed

_WRAPPERS = {W + name for name in ("customXml", "sdtContent", "smartTag")}
_PLAIN = frozenset(W + name for name in ("p", "t", "tbl", "tr", "tc"))
# A paragraph of text alone, as docx_reduce leaves it.
_STYLE, _MARK, _NUMBERED, _LEVEL = W + "pStyle", W + "rPr", W + "numPr", W + "outlineLvl"
_TC, _TC_PR = W + "tc", W + "tcPr"
_P, _BARE = W + "p", W + "t"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_GONE = ("del", "moveFrom")
# A whole paragraph set in a heading style is body text; headings of plans stay below this many characters.
_HEADING_MAX = 80
_ELSEWHERE = {"diagramData": "SmartArt", "chart": "charts", "aFChunk": "imported files (altChunk)"}


def load(data: bytes) -> Loaded:
    """Read a .docx; raise LoadError with what to do where it is damaged, protected, empty or out of bounds."""
    return _Reader(open_package(data)).read()


class _Reader:
    """Walks the XML once, in document order, so that automatic numbers count right."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        # Whether a paragraph without properties of its own prints its text and nothing else.
        default = self._styles.default
        self._plain = not self._numbering.numbers(default) and self._styles.kind(default) is None
        self._tally, self._notes = Tally(), Notes()
        self._inline = Inline(self._styles, self._tally, self._notes, parts.hides)

    def read(self) -> Loaded:
        body = child(self._parts.document, "body")
        if body is None:
            raise LoadError("The Word file has no body; open it in Word and save it again.")
        blocks = self._story(body) + self._note_blocks()
        if not blocks:
            raise LoadError(
                "The Word file holds no text (only pictures, or nothing); load a copy with text, or run OCR first."
            )
        return Loaded(tuple(titled(blocks)), "docx", "docx", warnings=self._warnings(), lost=self._lost())

    def _story(self, container: Any, in_cell: bool = False) -> list[Block]:
        """The blocks of a body, cell, text box or note."""
        blocks: list[Block] = []
        carried = ""
        for item in _content(container):
            tag = item.tag
            if tag == _BARE:
                blocks += self._bare(item, carried, in_cell)
                carried = ""
            elif tag == _P:
                carried, found = self._paragraph(item, carried, in_cell)
                blocks += found
            elif tag == W + "tbl":
                blocks += self._table(item)
            elif tag == W + "altChunk":
                self._tally.imported += 1
        if carried.strip():
            blocks.append(Block(carried.strip()))
        return blocks

    def _bare(self, item: Any, carried: str, in_cell: bool) -> list[Block]:
        text = carried + normalise(item.text or "")[0]
        if self._plain:
            return [Block(line) for line in _stripped(text)]
        return self._printed(text, {}, self._styles.default, in_cell)

    def _paragraph(self, paragraph: Any, carried: str, in_cell: bool) -> tuple[str, list[Block]]:
        """(text that runs on into the next paragraph, blocks); a deleted paragraph mark lets the text run on."""
        properties = next(paragraph.iterchildren(W + "pPr"), ())
        about = {item.tag: item for item in properties}
        style_id = about[_STYLE].get(VAL) if _STYLE in about else None
        style_id = style_id or self._styles.default
        text, boxes = self._inline.read(paragraph, style_id)
        text = carried + normalise(text)[0]
        mark = about.get(_MARK)
        below = [block for box in boxes for block in self._story(box)] if boxes else []
        if mark is not None:
            if any(child(mark, gone) is not None for gone in _GONE) or switched(mark, "specVanish"):
                return text, below
            if not text.strip() and switched(mark, "vanish"):
                return "", below
        return "", self._printed(text, about, style_id, in_cell) + below

    def _printed(self, text: str, about: dict[Any, Any], style_id: str | None, in_cell: bool) -> list[Block]:
        """The blocks of a paragraph's text, with the number that Word prints before it."""
        number, printed = self._numbering.number(about.get(_NUMBERED), style_id)
        if not text or text.isspace():
            return [Block(number, number=number)] if number and in_cell else []
        return _lines(text, number, printed, self._kind(about.get(_LEVEL), style_id))

    def _kind(self, level: Any | None, style_id: str | None) -> BlockKind | None:
        if level is not None and level.get(VAL, "9") != "9":
            return "heading"
        return self._styles.kind(style_id)

    def _table(self, table: Any) -> list[Block]:
        """The table as one block, and after it what stands as a table of its own inside its cells."""
        rows: list[list[RawCell]] = []
        inner: list[Block] = []
        for row in _content(table):
            if row.tag != W + "tr":
                continue
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._tally.dropped += 1
                continue
            self._tally.kept += child(properties, "ins") is not None
            rows.append(self._row(row, properties, inner))
        widths = [_integer(column.get(W + "w"), 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        grid = build_grid(rows, widths)
        return ([] if grid is None else unframed(Block("", kind="table", grid=grid))) + inner

    def _row(self, row: Any, properties: Any | None, inner: list[Block]) -> list[RawCell]:
        cells: list[RawCell] = []
        header = bool(switched(properties, "tblHeader"))
        column = _integer(value(properties, "gridBefore"), 0)
        for cell in _content(row):
            if cell.tag != _TC:
                continue
            cell_properties = next(cell.iterchildren(_TC_PR), None)
            about = {} if cell_properties is None else {item.tag: item for item in cell_properties}
            span = max(1, min(_integer(about[_SPAN].get(VAL), 1), 200)) if _SPAN in about else 1
            text = self._cell(cell, inner)
            continued = about[_DOWN].get(VAL) or "continue" if _DOWN in about else None
            if _ACROSS in about and about[_ACROSS].get(VAL) == "continue" and cells:
                last = cells.pop()
                cells.append(RawCell(last.text, last.column, last.span + span, last.merge, header))
            elif W + "cellDel" not in about:
                cells.append(RawCell(text, column, span, continued, header))
            column += span
        return cells

    def _cell(self, cell: Any, inner: list[Block]) -> str:
        """The text of a cell, a line a paragraph; tables inside it are added to `inner`."""
        if self._plain and len(cell) == 1 and cell[0].tag == _BARE:
            return "\n".join(_stripped(normalise(cell[0].text or "")[0]))
        blocks = self._story(cell, in_cell=True)
        if len(blocks) == 1 and blocks[0].grid is None:
            return blocks[0].text
        inner.extend(block for block in blocks if block.grid is not None)
        return "\n".join(block.text for block in blocks if block.grid is None)

    def _note_blocks(self) -> list[Block]:
        blocks: list[Block] = []
        index = 0
        while index < len(self._notes.order):  # a note may hold the mark of another
            kind, note_id, mark = self._notes.order[index]
            index += 1
            note = self._note(getattr(self._parts, kind), note_id)
            if note is None:
                continue
            text = " ".join(block.text for block in self._story(note) if block.grid is None)
            if text:
                blocks.append(Block(f"{mark} {text}" if mark else text, kind="note", number=mark))
        return blocks

    @staticmethod
    def _note(root: Any | None, note_id: str) -> Any | None:
        return next((note for note in root if note.get(W + "id") == note_id), None) if root is not None else None

    def _warnings(self) -> tuple[str, ...]:
        tally = self._tally
        found: list[str] = []
        if tally.kept or tally.dropped:
            found.append(
                f"Tracked changes are read as accepted: {tally.kept} insertions kept, "
                f"{tally.dropped} deletions left out."
            )
        if tally.hidden:
            found.append(f"Hidden text of {tally.hidden} characters is left out.")
        return tuple(found)

    def _lost(self) -> tuple[str, ...]:
        """Say what the file holds and this reader cannot read."""
        tally = self._tally
        found: list[str] = []
        if tally.pictures:
            found.append(f"{tally.pictures} pictures are not read; a table or text inside a picture is missing here.")
        elsewhere = [name for role, name in _ELSEWHERE.items() if role in self._parts.elsewhere]
        if elsewhere:
            found.append(f"Text inside {', '.join(elsewhere)} is not read.")
        return tuple(found)


_INSIDE = frozenset(W + name for name in ("ins", "moveTo")) | _WRAPPERS
_CONTROL = W + "sdt"


def _content(container: Any) -> list[Any]:
    """Paragraphs, tables, rows or cells of a container, through content controls and wrappers, in order."""
    out: list[Any] = []
    for item in container:
        tag = item.tag
        if tag in _PLAIN:
            out.append(item)
        elif tag == _CONTROL:
            content = child(item, "sdtContent")
            out.extend(() if content is None or switched(child(item, "sdtPr"), "showingPlcHdr") else _content(content))
        elif tag in _INSIDE:
            out.extend(_content(item))
        elif tag == MC + "AlternateContent":
            out.extend(_content(chosen(item)))
        else:
            out.append(item)
    return out


def _stripped(text: str) -> list[str]:
    """The lines of a text that are not blank, without the blanks around them."""
    text = text.strip()
    if "\n" not in text:
        return [text] if text else []
    return [line.strip() for line in text.split("\n") if line and not line.isspace()]


def _lines(text: str, number: str, printed: str, kind: BlockKind | None) -> list[Block]:
    """One block a printed line that a break ends; a heading or title broken for its looks stays one block."""
    lines = _stripped(text)
    if kind in {"heading", "title"}:
        whole = "".join(lines)
        long = len(whole) > _HEADING_MAX or whole.endswith(("。", "；", "！"))
        if not long:
            return [Block(printed + whole, kind=kind, number=number or None)]
        kind = None
    first = Block(printed + lines[0], kind=kind, number=number or None)
    return [first, *(Block(line, kind=kind) for line in lines[1:])]


def _integer(text: str | None, absent: int) -> int:
    try:
        return absent if text is None else int(text)
    except ValueError:
        return absent
