from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity import stable_id, stable_ids, stable_numbers

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.tuples(TEXTS, st.integers(-(2**63), 2**63 - 1), st.none()))


def test_an_id_is_the_same_on_every_machine() -> None:
    assert stable_id("capture", "a.txt", None) == "c318e494ecfb12bd"


def test_keys_that_join_alike_have_different_ids() -> None:
    assert stable_id("a", "bc") != stable_id("ab", "c")


@given(ROWS)
def test_the_ids_of_many_rows_are_the_ids_of_each(rows: list[tuple[str, int, None]]) -> None:
    kinds = pa.string(), pa.int64(), pa.null()
    columns = map(pa.array, list(zip(*rows, strict=True)) or [(), (), ()], kinds)
    assert stable_ids("kind", *columns).to_pylist() == [stable_id("kind", *row) for row in rows]


def test_equal_texts_have_equal_numbers_and_no_text_has_none() -> None:
    one, other, again, none = stable_numbers(pa.array(["a", "b", "a", None])).to_pylist()
    assert one == again != other
    assert min(one, other) >= 0
    assert none is None
