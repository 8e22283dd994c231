"""What the JSON-LD of a page says of the article that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.sources.html.head.json_ld import Node, each, objects_among, read_json, strings
from pipeline.sources.html.tags import Value

_ARTICLES = frozenset([
    "AnalysisNewsArticle", "Article", "BlogPosting", "MedicalScholarlyArticle", "NewsArticle",
    "OpinionNewsArticle", "Report", "ReportageNewsArticle", "ReviewNewsArticle", "ScholarlyArticle",
    "TechArticle",
])  # fmt: skip
_DISCUSSIONS = frozenset(["DiscussionForumPosting", "QAPage"])
_CONTAINERS = frozenset(["PublicationIssue", "PublicationVolume", "Periodical"])
_PLAIN = {
    "headline": "title", "name": "title", "datePublished": "published", "keywords": "keywords",
    "inLanguage": "language", "license": "licence", "pageStart": "first_page", "pageEnd": "last_page",
    "sameAs": "doi", "identifier": "doi", "@id": "doi",
}  # fmt: skip
_OF_CONTAINER = {"name": "journal", "volumeNumber": "volume", "issueNumber": "issue"}
_MOST_CONTAINERS = 4


def facts_in(text: str, start: int) -> Iterator[tuple[str, Value]]:
    """Field and value of what a JSON-LD script states, whose content begins at code point ``start``.

    Nothing where it names several articles, for it does not say which of them the page shows.
    """
    objects = list(objects_among(read_json(text, start)))
    discussions = [kind for one in objects for kind in strings(one.get("@type")) if kind.text in _DISCUSSIONS]
    if discussions:
        yield "discussion", discussions[0]
    articles = [one for one in objects if _is_one_of(one, _ARTICLES)]
    if len(articles) == 1:
        yield from _facts(articles[0])


def _is_one_of(node: Node | None, types: frozenset[str]) -> bool:
    return isinstance(node, dict) and any(kind.text in types for kind in strings(node.get("@type")))


def _facts(article: dict[str, Node]) -> Iterator[tuple[str, Value]]:
    for name, field in _PLAIN.items():
        for value in strings(article.get(name)):
            yield field, value
    for author in each(article.get("author")):
        yield from _names(author)
    container = article.get("isPartOf")
    for _ in range(_MOST_CONTAINERS):
        if not isinstance(container, dict) or not _is_one_of(container, _CONTAINERS):
            return
        for name, field in _OF_CONTAINER.items():
            yield from ((field, value) for value in strings(container.get(name))[:1])
        container = container.get("isPartOf")


def _names(author: Node) -> Iterator[tuple[str, Value]]:
    """The name of a person; an author that is an organization is the site, as a rule."""
    if isinstance(author, dict) and _is_one_of(author, frozenset(["Person"])):
        yield from (("authors", value) for value in strings(author.get("name"))[:1])
