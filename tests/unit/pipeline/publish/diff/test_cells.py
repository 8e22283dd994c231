"""Two columns differ exactly where Python's values do."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.diff.cells import differs

CUE = pa.struct([("start", pa.int32()), ("kind", pa.string())])

words = st.sampled_from(["", "a", "b"])
cues = st.fixed_dictionaries({"start": st.none() | st.integers(0, 2), "kind": st.none() | words})
KINDS = {
    "text": (pa.string(), words),
    "texts": (pa.list_(pa.string()), st.lists(st.none() | words, max_size=3)),
    "cue": (CUE, cues),
    "cues": (pa.list_(CUE), st.lists(cues, max_size=3)),
    "lists in structs": (pa.struct([("of", pa.list_(CUE))]), st.fixed_dictionaries({"of": st.lists(cues)})),
}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_values_differ_where_they_are_not_equal(kind, data):
    type_, values = KINDS[kind]
    pairs = data.draw(st.lists(st.tuples(st.none() | values, st.none() | values), max_size=8))
    start = data.draw(st.integers(0, len(pairs)))
    old, new = (pa.array([pair[side] for pair in pairs], type_).slice(start) for side in (0, 1))
    assert differs(old, new).to_pylist() == [before != after for before, after in pairs[start:]]
