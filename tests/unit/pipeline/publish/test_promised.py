"""A version that lacks a table or a column is told so, instead of being asked what stands there."""

from __future__ import annotations

from pipeline.publish.promised import check_promises
from schemas import TABLES


def test_tables_and_columns_that_a_version_lacks_are_named(lab):
    version = lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    columns = version.manifest["tables"]["works"]["schema"]
    version.manifest["tables"]["works"]["schema"] = [one for one in columns if one["name"] != "year"]

    found = {check.table: check.failures for check in check_promises(version)}

    told = f"{version.name} has other columns: year; check it with the release that made it"
    lacked = {name: (f"{version.name} lacks the table",) for name in TABLES if name != "works"}
    assert found == {**lacked, "works": (told,)}
