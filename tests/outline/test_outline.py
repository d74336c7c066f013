"""Kinds, numbers, sections and positions of plans of several genres, all invented."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Block, Document, Grid, GridCell, Loaded
from extract.load import txt
from extract.outline import build


def read(text: str) -> Document:
    data = text.encode()
    return check(build(txt.load(data), "plan.txt", hashlib.sha256(data).hexdigest(), len(data)))


def check(document: Document) -> Document:
    """Every position quotes its text; passages follow one another with one line feed between them."""
    at = 0
    for order, passage in enumerate(document.passages):
        assert (passage.order, passage.start) == (order, at)
        assert document.text[passage.start : passage.end] == passage.text and "\n" not in passage.text
        at = passage.end + 1
    for table in document.tables:
        for cell in table.cells:
            assert document.text[cell.start : cell.end] == cell.text
    return document


def rows(document: Document) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    return [(p.kind, p.number, p.section, p.text) for p in document.passages]


def one(document: Document, text: str) -> tuple[str, str | None, tuple[str, ...]]:
    found = [(p.kind, p.number, p.section) for p in document.passages if p.text.startswith(text)]
    return next((row for row in found if row[0] != "boilerplate"), found[0])


FIVE_YEAR = """目  录
第一章  发展基础………………1
第一节  主要成就............1
第二章  总体思路\t5
第三章  重点任务

松湖市水务发展“十五五”规划
（2026—2030年）
（送审稿）
前言
水是生命之源，本规划由市水务局组织编制，规划期到2030年，是指导全市水务工作的依据。
第一章  发展基础
第一节  主要成就
一、供水能力
全市日供水能力达到80万吨。
（一）管网
1、漏损率降到9%。
2、新建管网120公里，改造老旧管网60公里。
第二章  总体思路
指导思想
坚持节水优先。
基本原则
——节水优先。把节水放在首位。
第三章  重点任务
专栏1  节水工程
1.农业节水：新增高效节水灌溉面积5万亩
2.工业节水：建成节水型企业30家
（一）加强节水
推进节水，一是抓农业。
附件1
主要指标表
松湖市水务局办公室              2026年3月2日印发
"""


def test_a_five_year_plan_with_chapters() -> None:
    plan = read(FIVE_YEAR)
    assert [p.text for p in plan.passages if p.kind == "title"] == [
        "松湖市水务发展“十五五”规划（2026—2030年）",
        "（送审稿）",
    ]
    assert [p.kind for p in plan.passages[:5]] == ["boilerplate"] * 5
    first, node = "第一章  发展基础", "第一节  主要成就"
    assert one(plan, "水是生命") == ("paragraph", None, ("前言",))
    assert one(plan, node) == ("heading", "第一节", (first,))
    assert one(plan, "全市日供水") == ("paragraph", None, (first, node, "一、供水能力"))
    assert one(plan, "2、新建") == ("item", "2、", (first, node, "一、供水能力", "（一）管网"))
    assert one(plan, "坚持节水") == ("paragraph", None, ("第二章  总体思路", "指导思想"))
    assert one(plan, "——节水") == ("item", "——", ("第二章  总体思路", "基本原则"))
    assert one(plan, "1.农业") == ("box", "1.", ("第三章  重点任务", "专栏1  节水工程"))
    assert one(plan, "推进节水") == ("paragraph", None, ("第三章  重点任务", "（一）加强节水"))
    assert one(plan, "主要指标表") == ("paragraph", None, ("附件1",))
    assert plan.passages[-1].kind == "boilerplate"


NOTICE = """关于印发《青溪县教育工作要点》的通知

各学校、各科室：
　　现将《青溪县2027年教育工作要点》印发给你们，请结合实际抓好落实。
　　一、提高认识。要充分认识这项工作的重要性，切实增强责任感和紧迫感，抓紧抓实。
　　二、抓好落实。各校要于3月底前报方案，明确任务书、时间表、路线图和责任人员。

　　　　　　　　　　　　　　　青溪县教育局
　　　　　　　　　　　　　　　2027年2月8日

