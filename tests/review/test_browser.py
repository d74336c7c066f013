"""The pages as a person uses them: clicked and typed at in a headless Chromium."""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.batch.audit import publish
from extract.batch.review import review
from extract.batch.run import run
from extract.cli import main
from extract.tables.finished import read_columns

from .browser import chromium, needs_browser, resize, scheme

pytestmark = needs_browser
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
PLANS = (
    "01_yunling_civil_affairs", "03_qingluan_opinions_draft", "07_fengpu_task_table", "10_qingluan_opinions_final",
    "11_fengpu_agriculture",
)  # fmt: skip
EVIL = (
    "<script>document.title='hacked'</script>县养老事业规划\n一、目标\n到2025年，<img src=x onerror=document.title='hacked'>床位达到42张以上。"
    "</script><script>document.title='hacked'</script>\n\u202e床位\u0007达到9张以上。" + "长" * 50_000 + "\n"
)


def around(base: Path) -> Path:
    """A person adds a project whose words hold those of a target, so that facts overlap."""
    sha256 = hashlib.sha256((base / "plans" / "evil.txt").read_bytes()).hexdigest()
    row = {"sha256": sha256, "table": "projects", "start": 0, "end": 1, "quote": "床位达到42张以上", "context": "⟦床位达到42张以上⟧。",
           "verdict": "missing", "field": "name", "value": "床位建设"}  # fmt: skip
    with (base / "around.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return base / "around.csv"


def contradiction(output: Path) -> dict[str, Any]:
    """A finding that holds two targets of one plan against each other."""
    documents, targets = read_columns(output, "documents"), read_columns(output, "targets")
    mine = documents["doc_id"][[Path(source).stem for source in documents["source"]].index("11_fengpu_agriculture")]
    first, *_, second = (at for at, doc in enumerate(targets["doc_id"]) if doc == mine)
    return {
        "finding_id": f"{mine}-fd1", "doc_id": mine, "kind": "contradiction", "check": "two_values", "severity": "warning",
        "confidence": 0.8, "rows": [f"targets/{targets['target_id'][at]}" for at in (first, second)], "message": "Two values.",
        "quote": targets["quote"][first], "start": targets["start"][first], "end": targets["end"][first], "other_doc_id": mine,
        "other_quote": targets["quote"][second], "other_start": targets["start"][second], "other_end": targets["end"][second],
    }  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("browser")
    (base / "plans").mkdir()
    for name in PLANS:
        (base / "plans" / f"{name}.txt").write_bytes((SAMPLE / f"{name}.txt").read_bytes())
    (base / "plans" / "evil.txt").write_text(EVIL, "utf-8")
    run([base / "plans"], base / "out", jobs=1, corrections=[around(base)])
    publish(base / "out", [contradiction(base / "out")])
    draft, final = (base / "plans" / f"{name}.txt" for name in PLANS if "qingluan" in name)
    assert main(["diff", str(draft), str(final), "-o", str(base / "changes")]) == 1
    review(base / "out", base / "pages", base / "changes")
    return base


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as driver:
        yield driver


@pytest.fixture
def show(browser: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    """Open the page of a plan (by its file's name), or the index, in English and without verdicts."""
    documents = read_columns(folder / "out", "documents")
    ids = {Path(source).stem: doc for source, doc in zip(documents["source"], documents["doc_id"], strict=True)}

    def go(name: str = "index", after: str = "") -> Any:
        path = folder / "pages" / ("index.html" if name == "index" else f"plans/{ids[name]}.html")
        browser.get("about:blank")
        browser.get(path.as_uri())
        browser.execute_script("localStorage.clear(); localStorage.setItem('taizhang:language', 'en')")
        browser.get("about:blank")
        browser.get(path.as_uri() + after)
        assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"
        return browser

    resize(browser, 1440, 900)
    scheme(browser, "light")
    yield go
    said = [line["message"] for line in browser.get_log("browser")]
    assert not said, said


def find(driver: Any, css: str) -> Any:
    return driver.find_element("css selector", css)


def every(driver: Any, css: str) -> list[Any]:
    found: list[Any] = driver.find_elements("css selector", css)
    return found


def keys(driver: Any, pressed: str) -> None:
    driver.switch_to.active_element.send_keys(pressed)


def wait(holds: Callable[[], Any], seconds: float = 5.0) -> Any:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := holds():
            return found
        time.sleep(0.02)
    raise AssertionError("nothing happened")


def in_view(driver: Any, css: str) -> bool:
    """Whether the first such element can be seen: it is what a click in its middle would hit."""
    code = (
        "const e = document.querySelector(arguments[0]), b = e.getClientRects()[0];"
        "return e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2))"
    )
    return bool(driver.execute_script(code, css))


def texts(driver: Any, css: str) -> list[str]:
    code = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)"
    found: list[str] = driver.execute_script(code, css)
    return found


def test_a_row_leads_to_its_words_and_words_to_their_row(show: Callable[..., Any]) -> None:
    driver = show("01_yunling_civil_affairs")
    last = every(driver, "#rows tbody tr")[-1]
    driver.execute_script("arguments[0].scrollIntoView()", last)
    last.click()
    assert len(every(driver, "mark.now")) >= 1 and in_view(driver, "mark.now")
    assert find(driver, "mark.now").text in find(driver, "#detail").text
    cell = every(driver, "mark.i")[3]
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", cell)
    cell.click()
    assert find(driver, "#tab-indicator_values").get_attribute("aria-selected") == "true"
    assert cell.text in find(driver, "#rows tr.now").text and in_view(driver, "#rows tr.now")
    assert "now" in cell.get_attribute("class")


def test_overlapping_facts_are_taken_in_turn(show: Callable[..., Any]) -> None:
    driver = show("evil")
    mark = next(one for one in every(driver, "mark") if " " in one.get_attribute("data-f"))
    assert mark.text == "42张"
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    seen = []
    for _ in range(3):
        mark.click()
        seen.append(find(driver, "#detail h2").text)
    assert seen[0] != seen[1] and seen[2] in seen[:2]


def test_rows_are_sorted_and_filtered_and_words_found(show: Callable[..., Any]) -> None:
    driver = show("11_fengpu_agriculture")
    every(driver, "#rows th button")[1].click()
    values = [float(text) for text in driver.execute_script(
        "return [...document.querySelectorAll('#rows tbody tr')].map((r) => r.cells[2].textContent.match(/[\\d.]+/)?.[0]).filter(Boolean)")]  # fmt: skip
    assert values == sorted(values) and len(values) > 20
    assert every(driver, "#rows th")[2].get_attribute("aria-sort") == "ascending"
    find(driver, "#filter").send_keys("农田")
    count = wait(lambda: "of" in find(driver, "#count").text and find(driver, "#count").text)
    assert "in the text" in count
    assert all("农田" in text for text in texts(driver, "#rows tbody td:nth-child(2)"))
    find(driver, "#filter").send_keys("\ue007")  # Enter
    assert driver.execute_script("return CSS.highlights.get('hit').size") > 1
    assert driver.execute_script("return [...CSS.highlights.get('hit-now')][0].toString()") == "农田"
    find(driver, "#filter").send_keys("\ue00c")  # Escape
    before = len(every(driver, "#rows tbody tr"))
    find(driver, "#doubts-only").click()
    assert 0 < len(every(driver, "#rows tbody tr")) < before
    assert all(texts(driver, "#rows tbody .sign"))


def test_keys(show: Callable[..., Any]) -> None:
    driver = show("01_yunling_civil_affairs")
    keys(driver, "jjj")
    assert every(driver, "#rows tbody tr")[2].get_attribute("aria-selected") == "true"
    keys(driver, "k")
    assert every(driver, "#rows tbody tr")[1].get_attribute("aria-selected") == "true"
    keys(driver, "/")
    assert driver.switch_to.active_element.get_attribute("id") == "filter"
    keys(driver, "j")
    assert find(driver, "#filter").get_attribute("value") == "j"
    keys(driver, "\ue00c")
    find(driver, "body").send_keys("?")
    assert find(driver, "#help-box").get_attribute("open") is not None
    keys(driver, "\ue00c")
    find(driver, "body").send_keys("2")
    assert find(driver, "#tab-indicator_values").get_attribute("aria-selected") == "true"
    find(driver, "body").send_keys("c")
    every(driver, "#contents li button")[-1].click()
    assert find(driver, "#contents").get_attribute("open") is None
    find(driver, "body").send_keys("l")
    assert find(driver, "#tab-targets").text.startswith("目标")


def test_everything_can_be_reached_by_tab_and_has_a_name(show: Callable[..., Any]) -> None:
    for page in ("01_yunling_civil_affairs", "index"):
        driver = show(page)
        nameless = driver.execute_script(
            "return [...document.querySelectorAll('button, input, select, a[href], [role]')].filter((e) => !e.closest('svg') && "
            "e.getAttribute('role') !== 'status' && !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length || "
            "e.getAttribute('aria-labelledby'))).map((e) => e.outerHTML)"
        )
        assert nameless == []
        ids = driver.execute_script("return [...document.querySelectorAll('[id]')].map((e) => e.id)")
        assert len(ids) == len(set(ids))
        assert every(driver, "main") and every(driver, "header") and len(every(driver, "h1")) == 1
        reached = set()
        for _ in range(40):
            keys(driver, "\ue004")
            reached.add(driver.switch_to.active_element.get_attribute("id"))
        assert {"filter", "language"} <= reached


CONTRAST = """
const linear = (v) => (v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map((v) => linear(v / 255));
  return .2126 * r + .7152 * g + .0722 * b; };
const behind = (e) => { for (; e; e = e.parentElement) {
  const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; }
  return 'rgb(255, 255, 255)'; };
return [...document.querySelectorAll(arguments[0])].map((e) => { const a = light(getComputedStyle(e).color), b = light(behind(e));
  return [e.className || e.tagName, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]; });
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(show: Callable[..., Any], colours: str) -> None:
    driver = show("11_fengpu_agriculture")
    scheme(driver, colours)
    keys(driver, "j")
    what = "mark, #text p, #text th, .chip, .tabs button, .list td, .list th button, .judge button, #detail dt, .sign, .boilerplate, .bar a, #count, .meta"
    poor = [(name, round(ratio, 2)) for name, ratio in driver.execute_script(CONTRAST, what) if ratio < 4.5]
    assert poor == []


def test_verdicts_are_kept_saved_and_replayed(show: Callable[..., Any], folder: Path, browser: Any) -> None:
    driver = show("11_fengpu_agriculture")
    rows = every(driver, "#rows tbody tr")
    words = texts(driver, "#rows tbody td:nth-child(2)")
    rows[2].click()
    find(driver, "#detail [data-verdict=right]").click()
    every(driver, "#rows tbody tr")[3].click()
    keys(driver, "w")
    assert "struck" in every(driver, "#rows tbody tr")[3].get_attribute("class")
    every(driver, "#rows tbody tr")[4].click()
    keys(driver, "e")
    value = find(driver, "#detail form [name=value]")
    value.clear()
    value.send_keys("many\n")
    assert every(driver, "#detail form")  # no number: the form stays
    value.clear()
    value.send_keys("123.5\n")
    driver.execute_script(
        "const p = [...document.querySelectorAll('#text p')].find((e) => e.textContent.includes('农业基础设施'));"
        "const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let node = walker.nextNode();"
        "while (!node.data.includes('农业基础设施')) node = walker.nextNode();"
        "const at = node.data.indexOf('农业基础设施'); getSelection().setBaseAndExtent(node, at, node, at + 6)"
    )
    wait(lambda: find(driver, "#add").is_displayed())
    find(driver, "#add").click()
    find(driver, "#detail form [name=subject]").send_keys("=完好率")
    find(driver, "#detail form [name=value]").send_keys("71\n")
    assert "农业基础设施" in find(driver, "#detail").text
    driver.refresh()
    assert find(driver, "#kept").text == "4"
    find(driver, "#save").click()
    find(driver, "#who").send_keys("李四, 审计")
    find(driver, "#download").click()
    saved = wait(lambda: list(browser.downloads.glob("corrections-*.csv")))[0]
    with saved.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["verdict"] for line in lines] == [
        "right",
        "wrong",
        "corrected",
        "missing",
        "missing",
        "missing",
        "missing",
    ]
    assert lines[0]["who"] == "李四, 审计" and "⟦" in lines[0]["context"]
    run([folder / "plans"], folder / "again", jobs=1, corrections=[saved])
    columns = read_columns(folder / "again", "targets")
    documents = read_columns(folder / "again", "documents")
    assert not any("verdict" in warning for warnings in documents["warnings"] for warning in warnings)
    mine = documents["doc_id"][[Path(source).stem for source in documents["source"]].index("11_fengpu_agriculture")]
    settled = {
        columns["subject"][at]: columns["value"][at]
        for at, rule in enumerate(columns["rule"])
        if rule == "person" and columns["doc_id"][at] == mine
    }
    assert set(settled) == {words[2], words[4], "=完好率"} and settled[words[4]] == 123.5 and settled["=完好率"] == 71
    assert words[3] not in [columns["subject"][at] for at, doc in enumerate(columns["doc_id"]) if doc == mine]


def test_findings_show_both_sides(show: Callable[..., Any]) -> None:
    driver = show("11_fengpu_agriculture", "#tab=findings")
    every(driver, "#rows tbody tr")[0].click()
    assert len(every(driver, "#detail blockquote")) == 2 and every(driver, "mark.w.now")
    every(driver, "#detail .of button")[1].click()
    assert every(driver, "#rows tr.now .sign.w")


def test_changes_stand_beside_each_other_and_lead_to_both_versions(show: Callable[..., Any]) -> None:
    driver = show("10_qingluan_opinions_final", "#tab=changes")
    row = next(row for row in every(driver, "#rows tbody tr") if "62%" in row.text and "64%" in row.text)
    row.click()
    assert texts(driver, "#detail .beside del")[0].startswith("62%") and texts(driver, "#detail .beside ins")[
        0
    ].startswith("64%")
    assert find(driver, "mark.now").text == "64%"
    find(driver, "#detail .beside a").click()
    wait(lambda: "62%" in texts(driver, "mark.now"))
    find(driver, "#tab-changes").click()
    every(driver, "#rows tbody tr")[0].click()
    every(driver, "#detail > a")[-1].click()
    wait(lambda: "changes.html" in driver.current_url)
    assert every(driver, ".sides")


def test_the_index_finds_words_of_two_characters(show: Callable[..., Any]) -> None:
    driver = show()
    assert len(every(driver, "#list tbody tr")) == len(PLANS) + 1
    keys(driver, "/")
    for word, least in (("农田", 1), ("民政", 1), ("统筹协调", 1)):
        find(driver, "#query").clear()
        find(driver, "#query").send_keys(word)
        found = wait(
            lambda word=word: find(driver, "#found").get_attribute("data-for") == word and find(driver, "#found")
        )
        assert float(found.get_attribute("data-ms")) < 1000
        marked = texts(driver, "#results mark")
        assert len(marked) >= least and set(marked) == {word}, word
    find(driver, "#query").clear()
    find(driver, "#query").send_keys("高标准农田")
    wait(lambda: find(driver, "#found").get_attribute("data-for") == "高标准农田")
    find(driver, "#results a[href*='#row=']").click()
    wait(lambda: every(driver, "#rows tr.now"))
    assert "高标准农田" in find(driver, "#detail").text


def test_words_that_no_plan_holds_are_not_found(show: Callable[..., Any]) -> None:
    driver = show("index", "#q=" + "农民政田")  # each pair may be there, the word is not
    wait(lambda: find(driver, "#found").get_attribute("data-for"))
    assert "Nothing was found" in find(driver, "#results").text


def test_bars_filter_the_list(show: Callable[..., Any]) -> None:
    driver = show()
    link = find(driver, "a[href^='#doc_type=']")
    wanted = int(link.text.split()[-1])
    driver.execute_script(
        "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", link
    )
    wait(lambda: "of" in find(driver, "#count").text)
    assert len(every(driver, "#list tbody tr")) == wanted
    find(driver, "#chosen button").click()
    assert len(every(driver, "#list tbody tr")) == len(PLANS) + 1


def test_a_hostile_plan_does_nothing(show: Callable[..., Any]) -> None:
    driver = show("evil")
    assert driver.title != "hacked" and every(driver, "#text img, #text script") == []
    assert "<img src=x" in find(driver, "#text").text and "␇" in find(driver, "#text").text
    keys(driver, "j")
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    driver = show()
    find(driver, "#query").send_keys("床位")
    wait(lambda: find(driver, "#found").get_attribute("data-for"))
    assert driver.title != "hacked" and every(driver, "#results img, #list img") == []


def test_on_a_phone_text_and_facts_take_turns(show: Callable[..., Any]) -> None:
    driver = show("01_yunling_civil_affairs")
    resize(driver, 390, 844)
    assert find(driver, "#text").is_displayed() and not find(driver, "#rows").is_displayed()
    every(driver, ".switch button")[1].click()
    assert not find(driver, "#text").is_displayed() and find(driver, "#rows").is_displayed()
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_print_shows_text_and_all_rows(show: Callable[..., Any]) -> None:
    driver = show("01_yunling_civil_affairs", "#tab=indicator_values")
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert len(every(driver, "#rows tbody tr")) == 105
    assert not find(driver, ".tools").is_displayed() and find(driver, "#panel").is_displayed()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
