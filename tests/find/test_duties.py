from __future__ import annotations

import pytest

from extract.document import Cell, Document, Loaded, Passage, Table
from extract.find.duties import DutyStatement, duties
from extract.find.duties_names import names


def document(*lines: str, kinds: dict[int, str] | None = None) -> Document:
    passages, at = [], 0
    for order, line in enumerate(lines):
        kind = (kinds or {}).get(order, "paragraph")
        passages.append(Passage(order, kind, line, at, at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    return Document("a.txt", "\n".join(lines), tuple(passages), (), Loaded((), "txt", "txt"), "0" * 16, "0" * 64, 1)


def read(*lines: str) -> list[tuple[list[tuple[str, str]], str | None]]:
    """Return names with roles, and the task, of each statement."""
    doc = document(*lines)
    return [(roles(doc, s), task(doc, s)) for s in duties(doc)]


def roles(doc: Document, statement: DutyStatement) -> list[tuple[str, str]]:
    return [(doc.text[n.start : n.end], n.role) for n in statement.names]


def task(doc: Document, statement: DutyStatement) -> str | None:
    return None if statement.task_start is None else doc.text[statement.task_start : statement.task_end]


def flat(*lines: str) -> str:
    return " ".join(f"{name}/{role}" for found, _ in read(*lines) for name, role in found)


def test_each_bracket_governs_the_text_since_the_last_one() -> None:
    found = read(
        "（二）办好食堂。新开食堂，送餐到村（社区）。（县民政局、县财政局）培训厨师。（县人社局）补助老人（80岁以上）。（县残联）"
    )
    assert [text for _, text in found] == ["新开食堂，送餐到村（社区）。", "培训厨师。", "补助老人（80岁以上）。"]
    assert found[0][0] == [("县民政局", "joint"), ("县财政局", "joint")]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("（责任单位：市民政局、各区政府）", "市民政局/joint 各区政府/joint"),
        ("（责任部门（单位）：市民政局）", "市民政局/joint"),
        ("〔牵头单位：市发改委；配合单位：市财政局、市教育局〕", "市发改委/lead 市财政局/support 市教育局/support"),
        ("【牵头单位：市发改委；责任单位：市财政局】", "市发改委/lead 市财政局/support"),
        ("(牵头:市发改委,配合:市财政局)", "市发改委/lead 市财政局/support"),
        ("（市发改委牵头，市财政局、市教育局配合）", "市发改委/lead 市财政局/support 市教育局/support"),
        ("（市民政局会同市财政局负责）", "市民政局/lead 市财政局/support"),
        ("（民政部牵头，财政部等参与）", "民政部/lead 财政部/support"),
        ("（教育部、财政部等按职责分工负责）", "教育部/joint 财政部/joint"),
        ("（由市民政局负责）", "市民政局/joint"),
        ("（民政、财政等部门按职责分工负责）", "民政/joint 财政/joint"),
        ("（市民政局 市财政局　市人社局）", "市民政局/joint 市财政局/joint 市人社局/joint"),
        ("（市民政局；市财政局，各镇（街道））", "市民政局/joint 市财政局/joint 各镇（街道）/joint"),
        ("（市发改委（市粮食局）、市供销社）", "市发改委（市粮食局）/joint 市供销社/joint"),
        (
            "（各管理局（管委会）、市城投公司、市供电公司）",
            "各管理局（管委会）/joint 市城投公司/joint 市供电公司/joint",
        ),
        ("（市教委和市财政局、文化和旅游局）", "市教委/joint 市财政局/joint 文化和旅游局/joint"),
        ("（各有关单位）", "各有关单位/joint"),
        ("（责任单位：市民政局；完成时限：2025年底）", "市民政局/joint"),
        ("（责任领导：王某某；责任单位：市民政局）", "市民政局/joint"),
        (
            "（各有关部门，各省、自治区、直辖市人民政府）",
            "各有关部门/joint 各省、自治区、直辖市人民政府/joint",
        ),
    ],
)
def test_forms_of_a_statement(bracket: str, expected: str) -> None:
    assert flat("加快推进此事。" + bracket) == expected


