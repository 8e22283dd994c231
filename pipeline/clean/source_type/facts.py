"""Counts about a page that say what kind of page it is."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment

FACTS = frozenset(
    [
        "abstract",
        "paragraphs",
        "text_headings",
        "references",
        "affiliations",
        "authors",
        "byline",
        "doi",
        "pmid",
        "journal",
        "place",
        "registry_id",
        "type_lines",
        "article_lines",
        "stated_type",
        "record_lines",
        "contact_lines",
    ]
)
_ARTICLE = "type-article"
_RECORD_RULES = ("type-", "identifier-", "dated-", "volume-", "issue-", "journal-", "research-output")
_RECORD_ROLES = frozenset(["affiliation", "keyword", "reference"])
_PAPER_HEADINGS = frozenset(["heading-part", "heading-introduction"])
_BYLINES = frozenset(["byline", "start-author"])


def count_facts(segments: list[RawSegment], metadata: Metadata) -> dict[str, int]:
    """Each of ``FACTS`` by name; those not counted are 0."""
    roles = Counter([segment.role for segment in segments])
    rules = [segment.rule_id for segment in segments if segment.kept]
    return _stated_facts(metadata) | {
        "abstract": roles["abstract"],
        "paragraphs": roles["body"],
        "references": roles["reference"],
        "contact_lines": roles["contact"],
        "text_headings": _text_headings(segments),
        "byline": sum(rule in _BYLINES for rule in rules),
        "type_lines": sum(rule.startswith("type-") for rule in rules),
        "article_lines": rules.count(_ARTICLE),
        "stated_type": rules.count("label-type") if metadata.document_type else 0,
        "record_lines": sum(segment.role in _RECORD_ROLES for segment in segments)
        + sum(rule.startswith(_RECORD_RULES) for rule in rules),
    }


def _stated_facts(metadata: Metadata) -> dict[str, int]:
    return {
        "affiliations": len(metadata.affiliations),
        "authors": len(metadata.authors),
        "doi": metadata.doi is not None,
        "pmid": metadata.pmid is not None,
        "journal": metadata.journal is not None,
        "place": metadata.volume is not None or metadata.first_page is not None,
        "registry_id": metadata.registry_id is not None,
    }


def _text_headings(segments: list[RawSegment]) -> int:
    """Headings of a paper's parts right above body text; those within an abstract don't count."""
    kept = [segment for segment in segments if segment.kept]
    return sum(left.rule_id in _PAPER_HEADINGS and right.role == "body" for left, right in pairwise(kept))
