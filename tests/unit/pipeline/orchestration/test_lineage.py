"""The arrows of the graph lead from each table to those that are made of it."""

from __future__ import annotations

import dagster as dg
import pytest

from pipeline.orchestration.lineage import LEAVES, SOURCES, column_lineage, tables_of
from schemas import TABLES


def test_every_table_has_its_place_in_the_graph() -> None:
    assert SOURCES.keys() == TABLES.keys()


def test_a_table_comes_after_those_that_it_is_made_of() -> None:
    order = list(SOURCES)

    assert all(order.index(source) < order.index(name) for name in SOURCES for source in SOURCES[name])


@pytest.mark.parametrize("stage", {table.stage for table in TABLES.values()})
def test_the_tables_of_a_stage_are_made_in_the_order_of_the_graph(stage: str) -> None:
    assert [table.name for table in tables_of(stage)] == [
        name for name in SOURCES if TABLES[name].stage == stage
    ]


def test_a_version_lies_behind_all_tables_that_no_table_is_made_of() -> None:
    assert "evidence_map" in LEAVES
    assert not {source for sources in SOURCES.values() for source in sources} & set(LEAVES)


def test_a_key_column_comes_from_the_table_whose_row_it_names() -> None:
    deps = column_lineage(TABLES["mentions"]).deps_by_column

    assert deps["sentence_id"] == [dg.TableColumnDep(["clean_text", "sentences"], "sentence_id")]
    assert "surface" not in deps


def test_a_key_that_is_added_later_has_no_lineage() -> None:
    assert "work_id" not in column_lineage(TABLES["documents"]).deps_by_column
