"""Short ways of the reader of pages against the long ones: the same node, the same blanks, the same tables."""

from __future__ import annotations

import random

import pytest

from extract.load.characters import normalise
from extract.load.chrome import declared, label_alone
from extract.load.html import lines as html_lines
from extract.load.html import tree as html_tree
from extract.load.html.read import load
from extract.load.plain import may_be_label

SENTENCE = "到2025年，全县建成养老服务站点三处，护理型床位占比不低于五成。"


def page(inside: str) -> str:
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(8)) + "</ul>"
    return (
        f"<html><body><div>{menu}</div><div><div><h1>某规划</h1>{inside}</div></div><div>主办：某县</div></body></html>"
    )


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{SENTENCE}</p>" * 40,
        "<div>" + f"<p>{SENTENCE}</p>" * 40 + "</div>",
        "<table><tr><td>" + f"<p>{SENTENCE}</p>" * 9 + "</td></tr></table>",
        f"<span>{SENTENCE * 9}</span><a href='x'>{SENTENCE * 20}</a>",
        "<p>一</p>" * 5,
    ],
)
def test_sizes_tell_the_node_that_weights_tell(inside: str) -> None:
    root = html_tree.parse(page(inside))
    html_tree.clear(root)
    body = root.find("body")
    told = html_tree._by_bounds(body)
    assert told is None or told is html_tree._by_weights(body)


def test_a_page_of_links_alone_is_left_to_weights() -> None:
    body = html_tree.parse(page(f"<a href='x'>{SENTENCE}</a>" * 20)).find("body")
    assert html_tree._by_bounds(body) is None


def test_blanks_are_tidied_alike_where_nothing_is_to_be_normalised() -> None:
    pick = random.Random(3)
    for _ in range(20_000):
        text = normalise("".join(pick.choice("a中，\n\t\f \u3000\xa0。5") for _ in range(pick.randrange(9))))[0]
        assert html_lines._plain_tidy(text) == html_lines.tidy(text), repr(text)


@pytest.mark.parametrize("reference", ["&#8203;", "&#x200b;", "&shy;", "&zwnj;", "&ZWJ;", "&lrm;"])
def test_marks_of_no_width_behind_references_are_dropped(reference: str) -> None:
    blocks = load(page(f"<p>养老{reference}服务。</p><p>{SENTENCE}</p>").encode()).blocks
    assert "\u200b" not in "".join(block.text for block in blocks)
    assert any(block.text.replace("&ZWJ;", "") == "养老服务。" for block in blocks)


def test_spans_and_hidden_elements_still_count() -> None:
    table = (
        "<table border=1><tr><th>指标</th><th colspan=2>床位</th></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>"
    )
    loaded = load(page(table + f"<p hidden>藏一</p><p style='DISPLAY : none'>藏二</p><p>{SENTENCE}</p>").encode())
    grid = next(block.grid for block in loaded.blocks if block.grid)
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.cells][:2] == [("指标", 0, 1), ("床位", 1, 2)]
    assert not any("藏" in block.text for block in loaded.blocks)


@pytest.mark.parametrize(
    "cell", ["索引号：", "索 引 号", "【发布日期】：2021-03-04", "2021-03-04 10:20 来源：县政府办", "(来源：县政府办)"]
)
def test_a_cell_that_declares_is_looked_at(cell: str) -> None:
    assert declared(cell, True) is not None or label_alone(cell.rstrip("： ")) is not None
    assert may_be_label(cell)


def test_a_tag_of_thousands_of_attributes_is_refused_and_a_long_one_is_not() -> None:
    from extract.errors import LoadError

    with pytest.raises(LoadError, match="attributes"):
        load(page(f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{SENTENCE}</p>").encode())
    image = f"<img src='data:{'A' * 200_000}'>"
    assert any(SENTENCE in block.text for block in load(page(f"<p>{SENTENCE}</p>{image}").encode()).blocks)


@pytest.mark.parametrize("item", ["{}", "<p>{}</p>", "<p><span>{}</span></p>", "\n  <div>{}</div>\n", "<b>{}</b>"])
def test_an_items_number_stands_before_its_text_whatever_holds_it(item: str) -> None:
    items = "".join(f"<li>{item.format(words)}</li>" for words in ("新建站点三处。", "改造站点五处。"))
    found = [block.text for block in load(page(f"<p>{SENTENCE}</p><ol>{items}</ol><p>{SENTENCE}</p>").encode()).blocks]
    assert "1." not in found and "1. 新建站点三处。" in found and "2. 改造站点五处。" in found


def test_an_item_without_text_prints_no_number_and_lends_none() -> None:
    found = [block.text for block in load(page(f"<ol><li></li><li><p></p></li></ol><p>{SENTENCE}</p>").encode()).blocks]
    assert SENTENCE in found and not any(text.startswith("2.") for text in found)
