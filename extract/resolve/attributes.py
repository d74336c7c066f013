"""The words of an attribute cell to 约束性 or 预期性, or to nothing. Words stand in schemas/codebooks/attributes.csv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract import codebook
from extract.text import fold

# What stands around the word: brackets, footnote marks, stars, blanks; what a bracket adds (约束性(国家)).
_ADDED = re.compile(r"(?<=[\u4e00-\u9fff])[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]")
_AROUND = re.compile(r"[^\u4e00-\u9fff]")
_ENDING = re.compile(r"(?:类?指标|类)$")


@cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["id"] for row in codebook.rows("attributes")}


@lru_cache(maxsize=1024)
def attribute(text: str | None) -> str | None:
    """Return 约束性 or 预期性 as the cell says in any usual way; None for another kind and for words that are neither.

    >>> [attribute(t) for t in ("约束性指标", "【约束性】", "预期", "约束性▲", "约 束 型")]
    ['约束性', '约束性', '预期性', '约束性', '约束性']
    >>> [attribute(t) for t in ("导向性", "约束性/预期性", "—", "医疗卫生服务", None)]
    [None, None, None, None, None]
    """
    if not text:
        return None
    words = _AROUND.sub("", _ADDED.sub("", fold(text)))
    forms = _forms()
    found = forms.get(words) or forms.get(_ENDING.sub("", words))
    return found if found != "none" else None
