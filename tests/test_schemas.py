import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from extract import records
from extract.codebook import table_names, table_schema
from extract.review.dictionary import markdown
from extract.tables.checks import value_fault
from extract.tables.columns import columns_of, run_tables
from extract.tables.rows import ID_COLUMNS
from extract.tables.schema import arrow_schema

ALL = table_names()
# Fields of a record that become an id column.
AS_ID = {"table": "table_id", "passage": "passage_id", "statement": "statement_id"}
OF_TABLE = {
    "indicator_values": records.IndicatorValue,
    "targets": records.Target,
    "statements": records.Target,
    "deadlines": records.Deadline,
    "responsibilities": records.Responsibility,
    "projects": records.Project,
    "documents": records.Metadata,
}


@pytest.mark.parametrize("name", ALL)
def test_every_column_says_what_it_means(name: str) -> None:
    schema = table_schema(name)
    assert schema["name"] == name and schema["title_zh"] and schema["description"].endswith(".")
    names = [field["name"] for field in schema["fields"]]
    assert len(names) == len(set(names))
    for field in schema["fields"]:
        for key in ("type", "title", "title_zh", "description", "null_means", "example"):
            assert field.get(key) is not None, f"{name}.{field['name']} has no {key}"
        required = field.get("constraints", {}).get("required", False)
        assert required == (field["null_means"] == "never null"), field["name"]


@pytest.mark.parametrize("name", ALL)
def test_examples_keep_to_their_own_schema(name: str) -> None:
    for field, column in zip(table_schema(name)["fields"], columns_of(name), strict=True):
        value = field["example"]
        value = dt.date.fromisoformat(value) if field["type"] == "date" else value
        assert value_fault(name, column, value) is None, column.name


@pytest.mark.parametrize("name", ALL)
def test_keys_point_at_columns_that_exist(name: str) -> None:
    schema = table_schema(name)
    names = {field["name"] for field in schema["fields"]}
    assert set(schema["primaryKey"]) <= names
    for key in schema.get("foreignKeys", []):
        target = {field["name"] for field in table_schema(key["reference"]["resource"])["fields"]}
        assert set(key["fields"]) <= names and set(key["reference"]["fields"]) <= target


@pytest.mark.parametrize("name", OF_TABLE)
def test_every_field_of_a_record_is_a_column(name: str) -> None:
    columns = {field["name"] for field in table_schema(name)["fields"]}
    read = {AS_ID.get(f.name, f.name) for f in dataclasses.fields(OF_TABLE[name])}
    assert read - columns - ({"status"} if name == "targets" else set()) == set()
    if name != "documents":
        assert columns - read == {"doc_id", ID_COLUMNS[name][0]}


@pytest.mark.parametrize("name", ALL)
def test_schemas_are_frictionless(name: str) -> None:
    frictionless = pytest.importorskip("frictionless")
    frictionless.Schema.from_descriptor(dict(table_schema(name)))


def test_arrow_types_are_those_of_the_contract() -> None:
    schema = arrow_schema("targets")
    assert str(schema.field("deadline").type) == "date32[day]"
    assert str(schema.field("start").type) == "int32"
    assert str(schema.field("value").type) == "double"
    assert str(schema.field("mode").type).startswith("dictionary<values=string")
    assert str(schema.field("departments").type).startswith("list<")
    assert "每千人口" in schema.metadata[b"table_schema"].decode()
    assert schema.field("value").metadata[b"null_means"].startswith(b"not read")


def test_a_run_publishes_the_tables_of_documents_only() -> None:
    assert set(run_tables()) == {*OF_TABLE, "passages", "tables", "cells"}
    assert {"concepts", "links", "alignment", "standings", "changes", "findings"} <= set(ALL) - set(run_tables())


def test_the_published_data_dictionary_is_current() -> None:
    published = Path(__file__).resolve().parents[1] / "docs" / "tables.md"
    assert published.read_text("utf-8") == markdown() + "\n", "run: taizhang schema --markdown > docs/tables.md"
