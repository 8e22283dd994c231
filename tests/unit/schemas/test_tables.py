from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from schemas import CHANGES, TABLES
from schemas.markdown import tables_markdown

ROOT = Path(__file__).parents[3]


def test_the_contract_has_its_eighteen_tables() -> None:
    assert sorted(TABLES) == [
        "abbreviations",
        "captures",
        "citations",
        "claim_abstentions",
        "claim_links",
        "claims",
        "concepts",
        "documents",
        "documents_provenance",
        "evidence_map",
        "identifiers",
        "mentions",
        "quantities",
        "quarantine",
        "references",
        "segments",
        "sentences",
        "works",
    ]


@pytest.mark.parametrize("table", [*TABLES.values(), CHANGES], ids=lambda table: table.name)
def test_every_column_says_what_it_holds(table: object) -> None:
    for field in table.arrow_schema():  # type: ignore[attr-defined]
        assert field.metadata[b"description"].endswith(b"."), field.name


@pytest.mark.parametrize("table", [*TABLES.values(), CHANGES], ids=lambda table: table.name)
def test_keys_and_references_name_columns_that_are_there(table: object) -> None:
    names = set(table.arrow_schema().names)  # type: ignore[attr-defined]
    keys = {*table.primary_key, *table.sort_key, *table.references}  # type: ignore[attr-defined]
    assert keys <= names
    assert set(table.references.values()) <= set(TABLES)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", [*TABLES.values(), CHANGES], ids=lambda table: table.name)
def test_no_column_has_a_type_that_readers_disagree_on(table: object) -> None:
    for field in table.arrow_schema():  # type: ignore[attr-defined]
        for refused in (pa.types.is_dictionary, pa.types.is_null, pa.types.is_large_string):
            assert not refused(field.type)


def test_a_closed_set_travels_in_the_parquet_schema() -> None:
    field = TABLES["captures"].arrow_schema().field("disposition")
    assert field.metadata[b"allowed"] == b"kept | duplicate | quarantined"


def test_the_page_of_tables_is_the_one_the_schemas_give() -> None:
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == tables_markdown(), "run `make docs`"
