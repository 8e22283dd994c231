from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity import stable_id, stable_ids

ROWS = st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers(), st.none()))


def test_an_id_is_the_same_on_every_machine() -> None:
    assert stable_id("capture", "a.txt", None) == "c318e494ecfb12bd"


def test_keys_that_join_alike_have_different_ids() -> None:
    assert stable_id("a", "bc") != stable_id("ab", "c")


@given(ROWS)
def test_the_ids_of_many_rows_are_the_ids_of_each(rows: list[tuple[str, int, None]]) -> None:
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    assert stable_ids("kind", *columns) == [stable_id("kind", *row) for row in rows]
