"""What a flattened cell is worth in a column, what a column left blank costs, and what a form says about row breaks.

All weights are points on one scale: a sure sign of a column is worth about 4, an impossible cell costs 6 to 8.
They were set by hand on invented tables in some thirty forms of flattening; tests hold them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.load.flat.tokens import Token

MISFIT = -6.0
# A name that several rows share, with names of their own to its right, often stands once.
SHARED_NAME = 1.5
# A row that opens with its group has its number too: both are lost with one row span, or neither.
NO_NUMBER = -3.0
_TYPES = {"project": "name", "task": "name", "content": "name", "investment": "value",
          "annual_investment": "value", "lead": "duty", "responsible": "duty", "support": "duty", "actor": "duty",
          "period": "time", "deadline": "time", "baseline": "value", "target": "value", "actual": "value",
          "growth": "value", "total": "value", "change": "value", "completion_rate": "value",
          "location": "note"}  # fmt: skip
_FIT: dict[str, dict[str, float]] = {
    "row_no": {"int": 4, "ordinal": 4, "sum": 1, "number": -4, "": -8},
    "category": {
        "short": 1.5, "text": 1, "heading": 2, "office": 1, "words": 0, "sum": 1.5, "long": -3, "unit": -1, "": MISFIT,
    },
    "indicator": {
        "short": 2, "text": 2, "sum": 2, "long": -1, "office": 1, "words": 1, "heading": 0.5, "unit": -2, "time": -2, "part": -3,
        "": MISFIT,
    },
    "name": {
        "short": 2, "text": 2, "sum": 2, "dash": -2, "long": 1.5, "sentence": 1.5, "prose": -3, "office": 1, "words": 1, "heading": 0.5,
        "unit": -2, "time": -2, "part": -3, "": MISFIT,
    },
    "unit": {"unit": 4, "short": -1.5, "dash": 0.5, "text": -4, "words": -5, "": MISFIT},
    "value": {
        "number": 4, "int": 4, "dash": 3, "words": 0, "unit": -4, "time": -1, "short": -3, "office": -5, "text": -4,
        "": -7,
    },
    "attribute": {"attribute": 5, "dash": 0, "short": -3, "words": -3, "": MISFIT},
    "part": {"part": 4, "": MISFIT},
    "duty": {
        "office": 3, "short": 1, "text": 0.5, "long": -0.5, "dash": 0, "words": -2, "unit": -4, "sentence": -3, "": -7,
    },
    "time": {
        "time": 4, "short": 0, "words": 1, "dash": 0, "int": -2, "number": 1, "text": -1, "office": -3, "": -5,
    },
    "note": {"heading": -3, "sentence": 0, "": 0.2},
    "other": {"heading": -1, "sentence": -1, "": 0.2},
}  # fmt: skip
# What it costs to leave a column of this role without a cell.
_SKIP = {
    "row_no": 3.0, "category": 1.0, "indicator": 3.0, "project": 2.5, "task": 2.5, "content": 2.0, "unit": 1.6,
    "part": 0.2, "attribute": 1.5, "note": 0.3, "other": 0.5, "lead": 1.5, "responsible": 1.5, "support": 0.8,
    "deadline": 1.0, "period": 0.8, "location": 0.8, "completion_rate": 0.6,
}  # fmt: skip
_SKIP_VALUE = 1.2
_JOINABLE = {"row_no": -9.0, "value": -5.0, "attribute": -4.0, "unit": -4.0, "part": -9.0, "time": -2.0}
# Where a blank inside a line parts no cells: beside Latin letters and quotation marks, before a lone character.
_NO_BREAK = re.compile(r"^[A-Za-z&”]\||\|[“]|\|[\u4e00-\u9fff]$")
# A cell whose line is full goes on below, in any column.
CUT = 9.0
# How the name of a body opens.
_PLACES = "国省市县区州盟旗各"
_NAMES = ("indicator", "name")
_SUB = ("其中", "#", "＃")
_SEQUEL = 5.0  # the next row number in its column
_RESTART = 1.0  # row number 1 again, under another group
_JUMP = -4.0  # any other row number


@dataclass(frozen=True, slots=True)
class Costs:
    """What a form of flattening says about row breaks: costs of a row that opens inside a line, of one that runs on."""

    open_inside: float
    run_on: float
    join_inside: float
    join_across: float
    row_no_skip: float
    lone_group: bool = True


ROWS = Costs(open_inside=-7, run_on=-6, join_inside=-99, join_across=-1.5, row_no_skip=1.0)
SPACED = Costs(open_inside=-7, run_on=-4, join_inside=-1.5, join_across=-0.5, row_no_skip=4.0)
TABBED = Costs(open_inside=-7, run_on=-4, join_inside=-99, join_across=-0.5, row_no_skip=1.0)
STREAM = Costs(open_inside=0, run_on=0, join_inside=-99, join_across=-3.5, row_no_skip=4.0, lone_group=False)


def column_type(role: str) -> str:
    """Return the type of cell that a role's column holds."""
    return role if role in _FIT else _TYPES.get(role, "value" if role == "value" else "other")


