"""Word files: numbers as printed, tracked changes as accepted, everything once and in order, bad files refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.document import Grid, Loaded
from extract.errors import LoadError
from extract.load.docx.numerals import render
from extract.load.docx.read import load
from tests.load.helpers import cell, docx, level, listed, numbering, paragraph, relations, row, run, table, zipped


def _texts(loaded: Loaded) -> list[str]:
    return [block.text for block in loaded.blocks if block.grid is None]


def _grids(loaded: Loaded) -> list[Grid]:
    return [block.grid for block in loaded.blocks if block.grid is not None]


def _style(name: str, properties: str = "", based_on: str = "", run_properties: str = "", shown: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown or name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def _numbered(style: str = "", num: int = 1, at: int = 0) -> str:
    return f'{style}<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'


# --- automatic numbers ---


def test_numbers_of_three_levels_are_printed_and_restart_below_a_higher_one() -> None:
    lists = numbering(
        level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
        level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
        level(2, "decimal", "%3.", '<w:suff w:val="space"/>'),
    )
    steps = [
        ("总体要求", 0),
        ("现状", 1),
        ("目标", 1),
        ("总量", 2),
        ("结构", 2),
        ("任务", 0),
        ("补短板", 1),
        ("建站", 2),
    ]
    loaded = load(docx("".join(listed(text, 1, at) for text, at in steps), lists))
    assert _texts(loaded) == [
        "一、总体要求", "（一）现状", "（二）目标", "1. 总量", "2. 结构", "二、任务", "（一）补短板", "1. 建站",
    ]  # fmt: skip
    assert [block.number for block in loaded.blocks][:4] == ["一、", "（一）", "（二）", "1."]


def test_text_without_a_list_gets_no_number() -> None:
    loaded = load(docx(paragraph("一、手写的标题") + paragraph("正文", '<w:numPr><w:numId w:val="0"/></w:numPr>')))
    assert [(block.text, block.number) for block in loaded.blocks] == [("一、手写的标题", None), ("正文", None)]


def test_a_number_of_several_levels_and_legal_style() -> None:
    lists = numbering(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    loaded = load(docx(listed("总则", 1) + listed("范围", 1, 1) + listed("任务", 1) + listed("内容", 1, 1), lists))
    assert _texts(loaded) == ["第一章 总则", "1.1 范围", "第二章 任务", "2.1 内容"]


def test_lists_on_one_abstract_list_go_on_and_a_start_override_restarts_once() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    lists = numbering(level(0, "decimal", "%1)"), nums=nums)
    body = "".join(listed("项", num) for num in (1, 1, 2, 3, 3, 3))
    assert [block.number for block in load(docx(body, lists)).blocks] == ["1)", "2)", "3)", "1)", "2)", "3)"]


def test_a_level_that_never_restarts_and_one_that_starts_at_five() -> None:
    lists = numbering(level(0, "decimal", "%1.", start=5), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = "".join(listed("项", 1, at) for at in (0, 1, 1, 0, 1))
    assert [block.number for block in load(docx(body, lists)).blocks] == ["5.", "a)", "b)", "6.", "c)"]


def test_numbering_is_inherited_from_a_style_and_its_level_found_by_the_style() -> None:
    styles = (
        _style("H1", _numbered()) + _style("H2", '<w:numPr><w:numId w:val="1"/></w:numPr>') + _style("H3", "", "H1")
    )
    lists = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/><w:suff w:val="nothing"/>'),
        level(1, "decimalEnclosedCircle", "%2", '<w:pStyle w:val="H2"/><w:suff w:val="nothing"/>'),
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("甲", "H1"), ("乙", "H2"), ("丙", "H3"))
    )
    assert _texts(load(docx(body, lists, styles))) == ["一、甲", "①乙", "二、丙"]


def test_a_style_that_is_based_on_itself_is_no_endless_loop() -> None:
    styles = _style("A", "", "B") + _style("B", "", "A")
    assert _texts(load(docx(paragraph("正文", '<w:pStyle w:val="A"/>'), "", styles))) == ["正文"]


def test_the_serial_numbers_of_a_table_are_printed_also_in_empty_paragraphs() -> None:
    rows = "".join(row(cell(paragraph("", _numbered())), name) for name in ("建站", "培训", "巡访"))
    (grid,) = _grids(load(docx(table(rows), numbering(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')))))
    assert [c.text for c in grid.cells] == ["1", "建站", "2", "培训", "3", "巡访"]


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("decimal", "1 10 11 20 101"),
        ("chineseCounting", "一 十 十一 二十 一〇一"),
        ("chineseCountingThousand", "一 十 十一 二十 一百零一"),
        ("japaneseCounting", "一 十 十一 二十 百一"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零壹"),
        ("ideographTraditional", "甲 癸 11 20 101"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 101"),
        ("upperLetter", "A J K T WWWW"),
        ("lowerRoman", "i x xi xx ci"),
        ("decimalZero", "01 10 11 20 101"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０１"),
        ("none", "    "),
        ("someFutureFormat", "1 10 11 20 101"),
    ],
)
def test_number_formats(number_format: str, printed: str) -> None:
    assert " ".join(render(count, number_format) for count in (1, 10, 11, 20, 101)) == printed


# --- tracked changes, hidden text, fields ---


def test_tracked_changes_are_accepted_and_counted() -> None:
    body = paragraph(
        run("到2027年建成")
        + f'<w:del w:id="1"><w:r><w:delText>8</w:delText></w:r></w:del><w:ins w:id="2">{run("12")}</w:ins>'
        + run("个站点")
        + f'<w:moveFrom w:id="3">{run("，旧处")}</w:moveFrom>'
    ) + paragraph(f'<w:moveTo w:id="4">{run("新处")}</w:moveTo>')
    loaded = load(docx(body))
    assert _texts(loaded) == ["到2027年建成12个站点", "新处"]
    assert any("2 insertions" in warning and "2 deletions" in warning for warning in loaded.warnings)


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_an_inserted_one_does_not() -> None:
    gone, new = '<w:rPr><w:del w:id="1"/></w:rPr>', '<w:rPr><w:ins w:id="1"/></w:rPr>'
    assert _texts(load(docx(paragraph("上半句，", gone) + paragraph("下半句。")))) == ["上半句，下半句。"]
    assert _texts(load(docx(paragraph("上半句，", new) + paragraph("下半句。")))) == ["上半句，", "下半句。"]


def test_old_properties_of_a_tracked_change_of_form_are_not_read() -> None:
    change = f'<w:pPrChange w:id="1"><w:pPr>{_numbered()}</w:pPr></w:pPrChange>'
    loaded = load(docx(paragraph("正文", change), numbering(level(0, "decimal", "%1."))))
    assert _texts(loaded) == ["正文"]


def test_deleted_rows_are_left_out() -> None:
    rows = row("指标", "目标") + row("站点", "9", properties='<w:del w:id="1"/>') + row("站点", "12")
    (grid,) = _grids(load(docx(table(rows))))
    assert [c.text for c in grid.cells] == ["指标", "目标", "站点", "12"]


def test_hidden_text_is_left_out_and_shown_text_in_a_hidden_style_kept() -> None:
    styles = _style("Hid", run_properties="<w:vanish/>")
    body = paragraph(run("看得见") + run("藏起来", "<w:vanish/>")) + paragraph(
        run("也藏") + run("又现", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Hid"/>'
    )
    loaded = load(docx(body, "", styles))
    assert _texts(loaded) == ["看得见", "又现"]
    assert any("5 characters" in warning for warning in loaded.warnings)


def test_fields_give_their_result_and_not_their_instruction() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = mark("begin") + "<w:r><w:instrText>PAGE 99</w:instrText></w:r>" + run("指令") + mark("separate")
    body = paragraph(run("见第") + field + run("7") + mark("end") + run("页")) + paragraph(
        '<w:fldSimple w:instr="DATE">' + run("5月") + "</w:fldSimple>"
    )
    unfinished = paragraph(mark("begin") + run("x")) + paragraph("后文仍在")
    assert _texts(load(docx(body + unfinished))) == ["见第7页", "5月", "后文仍在"]


def test_content_controls_and_links_are_read_but_no_prompt() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件里的段落')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('点此输入')}</w:sdtContent></w:sdt>"
        + paragraph(
            f"<w:sdt><w:sdtContent>{run('行内')}</w:sdtContent></w:sdt><w:hyperlink>{run('链接')}</w:hyperlink>"
            "<w:r><w:noBreakHyphen/></w:r>" + run("尾")
        )
    )
    assert _texts(load(docx(body))) == ["控件里的段落", "行内链接-尾"]


def test_marks_without_width_and_radicals_are_unified() -> None:
    assert _texts(load(docx(paragraph("县\u200b⺠政局\u00ad")))) == ["县民政局"]


# --- text boxes, notes, breaks, styles ---


def _text_box(inner: str, fallback: str = "") -> str:
    shown = f"<w:drawing><wp:inline><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict>"
    if not fallback:
        return f"<w:r>{shown}</w:r>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shown}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_stands_once_after_its_paragraph() -> None:
    box = paragraph("专栏一 站点建设") + table(row("年份", "数量"), row("2027年", "12"))
    loaded = load(docx(paragraph(run("正文在前。") + _text_box(box, box)) + paragraph("正文在后。")))
    assert _texts(loaded) == ["正文在前。", "专栏一 站点建设", "正文在后。"]
    assert len(_grids(loaded)) == 1


def test_a_text_box_of_old_word_is_read() -> None:
    box = paragraph("旧式文本框")
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert _texts(load(docx(paragraph(old)))) == ["旧式文本框"]


def test_notes_stand_at_the_end_with_their_marks_in_place() -> None:
    def note(kind: str, at: int, text: str) -> str:
        return f'<w:{kind} w:id="{at}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>" + run(text))}</w:{kind}>'

    body = paragraph(run("助餐点") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + run("覆盖城区。")) + paragraph(
        run("巡访") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + run("每月一次。")
    )
    feet = note("footnote", -1, "分隔线") + note("footnote", 5, "含流动餐车。")
    loaded = load(docx(body, footnotes=feet, endnotes=note("endnote", 2, "含电话巡访。")))
    assert _texts(loaded) == ["助餐点[1]覆盖城区。", "巡访[2]每月一次。", "[1] 含流动餐车。", "[2] 含电话巡访。"]
    assert [block.kind for block in loaded.blocks][2:] == ["note", "note"]


def test_a_line_break_parts_blocks_but_not_a_title() -> None:
    styles = _style("T", shown="Title") + _style("H", '<w:outlineLvl w:val="0"/>', shown="heading 1")
    broken = run("溪口县") + "<w:r><w:br/></w:r>" + run("托育服务方案")
    body = paragraph(broken, '<w:pStyle w:val="T"/>') + paragraph(broken)
    loaded = load(docx(body, "", styles))
    assert [(block.text, block.kind) for block in loaded.blocks] == [
        ("溪口县托育服务方案", "title"), ("溪口县", None), ("托育服务方案", None),
    ]  # fmt: skip


def test_heading_styles_make_headings_but_no_heading_of_a_whole_paragraph() -> None:
    styles = _style("H", shown="heading 2") + _style("Mine", "", "H")
    long = "各镇（街道）要把托育服务摆上重要位置，" * 5 + "确保见效。"
    body = "".join(paragraph(text, '<w:pStyle w:val="Mine"/>') for text in ("组织实施", long)) + paragraph(
        "保障措施", '<w:outlineLvl w:val="1"/>'
    )
    assert [block.kind for block in load(docx(body, "", styles)).blocks] == ["heading", None, "heading"]


def test_a_table_of_contents_is_boilerplate() -> None:
    styles = _style("C", shown="toc 1")
    assert load(docx(paragraph("总则 1", '<w:pStyle w:val="C"/>') + paragraph("总则"), "", styles)).blocks[0].kind == (
        "boilerplate"
    )


# --- tables ---


def _span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_merged_cells_are_spans() -> None:
    rows = (
        row(cell("类别", '<w:vMerge w:val="restart"/>'), cell("数值", _span(2)), properties="<w:tblHeader/>")
        + row(cell("", "<w:vMerge/>"), "2024年", "2027年", properties="<w:tblHeader/>")
        + row("托位", "900", "1800")
    )
    (grid,) = _grids(load(docx(table(rows))))
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.is_header) for c in grid.cells] == [
        ("类别", 0, 0, 2, 1, True), ("数值", 0, 1, 1, 2, True), ("2024年", 1, 1, 1, 1, True),
        ("2027年", 1, 2, 1, 1, True),
        ("托位", 2, 0, 1, 1, False), ("900", 2, 1, 1, 1, False), ("1800", 2, 2, 1, 1, False),
    ]  # fmt: skip
    assert (grid.rows, grid.columns, grid.recovered_from) == (3, 3, "docx")


def test_two_merges_below_each_other_are_two_cells() -> None:
    rows = "".join(
        row(cell(text, f'<w:vMerge w:val="{kind}"/>'), str(at))
        for at, (text, kind) in enumerate(
            [("供给", "restart"), ("", "continue"), ("质量", "restart"), ("", "continue")]
        )
    )
    (grid,) = _grids(load(docx(table(rows))))
    assert [(c.text, c.row_span) for c in grid.cells if c.column == 0] == [("供给", 2), ("质量", 2)]


def test_edges_dragged_a_little_are_one_edge_and_real_columns_stay() -> None:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (2000, 40, 2000))
    rows = row(cell("指标", _span(2)), "值") + row("托位", cell("1800", _span(2)))
    (grid,) = _grids(load(docx(table(rows, grid=columns))))
    assert (grid.columns, [c.column for c in grid.cells]) == (2, [0, 1, 0, 1])
    (grid,) = _grids(load(docx(table(rows, grid=columns.replace('"40"', '"900"')))))
    assert (grid.columns, [c.column_span for c in grid.cells]) == (3, [2, 1, 1, 2])


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["表2 托育服务主要指标"], "表2 托育服务主要指标"),
        (["托育服务主要指标", "单位：个"], "托育服务主要指标"),
        (["到2027年，全县托位数达到1800个。"], None),
        (["（二）主要目标"], None),
        ([], None),
    ],
)
def test_the_title_of_a_table_stands_above_it(above: list[str], title: str | None) -> None:
    loaded = load(docx("".join(map(paragraph, above)) + table(row("指标", "值"), row("托位", "1800"))))
    assert _grids(loaded)[0].title == title
    assert [block.text for block in loaded.blocks if block.kind == "caption"] == ([title] if title else [])


def test_the_title_of_a_table_may_be_its_first_row() -> None:
    rows = row(cell("托育项目清单", _span(2))) + row("项目", "投资") + row("改造", "300")
    assert _grids(load(docx(table(rows))))[0].title == "托育项目清单"


def test_a_table_inside_a_cell_stands_after_the_table() -> None:
    inner = paragraph("分年度") + table(row("2026年", "2027年"), row("5", "7"))
    loaded = load(docx(table(row("任务", "安排"), row("建站", cell(inner))) + paragraph("完。")))
    outer, nested = _grids(loaded)
    assert [c.text for c in outer.cells] == ["任务", "安排", "建站", "分年度"]
    assert [c.text for c in nested.cells] == ["2026年", "2027年", "5", "7"]
    assert _texts(loaded)[-1] == "完。"


def test_a_frame_around_text_is_a_box_and_a_list_of_two_columns_a_table() -> None:
    frame = table(row("专栏二 助餐工程"), row("1.新建助餐点12个。\n2.改造老年食堂5家。"))
    loaded = load(docx(frame + table(row("年份", "数量"), row("2027年", "12"))))
    assert [(block.text, block.kind) for block in loaded.blocks if block.grid is None] == [
        ("专栏二 助餐工程", "box"), ("1.新建助餐点12个。", "box"), ("2.改造老年食堂5家。", "box"),
    ]  # fmt: skip
    assert len(_grids(loaded)) == 1


def test_paragraphs_of_a_cell_are_lines_and_an_empty_table_is_none() -> None:
    loaded = load(docx(table(row("责任单位", "县卫健局\n县教育局")) + table(row("", "")) + paragraph("完。")))
    (grid,) = _grids(loaded)
    assert grid.cells[1].text == "县卫健局\n县教育局"


# --- files that must be refused, or still be read ---


def _bytes_without_styles() -> bytes:
    """A relationship to a part that is not there, as some converters leave it."""
    source = zipfile.ZipFile(io.BytesIO(docx(paragraph("正文还在"))))
    files = {name: source.read(name).decode() for name in source.namelist()}
    files["word/_rels/document.xml.rels"] = relations({"styles": "styles.xml"})
    return zipped(files)


def test_a_relationship_that_leads_nowhere_is_no_reason_to_refuse() -> None:
    assert _texts(load(_bytes_without_styles())) == ["正文还在"]


def test_strict_documents_are_read() -> None:
    source = zipfile.ZipFile(io.BytesIO(docx(paragraph("严格模式"))))
    files = {
        name: source.read(name)
        .decode()
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name in source.namelist()
    }
    assert _texts(load(zipped(files))) == ["严格模式"]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 80_000_000)
    return out.getvalue()


_ENTITY = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 cut", "damaged"),
        (docx(paragraph("正文"))[:-40], "damaged"),
        (docx(paragraph("正文")).replace(b"word/document.xml", b"word/documenz.xml"), ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        (zipped({"a.txt": "x"}), "without a Word document"),
        (zipped({"word/document.xml": "<w:document>"}), "damaged"),
        (zipped({"word/document.xml": _ENTITY}), "entities"),
        (docx(""), "no text"),
        (docx(paragraph("")), "no text"),
        (_bomb(), "zip bomb"),
    ],
)
def test_bad_files_are_refused_with_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(LoadError, match=r"^The .*[.]$") as error:
        load(data)
    assert says in str(error.value)