@pytest.mark.parametrize(
    "text",
    [
        "乡镇（街道）建站，村（社区）建点。",
        "实施三年规划（2021-2025年）。",
        "服务覆盖各类机构（含民政服务机构）。",
        "按照办法（以下简称市民政局）执行。",
        "由主管部门（市民政局）审核后公布。",
        "建立联席会议成员单位（市民政局、市财政局）。",
        "依据《实施办法》（市民政局、市财政局），另行制定。",
        "形成党委领导、政府负责、民政牵头、部门协同的格局。",
        "构建体系（党委领导、政府负责、民政牵头）。",
        "发挥龙头企业牵头作用，落实属地责任。",
        "市财政局负责人到会，实行首问负责制。",
        "去年，市民政局牵头建成了中心。",
        "数据共享（数据来源：市统计局、市财政局）。",
        "联系方式：市民政局办公室。",
        "责任落实：要压实责任，明确分工。",
        "满足多方需要（教育、医疗、养老）。（长期坚持）",
        "责任单位：待定",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert read(text) == []


def test_lines_of_their_own_govern_the_item_above() -> None:
    found = read(
        "1.办好学校。新建校舍，配齐教师。", "牵头单位：市教育局", "责任单位：市财政局、各区政府", "2.其他。无。"
    )
    assert [text for _, text in found] == ["新建校舍，配齐教师。"] * 2
    assert found[1][0] == [("市财政局", "support"), ("各区政府", "support")]


def test_a_line_governs_all_parts_of_its_item() -> None:
    found = read("1.安全生产", "（1）排查隐患。", "（2）完成整改。", "责任单位：市应急局")
    assert found[0][1] is not None
    assert found[0][1].endswith("（1）排查隐患。\n（2）完成整改。")


def test_a_label_inside_a_paragraph_ends_with_its_sentence() -> None:
    found = read("3.优化审批。缩短时限。责任单位：市司法局、市数据局。完成时限：年底前。")
    assert found == [([("市司法局", "joint"), ("市数据局", "joint")], "缩短时限。")]


def test_a_bracket_broken_by_a_page() -> None:
    found = read("8.发展交通。建成港口，改善航道条件，增加班轮。（牵头部", "门：市交通委、市水务局）")
    assert found == [([("市交通委", "lead"), ("市水务局", "lead")], "建成港口，改善航道条件，增加班轮。")]


def test_a_name_broken_by_a_page_spans_it() -> None:
    doc = document("改善条件。（市民政局、市财", "政局、市教委）")
    statement = duties(doc)[0]
    assert [name.replace("\n", "") for name, _ in roles(doc, statement)] == ["市民政局", "市财政局", "市教委"]


def test_a_bracket_that_lost_a_half() -> None:
    assert flat("改善条件。（市民政局、市财政局") == "市民政局/joint 市财政局/joint"
    assert flat("改善条件。市民政局、市财政局）") == "市民政局/joint 市财政局/joint"
    assert flat("改善条件。市民政局、市财政局") == ""


def test_a_task_goes_back_over_a_page() -> None:
    first = "5.健全标准。制定服务规范，组织重点行业开展对标活动，推动各类主体参与标准制定，并在此基础上"
    found = read(first, "推出一批地方标准。（市市场监管局）")
    assert found[0][1] == first[7:] + "\n推出一批地方标准。" or found[0][1] == first[6:] + "\n推出一批地方标准。"


def test_an_item_of_one_sentence_is_its_own_task() -> None:
    assert read("（3）建设公园，增加绿地。（市园林局）")[0][1] == "建设公园，增加绿地。"


def test_duties_in_prose() -> None:
    assert flat("由县民政局牵头，会同县财政局、县人社局制定方案。") == "县民政局/lead 县财政局/support 县人社局/support"
    assert flat("县教育局会同县财政局落实经费。") == "县教育局/lead 县财政局/support"


def test_each_who_answers_for_a_part_of_its_own_is_named_once_with_it() -> None:
    found = read("县政府办公室负责统筹协调，县财政局负责资金保障，县审计局负责全过程监督。")
    assert [(task, [role for _, role in names]) for names, task, *_ in found] == [
        ("县政府办公室负责统筹协调", ["joint"]),
        ("县财政局负责资金保障", ["joint"]),
        ("县审计局负责全过程监督。", ["joint"]),
    ]
    assert flat("县水利局负责河道清淤，县生态环境局做好水质监测。") == "县水利局/joint"
    # Those who help are still told, and are not read again as a statement of their own.
    assert flat("由县民政局负责，县财政局、县人社局配合。") == "县民政局/lead 县财政局/support 县人社局/support"
    led = "（一）县农业农村局牵头，县林业局、县水利局负责落实。"
    assert flat(led) == "县农业农村局/lead 县林业局/support 县水利局/support"
    assert read(led)[0][1] == led[3:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民政局财政局", ["民政局", "财政局"]),
        ("县民\n政局县财政局", ["县民政局", "县财政局"]),
        ("县医 保局、县残 联", ["县医保局", "县残联"]),
        ("县委组织部县委宣传部团县委", ["县委组织部", "县委宣传部", "团县委"]),
        ("市生态环境局东湖分局", ["市生态环境局东湖分局"]),
        ("住房和城乡建设局自然资源和规划局", ["住房和城乡建设局", "自然资源和规划局"]),
        ("有关市、县（市、区）民政局", ["有关市、县（市、区）民政局"]),
        ("各乡镇、县民政局等", ["各乡镇", "县民政局"]),
    ],
)
def test_names_of_a_cell(text: str, expected: list[str]) -> None:
    found = [text[a:b].replace("\n", "").replace(" ", "") for a, b in names(text, 0, len(text))]
    assert found == expected


def table(rows: list[list[str]]) -> Document:
    doc = document(*["\n".join(row) for row in rows], kinds=dict.fromkeys(range(len(rows)), "row"))
    cells, at = [], 0
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cells.append(Cell(text, r, c, 1, 1, r == 0, at, at + len(text)))
            at += len(text) + 1
    grid = Table(0, None, len(rows), len(rows[0]), "docx", tuple(cells), 0, len(rows) - 1)
    passages = tuple(Passage(p.order, p.kind, p.text, p.start, p.end, table=0) for p in doc.passages)
    return Document("a.txt", doc.text, passages, (grid,), doc.loaded, doc.doc_id, doc.sha256, 1)


def test_columns_of_a_task_table() -> None:
    doc = table(
        [
            ["序号", "主要任务", "牵头单位", "责任单位", "完成时限"],
            ["1", "修建道路", "县交通局", "县财政局\n县发改局", "2025年"],
            ["2", "开办学校", "县教育局", "各镇（街道）", "年底前"],
        ]
    )
    found = [(roles(doc, s), task(doc, s), s.passage) for s in duties(doc)]
    assert found == [
        ([("县交通局", "lead")], "修建道路", 1),
        ([("县财政局", "support"), ("县发改局", "support")], "修建道路", 1),
        ([("县教育局", "lead")], "开办学校", 2),
        ([("各镇（街道）", "support")], "开办学校", 2),
    ]


def test_a_column_of_responsible_bodies_alone_is_joint() -> None:
    doc = table([["任务", "责任单位"], ["修建道路", "县交通局牵头，县财政局配合"], ["开办学校", "县教育局"]])
    assert [r for s in duties(doc) for r in roles(doc, s)] == [
        ("县交通局", "lead"),
        ("县财政局", "support"),
        ("县教育局", "joint"),
    ]


def test_a_bracket_inside_a_cell() -> None:
    doc = table([["专栏"], ["1.建设粮仓。改造老旧仓房，新建冷库。（县粮食局、县发改局）2.修建水渠。（县水利局）"]])
    assert [(roles(doc, s), task(doc, s)) for s in duties(doc)] == [
        ([("县粮食局", "joint"), ("县发改局", "joint")], "改造老旧仓房，新建冷库。"),
        ([("县水利局", "joint")], "2.修建水渠。"),
    ]


def test_every_name_quotes_the_text() -> None:
    doc = document("一、任务。办好此事。（县民政局、县财政局）", "二、任务。由县教育局牵头。")
    for statement in duties(doc):
        assert all(statement.start <= n.start < n.end <= statement.end for n in statement.names)
        assert all(doc.text[n.start : n.end].strip("（）、。") == doc.text[n.start : n.end] for n in statement.names)


def test_names_glued_behind_a_blank_are_parted() -> None:
    from extract.find.duties_names import names

    text = "县税务局 县公安局县人社局"
    assert [text[a:b] for a, b in names(text, 0, len(text))] == ["县税务局", "县公安局", "县人社局"]
    text = "县财 政局"
    assert [text[a:b] for a, b in names(text, 0, len(text))] == ["县财 政局"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "〔责任单位：市交通局（牵头）、市水务局、市城投集团，各区县（市）政府〕",
            "市交通局/lead 市水务局/support 市城投集团/support 各区县（市）政府/support",
        ),
        ("（责任单位：市教育局（牵头），市财政局）", "市教育局/lead 市财政局/support"),
        ("责任单位：市教育局〔牵头〕、市财政局", "市教育局/lead 市财政局/support"),
        ("（市教育局（牵头单位）、市财政局（配合）、市人社局）", "市教育局/lead 市财政局/support 市人社局/support"),
        ("（责任单位：市教育局、市发改委（市粮食局））", "市教育局/joint 市发改委（市粮食局）/joint"),
    ],
)
def test_a_role_in_a_bracket_behind_a_name(statement: str, expected: str) -> None:
    assert flat("办好食堂，送餐到村。" + statement) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("（市公安局牵头，各区县（市）政府落实属地责任）", "市公安局/lead 各区县（市）政府/support"),
        ("（市公安局牵头，各区县政府做好保障工作）", "市公安局/lead 各区县政府/support"),
        ("（市公安局牵头，各区县政府按要求抓好工作落实）", "市公安局/lead 各区县政府/support"),
        ("（市公安局牵头，加强日常巡查）", "市公安局/lead"),
        ("（市水务局牵头，市财政局、各镇（街道）做好资金保障）", "市水务局/lead 市财政局/support 各镇（街道）/support"),
    ],
)
def test_what_the_others_are_to_do_costs_no_name(statement: str, expected: str) -> None:
    assert flat("办好食堂，送餐到村。" + statement) == expected


