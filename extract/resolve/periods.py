"""What a time expression means: dates of its first and last day, whether it bounds, spans or recurs."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from extract import codebook, numerals
from extract.mentions import Time
from extract.records import Metadata
from extract.resolve import numbers

# The first five-year plan covered 1953-1957; the sixth and all since cover years ending in 1..5 or 6..0 (国家发展改革委).
_FIRST_FIVE_YEAR = {1: (1953, 1957), 2: (1958, 1962), 3: (1966, 1970), 4: (1971, 1975), 5: (1976, 1980)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# Last month of a year's 初 and 中, as usage has it; 底 and 末 are the last day.
_EDGE_MONTH = {"初": 3, "中": 6}


# First days of holidays with a fixed date (全国年节及纪念日放假办法).
_HOLIDAYS = {"秋季": (9, 1), "春季": (3, 1), "元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1)}
# The same behind a bare name, in a plan of one year; “元旦前” may be of this year or the next.
_FIXED_DAYS = {"五一": (4, 30), "国庆": (9, 30), "十一": (9, 30), "七一": (6, 30)}


@dataclass(frozen=True, slots=True)
class Period:
    """kind: by (no later than date_end), during (date_start to date_end), recurring. Dates are None where unknown."""

    kind: str
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    recurrence: str | None = None


def five_year(words: str) -> tuple[int, int] | None:
    """Return first and last year of a five-year plan named in short (“十四五”) or in full (第十四个五年); None if none.

    >>> five_year("“十四五”"), five_year("第十五个五年规划"), five_year("第三产业")
    ((2021, 2025), (2026, 2030), None)
    """
    found = re.search(r"第?(二?十?[一二三四五六七八九]?)(?:个)?五", words)
    number = numerals.chinese(found[1]) if found and found[1] else None
    if number is None or not 1 <= number <= 25:
        return None
    index = int(number)
    return _FIRST_FIVE_YEAR[index] if index in _FIRST_FIVE_YEAR else (1951 + 5 * index, 1955 + 5 * index)


def year_of(words: str) -> int | None:
    """Return a year in digits or characters (2035, 二〇三五); None where it is none."""
    value = int(words) if words.isdigit() else numerals.chinese(words.replace("0", "〇"))
    return int(value) if value is not None and 1900 <= value < 2100 else None


@cache
def _meanings() -> dict[str, tuple[str, str | None]]:
    return {row["form"]: (row["id"], row["recurrence"] or None) for row in codebook.rows("period_words")}


def resolve(time: Time, metadata: Metadata, near: int | None = None) -> Period | None:
    """Return what a time expression means in a document; None where it names no time (a year that is none).

    `near` is the year that the sentence or its heading names before; a month without a year belongs to it. Without one
    it belongs to the year of a yearly document, and in a plan of several years to none.
    """
    if time.ends is not None:
        return _between(*time.ends, metadata, near)
    if time.shape == "date":
        return _date(time, year_of(time.year))
    if time.shape == "years":
        return _years(time)
    if time.shape == "month":
        return _date(time, near or _only_year(metadata))
    if time.shape == "plan":
        return _plan(time)
    if time.shape == "event":
        day = _HOLIDAYS.get(time.part[:2])
        year = year_of(time.year)
        return Period("by", None, dt.date(year, *day) - dt.timedelta(days=1) if year and day else None)
    if time.shape == "within":
        return _within(time, metadata)
    if time.shape == "every":
        return Period("recurring")
    return _word(time, metadata, near)


def _only_year(metadata: Metadata) -> int | None:
    """Return the year that a month without a year belongs to; None in a plan of several years."""
    first, last = metadata.period_start, metadata.period_end
    if first is not None and last is not None and first != last:
        return None
    titled = _YEAR_IN_TITLE.search(metadata.title or "") or _YEAR_IN_NUMBER.search(metadata.document_number or "")
    return metadata.anchor_year() or (int(titled[1]) if titled else None)


_YEAR_IN_NUMBER = re.compile(r"[〔\[(（](20\d\d)[〕\])）]")
_YEAR_IN_TITLE = re.compile(r"(20\d\d)年(?!\s*[-—~至])")


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(part: str) -> tuple[int, int, int | None] | None:
    """Return first month, last month and day of 6月30日, 6-9月, 上半年, 第三季度; None where part names none."""
    if part in ("上半年", "下半年"):
        return (1, 6, None) if part == "上半年" else (7, 12, None)
    if part.startswith("前"):
        count = numbers.parse(part[1:].rstrip("季度个月"))
        return 1, int(count or 0) * (3 if part.endswith("季度") else 1), None
    if part.endswith("季度"):
        quarters = [_QUARTERS[word] for word in re.findall("[一二三四1-4]", part)]
        return 3 * quarters[0] - 2, 3 * quarters[-1], None
    if found := _SPAN_OF_DAYS.match(part):
        return int(found[1]), int(found[3] or found[1]), int(found[4])
    found = re.match(r"(\d{1,2})(?:月份?)?(?:(?:(\d{1,2})日)|([上中下])旬)?(?:[-—~至到](\d{1,2})月)?", part)
    if not found:
        return None
    first = int(found[1])
    day = int(found[2]) if found[2] else {"上": 10, "中": 20}.get(found[3])
    return first, int(found[4] or first), day


_SPAN_OF_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})日?(?:-|—{1,2}|~|至|到)(?:(\d{1,2})月)?(\d{1,2})日")


def _between(first: Time, last: Time, metadata: Metadata, near: int | None) -> Period | None:
    """Return the span from the first day of one time to the last of another; None where either names none."""
    begin, end = resolve(first, metadata, near), resolve(last, metadata, near)
    if begin is None or end is None or end.date_end is None:
        return None
    start = begin.date_start or begin.date_end
    return Period("during", start, end.date_end) if start is None or start <= end.date_end else None


# First days of the thirds of a month.
_THIRDS = {"上": 1, "中": 11, "下": 21}
_THIRD = re.compile("([上中下])旬")


def _date(time: Time, year: int | None) -> Period | None:
    if year is None and time.shape == "date":
        return None
    months = _months(time.part) if time.part else None
    by = time.to or time.before or time.edge in ("底", "末", "内")
    if year is None:
        return Period("by" if by else "during")
    if months is None:
        return _whole_year(time, year, by)
    first, last, day = months
    if not 1 <= first <= last <= 12:
        return None
    start, end = dt.date(year, first, 1), _last_day(year, last)
    third = _THIRD.search(time.part) if first == last else None
    if day is not None and day <= end.day:
        end = dt.date(year, last, day)
    if third and not by:
        return Period("during", start.replace(day=_THIRDS[third[1]]), end)
    if third and day is None and time.before:
        return Period("by", None, start.replace(day=_THIRDS[third[1]] - 1))  # 10月下旬前
    if day is not None and day <= end.day:
        if span := _SPAN_OF_DAYS.match(time.part):
            return Period("during", start.replace(day=min(int(span[2]), 28)), end)
        return Period("by", None, end)
    if time.before and not time.edge and "季度" not in time.part and "半年" not in time.part:
        end = start - dt.timedelta(days=1)
    return Period("by", None, end) if by else Period("during", start, end)


def _whole_year(time: Time, year: int, by: bool) -> Period:
    if time.edge in _EDGE_MONTH:
        return Period("by", None, _last_day(year, _EDGE_MONTH[time.edge]))
    if time.before and not time.edge:
        return Period("by", None, dt.date(year - 1, 12, 31))  # 2022年前 ends with 2021
    if by:
        return Period("by", None, dt.date(year, 12, 31))
    return Period("during", dt.date(year, 1, 1), dt.date(year, 12, 31))


def _years(time: Time) -> Period | None:
    first = year_of(time.year)
    last = year_of(time.year_end if len(time.year_end) == 4 else time.year[:2] + time.year_end)
    if first is None or last is None or last < first:
        return None
    return Period("during", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _plan(time: Time) -> Period | None:
    years = five_year(time.year)
    if years is None:
        return None
    if time.edge == "末" or time.to:
        return Period("by", None, dt.date(years[1], 12, 31))
    first, last = years
    if time.before:
        return Period("by", None, dt.date(first + 1, 12, 31))  # 中期 is its third year (中期评估, 发展规划法)
    count = numbers.parse(time.part[1:2]) if time.part.endswith("年") else None
    if count is not None:
        first, last = (first, first + int(count) - 1) if time.part[0] == "前" else (last - int(count) + 1, last)
    elif time.part == "中期":
        last = first + 2
    return Period("during", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _within(time: Time, metadata: Metadata) -> Period:
    count, issued = numbers.parse(time.year), metadata.issue_date
    first, last = metadata.period_start, metadata.period_end
    since = year_of(time.since) if time.since else None
    if since is not None and count is not None:
        return Period("by", None, dt.date(since + int(count) - 1, 12, 31))
    if time.part == "年" and first is not None and last is not None and count == last - first + 1:
        return Period("by", None, dt.date(last, 12, 31))  # as long as the plan: its end
    if issued is None or count is None or time.part != "年":
        return Period("by")
    year = issued.year + int(count)
    return Period("by", None, dt.date(year, issued.month, min(issued.day, calendar.monthrange(year, issued.month)[1])))


def _word(time: Time, metadata: Metadata, near: int | None) -> Period | None:
    meaning, recurrence = _meanings()[time.words]
    year = metadata.issue_date.year if metadata.issue_date else _only_year(metadata)
    if near is not None and meaning in ("within_year", "half"):
        year = near
    if meaning == "recurring":
        return Period("recurring", None, None, recurrence)
    if meaning == "event":
        day = _FIXED_DAYS.get(time.words.strip("“")[:2])
        return Period(
            "by",
            None,
            dt.date(near or _only_year(metadata) or 1, *day) if day and (near or _only_year(metadata)) else None,
        )
    if meaning == "span_years":
        count, year = numbers.parse(time.words[2:-1]), metadata.anchor_year()
        if year is None or count is None:
            return Period("during")
        return Period("during", dt.date(year, 1, 1), dt.date(year + int(count) - 1, 12, 31))
    if meaning == "two_years":
        year = year or _only_year(metadata)
        return Period("during", dt.date(year, 1, 1), dt.date(year + 1, 12, 31)) if year else Period("during")
    if meaning == "century":
        return Period("by", None, dt.date(2050, 12, 31))
    if meaning == "period":
        return _of_plan(time, metadata)
    if year is None:
        return Period("by" if meaning == "within_year" else "during")
    year += meaning == "next_year"
    if meaning == "half" or time.part:
        return _date(_part(time, time.words if meaning == "half" else ""), year)
    if meaning == "within_year":
        return Period("by", None, dt.date(year, 12, 31))
    return Period("during", dt.date(year, 1, 1), dt.date(year, 12, 31))


def _of_plan(time: Time, metadata: Metadata) -> Period:
    end = metadata.period_end
    kind = "by" if "末" in time.words else "during"
    return Period(kind, None, dt.date(end, 12, 31) if end else None)


def _part(time: Time, half: str) -> Time:
    """Return a word of time with a part behind it (今年6月底前) as a month of the document's year."""
    tail = re.match(r"(.*?)(年?[底末初])?(之前|以前|前)?$", time.part)
    assert tail is not None
    edge, before = (tail[2] or "").lstrip("年"), bool(tail[3])
    return Time(time.start, time.end, "month", time.words, False, before, edge, half or tail[1])
