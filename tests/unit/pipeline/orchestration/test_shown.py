"""What the catalog shows of a table beside its sizes."""

from __future__ import annotations

import pyarrow as pa

from pipeline.orchestration.shown import shown_of
from schemas import TABLES


def reader(**tables: pa.Table):  # type: ignore[no-untyped-def]
    return lambda name, *columns: tables[name].select(columns)


def table(**columns: list[object]) -> pa.Table:
    return pa.table(columns)


def test_captures_show_what_became_of_them() -> None:
    found = table(disposition=["kept", "quarantined", "kept"], count_all=[3, 1, 2])

    shown = shown_of("captures", reader(dispositions=found))

    assert {name: value.value for name, value in shown.items()} == {
        "kept": 5,
        "duplicate": 0,
        "quarantined": 1,
    }


def test_quantities_show_the_range_of_each_kind_in_its_unit() -> None:
    rows = table(
        kind=["duration", "duration", "duration", "dose"],
        unit=["a", "a", "a", None],
        low=[3.0, 2.0, None, None],
        high=[5.0, None, 10.0, None],
    )

    shown = shown_of("quantities", reader(quantities=rows))

    assert shown["ranges"].value.splitlines() == [
        "| kind | unit | least | median | most | number |",
        "| --- | --- | --- | --- | --- | --- |",
        "| `duration` | `a` | `2` | `4` | `10` | `3` |",
    ]


def test_the_evidence_map_names_concepts_and_what_is_not_stated() -> None:
    cells = table(cell_source_id=["CL:1", None], outcome_id=["ACE:s", "ACE:s"], n_claims=[2, 1])
    concepts = table(concept_id=["CL:1", "ACE:s"], label=["stem cell", "survival"])

    shown = shown_of("evidence_map", reader(evidence_map=cells, concepts=concepts))

    assert "| `stem cell` | `█ 2` |" in shown["claims"].value
    assert "| `not stated` | `▒ 1` |" in shown["claims"].value


def test_an_empty_table_says_so() -> None:
    empty = table(cell_source_id=[], outcome_id=[], n_claims=[])
    concepts = table(concept_id=[], label=[])

    assert shown_of("mentions", reader(mentions=table(entity_type=[])))["entity_type"].value == (
        "No mentions by type."
    )
    assert shown_of("evidence_map", reader(evidence_map=empty, concepts=concepts))["claims"].value == (
        "No claims."
    )


def test_a_table_without_a_picture_shows_none() -> None:
    assert shown_of("sentences", reader()) == {}
    assert "sentences" in TABLES
