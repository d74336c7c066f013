"""One scorer a table: extracted records of one document against its annotation."""

from __future__ import annotations

from collections import defaultdict

from extract.review.agree import (
    alike,
    bare,
    either,
    flat,
    same_date,
    same_name,
    same_number,
    same_text,
    same_unit,
    same_values,
    same_word,
)
from extract.review.align import Aligned
from extract.review.tally import Judge, Record, Span, Tally, score_spans

DOCUMENT_FIELDS = (
    *("title", "jurisdiction", "level", "province", "division_code", "sector", "doc_type", "status"),
    *("issuing_body", "document_number", "issue_date", "period_start", "period_end", "base_year"),
)
# Characters of a task's beginning and end that must agree; the annotation gives twelve of each.
TASK_ENDS = 8


def _target_counts(gold: Record, found: Record) -> dict[str, bool]:
    return {
        "value": same_values(gold, found),
        "unit": same_unit(gold.get("unit"), found.get("unit")),
        "comparator": gold.get("comparator") == found.get("comparator"),
        "deadline": same_date(gold.get("deadline"), found.get("deadline")),
        "subject": alike(gold.get("subject"), found.get("subject")),
    }


def _target_more(gold: Record, found: Record) -> dict[str, bool]:
    return {"per": same_text(gold.get("per"), found.get("per")), "mode": gold.get("mode") == found.get("mode")}


def _deadline_counts(gold: Record, found: Record) -> dict[str, bool]:
    return {
        "date_end": same_date(gold.get("date_end"), found.get("date_end")),
        "kind": gold.get("kind") == found.get("kind"),
    }


def _deadline_more(gold: Record, found: Record) -> dict[str, bool]:
    return {
        "recurrence": same_word(gold.get("recurrence"), found.get("recurrence")),
        "task": alike(gold.get("task"), found.get("task")),
    }


def _duty_counts(gold: Record, found: Record) -> dict[str, bool]:
    return {
        "canonical": either(gold.get("canonical"), lambda name: same_name(name, found.get("canonical"))),
        "role": gold.get("role") == found.get("role"),
    }


def _duty_more(gold: Record, found: Record) -> dict[str, bool]:
    verdicts = {"level": same_word(gold.get("level"), found.get("level"))}
    if gold.get("task_start") and gold.get("task_end"):
        task = flat(found.get("task"))
        begins = task.startswith(flat(gold["task_start"])[:TASK_ENDS])
        ends = task.rstrip("。；;.").endswith(flat(gold["task_end"]).rstrip("。；;.")[-TASK_ENDS:])
        verdicts["task"] = begins and ends
    return verdicts


def _anchored(gold: Record) -> str:
    return f"{gold['anchor']} in {gold['quote']}"


TARGETS = Judge("targets", _target_counts, _target_more, _anchored)
DEADLINES = Judge("deadlines", _deadline_counts, _deadline_more, _anchored)
DUTIES = Judge("responsibilities", _duty_counts, _duty_more, lambda gold: f"{gold['name']} in {gold['anchor']}")


def _found_spans(aligned: Aligned, found: list[Record]) -> list[Span]:
    return [aligned.span(record["start"], record["end"]) for record in found]


def score_anchored(judge: Judge, gold: list[Record], found: list[Record], aligned: Aligned) -> Tally:
    """Score targets or deadlines. A target that was extracted without a value does not count."""
    spans = [aligned.quoted(record["quote"], record["anchor"], record.get("nth", 1)) for record in gold]
    counted = [record for record in found if judge is not TARGETS or record.get("value") is not None]
    return score_spans(judge, gold, spans, counted, _found_spans(aligned, counted))


def _departments(statement: Record, aligned: Aligned) -> list[tuple[Record, Span]]:
    """Return each department of an annotated statement with its own span."""
    whole = aligned.quoted(statement["quote"], statement["anchor"], statement.get("nth", 1))
    at = whole[0] if whole else 0
    rows: list[tuple[Record, Span]] = []
    for department in statement["departments"]:
        shared = {name: statement.get(name) for name in ("optional", "task_start", "task_end", "anchor")}
        name = flat(department["name"])
        here = aligned.gold.find(name, at, whole[1]) if whole else -1
        rows.append(({**department, **shared}, (here, here + len(name)) if here >= 0 else None))
        at = here + len(name) if here >= 0 else at
    return rows