青溪县2027年教育工作要点
　　今年全县教育工作的总体要求是立德树人。
　　一、促进公平
　　1.优化布局。撤并小规模学校6所。（责任科室：计财股）
　　二、提升质量
　　（一）深化改革，学生每天综合体育活动时间不低于2小时。
"""


def test_a_notice_with_the_plan_attached() -> None:
    plan = read(NOTICE)
    assert [p.text for p in plan.passages if p.kind == "title"] == ["青溪县2027年教育工作要点"]
    for line in ("关于印发", "各学校", "青溪县教育局", "2027年2月8日"):
        assert one(plan, line)[0] == "boilerplate"
    assert one(plan, "1.优化") == ("item", "1.", ("一、促进公平",))
    assert one(plan, "（一）深化") == ("item", "（一）", ("二、提升质量",))


def test_the_notice_is_the_title_where_nothing_is_attached() -> None:
    plan = read("松湖市人民政府关于加快水务发展的通知\n各县区人民政府：\n一、总体要求\n坚持节水优先。\n")
    assert rows(plan)[0][0] == "title" and rows(plan)[1][0] == "boilerplate"


def test_title_lines_are_joined_and_the_rest_of_the_head_stays_apart() -> None:
    plan = read(
        "中共松湖市委　松湖市人民政府\n关于推进新时代水务\n高质量发展的实施意见\n（征求意见稿）\n（2027年1月2日）\n\n"
        "为加快水务发展，提出如下意见。\n一、总体要求\n坚持节水优先。\n"
    )
    assert [p.text for p in plan.passages if p.kind == "title"] == [
        "中共松湖市委　松湖市人民政府关于推进新时代水务高质量发展的实施意见",
        "（征求意见稿）",
        "（2027年1月2日）",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "松湖市2027年政府工作报告",
        "松湖市水务工作三年行动计划（2027—2029年）",
        "关于促进节水产业发展的若干措施",
        "**松湖市节水行动实施方案**",
        "# 松湖市节水型社会建设规划纲要",
        "松湖市国民经济和社会发展第十六个五年规划纲要（草案）",
        "2027年松湖市水务工作要点",
    ],
)
def test_titles_of_many_genres(title: str) -> None:
    plan = read(f"{title}\n为推进工作，结合实际制定本文件。\n一、总体要求\n坚持节水优先。\n")
    assert rows(plan)[0][0] == "title" and rows(plan)[0][3] == title
    assert [p.kind for p in plan.passages].count("title") == 1


def test_a_fragment_without_a_title_has_none() -> None:
    plan = read("五、主要任务\n（一）完善供水体系\n1.建设水厂。新建3座。\n附件：松湖市节水规划\n")
    assert "title" not in [p.kind for p in plan.passages]


def test_a_heading_numbered_in_the_wrong_style_keeps_its_level() -> None:
    plan = read("一、供水\n（一）水厂。建成3座。\n二、排水\n（二）泵站。建成5座。\n3、 节水\n（三）灌区。改造2处。\n")
    assert one(plan, "3、")[:2] == ("heading", "3、")
    assert one(plan, "（三）")[2] == ("3、 节水",)


def test_numbers_that_run_through_chapters_stay_below_them() -> None:
    plan = read("一、供水\n（一）水厂\n1.建水厂。建成3座。\n2.改水厂。改造2座。\n（二）管网\n3.建管网。新建9公里。\n")
    assert one(plan, "3.建") == ("item", "3.", ("一、供水", "（二）管网"))


def test_a_run_in_heading_heads_the_paragraphs_below_it() -> None:
    plan = read(
        "一、供水\n（一）建设水厂。新建3座，日供水增加9万吨。\n推进管网改造，更新老旧管网。\n（二）改造管网。完成60公里。\n"
    )
    assert one(plan, "推进管网")[2] == ("一、供水", "（一）建设水厂")
    assert one(plan, "（二）")[2] == ("一、供水",)


def test_decimal_numbers_nest() -> None:
    plan = read("1 总则\n1.1 目标\n建成水厂。\n1.1.1 站网\n每县2座。\n1.2 任务\n加快推进。\n")
    assert one(plan, "每县")[2] == ("1.1 目标", "1.1.1 站网")
    assert one(plan, "1.2")[2] == ()


def test_markdown_headings_and_lists() -> None:
    plan = read(
        "# 松湖市智慧水务行动计划\n## 一、目标\n建成**站点**3000个。\n### （一）底座\n- 建设平台1个\n* 接入2万路\n"
    )
    assert one(plan, "# 松湖")[0] == "title"
    assert one(plan, "建成")[2] == ("一、目标",)
    assert one(plan, "- 建设") == ("item", "-", ("一、目标", "（一）底座"))
    assert one(plan, "* 接入")[0] == "item"


def test_notes_and_their_heading() -> None:
    plan = read("一、供水\n建成水厂[1]。\n注释\n[1] 水厂是指规模以上供水工程。\n注：数据为快报数。\n")
    assert one(plan, "注释") == ("heading", None, ())
    assert one(plan, "[1]") == ("note", None, ("注释",))
    assert one(plan, "注：")[0] == "note"


def test_closing_words_of_the_plan_leave_the_last_item() -> None:
    plan = read("一、供水\n1.建水厂。建成3座。\n2.改管网。完成9公里。\n本方案自印发之日起施行，有效期5年。\n")
    assert one(plan, "本方案")[2] == ()


@pytest.mark.parametrize(
    "text", ["附件：1.水务项目表\n2.责任分工表\n松湖市水务局\n2027年1月1日\n", "附件：松湖市水务项目表\n2027年1月1日\n"]
)
def test_a_list_of_attachments_is_boilerplate(text: str) -> None:
    plan = read("松湖市水务工作方案\n一、供水\n建成水厂3座。\n" + text)
    assert {p.kind for p in plan.passages[3:]} == {"boilerplate"}


def test_an_attachment_with_its_text_is_a_heading() -> None:
    plan = read("松湖市水务工作方案\n一、供水\n建成水厂3座。\n附件2：责任分工\n一、水务局\n负责供水。\n")
    assert one(plan, "附件2")[0] == "heading"
    assert one(plan, "负责")[2] == ("附件2：责任分工", "一、水务局")


@pytest.mark.parametrize("line", ["各县区要完成以下目标：", "各单位到2027年实现供水全覆盖："])
def test_a_sentence_that_begins_with_every_body_is_no_salutation(line: str) -> None:
    plan = read(f"松湖市水务工作方案\n{line}\n建成水厂3座。\n")
    assert one(plan, line)[0] == "paragraph"


def grid(title: str | None) -> Grid:
    cells = [
        GridCell("指标", 0, 0, is_header=True),
        GridCell("2030年\n目标值", 0, 1, is_header=True),
        GridCell("供水普及率", 1, 0, row_span=2),
        GridCell("99%", 1, 1),
        GridCell("", 2, 1),
    ]
    return Grid(tuple(cells), 3, 2, "ruled", title, 4, 5)


def build_blocks(*blocks: Block) -> Document:
    return check(build(Loaded(blocks, "pdf", "test"), "a.pdf", "ab" * 32, 9))


def test_a_grid_becomes_rows_with_the_positions_of_its_cells() -> None:
    plan = build_blocks(Block("一、指标"), Block("", kind="table", grid=grid("表1 主要指标")))
    assert [(p.kind, p.text, p.table) for p in plan.passages[1:]] == [
        ("caption", "表1 主要指标", 0),
        ("row", "指标 | 2030年 目标值", 0),
        ("row", "供水普及率 | 99%", 0),
        ("row", "", 0),
    ]
    table = plan.tables[0]
    assert (table.first_passage, table.last_passage, table.rows, table.page_start) == (2, 4, 3, 4)
    cell = table.at(2, 0)
    assert cell is not None and cell.text == "供水普及率"
    assert {p.section for p in plan.passages[1:]} == {("一、指标",)}


def test_a_title_that_stands_above_the_grid_is_not_written_twice() -> None:
    plan = build_blocks(Block("表1 主要指标", kind="caption"), Block("", kind="table", grid=grid("表1　主要指标")))
    assert [p.kind for p in plan.passages] == ["caption", "row", "row", "row"]


def test_a_title_row_inside_the_grid_is_its_caption() -> None:
    cells = (GridCell("表1 主要指标", 0, 0, column_span=2), GridCell("指标", 1, 0), GridCell("值", 1, 1))
    plan = build_blocks(Block("", kind="table", grid=Grid(cells, 2, 2, "piped", "表1 主要指标")))
    assert [(p.kind, p.text) for p in plan.passages] == [("caption", "表1 主要指标"), ("row", "指标 | 值")]


def test_the_document_is_named_after_its_content() -> None:
    plan = build_blocks(Block("一、指标\n甲"))
    assert (plan.doc_id, plan.bytes, plan.text) == ("abababababababab", 9, "一、指标 甲")


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="一二第章节（）1.、。：附件专栏目录注[]#*—年月日市水务规划通知 |\u3000", max_size=24),
            st.sampled_from(
                ["目录", "附件", "专栏1 工程", "各单位：", "2027年1月1日", "（一）甲", "1.乙", "二、丙。丁"]
            ),
        ),
        max_size=14,
    )
)
def test_any_lines_keep_their_words_and_positions(lines: list[str]) -> None:
    text = "\n".join(["水务规划", *lines])
    plan = read(text)
    kept = "".join(plan.text.split()).replace("|", "")
    assert sorted(kept) == sorted("".join(text.split()).replace("|", ""))


def test_only_the_title_stays_a_title_where_a_loader_marked_several() -> None:
    plan = build_blocks(
        Block("松湖市人民政府网站", kind="title"),
        Block("松湖市水务发展规划", kind="title"),
        Block("一、供水"),
        Block("建成水厂3座。"),
        Block("松湖市水务项目清单", kind="title"),
    )
    assert [p.kind for p in plan.passages] == ["boilerplate", "title", "heading", "paragraph", "heading"]


def test_articles_head_nothing_but_their_number() -> None:
    plan = read(
        "第一章 总则\n第一条 为规范用水，制定本办法。\n（一）水厂。建成3座。\n第二条 市水务局负责实施。\n二、附则\n"
    )
    assert one(plan, "（一）")[2] == ("第一章 总则", "第一条")
    assert one(plan, "第二条")[:1] == ("item",)
    assert one(plan, "二、")[2] == ("第一章 总则",)


def test_a_heading_set_apart_by_a_space_heads_its_paragraph() -> None:
    plan = read(
        "一、要求\n（一）指导思想　以节约用水为主线，统筹推进供水排水和治污工作。\n要抓好落实，确保完成各项任务。\n"
    )
    assert one(plan, "（一）")[0] == "item"
    assert one(plan, "要抓好")[2] == ("一、要求", "（一）指导思想")
