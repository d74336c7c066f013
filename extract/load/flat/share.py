"""Lines of broken names between rows, shared among the rows above and below them.

Between two rows stand the last lines of one name and the first of the next. A cell that is centred has as many lines above
its row's numbers as below them, give or take one; a cell at the top of its row has them all below. Of the ways that
obey this the one is kept under which most names end as names of indicators do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.load.flat.tokens import join

# Lines between two rows that are shared; more are no name.
MOST_BETWEEN = 8
# How the name of an indicator ends; the name of a group of rows hardly ever does.
MEASURED = re.compile(
    r"(?:率|量|数|值|额|度|比重|占比|比例|比|增速|增幅|面积|里程|规模|年限|寿命|收入|支出|投资|水平|标准|强度|浓度|次数|指数|贡献|下降|降低|减少"
    r"|增长|提高|产能|能力|时间|时限)(?:[(（][^()（）]*[)）])?$"
)


def shares(names: Sequence[str], between: Sequence[Sequence[str]]) -> list[tuple[int, int]] | None:
    """Return, row by row, how many lines above and below it belong to its name; None where lines are left over.

    `between` holds the lines above the first row, then those behind each row.

    >>> shares(["1", "2"], [["甲乙"], ["覆盖率", "丙丁"], ["普及率"]])
    [(1, 1), (1, 1)]
    """
    if len(between) != len(names) + 1 or max(map(len, between), default=0) > MOST_BETWEEN:
        return None
    ways: dict[int, tuple[float, list[tuple[int, int]]]] = {len(between[0]): (0.0, [])}
    for n, name in enumerate(names):
        below = between[n + 1]
        last = n + 1 == len(names)
        following: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for above, (points, path) in ways.items():
            head = between[n][len(between[n]) - above :] if above else ()
            for taken in [len(below)] if last else range(len(below) + 1):
                gained = points + _worth(head, name, below[:taken])
                rest = len(below) - taken
                if rest not in following or gained > following[rest][0]:
                    following[rest] = gained, [*path, (above, taken)]
        ways = following
    return ways[0][1] if 0 in ways else None


def whole(above: Sequence[str], name: str, below: Sequence[str]) -> str:
    """Return a name put together from its lines."""
    text = ""
    for piece in (*above, name, *below):
        text = join(text, piece) if text and piece else text or piece
    return text


def _worth(above: Sequence[str], name: str, below: Sequence[str]) -> float:
    """Return points for a name of these lines: how it ends, and whether its row stands at its top or in its middle."""
    uneven = abs(len(above) - len(below))
    points = -1.5 * max(0, uneven - 1) - 0.2 * uneven if above else -0.3 * bool(below) if name else -3.0
    if above and name and not below:
        points -= 4.0  # a cell in the middle of its row goes on below it; a group's name stands above its first row
    text = whole(above, name, below)
    if above and name:
        points -= 0.8
    opened = text.count("(") + text.count("（") - text.count(")") - text.count("）")
    return (
        points
        + (2.0 if MEASURED.search(text) else 0.0)
        - 3.0 * (bool(opened) or text[:1] in "（(）)、，" and bool(text))
    )
