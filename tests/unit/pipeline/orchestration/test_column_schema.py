"""Dagster's column schema says what the pandera model says."""

from __future__ import annotations

import pytest

from pipeline.orchestration.column_schema import column_schema
from schemas import TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_there_with_its_note(name: str) -> None:
    columns = column_schema(TABLES[name]).columns

    assert [column.name for column in columns] == TABLES[name].arrow_schema().names
    assert all(column.description for column in columns)


def test_a_column_shows_type_unit_and_constraints() -> None:
    columns = {column.name: column for column in column_schema(TABLES["captures"]).columns}

    assert columns["size_bytes"].type == "int64"
    assert columns["size_bytes"].description == "Size of the input. Unit: byte."
    assert columns["size_bytes"].constraints.nullable
    assert columns["capture_id"].constraints.unique
    assert columns["disposition"].constraints.other == ["kept | duplicate | quarantined"]


@pytest.mark.parametrize(
    ("table", "column", "rules"),
    [
        ("captures", "capture_id", ["16 hex digits"]),
        ("captures", "source_uri", ["not empty"]),
        ("captures", "media_type", []),
        ("mentions", "concept_id", ["PREFIX:ID"]),
        ("mentions", "start", ["at least 0"]),
        ("documents", "year", ["at least 1500, at most 2200"]),
        ("documents", "pmcid", [r"matches ^PMC\d+$"]),
    ],
)
def test_a_constraint_reads_as_words(table: str, column: str, rules: list[str]) -> None:
    [found] = [one for one in column_schema(TABLES[table]).columns if one.name == column]

    assert found.constraints.other == rules


def test_a_long_closed_set_is_told_whole() -> None:
    [effect] = [one for one in column_schema(TABLES["claims"]).columns if one.name == "effect"]

    assert effect.description.endswith(
        "One of benefit | harm | no_difference | safe | mixed | not_assessed | unclear."
    )


def test_a_table_shows_its_keys_and_order() -> None:
    schema = column_schema(TABLES["segments"])

    assert schema.constraints.other == [
        "primary key: document_id, ordinal",
        "sorted by document order, ordinal",
        "document_id names a row of documents",
    ]
