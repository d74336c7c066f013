"""What a document is as a whole: whether it only explains another one, and from which year on it can promise."""

from __future__ import annotations

import re

from extract.document import Document
from extract.records import Metadata
from extract.text import fold

_INTERPRETS = re.compile(r"解读|答记者问|起草说明|编制说明|一图读懂|图解|新闻发布会")


def interprets(document: Document, metadata: Metadata) -> bool:
    """Tell whether a document explains another one (政策解读): nothing in it is a commitment."""
    if _INTERPRETS.search(metadata.title or ""):
        return True
    if not any(_INTERPRETS.search(p.text) for p in document.passages[:6] if len(p.text) < 60):
        return False
    return not any(_ISSUES.search(fold(p.text)) for p in document.passages[:14])


# The paper itself below a page's link to what explains it (图解 | …): it is sent out, or says that it sets something up.
_ISSUES = re.compile(
    r"印发(?:给)?你们|现?(?:就[^。]{2,30})?提出(?:如下|以下)[^。,]{0,6}(?:意见|措施)[。:]?$|(?:特|现)?制[定订](?:本|如下|以下)[^。,]{0,6}(?:方案|计划|意见|措施|细则|规划|办法)[。:]?$"
)


def first_year(metadata: Metadata) -> int | None:
    """Return the first year that the plan can promise something for: of its date or its period, whichever is earlier."""
    number = _NUMBERED_IN.search(metadata.document_number or "")
    issued = metadata.issue_date.year if metadata.issue_date else number and int(number[1])
    years = [year for year in (issued, metadata.period_start) if year]
    return min(years) if years else None


# The year in a document's number: 云发〔2025〕12号.
_NUMBERED_IN = re.compile(r"[〔\[(](20\d\d)[〕\])]")
