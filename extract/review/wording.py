"""A row of any table of facts in a few words: what it is about, its value, the clause that it was read from."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

# Table -> the column of its row ids, in the order in which tables are shown.
ID_COLUMNS = {
    "targets": "target_id",
    "indicator_values": "value_id",
    "deadlines": "deadline_id",
    "responsibilities": "responsibility_id",
    "projects": "project_id",
    "statements": "statement_id",
}
SIGNS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}
MODES = {"increment": "↑", "decrease": "↓", "multiple": "×"}


def number(value: float | None) -> str:
    """Return a number without a needless fraction, every digit kept; of null an empty text.

    >>> number(1234567.0), number(5.25)
    ('1234567', '5.25')
    """
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _measure(row: Row) -> str:
    if row["value"] is None:
        return ""
    high = f"–{number(row['value_high'])}" if row.get("value_high") is not None else ""
    sign = SIGNS[row["comparator"]] + MODES.get(row.get("mode") or "", "")
    return f"{sign}{number(row['value'])}{high} {row['unit'] or ''}".strip()


def _joined(*parts: Any) -> str:
    return " ".join(str(part) for part in parts if part not in (None, ""))


def value_of(table: str, row: Row) -> str:
    """Return what was read from the words of a row: ≥ 42 张, a date, a department's function and role."""
    if table == "deadlines":
        return _joined(row["date_end"] or row["recurrence"], "" if row["kind"] == "by" else row["kind"])
    if table == "responsibilities":
        return _joined(row["canonical"], row["role"])
    if table == "projects":
        return _joined(number(row["investment"]), row["unit"])
    if table == "indicator_values":
        return _joined(row["period"], row["kind"], _measure(row))
    return _joined(
        _measure(row),
        f"({row['per']})" if row["per"] else "",
        row["deadline"] or "",
        row["status"] if table == "statements" else "",
    )


def about(table: str, row: Row) -> str:
    """Return what a row is about: the subject, the indicator, the department, the time expression; "" where unknown."""
    column = {
        "deadlines": "expression",
        "responsibilities": "department",
        "projects": "name",
        "indicator_values": "name",
    }
    return str(row[column.get(table, "subject")] or "")


def clause(table: str, row: Row) -> str:
    """Return the words that a person has to read to judge a row."""
    column = {"deadlines": "task", "responsibilities": "task", "projects": "name", "indicator_values": "raw"}
    return str(row[column.get(table, "quote")] or "")
