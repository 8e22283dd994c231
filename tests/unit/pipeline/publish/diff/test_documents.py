"""Only documents whose rows differ are looked at alone, and none of them is missed."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.diff.cells import differs
from pipeline.publish.diff.documents import differing_documents

SPAN = pa.struct([("start", pa.int32())])
SCHEMA = pa.schema(
    [
        ("document_id", pa.string()),
        ("low", pa.float64()),
        ("names", pa.list_(pa.string())),
        ("cues", pa.list_(SPAN)),
    ]
)
ROW = st.tuples(
    st.none() | st.sampled_from([0.5, 1.0]),
    st.none() | st.lists(st.none() | st.sampled_from("ab"), max_size=2),
    st.lists(st.integers(0, 2).map(lambda start: {"start": start}), max_size=2),
)
CORPUS = st.dictionaries(st.sampled_from("abcdef"), st.lists(ROW, min_size=1, max_size=3))


def table(corpus):
    rows = [
        dict(zip(SCHEMA.names, (name, *row), strict=True)) for name in sorted(corpus) for row in corpus[name]
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


@given(CORPUS, CORPUS)
def test_exactly_the_documents_that_differ_are_left(before, after):
    left = differing_documents(table(before), table(after), document="document_id")
    for corpus, other, rows in ((before, after, left[0]), (after, before, left[1])):
        expected = {name: given for name, given in corpus.items() if other.get(name) != given}
        assert rows.equals(table(expected))


@pytest.mark.parametrize("step", [2, 50])
def test_many_and_few_documents_that_differ_are_found_across_pieces(step):
    rows = [{"document_id": f"{number:03}", "low": 0.5, "names": ["a"], "cues": []} for number in range(300)]
    others = [{**row, "names": ["b"]} if place % step == 1 else row for place, row in enumerate(rows)]
    before, after = (
        pa.concat_tables(pa.Table.from_pylist(side[start : start + 100], SCHEMA) for start in (0, 100, 200))
        for side in (rows, others)
    )
    left = differing_documents(before, after, document="document_id")
    assert [one.to_pylist() for one in left] == [rows[1::step], others[1::step]]


def test_documents_that_changed_places_are_left():
    rows = table({"a": [(0.5, [], [])], "b": [(1.0, [], [])]})
    turned = rows.take([1, 0])
    assert [side.num_rows for side in differing_documents(rows, turned, document="document_id")] == [2, 2]


def test_other_columns_leave_every_document():
    rows = table({"a": [(0.5, [], [])]})
    other = rows.drop_columns(["low"])
    assert [side.num_rows for side in differing_documents(rows, other, document="document_id")] == [1, 1]


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        (pa.float64(), [float("nan"), None, 1.0], [float("nan"), float("nan"), 2.0], [False, True, True]),
        (pa.string(), ["a", None, None], ["a", None, "a"], [False, False, True]),
        (
            pa.list_(pa.string()),
            [["a"], [], None, ["a"]],
            [["b"], None, None, ["a"]],
            [True, True, False, False],
        ),
        (pa.list_(SPAN), [[{"start": 1}], []], [[{"start": 2}], []], [True, False]),
        (pa.binary(), [b"a", b""], [b"a", None], [False, True]),
    ],
)
def test_values_differ_by_what_they_hold(kind, old, new, expected):
    assert differs(pa.array(old, kind), pa.array(new, kind)).to_pylist() == expected


def test_a_column_that_changed_its_type_differs_by_its_words():
    assert differs(pa.array([1, 2]), pa.array(["1", "2"])).to_pylist() == [True, True]
    assert differs(pa.array([1, 2], pa.int32()), pa.array([1, 3], pa.int64())).to_pylist() == [False, True]
