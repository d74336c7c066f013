"""OFD: what stands on a page and on its template, ruled tables, what is turned or hidden left out, page sizes."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.errors import LoadError
from extract.load.ofd import load
from extract.load.ofd_page import advances, numbers

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
