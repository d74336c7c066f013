"""datapackage.json: a Frictionless Data Package that describes the tables of a run for any tool that reads one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from extract.codebook import table_schema
from extract.tables.folder import PACKAGE_FILE


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _for_reader(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field as the package describes it.

    frictionless reads Parquet through pandas, where a list is a numpy array, which its type `array` refuses; so a list
    column is declared `any` here and keeps its own type under `list_of`.
    """
    if field["type"] != "array":
        return field
    kept = {key: value for key, value in field.items() if key != "arrayItem"}
    return {**kept, "type": "any", "list_of": field["arrayItem"]["type"]}


def _resource(path: Path) -> dict[str, Any]:
    schema = dict(table_schema(path.stem))
    schema["fields"] = [_for_reader(field) for field in schema["fields"]]
    about = {key: schema.pop(key) for key in ("name", "title", "description")}
    return {
        "name": about["name"],
        "type": "table",
        "title": about["title"],
        "description": about["description"],
        "path": path.name,
        "scheme": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": "sha256:" + _sha256(path),
        "schema": schema,
    }


def write_package(folder: Path) -> None:
    """Describe every Parquet file of a folder in datapackage.json, in alphabetical order."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "taizhang-run",
        "title": "Facts of Chinese government plans",
        "resources": [_resource(path) for path in sorted(folder.glob("*.parquet"))],
    }
    (folder / PACKAGE_FILE).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")