def is_open(text: str) -> bool:
    """Say whether a bracket that the text opens is not closed in it."""
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _going_on(before: Token, token: Token) -> float:
    """Return points for a line that goes on with the full one above; fewer where both look whole."""
    if before.kind == "office" and token.text[0] in _PLACES:
        return 0.0
    return CUT / 2 if before.kind == "time" or token.kind in ("time", "attribute") else CUT


@dataclass(frozen=True, slots=True)
class Worth:
    """What a token is worth by column: as it stands, where it opens a row, where it goes on in one."""

    fits: list[float]
    opening: list[float]
    going_on: list[float]


@lru_cache(maxsize=256)
def weights(roles: tuple[str, ...], costs: Costs) -> Weights:
    """Return the points of columns of these roles; the same object for the same columns."""
    return Weights(roles, costs)


class Weights:
    """Points of one layout's columns."""

    def __init__(self, roles: Sequence[str], costs: Costs) -> None:
        """Take the columns' roles, left to right, and what the form of flattening says about row breaks."""
        self.costs, self.n = costs, len(roles)
        self.types = [column_type(role) for role in roles]
        names = [c for c, kind in enumerate(self.types) if kind == "name"]
        self.first_name = names[0] if len(names) > 1 else -1
        self.row_no = roles.index("row_no") if "row_no" in roles else -1
        self.shared = self.first_name if "category" not in roles else -1
        self.group_column = (
            roles.index("category") if "category" in roles[self.row_no + 1 :] and self.row_no >= 0 else -1
        )
        self.before = [0.0]
        for role, kind in zip(roles, self.types, strict=True):
            skip = costs.row_no_skip if role == "row_no" else _SKIP.get(role, _SKIP_VALUE if kind == "value" else 0.5)
            skip = SHARED_NAME if len(self.before) - 1 == self.shared else skip
            self.before.append(self.before[-1] + skip)
        self.skips = self.before[1:]
        # What it costs that nothing stands behind a column.
        self.behind = [self.before[-1] - before for before in self.skips]
        self._joinable = [_JOINABLE.get(kind, 0.0) for kind in self.types]
        self._worth: dict[tuple[str, bool], Worth] = {}

    @property
    def signature(self) -> tuple[object, ...]:
        """What two layouts share whose tokens go to the same columns for the same points."""
        return tuple(self.types), tuple(self.before), self.first_name, self.shared, self.group_column

    def fits(self, token: Token) -> list[float]:
        """Return what the token is worth in each column."""
        return self.worth(token).fits

    def worth(self, token: Token) -> Worth:
        """Return what a token is worth in each column, row numbers aside."""
        key = (token.kind, token.text.startswith(_SUB))
        found = self._worth.get(key)
        if found is None:
            found = self._worth[key] = self._worth_of(*key)
        return found

    def _worth_of(self, kind: str, sub: bool) -> Worth:
        fits = [self._fit(kind, sub, column) for column in range(self.n)]
        going_on = [fit - before for fit, before in zip(fits, self.before, strict=False)]
        points = self._openings(kind, sub)
        return Worth(fits, [gain + points.get(c, 0.0) for c, gain in enumerate(going_on)], going_on)

    def _fit(self, kind: str, sub: bool, column: int) -> float:
        if kind == "blank":
            return self.before[column] - self.before[column + 1]
        table = _FIT[self.types[column]]
        score = table.get(kind, table[""])
        if sub and self.types[column] in _NAMES:
            score += 1
        return score - 1 if kind == "sentence" and column == self.first_name else score

    def _openings(self, kind: str, sub: bool) -> dict[int, float]:
        """Return points, by column, for a token that opens a row there; 0 where not named."""
        points: dict[int, float] = {}
        if self.group_column >= 0:
            points[self.group_column] = NO_NUMBER
        if 0 <= self.row_no < self.shared:
            points[self.shared] = NO_NUMBER
        if kind == "part" or sub:
            for column in range(max(self.row_no, self.group_column) + 1, self.n):
                points[column] = self.costs.row_no_skip + self.before[column] * 0.3
        return points

    @staticmethod
    def counting(number: int, last: int) -> float:
        """Return points for a row number behind the last one."""
        return _SEQUEL if number == last + 1 else _RESTART if number == 1 else _JUMP

    def joins(self, token: Token, before: Token) -> list[float] | None:
        """Return points, by column, for a token that goes on with the cell of the token before it; None for never."""
        if token.kind == "blank" or before.kind == "blank" or (not token.first and self.costs.join_inside <= -99):
            return None
        cost = self._joining(token, before.text)
        if before.cut and len(token.text) <= len(before.text):
            return [cost + _going_on(before, token)] * self.n
        if token.first and token.kind == "office" and self.costs.open_inside == 0:
            return [self._joining_office(cost, before, c) for c in range(self.n)]
        values = cost
        if token.text in ("%", "％", "‰") and before.kind in ("int", "number"):
            values = 3.0 - _JOINABLE["value"]
        if values is cost:
            return [cost + points for points in self._joinable]
        return [(values if kind == "value" else cost) + _JOINABLE.get(kind, 0.0) for kind in self.types]

    def _joining_office(self, cost: float, before: Token, column: int) -> float:
        """Points for a body's name on a line of its own: it goes on with names of bodies, hardly with a task.

        Of two columns of bodies the last holds the longer lists.
        """
        kind = self.types[column]
        if kind == "duty" and before.kind == "office":
            return cost + 2.0 + 0.5 * ("duty" not in self.types[column + 1 :])
        return cost - 2.5 if kind == "name" and not is_open(before.text) else cost + self._joinable[column]

    def _joining(self, token: Token, left: str) -> float:
        right, across = token.text, token.first
        cost = self.costs.join_across if across else self.costs.join_inside
        if not across:
            cost += -2 if token.wide else 2 if _NO_BREAK.search(left[-1:] + "|" + right) else 0
        if token.kind == "heading":
            cost -= 8
        elif left[-1:] in "、，和及与":
            cost += 3
        if is_open(left):
            return cost + (4 if across else 3)
        if right[:1] in "、，。；）)" or (right[:1] in "%％" and "unit" not in self.types):
            cost += 3
        return cost - 3 if token.kind in ("int", "number", "attribute", "dash") else cost

    def group(self, token: Token) -> float:
        """Return points for a token as the only cell of a group row."""
        if token.kind not in ("short", "text", "heading", "office", "words") or len(token.text) > 40:
            return -20.0
        return -1.0 if token.kind != "heading" else 0.0
