"""A reviewer reads what is new in the evidence, and nothing that only moved."""

from __future__ import annotations

import pytest

from pipeline.publish import diff
from pipeline.publish.diff.summary import Line, Section, summarize
from pipeline.publish.diff.summary.counts import rows_by_op
from pipeline.publish.diff.summary.names import Names
from pipeline.publish.diff.summary.shown import NOTHING, as_html, as_markdown, as_text


def claim(number, document, **columns):
    """A claim that cells benefit survival."""
    row = {
        "intervention_id": "A:cells",
        "outcome_id": "A:survival",
        "direction": "increase",
        "effect": "benefit",
    }
    return {"claim_id": f"c{number}", "document_id": document, "sentence_id": f"s{number}", **row, **columns}


@pytest.fixture
def news(lab, capture):
    """What the second of two versions brings; each is the claims of its documents."""

    def publish(run, claims):
        documents = sorted(claims)
        rows = [claim for name in documents for claim in claims[name]]
        concepts = [
            {"concept_id": "A:cells", "label": "cells"},
            {"concept_id": "A:survival", "label": "survival"},
        ]
        tables = {
            "captures": [capture(name, repr(claims[name]).encode()) for name in documents],
            "documents": [{"document_id": name, "title": f"Title of {name}"} for name in documents],
            "sentences": [
                {
                    "sentence_id": row["sentence_id"],
                    "document_id": row["document_id"],
                    "surface": "Cells help.",
                }
                for row in rows
            ],
            "claims": rows,
            "concepts": concepts,
        }
        return lab.publish(run, {name: [given] for name, given in tables.items()})

    def between(before, after):
        versions = publish("run-00001", before), publish("run-00002", after)
        found = summarize(*versions, diff(*versions))
        return {section.title: section for section in found if section.title.startswith("Claims")}

    return between


def test_a_new_claim_is_told_with_its_words_its_source_and_its_cause(news):
    found = news({"d1": []}, {"d1": [claim(1, "d1")]})
    line = Line("cells on survival: increase, benefit", "Cells help.", "Title of d1", "input d1.txt")
    assert found == {"Claims that appeared": Section("Claims that appeared", "+", [line], 1)}


def test_a_claim_that_moved_within_its_document_is_no_news(news):
    assert news({"d1": [claim(1, "d1")]}, {"d1": [claim(2, "d1")]}) == {}


@pytest.mark.parametrize("number", [1, 2])
def test_a_claim_that_turned_is_told_with_both_verdicts(news, number):
    turned = claim(number, "d1", direction="decrease", effect="harm", hedged=True)
    found = news({"d1": [claim(1, "d1")]}, {"d1": [turned]})
    (section,) = found.values()
    assert section.title == "Claims that changed direction or effect"
    assert section.lines[0].said == "cells on survival: increase, benefit → decrease, harm, hedged"


def test_a_claim_whose_document_went_lost_its_source(news):
    found = news({"d1": [claim(1, "d1")], "d2": []}, {"d2": []})
    assert [(section.title, section.mark) for section in found.values()] == [
        ("Claims that lost their source", "-")
    ]


def test_a_claim_that_its_document_states_no_more_is_gone(news):
    assert list(news({"d1": [claim(1, "d1")]}, {"d1": []})) == ["Claims no longer found in their document"]


def test_long_lists_are_cut_and_counted(news):
    found = news({"d1": []}, {"d1": [claim(n, "d1", direction=d) for n, d in enumerate("abcdefghijkl")]})
    (section,) = found.values()
    assert (len(section.lines), section.total) == (8, 12)
    assert "and 4 more" in as_text([section])
    assert "- and 4 more" in as_markdown([section])
    assert "<li>and 4 more</li>" in as_html([section])


def test_names_of_what_came_are_read_from_the_difference(lab):
    """The part that holds them is not opened, so it may be gone."""
    rows = [
        {"sentence_id": f"s{number}", "document_id": "d1", "surface": f"No {number}."} for number in (1, 2)
    ]
    first, second = (
        lab.publish(f"run-0000{count}", {"sentences": [rows[:count]]}, render=lambda _: {})
        for count in (1, 2)
    )
    names = Names(first, second, diff(first, second))
    second.path.chmod(0o755)
    second.table("sentences")[0].unlink()
    assert names.sentences(["s2"]) == {"s2": "No 2."}


