"""Targets for which nobody answers, in a plan that names those who answer for nearly all of its targets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.audit import cues
from extract.audit.claims import TARGET, Claim, Passage, Plan
from extract.audit.findings import NOTE, Finding, of_claims

# Shares of targets with a department: of the whole plan's tasks, and of the section that the target stands in.
MOST, MOST_HERE = 0.6, 0.6
# With fewer targets a share says nothing.
FEWEST = 6
_LINE = re.compile(r"[\s（(【〔\[]*(?:责任|牵头|配合|主办|承办|落实|主管|分工)")
_NAMED = re.compile(r"牵头|责任|负责|配合|单位|局|委|办|部门|政府|厅")


def _tasks(plan: Plan) -> list[tuple[Claim, Passage]]:
    """Targets of the tasks: those of the goals at the head of a plan have no department as a rule."""
    found = []
    for claim in plan.claims:
        passage = plan.passage(claim.start)
        if claim.role != TARGET or claim.tabled or claim.kind != "target" or passage is None or claim.confidence < 0.7:
            continue
        if passage.section and not any(cues.has("goal_section", one) for one in passage.section):
            found.append((claim, passage))
    return found


def _share(claims: list[Claim]) -> float:
    return sum(1 for claim in claims if claim.departments) / len(claims) if claims else 0.0


def check(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each passage whose targets have no department where nearly all others have one."""
    tasks = _tasks(plan)
    if len(tasks) < FEWEST or _share([claim for claim, _ in tasks]) < MOST:
        return
    here: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    passages: dict[int, tuple[Passage, list[Claim]]] = {}
    for claim, passage in tasks:
        here[passage.section[:1]].append(claim)
        passages.setdefault(passage.order, (passage, []))[1].append(claim)
    duties = [row["start"] for row in plan.rows.get("responsibilities", ())]
    for _, (passage, claims) in sorted(passages.items()):
        if any(claim.departments for claim in claims) or _share(here[passage.section[:1]]) < MOST_HERE:
            continue
        if _named(plan, passage, duties):
            continue
        message = f"No department answers for {claims[0].name}; most targets of this plan name one."
        if len(claims) > 1:
            message = f"No department answers for {claims[0].name} and {len(claims) - 1} more of this passage; most targets of this plan name one."
        yield of_claims("no_department", "nobody_named", (NOTE, 0.7), message, [(plan, claims[0])])


def _named(plan: Plan, passage: Passage, duties: list[int]) -> bool:
    """Whether a department is named in the passage, or in a line of its own right after it."""
    if any(passage.start <= start < passage.end for start in duties) or _NAMED.search(passage.text):
        return True
    following = plan.passage(passage.end + 1)
    return following is not None and following.start > passage.start and _LINE.match(following.text) is not None
