"""Charts of what a run holds, as inline SVG: bars that are links to the plans that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from extract.review import escape

# Pixels: height of a row, where its bar begins, where the longest bar ends, width of the whole.
_ROW, _LEFT, _RIGHT, _WIDTH = 24, 118, 300, 352
_SHOWN = 12
# Height of the columns of years, in pixels.
_HIGH = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `key` is a word of words.json that stands for the label; `link` what it leads to; `said` its figure."""

    label: str
    value: float
    said: str
    link: str | None = None
    key: str | None = None


def _linked(bar: Bar, inner: str) -> str:
    label = escape.text(f"{bar.label}: {bar.said}")
    if bar.link is None:
        return f'<g role="listitem" aria-label="{label}">{inner}</g>'
    return f'<a href="#{escape.text(bar.link)}" aria-label="{label}">{inner}</a>'


def _bar(bar: Bar, at: int, longest: float) -> str:
    y = at * _ROW
    width = round((_RIGHT - _LEFT) * bar.value / longest, 1) if longest else 0
    word = f' data-t="{bar.key}"' if bar.key else ""
    label = bar.label if len(bar.label) <= 8 else bar.label[:7] + "…"
    inner = (
        f'<rect class="hold" x="0" y="{y}" width="{_WIDTH}" height="{_ROW}"/>'
        f'<text x="{_LEFT - 8}" y="{y + 16}" text-anchor="end"{word}>{escape.text(label)}</text>'
        f'<rect class="bar-of" x="{_LEFT}" y="{y + 5}" width="{max(width, 1.5)}" height="14" rx="2"/>'
        f'<text class="figure" x="{_LEFT + width + 6}" y="{y + 16}">{escape.text(bar.said)}</text>'
    )
    return _linked(bar, inner)


def bars(title: str, items: Sequence[Bar], longest: float | None = None) -> str:
    """Return a chart of horizontal bars under a title (a word of words.json); "" without items."""
    if not items:
        return ""
    most = longest or max(item.value for item in items)
    rows = "".join(_bar(item, at, most) for at, item in enumerate(items))
    return _figure(title, f'<svg viewBox="0 0 {_WIDTH} {len(items) * _ROW}" role="list">{rows}</svg>')


def _figure(title: str, inside: str) -> str:
    return f'<figure><figcaption data-t="{title}"></figcaption>{inside}</figure>'


def columns(title: str, items: Sequence[Bar]) -> str:
    """Return a chart of upright bars, for years in their order."""
    if not items:
        return ""
    most, step = max(item.value for item in items), min(64.0, _WIDTH / len(items))
    made = []
    for at, item in enumerate(items):
        x, high = at * step, max(2.0, round(_HIGH * item.value / most, 1))
        middle = x + step / 2
        named = step >= 30 or at % 2 == 0
        made.append(
            _linked(
                item,
                f'<rect class="hold" x="{x:.1f}" y="0" width="{step:.1f}" height="{_HIGH + 40}"/>'
                f'<rect class="bar-of" x="{x + step * 0.15:.1f}" y="{_HIGH + 18 - high}" width="{step * 0.7:.1f}" height="{high}" rx="2"/>'
                f'<text class="figure" x="{middle:.1f}" y="{_HIGH + 13 - high}" text-anchor="middle">{escape.text(item.said)}</text>'
                + (
                    f'<text x="{middle:.1f}" y="{_HIGH + 34}" text-anchor="middle">{escape.text(item.label)}</text>'
                    if named
                    else ""
                ),
            )
        )
    return _figure(title, f'<svg viewBox="0 0 {_WIDTH} {_HIGH + 40}" role="list">{"".join(made)}</svg>')


def counted(values: Iterable[str | None], field: str, by_name: bool = False) -> list[Bar]:
    """Return a bar a value, the most frequent first (or by name), linked to a filter of the list; the rest is not drawn."""
    counts = Counter(value for value in values if value)
    order = sorted(counts, key=(lambda one: one) if by_name else (lambda one: (-counts[one], one)))
    shown = order[-_SHOWN:] if by_name else order[:_SHOWN]
    return [Bar(one, counts[one], f"{counts[one]:,}", f"{field}={quote(one)}") for one in shown]


def share(key: str, part: int, whole: int) -> Bar:
    """Return a bar of a share in per cent; of nothing it is empty."""
    percent = 100 * part / whole if whole else 0.0
    return Bar(key, percent, f"{percent:.0f}%" if whole else "–", key=key)
