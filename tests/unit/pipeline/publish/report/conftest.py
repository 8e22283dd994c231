"""Publishes small tables with a report, and takes its page apart."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from pipeline.publish.rendering import render

DOCUMENT = {
    "document_id": "d1",
    "source_uri": "d1.txt",
    "source_type": "clinic_marketing",
    "document_type": "marketing",
    "peer_review": "not_peer_reviewed",
    "title": "Cells slow decline",
    "year": 2020,
    "doi": "10.1000/x",
    "text": "A title.\n\nCells slowed decline.",
}
CLAIM = {
    "claim_id": "c1",
    "document_id": "d1",
    "sentence_id": "s1",
    "intervention_id": "A:1",
    "outcome_id": "A:2",
    "route_id": "A:3",
    "direction": "decrease",
    "effect": "no_difference",
    "certainty": "probable",
    "claim_role": "result",
    "attribution": "own_result",
    "evidence_level": "single_arm",
    "negated": True,
    "cues": [{"start": 16, "end": 22}],
    "rule_id": "changed-by",
}
SENTENCE = {
    "sentence_id": "s1",
    "document_id": "d1",
    "start": 10,
    "end": 31,
    "surface": "Cells slowed decline.",
}
CONCEPTS = [
    {
        "concept_id": "A:1",
        "label": "stem cell",
        "entity_type": "cell_source",
        "n_mentions": 3,
        "n_documents": 1,
    },
    {"concept_id": "A:2", "label": "decline", "entity_type": "outcome", "n_mentions": 9, "n_documents": 1},
    {"concept_id": "A:3", "label": "intrathecal", "entity_type": "delivery_route"},
]
CELL = {
    "cell_source_id": "A:1",
    "outcome_id": "A:2",
    "n_claims": 8,
    "n_marketing": 2,
    "n_harm": 5,
    "n_works": 1,
}
FULL = {
    "documents": [[DOCUMENT]],
    "sentences": [[SENTENCE]],
    "claims": [[CLAIM]],
    "concepts": [CONCEPTS],
    "evidence_map": [[CELL]],
}
VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")


class Outline(HTMLParser):
    """Tags, attributes and text of a page; fails on a tag that does not close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & {*self.open}:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """The page's text, with single spaces."""
        return " ".join(" ".join(self.pieces).split())

    def values(self, attribute):
        """All values of one attribute."""
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


@pytest.fixture
def publish(lab):
    """Publishes tables, and gives the page's source."""

    def page(run="run-00001", tables=FULL, **manifest):
        version = lab.publish(run, tables, manifest, render)
        return (version.path / "report.html").read_text(encoding="utf-8")

    return page


@pytest.fixture
def held():
    """What a page's script reads."""
    return lambda page: json.loads(page.partition('id="data">')[2].partition("</script>")[0])


@pytest.fixture
def outline():
    """Takes a page apart."""
    return Outline


@pytest.fixture
def full():
    """Tables with one row for each list, as lists of parts."""
    return {name: [[dict(row) for row in part] for part in parts] for name, parts in FULL.items()}
