"""What a page declares and offers around a plan is boilerplate; the plan's own lines are not."""

from __future__ import annotations

import pytest

from extract.load import txt

BODY = "松湖市水务发展规划\n一、总体目标\n到2030年，全市供水普及率达到99.5%，新建和改造管网1200公里，建成水厂3座。\n"


def kinds(text: str) -> dict[str, str | None]:
    return {block.text: block.kind for block in txt.load(text.encode()).blocks}


@pytest.mark.parametrize(
    "line",
    [
        "下载",
        "【字号：",
        "字体：【大 中 小】",
        "打印本页",
        "分享到：",
        "扫一扫在手机打开当前页",
        "当前位置：首页 > 政务公开 > 规划计划",
        "[ 打印 ] [ 关闭 ] 字号：大 中 小",
        "打印 关闭 字号 大 中 小",
        "A+ A- 打印",
        "您的位置： 首页 > 信息公开",
        "首页 | 机构 | 新闻 | 公开 | 服务",
        "责任编辑：张三",
        "浏览次数：1352",
        "---",
        "本报记者 李四摄",
        "[下载附件](/files/a.pdf)",
        "— 3 —",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_chrome_is_boilerplate_above_and_below_the_plan(line: str, above: bool) -> None:
    found = kinds(line + "\n" + BODY if above else BODY + line + "\n")
    assert found[line] == "boilerplate"
    assert found["一、总体目标"] is None


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("**发布日期**: 2026-01-02\n**发布机构**: 市水务局\n", "发布日期", "2026-01-02"),
        ("- **发布机构**：市水务局\n- **发布日期**：2026年\n", "发布机构", "市水务局"),
        ("来源：松湖日报 发布时间：2026-02-03\n", "发布日期", "2026-02-03"),
        ("时间：2026-02-03\n", "发布日期", "2026-02-03"),
        ("索 引 号：SH-001\t发文字号：松水〔2026〕3号\n", "发文字号", "松水〔2026〕3号"),
        ("索引号\nSH-001\n", "索引号", "SH-001"),
        ("2026-02-03 10:20 来源：松湖日报 字号：[大 中 小]\n", "发布日期", "2026-02-03"),
        ("成文日期：2026年1月1日\n", "成文日期", "2026年1月1日"),
        ("# 松湖规划全文\n\n**发布日期**: 2026-01-02\n**分类**: \n\n---\n", "标题", "松湖规划全文"),
    ],
)
def test_what_a_page_declares_becomes_metadata(text: str, key: str, value: str) -> None:
    assert txt.load((text + BODY).encode()).metadata[key] == value


@pytest.mark.parametrize(
    "line",
    [
        "时间：2027年底前完成。",
        "责任单位：市水务局、市财政局",
        "来源：上级补助资金和自筹",
        "大中小灌区全面完成改造，下载使用平台的农户超过2万户。",
        "打印、下载、分享等服务实现全覆盖。",
        "地址：每个乡镇设立供水服务点1处",
        "推进首页改版，打印 下载",
        "小 中 大 三类水库分别达到3座、2座、1座",
    ],
)
def test_lines_of_the_plan_that_look_like_chrome_are_kept(line: str) -> None:
    assert kinds(BODY + line + "\n二、保障措施\n加强领导。\n")[line] is None


def test_links_below_the_plan_are_boilerplate() -> None:
    found = kinds(BODY + "相关链接：\n松湖市水利志\n图解：松湖市水务规划\n")
    assert found["松湖市水利志"] == found["图解：松湖市水务规划"] == "boilerplate"


def test_a_section_called_like_a_link_list_is_no_list_of_links() -> None:
    text = BODY + "相关政策\n落实用水优惠政策，对节水企业给予每家5万元奖励。\n二、保障措施\n加强领导。\n"
    assert kinds(text)["落实用水优惠政策，对节水企业给予每家5万元奖励。"] is None


def test_bookmarks_of_converters_are_cut_off() -> None:
    assert "一、总体目标" in kinds("[bookmark: _Toc01]一、总体目标\n到2030年建成水厂3座。\n")
