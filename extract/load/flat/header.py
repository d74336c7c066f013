"""Ways to read the header of a flattened table as columns: words broken in two, two-level headers, spanned columns.

The header alone often allows several readings; the rows below decide between them (extract.load.flat.recover).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, combinations, pairwise, takewhile

from extract import headers
from extract.load.flat.tokens import Token, join

# More ways than this are never tried for one table.
MAX_LAYOUTS = 24
_DATA = frozenset({"int", "number", "dash", "unit", "attribute", "part"})
_ROW_NAMES = headers.NAMES | {"row_no", "category"}
_PARENTS = headers.VALUES | {"responsible", "investment", "lead"}
_CHILDREN = headers.VALUES | headers.DUTIES | {"unit", "investment", "annual_investment", "completion_rate"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the header tokens of its lower cell, its parent's index in Layout.parents, its role."""

    role: str
    cell: tuple[int, ...]
    parent: int | None = None
    spanned: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One reading of a header. `parents` are the upper cells as token indices; a `spanned` column shares the cell be"""

    columns: tuple[Column, ...]
    parents: tuple[tuple[int, ...], ...] = field(default=())

    def roles(self) -> list[str]:
        """Return the role of every column, left to right."""
        return [column.role for column in self.columns]


def text_of(tokens: Sequence[Token], indices: Sequence[int]) -> str:
    """Return the text of a header cell that stands in these tokens."""
    text = ""
    for k in indices:
        text = join(text, tokens[k].text) if text else tokens[k].text
    return text


def length(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the start are header cells, 0 where this is no header.

    A row number "1" ends the header for sure; without one it ends at the first cell that reads like data.
    """
    if len(tokens) < 2:
        return 0
    like = [headers.read(token.text) is not None for token in tokens[:40]]
    if like[0] and headers.read(tokens[0].text).role == "row_no" or _pair_is(tokens, 0, "row_no"):  # type: ignore[union-attr]
        for k in range(2, min(len(tokens), 40)):
            if tokens[k].number == 1:
                last = max((j for j in range(k) if like[j]), default=0)
                last = k - 1 if _are_pieces(tokens, last + 1, k) else last
                known = sum(like[: last + 1])
                return last + 1 if known >= 2 and known * 2 >= last + 1 else 0
    k = 0
    like = [known and not _names_a_row(tokens, j) for j, known in enumerate(like)]
    while k < len(like) and (
        like[k] or _pair(tokens, k) or (k and _pair(tokens, k - 1)) or _unknown_among(tokens, like, k)
    ):
        k += 1
    return k if sum(like[:k]) >= 2 or k >= 4 else 0


def _names_a_row(tokens: Sequence[Token], k: int) -> bool:
    """Say whether a cell that ends like a header cell is the first row's name: a value stands right behind it."""
    found = headers.read(tokens[k].text)
    if found is None or found.exact or k < 2 or k + 1 >= len(tokens):
        return False
    behind = tokens[k + 1]
    return behind.kind in ("number", "int", "dash") and headers.read(behind.text) is None


