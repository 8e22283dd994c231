from __future__ import annotations

from io import BytesIO
from time import process_time

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.pubmed import read_citation, split_citations
from tests.unit.pipeline.sources.stated import cited

JOURNAL = "<Journal><JournalIssue><PubDate>{issue}</PubDate></JournalIssue></Journal>"
CITATION = (
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    + JOURNAL
    + "{more}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
)
IN_2023 = "<Year>2023</Year><Month>Nov</Month>"


def stated(issue: str, more: str = "") -> dict[str, str]:
    citation = read_citation(CITATION.format(issue=issue, more=more).encode())
    return {one.field: one.value for one in citation.stated}


@pytest.mark.parametrize(
    ("issue", "published"),
    [
        ("<Year>2023</Year><Month>Nov</Month><Day>7</Day>", "2023-11-07"),
        (IN_2023, "2023-11"),
        ("<Year>2023</Year>", "2023"),
        ("<Year>2023</Year><Season>Winter</Season>", "2023"),
        ("<MedlineDate>2011 Winter</MedlineDate>", "2011"),
        ("<Year>2023</Year><Month>Feb</Month><Day>31</Day>", "2023-02"),
        ("<Year>2023</Year><Month>13</Month><Day>2</Day>", "2023"),
    ],
)
def test_a_date_is_as_precise_as_the_calendar_lets_it_be(issue: str, published: str) -> None:
    said = stated(issue)
    assert (said["published"], said["year"]) == (published, published[:4])
    assert said.get("published_on") == (published if len(published) == 10 else None)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("RetractionIn", "retracted"),
        ("ExpressionOfConcernIn", "expression of concern"),
        ("CorrectedandRepublishedIn", "corrected"),
        ("ErratumIn", "corrected"),
        ("RetractionOf", None),
        ("ErratumFor", None),
        ("UpdateIn", None),
        ("CommentIn", None),
    ],
)
def test_a_notice_about_another_work_says_nothing_of_this_one(kind: str, status: str | None) -> None:
    notice = f'<CommentsCorrectionsList><CommentsCorrections RefType="{kind}"/></CommentsCorrectionsList>'
    assert stated(IN_2023, notice).get("publication_status") == status


def test_the_gravest_notice_counts() -> None:
    kinds = ("ErratumIn", "RetractionIn", "ExpressionOfConcernIn")
    notices = "".join(f'<CommentsCorrections RefType="{kind}"/>' for kind in kinds)
    said = stated(IN_2023, f"<CommentsCorrectionsList>{notices}</CommentsCorrectionsList>")
    assert said["publication_status"] == "retracted"


@pytest.mark.parametrize(
    ("chapter", "title", "role_of_book"),
    [
        ('<ArticleTitle book="b" part="p">Cells in the cord</ArticleTitle>', "Cells in the cord", "metadata"),
        ("", "Invented Book", "title"),
    ],
)
def test_a_chapter_goes_by_its_own_title(chapter: str, title: str, role_of_book: str) -> None:
    book = '<Book><BookTitle book="b">Invented Book</BookTitle></Book>'
    document = f"<BookDocument><PMID>1</PMID>{book}{chapter}</BookDocument>"
    citation = read_citation(f"<PubmedBookArticle>{document}</PubmedBookArticle>".encode())
    assert [one.value for one in citation.stated if one.field == "title"] == [title]
    assert [one.role for one in citation.blocks if one.rule_id.endswith("#BookTitle")] == [role_of_book]


def test_the_ids_of_a_cited_work_are_its_own() -> None:
    references = (
        "<ReferenceList><Reference><Citation>Sample A. Invent J. 2019;4:1.</Citation><ArticleIdList>"
        '<ArticleId IdType="pubmed">99000003</ArticleId><ArticleId IdType="doi">10.99999/INV.1</ArticleId>'
        '<ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList></Reference>'
        "<Reference><Citation>Roe B. 2018.</Citation></Reference><Reference><Citation/></Reference>"
        "</ReferenceList>"
    )
    data = (
        "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation><PubmedData>"
        f"{references}</PubmedData></PubmedArticle>"
    )
    decoded = read_citation(data.encode())
    assert cited(decoded) == [{"pmid": ["99000003"], "doi": ["10.99999/inv.1"]}]
    assert [one.value for one in decoded.stated if one.field in ("pmid", "doi")] == ["1"]


def test_editors_of_a_book_are_no_authors_of_its_chapter() -> None:
    data = (
        b"<PubmedBookArticle><BookDocument><PMID>1</PMID><Book><BookTitle>The book</BookTitle>"
        b'<AuthorList Type="editors"><Author><LastName>Editor</LastName></Author></AuthorList></Book>'
        b'<ArticleTitle>A chapter</ArticleTitle><AuthorList Type="authors"><Author><LastName>Doe</LastName>'
        b"<ForeName>Jane</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>"
    )
    assert [one.value for one in read_citation(data).stated if one.field == "authors"] == ["Jane Doe"]


def decoded(more: str) -> Decoded:
    return read_citation(CITATION.format(issue=IN_2023, more=more).encode())