@pytest.mark.parametrize("text", ["形成合力（民政牵头、部门协同）。", "建立机制（政府牵头、社会参与、落实责任）。"])
def test_a_slogan_in_brackets_names_nobody(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区教育局负责牵头抓总，区财政局、区人社局、区自然资源分局等按职责协同推进。",
            "区教育局/lead 区财政局/support 区人社局/support 区自然资源分局/support",
        ),
        (
            "市水务局会同市财政局、市自然资源和规划局建立会商专班。",
            "市水务局/lead 市财政局/support 市自然资源和规划局/support",
        ),
        ("县民政局牵头，县财政局、县审计局配合，建立台账。", "县民政局/lead 县财政局/support 县审计局/support"),
        ("县民政局牵头建立台账。", "县民政局/lead"),
    ],
)
def test_who_leads_in_a_sentence_and_who_helps(text: str, expected: str) -> None:
    assert flat(text) == expected


def test_a_sentence_that_only_says_who_answers_governs_the_ones_before_it() -> None:
    (_, before), (_, next_one) = read(
        "（一）加固堤防。五年加固堤防80公里。由县水利局牵头，县财政局、县气象局配合。",
        "由县水利局负责编制方案，县财政局配合。",
    )
    assert before == "五年加固堤防80公里。"
    assert next_one == "由县水利局负责编制方案，县财政局配合。"


