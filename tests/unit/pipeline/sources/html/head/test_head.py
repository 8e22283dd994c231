from __future__ import annotations

import pytest

from pipeline.decoded import Stated
from pipeline.sources.html import read_html
from pipeline.sources.html.head.dates import published


def stated(head: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in read_html(f"{head}<p>text".encode()).stated:
        found.setdefault(one.field, []).append(one.value)
    return found


def meta(**values: str) -> str:
    return "".join(f'<meta name="{name}" content="{value}">' for name, value in values.items())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta(citation_author="Exemplar, Ada B."), {"authors": ["Ada B. Exemplar"]}),
        (meta(citation_authors="A Doe; B Roe;"), {"authors": ["A Doe", "B Roe"]}),
        (meta(citation_author="A Doe") + meta(**{"dc.creator": "Roe, B"}), {"authors": ["A Doe"]}),
        (meta(**{"DC.Creator": "Roe, B"}), {"authors": ["B Roe"]}),
        (meta(**{"DC.Creator": "Ann Doe, Bo Roe"}), {"authors": ["Ann Doe", "Bo Roe"]}),
        (meta(**{"DC.Creator": "van der Roe, Bo"}), {"authors": ["Bo van der Roe"]}),
        (meta(citation_author="Doe Roe, Ann Bo"), {"authors": ["Ann Bo Doe Roe"]}),
        (meta(citation_author="https://example.org/doe"), {}),
        (meta(citation_doi="doi:10.1000/ABC.1"), {"doi": ["10.1000/abc.1"]}),
        (meta(**{"dc.identifier": "https://doi.org/10.1000/abc"}), {"doi": ["10.1000/abc"]}),
        (meta(**{"dc.identifier": "S0123-4567"}), {}),
        (meta(citation_pmid="123 "), {"pmid": ["123"]}),
        (meta(citation_pmcid="6431432"), {"pmcid": ["PMC6431432"]}),
        (meta(**{"prism.publicationName": "J Ex"}), {"journal": ["J Ex"]}),
        (meta(citation_volume="3", citation_issue="2"), {"volume": ["3"], "issue": ["2"]}),
        (meta(citation_keywords="ALS; stem cells, human"), {"keywords": ["ALS", "stem cells, human"]}),
        (meta(citation_keywords="ALS, stem cells"), {"keywords": ["ALS", "stem cells"]}),
        (meta(citation_language="eng"), {"language": ["en"]}),
        (meta(citation_article_type="Review Article"), {"document_type": ["review"]}),
        (meta(citation_article_type="Research Article"), {}),
        (meta(description="x", keywords="a, b", author="Admin"), {}),
        (meta(citation_title=""), {}),
        ("<html lang=de-CH>", {"language": ["de"]}),
        ("<html lang=de>" + meta(**{"dcterms.language": "fr"}), {"language": ["fr"]}),
        ("<link rel=license href=//creativecommons.org/licenses/by-nc/4.0/>", {"licence": ["CC-BY-NC-4.0"]}),
        ("<a href=http://creativecommons.org/publicdomain/zero/1.0/>CC0</a>", {"licence": ["CC0-1.0"]}),
        (
            "<a href=http://creativecommons.org/licenses/by/4.0/>a</a>"
            "<a href=http://creativecommons.org/licenses/by-sa/4.0/>b</a>",
            {},
        ),
        (meta(**{"dc.rights": "© 2020 The Authors"}), {}),
        (meta(citation_date="2019/10"), {"year": ["2019"], "published": ["2019-10"]}),
        (
            "<meta property='article:published_time' content='2020-05-03T08:00:00Z'>",
            {"year": ["2020"], "published": ["2020-05-03"], "published_on": ["2020-05-03"]},
        ),
    ],
)
def test_meta_and_link_tags_state_columns(head: str, expected: dict[str, list[str]]) -> None:
    assert stated(head) == expected


PERIODICAL = '{"@type": "Periodical", "name": "J Ex"}'
ISSUE = f'{{"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": {PERIODICAL}}}'
PERSON = '{"@type": "Person", "name": "J\\u00fcrgen Roe"}'
SITE = '{"@type": "Organization", "name": "The Example"}'


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (f'{{"@type": "NewsArticle", "author": {PERSON}}}', {"authors": ["Jürgen Roe"]}),
        (f'{{"@type": "NewsArticle", "author": [{PERSON}, {SITE}]}}', {"authors": ["Jürgen Roe"]}),
        (f'{{"@type": "NewsArticle", "author": {SITE}}}', {}),
        ('[{"@type": ["Article"], "inLanguage": "en-US"}]', {"language": ["en"]}),
        (
            f'{{"@graph": [{{"@type": "WebPage"}}, {{"@type": "ScholarlyArticle", "isPartOf": {ISSUE}}}]}}',
            {"journal": ["J Ex"], "issue": ["2"]},
        ),
        ('{"@type": "ScholarlyArticle", "sameAs": "https://doi.org/10.1000/ABC"}', {"doi": ["10.1000/abc"]}),
        ('{"@type": "Article", "keywords": ["ALS", "cells"]}', {"keywords": ["ALS", "cells"]}),
        ('{"@type": "QAPage", "name": "Does it work?"}', {"source_type": ["forum"]}),
        ('[{"@type": "Article", "keywords": "a"}, {"@type": "Article", "keywords": "b"}]', {}),
        ('{"@type": "ItemList", "itemListElement": [{"@type": "Article", "keywords": "a"}]}', {}),
        ('{"@type": "Article", "keywords": "AT&amp;T"', {"keywords": ["AT&T"]}),
        ("no json at all ]]}}", {}),
        ('{"@type": ' * 5000, {}),
    ],
)
def test_json_ld_states_columns_of_the_one_article(script: str, expected: dict[str, list[str]]) -> None:
    assert stated(f'<script type="application/ld+json">{script}</script>') == expected


def test_a_stated_value_leads_to_what_says_it() -> None:
    page = '<meta content=" M&uuml;ster, Max" name=citation_author><p>x'
    assert read_html(page.encode()).stated == (
        Stated("authors", "Max Müster", 15, 32, "html#citation_author"),
    )
    assert page[15:32] == " M&uuml;ster, Max"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2019/10/15", "2019-10-15"),
        ("2019-10-15T08:00:00+01:00", "2019-10-15"),
        ("20191015", "2019-10-15"),
        ("2019 Oct 5", "2019-10-05"),
        ("5 October 2019", "2019-10-05"),
        ("October 5, 2019", "2019-10-05"),
        ("Oct 2019", "2019-10"),
        ("2019-10", "2019-10"),
        ("2019", "2019"),
        ("Winter 2019", "2019"),
        ("03/04/2019", None),
        ("2019/02/31", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_they_are_stated(value: str, date: str | None) -> None:
    assert published(value).get("published") == date
