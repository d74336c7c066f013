"""What happened to one expression of time."""

from __future__ import annotations

import datetime as dt
import re

from extract.compare.judge_quantity import Verdict, often
from extract.compare.normal import key
from extract.compare.version import Time

_RECUR = {"weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1}
_MONTH = re.compile(r"(\d{1,2})月")
_YEAR = re.compile(r"(20\d\d)年")
_QUARTER = re.compile(r"(?:第)?([1-4])季度")


def _last_month(words: str) -> int | None:
    """Return the last month that words without a year name: 9月底前, 三季度, 年内; None where they name none."""
    plain = key(words)
    if found := _MONTH.findall(plain):
        return int(found[-1])
    if found := _QUARTER.findall(plain):
        return 3 * int(found[-1])
    if "上半年" in plain:
        return 6
    return 12 if re.search("年底|年末|年内|年终|下半年", plain) else None


def _often(time: Time) -> float | None:
    return often(time.words) or _RECUR.get(time.recurrence or "")


def _end(words: str) -> tuple[int, int] | None:
    """Return the year and last month of words that no rule has dated; None where they name no year."""
    found = _YEAR.findall(key(words))
    return (int(found[-1]), _last_month(words) or 12) if found else None


def _shown(day: dt.date | None, words: str) -> str:
    return day.isoformat() if day else words


def time(old: Time, new: Time) -> Verdict | None:
    """Return deadline_moved, loosened or tightened (done less or more often), re_expressed; None for the same words.

    Where one of the two has no date, as 年内 in a plan without one, months are compared, else nothing is said.
    """
    if key(old.words) == key(new.words):
        return None
    times, times2 = _often(old), _often(new)
    if times and times2:
        if times == times2:
            return Verdict("re_expressed", "recurrence", old.words, new.words)
        return Verdict("tightened" if times2 > times else "loosened", "recurrence", old.words, new.words)
    if old.last and new.last:
        if old.last != new.last:
            return Verdict("deadline_moved", "date_end", _shown(old.last, ""), _shown(new.last, ""))
        if old.first and new.first and old.first != new.first:
            return Verdict("deadline_moved", "date_start", _shown(old.first, ""), _shown(new.first, ""))
        return Verdict("re_expressed", "expression", old.words, new.words)
    end, end2 = _end(old.words), _end(new.words)
    if end and end2:
        shown = _shown(old.last, old.words), _shown(new.last, new.words)
        return Verdict("deadline_moved", "date_end", *shown) if end != end2 else None
    month, month2 = _last_month(old.words), _last_month(new.words)
    if month and month2 and month != month2:
        return Verdict("deadline_moved", "date_end", _shown(old.last, old.words), _shown(new.last, new.words))
    return None
