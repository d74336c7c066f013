"""A draft of a form -> what is left of it when all that goes without saying is left out."""

from __future__ import annotations

import re

from extract.reconcile import cover as covering
from extract.reconcile import lexicon
from extract.reconcile import parts as composed
from extract.reconcile.draft import Draft, adopt, compose_things, expand, outside
from extract.reconcile.parts import bag

# A share of places that have a thing, or of people, says no more than the thing: 乡镇社工站覆盖率, 人口参保率.
_EMPTY_IN_SHARES = ("覆盖", "人口")
# 规上工业增长6% is that of its value added, 投资增长5% that of fixed assets (国家统计局 统计用语); 就业 and 企业 are no industries.
_INDUSTRY = re.compile(r"(?<![企就创失物毕学])业$")
_VALUE_ADDED, _INVESTED = "增加值", {"投资": "固定资产投资"}


def _alone(draft: Draft) -> bool:
    return not draft.things or (len(draft.things) == 1 and not bag(draft.rest))


def _leave(draft: Draft, thing: str, facet: str, value: str) -> None:
    """Leave one facet value out where it stands, as it goes without saying for a thing."""
    if facet == "qualifier":
        draft.qualifiers.discard(value)
    elif facet == "thing" and value in draft.things:
        draft.things.remove(value)
    elif facet == "whole" and draft.denominator == value:
        draft.denominator, draft.share = "", True
    elif facet == "whole" and draft.share and value in draft.things and value != thing:
        draft.things.remove(value)
    elif facet in ("area", "residency", "population") and getattr(draft, facet) == value:
        setattr(draft, facet, "")


def default(draft: Draft) -> None:
    """Leave out what goes without saying for a thing (登记 of 社会组织), and the whole that a share of it is of."""
    before = len(draft.things)
    for thing in [inner for outer in draft.things for inner in composed.implying(outer)]:
        for facet, value in lexicon.defaults()[thing]:
            _leave(draft, thing, facet, value)
    if draft.area and any(("area", draft.area) in composed.within(thing) for thing in draft.things):
        draft.area = ""  # 人均城市道路 is of towns by its own name
    for empty in _EMPTY_IN_SHARES if draft.share else ():
        if empty in draft.things and not _alone(draft):
            draft.things.remove(empty)
    if len(draft.things) < before:
        compose_things(draft)


def _said_anyway(draft: Draft) -> None:
    """Leave out facets that other forms of the thing say: 县级 beside 老年大学, as 县级老年大学 is one of them."""
    for facet, value in covering.said_anyway(draft.things[0]) & outside(draft):
        if facet == "qualifier":
            draft.qualifiers.discard(value)
        elif facet != "flow":
            setattr(draft, facet, "")


def cover(draft: Draft) -> None:
    """Put the thing for a name that says it with words over (cover.py), and leave out what goes without saying for it."""
    if _alone(draft):
        if draft.things:
            _said_anyway(draft)
        return
    made = composed.union(draft.things, draft.rest)
    texts = [text.translate(composed.JOINTS) for text in (*draft.rest, composed.union(draft.things).rest)]
    found = covering.cover(made, texts, lambda: outside(draft))
    if found:
        adopt(draft, made, *found)
        default(draft)
        _said_anyway(draft)


def grown(draft: Draft) -> None:
    """Put what the growth of an industry, or of investment, is the growth of, where the name is nothing else."""
    if not draft.things or not _alone(draft):
        return
    thing = draft.things[0]
    if _INDUSTRY.search(thing):
        draft.things.append(_VALUE_ADDED)
        compose_things(draft)
        expand(draft)
    else:
        draft.things = [_INVESTED.get(thing, thing)]
