"""Concepts are found where the text names them: whole words, right case, this document's sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import CleanDocument, Sentence, Span
from pipeline.extract.context import Scope
from pipeline.extract.mentions import MentionFinder
from pipeline.extract.rows import Abbreviation, Mention
from pipeline.vocabulary.vocabulary import Concept, Vocabulary
from tests.documents import one_segment, one_sentence
from tests.seeded import SEEDED

RULES = SEEDED.rules("mentions")


def concept(
    concept_id: str, kind: str, label: str, *synonyms: str, ambiguous: tuple[str, ...] = ()
) -> Concept:
    return Concept(concept_id, kind, label, synonyms, ambiguous, (), (), (), "here")


VOCABULARY = Vocabulary(
    {
        row.concept_id: row
        for row in [
            concept("X:als", "disease", "amyotrophic lateral sclerosis", "ALS", "Lou Gehrig's disease"),
            concept("X:calcium", "drug", "calcium ion", "Ca2+"),
            concept("X:cd4", "cell_type", "CD4-positive T cell", "CD4+ T cell"),
            concept("X:immune", "cell_type", "immune cell"),
            concept("X:il1b", "gene_protein", "interleukin-1 beta", "IL-1β"),
            concept("X:it", "delivery_route", "intrathecal injection", "intrathecal", ambiguous=("IT",)),
            concept("X:lmn", "cell_type", "lower motor neuron"),
            concept("X:mir", "biomarker", "microRNA"),
            concept("X:mn", "cell_type", "motor neuron", ambiguous=("MN",)),
            concept("X:msc", "cell_source", "mesenchymal stem cell", "MSC"),
            concept("X:bmmsc", "cell_source", "bone marrow-derived mesenchymal stem cell", "BM-MSC"),
            concept("X:nsc", "cell_source", "neural stem cell"),
            concept("X:sc", "cell_source", "stem cell", ambiguous=("SC",)),
            concept("X:cord", "anatomy", "spinal cord", ambiguous=("SC",)),
            concept(
                "X:under",
                "delivery_route",
                "subcutaneous injection",
                "subcutaneous",
                "s.c.",
                ambiguous=("SC",),
            ),
            concept("X:tracheostomy", "outcome", "tracheostomy"),
            concept("X:invasive", "outcome", "invasive ventilation", "tracheostomy ventilation"),
            concept("X:niv", "outcome", "noninvasive ventilation"),
            concept("X:umn", "cell_type", "upper motor neuron"),
            concept("X:vegf", "gene_protein", "VEGF"),
        ]
    }
)
FINDER = MentionFinder(VOCABULARY, RULES)
PIECES = [
    "motor neuron",
    "stem cells",
    "SC",
    "IT",
    "ALS",
    "non-",
    "lower ",
    "upper ",
    " and ",
    ", ",
    " ",
    ". ",
    "s",
]


def document(text: str, role: str = "body") -> CleanDocument:
    return one_sentence(text) if role == "body" else one_segment(text, role)


def found(text: str, *abbreviations: Abbreviation) -> list[tuple[str, str]]:
    """Surface and concept of each mention."""
    rows = FINDER.find(document(text), abbreviations)
    return [(text[row.start : row.end], row.concept_id) for row in rows]


def defined(text: str, short: str, concept_id: str | None, long: str = "long form") -> Abbreviation:
    start = text.index(short)
    return Abbreviation(short, long, start, start + len(short), concept_id)


@pytest.mark.parametrize(
    ("text", "surface", "concept_id"),
    [
        ("Neural stem cells divide.", "Neural stem cells", "X:nsc"),
        ("(ALS)", "ALS", "X:als"),
        ("MSCs, too", "MSCs", "X:msc"),
        ("bone-marrow derived mesenchymal stem cells",
         "bone-marrow derived mesenchymal stem cells", "X:bmmsc"),
        ("bone marrow\u2010derived mesenchymal stem cell",
         "bone marrow\u2010derived mesenchymal stem cell", "X:bmmsc"),
        ("a BM\u2011MSC product", "BM\u2011MSC", "X:bmmsc"),
        ("spinal\ncord", "spinal\ncord", "X:cord"),
        ("spinal\u00a0cord", "spinal\u00a0cord", "X:cord"),
        ("free Ca2+ rose", "Ca2+", "X:calcium"),
        ("CD4⁺ T cells", "CD4⁺ T cells", "X:cd4"),
        ("IL-1beta", "IL-1beta", "X:il1b"),
        ("interleukin 1β fell", "interleukin 1β", "X:il1b"),
        ("Lou Gehrig’s disease", "Lou Gehrig’s disease", "X:als"),
        ("given s.c. daily", "s.c.", "X:under"),
        ("İ in ALS", "ALS", "X:als"),
        ("ALS’s course", "ALS", "X:als"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_it_is_written(text: str, surface: str, concept_id: str) -> None:
    assert found(text) == [(surface, concept_id)]


@pytest.mark.parametrize(
    "text",
    [
        "animals and signals also fall",
        "als ob",
        "Ca2 rose",
        "motor. Neurons die",
        "motor (neurons)",
        "non-ALS controls",
        "the VEGF receptor",
        "ALS1",
        "ALS-34 cells",
        "microRNA-650 rose",
        "éALS",
        "Chinese 肌ALS",
        "stem\n\ncell",
        "IT was cold",
        "SC",
    ],
)
def test_what_only_resembles_a_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_number_that_no_hyphen_joins_leaves_a_short_form_its_meaning() -> None:
    assert found("ALS 34") == [("ALS", "X:als")]
    assert found("microRNA 34") == [("microRNA", "X:mir")]


def test_a_whole_that_the_vocabulary_lacks_names_its_head() -> None:
    rows = FINDER.find(document("spinal cord-derived autologous neural stem cells"), [])
    assert [(row.start, row.end, row.concept_id, row.part_of) for row in rows] == [
        (0, 11, "X:cord", "X:nsc"),
        (0, 48, "X:nsc", None),
    ]


def test_the_longest_name_wins_after_case_was_checked() -> None:
    assert found("bone marrow-derived mesenchymal stem cells") == [
        ("bone marrow-derived mesenchymal stem cells", "X:bmmsc")
    ]
    assert found("bm-msc and MSC") == [("MSC", "X:msc")]


def test_the_rule_names_the_row_that_found_it() -> None:
    text = "MSC (ALS) and upper and lower motor neurons"
    rows = FINDER.find(document(text), [defined(text, "ALS", "X:als")])
    assert [row.rule_id for row in rows] == [
        "vocabulary/cell_source.tsv#X:msc",
        "abbreviations#ALS",
        "coordination#X:umn",
        "vocabulary/cell_type.tsv#X:lmn",
    ]


def test_a_defined_short_form_means_what_the_document_says() -> None:
    text = "Neural stem cells (MSCs) and MSC"
    assert found(text, defined(text, "MSCs", "X:nsc"))[1:] == [("MSCs", "X:nsc"), ("MSC", "X:nsc")]


def test_a_short_form_defined_as_no_concept_names_nothing() -> None:
    text = "medical staff council (MSC)"
    assert found(text, defined(text, "MSC", None)) == []


def test_an_ambiguous_form_is_read_where_the_document_defines_it() -> None:
    text = "spinal cord (SC), SC"
    assert found(text, defined(text, "SC", "X:cord"))[1:] == [("SC", "X:cord"), ("SC", "X:cord")]


def test_the_latest_definition_before_a_place_holds() -> None:
    text = "SC one SC two SC"
    rows = [Abbreviation("SC", "", 0, 2, "X:sc"), Abbreviation("SC", "", 14, 16, "X:cord")]
    assert found(text, *rows) == [("SC", "X:sc"), ("SC", "X:sc"), ("SC", "X:cord")]


def test_many_definitions_are_read_like_few() -> None:
    forms = [f"{first}{second}Q" for first in "ABCDEFGHIJ" for second in "KLMNOPRSTU"]
    text = " ".join(forms)
    rows = [defined(text, form, "X:sc") for form in forms]
    assert found(text, *rows) == [(form, "X:sc") for form in forms]
    assert found(text, *rows[:3]) == [(form, "X:sc") for form in forms[:3]]


def test_an_undefined_form_is_read_by_the_document_and_the_words_around_it() -> None:
    text = "Stem cells may help. Stem cells are safe. The SC therapy and SC intrathecal injections."
    rows = FINDER.find(document(text), [])
    assert [row.concept_id for row in rows] == ["X:sc", "X:sc", "X:sc", "X:sc", "X:it"]
    assert rows[2].rule_id == "rules/mentions.yaml#cells-that-are-given"


def test_what_stays_in_doubt_is_told() -> None:
    text = "Stem cells. Stem cells. Spinal cord. Spinal cord. Spinal cord. SC therapy of SC tissue SC"
    rows = FINDER.find(document(text), [])
    assert [(row.concept_id, row.ambiguous_with) for row in rows[5:]] == [("X:sc", ()), ("X:cord", ())]


def test_a_route_is_read_next_to_what_is_done() -> None:
    assert found("SC injection") == [("SC injection", "X:under")]
    assert found("IT injection of cells") == [("IT injection", "X:it")]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "upper and lower motor neurons",
            [("upper and lower motor neurons", "X:umn"), ("lower motor neurons", "X:lmn")],
        ),
        (
            "mesenchymal or neural stem cells",
            [("mesenchymal or neural stem cells", "X:msc"), ("neural stem cells", "X:nsc")],
        ),
        (
            "(mesenchymal stem cells, immune, or neural stem cells)",
            [("mesenchymal stem cells", "X:msc"), ("neural stem cells", "X:nsc")],
        ),
        (
            "both (upper or lower motor neurons)",
            [("upper or lower motor neurons", "X:umn"), ("lower motor neurons", "X:lmn")],
        ),
        ("upper limbs and lower motor neurons", [("lower motor neurons", "X:lmn")]),
        (
            "intrathecal and subcutaneous injection",
            [("intrathecal and subcutaneous injection", "X:it"), ("subcutaneous injection", "X:under")],
        ),
        ("mesenchymal, and neural stem cells", [
            ("mesenchymal, and neural stem cells", "X:msc"), ("neural stem cells", "X:nsc")]),
        ("upper. And lower motor neurons", [("lower motor neurons", "X:lmn")]),
        (
            "tracheostomy or noninvasive ventilation",
            [("tracheostomy", "X:tracheostomy"), ("noninvasive ventilation", "X:niv")],
        ),
    ],
)  # fmt: skip
def test_modifiers_share_a_head_only_where_the_vocabulary_has_the_name(
    text: str, mentions: list[tuple[str, str]]
) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize("role", ["reference", "author", "affiliation", "metadata", "navigation"])
def test_names_outside_prose_are_no_mentions(role: str) -> None:
    assert FINDER.find(document("ALS", role), []) == []


def test_names_in_headings_and_keywords_belong_to_no_sentence() -> None:
    assert [row.sentence for row in FINDER.find(document("ALS", "keyword"), [])] == [-1]


def test_a_name_over_the_end_of_its_sentence_is_none() -> None:
    text = "the spinal\ncord"
    cut = one_segment(text, sentences=[Sentence("a", "body", 0, 10), Sentence("b", "body", 11, 15)])
    assert FINDER.find(cut, []) == []


def test_flags_come_from_the_scopes_around_a_name() -> None:
    text = "no ALS, maybe MSCs here"
    scopes = [
        Scope("negation", Span(0, 2), Span(3, 6), "r", "asserted", Span(3, 6)),
        Scope("hedge", Span(8, 13), Span(14, 18), "r", "possible", Span(14, 18)),
    ]
    rows = FINDER.find(document(text), [], scopes)
    assert [(row.negated, row.hedged) for row in rows] == [(True, False), (False, True)]


def test_what_is_asked_is_left_open() -> None:
    scope = Scope("question", Span(0, 7), Span(8, 17), "r", "question", Span(8, 12))
    rows = FINDER.find(document("whether MSCs help"), [], [scope])
    assert [(row.negated, row.hedged) for row in rows] == [(False, True)]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("no amyotrophic lateral sclerosis (ALS) here", [True, True]),
        ("no amyotrophic lateral sclerosis, ALS here", [True, False]),
        ("no amyotrophic lateral sclerosis (VEGF) here", [True, False]),
    ],
)
def test_a_long_form_and_its_short_form_have_the_same_flags(text: str, negated: list[bool]) -> None:
    scope = Scope("negation", Span(0, 2), Span(3, 32), "r", "asserted", Span(3, 32))
    assert [row.negated for row in FINDER.find(document(text), [], [scope])] == negated


@pytest.mark.parametrize(
    ("long", "short", "concept_id"),
    [
        ("mesenchymal stem cells", "MSCs", "X:msc"),
        ("autologous mesenchymal stem cells", "aMSC", "X:msc"),
        ("repeated mesenchymal stem cells", "REPEAT-ALS", None),
        ("human mesenchymal stem cells", "h-MSC", "X:msc"),
        ("mesenchymal stem cells for amyotrophic lateral sclerosis", "MESALS", None),
        ("mesenchymal stem cells for early infusion", "MSCEI", "X:msc"),
        ("loss of motor neurons", "LMN", None),
        ("stem cells from bone marrow", "BMSC", "X:sc"),
        ("patients with amyotrophic lateral sclerosis", "PALS", None),
        ("mesenchymal-derived stem cell", "MSC", "X:msc"),
        ("medical staff council", "MSC", None),
        ("nasal olfactory lining stem cells", "NOSC", None),
    ],
)
def test_a_long_form_names_its_head(long: str, short: str, concept_id: str | None) -> None:
    assert FINDER.concept_of(long, short) == concept_id


@pytest.mark.parametrize(
    ("before", "short", "start"),
    [
        ("given mesenchymal stem cells", "MSC", 6),
        ("given neural stem cells", "MSC", -1),
        ("given mesenchymal stem cells to", "MSC", -1),
        ("mesenchymal stem cells", "XYZ", -1),
    ],
)
def test_the_name_before_a_short_form_names_its_concept(before: str, short: str, start: int) -> None:
    assert FINDER.start_of_same(before, short) == start


@given(st.text(alphabet="ALSMCstem cel-/(),.\n’αİé", max_size=60))
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    rows: list[Mention] = FINDER.find(document(text), [])
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
    assert rows == sorted(rows, key=lambda row: (row.start, row.end))


@given(st.lists(st.lists(st.sampled_from(PIECES)).map("".join), max_size=4))
def test_documents_are_read_together_as_alone(texts: list[str]) -> None:
    documents = [document(text) for text in texts]
    rows = [[Abbreviation("SC", "spinal cord", 0, 2, "X:cord")] if "SC" in text else [] for text in texts]
    scopes = [[Scope("negation", Span(0, 1), Span(2, 9), "r", "asserted", Span(2, 9))] for _ in texts]
    together = FINDER.find_all(documents, rows, scopes)
    assert together == [FINDER.find(*own) for own in zip(documents, rows, scopes, strict=True)]


def test_no_documents_have_no_mentions() -> None:
    assert FINDER.find_all([], [], []) == []


@pytest.mark.parametrize(
    "piece", [" ", "A", "stem cell ", "and ", "lower motor neurons and ", "SC, ", "α", "\n"]
)
def test_a_text_of_one_piece_costs_no_more_than_its_length(piece: str) -> None:
    FINDER.find(document((piece * 60_000)[:60_000]), [])


def test_an_empty_vocabulary_finds_nothing() -> None:
    assert MentionFinder(Vocabulary({}), RULES).find(document("ALS"), []) == []
