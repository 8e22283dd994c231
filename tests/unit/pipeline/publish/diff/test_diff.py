"""The difference of two versions: one row per changed thing, with its cause, and nothing else."""

from __future__ import annotations

import json

import pytest

from pipeline.publish import DamagedVersionError, diff, read_table
from pipeline.publish.diff import difference
from schemas import CHANGES


def changes(version):
    """The rows of a version's own table of changes, without their causes."""
    return [
        (row["table"], row["op"], row["key"], row["column"], row["before"], row["after"])
        for row in rows(version)
    ]


def rows(version):
    """The rows of a version's own table of changes."""
    return read_table(version, "changes").to_pylist()


def mention(number, document, **columns):
    return {"mention_id": f"m{number}", "document_id": document, **columns}


def test_the_first_version_has_no_changes(lab):
    assert rows(lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})) == []


def test_equal_versions_differ_in_nothing(lab):
    tables = {"works": [[{"work_id": "w1"}]], "mentions": [[mention(1, "d1")]]}
    lab.publish("run-00001", tables)
    assert rows(lab.publish("run-00002", tables)) == []


def test_a_cell_that_changed_is_told_with_both_values(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1", "title": "Old", "year": 2020}]]})
    second = lab.publish("run-00002", {"works": [[{"work_id": "w1", "title": "New", "year": None}]]})
    assert changes(second) == [
        ("works", "changed", '["w1"]', "title", '"Old"', '"New"'),
        ("works", "changed", '["w1"]', "year", "2020", "null"),
    ]


def test_a_row_that_came_or_went_is_told_whole(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    second = lab.publish("run-00002", {"works": [[{"work_id": "w2", "document_ids": ["d1"]}]]})
    (removed, added) = rows(second)
    assert (removed["op"], removed["key"], removed["after"]) == ("removed", '["w1"]', None)
    assert (added["op"], added["key"], added["before"]) == ("added", '["w2"]', None)
    assert json.loads(added["after"])["document_ids"] == ["d1"]


def test_a_table_that_became_empty_tells_every_row(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1"}], [{"work_id": "w2"}]]})
    second = lab.publish("run-00002", {"works": []})
    assert [(op, key) for _, op, key, *_ in changes(second)] == [("removed", '["w1"]'), ("removed", '["w2"]')]


def test_rows_that_moved_to_another_part_are_no_change(lab):
    one, two, three = (mention(number, f"d{number}") for number in (1, 2, 3))
    lab.publish("run-00001", {"mentions": [[one, two], [three]]})
    second = lab.publish("run-00002", {"mentions": [[one], [two, three]]})
    assert second.manifest["unchanged"] is False
    assert rows(second) == []


def test_a_list_that_changed_is_one_change(lab):
    lab.publish("run-00001", {"mentions": [[mention(1, "d1", ambiguous_with=["A:1"])]]})
    second = lab.publish("run-00002", {"mentions": [[mention(1, "d1", ambiguous_with=["A:1", "B:2"])]]})
    assert changes(second) == [
        ("mentions", "changed", '["m1"]', "ambiguous_with", '["A:1"]', '["A:1", "B:2"]')
    ]


def test_changes_are_sorted_by_their_key(lab):
    names = ["w3", "w1", "w2"]
    lab.publish("run-00001", {"works": [[{"work_id": name} for name in names]]})
    second = lab.publish("run-00002", {"works": [[]], "mentions": [[mention(1, "d1")]]})
    assert [(table, key) for table, _, key, *_ in changes(second)] == [
        ("mentions", '["m1"]'),
        ("works", '["w1"]'),
        ("works", '["w2"]'),
        ("works", '["w3"]'),
    ]


def test_any_two_versions_can_be_compared(lab):
    first = lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    lab.publish("run-00002", {"works": [[{"work_id": "w2"}]]})
    third = lab.publish("run-00003", {"works": [[{"work_id": "w1"}]]})
    assert diff(first, third).num_rows == 0
    assert diff(first, third).schema == CHANGES.arrow_schema()


def test_the_difference_to_the_parent_is_read_and_is_what_would_be_made(lab):
    first = lab.publish("run-00001", {"works": [[{"work_id": "w1", "year": 2020}]]})
    second = lab.publish("run-00002", {"works": [[{"work_id": "w1", "year": 2021}]]})
    made = difference(first, second)
    first.table("works")[0].unlink()
    assert diff(first, second).equals(made)
    assert made.num_rows == 1


def test_a_difference_that_was_edited_is_not_read(lab):
    first = lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    second = lab.publish("run-00002", {"works": [[{"work_id": "w2"}]]})
    (told,) = second.table("changes")
    told.chmod(0o644)
    told.write_bytes(first.table("changes")[0].read_bytes())
    with pytest.raises(DamagedVersionError):
        diff(first, second)


def test_a_table_that_only_one_version_has_came_or_went_by_contract(lab):
    lab.publish("run-00001", {"works": [[{"work_id": "w1"}]]})
    second = lab.publish("run-00002", {"mentions": [[mention(1, "d1")]]})
    assert [(row["table"], row["op"], row["cause"], row["cause_detail"]) for row in rows(second)] == [
        ("mentions", "added", "contract", "table mentions added"),
        ("works", "removed", "contract", "table works removed"),
    ]
    assert second.manifest["schema_diff"] == {
        "tables_added": ["mentions"],
        "tables_removed": ["works"],
        "keys_changed": [],
        "columns": {},
    }


@pytest.fixture
def two_documents(lab, capture):
    """Two documents with a mention each, under these digests."""

    def publish(run, contents, surfaces, **manifest):
        captures = [capture(name, content) for name, content in contents.items()]
        mentions = [mention(name, name, surface=surface) for name, surface in surfaces.items()]
        return lab.publish(run, {"captures": [captures], "mentions": [mentions]}, manifest)

    return publish


def causes(version):
    return {(row["document_id"], row["cause"], row["cause_detail"]) for row in rows(version)}


def test_rows_of_a_changed_document_are_caused_by_their_input(two_documents):
    two_documents("run-00001", {"d1": b"a", "d2": b"a"}, {"d1": "x", "d2": "x"})
    second = two_documents("run-00002", {"d1": b"b", "d2": b"a"}, {"d1": "y", "d2": "x"})
    assert causes(second) == {("d1", "input", "d1.txt")}


def test_rows_of_a_removed_document_are_caused_by_their_input(two_documents):
    two_documents("run-00001", {"d1": b"a", "d2": b"a"}, {"d1": "x", "d2": "x"})
    second = two_documents("run-00002", {"d1": b"a"}, {"d1": "x"})
    assert causes(second) == {("d2", "input", "d2.txt")}


def test_a_change_that_reaches_another_document_names_the_inputs(two_documents):
    two_documents("run-00001", {"d1": b"a", "d2": b"a"}, {"d1": "x", "d2": "x"})
    second = two_documents("run-00002", {"d1": b"b", "d2": b"a"}, {"d1": "y", "d2": "y"})
    assert ("d2", "input", "d1.txt") in causes(second)


@pytest.mark.parametrize(
    ("before", "after", "cause", "detail"),
    [
        (
            {"digests": {"seeds": {"vocabulary/disease.tsv": "1", "rules/cues.yaml": "1"}}},
            {"digests": {"seeds": {"vocabulary/disease.tsv": "2", "rules/cues.yaml": "1"}}},
            "vocabulary",
            "vocabulary/disease.tsv",
        ),
        (
            {"digests": {"seeds": {"rules/cues.yaml": "1"}}},
            {"digests": {"seeds": {"rules/cues.yaml": "2", "rules/more.yaml": "1"}}},
            "rule",
            "rules/cues.yaml, rules/more.yaml",
        ),
        (
            {"digests": {"code": {"entities": "1"}}},
            {"digests": {"code": {"entities": "2"}}},
            "code",
            "entities",
        ),
        ({"digests": {"code": "1"}}, {"digests": {"code": "2"}}, "code", "code"),
        ({"packages": {"pyarrow": "26"}}, {"packages": {"pyarrow": "27"}}, "code", "pyarrow"),
        ({"contract_version": "1.0"}, {"contract_version": "2.0"}, "contract", "1.0 to 2.0"),
        ({}, {}, "code", "no recorded digest differs"),
        (
            {"digests": {"seeds": {"vocabulary/disease.tsv": "1"}, "code": "1"}},
            {"digests": {"seeds": {"vocabulary/disease.tsv": "2"}, "code": "2"}},
            "vocabulary",
            "vocabulary/disease.tsv; and code: code",
        ),
    ],
)
def test_other_rows_are_caused_by_what_reaches_every_document(two_documents, before, after, cause, detail):
    two_documents("run-00001", {"d1": b"a"}, {"d1": "x"}, **before)
    second = two_documents("run-00002", {"d1": b"a"}, {"d1": "y"}, **after)
    assert causes(second) == {("d1", cause, detail)}
