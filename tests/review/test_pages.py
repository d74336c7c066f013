"""Pages as files: what stands in them, and that nothing of a document is obeyed. Clicking is in test_browser.py."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.batch.review import review
from extract.batch.run import run
from extract.cli import main
from extract.codebook import table_schema
from extract.review import bigrams, escape, pages
from extract.review.marks import Fact, Marked
from extract.review.plan import LETTERS
from extract.review.wording import ID_COLUMNS
from extract.tables.finished import read_columns

PLAN = """测试县养老事业发展“十四五”规划

一、总体目标
到2025年，全县每千名老年人拥有养老床位达到42张以上。（责任单位：县民政局、县财政局）
力争产值突破130亿元。

| 指标 | 2020年 | 2025年 | 属性 |
|---|---|---|---|
| 养老床位（张） | 300 | 420 | 预期性 |
| 覆盖率（%） | 80 | 100 | 约束性 |
"""
EVIL = (
    "<script>alert(1)</script>县规划“十四五”规划\n"
    "到2025年，<img src=x onerror=alert(2)>床位达到42张以上。</script><script>alert(3)</script>\n"
    "“{{data}}”'\"&amp;<!-- --> \u202e床位\u0007达到9张以上。\x1b[2J\u2028床位达到7张以上。\n" + "长" * 200_000 + "\n"
)


class Tree(HTMLParser):
    """Collects the text between tags and how often each tag occurs; a page must close what it opens."""

    VOID = frozenset(["meta", "input", "link", "br", "img"])

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: dict[str, int] = {}
        self.handlers: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag


def made(tmp_path: Path, **plans: str) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir(exist_ok=True)
    for name, text in plans.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    run([folder], tmp_path / "out", jobs=1)
    review(tmp_path / "out", tmp_path / "pages")
    return tmp_path / "pages"


def page_of(folder: Path, words: str) -> str:
    return next(text for path in (folder / "plans").glob("*.html") if words in (text := path.read_text("utf-8")))


def data_in(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_every_fact_is_highlighted_with_its_own_words(tmp_path: Path) -> None:
    folder = made(tmp_path, plan=PLAN)
    html = page_of(folder, "测试县")
    data = data_in(html)
    numbers: dict[int, str] = {}
    for listed, words in re.findall(r'<mark [^>]*data-f="([\d ]+)">(.*?)</mark>', html):
        for number in listed.split():
            numbers[int(number)] = numbers.get(int(number), "") + words
    rows = data["rows"]
    columns = data["columns"]
    assert isinstance(rows, dict) and isinstance(columns, dict)
    facts = [(table, dict(zip(columns[table], row, strict=True))) for table in LETTERS for row in rows[table]]
    assert len(facts) > 8 and set(numbers) == set(range(len(facts)))
    text = "\n".join(read_columns(tmp_path / "out", "passages")["text"])
    for number, (_, row) in enumerate(facts):
        assert numbers[number].replace("&quot;", '"') == text[row["start"] : row["end"]]


def test_a_table_is_set_as_a_table_and_once(tmp_path: Path) -> None:
    html = page_of(made(tmp_path, plan=PLAN), "测试县")
    article = html[html.index("<article") : html.index("</article>")]
    assert article.count("<table>") == 1 and article.count("养老床位（张）") == 1
    assert re.search(r'<td data-s="\d+"><mark class="i" data-f="\d+">420</mark></td>', article)
    assert "养老床位（张） | 300" not in article


def test_overlapping_facts_are_cut_into_pieces_that_name_all() -> None:
    marked = Marked("0123456789", [Fact(0, 1, 9, "p"), Fact(1, 3, 6, "t q"), Fact(2, 5, 8, "d")])
    html = marked.html(0, 10)
    assert re.sub("<[^>]+>", "", html) == "0123456789"
    assert re.findall(r'class="([^"]+)" data-f="([^"]+)">(\d+)', html) == [
        ("p", "0", "12"), ("t q p", "1 0", "34"), ("t q d p", "1 2 0", "5"), ("d p", "2 0", "67"), ("p", "0", "8"),
    ]  # fmt: skip
    assert marked.html(4, 4) == "" and marked.html(0, 1) == "0"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12), st.integers(0, 30), st.integers(0, 30))
def test_any_spans_leave_the_text_as_it_is(spans: list[tuple[int, int]], a: int, b: int) -> None:
    text = "甲<乙&" * 8
    facts = [Fact(n, min(s), max(s), "t") for n, s in enumerate(spans)]
    cut = Marked(text, facts).html(min(a, b), max(a, b))
    assert re.sub("</?mark[^>]*>", "", cut) == escape.text(text[min(a, b) : max(a, b)])


def test_a_hostile_plan_is_text_and_nothing_else(tmp_path: Path) -> None:
    folder = made(tmp_path, evil=EVIL, plan=PLAN)
    html = page_of(folder, "alert(")
    tree = Tree(html)
    assert tree.open == [] and tree.tags["script"] == 3 and "img" not in tree.tags and not tree.handlers
    assert "\u202e" not in html and "\x1b" not in html and "\x07" not in html
    assert html.count("{{data}}") == len(re.findall("“{{data}}”|{{data}}", html))  # stays text, is not filled
    for path in [folder / "index.html", *folder.glob("search/*.js")]:
        text = path.read_text("utf-8")
        assert "<script>alert" not in text and "\u2028" not in text
    assert Tree((folder / "index.html").read_text("utf-8")).tags["script"] == 3


def test_pages_allow_no_script_but_their_own_and_load_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path, plan=PLAN)
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "default-src &#x27;none&#x27;" in html and "unsafe" not in html
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
        script = re.findall(r"<script>(.*?)</script>", html, re.S)[0]
        assert escape.text(escape.fingerprint(script)) in html


@pytest.mark.parametrize("word", ["养老床位", "民政局", "130亿元", "42张", "ＧＤＰ增长", "60%"])
def test_pairs_of_a_word_lead_to_the_plans_that_hold_it(word: str) -> None:
    texts = [f"甲{word}乙", "养老 床位 民 政局 13亿", word * 3, ""]
    pairs = bigrams.Pairs()
    for number, text in enumerate(texts):
        pairs.add(number, text)
    held: dict[str, str] = {}
    for content in pairs.files(len(texts)):
        _, _, rest = content.partition(",")
        held |= json.loads(rest.strip().removesuffix(")"))
    found = [decode(held[pair]) for pair in bigrams.pairs(bigrams.fold(word))]
    assert set.intersection(*map(set, found)) == {0, 2}


def decode(text: str) -> list[int]:
    """As assets/search.js does."""
    numbers, at, step, scale = [], -1, 0, 1
    for sign in text:
        digit = bigrams.ALPHABET.index(sign)
        step += digit % bigrams.BASE * scale
        scale *= bigrams.BASE
        if digit < bigrams.BASE:
            at += step
            numbers.append(at)
            step, scale = 0, 1
    return numbers


@given(st.sets(st.integers(0, 100_000)))
def test_numbers_come_back_as_they_were(numbers: set[int]) -> None:
    assert decode(bigrams.encode(sorted(numbers))) == sorted(numbers)


def test_words_of_the_pages_are_there_in_both_languages() -> None:
    words = pages.words()
    assert all(len(both) == 2 and all(both) for both in words.values())
    code = "".join(pages.asset(name) for names in pages._SCRIPTS.values() for name in names)
    asked = set(re.findall(r'\bt\("(\w+)"', code))
    for kind in ("plan", "index"):
        asked |= set(re.findall(r'data-(?:t|label|hint)="(\w+)"', pages.asset(f"{kind}.html")))
    for table in LETTERS:
        for column in table_schema(table)["fields"]:
            asked |= set(column.get("constraints", {}).get("enum", []))
    assert asked - set(words) - {"约束性", "预期性"} == set()
    assert set(LETTERS) == set(ID_COLUMNS)


def test_a_review_replaces_a_review_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path, plan=PLAN)
    assert main(["review", str(tmp_path / "out"), "-o", str(folder)]) == 0
    assert "1 plans" in capsys.readouterr().out
    assert main(["review", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out-review" / "index.html").exists()
    assert main(["review", str(tmp_path / "out"), "-o", str(tmp_path / "plans")]) == 2
    assert (tmp_path / "plans" / "plan.txt").exists() and "name another folder" in capsys.readouterr().err
    assert main(["review", str(tmp_path / "plans")]) == 2


def test_failed_files_and_copies_stand_in_the_index_without_a_page(tmp_path: Path) -> None:
    folder = made(tmp_path, plan=PLAN, copy=PLAN, empty="")
    data = data_in((folder / "index.html").read_text("utf-8"))
    plans, columns = data["plans"], data["columns"]
    assert isinstance(plans, list) and isinstance(columns, list)
    assert len(plans) == 3 and len(list((folder / "plans").glob("*.html"))) == 1
    counts = {row[columns.index("source")]: sum(row[columns.index("facts")]) for row in plans}
    assert (
        counts["copy.txt"] > 0 and counts["empty.txt"] == counts["plan.txt"] == 0
    )  # what two files say is counted once
