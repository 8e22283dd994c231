"""When `the grafts` or `treated mice` stands for the intervention of the title."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pipeline.document import CleanDocument, OffsetMap, Sentence
from pipeline.extract.claims.meant import Meant
from pipeline.extract.claims.meant.implied import loosened
from pipeline.extract.claims.parts import Parts
from pipeline.extract.rows import Named
from tests.seeded import SEEDED

RULES, VOCABULARY = SEEDED.rules("claims"), SEEDED.vocabulary
IMPLIED = Meant(RULES, VOCABULARY, Parts(RULES)).implied

MSC, BM_MSC, MSC_TRANSPLANTATION = "CL:0000134", "CL:0002540", "MESH:D045164"
UC_MSC = "CL:0002569"
NSC, RILUZOLE, CELL_THERAPY = "CL:0000047", "CHEBI:8863", "MAXO:0000016"


def document(
    document_type: str = "preclinical_study", role: str = "abstract", told: str = "The grafts delayed onset."
) -> CleanDocument:
    """A title and one sentence; what they name is told apart from them."""
    text = f"About cells.\n{told}"
    sentences = [Sentence("t", "title", 0, 12), Sentence("s", role, 13, len(text))]
    return CleanDocument("d", "u", text, [], sentences, OffsetMap([], [], []), "pubmed_record", document_type)


def named(concept_id: str, sentence: int) -> Named:
    return Named(0, 5, sentence, "cell_source", concept_id)


@pytest.mark.parametrize(
    ("in_title", "in_abstract", "meant"),
    [
        ([MSC], [], MSC),
        ([MSC], [MSC], MSC),
        ([MSC], [BM_MSC], MSC),
        ([MSC_TRANSPLANTATION], [MSC], MSC_TRANSPLANTATION),
        ([MSC], [CELL_THERAPY], MSC),
        ([MSC], [CELL_THERAPY, NSC], None),
        ([MSC], [NSC], None),
        ([MSC, RILUZOLE], [], None),
        ([RILUZOLE], [], None),
        ([], [MSC], None),
    ],
)
def test_a_title_of_one_kind_of_cells_tells_what_is_meant(
    in_title: list[str], in_abstract: list[str], meant: str | None
) -> None:
    interventions = [*(named(one, 0) for one in in_title), *(named(one, 1) for one in in_abstract)]
    assert IMPLIED.of(document(), interventions) == meant


@pytest.mark.parametrize(
    ("in_title", "in_abstract", "meant"),
    [
        (MSC, [BM_MSC], BM_MSC),
        (MSC, [BM_MSC, MSC], BM_MSC),
        (MSC, [BM_MSC, UC_MSC], MSC),
        (BM_MSC, [MSC], BM_MSC),
        (MSC_TRANSPLANTATION, [BM_MSC], MSC_TRANSPLANTATION),
    ],
)
def test_the_closer_name_of_what_was_given_is_meant(
    in_title: str, in_abstract: list[str], meant: str
) -> None:
    interventions = [named(in_title, 0), *(named(one, 1) for one in in_abstract)]
    assert IMPLIED.of(document(told="We gave cells; patients received these."), interventions) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("Riluzole prolongs survival.", MSC), ("Mice received riluzole or cells.", None)]
)
def test_a_drug_counts_only_where_it_was_given(text: str, meant: str | None) -> None:
    one = document()
    sentences = [one.sentences[0], Sentence("s", "abstract", 13, 13 + len(text))]
    given = replace(one, text=f"About cells.\n{text}", sentences=sentences)
    assert IMPLIED.of(given, [named(MSC, 0), named(RILUZOLE, 1)]) == meant


def test_a_page_that_advertises_means_what_its_title_names() -> None:
    page = document("marketing", "body")
    assert IMPLIED.of(page, [named(MSC, 0)]) == MSC
    offered = replace(page, text="About cells.\nOur treatment slows it.")
    assert IMPLIED.in_sentence(offered, 1, MSC) == Named(13, 26, 1, "cell_source", MSC)


@pytest.mark.parametrize(
    ("in_body", "meant"),
    [
        ([MSC], MSC),
        ([BM_MSC, MSC], BM_MSC),
        ([CELL_THERAPY, MSC], MSC),
        ([MSC, NSC], None),
        ([RILUZOLE], None),
    ],
)
def test_a_page_on_others_work_means_the_one_kind_of_cells_that_it_names(
    in_body: list[str], meant: str | None
) -> None:
    assert IMPLIED.of(document("news", "body"), [named(one, 1) for one in in_body]) == meant


def test_a_page_on_others_work_means_it_in_its_body() -> None:
    page = replace(document("news", "body"), text="About cells.\nThe treatment was safe.")
    assert IMPLIED.in_sentence(page, 1, MSC) == Named(13, 26, 1, "cell_source", MSC)


def test_a_review_means_no_intervention_of_its_own() -> None:
    assert IMPLIED.of(document("review"), [named(MSC, 0)]) is None


def test_the_words_are_found_in_the_abstract_and_nowhere_else() -> None:
    found = IMPLIED.in_sentence(document(), 1, MSC)
    assert found == Named(13, 23, 1, "cell_source", MSC)
    assert IMPLIED.in_sentence(document(role="body"), 1, MSC) is None
    assert IMPLIED.in_sentence(document(), 0, MSC) is None


@pytest.mark.parametrize(
    ("pattern", "loose"),
    [
        (r"\b[tT]he grafts?\b(?! (?:of|for)s?\b)", r"(?:\b[tT]he grafts?\b)"),
        (r"(?<=[aA]fter )(?:cell )?grafting\b", r"(?:[aA]fter (?:cell )?grafting\b)"),
        (r"\b(?:[gG]raft|[cC]ell)(?=-related\b)", r"(?:\b(?:[gG]raft|[cC]ell)-related\b)"),
        (r"(?:(?<=\bin )|(?<=\bof ))treated mice", "(?:(?:|)treated mice)"),
        (r"(?<=\bin )(?=(?:treated|grafted) mice\b)", r"(?:\bin (?:treated|grafted) mice\b)"),
        (r"\b[tT]he (?=(?:treated) mice\b)", r"(?:\b[tT]he (?:treated) mice\b)"),
        (r"the \w+ cells", ""),
        ("the ++cells", ""),
        (r"(?i)the cells", ""),
    ],
)
def test_a_pattern_for_arrow_looks_at_nothing_around_it(pattern: str, loose: str) -> None:
    assert loosened(pattern) == loose


def test_each_text_in_which_words_mean_an_intervention_fits_the_pattern_for_arrow() -> None:
    finds = RULES["implied"]["finds"]
    assert all(pc.match_substring_regex(pa.array(finds), IMPLIED.hint).to_pylist())


def test_a_sentence_that_tells_of_no_treatment_does_not_fit_it() -> None:
    plain = ["The motor neurons of most patients degenerate, and one in two of them dies within three years."]
    assert not any(pc.match_substring_regex(pa.array(plain), IMPLIED.hint).to_pylist())


@pytest.mark.parametrize(
    ("named_in_text", "meant"),
    [
        ([BM_MSC], BM_MSC),
        ([MSC, BM_MSC], BM_MSC),
        ([BM_MSC, NSC], CELL_THERAPY),
        ([RILUZOLE], CELL_THERAPY),
    ],
)
def test_a_page_that_sells_means_the_narrowest_cells_that_it_names(
    named_in_text: list[str], meant: str
) -> None:
    interventions = [named(CELL_THERAPY, 0), *(named(one, 1) for one in named_in_text)]
    assert IMPLIED.of(document("marketing", "body"), interventions) == meant
