"""What the catalog shows of captured text can't do anything to the person who looks at it."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.columns import rows_of
from pipeline.orchestration.preview import CELL, code, markdown_table, preview
from schemas import TABLES

HOSTILE = [
    ("![x](https://evil.example/a.png)", "`![x](https://evil.example/a…`"),
    ("<img src=x onerror=alert(1)>", "`<img src=x onerror=alert(1)>`"),
    ("a ` b | c", "`a ' b ¦ c`"),
    ("two\nlines\r\nand\ttabs", "`two lines and tabs`"),
    ("right\u202eto left", "`right to left`"),
    ("www.evil.example", "`www.evil.example`"),
    (" \n ", ""),
    (None, ""),
    (False, "`False`"),
]


@pytest.mark.parametrize(("value", "shown"), HOSTILE)
def test_a_cell_is_inert(value: object, shown: str) -> None:
    assert code(value) == shown


@given(st.text())
def test_a_cell_is_empty_or_one_short_code_span(text: str) -> None:
    shown = code(text)

    assert shown == "" or (shown[0] == shown[-1] == "`" and shown.count("`") == 2)
    assert "|" not in shown
    assert shown.isprintable()
    assert len(shown) <= CELL + 2


def test_a_table_has_a_line_per_row() -> None:
    assert markdown_table(["surface", "negated"], [["SOD1", True]]) == (
        "| surface | negated |\n| --- | --- |\n| `SOD1` | `True` |"
    )


def test_a_preview_leaves_out_ids_offsets_bytes_and_lists() -> None:
    said = {"surface": "SOD1", "entity_type": "gene_protein", "concept_id": "HGNC:11179", "rule_id": "r"}
    mention = {**said, "negated": False, "hedged": True}
    schema = TABLES["mentions"].arrow_schema()
    rows = pa.table({name: [mention.get(name)] * 9 for name in schema.names}, schema=schema)
    lines = preview(TABLES["mentions"], rows).splitlines()

    assert lines[0] == "| surface | entity_type | concept_id | negated | hedged |"
    assert lines[2:] == ["| `SOD1` | `gene_protein` | `HGNC:11179` | `False` | `True` |"] * 3


def test_a_preview_of_claims_says_what_is_claimed() -> None:
    header = preview(TABLES["claims"], rows_of("claims", [])).splitlines()[0]
    assert header == "| intervention_id | outcome_id | direction | effect | evidence_level |"


def test_an_empty_table_shows_its_columns() -> None:
    shown = preview(TABLES["identifiers"], rows_of("identifiers", []))
    assert shown == "| surface | scheme | value |\n| --- | --- | --- |"


@pytest.mark.parametrize("name", TABLES)
def test_the_fullest_preview_stays_in_sight(name: str) -> None:
    header = preview(TABLES[name], rows_of(name, [])).splitlines()[0]
    columns = header.count("|") - 1

    longest = markdown_table(header.strip("| ").split(" | "), [["x" * 99] * columns] * 3)

    assert len(longest) < 1000