def test_names_are_looked_up_no_further_than_the_part_that_has_them(lab):
    """Parts behind it that differ too are not opened, so they may be gone."""
    parts = [[{"document_id": "d1", "title": "One"}], [{"document_id": "d2", "title": "Two"}]]
    before = lab.publish("run-00001", {"documents": parts})
    changed = [[{**row, "title": f"{row['title']} more"} for row in part] for part in parts]
    after = lab.publish("run-00002", {"documents": changed})
    changes = diff(before, after)
    path = after.table("documents")[1]
    path.parent.chmod(0o755)
    path.unlink()
    assert Names(before, after, changes).documents(["d1"]) == {"d1": "One more"}


def test_a_work_that_was_retracted_is_told_with_the_claims_on_it(lab):
    work = {"work_id": "w1", "title": "Cells", "document_ids": ["d1"]}
    versions = [
        lab.publish(f"run-{status}", {"works": [[{**work, "status": status}]], "claims": [[claim(1, "d1")]]})
        for status in ("unknown", "retracted")
    ]
    (section,) = [one for one in summarize(*versions, diff(*versions)) if one.title.startswith("Works")]
    assert section.lines[0][:3] == ("unknown → retracted; 1 claim from it", None, "Cells")


def test_a_cell_that_counts_otherwise_is_told_with_both_counts(lab):
    cell = {"outcome_id": "A:survival", "n_claims": 2, "n_benefit": 2}
    concepts = [[{"concept_id": "A:survival", "label": "survival"}]]
    versions = [
        lab.publish(f"run-0000{harm}", {"evidence_map": [[{**cell, "n_harm": harm}]], "concepts": concepts})
        for harm in (0, 1)
    ]
    found = summarize(*versions, diff(*versions))
    section = next(one for one in found if one.title == "Cells of the evidence map that count otherwise")
    assert section.lines[0].said == "survival: harm 0 → 1"


HOSTILE = Section("Claims", "+", [Line("a <b>", "x`|\n<script>\x1b[31m", "</li>&", "input \u202e.txt")], 1)


def test_words_of_inputs_are_inert_in_a_terminal():
    assert "\x1b" not in as_text([HOSTILE])
    assert "\u202e" not in as_text([HOSTILE])


def test_words_of_inputs_are_inert_in_markdown():
    assert "- a <b> — `x'/ <script> [31m` — `</li>&`" in as_markdown([HOSTILE])


def test_words_of_inputs_are_inert_in_html():
    assert "<li><strong>a &lt;b&gt;</strong> <q>x`|\n&lt;script&gt;" in as_html([HOSTILE])
    assert "<cite>&lt;/li&gt;&amp;</cite>" in as_html([HOSTILE])


@pytest.mark.parametrize("form", [as_text, as_markdown, as_html])
def test_nothing_is_told_as_such(form):
    assert NOTHING in form([])


def test_claims_that_came_are_read_from_the_difference_in_the_order_of_their_sentences(lab):
    """Of two that say the same as one that went the later is news; their part may be gone."""
    came = [
        claim(number, "d1", sentence_id=sentence) for number, sentence in ((1, "s9"), (2, "s1"), (3, "s5"))
    ]
    words = [{"sentence_id": row["sentence_id"], "surface": f"In {row['sentence_id']}."} for row in came]
    first, second = (
        lab.publish(f"run-0000{len(rows)}", {"claims": [rows], "sentences": [words]}, render=lambda _: {})
        for rows in ([claim(4, "d1")], came)
    )
    changes = diff(first, second)
    second.path.chmod(0o755)
    second.table("claims")[0].unlink()
    sections = {section.title: section.lines for section in summarize(first, second, changes)}
    assert [line.quote for line in sections["Claims that appeared"]] == ["In s5.", "In s9."]


def test_a_row_counts_once_however_many_of_its_cells_changed(lab):
    rows = [{"document_id": f"d{number}", "title": "before", "year": 2001} for number in range(3)]
    after = [{**row, "title": "after", "year": 2002} for row in rows[:2]]
    versions = [
        lab.publish(f"run-0000{number}", {"documents": [documents]})
        for number, documents in enumerate((rows, after))
    ]
    assert rows_by_op(diff(*versions)) == {("documents", "changed"): 2, ("documents", "removed"): 1}
