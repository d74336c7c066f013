"""The data dictionary as text, from schemas/tables/ alone."""

from __future__ import annotations

import json
from typing import Any

from extract.codebook import table_names, table_schema
from extract.errors import UsageError

# What the overview adds to a table's description; reconciled tables span all documents of a run.
_MADE_BY = {"run": "", "reconcile": " (made at the end of `run`, and by `reconcile`)"}


def describe_all() -> str:
    """Return one line a table: its name and what a row is."""
    width = max(map(len, table_names()))
    lines = [f"{name:{width}}  {table_schema(name)['description']}" for name in table_names()]
    return "\n".join([*lines, "", "taizhang schema TABLE says what the columns of one table mean."])


def _column(field: dict[str, Any]) -> list[str]:
    unit = f", in {field['unit']}" if "unit" in field else ""
    words = field.get("constraints", {}).get("enum")
    lines = [f"{field['name']} ({field['type']}{unit}) {field['title_zh']}", f"    {field['description']}"]
    if words:
        lines.append(f"    one of: {', '.join(words)}")
    example = json.dumps(field["example"], ensure_ascii=False)
    return [*lines, f"    null: {field['null_means']}; example: {example}"]


def describe(name: str, as_json: bool = False) -> str:
    """Return what the columns of one table mean, or its Table Schema as JSON. Raises UsageError for other names."""
    if name not in table_names():
        raise UsageError(f"There is no table {name!r}; the tables are {', '.join(table_names())}.")
    schema = table_schema(name)
    if as_json:
        return json.dumps(schema, ensure_ascii=False, indent=2)
    lines = [f"{name} {schema['title_zh']}", schema["description"], schema["description_zh"], ""]
    for field in schema["fields"]:
        lines += _column(field)
    return "\n".join([*lines, "", f"key: {', '.join(schema['primaryKey'])}"])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _markdown_row(field: dict[str, Any]) -> str:
    words = field.get("constraints", {}).get("enum")
    meaning = field["description"] + (f" One of {', '.join(f'`{word}`' for word in words)}." if words else "")
    kind = field["type"] + (f" ({field['unit']})" if "unit" in field else "")
    example = json.dumps(field["example"], ensure_ascii=False)
    cells = (f"`{field['name']}`", field["title_zh"], kind, meaning, field["null_means"], f"`{example}`")
    return f"| {' | '.join(map(_cell, cells))} |"


def markdown() -> str:
    """Return the whole data dictionary as Markdown: what docs/tables.md holds."""
    parts = [
        "# The tables\n\nMade from `schemas/tables/` by `taizhang schema --markdown`; change it there.",
    ]
    for name in table_names():
        schema = table_schema(name)
        head = "| column | 中文 | type | meaning | null | example |\n|---|---|---|---|---|---|"
        rows = "\n".join(map(_markdown_row, schema["fields"]))
        by = _MADE_BY.get(schema["made_by"], f" (made by {schema['made_by']}, not by `run`)")
        key = ", ".join(f"`{column}`" for column in schema["primaryKey"])
        about = f"{schema['description']} {schema['description_zh']}\n\nKey: {key}."
        parts.append(f"## {name} {schema['title_zh']}{by}\n\n{about}\n\n{head}\n{rows}")
    return "\n\n".join(parts)
