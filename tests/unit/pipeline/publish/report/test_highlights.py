"""Mentions are held where their text is shown."""

from __future__ import annotations

import pytest

from pipeline.publish.report import texts


def mention(document, start, end, **said):
    return {
        "mention_id": f"{document}{start}",
        "document_id": document,
        "start": start,
        "end": end,
        "concept_id": "A:2",
        **said,
    }


@pytest.fixture
def marks(publish, held, full):
    def found(mentions, lengths):
        documents = [
            {"document_id": one, "source_uri": one, "text": "x" * size} for one, size in lengths.items()
        ]
        tables = {**full, "documents": [documents], "claims": [], "sentences": [], "mentions": [mentions]}
        return {document[0]: document[-3] for document in held(publish(tables=tables))["documents"]}

    return found


def test_each_mention_is_told_by_its_distance_length_concept_and_what_is_said_of_it(marks):
    mentions = [
        mention("a", 3, 5),
        mention("a", 10, 14, negated=True),
        mention("b", 1, 2, negated=True, hedged=True),
    ]
    assert marks(mentions, {"a": 20, "b": 20, "c": 20}) == {
        "a": [3, 2, 0, 0, 7, 4, 0, 1],
        "b": [1, 1, 0, 3],
        "c": [],
    }


def test_a_mention_outside_what_is_shown_is_left_out(marks):
    assert marks([mention("a", 1, 4), mention("a", 598, 603), mention("a", 9000, 9004)], {"a": 13000}) == {
        "a": [1, 3, 0, 0]
    }


def test_a_document_past_the_space_has_no_text(publish, held, full, monkeypatch):
    monkeypatch.setattr(texts, "TEXT_BYTES", 30)
    documents = [{"document_id": one, "source_uri": one, "text": "x" * 12} for one in "abc"]
    tables = {**full, "documents": [documents], "claims": [], "sentences": []}
    assert [bool(document[-4]) for document in held(publish(tables=tables))["documents"]] == [
        True,
        False,
        False,
    ]


def test_a_text_that_does_not_fit_leaves_its_place_to_the_next(publish, held, full, monkeypatch):
    monkeypatch.setattr(texts, "TEXT_BYTES", 30)
    documents = [
        {"document_id": one, "source_uri": one, "text": "x" * size} for one, size in (("a", 40), ("b", 12))
    ]
    tables = {**full, "documents": [documents], "claims": [], "sentences": []}
    assert [bool(document[-4]) for document in held(publish(tables=tables))["documents"]] == [False, True]


def test_a_capture_too_large_to_be_read_still_tells_what_was_left_out(publish, held, full, monkeypatch):
    monkeypatch.setattr(texts, "CAPTURES_BYTES", 1)
    segment = {"document_id": "d1", "ordinal": 0, "role": "advert", "raw_start": 0, "raw_end": 4}
    capture = {"capture_id": "", "document_id": "d1", "content": b"Menu", "media_type": "text/plain"}
    page = publish(tables={**full, "segments": [[segment]], "captures": [[capture]]})
    assert held(page)["documents"][0][-2] == [[0, "advert", ""]]
