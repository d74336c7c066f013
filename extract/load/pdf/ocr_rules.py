"""Ruled lines of a page that is a picture: found in its dark dots, and the angle by which the page lies askew.

Needs OpenCV, which the recogniser of the extra `ocr` brings. Lengths are in dots of the picture.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

# Darker than this share of the way from black to the paper's own tone is ink.
INK = 0.65
# Shortest line along the page and up it, gaps in a line of print that are closed: at 144 dots to the inch, where
# characters of the text are 30 dots wide and those of a title 44.
ACROSS, UPRIGHT, GAP = 72, 22, 3
# Shortest step of a line that climbs: two dots thick, at three degrees.
STEP = 24
# Rules have no more dots than this for one of their length, and rise no more than this share of it.
THICK, CLIMB = 10, 0.1
# An upright ends this near to a line across; strokes of characters do not.
NEAR = 9
# Lines so long tell the page's angle; smaller angles need no turning, larger ones are no scanner's, in degrees.
LONG, LEAST, MOST = 300, 0.1, 5.0


def straightened(picture: Any) -> Any:
    """The picture turned so that its long lines lie level; the same object where they do, or where there are none."""
    import cv2

    degrees = _angle(_lines(_ink(picture), True, STEP))
    if not LEAST <= abs(degrees) <= MOST:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)


def rules(picture: Any) -> Floats:
    """Level and upright lines of a straightened picture as boxes (x0, y0, x1, y1); uprights stand between level ones."""
    ink = _ink(picture)
    level, upright = (
        [box for box, _ in _lines(ink, which, shortest)] for which, shortest in ((True, ACROSS), (False, UPRIGHT))
    )
    upright = [box for box in upright if _meets(box[1], box, level) and _meets(box[3], box, level)]
    level = [box for box in level if box[2] - box[0] >= LONG or sum(_crosses(post, box) for post in upright) > 1]
    upright = [box for box in upright if _meets(box[1], box, level) and _meets(box[3], box, level)]
    return np.array([*level, *upright], float).reshape(-1, 4)


def _ink(picture: Any) -> NDArray[np.uint8]:
    grey = picture if picture.ndim == 2 else picture[..., :3].mean(axis=2)
    paper = float(np.percentile(grey[::8, ::8], 90))
    ink: NDArray[np.uint8] = (grey < INK * paper).astype(np.uint8)
    return ink


def _lines(ink: NDArray[np.uint8], level: bool, shortest: int) -> list[tuple[Box, float]]:
    """(box, slope) of each thin run of ink along one direction."""
    import cv2

    def bar(length: int) -> NDArray[np.uint8]:
        return np.ones((1, length) if level else (length, 1), np.uint8)

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar(GAP))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(shortest))
    # A line askew is steps of runs: one dot more on each side joins them.
    count, marks, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(runs, np.ones((3, 3), np.uint8)))
    out = []
    for at in range(1, count):
        x, y, wide, high, dots = (int(value) for value in boxes[at])
        long, thick = (wide, high) if level else (high, wide)
        if thick > THICK + CLIMB * long or dots > THICK * long:
            continue
        out.append(((x + 1.0, y + 1.0, x + wide - 1.0, y + high - 1.0), _slope(marks, at, boxes[at], level)))
    return out


def _slope(marks: Any, at: int, box: Any, level: bool) -> float:
    """How far a line climbs over its length; 0 for one too short to tell."""
    x, y, wide, high = (int(value) for value in box[:4])
    if not level or wide < LONG:
        return 0.0
    piece = marks[y : y + high, x : x + wide] == at
    part = wide // 10
    first, last = (np.nonzero(end)[0] for end in (piece[:, :part], piece[:, -part:]))
    return float((last.mean() - first.mean()) / (wide - part))


def _angle(lines: list[tuple[Box, float]]) -> float:
    """The page's angle in degrees from its long lines, each by its length; 0.0 without any."""
    long = [(slope, box[2] - box[0]) for box, slope in lines if box[2] - box[0] >= LONG]
    if not long:
        return 0.0
    slopes, lengths = np.array(long).T
    order = np.argsort(slopes)
    middle = int(np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2))
    return math.degrees(math.atan(slopes[order][middle]))


def _crosses(post: Box, box: Box) -> bool:
    """Whether an upright ends at or passes a line across."""
    return _meets((box[1] + box[3]) / 2, post, [box]) and post[1] - NEAR <= box[3] and box[1] <= post[3] + NEAR


def _meets(y: float, box: Box, level: list[Box]) -> bool:
    """Whether a line across passes the end of an upright."""
    x = (box[0] + box[2]) / 2
    return any(a - NEAR <= x <= c + NEAR and b - NEAR <= y <= d + NEAR for a, b, c, d in level)
