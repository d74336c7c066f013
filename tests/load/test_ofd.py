"""OFD: what stands on a page and on its template, ruled tables, what is turned or hidden left out, page sizes."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.errors import LoadError
from extract.load.ofd.page import advances, numbers
from extract.load.ofd.read import load

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, more: str = "", delta: str = "") -> str:
    attribute = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 8" Size="5" {more}><ofd:TextCode X="0" Y="4.4"{attribute}>{words}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def path(data: str, more: str = "") -> str:
    return f'<ofd:PathObject Boundary="0 0 210 297" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def package(*pages: str, template: str = "", size: str = "0 0 210 297") -> bytes:
    use = '<ofd:Template TemplateID="7"/>' if template else ""
    common = f"<ofd:PageArea><ofd:PhysicalBox>{size}</ofd:PhysicalBox></ofd:PageArea>"
    common += '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>' if template else ""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages)))
    files = {
        "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMES}><ofd:CommonData>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/T.xml": f"<ofd:Page {NAMES}><ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    for at, page in enumerate(pages):
        files[f"Doc_0/Pages/{at}.xml"] = (
            f"<ofd:Page {NAMES}>{use}<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


SENTENCE = "到2030年，全县建成互助站点12个。"


def test_lines_of_a_page_in_blocks_and_on_its_template() -> None:
    page = f"<ofd:PageBlock><ofd:PageBlock>{text(20, 40, SENTENCE)}</ofd:PageBlock></ofd:PageBlock>"
    loaded = load(package(page, template=text(20, 30, "溪口县养老服务规划")))
    assert [block.text for block in loaded.blocks] == ["溪口县养老服务规划", SENTENCE]
    assert (loaded.format, loaded.pages) == ("ofd", 1)


def test_a_watermark_is_left_out_and_said_and_hidden_text_is_left_out() -> None:
    turned = 'CTM="0.7071 -0.7071 0.7071 0.7071 0 0"'
    loaded = load(
        package(text(20, 40, SENTENCE) + text(60, 90, "内部资料", turned) + text(20, 60, "旧", 'Visible="false"'))
    )
    assert [block.text for block in loaded.blocks] == [SENTENCE]
    assert any("内部资料" in warning for warning in loaded.warnings)


@pytest.mark.parametrize("filled", [False, True])
def test_a_table_of_lines_or_of_thin_filled_shapes(filled: bool) -> None:
    lines = [(20, y, 180, y) for y in (40, 50, 60)] + [(x, 40, x, 60) for x in (20, 100, 180)]
    if filled:
        drawn = "".join(
            path(f"M {a} {b} L {c + 0.2} {b} L {c + 0.2} {d + 0.2} L {a} {d + 0.2} C", 'Fill="true" Stroke="false"')
            for a, b, c, d in lines
        )
    else:
        drawn = path(" ".join(f"M {a} {b} L {c} {d}" for a, b, c, d in lines))
    words = text(22, 42, "指标") + text(102, 42, "2030年") + text(22, 52, "站点（个）") + text(102, 52, "1,200.5")
    (block,) = load(package(drawn + words)).blocks
    assert block.grid is not None
    assert [(c.row, c.column, c.text) for c in block.grid.cells] == [
        (0, 0, "指标"), (0, 1, "2030年"), (1, 0, "站点（个）"), (1, 1, "1,200.5")
    ]  # fmt: skip


def test_distances_between_characters() -> None:
    assert advances("g 3 5 2.5") == [5.0, 5.0, 5.0, 2.5]
    assert advances("g x 5") == [] and advances(None) == []
    assert numbers("1 2 nan 4", [0.0] * 4) == [0.0] * 4 and numbers("3", [0.0]) == [3.0]
    assert load(package(text(20, 40, "站点12个", delta="g 2 5 g 2 2.5"))).blocks[0].text == "站点12个"


def test_a_page_that_is_a_picture_is_reported() -> None:
    picture = '<ofd:ImageObject Boundary="0 0 210 297"/>'
    loaded = load(package(text(20, 40, SENTENCE), picture))
    assert any("only a picture" in sentence and "2" in sentence for sentence in loaded.lost)
    with pytest.raises(LoadError, match="no text"):
        load(package(picture))


# Page, turned clockwise by a quarter, two and three: where its point (x, y) lies then, and the matrix of the turn.
TURNS = {
    1: (lambda x, y: (297 - y, x), "0 1 -1 0", "0 0 297 210"),
    2: (lambda x, y: (210 - x, 297 - y), "-1 0 0 -1", "0 0 210 297"),
    3: (lambda x, y: (y, 210 - x), "0 -1 1 0", "0 0 297 210"),
}
WORDS = [(20, 40, SENTENCE), (20, 60, "表1 主要指标")] + [
    (22 + 40 * column, 72 + 10 * row, cell)
    for row, cells in enumerate((("指标", "单位", "2030年"), ("互助站点", "个", "12"), ("床位", "张", "350")))
    for column, cell in enumerate(cells)
]
LINES = [(20, 70 + 10 * row, 140, 70 + 10 * row) for row in range(4)] + [
    (20 + 40 * column, 70, 20 + 40 * column, 100) for column in range(4)
]


def turned(turn: int, direction: bool = False) -> bytes:
    place, matrix, size = TURNS[turn]
    page = ""
    for x, y, words in WORDS:
        left, top = place(x, y)
        if direction:  # each character is set by itself and turned by the attribute
            for at, ch in enumerate(words):
                before = sum(2.5 if other < "\u2000" else 5 for other in words[:at])
                left, top = place(x + before, y + 4.4)
                page += (
                    f'<ofd:TextObject Boundary="{left} {top} 9 9" Size="5" CharDirection="{turn * 90}">'
                    f'<ofd:TextCode X="0" Y="0">{ch}</ofd:TextCode></ofd:TextObject>'
                )
        else:
            page += text(left, top, words, f'CTM="{matrix} 0 0"')
    for x0, y0, x1, y1 in LINES:
        (a, b), (c, d) = place(x0, y0), place(x1, y1)
        page += path(f"M {a} {b} L {c} {d}")
    return package(page, size=size)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("direction", [False, True], ids=["matrix", "characters"])
def test_a_turned_page_reads_as_upright(turn: int, direction: bool) -> None:
    page = "".join(text(x, y, words) for x, y, words in WORDS) + "".join(
        path(f"M {x0} {y0} L {x1} {y1}") for x0, y0, x1, y1 in LINES
    )
    upright, found = load(package(page)), load(turned(turn, direction))
    assert [block.text for block in found.blocks] == [block.text for block in upright.blocks]
    grids = [next(block.grid for block in loaded.blocks if block.grid) for loaded in (upright, found)]
    assert [cell.text for cell in grids[1].cells] == [cell.text for cell in grids[0].cells]
    assert [cell.text for cell in grids[0].cells][-3:] == ["床位", "张", "350"]


def test_a_label_at_the_edge_turned_otherwise_is_left_out_and_said() -> None:
    page = "".join(text(x, y, words) for x, y, words in WORDS) + text(205, 100, "内部资料", 'CTM="0 1 -1 0 0 0"')
    loaded = load(package(page))
    assert not any("内部" in block.text for block in loaded.blocks)
    assert any("Slanted text" in warning for warning in loaded.warnings)


def test_aslant_is_no_turn() -> None:
    loaded = load(package(text(20, 40, SENTENCE) + text(60, 100, "样张", 'CTM="0.7 0.7 -0.7 0.7 0 0"')))
    assert [block.text for block in loaded.blocks] == [SENTENCE]
