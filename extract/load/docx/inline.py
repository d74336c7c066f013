"""The text of one Word paragraph: runs, fields, tracked changes, marks of notes, and the text boxes anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.load.docx.styles import Styles, W, child, switched, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"

_RUN, _TEXT, _PROPERTIES, _PARAGRAPH_PROPERTIES = W + "r", W + "t", W + "rPr", W + "pPr"
_KEPT = {W + "ins", W + "moveTo"}
_DROPPED = {W + "del", W + "moveFrom"}
_WRAPPERS = {W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent")}
_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_PICTURES = {_DRAWINGML + "blip", _VML + "imagedata"}
# Code points of Wingdings that plans use as boxes to tick and as bullets (low byte of w:sym's w:char).
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xA8: "□",
    0x6F: "□",
    0xFE: "☑",
    0xFC: "√",
    0x52: "☑",
    0xD8: "➢",
    0xE0: "→",
}


@dataclass(slots=True)
class Tally:
    """What the reader kept, left out or could not read, for the warnings."""

    kept: int = 0
    dropped: int = 0
    hidden: int = 0
    pictures: int = 0
    imported: int = 0


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes in the order of their marks: (kind, id, printed mark or None where the mark is custom)."""

    order: list[tuple[str, str, str | None]] = field(default_factory=list)

    def mark(self, kind: str, reference: Any) -> str:
        """Register a reference and return the mark to print in its place."""
        note_id = reference.get(W + "id") or ""
        custom = reference.get(W + "customMarkFollows") in {"1", "true", "on"}
        shown = None if custom else f"[{1 + sum(1 for *_, mark in self.order if mark is not None)}]"
        self.order.append((kind, note_id, shown))
        return shown or ""


class Inline:
    """Reads the inside of paragraphs; fields may run from one paragraph into the next."""

    def __init__(self, styles: Styles, tally: Tally, notes: Notes, hides: bool = True) -> None:
        """Share the styles, the tally and the notes with the reader of blocks; `hides`: some text may be hidden."""
        self._hides = hides
        self._styles, self._tally, self._notes = styles, tally, notes
        self._fields: list[bool] = []  # True while the field's instruction runs, False in its result
        self._out: list[str] = []
        self._boxes: list[Any] = []
        self._hidden_style = False

    def read(self, paragraph: Any, style_id: str | None) -> tuple[str, list[Any]]:
        """Return the paragraph's text and the contents of its text boxes; the text has a line feed for each break."""
        self._out, self._boxes = [], []
        self._hidden_style = self._hides and self._styles.hidden(style_id)
        self._children(paragraph)
        self._fields = [False] * len(self._fields)  # an instruction that never ends must not swallow the rest
        return "".join(self._out), self._boxes

    def _children(self, element: Any) -> None:
        for item in element:
            tag = item.tag
            if tag == _RUN:
                self._run(item)
            elif tag == _PARAGRAPH_PROPERTIES:
                continue
            elif tag in _WRAPPERS:
                self._children(item)
            elif tag in _KEPT:
                self._tally.kept += 1
                self._children(item)
            elif tag in _DROPPED:
                self._tally.dropped += 1
            elif tag == W + "sdt":
                self._control(item)
            elif tag == MC + "AlternateContent":
                self._children(chosen(item))
            elif tag in {M + "oMath", M + "oMathPara"}:
                self._add("".join(text.text or "" for text in item.iter(M + "t")))

    def _control(self, control: Any) -> None:
        """A content control; the prompt of one that nobody filled in is no text."""
        content = child(control, "sdtContent")
        if content is not None and not switched(child(control, "sdtPr"), "showingPlcHdr"):
            self._children(content)

    def _add(self, text: str) -> None:
        if True not in self._fields:
            self._out.append(text)

    def _run(self, run: Any) -> None:
        if self._hides and self._is_hidden(child(run, "rPr")):
            self._tally.hidden += sum(len(text.text or "") for text in run.iterfind(W + "t"))
            for mark in run.iterfind(W + "fldChar"):
                self._field(mark)
            return
        for item in run:
            tag = item.tag
            if tag == _TEXT:
                self._add(item.text or "")
            elif tag == _PROPERTIES:
                continue
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag == W + "fldChar":
                self._field(item)
            else:
                self._special(item, tag)

    def _special(self, item: Any, tag: Any) -> None:
        if tag in {W + "footnoteReference", W + "endnoteReference"}:
            self._add(self._notes.mark("footnotes" if tag == W + "footnoteReference" else "endnotes", item))
        elif tag in {W + "drawing", W + "pict", W + "object"}:
            self._drawing(item)
        elif tag == MC + "AlternateContent":
            self._drawing(chosen(item))
        elif tag == W + "sym":
            self._add(_symbol(item))
        elif tag == W + "ruby":
            base = child(item, "rubyBase")
            if base is not None:
                self._children(base)

    def _is_hidden(self, properties: Any | None) -> bool:
        own = switched(properties, "vanish")
        if own is not None:
            return own
        run_style = value(properties, "rStyle")
        return self._hidden_style or (run_style is not None and self._styles.hidden(run_style))

    def _field(self, mark: Any) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: Any) -> None:
        """Collect text boxes, each once: of alternatives only the one that Word shows; and count pictures."""
        for item in element:
            if item.tag == W + "txbxContent":
                self._boxes.append(item)
            elif item.tag == MC + "AlternateContent":
                self._drawing(chosen(item))
            else:
                self._tally.pictures += item.tag in _PICTURES
                self._drawing(item)


def chosen(alternatives: Any) -> Any:
    """The branch of mc:AlternateContent that Word shows: its first choice, else its fallback, else itself."""
    choice = alternatives.find(MC + "Choice")
    if choice is None:
        choice = alternatives.find(MC + "Fallback")
    return alternatives if choice is None else choice


def _symbol(item: Any) -> str:
    """A character of a symbol font as its Unicode look-alike; nothing where it has none."""
    try:
        code = int(item.get(W + "char") or "", 16)
    except ValueError:
        return ""
    if (item.get(W + "font") or "").lower().startswith("wingdings") or 0xF000 <= code <= 0xF0FF:
        return _WINGDINGS.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF else ""
