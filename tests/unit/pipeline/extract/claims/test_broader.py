"""Which concepts are broader than others."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.broader import Broader
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.vocabulary import Vocabulary


def concept(concept_id: str, *broader: str) -> Concept:
    return Concept(concept_id, "cell_source", concept_id, (), (), broader, (), (), "")


CELLS = [concept("cells"), concept("msc", "cells"), concept("bm-msc", "msc"), concept("uc-msc", "msc")]
BROADER = Broader(Vocabulary({one.concept_id: one for one in CELLS}))


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [("msc", "msc", True), ("cells", "bm-msc", True), ("bm-msc", "cells", True), ("bm-msc", "uc-msc", False)],
)
def test_concepts_are_related_where_one_is_broader(one: str, other: str, related: bool) -> None:
    assert BROADER.are_related(one, other) is related


@pytest.mark.parametrize(
    ("named", "narrowest"),
    [
        (set(), None),
        ({"msc"}, "msc"),
        ({"cells", "msc", "bm-msc"}, "bm-msc"),
        ({"msc", "bm-msc", "uc-msc"}, None),
    ],
)
def test_the_narrowest_is_one_that_all_others_are_broader_than(
    named: set[str], narrowest: str | None
) -> None:
    assert BROADER.narrowest(named) == narrowest


@pytest.mark.parametrize(
    ("among", "narrowed"),
    [
        (set(), "msc"),
        ({"uc-msc"}, "uc-msc"),
        ({"cells", "bm-msc"}, "bm-msc"),
        ({"bm-msc", "uc-msc"}, "msc"),
    ],
)
def test_a_concept_is_narrowed_to_the_one_that_is_narrower(among: set[str], narrowed: str) -> None:
    assert BROADER.narrowed("msc", among) == narrowed
