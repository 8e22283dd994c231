"""Which JATS elements are text of a document, in which role; anything else is part of what surrounds it."""

from __future__ import annotations

import re

LEAVES = {
    "article-title": "title", "trans-title": "title", "subtitle": "title", "journal-title": "metadata",
    "article-id": "metadata", "subject": "metadata", "volume": "metadata", "issue": "metadata",
    "fpage": "metadata", "lpage": "metadata", "elocation-id": "metadata", "pub-date": "metadata",
    "license": "metadata", "name": "author", "name-alternatives": "author", "string-name": "author",
    "collab": "author",
    "aff": "affiliation", "kwd": "keyword", "title": "heading", "caption": "caption",
    "table-wrap-foot": "caption", "tr": "body", "ref": "reference", "citation": "reference",
    "award-group": "metadata", "related-article": "metadata", "copyright-statement": "legal",
    "copyright-holder": "legal", "author-notes": "contact", "email": "contact", "address": "contact",
}  # fmt: skip
"""The role of elements that are one block, whatever stands in them."""

CLOSINGS = {name: re.compile(rf"</{name}\s*>") for name in LEAVES}
"""The end tags of these elements."""

FLOWS = {"p": "body", "list-item": "body", "disp-quote": "body", "verse-group": "body", "def-item": "body"}
"""The role of elements that other blocks may interrupt, as a figure does a paragraph."""

STRUCTURES = frozenset((
    "abstract", "ack", "app", "app-group", "article", "article-categories", "article-meta", "back", "body",
    "boxed-text", "contrib", "contrib-group", "def-list", "disp-formula-group", "fig", "fig-group",
    "floats-group", "front", "front-stub", "glossary", "journal-meta", "journal-title-group", "kwd-group",
    "label", "list", "permissions", "pub-date", "ref-list", "sec", "subj-group", "table", "table-wrap",
    "table-wrap-group", "tbody", "tfoot", "thead", "title-group", "trans-abstract", "trans-title-group",
    "funding-group", "notes", "fn-group", "alternatives",
))  # fmt: skip
"""Elements without text of their own."""

DROPPED = frozenset((
    "sub-article", "response", "history", "counts", "custom-meta-group", "fn", "object-id", "media",
    "supplementary-material", "processing-meta", "self-uri", "publisher", "journal-id", "issn", "isbn",
    "contrib-id", "role", "degrees", "product", "bio",
))  # fmt: skip
"""Elements whose text, with all in them, is recorded and not shown."""

OTHER_CONTRIBUTOR = re.compile(
    r"""(?:contrib|content)-type\s*=\s*["'][^"']*(?:edit|review|translat)""", re.IGNORECASE
)
"""The tag of a person or group with a part in the work that is not an author's."""

DOCUMENT_TYPES = {
    "review-article": "review", "systematic-review": "systematic_review",
    "meta-analysis": "systematic_review", "case-report": "case_report", "clinical-trial": "clinical_trial",
    "editorial": "editorial", "letter": "editorial", "article-commentary": "editorial",
    "discussion": "editorial", "news": "news", "correction": "other", "retraction": "other",
    "expression-of-concern": "other", "addendum": "other", "announcement": "other", "book-review": "other",
    "abstract": "other", "obituary": "other",
}  # fmt: skip
"""What ``article-type`` says about how the work was made; a research article may be of any design."""

NOTICES = {
    "retracted-article": "",
    "retraction-forward": "retracted",
    "object-of-concern-forward": "expression of concern",
    "correction-forward": "corrected",
}
"""``related-article-type`` of later notices about this article, and its status then.

A ``retracted-article`` is the one that this notice retracts.
"""

GIVEN, FAMILY, SUFFIX = (
    re.compile(rf"<{part}(?=[\s>])[^<>]*>(.*?)</{part}\s*>", re.DOTALL)
    for part in ("given-names", "surname", "suffix")
)
"""The parts of a person's name."""
