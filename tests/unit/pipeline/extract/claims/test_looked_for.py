"""What one look at many sentences tells is what a search of each tells."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.looked_for import LookedFor, looked_at, sentences_of
from tests.documents import one_sentence
from tests.seeded import SEEDED

TEXTS = (
    "Healthy mice lived longer.",
    "Ten patients received MSCs.",
    "MSCs were naïvely given to mice.",
    "Nothing was said.",
    "préwas given twice",
    "Two of 12 died; none of the deaths was laid on the grafts.",
    "These cells were given to mice.",
    "Group A lived longer.",
    "Stemgrow may have slowed it.",
    "In a trial of MSCs, the cells were safe.",
)
SOURCES = [r"\b(?:was|were) (?:\w+ )?given\b", r"(?i)\breceived\b|\btwice$", r"\bwas given"]
CLAIMS = SEEDED.claims


@pytest.mark.parametrize("source", SOURCES)
def test_a_look_at_all_tells_what_a_search_of_each_tells(source: str) -> None:
    documents = [one_sentence(text) for text in TEXTS]
    looked, alone = LookedFor(source, "x"), LookedFor(source, "x")
    looked.look_at(documents, sentences_of(documents))
    found = [looked.fits(one, place) for one in documents for place in range(len(one.sentences))]
    assert found == [alone.fits(one, place) for one in documents for place in range(len(one.sentences))]


def test_what_was_seen_of_others_is_forgotten() -> None:
    looked, document = LookedFor("given", "x"), one_sentence("MSCs were given.")
    looked.look_at([document], sentences_of([one_sentence("Nothing was said.")]))
    assert not looked.fits(document, 0)
    looked.forget()
    assert looked.fits(document, 0)


def test_only_a_sentence_that_was_seen_not_to_fit_may_not() -> None:
    documents = [
        one_sentence(text) for text in ("MSCs were given.", "Nothing was said.", "Naïve cells died.")
    ]
    looked = LookedFor("given", "x")
    assert [looked.may_fit(one, 0) for one in documents] == [True, True, True]
    with looked_at([looked], documents):
        assert [looked.may_fit(one, 0) for one in documents] == [True, False, True]
    assert looked.may_fit(documents[1], 0)


def test_arrow_reads_each_pattern_that_is_looked_for_as_python_does() -> None:
    documents = [one_sentence(text) for text in TEXTS]
    candidates = CLAIMS._candidates
    told = []
    for pattern in candidates.patterns:
        alone = [pattern.fits(one, 0) for one in documents]
        pattern.look_at(documents, sentences_of(documents))
        assert [pattern.fits(one, 0) for one in documents] == alone
        pattern.forget()
        told.append(any(alone))
    assert all(told)
