import sys
from pathlib import Path

import pytest

from extract.export import charts

pytest.importorskip("matplotlib")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A machine without the packed font; the returned list is what is installed on it."""
    installed: list[Path] = []
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    monkeypatch.setattr(charts, "_installed", lambda: iter(installed))
    return installed


def test_the_packed_font_has_the_characters_of_plans() -> None:
    pytest.importorskip("pylopdf_fonts_zh_cn")
    from fontTools.ttLib import TTFont

    path = charts.chinese_font()
    assert path is not None and path.exists()
    known = TTFont(path).getBestCmap()
    assert all(ord(ch) in known for ch in "养老床位占比‰％㎡〔〕①≥≤“”—至亿元濉亳黟鄄衢歙")


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["arial.ttf", "msyhbd.ttc", "msyh.ttc", "simsun.ttc"], "msyh.ttc"),
        (["DejaVuSans.ttf", "NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"], "NotoSansCJK-Regular.ttc"),
        (["PingFang.ttc", "Helvetica.ttc"], "PingFang.ttc"),
        (["wqy-microhei.ttc"], "wqy-microhei.ttc"),
        (["DejaVuSans.ttf", "NotoSansCanadianAboriginal.ttf", "NotoSans-Regular.ttf"], None),
        ([], None),
    ],
)
def test_without_it_an_installed_one_is_found(bare: list[Path], names: list[str], chosen: str | None) -> None:
    bare += [Path("/fonts") / name for name in names]
    found = charts.chinese_font()
    assert (found and found.name) == chosen


def test_without_any_a_sentence_says_what_to_install(bare: list[Path]) -> None:
    with pytest.warns(UserWarning, match=r"pip install 'taizhang\[charts\]'"):
        assert charts.use_chinese() is None


def test_the_tiles_are_the_provinces_of_the_codebook() -> None:
    from extract.codebook import rows

    tiles = charts.province_tiles()
    provinces = [row["form"] for row in rows("divisions") if row["id"].endswith("0000")]
    assert len(provinces) >= 34 and len(tiles) == 34 == len(set(tiles.values()))
    for province in provinces:
        assert [name for name in tiles if province.startswith(name)], province


def test_whole_names_find_their_tile_and_other_places_stand_below() -> None:
    tiles, found = charts.placed({"浙江省": 1.0, "内蒙古": 2.0, "云岭省": 3.0}, charts.province_tiles())
    assert found == {"浙江": 1.0, "内蒙古": 2.0, "云岭省": 3.0}
    assert tiles["云岭省"][1] > max(row for _, row in charts.province_tiles().values())
    tiles, found = charts.placed({f"县{at}": at for at in range(8)}, {})
    assert set(tiles) == set(found) and len(set(tiles.values())) == 8 and min(row for _, row in tiles.values()) == 0


def test_a_map_is_drawn_with_the_chinese_of_its_labels() -> None:
    import matplotlib

    matplotlib.use("Agg")
    pytest.importorskip("pylopdf_fonts_zh_cn")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert charts.use_chinese()
        axes = charts.tile_map({"浙江省": 12345.0, "云岭省": 0.5, "广东省": -2.0}, title="目标", unit="条")
        axes.figure.canvas.draw()
    labels = {text.get_text() for text in axes.texts}
    assert {"浙江\n12,345", "云岭省\n0.5", "广东\n-2", "黑龙江"} <= labels
    assert charts.tile_map({}, title="空").get_title() == "空"
