"""Descriptions of a folder of tables for other programs: datapackage.json (Frictionless) and croissant.json.

Croissant describes the Parquet of a run alone: its reference reader guesses the types of CSV and JSON lines and makes
numbers of codes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.export.csv import csv_field
from extract.export.source import Source

CROISSANT_FILE = "croissant.json"
PACKAGE_FILE = "datapackage.json"
TITLE = "Facts of Chinese government plans"
_ABOUT = (
    "Indicators, targets, deadlines and responsibilities read from Chinese government plans by taizhang; every row names "
    "the words that carry it, their position in the text, and the rule that read them."
)
# Ending -> media type.
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonlines"}
_CROISSANT_PARQUET = "application/x-parquet"  # as Croissant 1.0 calls it
_CROISSANT_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "array": "sc:Text",
}
# The context that the Croissant 1.0 specification prints (docs.mlcommons.org/croissant/docs/croissant-spec.html).
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


@dataclass(frozen=True)
class Described:
    """A file of a table, and its hash."""

    source: Source
    path: Path
    sha256: str


def described(source: Source, path: Path) -> Described:
    """Return a file with its hash."""
    with path.open("rb") as file:
        return Described(source, path, hashlib.file_digest(file, "sha256").hexdigest())


def _resource(one: Described) -> dict[str, Any]:
    schema, form = dict(one.source.schema), one.path.suffix[1:]
    if form == "csv":
        schema["fields"] = [csv_field(field) for field in schema["fields"]]
    about = {key: schema.pop(key) for key in ("name", "title", "description")}
    return {
        "name": about["name"],
        "type": "table",
        "title": about["title"],
        "description": about["description"],
        "path": one.path.name,
        "scheme": "file",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "hash": "sha256:" + one.sha256,
        "schema": schema,
    }


def _field(one: Described, field: dict[str, Any]) -> dict[str, Any]:
    table = one.source.name
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{field['name']}",
        "name": f"{table}/{field['name']}",
        "description": f"{field['title_zh']}. {field['description']} Null: {field['null_means']}.",
        "dataType": _CROISSANT_TYPES[field["type"]],
        **({"repeated": True} if field["type"] == "array" else {}),
        "source": {"fileObject": {"@id": one.path.name}, "extract": {"column": field["name"]}},
    }


def _record_set(one: Described) -> dict[str, Any]:
    schema = one.source.schema
    return {
        "@type": "cr:RecordSet",
        "@id": one.source.name,
        "name": one.source.name,
        "description": f"{schema['title_zh']}. {schema['description']}",
        "key": [{"@id": f"{one.source.name}/{column}"} for column in schema["primaryKey"]],
        "field": [_field(one, field) for field in schema["fields"]],
    }


def _file_object(one: Described) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": one.path.name,
        "name": one.path.name,
        "contentUrl": one.path.name,
        "contentSize": f"{one.path.stat().st_size} B",
        "encodingFormat": _CROISSANT_PARQUET,
        "sha256": one.sha256,
    }


def _croissant(files: Sequence[Described]) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "taizhang-tables",
        "description": _ABOUT,
        "inLanguage": ["zh", "en"],
        "distribution": [_file_object(one) for one in files],
        "recordSet": [_record_set(one) for one in files],
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_croissant(folder: Path) -> None:
    """Describe every Parquet file of a run's folder in croissant.json (Croissant 1.0, MLCommons).

    Licence, creator and date are not stated: they are those of the plans that were read, which only their user knows.
    """
    names = sorted(path.stem for path in folder.glob("*.parquet"))
    files = [described(source, source.path) for source in (Source(name, folder / f"{name}.parquet") for name in names)]
    _write(folder / CROISSANT_FILE, _croissant(files))


def describe_folder(files: Sequence[Described], folder: Path) -> None:
    """Describe the files of an export in datapackage.json."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "taizhang-export",
        "title": TITLE,
        "resources": [_resource(one) for one in files],
    }
    _write(folder / PACKAGE_FILE, package)
