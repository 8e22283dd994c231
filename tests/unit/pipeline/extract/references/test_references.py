"""Reference entries: one row for each, fields or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import CleanDocument, OffsetMap, ReferenceFields, Segment, StatedField, StatedReference
from pipeline.errors import SeedError
from pipeline.extract.references import ReferenceParser
from pipeline.extract.rows import Reference
from pipeline.vocabulary.rules import Rules
from tests.documents import one_segment
from tests.seeded import SEEDED

RULES = SEEDED.rules("references")
PARSER = SEEDED.references
PIECES = [
    "Smith J, ",
    "Le Masson G. ",
    "et al. ",
    "(2012). ",
    "A title. ",
    "J. Neurol. ",
    "12(3):",
    "181–4",
    "; ",
]

LISTED = [
    (
        "Mathis S., Couratier P., Julian A., Corcia P., Le Masson G. Current view and perspectives in "
        "amyotrophic lateral sclerosis. Neural Regeneration Research. 2017;12(2):181–184. "
        "doi: 10.4103/1673-5374.200794.",
        ("Mathis S.", "Couratier P.", "Julian A.", "Corcia P.", "Le Masson G."),
        2017,
        "Current view and perspectives in amyotrophic lateral sclerosis",
        "Neural Regeneration Research",
        ("12", "2", "181", "184"),
        "10.4103/1673-5374.200794",
    ),
    (
        "Hardiman O., al-Chalabi A., Chio A., et al. Amyotrophic lateral sclerosis. Nature Reviews Disease "
        "Primers. 2017;3, article 17085 doi: 10.1038/nrdp.2017.85. - DOI - PubMed",
        ("Hardiman O.", "al-Chalabi A.", "Chio A."),
        2017,
        "Amyotrophic lateral sclerosis",
        "Nature Reviews Disease Primers",
        ("3", None, "17085", None),
        "10.1038/nrdp.2017.85",
    ),
    (
        "Pratt A. J., Getzoff E. D., Perry J. J. Amyotrophic lateral sclerosis: update and new developments. "
        "Degenerative Neurological and Neuromuscular Disease. 2012;2012(2):1–14. doi: 10.2147/DNND.S19803.",
        ("Pratt A. J.", "Getzoff E. D.", "Perry J. J."),
        2012,
        "Amyotrophic lateral sclerosis: update and new developments",
        "Degenerative Neurological and Neuromuscular Disease",
        ("2012", "2", "1", "14"),
        "10.2147/dnnd.s19803",
    ),
]


def parsed(*entries: str) -> list[Reference]:
    text = "\n\n".join(entries)
    starts = [sum(len(entry) + 2 for entry in entries[:place]) for place in range(len(entries))]
    segments = [
        Segment("reference", start, start + len(entry)) for start, entry in zip(starts, entries, strict=True)
    ]
    return PARSER.find(CleanDocument("d", "u", text, segments, [], OffsetMap([0], [0], [1])))


def test_each_entry_of_a_list_is_read_in_order() -> None:
    rows = parsed(*(entry for entry, *_ in LISTED))
    assert [row.ordinal for row in rows] == [1, 2, 3]
    assert [(row.authors, row.year, row.title, row.journal, row[7:11], row.doi) for row in rows] == [
        tuple(expected) for _, *expected in LISTED
    ]


def test_a_document_without_a_list_has_no_references() -> None:
    assert PARSER.find(one_segment("Smith J. A title. Lancet. 2012;3:4.")) == []


@pytest.mark.parametrize(
    "entry",
    ["", " ", "Available from: http://example.org", "12. [3] (4)", "United Nations. Human rights.", "et al."],
)
def test_an_entry_that_can_not_be_read_stays_empty(entry: str) -> None:
    row = parsed(entry or " ")[0]
    assert (row.authors, row.title, row.journal, row.volume, row.first_page) == ((), None, None, None, None)


def test_a_segment_too_long_for_an_entry_gives_its_identifiers_only() -> None:
    row = parsed("Smith J. A title. Lancet. 2012;3:4. " * 100 + "doi: 10.1000/x12345")[0]
    assert (row.doi, row.title, row.year) == ("10.1000/x12345", None, None)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=80))
def test_every_field_stands_in_its_entry(entry: str) -> None:
    row = parsed(entry or "-")[0]
    plain = "".join(entry.split())
    said = [*row.authors, row.title, row.journal, row.volume, row.issue, row.first_page]
    assert all("".join(field.split()) in plain for field in said if field)


@pytest.mark.parametrize("piece", ["[", "1-", "Smith J, ", "Ab, ", "2001;1(", "“", "van ", "a. "])
def test_a_hostile_entry_is_read_in_an_instant(piece: str) -> None:
    assert len(parsed(piece * (2_000 // len(piece)))) == 1


def test_a_broken_layout_is_refused_by_name() -> None:
    broken = Rules({**RULES, "layouts": [{"id": "mine", "pattern": "("}]}, RULES.place)
    with pytest.raises(SeedError, match=r"references\.yaml rule mine: .* is no regular expression"):
        ReferenceParser(broken)


PLACES = (StatedField("pmid", 7, 15),)


def with_stated(entry: str, stated: StatedReference) -> Reference:
    segments = [Segment("reference", 0, len(entry))]
    return PARSER.find(
        CleanDocument("d", "u", entry, segments, [], OffsetMap([0], [0], [1]), cited=[stated])
    )[0]


def test_what_the_format_states_goes_before_what_the_words_say() -> None:
    entry, authors, _, title, _, _, doi = LISTED[0]
    stated = StatedReference(
        0, ReferenceFields((), 2016, None, "Neural Regen Res"), pmid="99000003", stated=PLACES
    )
    row = with_stated(entry, stated)
    assert (row.year, row.journal, row.pmid, row.stated) == (2016, "Neural Regen Res", "99000003", PLACES)
    assert (row.authors, row.title, row.volume, row.doi) == (authors, title, "12", doi)


def test_an_entry_whose_format_parts_it_says_no_more() -> None:
    row = with_stated(LISTED[0][0], StatedReference(0, ReferenceFields(("Mathis S",), title="Current view")))
    assert row[3:11] == (("Mathis S",), None, "Current view", None, None, None, None, None)
    assert row.doi == "10.4103/1673-5374.200794"


def test_an_overlong_entry_keeps_what_is_stated() -> None:
    assert with_stated("word " * 500, StatedReference(0, ReferenceFields(year=1999))).year == 1999


@pytest.mark.parametrize(
    "links",
    [
        "View Article  PubMed/NCBI  Google Scholar",
        "Google Scholar View Article PubMed/NCBI",
        "View Article\nPubMed/NCBI\nGoogle Scholar",
        "View Article • PubMed/NCBI • Google Scholar",
        "View ArticlePubMedGoogle Scholar",
        "Article PubMed PubMed Central CAS Google Scholar",
        "View in Article Scopus (12) PubMed Crossref Google Scholar",
        "Crossref Medline",
        "Medline, Crossref, Google Scholar",
        "[Crossref], [Medline]",
    ],
)
@pytest.mark.parametrize(
    "entry",
    [
        "Ende MR, Weiss NP. Cord blood in early disease. J Ex Ther. 2002;33:131–143.",
        "Ende MR, Weiss NP (2002) Cord blood in early disease. J Ex Ther 33: 131–143.",
    ],
)
def test_links_behind_an_entry_are_none_of_its_fields(entry: str, links: str) -> None:
    (found,) = parsed(f"{entry} {links}")
    assert (found.title, found.journal) == ("Cord blood in early disease", "J Ex Ther")
    assert (found.volume, found.first_page, found.last_page) == ("33", "131", "143")


def test_the_name_of_a_journal_is_no_link() -> None:
    (found,) = parsed("Roe C (2003) What the lists hold on cells. Medline 7: 12–19. Crossref")
    assert (found.title, found.journal) == ("What the lists hold on cells", "Medline")
