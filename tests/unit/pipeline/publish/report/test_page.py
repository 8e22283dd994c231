"""The page is safe, needs nothing else, and can be reached by everyone."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.publish.export.inert import FORMULA
from pipeline.publish.report.assets import LOOK, SCRIPTS, STYLES

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} <!-- &amp;"


def test_a_hostile_text_stays_text(publish, outline, held, full):
    hostile = dict.fromkeys(("title", "source_uri", "doi", "pmid", "registry_id", "text"), HOSTILE)
    refused = {"stage": "raw_text", "source_uri": HOSTILE, "key": HOSTILE, "rule": HOSTILE, "value": HOSTILE}
    tables = {
        "documents": [[{**full["documents"][0][0], **hostile, "publication_status": HOSTILE}]],
        "sentences": [[{**full["sentences"][0][0], "start": 0, "end": 5}]],
        "claims": [[{**full["claims"][0][0], "rule_id": HOSTILE}]],
        "concepts": [[{**concept, "label": HOSTILE} for concept in full["concepts"][0]]],
        "quantities": [[{"quantity_id": "q1", "document_id": "d1", "surface": HOSTILE, "unit": HOSTILE}]],
        "quarantine": [[{**refused, "column": HOSTILE, "detail": HOSTILE}]],
        "evidence_map": [[full["evidence_map"][0][0]]],
    }
    page = publish(tables=tables)
    found = outline(page)
    assert [tag for tag, _ in found.tags].count("script") == 2
    assert "img" not in {tag for tag, _ in found.tags}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert " ".join(HOSTILE.split()) in found.text
    assert held(page)["quantities"]["surface"] == [HOSTILE]
    assert all(re.match(r"#", to) for to in found.values("href"))


def test_the_page_loads_nothing_and_lets_only_its_own_script_run(publish, outline):
    source = publish()
    found = outline(source)
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in found.tags}
    assert not [value for _, attributes in found.tags if (value := attributes.get("src"))]
    (policy,) = [content for content in found.values("content") if "default-src 'none'" in content]
    script = source.partition('<script type="module">')[2].partition("</script>")[0]
    style = source.partition("<style>")[2].partition("</style>")[0]
    for text in (script, style):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert not re.search(r"url\(|@import", style)


def test_every_file_of_the_look_is_on_the_page():
    assert {path.name for path in LOOK.iterdir()} == {*STYLES, *SCRIPTS}


@pytest.mark.parametrize("path", sorted(LOOK.glob("*.js")), ids=lambda path: path.name)
def test_the_script_makes_no_markup_from_text_and_asks_for_nothing(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp|</script", text
    )


def test_the_page_and_an_export_know_the_same_beginnings_of_formulas():
    script = (LOOK / "csv.js").read_text(encoding="utf-8")
    on_page = re.search("FORMULA = /(.+)/;", script)[1]
    signs = [chr(code) for code in range(1 << 16)]
    begins = [sign for sign in signs if re.match(FORMULA, sign)]
    assert [sign for sign in signs if re.match(on_page, sign)] == begins
    assert {*"=+-@\t\r\n"} <= {*begins}


def test_every_link_and_label_leads_to_one_place_on_the_page(publish, outline, held):
    page = publish()
    found = outline(page)
    places = found.values("id")
    assert len(places) == len(set(places))
    targets = {to[1:] for to in found.values("href") if to.startswith("#")}
    documents = {f"d-{document[0]}" for document in held(page)["documents"]}
    assert targets <= {*places, *documents}
    assert set(found.values("aria-labelledby")) <= {*places, "reader-title"}


def test_every_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(publish, outline):
    found = outline(publish())
    boxes = [attributes for _, attributes in found.tags if attributes.get("class") == "scroll"]
    assert boxes
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)


def test_headings_descend_without_a_gap_below_one_first_heading(publish, outline):
    levels = [int(tag[1]) for tag, _ in outline(publish()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
