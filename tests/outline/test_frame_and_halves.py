"""What stands around a plan (letterhead, forwarding sentence, legend), halves of paragraphs, words that close a plan."""

from __future__ import annotations

import pytest

from extract.document import Block, Document, Loaded
from extract.outline import build


def of(*lines: str, kind: str = "docx") -> Document:
    return build(Loaded(tuple(Block(line) for line in lines), kind, "test"), f"plan.{kind}", "0" * 64, 1)


def kinds(plan: Document) -> dict[str, str]:
    return {passage.text: passage.kind for passage in plan.passages}


TITLE = "松湖市水务发展规划"
HEAD = (TITLE, "一、供水")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("——供水更加可靠。建成水厂3座，加强取水、检", "测、输配等环节管理，漏损率降到9%。"),
        ("1.建设水厂。新建水厂3座，改造老旧管网60公里，探", "索智慧水务，提升供水能力。（市水务局）"),
        ("2.治理污水。新建污水厂2座。（牵头部", "门：市水务局、市财政局）"),
        (
            "聚焦城乡供水排水，统筹推进水厂建设，加快管网改造，健全长效运行管护机制，持续推动重点",
            "工程项目落地，形成全域一张网。",
        ),
    ],
)
def test_halves_of_a_paragraph_are_one_passage(first: str, second: str) -> None:
    assert first + second in kinds(of(*HEAD, first, second, "二、排水"))
    assert first + second in kinds(of(*HEAD, first, second, "二、排水", kind="html"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("建成水厂3座，改造管网60公里。", "推进节水，加强宣传。"),
        (
            "（一）建设水厂，改造管网，加强检测，健全机制，推动重点工程项目早日落地见效，提升能力",
            "新建水厂3座，改造管网60公里。",
        ),
        ("1.建设水厂。新建水厂3座，改造老旧管网60公里", "2.治理污水。新建污水厂2座。"),
        ("重点工程如下：", "新建水厂3座，改造管网60公里。"),
        ("加快水厂建设", "新建水厂3座，改造管网60公里。"),
        ("建成水厂3座。（市水务局）", "推进节水，加强宣传。"),
        ("建成水厂3座。改造管网60公里", "附件：1.项目表，2.任务表"),
    ],
)
def test_paragraphs_of_their_own_are_not_joined(first: str, second: str) -> None:
    found = kinds(of(*HEAD, first, second, "二、排水"))
    assert first in found
    assert second in found


def test_a_letterhead_is_boilerplate() -> None:
    lines = (
        "市发展改革委办公室",
        "文件",
        "市水务局办公室",
        "松水〔2026〕3号",
        "关于加强节约用水工作的通知",
        "各县水务局：",
        "一、总体要求",
        "坚持节水优先。",
    )
    found = kinds(of(*lines))
    assert [found[line] for line in lines[:6]] == ["boilerplate"] * 4 + ["title", "boilerplate"]
    over = kinds(
        of("中共松湖市委办公室", "松湖市人民政府办公室", "松办〔2026〕3号", TITLE, "一、供水", "建成水厂3座。")
    )
    assert over["中共松湖市委办公室"] == over["松湖市人民政府办公室"] == "boilerplate"


def test_bodies_that_open_the_title_are_no_letterhead() -> None:
    plan = of("中共松湖市委", "松湖市人民政府", "关于加强水务工作的实施意见", "一、供水", "建成水厂3座。")
    assert plan.passages[0].kind == "title"
    assert "松湖市人民政府关于" in plan.passages[0].text


@pytest.mark.parametrize(
    "line",
    [
        "经市政府同意，现将《松湖市水务发展规划》印发给你们，请认真贯彻执行。",
        "《松湖市水务发展规划》已经市政府常务会议审议通过，现印发给你们，请结合实际认真组织实施。",
        "现将《松湖市水务发展规划》予以公布，自发布之日起施行。",
        "现将《松湖市水务发展规划》印发给你们，请遵照执行。执行过程中遇到的问题，请及时向市水务局反映。",
    ],
)
def test_the_sentence_that_sends_a_plan_out_is_boilerplate(line: str) -> None:
    assert (
        kinds(of("各县人民政府：", line, "松湖市水务局", "2026年3月1日", TITLE, "一、供水", "建成水厂3座。"))[line]
        == "boilerplate"
    )


