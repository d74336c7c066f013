"""What schemas/tables/*.json ask of each column. Needs no Arrow, so that a worker process starts without it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from extract.codebook import table_names, table_schema


def run_tables() -> tuple[str, ...]:
    """Return the names of the tables that every run publishes, in alphabetical order."""
    return tuple(name for name in table_names() if table_schema(name)["made_by"] == "run")


@dataclass(frozen=True, slots=True)
class Column:
    """What a field's schema asks of its values. `words`: an enumeration in the order of the schema; None: any text."""

    name: str
    type: str
    required: bool
    words: tuple[str, ...] | None
    minimum: float
    maximum: float


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table in the order of its schema."""
    found = []
    for field in table_schema(table)["fields"]:
        limits = field.get("constraints", {})
        words = tuple(limits["enum"]) if "enum" in limits else None
        low, high = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
        found.append(Column(field["name"], field["type"], bool(limits.get("required")), words, low, high))
    return tuple(found)