def test_a_number_before_a_body_is_no_part_of_its_name() -> None:
    assert flat("（一）县水利局负责统筹协调，县财政局配合。") == "县水利局/lead 县财政局/support"
    assert flat("统筹协调由县水利局负责，县财政局配合。") in ("", "县水利局/lead 县财政局/support")


UNITS = [
    ("抽检率达到98%。（食品科、餐饮科，县食安办）", "食品科/joint 餐饮科/joint 县食安办/joint"),
    ("更新电梯70台。（特设科、县特检中心）", "特设科/joint 县特检中心/joint"),
    ("完成检查120次。（注册分局牵头，各基层所落实）", "注册分局/lead 各基层所/support"),
    ("烘干能力1万吨。（粮油站、各乡镇负责，县发改局指导）", "粮油站/joint 各乡镇/joint 县发改局/support"),
    ("整改问题30个。（政策法规科）", "政策法规科/joint"),
    ("完成审计。（县审计局、县财政局，排在第一位的为牵头单位）", "县审计局/lead 县财政局/support"),
    (
        "完成审计。（县审计局、县财政局、县民政局，列首位的为牵头部门）",
        "县审计局/lead 县财政局/support 县民政局/support",
    ),
    (
        "出让土地100亩。（县自然资源局，城东街道、城西街道等有任务的镇街）",
        "县自然资源局/joint 城东街道/joint 城西街道/joint",
    ),
    # Places that are built, and a body that is called after its lead, are no duties.
    ("新建网点12个。（卫生室、服务站）", ""),
    ("建好设施。（充电站、加油站）", ""),
    ("便民网点（服务站、换热站）12个。", ""),
    ("医共体牵头医院下派医师30人。", ""),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_inside_a_body(text: str, expected: str) -> None:
    assert flat(text) == expected