@pytest.mark.parametrize(
    "line",
    [
        "现将加强节约用水工作的有关要求通知如下：",
        "现将《松湖市水务发展规划》印发给你们，请于2026年6月30日前报送落实方案。",
        "现状公布的漏损率为12%，今后五年降到9%。",
        "为落实《松湖市水务发展规划》，现就节约用水提出以下意见。",
    ],
)
def test_a_sentence_that_says_more_stays(line: str) -> None:
    assert kinds(of(TITLE, line, "一、供水", "建成水厂3座。"))[line] == "paragraph"


def test_a_legend_of_a_tool_below_the_plan_is_boilerplate() -> None:
    plan = of(*HEAD, "建成水厂3座。", "【标注说明】", "• 蓝色标注 (得分90/100)", "• 灰色标注 (得分60/100)")
    assert [p.kind for p in plan.passages[-3:]] == ["boilerplate"] * 3


@pytest.mark.parametrize("label", ["【重点项目】", "重点工程说明"])
def test_a_list_of_the_plan_is_no_legend(label: str) -> None:
    plan = of(*HEAD, "建成水厂3座。", label, "• 北湖水厂 (5万吨)", "• 南湖水厂 (3万吨)")
    assert "boilerplate" not in {p.kind for p in plan.passages}


def test_a_legend_with_text_behind_it_stays() -> None:
    plan = of(*HEAD, "【标注说明】", "• 蓝色标注 (得分90/100)", "建成水厂3座，改造管网60公里。")
    assert "boilerplate" not in {p.kind for p in plan.passages}


def section(plan: Document, begin: str) -> tuple[str, ...]:
    return next(p.section for p in plan.passages if p.text.startswith(begin))


def test_closing_paragraphs_stand_under_no_item_that_ended_with_its_bracket() -> None:
    plan = of(*HEAD, "1.建设水厂。新建水厂3座。（责任单位：市水务局）", "各地要抓好落实，定期开展评估。")
    assert section(plan, "各地") == ("一、供水",)


def test_a_paragraph_with_a_bracket_of_its_own_or_more_items_behind_it_stays_in_its_item() -> None:
    item = "1.建设水厂。新建水厂3座。（责任单位：市水务局）"
    own = of(*HEAD, item, "改造管网60公里。（责任单位：市财政局）")
    assert section(own, "改造") == ("一、供水", "1.建设水厂")
    more = of(*HEAD, item, "同时改造管网60公里。", "2.治理污水。新建污水厂2座。")
    assert section(more, "同时") == ("一、供水", "1.建设水厂")
    bare = of(*HEAD, "1.建设水厂。新建水厂3座。", "同时改造管网60公里。")
    assert section(bare, "同时") == ("一、供水", "1.建设水厂")


@pytest.mark.parametrize(
    "words",
    [
        "各位代表！新征程已经开启，我们将全力以赴。",
        "同志们，让我们携手前进。",
        "让我们更加紧密地团结起来，开创新局面。",
    ],
)
def test_the_farewell_of_a_report_stands_under_no_item(words: str) -> None:
    plan = of(
        "松湖市政府工作报告",
        "二、2026年重点工作",
        "（一）改善供水。建成水厂3座。",
        "改造管网60公里。",
        words,
        "谢谢大家。",
    )
    assert section(plan, "改造") == ("二、2026年重点工作", "（一）改善供水")
    assert section(plan, words) == ("二、2026年重点工作",)
    assert section(plan, "谢谢") == ("二、2026年重点工作",)


def test_deputies_that_are_only_spoken_of_close_nothing() -> None:
    plan = of("松湖市政府工作报告", "一、回顾", "（一）改善供水。建成水厂3座。", "各位代表提出的建议全部办结。")
    assert section(plan, "各位") == ("一、回顾", "（一）改善供水")
