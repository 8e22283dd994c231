from __future__ import annotations

import pytest

from pipeline.sources.pubmed import read_citation
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