@pytest.mark.parametrize(
    ("author", "name", "words"),
    [
        ("<LastName>Doe</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials>", "Ann B Doe", "Ann B"),
        ("<LastName>Doe</LastName><Initials>AB</Initials>", "AB Doe", "AB"),
        ("<LastName>Doe</LastName>", "Doe", "Doe"),
        (
            "<LastName>Doe</LastName><ForeName>Ann</ForeName><Initials>A</Initials><Suffix>3rd</Suffix>",
            "Ann Doe 3rd",
            "3rd",
        ),
    ],
)
def test_a_name_has_all_its_parts(author: str, name: str, words: str) -> None:
    citation = decoded(f'<AuthorList><Author ValidYN="Y">{author}</Author></AuthorList>')
    (said,) = [one for one in citation.stated if one.field == "authors"]
    assert said.value == name
    assert citation.text[said.start : said.end].endswith(words)


def test_a_misspelt_name_that_was_corrected_is_no_author() -> None:
    names = "".join(
        f'<Author ValidYN="{valid}"><LastName>{name}</LastName></Author>'
        for valid, name in (("Y", "Right"), ("N", "Wrong"))
    )
    assert stated(IN_2023, names)["authors"] == "Right"


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        ("<ArticleTitle>[Cells].</ArticleTitle><VernacularTitle>Zellen.</VernacularTitle>", "Cells"),
        (
            "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Zellen.</VernacularTitle>",
            "Zellen",
        ),
        ("<ArticleTitle/><VernacularTitle>Zellen.</VernacularTitle>", "Zellen"),
        ("<!-- <ArticleTitle>Old.</ArticleTitle> --><ArticleTitle>New.</ArticleTitle>", "New"),
        ("<ArticleTitle>[Not Available].</ArticleTitle>", None),
    ],
)
def test_a_title_is_the_one_in_english_or_else_the_works_own(titles: str, title: str | None) -> None:
    assert stated(IN_2023, titles).get("title") == title


def test_a_citation_may_stand_in_a_declared_encoding() -> None:
    text = CITATION.format(issue=IN_2023, more="<ArticleTitle>Größe naïver Mäuse.</ArticleTitle>")
    citation = read_citation(text.encode("latin-1"))
    assert {one.field: one.value for one in citation.stated}["title"] == "Größe naïver Mäuse"


def test_a_file_that_was_cut_short_gives_its_whole_citations_and_one_that_is_not() -> None:
    whole = "<PubmedArticle><PMID>1</PMID><AbstractText>Safe.</AbstractText></PubmedArticle>\n"
    cut = "<PubmedArticle><PMID>2</PMID><AbstractText>Unsafe.</AbstractText>"
    first, second = split_citations(BytesIO(f"<PubmedArticleSet>{whole}{cut}".encode()))
    assert (first.name, second.name, second.data) == ("1", "2", cut.encode())
    with pytest.raises(Unreadable, match="no whole PubmedArticle"):
        read_citation(second.data)


def test_what_stands_behind_a_citation_is_no_part_of_it() -> None:
    text = CITATION.format(issue=IN_2023, more="")
    behind = "<DeleteCitation><PMID>2</PMID></DeleteCitation><Keyword>old</Keyword>"
    citation = read_citation(text.replace("</PubmedArticleSet>", f"{behind}</PubmedArticleSet>").encode())
    assert "keywords" not in {one.field for one in citation.stated}


def test_people_and_ids_that_are_not_the_works_own_are_not_stated() -> None:
    subject = "<PersonalNameSubject><LastName>Subject</LastName></PersonalNameSubject>"
    ids = '<ELocationID ValidYN="N" EIdType="doi">10.1000/old</ELocationID>'
    more = f"<PersonalNameSubjectList>{subject}</PersonalNameSubjectList>{ids}"
    assert not {"authors", "doi"} & stated(IN_2023, more).keys()


def test_the_same_words_state_what_their_own_element_says() -> None:
    volume = "<Journal><JournalIssue><Volume>eng</Volume></JournalIssue></Journal>"
    said = stated(IN_2023, f"{volume}<Language>eng</Language>")
    assert (said["volume"], said["language"]) == ("eng", "en")
    assert stated(IN_2023, f"{volume}<Language>fre</Language>")["language"] == "fr"


@pytest.mark.parametrize("length", [99, 101])
def test_a_value_is_stated_whatever_its_length(length: int) -> None:
    name = "x" * length
    affiliations = f"<Affiliation>{name}</Affiliation>" * 2
    citation = read_citation(CITATION.format(issue=IN_2023, more=affiliations).encode())
    assert [one.value for one in citation.stated if one.field == "affiliations"] == [name, name]


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Of cells.", "Of cells."), ("Of <i>SOD1</i> cells.", "Of <i>SOD1</i> cells."), (" <b/> ", "<b/>")],
)
def test_a_value_is_shown_with_the_tags_in_it(title: str, shown: str) -> None:
    citation = decoded(f"<ArticleTitle>{title}</ArticleTitle><Language>eng</Language>")
    texts = [citation.text[block.start : block.end] for block in citation.blocks or ()]
    assert shown in texts
    assert "eng" in texts


def test_a_tag_without_an_end_is_no_element() -> None:
    citation = decoded("<Language>eng</Language><![CDATA[<Volume>3<Issue>4]]><Issue>5</Issue>")
    said = {one.field: one.value for one in citation.stated}
    assert (said.get("volume"), said["language"]) == (None, "en")


@pytest.mark.parametrize("piece", ["<PMID>", "<PMID ", "<Author ", "<LastName>", "<History>"])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    begun = process_time()
    decoded(f"<Language>eng</Language><![CDATA[{piece * 200_000}]]>")
    assert process_time() - begun < 5
