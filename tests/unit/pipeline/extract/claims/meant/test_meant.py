"""Which of several ways tells what a sentence means."""

from __future__ import annotations

import pytest

from pipeline.document import CleanDocument, OffsetMap, Sentence
from pipeline.extract.claims.meant import BY_WORDS, NAMING, WITHOUT_WORDS, Meant
from pipeline.extract.claims.meant.asked import Asked, Last
from pipeline.extract.claims.parts import Parts
from pipeline.extract.rows import Named
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
MEANT = Meant(RULES, SEEDED.vocabulary, Parts(RULES))
MSC, NSC = "CL:0000134", "CL:0000047"
GIVEN = "MSCs were given to mice."


def asked(text: str, titled: str | None = NSC) -> Asked:
    """The sentence ``text`` behind one that gives MSCs, below a title that names NSCs."""
    whole, start = f"{GIVEN} {text}", len(GIVEN) + 1
    sentences = [Sentence("s", "abstract", 0, start - 1), Sentence("t", "abstract", start, len(whole))]
    kinds = "pubmed_record", "preclinical_study"
    document = CleanDocument(
        "d", "u", whole, [], sentences, OffsetMap([], [], []), *kinds, title="NSC therapy"
    )
    cells = Named(0, 4, 0, "cell_source", MSC)
    last = Last([cells], [cells])
    return Asked(document, 1, last, last, titled)


@pytest.mark.parametrize(
    ("text", "words", "concept_id"),
    [
        ("These cells slowed it where the grafts lived.", "These cells", MSC),
        ("Onset was delayed by the grafts.", "the grafts", NSC),
    ],
)
def test_words_mean_the_sentence_before_rather_than_the_title(text: str, words: str, concept_id: str) -> None:
    one = asked(text)
    found = MEANT.of(BY_WORDS, one)
    assert found
    assert (one.document.text[found.start : found.end], found.sentence) == (words, 1)
    assert found.concept_id == concept_id


def test_a_result_is_of_what_was_given_before_rather_than_of_the_title() -> None:
    one = asked("Survival was prolonged by 12 days.")
    head = len(GIVEN) + 1
    assert MEANT.of(WITHOUT_WORDS, one) == Named(head, head, 1, "cell_source", MSC)
    away = one._replace(last=None, named=None)
    assert MEANT.of(WITHOUT_WORDS, away) is None


def test_a_sentence_that_names_cells_means_them_again_by_its_own_words() -> None:
    one = asked("In our trial of MSCs, the cells were safe.")
    start = one.document.text.index("MSCs,")
    cells = Named(start, start + 4, 1, "cell_source", MSC)
    last = Last([cells], [cells])
    again = MEANT.of(NAMING, one._replace(last=last, named=last))
    assert again == Named(start + 6, start + 15, 1, "cell_source", MSC)
