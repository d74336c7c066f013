"""Plain text and Markdown -> blocks: chrome told apart, tables recovered, cut lines joined, glued ones cut."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.codebook import forms
from extract.document import Block, BlockKind, Grid, Loaded
from extract.errors import LoadError
from extract.load.chrome import declared, is_chrome, is_page_number, label_alone, opens_tail, without_bookmark
from extract.load.declared import is_body
from extract.load.encoding import decode
from extract.load.flat.recover import recover
from extract.load.glued import Splitter, glued_lines
from extract.load.lines import FINAL, Line, Open, continues, may_go_on, opened
from extract.load.plain import running
from extract.load.unplaced import runs
from extract.load.wrapping import Shape, indented, shape
from extract.numbering import mark_at

# Characters in one line above which a text is refused; a whole plan in one line stays far below.
LONGEST_LINE = 2_000_000
# Lines from the top that may hold what a crawler or site declares about the page.
FRONT_MATTER = 60
# Longest running header, how often it recurs, and how many lines a page break holds.
HEADER, HEADER_COUNT, BREAK_LINES = 40, 3, 8
# A line that begins with one of these ends what stands before it.
CLOSING = frozenset("）)》〉”’〕，。、；")
# Most lines of a list of links below the plan.
TAIL_LINES = 200
# A table's title stands at most this many blocks above it.
ABOVE = 3


def load(data: bytes) -> Loaded:
    """Read a text file. Raises LoadError where it is empty, no text, or holds a line beyond LONGEST_LINE characters."""
    text, encoding, warnings, lost = decode(data)
    lines = text.split("\n")
    if len(text) > LONGEST_LINE and max(map(len, lines)) > LONGEST_LINE:
        raise LoadError(f"A line is longer than {LONGEST_LINE:,} characters: break the text into its paragraphs.")
    reader = _Reader(lines)
    reader.read(text)
    return Loaded(
        blocks=tuple(reader.blocks),
        format="txt",
        loader="txt",
        encoding=encoding,
        warnings=(*warnings, *reader.warnings),
        lost=lost,
        metadata=reader.metadata,
    )


@dataclass(slots=True)
class _Reader:
    """Walks the lines once; `open` is the block that the next line may continue.

    `alone` is a line that is one block so far, an open block in short; `sure`: it is no box, nothing is glued into it.
    """

    lines: list[str]
    stripped: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    form: Shape = field(default_factory=Shape)
    splitter: Splitter = field(default_factory=Splitter)
    open: Open | None = None
    alone: str | None = None
    sure: bool = False
    boxes: tuple[str, ...] = ()
    front: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    recurring: frozenset[str] = frozenset()
    value_at: int = -1
    warnings: list[str] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Fill `blocks` and `metadata` from the lines, which are those of this text."""
        self.stripped = list(map(str.strip, self.lines))
        self.form = shape(self.lines)
        self.recurring = _recurring(self.lines, self.stripped)
        self.boxes = forms("headings", scope="box")
        body = _body(self.stripped)
        grids = {start: (end, grid) for start, end, grid in recover(self.lines)}
        rows = self._unplaced(grids)
        front = self._front_matter(body[0])
        plain = self._plain(text, body, rows, grids)
        gap, behind = False, 0
        for number, line in enumerate(self.stripped):
            if number in plain and self._plain_line(number, line, gap):
                gap = False
            elif number < behind:
                continue
            elif number in grids:
                behind, grid = grids[number]
                self._table(grid)
                gap = False
            elif not line:
                gap = True
            elif number not in rows and self._opens_rest(number, body[0]):
                self._rest(number)
                break
            else:
                gap = self._any(number, gap, rows, body, front)
        self._close()
        if self.front:
            self.metadata.setdefault("标题", self.front[0])

    def _plain(self, text: str, body: tuple[int, int], rows: set[int], grids: dict[int, tuple[int, Grid]]) -> set[int]:
        """The lines that are running text and hold one block at most, told without the rules for all others."""
        if self.form.width or "[bookmark:" in text:
            return set()
        is_running, lines = running(text), self.stripped
        found = {
            number
            for number in range(body[0], min(body[1] + 1, len(lines)))
            if lines[number] and is_running(lines[number])
        }
        found -= rows
        for start, (end, _) in grids.items():
            found.difference_update(range(start, end))
        found.difference_update(glued_lines("\n".join(lines)))
        return {number for number in found if not lines[number].startswith(self.boxes)}

    def _plain_line(self, number: int, text: str, gap: bool) -> bool:
        """Take a line of running text: nearly always it opens a block, and the one before is complete.

        False where it may yet be a running header that cuts a sentence.
        """
        last = self.alone
        if text in self.recurring and not (last and last[-1] in FINAL) and self._stands_in_break(text, number, gap):
            return False
        last = self.alone  # open by now where more had to be asked
        if last is not None and not self.pages and (last[-1] in FINAL or not may_go_on(last, text)):
            if self.sure:
                self.blocks.append(Block(last))
                self.splitter.pass_over(last)
            else:
                self._write(last)
            self.alone, self.sure = text, True
        else:
            self._line(self._as_line(number, text, gap), sure=True)
        return True

    def _as_line(self, number: int, text: str, gap: bool) -> Line:
        raw = self.lines[number]
        return Line(text, indented(raw), self.form.full(raw), gap)

    def _any(self, number: int, gap: bool, rows: set[int], body: tuple[int, int], front: int) -> bool:
        """Take a line by all rules; return whether a gap stands before the next line."""
        text = without_bookmark(self.stripped[number]).strip()
        if not text:
            return True
        if number in rows:
            self._emit(text, "row")
            return False
        if self._recurs(text) and self._stands_in_break(text, number, gap):
            self.pages.append(text)
            return True
        if self._chrome(text, number, outside=not body[0] <= number <= body[1], front=number < front):
            return gap
        self._line(self._as_line(number, text, gap))
        return False

    def _open_alone(self) -> None:
        """Turn the line that stands alone into an open block."""
        if self.alone is not None:
            self.open, self.alone = opened(self.alone, 0), None

    def _opens_rest(self, number: int, first: int) -> bool:
        text = without_bookmark(self.stripped[number]).strip()
        return number > first and bool(text) and opens_tail(text) and self._rest_is_chrome(number)

    def _unplaced(self, grids: dict[int, tuple[int, Grid]]) -> set[int]:
        """The lines that are rows of no known table, with a warning a run."""
        found = runs(self.lines, {number for start, (end, _) in grids.items() for number in range(start, end)})
        self.warnings += [run.warning(self.lines) for run in found]
        return {number for run in found for number in run.rows}

    def _front_matter(self, first: int) -> int:
        """Return the line behind the last declaration above the body: Markdown headings above it are a crawler's."""
        found = [
            number
            for number, line in enumerate(self.lines[: min(first, FRONT_MATTER)])
            if line and declared(line.strip(), outside=True) is not None and line.lstrip()[0] in "*-#>"
        ]
        return found[-1] + 1 if len(found) > 1 else 0

    def _chrome(self, text: str, number: int, outside: bool, front: bool) -> bool:
        """Keep a line of chrome as boilerplate; say whether it was one."""
        if is_page_number(text):
            self.pages.append(text)
            return True
        if text[0] in CLOSING:
            return False
        values = declared(text, outside)
        if number == self.value_at:
            pass
        elif values is not None:
            for key, value in values.items():
                self.metadata.setdefault(key, value)
        elif front and text.startswith("#"):
            self.front.append(text.lstrip("# ").strip())
        elif outside and number + 1 < len(self.lines) and (name := label_alone(text)):
            self.metadata.setdefault(name, self.lines[number + 1].strip())
            self.value_at = number + 1
        elif not is_chrome(text):
            return False
        self._emit(text, "boilerplate")
        return True

    def _stands_in_break(self, text: str, number: int, gap: bool) -> bool:
        """Whether a bare page number or a running header stands between the two halves of a sentence."""
        for raw in self.lines[number + 1 : number + 1 + BREAK_LINES]:
            following = raw.strip()
            if following and not self._recurs(following) and not is_page_number(following):
                if self.alone is not None and not may_go_on(self.alone, following):
                    return False
                self._open_alone()
                if self.open is None or continues(self.open, Line(text, False, 0, gap), self.form):
                    return False
                return continues(self.open, Line(following, indented(raw), self.form.full(raw), True), self.form)
        return False

    def _recurs(self, text: str) -> bool:
        return text in self.recurring or (len(text) < 4 and text.isdecimal())

    def _line(self, line: Line, sure: bool = False) -> None:
        if self._goes_on(line):
            return
        self._close()
        if self.form.width:
            self.open = opened(line.text, line.full)
        else:
            self.alone, self.sure = line.text, sure

    def _goes_on(self, line: Line) -> bool:
        """Add the line to the open block if it continues it."""
        if self.alone is not None:
            if not may_go_on(self.alone, line.text):
                return False
            self._open_alone()
        if self.open is None or not continues(self.open, line, self.form):
            return False
        self.open.add(line.text, line.full)
        return True

    def _close(self) -> None:
        """Turn the open block into blocks: cut where headings are glued in, boxes marked; then the page numbers."""
        if self.alone is not None:
            text, self.alone = self.alone, None
            self._write(text)
        elif self.open is not None:
            parts, self.open = self.open.parts, None
            self._write(parts[0] if len(parts) == 1 else "".join(parts))
        if self.pages:
            self.blocks.extend(Block(page, kind="boilerplate") for page in self.pages)
            self.pages.clear()

    def _write(self, text: str) -> None:
        kind: BlockKind | None = "box" if text.startswith(self.boxes) else None
        for piece in self.splitter.split(text.rstrip(" |") if kind else text):
            mark = mark_at(piece)
            self.blocks.append(Block(piece, kind=kind, number=mark.text if mark and kind else None))

    def _emit(self, text: str, kind: BlockKind) -> None:
        self._close()
        self.blocks.append(Block(text, kind=kind))

    def _table(self, grid: Grid) -> None:
        self._close()
        for at in range(len(self.blocks) - 1, max(-1, len(self.blocks) - 1 - ABOVE), -1):
            if grid.title and self.blocks[at].grid is None and self.blocks[at].text.rstrip(" |") == grid.title:
                self.blocks[at] = Block(self.blocks[at].text, kind="caption")
                break
        self.blocks.append(Block("", kind="table", grid=grid))

    def _rest_is_chrome(self, number: int) -> bool:
        rest = self.lines[number : number + TAIL_LINES + 1]
        return len(rest) <= TAIL_LINES and all(len(line) < 120 and "。" not in line for line in rest)

    def _rest(self, number: int) -> None:
        for line in self.lines[number:]:
            if text := line.strip():
                self._emit(text, "boilerplate")


def _body(lines: list[str]) -> tuple[int, int]:
    """Return the numbers of the first and the last line of the plan's body; all of the file where none is told."""
    first = next((number for number, line in enumerate(lines) if line and is_body(line)), 0)
    last = next((number for number in range(len(lines) - 1, -1, -1) if is_body(lines[number])), len(lines))
    return first, last


def _recurring(lines: list[str], stripped: list[str]) -> frozenset[str]:
    """The short lines that recur as a running header does."""
    counts = Counter([text for line, text in zip(lines, stripped, strict=True) if len(line) <= 2 * HEADER])
    often = [text for text, count in counts.items() if count >= HEADER_COUNT and 3 < len(text) <= HEADER]
    return frozenset(text for text in often if text[-1] not in "。；：，、|")
