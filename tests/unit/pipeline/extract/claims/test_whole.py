"""Which of names inside each other a claim is about."""

from __future__ import annotations

from pipeline.extract.claims.whole import WholeNames, apart
from pipeline.extract.rows import Named
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
WRAPPING = RULES["wrappings"][0]
VOCABULARY = SEEDED.vocabulary
WHOLE = WholeNames(RULES, VOCABULARY, frozenset({"cells", "factor", WRAPPING}))


def named(*spans: tuple[int, int, str]) -> list[Named]:
    return [Named(start, end, 0, "any", concept_id) for start, end, concept_id in spans]


def test_names_apart_are_all_whole() -> None:
    mentions = named((0, 4, "cells"), (5, 9, "factor"))
    assert WHOLE.of(mentions) is mentions


def test_a_name_inside_an_intervention_is_left_out() -> None:
    assert WHOLE.of(named((0, 20, "cells"), (4, 10, "factor"))) == named((0, 20, "cells"))


def test_a_name_inside_what_is_no_intervention_is_kept() -> None:
    mentions = named((0, 20, "disease"), (4, 10, "factor"))
    assert WHOLE.of(mentions) == mentions


def test_a_name_that_wraps_an_intervention_is_left_out_instead() -> None:
    assert WHOLE.of(named((0, 20, WRAPPING), (4, 10, "cells"))) == named((4, 10, "cells"))


def test_a_name_that_could_wrap_one_but_does_not_is_kept() -> None:
    mentions = named((0, 20, WRAPPING), (4, 10, "disease"), (30, 40, "cells"))
    assert WHOLE.of(mentions) == named((0, 20, WRAPPING), (30, 40, "cells"))


def test_a_treatment_by_narrower_cells_than_its_name_tells_is_one_by_these() -> None:
    treatment, narrower = "ACE:mesenchymal-stem-cell-therapy", "CL:0002569"
    whole = WholeNames(RULES, VOCABULARY, frozenset({treatment, narrower, "CL:0000134"}))
    assert whole.of(named((0, 16, treatment), (0, 6, narrower))) == named((0, 6, narrower))
    assert whole.of(named((0, 16, treatment), (0, 3, "CL:0000134"))) == named((0, 16, treatment))


def test_what_has_no_letter_or_stands_in_a_longer_name_is_no_token() -> None:
    mentions = named((0, 20, "cells"), (4, 10, "factor"), (30, 40, "person"))
    assert apart(mentions, ["i", "i", ""]) == (named((0, 20, "cells")), ["i"])
