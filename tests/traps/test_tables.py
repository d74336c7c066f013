"""Traps of tables: one table in every flattened form, cells of every kind, tables of tasks, Word and PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.records import Facts, IndicatorValue
from tests.find.helpers import limit, run, short
from tests.load import helpers as files
from tests.load.flattened_forms import FORMS, Sample

TITLE = "青峦县供水保障规划（2021—2025年）"
WATER = Sample(
    "专栏1 青峦县供水保障主要指标",
    ["序号", "指标名称", "单位", "2020年", "2025年", "指标属性"],
    [
        ["1", "供水普及率", "%", "86.5", "95", "约束性"],
        ["2", "农村规模化供水人口比例", "%", "52", "≥58", "预期性"],
        ["3", "水厂日供水能力", "万吨", "12.6", "20", "预期性"],
        ["4", "供水管网漏损率", "%", "13.5", "<10", "约束性"],
        ["5", "改造老旧管网长度", "公里", "85", "[400]", "预期性"],
        ["6", "水质抽检合格率", "%", "97", "98以上", "约束性"],
        ["7", "智能水表安装户数", "户", "3200", "12000", "预期性"],
        ["8", "持证运行人员数", "人", "64", "120左右", "预期性"],
    ],
)
GIVEN = [
    ("供水普及率", "2020 =86.5%"),
    ("供水普及率", "2025 =95%"),
    ("农村规模化供水人口比例", "2020 =52%"),
    ("农村规模化供水人口比例", "2025 ≥58%"),
    ("水厂日供水能力", "2020 =12.6万吨"),
    ("水厂日供水能力", "2025 =20万吨"),
    ("供水管网漏损率", "2020 =13.5%"),
    ("供水管网漏损率", "2025 <10%"),
    ("改造老旧管网长度", "2020 =85公里"),
    ("改造老旧管网长度", "2025 =400公里"),
    ("水质抽检合格率", "2020 =97%"),
    ("水质抽检合格率", "2025 ≥98%"),
    ("智能水表安装户数", "2020 =3200户"),
    ("智能水表安装户数", "2025 =12000户"),
    ("持证运行人员数", "2020 =64人"),
    ("持证运行人员数", "2025 ≈120人"),
]
_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": "="}


def cell(row: IndicatorValue) -> tuple[str, str]:
    """The indicator (with its breakdown) and what stands in the cell."""
    value = f"{row.value:g}" if row.value_high is None else f"{row.value:g}~{row.value_high:g}"
    name = row.name + (f"/{row.breakdown}" if row.breakdown else "")
    return name, f"{row.period} {_SIGNS[row.comparator]}{value}{row.unit or ''}"


def read(folder: Path, data: bytes | list[str], name: str = "plan.txt") -> Facts:
    found = run(folder, "\n".join([TITLE, *data]) if isinstance(data, list) else data, name)
    assert found.facts is not None, found.error
    return found.facts


def cells(facts: Facts) -> list[tuple[str, str]]:
    return [cell(row) for row in facts.indicator_values]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_one_table_in_every_flattened_form(tmp_path: Path, form: Callable[[Sample], list[str]]) -> None:
    facts = read(tmp_path, form(WATER))
    assert cells(facts) == GIVEN
    assert facts.targets == []


def test_a_page_in_one_cell(tmp_path: Path) -> None:
    lines = ["| 一、主要任务 到2025年，供水普及率达到95%以上，改造管网80公里。 | |", "完善机制。"]
    facts = read(tmp_path, lines)
    assert [short(row) for row in facts.targets] == ["供水普及率 ≥95% @2025", "管网 =80公里 @2025"]


def test_a_paragraph_in_one_cell(tmp_path: Path) -> None:
    facts = read(tmp_path, ["| 到2025年，供水普及率达到95%以上，改造管网80公里。 | |", "完善机制。"])
    assert [short(row) for row in facts.targets] == ["供水普及率 ≥95% @2025", "管网 =80公里 @2025"]


def test_lines_with_bars_that_are_no_table(tmp_path: Path) -> None:
    facts = read(tmp_path, ["首页|政务公开|政策文件", "一、主要任务", "到2025年，供水普及率达到95%以上。"])
    assert (facts.indicator_values, [short(row) for row in facts.targets]) == ([], ["供水普及率 ≥95% @2025"])


HEAD = "序号|指标|单位|2020年|2025年|属性"
CELLS = [
    ("1|供水普及率|%|86|>90|约束性", [("供水普及率", "2020 =86%"), ("供水普及率", "2025 >90%")]),
    ("1|供水普及率|%|86|≥90|约束性", [("供水普及率", "2020 =86%"), ("供水普及率", "2025 ≥90%")]),
    ("1|供水普及率|%|—|90|约束性", [("供水普及率", "2025 =90%")]),
    ("1|供水普及率|%|/|90|约束性", [("供水普及率", "2025 =90%")]),
    ("1|供水普及率|%|-|90|约束性", [("供水普及率", "2025 =90%")]),
    ("1|供水普及率|%|86*|90|约束性", [("供水普及率", "2020 =86%"), ("供水普及率", "2025 =90%")]),
    ("1|改造管网长度|公里|85|[400]|预期性", [("改造管网长度", "2020 =85公里"), ("改造管网长度", "2025 =400公里")]),
    ("1|改造管网长度|公里|85|〔400〕|预期性", [("改造管网长度", "2020 =85公里"), ("改造管网长度", "2025 =400公里")]),
    ("1|万元产值用水量|%|—|下降15%|约束性", [("万元产值用水量", "2025 =15%")]),
    ("1|居民收入增速|%|5.8|5—5.5|预期性", [("居民收入增速", "2020 =5.8%"), ("居民收入增速", "2025 =5~5.5%")]),
    ("1|粮食产量|万吨|1,205.6|预计≥1,300|预期性", [("粮食产量", "2020 =1205.6万吨"), ("粮食产量", "2025 ≥1300万吨")]),
    ("1|城乡居民收入比|/|2.21∶1|2∶1|预期性", [("城乡居民收入比", "2020 =2.21"), ("城乡居民收入比", "2025 =2")]),
    (
        "1|执业（助理）医师数|人|310|420|预期性",
        [("执业（助理）医师数", "2020 =310人"), ("执业（助理）医师数", "2025 =420人")],
    ),
    (
        "1|PM2.5年均浓度|微克/立方米|31|28|约束性",
        [("PM2.5年均浓度", "2020 =31微克/立方米"), ("PM2.5年均浓度", "2025 =28微克/立方米")],
    ),
    ("1|新增床位（张）||85|400|预期性", [("新增床位", "2020 =85张"), ("新增床位", "2025 =400张")]),
    ("1|事故死亡人数|人|3|0|约束性", [("事故死亡人数", "2020 =3人"), ("事故死亡人数", "2025 =0人")]),
]
_MORE = ["2|水厂日供水能力|万吨|12.6|20|预期性", "3|水质抽检合格率|%|97|98|约束性"]


@pytest.mark.parametrize(("row", "expected"), CELLS)
def test_cells(tmp_path: Path, row: str, expected: list[tuple[str, str]]) -> None:
    facts = read(tmp_path, ["表1 主要指标", HEAD, row, *_MORE])
    assert cells(facts)[:-4] == expected


def test_two_values_under_two_kinds_of_place(tmp_path: Path) -> None:
    facts = read(tmp_path, ["表1 主要指标", HEAD, "1|城市、农村自来水普及率|%|98、80|100、95|约束性", *_MORE])
    got = [(row.breakdown, row.period, row.value) for row in facts.indicator_values[:-4]]
    assert got == [("城市", "2020", 98), ("农村", "2020", 80), ("城市", "2025", 100), ("农村", "2025", 95)]


def test_sub_rows(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        ["表1 主要指标", HEAD, "1|养老床位数|张|2600|4200|约束性", "|其中：护理型床位|张|900|2500|约束性", *_MORE],
    )
    got = [(row.name, row.parent, row.value) for row in facts.indicator_values[:4]]
    assert got == [
        ("养老床位数", None, 2600),
        ("养老床位数", None, 4200),
        ("护理型床位", "养老床位数", 900),
        ("护理型床位", "养老床位数", 2500),
    ]


HEADS = [
    (
        "序号|指标|单位|2020年|2022年目标值|2025年|属性",
        "1|普及率|%|80|86|95|约束性",
        ["baseline 2020 80", "target 2022 86", "target 2025 95"],
    ),
    (
        "序号|指标|2020年值|2025年目标值|年均增速（%）|属性",
        "1|粮食产量（万吨）|30|36|3.7|预期性",
        ["baseline 2020 30", "target 2025 36", "growth_rate 2020-2025 3.7"],
    ),
    (
        "序号|指标（单位）|2020年实际|2025年规划|属性",
        "1|普及率（%）|80|95|约束性",
        ["baseline 2020 80", "target 2025 95"],
    ),
    ("类别|指标|单位|现状值|目标值|属性", "供水|普及率|%|80|95|约束性", None),
]


@pytest.mark.parametrize(("head", "row", "expected"), HEADS)
def test_headers(tmp_path: Path, head: str, row: str, expected: list[str] | None) -> None:
    more = [row.replace("普及率", name).replace("粮食产量", name) for name in ("达标率", "保证率")]
    facts = read(tmp_path, ["表1 主要指标", head, row, *more])
    got = [f"{r.kind} {r.period} {r.value:g}" for r in facts.indicator_values]
    if expected is None:
        assert [r.split()[0] for r in got[:2]] == ["baseline", "target"]
    else:
        assert got[: len(expected)] == expected


TASKS = [
    "青峦县2024年重点任务分解表",
    "序号|工作任务|完成时限|牵头单位|责任单位",
    "1|新建水厂3座，完善应急供水体系。|2024年6月底前|县水利局|县财政局 县发改局",
    "2|改造管网80公里，9月底前完成招标。|2024年底前|县水利局|各乡镇",
    "3|完善水质监测机制，开展常态巡查。|长期坚持|县卫健局|县疾控中心",
]


def test_a_task_table(tmp_path: Path) -> None:
    found = run(tmp_path, "\n".join(TASKS)).facts
    assert found is not None
    assert [short(row) for row in found.targets] == ["水厂 +=3座 @2024-06-30", "管网 =80公里 @2024"]
    assert [limit(row) for row in found.deadlines] == [
        "2024年6月底前 by 2024-06-30",
        "9月底前 by 2024-09-30",
        "2024年底前 by 2024",
    ]
    assert [f"{row.department}/{row.role}" for row in found.responsibilities] == [
        "县水利局/lead",
        "县财政局/support",
        "县发改局/support",
        "县水利局/lead",
        "各乡镇/support",
        "县卫健局/lead",
        "县疾控中心/support",
    ]


def word(rows: list[list[str]], title: str = "表1 主要指标") -> bytes:
    body = files.paragraph(TITLE) + files.paragraph("一、主要目标") + files.paragraph(title)
    return files.docx(body + files.table(*(files.row(*row) for row in rows)) + files.paragraph("完善机制。"))


ROWS = [
    ["序号", "指标", "单位", "2020年", "2025年", "属性"],
    ["1", "供水普及率", "%", "86", "95", "约束性"],
    ["2", "改造管网长度", "公里", "85", "[400]", "预期性"],
    ["3", "持证人员数", "人", "64", "120", "预期性"],
]
WORDS = [
    ("供水普及率", "2020 =86%"),
    ("供水普及率", "2025 =95%"),
    ("改造管网长度", "2020 =85公里"),
    ("改造管网长度", "2025 =400公里"),
    ("持证人员数", "2020 =64人"),
    ("持证人员数", "2025 =120人"),
]


def test_a_word_table(tmp_path: Path) -> None:
    assert cells(read(tmp_path, word(ROWS), "plan.docx")) == WORDS


def test_a_word_table_with_merged_cells(tmp_path: Path) -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    head = files.row("类别", *ROWS[0][1:])
    rows = [
        files.row(files.cell("供水" if at == 0 else "", start if at == 0 else on), *row[1:])
        for at, row in enumerate(ROWS[1:])
    ]
    body = files.paragraph(TITLE) + files.paragraph("表1 主要指标") + files.table(head, *rows)
    facts = read(tmp_path, files.docx(body), "plan.docx")
    assert cells(facts) == WORDS
    assert {row.category for row in facts.indicator_values} == {"供水"}


def test_numbers_that_word_counts_stand_before_their_items(tmp_path: Path) -> None:
    numbering = files.numbering(files.level(0, "chineseCounting", "（%1）"))
    body = files.paragraph(TITLE) + files.paragraph("一、主要任务") + files.listed("到2025年，改造管网80公里。", 1)
    found = run(tmp_path, files.docx(body, numbering=numbering), "plan.docx")
    assert found.document is not None
    assert "（一）到2025年，改造管网80公里。" in found.document.text
    assert found.facts is not None
    assert [short(row) for row in found.facts.targets] == ["管网 =80公里 @2025"]


def test_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    inner = files.run("到2025年，改造管网")
    inner += '<w:del w:id="1" w:author="a"><w:r><w:delText>80</w:delText></w:r></w:del>'
    inner += f'<w:ins w:id="2" w:author="a">{files.run("120")}</w:ins>' + files.run("公里。")
    body = files.paragraph(TITLE) + files.paragraph("一、主要任务") + files.paragraph(inner)
    assert [short(row) for row in read(tmp_path, files.docx(body), "plan.docx").targets] == ["管网 =120公里 @2025"]


def test_a_number_split_by_colour_is_one(tmp_path: Path) -> None:
    inner = files.run("到2025年，改造管网1") + files.run("2", '<w:color w:val="FF0000"/>') + files.run("0公里。")
    body = files.paragraph(TITLE) + files.paragraph("一、主要任务") + files.paragraph(inner)
    assert [short(row) for row in read(tmp_path, files.docx(body), "plan.docx").targets] == ["管网 =120公里 @2025"]


def test_a_table_inside_a_cell_keeps_its_text(tmp_path: Path) -> None:
    inner = files.table(files.row("到2025年，改造管网80公里。"))
    body = files.paragraph(TITLE) + files.paragraph("一、主要任务")
    body += files.table(files.row(files.cell(files.paragraph("专栏") + inner + files.paragraph())))
    assert [short(row) for row in read(tmp_path, files.docx(body), "plan.docx").targets] == ["管网 =80公里 @2025"]


WIDTHS = [40.0, 150.0, 60.0, 70.0, 70.0, 70.0]


def sheet(rows: list[list[str]], **options: object) -> files.Sheet:
    page = files.Sheet()
    page.text(120, 60, TITLE, 16)
    page.text(60, 100, "一、主要目标")
    page.text(240, 130, "表1 主要指标")
    page.table(60, 140, WIDTHS, rows, **options)
    return page


@pytest.mark.parametrize("filled", [False, True], ids=["lines", "thin rectangles"])
def test_a_ruled_table_of_a_pdf(tmp_path: Path, filled: bool) -> None:
    assert cells(read(tmp_path, files.pdf(sheet(ROWS, filled=filled)), "plan.pdf")) == WORDS


def test_a_table_over_two_pages_with_the_header_again(tmp_path: Path) -> None:
    first = sheet(ROWS[:3])
    second = files.Sheet()
    second.table(60, 60, WIDTHS, [ROWS[0], *ROWS[3:]])
    assert cells(read(tmp_path, files.pdf(first, second), "plan.pdf")) == WORDS


def test_bold_printed_twice_is_read_once(tmp_path: Path) -> None:
    page = sheet(ROWS)
    page.text(60, 400, "到2025年，新增床位8800张。").text(60.3, 400, "到2025年，新增床位8800张。")
    facts = read(tmp_path, files.pdf(page), "plan.pdf")
    assert [short(row) for row in facts.targets] == ["床位 +=8800张 @2025"]


def test_a_slanted_watermark_stays_out(tmp_path: Path) -> None:
    page = sheet(ROWS)
    page.text(200, 300, "征求意见稿", 40, 45)
    assert cells(read(tmp_path, files.pdf(page), "plan.pdf")) == WORDS


def test_a_number_broken_by_a_narrow_cell_is_whole(tmp_path: Path) -> None:
    rows = [ROWS[0], ["1", "供水人口", "人", "8600", "1,200.5\n0"], *ROWS[2:]]
    rows[1].append("预期性")
    facts = read(tmp_path, files.pdf(sheet(rows, height=30)), "plan.pdf")
    assert ("供水人口", "2025 =1200.5人") in cells(facts)
