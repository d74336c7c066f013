"""What stands on a page of an OFD: its characters with boxes, its rules, its pictures (GB/T 33190-2016, 8.5, 9.3, 11).

Inside this file lengths are in millimetres, x to the right and y downwards, as in the file.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from extract.load.pdf.page import Glyphs

# Points (1/72 inch) of a millimetre.
POINTS = 72 / 25.4
# A filled shape thinner than this is a rule, not an area.
THIN = 1.0
# Text turned away from the axes by more radians is a watermark.
SLANT = 0.05
# Text turned otherwise than the page's, in this share of its width or height at the edges, is a page number or label.
MARGIN = 0.1
# Where a character's box begins above the line it stands on, in ems: the usual ascent of Chinese fonts.
ASCENT = 0.88
# Advances of a character without a stated one, in ems.
WIDE, NARROW = 1.0, 0.5
# Characters of one page, and segments of its paths; more is a drawing or a file made to stall its reader.
MAX_GLYPHS, MAX_SEGMENTS = 200_000, 60_000
# Blocks within blocks.
MAX_DEPTH = 12

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(text: str | None, absent: list[float]) -> list[float]:
    """The numbers of an attribute, `absent` where there are fewer or one is none."""
    try:
        found = [float(part) for part in (text or "").split()]
    except ValueError:
        return absent
    return found if len(found) >= len(absent) and all(map(math.isfinite, found)) else absent


def advances(text: str | None) -> list[float]:
    """The distances between characters; "g 3 4.5" stands for 4.5 three times.

    >>> advances("g 2 4.5 3")
    [4.5, 4.5, 3.0]
    """
    out: list[float] = []
    parts = (text or "").split()
    at = 0
    try:
        while at < len(parts) and len(out) < MAX_GLYPHS:
            if parts[at] == "g":
                out += [float(parts[at + 2])] * min(int(parts[at + 1]), MAX_GLYPHS)
                at += 3
            else:
                out.append(float(parts[at]))
                at += 1
    except (ValueError, IndexError):
        return []
    return out


class PageReader:
    """Collects what stands on one page and on its templates; `left` and `top` are the page's own origin."""

    def __init__(self, left: float, top: float) -> None:
        """Begin an empty page."""
        self._origin = (left, top)
        self._codes: list[int] = []
        self._boxes: list[Box] = []
        self._turns: list[int] = []
        self.rules: list[Box] = []
        self.pictures: list[Box] = []
        self.slanted: list[str] = []
        self._budget = MAX_SEGMENTS

    def glyphs(self) -> Glyphs:
        """The visible characters in points."""
        boxes = np.array(self._boxes, float).reshape(-1, 4) * POINTS
        return Glyphs(np.array(self._codes, np.uint32), boxes)

    def upright(self, width: float, height: float) -> tuple[float, float]:
        """Turn all that was read so that most of the text stands upright; return the page's width and height then.

        Text at the page's edges that is turned otherwise joins the slanted text.
        """
        turns = max(range(4), key=self._turns.count)
        kept = []
        for code, box, own in zip(self._codes, self._boxes, self._turns, strict=True):
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if own != turns and not (MARGIN < x / width < 1 - MARGIN and MARGIN < y / height < 1 - MARGIN):
                self.slanted.append(chr(code))
            else:
                kept.append((code, _turned(box, turns, width, height)))
        self._codes, self._boxes = [code for code, _ in kept], [box for _, box in kept]
        self.rules = [_turned(box, turns, width, height) for box in self.rules]
        self.pictures = [_turned(box, turns, width, height) for box in self.pictures]
        return (height, width) if turns % 2 else (width, height)

    def read(self, root: Any) -> None:
        """Add the contents of a page or template."""
        for layer in root.iterfind("{*}Content/{*}Layer"):
            self._block(layer, 0)

    def _block(self, block: Any, depth: int) -> None:
        for item in block:
            if not isinstance(item.tag, str) or item.get("Visible") == "false":
                continue
            name = item.tag.rpartition("}")[2]
            if name == "TextObject":
                self._text(item)
            elif name == "PathObject":
                self._path(item)
            elif name == "ImageObject":
                x, y, width, height = numbers(item.get("Boundary"), [0.0] * 4)[:4]
                self.pictures.append(self._placed((x, y, x + width, y + height)))
            elif name == "PageBlock" and depth < MAX_DEPTH:
                self._block(item, depth + 1)

    def _placed(self, box: Box) -> Box:
        left, top = self._origin
        return box[0] - left, box[1] - top, box[2] - left, box[3] - top

    def _text(self, item: Any) -> None:
        x, y = numbers(item.get("Boundary"), [0.0] * 4)[:2]
        matrix = _matrix(item)
        turn = _quarters(matrix, item.get("CharDirection"))
        size = numbers(item.get("Size"), [0.0])[0]
        if turn is None:
            self.slanted += [code.text.strip() for code in item.iterfind("{*}TextCode") if code.text]
            return
        if size <= 0 or len(self._codes) > MAX_GLYPHS:
            return
        height = size * math.hypot(matrix[2], matrix[3])
        wide = size * math.hypot(matrix[0], matrix[1]) * numbers(item.get("HScale"), [1.0])[0]
        at_x, at_y = 0.0, 0.0
        for code in item.iterfind("{*}TextCode"):
            at_x, at_y = numbers(code.get("X"), [at_x])[0], numbers(code.get("Y"), [at_y])[0]
            steps = (advances(code.get("DeltaX")), advances(code.get("DeltaY")))
            for ch, (cx, cy), room in _characters(code.text or "", (at_x, at_y), steps, size):
                px, py = _moved(matrix, cx, cy)
                width = wide * (NARROW if ch < "\u2000" else WIDE)
                if room > 0:
                    width = min(width, room * math.hypot(matrix[0], matrix[1]))
                if not ch.isspace():
                    left, top, right, bottom = _around(turn, width, height)
                    self._codes.append(ord(ch))
                    self._turns.append(turn)
                    self._boxes.append(self._placed((x + px + left, y + py + top, x + px + right, y + py + bottom)))

    def _path(self, item: Any) -> None:
        data = item.find("{*}AbbreviatedData")
        if data is None or self._budget <= 0:
            return
        x, y = numbers(item.get("Boundary"), [0.0] * 4)[:2]
        matrix = _matrix(item)
        stroked, filled = item.get("Stroke") != "false", item.get("Fill") == "true"
        for points in _outlines((data.text or "").split()):
            self._budget -= len(points)
            moved = [(x + px, y + py) for px, py in (_moved(matrix, *point) for point in points)]
            if filled:
                self._add(moved)
            if stroked:
                for start, end in zip(moved, moved[1:], strict=False):
                    self._add([start, end])

    def _add(self, points: list[tuple[float, float]]) -> None:
        """Keep a segment, or a filled shape, that lies along an axis and is thin."""
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= THIN < max(wide, high):
            self.rules.append(self._placed(box))


