"""Of two parts only those columns are read that can tell of a difference."""

from __future__ import annotations

import pytest

from pipeline.publish.diff.pairs import Opened, read_pair

KEY = ["document_id", "mention_id"]


def mention(number, **values):
    return {"mention_id": f"m{number}", "document_id": "d1", "surface": "MSC", "start": number, **values}


@pytest.fixture
def pair(lab):
    """The two sides of what is read where one part of mentions became another."""

    def read(before, after):
        versions = [
            lab.publish(f"run-0000{number}", {"mentions": [rows]})
            for number, rows in enumerate((before, after), start=1)
        ]
        entries = [version.manifest["tables"]["mentions"] for version in versions]
        sides = zip(versions, entries, strict=True)
        opened = (Opened.of(version, entry["parts"][0]) for version, entry in sides)
        return read_pair(*opened, entries[1])

    return read


def test_of_columns_that_are_alike_only_the_key_is_read(pair):
    old, new = pair([mention(1), mention(2)], [mention(1), mention(2, surface="stem cell")])
    assert sorted(old.column_names) == sorted([*KEY, "surface"])
    assert old.drop_columns(["surface"]).equals(new.drop_columns(["surface"]))
    assert new["surface"].to_pylist() == ["MSC", "stem cell"]


def test_where_rows_came_or_went_all_columns_are_read(pair):
    old, new = pair([mention(1)], [mention(1), mention(2)])
    assert old.schema.equals(new.schema)
    assert (old["start"].to_pylist(), new["start"].to_pylist()) == ([1], [1, 2])
    assert len(new.column_names) > len(KEY) + 2


def test_a_row_with_another_key_is_read_whole_and_shares_what_is_alike(pair):
    old, new = pair([mention(1, mention_id="a")], [mention(1, mention_id="b")])
    assert (old["mention_id"].to_pylist(), new["mention_id"].to_pylist()) == (["a"], ["b"])
    assert old.drop_columns(["mention_id"]).equals(new.drop_columns(["mention_id"]))
