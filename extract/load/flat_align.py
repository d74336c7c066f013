"""Cells in a row to the columns of their header: one dynamic programme over a table's tokens.

A table knows a good deal of itself: its row numbers count upward, each column has its type. The programme weighs every
way of cutting the tokens into rows and of placing each row's tokens in rising columns, and keeps the best.
All weights are points on one scale: a sure sign of a column is worth about 4, an impossible cell costs 6 to 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.load.flat_tokens import Token

MISFIT = -6.0
# The rest of a broken name on a line of its own below the row.
TAIL = 1.0
# A row that opens with its group has its number too: both are lost with one row span, or neither.
NO_NUMBER = -3.0
_TYPES = {"project": "name", "task": "name", "content": "name", "investment": "value",
          "annual_investment": "value", "lead": "duty", "responsible": "duty", "support": "duty", "actor": "duty",
          "period": "time", "deadline": "time", "baseline": "value", "target": "value", "actual": "value",
          "growth": "value", "total": "value", "change": "value", "completion_rate": "value",
          "location": "note"}  # fmt: skip
_FIT: dict[str, dict[str, float]] = {
    "row_no": {"int": 4, "ordinal": 4, "number": -4, "": -8},
    "category": {"short": 1.5, "text": 1, "heading": 2, "office": 1, "words": 0, "long": -3, "unit": -1, "": MISFIT},
    "indicator": {"short": 2, "text": 2, "long": -1, "office": 1, "words": 1, "heading": 0.5, "unit": -2, "time": -2,
                  "part": -3, "": MISFIT},
    "name": {"short": 2, "text": 2, "long": 1.5, "sentence": 1.5, "prose": -3, "office": 1, "words": 1, "heading": 0.5, "unit": -2, "time": -2,
             "part": -3, "": MISFIT},
    "unit": {"unit": 4, "short": -1.5, "dash": 0.5, "text": -4, "blank": 0, "words": -5, "": MISFIT},
    "value": {"number": 4, "int": 4, "dash": 3, "words": 0, "unit": -4, "time": -1, "short": -3, "office": -5,
              "text": -4, "": -7},
    "attribute": {"attribute": 5, "dash": 0, "short": -3, "words": -3, "": MISFIT},
    "part": {"part": 4, "": MISFIT},
    "duty": {"office": 3, "short": 1, "text": 0.5, "long": -0.5, "dash": 0, "words": -2, "unit": -4, "sentence": -3, "": -7},
    "time": {"time": 4, "short": 0, "words": 1, "dash": 0, "int": -2, "number": 1, "text": -1, "office": -3, "": -5},
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
SPACED = Costs(open_inside=-7, run_on=-4, join_inside=-2, join_across=-0.5, row_no_skip=4.0)
STREAM = Costs(open_inside=0, run_on=0, join_inside=-99, join_across=-3.5, row_no_skip=4.0, lone_group=False)


@dataclass(slots=True)
class Placement:
    """Where each token went: (row, column), column -1 for a group row, None for a blank that fills up a row."""

    score: float
    end: int
    places: list[tuple[int, int] | None] = field(default_factory=list)


def column_type(role: str) -> str:
    """Return the type of cell that a role's column holds."""
    return role if role in _FIT else _TYPES.get(role, "value" if role == "value" else "other")


