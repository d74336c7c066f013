"""Cells in a row to the columns of their header: one dynamic programme over a table's tokens.

A table knows a good deal of itself: its row numbers count upward, each column has its type. The programme weighs every
way of cutting the tokens into rows and of placing each row's tokens in rising columns, and keeps the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.load.flat_tokens import Token
from extract.load.flat_weights import SPACED, STREAM, TABBED, Costs, Weights

NEVER = -1e9
_State = tuple[list[float], list[tuple[int, bool]], list[int]]
# The rest of a broken name on a line of its own below the row.
TAIL = 1.0


@dataclass(slots=True)
class Placement:
    """Where each token went: (row, column), column -1 for a group row, None for a blank that fills up a row."""

    score: float
    end: int
    places: list[tuple[int, int] | None] = field(default_factory=list)


def _is_tail(text: str) -> bool:
    """Say whether a lone piece can only end a name: it closes a bracket not its own, or ends in a bracket."""
    opened, closed = text.count("(") + text.count("（"), text.count(")") + text.count("）")
    return closed > opened or (closed > 0 and closed == opened and text[-1] in ")）")


class Aligner:
    """Runs the programme over the tokens of one table."""

    def __init__(self, tokens: Sequence[Token], roles: Sequence[str], costs: Costs) -> None:
        """Take the tokens of a table's body, the roles of its columns, and what its form says about row breaks."""
        self.tokens, self.table, self.costs = tokens, Weights(roles, costs), costs
        self.n = len(roles)
        self.grouped = "category" in roles
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
        score, back, lasts = [NEVER] * (n + 3), [(-2, False)] * (n + 3), [last] * (n + 3)
        fits, before, points = table.fits(token), table.before, table.openings(token, last)
        opening = close + (0.0 if token.first else self.costs.open_inside)
        for c in range(n):
            score[c] = opening - before[c] + fits[c] + points.get(c, 0.0)
            back[c] = (closing, True)
        if table.row_no >= 0 and token.number is not None:
            lasts[table.row_no] = token.number
        if i:
            self._go_on(i, fits, (score, back, lasts))
        self._step_outside(i, (score, back, lasts), close, closing, last)
        self.score.append(score)
        self.back.append(back)
        self.last.append(lasts)

    def _go_on(self, i: int, fits: list[float], state: _State) -> None:
        """Weigh going on in the row: in a later column, or in the cell of the token before."""
        score, back, lasts = state
        previous, counts, before = self.score[i - 1], self.last[i - 1], self.table.before
        running = self.costs.run_on if self.tokens[i].first else 0.0
        joins = self.table.joins(self.tokens[i], self.tokens[i - 1])
        reach, source = NEVER, -2
        for c in range(self.n):
            value = reach - before[c] + fits[c] + running
            number = self.tokens[i].number if c == self.table.row_no and source >= 0 else None
            if number is not None:
                value += self.table.counting(number, counts[source])
            if value > score[c]:
                score[c], back[c], lasts[c] = value, (source, False), counts[source] if number is None else number
            if joins is not None and previous[c] + joins[c] > score[c]:
                score[c], back[c], lasts[c] = previous[c] + joins[c], (c, False), counts[c]
            if previous[c] + before[c + 1] > reach:
                reach, source = previous[c] + before[c + 1], c

    def _step_outside(
        self,
        i: int,
        state: _State,
        close: float,
        closing: int,
        last: int,
    ) -> None:
        """Fill the states that are no column: n, a blank that fills up a row; n + 1, a group; n + 2, the rest of a
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
        score[n + 1] = (
            close + (self.table.group(token) if alone or self.costs is STREAM else -20.0) + self._before_number(i)
        )
        back[n + 1], lasts[n + 1] = (closing, True), last
        if alone and i and self.costs in (SPACED, TABBED) and 0 < closing <= n and _is_tail(token.text):
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
        if self.tokens[i].kind not in ("short", "heading") or i + 1 >= len(self.tokens) or self.grouped:
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
