"""Only stretches whose parts differ are compared, and they meet where both versions cut alike."""

from __future__ import annotations

import pytest

from pipeline.publish.diff.regions import ENOUGH_BYTES, ENOUGH_ROWS, Region, batched, regions

BY_DOCUMENT = {"document_key": "document_id", "sort_key": ["start"], "primary_key": ["mention_id"]}
BY_KEY = {"document_key": None, "sort_key": ["work_id"], "primary_key": ["work_id"]}
BY_OTHER_KEY = {"document_key": None, "sort_key": ["title"], "primary_key": ["work_id"]}


def parts(text):
    """``a1 b2``: a part that begins at document ``a`` with hash ``1``."""
    return [{"first_key": [word[0], "0"], "sha256": word[1], "rows": 1} for word in text.split()]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a1 b2 c3", "a1 b2 c3", []),
        ("a1 b2 c3", "a1 b9 c3", [("2", "9")]),
        ("a1 b2 c3", "a1 c3", [("2", "")]),
        ("a1 c3", "a1 b2 c3", [("", "2")]),
        ("a4 b2 c3", "a1 c3", [("42", "1")]),
        ("a1 b2 c3", "a7 b8 c9", [("1", "7"), ("2", "8"), ("3", "9")]),
        ("b2", "a1 b2", [("", "1")]),
        ("a1 b2", "x3 y4", [("12", "34")]),
        ("a1", "", [("1", "")]),
        ("a1 b2", "b3 a4", [("12", "34")]),
        ("a1 a2 b3", "a1 a4 b3", [("2", "4")]),
    ],
)
def test_stretches_end_where_both_versions_cut(before, after, found):
    stretches = regions(parts(before), parts(after), entry=BY_DOCUMENT)
    assert [(_hashes(one.before), _hashes(one.after)) for one in stretches] == found


def test_corpus_wide_tables_are_cut_at_their_keys():
    found = list(regions(parts("a1 b2"), parts("a1 b3"), entry=BY_KEY))
    assert [_hashes(one.after) for one in found] == ["3"]


def test_a_table_whose_rows_can_move_is_one_stretch():
    found = list(regions(parts("a1 b2"), parts("a1 b3"), entry=BY_OTHER_KEY))
    assert [_hashes(one.after) for one in found] == ["13"]


def test_small_stretches_are_compared_together_and_large_ones_alone():
    small, many, large = (
        [{"rows": rows, "bytes": size}] for rows, size in ((10, 10), (ENOUGH_ROWS, 10), (10, ENOUGH_BYTES))
    )
    found = [Region(*sides) for sides in ((small, small), (small, []), (many, []), ([], large), ([], small))]
    assert list(batched(found)) == [found[:3], found[3:4], found[4:]]


def _hashes(found):
    return "".join(part["sha256"] for part in found)
