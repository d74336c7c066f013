"""Web pages: the plan without the site around it, tables with spans, declarations, and pages that must be refused."""

from __future__ import annotations

import pytest

from extract.document import Block, Grid, Loaded
from extract.errors import LoadError
from extract.load.html.read import load

_BODY = (
    "<p>　　为做好溪口县的托育服务，让年轻父母放心上班，结合本县实际，制定本方案。</p>"
    "<p>　　一、工作目标</p>"
    "<p>　　到2027年，每个镇（街道）至少有1家普惠托育园，全县托位数达到1800个，其中普惠托位不低于六成。</p>"
    "<p>　　二、主要任务</p>"
    "<p>　　支持用人单位办托，新建的居住区按照每千人不少于10个托位配建，与住宅同步交付。</p>"
)


def _page(inner: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inner}</body></html>".encode()


def _site(main: str, head: str = "<title>溪口县托育服务实施方案_溪口县人民政府</title>") -> bytes:
    menu = "".join(f'<li><a href="/{at}">栏目名称{at}</a></li>' for at in range(30))
    news = "".join(
        f'<li><a href="/n{at}">县里召开第{at}次工作会议，部署相关事项，要求抓好落实</a></li>' for at in range(20)
    )
    return _page(
        f"<div class=top><ul>{menu}</ul></div><div class=wrap><div class=left><ul>{news}</ul></div>"
        f"<div class=main>{main}</div></div><div class=foot><a href='/map'>网站地图</a>主办：溪口县人民政府办公室</div>"
        "<script>var a='到2030年建成100个';</script>",
        head,
    )


def _texts(loaded: Loaded) -> list[str]:
    return [block.text for block in loaded.blocks if block.kind != "boilerplate" and block.grid is None]


def _grids(loaded: Loaded) -> list[Grid]:
    return [block.grid for block in loaded.blocks if block.grid is not None]


def _rows(grid: Grid) -> list[list[tuple[str, int, int]]]:
    return [
        [(cell.text, cell.row_span, cell.column_span) for cell in grid.cells if cell.row == row]
        for row in range(grid.rows)
    ]


def test_the_plan_is_read_and_the_site_is_not() -> None:
    loaded = load(_site(f"<h1>溪口县托育服务实施方案</h1><div id=zoom>{_BODY}</div>"))
    assert _texts(loaded)[0] == "溪口县托育服务实施方案"
    assert loaded.blocks[0].kind == "title"
    text = "\n".join(_texts(loaded))
    assert "全县托位数达到1800个" in text
    for chrome in ("栏目名称", "工作会议", "网站地图", "100个"):
        assert chrome not in text


def test_short_last_lines_beside_the_text_are_kept() -> None:
    main = f"<h1>溪口县托育服务实施方案</h1><div>{_BODY}</div><p>溪口县卫生健康局</p><p>2024年5月6日</p>"
    assert _texts(load(_site(main)))[-2:] == ["溪口县卫生健康局", "2024年5月6日"]


def test_a_page_laid_out_by_tables_is_text_and_not_a_table() -> None:
    main = f"<table width=900><tr><td><table><tr><td>{_BODY}</td></tr></table></td><td>&nbsp;</td></tr></table>"
    loaded = load(_site(main))
    assert not _grids(loaded)
    assert "二、主要任务" in _texts(loaded)


def test_text_parted_by_breaks_alone_is_parted() -> None:
    main = "<div>" + _BODY.replace("<p>", "").replace("</p>", "<br/>&nbsp;<br>") + "</div>"
    assert "一、工作目标" in _texts(load(_site(main)))


def test_spans_are_honoured() -> None:
    table = (
        "<table border=1><thead><tr><td rowspan=2>类别</td><td rowspan=2>指标</td><td colspan=2>数值</td></tr>"
        "<tr><td>2024年</td><td>2027年</td></tr></thead>"
        "<tr><td rowspan=2>供给</td><td>托位数（个）</td><td>900</td><td>1800</td></tr>"
        "<tr><td>普惠园（家）</td><td>5</td><td>12</td></tr></table>"
    )
    loaded = load(_site(f"<div>{_BODY}{table}</div>"))
    (grid,) = _grids(loaded)
    assert (grid.rows, grid.columns, grid.recovered_from) == (4, 4, "html")
    assert _rows(grid)[0] == [("类别", 2, 1), ("指标", 2, 1), ("数值", 1, 2)]
    assert [cell.column for cell in grid.cells if cell.row == 1] == [2, 3]
    assert [(cell.text, cell.column) for cell in grid.cells if cell.row == 3] == [
        ("普惠园（家）", 1),
        ("5", 2),
        ("12", 3),
    ]
    assert [cell.is_header for cell in grid.cells if cell.row in (1, 2)] == [True, True, False, False, False, False]


