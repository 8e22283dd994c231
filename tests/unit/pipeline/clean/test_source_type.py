"""What kind of page a capture is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.clean.source_type import Kind, SourceTypes, stated_kind
from pipeline.decoded import Stated
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED, SEEDS

RULES = SEEDED.rules("source_types")
SOURCE_TYPES = SEEDED.source_types
SEGMENTER = SEEDED.segmenter

ARTICLE = Metadata(
    document_type="review", doi="10.1155/2019/3675627", journal="Stem Cells Int", volume="2019"
)
REVIEW = Metadata(document_type="review")

CAPTURES = [
    ("000", REVIEW, "repository", "review", "peer_reviewed"),
    ("001", ARTICLE, "pubmed_record", "review", "peer_reviewed"),
    ("002", REVIEW, "aggregator", "review", "peer_reviewed"),
    (
        "003",
        Metadata(document_type="review", affiliations=["A"]),
        "publisher_landing",
        "review",
        "peer_reviewed",
    ),
    ("004", Metadata(), "clinic_marketing", "marketing", "not_peer_reviewed"),
]


def decide(parts: list[tuple[str, str, str]], **stated: Any) -> Kind:
    """The kind of a page of lines with role, rule and text."""
    raw, segments = "", []
    for role, rule_id, text in parts:
        segments.append(RawSegment(role, len(raw), len(raw) + len(text) + 1, role in KEPT_ROLES, rule_id))
        raw += text + "\n"
    return SOURCE_TYPES.decide(raw, segments, Metadata(**stated))


@pytest.mark.parametrize(("prefix", "metadata", "source_type", "document_type", "peer_review"), CAPTURES)
def test_a_real_capture_has_its_kind(
    prefix: str, metadata: Metadata, source_type: str, document_type: str, peer_review: str
) -> None:
    raw = next((SEEDS / "documents").glob(f"{prefix}_*.txt")).read_text(encoding="utf-8")
    kind = SOURCE_TYPES.decide(raw, SEGMENTER.segment(raw), metadata)
    assert kind[:3] == (source_type, document_type, peer_review)
    assert {"source_type", "peer_review"} <= {one.field for one in kind.stated}


SELLING = [
    ("body", "prose-in-front", "Our treatment package lasts twelve days. Prices start at $14,900."),
    ("contact", "contact-words", "Get in touch with us, or call us at +90 555 010 20 30."),
]
RECORD = [
    ("metadata", "type-article", "Journal Article"),
    ("metadata", "dated-citation", "2019;155(2):401-408."),
    ("abstract", "prose-in-abstract", "Fourteen patients were given cells."),
    ("affiliation", "institution-words", "Department of Neurology, Lima, Peru"),
    ("metadata", "identifier-line", "doi: 10.5555/a.1"),
]


def test_a_page_that_sells_is_marketing() -> None:
    assert decide(SELLING)[:3] == ("clinic_marketing", "marketing", "not_peer_reviewed")


def test_a_journal_article_is_no_marketing_whatever_the_adverts_around_it_say() -> None:
    kind = decide([*RECORD, *SELLING], doi="10.5555/a.1", journal="Ex", volume="155", affiliations=["A"])
    assert kind.source_type != "clinic_marketing"
    assert kind.document_type != "marketing"
    assert kind.peer_review != "not_peer_reviewed"


def test_thin_evidence_is_unknown() -> None:
    kind = decide([("body", "prose-in-front", "Cells from the marrow are easy to get.")])
    assert kind[:3] == ("unknown", "unknown", "unknown")


def test_a_preprint_is_not_peer_reviewed_though_it_has_a_doi() -> None:
    notice = (
        "unknown",
        "no-evidence",
        "This article is a preprint and has not been certified by peer review.",
    )
    kind = decide([*RECORD, notice], doi="10.5555/a.1")
    assert (kind.source_type, kind.peer_review) == ("preprint", "not_peer_reviewed")


def test_a_news_item_does_not_own_the_record_of_the_paper_it_is_about() -> None:
    lines = ["NEWS RELEASE", "The study was led by a team in Lima, said Dr Example.", "Media contact"]
    kind = decide([("body", "prose-in-front", line) for line in lines], doi="10.5555/a.1")
    assert (kind.source_type, kind.owns_record) == ("news", False)


STORY = [
    "NEWS RELEASE",
    "Media contact",
    "The study was led by a team in Lima, said Dr Example.",
    "Who leads the study",
    "By our science correspondent",
    "More news",
]


def test_a_news_item_that_prints_a_record_is_news_if_it_says_so_many_times_over() -> None:
    told = [("body", "prose-in-front", line) for line in STORY]
    assert decide([RECORD[2], *told], doi="10.5555/a.1").source_type == "news"
    assert decide([RECORD[2], *told[:2]], doi="10.5555/a.1").source_type != "news"


def test_of_kinds_with_as_many_votes_the_one_with_signs_of_its_own_wins() -> None:
    lines = ["MeSH terms", "PMID: 99000001", "Guide for authors"]
    page = [RECORD[2], *(("navigation", "menu-word", line) for line in lines)]
    kind = decide(page, pmid="99000001", volume="155")
    assert kind.source_type == "pubmed_record"


def test_headings_in_the_words_of_a_paper_show_a_full_text() -> None:
    sections = [
        part
        for heading in ("1. Cells from fat", "2. What they secrete", "3. A way to the cord")
        for part in (("heading", "model-heading", heading), ("body", "prose-in-front", "Cells were grown."))
    ]
    references = [("reference", "reference-line", f"{number}. Ode T. Cells. 2001.") for number in (1, 2)]
    page = [RECORD[2], *sections, *references]
    assert decide(page, doi="10.5555/a.1").source_type == "full_text"
    assert decide(page).source_type == "unknown"


def test_stated_peer_review_counts_only_in_the_record() -> None:
    prose = ("body", "prose-in-front", "We searched for peer-reviewed papers.")
    assert decide([prose]).peer_review == "unknown"
    assert (
        decide([prose, ("metadata", "label-no-field", "Peer-reviewed: Yes")]).peer_review == "peer_reviewed"
    )


DESIGNS = [
    ("Cells in ALS: a systematic review", "systematic_review"),
    ("Cord cells in a mouse model of ALS", "preclinical_study"),
    ("Lumbar cells in ALS: a randomized trial", "clinical_trial"),
    ("Glioma after grafts: a case report", "case_report"),
    ("Lessons from cells in ALS", "unknown"),
    ("Cells in ALS", "unknown"),
]


@pytest.mark.parametrize(("title", "document_type"), DESIGNS)
def test_the_title_tells_the_design(title: str, document_type: str) -> None:
    assert decide([("title", "best-title", title), *RECORD]).document_type == document_type


INTERVIEWS = [
    ("abstract", "start-abstract-part", "Methods: Forty patients were interviewed by two of us."),
    (
        "abstract",
        "start-abstract-part",
        "Results: Most of the patients had paid, and were not told the risks.",
    ),
]


@pytest.mark.parametrize(
    ("abstract", "document_type"),
    [
        (INTERVIEWS, "clinical_study"),
        (
            [("abstract", "prose", "Forty patients are said to have paid, and few were told the risks.")],
            "review",
        ),
        (
            [("abstract", "start-abstract-part", "Methods of care are told. Results of trials are few.")],
            "review",
        ),
    ],
)
def test_a_review_of_patients_in_the_title_of_a_study_is_none(
    abstract: list[tuple[str, str, str]], document_type: str
) -> None:
    title = ("title", "title", "Why do patients pay for cells? A review of forty interviews")
    kind = decide([title, *abstract, *RECORD[3:]])
    assert kind.document_type == document_type


def test_a_page_of_an_agency_is_nothing_that_peers_review() -> None:
    lines = [
        ("body", "prose", "A clinic in another country is not under our control."),
        ("legal", "legal", "All content is available under the Open Government Licence v3.0"),
    ]
    assert decide(lines)[:3] == ("unknown", "other", "not_peer_reviewed")
    assert decide(lines[:1])[:3] == ("unknown", "unknown", "unknown")


def test_a_letter_to_readers_is_of_another_type_unless_its_text_tells_one() -> None:
    mail = ("navigation", "menu", "View this email in your browser")
    leaflet = ("title", "title", "Cells for nerves: your questions answered")
    assert decide([mail]).document_type == "other"
    assert decide([mail, leaflet]).document_type == "patient_information"
    assert decide([mail, *RECORD], doi="10.5555/a.1").document_type == "unknown"


def test_what_was_shown_at_a_meeting_was_perhaps_not_reviewed() -> None:
    stated = {"journal": "J Ex", "volume": "3", "first_page": "9", "document_type": "clinical_trial"}
    assert decide(RECORD, **stated).peer_review == "peer_reviewed"
    session = ("metadata", "record", "Poster session 4: Cells")
    assert decide([*RECORD, session], **stated).peer_review == "unknown"


def test_a_news_item_about_a_preprint_is_none() -> None:
    lines = [
        "A manuscript on a preprint server tells of 16 people. It has not been peer reviewed.",
        '"These are early data," said Prof Example, who was not involved in the study.',
    ]
    body = [("body", "prose", line) for line in lines]
    desk = [("author", "byline", "By the editorial team"), ("navigation", "menu", "More news")]
    assert decide([*body, *desk])[:3] == ("news", "news", "not_peer_reviewed")
    assert decide(body[:1]).source_type == "preprint"


def test_what_the_record_states_goes_before_the_title() -> None:
    title = ("title", "best-title", "Cells: a review")
    assert decide([title, *RECORD], document_type="editorial").document_type == "editorial"


def test_prose_around_a_title_does_not_tell_the_design() -> None:
    prose = ("body", "prose-in-front", "We read a systematic review.")
    assert decide([("title", "best-title", "Cells in ALS"), prose, *RECORD]).document_type == "unknown"


def quotes(parts: list[tuple[str, str, str]], **stated: Any) -> list[tuple[str, str, str]]:
    """Field, rule and words of each cue that decided."""
    raw = "".join(text + "\n" for _, _, text in parts)
    return [
        (one.field, one.rule_id, raw[one.start : one.end].strip()) for one in decide(parts, **stated).stated
    ]


def test_each_decision_quotes_the_cues_that_spoke_for_it() -> None:
    assert quotes(SELLING) == [
        ("source_type", "vote-call-us", "Get in touch with us"),
        ("source_type", "vote-call-us", "call us at"),
        ("source_type", "vote-our-treatment", "Our treatment"),
        ("source_type", "vote-price", "Prices start"),
        ("source_type", "fact-contact-lines", SELLING[1][2]),
        ("document_type", "document_type-by-source_type", "Get in touch with us"),
        ("peer_review", "peer_review-by-source_type", "Get in touch with us"),
    ]


def test_a_design_and_a_stated_review_are_quoted() -> None:
    parts = [
        ("title", "best-title", "Cells: a case report"),
        ("metadata", "label-no-field", "Peer-reviewed: Yes"),
    ]
    assert quotes(parts, journal="Cell Notes") == [
        ("document_type", "design-case-report", "case report"),
        ("peer_review", "peer-review-stated", "Peer-review"),
    ]


def test_what_is_unknown_quotes_nothing() -> None:
    assert quotes([("body", "prose-in-front", "Cells from the marrow are easy to get.")]) == []


def test_what_a_format_states_goes_before_what_was_weighed() -> None:
    stated = Stated("source_type", "pubmed_record", 0, 9, "pubmed-format")
    kind = stated_kind(decide(SELLING), [stated])
    assert kind.source_type == "pubmed_record"
    assert [one for one in kind.stated if one.field == "source_type"] == [stated]


WORDS_OF_CARE = [
    ("body", "prose-in-front", "Our patients were treated at our center with our treatment protocol."),
    ("contact", "contact-words", "Our clinic: 555 010 20 30"),
]


def test_a_hospital_that_speaks_of_its_own_work_offers_nothing() -> None:
    assert decide(WORDS_OF_CARE).source_type != "clinic_marketing"


def test_what_all_records_share_does_not_tell_an_index_from_a_publisher() -> None:
    kind = decide(RECORD, doi="10.5555/a.1", volume="155", affiliations=["A"])
    assert kind.source_type == "publisher_landing"


def test_a_second_and_a_third_phrase_of_a_row_add_to_it() -> None:
    lines = ["Leave a Reply", "Related posts"]
    assert decide([("navigation", "menu-word", line) for line in lines[:1]]).source_type == "unknown"
    assert decide([("navigation", "menu-word", line) for line in lines]).source_type == "blog"


def test_words_of_abstracts_and_references_are_not_the_pages_own() -> None:
    notice = "This article is a preprint and has not been certified by peer review."
    assert decide([("unknown", "no-evidence", notice)]).source_type == "preprint"
    for role in ("abstract", "reference"):
        assert decide([(role, "prose-in-abstract", notice)]).source_type == "unknown"


def test_the_design_goes_before_a_mere_form_and_behind_a_stated_type() -> None:
    title = ("title", "best-title", "Cord cells in a mouse model of ALS")
    for is_form, expected in ((True, "preclinical_study"), (False, "other")):
        assert decide([title, *RECORD], document_type="other", is_form=is_form).document_type == expected


def test_a_leaflet_says_so_in_its_first_paragraph_and_is_not_reviewed() -> None:
    first = ("body", "prose-in-front", "This leaflet is for people who give their own cells.")
    assert decide([first])[:3] == ("unknown", "patient_information", "not_peer_reviewed")
    other = ("body", "prose-in-front", "Cells are given at the end of each month of care.")
    assert decide([other, first]).document_type == "unknown"


DEAR, CHEAP = (
    ["CHF 29'000.-", "Ten injections: USD 36,000", "18 500 euros"],
    ["$25", "USD $45.00", "€100 a month"],
)


def test_dear_things_on_short_lines_sell_and_small_sums_and_prose_do_not() -> None:
    told = [
        "She paid $29,000 for a week of care and says " + "that it was a great deal of money for her. " * 3
    ] * 2
    for lines, source_type in ((DEAR, "clinic_marketing"), (CHEAP, "unknown"), (told, "unknown")):
        parts = [("body", "prose-in-front", line) for line in ["Our guests stay for a week.", *lines]]
        assert decide(parts).source_type == source_type


def test_prices_beside_the_record_of_an_article_sell_nothing() -> None:
    parts = [*RECORD, *(("advert", "advert-word", line) for line in DEAR)]
    assert decide(parts, doi="10.5555/a.1", volume="155").source_type != "clinic_marketing"


def test_a_title_says_more_exactly_what_a_stated_type_says() -> None:
    title = ("title", "best-title", "Cells in ALS: a systematic review")
    for stated, expected in (("review", "systematic_review"), ("editorial", "editorial")):
        assert decide([title, *RECORD], document_type=stated).document_type == expected


def test_a_title_without_a_work_tells_no_research() -> None:
    title = ("title", "best-title", "Clinic to begin a phase 2 trial of cells")
    assert decide([title]).document_type == "unknown"
    assert decide([title], journal="Cell Notes").document_type == "clinical_trial"


@pytest.mark.parametrize(
    ("abstract", "document_type"),
    [
        ("Grafted rats were heavier and lived longer than rats given saline.", "preclinical_study"),
        ("Neurons were plated on astrocytes, and cultured cells were fewer (p = 0.02).", "in_vitro_study"),
        (
            "Neurons of iPSCs were plated with cells of pups, "
            "and cultures were poorer than in wild-type wells.",
            "in_vitro_study",
        ),
        ("The median age of patients was 61; 12 patients had improved significantly.", "clinical_study"),
        ("Recent advances and future challenges of current approaches are outlined.", "review"),
        ("Cells are cells.", "unknown"),
    ],
)
def test_words_of_an_abstract_tell_the_design_where_no_phrase_does(abstract: str, document_type: str) -> None:
    parts = [("title", "best-title", "Cells and the cord"), ("abstract", "prose-in-abstract", abstract)]
    assert decide(parts).document_type == document_type


def test_words_of_a_page_without_an_abstract_tell_no_design() -> None:
    prose = ("body", "prose-in-front", "Of 40 rats with grafts 12 outlived other rats (p = 0.02).")
    assert decide([prose]).document_type == "unknown"


def test_a_notice_was_reviewed_by_no_peers() -> None:
    title = ("title", "best-title", "Public advisory: cells sold without a licence")
    assert decide([title])[1:3] == ("other", "not_peer_reviewed")


@pytest.mark.parametrize(
    ("further", "document_type"),
    [
        ("Your visit takes three hours, and your nurse will meet you.", "patient_information"),
        ("Your visit takes three hours, and the nurse will meet you.", "unknown"),
    ],
)
def test_two_phrases_far_from_the_top_tell_what_nothing_else_tells(further: str, document_type: str) -> None:
    opening = ("body", "prose-in-front", "Weakness of the hands or feet is what most people notice at first.")
    assert decide([opening, ("body", "prose-in-front", further)]).document_type == document_type


def test_a_greeting_is_no_first_paragraph() -> None:
    lines = ["Sir,", "I read with interest what Dr Vitti and colleagues say of eight patients."]
    parts = [("body", "prose-in-front", line) for line in lines]
    assert decide(parts).document_type == "editorial"


def test_a_list_of_works_is_of_no_type() -> None:
    entry = [("title", "best-title", "A randomised trial of cells"), ("author", "author-names", "P. Ito")]
    assert decide([*entry, *RECORD]).document_type == "clinical_trial"
    assert decide([*entry, *entry, *RECORD])[1:3] == ("unknown", "unknown")


def test_records_one_below_the_other_are_a_list_of_works() -> None:
    record = [
        ("metadata", "label-title", "Title: A randomised trial of cells"),
        ("metadata", "label-journal", "Journal: Cell Notes"),
    ]
    assert decide([*record, *RECORD]).document_type != "unknown"
    assert decide([*record, *record, *RECORD]).document_type == "unknown"


def test_what_a_search_found_is_of_no_type_but_a_record_found_by_it_is() -> None:
    found = ("navigation", "share-and-save", "Sort by: Relevance")
    title = ("title", "best-title", "A randomised trial of cells")
    assert decide([found, title], journal="Cell Notes")[:2] == ("aggregator", "unknown")
    assert decide([found, title], doi="10.5555/a.1").document_type == "clinical_trial"


@given(st.text())
def test_any_text_gets_a_kind_of_the_closed_sets(raw: str) -> None:
    kind = SOURCE_TYPES.decide(raw, SEGMENTER.segment(raw), Metadata())
    assert kind.source_type in {"unknown", *(row["source_type"] for row in RULES["sources"])}
    assert kind.peer_review in {"peer_reviewed", "not_peer_reviewed", "unknown"}


BROKEN = [
    ({"votes": [{"id": "v", "votes": {"attic": 1}, "within": ["x"]}]}, "rule v: 'attic' is no source type"),
    (
        {"facts": [{"id": "f", "votes": {"news": 1}, "at_least": {"moon": 1}}]},
        "rule f: 'moon' is no known fact",
    ),
    (
        {"votes": [{"id": "v", "votes": {"news": 1}, "within": [1]}]},
        "rule v: 1 under 'within' is not a phrase",
    ),
    ({"records": [{"moon": 1}]}, "'moon' is no known fact"),
    (
        {"weighed": [{"id": "w", "document_type": "review", "leads": "people", "at_least": {"overview": 1}}]},
        "rule w: 'people' is no group of `at_least`",
    ),
    (
        {"votes": [{"id": name, "votes": {"news": 1}, "within": ["x"]} for name in "vw"]},
        "rule w: 'x' already stands under rule v",
    ),
]


def test_a_page_of_a_hospital_is_no_offer_and_nothing_that_peers_review() -> None:
    lines = ("Find a doctor", "Pay your bill", "Request an appointment", "Our team of nurses cares for you.")
    found = decide([("navigation", "gold", line) for line in lines])
    assert (found.source_type, found.peer_review) == ("unknown", "not_peer_reviewed")


def test_the_order_of_counts_decides_nothing() -> None:
    turned = [{**row, "at_least": dict(reversed(row["at_least"].items()))} for row in RULES["weighed"]]
    text = "Six monkeys, then three patients, were given cells; the monkeys walked sooner."
    page = (text, [RawSegment("abstract", 0, len(text), True, "gold")], Metadata())
    assert SourceTypes(Rules({**RULES, "weighed": turned}, RULES.place)).decide(*page) == SOURCE_TYPES.decide(
        *page
    )


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_rule_is_named_with_its_value(change: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedError) as caught:
        SourceTypes(Rules({**RULES, **change}, RULES.place))
    assert message in str(caught.value)


APPRAISED = [
    ("body", "prose", "1.1 Cells are not recommended for motor neurone disease."),
    ("body", "prose", "3.1 The committee considered statements of two patient experts."),
    ("body", "prose", "3.2 The committee concluded that survival was uncertain."),
]
INSPECTED = [
    ("body", "prose", "Investigators of this Office found that cells are sold as a biological product."),
    ("body", "prose", "They are not for homologous use, and you kept silent about these deviations."),
]
ADVISED = [
    ("body", "prose", "R1. Ask patients about travel (strong recommendation, very low quality evidence)."),
    ("body", "prose", "R2. We suggest an early visit (weak recommendation)."),
]


@pytest.mark.parametrize(
    ("lines", "peer_review"),
    [(APPRAISED, "not_peer_reviewed"), (INSPECTED, "not_peer_reviewed"), (ADVISED, "unknown")],
)
def test_what_bodies_decide_tells_itself_by_its_way_of_speaking(
    lines: list[tuple[str, str, str]], peer_review: str
) -> None:
    assert decide(lines)[:3] == ("unknown", "other", peer_review)
    assert decide(lines[:1]).document_type == "unknown"


@pytest.mark.parametrize(("lines", "document_type"), [(APPRAISED, "unknown"), (ADVISED, "other")])
def test_a_work_that_quotes_an_appraisal_is_none(
    lines: list[tuple[str, str, str]], document_type: str
) -> None:
    kind = decide(lines, journal="Cell Notes", volume="3")
    assert (kind.document_type, kind.peer_review) != ("other", "not_peer_reviewed")
    assert kind.document_type == document_type


def test_a_recorded_talk_is_nothing_that_peers_review() -> None:
    spoken = ("body", "prose", "MODERATOR: Good evening. What was tested in people so far?")
    assert decide([spoken])[:3] == ("unknown", "other", "not_peer_reviewed")
    asked = ("body", "prose", "She asked what was tested in people so far.")
    assert decide([asked])[:3] == ("unknown", "unknown", "unknown")


PLAIN = ("body", "model-body", "Nine adults were given cells and were seen once a month by a nurse.")


def beside_title(line: str, role: str = "metadata") -> list[tuple[str, str, str]]:
    return [(role, "model", line), ("title", "model-title", "Marrow cells for ALS"), PLAIN]


@pytest.mark.parametrize(
    ("line", "document_type", "peer_review"),
    [
        ("Health technology assessment with budget impact analysis", "other", "not_peer_reviewed"),
        ("HTA report 2024:03", "other", "not_peer_reviewed"),
        ("Information for patients, families and carers", "patient_information", "not_peer_reviewed"),
        ("Clinical guideline CG204", "other", "unknown"),
        ("Untitled letter", "other", "not_peer_reviewed"),
        ("We wrote information for patients", "unknown", "unknown"),
    ],
)
def test_a_line_beside_the_title_says_what_the_page_is(
    line: str, document_type: str, peer_review: str
) -> None:
    kind = decide(beside_title(line))
    assert (kind.document_type, kind.peer_review) == (document_type, peer_review)


def test_a_line_beside_a_title_is_no_prose_and_none_of_an_article() -> None:
    assert decide(beside_title("Clinical guideline CG204", "body")).document_type == "unknown"
    appraisal = beside_title("Health technology assessment")
    assert decide(appraisal, doi="10.5555/1").document_type == "unknown"
    journal = beside_title("Health Technology Assessment 2020; 24(5)")
    assert decide(journal, journal="Health Technology Assessment", volume="24").document_type == "unknown"


PARTS = ["What did we want to find out?", "What did we do?", "What did we find?"]


def test_headings_tell_a_review_before_its_words_are_counted() -> None:
    study = (
        "abstract",
        "a",
        "Patients were treated. Participants received cells; the median score fell by 3 (p = 0.2).",
    )
    parts = [("heading", "model-heading", part) for part in PARTS]
    assert decide([*parts, study]).document_type == "systematic_review"
    assert decide([*parts[:2], study]).document_type == "clinical_study"


def test_a_page_that_says_how_it_explains_is_news_and_one_that_sells_is_not() -> None:
    explainer = ("navigation", "model", "How we reviewed this article:")
    assert decide([PLAIN, explainer]).source_type == "news"
    selling = (
        "advert",
        "a",
        "Book a consultation with our stem cell clinic. Prices start at $9,000. Our doctors",
    )
    assert decide([PLAIN, selling, ("body", "b", "Medically reviewed by our team")]).source_type != "news"


def test_a_library_of_reviews_has_them_reviewed() -> None:
    page = [
        ("metadata", "type-systematic-review", "Review - Intervention"),
        ("title", "t", "Cells for ALS"),
        ("abstract", "a", "We searched for trials in five databases."),
    ]
    assert decide(page, document_type="systematic_review").peer_review == "peer_reviewed"
    assert decide(page[1:], document_type="systematic_review").peer_review == "unknown"


SHOP = [
    ("title", "t", "Human mesenchymal stem cells, frozen"),
    ("advert", "a", "$612.00 - Add to cart - free shipping - customer reviews"),
]


def test_what_laboratories_buy_is_no_offer_of_a_clinic() -> None:
    bought = decide([*SHOP, ("body", "b", "For research use only.")])
    assert (bought.source_type, bought.peer_review) == ("unknown", "not_peer_reviewed")
    assert decide([*SHOP, ("body", "b", "For a longer life.")]).source_type == "clinic_marketing"


def test_a_clinic_that_asks_for_a_questionnaire_offers_and_a_study_that_does_is_none() -> None:
    asked = "Fill the questionnaire, and our manager will contact you."
    assert (
        decide([("body", "b", f"In our clinic cells are given. {asked}")]).source_type == "clinic_marketing"
    )
    study = ("body", "b", "Patients filled in a questionnaire in the clinic of our university.")
    assert decide([study]).source_type == "unknown"


def test_a_hospital_that_says_whom_it_sees_informs_patients() -> None:
    ward = ("body", "b", "We see people with ALS every week. You need a letter of your family doctor.")
    assert decide([ward]).document_type == "patient_information"
    assert (
        decide([("body", "b", "People with ALS were seen every week by their doctors.")]).document_type
        == "unknown"
    )


def test_how_long_reading_takes_stands_on_news_as_on_blogs() -> None:
    read = ("navigation", "n", "9 minute read")
    report = ("body", "b", "The trial failed, said Dr Example, who led the study. Newsroom")
    assert decide([report, read, ("author", "byline", "By Ana Example")]).source_type == "news"
    diary = ("body", "b", "My brother has ALS. Leave a reply")
    assert decide([diary, read, ("author", "byline", "By Ana Example")]).source_type == "blog"


def test_a_letter_that_closes_a_case_is_a_notice() -> None:
    assert decide(beside_title("CLOSE-OUT LETTER")).peer_review == "not_peer_reviewed"
    assert decide(beside_title("Letter of thanks")).peer_review == "unknown"


RATS = "Sixty rats were randomised to cells or vehicle and lived on."


def designed(title: str, abstract: str) -> str:
    page = [("title", "model-title", title), ("abstract", "prose-in-abstract", abstract)]
    return decide(
        [*page, ("metadata", "identifier-line", "doi: 10.5555/a.1")], doi="10.5555/a.1"
    ).document_type


def test_animals_that_are_randomised_make_no_clinical_trial() -> None:
    assert designed("Cord grafts in mutant rats", RATS) == "preclinical_study"
    assert designed("Cord grafts that fail", f"{RATS} Grafted rats lost weight.") == "preclinical_study"


def test_people_that_are_randomised_make_one_whatever_animals_showed() -> None:
    people = "Cells helped mice. Sixty patients were randomised to cells or vehicle."
    assert designed("Cord grafts that fail", people) == "clinical_trial"


SAID = [("title", "model-title", "It is time to be honest"), ("body", "prose-in-front", "I told people so.")]
BLOG = [("navigation", "menu-line", "Leave a comment. Older posts."), ("metadata", "byline", "Posted by Ana")]


@pytest.mark.parametrize("page", [[], BLOG])
def test_a_page_that_calls_itself_a_comment_is_an_editorial(page: list[tuple[str, str, str]]) -> None:
    told = ("metadata", "model-metadata", "COMMENT | 3 May 2023")
    assert decide([*page, told, *SAID]).document_type == "editorial"
    assert decide([*page, ("metadata", "date-line", "3 May 2023"), *SAID]).document_type != "editorial"


def test_opinion_in_a_menu_is_none() -> None:
    menu = [("metadata", "type-editorial", "OPINION"), ("navigation", "menu-word", "LOCAL")]
    kind = decide([*BLOG, *menu, *SAID])
    assert kind[:2] == ("blog", "other")
