"""Why a row is less sure than others, in words: what its columns show of the circumstances under which it was read."""

from __future__ import annotations

from dataclasses import dataclass

from extract.review.wording import Row


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason of doubt in the languages of the page."""

    en: str
    zh: str


NO_VALUE = Reason("no number was read", "未读出数值")
NO_SUBJECT = Reason("no subject was found", "未找到对象")
BARE_SUBJECT = Reason("a subject of one or two characters", "对象仅一两个字")
ELSEWHERE = Reason("the subject stands in another clause", "对象取自其他分句")
CARRIED = Reason("the time is carried from an earlier clause", "期限承自前文")
DECREASE = Reason("a decrease", "减少类目标")
LESS_THAN = Reason("bounded by 低于, 小于", "以“低于、小于”限定")
IN_WORDS = Reason("a numeral in Chinese characters", "中文数字")
NO_DATE = Reason("no date follows from the words", "未能确定日期")
NO_FUNCTION = Reason("the department's function is not known", "部门职能未识别")
NO_STATUS = Reason("not certain whether it is promised", "是否为目标不确定")

# Below this a row without a reason of its own is said to owe its doubt to its rule; rows are right in 87 of 100 cases
# where nothing tells against them (docs/accuracy.md).
UNEXPLAINED = 0.8


def _quantity(row: Row) -> list[Reason]:
    subject = row["subject"] or ""
    told = [
        (row["value"] is None, NO_VALUE),
        (not subject, NO_SUBJECT),
        (0 < len(subject) < 3, BARE_SUBJECT),
        ("_elided" in row["rule"], ELSEWHERE),
        (row["deadline_basis"] == "carried", CARRIED),
        (row["mode"] == "decrease", DECREASE),
        (row["comparator"] == "lt", LESS_THAN),
        (row["rule"].startswith("chinese"), IN_WORDS),
    ]
    return [reason for holds, reason in told if holds]


def _rate(confidence: float) -> Reason:
    share = round(100 * confidence)
    return Reason(f"rows read like it are right in {share} of 100 cases", f"同类行每百行约 {share} 行正确")


def reasons(table: str, row: Row) -> list[Reason]:
    """Return what speaks against a row, the plainest first; empty where nothing but its confidence does.

    Of a statement the reason that the run gave stands first.
    """
    found: list[Reason] = []
    if table in ("targets", "statements"):
        given = [Reason(row["reason"], row["reason"])] if row.get("reason") else []
        found = given + _quantity(row) + [NO_STATUS] * (table == "statements" and row["status"] is None)
    elif table == "deadlines":
        found = [NO_DATE] * (row["date_end"] is None and row["recurrence"] is None)
    elif table == "responsibilities":
        found = [NO_FUNCTION] * (row["canonical"] is None)
    elif table == "indicator_values":
        found = [NO_VALUE] * (row["value"] is None)
    return found or ([_rate(row["confidence"])] if row["confidence"] < UNEXPLAINED else [])


def is_doubtful(table: str, row: Row) -> bool:
    """Whether a page marks a row as one to look at: less sure than rows of its kind are, or read in part only.

    What a person has judged is settled.
    """
    if row["rule"] == "person":
        return False
    return row["confidence"] < UNEXPLAINED or (table == "statements" and row["status"] is None)
