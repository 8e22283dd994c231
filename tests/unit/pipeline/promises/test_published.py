"""One sound document, and each way in which one wrong value is found by what else is told."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pyarrow as pa
import pytest

from pipeline.identity import stable_id
from pipeline.link.concept_counts import count_mentions
from pipeline.promises import check_corpus, check_shard
from schemas import TABLES

RAW = b"A cure\n\nALS has no cure."
TEXT = RAW.decode()
DOCUMENT = stable_id("a.txt")
SENTENCE = stable_id("sentence", DOCUMENT, 8, 24)
CONCEPT = "MONDO:0004976"
WORK = "e" * 16
CAPTURE = stable_id("capture", "a.txt", sha256(RAW).hexdigest())

SOUND: dict[str, list[dict[str, Any]]] = {
    "captures": [
        {
            "capture_id": CAPTURE,
            "document_id": DOCUMENT,
            "source_uri": "a.txt",
            "sha256": sha256(RAW).hexdigest(),
            "size_bytes": len(RAW),
            "content": RAW,
        }
    ],
    "documents": [
        {
            "document_id": DOCUMENT,
            "capture_id": CAPTURE,
            "source_uri": "a.txt",
            "title": "A cure",
            "authors": ["Doe", "Roe"],
            "work_id": WORK,
            "text": TEXT,
        }
    ],
    "documents_provenance": [
        {"document_id": DOCUMENT, "column": "title", "ordinal": 0, "value": "A cure"},
        {"document_id": DOCUMENT, "column": "authors", "ordinal": 1, "value": "Roe"},
    ],
    "segments": [
        {"document_id": DOCUMENT, "ordinal": 0, "role": "title", "start": 0, "end": 6, "kept": True},
        {"document_id": DOCUMENT, "ordinal": 1, "role": "body", "start": 8, "end": 24, "kept": True},
    ],
    "sentences": [
        {"sentence_id": SENTENCE, "document_id": DOCUMENT, "role": "body", "start": 8, "end": 24},
    ],
    "mentions": [
        {
            "mention_id": stable_id("mention", DOCUMENT, 8, 11, CONCEPT),
            "document_id": DOCUMENT,
            "sentence_id": SENTENCE,
            "start": 8,
            "end": 11,
            "entity_type": "disease",
            "concept_id": CONCEPT,
            "rule_id": "abbreviations#ALS",
        }
    ],
    "abbreviations": [
        {"document_id": DOCUMENT, "short": "ALS", "start": 8, "end": 11, "concept_id": CONCEPT}
    ],
    "references": [
        {
            "reference_id": stable_id("reference", DOCUMENT, 0),
            "document_id": DOCUMENT,
            "ordinal": 0,
            "title": "A cure",
            "stated": [{"field": "title", "raw_start": 0, "raw_end": 6}],
        }
    ],
    "concepts": [{"concept_id": CONCEPT, "entity_type": "disease", "n_mentions": 1, "n_documents": 1}],
    "works": [{"work_id": WORK, "document_ids": [DOCUMENT]}],
}


def tables(name: str = "", **wrong: Any) -> dict[str, pa.Table]:
    """The sound tables, with some columns of the last row of one of them altered."""
    made = {}
    for table in TABLES:
        rows = [dict(row) for row in SOUND.get(table, [])]
        if table == name:
            rows[-1] |= wrong
        made[table] = pa.Table.from_pylist(rows, schema=TABLES[table].arrow_schema())
    return made


def broken(made: dict[str, pa.Table]) -> set[tuple[str, str]]:
    checks = [*check_shard(made), *check_corpus(made, [count_mentions(tables()["mentions"])])]
    return {(check.promise, check.table) for check in checks if check.failures}


def test_a_sound_version_keeps_every_promise() -> None:
    assert broken(tables()) == set()


def test_a_short_form_that_names_nothing_where_it_is_defined_breaks_no_promise() -> None:
    made = tables("abbreviations", start=18, end=22)
    assert ("agreement", "abbreviations") not in broken(made)


@pytest.mark.parametrize(
    ("name", "wrong", "promise"),
    [
        ("captures", {"content": b"altered"}, ("content", "captures")),
        ("captures", {"size_bytes": 7}, ("content", "captures")),
        ("captures", {"capture_id": "f" * 16}, ("ids", "captures")),
        ("captures", {"source_uri": "b.txt"}, ("agreement", "documents")),
        ("captures", {"n_members": 2}, ("counts", "captures")),
        ("documents", {"document_id": "f" * 16}, ("ids", "documents")),
        ("documents", {"title": "Another"}, ("agreement", "documents_provenance")),
        ("documents", {"authors": ["Roe", "Doe"]}, ("agreement", "documents_provenance")),
        ("documents", {"authors": ["Roe"]}, ("agreement", "documents_provenance")),
        ("documents", {"work_id": "d" * 16}, ("counts", "works")),
        ("documents", {"text": TEXT + " More."}, ("clean_text", "segments")),
        ("segments", {"start": 7}, ("clean_text", "segments")),
        ("segments", {"end": 23}, ("clean_text", "segments")),
        ("segments", {"kept": False}, ("clean_text", "segments")),
        ("segments", {"role": "abstract"}, ("agreement", "sentences")),
        ("sentences", {"start": 7}, ("agreement", "sentences")),
        ("sentences", {"end": 22}, ("ids", "sentences")),
        ("mentions", {"start": 9}, ("ids", "mentions")),
        ("mentions", {"start": 7}, ("agreement", "mentions")),
        ("mentions", {"entity_type": "drug"}, ("agreement", "mentions")),
        ("mentions", {"rule_id": "vocabulary/disease.tsv#MONDO:1"}, ("agreement", "mentions")),
        ("abbreviations", {"concept_id": "MONDO:1"}, ("agreement", "abbreviations")),
        ("abbreviations", {"concept_id": None}, ("agreement", "abbreviations")),
        ("mentions", {"part_of": CONCEPT}, ("agreement", "mentions")),
        ("references", {"title": None}, ("agreement", "references")),
        *(
            ("references", {"stated": [{"field": "title", **span}]}, ("agreement", "references"))
            for span in (
                {"raw_start": 0, "raw_end": len(RAW) + 1},
                {"raw_start": -1, "raw_end": 6},
                {"raw_start": 6, "raw_end": 6},
            )
        ),
        ("concepts", {"n_mentions": 2}, ("counts", "concepts")),
        ("concepts", {"n_documents": 0}, ("counts", "concepts")),
        ("works", {"document_ids": []}, ("counts", "works")),
    ],
)
def test_a_broken_promise_is_found(name: str, wrong: dict[str, Any], promise: tuple[str, str]) -> None:
    assert promise in broken(tables(name, **wrong))
