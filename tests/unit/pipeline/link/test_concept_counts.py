"""Counts of mentions add up over any split of the documents."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.concept_counts import COUNTS, add_counts, count_mentions


def mentions_of(pairs: list[tuple[str, str]]) -> pa.Table:
    return pa.table(
        {
            "concept_id": pa.array([concept for concept, _ in pairs], pa.string()),
            "document_id": pa.array([document for _, document in pairs], pa.string()),
        }
    )


def test_mentions_and_documents_are_counted() -> None:
    counts = count_mentions(mentions_of([("B", "d1"), ("A", "d1"), ("A", "d1"), ("A", "d2")]))
    assert counts.to_pylist() == [
        {"concept_id": "A", "n_mentions": 3, "n_documents": 2},
        {"concept_id": "B", "n_mentions": 1, "n_documents": 1},
    ]


def test_nothing_counts_nothing() -> None:
    assert add_counts([]) == add_counts([count_mentions(mentions_of([]))]) == COUNTS.empty_table()


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("wxyz")), max_size=30), st.sampled_from("xyz")
)
def test_partial_sums_add_up_to_the_whole(pairs: list[tuple[str, str]], border: str) -> None:
    parts = [[p for p in pairs if p[1] < border], [p for p in pairs if p[1] >= border]]
    total = add_counts([count_mentions(mentions_of(part)) for part in parts])
    assert total == count_mentions(mentions_of(pairs))