def _quarters(matrix: Matrix, direction: str | None) -> int | None:
    """Clockwise quarter turns of a text's characters; None where they stand aslant."""
    angle = math.atan2(matrix[1], matrix[0]) + math.radians(numbers(direction, [0.0])[0])
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) <= SLANT else None


def _around(turn: int, width: float, height: float) -> Box:
    """The box of a character around the point that it stands on, after clockwise quarter turns."""
    box = (0.0, -ASCENT * height, width, (1 - ASCENT) * height)
    for _ in range(turn):
        box = (-box[3], box[0], -box[1], box[2])
    return box


def _turned(box: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page as it stands when clockwise quarter turns of its text are taken back."""
    x0, y0, x1, y1 = box
    if turns == 1:
        return y0, width - x1, y1, width - x0
    if turns == 2:
        return width - x1, height - y1, width - x0, height - y0
    return (height - y1, x0, height - y0, x1) if turns == 3 else box


def _characters(
    text: str, start: tuple[float, float], steps: tuple[list[float], list[float]], size: float
) -> list[tuple[str, tuple[float, float], float]]:
    """(character, where it stands, room to the next one or 0 where the file says nothing) of one TextCode."""
    out = []
    x, y = start
    for at, ch in enumerate(text):
        step = steps[0][at] if at < len(steps[0]) else 0.0
        down = steps[1][at] if at < len(steps[1]) else 0.0
        out.append((ch, (x, y), step or down))
        if not step and not steps[0] and not down:
            step = size * (NARROW if ch < "\u2000" else WIDE)
        x, y = x + step, y + down
    return out


def _matrix(item: Any) -> Matrix:
    a, b, c, d, e, f = numbers(item.get("CTM"), list(_UNIT))[:6]
    return a, b, c, d, e, f


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


# How many numbers follow each command of a path's data, of which the last two are its end.
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}


def _outlines(parts: list[str]) -> list[list[tuple[float, float]]]:
    """The polygons of a path's data; a curve counts as a line to its end."""
    out: list[list[tuple[float, float]]] = []
    at = 0
    try:
        while at < len(parts) and at < 8 * MAX_SEGMENTS:
            command = parts[at]
            count = _ARGUMENTS.get(command, 0)
            if command == "C" and out and out[-1]:
                out[-1].append(out[-1][0])
            elif count:
                end = float(parts[at + count - 1]), float(parts[at + count])
                if command in "SM":
                    out.append([end])
                elif out:
                    out[-1].append(end)
            at += count + 1
    except (ValueError, IndexError):
        return []
    return [points for points in out if len(points) > 1]
