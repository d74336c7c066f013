"""A verb of change before its noun makes the quantity a change: 压减支出10%, 提升产能20%."""

from __future__ import annotations

from extract import codebook
from extract.find import words
from extract.mentions import Mention


def reversed_change(item: Mention) -> None:
    """压减支出10%, 提升产能20%: a verb of change before its noun makes the share a change."""
    if item.mode == "level" and item.subject and words.unit_kind(item.quantity.unit) in ("measure", "money"):
        head = next((form for form in codebook.forms("verbs", "alter") if item.subject.startswith(form)), "")
        if head and len(item.subject) - len(head) >= 3 and not item.action and not item.tail.strip(" ,、"):
            item.action, item.subject = head, item.subject[len(head) :]
    if item.mode != "level" or not item.action or item.tail.strip(" ,、"):
        return
    kind = words.unit_kind(item.quantity.unit)
    if kind == "rate" or kind in ("measure", "money") and item.action in codebook.forms("verbs", "alter"):
        if item.action in codebook.forms("verbs", "decrease"):
            item.mode = "decrease"
        elif item.action in codebook.forms("verbs", "increase"):
            item.mode = "increment"
