from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.shards import LONGEST, cut, modulus_for
from pipeline.identity import stable_id

ids = st.lists(st.integers(0, 10**6).map(stable_id), unique=True, max_size=400)


@given(ids)
def test_shards_tile_the_documents_in_order(document_ids: list[str]) -> None:
    shards = cut(document_ids, 8)
    assert [index for start, end in shards for index in range(start, end)] == list(range(len(document_ids)))


@given(ids)
def test_no_shard_is_longer_than_four_times_the_modulus(document_ids: list[str]) -> None:
    assert all(end - start <= LONGEST * 8 for start, end in cut(document_ids, 8))


@given(ids)
def test_only_the_last_shard_is_shorter_than_the_modulus(document_ids: list[str]) -> None:
    assert all(end - start >= 8 for start, end in cut(document_ids, 8)[:-1])


def test_no_documents_make_one_empty_shard() -> None:
    assert cut([], 8) == [(0, 0)]


def test_an_inserted_document_seldom_changes_a_second_shard() -> None:
    before = [stable_id(number) for number in range(2000)]
    kept = {tuple(before[start:end]) for start, end in cut(before, 16)}
    changed = []
    for place in range(0, 2000, 20):
        after = [*before[:place], stable_id("new", place), *before[place:]]
        changed.append(sum(tuple(after[start:end]) not in kept for start, end in cut(after, 16)))
    assert 1 <= min(changed) <= max(changed) <= 4
    assert sum(changed) <= 1.2 * len(changed)


def test_the_modulus_is_a_power_of_two_that_grows_with_the_root_of_the_corpus() -> None:
    assert [modulus_for(n) for n in (0, 5, 20_000, 300_000, 10_000_000)] == [64, 64, 64, 256, 1024]
