"""What a time expression means in a document: kind and dates."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.find.times import times
from extract.records import Metadata
from extract.resolve.periods import five_year, resolve, year_of
from extract.text import fold
from tests.find.helpers import day

PLAN = Metadata(issue_date=dt.date(2021, 8, 5), period_start=2021, period_end=2025)
YEARLY = Metadata(issue_date=dt.date(2024, 2, 20), period_start=2024, period_end=2024)
UNDATED = Metadata()


def meaning(text: str, metadata: Metadata) -> str:
    found = times(fold(text))
    assert len(found) == 1, found
    period = resolve(found[0], metadata)
    if period is None:
        return "none"
    start = f"{period.date_start} " if period.date_start else ""
    end = day(period.date_end) if period.date_end else "?"
    return period.recurrence or period.kind if period.kind == "recurring" else f"{period.kind} {start}{end}"


ANYWHERE = [
    ("到2025年", "by 2025"),
    ("到二〇三五年", "by 2035"),
    ("到二○三五年", "by 2035"),
    ("到二零三五年", "by 2035"),
    ("到2035年底", "by 2035"),
    ("2022年底前", "by 2022"),
    ("2022年底", "by 2022"),
    ("2022年末", "by 2022"),
    ("2022年前", "by 2021"),
    ("2030年以前", "by 2029"),
    ("2025年", "during 2025-01-01 2025"),
    ("2021-2023年", "during 2021-01-01 2023"),
    ("2021—23年", "during 2021-01-01 2023"),
    ("2024年至2026年", "during 2024-01-01 2026"),
    ("2024年上半年", "during 2024-01-01 2024-06-30"),
    ("2024年下半年", "during 2024-07-01 2024"),
    ("2024年一季度", "during 2024-01-01 2024-03-31"),
    ("2024年第三季度", "during 2024-07-01 2024-09-30"),
    ("2024年6月底前", "by 2024-06-30"),
    ("2024年6月底", "by 2024-06-30"),
    ("2024年6月前", "by 2024-05-31"),
    ("2024年2月底前", "by 2024-02-29"),
    ("2023年2月底前", "by 2023-02-28"),
    ("2024年6月30日前", "by 2024-06-30"),
    ("2024年6月至9月", "during 2024-06-01 2024-09-30"),
    ("2024年6-9月", "during 2024-06-01 2024-09-30"),
    ("2024年10月", "during 2024-10-01 2024-10-31"),
    ("“十四五”末", "by 2025"),
    ("“十四五”期末", "by 2025"),
    ("“十四五”期间", "during 2021-01-01 2025"),
    ("“十五五”时期", "during 2026-01-01 2030"),
    ("“十三五”期间", "during 2016-01-01 2020"),
    ("到“十五五”末", "by 2030"),
    ("每年", "yearly"),
    ("每季度", "quarterly"),
    ("每月", "monthly"),
    ("每周", "weekly"),
    ("每半年", "recurring"),
    ("本世纪中叶", "by 2050"),
    ("2026年国庆节前", "by 2026-09-30"),
    ("2026年汛期前", "by ?"),
    ("汛期前", "by ?"),
]
IN_A_PLAN = [  # issued 5 August 2021, for 2021-2025
    ("年内", "by 2021"),
    ("今年", "during 2021-01-01 2021"),
    ("今年底前", "by 2021"),
    ("年底前", "by 2021"),
    ("三年内", "by 2024-08-05"),
    ("6月底前", "by ?"),
    ("一季度", "during ?"),
    ("规划期末", "by 2025"),
    ("今后五年", "during 2021-01-01 2025"),
]
IN_A_YEAR = [  # issued 20 February 2024, for 2024
    ("年内", "by 2024"),
    ("全年", "during 2024-01-01 2024"),
    ("年底前", "by 2024"),
    ("6月底前", "by 2024-06-30"),
    ("9月", "during 2024-09-01 2024-09-30"),
    ("6-9月", "during 2024-06-01 2024-09-30"),
    ("一季度", "during 2024-01-01 2024-03-31"),
    ("上半年", "during 2024-01-01 2024-06-30"),
    ("今年6月底前", "by 2024-06-30"),
    ("6月30日前", "by 2024-06-30"),
    ("明年", "during 2025-01-01 2025"),
]
UNKNOWN = [
    ("年内", "by ?"),
    ("今年", "during ?"),
    ("6月底前", "by ?"),
    ("三年内", "by ?"),
    ("规划期末", "by ?"),
    ("到2025年", "by 2025"),
]


@pytest.mark.parametrize(("text", "expected"), ANYWHERE)
def test_times_that_need_no_document(text: str, expected: str) -> None:
    assert meaning(text, UNDATED) == expected
    assert meaning(text, YEARLY) == expected


@pytest.mark.parametrize(("text", "expected"), IN_A_PLAN)
def test_times_in_a_plan_of_five_years(text: str, expected: str) -> None:
    assert meaning(text, PLAN) == expected


@pytest.mark.parametrize(("text", "expected"), IN_A_YEAR)
def test_times_in_a_plan_of_one_year(text: str, expected: str) -> None:
    assert meaning(text, YEARLY) == expected


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_times_of_a_document_without_a_date(text: str, expected: str) -> None:
    assert meaning(text, UNDATED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“一五”", (1953, 1957)),
        ("“六五”", (1981, 1985)),
        ("“八五”", (1991, 1995)),
        ("“十二五”", (2011, 2015)),
        ("“十四五”", (2021, 2025)),
        ("十五五", (2026, 2030)),
        ("第十四个五年规划", (2021, 2025)),
        ("第三产业", None),
        ("", None),
    ],
)
def test_five_year_plans(text: str, expected: tuple[int, int] | None) -> None:
    assert five_year(text) == expected


@pytest.mark.parametrize(
    ("words", "year"),
    [("2035", 2035), ("二〇三五", 2035), ("二○三五", 2035), ("一九七八", 1978), ("3500", None), ("甲", None)],
)
def test_year_of(words: str, year: int | None) -> None:
    assert year_of(fold(words)) == year


def test_a_month_belongs_to_the_year_named_before() -> None:
    period = resolve(times("6月底前")[0], PLAN, near=2023)
    assert period is not None
    assert period.date_end == dt.date(2023, 6, 30)
