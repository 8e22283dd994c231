"""A version that lacks a table is told so, instead of being asked what the table holds."""

from __future__ import annotations

from pipeline.publish.promised import check_promises
from schemas import TABLES


def test_each_table_that_a_version_lacks_is_named(lab):
    version = lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    found = {check.table: check.failures for check in check_promises(version)}
    assert found == {name: (f"{version.name} lacks the table",) for name in TABLES if name != "works"}
