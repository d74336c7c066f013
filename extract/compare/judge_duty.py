"""What happened to those who answer for one task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.compare.judge_quantity import Verdict
from extract.compare.normal import key
from extract.compare.version import Body, Duty


def _keys(bodies: Iterable[Body]) -> dict[str, Body]:
    return {body.key: body for body in reversed(list(bodies))}


def _leads(duty: Duty) -> dict[str, Body]:
    return _keys(body for body in duty.bodies if body.role == "lead")


def _said(bodies: Iterable[Body]) -> str:
    return "、".join(dict.fromkeys(body.name for body in bodies))


def _missing(ours: dict[str, Body], theirs: dict[str, Body], words: str) -> set[str]:
    """Keys that the other statement lacks, and whose names do not stand in its words either."""
    return {one for one in ours.keys() - theirs.keys() if bare(ours[one].name) not in words}


def bare(name: str) -> str:
    """Return a department's name without its level: 县民政局 is 民政局.

    >>> bare("县民政局"), bare("市县两级财政局")
    ('民政局', '县两级财政局')
    """
    plain = key(name)
    return plain[1:] if len(plain) > 3 and plain[0] in "省市县区州盟旗镇乡" else plain


_ROLES = re.compile("牵头|主办|配合|协办|参与|协助|责任单位|会同|负责")


def roles(words: str) -> Counter[str]:
    """Return the words of a statement that tell roles apart, counted."""
    return Counter(_ROLES.findall(words))


def duty(old: Duty, new: Duty, words_old: str, words_new: str) -> list[Verdict]:
    """Return lead_changed, departments_changed, both or nothing. `words_…`: the statements as printed.

    A new lead explains that the old one went and the new one came; departments_changed speaks of the others.
    """
    all_old, all_new = _keys(old.bodies), _keys(new.bodies)
    gone = _missing(all_old, all_new, key(words_new))
    come = _missing(all_new, all_old, key(words_old))
    leads, leads2 = _leads(old), _leads(new)
    verdicts = []
    if leads.keys() != leads2.keys() and (bool(leads) == bool(leads2) or roles(words_old) != roles(words_new)):
        verdicts.append(Verdict("lead_changed", "role", _said(leads.values()), _said(leads2.values())))
        gone, come = gone - leads.keys(), come - leads2.keys()
    if gone or come:
        verdicts.append(Verdict("departments_changed", "department", _said(old.bodies), _said(new.bodies)))
    return verdicts
