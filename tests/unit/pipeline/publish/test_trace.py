"""A row is found by its id in versions of any age."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.publish.trace import trace


@pytest.fixture
def version(lab):
    """A version that lacks most tables, as one from before they were made."""
    return lab.publish("run-00001", {"works": [[{"work_id": "w1", "title": "One"}]]})


def test_a_row_is_found_whatever_tables_a_version_lacks(version):
    found = trace(version, "w1")
    assert (found.table, found.row["title"], found.source_uri) == ("works", "One", None)


def test_an_id_that_no_table_has_is_named(version):
    with pytest.raises(UsageError, match="has no row with the id 'w2'"):
        trace(version, "w2")
