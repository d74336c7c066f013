"""Charts with Chinese labels on any machine: a font that has the characters, and a map of the provinces as tiles."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Files of fonts with simplified characters, as systems name them, the plainest first: Noto and Source Han (Linux), WenQuanYi,
# Microsoft YaHei, SimHei, DengXian (Windows), PingFang, Hiragino and STHeiti (macOS), Droid (Android and old Linux).
_FONTS = (
    *("notosanssc", "notosanscjk", "sourcehansans", "wqymicrohei", "wqyzenhei", "msyh", "simhei", "deng"),
    *("pingfang", "hiraginosansgb", "stheiti", "droidsansfallback", "notoserifcjk", "notoserifsc", "simsun"),
)
MISSING = "No font with Chinese characters is installed, so labels show boxes: pip install 'taizhang[charts]'."

# One tile a province of GB/T 2260, about where it lies. Made for this project: neighbours on the ground are mostly
# neighbours here, areas and borders mean nothing.
_GRID = """
    ·      ·      ·      ·      ·      ·      ·    黑龙江
    ·      ·      ·      ·    内蒙古   ·      ·     吉林
   新疆    ·      ·      ·      ·     北京   天津   辽宁
    ·     青海   甘肃   宁夏   山西   河北   山东    ·
    ·      ·      ·     陕西   河南   安徽   江苏   上海
   西藏    ·     四川   重庆   湖北   江西   浙江    ·
    ·      ·     云南   贵州   湖南   福建    ·     台湾
    ·      ·      ·     广西   广东   香港    ·      ·
    ·      ·      ·     海南   澳门    ·      ·      ·
"""
_ABSENT_COLOUR, _EDGE = "#ececec", "white"
_DARK = 0.55  # a tile darker than this share of the scale has white letters


def _installed() -> Iterator[Path]:
    from matplotlib import font_manager

    yield from map(Path, sorted(font_manager.findSystemFonts()))


def chinese_font() -> Path | None:
    """Return the file of a font with simplified Chinese: that of the extra `charts`, else an installed one, else None."""
    try:
        import pylopdf_fonts_zh_cn
    except ImportError:
        pass
    else:
        packed: Path = pylopdf_fonts_zh_cn.sans_path()
        return packed
    ranked = []
    for path in _installed():
        name = re.sub(r"[^a-z]", "", path.stem.lower())
        rank = next((at for at, known in enumerate(_FONTS) if name.startswith(known)), None)
        if rank is not None:
            ranked.append((rank, "bold" in name, path))
    return min(ranked)[2] if ranked else None


def use_chinese() -> str | None:
    """Make matplotlib write labels in Chinese from here on; return the font's name.

    Without such a font, warn with a sentence that says what to install, and return None.
    """
    from matplotlib import font_manager, rcParams

    path = chinese_font()
    if path is None:
        warnings.warn(MISSING, stacklevel=2)
        return None
    font_manager.fontManager.addfont(path)
    name = font_manager.FontProperties(fname=path).get_name()
    rcParams["font.family"] = [name, "sans-serif"]
    rcParams["axes.unicode_minus"] = False  # not every Chinese font has U+2212
    return name


def province_tiles() -> dict[str, tuple[int, int]]:
    """Return the tile of each province's short name as (column, row), the row counted from the north."""
    return {
        name: (column, row)
        for row, line in enumerate(_GRID.strip().splitlines())
        for column, name in enumerate(line.split())
        if name != "·"
    }


def _tile_of(place: str, layout: Mapping[str, tuple[int, int]]) -> str | None:
    return place if place in layout else next((name for name in layout if place.startswith(name)), None)


def placed(
    values: Mapping[str, float], layout: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, tuple[int, int]], dict[str, float]]:
    """Return every tile to draw with its place, and the value of those that have one.

    浙江省 stands on the tile 浙江. Places that the layout lacks stand in rows below it, so that none is lost.
    """
    width = max((column for column, _ in layout.values()), default=5) + 1
    below = max((row for _, row in layout.values()), default=-2) + 2
    tiles, found, apart = dict(layout), dict[str, float](), 0
    for place, value in values.items():
        name = _tile_of(place, layout)
        if name is None:
            name = place
            tiles[name] = (apart % width, below + apart // width)
            apart += 1
        found[name] = value
    return tiles, found


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _draw(axes: Any, tiles: Mapping[str, tuple[int, int]], found: Mapping[str, float], colours: Any) -> None:
    from matplotlib.patches import Rectangle

    for name, (column, row) in tiles.items():
        value = found.get(name)
        face = _ABSENT_COLOUR if value is None else colours.to_rgba(value)
        axes.add_patch(Rectangle((column, -row), 0.94, 0.94, facecolor=face, edgecolor=_EDGE))
        dark = value is not None and colours.norm(value) < _DARK
        ink = "white" if dark else "#888888" if value is None else "black"
        label = name if value is None else f"{name}\n{_number(value)}"
        axes.text(column + 0.47, 0.47 - row, label, ha="center", va="center", color=ink, fontsize=8)


def tile_map(
    values: Mapping[str, float],
    *,
    title: str = "",
    unit: str = "",
    layout: Mapping[str, tuple[int, int]] | None = None,
    axes: Axes | None = None,
) -> Axes:
    """Draw one tile a place, coloured by its value; grey has none. Return the axes.

    values: place -> value; the whole name or the short one. layout: place -> (column, row), by default the provinces; an
    empty one sets the places side by side. A schematic, not a map: areas, distances and borders mean nothing.
    """
    import matplotlib.pyplot as plt
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    tiles, found = placed(values, province_tiles() if layout is None else layout)
    columns = max((column for column, _ in tiles.values()), default=0) + 1
    rows = max((row for _, row in tiles.values()), default=0) + 1
    if axes is None:
        axes = plt.subplots(figsize=(max(0.95 * columns + 1.4, 5), 0.85 * rows + 0.6))[1]
    low, high = min(found.values(), default=0.0), max(found.values(), default=1.0)
    colours = ScalarMappable(Normalize(low, high if high > low else low + 1), "viridis")
    _draw(axes, tiles, found, colours)
    axes.set(xlim=(0, columns), ylim=(1 - rows, 1), aspect="equal", title=title)
    axes.axis("off")
    if high > low:
        axes.figure.colorbar(colours, ax=axes, shrink=0.6 if rows > 2 else 1.0).ax.set_title(unit, fontsize=8)
    return axes