class _Table:
    """Scores of one layout: what a token is worth in each column, and what skipping columns costs."""

    def __init__(self, roles: Sequence[str], costs: Costs) -> None:
        self.roles, self.costs, self.n = list(roles), costs, len(roles)
        self.types = [column_type(role) for role in roles]
        names = [c for c, kind in enumerate(self.types) if kind == "name"]
        self.first_name = names[0] if len(names) > 1 else -1
        self.before = [0.0]
        for role, kind in zip(roles, self.types, strict=True):
            skip = costs.row_no_skip if role == "row_no" else _SKIP.get(role, _SKIP_VALUE if kind == "value" else 0.5)
            self.before.append(self.before[-1] + skip)

    def fit(self, token: Token, column: int) -> float:
        if token.kind == "blank":
            return self.before[column] - self.before[column + 1]
        table = _FIT[self.types[column]]
        score = table.get(token.kind, table[""])
        if self.types[column] in ("indicator", "name") and token.text.startswith(("其中", "#", "＃")):
            score += 1
        if token.kind == "sentence" and column == self.first_name:
            score -= 1
        return score

    def opening(self, token: Token, column: int, last: int) -> tuple[float, int]:
        """Points for a token that opens a row, and the row number that counts from here."""
        if self.roles[column] == "row_no":
            if token.number is None:
                return 0.0, last
            if token.number == last + 1:
                return 5.0, token.number
            return (1.0 if token.number == 1 else -4.0), token.number
        if self.roles[column] == "category" and "row_no" in self.roles[:column]:
            return NO_NUMBER, last
        bonus = self.costs.row_no_skip if token.kind == "part" or token.text.startswith(("其中", "#", "＃")) else 0.0
        return (bonus + self.before[column] * 0.3 if bonus else 0.0), last

    def joining(self, token: Token, before: Token, column: int) -> float:
        """Points for a token that goes on with the cell of the token before it."""
        across = token.first
        cost = self.costs.join_across if across else self.costs.join_inside
        if not across and token.wide:
            cost -= 2
        cost += _JOINABLE.get(self.types[column], 0.0)
        left, right = before.text, token.text
        if token.kind == "heading":
            cost -= 8
        elif left[-1:] in "、，和及与":
            cost += 3
        if _open_bracket(left):
            cost += 4 if across else 3
        elif right[:1] in "、，。；）)" or (right[:1] in "%％" and "unit" not in self.types):
            cost += 3
        if right in ("%", "％", "‰") and before.kind in ("int", "number") and self.types[column] == "value":
            return 3.0
        if token.kind in ("int", "number", "attribute", "dash") and not _open_bracket(left):
            cost -= 3
        return cost

    def group(self, token: Token, alone: bool) -> float:
        if token.kind not in ("short", "text", "heading", "office", "words") or len(token.text) > 40 or not alone:
            return -20.0
        return -1.0 if token.kind != "heading" else 0.0


