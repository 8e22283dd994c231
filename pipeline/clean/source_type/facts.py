"""Counts about a page that say what kind of page it is, and where on the page they are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import KEPT_ROLES, RawSegment
from pipeline.decoded import SHOWN

_PROSE = {"abstract": ("abstract",), "body": ("paragraphs",), "reference": ("references",)}
_BY_ROLE = {
    **_PROSE,
    "affiliation": ("record_lines",),
    "keyword": ("record_lines",),
    "contact": ("contact_lines",),
}
BY_RULE = {
    "byline": ("byline",),
    "start-author": ("byline",),
    "label-type": ("stated_type",),
    "type-article": ("type_lines", "article_lines", "record_lines"),
    "heading-part": ("text_headings",),
    "heading-introduction": ("text_headings",),
}
RECORD_RULES = ("identifier-", "dated-", "volume-", "issue-", "journal-", "research-output")
_FIELDS = {
    "affiliations": ("affiliations",),
    "authors": ("authors",),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "journal": ("journal",),
    "place": ("volume", "first_page"),
    "registry_id": ("registry_id",),
}
"""Facts of what the page states of itself, and the fields that tell them."""

_FACT_OF_FIELD = {field: fact for fact, fields in _FIELDS.items() for field in fields}

Place = tuple[int, int, str]
"""Start, end, and what these are code points of."""

FACTS = frozenset(
    [
        *_FIELDS,
        "sections",
        "entries",
        "price_lines",
        *(fact for some in (_BY_ROLE, BY_RULE) for facts in some.values() for fact in facts),
    ]
)
_ON_LINES = (
    FACTS
    - _FIELDS.keys()
    - {"sections", "entries", "price_lines", *(fact for facts in _PROSE.values() for fact in facts)}
)
_KIND = itemgetter(RawSegment._fields.index("role"), RawSegment._fields.index("rule_id"))


class Facts:
    """The facts about a page: ``counts`` by name, without those not seen."""

    def __init__(self, segments: list[RawSegment], metadata: Metadata, prices: int = 0) -> None:
        self._segments = segments
        self._stated = metadata.stated
        self.counts = _counts(segments, metadata) | {"price_lines": prices}

    def places(self, facts: Collection[str]) -> dict[str, Place]:
        """Where each of ``facts`` is first seen; those that are seen in prose are left out."""
        found: dict[str, Place] = {}
        for field, _, start, end, _, within in self._stated:
            fact = _FACT_OF_FIELD.get(field, "")
            if fact in facts and fact not in found:
                found[fact] = (start, end, within)
        if not _ON_LINES.isdisjoint(facts):
            self._add_lines(facts, found)
        return found

    def _add_lines(self, facts: Collection[str], found: dict[str, Place]) -> None:
        for segment in self._segments:
            if segment.role not in _PROSE:
                for fact in _facts_of(segment.role, segment.rule_id):
                    if fact in facts:
                        found.setdefault(fact, (segment.start, segment.end, SHOWN))


def _counts(segments: list[RawSegment], metadata: Metadata) -> dict[str, int]:
    counts = _stated_counts(metadata)
    for kind, number in Counter(map(_KIND, segments)).items():
        for fact in _facts_of(*kind):
            counts[fact] = counts.get(fact, 0) + number
    kept = [segment for segment in segments if segment.kept]
    counts["entries"] = max(_authored_titles(kept), _labelled_records(kept))
    headings = _headings_above_text(kept)
    counts["sections"] = len(headings)
    if "text_headings" in counts:
        counts["text_headings"] = sum("text_headings" in _facts_of(*_KIND(one)) for one in headings)
    if metadata.document_type is None:
        counts.pop("stated_type", None)
    return counts


def _stated_counts(metadata: Metadata) -> dict[str, int]:
    return {
        "affiliations": len(metadata.affiliations),
        "authors": len(metadata.authors),
        "doi": metadata.doi is not None,
        "pmid": metadata.pmid is not None,
        "journal": metadata.journal is not None,
        "place": metadata.volume is not None or metadata.first_page is not None,
        "registry_id": metadata.registry_id is not None,
    }


@lru_cache(maxsize=4096)
def _facts_of(role: str, rule_id: str) -> tuple[str, ...]:
    """What a segment counts for by its role and by the rule that gave it."""
    facts = _BY_ROLE.get(role, ())
    if role not in KEPT_ROLES:
        return facts
    if rule_id in BY_RULE:
        return facts + BY_RULE[rule_id]
    if rule_id.startswith("type-"):
        return (*facts, "type_lines", "record_lines")
    return (*facts, "record_lines") if rule_id.startswith(RECORD_RULES) else facts


def _authored_titles(kept: list[RawSegment]) -> int:
    """How often authors stand below a title, right there or with lines of its record between."""
    shown = [segment.role for segment in kept if segment.role != "metadata"]
    return sum([above == "title" and below == "author" for above, below in pairwise(shown)])


def _labelled_records(kept: list[RawSegment]) -> int:
    """How many works have a label before their title and one before their journal."""
    rules = Counter([segment.rule_id for segment in kept])
    return min(rules["label-title"], rules["label-journal"])


def _headings_above_text(kept: list[RawSegment]) -> list[RawSegment]:
    """Headings right above body text; those within an abstract don't count."""
    return [left for left, right in pairwise(kept) if left.role == "heading" and right.role == "body"]
