"""Which fact of one version is which of the other: the surest pair first, each fact once."""

from __future__ import annotations

from collections.abc import Iterable


def best_first(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs (old, new) of indexes from (score, old, new), the highest score first; ties in order of the text.

    >>> best_first([(0.5, 0, 0), (0.9, 0, 1), (0.4, 1, 0)])
    [(0, 1), (1, 0)]
    """
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored, key=lambda one: (-round(one[0], 9), one[1], one[2])):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((i, j))
    return sorted(pairs)
