"""Lines become blocks: wrapped and cut ones joined, glued ones cut, everything else left alone."""

from __future__ import annotations

import pytest

from extract.load import txt


def blocks(text: str) -> list[str]:
    return [block.text for block in txt.load(text.encode()).blocks]


LONG = "加快推进灌区现代化改造，完善渠系配套，健全管护机制，落实管护经费，提高灌溉水有效利用系数，"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG + "推动节水。新增高效节水灌溉面积达到", "12万亩，改造泵站30座。"),
        (LONG + "强化监测预警、应急处", "置能力建设，做到早发现、早处理。"),
        ("1.建设水网。完善输配水工程。（牵头单位：市水务局、市发", "改委、市财政局）"),
        (LONG + "全市水质优良率提高到95", "%以上，稳步推进河道治理。"),
        (LONG + "治理水土流失。推广", "，并持续开展评估。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_a_sentence_cut_by_a_page_break_is_joined(first: str, second: str, gap: str) -> None:
    text = f"水务规划\n{first}{gap}{second}\n二、保障措施\n加强领导。\n"
    assert blocks(text) == ["水务规划", first + second, "二、保障措施", "加强领导。"]


@pytest.mark.parametrize("number", ["— 7 —", "- 12 -", "第 3 页 共 20 页", "3 / 20"])
def test_a_page_number_between_both_halves_is_set_aside(number: str) -> None:
    first, second = LONG + "推动节水。改造泵", "站30座，新增机井100眼。"
    assert blocks(f"{first}\n\n{number}\n\n{second}\n") == [first + second, number]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、总体要求", "坚持节水优先，系统治理。"],
        ["（一）全面加强水资源节约集约利用，推动用水方式转变", "严格用水总量控制。"],
        ["1.建设水厂，改造管网，提高供水能力", "2.建设泵站，疏浚河道，提高排涝能力"],
        ["——供水更加安全，城乡供水一体化率达到90%", "——用水更加高效，万元产值用水量下降15%"],
        [LONG + "主要目标是：", "到2030年供水普及率达到99%，漏损率降到9%。"],
        ["松湖市水务局", "2026年3月1日"],
        [LONG + "完成改造。（市水务局）", "加强调度，科学配置，保障供水。"],
        ["松湖市人民政府", "关于加强水资源管理的实施意见"],
        ["指标名称，单位", "供水普及率，%"],
        [LONG + "建成示范县5个。[3]", "[3] 示范县是指节水型社会建设达标县，由省厅认定。"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headings_items_signatures_and_short_lines_are_not_joined(lines: list[str], gap: str) -> None:
    assert blocks(gap.join(lines) + "\n") == lines


def wrap(text: str, width: int) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


PARAGRAPHS = [
    "一、总体目标",
    "　　到2030年，全市供水普及率达到99.5%，新建和改造管网1200公里，漏损率控制在9%以内，"
    "农村自来水普及率提高到95%。建成节水型企业30家，创建节水型校园12所。",
    "　　（一）加强节水。推进灌区续建配套与现代化改造，亩均用水量下降8%，推广水肥一体化面积5万亩，"
    "建立用水定额管理制度。（市水务局、市农业农村局、各县区政府）",
    "二、保障措施",
    "　　加强组织领导，压实工作责任，每年安排专项资金2000万元，完善考核奖惩机制，确保各项任务落到实处，"
    "及时总结推广好经验好做法。",
]


@pytest.mark.parametrize("width", [25, 30, 35, 42])
def test_lines_wrapped_at_a_width_become_paragraphs_again(width: int) -> None:
    text = "\n".join(wrap(paragraph, width) for paragraph in PARAGRAPHS * 3)
    assert blocks(text) == [paragraph.strip() for paragraph in PARAGRAPHS * 3]


def test_only_two_latin_words_get_a_space_between_them() -> None:
    first = LONG + "推广应用节水技术，引进Smart"
    assert blocks(f"{first}\nWater平台，接入用户3万户。\n")[0].endswith("引进Smart Water平台，接入用户3万户。")


def test_a_box_in_one_line_is_cut_at_its_numbers() -> None:
    line = "专栏2 节水重点工程 1.农业节水。改造灌区5处。 2.工业节水。建成企业30家。 3.城镇节水。更新管网80公里。 |"
    found = txt.load(line.encode()).blocks
    assert [block.text for block in found] == [
        "专栏2 节水重点工程",
        "1.农业节水。改造灌区5处。",
        "2.工业节水。建成企业30家。",
        "3.城镇节水。更新管网80公里。",
    ]
    assert {block.kind for block in found} == {"box"}
    assert [block.number for block in found] == [None, "1.", "2.", "3."]


def test_headings_glued_into_a_line_begin_blocks() -> None:
    line = (
        "为保障供水，制定本方案。一、主要目标。到2030年建成水厂3座。"
        "二、重点任务。（一）建水厂。新建3座。（二）改管网。改造90公里。"
    )
    assert blocks(line) == [
        "为保障供水，制定本方案。",
        "一、主要目标。到2030年建成水厂3座。",
        "二、重点任务。",
        "（一）建水厂。新建3座。",
        "（二）改管网。改造90公里。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "重点抓好三件事：（一）建水厂；（二）改管网；（三）强监管，确保供水安全和水质达标，群众满意。",
        "一、二、三产业协调发展，增加值分别增长3%、5%、7%，带动就业2万人。二、三产业占比提高2个百分点。",
        "全市日供水量达到1.2万吨。2.5万户居民用上直饮水，3.6万户完成改造，满意率达到98%以上。",
    ],
)
def test_counts_within_a_sentence_and_decimals_are_not_cut(line: str) -> None:
    assert blocks(line) == [line]


def test_a_table_stands_where_its_lines_stood() -> None:
    table = "序号 | 指标 | 单位 | 2030年\n1 | 供水普及率 | % | 99\n2 | 漏损率 | % | 9\n"
    text = f"水务规划\n主要指标\n{table}加强领导，落实责任。\n"
    found = txt.load(text.encode()).blocks
    grids = [block for block in found if block.grid is not None]
    assert len(grids) == 1 and grids[0].text == ""
    assert found[-1].text == "加强领导，落实责任。"


def test_running_headers_and_bare_page_numbers_between_both_halves_are_set_aside() -> None:
    first, second = LONG + "推动节水。改造泵", "站30座，新增机井100眼。"
    head = "松湖市水务发展规划"
    text = f"{head}\n{first}\n\n{head}\n3\n\n{second}\n\n二、保障\n{head}\n加强领导。\n"
    assert blocks(text)[:4] == [head, first + second, head, "3"]


def test_a_number_alone_that_no_sentence_surrounds_is_left_alone() -> None:
    found = txt.load((LONG + "推动节水。\n\n12\n\n二、保障措施\n加强领导。\n").encode()).blocks
    assert [(block.text, block.kind) for block in found][1] == ("12", None)


def test_a_heading_glued_to_a_heading_is_cut() -> None:
    assert blocks("一、主要目标 （一）总体目标\n建成水厂3座。\n") == ["一、主要目标", "（一）总体目标", "建成水厂3座。"]


@pytest.mark.parametrize("width", [28, 33])
def test_a_wrapped_text_without_indents_is_joined_across_sentence_ends_at_the_brim(width: int) -> None:
    bare = [paragraph.strip() for paragraph in PARAGRAPHS]
    whole = "加强监管，" + "推进供水、排水、治污" * 3 + "。"
    whole += "建" * (width - len(whole) % width - 1) + "。" + "随后评估成效，公开结果，接受监督。"
    text = "\n".join(wrap(paragraph, width) for paragraph in [*bare * 2, whole, *bare])
    assert whole in blocks(text)


def test_a_footnote_mark_at_the_head_of_a_wrapped_line_goes_on() -> None:
    sentence = (
        "　　落实河湖长制，加强巡查和执法，改善水质，统筹推进“三水共治”[5]，持续开展评估，公开治理结果，完成整改。"
    )
    width = sentence.index("[")
    text = "\n".join(wrap(paragraph, width) for paragraph in [*PARAGRAPHS, sentence, *PARAGRAPHS])
    assert sentence.strip() in blocks(text)
