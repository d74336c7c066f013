"""What a title says: its words without layout and draft marks, the kind of document, the field of policy."""

from __future__ import annotations

import re
from functools import cache

from extract import codebook
from extract.text import fold

BRACKET = re.compile(r"[（(]([^（）()]{1,40})[）)]")
# The last characters of a public body's name.
OFFICE = re.compile(
    r"(?:中央|国务院|政府|委员会|委|局|厅|部|办公室|办公厅|署|会|院|中心|公司|集团|指挥部|领导小组|法院|检察院|[\u4e00-\u9fff]办)$"
)
_MARKUP = re.compile(r"^(?:#+\s*|\*\*|\[bookmark:[^\]]*\]|[\s《])+|\*\*|\s+$", re.MULTILINE)
# The name of a site's column before the title: [规划计划].
_COLUMN = re.compile(r"^[\[【〔][\u4e00-\u9fff]{2,8}[\]】〕]\s*(?=[\u4e00-\u9fff“《])")
# Two characters that only a justified line spreads (规 划).
_SPREAD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
# An industry of its own (北斗产业, 装备制造) is a matter of 工业 where no other field is named; workers and parks are none.
_INDUSTRY = re.compile("产业(?!工人|园)|制造")
INDUSTRY = "工业"
_ZONES = re.compile("(?:工业|产业|科技|农业|旅游|文化)(?:园区|园|新城)|旅游度假区|自由贸易(?:港|试验区)")
# Party committee and government before 关于, printed on two lines that a reader joined.
_JOINT = re.compile(r"^(中共[^\s关]{2,20}委(?:员会)?)(?=[^\s关]{2,16}(?:人民政府|政府)关于)")


def clean_title(words: str) -> str:
    """Join a title's lines, without marks of layout, enclosing 《》, and the bracket that calls it a draft.

    >>> clean_title("《青峦县养老服务\\n“十四五”规划（征求意见稿）》")
    '青峦县养老服务“十四五”规划'
    >>> clean_title("《青峦县养老服务规划》解读"), clean_title("[规划计划]青峦县养老服务规划")
    ('《青峦县养老服务规划》解读', '青峦县养老服务规划')
    """
    kept = [re.sub(r"\*\*\s*(\*\*)?", "", _MARKUP.sub("", line)) for line in words.split("\n")]
    kept = [re.sub(r"[\s\u3000]", "", line) if _letter_spaced(line) else line for line in kept]
    text = re.sub(r"(?<=[”》])[ \u3000]+|[ \u3000]+(?=[“《])", "", _SPREAD.sub(r"\1\2", _issuer_gap(kept)))
    if text.endswith("》") and text.count("》") > text.count("《"):
        text = text[:-1]
    elif text.count("》") > text.count("《") and "《" not in text.partition("》")[0]:
        text = "《" + text  # 《政府工作报告》任务分解方案
    text = _COLUMN.sub("", _JOINT.sub(r"\1　", text))
    return BRACKET.sub(lambda found: "" if is_draft(found[1]) else found[0], text).strip()


def _issuer_gap(kept: list[str]) -> str:
    """Join lines; two bodies above 关于 keep a space between them."""
    text = ""
    for line in kept:
        gap = "　" if text and OFFICE.search(text) and OFFICE.search(line) and "关于" not in text + line else ""
        text += gap + line
    return text


def _letter_spaced(line: str) -> bool:
    spaces = len(re.findall(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", line))
    return spaces >= 3 and spaces * 2 >= len(re.sub(r"\s", "", line)) - 4


@cache
def _types() -> tuple[tuple[str, str], ...]:
    rows = codebook.rows("document_types")
    return tuple(sorted(((fold(row["form"]), row["id"]) for row in rows), key=lambda pair: -len(pair[0])))


def doc_type(title: str) -> str | None:
    """Return the kind of document that a title ends with; None where it ends with none.

    >>> doc_type("青峦县促进就业实施意见（试行）"), doc_type("三年行动计划（2021-2023年）"), doc_type("主要指标")
    ('实施意见', '行动计划', None)
    """
    bare = re.sub(r"(?:\([^()]{1,40}\)|[》”\s]|\d{4}年?\s?[-—~至到]+\s?\d{4}年?)+$", "", fold(title))
    for form, kind in _types():
        if bare.endswith(form):
            return kind
    return None


@cache
def _sectors() -> tuple[tuple[str, str, bool], ...]:
    return tuple((row["form"], row["id"], row["strength"] == "strong") for row in codebook.rows("sectors"))


def sector(words: str) -> str | None:
    """Return the field of policy that the words name: the longest strong form, else the longest weak one.

    An industry that belongs to no field is 工业; a zone's name (工业园区) counts only where nothing else does.

    >>> sector("青峦县养老服务体系建设规划"), sector("北斗产业三年行动计划"), sector("政府工作报告")
    ('养老', '工业', None)
    """
    words = re.sub("人民政府|市政府", "", words)  # which hold 民政 and 市政
    bare = _ZONES.sub("", words)
    return _field(bare) or (_field(words) if bare != words else None)


def _field(words: str) -> str | None:
    best: tuple[bool, int, int, str] | None = None
    for form, name, strong in _sectors():
        at = words.find(form)
        if at >= 0 and (best is None or (strong, len(form), -at) > best[:3]):
            best = (strong, len(form), -at, name)
    if best:
        return best[3]
    return INDUSTRY if _INDUSTRY.search(words) else None


def is_draft(words: str) -> bool:
    """Tell whether a bracket's words call the text a draft (征求意见稿)."""
    return any(form in words for form in codebook.forms("document_status", "draft"))