def score_responsibilities(gold: list[Record], found: list[Record], aligned: Aligned) -> Tally:
    """Score responsibilities: one department in one statement is one record."""
    rows = [row for statement in gold for row in _departments(statement, aligned)]
    spans = [span for _, span in rows]
    return score_spans(DUTIES, [record for record, _ in rows], spans, found, _found_spans(aligned, found))


def _cell_counts(gold: Record, found: Record) -> dict[str, bool]:
    return {
        "value": same_values(gold, found),
        "unit": same_unit(gold.get("unit"), found.get("unit")),
        "comparator": gold.get("comparator") == found.get("comparator"),
    }


def _cell_more(gold: Record, found: Record) -> dict[str, bool]:
    names = ("attribute", "category", "parent", "row_no")
    verdicts = {name: same_text(gold.get(name), found.get(name)) for name in names}
    return {**verdicts, "table": same_text(gold.get("table"), found.get("table_title"))}


def _cell_key(record: Record) -> tuple[str, str, str | None, str]:
    return bare(record.get("name")), flat(record.get("breakdown")), record.get("kind"), flat(record.get("period"))


CELLS = Judge("indicator_values", _cell_counts, _cell_more, lambda gold: f"{_cell_key(gold)} = {gold.get('raw')}")


def score_values(gold: list[Record], found: list[Record]) -> Tally:
    """Score indicator values, paired by name, breakdown, kind and period: annotated cells have no position."""
    tally = Tally(gold=sum(not g.get("optional") for g in gold), found=sum(f.get("value") is not None for f in found))
    left: dict[object, list[Record]] = defaultdict(list)
    for record in found:
        left[_cell_key(record)].append(record)
    for record in gold:
        hits = left[_cell_key(record)]
        equal = (hit for hit in hits if same_number(record.get("value"), hit.get("value")))
        hit = next(equal, hits[0] if hits else None)
        if hit is not None:
            hits.remove(hit)
        if record.get("optional"):
            tally.found -= hit is not None
        elif hit is None:
            tally.errors.append(f"indicator_values missed: {CELLS.label(record)}")
        else:
            CELLS.compare(record, hit, tally)
    for key, rest in left.items():
        extra = [record for record in rest if record.get("value") is not None]
        tally.errors += [f"indicator_values extra: {key} = {record.get('raw')!r}" for record in extra]
    return tally


def score_projects(gold: list[Record], found: list[Record]) -> Tally:
    """Score projects, which are paired by name and investment."""
    tally = Tally(gold=sum(not record.get("optional") for record in gold), found=len(found))
    left = list(found)
    for record in gold:
        same = (f for f in left if alike(record.get("name"), f.get("name")))
        hit = next((f for f in same if same_number(record.get("investment"), f.get("investment"))), None)
        if hit is not None:
            left.remove(hit)
        if record.get("optional"):
            tally.found -= hit is not None
        elif hit is None:
            tally.errors.append(f"projects missed: {record.get('name')} {record.get('investment')}")
        else:
            tally.matched += 1
            unit = same_unit(record.get("unit"), hit.get("unit"))
            tally.right += unit and same_text(record.get("category"), hit.get("category"))
            tally.judge({"actor": same_text(record.get("actor"), hit.get("actor"))})
    return tally


def score_document(gold: Record, found: Record) -> Tally:
    """Score what a plan says of itself, a field at a time; fields that the annotation lacks do not count."""
    tally = Tally()
    for name in DOCUMENT_FIELDS:
        if name not in gold or name in gold.get("optional_fields", ()):
            continue
        same = same_date if name == "issue_date" else same_text
        ok = same(gold[name], found.get(name))
        tally.gold += 1
        tally.found += found.get(name) is not None or gold[name] is None
        tally.matched += ok
        tally.right += ok
        tally.judge({name: ok})
        if not ok:
            tally.errors.append(f"documents wrong {name}: {gold[name]!r} <- {found.get(name)!r}")
    return tally
