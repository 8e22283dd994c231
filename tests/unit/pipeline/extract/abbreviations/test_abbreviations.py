"""Definitions of short forms are found where they stand, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import CleanDocument, Sentence
from pipeline.extract.abbreviations import AbbreviationFinder
from tests.documents import one_segment
from tests.seeded import SEEDED

RULES = SEEDED.rules("abbreviations")
FINDER = AbbreviationFinder(RULES, lambda long, short: f"{long}>{short}")


def document(*sentences: str) -> CleanDocument:
    """A document of one paragraph with these sentences."""
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    spans = [
        Sentence("s", "body", start, start + len(sentence))
        for start, sentence in zip(starts, sentences, strict=True)
    ]
    return one_segment(text, sentences=spans)


def found(*sentences: str) -> list[tuple[str, str]]:
    return [(row.short, row.long) for row in FINDER.find(document(*sentences))]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("treated with mesenchymal stem cells (MSCs) from", "MSCs", "mesenchymal stem cells"),
        ("the ALS (amyotrophic lateral sclerosis) clinic", "ALS", "amyotrophic lateral sclerosis"),
        ("a disease (amyotrophic lateral sclerosis, ALS) that", "ALS", "amyotrophic lateral sclerosis"),
        ("the gene 'Disrupted in Ataxia' (DIA) is", "DIA", "Disrupted in Ataxia"),
        ("neural progenitor (NP) cells", "NP", "neural progenitor"),
        ("ST segment elevation myocardial infarction (STEMI)", "STEMI",
         "ST segment elevation myocardial infarction"),
        ("the Patient Health Questionnaire (PHQ-9)", "PHQ-9", "Patient Health Questionnaire"),
        ("the “Evidence-based Medicine” (EBM) course", "EBM", "Evidence-based Medicine"),
        ("pluripotent stem cells (hereafter, PSCs)", "PSCs", "pluripotent stem cells"),
        ("a board (DSMB = data and safety monitoring board) met", "DSMB", "data and safety monitoring board"),
        ("Time in s. CRP: C-reactive protein.", "CRP", "C-reactive protein"),
        ("DMPK=myotonic dystrophy protein kinase.", "DMPK", "myotonic dystrophy protein kinase"),
        ("WB indicates Western blot.", "WB", "Western blot"),
        ("the myotonic dystrophy protein kinase (DMPK) gene", "DMPK", "myotonic dystrophy protein kinase"),
        ("the oestrogen receptor (ER) was", "ER", "oestrogen receptor"),
        ("gave mesenchymal stem cells from the umbilical cord (UC-MSCs) to", "UC-MSCs",
         "mesenchymal stem cells from the umbilical cord"),
        ("in medium conditioned by neural crest stem cells (NCSC-CM) for", "NCSC-CM",
         "medium conditioned by neural crest stem cells"),
        ("the Leiden Open (source) Variation Database (LOVD) is", "LOVD",
         "Leiden Open (source) Variation Database"),
        ("of non-high-density lipoprotein (HDL) was", "HDL", "high-density lipoprotein"),
        ("treated non-human primates (NHPs) were", "NHPs", "non-human primates"),
        ("the odds ratio [OR] was", "OR", "odds ratio"),
        ("three (body mass index (BMI) of 27)", "BMI", "body mass index"),
        ("tumor necrosis factor alpha (TNF-α) rose", "TNF-α", "tumor necrosis factor alpha"),
        ("tumor necrosis factor-α (TNF-α) rose", "TNF-α", "tumor necrosis factor-α"),
        ("interleukin-1 beta (IL-1β) fell", "IL-1β", "interleukin-1 beta"),
        ("bone marrow-derived mesenchymal stem cells (BM-MSC) found", "BM-MSC",
         "bone marrow-derived mesenchymal stem cells"),
        ("proton pump inhibitors (PPIs) help", "PPIs", "proton pump inhibitors"),
        ("quality of life (QoL) rose", "QoL", "quality of life"),
        ("an electroencephalogram (EEG) was", "EEG", "electroencephalogram"),
        ("forced vital capacity (FVC; % of predicted) fell", "FVC", "forced vital capacity"),
        ("motor neurons (hereafter MNs) die", "MNs", "motor neurons"),
        ("severe Crohn's disease (CD) needs", "CD", "Crohn's disease"),
        ("the 2,6-diaminopurine (DAP) dose", "DAP", "2,6-diaminopurine"),
        ("soluble CD40 ligand(CD40L) was", "CD40L", "CD40 ligand"),
        ("levels of Testosterone (T) rose", "T", "Testosterone"),
        ("the Six-minute walk test (6MWT) showed", "6MWT", "Six-minute walk test"),
        ("a new nine hole peg test (9HPT) score", "9HPT", "nine hole peg test"),
        ("the ALSFRS-R (Revised ALS Functional Rating Scale) fell", "ALSFRS-R",
         "Revised ALS Functional Rating Scale"),
        ("the ALS Assessment Questionnaire (ALSAQ-40) was", "ALSAQ-40", "ALS Assessment Questionnaire"),
        ("number needed to treat (termed NNT below) was", "NNT", "number needed to treat"),
        ("separation of cerebrospinal fluid (CSF) was", "CSF", "cerebrospinal fluid"),
        ("Motor neuron disease, or MND, is", "MND", "Motor neuron disease"),
        ("MND, motor neuron disease, is", "MND", "motor neuron disease"),
    ],
)  # fmt: skip
def test_a_definition_is_found(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


def test_the_commas_of_a_list_of_short_forms_join_each_to_its_long_form() -> None:
    text = "Abbreviations: BBB, blood-brain barrier; NSC, neural stem cell; FVC, forced vital capacity."
    assert found(text) == [
        ("BBB", "blood-brain barrier"),
        ("NSC", "neural stem cell"),
        ("FVC", "forced vital capacity"),
    ]


def test_a_product_is_no_short_form_of_the_cells_that_it_is_made_of() -> None:
    finder = AbbreviationFinder(RULES, lambda long, short: None, lambda before, short: before.find("stem"))
    assert finder.find(document("We gave stem cells (AstraCord) to them.")) == []


def test_a_name_of_the_same_concept_right_before_a_short_form_is_its_long_form() -> None:
    finder = AbbreviationFinder(
        RULES, lambda long, short: None, lambda before, short: before.find("regulatory")
    )
    rows = finder.find(document("the regulatory T cells (Tregs) rose"))
    assert [(row.short, row.long) for row in rows] == [("Tregs", "regulatory T cells")]


def test_a_name_without_the_first_letter_yields_to_words_that_have_all_letters() -> None:
    by_name = AbbreviationFinder(
        RULES, lambda long, short: None, lambda before, short: before.find("neural stem")
    )
    rows = by_name.find(document("We grafted human fetal neural stem cells (hNSCs) into cords."))
    assert [(row.short, row.long) for row in rows] == [("hNSCs", "human fetal neural stem cells")]


@pytest.mark.parametrize(
    "text",
    [
        "thirty patients (Group 2) were treated",
        "cells were injected (Fig 3)",
        "a large effect (P < 0.001)",
        "three patients (n = 3) died",
        "as others found (Smith 2010)",
        "some neurons (e.g. upper ones) die",
        "the treatment (see Table 2)",
        "two arms (II) were open",
        "our cohort [OR = 6.9] was small",
        "contrast medium (CT) was given",
        "finger pressure was monitored at rest (FMR)",
        "the mean (SD) was three",
        "we thank J. Ortiz (JO)",
        "we saw ALS, dementia, and stroke",
        "men in Spain, or ALS, were lost",
        "seen in FVC, motor neuron decline, and others",
        "the rats (2017) were old",
        "an unclosed amyotrophic lateral sclerosis (ALS",
        "the internal carotid artery (A)",
        "a tidal volume V(T) fell",
        "the stem cell(SC",
        "MSC (MSC)",
        "Gruber HE, Hanley EN. Notes",
        "AIM: Assess whether MSCs may help",
        "the National Fund for Scientific Research (FNRS)",
        "CONCLUSION: CT may be more suitable for differentiation between stenosis and occlusion",
        "progression of the disease (DP)",
        "cells of the cord in mice (CMX)",
        "survival of mice and men (SMWZ)",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert found(text) == []


def test_a_long_form_never_begins_in_the_sentence_before() -> None:
    assert found("They studied amyotrophic lateral.", "Sclerosis (ALS) is rare.") == []


def test_both_parts_of_a_pair_are_defined() -> None:
    assert found("amyotrophic lateral sclerosis/motor neuron disease (ALS/MND) is") == [
        ("ALS", "amyotrophic lateral sclerosis"),
        ("MND", "motor neuron disease"),
    ]


def test_a_row_covers_the_short_form_and_carries_its_concept() -> None:
    text = "Neural stem cells (NSCs) migrate; neural stem cells (NSCs) divide."
    rows = FINDER.find(document(text))
    assert [(row.start, row.end) for row in rows] == [(19, 23), (53, 57)]
    assert rows[0].concept_id == "Neural stem cells>NSCs"


WORDS = [
    "amyotrophic ",
    "lateral ",
    "sclerosis ",
    "ALS ",
    "(ALS) ",
    "(ALSs) ",
    "non-",
    "of ",
    "(",
    ") ",
    "; ",
    "a",
]


@given(st.lists(st.lists(st.sampled_from(WORDS)).map("".join), max_size=6))
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    used = AbbreviationFinder(RULES, lambda long, short: None)
    for text in texts:
        fresh = AbbreviationFinder(RULES, lambda long, short: None)
        assert used.find(document(text)) == fresh.find(document(text))


@given(st.text(alphabet="aAbB1 ()[],.;=/-α\n", max_size=80))
def test_every_definition_is_literally_in_its_sentence(text: str) -> None:
    for row in FINDER.find(document(text)):
        assert text[row.start : row.end] == row.short
        assert row.long in text


@pytest.mark.parametrize(
    "piece", ["(", "( ", "(a ", "(AB) ", "[(", "a b c (ABC) ", "AB: c", "AB=cdefg hi;", "x" * 50]
)
def test_a_text_of_brackets_costs_no_more_than_its_length(piece: str) -> None:
    FINDER.find(document((piece * 40_000)[:40_000]))


def test_a_short_form_of_a_legend_is_defined_once() -> None:
    legend = "AF indicates atrial fibrillation; CABG, coronary artery bypass graft; DM, diabetes mellitus."
    assert [short for short, _ in found(legend)] == ["AF", "CABG", "DM"]
