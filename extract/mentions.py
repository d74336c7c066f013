"""What finders hand to resolvers: quantities, time expressions, and a quantity with the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in folded text; offsets are in the passage. `form` tells how it is written.

    number, number_high: the numerals as written; unit: scale word and unit as written (万人次), or None.
    """

    start: int
    end: int
    form: str  # arabic | chinese | ratio | fraction | tenths | doubling | implied | zero | goal
    number: str
    number_high: str | None = None
    unit: str | None = None
    vague: str = ""  # 多, 余, 近百's 近 is before and not part of this


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in folded text; offsets are in the passage.

    shape: date (a year, with or without month), years (2021-2025年), month (without a year), plan (“十四五”),
    within (三年内), every (每3年), event (2025年春节前), or the id of its row in period_words. `to`: 到 or 至 stands before; `before`: 前 stands after;
    `edge`: 底, 末, 初, 中 or ""; `part`: 上半年, 一季度, 6月, 6月30日, or "". `ends`: both ends of a span whose end has a
    year of its own (2024年6月至2025年12月). `since`: the first year of a span of years (2022年起5年内).
    """

    start: int
    end: int
    shape: str
    words: str
    to: bool = False
    before: bool = False
    edge: str = ""
    part: str = ""
    year: str = ""
    year_end: str = ""
    span: bool = False
    ends: tuple[Time, Time] | None = None
    since: str = ""


@dataclass(slots=True)
class Mention:
    """A quantity in its sentence. Offsets are in the passage; `subject` is put together from the document's own words.

    role: value (could be promised), denominator, condition, age, duration, size, baseline, name.
    tail: the words between subject and numeral that say how (提高到, 不低于). `head`: the verb that acts, if any.
    """

    quantity: Quantity
    sentence: tuple[int, int]
    clause: tuple[int, int]
    left: int  # where what belongs to this quantity begins, on its left
    right: int  # where it ends, on its right
    role: str = "value"
    comparator: str = "eq"
    mode: str = "level"
    action: str | None = None
    subject: str | None = None
    per: str | None = None
    scope: str | None = None
    rule: str = ""
    series: int | None = None  # index of the first mention of a 分别 or 、 series that this one shares its subject with
    after: int = 0  # end of the words that bound it (以上, 左右)
    tail: str = ""
    in_brackets: bool = False
    doubts: list[str] = field(default_factory=list)
