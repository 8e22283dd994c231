"""Columns of what is seen of places."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chain.columns import numbered

NEAR = st.integers(0, 40)
WHOLE = st.integers(0, 2**64 - 1)


@given(st.lists(st.one_of(NEAR, WHOLE), max_size=60))
def test_keys_have_one_number_where_they_are_equal(keys: list[int]) -> None:
    numbers = numbered(np.array(keys, np.uint64)).tolist()
    assert numbers == [list(dict.fromkeys(keys)).index(key) for key in keys]
