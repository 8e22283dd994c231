from __future__ import annotations

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import read, sniff
from pipeline.sources.services import (
    CLINICAL_STUDY,
    CTIS,
    DATACITE,
    ENDNOTE,
    EUROPEPMC,
    FORMATS,
    ISRCTN,
    OPENALEX,
    PREPRINTS,
    REGISTRY,
    WHO,
)
from tests.unit.pipeline.sources.stated import said


def endnote(elements: str, kind: int = 17) -> Decoded:
    return ENDNOTE.read(f"<record><ref-type>{kind}</ref-type>{elements}</record>".encode())


@pytest.mark.parametrize(
    ("elements", "kind", "journal"),
    [
        ("<titles><secondary-title>J</secondary-title></titles>", 17, ["J"]),
        ("<titles><secondary-title>J</secondary-title></titles>"
         "<periodical><full-title>Journal</full-title></periodical>", 17, ["Journal"]),
        ("<titles><secondary-title>A book</secondary-title></titles>", 5, []),
    ],
)  # fmt: skip
def test_a_book_is_no_journal(elements: str, kind: int, journal: list[str]) -> None:
    assert said(endnote(elements, kind), "journal") == journal


@pytest.mark.parametrize(("provider", "pmid"), [("NLM", ["123"]), ("My own library", [])])
def test_the_database_says_what_an_accession_number_is(provider: str, pmid: list[str]) -> None:
    number = "<accession-num>123</accession-num>"
    decoded = endnote(f"{number}<remote-database-provider>{provider}</remote-database-provider>")
    assert said(decoded, "pmid") == pmid


def test_the_face_of_letters_is_no_text_and_raises_numbers() -> None:
    title = '<style face="normal" size="100%">10</style><style face="superscript" size="100%">6</style>'
    assert said(endnote(f"<titles><title>{title}</title></titles>"), "title") == ["10^6"]


@pytest.mark.parametrize(
    ("elements", "title"),
    [
        ("<Public_title>P</Public_title><Scientific_title>S</Scientific_title>", "P"),
        ("<Public_title/><Scientific_title>S</Scientific_title>", "S"),
        ("<Public_title> </Public_title><Scientific_title><![CDATA[<b>S</b>]]></Scientific_title>", "S"),
    ],
)
def test_a_trial_has_one_title(elements: str, title: str) -> None:
    assert said(WHO.read(f"<Trial>{elements}</Trial>".encode()), "title") == [title]


@pytest.mark.parametrize(
    ("written", "published"),
    [("07/03/2021", "2021-03-07"), ("2021-03-07", "2021-03-07"), ("31/02/2021", "2021-02"), ("soon", None)],
)
def test_a_day_of_registration_is_written_day_first(written: str, published: str | None) -> None:
    decoded = WHO.read(f"<Trial><Date_registration>{written}</Date_registration></Trial>".encode())
    assert said(decoded, "published") == ([published] if published else [])


@pytest.mark.parametrize("number", ["99000001", "ISRCTN99000001"])
def test_a_registry_number_is_whole(number: str) -> None:
    assert said(ISRCTN.read(f"<trial><isrctn>{number}</isrctn></trial>".encode()), "registry_id") == [
        "ISRCTN99000001"
    ]


@pytest.mark.parametrize(
    ("record", "field", "values"),
    [
        ('{"title": null, "display_name": "A"}', "title", ["A"]),
        ('{"title": "B", "display_name": "A"}', "title", ["B"]),
        ('{"is_retracted": true}', "publication_status", ["retracted"]),
        ('{"is_retracted": false}', "publication_status", []),
        ('{"ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123"}}', "pmid", ["123"]),
        ('{"ids": {"pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/123"}}', "pmcid", ["PMC123"]),
        ('{"type": "review"}', "document_type", ["review"]),
        ('{"type": "preprint"}', "peer_review", ["not_peer_reviewed"]),
    ],
)
def test_openalex_states_its_values(record: str, field: str, values: list[str]) -> None:
    assert said(OPENALEX.read(record.encode()), field) == values


def test_names_of_preprints_are_parted() -> None:
    data = b'{"authors": "Doe, J.; Roe, R.", "server": "medrxiv", "license": "cc_by_nc_nd"}'
    assert said(PREPRINTS.read(data), "authors") == ["J. Doe", "R. Roe"]
    assert said(PREPRINTS.read(data), "licence") == ["CC-BY-NC-ND"]


def test_a_group_is_an_author_too() -> None:
    data = b'{"attributes": {"creators": [{"name": "Study Group"}, {"name": "Doe, Jane"}]}}'
    assert said(DATACITE.read(data), "authors") == ["Study Group", "Jane Doe"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<record><ref-type>17</ref-type><title>A</record>", "malformed"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><record><ref-type>17</ref-type></record>", "entity_bomb"),
        (b"<result><id>1</id><source>MED</source>", "malformed"),
    ],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        (ENDNOTE if b"record" in data else EUROPEPMC).read(data)
    assert refused.value.reason_code == code


@pytest.mark.parametrize("data", [b"{}", b"<a/>", b'{"title": "A"}', b"<record><header/></record>", b"prose"])
def test_other_files_are_not_taken_for_records(data: bytes) -> None:
    assert sniff(data) not in {one.media_type for one in FORMATS}


def test_markup_in_comments_is_no_element() -> None:
    data = b"<record><!-- <titles><title>No</title></titles> --><titles><title>Yes</title></titles></record>"
    assert said(ENDNOTE.read(data), "title") == ["Yes"]
    assert read(b"<record><ref-type>17</ref-type>" + data[8:]).form == "markup"


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        ('"publicTitle": "P", "fullTitle": "F"', "P"),
        ('"fullTitle": "F"', "F"),
        ('"publicTitle": null, "fullTitle": "F"', "F"),
    ],
)
def test_a_trial_of_ctis_has_one_title(titles: str, title: str) -> None:
    part = f'{{"authorizedPartI": {{"trialDetails": {{"clinicalTrialIdentifiers": {{{titles}}}}}}}}}'
    decoded = CTIS.read(f'{{"ctNumber": "2023-599999-12-00", "authorizedApplication": {part}}}'.encode())
    assert said(decoded, "title") == [title]
    assert said(decoded, "registry_id") == ["2023-599999-12-00"]


@pytest.mark.parametrize("name", ["study_first_posted", "firstreceived_date"])
def test_a_study_was_published_when_it_was_posted(name: str) -> None:
    study = f"<study_first_submitted>May 1, 2015</study_first_submitted><{name}>December 1, 2015</{name}>"
    decoded = CLINICAL_STUDY.read(f"<clinical_study>{study}</clinical_study>".encode())
    assert said(decoded, "published_on") == ["2015-12-01"]


def test_what_a_registry_hands_over_is_no_page_of_isrctn() -> None:
    head = b"<trials><trial><main><trial_id>IRCT99000001N1</trial_id></main></trial></trials>"
    assert sniff(head) == REGISTRY.media_type
    assert sniff(
        b"<allTrials><fullTrial><trial><isrctn>99000001</isrctn></trial></fullTrial></allTrials>"
    ) == (ISRCTN.media_type)
