"""The page is safe, needs nothing else, and can be reached by everyone."""

from __future__ import annotations

import re
from itertools import pairwise

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} <!-- &amp;"


def test_a_hostile_text_stays_text(publish, outline, full):
    hostile = dict.fromkeys(("title", "source_uri", "doi", "pmid", "registry_id"), HOSTILE)
    refused = {"stage": "raw_text", "source_uri": HOSTILE, "key": HOSTILE, "rule": HOSTILE, "value": HOSTILE}
    tables = {
        "documents": [[{**full["documents"][0][0], **hostile, "publication_status": HOSTILE}]],
        "sentences": [[{**full["sentences"][0][0], "surface": HOSTILE}]],
        "claims": [[{**full["claims"][0][0], "rule_id": HOSTILE}]],
        "concepts": [[{**concept, "label": HOSTILE} for concept in full["concepts"][0]]],
        "quantities": [[{"quantity_id": "q1", "document_id": "d1", "surface": HOSTILE, "unit": HOSTILE}]],
        "quarantine": [[{**refused, "column": HOSTILE, "detail": HOSTILE}]],
        "evidence_map": [[full["evidence_map"][0][0]]],
    }
    found = outline(publish(tables=tables))
    assert not {"script", "img"} & {tag for tag, _ in found.tags}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert " ".join(HOSTILE.split()) in found.text
    assert all(
        re.match(r"#|https://(doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)/", to) for to in found.values("href")
    )


def test_the_page_loads_nothing(publish, outline):
    source = publish()
    found = outline(source)
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _ in found.tags}
    assert "default-src 'none'" in source
    assert not re.search(r"url\(|@import|src=", source)


def test_every_link_and_label_leads_to_one_place_on_the_page(publish, outline):
    found = outline(publish())
    places = found.values("id")
    assert len(places) == len(set(places))
    targets = [to[1:] for to in found.values("href") if to.startswith("#")]
    assert set(targets) | set(found.values("aria-labelledby")) <= set(places)


def test_every_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(publish, outline):
    found = outline(publish())
    boxes = [attributes for _, attributes in found.tags if attributes.get("class") == "scroll"]
    assert len(boxes) == 4
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)


def test_headings_descend_without_a_gap_below_one_first_heading(publish, outline):
    levels = [int(tag[1]) for tag, _ in outline(publish()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