def _open_bracket(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _is_tail(text: str) -> bool:
    """Say whether a lone piece can only end a name: it closes a bracket that it did not open, or is a unit's bracket."""
    opened, closed = text.count("(") + text.count("（"), text.count(")") + text.count("）")
    return closed > opened or (closed > 0 and closed == opened and text[-1] in ")）")


class Aligner:
    """Runs the programme over the tokens of one table."""

    def __init__(self, tokens: Sequence[Token], roles: Sequence[str], costs: Costs) -> None:
        """Take the tokens of a table's body, the roles of its columns, and what its form says about row breaks."""
        self.tokens, self.table, self.costs = tokens, _Table(roles, costs), costs
        self.n = len(roles)
        self.score: list[list[float]] = []
        self.back: list[list[tuple[int, bool]]] = []
        self.last: list[list[int]] = []

    def run(self, patience: float = 30.0) -> Placement:
        """Place the tokens, up to the row end where the sum of points is highest."""
        best, best_end = 0.0, 0
        close, column, last = 0.0, -2, 0
        for i in range(len(self.tokens)):
            self._step(i, close, column, last)
            close, column = self._close(i)
            last = self.last[i][column]
            if close > best and self._row_may_end(i):
                best, best_end = close, i + 1
            if close < best - patience:
                break
        return Placement(best, best_end, self._trace(best_end))

    def _row_may_end(self, i: int) -> bool:
        return self.costs is STREAM or i + 1 == len(self.tokens) or self.tokens[i + 1].first

    def _alone(self, i: int) -> bool:
        if not self.tokens[i].first:
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is None or following.first or following.kind == "blank"

    def _step(self, i: int, close: float, closing: int, last: int) -> None:
        n, table, token = self.n, self.table, self.tokens[i]
        blank = token.kind == "blank"
        score, back, lasts = [-1e9] * (n + 3), [(-2, False)] * (n + 3), [0] * (n + 3)
        previous = self.score[i - 1] if i else None
        opening = 0.0 if token.first else self.costs.open_inside
        running = self.costs.run_on if token.first else 0.0
        reach, reach_from = -1e9, -2
        for c in range(n):
            fit = table.fit(token, c)
            bonus, number = table.opening(token, c, last)
            value = close - table.before[c] + fit + opening + bonus
            where, count = (closing, True), number
            if previous is not None:
                if c and previous[c - 1] + table.before[c] > reach:
                    reach, reach_from = previous[c - 1] + table.before[c], c - 1
                if reach - table.before[c] + fit + running > value:
                    value, where, count = (
                        reach - table.before[c] + fit + running,
                        (reach_from, False),
                        self.last[i - 1][reach_from],
                    )
                if not blank and self.tokens[i - 1].kind != "blank":
                    joined = previous[c] + table.joining(token, self.tokens[i - 1], c)
                    if joined > value:
                        value, where, count = joined, (c, False), self.last[i - 1][c]
            score[c], back[c], lasts[c] = value, where, count
        self._step_outside(i, (score, back, lasts), close, closing, last)
        self.score.append(score)
        self.back.append(back)
        self.last.append(lasts)

    def _step_outside(
        self,
        i: int,
        state: tuple[list[float], list[tuple[int, bool]], list[int]],
        close: float,
        closing: int,
        last: int,
    ) -> None:
        """Fill the states that are no column: n, a blank that fills up its row; n + 1, a group row; n + 2, the rest of a
        name that stands below its row.
        """
        score, back, lasts = state
        n, token = self.n, self.tokens[i]
        if token.kind == "blank":
            if i:
                lasts[n + 1] = self.last[i - 1][n + 1]
                score[n + 1], back[n + 1] = self.score[i - 1][n + 1] - (20 if token.first else 0), (n + 1, False)
            score[n], back[n], lasts[n] = close - 0.2 - (6 if token.first else 0), (closing, False), last
            return
        alone = self._alone(i)
        score[n + 1] = close + self.table.group(token, alone or self.costs is STREAM) + self._before_number(i)
        back[n + 1], lasts[n + 1] = (closing, True), last
        if alone and i and self.costs is SPACED and 0 < closing <= n and _is_tail(token.text):
            score[n + 2], back[n + 2], lasts[n + 2] = close + TAIL, (closing, False), last

    def _close(self, i: int) -> tuple[float, int]:
        """Return the best score of a row that ends here, and its last column."""
        best, column = -1e9, 0
        row, total = self.score[i], self.table.before[self.n]
        for c in range(self.n):
            value = row[c] - (total - self.table.before[c + 1])
            if value > best:
                best, column = value, c
        for c in (self.n, self.n + 1, self.n + 2):
            if row[c] > best:
                best, column = row[c], c
        return best, column

    def _place(self, column: int) -> int:
        if column == self.n + 1:
            return -1
        if column == self.n + 2:
            return next((c for c, kind in enumerate(self.table.types) if kind in ("indicator", "name")), 0)
        return column

    def _before_number(self, i: int) -> float:
        """Points for a group's name that stands right above a numbered row."""
        if self.tokens[i].kind not in ("short", "heading") or i + 1 >= len(self.tokens):
            return 0.0
        return 1.5 if self.tokens[i + 1].first and self.tokens[i + 1].number is not None else 0.0

    def _trace(self, end: int) -> list[tuple[int, int] | None]:
        if not end:
            return []
        places: list[tuple[int, int] | None] = []
        opens: list[bool] = []
        _, column = self._close(end - 1)
        for i in range(end - 1, -1, -1):
            before, opened = self.back[i][column]
            blank = self.tokens[i].kind == "blank"
            places.append(None if blank or column == self.n else (0, self._place(column)))
            opens.append(opened)
            column = before
        row, placed = -1, []
        for place, opened in zip(reversed(places), reversed(opens), strict=True):
            row += opened
            placed.append(None if place is None else (row, place[1]))
        return placed
