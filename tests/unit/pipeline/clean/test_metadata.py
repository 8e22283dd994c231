"""What a document states about itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.assemble import assemble
from pipeline.clean.metadata import Metadata, MetadataReader
from pipeline.clean.raw_segment import RawSegment
from pipeline.decoded import SHOWN
from pipeline.document import Segment
from pipeline.errors import SeedError
from pipeline.sources import read
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED, SEEDS

LABELS = SEEDED.rules("metadata")
READER = SEEDED.metadata
SEGMENTER = SEEDED.segmenter


def stated(*lines: str, role: str = "metadata") -> Metadata:
    """The metadata of a document whose clean text is these lines, each a segment of ``role``."""
    return READER.read(*laid(*((role, line) for line in lines)))


def laid(*parts: tuple[str, str]) -> tuple[str, list[Segment]]:
    text, segments = "", []
    for role, line in parts:
        text += "\n\n" if text else ""
        segments.append(Segment(role, len(text), len(text) + len(line)))
        text += line
    return text, segments


def captured(prefix: str) -> Metadata:
    decoded = read(next((SEEDS / "documents").glob(f"{prefix}_*.txt")).read_bytes())
    segments = SEGMENTER.segment(decoded.text)
    assembled = assemble(decoded, segments)
    return READER.read(assembled.text, assembled.kept)


def dated(published: str) -> dict[str, Any]:
    """The fields that a date of publication gives."""
    parts = {"published": published, "year": int(published[:4])}
    return parts | {"published_on": date.fromisoformat(published)} if len(published) == 10 else parts


ALS = "Amyotrophic Lateral Sclerosis"
CAPTURES = [
    (
        "000",
        Metadata(
            title=f"Advances, Challenges, and Perspectives in Translational Stem Cell Therapy for {ALS}",
            journal="Molecular Neurobiology",
            issue="10",
            first_page="6703",
            last_page="6715",
            **dated("2019-10-01"),
            language="en",
            keywords=[
                "Amyotrophic lateral sclerosis",
                "Induced pluripotent stem cells",
                "Mesenchymal stem cells",
                "Motor neuron",
                "Neural stem cells",
                "Regulatory T cells",
                "Stem cell transplantation",
            ],
            subject_areas=[
                "Neuroscience (miscellaneous)",
                "Neurology",
                "Cellular and Molecular Neuroscience",
            ],
            publication_status="Published",
            document_type="review",
        ),
    ),
    (
        "001",
        Metadata(
            title=f"Mesenchymal Stem Cells: A Potential Therapeutic Approach for {ALS}?",
            authors=["Agnese Gugliandolo"],
            journal="Stem Cells Int",
            volume="2019",
            first_page="3675627",
            **dated("2019-03-10"),
            doi="10.1155/2019/3675627",
            language="en",
            document_type="review",
        ),
    ),
    (
        "002",
        Metadata(
            title="The past, present and future of stem cell clinical trials for ALS",
            language="en",
            document_type="review",
        ),
    ),
    (
        "003",
        Metadata(
            title="Mesenchymal stem cell therapy in amyotrophic lateral sclerosis (ALS) patients: "
            "A comprehensive review of disease information and future perspectives",
            affiliations=[
                "Department of Biology, Mashhad Branch, Islamic Azad University, Mashhad, Iran",
                "Department of Biology, Mashhad Branch, Islamic Azad University, mashhad, Iran",
                "Immunology Research Center, Department of Immunology, Faculty of Medicine, Mashhad "
                "University of Medical Sciences, Mashhad, Iran",
                "Neuroscience Research Center, Faculty of Medicine, Mashhad University of Medical Sciences, "
                "Mashhad, Iran",
                "Shefa Neuroscience Research Center,Khatam Alanbia Hospital, Tehran, Iran",
            ],
            language="en",
            document_type="review",
        ),
    ),
    ("004", Metadata(language="en")),
]


@pytest.mark.parametrize(("prefix", "expected"), CAPTURES)
def test_a_real_capture_states_this_and_no_more(prefix: str, expected: Metadata) -> None:
    assert captured(prefix) == expected


LINES: list[tuple[str, dict[str, Any]]] = [
    ("JournalMolecular Neurobiology", {"journal": "Molecular Neurobiology"}),
    ("Journal: Cells 2019, 8(3)", {"journal": "Cells", "volume": "8", "issue": "3", **dated("2019")}),
    ("Journal: Phronesis (Oslo, Norway)", {"journal": "Phronesis (Oslo, Norway)"}),
    ("Cells 2019, 8(3), 255; https://doi.org/10.5555/a.1", {"journal": "Cells", "volume": "8", "issue": "3"}
        | {"first_page": "255", "doi": "10.5555/a.1", **dated("2019")}),
    ("J Ex Med (2019) 26:1–10", {"journal": "J Ex Med", "volume": "26", "first_page": "1", "last_page": "10"}
        | dated("2019")),
    ("Ex Trials 14(3), e0213-e0219 (2019)", {"journal": "Ex Trials", "volume": "14", "issue": "3"}
        | {"first_page": "e0213", "last_page": "e0219", **dated("2019")}),
    ("Citation: Holm J. Cells. 2019;12:3", {"volume": "12", "first_page": "3", **dated("2019")}),
    ("Citation: Cells for the old nerve. Ex Med. 2019;12:3", {"journal": "Ex Med", "volume": "12"}
        | {"first_page": "3", **dated("2019")}),
    ("Ex Nature volume 25, Article number: 55 (2019)", {"journal": "Ex Nature", "volume": "25"}
        | {"first_page": "55", **dated("2019")}),
    ("Ex Views, 2024, volume 9, pages 140-158", {"journal": "Ex Views", "volume": "9", "first_page": "140"}
        | {"last_page": "158", **dated("2024")}),
    ("Vol.12 no.3 São Paulo Mar. 2019", {"volume": "12", "issue": "3", **dated("2019-03")}),
    ("Published online 2019 Mar 12. doi: 10.5555/a.1", {"doi": "10.5555/a.1", **dated("2019-03-12")}),
    ("Accepted 3 May 2018", {}),
    ("January 16, 2020", dated("2020-01-16")),
    ("May 2019 was warm", {}),
    ("13.02.2019, 18:40", dated("2019-02-13")),
    ("Guideline 88 · Published: 3 May 2022 · Last updated: 1 May 2023", dated("2022-05-03")),
    ("Pages 143-158 | DOI: 10.5555/a.1", {"first_page": "143", "last_page": "158", "doi": "10.5555/a.1"}),
    ("Subject areas: Neurology | Cell Biology", {"subject_areas": ["Neurology", "Cell Biology"]}),
    ("Published in Nerve Science 14 May 2022", {"journal": "Nerve Science", **dated("2022-05-14")}),
    ("Published in 2019", {}),
    ("Posted on 3 May 2019 by Ana Example", {"authors": ["Ana Example"], **dated("2019-05-03")}),
    ("dc.title Cells for nerves en_US", {"title": "Cells for nerves"}),
    ("dc.date.issued 2018-06 -", dated("2018-06")),
    ("Erscheinungsjahr: 2015", dated("2015")),
    ("Retraction of Publication", {"document_type": "other"}),
    ("Published Erratum", {"document_type": "other"}),
    ("Editorial", {"document_type": "editorial"}),
    ("Case Reports, English Abstract, Journal Article", {"document_type": "case_report"}),
    ("Review, neurology, ethics", {}),
    ("Pages (from-to)6703-6715", {"first_page": "6703", "last_page": "6715"}),
    ("Pages: 401-8", {"first_page": "401", "last_page": "408"}),
    ("Article number: 17085", {"first_page": "17085"}),
    ("Publication statusPublished - Oct 1 2019", {"publication_status": "Published", **dated("2019-10-01")}),
    ("Language: eng", {"language": "en"}),
    ("Document Type : Review Article", {"document_type": "review"}),
    ("Article type: Review (1,102)", {}),
    ("Research output: Contribution to journal › Article › peer-review", {}),
    ("Research output: Contribution to journalReview articlepeer-review", {"document_type": "review"}),
    ("PMID: 12345678 PMCID: PMC1234567 DOI: 10.5555/A.1", {"pmid": "12345678", "pmcid": "PMC1234567"}
        | {"doi": "10.5555/a.1"}),
    ("doi: 10.1155/2019/3675627. eCollection 2019.", {"doi": "10.1155/2019/3675627"}),
    ("https://doi.org/10.5555/(abc)1", {"doi": "10.5555/(abc)1"}),
    (". 2019 Mar 10:2019:3675627.", {"volume": "2019", "first_page": "3675627", **dated("2019-03-10")}),
    ("2019;155(2):401-408.", {"volume": "155", "issue": "2", "first_page": "401"}
        | {"last_page": "408", **dated("2019")}),
    ("Mol Neurobiol 2019 Oct;56(10):6703-6715", {"journal": "Mol Neurobiol", "volume": "56", "issue": "10"}
        | {"first_page": "6703", "last_page": "6715", **dated("2019-10")}),
    ("Volume 8, Issue 2, Spring 2020, Pages 101-118", {"volume": "8", "issue": "2", **dated("2020")}
        | {"first_page": "101", "last_page": "118"}),
    ("Journal of Nerves, 01 Aug 2018, 38(31):6889-6902", {"journal": "Journal of Nerves", "volume": "38"}
        | {"issue": "31", "first_page": "6889", "last_page": "6902"}
        | dated("2018-08-01")),
    ("Northern Journal of Neurology", {"journal": "Northern Journal of Neurology"}),
    ("Published: 12 March 2019", dated("2019-03-12")),
    ("Posted February 11, 2020.", dated("2020-02-11")),
    ("Published: March 2019", dated("2019-03")),
    ("Published: 03/04/2019", dated("2019")),
    ("Published: 31/04/2019", dated("2019")),
    ("Received: 3 May 2018", {}),
    ("ClinicalTrials.gov Identifier: NCT01234567", {"registry_id": "NCT01234567"}),
    ("License: CC BY-NC 4.0", {"licence": "CC-BY-NC-4.0", "redistributable": False}),
    ("Open access under the Creative Commons Attribution 4.0 License.", {"licence": "CC-BY-4.0"}
        | {"redistributable": True}),
    ("Under a Creative Commons license", {"licence": "Creative Commons"}),
    ("© 2019 Ex. All rights reserved.", {"licence": "All rights reserved", "redistributable": False}),
    ("Subject areas: Neurology; Cell Biology", {"subject_areas": ["Neurology", "Cell Biology"]}),
    ("Erratum in: J Neurol. 2019;12(3):4. doi: 10.5555/other.1", {}),
    ("Reference: 1. Holm J, et al. Nerves 2018;6:201-9.", {}),
    ("Home > Journal of Nerves > Vol 12 > Issue 3", {"journal": "Journal of Nerves", "volume": "12"}
        | {"issue": "3"}),
    ("Home > News > Vol 12", {"journal": "News", "volume": "12"}),
    ("Front. Regen. Neurol., 05 February 2024", {"journal": "Front. Regen. Neurol"} | dated("2024-02-05")),
    ("Salem, Mass., 5 February 2024", {}),
    ("REF-CMS 655 — MAY 09, 2023", dated("2023-05-09")),
    ("Monday May 15 2023, 12.01am, Example Courier", dated("2023-05-15")),
    ("15 May 2023, 12.01am, Room 4", {}),
    ("Received: 8 May 2020 / Accepted: 2 June 2020 / Published online: 19 June 2020", dated("2020-06-19")),
    ("Received: 8 May 2020 / Accepted: 2 June 2020", {}),
    ("Received 3 May 2023 Accepted 30 May 2023 Published 12 June 2023 Volume 2023:16 Pages 2—9",
        {"volume": "16", "first_page": "2", "last_page": "9"} | dated("2023-06-12")),
    ("Version published: 19 December 2019", dated("2019-12-19")),
    ("Stand: 4. Oktober 2022", dated("2022-10-04")),
    ("Publicado: 4 de octubre de 2022", dated("2022-10-04")),
    ("Stand der Forschung 2022", {}),
    ("Issue 41, Winter 2019", {"issue": "41"} | dated("2019")),
    ("Posted by Ana Ex on 3 May 2022 | 4 min read", {"authors": ["Ana Ex"]} | dated("2022-05-03")),
    ("Posted by Gareth on 3 May 2022 | Filed under: trials", {"authors": ["Gareth"]} | dated("2022-05-03")),
    ("Posted by walker77 on 3 May 2022", dated("2022-05-03")),
    ("Medically reviewed by Bo Sample, MD — By Ana Ex on May 3, 2022", {"authors": ["Ana Ex"]}
        | dated("2022-05-03")),
    ("Reviewed by Bo Sample", {}),
    ("Funded by Example Trust", {}),
    ("The data are at an archive (doi: 10.5555/data.1).", {}),
    ("Enrollment: 45 participants", {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_the_record_states_this_and_no_more(line: str, expected: dict[str, Any]) -> None:
    assert stated(line) == Metadata(**expected)


AUTHORS = [
    ("Agnese Gugliandolo et al. Stem Cells Int. .", ["Agnese Gugliandolo"]),
    (
        "Ines Quarta 1 2 , Tomas Hjelm 3 , Karl van der Weem 4",
        ["Ines Quarta", "Tomas Hjelm", "Karl van der Weem"],
    ),
    ("Zhao Wen(1), Petrescu A(2), Okafor CU(1).", ["Zhao Wen", "Petrescu A", "Okafor CU"]),
    ("Smith, J., Doe, A. B.", ["Smith, J.", "Doe, A. B."]),
    ("Silva MA(1), Beisner BA(2).", ["Silva MA", "Beisner BA"]),
    ("Alcione MS Braga, Ana Ex MD", ["Alcione MS Braga", "Ana Ex"]),
    ("Wiebke Harms1,2 na1, Oluchi Nwosu3", ["Wiebke Harms", "Oluchi Nwosu"]),
    ("Brown, Timothy Ray", ["Brown, Timothy Ray"]),
    ("Mwangi, Esther", ["Mwangi, Esther"]),
    ("Smith, Jane; Doe, A. B.; and Roe, Ann, PhD", ["Smith, Jane", "Doe, A. B.", "Roe, Ann"]),
    ("By Dr. Hanne Solberg | March 3, 2021", ["Hanne Solberg"]),
    ("Ana Ex, PhD, and Bo Sample, MD", ["Ana Ex", "Bo Sample"]),
    ("Roksana Petrova a, Luis Ibarguren b", ["Roksana Petrova", "Luis Ibarguren"]),
    ("Nora Thiam1* Oskar van Wrede1,2 Lin Shao2", ["Nora Thiam", "Oskar van Wrede", "Lin Shao"]),
    ("Merel Oord, Zeynep Aksoy, +6 more", ["Merel Oord", "Zeynep Aksoy"]),
    ("View ORCID ProfileAna Ex, Bo Sample", ["Ana Ex", "Bo Sample"]),
    ("Ana Ex https://orcid.org/0000-0001-2345-6789 1, Bo Sample 2", ["Ana Ex", "Bo Sample"]),
    ("By Ana Ex, Health Reporter", ["Ana Ex"]),
    ("Ana Ex, Bo Sample and Cy Probe, Science Correspondent", ["Ana Ex", "Bo Sample", "Cy Probe"]),
    ("Dr Ana Ex, Consultant neurologist, Example Infirmary", ["Ana Ex"]),
    ("By Ana Ex, Research Communications Manager", ["Ana Ex"]),
    ("Ana Ex, Head of Research, and Bo Sample, specialist nurse", ["Ana Ex", "Bo Sample"]),
    ("Ana Ex, Paul Head, Ruth Fellow", ["Ana Ex", "Paul Head", "Ruth Fellow"]),
    (
        "Ana Ex, Bo Sample, and the PLACE-ALS Investigators",
        ["Ana Ex", "Bo Sample", "PLACE-ALS Investigators"],
    ),
    ("A. Ex1, B. Sample2, on behalf of the REPEAT Study Group", ["A. Ex", "B. Sample", "REPEAT Study Group"]),
    (
        "Ana Ex 1, Bo Sample 2, Cai Third 1; REPEAT-ALS Study Group",
        ["Ana Ex", "Bo Sample", "Cai Third", "REPEAT-ALS Study Group"],
    ),
    ("The Example Working Group on Cell Therapies", ["Example Working Group on Cell Therapies"]),
    ("What the group of patients said", []),
    ("By the editorial team", []),
    ("By FDA U.S. Food and Drug Administration", []),
    ("Ana Ex, Aalund Consulting, Bo Sample", ["Ana Ex", "Bo Sample"]),
    ("Ana Ex1 · Bo Sample2", ["Ana Ex", "Bo Sample"]),
    ("Ana Ex ∙ Bo Sample ∙ Carl Roe", ["Ana Ex", "Bo Sample", "Carl Roe"]),
    ("Ana Ex ⋅ Example Herald", ["Ana Ex"]),
    ("Writing group: Ana Ex, Bo Sample", ["Ana Ex", "Bo Sample"]),
    ("Guideline panel: Ana Ex (chair), Bo Sample", ["Ana Ex", "Bo Sample"]),
    ("Consensus panel: seventeen experts from nine countries", []),
    ("By Ana Ex · Example Herald", ["Ana Ex"]),
    ("Posted by Ana Ex on 3 May 2022", ["Ana Ex"]),
    ("Ana Ex MD, Bo Sample MD, PhD … See all authors", ["Ana Ex", "Bo Sample"]),
    ("Authors Ex A, Sample BC", ["Ex A", "Sample BC"]),
    ("Ana Ex^1, Bo Sample2,*", ["Ana Ex", "Bo Sample"]),
    ("A list of things that are no names", []),
]


@pytest.mark.parametrize(("line", "names"), AUTHORS)
def test_authors_are_named_without_marks_and_degrees(line: str, names: list[str]) -> None:
    assert stated(line, role="author").authors == names


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Submission received: 8 May 2020 / Accepted: 2 June 2020 / Published: 19 June 2020", "2020-06-19"),
        ("Submission received: 8 May 2020 / Accepted: 2 June 2020", "2020"),
    ],
)
def test_the_day_behind_other_dates_is_nearer_than_a_year(line: str, published: str) -> None:
    issue = "Cell Letters 2020, 9(6), 655; https://doi.org/10.1234/cl9060655"
    assert stated(issue, line).published == published


def test_the_citation_behind_et_al_is_read() -> None:
    found = stated("Ines Quarta et al. Stem Cells Int. 2019 Mar 10.", role="author")
    assert (found.journal, found.published_on) == ("Stem Cells Int", date(2019, 3, 10))


def test_an_affiliation_loses_its_mark_and_its_address() -> None:
    found = stated("(1)Department of Neurology, Lima, Peru. a.b@example.org.", role="affiliation")
    assert found.affiliations == ["Department of Neurology, Lima, Peru"]


def test_who_provides_or_pays_is_no_affiliation() -> None:
    line = "Information provided by Dr. Ana Example, University of Lima (Responsible Party)"
    assert stated(line, role="affiliation").affiliations == []
    assert stated("Institute of Information, Lima", role="affiliation").affiliations != []


def test_affiliations_on_one_line_are_parted_by_their_numbers() -> None:
    found = stated(
        "1Ex Institute, Lima; 2Unit of Nerves, Room 4; Oslo; 3 St. Ex Hospital, Rome", role="affiliation"
    )
    assert found.affiliations == [
        "Ex Institute, Lima",
        "Unit of Nerves, Room 4; Oslo",
        "St. Ex Hospital, Rome",
    ]


VERSIONS = [
    "Last reviewed: 12 June 2021 | Next review: June 2024",
    "Updated 12 June 2021",
    "This page was last edited on 12 June 2021, at 10:04.",
    "Registration date 12 June 2021",
]


@pytest.mark.parametrize("line", VERSIONS)
def test_the_version_dates_a_page_that_nothing_else_dates(line: str) -> None:
    assert stated(line) == Metadata(**dated("2021-06-12"))
    assert stated(line, "First published: 3 May 2019").published_on == date(2019, 5, 3)
    assert stated(line, "DOI: 10.5555/own.1").published_on is None


NOTICE = "© Ex. All content is available under the Open Government Licence v3.0. All rights reserved."


def shown(*parts: tuple[str, str, str]) -> Metadata:
    """The metadata of a page of dropped lines, each with a role and a rule."""
    text = "\n".join(line for _, _, line in parts)
    starts = [text.index(line) for _, _, line in parts]
    dropped = [
        RawSegment(role, start, start + len(line) + 1, False, rule_id)
        for (role, rule_id, line), start in zip(parts, starts, strict=True)
    ]
    return READER.read("", [], page=(text, dropped))


def test_a_legal_notice_tells_the_licence() -> None:
    found = shown(("legal", "model-legal", NOTICE))
    assert (found.licence, found.redistributable) == ("OGL-3.0", True)
    assert {one.within for one in found.stated} == {SHOWN}
    assert shown(("navigation", "html#footer", NOTICE)).licence == "OGL-3.0"
    assert shown(("legal", "model-legal", "© 2020 Ex. All rights reserved.")) == Metadata()
    assert shown(("navigation", "model-navigation", NOTICE)) == Metadata()


def test_a_path_tells_journal_and_volume() -> None:
    path = "Home > Journal of Nerves > Vol 12 > Issue 3"
    found = shown(("navigation", "breadcrumb", path))
    assert (found.journal, found.volume, found.issue) == ("Journal of Nerves", "12", "3")
    assert shown(("navigation", "html#class-breadcrumb", path)).journal == "Journal of Nerves"
    assert shown(("navigation", "model-navigation", path)) == Metadata()
    assert shown(("navigation", "breadcrumb", "Home > Records > Vol 12")) == Metadata()


def test_a_dropped_line_dates_the_version() -> None:
    assert shown(("legal", "x", "This page was last edited on 2 May 2023, at 10:04.")) == Metadata(
        **dated("2023-05-02")
    )
    assert shown(("navigation", "x", "Latest news, updated 2 May 2023")) == Metadata()


def test_the_next_review_dates_no_page() -> None:
    assert stated("Next review: 12 June 2024") == stated("Date of inspection: 12 June 2024") == Metadata()


def test_who_signs_below_the_text_is_no_author() -> None:
    text, segments = laid(("body", "Cells die."), ("metadata", "Posted by Ana Ex on 3 May 2022"))
    assert READER.read(text, segments).authors == []


def test_keywords_on_one_line_are_parted() -> None:
    assert stated("Keywords: marrow; motor neuron, upper; trial.", role="keyword").keywords == [
        "marrow",
        "motor neuron, upper",
        "trial",
    ]


def test_a_label_alone_takes_the_next_line() -> None:
    assert stated("Original language", "English").language == "en"


def test_a_label_alone_is_a_link_where_the_page_shows_it_beside_a_value() -> None:
    assert stated("Title", "Log in", "Title: Cells for nerves").title == "Cells for nerves"


def test_of_several_licences_the_most_telling_stands() -> None:
    found = stated("Under a Creative Commons license", "© Ex. All rights reserved.", "License: CC BY 4.0")
    assert (found.licence, found.redistributable) == ("CC-BY-4.0", True)


def test_a_citation_that_begins_with_a_full_stop_has_its_journal_above() -> None:
    assert stated("Regen Med Neurol", ". 2021 Nov;14(6):702.").journal == "Regen Med Neurol"
    assert stated("Regen Med Neurol", "2021 Nov;14(6):702.").journal is None
    assert stated("Regen Med Neurol", "Review", ". 2021 Nov;14(6):702.").journal is None


def test_a_heading_names_the_field_of_the_lines_below_it() -> None:
    text, segments = laid(("heading", "MeSH terms"), ("metadata", "Adult"), ("metadata", "Nerve / therapy*"))
    assert READER.read(text, segments).subject_areas == ["Adult", "Nerve / therapy"]


def test_rows_of_a_table_whose_tabs_became_spaces_are_read_together_only() -> None:
    rows = ("Original language English", "Pages (from-to) 55-71", "Journal Annals of Nerves", "Volume 29")
    found = stated(*rows)
    assert (found.language, found.first_page, found.journal, found.volume) == (
        "en",
        "55",
        "Annals of Nerves",
        "29",
    )
    assert stated("Journal Club").journal is None
    assert stated("Journal Article", *rows[:2]).journal is None


def test_a_reference_never_gives_the_document_its_doi() -> None:
    assert stated("Holm J. Nerves. Ex Med. 2010;3:1-9. doi: 10.5555/ref.1", role="reference") == Metadata()


def test_the_first_statement_of_a_field_stands() -> None:
    assert stated("DOI: 10.5555/own.1", "DOI: 10.5555/other.1").doi == "10.5555/own.1"


@pytest.mark.parametrize("end", ["", ".", ". https://doi.org/10.5555/own.1", ". doi: 10.5555/own.1"])
def test_a_citation_with_its_year_before_the_title_is_read_to_its_pages(end: str) -> None:
    found = stated(f"Citation: Roe C, Holm A (2016) Do SOD1-G93A rats live on? J Ex Neurol 11(4): e0154{end}")
    assert (found.journal, found.volume, found.issue) == ("J Ex Neurol", "11", "4")
    assert (found.first_page, found.last_page) == ("e0154", None)


@pytest.mark.parametrize(
    ("printed", "online", "published"),
    [
        ("2023 Mar", "2023 Jan 30", "2023-01-30"),
        ("2023", "2023 Jan 30", "2023-01-30"),
        ("2023 Mar", "2022 Dec 30", "2023-03"),
        ("2023 Mar", "2023 Jan", "2023-03"),
        ("2023 Mar", "2023 Jun 30", "2023-03"),
        ("2023 Mar 4", "2023 Jan 30", "2023-03-04"),
    ],
)
def test_the_day_online_dates_an_article_whose_issue_has_none(
    printed: str, online: str, published: str
) -> None:
    found = stated(f"J Ex Neurol. {printed};22(3):215-226. doi: 10.5555/own.1. Epub {online}.")
    assert found == Metadata(
        journal="J Ex Neurol",
        volume="22",
        issue="3",
        first_page="215",
        last_page="226",
        doi="10.5555/own.1",
        **dated(published),
        stated=found.stated,
    )


def test_numbers_in_a_sentence_are_no_citation() -> None:
    assert stated("We saw 11(4): 12 of them. And more was seen.") == Metadata()


def test_a_page_about_a_paper_does_not_own_the_papers_record() -> None:
    found = stated("DOI: 10.5555/own.1", "Published: 12 March 2019").without_record()
    assert (found.doi, found.published_on) == (None, date(2019, 3, 12))


QUOTES = [
    ("metadata", "doi: 10.5555/A.1.", [("doi", "10.5555/A.1", "label-doi")]),
    ("metadata", "Pages: 401-8", [("first_page", "401", "label-pages"), ("last_page", "8", "label-pages")]),
    (
        "metadata",
        "Nerves, 01 Aug 2018, 38(31):68-70",
        [
            ("published", "01 Aug 2018", "citation-line"),
            ("journal", "Nerves", "citation-line"),
            ("volume", "38", "citation-line"),
            ("issue", "31", "citation-line"),
            ("first_page", "68", "citation-line"),
            ("last_page", "70", "citation-line"),
            ("year", "01 Aug 2018", "citation-line"),
            ("published_on", "01 Aug 2018", "citation-line"),
        ],
    ),
    ("metadata", "Language: eng", [("language", "eng", "label-language")]),
    ("metadata", "Review Article", [("document_type", "Review Article", "type-review")]),
    (
        "metadata",
        "Free under a CC BY 4.0 License",
        [("licence", "CC BY 4.0", "licence-by"), ("redistributable", "CC BY 4.0", "licence-by")],
    ),
    ("title", " Cells for nerves. ", [("title", "Cells for nerves", "title-line")]),
    (
        "author",
        "Authors: Ana Ex 1, PhD; Sample, Bo 2,3",
        [("authors", "Ana Ex", "label-authors"), ("authors", "Sample, Bo", "label-authors")],
    ),
    ("affiliation", "1 Institute, Lima. a@b.org", [("affiliations", "Institute, Lima", "affiliation-line")]),
    (
        "keyword",
        "cells; Nerves",
        [("keywords", "cells", "keyword-line"), ("keywords", "Nerves", "keyword-line")],
    ),
]


@pytest.mark.parametrize(("role", "line", "quotes"), QUOTES)
def test_each_value_says_where_it_stands_and_by_which_rule(
    role: str, line: str, quotes: list[tuple[str, str, str]]
) -> None:
    text, segments = laid(("metadata", "Free to read"), (role, line))
    found = READER.read(text, segments).stated
    assert [(one.field, text[one.start : one.end], one.rule_id) for one in found] == quotes


def test_each_value_of_a_list_is_stated_in_its_order() -> None:
    found = stated("Keywords: marrow; nerve", "Keywords: Marrow; cord", role="keyword")
    assert [one.value for one in found.stated] == found.keywords == ["marrow", "nerve", "cord"]


def test_a_label_alone_or_a_heading_is_the_rule_of_the_value_below() -> None:
    assert stated("Original language", "English").stated[0].rule_id == "label-language"


@given(
    st.lists(st.tuples(st.sampled_from(["title", "author", "affiliation", "keyword", "metadata"]), st.text()))
)
def test_any_text_can_be_read_and_each_value_stands_in_a_segment(parts: list[tuple[str, str]]) -> None:
    text, segments = laid(*parts)
    for one in READER.read(text, segments).stated:
        assert one.start < one.end
        assert any(part.start <= one.start and one.end <= part.end for part in segments)


@pytest.mark.parametrize(
    "key", ["labels", "publication_types", "months", "weekdays", "languages", "licences", "registers"]
)
def test_a_missing_list_is_named(key: str) -> None:
    with pytest.raises(SeedError, match=key):
        MetadataReader(Rules({name: value for name, value in LABELS.items() if name != key}))


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("Title: Cells for nerves.", "Cells for nerves", []),
        (
            "Cells for nerves by Ana Exempla1,* and Bo Sample2",
            "Cells for nerves",
            ["Ana Exempla", "Bo Sample"],
        ),
        ("Loss by design by Ana M Exempla1", "Loss by design", ["Ana M Exempla"]),
        ("Cells by A Exempla, B Sample, C Roe", "Cells", ["A Exempla", "B Sample", "C Roe"]),
        ("Slowing of ALS by Stem Cells", "Slowing of ALS by Stem Cells", []),
        ("Slowing by Vitamin B12 and Coenzyme Q10", "Slowing by Vitamin B12 and Coenzyme Q10", []),
        ("Slowing by Green Tea, Red Wine and Dark Chocolate", None, []),
        ("Slowing by Treg Cells, B Cells, T Cells, NK Cells and Dendritic Cells", None, []),
        ("Inhibition by Human Sirtuin1", "Inhibition by Human Sirtuin1", []),
        ("Given by Intrathecal Injection", "Given by Intrathecal Injection", []),
    ],
)
def test_a_title_stands_without_its_label_and_byline(
    line: str, title: str | None, authors: list[str]
) -> None:
    read_metadata = stated(line, role="title")
    assert (read_metadata.title, read_metadata.authors) == (title or line, authors)


def read_from(*parts: tuple[str, str]) -> Metadata:
    return READER.read(*laid(*parts))


def test_the_line_that_says_how_to_cite_the_page_has_its_record() -> None:
    title = "Lumbar cells in early disease: a comparison"
    citation = f"Holm, A. & Roe, C. {title}. J Ex Neurol 14, 112 (2021). https://doi.org/10.5555/jen.112"
    found = read_from(("title", title), ("metadata", citation))
    assert (found.journal, found.volume, found.first_page) == ("J Ex Neurol", "14", "112")
    assert (found.published, found.doi) == ("2021", "10.5555/jen.112")


@pytest.mark.parametrize(
    ("line", "journal", "document_type"),
    [
        ("Review Cytotherapy. 2019 Nov;21(11):1088-1101.", "Cytotherapy", "review"),
        ("Clinical Trial Stem Cells Ex. 2019 Nov;21(11):1088-1101.", "Stem Cells Ex", "clinical_trial"),
        ("Review of Cells. 2019 Nov;21(11):1088-1101.", "Review of Cells", None),
        ("Cytotherapy. 2019 Nov;21(11):1088-1101.", "Cytotherapy", None),
    ],
)
def test_a_type_may_stand_before_the_journal(line: str, journal: str, document_type: str | None) -> None:
    found = stated(line)
    assert (found.journal, found.document_type, found.volume) == (journal, document_type, "21")


def test_a_journals_logo_is_not_in_its_name() -> None:
    assert stated("Journal of Example Neurology logo").journal == "Journal of Example Neurology"


def test_a_day_behind_the_author_is_that_of_publication() -> None:
    found = stated("By Ana Example on November 16, 2022", role="author")
    assert (found.authors, found.published) == (["Ana Example"], "2022-11-16")


def test_lone_dates_behind_text_are_those_of_comments() -> None:
    text = ("body", "Cells were given to nobody.")
    assert read_from(text, ("metadata", "3 May 2019 at 10:14 am")).published is None
    assert read_from(("metadata", "3 May 2019 at 10:14 am"), text).published == "2019-05-03"
    assert read_from(text, ("metadata", "Published: 3 May 2019")).published == "2019-05-03"
    post = ("body", "nobody got cells")
    assert read_from(post, ("metadata", "3 May 2019 at 10:14 am"), post).published is None


def test_points_above_the_text_of_a_release_are_not_its_beginning() -> None:
    points = [("body", "Cells were safe in nine people"), ("body", "Webcast at 8:30 a.m. today")] * 2
    dated = ("metadata", "May 09, 2022 07:00 ET | Source: Example Inc.")
    report = ("body", "OSLO, May 09, 2022 (EXAMPLE WIRE) -- Cells were given to nobody.")
    assert read_from(*points, dated, report).published == "2022-05-09"
    assert read_from(*points, report).published == "2022-05-09"
    assert read_from(report, dated, ("body", "Cells.")).published == "2022-05-09"


def test_a_type_may_stand_before_a_bar() -> None:
    assert stated("EDITORIAL | VOLUME 31, ISSUE 11, P901, NOVEMBER 2018").document_type == "editorial"
    assert stated("Editorial: Example Press | Volume 31").document_type is None


OTHER = "Osei B, Tran H. Cells in motor neuron disease. Cell Ther Rep 2016;4:88-97."


@pytest.mark.parametrize("lines", [(f"Reference: 1. {OTHER}",), ("Refers to", OTHER)])
def test_a_work_that_a_page_names_gives_it_no_volume(lines: tuple[str, ...]) -> None:
    found = stated(*lines)
    assert (found.year, found.volume, found.first_page) == (None, None, None)
    assert stated("Published in", OTHER).volume == "4"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("LONDON, 3 May 2021 -- The Trust keeps its grants.", "2021-05-03"),
        ("BOSTON and TEL AVIV, May 09, 2022 (EXAMPLE WIRE) -- Cells were given.", "2022-05-09"),
        ("OSLO, March 9, 2022 /ExampleWire/ -- Cells were given.", "2022-03-09"),
        ("LYON, France and SALEM, Mass., March 5, 2024 (EXAMPLE WIRE) -- Cells were given.", "2024-03-05"),
        ("SALEM, Mass.--(EXAMPLE WIRE)--March 5, 2024--Cells were given.", "2024-03-05"),
        ("RALEIGH, N.C. and GHENT, Belgium--(EXAMPLE WIRE)--May 9, 2022--Cells were given.", "2022-05-09"),
        ("WINSTON-SALEM, N.C. – March 5, 2024 – Cells were given.", "2024-03-05"),
        ("ALS trials ended. In Salem, March 5, 2024 (a Tuesday) -- a cold day -- they closed.", None),
        ("LONDON -- On 3 May 2021 the Trust kept its grants.", None),
        ("In London, 3 May 2021 - the day of the vote - was cold.", None),
        ("ALS, 3 May 2021: the Trust keeps its grants.", None),
    ],
)
def test_a_report_says_when_it_was_sent(line: str, published: str | None) -> None:
    assert stated(line, role="body").published == published


def test_another_date_goes_before_that_of_a_report() -> None:
    report = ("body", "LONDON, 3 May 2021 -- The Trust keeps its grants.")
    assert read_from(("metadata", "Published: 4 May 2021"), report).published == "2021-05-04"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Guideline Published: 24 February 2021 Last updated: 6 June 2024"], "2021-02-24"),
        (["Guideline published 24 February 2021 in its second form and read by many"], None),
        (["February 11, 2018 / Uncategorized"], "2018-02-11"),
        (["Volume 14, Issue 2, April 2019", "Published: March 21, 2019"], "2019-03-21"),
        (["Volume 14, Issue 2, April 2019", "Published online: March 21, 2019"], "2019-04"),
        (["Volume 14, Issue 2, April 2019", "Published: March 21, 2018"], "2019-04"),
    ],
)
def test_a_date_of_publication_stands_in_many_places(lines: list[str], published: str | None) -> None:
    assert stated(*lines).published == published


@pytest.mark.parametrize(
    ("line", "journal", "issue", "first_page"),
    [
        ("Reviews of Trials 2020, Issue 4. Art. No.: RT00099.", "Reviews of Trials", "4", "RT00099"),
        ("Spine Reports (2017) Volume 5, Issue 1", "Spine Reports", "1", None),
        ("In 2020, issue 4 was late.", None, None, None),
    ],
)
def test_a_year_may_stand_behind_the_journal(
    line: str, journal: str | None, issue: str | None, first_page: str | None
) -> None:
    found = stated(line)
    assert (found.journal, found.issue, found.first_page) == (journal, issue, first_page)


def test_the_kind_of_a_review_is_no_part_of_its_journal() -> None:
    found = stated("Example Database of Systematic Reviews Review - Intervention")
    assert found.journal == "Example Database of Systematic Reviews"


def test_dots_may_part_authors_from_each_other() -> None:
    shown = "Ana Example, MD • Bo Sample, MBChB, PhD • Cy Ito, FRCS"
    assert stated(shown, role="author").authors == ["Ana Example", "Bo Sample", "Cy Ito"]
    shorter = "Ana Example, MD • Bo Sample, MB, PhD • Cy Ito, BCh"
    assert stated(shorter, role="author").authors == ["Ana Example", "Bo Sample", "Cy Ito"]
    assert stated("Ana Example • Example Town", role="author").authors == ["Ana Example"]


def test_a_function_behind_a_name_is_no_author() -> None:
    assert stated("Ana Example, MD, Consultant Neurosurgeon", role="author").authors == ["Ana Example"]


def test_whom_a_letter_is_sent_to_did_not_write_it() -> None:
    person = ("author", "Ana Example, MD")
    assert read_from(("metadata", "Recipient:"), person).authors == []
    assert read_from(("metadata", "Recipient:"), person, ("author", "Bo Sample, MD")).authors == ["Bo Sample"]
    assert read_from(("metadata", "Authors:"), person).authors == ["Ana Example"]


def test_the_doi_below_a_work_that_is_retracted_is_not_that_of_the_notice() -> None:
    lines = ["Retraction Note to: Cells of the Cord", "https://doi.org/10.5555/cc.1"]
    assert stated(*lines).doi is None
    assert stated(*lines, "https://doi.org/10.5555/cc.2").doi == "10.5555/cc.2"
    cited = ["Retraction to: Cell Cord 9, 155 (2018)", "https://doi.org/10.5555/cc.1"]
    assert stated(*cited).doi is None
    assert stated("Cell Cord 9, 155 (2018)", cited[1]).doi == "10.5555/cc.1"


CITED = "Lumbar cells in early disease: a comparison"


def test_authors_and_year_stand_before_the_title_in_a_line_that_cites_the_page() -> None:
    title = ("title", CITED)
    found = read_from(title, ("metadata", f"Quayle, Ana (2020) {CITED}. PhD thesis."))
    assert (found.authors, found.published) == (["Quayle, Ana"], "2020")
    known = read_from(title, ("author", "Ana Quayle"), ("metadata", f"Quayle, Ana (2020) {CITED}."))
    assert known.authors == ["Ana Quayle"]
    assert read_from(title, ("metadata", f"Comments on ({CITED})")).authors == []


def test_a_label_may_be_the_beginning_of_the_number_that_registers_a_trial() -> None:
    assert stated("ISRCTN99001234").registry_id == "ISRCTN99001234"
    assert stated("ISRCTN: 99001234").registry_id is None
    assert stated("Registered as ISRCTN99001234").registry_id is None


def at_top(*lines: tuple[str, str]) -> str | None:
    """The journal of a page of lines of role and text."""
    shown, parts = "", []
    for role, text in lines:
        kept = role == "metadata"
        parts.append(RawSegment(role, len(shown), len(shown) + len(text) + 1, kept, f"model-{role}"))
        shown += text + "\n"
    return READER.read(*laid(*lines), page=(shown, parts)).journal


VOLUME = ("metadata", "ARTICLES | VOLUME 8, ISSUE 6, P512-523, JUNE 2021")


@pytest.mark.parametrize(
    ("lines", "journal"),
    [
        ([("metadata", "Clinical Neurotherapies"), VOLUME], "Clinical Neurotherapies"),
        ([("banner", "Annals of Rare Nerves"), ("navigation", "Menu"), VOLUME], "Annals of Rare Nerves"),
        ([("navigation", "Clinical Neurotherapies"), VOLUME], "Clinical Neurotherapies"),
        ([("navigation", "Submit Manuscript"), VOLUME], None),
        ([("navigation", "Clinical Neurotherapies"), ("navigation", "Cited by (12)"), VOLUME], None),
        ([("metadata", "Open access to cells"), VOLUME], None),
        ([VOLUME, ("metadata", "Clinical Neurotherapies")], None),
    ],
)
def test_the_masthead_above_the_volume_names_the_journal(
    lines: list[tuple[str, str]], journal: str | None
) -> None:
    assert at_top(*lines) == journal
