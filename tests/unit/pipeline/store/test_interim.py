"""Tables that only stages read."""

from __future__ import annotations

import pickle

import pyarrow as pa

from pipeline.store import alone


def test_few_rows_of_many_are_sent_with_their_own_bytes_only() -> None:
    many = pa.table({"text": ["a" * 100] * 10_000})
    few = many.slice(5_000, 2)
    assert alone(few).equals(few)
    assert len(pickle.dumps(alone(few))) < 2_000 < len(pickle.dumps(few))
