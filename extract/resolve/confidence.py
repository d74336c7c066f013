"""How sure a row of targets is: the share of rows of its kind that were right on annotated text no rule was looked up in.

A row is of several kinds (a short subject, a subject found elsewhere, a time carried …); the least sure one decides. The
shares are measured by the command in docs/accuracy.md on the test halves of corpus/sample and corpus/passages.
"""

from __future__ import annotations

from extract.mentions import Mention
from extract.records import Target

# Share right, rounded to 0.01, of 719 rows (value, unit, comparator, deadline and subject all right).
OWN_SUBJECT = 0.87
SHORT_SUBJECT = 0.81  # three to five characters
BARE_SUBJECT = 0.62  # one or two characters: 床位, 投资
NO_SUBJECT = 0.35
SUBJECT_ELSEWHERE = 0.77
TIME_STATED = 0.86
TIME_CARRIED = 0.92
TIME_NONE = 0.87
DECREASE = 0.7
LESS_THAN = 0.3
IN_BRACKETS = 0.6
IN_WORDS = 0.8  # a Chinese numeral
LOOKING_BACK = 0.5  # a promise in a part that looks back
UNPLEDGED = 0.7  # no word of commitment

# A statement: share of rows that are no promise, of 838 statements of both samples. Those that rest on a missing word of
# commitment, a forecast or an aside hold a promise in 13 of 55 cases, those that the text itself tells in 14 of 783.
STATEMENT_DOUBTED = 0.76
STATEMENT_TOLD = 0.98
_DOUBTED_UP_TO = 0.6  # of the rule's own certainty


def of_statement(certainty: float) -> float:
    """Return the confidence of a statement, 0..1: that it is no promise. `certainty` is what the rule says of itself."""
    return STATEMENT_DOUBTED if certainty <= _DOUBTED_UP_TO else STATEMENT_TOLD


def of_target(row: Target, mention: Mention, looks_back: bool, pledged: bool) -> float:
    """Return the confidence of a target, 0..1."""
    shares = [_subject(row.subject, mention), _time(row.deadline_basis)]
    shares += [DECREASE] * (row.mode == "decrease") + [LESS_THAN] * (row.comparator == "lt")
    shares += [IN_BRACKETS] * mention.in_brackets + [IN_WORDS] * (mention.quantity.form == "chinese")
    shares += [LOOKING_BACK] * looks_back + [UNPLEDGED] * (not pledged)
    return min(shares)


def _subject(subject: str | None, mention: Mention) -> float:
    if subject is None:
        return NO_SUBJECT
    if len(subject) < 3:
        return BARE_SUBJECT
    if mention.rule.startswith("elided"):
        return SUBJECT_ELSEWHERE
    return SHORT_SUBJECT if len(subject) < 6 else OWN_SUBJECT


def _time(basis: str | None) -> float:
    return {"stated": TIME_STATED, "carried": TIME_CARRIED}.get(basis or "", TIME_NONE)