@pytest.mark.parametrize(("span", "rows"), [("0", 3), ("999999", 3), ("x", 1), ("-1", 1)])
def test_row_spans_beyond_the_table_end_with_it(span: str, rows: int) -> None:
    table = (
        f"<table border=1><tr><td rowspan={span}>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    (grid,) = _grids(load(_site(f"<div>{_BODY}{table}</div>")))
    assert grid.cells[0].row_span == rows


def test_breaks_in_cells_are_kept_and_inner_tables_stand_apart() -> None:
    inner = "<table border=1><tr><td>子项</td><td>数</td></tr><tr><td>城区</td><td>7</td></tr></table>"
    table = (
        "<table border=1><tr><td>任务</td><td>责任单位</td></tr>"
        f"<tr><td>扩面<br>提质{inner}</td><td><p>县卫健局</p><p>县教育局</p></td></tr></table>"
    )
    outer, second = _grids(load(_site(f"<div>{_BODY}{table}</div>")))
    assert [cell.text for cell in outer.cells] == ["任务", "责任单位", "扩面\n提质", "县卫健局\n县教育局"]
    assert [cell.text for cell in second.cells] == ["子项", "数", "城区", "7"]


def test_what_the_page_declares_goes_to_the_metadata() -> None:
    block = (
        "<table><tr><td>索引号：</td><td>XK0123/2024-00017</td><td>发文字号：</td><td>溪政办〔2024〕9号</td></tr>"
        "<tr><td>发布机构：</td><td>溪口县人民政府办公室</td><td>成文日期：</td><td>2024-05-06</td></tr></table>"
    )
    loaded = load(_site(f"{block}<h1>溪口县托育服务实施方案</h1><div>{_BODY}</div>"))
    assert not _grids(loaded)
    assert loaded.metadata["索引号"] == "XK0123/2024-00017"
    assert loaded.metadata["发文字号"] == "溪政办〔2024〕9号"
    assert loaded.metadata["发布机构"] == "溪口县人民政府办公室"
    assert loaded.metadata["成文日期"] == "2024-05-06"


def test_declarations_in_lists_and_meta_elements_are_read() -> None:
    head = (
        '<title>通知</title><meta name="ArticleTitle" content="溪口县托育服务实施方案">'
        '<meta name="PubDate" content="2024-05-08 09:00">'
    )
    block = "<ul><li><b>发文字号：</b>溪政办〔2024〕9号</li><li><span>索 引 号</span>：<span>XK17</span></li></ul>"
    loaded = load(_site(f"{block}<div>{_BODY}</div>", head))
    assert loaded.metadata["标题"] == "溪口县托育服务实施方案"
    assert loaded.metadata["发布日期"] == "2024-05-08 09:00"
    assert loaded.metadata["发文字号"] == "溪政办〔2024〕9号"
    assert loaded.metadata["索引号"] == "XK17"
    assert loaded.blocks[0] == Block("溪口县托育服务实施方案", kind="title")


def test_a_title_that_the_page_prints_is_not_put_there_twice() -> None:
    main = f"<h1>溪口县<br>托育服务实施方案</h1><div>{_BODY}</div>"
    assert sum("托育服务实施方案" in text for text in _texts(load(_site(main)))) == 1


def test_a_list_of_links_beside_the_text_is_left_out_and_one_of_attachments_kept() -> None:
    halves = _BODY.split("<p>　　二、", 1)
    related = "".join(f'<li><a href="/r{at}.html">溪口县另一份文件第{at}号</a></li>' for at in range(8))
    files = "".join(f'<li><a href="/f{at}.xls">附件{at}：任务清单</a></li>' for at in range(1, 5))
    main = f"<div>{halves[0]}</div><ul>{related}</ul><div><p>　　二、{halves[1]}</div><ul>{files}</ul>"
    text = "\n".join(_texts(load(_site(main))))
    assert "另一份文件" not in text
    assert "附件3：任务清单" in text
    assert text.index("一、工作目标") < text.index("二、主要任务")


def test_attachments_are_named_in_the_warnings() -> None:
    main = f'<div>{_BODY}<p><a href="/doc/t1.docx?d=1">附件：任务分工表</a></p><a href="/page.html">更多</a></div>'
    warnings = load(_site(main)).warnings
    assert any("任务分工表" in warning and "t1.docx" in warning for warning in warnings)
    assert not any("page.html" in warning for warning in warnings)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_the_bytes_decide_the_encoding_and_not_the_declaration(encoding: str) -> None:
    page = _site(f"<div>{_BODY}</div>", '<meta charset="gb2312"><title>方案</title>').decode()
    assert "全县托位数达到1800个" in "\n".join(_texts(load(page.encode(encoding))))


def test_line_ends_of_the_source_are_no_text() -> None:
    main = "<div>" + _BODY.replace("年轻父母", "年轻\n      父母") + "</div>"
    assert "让年轻父母放心上班" in "\n".join(_texts(load(_site(main))))


def test_marks_without_width_written_as_entities_are_no_text() -> None:
    main = "<div>" + _BODY.replace("年轻父母", "年轻&#8203;父&shy;母") + "</div>"
    assert "让年轻父母放心上班" in "\n".join(_texts(load(_site(main))))


def test_hidden_text_is_left_out_and_numbers_of_lists_are_printed() -> None:
    main = f'<div>{_BODY}<p style="display: none">到2099年</p><ol start=3><li>建站</li><li>培训</li></ol></div>'
    texts = _texts(load(_site(main)))
    assert "到2099年" not in texts
    assert texts[-2:] == ["3. 建站", "4. 培训"]


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><head><title>x</title></head><body><div id=app></div><script>load()</script></body></html>"],
)
def test_pages_without_text_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"\w{3,}.*[.]$"):
        load(data)


def test_entities_are_not_fetched_and_deep_nesting_is_no_crash() -> None:
    deep = "<div><font>" * 3000 + "溪口县的末尾一句话，仍然要读到。"
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _page(f"<div>{_BODY}&x;</div>{deep}")
    text = "\n".join(_texts(load(data)))
    assert "root:" not in text
    assert "全县托位数" in text
