"""The page shows what a version holds, as text, in one file, and reads little for it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from pipeline.publish.rendering import render
from pipeline.publish.report import claims as claims_module
from pipeline.publish.report.cues import Piece, underline
from pipeline.publish.report.links import links
from pipeline.publish.report.quantities import figures

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} <!-- &amp;"
DOCUMENT = {
    "document_id": "d1",
    "source_uri": "d1.txt",
    "source_type": "clinic_marketing",
    "document_type": "marketing",
    "peer_review": "not_peer_reviewed",
    "title": "Cells slow decline",
    "year": 2020,
    "doi": "10.1000/x",
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
        if "style" not in self.open:
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


def test_a_claim_is_shown_with_all_that_it_was_read_as(publish):
    source = publish()
    text = Outline(source).text
    assert "Cells <mark>slowed</mark> decline." in source
    assert "stem cell → decline" in text
    assert "Effect: no difference Direction: decrease Probable Negated Result Own result" in text
    assert "Route: intrathecal" in text
    assert "Id c1 · rule changed-by" in text
    assert "clinic marketing · marketing · not peer reviewed · 2020" in text


def test_the_map_shows_labels_effects_and_the_share_of_marketing(publish):
    row = Outline(publish()).text.partition("unclear ")[2]
    assert row.startswith("stem cell – – decline 8 1 0 25 % 0 0 5 0 0 0 0 0")


def test_the_ledger_is_the_manifests(publish):
    text = Outline(publish(ledger={"kept": 1200, "duplicate": 2, "quarantined": 3})).text
    assert "Kept 1,200 read as documents Duplicate 2" in text
    assert "Inputs 1,205" in text


def test_changes_are_counted_by_table_and_cause(publish, capture):
    publish("run-00001", {"captures": [[capture("a", b"1")]], "works": [[{"work_id": "w1"}]]})
    changed = {"captures": [[capture("a", b"2")]], "works": [[{"work_id": "w1", "title": "T", "year": 2000}]]}
    text = Outline(publish("run-00002", changed)).text
    assert "Table Cause Added Removed Changed captures input 0 0 1 works input 0 0 1" in text
    assert "Parent v000001-run-0000" in text


def test_a_hostile_text_stays_text(publish):
    hostile = dict.fromkeys(("title", "source_uri", "doi", "pmid", "registry_id"), HOSTILE)
    refused = {"stage": "raw_text", "source_uri": HOSTILE, "key": HOSTILE, "rule": HOSTILE, "value": HOSTILE}
    tables = {
        "documents": [[{**DOCUMENT, **hostile, "publication_status": HOSTILE}]],
        "sentences": [[{**SENTENCE, "surface": HOSTILE}]],
        "claims": [[{**CLAIM, "rule_id": HOSTILE}]],
        "concepts": [[{**concept, "label": HOSTILE} for concept in CONCEPTS]],
        "quantities": [[{"quantity_id": "q1", "document_id": "d1", "surface": HOSTILE, "unit": HOSTILE}]],
        "quarantine": [[{**refused, "column": HOSTILE, "detail": HOSTILE}]],
        "evidence_map": [[CELL]],
    }
    outline = Outline(publish(tables=tables))
    assert not {"script", "img"} & {tag for tag, _ in outline.tags}
    assert not [name for _, attributes in outline.tags for name in attributes if name.startswith("on")]
    assert " ".join(HOSTILE.split()) in outline.text
    assert "49" not in outline.text
    assert all(
        re.match(r"#|https://(doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)/", to) for to in outline.values("href")
    )


def test_the_page_loads_nothing(publish):
    source = publish()
    outline = Outline(source)
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _ in outline.tags}
    assert "default-src 'none'" in source
    assert not re.search(r"url\(|@import|src=", source)


def test_every_link_and_label_leads_to_one_place_on_the_page(publish):
    outline = Outline(publish())
    places = outline.values("id")
    assert len(places) == len(set(places))
    targets = [to[1:] for to in outline.values("href") if to.startswith("#")]
    assert set(targets) | set(outline.values("aria-labelledby")) <= set(places)


def test_every_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(publish):
    outline = Outline(publish())
    boxes = [attributes for _, attributes in outline.tags if attributes.get("class") == "scroll"]
    assert len(boxes) == 4
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)


def test_headings_descend_without_a_gap_below_one_first_heading(publish):
    levels = [int(tag[1]) for tag, _ in Outline(publish()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_empty_version_says_so_of_every_list(publish):
    text = Outline(publish(tables={"works": []}, ledger={})).text
    for said in (
        "The run recorded no ledger of inputs.",
        "This is the first version; there is nothing to compare it with.",
        "The evidence map is empty: no claim was read.",
        "No claim was read in this version.",
        "No quantity was read in this version.",
        "This version has no document.",
        "No concept of the vocabulary is mentioned in this version.",
        "Nothing was refused.",
    ):
        assert said in text


def test_a_version_of_refused_inputs_alone_says_so(publish):
    refused = {
        "stage": "raw_text",
        "source_uri": "a.bin",
        "document_id": "d1",
        "key": "k",
        "rule": "not_text",
    }
    ledger = {"kept": 0, "duplicate": 0, "quarantined": 1}
    text = Outline(publish(tables={"documents": [], "quarantine": [[refused]]}, ledger=ledger)).text
    assert "No input was kept, so every list of findings below is empty." in text
    assert "a.bin raw text not text" in text


def test_a_long_list_is_cut_and_says_so(publish):
    claims = [[{**CLAIM, "claim_id": f"c{number:04}"}] for number in range(claims_module.SHOWN + 100)]
    source = publish(tables={**FULL, "claims": claims})
    assert "Showing 500 of 600 claims" in source
    assert source.count('<li id="c-') == 500


def test_the_page_of_a_thousand_full_documents_is_below_five_megabytes(publish):
    documents = [
        {**DOCUMENT, "document_id": f"d{number:04}", "title": "<" * 400, "source_uri": "&" * 400}
        for number in range(1000)
    ]
    claims = [
        {**CLAIM, "claim_id": f"c{number:04}", "document_id": f"d{number:04}"} for number in range(1000)
    ]
    sentence = {**SENTENCE, "surface": "word " * 300}
    tables = {**FULL, "documents": [documents], "claims": [claims], "sentences": [[sentence]]}
    assert len(publish(tables=tables)) < 5_000_000


def test_the_same_version_gives_the_same_page(publish, lab):
    first = publish()
    again = type(lab)(lab.outputs.parent / "again").publish("run-00001", FULL, {}, render)
    assert (again.path / "report.html").read_text(encoding="utf-8") == first


def test_unchanged_data_has_the_findings_of_the_parents_page(publish):
    def findings(source):
        return source.partition("<!-- findings")[2]

    first, second = publish("run-00001"), publish("run-00002")
    assert findings(first) == findings(second) != ""
    assert "No row changed." in second
    assert "v000002-run-0000" in second.partition("<!-- findings")[0]


def test_findings_of_a_damaged_page_are_made_anew(publish, lab):
    first = publish("run-00001")
    path = lab.outputs / "v000001-run-0000" / "report.html"
    path.chmod(0o644)
    path.write_text(first.replace("slowed", "healed"), encoding="utf-8")
    assert "healed" not in publish("run-00002")


@pytest.mark.parametrize(
    ("text", "cues", "pieces"),
    [
        ("a bc d", [(2, 4)], [Piece("a ", False), Piece("bc", True), Piece(" d", False)]),
        ("ab", [(0, 2)], [Piece("ab", True)]),
        ("ab", [], [Piece("ab", False)]),
        ("abc", [(1, 3), (0, 2)], [Piece("ab", True), Piece("c", True)]),
        ("abc", [(-5, -1), (3, 9)], [Piece("abc", False)]),
        ("a𝛼b", [(1, 2)], [Piece("a", False), Piece("𝛼", True), Piece("b", False)]),
    ],
)
def test_cues_are_cut_out_by_code_points(text, cues, pieces):
    assert underline(text, cues) == pieces


def test_a_sentence_too_long_to_show_ends_in_an_ellipsis():
    (piece,) = underline("x" * 5000, [(3000, 3010)])
    assert piece == Piece("x" * 1500 + "…", False)


@pytest.mark.parametrize(
    ("low", "high", "comparator", "shown"),
    [
        (0.6, 3.8, None, "0.6 to 3.8"),
        (30.0, 30.0, None, "30"),
        (None, 0.05, "<", "< 0.05"),
        (1e6, 1e6, "~", "~ 1000000"),
        (None, None, None, ""),
    ],
)
def test_values_are_shown_in_figures(low, high, comparator, shown):
    assert figures({"low": low, "high": high, "comparator": comparator}) == shown


def test_an_id_cannot_leave_its_address():
    ids = {"doi": '10.1/a?b#c"d', "pmid": None, "pmcid": None, "registry_id": "javascript:x"}
    assert [link.url for link in links(ids)] == ["https://doi.org/10.1/a%3Fb%23c%22d", None]