def _are_pieces(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Say whether short tokens are pieces of header cells; a lone word that ends none of them names a group of rows."""
    if end - first == 1 and len(tokens[first].text) == 2:
        ended = (headers.read(token.text + tokens[first].text) for token in tokens[:first])
        return any(found is not None and found.exact for found in ended)
    return all(len(token.text) <= 2 for token in tokens[first:end])


def _unknown_among(tokens: Sequence[Token], like: Sequence[bool], k: int) -> bool:
    """Say whether an unknown word stands among header cells: on their line, no number beside it, or between two."""
    if sum(like[:k]) < 2 or tokens[k].kind not in ("short", "text", "words", "office") or len(tokens[k].text) > 12:
        return False
    opens = next((j for j in range(k, -1, -1) if tokens[j].first), 0)
    line = list(takewhile(lambda j: j == opens or not tokens[j].first, range(opens, len(like))))
    if len(line) == 1:
        below = headers.read(tokens[k + 1].text) if k + 1 < len(like) and tokens[k - 1].first else None
        return below is not None and below.exact and below.role in ("attribute", "note", "growth")
    known = sum(like[j] for j in line)
    return known >= 3 and known * 3 >= len(line) * 2 and all(tokens[j].kind not in _DATA for j in line)


def _pair(tokens: Sequence[Token], k: int) -> bool:
    if k + 1 >= len(tokens):
        return False
    found = headers.read(tokens[k].text + tokens[k + 1].text)
    return found is not None and found.exact


def _pair_is(tokens: Sequence[Token], k: int, role: str) -> bool:
    found = headers.read(tokens[k].text + tokens[k + 1].text)
    return found is not None and found.role == role and found.exact


def _role(text: str) -> str:
    found = headers.read(text)
    return found.role if found else "other"


def _cells(tokens: Sequence[Token], groups: Sequence[tuple[int, ...]]) -> tuple[Column, ...]:
    return tuple(Column(_role(text_of(tokens, group)), group) for group in groups)


def _fragments(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """Join neighbours that only together make a header cell (指 + 标, 单 + 位, 指标 + 属性)."""
    groups: list[tuple[int, ...]] = []
    k = 0
    while k < len(tokens):
        size = next((s for s in (4, 3, 2) if _is_whole(tokens, k, s)), 1)
        groups.append(tuple(range(k, k + size)))
        k += size
    return groups


def _is_whole(tokens: Sequence[Token], k: int, size: int) -> bool:
    if k + size > len(tokens):
        return False
    parts = [tokens[j].text for j in range(k, k + size)]
    found = headers.read("".join(parts))
    if found is None or not found.exact:
        return False
    unknown = [p for p in parts if headers.read(p) is None]
    return bool(unknown) and all(len(p) <= 8 for p in parts) and not _are_two(parts)


def _are_two(parts: Sequence[str]) -> bool:
    """Say whether pieces make two header cells: the name of the rows, and what stands beside it (指 标 | 单 位)."""
    for k in range(1, len(parts)):
        left, right = headers.read("".join(parts[:k])), headers.read("".join(parts[k:]))
        if left and right and left.exact and right.exact and left.role in _ROW_NAMES and right.role not in _ROW_NAMES:
            return True
    return False


def _broken(tokens: Sequence[Token], groups: Sequence[tuple[int, ...]], how: str) -> list[tuple[int, ...]]:
    """Join the cell that a break parted (2025年 / 目标值).

    `how`: "lines" joins over a line's end where the second piece completes the first, "any" wherever both make a known
    header, "years" joins a year to the kind of value behind it, on one line too.
    """
    out: list[tuple[int, ...]] = []
    for group in groups:
        upper = text_of(tokens, out[-1]) if out else ""
        lower = text_of(tokens, group)
        if out and (how == "years" or tokens[group[0]].first) and _belongs(upper, lower, how == "any"):
            out[-1] = out[-1] + group
        else:
            out.append(group)
    return out


def _belongs(upper: str, lower: str, loosely: bool = True) -> bool:
    above, below, both = headers.read(upper), headers.read(lower), headers.read(upper + lower)
    if both is None:
        return False
    if above is None or below is None:
        return both.exact
    if below.years and above.role in _ROW_NAMES:
        return False
    if above.years:
        return not below.years and below.role in headers.VALUES and not _says_kind(upper)
    return both.exact and (loosely or above.role == both.role != below.role or both.role == "attribute")


def _says_kind(text: str) -> bool:
    found = headers.read(text)
    return found is not None and found.role != "value"


def _is_bare_kind(text: str) -> bool:
    """Say whether a header cell names a kind of value without its year (计划, 完成): it wants a year above it."""
    found = headers.read(text)
    return found is not None and not found.years and found.role in ("baseline", "target", "actual")


def _stitched(tokens: Sequence[Token], groups: Sequence[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Yield readings where each cell of the header's second line ends a cell of the first (单 … 属 over 位 … 性)."""
    for s in range(2, len(groups)):
        if not tokens[groups[s][0]].first or not 2 <= len(groups) - s <= s:
            continue
        top = [list(group) for group in groups[:s]]
        k = 0
        for lower in groups[s:]:
            while k < s and not _belongs(text_of(tokens, groups[k]), text_of(tokens, lower)):
                k += 1
            if k == s:
                break
            top[k].extend(lower)
            k += 1
        else:
            alone = [text_of(tokens, old) for old, new in zip(groups[:s], top, strict=True) if len(old) == len(new)]
            if not any(_is_bare_kind(text) for text in alone):
                yield [tuple(group) for group in top]


def _shares(
    tokens: Sequence[Token], parents: Sequence[tuple[int, ...]], children: Sequence[tuple[int, ...]]
) -> list[list[int]]:
    """Return ways of sharing the children among the parents in order, the likeliest first.

    Alike shares come before unlike ones; 目标 under the first year or 实际 under the last speaks against a share.
    """
    roles = [_role(text_of(tokens, child)) for child in children]
    found: list[tuple[float, list[int]]] = []
    for cuts in combinations(range(1, len(children)), len(parents) - 1):
        edges = [0, *cuts, len(children)]
        sizes = [b - a for a, b in pairwise(edges)]
        cost = 0.5 * (len(set(sizes)) > 1)
        if len(parents) > 1:
            cost += sum(role in ("target", "growth") for role in roles[: sizes[0]])
            cost += sum(role in ("baseline", "actual") for role in roles[len(roles) - sizes[-1] :])
        even = len(set(sizes)) == 1 and all(roles[a:b] == roles[: sizes[0]] for a, b in pairwise(edges))
        found.append((-1.0 if even else cost, sizes))
    return [sizes for _, sizes in sorted(found, key=lambda pair: pair[0])[:3]]


def _stacked(tokens: Sequence[Token], groups: Sequence[tuple[int, ...]]) -> Iterator[Layout]:
    """Yield two-level readings: the last groups are children of value columns among the first."""
    for s in range(2, len(groups) - 1):
        children = groups[s:]
        texts = [text_of(tokens, child) for child in children]
        if any(_role(text) not in _CHILDREN for text in texts):
            continue
        top = groups[:s]
        parents = [k for k, group in enumerate(top) if _role(text_of(tokens, group)) in _PARENTS]
        if parents and len(parents) <= len(children) <= 12:
            for sizes in _shares(tokens, [top[p] for p in parents], children):
                starts = [0, *accumulate(sizes)]
                yield _stack(tokens, top, {p: list(children[starts[i] : starts[i + 1]]) for i, p in enumerate(parents)})
        for p in range(s):
            if len(children) >= 2 and (len(parents) != 1 or p != parents[0]):
                yield _stack(tokens, top, {p: list(children)})


def _stack(
    tokens: Sequence[Token], top: Sequence[tuple[int, ...]], children: dict[int, list[tuple[int, ...]]]
) -> Layout:
    columns: list[Column] = []
    parents: list[tuple[int, ...]] = []
    for k, group in enumerate(top):
        if k not in children:
            columns.append(Column(_role(text_of(tokens, group)), group))
            continue
        above = headers.read(text_of(tokens, group))
        parents.append(group)
        for child in children[k]:
            below = headers.read(text_of(tokens, child))
            role = below.role if below else "other"
            if role == "value" and above:
                role = above.role
            columns.append(Column(role, child, len(parents) - 1))
    return Layout(tuple(columns), tuple(parents))


def _extra(layout: Layout, parts: bool) -> Iterator[Layout]:
    """Yield the layout with one more column under a header cell that spans two: a breakdown, a group, a name."""
    for k, column in enumerate(layout.columns):
        if column.role not in headers.NAMES | {"category"}:
            continue
        span = replace(column, role="part", spanned=True)
        if parts:
            yield replace(layout, columns=(*layout.columns[: k + 1], span, *layout.columns[k + 1 :]))
            continue
        if column.role == "indicator":
            group = replace(column, role="category")
            yield replace(
                layout, columns=(*layout.columns[:k], group, replace(column, spanned=True), *layout.columns[k + 1 :])
            )
        if column.role == "category" and not any(c.role in headers.NAMES for c in layout.columns):
            name = replace(column, role="indicator", spanned=True)
            yield replace(layout, columns=(*layout.columns[: k + 1], name, *layout.columns[k + 1 :]))


def _verdicts(tokens: Sequence[Token], layout: Layout) -> Layout:
    """Return the layout with 完成情况 without a year read as words (已完成), not as a value."""
    columns = tuple(
        replace(column, role="other")
        if column.role == "actual" and not getattr(headers.read(text_of(tokens, column.cell)), "years", ())
        else column
        for column in layout.columns
    )
    return replace(layout, columns=columns)


def _doubt(tokens: Sequence[Token], layout: Layout) -> int:
    """Count columns that lack a year while as many others have a year and nothing else: they belong together."""
    years = kinds = 0
    for column in layout.columns:
        own = headers.read(text_of(tokens, column.cell))
        above = headers.read(text_of(tokens, layout.parents[column.parent])) if column.parent is not None else None
        dated = bool(own and own.years) or bool(above and above.years)
        years += dated and column.role == "value"
        kinds += not dated and column.role in ("baseline", "target", "actual")
    return min(years, kinds)


def layouts(tokens: Sequence[Token], parts: bool) -> list[Layout]:
    """Return the readings of a header's tokens, simplest first; `parts`: 城市, 农村 … stand among the cells."""
    single: list[tuple[int, ...]] = [(k,) for k in range(len(tokens))]
    whole = _fragments(tokens)
    variants: list[list[tuple[int, ...]]] = []
    tried = [_broken(tokens, groups, how) for how in ("lines", "years", "any") for groups in (whole, single)]
    for groups in (tried[0], whole, *tried[1:], single):
        if groups not in variants:
            variants.append(groups)
    found = [Layout(_cells(tokens, groups)) for groups in variants]
    for groups in (whole, single):
        found += [Layout(_cells(tokens, stitched)) for stitched in _stitched(tokens, groups)]
    found += [verdict for layout in found if (verdict := _verdicts(tokens, layout)) != layout]
    for groups in variants:
        found.extend(_stacked(tokens, groups))
    if parts:
        found = [extra for layout in found for extra in _extra(layout, True)] + found
    found += [extra for layout in found[: MAX_LAYOUTS // 2] for extra in _extra(layout, False)]
    unique = sorted(dict.fromkeys(found), key=lambda layout: _doubt(tokens, layout))
    return unique[:MAX_LAYOUTS]
