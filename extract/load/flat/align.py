"""Cells in a row to the columns of their header: one dynamic programme over a table's tokens.

A table knows a good deal of itself: its row numbers count upward, each column has its type. The programme weighs every
way of cutting the tokens into rows and of placing each row's tokens in rising columns, and keeps the best.

This is the busiest loop of reading a txt with tables: what a token is worth in a column is looked up (Weights), and a
step back is one number, twice the state it comes from plus 1 where a row opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.load.flat.tokens import Token
from extract.load.flat.weights import _SUB, SPACED, STREAM, TABBED, Costs, Worth, weights

NEVER = -1e9
# Where no state comes before: the first row's state, as a step back (states count from -2).
_START = -2
_State = tuple[list[float], list[int], list[int]]
# The rest of a broken name on a line of its own below the row.
TAIL = 1.0
# A lone piece of this length that ends in a bracket, below a row whose name ends in one too, is a name of its own.
_WHOLE = 8


@dataclass(slots=True)
class Placement:
    """Where each token went: (row, column), column -1 for a group row, None for a blank that fills up a row.

    `seen` counts the tokens that were weighed; where it stays below their number, what follows makes no difference.
    """

    score: float
    end: int
    places: list[tuple[int, int] | None] = field(default_factory=list)
    seen: int = 0


def _is_tail(text: str) -> bool:
    """Say whether a lone piece can only end a name: it closes a bracket not its own, or ends in a bracket."""
    opened, closed = text.count("(") + text.count("（"), text.count(")") + text.count("）")
    return closed > opened or (closed > 0 and closed == opened and text[-1] in ")）")


class Aligner:
    """Runs the programme over the tokens of one table."""

    def __init__(self, tokens: Sequence[Token], roles: Sequence[str], costs: Costs) -> None:
        """Take the tokens of a table's body, the roles of its columns, and what its form says about row breaks."""
        self.tokens, self.table, self.costs = tokens, weights(tuple(roles), costs), costs
        self.n = len(roles)
        self.grouped = "category" in roles
        self.score: list[list[float]] = []
        self.back: list[list[int]] = []
        self.last: list[list[int]] = []

    def run(self, patience: float = 30.0) -> Placement:
        """Place the tokens, up to the row end where the sum of points is highest."""
        best, best_end, count = 0.0, 0, len(self.tokens)
        close, column, last = 0.0, _START, 0
        ends_anywhere = self.costs is STREAM
        for i in range(count):
            close, column = self._step(i, close, column, last)
            last = self.last[i][column]
            if close > best and (ends_anywhere or i + 1 == count or self.tokens[i + 1].first):
                best, best_end = close, i + 1
            if close < best - patience:
                break
        return Placement(best, best_end, self._trace(best_end), len(self.score))

    def _alone(self, i: int) -> bool:
        if not self.tokens[i].first:
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is None or following.first or following.kind == "blank"

    def _step(self, i: int, close: float, closing: int, last: int) -> tuple[float, int]:
        """Weigh every state that token i may be in; return the best score of a row that ends here, and its state."""
        n, table, token = self.n, self.table, self.tokens[i]
        worth = table.worth(token)
        opening = close + (0.0 if token.first else self.costs.open_inside)
        score = [opening + points for points in worth.opening]
        score += (NEVER, NEVER, NEVER)
        back, lasts = [2 * closing + 1] * (n + 3), [last] * (n + 3)
        if table.row_no >= 0 and token.number is not None:
            score[table.row_no] += table.counting(token.number, last)
            lasts[table.row_no] = token.number
        if i:
            self._go_on(i, worth, (score, back, lasts))
        best, column = NEVER, 0
        for c, skipped in enumerate(table.behind):
            if score[c] - skipped > best:
                best, column = score[c] - skipped, c
        self._step_outside(i, (score, back, lasts), (close, closing, last))
        for c in (n, n + 1, n + 2):
            if score[c] > best:
                best, column = score[c], c
        self.score.append(score)
        self.back.append(back)
        self.last.append(lasts)
        return best, column

    def _go_on(self, i: int, worth: Worth, state: _State) -> None:
        """Weigh going on in the row: in a later column, or in the cell of the token before."""
        score, back, lasts = state
        table, token = self.table, self.tokens[i]
        previous, counts = self.score[i - 1], self.last[i - 1]
        running = self.costs.run_on if token.first else 0.0
        number, row_no = token.number, table.row_no
        reach, source = NEVER, _START
        joins = table.joins(token, self.tokens[i - 1])
        for c, (gain, skipped) in enumerate(zip(worth.going_on, table.skips, strict=True)):
            value = reach + gain + running
            counted = c == row_no and number is not None and source >= 0
            if counted:
                value += table.counting(number or 0, counts[source])
            if value > score[c]:
                score[c], back[c], lasts[c] = value, 2 * source, (number or 0) if counted else counts[source]
            before = previous[c]
            if joins is not None and before + joins[c] > score[c]:
                score[c], back[c], lasts[c] = before + joins[c], 2 * c, counts[c]
            if before + skipped > reach:
                reach, source = before + skipped, c

    def _step_outside(self, i: int, state: _State, closed: tuple[float, int, int]) -> None:
        """Fill the states that are no column: n, a blank that fills up a row; n + 1, a group; n + 2, the rest of a
        name that stands below its row.
        """
        score, back, lasts = state
        close, closing, last = closed
        n, token = self.n, self.tokens[i]
        if token.kind == "blank":
            if i:
                lasts[n + 1] = self.last[i - 1][n + 1]
                score[n + 1], back[n + 1] = self.score[i - 1][n + 1] - (20 if token.first else 0), 2 * (n + 1)
            score[n], back[n] = close - 0.2 - (6 if token.first else 0), 2 * closing
            return
        alone = self._alone(i)
        score[n + 1] = close + self._before_number(i)
        score[n + 1] += self.table.group(token) if alone or self.costs is STREAM else -20.0
        if alone and i and self.costs in (SPACED, TABBED) and 0 < closing <= n and self._is_tail(i):
            score[n + 2], back[n + 2] = close + TAIL, 2 * closing

    def _is_tail(self, i: int) -> bool:
        """Say whether a lone piece ends the name of the row above; a whole name above 其中 rows, unit and all, does not."""
        text = self.tokens[i].text
        if not _is_tail(text) or (i + 1 < len(self.tokens) and self.tokens[i + 1].text.startswith(_SUB)):
            return False
        opens = next((j for j in range(i - 1, -1, -1) if self.tokens[j].first), 0)
        return len(text) < _WHOLE or not self.tokens[opens].text.endswith((")", "）"))

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

    def _last_column(self, i: int) -> int:
        """Return the state in which a row that ends with token i scores highest."""
        row = self.score[i]
        closed = [points - skipped for points, skipped in zip(row, self.table.behind, strict=False)]
        closed += row[self.n :]
        return closed.index(max(closed))

    def _trace(self, end: int) -> list[tuple[int, int] | None]:
        if not end:
            return []
        places: list[tuple[int, int] | None] = []
        opens: list[bool] = []
        column = self._last_column(end - 1)
        for i in range(end - 1, -1, -1):
            step = self.back[i][column]
            blank = self.tokens[i].kind == "blank"
            places.append(None if blank or column == self.n else (0, self._place(column)))
            opens.append(bool(step & 1))
            column = step >> 1
        row, placed = -1, []
        for place, opened in zip(reversed(places), reversed(opens), strict=True):
            row += opened
            placed.append(None if place is None else (row, place[1]))
        return placed
